"""How likely two claims with different values are a dispute: a logistic model over what they have in common.

Likeness says how alike two claims are. Whether they are about one attribute hangs on more: whether each is the other's
best partner by a clear margin, whether the one names what the other does not speak of, whether the values look like
versions of one. A logistic model weighs these; it was fitted by ``benchmarks/findings_fit.py``.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from adfontes.evidence.closeness import closeness
from adfontes.evidence.guards import ASPECTS, PEOPLE, estranged, labels, other_class
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


FEATURES = (
    "cover",
    "shared",
    "mutual",
    "core",
    "event",
    "event of a date",
    "other event",
    "aspect",
    "heads",
    "other heads",
    "strange",
    "stranger",
    "near",
    "far",
    "same month",
    "exact",
    "ratio",
    "estranged",
    "margin",
    "better",
    "rivals",
    "date",
    "bare",
    "same measure",
    "scopes",
    "quantity head",
    "other people",
    "few of another",
    "no heads",
    "other measure",
    "one place",
    "other place",
    "other class",
)


def features(a: Claim, b: Claim, alike: Likeness, standing: Standing) -> tuple[float, ...]:
    """What the model weighs, in the order of :data:`FEATURES`."""
    date = isinstance(a.value, TimeSpan)
    ours, theirs = set(a.about.events) - ASPECTS, set(b.about.events) - ASPECTS
    close = closeness(a.value, b.value)
    heads, others = _counted(a), _counted(b)
    both_heads = bool(heads) and bool(others)
    apart = both_heads and not heads & others and not date
    people = bool(heads & PEOPLE) and bool(others & PEOPLE)
    measures = [{h for h in c.about.heads if h.startswith("#")} for c in (a, b)]
    few = _few(a.value) or _few(b.value)
    first, second = labels(a), labels(b)
    scopes = sum(
        1
        for d in ("period", "order", "place", "person", "agent", "around")
        if first.get(d, set()) & second.get(d, set())
    )
    return (
        alike.cover,
        math.log1p(alike.shared),
        alike.mutual,
        min(alike.core, 3.0),
        alike.event,
        alike.event if date else 0.0,
        float(bool(ours and theirs and not ours & theirs)),
        float(alike.aspect),
        float(alike.heads),
        float(apart and not people),
        min(alike.strange, 3.0),
        min(alike.stranger, 6.0),
        float(close > 0),
        max(0.0, -close),
        float(_same_year(a.value, b.value)),
        float(_exact(a.value) and _exact(b.value)),
        _ratio(a.value, b.value),
        estranged(a, b),
        max(-0.4, min(standing.margin, 0.4)),
        max(-0.4, min(standing.better, 0.4)),
        math.log1p(standing.rivals),
        float(date),
        float(len(a.about.terms) < 2 or len(b.about.terms) < 2),
        float(_same_measure(a, b)),
        float(scopes),
        float(alike.heads and not date),
        float(apart and people),
        float(few and not heads & others),
        float(not heads and not others and not date),
        float(bool(measures[0]) and bool(measures[1]) and not measures[0] & measures[1]),
        float(bool(first.get("place", set()) & second.get("place", set()))),
        float(bool(first.get("place")) and bool(second.get("place")) and not first["place"] & second["place"]),
        float(other_class(a, b)),
    )


FEW = 12
"""Small numbers count so many things that they must count the same one."""


def _few(value: object) -> bool:
    return isinstance(value, Quantity) and value.dimension == "count" and (value.low or FEW + 1) <= FEW


def _counted(claim: Claim) -> set[str]:
    return {head for head in claim.about.heads if not head.startswith("#")}


def _same_year(a: object, b: object) -> bool:
    return isinstance(a, TimeSpan) and isinstance(b, TimeSpan) and a.edtf[:4] == b.edtf[:4]


def _exact(value: object) -> bool:
    return isinstance(value, TimeSpan) and value.granularity == "day"


def _ratio(a: object, b: object) -> float:
    if isinstance(a, TimeSpan) and isinstance(b, TimeSpan):
        if a.earliest is None or b.earliest is None:
            return 1.0
        return min(1.0, math.log10(1 + abs(a.earliest - b.earliest) / 30) / 3)
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        first, second = a.high or a.low, b.high or b.low
        if not first or not second or min(first, second) <= 0:
            return 1.0
        return min(1.0, math.log10(max(first, second) / min(first, second)) / 2)
    return 1.0


def _same_measure(a: Claim, b: Claim) -> bool:
    if not isinstance(a.value, Quantity) or not isinstance(b.value, Quantity):
        return False
    return a.value.unit == b.value.unit and a.value.of.split()[-1:] == b.value.of.split()[-1:]


WEIGHTS: dict[str, float] = {
    "cover": 0.00,
    "shared": 1.31,
    "mutual": 0.50,
    "core": 0.00,
    "event": 0.56,
    "event of a date": 0.43,
    "other event": -0.52,
    "aspect": -0.08,
    "heads": 0.00,
    "other heads": 0.00,
    "strange": -0.58,
    "stranger": 0.00,
    "near": 1.24,
    "far": -1.01,
    "same month": 0.39,
    "exact": -0.83,
    "ratio": -2.59,
    "estranged": -0.98,
    "margin": 3.06,
    "better": 0.00,
    "rivals": -0.54,
    "date": 0.36,
    "bare": 0.00,
    "same measure": 0.00,
    "scopes": 0.00,
    "quantity head": 0.00,
    "other people": 0.00,
    "few of another": -1.22,
    "no heads": 0.74,
    "other measure": 0.00,
    "one place": 0.56,
    "other place": 0.00,
    "other class": -0.11,
}
BIAS = -2.22


def judge(found: tuple[float, ...]) -> float:
    """The probability of a dispute."""
    total = BIAS + sum(WEIGHTS.get(name, 0.0) * value for name, value in zip(FEATURES, found, strict=True))
    return 1.0 / (1.0 + math.exp(-total))
