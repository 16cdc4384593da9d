"""Spans of historical time (EDTF, ISO 8601-2) and how two of them stand to one another."""

from __future__ import annotations

from typing import Literal

import msgspec

Granularity = Literal[
    "time", "day", "week", "month", "season", "year", "decade", "century", "millennium", "era", "span"
]
Calendar = Literal["gregorian", "julian", "other"]
Relation = Literal["equal", "contains", "within", "overlaps", "incompatible", "unknown"]
"""``contains``: the first contains the second; ``within``: the second contains the first."""
Part = Literal["", "early", "middle", "late"]

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SEASONS = ("spring", "summer", "autumn", "winter")
_JULIAN_DAY_OF_ORDINAL_0 = 1721424.5
"""Julian day number at the start of the day whose ordinal is 0."""
_SLACK_DAYS = {"time": 1, "day": 3, "week": 10, "month": 45, "season": 100, "year": 730, "decade": 1826}
"""How far outside its bounds an approximate date may lie before another contradicts it: about two units for a year,
half a unit for a decade. A convention, not measured."""
_WIDE_SLACK_DAYS = 9131
"""The same for a century or longer: 25 years."""


class TimeSpan(msgspec.Struct, frozen=True, kw_only=True, tag="time"):
    """A stretch of time, as exactly as the words allow.

    Days are proleptic Gregorian ordinals as in :meth:`datetime.date.toordinal`, continued below 1 for years BCE
    (1 January of the year 1 is 1; 31 December of 1 BCE, astronomical year 0, is 0). An open end is None.
    """

    earliest: int | None
    latest: int | None
    edtf: str
    """``1950-02-14``, ``195X``, ``1949-12/1950-02``, ``1950~``; years BCE astronomically (480 BC is ``-0479``)."""
    granularity: Granularity
    calendar: Calendar = "gregorian"
    """The calendar that the words were stated in; the days are Gregorian all the same."""
    approximate: bool = False
    """"About", "c.": the true day may lie a little outside."""
    uncertain: bool = False
    """"Probably in 1950", "1950?"."""
    part: Part = ""
    """"Early 1950": the days are the first third of the year, and ``edtf`` is that interval."""


# Calendar arithmetic ------------------------------------------------------------------------------------------------


