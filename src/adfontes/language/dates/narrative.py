"""Where a narrative stands in time, and what its words mean from there.

History is mostly told forwards, with asides ("declassified in 2005"). So a time that is named without its year is put
where it lies nearest to the times told before and after it, going back being dearer than going on; and a year that
stands far off both what was told before it and what is told next is an aside, which moves nothing. The date of
publishing or downloading never comes in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from adfontes.language.dates.calendars import easter_sunday, falls_on
from adfontes.language.dates.eras import bare_years_before_christ
from adfontes.language.dates.meanings import Calendar, Located, Pointer, Shift, Years
from adfontes.language.dates.placing import Point, point_of_day
from adfontes.values.time import civil_date, day_number, days_in_month


class Weights(msgspec.Struct, frozen=True, kw_only=True):
    """What nearness in time is worth.

    Chosen by ``benchmarks/dates.py --tune`` on the WikiWars development half, 2026-11-22: value F1 92.9, and 92.8 for
    documents that took no part in the choice (docs/decisions/0003-dates.md). Neighbouring values serve nearly as well.
    """

    backward: float = 3.0
    """How much dearer a month backwards is than a month forwards."""
    prior: tuple[float, ...] = (1.0, 0.7, 0.5)
    """Weight of the last, last but one ... time told before."""
    later: tuple[float, ...] = (1.0, 0.5)
    """Weight of the next, next but one ... dated time told after."""
    farthest: float = 30.0
    """Months beyond which distance costs no more: an aside must not pull."""
    same_year: float = 1.0
    """Cost, in months, of lying in a year that is named without a month."""
    aside_months: int = 7
    """A dated mention nearer than this to the last one is never an aside."""
    return_times: int = 4
    """A far-off date is an aside where one of the next is so many times nearer to where the narrative stood."""


WEIGHTS = Weights()
_LOOKAHEAD = 3

_SEASON_MONTHS = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}
_PART_MONTHS = {"START": 2, "MID": 6, "END": 11}
_YEARS = {"Y": 1, "DE": 10, "CE": 100, "ML": 1000, "G": 30}
_DAYS = {"D": 1, "N": 1, "W": 7, "F": 14, "WE": 7}
_STEPS = {"this": 0, "same": 0, "next": 1, "previous": -1}
_OLD = 1500
"""A text on times before this writes its own years in full; two figures in it are of our day."""
_NEXT_TO = 1
"""Sentences from a day to "January of the next year" at which it is counted from that day, aside or not."""
_CLOSE = 3
"""Months from a time told beside it at which a day keeps its year, whatever its weekday: writers mistake weekdays."""
_MODERN = 1950
"""Two figures alone ("the fifties") are of this century where the text names no other."""


class _Told(msgspec.Struct, frozen=True):
    """A time on the way of the narrative: months since the year 0, and whether the month is known."""

    months: int
    exact: bool
    index: int


class Narrative:
    """The time that the text has reached while its mentions are read in order."""

    def __init__(self, located: Sequence[Located], reference: Point | None = None, weights: Weights = WEIGHTS) -> None:
        self._weights = weights
        self._located = located
        self._before_christ = bare_years_before_christ(located)
        self._anchors = [
            told
            for index, item in enumerate(located)
            if isinstance(item.meaning, Calendar) and (told := self._anchor(item.meaning, index))
        ]
        self._next_anchor = 0
        years = Counter(anchor.months // 12 for anchor in self._anchors)
        self._usual_year = max(years, key=lambda year: years[year]) if years else None
        self._heading_year = next((told.months // 12 for told in self._anchors if located[told.index].heading), None)
        self._first_told = min(years, default=None)
        self._full_days: dict[tuple[int, int], set[int]] = {}
        for item in located:
            day = item.meaning
            if isinstance(day, Calendar) and day.year is not None and day.month and day.day and not day.short_year:
                self._full_days.setdefault((day.month, day.day), set()).add(day.year)
        self._path: list[_Told] = []
        self._main: Point | None = None
        self._last: Point | None = None
        self._last_sentence = -1
        self._day: Point | None = None
        self._day_sentence = -1
        self._said_year = (-1, 0)
        if reference is not None:
            self._main = self._last = reference
            self._day = reference if reference.day else None
            if told := _told(reference, -1):
                self._path.append(told)

    # The way ---------------------------------------------------------------------------------------------------------

    def _anchor(self, meaning: Calendar, index: int) -> _Told | None:
        if meaning.year is None or meaning.short_year:
            return None
        year = 1 - meaning.year if index in self._before_christ else meaning.year
        return _told(Point(year, meaning.month, season=meaning.season), index, meaning.mod)

    def _after(self, index: int) -> list[_Told]:
        """The next dated mentions after a place."""
        while self._next_anchor < len(self._anchors) and self._anchors[self._next_anchor].index <= index:
            self._next_anchor += 1
        return self._anchors[self._next_anchor : self._next_anchor + _LOOKAHEAD]

    def move(self, index: int, point: Point) -> None:
        """The mention at ``index`` has named a time."""
        item = self._located[index]
        told = _told(point, index, item.meaning.mod if isinstance(item.meaning, Calendar) else "")
        if told is None:
            return
        self._last, self._last_sentence = point, item.sentence
        if point.day is not None:
            self._day, self._day_sentence = point, item.sentence
        if self._is_aside(index, told, item):
            return
        self._main = point
        self._path.append(told)

    def _is_aside(self, index: int, told: _Told, item: Located) -> bool:
        if not self._path or item.heading:
            return False
        before = self._path[-1].months
        away = abs(told.months - before)
        if away < self._weights.aside_months:
            return False
        following = [after for after in self._after(index) if self._located[after.index].sentence != item.sentence]
        if not following:
            return item.bracketed
        return any(
            self._weights.return_times * abs(after.months - before) < abs(after.months - told.months)
            for after in following
        )

    def _focus(self, index: int, *, nearest: bool = False) -> Point | None:
        """Where the narrative stands: the last time named in this sentence, else the last of the main line."""
        if nearest or self._located[index].sentence == self._last_sentence:
            return self._last
        return self._main

    def _day_focus(self, index: int, *, nearest: bool) -> Point | None:
        """The same for what needs a day."""
        focus = self._focus(index, nearest=nearest)
        if focus is not None and focus.day is None and self._day is not None:
            near = self._located[index].sentence - self._day_sentence <= 3
            if near and (focus.year, focus.month) in {(self._day.year, self._day.month), (self._day.year, None)}:
                return self._day
        return focus

    # Calendar points ------------------------------------------------------------------------------------------------

    def place(self, index: int, meaning: Calendar, joined: Point | None = None) -> Point:
        """Complete a calendar point; ``joined`` is the dated mention that it shares its year with."""
        point = Point(
            year=meaning.year,
            month=meaning.month,
            day=meaning.day,
            season=meaning.season,
            half=meaning.half,
            day_part=meaning.day_part,
            clock=meaning.clock,
        )
        if meaning.year is not None:
            point = msgspec.structs.replace(point, year=self._full_year(index, meaning))
        elif meaning.month is None and not meaning.season and not meaning.feast:
            return self._on_the_day(index, point, joined)
        elif meaning.year_from is not None:
            point = self._pointed_year(index, meaning, point)
        elif joined is not None and joined.year is not None:
            point = msgspec.structs.replace(point, year=_joined_year(point, joined))
        else:
            point = msgspec.structs.replace(point, year=self._nearest_year(index, point, meaning.weekday))
        return _with_feast(point, meaning.feast)

    def _full_year(self, index: int, meaning: Calendar) -> int:
        year = meaning.year
        assert year is not None
        if meaning.short_year:
            return self._full_short_year(index, year)
        return 1 - year if index in self._before_christ else year

    def _full_short_year(self, index: int, year: int) -> int:
        focus = self._focus(index)
        near = focus.year if focus and focus.year else None
        if near is None:
            after = self._after(index)
            near = after[0].months // 12 if after else _MODERN
        near = near if near > _OLD else _MODERN
        century = near // 100 * 100
        return min((century - 100 + year, century + year, century + 100 + year), key=lambda y: (abs(y - near), y))

    def _on_the_day(self, index: int, point: Point, joined: Point | None) -> Point:
        """A time of day, or "the 14th", on the day or in the month that the text has reached."""
        base = joined or (self._day_focus(index, nearest=True) if point.day is None else self._focus(index))
        if base is not None and base.month is None and self._day is not None and self._day.year == base.year:
            base = self._day
        if base is None:
            return point
        day = base.day if point.day is None else point.day
        return msgspec.structs.replace(point, year=base.year, month=base.month, day=day if base.month else None)

    def _pointed_year(self, index: int, meaning: Calendar, point: Point) -> Point:
        told_of_a_day = self._day is not None and self._located[index].sentence - self._day_sentence <= _NEXT_TO
        focus = self._focus(index, nearest=meaning.year_from in {"this", "same"} or told_of_a_day)
        if focus is None or focus.year is None:
            return point
        step = _STEPS[meaning.year_from or "this"]
        if meaning.season:
            reached = focus.month or _SEASON_MONTHS.get(focus.season)
            ahead = reached is not None and _SEASON_MONTHS[meaning.season] > reached
            if (step == 1 and ahead) or (step == -1 and reached is not None and not ahead):
                step = 0
        return msgspec.structs.replace(point, year=focus.year + step)

    def _nearest_year(self, index: int, point: Point, weekday: int | None = None) -> int | None:
        """The year that puts a month, day or season nearest to what is told before and after.

        A day that is named with its weekday keeps to the years in which it fell on it, where there is one near.
        """
        if self._said_year[0] == self._located[index].sentence:
            return self._said_year[1]  # "that year, on 2 January"
        weights = self._weights
        prior = self._path[-len(weights.prior) :][::-1]
        if not prior and self._usual_year is not None:
            prior = [_Told(self._usual_year * 12 + 5, exact=False, index=-1)]
        if self._last is not None and self._located[index].sentence == self._last_sentence:
            nearest = _told(self._last, index)
            if nearest is not None and (not prior or nearest.months != prior[0].months):
                prior = [nearest, *prior]
        later = self._after(index)
        known = prior or later
        if not known:
            return None
        month = point.month or _SEASON_MONTHS.get(point.season) or 6
        years = {told.months // 12 + step for told in (*prior[:1], *later[:1]) for step in (-1, 0, 1)}

        def cost(year: int) -> tuple[float, int]:
            when = year * 12 + month - 1
            total = sum(
                weight * _distance(told, when, weights) for weight, told in zip(weights.prior, prior, strict=False)
            )
            total += sum(
                weight * _distance(told, when, weights, told_after=True)
                for weight, told in zip(weights.later, later, strict=False)
            )
            return total, year

        nearest_year = min(years, key=cost)
        when = nearest_year * 12 + month - 1
        away = min((abs(told.months - when) for told in (*prior[:1], *later[:1]) if told.exact), default=_CLOSE + 1)
        if weekday is None or not point.month or not point.day or away <= _CLOSE:
            return nearest_year
        # Told far from its neighbours, and perhaps of another year: the weekday knows.
        named = years | self._full_days.get((point.month, point.day), set())
        named |= {self._heading_year} if self._heading_year is not None else set()
        fitting = [year for year in named if falls_on(year, point.month, point.day, weekday)]
        return nearest_year if nearest_year in fitting else min(fitting, key=cost, default=nearest_year)

    # Pointing and shifting ------------------------------------------------------------------------------------------

    def decade(self, index: int, meaning: Years) -> Years:
        """Give "the fifties" their century."""
        first = self._full_short_year(index, meaning.first + 5) - 5
        return msgspec.structs.replace(meaning, first=first, last=first + 9, value=f"{first // 10:03d}", short=False)

    def point(self, index: int, meaning: Pointer) -> Point | None:
        """The unit that is pointed at; None where the narrative does not know."""
        unit, step = meaning.unit, _STEPS[meaning.which]
        nearest = step == 0
        if unit in {"D", "W", "WE", "weekday"}:
            return self._pointed_day(index, meaning, step)
        focus = self._focus(index, nearest=nearest)
        if focus is None or focus.year is None:
            return None
        if unit == "time":
            return focus
        if unit == "turn":
            return Point((focus.year + 50) // 100 * 100)
        if unit == "some day":
            return Point(focus.year, focus.month, day_part=meaning.day_part)
        if unit in _YEARS:
            year = focus.year + step * _YEARS[unit]
            if unit == "Y":
                self._said_year = (self._located[index].sentence, year)
            return Point(year, decade=unit == "DE", century=unit == "CE")
        return _shift_months(focus, step) if unit == "M" else None

    def _pointed_day(self, index: int, meaning: Pointer, step: int) -> Point | None:
        focus = self._day_focus(index, nearest=True)
        if focus is None or focus.year is None:
            return None
        number = focus.number
        if meaning.unit == "weekday":
            if number is None:
                return None
            ahead = (int(meaning.detail) - 1 - (number - 1) % 7) % 7
            ahead = {"previous": ahead - 7 if ahead else -7, "next": ahead or 7}.get(meaning.which, ahead)
            moved = point_of_day(number + ahead)
        elif number is None:
            if meaning.spoken or step or meaning.unit != "D":
                return None
            moved = Point(focus.year, focus.month, season=focus.season)
        else:
            moved = point_of_day(number + step * _DAYS[meaning.unit])
        return msgspec.structs.replace(moved, day_part=meaning.day_part)

    def shift(self, index: int, meaning: Shift, base: Point | None = None) -> Point | None:
        """The time so much later or earlier than ``base`` or the narrative's time; None where either is vague."""
        count = meaning.count
        short = meaning.unit in _DAYS or meaning.unit.startswith("T")
        focus = base or (self._day_focus(index, nearest=True) if short else self._focus(index))
        if focus is None or focus.year is None or count is None:
            return None
        if not meaning.forward:
            count = -count
        if meaning.unit in _YEARS:
            year = int(focus.year + count * _YEARS[meaning.unit])
            if meaning.spoken and self._first_told is not None and year < self._first_told:
                return None  # "a hundred years ago", before all that the text tells: counted from the writer's own day
            return Point(year)
        if meaning.unit == "M":
            return _shift_months(focus, round(count))
        number = focus.number
        if meaning.unit.startswith("T"):
            return Point(focus.year, focus.month, focus.day)
        if number is None:
            return None
        moved = point_of_day(number + round(count * _DAYS[meaning.unit]))
        return msgspec.structs.replace(moved, day_part=meaning.day_part)


