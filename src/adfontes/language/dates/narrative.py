"""Where a narrative stands in time, and what its words mean from there.

History is told forwards: a day or month without its year is looked for near the last time that was named, rather after
it than before. The date of publishing or downloading never comes in.
"""

from __future__ import annotations

import msgspec

from adfontes.language.dates.meanings import Calendar, Pointer, Shift, Which, Years
from adfontes.language.dates.placing import Point, point_of_day
from adfontes.values.time import days_in_month

FARTHEST_BACK = 5
"""Months before the narrative's time at which a month without its year is still taken to lie in the past: WikiWars
development half, 2026-11-22 (see docs/decisions/0003-dates.md)."""
_SEASON_MONTHS = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}


class Narrative:
    """The time that the text has reached. One per text; mutable while the text is read."""

    def __init__(self, reference: Point | None = None) -> None:
        self.focus: Point | None = reference
        self.bce = False
        self.day: Point | None = None
        """The last day named."""

    def move(self, point: Point) -> None:
        """The narrative has named a time of its own."""
        if point.year is None:
            return
        self.focus = point
        if point.day is not None:
            self.day = point

    # Calendar points without their year ---------------------------------------------------------------------------

    def place(self, meaning: Calendar, hint: Point | None = None) -> Point:
        """Complete a calendar point from the narrative; ``hint`` is a dated mention that it is joined with."""
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
            return self._complete_year(meaning, point)
        if meaning.clock and meaning.month is None:
            return self._on_focus_day(point)
        if meaning.year_from is not None:
            return self._point_year(meaning, point)
        base = hint or self.focus
        if base is None or base.year is None:
            return point
        return msgspec.structs.replace(point, year=self._year_for(point, base, joined=hint is not None))

    def _complete_year(self, meaning: Calendar, point: Point) -> Point:
        year = meaning.year
        assert year is not None
        if meaning.short_year:
            near = self.focus.year if self.focus and self.focus.year else 1950
            century = near // 100 * 100
            year = min((century - 100 + year, century + year, century + 100 + year), key=lambda y: (abs(y - near), y))
        elif meaning.bare_number and self.bce and year < 1000:
            year = 1 - year
        return msgspec.structs.replace(point, year=year)

    def _on_focus_day(self, point: Point) -> Point:
        focus = self.focus
        if focus is None:
            return point
        return msgspec.structs.replace(point, year=focus.year, month=focus.month, day=focus.day)

    def _point_year(self, meaning: Calendar, point: Point) -> Point:
        focus = self.focus
        if focus is None or focus.year is None:
            return point
        step = {"this": 0, "same": 0, "next": 1, "previous": -1}[meaning.year_from or "this"]
        if step and (point.month or point.season):
            month = point.month or _SEASON_MONTHS[point.season]
            reached = focus.month or (_SEASON_MONTHS.get(focus.season))
            if reached is not None and meaning.year_from == "next" and month > reached and not meaning.month:
                step = 0
        return msgspec.structs.replace(point, year=focus.year + step)

    def _year_for(self, point: Point, base: Point, *, joined: bool) -> int:
        """The year, near the base, of a month, day or season that was named without one."""
        assert base.year is not None
        month = point.month or _SEASON_MONTHS.get(point.season)
        reached = base.month or _SEASON_MONTHS.get(base.season)
        if month is None or reached is None:
            return base.year
        if point.season == "WI" and point.month is None and base.season != "WI" and reached >= 7:
            return base.year + 1
        ahead = month - reached
        if joined:
            return base.year - 1 if ahead > 0 else base.year
        if ahead < -FARTHEST_BACK - 1:
            return base.year + 1
        if ahead > 12 - FARTHEST_BACK:
            return base.year - 1
        return base.year

    # Pointing and shifting ------------------------------------------------------------------------------------------

    def decade(self, meaning: Years) -> Years:
        """Give "the fifties" their century."""
        near = self.focus.year if self.focus and self.focus.year else 1950
        century = near // 100 * 100
        choices = (century - 100 + meaning.first, century + meaning.first, century + 100 + meaning.first)
        first = min(choices, key=lambda year: (abs(year + 5 - near), year))
        return msgspec.structs.replace(meaning, first=first, last=first + 9, value=f"{first // 10:03d}", short=False)

    def point(self, meaning: Pointer) -> Point | None:
        """The unit that is pointed at; None where the narrative does not know."""
        focus = self.focus
        if focus is None or focus.year is None:
            return None
        step = _step(meaning.which)
        unit = meaning.unit
        if unit == "time":
            return focus
        if unit in {"Y", "DE", "CE", "ML"}:
            years = {"Y": 1, "DE": 10, "CE": 100, "ML": 1000}[unit]
            return Point(focus.year + step * years, decade=unit == "DE", century=unit == "CE")
        if unit == "M":
            return _shift_months(focus, step)
        if unit == "weekday":
            return self._weekday(meaning, focus)
        if unit in {"D", "W", "WE"}:
            number = focus.number
            if number is None:
                return Point(
                    focus.year, focus.month, season=focus.season if not focus.month else "", day_part=meaning.day_part
                )
            days = {"D": 1, "W": 7, "WE": 7}[unit]
            moved = point_of_day(number + step * days)
            return msgspec.structs.replace(moved, day_part=meaning.day_part)
        return None

    def _weekday(self, meaning: Pointer, focus: Point) -> Point | None:
        number = focus.number
        if number is None:
            return None
        ahead = (int(meaning.detail) - 1 - (number - 1) % 7) % 7
        if meaning.which == "previous":
            ahead = ahead - 7 if ahead else -7
        elif meaning.which == "next":
            ahead = ahead or 7
        return msgspec.structs.replace(point_of_day(number + ahead), day_part=meaning.day_part)

    def shift(self, meaning: Shift) -> Point | None:
        """The time so much later or earlier; None where either is vague."""
        focus = self.focus
        if focus is None or focus.year is None or meaning.count is None:
            return None
        count = meaning.count if meaning.forward else -meaning.count
        years = {"Y": 1, "DE": 10, "CE": 100, "ML": 1000, "G": 30}.get(meaning.unit)
        if years:
            return Point(int(focus.year + count * years // 1))
        if meaning.unit == "M":
            return _shift_months(focus, round(count))
        days = {"D": 1, "N": 1, "W": 7, "F": 14, "WE": 7}.get(meaning.unit)
        number = focus.number
        if days is None:
            return Point(focus.year, focus.month, focus.day) if meaning.unit.startswith("T") else None
        if number is None:
            return Point(focus.year, focus.month)
        return msgspec.structs.replace(point_of_day(number + round(count * days)), day_part=meaning.day_part)


def _step(which: Which) -> int:
    return {"this": 0, "same": 0, "next": 1, "previous": -1}[which]


def _shift_months(focus: Point, months: int) -> Point:
    assert focus.year is not None
    if focus.month is None:
        return Point(focus.year)
    year, month = divmod(focus.year * 12 + focus.month - 1 + months, 12)
    return Point(year, month + 1)


def clip_day(point: Point) -> Point:
    """A day that its month has: 31 April becomes unknown."""
    if point.year is not None and point.month and point.day and point.day > days_in_month(point.year, point.month):
        return msgspec.structs.replace(point, day=None)
    return point
