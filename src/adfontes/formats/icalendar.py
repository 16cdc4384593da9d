"""Days as an iCalendar file (RFC 5545), by the icalendar library: all-day events that block no time."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Final

import icalendar
import msgspec

STAMP: Final = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
"""RFC 5545 asks when an event was written; a clock would make every file another, so it is always this."""


class DayEvent(msgspec.Struct, frozen=True, kw_only=True):
    """Something that happened on a day, or from one day to another."""

    key: str
    first: datetime.date
    last: datetime.date
    """The last day itself, not the one after it."""
    summary: str
    description: str


def write_calendar(title: str, events: Iterable[DayEvent]) -> bytes:
    """The events as the bytes of an .ics file.

    Args:
        title: what the calendar is called.
        events: in the order of time.
    """
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//adfontes//adfontes//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", one_line(title))
    for event in events:
        made = icalendar.Event()
        made.add("uid", f"{event.key}@adfontes")
        made.add("dtstamp", STAMP)
        made.add("dtstart", event.first)
        made.add("dtend", event.last + datetime.timedelta(days=1))
        made.add("summary", one_line(event.summary))
        made.add("description", event.description)
        made.add("transp", "TRANSPARENT")
        calendar.add_component(made)
    written: bytes = calendar.to_ical()
    return written


def one_line(words: str) -> str:
    """The same words in one line, without control characters."""
    return "".join(letter for letter in " ".join(words.split()) if letter.isprintable())
