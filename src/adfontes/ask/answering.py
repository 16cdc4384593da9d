"""From a question to the sentences that answer it, or to the finding that they do not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from adfontes.ask.choosing import choose
from adfontes.ask.confidence import confidence_of, least_confidence
from adfontes.ask.disputes import (
    dispute_about,
    other_sides,
    other_values,
    without_other_parties,
)
from adfontes.ask.explaining import explanation_of
from adfontes.ask.following import follow
from adfontes.ask.matching import Match, gather, places_of
from adfontes.ask.questions import Question
from adfontes.ask.ranking import Ranked, best_candidate, rank
from adfontes.ask.reading import read
from adfontes.ask.studied import causes_of, definition_of, judgement_about, means_nothing
from adfontes.ask.typed import Candidate
from adfontes.ask.vectors import nearness_to
from adfontes.ask.verdicts import gives_another_answer, opposed, verdict_of
from adfontes.ask.wording import cite_passage, cite_ranked, join_quotes, tell_sides
from adfontes.course import CourseFile
from adfontes.values.answers import Answer
from adfontes.values.citations import Citation, cite
from adfontes.values.spans import Span

MOST_CITATIONS: Final = 4
MOST_SHOWN: Final = 2
GOOD_ENOUGH: Final = 0.6
"""Further sentences are cited where they score this share of the best one."""
LEAST_ALSO: Final = 0.6
"""And hold this share of what it holds of the question, else they are about something else. A convention."""
DIFFERING_SHARE: Final = 0.4
"""The same where another source gives another value or name."""
MOST_DIFFERING: Final = 2
"""So many of them are cited before the next best because another source answers otherwise."""
OTHERWISE_SHARE: Final = 0.7
"""A passage is said to answer otherwise where it scores this share of the best one. A convention."""
LEAST_FIT: Final = 0.8
"""A value stands above the answer where it fits so well: 0.99 of the numbers and 0.92 of the dates are then right
(sixteen topics, 2026-11-22), but only 0.71 of the persons, who do where the deed asked for stands right at them."""
LEAST_DEED: Final = 0.8
"""A person stands above the answer where the sentence itself holds so much of the question. A convention."""
SAID_SHARE: Final = 0.8
"""They are part of the answer's words where they score this share."""

_DONE_BY: Final = re.compile(r"\b(?:by|was|were|is|are)(?: [A-Z][\w’'-]*| the)*\s*$")
"""What stands right before whoever did something, but for a rank or title."""
_COMPARES: Final = re.compile(
    r"\b(?:compare[ds]?|comparison|differ\w*|similar\w*|(?:more|less|\w+er) than|versus|vs|both|whereas|or)\b",
    re.IGNORECASE,
)


def answer(
    course: CourseFile,
    question: str,
    choices: Sequence[str] = (),
    *,
    earlier: Sequence[str] = (),
    vectors: bool = True,
) -> Answer:
    """Answer a question from the sources of a course, in their own words.

    Sentences are ranked by how much of the question they hold, each word weighted by how rare it is (Spärck Jones
    1972), whether they hold a value of the kind asked for, and what stands around them. A logistic model of the best
    sentence says how surely the sources answer at all.

    Args:
        course: an open course.
        question: in plain English.
        choices: the options, where it is a multiple-choice question.
        earlier: the questions before it in the same session, oldest first, which it may refer back to.
        vectors: use sentence vectors, where they are installed.
    """
    reading = read(course)
    asked = follow(question, earlier, [entry.name for entry in course.names], choices)
    nearness = nearness_to(reading, question) if vectors else None
    gathered = gather(reading, asked, nearness)
    matches = gathered.matches
    ranked = rank(reading, asked, gathered, nearness)
    confidence = round(confidence_of(reading, asked, matches, ranked), 4)
    if not ranked:
        return Answer(question=question, status="not in the sources", confidence=0.0)
    if choices:
        return choose(reading, asked, ranked, vectors=vectors, confidence=confidence)
    judgement = judgement_about(course, asked)
    meaningless = means_nothing(asked, ranked) and not definition_of(course, asked)
    if (confidence < least_confidence(ranked) or meaningless) and judgement is None:
        nearest = tuple(cite_ranked(one) for one in ranked[:MOST_SHOWN])
        return Answer(question=question, status="not in the sources", nearest=nearest, confidence=confidence)
    dispute = judgement or dispute_about(course, asked, matches, ranked)
    dispute = dispute or opposed(asked, matches, ranked)
    if dispute is not None:
        return Answer(
            question=question,
            status="disputed",
            answer=tell_sides(dispute.sides, dispute.citations[: len(dispute.sides)]),
            citations=dispute.citations,
            sides=dispute.sides,
            confidence=confidence,
        )
    ranked = without_other_parties(asked, matches, ranked)
    others = [*other_values(asked, matches, ranked), *_compared(asked, matches, ranked)]
    cited = _cited(asked, matches, ranked, others)
    against = other_sides(course, asked, ranked)
    studied = (*definition_of(course, asked), *causes_of(course, asked, matches))
    quotes = [cite_ranked(one) for one in cited]
    values = [cite_ranked(one) for one in others]
    reason = None if studied else explanation_of(reading, asked, ranked)
    known, because = (*studied, *quotes[:1]), [cite_passage(reason)] if reason else []
    citations = tuple(dict.fromkeys((*known, *because, *values[:1], *against, *quotes[1:])))[:MOST_CITATIONS]
    said = [*known, *because, *(cite_ranked(one) for one in cited if one.score >= SAID_SHARE * ranked[0].score)]
    otherwise = {cite_ranked(one) for one in other_values(asked, matches, ranked, share=OTHERWISE_SHARE)} | set(against)
    verdict = verdict_of(asked, matches, ranked[0])
    return Answer(
        question=question,
        status="answered",
        answer=(f"{verdict.capitalize()}. " if verdict else "") + join_quotes(said),
        value=None if studied else _value(asked, matches, ranked[0], citations[0]),
        citations=citations,
        reasons=tuple(one for one in because if one in citations[1:]),
        otherwise=tuple(one for one in citations[1:] if one in otherwise),
        confidence=confidence,
    )


