"""From a text to its time mentions: read, place, say."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from adfontes.language.dates.linking import is_range, link
from adfontes.language.dates.locating import locate
from adfontes.language.dates.meanings import (
    Calendar,
    Event,
    Fixed,
    Length,
    Located,
    Pointer,
    Recurring,
    Shift,
    Years,
)
from adfontes.language.dates.narrative import WEIGHTS, Narrative, Weights
from adfontes.language.dates.placing import PARTS, Point, hedged, point_of_day, span_of, third, timex_value, timex_week
from adfontes.values.annotations import TimeMention, TimexType
from adfontes.values.sources import Source
from adfontes.values.spans import Span
from adfontes.values.time import TimeSpan, years_span

_JOINTS = frozenset(
    {"-", "–", "—", "to", "and", "or", "until", "till", "through", ",", "the", "/", "of", "in", "on", "(", ")"}
)


_APPOSITIONS = frozenset({(",",), (",", "in"), (",", "on"), ("(",), ("in",), ("-",), ("–",)})
"""Between a relative time and the date that says the same: "thirty years later, in 1381"."""


def find_dates(text: str, reference: TimeSpan | None = None) -> tuple[TimeMention, ...]:
    """Find the time expressions of a text and place them in time.

    Args:
        text: any text; line breaks may be hard or soft.
        reference: when the text speaks from, where that is known; never the day of downloading.

    Returns:
        Mentions in order of their place, none overlapping another; offsets count code points.
    """
    return place(locate(text)[0], _reference_point(reference))


def find_source_dates(source: Source) -> tuple[TimeMention, ...]:
    """The same over the blocks of a source: headings date what stands below them; furniture is left out."""
    located: list[Located] = []
    sentence = 0
    for block in source.blocks:
        if block.kind == "furniture":
            continue
        heading = block.kind in {"title", "heading"}
        found, sentence = locate(block.body.of(source.text), block.body.start, sentence, heading=heading)
        located += found
    return place(located, None)


def _reference_point(reference: TimeSpan | None) -> Point | None:
    if reference is None or reference.earliest is None:
        return None
    day = point_of_day(reference.earliest)
    if reference.granularity in {"day", "time"}:
        return day
    return Point(day.year, day.month if reference.granularity == "month" else None)


def place(
    located: Sequence[Located], reference: Point | None = None, weights: Weights = WEIGHTS
) -> tuple[TimeMention, ...]:
    """Place what was read: one mention for each reading."""
    narrative = Narrative(located, reference, weights)
    joined = _joined(located)
    mentions: list[TimeMention] = []
    for index in range(len(located)):
        partner = joined.get(index)
        shared = narrative.place(partner, _calendar(located[partner])) if partner is not None else None
        mention = _mention(index, located, narrative, shared)
        told = _tells_year(located[index if partner is None else partner].meaning)
        mentions.append(mention if told else replace(mention, year_told=False))
    return tuple(link(mentions, located))


def _tells_year(meaning: object) -> bool:
    """Whether the words name or point at a year; what is no point of the calendar does not need one."""
    return not isinstance(meaning, Calendar) or meaning.year is not None or meaning.year_from is not None


def _calendar(item: Located) -> Calendar:
    assert isinstance(item.meaning, Calendar)
    return item.meaning


def _joined(located: Sequence[Located]) -> dict[int, int]:
    """For a date without its year, the dated mention that it is joined with: "March to June 1919", "6 and 7 May"."""
    joined: dict[int, int] = {}
    for index, (here, following) in enumerate(pairwise(located)):
        if isinstance(here.meaning, Shift) and isinstance(following.meaning, Calendar):
            told_from = here.meaning.anchored and here.gap == ()
            if told_from or (_says_when(following.meaning) and here.gap in _APPOSITIONS):
                joined[index] = index + 1
    for index in range(len(located) - 2, -1, -1):
        here, following = located[index], located[index + 1]
        if not isinstance(here.meaning, Calendar) or not isinstance(following.meaning, Calendar):
            continue
        if here.meaning.year is not None or here.meaning.year_from is not None:
            continue
        if not _is_joint(here, following):
            continue
        if following.meaning.year is not None or (following.meaning.month and is_range(here)):
            joined[index] = joined.get(index + 1, index + 1)
        elif index + 1 in joined:
            joined[index] = joined[index + 1]
    return joined


def _says_when(meaning: Calendar) -> bool:
    return meaning.year is not None or (meaning.month is not None and meaning.day is not None)


def _is_joint(here: Located, following: Located) -> bool:
    if here.sentence != following.sentence or here.gap == ("",):
        return False
    if _calendar(here).clock and not _calendar(here).month:
        return bool(_calendar(following).day)
    if "," in here.gap and not _calendar(here).day:
        return len(here.gap) == 1 or "and" in here.gap
    return len(here.gap) <= 3 and _JOINTS.issuperset(here.gap)


def _mention(index: int, located: Sequence[Located], narrative: Narrative, shared: Point | None) -> TimeMention:
    item = located[index]
    span, meaning = Span(item.start, item.end), item.meaning
    if isinstance(meaning, Calendar):
        point = narrative.place(index, meaning, shared)
        narrative.move(index, point)
        return _calendar_mention(span, meaning, point)
    if isinstance(meaning, Years):
        if meaning.short:
            meaning = narrative.decade(index, meaning)
        narrative.move(index, Point(meaning.first + 5 if meaning.unit == "decade" else None, decade=True))
        return _years_mention(span, meaning)
    if isinstance(meaning, Length):
        return TimeMention(span=span, type="DURATION", value=meaning.value, mod=meaning.mod)
    if isinstance(meaning, Recurring):
        return TimeMention(span=span, type="SET", value=meaning.value, mod=meaning.mod)
    if isinstance(meaning, Fixed):
        return TimeMention(span=span, type=meaning.type, value=meaning.value)
    if isinstance(meaning, Event):
        return TimeMention(span=span, type="DATE", value="", mod=meaning.mod, anchor=meaning.name)
    if isinstance(meaning, Shift) and meaning.anchored and shared is None:
        return TimeMention(span=span, type="DATE", value="", mod=meaning.mod, anchor=_named_after(index, located))
    return _relative_mention(index, span, meaning, narrative, shared, quoted=item.quoted)


def _named_after(index: int, located: Sequence[Located]) -> str:
    """The event that follows, else the first words up to a mark."""
    item, words = located[index], []
    if item.gap == () and index + 1 < len(located) and isinstance(event := located[index + 1].meaning, Event):
        return event.name
    for word in item.after:
        if not word[:1].isalnum():
            break
        words.append(word)
    return " ".join(words)


def _years_mention(span: Span, meaning: Years) -> TimeMention:
    whole = years_span(meaning.first, meaning.last, meaning.unit)
    part = PARTS.get(meaning.mod)
    return TimeMention(
        span=span,
        type="DATE",
        value=meaning.value,
        mod=meaning.mod or ("APPROX" if meaning.approximate else ""),
        time=hedged(third(whole, part) if part else whole, approximate=meaning.approximate),
    )


def _calendar_mention(span: Span, meaning: Calendar, point: Point) -> TimeMention:
    time = span_of(point, meaning.mod, julian=meaning.julian)
    return TimeMention(
        span=span,
        type="TIME" if point.clock or point.day_part else "DATE",
        value=timex_value(point),
        mod=meaning.mod or ("APPROX" if meaning.approximate else ""),
        time=hedged(time, approximate=meaning.approximate, uncertain=meaning.uncertain),
    )


def _relative_mention(
    index: int, span: Span, meaning: Pointer | Shift, narrative: Narrative, base: Point | None, *, quoted: bool = False
) -> TimeMention:
    kind: TimexType = "TIME" if meaning.day_part else "DATE"
    if isinstance(meaning, Shift):
        apposed = base is not None and not meaning.anchored
        point = base if apposed else narrative.shift(index, meaning, base)
        if point is None:
            value = "FUTURE_REF" if meaning.forward else "PAST_REF"
            return TimeMention(span=span, type="DATE", value=value, mod=meaning.mod)
    else:
        point = narrative.point(index, meaning)
        if point is None:
            return TimeMention(span=span, type=kind, value=_unknown(meaning), mod=meaning.mod)
    number = point.number
    value = timex_week(number) if meaning.unit == "W" and number is not None else ""
    pointing_back = isinstance(meaning, Pointer) and meaning.which in {"this", "same"}
    if not (pointing_back or quoted):  # a speaker's "next year" moves nothing
        narrative.move(index, point)
    vague = isinstance(meaning, Pointer) and (meaning.unit == "some day" or meaning.detail == "anniversary")
    time = None if vague else hedged(span_of(point, meaning.mod), approximate=meaning.mod == "APPROX")
    return TimeMention(span=span, type=kind, value=value or timex_value(point), mod=meaning.mod, time=time)


def _unknown(meaning: Pointer) -> str:
    if meaning.unit == "weekday":
        return f"XXXX-WXX-{meaning.detail}"
    if meaning.day_part:
        return f"XXXX-XX-XXT{meaning.day_part}"
    return {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}.get(meaning.unit, "")
