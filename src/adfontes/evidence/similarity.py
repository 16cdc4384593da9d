"""How likely two claims are about the same attribute of the same event, whatever their values are."""

from __future__ import annotations

import math
from typing import NamedTuple

from adfontes.evidence.weights import CONTEXT, INNER, NEARBY, Weights
from adfontes.values.evidence import About, Claim


class Likeness(NamedTuple):
    """The parts of a comparison, for tuning and for explaining."""

    score: float
    shared: float
    """Weight of the terms that both have."""
    cover: float
    """The same as a share of the terms of the shorter claim."""
    heads: bool
    """Whether they count, measure or date the same noun."""
    events: bool
    """Whether a class of event is common to both."""


def circles(about: About) -> dict[str, float]:
    """Every term with the weight of its circle."""
    found = dict.fromkeys(about.context, CONTEXT)
    found.update(dict.fromkeys(about.nearby, NEARBY))
    found.update(dict.fromkeys(about.terms, INNER))
    return found


def likeness(a: Claim, b: Claim, weights: Weights) -> Likeness:
    """Compare what two claims are about."""
    first, second = circles(a.about), circles(b.about)
    shared = sum(first[t] * second[t] * weights.of(t) for t in sorted(first.keys() & second.keys()))
    least = max(0.9, min(weights.mass(a.about.terms), weights.mass(b.about.terms)))
    cover = min(1.0, shared / least)
    heads = bool(set(a.about.heads) & set(b.about.heads))
    events = bool(set(a.about.events) & set(b.about.events))
    score = cover * 0.6 + 0.2 * min(1.0, math.log1p(shared)) + 0.12 * heads + 0.12 * events
    return Likeness(score, shared, cover, heads, events)
