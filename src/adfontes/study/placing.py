"""Which dates of a passage place an event, told from those that belong to a name, a limit or a guessed year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from adfontes.study.mentions import is_told_date
from adfontes.study.passages import Passage, one_line
from adfontes.study.questions import governor
from adfontes.study.words import HAPPENINGS
from adfontes.values.annotations import TimeMention
from adfontes.values.time import TimeSpan, label_time

LEAST_WORDS, LEAST_PHRASE = 2, 4
"""Words that a line of a chronology needs beside its date, and more where it has no verb."""
MAIN_YEARS = 0.2
"""A year has this share of the written dates of a course, and is believed where a source leaves it out."""
_YEAR_WRITTEN = re.compile(r"\d{3}|[’']\d\d")
_NOTE_BECAUSE = re.compile(r"\d bc$")
"""Notes write "bc" for because; an era stands in capitals."""
_LIMIT = re.compile(r"\b(by|until|till|latest)\b", re.IGNORECASE)
_BEFORE_LIMIT = re.compile(r"\b(by|until|till|to)\s+(the\s+)?(end of\s+)?$", re.IGNORECASE)
_NOT_THEN = re.compile(r"\b(until|till|before|after|since)\s+((the|early|late|mid)\s+)*$", re.IGNORECASE)
"""Before these dates, or after them, lies what happened."""
_COUNTED = re.compile(r"\b(following|next|previous|later|earlier)\b", re.IGNORECASE)
_SAME_DAY = re.compile(r"^(in |on |of )?(that|the same|the next|the following|the previous)\b", re.IGNORECASE)
_HEADS_LINE = re.compile(r"\s?[:–—]")
"""After a date that heads its line: "1790: first mill opened"."""
_HAPPENING_LIST = (
    "end start birth death truce armistice treaty census vote signing founding arrival invention discovery abolition "
    "trial execution landing blockade ceasefire speech decree law act surrender victory defeat retreat meeting "
    "conference opening closure withdrawal"
)
_HAPPENING_WORDS = HAPPENINGS | frozenset(_HAPPENING_LIST.split())
"""Nouns by which a line without a verb tells what happened."""


class Calendar(msgspec.Struct, frozen=True):
    """The days and years that the sources of a course write out."""

    years: frozenset[str]
    """Years that many of its dates have."""
    months: frozenset[str]
    """Months with their year, in EDTF."""
    days: dict[str, frozenset[str]]
    """For each day of a month ("02-14") the years that it is written with."""


def read_calendar(passages: Sequence[Passage]) -> Calendar:
    """What the sources write of days, months and years."""
    years: Counter[str] = Counter()
    months: set[str] = set()
    days: dict[str, set[str]] = {}
    for passage in passages:
        for mention in passage.times:
            if mention.time is None or not _has_year(mention, passage):
                continue
            edtf = mention.time.edtf
            years[edtf[:4]] += 1
            if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", edtf):
                months.add(edtf[:7])
            if re.fullmatch(r"\d{4}-\d\d-\d\d", edtf):
                days.setdefault(edtf[5:], set()).add(edtf[:4])
    total = sum(years.values())
    return Calendar(
        years=frozenset(year for year, count in years.items() if count >= MAIN_YEARS * total),
        months=frozenset(months),
        days={day: frozenset(told) for day, told in days.items()},
    )


def _has_year(mention: TimeMention, passage: Passage) -> bool:
    return bool(_YEAR_WRITTEN.search(mention.span.of(passage.annotated.source.text)))


def placing_dates(passage: Passage, calendar: Calendar) -> list[TimeMention]:
    """The dates of a passage that say when what it tells happened, the coarse ones left out beside the exact."""
    mentions = [mention for mention in passage.times if _places_an_event(mention, passage, calendar)]
    mentions = [mention for mention in mentions if not _sorts_a_thing(mention, passage)]
    if len(mentions) > 1:
        told = [mention for mention in mentions if _dates_main_verb(mention, passage)]
        mentions = [mention for mention in mentions if mention in told or not told or _stands_beside(mention, passage)]
        mentions = [mention for mention in mentions if not _names_a_thing(mention, passage)] or mentions
    return [mention for mention in mentions if not any(_is_within(other, mention) for other in mentions)]


def _is_within(finer: TimeMention, mention: TimeMention) -> bool:
    """Whether another date of the passage is a part of this one: "June 1845" of "1845"."""
    assert finer.time is not None
    assert mention.time is not None
    if finer.time.edtf == mention.time.edtf or not (finer.time.earliest and finer.time.latest):
        return False
    first, last = mention.time.earliest, mention.time.latest
    return first is not None and last is not None and first <= finer.time.earliest and finer.time.latest <= last


def _places_an_event(mention: TimeMention, passage: Passage, calendar: Calendar) -> bool:
    time, text = mention.time, passage.annotated.source.text
    if mention.type not in ("DATE", "TIME") or time is None or time.granularity in ("millennium", "era"):
        return False
    if not is_told_date(passage.annotated.source, mention) or not passage.citation.span.contains(mention.span):
        return False
    words = mention.span.of(text)
    before = text[max(0, mention.span.start - 24) : mention.span.start]
    if _NOT_THEN.search(before) or any(name.span.contains(mention.span) for name in passage.names):
        return False
    if _NOTE_BECAUSE.search(words) or not _is_open_rightly(mention, text):
        return False
    if not _has_year(mention, passage) and not _year_is_sure(time, words, passage, calendar):
        return False
    outside = [term for term in passage.terms if term not in words.lower().split()]
    return len(outside) >= 2


def _is_open_rightly(mention: TimeMention, text: str) -> bool:
    """Whether a date with one end only is a limit by which something was done; "after 1850" places nothing."""
    assert mention.time is not None
    if mention.time.earliest is not None and mention.time.latest is not None:
        return True
    around = text[max(0, mention.span.start - 20) : mention.span.start]
    return mention.time.latest is not None and bool(
        _LIMIT.search(mention.span.of(text))
        or _BEFORE_LIMIT.search(around)
        or " latest" in text[mention.span.end :][:16]
    )


def _year_is_sure(time: TimeSpan, words: str, passage: Passage, calendar: Calendar) -> bool:
    """Whether a year that the words leave out is the course's own, or stands beside, and no source writes another."""
    if _COUNTED.search(words) or (_SAME_DAY.search(words) and time.granularity == "day"):
        return False
    year = time.edtf[:4]
    others = calendar.days.get(time.edtf[5:], frozenset())
    if others and year not in others:
        return False
    if year in calendar.years or time.edtf[:7] in calendar.months:
        return True
    block = passage.block.body.of(passage.annotated.source.text)
    return year in f"{passage.words} {passage.context}" or block.startswith(year)


