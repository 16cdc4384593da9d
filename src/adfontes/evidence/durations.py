"""Stretches of time and ages as quantities, so that they are compared like other measures."""

from __future__ import annotations

import re

from msgspec.structs import replace

from adfontes.values.annotations import TimeMention
from adfontes.values.quantities import Quantity

_PERIOD = re.compile(r"P(T?)(\d+(?:\.\d+)?)(DE|CE|ML|Y|M|W|D|H|S)")
_UNITS = {
    "Y": ("year", 1.0), "M": ("month", 1.0), "W": ("week", 1.0), "D": ("day", 1.0), "H": ("hour", 1.0),
    "S": ("second", 1.0), "DE": ("year", 10.0), "CE": ("year", 100.0), "ML": ("year", 1000.0),
}  # fmt: skip
_COUNTED = frozenset({"year", "month", "week", "day", "hour", "minute", "decade", "century"})
_TENFOLD = {"decade": 10.0, "century": 100.0}
_AGE = re.compile(r"\b(?:old|age|aged)\b", re.IGNORECASE)


def duration_of(mention: TimeMention, words: str) -> Quantity | None:
    """The quantity that a duration stands for (TIMEX3 ``P3M``); None for one without a number.

    Args:
        mention: of type DURATION.
        words: those that carry it, with a few after them: "of age" makes it an age.
    """
    found = _PERIOD.fullmatch(mention.value)
    if found is None:
        return None
    clock, number, letter = found.groups()
    unit, factor = ("minute", 1.0) if clock and letter == "M" else _UNITS[letter]
    amount = float(number) * factor
    low: float | None = amount
    high: float | None = amount
    if mention.mod in {"MORE_THAN", "EQUAL_OR_MORE"}:
        high = None
    return Quantity(
        low=low,
        high=high,
        dimension="age" if unit == "year" and _AGE.search(words) else "duration",
        unit=unit,
        approximate=mention.mod in {"APPROX", "LESS_THAN", "EQUAL_OR_LESS"},
    )


def counted_time(quantity: Quantity) -> Quantity:
    """A count of years or days as the duration that it is: "For how many years? Five"."""
    unit = quantity.of.lower().rpartition(" ")[2]
    if quantity.dimension != "count" or unit not in _COUNTED:
        return quantity
    factor = _TENFOLD.get(unit, 1.0)
    low, high = (None if end is None else end * factor for end in (quantity.low, quantity.high))
    named = "year" if unit in _TENFOLD else unit
    return replace(quantity, low=low, high=high, dimension="duration", unit=named, of="")
