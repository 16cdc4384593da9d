"""A placed time as its TIMEX3 value and as a :class:`~adfontes.values.time.TimeSpan`."""

from __future__ import annotations

import datetime

import msgspec

from adfontes.language.dates.calendars import julian_day_span
from adfontes.values.time import (
    Part,
    TimeSpan,
    civil_date,
    day_number,
    day_span,
    days_in_month,
    days_span,
    month_span,
    season_span,
    year_span,
    years_span,
)

SEASON_NUMBERS = {"SP": 1, "SU": 2, "FA": 3, "WI": 4}
PARTS: dict[str, Part] = {"START": "early", "MID": "middle", "END": "late"}
_HALVES = {"H1": (1, 6), "H2": (7, 12), "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12)}


class Point(msgspec.Struct, frozen=True):
    """A placed time of the calendar, as exact as it is known; the year is astronomical, None where unknown."""

    year: int | None
    month: int | None = None
    day: int | None = None
    season: str = ""
    half: str = ""
    day_part: str = ""
    clock: str = ""
    decade: bool = False
    century: bool = False

    @property
    def number(self) -> int | None:
        """The day's ordinal, where the day is known."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return day_number(self.year, self.month, min(self.day, days_in_month(self.year, self.month)))


def point_of_day(number: int) -> Point:
    """The day with an ordinal."""
    return Point(*civil_date(number))


def timex_year(year: int | None) -> str:
    """TIMEX year: ``1950``, ``BC0480``, ``XXXX``."""
    if year is None:
        return "XXXX"
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


def timex_value(point: Point) -> str:
    """TIMEX3 value of a point, with ``XX`` for what is not known between known parts."""
    year = timex_year(point.year)
    if point.century and point.year is not None:
        return year[:-2]
    if point.decade and point.year is not None:
        return year[:-1]
    if point.season or point.half:
        return f"{year}-{point.season or point.half}"
    value = year
    if point.month is not None or point.day is not None:
        value += f"-{point.month:02d}" if point.month is not None else "-XX"
    if point.day is not None:
        value += f"-{point.day:02d}"
    if point.day_part or point.clock:
        value += "-XX" * (3 - value.replace("BC", "").count("-") - 1)
        value += f"T{point.clock}" if point.clock else f"T{point.day_part}"
    return value


def timex_week(number: int) -> str:
    """ISO week of a day, where the library can tell (years 1 to 9999)."""
    if not 1 <= number <= datetime.date.max.toordinal():
        return ""
    year, week, _ = datetime.date.fromordinal(number).isocalendar()
    return f"{year:04d}-W{week:02d}"


def span_of(point: Point, mod: str = "", *, julian: bool = False) -> TimeSpan | None:
    """The stretch of time that a point covers; ``mod`` START, MID or END keeps a third of it."""
    if point.year is None:
        return None
    whole = _whole(point, julian=julian)
    part = PARTS.get(mod)
    if part is None or whole.granularity in {"day", "time"} or whole.earliest is None or whole.latest is None:
        return whole
    return third(whole, part)


def third(whole: TimeSpan, part: Part) -> TimeSpan:
    """The early, middle or late third of a span, widened by a tenth: "early" has no sharp end."""
    assert whole.earliest is not None
    assert whole.latest is not None
    days = whole.latest - whole.earliest + 1
    length, slack = days // 3, days // 10
    first = {"early": 0, "middle": length - slack, "late": days - length - slack}[part]
    last = {"early": length + slack, "middle": days - length + slack, "late": days}[part]
    narrowed = days_span(whole.earliest + first, whole.earliest + last - 1, granularity=whole.granularity)
    return msgspec.structs.replace(narrowed, part=part)


def _whole(point: Point, *, julian: bool) -> TimeSpan:
    year = point.year
    assert year is not None
    if point.century:
        first = year // 100 * 100
        return years_span(first, first + 99, "century")
    if point.decade:
        first = year // 10 * 10
        return years_span(first, first + 9, "decade")
    if point.season:
        return season_span(year, SEASON_NUMBERS[point.season])
    if point.half:
        first_month, last_month = _HALVES[point.half]
        last = day_number(year, last_month, days_in_month(year, last_month))
        return days_span(day_number(year, first_month, 1), last)
    if point.month is None:
        return year_span(year)
    if point.day is None:
        return month_span(year, point.month)
    if julian:
        return julian_day_span(year, point.month, point.day)
    day = min(point.day, days_in_month(year, point.month))
    span = day_span(year, point.month, day)
    if point.clock:
        hour = min(int(point.clock[:2]), 23)
        stamp = f"{span.edtf}T{hour:02d}:{point.clock[3:5]}:00"
        return msgspec.structs.replace(span, edtf=stamp, granularity="time")
    if point.day_part:
        return msgspec.structs.replace(span, granularity="time")
    return span


def hedged(span: TimeSpan | None, *, approximate: bool = False, uncertain: bool = False) -> TimeSpan | None:
    """A span marked as approximate ("c. 1950"), uncertain ("probably in 1950") or both, as EDTF marks them."""
    if span is None or not (approximate or uncertain):
        return span
    mark = "%" if approximate and uncertain else "~" if approximate else "?"
    edtf = "/".join(piece + mark for piece in span.edtf.split("/"))
    return msgspec.structs.replace(span, edtf=edtf, approximate=approximate, uncertain=uncertain)
