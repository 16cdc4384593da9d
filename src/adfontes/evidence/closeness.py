"""Whether two different values look like versions of one: a digit, a day or a unit apart.

1 and 9 March of one year, 1381 and 1318, 155 km and 155 m are more likely to be reports of one thing than any two
values are. The bonus is small: it decides only between pairs whose words are already alike.
"""

from __future__ import annotations

from adfontes.values.evidence import Value
from adfontes.values.quantities import Quantity
from adfontes.values.time import TimeSpan

BONUS = 0.1
FAR = -0.1
"""Values of quite different size are more likely about different things."""
DAYS_APART, FAR_IN_TIME = 5 * 366, -0.2
"""Dates further apart than slips and rival datings are wont to be, and what that takes. Twelve development topics,
2026-11-22: precision .702 to .716 at the same recall; in two textbook chapters 8 false date disputes instead of 10."""


def closeness(a: Value, b: Value) -> float:
    """A bonus for near misses, a malus for values far apart."""
    if isinstance(a, TimeSpan) and isinstance(b, TimeSpan):
        return _close_times(a, b)
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return _close_quantities(a, b)
    return 0.0


def specificity(a: Value, b: Value) -> float:
    """How unlikely it is that two sources give compatible values by chance: the same day, the same odd number."""
    if isinstance(a, TimeSpan) and isinstance(b, TimeSpan):
        coarser = min(_points(a), _points(b))
        return {1: 0.0, 2: 0.12, 3: 0.3}.get(coarser, 0.0)
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        digits = min(_digits(a), _digits(b))
        return min(0.35, 0.1 * (digits - 1)) + (0.05 if a.unit else 0.0)
    return 0.0


def _points(time: TimeSpan) -> int:
    """1 for a year or less exact, 2 for a month, 3 for a day."""
    return 1 if "/" in time.edtf else min(3, len(time.edtf.lstrip("-").split("-")))


def _digits(quantity: Quantity) -> int:
    value = quantity.low if quantity.high is None else quantity.high
    return max(1, len(f"{value:.10g}".replace(".", "").strip("0"))) if value else 1


def _close_times(a: TimeSpan, b: TimeSpan) -> float:
    if "/" in a.edtf or "/" in b.edtf:
        return 0.0
    first, second = a.edtf.rstrip("~?%"), b.edtf.rstrip("~?%")
    if len(first) == len(second) == 10 and (first[:7] == second[:7] or first[4:] == second[4:]):
        return BONUS
    if min(len(first), len(second)) == 7 and first[4:7] == second[4:7] and first[:4] != second[:4]:
        return BONUS
    if sorted(first[:4]) == sorted(second[:4]) and first[:4] != second[:4]:
        return BONUS
    if a.earliest is not None and b.earliest is not None and abs(a.earliest - b.earliest) > DAYS_APART:
        return FAR_IN_TIME
    return 0.0


def _close_quantities(a: Quantity, b: Quantity) -> float:
    first, second = a.high or a.low, b.high or b.low
    if not first or not second:
        return 0.0
    if (first == second and a.unit != b.unit) or _transposed(first, second):
        return BONUS
    ratio = max(first, second) / min(first, second) if min(first, second) > 0 else 100.0
    if a.unit == b.unit and ratio <= 1.6:
        return BONUS / 2
    if ratio > 50:
        return 2.5 * FAR
    return FAR if ratio > 12 else 0.0


def _transposed(a: float, b: float) -> bool:
    """Whether two numbers have the same digits in another order: 170 and 710."""
    first, second = f"{a:.10g}", f"{b:.10g}"
    return first != second and len(first) == len(second) and sorted(first) == sorted(second)
