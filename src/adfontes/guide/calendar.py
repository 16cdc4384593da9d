"""The dated days of a course, for a calendar."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from adfontes.formats.icalendar import DayEvent
from adfontes.guide.places import InPage, ReadableCourse
from adfontes.guide.saying import join_words
from adfontes.guide.showing import Showing, ShownDate
from adfontes.values.time import TimeSpan

EXACT = len("1950-02-14")


def make_events(course: ReadableCourse) -> Iterator[DayEvent]:
    """An event for every date that is known to the day; "1950" and "about 14 May" are no days for a calendar.

    Days are those of the Gregorian calendar, as RFC 5545 has it, also before 1582; years before 1 have none there.
    """
    showing = Showing(course, InPage())
    for date in showing.dates():
        days = days_of(date.entry.when)
        if days:
            yield DayEvent(key=date.entry.key, first=days[0], last=days[1], summary=date.statement.text,
                           description=describe(date))  # fmt: skip


def days_of(when: TimeSpan) -> tuple[datetime.date, datetime.date] | None:
    """First and last day, where both are known to the day."""
    ends = when.edtf.split("/")
    if when.granularity not in ("day", "span") or when.earliest is None or when.latest is None:
        return None
    if when.approximate or when.uncertain:
        return None
    if any(len(end) != EXACT or not end.replace("-", "").isdecimal() for end in ends):
        return None
    if when.earliest < 1 or when.latest >= datetime.date.max.toordinal():
        return None
    return datetime.date.fromordinal(when.earliest), datetime.date.fromordinal(when.latest)


def describe(date: ShownDate) -> str:
    """The date in words, who says so, and that they disagree where they do."""
    letters = date.statement.letters
    who = join_words([f"{one.letter} ({one.title})" for one in letters])
    says = "says so" if len(letters) == 1 else "say so"
    disputed = "\nThe sources disagree about this." if date.statement.disputes else ""
    return f"{date.label}: {who} {says}.{disputed}"
