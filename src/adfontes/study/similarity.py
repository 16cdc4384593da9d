"""How much two passages say the same: weighted words in common, joined over rare words, never over all pairs."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from adfontes.study.passages import Passage

COMMON_TERM = 200
"""A term in more passages than this joins no pair by itself: the cost stays near-linear in large courses."""


RARE = 4
"""Passages that may hold a term for it to point to one thing."""


class Similarity:
    """Term weights (inverse document frequency) over the passages of a course."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self._frequency = Counter(term for passage in passages for term in passage.terms)
        self._count = len(passages)
        self._postings: dict[str, list[int]] = defaultdict(list)
        for index, passage in enumerate(passages):
            for term in sorted(passage.terms):
                self._postings[term].append(index)

    def weight(self, term: str) -> float:
        """How much a term tells: the logarithm of how few passages hold it."""
        return math.log((self._count + 1) / (self._frequency[term] + 0.5))

    def is_rare(self, term: str) -> bool:
        """Whether so few passages hold the term that two which do may well speak of one thing."""
        return self._frequency[term] <= RARE

    def holders(self, term: str) -> list[int]:
        """The passages that hold the term, in order."""
        return self._postings.get(term, [])

    def sharing(self, terms: frozenset[str]) -> list[int]:
        """The passages that share a term which is not in very many, in order."""
        found = {i for term in terms if self._frequency[term] <= COMMON_TERM for i in self._postings.get(term, ())}
        return sorted(found)

    def mass(self, terms: frozenset[str]) -> float:
        """The weights of all terms together (sorted, so that the sum is the same everywhere)."""
        return sum(self.weight(term) for term in sorted(terms))

    def containment(self, part: frozenset[str], whole: frozenset[str]) -> float:
        """The share of the weight of ``part`` that ``whole`` holds too, from 0 to 1."""
        mass = self.mass(part)
        return self.mass(part & whole) / mass if mass > 0 else 0.0

    def neighbours(self, terms: frozenset[str], least: float) -> list[tuple[int, float]]:
        """Passages holding at least the share ``least`` of the weight of ``terms``; indices in order."""
        mass = self.mass(terms)
        if mass <= 0:
            return []
        shared: dict[int, float] = defaultdict(float)
        for term in sorted(terms):
            if self._frequency[term] <= COMMON_TERM:
                for index in self._postings.get(term, ()):
                    shared[index] += self.weight(term)
        return [(index, held / mass) for index, held in sorted(shared.items()) if held / mass >= least]

    def centrality(self) -> list[float]:
        """For each passage its cosine with the centroid of all (MEAD: Radev, Jing, Styś and Tam 2004)."""
        centroid = {term: self._frequency[term] / self._count * self.weight(term) for term in sorted(self._frequency)}
        length = math.sqrt(sum(value * value for value in centroid.values())) or 1.0
        found = []
        for passage in self._passages:
            weights = {term: self.weight(term) for term in sorted(passage.terms)}
            norm = math.sqrt(sum(value * value for value in weights.values())) or 1.0
            found.append(sum(weights[term] * centroid[term] for term in weights) / (norm * length))
        return found
