"""The cited points that an answer holds, and those that the sources make to the question and the answer does not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from adfontes.course import CourseFile
from adfontes.evidence.values import family, relate_claims
from adfontes.exams.marking_answer import AnswerReading, Part, course_names
from adfontes.exams.marking_support import Alike, Support, support_of
from adfontes.exams.marking_witness import COMPATIBLE, Values, values_of
from adfontes.language.background import folded
from adfontes.study.passages import excerpt, one_line
from adfontes.values.citations import Citation
from adfontes.values.exams import IndicativeAnswer
from adfontes.values.marking import AnswerSlip, Held, Missing
from adfontes.values.study import Statement

# Set on answers of our own to three development topics, 2026-11-22 (benchmarks/marking.py).
HELD: Final = 0.5
"""How alike a part of the answer and a sentence must be for the part to say what the sentence says."""
HELD_BY_WORDS: Final = 0.55
"""The same where only words are compared."""
NAME_MISSING: Final = 0.08
"""What each name takes away that the answer has and the sentence and what stands around it have not."""
VALUE_AGREES: Final = 0.06
"""What a date or number adds that both have, and takes away that only the answer has."""
ALREADY_SAID: Final = 0.52
"""A point this much like a part of the answer is not called missing."""
LEAST_COMMON: Final = 1.2
"""Weight of the words that both must have, where no value is common to them."""
RELEVANT: Final = 0.3
MOST_CITED: Final = 4
MOST_MISSING: Final = 8
_PREFERRED: Final = 20


def points_held(
    course: CourseFile,
    reading: AnswerReading,
    slips: Sequence[AnswerSlip],
    indicative: IndicativeAnswer | None,
) -> list[Held]:
    """The points of the answer that sentences of the course say too, in the order of the answer."""
    support, values = support_of(course), values_of(course)
    wrong = [(slip.start, slip.end) for slip in slips]
    wanted = {
        (citation.source, citation.start)
        for point in (indicative.points if indicative else ())
        for citation in point.statement.citations
    }
    found: list[Held] = []
    for part in reading.parts:
        if any(part.span.start <= start < part.span.end for start, _ in wrong):
            continue
        if (
            part.whole
            and _divided(reading, part)
            and any(start < part.span.end and part.span.start < end for start, end in wrong)
        ):
            continue
        near = support.find(part.text, part.names, part.span.start)
        scored = [(_fit(support, values, part, one), one) for one in near]
        least = HELD if near and near[0].near is not None else HELD_BY_WORDS
        fitting = [one for score, one in sorted(scored, key=lambda pair: -pair[0]) if score >= least]
        if fitting:
            found.append(_held(course, part, fitting[:MOST_CITED], wanted))
    return _once(found)


def _divided(reading: AnswerReading, part: Part) -> bool:
    return sum(other.sentence == part.sentence for other in reading.parts) > 1


def _fit(support: Support, values: Values, part: Part, alike: Alike) -> float:
    """How surely a sentence says what the part says: near in meaning, with enough in common, and no other value."""
    there = {*alike.passage.keys}
    for number, _ in support.reading.around(alike.passage.number):
        there |= support.reading.passages[number].keys
    text = alike.passage.text.lower()
    strange = sum(
        name.key not in there and name.text.split()[-1].lower() not in text for name in part.names if name.key
    )
    score, agreeing = _sameness(alike) - NAME_MISSING * strange, 0
    for claim in part.claims:
        rivals = [other for other in values.of(alike) if family(other) == family(claim)]
        agrees = any(relate_claims(claim, other) in COMPATIBLE for other in rivals)
        agreeing += agrees
        score += VALUE_AGREES if agrees else -VALUE_AGREES if rivals else -VALUE_AGREES / 2
    return 0.0 if alike.mass < LEAST_COMMON and not agreeing else score


def _sameness(alike: Alike) -> float:
    """As :attr:`Alike.score`, but meaning counts more: which sentence is nearest is one thing, the same another."""
    if alike.near is None:
        return alike.score
    return 0.28 * alike.covered + 0.12 * alike.back + 0.6 * max(0.0, alike.near)


def _held(course: CourseFile, part: Part, alike: Sequence[Alike], wanted: set[tuple[str, int]]) -> Held:
    citations: dict[str, Citation] = {}
    for one in alike:
        source = one.passage.entry.source
        citations.setdefault(source.name, excerpt(course.source(source.name), one.passage.sentence.span))
    cited = tuple(citations.values())
    statement = Statement(
        text=one_line(cited[0].quote), citations=cited, sources=tuple(sorted(citations)), support=len(citations)
    )
    return Held(
        start=part.span.start,
        end=part.span.end,
        quote=part.text,
        statement=statement,
        citations=cited,
        indicative=any((c.source, c.start) in wanted for c in cited),
    )


def _once(found: Sequence[Held]) -> list[Held]:
    """Each sentence of the course once: the parts of a sentence rather than the whole where they say other things."""
    kept: list[Held] = []
    seen: set[tuple[str, int]] = set()
    for held in sorted(found, key=lambda one: (one.end - one.start, one.start)):
        first = held.citations[0]
        inside = [other for other in kept if held.start <= other.start and other.end <= held.end]
        fresh = (first.source, first.start) not in seen
        if fresh and (
            not inside or not {c.source for c in held.citations} <= {c.source for o in inside for c in o.citations}
        ):
            kept.append(held)
            seen.add((first.source, first.start))
    return sorted(kept, key=lambda one: (one.start, one.end))


def points_missing(
    course: CourseFile,
    reading: AnswerReading,
    question: str,
    held: Sequence[Held],
    indicative: IndicativeAnswer | None,
) -> list[Missing]:
    """The points that the answer leaves out: those of the question's own indicative answer, else the nearest facts."""
    support = support_of(course)
    if indicative is not None:
        wanted = [
            Missing(statement=p.statement, citations=p.statement.citations, side=p.side) for p in indicative.points
        ]
    else:
        wanted = [Missing(statement=s, citations=s.citations) for s in _relevant(course, support, question)]
    cited = {(citation.source, citation.start) for one in held for citation in one.citations}
    left = [one for one in wanted if not any((c.source, c.start) in cited for c in one.citations)]
    return [one for one in left if not _said(support, reading, one.statement)][:MOST_MISSING]


