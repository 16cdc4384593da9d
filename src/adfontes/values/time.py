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
