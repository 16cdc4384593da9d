"""Which passages answer a question best: how much of it they hold, and whether they hold what it asks for."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec

from adfontes.ask.features import asks, features_of
from adfontes.ask.matching import MOST_NEAREST, Gathered, Match, places_of, strength_of
from adfontes.ask.questions import STOP, Question
from adfontes.ask.reading import TITLES, Passage, Reading
from adfontes.ask.typed import Candidate, candidates_of
from adfontes.ask.vectors import Nearness

MOST_RANKED: Final = 40
"""Passages that are compared by everything."""

WEIGHTS: Final = (
    4.15, 0.55, 0.53, 2.17, 0.22, 1.56, -0.28, 0.14, 0.32, 0.12, 0.57, 0.58, 1.32, 1.02, 0.70,
)  # fmt: skip
"""Of each sign, by a listwise softmax (L2 0.005) on the questions of sixteen topics (480) and, at half their weight,
the short questions of two textbooks (101, 2026-11-22). The first passage holds gold evidence for 0.77 of the topic
questions, where each topic was left out in turn."""
WEIGHTS_BESIDE_VECTORS: Final = (
    3.80, -0.22, 0.09, 1.99, 0.23, 1.61, -0.47, 0.49, 0.30, 0.23, 0.14, 0.46, 1.28, 1.08, 0.55,
)  # fmt: skip
NEARNESS_WEIGHT: Final = 1.68
PARAPHRASED_NEARNESS: Final = 15.8
"""The same with the nearness in meaning as one more sign, and once more by the square of the share of the question
that no passage holds, where it is in other words than the sources: 0.80, each topic left out in turn."""
MOST_FAR: Final = 80.0
"""How far a word of the question counts at most from a value, in letters. A convention."""
OPEN_IN_TEXT: Final = 4.0
MOST_IN_TEXT: Final = 0.6
"""What answers an open question ("why", "describe") stands where more of its matter stands: how much that counts, up to
which share of what the richest text has. Of the short questions of the textbooks the first passage is in the right
section for 0.94, against 0.89 without; the topics lose nothing (0.80)."""


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
    """The signs of :data:`~adfontes.ask.features.NAMES`, and last the richness of its text."""
    by_words: float
    """Its score by words alone, whether there are vectors or not."""
    in_text: float = 0.0
    """What is added for the text that it stands in, where the question is an open one."""
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
    rich = _richness(reading, covered, best)
    found = [_weighed(reading, asked, matches, (number, covered.get(number, 0.0)), rich) for number in best]
    if nearness is not None:
        paraphrased = (1 - max(covered.values(), default=0.0)) ** 2
        found = [_with_nearness(one, nearness.of(one.passage.number), paraphrased) for one in found]
    # A heading announces what it does not tell, and words of the question alone tell nothing: they answer where they
    # hold a value, or where all else is silent.
    telling = [
        one for one in found if one.candidates or not (one.passage.block.kind in TITLES or _echoes(one, asked, matches))
    ]
    return sorted(telling or found, key=lambda one: (-one.score, one.passage.number))


def _echoes(one: Ranked, asked: Question, matches: Sequence[Match]) -> bool:
    """Whether a passage holds no word of its own beside those of the question, which is enough for a yes alone."""
    said = frozenset[str]().union(*(match.stems for match in matches))
    return asked.kind != "polarity" and all(word.stem in said or word.stem in STOP for word in one.passage.words)


def _richness(reading: Reading, covered: Mapping[int, float], best: Iterable[int]) -> dict[str, float]:
    """By source, how much of what the best passages hold of a question stands in it; 1 for the richest."""
    found: dict[str, float] = {}
    for number in sorted(best):
        name = reading.passages[number].entry.source.name
        found[name] = found.get(name, 0.0) + covered.get(number, 0.0) ** 3
    most = max(found.values(), default=0.0) or 1.0
    return {name: share / most for name, share in found.items()}


def _weighed(
    reading: Reading, asked: Question, matches: Sequence[Match], covered: tuple[int, float], rich: Mapping[str, float]
) -> Ranked:
    number, coverage = covered
    passage = reading.passages[number]
    whole = sum(match.weight for match in matches) or 1.0
    direct = sum(match.weight * match.strength.get(number, 0.0) for match in matches) / whole
    candidates = candidates_of(passage, asked)
    features = features_of(reading, asked, matches, passage, candidates, coverage=coverage, direct=direct)
    richness = rich[passage.entry.source.name]
    features = (*features, richness)
    by_words = sum(weight * feature for weight, feature in zip(WEIGHTS, features, strict=True))
    in_text = 0.0 if asked.typed else OPEN_IN_TEXT * min(richness, MOST_IN_TEXT)
    return Ranked(
        passage=passage,
        score=by_words + in_text,
        by_words=by_words,
        in_text=in_text,
        coverage=coverage,
        direct=direct,
        candidates=candidates,
        features=features,
    )


def _with_nearness(one: Ranked, nearness: float, paraphrased: float) -> Ranked:
    words = sum(weight * feature for weight, feature in zip(WEIGHTS_BESIDE_VECTORS, one.features, strict=True))
    meaning = (NEARNESS_WEIGHT + PARAPHRASED_NEARNESS * paraphrased) * nearness
    return msgspec.structs.replace(one, score=words + meaning + one.in_text, nearness=nearness)


def best_candidate(matches: Sequence[Match], ranked: Ranked) -> Candidate | None:
    """The value of a passage that most likely answers: of the right type, near the words of the question."""
    passage = ranked.passage
    held = [match for match in matches if passage.number in match.strength]
    words = [(match.weight, [passage.words[place].start for place in places_of(passage, match)]) for match in held]
    fitting = [candidate for candidate in ranked.candidates if candidate.fit >= 0.5]
    if not fitting:
        return None

    def key(candidate: Candidate) -> tuple[float, int]:
        start = candidate.span.start
        far = [(weight, min(MOST_FAR, *(abs(place - start) for place in places))) for weight, places in words if places]
        whole = sum(weight for weight, _ in far) or 1.0
        return (candidate.fit - sum(weight * distance for weight, distance in far) / whole / 100, -start)

    return max(fitting, key=key)