def _said(support: Support, reading: AnswerReading, statement: Statement) -> bool:
    numbers = _numbers(support, statement)
    for part in reading.parts:
        for number in numbers:
            alike = support.compare(part.text, part.names, number, part.span.start)
            if alike is not None and alike.score >= ALREADY_SAID:
                return True
    return False


def _numbers(support: Support, statement: Statement) -> list[int]:
    first = statement.citations[0]
    return [
        number
        for number, passage in support.reading.passages.items()
        if passage.entry.source.name == first.source
        and passage.sentence.span.start < first.end
        and first.start < passage.sentence.span.end
    ]


def _relevant(course: CourseFile, support: Support, question: str) -> list[Statement]:
    """The facts of the course that are nearest to the question; of two that are as near, the more important."""
    known = course_names(course)
    names = [key for form, key in known.items() if f" {form} " in f" {folded(question)} "]
    scored: list[tuple[float, int, Statement]] = []
    for place, fact in enumerate(course.facts):
        for number in _numbers(support, fact.statement)[:1]:
            alike = support.compare(question, [], number)
            if alike is not None:
                named = len(set(names) & set(alike.passage.keys))
                score = alike.score + 0.05 * min(2, named) + 0.1 * max(0.0, 1 - place / _PREFERRED)
                scored.append((score, place, fact.statement))
    scored.sort(key=lambda one: (-one[0], one[1]))
    return [statement for score, _, statement in scored if score >= RELEVANT][: 3 * MOST_MISSING]
