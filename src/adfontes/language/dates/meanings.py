"""What a time expression says by itself, before the narrative around it places it."""

from __future__ import annotations

from typing import Literal

import msgspec

Which = Literal["this", "same", "next", "previous"]


class Calendar(msgspec.Struct, frozen=True, kw_only=True):
    """A point of the calendar, as far as the words name it: "14 February 1950", "March", "the spring of that year"."""

    year: int | None = None
    """Astronomical: 0 is 1 BCE."""
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str = ""
    half: str = ""
    """H1, H2, Q1 ... of the year."""
    day_part: str = ""
    clock: str = ""
    feast: str = ""
    mod: str = ""
    year_from: Which | None = None
    """The year is told by pointing: "July of that year", "next spring"."""
    bce: bool = False
    short_year: bool = False
    """Only two digits were written: the century comes from the narrative."""
    bare_number: bool = False
    """A number of three digits that is a year only in a text about such years."""
    approximate: bool = False
    uncertain: bool = False
    julian: bool = False
    """Stated in the Julian calendar: "O.S.", or a day in a double year (11 February 1750/51)."""


class Years(msgspec.Struct, frozen=True, kw_only=True):
    """A decade, century or millennium."""

    first: int
    last: int
    unit: Literal["decade", "century", "millennium"]
    value: str
    """TIMEX notation: ``195``, ``18``, ``BC04``."""
    mod: str = ""
    approximate: bool = False
    short: bool = False
    """"The fifties": the century comes from the narrative."""


class Shift(msgspec.Struct, frozen=True, kw_only=True):
    """So much before or after another time: "three years later", "two days before the vote", "a decade ago"."""

    count: float | None
    """None where it is vague: "a few days later"."""
    unit: str
    forward: bool
    spoken: bool = False
    """Counted from the moment of speaking ("ago")."""
    anchored: bool = False
    """The words go on to say from what it is counted: "two days after" the vote."""
    mod: str = ""
    day_part: str = ""


class Pointer(msgspec.Struct, frozen=True, kw_only=True):
    """A unit pointed at from where the narrative stands: "the same day", "the following year", "that afternoon"."""

    which: Which
    unit: str
    """D, W, M, Y, DE, CE; ``weekday``; ``time``; ``some day`` (of the month that the text has reached)."""
    detail: str = ""
    """Number of the weekday; ``anniversary`` of a day."""
    day_part: str = ""
    mod: str = ""
    spoken: bool = False


class Length(msgspec.Struct, frozen=True, kw_only=True):
    """How long: a duration."""

    value: str
    mod: str = ""


class Recurring(msgspec.Struct, frozen=True, kw_only=True):
    """How often: a set."""

    value: str
    mod: str = ""


class Fixed(msgspec.Struct, frozen=True, kw_only=True):
    """A reference that needs no placing (``PRESENT_REF``) or cannot be placed (empty)."""

    value: str
    type: Literal["DATE", "TIME"] = "DATE"


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """A day or time that is named by what happened: "D-Day", "the end of the war"."""

    name: str
    mod: str = ""
    is_day: bool = False


Meaning = Calendar | Years | Shift | Pointer | Length | Recurring | Fixed | Event


class Reading(msgspec.Struct, frozen=True):
    """A meaning and the tokens that carry it, ``[first, last]``, both included."""

    first: int
    last: int
    meaning: Meaning
    opens_range: bool = False
    """It is the first end of a range whose other end is the next reading: "6" in "6-7 May"."""


class Located(msgspec.Struct, frozen=True, kw_only=True):
    """A reading in its place: what the narrative needs of its surroundings."""

    start: int
    end: int
    meaning: Meaning
    sentence: int
    """Number of the sentence, counted through the whole source."""
    heading: bool
    """It stands in a heading, or on a short line of its own."""
    bracketed: bool
    before: tuple[str, ...]
    """The three tokens before, the nearest last, in lower case; empty where they are of the reading before."""
    after: tuple[str, ...]
    """Up to four tokens after, in lower case."""
    quoted: bool
    """It stands between quotation marks, where "next year" is the speaker's."""
    gap: tuple[str, ...]
    """The tokens between this reading and the next, where they are at most five; otherwise one empty string."""
    opens_range: bool = False
