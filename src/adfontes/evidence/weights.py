"""How much a shared term tells: rare terms of the course tell more than its subject (inverse document frequency)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from adfontes.values.evidence import Claim

INNER, NEARBY, CONTEXT = 1.0, 0.45, 0.3
"""Weights of the three circles of terms; set by hand on six development topics, 2026-11-22."""

UNSEEN = 30
"""Statements that a course is thought to have beside its own, so that two sentences alone can be compared."""
FLOOR = 0.25
"""What the subject of the whole course still tells."""
EXACT = 4096
"""Statements up to which every count is taken as it is; a library counts in steps, so that one more source changes few
weights and little has to be compared again."""


class Tally:
    """In how many statements each term stands; exact in a small course, in steps in a library.

    Args:
        statements: how many there are.
        counts: in how many of them each term stands.
        exact: statements up to which counts are exact.
    """

    def __init__(self, statements: int = 0, counts: Mapping[str, int] | None = None, exact: int = EXACT) -> None:
        self._statements = statements
        self._counts = Counter(counts or {})
        self._exact = exact

    @property
    def total(self) -> int:
        """Statements in all."""
        return self._statements if self._statements <= self._exact else 1 << self._statements.bit_length()

    def seen(self, term: str) -> int:
        """Statements that have a term."""
        count = self._counts[term]
        return count if self._statements <= self._exact else in_steps(count)

    def add(self, terms: Iterable[str], times: int = 1) -> None:
        """Count one statement with its terms; ``times`` is -1 for one that is taken out."""
        self._statements += times
        for term in terms:
            self._counts[term] += times
            if not self._counts[term]:
                del self._counts[term]


def in_steps(count: int) -> int:
    """The middle of the step of a count: 1 to 3, 4 to 31, 32 to 255, 256 to 2047, and so on."""
    step = count.bit_length() // 3 if count > 3 else 0
    return min(count, 2) if step == 0 else 11 * 8 ** (step - 1)


class Weights(Tally):
    """The weight of each term in one course."""

    def of(self, term: str) -> float:
        """Between :data:`FLOOR` (in every statement) and 1 (in one only)."""
        return _weight(self.total, self.seen(term))

    def mass(self, terms: Iterable[str]) -> float:
        """The sum over some terms."""
        return sum(self.of(term) for term in sorted(terms))


@lru_cache(maxsize=65536)
def _weight(total: int, seen: int) -> float:
    whole = total + UNSEEN
    rarity = math.log((whole + 1) / (seen + 1)) / math.log((whole + 1) / 2)
    return FLOOR + (1.0 - FLOOR) * max(0.0, rarity)


def terms_of_statements(claims: Iterable[Claim]) -> list[set[str]]:
    """The terms of each statement. Several values of one statement count once."""
    statements: dict[tuple[str, int], set[str]] = {}
    for claim in claims:
        place = (claim.citation.source, claim.citation.start)
        statements.setdefault(place, set()).update(claim.about.terms, claim.about.nearby)
    return list(statements.values())


def weigh(claims: Sequence[Claim]) -> Weights:
    """Count in how many statements each term stands."""
    weights = Weights()
    for terms in terms_of_statements(claims):
        weights.add(terms)
    return weights
