"""The line of time: where a day stands on it, and which years are written below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

BREAK_ABOVE, BREAK_TO = 0.34, 0.1
"""A gap that would take more than a third of the line is cut short to a tenth, and the cut is drawn."""
EVENNESS = 0.45
"""Share of the line that is dealt out evenly between events, so that a crowded year can be read; the rest goes by time.
The years marked below the line show how time runs."""
TICK_YEARS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10000)
TICK_ROOM, MOST_YEARS = 52.0, 400


@dataclass(frozen=True)
class Tick:
    """A year on the line of time."""

    place: float
    label: str


class Scale:
    """From days to px: long gaps are cut short, and crowded times get more room.

    Args:
        events: the days where dots stand.
        edges: first and last day of everything that is drawn.
        start: where the line begins, in px.
        end: where it ends.
    """

    def __init__(self, events: Sequence[float], edges: Sequence[float], start: float, end: float) -> None:
        stops = sorted({*events, min(edges), max(edges)})
        weights = [later - earlier for earlier, later in pairwise(stops)]
        self.cuts: list[int] = []
        while len(weights) > 2 and max(weights) > BREAK_ABOVE * sum(weights) and len(self.cuts) < 3:
            widest = weights.index(max(weights))
            if widest in self.cuts:
                break
            rest = sum(weights) - weights[widest]
            weights[widest] = rest * BREAK_TO / (1 - BREAK_TO)
            self.cuts.append(widest)
        total, between = sum(weights) or 1, max(len(set(events)) - 1, 1)
        even = [float(left in events and right in events) for left, right in pairwise(stops)]
        if any(even):
            weights = [(1 - EVENNESS) * weight / total + EVENNESS * share / between
                       for weight, share in zip(weights, even, strict=True)]  # fmt: skip
        unit = (end - start) / (sum(weights) or 1)
        self.stops, self.places = stops, [start]
        for weight in weights:
            self.places.append(self.places[-1] + weight * unit)
        if len(stops) == 1:
            self.places = [(start + end) / 2]

    def place(self, day: float) -> float:
        """Where a day stands; days beyond either end stand at the end."""
        if day <= self.stops[0]:
            return self.places[0]
        for (left, right), (low, high) in zip(pairwise(self.stops), pairwise(self.places), strict=True):
            if day <= right:
                return low + (high - low) * (day - left) / (right - left)
        return self.places[-1]

    def cut_places(self) -> tuple[float, ...]:
        """The middle of each gap that was cut short."""
        return tuple((self.places[index] + self.places[index + 1]) / 2 for index in sorted(self.cuts))

    def cut_days(self) -> list[tuple[float, float]]:
        """The days that were cut short; no year is marked among them."""
        return [(self.stops[index], self.stops[index + 1]) for index in self.cuts]


def draw_ticks(scale: Scale) -> tuple[Tick, ...]:
    """As many years as can be read, the round ones first."""
    first, last = year_of(scale.stops[0]), year_of(scale.stops[-1])
    ticks: list[Tick] = []
    for step in reversed(TICK_YEARS):
        years = range(-(-first // step) * step, last + 1, step)
        if len(years) > MOST_YEARS:
            break
        for year in years:
            day, place = first_day(year), scale.place(first_day(year))
            if not scale.stops[0] <= day <= scale.stops[-1] or any(a < day < b for a, b in scale.cut_days()):
                continue
            if all(abs(place - tick.place) >= TICK_ROOM for tick in ticks):
                ticks.append(Tick(place, label_year(year)))
    return tuple(sorted(ticks, key=lambda tick: tick.place))


def first_day(year: int) -> int:
    """Proleptic Gregorian ordinal of 1 January; the year before 1 is 0."""
    before = year - 1
    return before * 365 + before // 4 - before // 100 + before // 400 + 1


def year_of(day: float) -> int:
    """The year that a proleptic Gregorian ordinal lies in."""
    year = int(day // 365.2425) + 1
    while first_day(year) > day:
        year -= 1
    while first_day(year + 1) <= day:
        year += 1
    return year


def label_year(year: int) -> str:
    """``1950``, ``480 BC``; astronomical years at or below 0 are BC."""
    return str(year) if year > 0 else f"{1 - year} BC"