def is_leap_year(year: int) -> bool:
    """Whether the astronomical ``year`` has a 29 February in the proleptic Gregorian calendar."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """Length in days of ``month`` (1 to 12) of the astronomical ``year``."""
    if month == 2:
        return 29 if is_leap_year(year) else 28
    return 30 if month in {4, 6, 9, 11} else 31


def day_number(year: int, month: int, day: int) -> int:
    """The proleptic Gregorian ordinal of a day; ``year`` is astronomical (0 is 1 BCE).

    Like :meth:`datetime.date.toordinal`, without its lower bound. The year is counted from March, so that the leap day
    comes last (E. G. Richards, *Mapping Time*, 1998).
    """
    shifted = year - (month <= 2)
    days_before_month = (153 * ((month + 9) % 12) + 2) // 5
    return 365 * shifted + shifted // 4 - shifted // 100 + shifted // 400 + days_before_month + day - 306


def civil_date(number: int) -> tuple[int, int, int]:
    """The inverse of :func:`day_number`: astronomical year, month, day."""
    era, day_of_era = divmod(number + 305, 146097)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted_month = (5 * day_of_year + 2) // 153
    month = (shifted_month + 2) % 12 + 1
    return era * 400 + year_of_era + (month <= 2), month, day_of_year - (153 * shifted_month + 2) // 5 + 1


# Making spans -------------------------------------------------------------------------------------------------------


def edtf_year(year: int) -> str:
    """An astronomical year as EDTF writes it: ``1950``, ``0476``, ``-0479``, ``Y-12000``."""
    if abs(year) > 9999:
        return f"Y{year}"
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def day_span(year: int, month: int, day: int) -> TimeSpan:
    """One day of the proleptic Gregorian calendar (astronomical year)."""
    number = day_number(year, month, day)
    return TimeSpan(earliest=number, latest=number, edtf=f"{edtf_year(year)}-{month:02d}-{day:02d}", granularity="day")


def month_span(year: int, month: int) -> TimeSpan:
    """One month of an astronomical year."""
    return TimeSpan(
        earliest=day_number(year, month, 1),
        latest=day_number(year, month, days_in_month(year, month)),
        edtf=f"{edtf_year(year)}-{month:02d}",
        granularity="month",
    )


def season_span(year: int, season: int) -> TimeSpan:
    """A northern season (1 spring to 4 winter) of an astronomical year; its winter may be either end of the year."""
    if season == 4:
        first, last = day_number(year, 1, 1), day_number(year + 1, 3, 20)
    else:
        first = day_number(year, 3 * season, 1)
        last = day_number(year, 3 * season + 3, 22)
    return TimeSpan(earliest=first, latest=last, edtf=f"{edtf_year(year)}-{20 + season}", granularity="season")


def year_span(year: int) -> TimeSpan:
    """One astronomical year."""
    return TimeSpan(
        earliest=day_number(year, 1, 1), latest=day_number(year, 12, 31), edtf=edtf_year(year), granularity="year"
    )


def years_span(first: int, last: int, granularity: Granularity = "span") -> TimeSpan:
    """Whole astronomical years, both included. Decades and centuries CE get their EDTF mask (``195X``, ``19XX``)."""
    edtf = f"{edtf_year(first)}/{edtf_year(last)}"
    digits = {"decade": 1, "century": 2, "millennium": 3}.get(granularity, 0)
    if digits and 0 <= first <= 9999 and first % 10**digits == 0 and last - first + 1 == 10**digits:
        edtf = f"{first:04d}"[:-digits] + "X" * digits
    return TimeSpan(
        earliest=day_number(first, 1, 1), latest=day_number(last, 12, 31), edtf=edtf, granularity=granularity
    )


def days_span(earliest: int, latest: int, granularity: Granularity = "span") -> TimeSpan:
    """All days from one ordinal to another, both included."""
    first, last = (f"{edtf_year(y)}-{m:02d}-{d:02d}" for y, m, d in (civil_date(earliest), civil_date(latest)))
    edtf = first if earliest == latest else f"{first}/{last}"
    return TimeSpan(earliest=earliest, latest=latest, edtf=edtf, granularity=granularity)


def from_to(first: TimeSpan, last: TimeSpan) -> TimeSpan:
    """The range that opens with one span and closes with another ("from March to June 1919").

    Raises:
        ValueError: the range would run backwards.
    """
    if first.earliest is not None and last.latest is not None and first.earliest > last.latest:
        raise ValueError(f"a range cannot run from {first.edtf} back to {last.edtf}")
    opening, closing = first.edtf.split("/", 1)[0], last.edtf.rsplit("/", 1)[-1]
    return TimeSpan(
        earliest=first.earliest,
        latest=last.latest,
        edtf=f"{opening}/{closing}",
        granularity="span",
        calendar=first.calendar if first.calendar == last.calendar else "other",
        approximate=first.approximate or last.approximate,
        uncertain=first.uncertain or last.uncertain,
    )


def on_or_before(span: TimeSpan) -> TimeSpan:
    """No later than the last day of ``span``: "by 1950"."""
    closing = span.edtf.rsplit("/", 1)[-1]
    return msgspec.structs.replace(span, earliest=None, edtf=f"../{closing}", granularity="span", part="")


def on_or_after(span: TimeSpan) -> TimeSpan:
    """No earlier than the first day of ``span``: "since 1950"."""
    opening = span.edtf.split("/", 1)[0]
    return msgspec.structs.replace(span, latest=None, edtf=f"{opening}/..", granularity="span", part="")


def before(span: TimeSpan) -> TimeSpan:
    """Up to the day before ``span`` begins: "before 1950"."""
    if span.earliest is None:
        return span
    last = days_span(span.earliest - 1, span.earliest - 1)
    return on_or_before(msgspec.structs.replace(last, approximate=span.approximate, calendar=span.calendar))


def after(span: TimeSpan) -> TimeSpan:
    """From the day after ``span`` ends: "after 1950"."""
    if span.latest is None:
        return span
    first = days_span(span.latest + 1, span.latest + 1)
    return on_or_after(msgspec.structs.replace(first, approximate=span.approximate, calendar=span.calendar))


# Comparing spans ----------------------------------------------------------------------------------------------------


def relate(a: TimeSpan, b: TimeSpan) -> Relation:
    """How two spans stand to one another.

    Spans that share no day are ``incompatible``, unless one is approximate or uncertain and the other lies just outside
    its bounds: then nothing can be told (``unknown``), as where neither end of a span is known.
    """
    if (a.earliest is None and a.latest is None) or (b.earliest is None and b.latest is None):
        return "unknown"
    if _disjoint(a, b, 0):
        slack = max(_slack(a), _slack(b))
        return "incompatible" if _disjoint(a, b, slack) else "unknown"
    if (a.earliest, a.latest) == (b.earliest, b.latest):
        return "equal"
    if _contains(a, b):
        return "contains"
    return "within" if _contains(b, a) else "overlaps"


def _slack(span: TimeSpan) -> int:
    if not (span.approximate or span.uncertain):
        return 0
    return _SLACK_DAYS.get(span.granularity, _WIDE_SLACK_DAYS if span.granularity != "span" else 730)


def _disjoint(a: TimeSpan, b: TimeSpan, slack: int) -> bool:
    for first, second in ((a, b), (b, a)):
        if first.latest is not None and second.earliest is not None and first.latest + slack < second.earliest:
            return True
    return False


def _contains(outer: TimeSpan, inner: TimeSpan) -> bool:
    starts = outer.earliest is None or (inner.earliest is not None and outer.earliest <= inner.earliest)
    return starts and (outer.latest is None or (inner.latest is not None and inner.latest <= outer.latest))


# Words for a reader -------------------------------------------------------------------------------------------------


def label_time(span: TimeSpan) -> str:
    """A span in plain words: ``14 February 1950``, ``the 1950s``, ``about 480 BC``, ``early 1950``, ``before 1950``."""
    hedge = "about " if span.approximate else ""
    doubt = " (perhaps)" if span.uncertain else ""
    if span.calendar == "julian" and span.granularity == "day" and span.earliest is not None:
        return f"{hedge}{_label_julian(span.earliest)}{doubt}"
    return f"{hedge}{_label_bounds(span)}{doubt}"


def _label_julian(number: int) -> str:
    """A day as it was stated, in the Julian calendar."""
    from convertdate import julian  # noqa: PLC0415 - seldom needed, and values load quickly

    year, month, day = julian.from_jd(number + _JULIAN_DAY_OF_ORDINAL_0)
    return f"{int(day)} {MONTHS[int(month) - 1]} {_label_year(int(year))} (Julian calendar)"


def _label_bounds(span: TimeSpan) -> str:
    opening, _, closing = span.edtf.partition("/")
    if opening == "..":
        return f"by {_label_point(closing)}"
    if closing == "..":
        return f"from {_label_point(opening)}"
    if not closing:
        return _label_point(opening)
    if span.earliest is not None and span.latest is not None:
        if span.part:
            return _label_part(span.earliest, span.latest, span.part)
        if span.granularity in {"decade", "century", "millennium"}:
            return _label_long_bce(civil_date(span.earliest)[0], span.granularity)
    return f"{_label_point(opening)} to {_label_point(closing)}"


def _label_part(earliest: int, latest: int, part: Part) -> str:
    """The words for a part: the unit is the one whose third this length is nearest to."""
    (year, month, _), days = civil_date((earliest + latest) // 2), latest - earliest + 1
    word = "mid" if part == "middle" else part
    if days <= 20:
        whole = f"{MONTHS[month - 1]} {_label_year(year)}"
    elif days <= 200:
        whole = _label_year(year)
    elif days <= 2000:
        whole = f"the {year // 10 * 10}s" if year > 0 else _label_long_bce(year, "decade")
    else:
        whole = f"the {_ordinal(year // 100 + 1)} century" if year > 0 else _label_long_bce(year, "century")
    article, name = ("the ", whole[4:]) if whole.startswith("the ") else ("", whole)
    return f"{article}{word}-{name}" if word == "mid" else f"{article}{word} {name}"


def _label_long_bce(year: int, granularity: Granularity) -> str:
    bce = 1 - year
    if granularity == "decade":
        return f"the {bce // 10 * 10}s BC"
    length = 100 if granularity == "century" else 1000
    return f"the {_ordinal((bce - 1) // length + 1)} {granularity} BC"


def _label_point(edtf: str) -> str:
    point = edtf.rstrip("~?%")
    if point.startswith("Y"):
        return _label_year(int(point[1:]))
    if point.endswith("X"):
        masked = point.count("X")
        prefix = int(point[:-masked] or "0")
        return (
            f"the {_ordinal(prefix + 1)} {'century' if masked == 2 else 'millennium'}"
            if masked > 1
            else f"the {prefix}0s"
        )
    sign = -1 if point.startswith("-") else 1
    date, _, clock = point.lstrip("-").partition("T")
    year, *rest = (int(piece) for piece in date.split("-"))
    words = _label_year(sign * year)
    if rest and rest[0] > 12:
        words = f"{SEASONS[rest[0] - 21]} {words}"
    elif rest:
        words = f"{MONTHS[rest[0] - 1]} {words}"
    if len(rest) > 1:
        words = f"{rest[1]} {words}"
    return f"{clock[:5]} on {words}" if clock else words


def _label_year(year: int) -> str:
    if year <= 0:
        return f"{1 - year} BC"
    return f"AD {year}" if year < 100 else str(year)


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
