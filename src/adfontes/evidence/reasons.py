"""Why one side of a dispute is better supported, in plain sentences; never a verdict without its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from adfontes.evidence.arithmetic import Reckoned, reckon
from adfontes.evidence.grouping import Group
from adfontes.evidence.sides import width
from adfontes.values.evidence import Claim, Side


def weigh_sides(
    claims: Sequence[Claim], group: Group, sides: Sequence[Side], said: Iterable[Claim] = ()
) -> tuple[int | None, tuple[str, ...]]:
    """The index of the better supported side, and what speaks for it.

    Args:
        claims: those that the group names by index.
        group: the claims of each side.
        sides: the sides in the same order.
        said: all dates and numbers of the sources that take part, to reckon with.
    """
    ranked = sorted(range(len(sides)), key=lambda i: -sides[i].support)
    best, second = ranked[0], ranked[1]
    reasons = []
    if sides[best].support > sides[second].support:
        reasons.append(
            f"{sides[best].support} independent sources say {sides[best].value}, "
            f"{sides[second].support} {'says' if sides[second].support == 1 else 'say'} {sides[second].value}."
        )
    for place, side in enumerate(sides):
        if place != best:
            both = sorted(set(side.sources) & set(sides[best].sources))
            reasons += [f"{one} says both {side.value} and {_other_words(sides[best], one)}." for one in both]
    exact = [min(width(claims[i]) for i in side) for side in group.sides]
    finest = min(range(len(exact)), key=lambda i: exact[i])
    if exact[finest] < min(exact[i] for i in range(len(exact)) if i != finest):
        reasons.append(f"{sides[finest].value} is the most exact value given.")
    reckoned = reckon([[claims[i] for i in side] for side in group.sides], said)
    reasons += [one.words for one in reckoned]
    favoured = best if sides[best].support >= 2 * sides[second].support and sides[best].support > 1 else None
    return _by_reckoning(favoured, sides, reckoned), tuple(reasons)


def _by_reckoning(favoured: int | None, sides: Sequence[Side], reckoned: Sequence[Reckoned]) -> int | None:
    """What alone fits may be favoured; a side that does not fit what can be reckoned is not, whatever its support."""
    fitting = {one.fits for one in reckoned}
    if len(fitting) != 1:
        return None if fitting else favoured
    fits = fitting.pop()
    if favoured is not None:
        return favoured if favoured in fits else None
    return fits[0] if len(fits) == 1 and sides[fits[0]].support >= max(side.support for side in sides) else None


def _other_words(side: Side, source: str) -> str:
    """What a source says on a side, in its own words."""
    return next(mention.quote for mention in side.mentions if mention.source == source)
