"""How likely two claims with different values are a dispute: a logistic model over what they have in common.

Likeness says how alike two claims are. Whether they are about one attribute hangs on more: whether each is the other's
best partner by a clear margin, whether the one names what the other does not speak of, how many other values of that
shape there are, whether the values look like versions of one. Every weight has the sign that its meaning demands.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from adfontes.evidence.closeness import closeness
from adfontes.evidence.guards import estranged, labels, other_class
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
    crowd: int = 0
    """Other values of the same shape that the two sources hold."""


BIAS = -1.92
WEIGHTS: dict[str, float] = {
    "shared": 1.06,
    "mutual": 1.03,
    "event": 1.24,
    "strange": -0.39,
    "near": 1.04,
    "same year": 1.22,
    "distance": -2.64,
    "estranged": -1.80,
    "margin": 2.64,
    "rivals": -0.49,
    "crowd": -0.72,
    "few of another": -1.85,
    "one place": 0.49,
    "other class": -0.62,
}
"""Fitted by ``benchmarks/fit_disputes.py`` on 4,306 pairs of sixteen topics, 268 of them disputes, 2026-11-22."""
SIGNS = {
    "shared": 1, "mutual": 1, "event": 1, "strange": -1, "near": 1, "same year": 1,
    "distance": -1, "estranged": -1, "margin": 1, "rivals": -1, "crowd": -1, "few of another": -1,
    "one place": 1, "other class": -1,
}  # fmt: skip
"""Which way each feature must speak."""
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
    heads, others = _counted(a), _counted(b)
    few = _few(a.value) or _few(b.value)
    first, second = labels(a), labels(b)
    close = closeness(a.value, b.value)
    return (
        math.log1p(alike.shared),
        alike.mutual,
        alike.event,
        min(alike.strange, 3.0),
        float(close > 0),
        float(_same_year(a.value, b.value)),
        _distance(a.value, b.value),
        estranged(a, b),
        max(-MOST, min(standing.margin, MOST)),
        math.log1p(standing.rivals),
        math.log1p(standing.crowd),
        float(few and not heads & others),
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


def _distance(a: object, b: object) -> float:
    """How far two values are apart, from 0 to 1 on a logarithmic scale."""
    if isinstance(a, TimeSpan) and isinstance(b, TimeSpan):
        if closeness(a, b) > 0:
            return SLIP
        apart = _days_apart(a, b)
        unit = max(_UNITS.get(a.granularity, 365), _UNITS.get(b.granularity, 365))
        return 1.0 if apart is None else min(1.0, math.log10(1 + apart / unit) / 2)
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        first, second = a.high or a.low, b.high or b.low
        if not first or not second or min(first, second) <= 0:
            return 1.0
        return min(1.0, math.log10(max(first, second) / min(first, second)) / 2)
    return 1.0


def _days_apart(a: TimeSpan, b: TimeSpan) -> int | None:
    """Days between the beginnings of two times; of one that is open ("by 1929"), from the end that it has."""
    if a.earliest is not None and b.earliest is not None:
        return abs(a.earliest - b.earliest)
    ends = [[end for end in (time.earliest, time.latest) if end is not None] for time in (a, b)]
    return min((abs(x - y) for x in ends[0] for y in ends[1]), default=None)
