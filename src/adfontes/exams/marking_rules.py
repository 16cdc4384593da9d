"""What a board counts: rows of a rubric and caps, each with its reason. What cannot be told is said to be unsure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

import msgspec

from adfontes.exams.marking_answer import AnswerReading
from adfontes.exams.marking_writing import Writing, wording
from adfontes.values.exams import Cap, Document, QuestionType, RowTest, RubricRow
from adfontes.values.marking import CapResult, Held, RowResult
from adfontes.values.spans import Span

_DOCUMENT: Final = re.compile(r"\b(?:doc(?:ument)?s?\.?|source|interpretation)\s*([A-H]|\d)\b", re.IGNORECASE)
_PURPOSE: Final = re.compile(
    r"\b(?:purpose|audience|point of view|perspective|situation|biased?|written (?:by|for|to)|author|wanted to|"
    r"intended|aim(?:s|ed)? (?:to|at)|because (?:he|she|they|it) (?:was|were)|as an? )\b",
    re.IGNORECASE,
)
_PART: Final = re.compile(r"^\s*\(?([a-c])[).:]", re.IGNORECASE | re.MULTILINE)
_UNSURE: Final[frozenset[RowTest]] = frozenset({"thesis", "context", "complexity", "sourcing", "outside evidence"})


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """What the tests of rows and caps look at."""

    reading: AnswerReading
    writing: Writing
    held: tuple[Held, ...]
    documents: tuple[Document, ...] = ()
    prompts: tuple[str, ...] = ()


def mark_rows(kind: QuestionType, counted: Counted) -> tuple[RowResult, ...]:
    """The rows of the rubric with the marks that can be counted."""
    return tuple(_row(row, counted) for row in kind.rows)


def _row(row: RubricRow, counted: Counted) -> RowResult:
    best, reason = 0, row.steps[0].earned_when
    sure = True
    for step in row.steps:
        number = count_of(step.test, counted)
        sure = sure and step.test not in _UNSURE
        if number >= step.at_least:
            best = max(best, step.marks)
            reason = f"{step.earned_when} Counted: {number}."
        elif step.marks > best:
            reason = f"{reason} For {step.marks}: {step.earned_when} Counted: {number} of {step.at_least}."
            break
    return RowResult(key=row.key, name=row.name, marks=best, most=row.marks, reason=reason, sure=sure)


def count_of(test: RowTest, counted: Counted) -> int:
    """How often something that a row asks for stands in the answer."""
    return _TESTS[test](counted)


def _reasons() -> re.Pattern[str]:
    return wording()["reasoning"]


def _answered(counted: Counted) -> int:
    parts = {found.group(1).lower() for found in _PART.finditer(counted.reading.text)}
    return len(parts) or min(3, len(counted.held))


def _thesis(counted: Counted) -> int:
    """A judgement with a reason in the first or the last paragraph."""
    ends = {0, counted.writing.paragraphs - 1}
    claims = [*counted.writing.judgements, *counted.writing.criteria]
    return int(
        any(
            counted.reading.paragraph_of(span) in ends
            and (_reasons().search(span.of(counted.reading.text)) or span in counted.writing.criteria)
            for span in claims
        )
    )


def _context(counted: Counted) -> int:
    """At least two sentences of cited facts in the first paragraph."""
    return int(
        len({one.start for one in counted.held if counted.reading.paragraph_of(Span(one.start, one.end)) == 0}) >= 2
    )


def _documents(counted: Counted) -> int:
    return len({found.group(1).upper() for found in _DOCUMENT.finditer(counted.reading.text)})


def _documents_in(counted: Counted, pattern: re.Pattern[str]) -> int:
    named: set[str] = set()
    for span in counted.reading.sentences:
        words = span.of(counted.reading.text)
        if pattern.search(words):
            named |= {found.group(1).upper() for found in _DOCUMENT.finditer(words)}
    return len(named)


def _outside(counted: Counted) -> int:
    """Points held that none of the documents carries."""
    given = {(d.citation.source, d.citation.start, d.citation.end) for d in counted.documents}

    def carried(one: Held) -> bool:
        return any(
            c.source == source and c.start < end and start < c.end
            for c in one.citations
            for source, start, end in given
        )

    return sum(not carried(one) for one in counted.held)


def _reasoned(counted: Counted) -> int:
    """Points held in a sentence that gives a reason, or right before one."""
    return sum(
        any(span.start - 2 <= one.end and one.start < span.end for span in counted.writing.reasons)
        for one in counted.held
    )


def _complexity(counted: Counted) -> int:
    writing = counted.writing
    return int(len(writing.contrasts) >= 2 and len(writing.criteria) >= 1 and writing.judged_places >= 2)


_TESTS: Final[dict[RowTest, Callable[[Counted], int]]] = {
    "part answered": _answered,
    "thesis": _thesis,
    "context": _context,
    "documents used": _documents,
    "documents support": lambda counted: _documents_in(counted, _reasons()),
    "outside evidence": _outside,
    "sourcing": lambda counted: _documents_in(counted, _PURPOSE),
    "examples": lambda counted: len(counted.held),
    "evidence supports": _reasoned,
    "reasoning": lambda counted: int(len(counted.writing.reasons) >= 2),
    "complexity": _complexity,
    "two points": lambda counted: len(counted.held),
}


# Caps -----------------------------------------------------------------------------------------------------------------


def hit_caps(kind: QuestionType, counted: Counted) -> tuple[tuple[CapResult, ...], tuple[str, ...]]:
    """The caps that the answer runs into, and in a sentence each what could not be told."""
    hit: list[CapResult] = []
    unsure: list[str] = []
    for cap in kind.caps:
        verdict = _runs_into(cap, counted)
        if verdict is None:
            unsure.append(f"Whether the limit of {cap.at_most} marks holds could not be told: {cap.reason}")
        elif verdict:
            hit.append(CapResult(rule=cap.rule, at_most=cap.at_most, reason=cap.reason))
    return tuple(hit), tuple(unsure)


def _runs_into(cap: Cap, counted: Counted) -> bool | None:
    writing = counted.writing
    if cap.rule == "one side":
        return not writing.contrasts
    if cap.rule == "one reason":
        return len(writing.reasons) < 2 or (len(writing.factors) < 2 and writing.reasoned_paragraphs < 2)
    if cap.rule == "stimulus only":
        return _only_prompts(counted.prompts, counted) if counted.prompts else None
    if cap.rule == "no source":
        return not writing.sourced
    if cap.rule == "sources only":
        return _outside(counted) == 0 if counted.documents else None
    return None


def _only_prompts(prompts: Sequence[str], counted: Counted) -> bool:
    """Whether every point speaks of one of the prompts."""
    wanted = [{word.lower()[:5] for word in re.findall(r"\w{4,}", prompt)} for prompt in prompts]
    beyond = 0
    for one in counted.held:
        words = {word.lower()[:5] for word in re.findall(r"\w{4,}", one.quote)}
        beyond += not any(prompt & words for prompt in wanted)
    return beyond == 0
