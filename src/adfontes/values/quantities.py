"""Quantities: how much of what, as exactly as the words allow."""

from __future__ import annotations

from fractions import Fraction
from math import inf, isclose
from typing import Literal

import msgspec

from adfontes.values.time import Relation
from adfontes.values.units import conversion

Dimension = Literal[
    "count",
    "money",
    "share",
    "rate",
    "duration",
    "length",
    "area",
    "weight",
    "volume",
    "speed",
    "temperature",
    "age",
    "ordinal",
]


class Quantity(msgspec.Struct, frozen=True, kw_only=True, tag="quantity"):
    """A number or range with its unit; ``low`` and ``high`` are equal for an exact one, None for an open end."""

    low: float | None
    high: float | None
    dimension: Dimension
    unit: str = ""
    """Base unit of the words, singular: ``metre``, ``USD``, ``per cent``, ``year``; empty for a bare count."""
    of: str = ""
    """What is counted or measured, as lemmas: ``soviet adviser``; empty where the words do not say."""
    per: str = ""
    """``year``, ``day`` ... for "a year"; empty for "in all"."""
    approximate: bool = False


FEWER_DIGITS_SLACK = 0.02
"""An exact number may be a rounded form of another within this share of it ("5,000" for 5,043; not "100" for 136).

Chosen on pairs of our own from the seven development topics (2026-11-22): larger values call real disagreements equal.
"""
SMALLEST_ROUNDED = 1000.0
"""Below it an exact number is taken at its word: 140 and 136 disagree."""
APPROXIMATE_SLACK = 0.05
"""An approximate number reaches at least this share to either side, or half a unit of its last significant digit."""
FRACTION_SLACK = 0.025
"""A share in words ("a third", "half") stands for the shares this near to it."""
_EQUAL = 1e-9
_MOST_DIGITS = 12

_COMPARABLE = {"rate": "share"}
"""Dimensions that are compared as another one: a rate of interest is a share."""


def relate(a: Quantity, b: Quantity) -> Relation:
    """How two quantities stand to one another, by value alone; what they count is for the caller to compare.

    ``contains`` means that the first leaves room for the second: "some 5,000" contains 5,043, "over 20,000" contains
    25,000. Units of one dimension are converted; different currencies, rates ("a year") and dimensions are unknown.
    """
    dimension = _COMPARABLE.get(a.dimension, a.dimension)
    if dimension != _COMPARABLE.get(b.dimension, b.dimension) or a.per != b.per:
        return "unknown"
    factor = _unit_factor(dimension, b.unit, a.unit)
    if factor is None or (a.low is None and a.high is None) or (b.low is None and b.high is None):
        return "unknown"
    low, high = (None if end is None else end * factor for end in (b.low, b.high))
    if _same(a.low, low) and _same(a.high, high):
        return "equal"
    return _relate_ends(_reach(a, 1.0), _reach(b, factor)) if _widened(a, b) else _relate_exact(a, b, factor)


def _unit_factor(dimension: str, unit: str, other: str) -> float | None:
    """The factor between two units; a currency that only one side qualifies ("gold mark", "mark") is the same one."""
    if dimension == "money" and unit != other and (unit.endswith(f" {other}") or other.endswith(f" {unit}")):
        return 1.0
    return conversion(dimension, unit, other)


def _widened(a: Quantity, b: Quantity) -> bool:
    """Whether either side is more than one exact number."""
    return any(q.approximate or q.low != q.high or _is_fraction(q) for q in (a, b))


def _is_fraction(quantity: Quantity) -> bool:
    return quantity.dimension == "share" and not quantity.unit


def _reach(quantity: Quantity, factor: float) -> tuple[float, float]:
    """The ends of what the words leave room for, in the other side's unit."""
    low = -inf if quantity.low is None else quantity.low
    high = inf if quantity.high is None else quantity.high
    if _is_fraction(quantity):
        return (low - FRACTION_SLACK) * factor, (high + FRACTION_SLACK) * factor
    if quantity.approximate:
        low -= 0.0 if low == -inf else max(_half_digit(low), APPROXIMATE_SLACK * abs(low))
        high += 0.0 if high == inf else max(_half_digit(high), APPROXIMATE_SLACK * abs(high))
    return low * factor, high * factor


def _relate_ends(a: tuple[float, float], b: tuple[float, float]) -> Relation:
    if b[0] > a[1] or a[0] > b[1]:
        return "incompatible"
    if a[0] <= b[0] and b[1] <= a[1]:
        return "contains"
    if b[0] <= a[0] and a[1] <= b[1]:
        return "within"
    return "overlaps"


def _relate_exact(a: Quantity, b: Quantity, factor: float) -> Relation:
    """Two exact numbers: one may be the other rounded, or converted and rounded."""
    assert a.low is not None
    assert b.low is not None
    first, second = a.low, b.low * factor
    if a.unit != b.unit:
        near = _half_digit(a.low) + _half_digit(b.low) * factor
        return (
            "equal"
            if abs(first - second) <= min(near, APPROXIMATE_SLACK * max(abs(first), abs(second)))
            else "incompatible"
        )
    if min(abs(first), abs(second)) < SMALLEST_ROUNDED or abs(first - second) > FEWER_DIGITS_SLACK * abs(first):
        return "incompatible"
    if abs(first - second) <= _half_digit(first) and _digits(first) < _digits(second):
        return "contains"
    if abs(first - second) <= _half_digit(second) and _digits(second) < _digits(first):
        return "within"
    return "incompatible"


