"""Days of other calendars as the ordinals of :mod:`adfontes.values.time`; the arithmetic is convertdate's."""

from __future__ import annotations

import msgspec
from convertdate import holidays, julian

from adfontes.values.time import TimeSpan, civil_date, day_number, day_span, days_in_month

_JULIAN_DAY_OF_ORDINAL_0 = 1721424.5
"""Julian day number at the start of 31 December of the astronomical year 0, whose ordinal is 0."""
GREGORIAN_REFORM = 1582
LAST_REFORM = 1923


def julian_day_number(year: int, month: int, day: int) -> int:
    """The ordinal of a day given in the Julian calendar; ``year`` is astronomical (0 is 1 BCE).

    Raises:
        ValueError: there is no such day.
    """
    return int(julian.to_jd(year, month, day) - _JULIAN_DAY_OF_ORDINAL_0)


def julian_date(number: int) -> tuple[int, int, int]:
    """The inverse of :func:`julian_day_number`."""
    year, month, day = julian.from_jd(number + _JULIAN_DAY_OF_ORDINAL_0)
    return int(year), int(month), int(day)


def julian_day_span(year: int, month: int, day: int) -> TimeSpan:
    """One day stated in the Julian calendar (Old Style); its ordinal and EDTF are Gregorian."""
    span = day_span(*civil_date(julian_day_number(year, month, day)))
    return msgspec.structs.replace(span, calendar="julian")


def easter_sunday(year: int) -> tuple[int, int]:
    """Month and day of Easter in the West: reckoned and named in the Julian calendar up to 1582."""
    if year <= GREGORIAN_REFORM:
        _, month, day = julian_date(_ordinal(holidays.easter(year, "orthodox")))
    else:
        _, month, day = holidays.easter(year)
    return int(month), int(day)


def falls_on(year: int, month: int, day: int, weekday: int) -> bool:
    """Whether a day fell on a weekday (1 is Monday) in the calendar that was in use.

    That is the Julian up to 1582, either until 1923, when the last countries gave it up, and the Gregorian after.
    """
    if day > days_in_month(year, month):
        return False
    numbers = [day_number(year, month, day)] if year > GREGORIAN_REFORM else []
    if year <= LAST_REFORM:
        numbers.append(julian_day_number(year, month, day))
    return any((number - 1) % 7 + 1 == weekday for number in numbers)


def _ordinal(date: tuple[int, int, int]) -> int:
    from_span = day_span(*date).earliest
    assert from_span is not None
    return from_span