def _told(point: Point, index: int, mod: str = "") -> _Told | None:
    if point.year is None:
        return None
    month = point.month or _SEASON_MONTHS.get(point.season) or _PART_MONTHS.get(mod)
    return _Told(point.year * 12 + (month - 1 if month else 5), bool(point.month or point.season), index)


def _distance(told: _Told, when: int, weights: Weights, *, told_after: bool = False) -> float:
    """Cost of a time at ``when`` (months) beside one that is told before or after it."""
    if not told.exact and told.months // 12 == when // 12:
        return weights.same_year
    ahead = told.months - when if told_after else when - told.months
    return min(weights.farthest, float(ahead) if ahead >= 0 else -ahead * weights.backward)


def _joined_year(point: Point, joined: Point) -> int:
    """The year of "November" in "November to March 1919": the one before, where the year turns between them."""
    assert joined.year is not None
    month, other = point.month or _SEASON_MONTHS.get(point.season), joined.month or _SEASON_MONTHS.get(joined.season)
    return joined.year - 1 if month and other and month > other else joined.year


def _shift_months(focus: Point, months: int) -> Point:
    assert focus.year is not None
    if focus.month is None:
        return Point(focus.year)
    year, month = divmod(focus.year * 12 + focus.month - 1 + months, 12)
    return Point(year, month + 1)


def _with_feast(point: Point, feast: str) -> Point:
    """The day of a movable feast, and no day that its month does not have."""
    if feast and point.year is not None:
        month, day = easter_sunday(point.year)
        year, month, day = civil_date(day_number(point.year, month, day) + int(feast))
        return msgspec.structs.replace(point, year=year, month=month, day=day)
    if point.year is not None and point.month and point.day and point.day > days_in_month(point.year, point.month):
        return msgspec.structs.replace(point, day=None)
    return point
