"""How surely the sources answer a question at all."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Final

from adfontes.ask.features import NAMES
from adfontes.ask.matching import Match, strength_of
from adfontes.ask.questions import Question
from adfontes.ask.ranking import Ranked
from adfontes.ask.reading import Reading

SIGNS: Final = (
    "score", "known words", "terms", "rarest", "open", "fit and coverage", "same question", "no value", "name missing",
    "other thing counted", "asks for a name", "asks who", "asks for anything",
)  # fmt: skip
WEIGHTS: Final = (2.12, 1.59, 2.03, 0.61, 1.80, 2.09, 1.26, -3.00, -1.25, -0.47, -0.53, -0.84, -0.57)
OFFSET: Final = -4.69
"""Logistic regression (``benchmarks/fit_refusals.py``, 2026-11-22) on the questions of sixteen topics: 448 that the
sources answer, 240 that they do not, and for each of the 448, at a weight of 0.3, the same question with the sentences
that answer it taken away. The signs were chosen one by one out of sixty, each topic left out in turn. "No value" is set
by hand: no answerable question shows it, so that the regression has little to learn its weight from."""
LEAST_CONFIDENCE: Final = 0.32
"""Below it the sources are said not to answer: 0.66 of the unanswerable questions are refused and 0.09 of the others,
each topic left out in turn. 0.35 gives 0.71 and 0.11; on topics by other hands both shares are higher by a good tenth,
and an answer withheld that stands in the sources is the worse mistake."""
WEIGHTS_BESIDE_VECTORS: Final = (
    2.01, 1.43, 1.92, 0.67, 1.76, 2.04, 1.61, -3.00, -1.25, -0.55, -0.46, -0.83, -0.57, 1.39,
)  # fmt: skip
OFFSET_BESIDE_VECTORS: Final = -5.23
LEAST_CONFIDENCE_BESIDE_VECTORS: Final = 0.32
"""The same with the nearness in meaning of the best sentence as the last sign: 0.68 and 0.09."""
LOOKED_AT: Final = 5
"""The best passages among which the first that holds a value of the kind asked for is judged."""
MISSING: Final = 0.4
"""A name is missing that stands neither in the passage nor right above or before it."""
_ASKS_NAME: Final = re.compile(r"\bnames?\b|\bcalled\b", re.IGNORECASE)
_RAREST, _SAME_QUESTION, _FOCUS = (NAMES.index(name) for name in ("rarest", "same_question", "focus"))


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
    whole = sum(match.weight for match in matches) or 1.0
    strengths = [(match, strength_of(reading, match, best.passage.number)) for match in matches]
    missing = any(strength < MISSING for match, strength in strengths if match.term.is_name)
    focused = best.features[_FOCUS] >= 0.5 or asked.kind != "quantity" or not asked.focus
    return (
        best.by_words / 10,
        sum(match.weight * strength for match, strength in strengths if match.literal) / whole,
        len(matches) / 5,
        best.features[_RAREST],
        float(not asked.typed),
        best.fit * best.coverage if asked.typed else 0.0,
        best.features[_SAME_QUESTION],
        float(asked.typed and not fitting),
        float(missing),
        float(not focused),
        float(bool(_ASKS_NAME.search(asked.text))),
        float(asked.kind == "actor"),
        float(asked.kind == "any"),
    )
