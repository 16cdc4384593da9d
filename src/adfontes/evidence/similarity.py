"""How likely two claims are about the same attribute of the same event, whatever their values are.

Three things are asked: do they share a subject (nouns and names), does the same kind of thing happen (event classes),
and do they count, measure or date the same noun (heads)? A shared event alone tells little: many things begin.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

from adfontes.evidence.guards import ASPECTS
from adfontes.evidence.subjects import EVENT_PREFIX
from adfontes.evidence.weights import CONTEXT, INNER, NEARBY, Weights
from adfontes.values.evidence import About, Claim
from adfontes.values.time import TimeSpan

# Shares of the score; set by hand on six development topics, 2026-11-22 (fitted weights did worse on topics left out).
SUBJECT, BREADTH, EVENT, HEAD = 0.45, 0.2, 0.4, 0.15
EVENT_OF_NUMBER = 0.2
SHARPNESS = 1.0
"""How much more a rare class of event tells than a common one."""
LEAST_MASS = 1.1
"""A claim of fewer telling words than this cannot be covered by one of them."""
AMPLE_MASS = 2.0
"""So much in common is enough, however many other words two long sentences have, if the same thing happens in them."""


class Likeness(NamedTuple):
    """The parts of a comparison, for tuning and for explaining."""

    score: float
    shared: float
    """Weight of the nouns and names that both have."""
    core: float
    """The same of the inner circles alone."""
    cover: float
    """``shared`` as a share of the nouns of the shorter claim."""
    mutual: float
    """The same as a share of those of both claims (Dice)."""
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
    common = sorted(first.keys() & second.keys())
    nouns = sum(first[t] * second[t] * weights.of(t) for t in common if not t.startswith(EVENT_PREFIX))
    core = sum(weights.of(t) for t in common if first[t] == second[t] == INNER and not t.startswith(EVENT_PREFIX))
    masses = _mass(first, weights), _mass(second, weights)
    least = max(LEAST_MASS, min(masses))
    mutual = min(1.0, 2 * nouns / max(2 * LEAST_MASS, sum(masses)))
    cover = min(1.0, nouns / least)
    happened = set(a.about.events) & set(b.about.events)
    if _ranges(a) and _ranges(b):
        happened -= ASPECTS
    event = max((weights.of(term) for term in happened), default=0.0)
    elsewhere = [
        first[t] * second[t] * weights.of(t) for t in common if t.startswith(EVENT_PREFIX) and t not in happened
    ]
    event = max([event, *(0.5 * e for e in elsewhere)])
    heads = bool(set(a.about.heads) & set(b.about.heads))
    if happened or heads:
        cover = max(cover, min(1.0, nouns / AMPLE_MASS))
    weight = EVENT if isinstance(a.value, TimeSpan) else EVENT_OF_NUMBER
    score = SUBJECT * cover + BREADTH * min(1.0, math.log1p(nouns)) + weight * event**SHARPNESS + HEAD * heads
    return Likeness(score, nouns, core, cover, mutual, heads, bool(happened))


def _ranges(claim: Claim) -> bool:
    """Whether a date is the end of a range ("1929-1941"): that two ranges begin tells nothing."""
    return any(label.startswith("limit=") for label in claim.about.scope)


def _mass(terms: Mapping[str, float], weights: Weights) -> float:
    """The weight of the inner nouns and names of one claim."""
    return sum(weights.of(t) for t, circle in terms.items() if circle == INNER and not t.startswith(EVENT_PREFIX))
