"""The dates and quantities of a sentence, made ready for study: ranges as one, doubtful readings left out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar

import msgspec

from adfontes.values.annotations import AnnotatedSource, NameMention, QuantityMention, TimeMention
from adfontes.values.sources import Source
from adfontes.values.spans import Span
from adfontes.values.time import from_to

Mention = TypeVar("Mention", TimeMention, QuantityMention, NameMention)

_RELATIVE_TO_EVENT = re.compile(
    r"\b(day|week|month|year|decade|centur(y|ie))s?\s+(before|after|earlier|later|ago)\b", re.IGNORECASE
)
"""Dates counted from an event; where they fall is not known from the words alone."""
_WRITTEN = re.compile(
    r"\d{3}|\d0s|\bcentury\b|\b(January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b|\d[./]\d",
    re.IGNORECASE,
)
_SAME_PERIOD = re.compile(r"^(in |on |of )?(that|the same|the next|the following|the previous)\b", re.IGNORECASE)
_YEAR = re.compile(r"\d{3}")
_RANGE = re.compile(r"\s*[-–—]\s*|\s+(and|to|until|till)\s+", re.IGNORECASE)


def within(mentions: Sequence[Mention], span: Span) -> tuple[Mention, ...]:
    """The mentions that lie wholly in ``span``; ``mentions`` are sorted by place."""
    place = bisect_left(mentions, span.start, key=lambda mention: mention.span.start)
    found: list[Mention] = []
    while place < len(mentions) and mentions[place].span.start < span.end:
        if mentions[place].span.end <= span.end:
            found.append(mentions[place])
        place += 1
    return tuple(found)


def is_written_date(source: Source, mention: TimeMention) -> bool:
    """Whether the source writes a year, month, decade or century there, not "the next day" or "when the war ended"."""
    return mention.type == "DATE" and mention.time is not None and bool(_WRITTEN.search(mention.span.of(source.text)))


def is_told_date(source: Source, mention: TimeMention) -> bool:
    """Whether the words place an event: a written date, or "that year", "the next day" after one."""
    return mention.time is not None and (
        is_written_date(source, mention) or bool(_SAME_PERIOD.search(mention.span.of(source.text)))
    )


def typed_mentions(
    annotated: AnnotatedSource, span: Span
) -> tuple[tuple[TimeMention, ...], tuple[QuantityMention, ...]]:
    """The dates and quantities of a stretch, each figure as one of the two only.

    Left out are dates counted from an event ("ten years after he died"), and a day without its year where another date
    of the sentence gives a different year: both are readings that the words alone do not carry.
    """
    source = annotated.source
    times = [mention for mention in within(annotated.times, span) if _is_sure(source, mention)]
    amounts = within(annotated.quantities, span)
    written = [mention.span for mention in times if is_written_date(source, mention)]
    amounts = tuple(amount for amount in amounts if amount.quantity.dimension == "duration" or _apart(amount, written))
    counted = [amount.span for amount in amounts if amount.quantity.dimension != "duration"]
    times = [mention for mention in times if _apart(mention, counted)]
    return tuple(_join_ranges(source, _with_agreeing_years(source, times))), amounts


def _is_sure(source: Source, mention: TimeMention) -> bool:
    return mention.time is None or not _RELATIVE_TO_EVENT.search(mention.span.of(source.text))


def _apart(mention: TimeMention | QuantityMention, others: Sequence[Span]) -> bool:
    return not any(mention.span.overlaps(other) for other in others)


def _with_agreeing_years(source: Source, times: Sequence[TimeMention]) -> list[TimeMention]:
    """The dates without those whose year is only inferred and that another date of the sentence speaks against."""
    years = {m.time.edtf[:4] for m in times if m.time and _YEAR.search(m.span.of(source.text))}
    return [
        mention
        for mention in times
        if mention.time is None
        or _YEAR.search(mention.span.of(source.text))
        or not years
        or mention.time.edtf[:4] in years
    ]


def _join_ranges(source: Source, times: Sequence[TimeMention]) -> list[TimeMention]:
    """Two dates of a kind with nothing but a range word between, as one: "1361-62", "between 1347 and 1351"."""
    joined: list[TimeMention] = []
    for mention in times:
        before = joined[-1] if joined else None
        if before is None or not _is_range(source, before, mention):
            joined.append(mention)
            continue
        assert before.time is not None
        assert mention.time is not None
        span = Span(before.span.start, mention.span.end)
        joined[-1] = msgspec.structs.replace(before, span=span, time=from_to(before.time, mention.time), value="")
    return joined


def _is_range(source: Source, first: TimeMention, last: TimeMention) -> bool:
    if first.time is None or last.time is None or first.time.granularity != last.time.granularity:
        return False
    if first.mod or last.mod:
        return False
    if first.time.earliest is None or last.time.latest is None or first.time.earliest >= last.time.latest:
        return False
    between = source.text[first.span.end : last.span.start]
    found = _RANGE.fullmatch(between)
    if not found:
        return False
    opened = source.text[max(0, first.span.start - 9) : first.span.start].lower().rstrip()
    word = (found.group(1) or "").lower()
    return not word or (word == "and" and opened.endswith("between")) or (word != "and" and opened.endswith("from"))
