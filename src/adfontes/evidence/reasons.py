"""Why one side of a dispute is better supported, in plain sentences; never a verdict without its reasons."""

from __future__ import annotations

from collections.abc import Sequence

from adfontes.evidence.grouping import Group
from adfontes.evidence.sides import width
from adfontes.values.evidence import Claim, Side


def weigh_sides(claims: Sequence[Claim], group: Group, sides: Sequence[Side]) -> tuple[int | None, tuple[str, ...]]:
    """The index of the better supported side, and what speaks for it."""
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
    if exact[best] < min(exact[i] for i in range(len(exact)) if i != best):
        reasons.append(f"{sides[best].value} is the most exact value given.")
    favoured = best if sides[best].support >= 2 * sides[second].support and sides[best].support > 1 else None
    return favoured, tuple(reasons)


def _other_words(side: Side, source: str) -> str:
    """What a source says on a side, in its own words."""
    return next(mention.quote for mention in side.mentions if mention.source == source)