def _same(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return isclose(a, b, rel_tol=_EQUAL)


def _digits(value: float) -> int:
    """Significant digits: 2 for 2,500,000 and for 0.25."""
    mantissa = f"{abs(value):.{_MOST_DIGITS}e}".partition("e")[0]
    return max(1, len(mantissa.replace(".", "").rstrip("0")))


def _half_digit(value: float) -> float:
    """Half a unit of the last significant digit: 500 for 5,000; what rounding may have taken away."""
    if value == 0:
        return 0.5
    exponent = int(f"{abs(value):.{_MOST_DIGITS}e}".partition("e")[2])
    return 0.5 * 10.0 ** (exponent - _digits(value) + 1)


_SIGNS = {"GBP": "£", "USD": "$", "EUR": "€", "JPY": "¥"}
_SCALES = ((1e15, "quadrillion"), (1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_SCALED_DECIMALS = 4
_PLURALS = {
    "foot": "feet", "inch": "inches", "century": "centuries", "millennium": "millennia", "penny": "pence",
    "lira": "lire", "catty": "catties", "per cent": "per cent", "li": "li", "yuan": "yuan", "koku": "koku",
    "ryō": "ryō", "mu": "mu", "real": "reales", "krona": "kronor", "krone": "kroner", "akçe": "akçe",
    "hundredweight": "hundredweight", "stone": "stone",
}  # fmt: skip
_ONE_OF = {2: "half", 3: "a third", 4: "a quarter"}
_PARTS = {3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth", 10: "tenth"}
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_LARGEST_PART = 10


def label_quantity(quantity: Quantity) -> str:
    """The quantity in plain words, for a reader of fifteen, without what it counts.

    >>> label_quantity(Quantity(low=300e6, high=300e6, dimension="money", unit="USD"))
    '$300 million'
    >>> label_quantity(Quantity(low=136, high=None, dimension="count"))
    'at least 136'
    """
    low, high = quantity.low, quantity.high
    about = "about " if quantity.approximate else ""
    if low is None or high is None:
        words = _open_ended(low, high, quantity)
    elif low == high:
        words = f"{about}{_with_unit(low, quantity)}"
    elif quantity.unit in _SIGNS or _is_fraction(quantity):
        words = f"{about}{_with_unit(low, quantity)} to {_with_unit(high, quantity)}"
    else:
        words = f"{about}{_number(low)} to {_with_unit(high, quantity)}"
    if quantity.per:
        words += " each" if quantity.per == "each" else f" {_article(quantity.per)} {quantity.per}"
    return words


def _open_ended(low: float | None, high: float | None, quantity: Quantity) -> str:
    if low is not None:
        return f"at least {_with_unit(low, quantity)}"
    return "an unknown number" if high is None else f"up to {_with_unit(high, quantity)}"


def _with_unit(value: float, quantity: Quantity) -> str:
    unit = quantity.unit
    if _is_fraction(quantity):
        return _share(value)
    if unit in _SIGNS:
        return _money(value, unit)
    number = _number(value)
    if not unit:
        return number
    head, space, tail = unit.rpartition(" ")
    if value == 1 or unit in _PLURALS:
        named = unit if value == 1 else _PLURALS[unit]
    elif " per " in unit or unit.startswith("degree "):
        first, _, rest = unit.partition(" ")
        named = f"{first}s {rest}"
    else:
        named = f"{head}{space}{_PLURALS.get(tail, tail + 's')}"
    return f"{number} {named}{' old' if quantity.dimension == 'age' else ''}"


def _number(value: float) -> str:
    """With a scale word where few decimals say it exactly: "4.2105 trillion", but "1,234,567"."""
    for scale, name in _SCALES:
        if abs(value) >= scale and isclose(round(value / scale, _SCALED_DECIMALS), value / scale, rel_tol=_EQUAL):
            return f"{_plain(value / scale)} {name}"
    return _plain(value)


def _plain(value: float) -> str:
    rounded = round(value, 4)
    return f"{rounded:,.0f}" if rounded == int(rounded) else f"{rounded:,.4f}".rstrip("0")


def _money(value: float, unit: str) -> str:
    pence = round(value * 240)
    if unit == "GBP" and isclose(value * 240, pence) and not isclose(value * 100, round(value * 100)):
        pounds, rest = divmod(pence, 240)
        parts = [
            f"£{pounds:,}" if pounds else "",
            f"{rest // 12}s" if rest >= 12 else "",
            f"{rest % 12}d" if rest % 12 else "",
        ]
        return " ".join(part for part in parts if part)
    number = f"{value:,.2f}" if value < 1e6 and value != int(value) else _number(value)
    return f"{_SIGNS[unit]}{number}"


def _share(value: float) -> str:
    fraction = Fraction(value).limit_denominator(_LARGEST_PART)
    above, below = fraction.numerator, fraction.denominator
    if not isclose(above / below, value, rel_tol=1e-6) or not 0 < above < below:
        return f"{_plain(value * 100)} per cent"
    if above == 1:
        return _ONE_OF.get(below) or f"{_article(_PARTS[below])} {_PARTS[below]}"
    return f"{_NUMBERS[above]} {_PARTS[below]}s"


def _article(word: str) -> str:
    return "an" if word[0] in "aeio" or word == "hour" else "a"
