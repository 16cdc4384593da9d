"""Which claims are compared at all: those that share telling terms, never all pairs.

Each claim is filed under its rarest terms; two claims meet only in a common drawer. A drawer that holds too many claims
tells nothing about any of them, and is divided by a second term. So the number of comparisons grows with the number of
claims and not with its square.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

import numpy as np

from adfontes.evidence.closeness import specificity
from adfontes.evidence.postings import Keys, Postings, key_of, key_of_both
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

TELLING = 0.12
"""Specificity from which a value is a drawer of its own: a day, a month, or a number of two digits with a unit. Twelve
development topics, 2026-11-23: at .25 agreements R .645, at .12 .655; of 9 agreements more 8 were right."""


class Filing(Protocol):
    """Where claims meet."""

    def refile(self, claims: Mapping[int, Claim], gone: Collection[int], changed: Collection[int]) -> set[int]:
        """File the changed claims anew.

        Returns:
            Claims that may meet others than before: the changed ones, and those of drawers that got overfull or no
            longer are.
        """

    def partners(self, claims: Mapping[int, Claim], one: int) -> set[int]:
        """The claims that a claim meets."""


class Drawers:
    """Claims by their rarest terms, and within overfull drawers by two of them."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._single, self._double = Postings(), Postings()

    def refile(self, claims: Mapping[int, Claim], gone: Collection[int], changed: Collection[int]) -> set[int]:
        """See :class:`Filing`."""
        crossing = self._single.change(gone, {one: self._keys(claims[one]) for one in changed}, DRAWER)
        moved = {*changed, *crossing}
        double = {one: self._divided(self._keys(claims[one])) for one in sorted(moved)}
        return moved | self._double.change(gone, double, DRAWER)

    def partners(self, claims: Mapping[int, Claim], one: int) -> set[int]:
        """See :class:`Filing`."""
        keys = self._keys(claims[one])
        found = self._single.under(_array(keys), DRAWER)
        found |= self._double.under(_array(self._divided(keys)), DRAWER)
        found.discard(one)
        return found

    def _keys(self, claim: Claim) -> list[int]:
        of = family(claim)
        return list(dict.fromkeys(key_of(of, term) for term in filed_under(claim, self._weights)))

    def _divided(self, keys: Sequence[int]) -> list[int]:
        """The drawers within overfull drawers that a claim is filed in."""
        overfull = [size > DRAWER for size in self._single.sizes(_array(keys)).tolist()]
        first = keys[:SECOND_KEYS]
        pairs = {
            key_of_both(key, other)
            for place, key in enumerate(keys)
            if overfull[place]
            for other in (first[place + 1 :] if place < SECOND_KEYS else first)
        }
        return sorted(pairs)


def filed_under(claim: Claim, weights: Weights) -> list[str]:
    """The terms of a claim by which it meets others, rarest first."""
    inner = _rarest({*claim.about.terms, *claim.about.heads}, weights, KEYS)
    return [*inner, *_rarest(claim.about.nearby, weights, OUTER_KEYS), *_exact_value(claim)]


def _exact_value(claim: Claim) -> Iterator[str]:
    """A day, a month or an odd number is a key by itself: that two sources state the same one is seldom chance."""
    if specificity(claim.value, claim.value) >= TELLING:
        yield f"={label(claim.value)}"


def _rarest(terms: Iterable[str], weights: Weights, most: int) -> list[str]:
    return sorted(terms, key=lambda term: (-weights.of(term), term))[:most]


def _array(keys: Sequence[int]) -> Keys:
    return np.array(keys, np.uint64)


def candidate_pairs(claims: Sequence[Claim], weights: Weights) -> Iterator[tuple[int, int]]:
    """Pairs of indices (first below second), each once, in a settled order."""
    by_index = dict(enumerate(claims))
    drawers = Drawers(weights)
    drawers.refile(by_index, (), range(len(claims)))
    for index in range(len(claims)):
        yield from ((other, index) for other in sorted(drawers.partners(by_index, index)) if other < index)
