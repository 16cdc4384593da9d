"""How many statements of a course would share some terms by chance alone.

Two sentences of a thin folder that share three rare words speak of one thing; among a million sentences some do by
chance. What is asked of two statements therefore grows with the course.
"""

from __future__ import annotations

import math

from adfontes.evidence.weights import Weights
from adfontes.values.evidence import Claim

BY_CHANCE = -1.5
"""Greatest logarithm of the look-alikes that are to be expected of two statements that dispute something in words."""


THIN = 500
"""Statements up to which a folder is too thin for look-alikes to be feared. In topics of 100 to 150 statements true
disputes in words reach 3.1, in chapters of 2,300 false ones began at 1.6 (2026-11-22)."""


def look_alikes(a: Claim, b: Claim, weights: Weights) -> float:
    """Logarithm of the statements to be expected that share the terms of two by chance (independent terms)."""
    whole = max(weights.total, 1)
    common = set(a.about.terms) & set(b.about.terms)
    return math.log(whole) + sum(math.log(max(weights.frequency.get(term, 1), 1) / whole) for term in sorted(common))
