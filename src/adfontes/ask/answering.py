"""From a question to the sentences that answer it, or to the finding that they do not."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

import msgspec

from adfontes.ask.questions import Question, analyse
from adfontes.ask.values import holds_new_value
from adfontes.course import CourseFile
from adfontes.values.annotations import Sentence
from adfontes.values.answers import Answer
from adfontes.values.citations import Citation, cite
from adfontes.values.course import CourseSource
from adfontes.values.evidence import Finding
from adfontes.values.spans import Span

LEAST_COVERAGE: Final = 0.44
"""Below this share of the question, weighted by how rare its words are, the sources are said not to answer it.

Chosen on ../shared/topics/*/questions.json (540 questions, 2026-11-22) where the mean of "right" and "rightly refused"
is highest: 0.43 of the answerable ones right and 0.77 of the unanswerable ones refused. Chosen on eleven topics and
tried on the twelfth, in turn: 0.41 and 0.77.
"""
CONTEXT_WEIGHT: Final = 0.6
"""What a word counts that stands only in the headings above (same questions: 0.4 and 0.8 find as many, within 4)."""
NEIGHBOUR_WEIGHT: Final = 0.4
"""The same for the sentence before in the same paragraph, which a pronoun may point to (0.2 and 0.6: within 1)."""
HEADING_FACTOR: Final = 0.5
"""Headings announce an answer and do not give it."""
SIDE_COVERAGE: Final = 0.4
"""Every side of a dispute must cover this share of what the best sentence covers, else it is about something else.

Same questions: 0.26 of the disputes shown with both sides and 0.03 of the other questions called disputed; 0.6 gave
0.23 and 0.02.
"""
GOOD_ENOUGH: Final = 0.9
"""Further sentences answer as well as the best one where they score this share of it."""
MOST_CITATIONS: Final = 3
MOST_NEAREST: Final = 2
LONGEST_CITATION: Final = 300

_TITLES: Final = frozenset({"title", "heading", "question"})


class _Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence and how well it answers."""

    number: int
    source: CourseSource
    sentence: Sentence
    coverage: float
    """Share of the question that it holds, each word weighted by how rare it is."""
    fits: bool
    """It holds a value of the kind asked for."""

    @property
    def score(self) -> float:
        """What the ranking goes by."""
        heading = self.source.source.blocks[self.sentence.block].kind in _TITLES
        return self.coverage * HEADING_FACTOR if heading else self.coverage


def answer(course: CourseFile, question: str) -> Answer:
    """Answer a question from the sources of a course, in their own words.

    Sentences are ranked by how much of the question they hold, each word weighted by how rare it is (Spärck Jones
    1972); what stands in headings above or in the sentence before counts in part. Only a sentence that holds a value
    of the kind asked for (a date for "when") answers.

    Args:
        course: an open course.
        question: in plain English.
    """
    asked = analyse(question, [entry.name for entry in course.names])
    found = _find(course, asked)
    fitting = [evidence for evidence in found if evidence.fits]
    confidence = round(fitting[0].coverage, 4) if fitting else 0.0
    if not fitting or confidence < LEAST_COVERAGE:
        nearest = tuple(_cite(evidence) for evidence in found[:MOST_NEAREST])
        return Answer(question=question, status="not in the sources", nearest=nearest, confidence=confidence)
    good = [evidence for evidence in fitting if evidence.score >= GOOD_ENOUGH * fitting[0].score]
    dispute = _dispute_about(course, asked, fitting, good)
    if dispute is not None:
        return Answer(
            question=question,
            status="disputed",
            answer=", or ".join(side.value for side in dispute.sides),
            citations=_each_side_in_turn(dispute),
            sides=dispute.sides,
            confidence=confidence,
        )
    citations = tuple(_cite(evidence) for evidence in good[:MOST_CITATIONS])
    return Answer(
        question=question, status="answered", answer=citations[0].quote, citations=citations, confidence=confidence
    )


def _find(course: CourseFile, asked: Question) -> list[_Evidence]:
    """All sentences that share something with the question, best first."""
    coverage: dict[int, float] = {}
    whole = 0.0
    for term in asked.terms:
        inside = course.holding(term.phrases)
        above = course.holding(term.phrases, context=True)
        after = {number + 1 for number in inside if _same_block(course, number, number + 1)}
        rare = math.log(1 + (len(course.searchable) - len(inside) + 0.5) / (len(inside) + 0.5))
        whole += rare
        for number in inside | above | after:
            part = 1.0 if number in inside else CONTEXT_WEIGHT if number in above else NEIGHBOUR_WEIGHT
            coverage[number] = coverage.get(number, 0.0) + rare * part
    found = []
    for number, covered in coverage.items():
        source, sentence = course.searchable[number]
        fits = holds_new_value(source, sentence, asked.kind, asked.text)
        found.append(_Evidence(number=number, source=source, sentence=sentence, coverage=covered / whole, fits=fits))
    return sorted(found, key=lambda evidence: (-evidence.score, evidence.number))


def _same_block(course: CourseFile, one: int, other: int) -> bool:
    if other not in course.searchable:
        return False
    (source, sentence), (next_source, next_sentence) = course.searchable[one], course.searchable[other]
    return source.letter == next_source.letter and sentence.block == next_sentence.block


def _dispute_about(
    course: CourseFile, asked: Question, fitting: Sequence[_Evidence], good: Sequence[_Evidence]
) -> Finding | None:
    """The dispute that a good answer takes part in, where its other sides are about the question as well."""
    least = SIDE_COVERAGE * fitting[0].coverage
    for finding in course.findings:
        if finding.kind != "disputed" or finding.slot != asked.kind:
            continue
        if not any(_stands_in(citation, good) for side in finding.sides for citation in side.mentions):
            continue
        about = [evidence for evidence in fitting if evidence.coverage >= least]
        if all(any(_stands_in(citation, about) for citation in side.mentions) for side in finding.sides):
            return finding
    return None


def _stands_in(citation: Citation, evidence: Sequence[_Evidence]) -> bool:
    return any(
        one.source.source.name == citation.source and one.sentence.span.overlaps(citation.span) for one in evidence
    )


def _each_side_in_turn(finding: Finding) -> tuple[Citation, ...]:
    """The best words of each side, then the second best ...: whoever reads only the first sees every side."""
    turns = zip_longest(*(side.mentions for side in finding.sides))
    return tuple(citation for turn in turns for citation in turn if citation is not None)


def _cite(evidence: _Evidence) -> Citation:
    """The sentence, or its first words where it is too long to be quoted whole."""
    text, span = evidence.source.source.text, evidence.sentence.span
    if len(span) > LONGEST_CITATION:
        cut = text.rfind(" ", span.start + LONGEST_CITATION // 2, span.start + LONGEST_CITATION)
        span = Span(span.start, cut if cut > 0 else span.start + LONGEST_CITATION)
    return cite(evidence.source.source, span)
