"""Multiple choice: which option the sources speak for."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Final

import msgspec

from adfontes.ask.matching import Match, gather, strength_of
from adfontes.ask.questions import Question, analyse
from adfontes.ask.ranking import Ranked
from adfontes.ask.reading import Reading
from adfontes.ask.vectors import nearness_to
from adfontes.ask.wording import cite_passage, cite_ranked, join_quotes
from adfontes.ask.words import stem_set
from adfontes.values.answers import Answer

BESIDE: Final = 0.8
"""What a word counts that stands in the sentence before or after."""
TOGETHER: Final = 1.6
IN_ONE_SENTENCE: Final = 2.5
AMONG_THE_BEST: Final = 2.4
"""Weights by words alone: stem and option side by side, in one sentence, and the option in what answers the stem best.

A listwise softmax on the even chapters of two textbooks (191 questions, 2026-11-22): 0.63 right, 0.62 where each book
was left out of the fitting; side by side alone 0.57."""
NEAR_WORDS: Final = 0.5
NEAR_BEST: Final = 0.3
"""Weights beside vectors, where the nearness of what stem and option say together counts 1: the words of each, and the
option in what answers the stem best. On the same questions 0.67, and 0.67 with each book left out."""
BEST_LOOKED_AT: Final = 10
MOST_CITATIONS: Final = 3

_BLANK: Final = re.compile(r"_{2,}|\.{4,}")
_NEGATED: Final = re.compile(
    r"\b(?:NOT|EXCEPT)\b|(?i:\bexcept\b|\bfollowing\b.*\b(?:not|never|least|cannot)\b"
    r"|\b(?:which|what)\b.*\b(?:is|was|were|are|did|does|do|has|had|have|would|could|can|will)(?: not|n['’]t)\b"
    r"|\bwhich\b.*\bnot\b|\b(?:incorrect|untrue|false)\b)"
)
_ALL: Final = re.compile(r"(?:all|both)\b.{0,30}|[a-d] and [a-d]", re.IGNORECASE)
_NONE: Final = re.compile(r"(?:none|neither)\b.{0,30}", re.IGNORECASE)
_LEAST_APART: Final = 0.12
"""The options speak for "all of these" where the strongest is no more than this share ahead of the weakest, and for
"none of these" where the sources hold no word of any. A convention: the textbooks have one such question."""


class _Support(msgspec.Struct, frozen=True, kw_only=True):
    strength: float
    number: int | None
    """The passage that speaks for it most."""
    known: bool
    """The course has a word of it at all."""


def choose(reading: Reading, asked: Question, ranked: Sequence[Ranked], *, vectors: bool, confidence: float) -> Answer:
    """Answer with the option that is best supported; where the stem is negated, with the least.

    Args:
        reading: the course.
        asked: the question with its options.
        ranked: the passages for the stem, best first.
        vectors: use sentence vectors, where they are installed.
        confidence: how surely the sources answer the stem.
    """
    supports = [_support(reading, asked, choice, ranked, vectors=vectors) for choice in asked.choices]
    chosen = _chosen(asked, supports)
    number = supports[chosen].number
    cited = [] if number is None or is_negated(asked.text) else [cite_passage(reading.passages[number])]
    cited += [cite_ranked(one) for one in ranked[:MOST_CITATIONS]]
    citations = tuple(dict.fromkeys(cited))[:MOST_CITATIONS]
    return Answer(
        question=asked.text,
        status="answered",
        answer=f"{asked.choices[chosen]}: {join_quotes(citations[:1])}",
        choice=chosen,
        citations=citations,
        confidence=confidence,
    )


def is_negated(stem: str) -> bool:
    """Whether a stem asks for the option that is *not* so."""
    return bool(_NEGATED.search(stem))


def statement_of(stem: str, choice: str) -> str:
    """What stem and option say together: the option in the blank, or after the stem."""
    choice = choice.strip().rstrip(".")
    filled, blanks = _BLANK.subn(lambda _: choice, stem, count=1)
    return filled if blanks else f"{stem.strip()} {choice}"


def _chosen(asked: Question, supports: Sequence[_Support]) -> int:
    summaries = (_ALL, _NONE)
    plain = [n for n, choice in enumerate(asked.choices) if not any(kind.fullmatch(choice) for kind in summaries)]
    if len(plain) < 2:
        plain = list(range(len(supports)))
    strengths = [supports[n].strength for n in plain]
    apart = (max(strengths) - min(strengths)) / (abs(max(strengths)) or 1.0)
    for n, choice in enumerate(asked.choices):
        if n not in plain and _ALL.fullmatch(choice) and apart <= _LEAST_APART:
            return n
        if n not in plain and _NONE.fullmatch(choice) and not any(supports[m].known for m in plain):
            return n
    sign = -1 if is_negated(asked.text) else 1
    return max(plain, key=lambda n: (sign * supports[n].strength, -n))


def _support(reading: Reading, asked: Question, choice: str, ranked: Sequence[Ranked], *, vectors: bool) -> _Support:
    statement = statement_of(asked.text, choice)
    nearness = nearness_to(reading, statement) if vectors else None
    gathered = gather(reading, analyse(statement, [entry.name for entry in reading.course.names]), nearness)
    stems = stem_set(asked.text)
    asked_for = [match for match in gathered.matches if match.stems <= stems]
    offered = [match for match in gathered.matches if not match.stems <= stems]
    best = sorted(ranked, key=lambda one: (-one.by_words, one.passage.number))[:BEST_LOOKED_AT]
    numbers = sorted({*gathered.numbers, *(one.passage.number for one in best)})
    among = sum(_share(reading, offered, one.passage.number) / place for place, one in enumerate(best, start=1)) / 3
    strongest, top = -math.inf, None
    for number in numbers:
        stem, option = _share(reading, asked_for, number), _share(reading, offered, number)
        if nearness is not None:
            strength = nearness.of(number) + NEAR_WORDS * (stem + option) + NEAR_BEST * among
        else:
            in_one = _direct(asked_for, number) * _direct(offered, number)
            strength = TOGETHER * stem * option + IN_ONE_SENTENCE * in_one + AMONG_THE_BEST * among
        if strength > strongest:
            strongest, top = strength, number
    known = any(match.strength for match in offered)
    return _Support(strength=strongest if numbers else 0.0, number=top, known=known)


def _share(reading: Reading, matches: Sequence[Match], number: int) -> float:
    """The share of some words, each by its weight, that stand in a passage or around it."""
    around = reading.surroundings[number]
    beside = [other for other in (around.before, around.after) if other is not None]
    total = 0.0
    for match in matches:
        found = strength_of(reading, match, number)
        total += match.weight * max(found, *(BESIDE * match.strength.get(other, 0.0) for other in (number, *beside)))
    return total / (sum(match.weight for match in matches) or 1.0)


def _direct(matches: Sequence[Match], number: int) -> float:
    total = sum(match.weight * match.strength.get(number, 0.0) for match in matches)
    return total / (sum(match.weight for match in matches) or 1.0)