def _dates_main_verb(mention: TimeMention, passage: Passage) -> bool:
    """Whether the date says when the thing told by a main clause happened."""
    hung = governor(passage, mention.span)
    return hung is not None and passage.annotated.tokens[hung[0]].dep in ("ROOT", "conj")


def _stands_beside(mention: TimeMention, passage: Passage) -> bool:
    """Whether a date that does not date the main clause tells of an event: in brackets, or of a verb of its own."""
    text = passage.annotated.source.text
    if text[mention.span.end : mention.span.end + 1] == ")" or "(" in text[max(0, mention.span.start - 20) :][:20]:
        return True
    hung = governor(passage, mention.span)
    if hung is None:
        return False
    tokens = passage.annotated.tokens
    past = any(t.head == hung[0] and t.lemma == "have" for t in tokens[slice(*passage.sentence.tokens)])
    return tokens[hung[0]].dep in ("advcl", "relcl") and not past


def _sorts_a_thing(mention: TimeMention, passage: Passage) -> bool:
    """Whether the date stands before a noun ("the 1936 treaty") and tells which thing is meant."""
    tokens = passage.annotated.tokens
    if _HEADS_LINE.match(passage.annotated.source.text, mention.span.end):
        return False
    for token in tokens[slice(*passage.sentence.tokens)]:
        if mention.span.start <= token.start < mention.span.end and token.dep in ("nummod", "compound", "nmod"):
            head = tokens[token.head]
            return head.start >= mention.span.end and head.pos == "NOUN" and head.lemma.lower() not in _HAPPENING_WORDS
    return False


def _names_a_thing(mention: TimeMention, passage: Passage) -> bool:
    """Whether the date belongs to a name ("the treaty of 1936") beside the date of what happened.

    The year of an event ("the strike of 1892") is the date of something that happened too.
    """
    before = passage.annotated.source.text[max(0, mention.span.start - 40) : mention.span.start].lower()
    words = before.split()
    return before.endswith(" of ") and (len(words) < 2 or words[-2] not in HAPPENINGS)


def tells_event(passage: Passage) -> bool:
    """Whether a passage without a full sentence still says that something happened."""
    if passage.complete or passage.context.endswith("?"):
        return True
    first, last = passage.sentence.tokens
    tokens = [
        t for t in passage.annotated.tokens[first:last] if passage.citation.start <= t.start < passage.citation.end
    ]
    return any(token.pos == "VERB" or token.lemma.lower() in _HAPPENING_WORDS for token in tokens) or (
        bool(passage.quantities) and bool(passage.context) and len(passage.words.split()) > LEAST_PHRASE
    )


def date_label(mention: TimeMention, passage: Passage) -> str:
    """The date as a reader writes it; a limit in the source's own words."""
    assert mention.time is not None
    if mention.time.earliest is not None and mention.time.latest is not None:
        return label_time(mention.time)
    words = one_line(mention.span.of(passage.annotated.source.text))
    opening = words.split(maxsplit=1)[0].lower()
    return words[0].lower() + words[1:] if opening in ("by", "until", "till") else f"by {words}"


def without_date(words: str, date: str) -> str:
    """A line of a chronology without the date that it opens with, which stands beside it."""
    if not words.startswith(date):
        return words
    rest = words[len(date) :].lstrip(" :;,.–—-→=)|").strip()
    if len(rest.split()) < LEAST_WORDS or not rest[0].isalpha() or words[len(date) :][:1] == ",":
        return words
    return rest[0].upper() + rest[1:]
