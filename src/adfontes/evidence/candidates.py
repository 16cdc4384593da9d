"""Which claims are compared at all: those that share a telling term, never all pairs.

Each claim is filed under its rarest inner terms; two claims meet only in a common drawer. A drawer that holds too many
claims tells nothing about any of them, and is divided by a second term. So the number of comparisons grows with the
number of claims and not with its square.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from adfontes.evidence.values import family
from adfontes.evidence.weights import Weights
from adfontes.values.evidence import Claim

KEYS = 14
"""Inner terms under which a claim is filed, rarest first."""
OUTER_KEYS = 5
"""The same for terms of the second circle."""
DRAWER = 80
"""Claims that one drawer may hold; fuller ones are divided by a second term."""

Key = tuple[str, ...]


def candidate_pairs(claims: Sequence[Claim], weights: Weights) -> Iterator[tuple[int, int]]:
    """Pairs of indices (first below second), each once, in a settled order."""
    drawers: dict[Key, list[int]] = {}
    rare: list[list[str]] = []
    for index, claim in enumerate(claims):
        inner = _rarest({*claim.about.terms, *claim.about.heads}, weights, KEYS)
        rare.append([*inner, *_rarest(claim.about.nearby, weights, OUTER_KEYS)])
        for term in rare[index]:
            drawers.setdefault((family(claim), term), []).append(index)
    yield from sorted(_meetings(drawers, rare))


def _rarest(terms: Iterable[str], weights: Weights, most: int) -> list[str]:
    return sorted(terms, key=lambda term: (-weights.of(term), term))[:most]


def _meetings(drawers: dict[Key, list[int]], rare: list[list[str]]) -> set[tuple[int, int]]:
    met: set[tuple[int, int]] = set()
    for key, filed in drawers.items():
        if len(filed) <= DRAWER:
            met.update((a, b) for place, a in enumerate(filed) for b in filed[place + 1 :])
            continue
        divided: dict[str, list[int]] = {}
        for index in filed:
            for term in rare[index]:
                if term != key[1]:
                    divided.setdefault(term, []).append(index)
        for inside in divided.values():
            if len(inside) <= DRAWER:
                met.update((a, b) for place, a in enumerate(inside) for b in inside[place + 1 :])
    return met
