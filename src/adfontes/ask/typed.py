"""The values in a sentence that could answer a question: dates, quantities, names that the question does not give."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

import msgspec

from adfontes.ask.questions import Question
from adfontes.ask.reading import Passage
from adfontes.ask.words import folded, stems_of
from adfontes.values.annotations import TimeMention
from adfontes.values.names import NameKind
from adfontes.values.quantities import Quantity
from adfontes.values.spans import Span
from adfontes.values.time import TimeSpan

_KINDS_OF_NAMES: Final[dict[str, dict[NameKind, float]]] = {
    "actor": {"person": 1.0, "people": 0.7, "organisation": 0.7, "party": 0.7, "state": 0.6, "other": 0.4},
    "place": {"place": 1.0, "state": 0.9, "other": 0.4, "organisation": 0.3},
    "name": dict.fromkeys(
        ("person", "state", "party", "organisation", "place", "people", "agreement", "event", "work", "other"), 0.8
    ),
}
YEARLESS: Final = 0.9
"""How well a day or an hour suits whose year stands elsewhere. A convention."""
_EXACT: Final = re.compile(r"\b(?:day|date)\b", re.IGNORECASE)
_CLOCK: Final = re.compile(r"\b(?:what (?:exact )?time|what hour|time of day|o[’']clock)\b", re.IGNORECASE)
_YEAR: Final = re.compile(r"\b(?:year|decade|century)\b", re.IGNORECASE)
_BEFORE_AN_END: Final = re.compile(
    r"\b(?:ended|finished|ceased|stopped|was over) (?:on |in |at |by )?(?:about )?$", re.IGNORECASE
)
_END: Final = re.compile(
    r"\b(?:end|finish|cease|stop|last|close|over|conclu|till?\b|until|take place|happen)", re.IGNORECASE
)
_ASKS_A_DEED: Final = re.compile(r"\bwhen did\b|\b(?:began|beg[iu]n|start(?:ed)?)\b", re.IGNORECASE)
_DAY_OR_HOUR: Final = re.compile(r"XXXX-(?:\d\d|XX-XXT\d)")
_CAPITAL: Final = re.compile(r"(?<=[\w,;:(\"“'‘] )[A-ZÀ-Þ][\w’'-]+")


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A value that a passage offers for an answer."""

    span: Span
    """Place in the passage's own text."""
    value: TimeSpan | Quantity | str
    fit: float
    """How well its type suits the question, 0 to 1."""


def candidates_of(passage: Passage, asked: Question) -> tuple[Candidate, ...]:
    """The values of the type asked for that the question does not give itself, in the order of the text."""
    if asked.kind == "time":
        return _times(passage, asked)
    if asked.kind == "quantity":
        return _quantities(passage, asked)
    if asked.kind in ("actor", "place", "name"):
        return _names(passage, asked)
    return ()


def asks_for_no_end(question: str) -> bool:
    """Whether it asks when something was done or began, so that the day on which it ended is no answer."""
    return bool(_ASKS_A_DEED.search(question)) and not _END.search(question)


def _times(passage: Passage, asked: Question) -> tuple[Candidate, ...]:
    found = []
    no_end = asks_for_no_end(asked.text)
    given = _given_times(asked.text)
    exact, clock = bool(_EXACT.search(asked.text)), bool(_CLOCK.search(asked.text))
    for words, span, time in times_in(passage.text):
        if words.lower() in asked.text.lower() or time.edtf in given:
            continue
        if no_end and _BEFORE_AN_END.search(passage.text[: span.start]):
            continue
        fit = 1.0
        if exact and time.granularity not in ("day", "time"):
            fit = 0.6 if time.granularity in ("month", "year", "season") else 0.4
        if clock and time.granularity != "time":
            fit = 0.4
        found.append(Candidate(span=span, value=time, fit=fit))
    for words, span, value in yearless_in(passage.text):
        if words.lower() not in asked.text.lower() and not (_YEAR.search(asked.text) and not clock):
            found.append(Candidate(span=span, value=words, fit=YEARLESS if clock == ("T" in value) else 0.5))
    return tuple(sorted(found, key=lambda candidate: candidate.span))


def yearless_in(text: str) -> tuple[tuple[str, Span, str], ...]:
    """The days, months and hours of a text whose year stands elsewhere, each with its TIMEX3 value."""
    found = (m for m in _dates_in(text) if not m.time and _DAY_OR_HOUR.match(m.value))
    return tuple((m.span.of(text), m.span, m.value) for m in found)


def times_in(text: str) -> tuple[tuple[str, Span, TimeSpan], ...]:
    """The dated expressions of a text."""
    return tuple((m.span.of(text), m.span, m.time) for m in _dates_in(text) if m.time)


@lru_cache(maxsize=2048)
def _dates_in(text: str) -> tuple[TimeMention, ...]:
    from adfontes.language.dates import find_dates  # noqa: PLC0415 (its grammar takes 0.15 s; many questions need none)

    return tuple(mention for mention in find_dates(text) if mention.type in ("DATE", "TIME"))


def _given_times(question: str) -> frozenset[str]:
    return frozenset(time.edtf for _, _, time in times_in(question))


@lru_cache(maxsize=2048)
def quantities_in(text: str) -> tuple[tuple[str, Span, Quantity], ...]:
    """The quantities of a text, but for what is a date."""
    from adfontes.language.quantities import find_quantities  # noqa: PLC0415 (for the same reason)

    dated = [span for _, span, _ in times_in(text)]
    return tuple(
        (m.span.of(text), m.span, m.quantity)
        for m in find_quantities(text)
        if not any(span.overlaps(m.span) for span in dated) and m.quantity.dimension != "ordinal"
    )


def _quantities(passage: Passage, asked: Question) -> tuple[Candidate, ...]:
    given = {(q.low, q.high, q.dimension) for _, _, q in quantities_in(asked.text)}
    found = []
    for _, span, quantity in quantities_in(passage.text):
        if (quantity.low, quantity.high, quantity.dimension) in given:
            continue
        fit = 0.25
        if quantity.dimension in asked.dimensions:
            fit = (1.0, 0.75, 0.6, 0.5, 0.5, 0.5, 0.5, 0.5)[asked.dimensions.index(quantity.dimension)]
        if fit >= 0.5 and asked.focus and quantity.of:
            counted = stems_of(quantity.of)
            fit = fit if set(counted) & set(asked.focus) or quantity.dimension != "count" else fit * 0.8
        found.append(Candidate(span=span, value=quantity, fit=fit))
    return tuple(found)


def _names(passage: Passage, asked: Question) -> tuple[Candidate, ...]:
    suited = _KINDS_OF_NAMES[asked.kind]
    given = folded(asked.text)
    keys = {term.key for term in asked.terms if term.key}
    start = passage.sentence.span.start
    found = []
    for name in passage.names:
        if name.key in keys or folded(name.text) in given or name.kind not in suited:
            continue
        low, high = max(0, name.span.start - start), name.span.end - start
        if high <= len(passage.text):
            found.append(Candidate(span=Span(low, high), value=name.key or name.text, fit=suited[name.kind]))
    if not found:
        found = [
            Candidate(span=Span(match.start(), match.end()), value=match.group(), fit=0.4)
            for match in _CAPITAL.finditer(passage.text)
            if folded(match.group()) not in given
        ]
    return tuple(found)
