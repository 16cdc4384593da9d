"""Which passages answer a question best: how much of it they hold, and whether they hold what it asks for."""

from __future__ import annotations

import heapq
import math
import re
from collections.abc import Sequence
from typing import Final

import msgspec

from adfontes.ask.matching import Gathered, Match, places_of, strength_of
from adfontes.ask.meanings import meanings_of
from adfontes.ask.questions import NEGATED, Question
from adfontes.ask.reading import TITLES, Passage, Reading
from adfontes.ask.typed import Candidate, candidates_of
from adfontes.ask.wants import kind_of

EMPTY_HEADING: Final = 4.0
"""A heading that holds no value of the kind asked for announces an answer and does not give it: how much more it loses.
"""
MOST_RANKED: Final = 40
"""Passages that are compared by everything."""

FEATURES: Final = (
    "coverage", "direct", "names", "fit", "cue", "same_question", "heading", "question", "short", "long", "near",
    "focus", "negation",
)  # fmt: skip
WEIGHTS: Final = (7.8, 2.9, 1.4, 2.9, 1.5, 2.9, -1.6, -3.5, -0.6, 0.0, 0.3, 1.4, 1.9)
"""Of each feature, by a listwise softmax on the questions of six development topics (180, 2026-11-22): the first
passage holds gold evidence for 0.77 of them; 0.77 where each topic was left out in turn. Before they were fitted: 0.76.
"""

_CUES: Final = {
    "reason": re.compile(
        r"\b(?:because|due to|owing to|in order to|so that|since|as a result|therefore|thus|hence|reasons?|caused?|why"
        r"|led to|for fear|thanks to|on account|wanted|hoped"
        r"|to (?:stop|prevent|make|get|keep|avoid|help|show|win|put))\b"
        r"|\bbc\b|→|\bso\b",
        re.IGNORECASE,
    ),
    "manner": re.compile(r"\b(?:by|through|with|using|via|means)\b", re.IGNORECASE),
}  # fmt: skip
_EXPLAINS: Final = re.compile(
    r"[\w’']*[\"”’'»)]*\s*(?:=|:|[–—-] |\(|\b(?:is|are|was|were|means?|meant|refers?)\b|, (?:an?|the|or)\b)"
)
_CALLED: Final = re.compile(
    r"(?:\bcalled|\bknown as|\bnamed|\bnicknamed|\bterm|\bor|\(|=)\s*(?:the |a |an )?[\"“‘'«(]*$",
    re.IGNORECASE,
)


class Ranked(msgspec.Struct, frozen=True, kw_only=True):
    """A passage with how well it answers."""

    passage: Passage
    score: float
    coverage: float
    """Share of the question that it holds with its surroundings, each word weighted by how rare it is."""
    direct: float
    """The same without the surroundings."""
    candidates: tuple[Candidate, ...]
    features: tuple[float, ...]

    @property
    def fit(self) -> float:
        """How well the best value in it suits the question."""
        return max((candidate.fit for candidate in self.candidates), default=0.0)


def rank(reading: Reading, asked: Question, gathered: Gathered) -> list[Ranked]:
    """The passages that share something with the question, best first.

    Those that may answer are compared by the words that they share with the question; the best of them by everything.
    """
    matches = gathered.matches
    whole = sum(match.weight for match in matches) or 1.0
    covered = {
        number: sum(match.weight * strength_of(reading, match, number) for match in matches) / whole
        for number in gathered.numbers
    }
    best = heapq.nlargest(MOST_RANKED, covered, key=lambda number: (covered[number], -number))
    found = [
        _score(reading, asked, matches, reading.passages[number], coverage=covered[number])
        for number in best
        if covered[number] > 0
    ]
    return sorted(found, key=lambda one: (-one.score, one.passage.number))


