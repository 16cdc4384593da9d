"""The timeline: what happened when, from all sources; each side of a disputed date has an entry of its own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

import msgspec

from adfontes.study.facts import is_fact
from adfontes.study.passages import Passage, excerpt, join_context, one_line
from adfontes.study.placing import (
    LEAST_WORDS,
    Calendar,
    date_label,
    placing_dates,
    read_calendar,
    tells_event,
    without_date,
)
from adfontes.study.reading import Reading, stable_key
from adfontes.study.why import asked_effect
from adfontes.values.annotations import TimeMention
from adfontes.values.citations import Citation
from adfontes.values.spans import Span
from adfontes.values.study import Statement, TimelineEntry
from adfontes.values.time import TimeSpan, relate

SAME_EVENT = {"time": 0.3, "day": 0.3, "week": 0.35, "month": 0.4}
"""Two passages with an equal date tell of one event where one holds this share of its weight in common with the other:
the more exact the date, the less is asked for (set by eye on the development topics, 2026-11-22)."""
SAME_EVENT_OTHERWISE = 0.5

_WHEN = re.compile(r"(when|in (which|what) year|(on|in) (which|what) (date|day|month))\b", re.IGNORECASE)
_CLAUSE_BREAK = re.compile(r";\s+|\s[–—]\s")


class Dated(msgspec.Struct, frozen=True, kw_only=True):
    """One dated passage, or the clause of it that the date stands in."""

    passage: Passage
    time: TimeSpan
    label: str
    citation: Citation
    text: str
    claims: tuple[str, ...]


def compose_timeline(reading: Reading) -> tuple[TimelineEntry, ...]:
    """The dated events of a course, by their earliest day (by their latest where a date says only "by 1962")."""
    calendar = read_calendar(reading.passages)
    by_date: dict[str, list[list[Dated]]] = defaultdict(list)
    for passage in reading.passages:
        for dated in dated_passages(reading, passage, calendar):
            groups = by_date[dated.time.edtf]
            group = next((group for group in groups if _same_event(reading, group[0], dated)), None)
            if group is None:
                groups.append([dated])
            else:
                group.append(dated)
    groups = [group for edtf in sorted(by_date) for group in by_date[edtf]]
    groups = [group for group in groups if not _told_more_exactly(reading, group)]
    entries = [_entry(reading, group) for group in groups]
    return tuple(sorted(entries, key=_order))


def _order(entry: TimelineEntry) -> tuple[int, int, str]:
    days = [day for day in (entry.when.earliest, entry.when.latest) if day is not None]
    return (days[0], days[-1], entry.key)


def dated_passages(reading: Reading, passage: Passage, calendar: Calendar) -> list[Dated]:
    """The passage once for each date in it; a date within another stretch of the same passage is left to that."""
    if not is_fact(passage) or not tells_event(passage):
        return []
    mentions = placing_dates(passage, calendar)
    found: list[Dated] = []
    for mention in mentions:
        assert mention.time is not None
        if any(dated.time.edtf == mention.time.edtf for dated in found):
            continue
        citation = _clause(passage, mention) if len(mentions) > 1 else passage.citation
        text = _told(passage, mention) if citation == passage.citation else one_line(citation.quote)
        if any(dated.text == text and dated.text.endswith(")") for dated in found):
            continue  # an answer of several dates is told once
        claims = tuple(
            key
            for key in passage.claims
            if any(
                citation.span.contains(place.span)
                for finding in reading.findings.get(key, ())
                for side in finding.sides
                if key in side.claims
                for place in side.mentions
                if place.source == passage.source and place.span.overlaps(mention.span)
            )
        )
        label = date_label(mention, passage)
        found.append(
            Dated(passage=passage, time=mention.time, label=label, citation=citation, text=text, claims=claims)
        )
    return found


def _told(passage: Passage, mention: TimeMention) -> str:
    """The words beside their date: without it where they open with it, and as a statement where a question dates it."""
    date = one_line(mention.span.of(passage.annotated.source.text))
    words = without_date(passage.words, date)
    if words != passage.words and len(words.split()) >= LEAST_WORDS:
        return words
    if _WHEN.match(passage.context):
        asked = asked_effect(passage.annotated, _asking_block(passage), None)
        if asked is not None:
            return f"{asked.rstrip(' .')} ({words.rstrip(' .')})"
    return join_context(passage.context, words)


def _asking_block(passage: Passage) -> int:
    """The block of the question that the passage answers: the nearest above."""
    blocks = passage.annotated.source.blocks
    return next((at for at in range(passage.sentence.block, -1, -1) if blocks[at].kind == "question"), 0)


def _clause(passage: Passage, mention: TimeMention) -> Citation:
    """The stretch between semicolons or dashes that holds the date; the whole passage where it says too little."""
    text, whole = passage.annotated.source.text, passage.citation.span
    cuts = [whole.start]
    for match in _CLAUSE_BREAK.finditer(whole.of(text)):
        cuts += [whole.start + match.start(), whole.start + match.end()]
    cuts.append(whole.end)
    for start, end in zip(cuts[::2], cuts[1::2], strict=True):
        if start <= mention.span.start and mention.span.end <= end and len(text[start:end].split()) >= 5:
            return excerpt(passage.annotated.source, Span(start, end), mention.span)
    return passage.citation


def _same_event(reading: Reading, one: Dated, other: Dated) -> bool:
    if relate(one.time, other.time) != "equal":
        return False
    if set(one.claims) & set(other.claims):
        return True
    held = max(
        reading.similarity.containment(one.passage.terms, other.passage.terms),
        reading.similarity.containment(other.passage.terms, one.passage.terms),
    )
    joined = any(
        set(side.claims) & set(other.claims)
        for key in one.claims
        for finding in reading.findings.get(key, ())
        for side in finding.sides
        if key in side.claims
    )
    return joined or held >= SAME_EVENT.get(one.time.granularity, SAME_EVENT_OTHERWISE)


def _told_more_exactly(reading: Reading, group: Sequence[Dated]) -> bool:
    """Whether a refined finding already gives this event a more exact date (its first side)."""
    for dated in group:
        refined = [
            finding
            for key in dated.claims
            for finding in reading.findings.get(key, ())
            if finding.kind == "refined" and finding.slot == "time" and key not in finding.sides[0].claims
        ]
        if not refined:
            return False
    return True


def _entry(reading: Reading, group: Sequence[Dated]) -> TimelineEntry:
    best = max(group, key=lambda dated: (dated.passage.complete, "…" not in dated.text, -len(dated.text)))
    ordered = [best, *(dated for dated in group if dated is not best)]
    claims = tuple(sorted({key for dated in ordered for key in dated.claims}))
    sources = {dated.passage.source for dated in ordered}
    statement = Statement(
        text=best.text,
        citations=tuple(dict.fromkeys(dated.citation for dated in ordered)),
        sources=tuple(sorted(sources)),
        support=min(len(sources), len({dated.text.lower() for dated in ordered})),
        disputes=tuple(sorted(finding.key for finding in reading.disputed(claims) if finding.slot == "time")),
        claims=claims,
        context=best.passage.context if best.text.startswith(best.passage.context) else "",
    )
    key = stable_key("event", [best.time.edtf, *(claims or [one_line(best.citation.quote).lower()])])
    return TimelineEntry(key=key, when=best.time, label=best.label, statement=statement)
