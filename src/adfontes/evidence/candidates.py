"""Which claims are compared at all: those that share telling terms, never all pairs.

Each claim is filed under its rarest terms; two claims meet only in a common drawer. A drawer that holds too many claims
tells nothing about any of them, and is divided by a second term. So the number of comparisons grows with the number of
claims and not with its square.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from adfontes.evidence.closeness import specificity
from adfontes.evidence.values import family, label
from adfontes.evidence.weights import Weights
from adfontes.values.evidence import Claim

KEYS = 14
"""Inner terms under which a claim is filed, rarest first."""
OUTER_KEYS = 5
"""The same for terms of the second circle."""
SECOND_KEYS = 5
"""Terms by which an overfull drawer is divided."""
DRAWER = 80
"""Claims that one drawer may hold; fuller ones are divided by a second term."""
LEAST_COMMON = 0.25
"""Weight of the terms that two claims must be filed under together: one term of the course's own subject is enough."""

TELLING = 0.25
"""Specificity from which a value is a drawer of its own: a day, or a number of four digits."""

Key = tuple[str, ...]


def candidate_pairs(claims: Sequence[Claim], weights: Weights) -> Iterator[tuple[int, int]]:
    """Pairs of indices (first below second), each once, in a settled order."""
    filed = [_terms(claim, weights) for claim in claims]
    drawers: dict[Key, list[int]] = {}
    for index, claim in enumerate(claims):
        for term in filed[index]:
            drawers.setdefault((family(claim), term), []).append(index)
    divided: dict[Key, list[int]] = {}
    keys = [[(family(claim), term) for term in filed[index]] for index, claim in enumerate(claims)]
    for index in range(len(claims)):
        for key in _second(keys[index], drawers):
            divided.setdefault(key, []).append(index)
    for index in range(len(claims)):
        common: dict[int, float] = {}
        for key in keys[index]:
            drawer = drawers[key]
            if len(drawer) <= DRAWER:
                _meet(index, drawer, weights.of(key[1]), common)
        for key in _second(keys[index], drawers):
            if len(divided[key]) <= DRAWER:
                _meet(index, divided[key], weights.of(key[1]) + weights.of(key[2]), common)
        yield from ((other, index) for other in sorted(common) if common[other] >= LEAST_COMMON)


def _terms(claim: Claim, weights: Weights) -> list[str]:
    inner = _rarest({*claim.about.terms, *claim.about.heads}, weights, KEYS)
    return [*inner, *_rarest(claim.about.nearby, weights, OUTER_KEYS), *_exact_value(claim)]


def _exact_value(claim: Claim) -> Iterator[str]:
    """A day or an odd number is a key by itself: that two sources state the same one is seldom chance."""
    if specificity(claim.value, claim.value) >= TELLING:
        yield f"={label(claim.value)}"


def _rarest(terms: Iterable[str], weights: Weights, most: int) -> list[str]:
    return sorted(terms, key=lambda term: (-weights.of(term), term))[:most]


def _second(keys: Sequence[Key], drawers: dict[Key, list[int]]) -> Iterator[Key]:
    """The drawers within overfull drawers that a claim is filed in."""
    for place, key in enumerate(keys[:SECOND_KEYS]):
        if len(drawers[key]) > DRAWER:
            for other in keys[place + 1 : SECOND_KEYS]:
                yield (key[0], *sorted((key[1], other[1])))
    for key in keys[SECOND_KEYS:]:
        if len(drawers[key]) > DRAWER:
            for other in keys[:SECOND_KEYS]:
                yield (key[0], *sorted((key[1], other[1])))


def _meet(index: int, drawer: Sequence[int], weight: float, common: dict[int, float]) -> None:
    for other in drawer:
        if other >= index:
            break
        common[other] = common.get(other, 0.0) + weight
