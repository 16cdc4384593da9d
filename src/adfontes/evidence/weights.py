"""How much a shared term tells: rare terms of the course tell more than its subject (inverse document frequency)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from adfontes.values.evidence import Claim

INNER, NEARBY, CONTEXT = 1.0, 0.45, 0.3
"""Weights of the three circles of terms; set by hand on six development topics, 2026-11-22."""

UNSEEN = 30
"""Statements that a course is thought to have beside its own, so that two sentences alone can be compared."""
FLOOR = 0.25
"""What the subject of the whole course still tells."""


class Weights(NamedTuple):
    """The weight of each term in one course."""

    total: int
    frequency: dict[str, int]

    def of(self, term: str) -> float:
        """Between :data:`FLOOR` (in every statement) and 1 (in one only)."""
        whole = self.total + UNSEEN
        rarity = math.log((whole + 1) / (self.frequency.get(term, 0) + 1)) / math.log((whole + 1) / 2)
        return FLOOR + (1.0 - FLOOR) * max(0.0, rarity)

    def mass(self, terms: Iterable[str]) -> float:
        """The sum over some terms."""
        return sum(self.of(term) for term in sorted(terms))


def weigh(claims: Sequence[Claim]) -> Weights:
    """Count in how many statements each term stands. Several values of one statement count once."""
    statements: dict[tuple[str, int], set[str]] = {}
    for claim in claims:
        place = (claim.citation.source, claim.citation.start)
        statements.setdefault(place, set()).update(claim.about.terms, claim.about.nearby)
    frequency = Counter(term for found in statements.values() for term in found)
    return Weights(len(statements), dict(frequency))
