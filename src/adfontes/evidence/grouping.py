"""Groups of linked claims: one for each attribute, with the sides that its values form.

A dispute grows from one strong conflict: what agrees with either claim joins its side, and another value joins as a
third side when it conflicts with both. Nothing is chained further: two steps away the attribute is soon another.
What is left over and agrees forms groups of one side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from adfontes.evidence.links import COMPATIBLE, Link
from adfontes.evidence.values import relate_claims
from adfontes.values.evidence import Claim

STRONG = 0.7
"""Score from which a claim that stands in one group already may agree with another claim as well."""
LARGEST_SIDE = 24
"""Claims of one side; more are a sign of a statement that stands everywhere."""


class Group(NamedTuple):
    """Claims about one attribute, by side, and how sure it is that they are about one attribute."""

    sides: tuple[tuple[int, ...], ...]
    """Indices of claims, best first; the sides of the strongest conflict come first."""
    score: float


class _Neighbours:
    """The links of each claim, strongest first."""

    def __init__(self, links: Sequence[Link]) -> None:
        self.agreeing: dict[int, list[tuple[int, float]]] = defaultdict(list)
        self.opposing: dict[int, list[tuple[int, float]]] = defaultdict(list)
        for link in links:
            table = self.opposing if link.sense == "conflict" else self.agreeing
            table[link.first].append((link.second, link.score))
            table[link.second].append((link.first, link.score))

    def agrees_with_most(self, one: int, side: Sequence[int]) -> bool:
        """Whether a statement is linked with more than half of a side; of values it is enough that they fit."""
        return 2 * len({other for other, _ in self.agreeing[one]} & set(side)) > len(side)


def group_links(claims: Sequence[Claim], links: Sequence[Link]) -> list[Group]:
    """Disputes first, each claim in one of them; then what agrees, which joins the side where it fits."""
    near = _Neighbours(links)
    taken: set[int] = set()
    found: list[tuple[list[list[int]], float]] = []
    for link in links:
        if link.sense == "conflict" and link.first not in taken and link.second not in taken:
            sides = _sides(claims, link, near, taken)
            found.append((sides, link.score))
            taken.update(one for side in sides for one in side)
    place = {one: side for sides, _ in found for side in sides for one in side}
    for link in links:
        if link.sense != "conflict":
            _agree(claims, link, near, place, found)
    return [Group(tuple(tuple(side) for side in sides), min(1.0, score)) for sides, score in found]


def _agree(
    claims: Sequence[Claim],
    link: Link,
    near: _Neighbours,
    place: dict[int, list[int]],
    found: list[tuple[list[list[int]], float]],
) -> None:
    """Put two claims that agree into one side: one that holds either of them and takes the other, or a new one."""
    for one, other in ((link.first, link.second), (link.second, link.first)):
        side = place.get(one)
        if side is None:
            continue
        if other in side:
            return
        close = link.sense != "same" or claims[one].slot != "polarity" or near.agrees_with_most(other, side)
        disputed = any(side in sides and len(sides) > 1 for sides, _ in found)
        close = close and not (disputed and _tells_of_nothing(claims, other))
        if close and _fits(claims, other, side) and other not in place and len(side) < LARGEST_SIDE:
            side.append(other)
            place[other] = side
            return
    if link.first in place and (link.second in place or link.score < STRONG):
        return
    if link.second in place and link.score < STRONG:
        return
    side = [link.first, link.second]
    found.append(([side], link.score))
    for one in side:
        place.setdefault(one, side)


def _sides(claims: Sequence[Claim], link: Link, near: _Neighbours, taken: set[int]) -> list[list[int]]:
    sides = [[link.first], [link.second]]
    for side in sides:
        _grow(claims, side, near, taken | {one for other in sides for one in other})
    opponents: dict[int, float] = defaultdict(float)
    for side in sides:
        for one in side[:3]:
            for other, score in near.opposing[one]:
                opponents[other] += score
    for other in sorted(opponents, key=lambda one: (-opponents[one], one)):
        used = taken | {one for side in sides for one in side}
        if other in used:
            continue
        fitting = [side for side in sides if _fits(claims, other, side) and not _tells_of_nothing(claims, other)]
        if fitting:
            fitting[0].append(other)
        elif sum(any(other == o for o, _ in near.opposing[one]) for side in sides for one in side) > 1:
            side = [other]
            _grow(claims, side, near, used)
            sides.append(side)
    return sides


def _grow(claims: Sequence[Claim], side: list[int], near: _Neighbours, taken: set[int]) -> None:
    """Add the claims that agree with the first one and fit all others."""
    for other, score in near.agreeing[side[0]]:
        own = claims[other].citation.source == claims[side[0]].citation.source
        free = other not in taken and other not in side and not _tells_of_nothing(claims, other)
        if free and (score >= STRONG or not own) and _fits(claims, other, side):
            side.append(other)


def _fits(claims: Sequence[Claim], one: int, side: Sequence[int]) -> bool:
    return all(relate_claims(claims[one], claims[other]) in COMPATIBLE for other in side)


def _tells_of_nothing(claims: Sequence[Claim], one: int) -> bool:
    """Whether a date stands with no event ("The Treaty of 1912", a page's title): it takes no side in a dispute."""
    claim = claims[one]
    return claim.slot == "time" and not claim.about.events
