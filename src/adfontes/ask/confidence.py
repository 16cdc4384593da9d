"""How surely the sources answer a question at all."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from adfontes.ask.questions import Question
from adfontes.ask.ranking import Match, Ranked

SIGNS: Final = ("coverage", "direct", "fit", "untyped", "unknown", "unknown names", "rarest", "same question", "focus", "second")
WEIGHTS: Final = (4.0, 1.5, 1.0, 1.0, -2.0, -1.0, 1.0, 1.0, 1.0, 0.5)
OFFSET: Final = -2.5
LEAST_CONFIDENCE: Final = 0.5


def confidence_of(asked: Question, matches: Sequence[Match], ranked: Sequence[Ranked]) -> float:
    """The probability that the sources answer, from 0 to 1 (logistic regression)."""
    if not ranked or not matches:
        return 0.0
    total = OFFSET + sum(weight * sign for weight, sign in zip(WEIGHTS, signs_of(asked, matches, ranked), strict=True))
    return 1 / (1 + math.exp(-total))


def signs_of(asked: Question, matches: Sequence[Match], ranked: Sequence[Ranked]) -> tuple[float, ...]:
    """What speaks for and against an answer, in the order of :data:`SIGNS`."""
    best = ranked[0]
    whole = sum(match.weight for match in matches) or 1.0
    names = sum(match.weight for match in matches if match.term.is_name) or 1.0
    rarest = max(matches, key=lambda match: match.weight)
    second = ranked[1].score if len(ranked) > 1 else 0.0
    return (
        best.coverage,
        best.direct,
        best.fit if asked.typed else 0.0,
        float(not asked.typed),
        sum(match.weight for match in matches if not match.known) / whole,
        sum(match.weight for match in matches if match.term.is_name and not match.known) / names,
        rarest.strength.get(best.passage.number, 0.0),
        best.features[5],
        best.features[11],
        second / best.score if best.score > 0 else 0.0,
    )