def answer_from(
    courses: Sequence[CourseFile],
    question: str,
    choices: Sequence[str] = (),
    *,
    earlier: Sequence[str] = (),
    vectors: bool = True,
) -> tuple[CourseFile, Answer]:
    """Ask several courses; the answer of the one that answers most surely, with that course.

    Args:
        courses: open courses, at least one.
        question: in plain English.
        choices: the options, where it is a multiple-choice question.
        earlier: the questions before it in the same session.
        vectors: use sentence vectors, where they are installed.
    """
    found = [(course, answer(course, question, choices, earlier=earlier, vectors=vectors)) for course in courses]
    return max(found, key=lambda pair: (pair[1].status != "not in the sources", pair[1].confidence))


def _cited(
    asked: Question, matches: Sequence[Match], ranked: Sequence[Ranked], others: Sequence[Ranked]
) -> list[Ranked]:
    """The best passage, then those that give another value, then the next best, each of another source first."""
    best = ranked[0]
    near = [one for one in ranked[1:] if one.score >= DIFFERING_SHARE * best.score and (one.fit > 0 or not asked.typed)]
    differing = [one for one in near if gives_another_answer(asked, matches, best, one)]
    least = LEAST_ALSO * best.coverage
    good = [
        one
        for one in near
        if one.score >= GOOD_ENOUGH * best.score and (one.coverage >= least or (asked.typed and one.fit >= LEAST_FIT))
    ]
    told = {best.passage.entry.source.name}
    elsewhere = []
    for one in good:
        if one.passage.entry.source.name not in told:
            told.add(one.passage.entry.source.name)
            elsewhere.append(one)
    in_order = (best, *others, *differing[:MOST_DIFFERING], *elsewhere, *good)
    by_number = {one.passage.number: one for one in in_order}
    return list(by_number.values())[:MOST_CITATIONS]


def _value(asked: Question, matches: Sequence[Match], best: Ranked, citation: Citation) -> Citation | None:
    """The date, number or person of the best passage that answers, where it surely does and is quoted."""
    found = best_candidate(matches, best) if asked.kind in ("time", "quantity", "actor") else None
    if found is None or found.fit < LEAST_FIT or (asked.kind == "actor" and not _does(found, matches, best)):
        return None
    start = best.passage.sentence.span.start
    span = Span(start + found.span.start, start + found.span.end)
    return cite(best.passage.entry.source, span) if citation.span.contains(span) else None


def _does(found: Candidate, matches: Sequence[Match], best: Ranked) -> bool:
    """Whether the deed that is asked for stands right at a person: "Ann dug", "dug by Ann", "the first was Ann"."""
    text, words = best.passage.text, best.passage.words
    deeds = [match for match in matches if not match.term.is_name and match.term.weight == 1.0]
    if best.direct < LEAST_DEED or not deeds:
        return False
    after = [place for place, word in enumerate(words) if word.start >= found.span.end][:2]
    near = {place for match in deeds for place in places_of(best.passage, match)}
    return bool(near.intersection(after) or _DONE_BY.search(text[: found.span.start]))


def _compared(asked: Question, matches: Sequence[Match], ranked: Sequence[Ranked]) -> list[Ranked]:
    """Of a comparison, the best passage about each of the things compared."""
    if not _COMPARES.search(asked.text):
        return []
    named = [match for match in matches if match.term.is_name]
    about = (next((one for one in ranked if one.passage.number in match.strength), None) for match in named)
    return [one for one in about if one is not None] if len(named) > 1 else []
