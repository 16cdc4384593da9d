"""How many statements of a course would share some terms by chance alone.

Two sentences of a thin folder that share three rare words speak of one thing; among a million sentences some do by
chance. What is asked of two statements therefore grows with the course.
"""

from __future__ import annotations

import math

from adfontes.evidence.weights import Weights
from adfontes.values.evidence import Claim

THIN, LEAST_THIN = 500, 2500
"""Statements up to which a folder is too thin for look-alikes to be feared, and from which on they are feared fully. In
topics of 100 to 150 statements true disputes in words reach 3.1; in seven chapters of 7,400 statements, 11 of 12
disputes above -1.5 were false, and all those above 0 (2026-11-22)."""
AT_MOST, IN_A_LIBRARY = 3.1, -1.5
"""Greatest logarithm of the look-alikes to be expected of two statements in dispute, at either end."""


def by_chance(a: Claim, b: Claim, weights: Weights) -> bool:
    """Whether two statements have no more in common than chance would give them in a course of this size."""
    if weights.total <= THIN:
        return False
    grown = min(1.0, math.log(weights.total / THIN) / math.log(LEAST_THIN / THIN))
    return look_alikes(a, b, weights) > AT_MOST + grown * (IN_A_LIBRARY - AT_MOST)


def look_alikes(a: Claim, b: Claim, weights: Weights) -> float:
    """Logarithm of the statements to be expected that share the terms of two by chance (independent terms)."""
    whole = max(weights.total, 1)
    common = set(a.about.terms) & set(b.about.terms)
    return math.log(whole) + sum(math.log(max(weights.seen(term), 1) / whole) for term in sorted(common))
