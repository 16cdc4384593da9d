"""How surely the sources answer a question at all."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from adfontes.ask.matching import Match, heads_of, strength_of
from adfontes.ask.questions import Question
from adfontes.ask.ranking import Ranked
from adfontes.ask.reading import Reading

SIGNS: Final = (
    "coverage", "fit", "untyped", "unknown", "unknown names", "missing", "same question", "focus", "no focus",
    "brevity", "coverage lost", "names",
    "chosen from", "not chosen from",
)  # fmt: skip
WEIGHTS: Final = (1.23, 2.56, 2.97, -0.53, -1.15, -2.03, 0.96, 0.48, -0.25, -1.17, -1.92, 1.76, 1.03, 0.76)
OFFSET: Final = -2.24
"""Logistic regression, both classes weighing alike, L2 0.002, on the questions of six development topics (167
answerable, 90 not; 2026-11-22)."""
LEAST_CONFIDENCE: Final = 0.43
"""Below it the sources are said not to answer: 0.77 of the unanswerable development questions are refused and 0.09 of
the others; with each topic left out in turn 0.76 and 0.10. Six topics that nothing was chosen on: 0.69 and 0.18.
"""
LEAST_COVERAGE: Final = 0.12
"""What shares less of the question than this has nothing to do with it; no development question is answered below."""
LOOKED_AT: Final = 5
"""The best passages among which the first that holds a value of the kind asked for is judged."""


def confidence_of(reading: Reading, asked: Question, matches: Sequence[Match], ranked: Sequence[Ranked]) -> float:
    """The probability that the sources answer, from 0 to 1 (logistic regression)."""
    if not ranked or not matches:
        return 0.0
    signs = signs_of(reading, asked, matches, ranked)
    if signs[0] < LEAST_COVERAGE:
        return 0.0
    total = OFFSET + sum(weight * sign for weight, sign in zip(WEIGHTS, signs, strict=True))
    return 1 / (1 + math.exp(-total))


def signs_of(
    reading: Reading, asked: Question, matches: Sequence[Match], ranked: Sequence[Ranked]
) -> tuple[float, ...]:
    """What speaks for and against an answer, in the order of :data:`SIGNS`."""
    fitting = [one for one in ranked[:LOOKED_AT] if one.fit >= 0.5] if asked.typed else ranked[:1]
    best = fitting[0] if fitting else ranked[0]
    whole = sum(match.weight for match in matches) or 1.0
    names = sum(match.weight for match in matches if match.term.is_name) or 1.0
    lost = [match.weight * (1 - strength_of(reading, match, best.passage.number)) for match in matches]
    heads = heads_of(asked, matches) if asked.kind in ("name", "place", "actor") else []
    chosen_from = max((strength_of(reading, match, best.passage.number) for match in heads), default=0.0)
    counted = asked.kind == "quantity" and bool(asked.focus)
    return (
        best.coverage,
        best.fit if fitting and asked.typed else 0.0,
        float(not asked.typed),
        sum(match.weight for match in matches if not match.literal) / whole,
        sum(match.weight for match in matches if match.term.is_name and not match.literal) / names,
        max(lost) / 5,
        best.features[5],
        best.features[11],
        float(counted and not best.features[11]),
        1 / len(matches),
        max(0.0, ranked[0].coverage - best.coverage),
        best.features[2],
        chosen_from,
        float(bool(heads)) - chosen_from,
    )
