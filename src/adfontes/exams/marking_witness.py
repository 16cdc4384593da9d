"""Which dates and numbers of a course speak of the same thing as one of an answer, and how surely."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

import msgspec

from adfontes.course import CourseFile
from adfontes.evidence.similarity import Likeness, Profile, compare, profile
from adfontes.evidence.values import family, relate, relate_claims
from adfontes.evidence.weights import Weights, weigh
from adfontes.exams.marking_answer import AnswerReading
from adfontes.exams.marking_support import Alike, Support
from adfontes.values.evidence import Claim
from adfontes.values.quantities import Quantity
from adfontes.values.time import Relation, TimeSpan

# Logistic weights over the pairs of values that the gold of the twelve development topics joins (a sentence of one
# source against those of the others, 9,283 pairs, 1,380 of one attribute; 2026-11-22). Topics left out in turn: of the
# sentences with a wrong value 68% are found, of those with a right one 3% are called wrong.
WITH_VECTORS: Final[Mapping[str, float]] = {
    "near": 3.31, "below": 2.21, "alike": 0.98, "heads": 0.52, "events": 0.49, "other event": -0.35,
    "as exact": 0.53, "alone": 1.05, "rank": -0.76, "": -4.0,
}  # fmt: skip
BY_WORDS: Final[Mapping[str, float]] = {
    "alike": 1.66, "heads": 0.42, "events": 0.42, "other event": -0.38, "as exact": 0.59, "alone": 0.8, "rank": -1.77,
    "": -2.1,
}  # fmt: skip
COMPATIBLE: Final = frozenset({"equal", "contains", "within", "overlaps"})
_EXACT: Final[Mapping[Relation, float]] = {"equal": 1.0, "contains": 1.0, "overlaps": 0.5, "within": 0.3}
"""How much a compatible value says for that of the answer; set by reading, 2026-11-22."""
NARRATED: Final = 0.6
"""How much a year that only the narrative gives counts."""
_SCALE: Final = re.compile(r"\b(?:hundred|thousand|[mb]illion)s?\b", re.IGNORECASE)
MOST_PASSAGES: Final = 15
_COURSES_KEPT: Final = 4


class Witness(msgspec.Struct, frozen=True, kw_only=True):
    """A value of the course that may be about the same as one of the answer."""

    claim: Claim
    alike: Alike
    relation: Relation
    chance: float
    """That both are about one attribute, from 0 to 1."""


class Values:
    """The dates and numbers of a course by where they stand."""

    def __init__(self, course: CourseFile) -> None:
        self.weights: Final[Weights] = weigh(course.claims)
        self._typed: Final[dict[str, list[Claim]]] = {}
        self._profiles: Final[dict[str, Profile]] = {}
        for claim in course.claims:
            if claim.slot in ("time", "quantity"):
                self._typed.setdefault(claim.focus.source, []).append(claim)

    def of(self, alike: Alike) -> list[Claim]:
        """The values of a sentence."""
        span = alike.passage.sentence.span
        there = self._typed.get(alike.passage.entry.source.name, ())
        return [claim for claim in there if span.contains(claim.focus.span)]

    def likeness(self, mine: Profile, claim: Claim) -> Likeness:
        """How alike what two values are said of is."""
        if claim.key not in self._profiles:
            self._profiles[claim.key] = profile(claim, self.weights)
        return compare(mine, self._profiles[claim.key])


@lru_cache(maxsize=_COURSES_KEPT)
def values_of(course: CourseFile) -> Values:
    """The values of a course, kept for the next answer."""
    return Values(course)


def witnesses(values: Values, support: Support, reading: AnswerReading, claim: Claim) -> list[Witness]:
    """The values of the course that may be about the same as a value of the answer, likeliest first."""
    best: dict[int, Alike] = {}
    for part in reading.parts:
        if part.span.contains(claim.focus.span):
            for alike in support.find(part.text, part.names, part.span.start, 2 * MOST_PASSAGES):
                known = best.get(alike.passage.number)
                if known is None or alike.score > known.score:
                    best[alike.passage.number] = alike
    ordered = sorted(best.values(), key=lambda one: (-one.score, one.passage.number))[:MOST_PASSAGES]
    mine = profile(claim, values.weights)
    found = []
    for rank, alike in enumerate(ordered):
        there = values.of(alike)
        if claim.slot == "quantity" and _of_another_time(reading, claim, there):
            continue
        others = [other for other in there if family(other) == family(claim)]
        for other in others:
            signs = _signs(mine, other, values.likeness(mine, other))
            signs |= {"alone": 1 / len(others), "rank": rank / 10, "below": alike.score - ordered[0].score}
            relation, share = _relation(claim, other)
            found.append(Witness(claim=other, alike=alike, relation=relation, chance=share * _chance(signs, alike)))
    return sorted(found, key=lambda one: (-one.chance, one.claim.key))


def _of_another_time(reading: AnswerReading, claim: Claim, there: Sequence[Claim]) -> bool:
    """Whether the clause of a number and a sentence each name a time, and none of theirs can be the same."""
    holding = [part for part in reading.parts if part.span.contains(claim.focus.span)]
    narrowest = min(holding, key=lambda part: len(part.span))
    mine = [one.value for one in narrowest.claims if isinstance(one.value, TimeSpan)]
    theirs = [one.value for one in there if isinstance(one.value, TimeSpan)]
    if not mine or not theirs:
        return False
    return all(relate(one, other) == "incompatible" for one in mine for other in theirs)


def _relation(mine: Claim, other: Claim) -> tuple[Relation, float]:
    """How the values stand, and how much that tells: the year of "on 26th July" is only what the narrative gives."""
    if isinstance(mine.value, TimeSpan) and isinstance(other.value, TimeSpan) and _other_bound(mine.value, other.value):
        return "incompatible", 1.0
    if isinstance(mine.value, Quantity) and isinstance(other.value, Quantity) and _SCALE.search(mine.focus.quote):
        rounded = msgspec.structs.replace(mine.value, approximate=True)  # "six and a half million" for 6,552,385
        return relate(rounded, other.value), 1.0
    found = relate_claims(mine, other)
    narrated = found in COMPATIBLE and relate(mine.value, other.value) == "incompatible"
    return ("incompatible", NARRATED) if narrated else (found, 1.0)


def _other_bound(mine: TimeSpan, other: TimeSpan) -> bool:
    """Whether both only say "by" or "from" a day, and name different ones."""
    by = mine.earliest is None and other.earliest is None and mine.latest != other.latest
    since = mine.latest is None and other.latest is None and mine.earliest != other.earliest
    return (by or since) and mine.granularity == other.granularity and len(mine.edtf) == len(other.edtf)


def _signs(mine: Profile, other: Claim, likeness: Likeness) -> dict[str, float]:
    ours, theirs = set(mine.events), set(other.about.events)
    value = mine.claim.value
    exact = (
        isinstance(value, TimeSpan)
        and isinstance(other.value, TimeSpan)
        and value.granularity == other.value.granularity
    )
    return {
        "alike": likeness.score,
        "heads": float(likeness.heads),
        "events": float(likeness.events),
        "other event": float(bool(ours and theirs and not ours & theirs)),
        "as exact": float(exact),
    }


def _chance(signs: Mapping[str, float], alike: Alike) -> float:
    weights = BY_WORDS if alike.near is None else WITH_VECTORS
    known = {**signs, "near": alike.near or 0.0, "": 1.0}
    return 1 / (1 + math.exp(-sum(weight * known[name] for name, weight in weights.items())))


def together(found: Sequence[Witness]) -> float:
    """The chance that at least one source speaks of it: each source counts by its likeliest value."""
    by_source: dict[str, float] = {}
    for one in found:
        name = one.claim.focus.source
        by_source[name] = max(by_source.get(name, 0.0), one.chance)
    return 1 - math.prod(1 - chance for _, chance in sorted(by_source.items()))


def borne_out(found: Sequence[Witness]) -> float:
    """The chance that a source gives the value itself; a less exact one ("in the fourteenth century") tells little."""
    return together([msgspec.structs.replace(one, chance=one.chance * _EXACT.get(one.relation, 0.0)) for one in found])


def agreeing(found: Sequence[Witness], with_one: Witness) -> list[Witness]:
    """The witnesses whose value fits that of one of them."""
    return [one for one in found if relate(with_one.claim.value, one.claim.value) in COMPATIBLE]
