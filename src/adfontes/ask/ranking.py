"""Which passages answer a question best: how much of it they hold, and whether they hold what it asks for."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from typing import Final

import msgspec

from adfontes.ask.features import asks, features_of
from adfontes.ask.matching import MOST_NEAREST, Gathered, Match, places_of, strength_of
from adfontes.ask.questions import Question
from adfontes.ask.reading import TITLES, Passage, Reading
from adfontes.ask.typed import Candidate, candidates_of
from adfontes.ask.vectors import Nearness

MOST_RANKED: Final = 40
"""Passages that are compared by everything."""

WEIGHTS: Final = (4.85, 2.61, 1.67, 2.01, 1.67, 1.67, -0.86, 1.32, -0.2, 0.37, 0.51, 1.11, 1.81, 2.76)
"""Of each sign, by a listwise softmax (L2 0.005) on the questions of six development topics (167, 2026-11-22): the
first passage holds gold evidence for 0.80 of them, and where each topic was left out in turn; 0.72 on six others."""
WEIGHTS_BESIDE_VECTORS: Final = (
    4.33, 1.81, 1.27, 1.96, 1.70, 1.83, -0.89, 1.59, -0.04, 0.38, 0.16, 1.01, 1.89, 2.45,
)  # fmt: skip
NEARNESS_WEIGHT: Final = 3.47
"""The same with the nearness in meaning as one more sign: 0.83, left out in turn 0.83; 0.77 on six others."""
PARAPHRASED_NEARNESS: Final = 40.0
PARAPHRASED_FIT: Final = 3.0
WORDS_GIVEN_UP: Final = 0.8
"""What nearness and a value of the right kind count more, and words less, where the question is in other words than
the sources: by the square of the share of it that no passage holds. On the same topics 0.82 (six others 0.76); of the
60 paraphrased questions 37 are right, against 24 without this and 34 by vectors alone (2026-11-22)."""


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
    by_words: float
    """Its score by words alone, whether there are vectors or not."""
    nearness: float | None = None
    """How near it is to the question in meaning, where there are vectors."""

    @property
    def fit(self) -> float:
        """How well the best value in it suits the question."""
        return max((candidate.fit for candidate in self.candidates), default=0.0)


def rank(reading: Reading, asked: Question, gathered: Gathered, nearness: Nearness | None = None) -> list[Ranked]:
    """The passages that may answer a question, best first.

    They are compared by the words that they share with the question; the best of them by everything.

    Args:
        reading: the course.
        asked: the question.
        gathered: what may answer it.
        nearness: how near the passages are to it in meaning, where there are vectors.
    """
    matches = gathered.matches
    whole = sum(match.weight for match in matches) or 1.0
    covered: dict[int, float] = {}
    for number in gathered.numbers:
        share = sum(match.weight * strength_of(reading, match, number) for match in matches) / whole
        if share and not asks(reading.passages[number]):
            covered[number] = share
    best = heapq.nlargest(MOST_RANKED, covered, key=lambda number: (covered[number], -number))
    if nearness is not None:
        near = (number for number in nearness.best(MOST_NEAREST) if not asks(reading.passages[number]))
        best = sorted({*best, *near})
    found = [_weighed(reading, asked, matches, number, covered.get(number, 0.0)) for number in best]
    if nearness is not None:
        paraphrased = (1 - max(covered.values(), default=0.0)) ** 2
        found = [_with_nearness(one, nearness.of(one.passage.number), paraphrased) for one in found]
    # A heading announces what it does not tell: it answers where it holds a value, or where all else is silent.
    telling = [one for one in found if one.candidates or one.passage.block.kind not in TITLES]
    return sorted(telling or found, key=lambda one: (-one.score, one.passage.number))


def _weighed(reading: Reading, asked: Question, matches: Sequence[Match], number: int, coverage: float) -> Ranked:
    passage = reading.passages[number]
    whole = sum(match.weight for match in matches) or 1.0
    direct = sum(match.weight * match.strength.get(number, 0.0) for match in matches) / whole
    candidates = candidates_of(passage, asked)
    features = features_of(reading, asked, matches, passage, candidates, coverage=coverage, direct=direct)
    by_words = sum(weight * feature for weight, feature in zip(WEIGHTS, features, strict=True))
    return Ranked(
        passage=passage,
        score=by_words,
        by_words=by_words,
        coverage=coverage,
        direct=direct,
        candidates=candidates,
        features=features,
    )


def _with_nearness(one: Ranked, nearness: float, paraphrased: float) -> Ranked:
    words = sum(weight * feature for weight, feature in zip(WEIGHTS_BESIDE_VECTORS, one.features, strict=True))
    words = (words + NEARNESS_WEIGHT * nearness) * (1 - WORDS_GIVEN_UP * paraphrased)
    meaning = PARAPHRASED_NEARNESS * nearness + PARAPHRASED_FIT * one.fit
    return msgspec.structs.replace(one, score=words + paraphrased * meaning, nearness=nearness)


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
