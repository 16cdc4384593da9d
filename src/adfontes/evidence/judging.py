"""How likely two claims with different values are a dispute: a logistic model over what they have in common.

Likeness says how alike two claims are. Whether they are about one attribute hangs on more: whether each is the other's
best partner by a clear margin, whether the one names what the other does not speak of, whether the values look like
versions of one. Every weight has the sign that its meaning demands; features whose fitted weight had another were
left out, which lifted F1 on topics left out from .60 to .64 (twelve development topics, 2026-11-22).
"""

from __future__ import annotations

import math
from typing import NamedTuple

from adfontes.evidence.closeness import closeness
from adfontes.evidence.guards import ASPECTS, estranged, labels, other_class
from adfontes.evidence.similarity import Likeness
from adfontes.values.evidence import Claim
from adfontes.values.quantities import Quantity
from adfontes.values.time import TimeSpan


class Standing(NamedTuple):
    """How a pair stands beside the other partners of its claims."""

    margin: float
    """By how much its score is above that of the second best partner, for the claim where that is less."""
    better: float
    """The same for the claim where it is more."""
    rivals: int
    """Other partners that are nearly as good."""


BIAS = -1.94
WEIGHTS: dict[str, float] = {
    "cover": 0.13,
    "shared": 1.08,
    "mutual": 0.52,
    "event": 0.77,
    "event of a date": 0.53,
    "other event": -0.22,
    "strange": -0.55,
    "near": 0.88,
    "same year": 0.69,
    "exact": -0.08,
    "distance": -3.42,
    "estranged": -1.05,
    "margin": 2.80,
    "rivals": -0.57,
    "date": -0.05,
    "few of another": -1.49,
    "no heads": 0.82,
    "one place": 0.69,
    "other class": -0.57,
}
"""Fitted with a penalty (ridge, 3) on 3,135 pairs of twelve development topics, 212 of them disputes, on 2026-11-22."""
MOST = 0.4
"""Margins beyond it tell no more."""
FEW = 12
"""Small numbers count so many things that they must count the same one."""
SLIP = 0.2
"""A digit or a month apart counts as little, however many days lie between."""
_UNITS = {"day": 5, "month": 30}
"""Days by which dates of each precision are wont to differ; a year for all others."""


def features(a: Claim, b: Claim, alike: Likeness, standing: Standing) -> tuple[float, ...]:
    """What the model weighs, in the order of :data:`WEIGHTS`."""
    date = isinstance(a.value, TimeSpan)
    ours, theirs = set(a.about.events) - ASPECTS, set(b.about.events) - ASPECTS
    heads, others = _counted(a), _counted(b)
    few = _few(a.value) or _few(b.value)
    first, second = labels(a), labels(b)
    close = closeness(a.value, b.value)
    return (
        alike.cover,
        math.log1p(alike.shared),
        alike.mutual,
        alike.event,
        alike.event if date else 0.0,
        float(bool(ours and theirs and not ours & theirs)),
        min(alike.strange, 3.0),
        float(close > 0),
        float(_same_year(a.value, b.value)),
        float(_exact(a.value) and _exact(b.value)),
        _distance(a.value, b.value),
        estranged(a, b),
        max(-MOST, min(standing.margin, MOST)),
        math.log1p(standing.rivals),
        float(date),
        float(few and not heads & others),
        float(not heads and not others and not date),
        float(bool(first.get("place", set()) & second.get("place", set()))),
        float(other_class(a, b)),
    )


def judge(found: tuple[float, ...]) -> float:
    """The probability of a dispute."""
    total = BIAS + sum(weight * value for weight, value in zip(WEIGHTS.values(), found, strict=True))
    return 1.0 / (1.0 + math.exp(-total))


def _few(value: object) -> bool:
    return isinstance(value, Quantity) and value.dimension == "count" and (value.low or FEW + 1) <= FEW


def _counted(claim: Claim) -> set[str]:
    return {head for head in claim.about.heads if not head.startswith("#")}


def _same_year(a: object, b: object) -> bool:
    return isinstance(a, TimeSpan) and isinstance(b, TimeSpan) and a.edtf[:4] == b.edtf[:4]


def _exact(value: object) -> bool:
    return isinstance(value, TimeSpan) and value.granularity == "day"


def _distance(a: object, b: object) -> float:
    """How far two values are apart, from 0 to 1 on a logarithmic scale."""
    if isinstance(a, TimeSpan) and isinstance(b, TimeSpan):
        if a.earliest is None or b.earliest is None:
            return 1.0
        if closeness(a, b) > 0:
            return SLIP
        unit = max(_UNITS.get(a.granularity, 365), _UNITS.get(b.granularity, 365))
        return min(1.0, math.log10(1 + abs(a.earliest - b.earliest) / unit) / 2)
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        first, second = a.high or a.low, b.high or b.low
        if not first or not second or min(first, second) <= 0:
            return 1.0
        return min(1.0, math.log10(max(first, second) / min(first, second)) / 2)
    return 1.0
