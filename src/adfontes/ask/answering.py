"""From a question to the sentences that answer it, or to the finding that they do not."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

import msgspec

from adfontes.ask.questions import AnswerKind, Question, analyse
from adfontes.course import CourseFile
from adfontes.values.annotations import Sentence
from adfontes.values.answers import Answer
from adfontes.values.citations import Citation, cite
from adfontes.values.course import CourseSource
from adfontes.values.evidence import Finding
from adfontes.values.spans import Span

LEAST_COVERAGE: Final = 0.5
CONTEXT_WEIGHT: Final = 0.6
NEIGHBOUR_WEIGHT: Final = 0.4
TYPE_FACTOR: Final = 1.4
HEADING_FACTOR: Final = 0.5
MOST_CITATIONS: Final = 3
MOST_NEAREST: Final = 2
LONGEST_CITATION: Final = 300
GOOD_ENOUGH: Final = 0.8
"""Further sentences are cited where they score this share of the best one."""

_NUMBER: Final = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|million|half)\b"
)
_YEAR_OR_MONTH: Final = re.compile(
    r"\b\d{3,4}s?\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|\bcentur(?:y|ies)\b"
)
_ACTORS: Final = frozenset({"person", "state", "party", "organisation", "people"})
_PLACES: Final = frozenset({"place", "state"})
_TITLES: Final = frozenset({"title", "heading", "question"})


class _Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence and how well it answers."""

    number: int
    source: CourseSource
    sentence: Sentence
    coverage: float
    score: float


def answer(course: CourseFile, question: str) -> Answer:
    """Answer a question from the sources of a course, in their own words.

    Sentences are ranked by how much of the question they hold, each word weighted by how rare it is (Spärck Jones
    1972); what stands in headings above or in the sentence before counts in part. Sentences that hold a value of the
    kind asked for (a date for "when") are preferred.

    Args:
        course: an open course.
        question: in plain English.
    """
    asked = analyse(question, [entry.name for entry in course.names])
    ranked = _rank(course, asked)
    if not ranked or ranked[0].coverage < LEAST_COVERAGE:
        nearest = tuple(_cite(found) for found in ranked[:MOST_NEAREST])
        confidence = ranked[0].coverage if ranked else 0.0
        return Answer(question=question, status="not in the sources", nearest=nearest, confidence=round(confidence, 4))
    best = ranked[0]
    confidence = round(best.coverage, 4)
    dispute = _dispute_of(course, asked, best)
    if dispute is not None:
        return Answer(
            question=question,
            status="disputed",
            answer=", or ".join(side.value for side in dispute.sides),
            citations=_each_side_in_turn(dispute),
            sides=dispute.sides,
            confidence=confidence,
        )
    chosen = [found for found in ranked[:MOST_CITATIONS] if found.score >= GOOD_ENOUGH * best.score]
    citations = tuple(_cite(found) for found in chosen)
    return Answer(
        question=question, status="answered", answer=citations[0].quote, citations=citations, confidence=confidence
    )


def _rank(course: CourseFile, asked: Question) -> list[_Evidence]:
    """All sentences that share something with the question, best first."""
    total = len(course.searchable)
    coverage: dict[int, float] = {}
    whole = 0.0
    for term in asked.terms:
        inside = course.holding(term.phrases)
        above = course.holding(term.phrases, context=True)
        weight = math.log(1 + (total - len(inside) + 0.5) / (len(inside) + 0.5))
        whole += weight
        after = {number + 1 for number in inside if _same_block(course, number, number + 1)}
        for number in inside | above | after:
            part = 1.0 if number in inside else CONTEXT_WEIGHT if number in above else NEIGHBOUR_WEIGHT
            coverage[number] = coverage.get(number, 0.0) + weight * part
    typed = _typed(course, asked.kind)
    found = []
    for number, covered in coverage.items():
        source, sentence = course.searchable[number]
        factor = HEADING_FACTOR if source.source.blocks[sentence.block].kind in _TITLES else 1.0
        if asked.kind != "any" and _is_typed(source, sentence, asked.kind, typed):
            factor *= TYPE_FACTOR
        share = covered / whole
        found.append(_Evidence(number=number, source=source, sentence=sentence, coverage=share, score=share * factor))
    return sorted(found, key=lambda one: (-one.score, one.number))


def _same_block(course: CourseFile, one: int, other: int) -> bool:
    if other not in course.searchable:
        return False
    (source, sentence), (next_source, next_sentence) = course.searchable[one], course.searchable[other]
    return source.letter == next_source.letter and sentence.block == next_sentence.block


def _typed(course: CourseFile, kind: AnswerKind) -> dict[str, list[int]]:
    """Where in each source a claim gives a value of the kind asked for."""
    places: dict[str, list[int]] = {}
    for claim in course.claims:
        if claim.slot == kind:
            places.setdefault(claim.focus.source, []).append(claim.focus.start)
    return {source: sorted(starts) for source, starts in places.items()}


def _is_typed(source: CourseSource, sentence: Sentence, kind: AnswerKind, typed: dict[str, list[int]]) -> bool:
    """Whether a sentence holds a value of this kind: one that a claim gives, a name, or a number that no claim took."""
    span = sentence.span
    starts = typed.get(source.source.name, [])
    at = bisect_left(starts, span.start)
    if at < len(starts) and starts[at] < span.end:
        return True
    words = span.of(source.source.text)
    if kind == "quantity":
        return _NUMBER.search(words) is not None
    if kind == "time":
        return _YEAR_OR_MONTH.search(words) is not None
    kinds = _ACTORS if kind == "actor" else _PLACES
    return any(mention.kind in kinds and span.contains(mention.span) for mention in source.names)


def _dispute_of(course: CourseFile, asked: Question, best: _Evidence) -> Finding | None:
    """The dispute that the best sentence takes part in, where it is about what was asked."""
    for finding in course.findings:
        if finding.kind == "disputed" and finding.slot == asked.kind:
            for citation in _cited_by(finding):
                if citation.source == best.source.source.name and best.sentence.span.overlaps(citation.span):
                    return finding
    return None


def _cited_by(finding: Finding) -> Iterator[Citation]:
    for side in finding.sides:
        yield from side.mentions


def _each_side_in_turn(finding: Finding) -> tuple[Citation, ...]:
    """The best words of each side, then the second best ...: whoever reads only the first sees every side."""
    turns = zip_longest(*(side.mentions for side in finding.sides))
    return tuple(citation for turn in turns for citation in turn if citation is not None)


def _cite(found: _Evidence) -> Citation:
    """The sentence, or its first words where it is too long to be quoted whole."""
    text = found.source.source.text
    span = found.sentence.span
    if len(span) > LONGEST_CITATION:
        cut = text.rfind(" ", span.start + LONGEST_CITATION // 2, span.start + LONGEST_CITATION)
        span = Span(span.start, cut if cut > 0 else span.start + LONGEST_CITATION)
    return cite(found.source.source, span)
