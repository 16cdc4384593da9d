"""How many values of one shape two sources hold: the fewer there are, the likelier two of them tell of one thing.

Where two sources name one sum of some hundred million each, these are about the same thing although no other word is;
among thirty counts of a few thousand, likeness of size tells nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable

from adfontes.evidence.values import family
from adfontes.values.evidence import Claim
from adfontes.values.quantities import Quantity
from adfontes.values.time import TimeSpan

AROUND = 183
"""Days before the earlier and after the later of two dates."""
TIMES = 2.0
"""How many times smaller or larger a number of the same shape may be."""

Shape = tuple[str, str]


class Crowds:
    """The distinct values of each source by their shape: dates by day, numbers by dimension and unit."""

    def __init__(self, claims: Collection[Claim]) -> None:
        found: dict[str, dict[Shape, set[float]]] = defaultdict(lambda: defaultdict(set))
        for claim in claims:
            size = _size(claim)
            if size is not None:
                found[claim.citation.source][_shape(claim)].add(size)
        self._dates = _dates(claims)
        self._sizes = {
            source: {shape: sorted(sizes) for shape, sizes in shapes.items()} for source, shapes in found.items()
        }

    def around(self, a: Claim, b: Claim) -> int:
        """How many other values like theirs the sources of two claims hold."""
        first, second = _size(a), _size(b)
        if first is None or second is None:
            return 0
        low, high = _window(a, min(first, second), max(first, second))
        found: set[float] = set()
        for source in {a.citation.source, b.citation.source}:
            for shape in {_shape(a), _shape(b)}:
                sizes = self._sizes.get(source, {}).get(shape, [])
                found.update(sizes[bisect_left(sizes, low) : bisect_right(sizes, high)])
        return len(found - {first, second})

    def within(self, finer: Claim, coarser: Claim) -> int:
        """How many other dates the source of a more exact one gives within the less exact one of another source.

        Where a page has one day in a month, the month of another page is likely that day's; where it has ten, any of
        them may be meant.
        """
        time, room = finer.value, coarser.value
        if not isinstance(time, TimeSpan) or not isinstance(room, TimeSpan):
            return 0
        if room.earliest is None or room.latest is None:
            return 0
        days = self._dates.get(finer.citation.source, [])
        there = days[bisect_left(days, (room.earliest, room.earliest)) : bisect_right(days, (room.latest, room.latest))]
        inside = {day for day in there if day[1] <= room.latest and day != (room.earliest, room.latest)}
        return len(inside - {(time.earliest, time.latest)})


def _dates(claims: Iterable[Claim]) -> dict[str, list[tuple[int, int]]]:
    """The distinct dates of each source, as first and last day, in their order."""
    found: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for claim in claims:
        time = claim.value
        if isinstance(time, TimeSpan) and time.earliest is not None and time.latest is not None:
            found[claim.citation.source].add((time.earliest, time.latest))
    return {source: sorted(days) for source, days in found.items()}


def _window(claim: Claim, low: float, high: float) -> tuple[float, float]:
    return (low - AROUND, high + AROUND) if claim.slot == "time" else (low / TIMES, high * TIMES)


def _shape(claim: Claim) -> Shape:
    return family(claim), claim.value.unit if isinstance(claim.value, Quantity) else ""


def _size(claim: Claim) -> float | None:
    """The first day of a date, the amount of a number above nought."""
    value = claim.value
    if isinstance(value, TimeSpan):
        return value.earliest if value.earliest is not None else value.latest
    amount = (value.high or value.low) if isinstance(value, Quantity) else None
    return amount if amount and amount > 0 else None
