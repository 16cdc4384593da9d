"""How surely the sources answer a question at all."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from adfontes.ask.matching import Match, strength_of
from adfontes.ask.questions import Question
from adfontes.ask.ranking import Ranked
from adfontes.ask.reading import Reading

SIGNS: Final = (
    "score", "untyped", "terms", "direct", "no value", "known words", "gap", "yes or no", "names", "fit", "rarest",
    "lost",
)  # fmt: skip
WEIGHTS: Final = (3.94, 1.70, 1.81, -1.55, -2.99, 2.23, -0.51, 1.08, 1.22, 0.90, 0.43, -0.25)
OFFSET: Final = -7.07
"""Logistic regression (L2 0.01, both classes weighing alike) on the questions of six development topics: 167 that the
sources answer, 90 that they do not, and for each of the 167, at a weight of 0.3, the same question with the sentences
that answer it taken away (2026-11-22). The signs were chosen one by one, each topic left out in turn."""
LEAST_CONFIDENCE: Final = 0.327
"""Below it the sources are said not to answer: 0.71 of the unanswerable development questions are refused and 0.08 of
the others; each topic left out in turn 0.69 and 0.10. Six topics that nothing was chosen on: 0.69 and 0.11."""
WEIGHTS_BESIDE_VECTORS: Final = (3.94, 1.84, 1.50, -1.39, -2.72, 1.67, -0.25, 0.89, 1.12, 1.02, 0.67, -0.10, 1.95)
OFFSET_BESIDE_VECTORS: Final = -7.90
LEAST_CONFIDENCE_BESIDE_VECTORS: Final = 0.37
"""The same with the nearness in meaning of the best sentence as the last sign: 0.76 and 0.09; left out 0.70 and 0.10;
six other topics 0.73 and 0.16."""
LOOKED_AT: Final = 5
"""The best passages among which the first that holds a value of the kind asked for is judged."""


def confidence_of(reading: Reading, asked: Question, matches: Sequence[Match], ranked: Sequence[Ranked]) -> float:
    """The probability that the sources answer, from 0 to 1 (logistic regression)."""
    if not ranked or not any(match.strength for match in matches):
        return 0.0
    signs = signs_of(reading, asked, matches, ranked)
    weights: tuple[float, ...] = WEIGHTS
    total = OFFSET
    if ranked[0].nearness is not None:
        signs = (*signs, ranked[0].nearness)
        weights, total = WEIGHTS_BESIDE_VECTORS, OFFSET_BESIDE_VECTORS
    total += sum(weight * sign for weight, sign in zip(weights, signs, strict=True))
    return 1 / (1 + math.exp(-total))


def least_confidence(ranked: Sequence[Ranked]) -> float:
    """The confidence below which the sources are said not to answer."""
    return LEAST_CONFIDENCE if ranked[0].nearness is None else LEAST_CONFIDENCE_BESIDE_VECTORS


def signs_of(
    reading: Reading, asked: Question, matches: Sequence[Match], ranked: Sequence[Ranked]
) -> tuple[float, ...]:
    """What speaks for and against an answer, in the order of :data:`SIGNS`.

    It is judged by words, also where vectors choose the answer: near in meaning is much that answers nothing.
    """
    order = sorted(ranked, key=lambda one: (one.coverage <= 0, -one.by_words, one.passage.number))
    fitting = [one for one in order[:LOOKED_AT] if one.fit >= 0.5] if asked.typed else order[:1]
    best = fitting[0] if fitting else order[0]
    second = order[1].by_words if len(order) > 1 else 0.0
    whole = sum(match.weight for match in matches) or 1.0
    strengths = [(match, strength_of(reading, match, best.passage.number)) for match in matches]
    lost = sorted((match.weight * (1 - strength) for match, strength in strengths), reverse=True)
    return (
        best.by_words / 10,
        float(not asked.typed),
        len(matches) / 5,
        best.direct,
        float(asked.typed and not fitting),
        sum(match.weight * strength for match, strength in strengths if match.literal) / whole,
        (order[0].by_words - second) / 5,
        float(asked.kind == "polarity"),
        best.features[2],
        best.fit if asked.typed and fitting else 0.0,
        best.features[7],
        lost[1] / 5 if len(lost) > 1 else 0.0,
    )
