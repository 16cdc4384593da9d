"""From a text to its time mentions: read, place, say."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from adfontes.language.dates.grammar import Grammar
from adfontes.language.dates.meanings import (
    Calendar,
    Event,
    Fixed,
    Length,
    Pointer,
    Reading,
    Recurring,
    Shift,
    Years,
)
from adfontes.language.dates.narrative import Narrative, clip_day
from adfontes.language.dates.placing import Point, point_of_day, span_of, third, timex_value, timex_week
from adfontes.language.dates.rules_calendar import add_calendar_rules
from adfontes.language.dates.rules_duration import add_duration_rules
from adfontes.language.dates.rules_relative import add_relative_rules
from adfontes.language.dates.tokens import Token, tokenize
from adfontes.values.annotations import TimeMention, TimexType
from adfontes.values.sources import Source
from adfontes.values.spans import Span
from adfontes.values.time import TimeSpan, from_to, years_span

_GRAMMAR = Grammar()
add_calendar_rules(_GRAMMAR)
add_relative_rules(_GRAMMAR)
add_duration_rules(_GRAMMAR)
_GRAMMAR.compile()
_RANGE_MARKS = frozenset({"-", "–", "—", "to", "until", "till", "through"})


def find_dates(text: str, reference: TimeSpan | None = None) -> tuple[TimeMention, ...]:
    """Find the time expressions of a text and place them in time.

    Args:
        text: any text; line breaks may be hard or soft.
        reference: when the text speaks from, where that is known; never the day of downloading.

    Returns:
        Mentions in order of their place, none overlapping another; offsets count code points.
    """
    return _find(text, Narrative(_reference_point(reference)), 0)


def find_source_dates(source: Source) -> tuple[TimeMention, ...]:
    """The same over the blocks of a source: headings date what stands below them; furniture is left out."""
    narrative = Narrative()
    mentions: list[TimeMention] = []
    for block in source.blocks:
        if block.kind != "furniture":
            mentions += _find(block.body.of(source.text), narrative, block.body.start)
    return tuple(mentions)


def _reference_point(reference: TimeSpan | None) -> Point | None:
    if reference is None or reference.earliest is None:
        return None
    day = point_of_day(reference.earliest)
    if reference.granularity in {"day", "time"}:
        return day
    return Point(day.year, day.month if reference.granularity == "month" else None)


def _find(text: str, narrative: Narrative, offset: int) -> tuple[TimeMention, ...]:
    tokens, letters = tokenize(text, _GRAMMAR.lexicon)
    readings = list(_GRAMMAR.read(tokens, letters))
    narrative.bce = narrative.bce or any(isinstance(r.meaning, Calendar) and r.meaning.bce for r in readings)
    hints = _hints(readings, tokens, narrative)
    mentions = [
        _mention(reading, tokens, narrative, hints.get(index), offset) for index, reading in enumerate(readings)
    ]
    return tuple(_link_ranges(mentions, readings, tokens))


def _hints(readings: Sequence[Reading], tokens: Sequence[Token], narrative: Narrative) -> dict[int, Point]:
    """For a date without its year, the dated mention that it is joined with: "March to June 1919", "6 and 7 May"."""
    hints: dict[int, Point] = {}
    for index in range(len(readings) - 2, -1, -1):
        here, following = readings[index], readings[index + 1]
        if not isinstance(here.meaning, Calendar) or not isinstance(following.meaning, Calendar):
            continue
        if here.meaning.year is not None or here.meaning.year_from is not None:
            continue
        between = [token.text.lower() for token in tokens[here.last + 1 : following.first]]
        if not _joined(between, here.meaning, following.meaning):
            continue
        if following.meaning.year is not None:
            hints[index] = narrative.place(following.meaning)
        elif index + 1 in hints:
            hints[index] = hints[index + 1]
    return hints


def _joined(between: Sequence[str], first: Calendar, second: Calendar) -> bool:
    if first.clock and not first.month:
        return len(between) <= 4 and not {".", ";"} & set(between)
    joints = {"-", "–", "—", "to", "and", "or", "until", "till", "through", ",", "the", "/", "of", "in", "on", "the"}
    return len(between) <= 3 and set(between) <= joints


def _mention(
    reading: Reading, tokens: Sequence[Token], narrative: Narrative, hint: Point | None, offset: int
) -> TimeMention:
    span = Span(tokens[reading.first].start + offset, tokens[reading.last].end + offset)
    meaning = reading.meaning
    if isinstance(meaning, Calendar):
        return _calendar_mention(span, meaning, narrative, hint)
    if isinstance(meaning, Years):
        if meaning.short:
            meaning = narrative.decade(meaning)
        whole = years_span(meaning.first, meaning.last, meaning.unit)
        if meaning.mod == "START" and not narrative.focus:
            narrative.move(Point(meaning.first))
        return TimeMention(
            span=span,
            type="DATE",
            value=meaning.value,
            mod=meaning.mod or ("APPROX" if meaning.approximate else ""),
            time=_hedged(_part(whole, meaning.mod), approximate=meaning.approximate),
        )
    if isinstance(meaning, Length):
        return TimeMention(span=span, type="DURATION", value=meaning.value, mod=meaning.mod)
    if isinstance(meaning, Recurring):
        return TimeMention(span=span, type="SET", value=meaning.value, mod=meaning.mod)
    if isinstance(meaning, Fixed):
        return TimeMention(span=span, type=meaning.type, value=meaning.value)
    if isinstance(meaning, Event):
        return TimeMention(span=span, type="DATE", value="", mod=meaning.mod, anchor=meaning.name)
    return _relative_mention(span, meaning, narrative)


def _part(whole: TimeSpan, mod: str) -> TimeSpan:
    parts = {"START": "early", "MID": "middle", "END": "late"}
    return third(whole, parts[mod]) if mod in parts else whole  # type: ignore[arg-type]


def _hedged(span: TimeSpan | None, *, approximate: bool = False, uncertain: bool = False) -> TimeSpan | None:
    if span is None or not (approximate or uncertain):
        return span
    mark = "%" if approximate and uncertain else "~" if approximate else "?"
    edtf = "/".join(piece + mark for piece in span.edtf.split("/"))
    return msgspec.structs.replace(span, edtf=edtf, approximate=approximate, uncertain=uncertain)


def _calendar_mention(span: Span, meaning: Calendar, narrative: Narrative, hint: Point | None) -> TimeMention:
    point = clip_day(narrative.place(meaning, hint))
    narrative.move(point)
    time = span_of(point, meaning.mod, julian=meaning.julian)
    kind: TimexType = "TIME" if point.clock or point.day_part else "DATE"
    return TimeMention(
        span=span,
        type=kind,
        value=timex_value(point),
        mod=meaning.mod or ("APPROX" if meaning.approximate else ""),
        time=_hedged(time, approximate=meaning.approximate, uncertain=meaning.uncertain),
    )


def _relative_mention(span: Span, meaning: Pointer | Shift, narrative: Narrative) -> TimeMention:
    kind: TimexType = "TIME" if meaning.day_part else "DATE"
    if isinstance(meaning, Shift):
        point = narrative.shift(meaning)
        if point is None:
            value = "FUTURE_REF" if meaning.forward else "PAST_REF"
            return TimeMention(span=span, type="DATE", value=value, mod=meaning.mod)
    else:
        point = narrative.point(meaning)
        if point is None:
            return TimeMention(span=span, type=kind, value=_unknown(meaning), mod=meaning.mod)
    value = timex_value(point)
    number = point.number
    if meaning.unit == "W" and number is not None:
        value = timex_week(number) or value
    if not (isinstance(meaning, Pointer) and meaning.which in {"this", "same"}):
        narrative.move(point)
    return TimeMention(span=span, type=kind, value=value, mod=meaning.mod, time=span_of(point, meaning.mod))


def _unknown(meaning: Pointer) -> str:
    if meaning.unit == "weekday":
        return f"XXXX-WXX-{meaning.detail}"
    if meaning.day_part:
        return f"XXXX-XX-XXT{meaning.day_part}"
    return {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}.get(meaning.unit, "")


def _link_ranges(
    mentions: list[TimeMention], readings: Sequence[Reading], tokens: Sequence[Token]
) -> list[TimeMention]:
    """Give both ends of "from March to June 1919" the whole range."""
    for index in range(len(mentions) - 1):
        first, last = mentions[index], mentions[index + 1]
        if first.time is None or last.time is None or first.whole is not None:
            continue
        here, following = readings[index], readings[index + 1]
        between = [token.text.lower() for token in tokens[here.last + 1 : following.first]]
        words = [word for word in between if word not in {"the", "about", "c", "."}]
        after_between = here.first > 0 and tokens[here.first - 1].text.lower() == "between"
        if len(words) != 1 or not (words[0] in _RANGE_MARKS or (words[0] == "and" and after_between)):
            continue
        try:
            whole = from_to(first.time, last.time)
        except ValueError:
            continue
        mentions[index] = msgspec.structs.replace(first, whole=whole)
        mentions[index + 1] = msgspec.structs.replace(last, whole=whole)
    return mentions