def _score(reading: Reading, asked: Question, matches: Sequence[Match], passage: Passage, *, coverage: float) -> Ranked:
    whole = sum(match.weight for match in matches) or 1.0
    direct = sum(match.weight * match.strength.get(passage.number, 0.0) for match in matches) / whole
    named = [match for match in matches if match.term.is_name]
    most_names = sum(match.weight for match in named)
    names = sum(match.weight * strength_of(reading, match, passage.number) for match in named)
    candidates = candidates_of(passage, asked)
    features = (
        coverage,
        direct,
        names / most_names if most_names else 1.0,
        max((candidate.fit for candidate in candidates), default=0.0),
        _cue(asked, passage, matches),
        _same_question(reading, asked, matches, passage.number),
        0.0 if passage.block.kind not in TITLES else 1.0 if candidates else EMPTY_HEADING,
        float(passage.block.kind == "question" or passage.text.rstrip().endswith("?")),
        float(len(passage.words) <= 3),
        max(0.0, len(passage.words) - 30) / 30,
        _nearness(passage, matches),
        _focus(asked, passage, candidates),
        float(asked.negated and bool(NEGATED.search(passage.text))),
    )
    score = sum(weight * feature for weight, feature in zip(WEIGHTS, features, strict=True))
    return Ranked(
        passage=passage, score=score, coverage=coverage, direct=direct, candidates=candidates, features=features
    )


def _same_question(reading: Reading, asked: Question, matches: Sequence[Match], number: int) -> float:
    """How much of the question the card's own question holds, where it asks for the same kind of answer."""
    question = reading.surroundings[number].question
    if not question:
        return 0.0
    kind = kind_of(reading.passages[question[0]].text)
    shared = sum(match.weight * max(match.strength.get(other, 0.0) for other in question) for match in matches)
    whole = sum(match.weight for match in matches) or 1.0
    return shared / whole * (1.0 if kind == asked.kind else 0.4)


def _cue(asked: Question, passage: Passage, matches: Sequence[Match]) -> float:
    if asked.kind == "definition":
        return _defines(passage, matches)
    cue = _CUES.get(asked.kind)
    return float(bool(cue and cue.search(passage.text)))


def _defines(passage: Passage, matches: Sequence[Match]) -> float:
    """1 where the term that is asked for stands right beside words that explain one ("X is", "called X", "X = ...")."""
    named = [match for match in matches if match.term.weight == 1.0]
    places = places_of(passage, named[-1]) if named else []
    best = 0.0
    for place in places:
        word = passage.words[place]
        if _EXPLAINS.match(passage.text, word.end):
            best = max(best, 1.0 if place < 5 else 0.7)
        elif _CALLED.search(passage.text[: word.start]):
            best = max(best, 1.0)
    return best


def _nearness(passage: Passage, matches: Sequence[Match]) -> float:
    """1 where the words of the question stand side by side in the passage, less the more is between them."""
    places = [found for match in matches if (found := places_of(passage, match))]
    if len(places) < 2:
        return 0.0
    spread = min(
        max(min(abs(p - start) for p in others) for others in places)
        for start in (p for found in places for p in found)
    )
    return 1.0 / (1.0 + math.log1p(spread))


def _focus(asked: Question, passage: Passage, candidates: tuple[Candidate, ...]) -> float:
    """1 where a number stands right before (or after) what is counted."""
    if asked.kind != "quantity" or not asked.focus:
        return 0.0
    wanted = set(asked.focus[:2])
    meant = {meaning for stem in asked.focus[:1] for meaning in meanings_of(stem, frozenset(asked.focus))}
    for candidate in candidates:
        if candidate.fit < 0.5:
            continue
        after = [w for w in passage.words if w.start >= candidate.span.start and w.start < candidate.span.end + 30]
        before = [w for w in passage.words if w.end <= candidate.span.start and w.end > candidate.span.start - 20]
        stems = {word.stem for word in (*after[:5], *before)}
        if stems & wanted:
            return 1.0
        if meant and any(meant & meanings_of(stem, frozenset(stems)) for stem in stems):
            return 0.7
    return 0.0


def best_candidate(matches: Sequence[Match], ranked: Ranked) -> Candidate | None:
    """The value of a passage that most likely answers: of the right type, near the words of the question."""
    passage = ranked.passage
    held = [match for match in matches if passage.number in match.strength]
    places = [passage.words[place].start for match in held for place in places_of(passage, match)]
    fitting = [candidate for candidate in ranked.candidates if candidate.fit >= 0.5]
    if not fitting:
        return None

    def key(candidate: Candidate) -> tuple[float, int]:
        near = sorted(abs(place - candidate.span.start) for place in places)[:3]
        return (candidate.fit - (sum(near) / len(near) / 100 if near else 0.0), -candidate.span.start)

    return max(fitting, key=key)
