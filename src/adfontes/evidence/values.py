"""How the values of two claims stand to one another."""

from __future__ import annotations

import re

from adfontes.values.evidence import Claim, Value, Words
from adfontes.values.quantities import Quantity, label_quantity
from adfontes.values.quantities import relate as relate_quantities
from adfontes.values.time import Relation, TimeSpan, label_time
from adfontes.values.time import relate as relate_times


def relate_claims(a: Claim, b: Claim) -> Relation:
    """As their values stand; a year that only the narrative gives ("on the 3rd of January") makes no conflict."""
    found = relate(a.value, b.value)
    if found == "incompatible" and isinstance(a.value, TimeSpan) and isinstance(b.value, TimeSpan):
        first, second = a.value.edtf, b.value.edtf
        inferred = not (_YEAR.search(a.focus.quote) and _YEAR.search(b.focus.quote))
        if inferred and len(first) == len(second) == 10 and first[4:] == second[4:]:
            return "overlaps"
    return found


def relate(a: Value, b: Value) -> Relation:
    """Equal, compatible (within, overlapping) or incompatible; ``unknown`` for what has no common measure."""
    if isinstance(a, TimeSpan) and isinstance(b, TimeSpan):
        return _relate_times(a, b)
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        found = relate_quantities(a, b)
        if found == "incompatible":
            return _rounded(a, b) or found
        if found not in {"equal", "unknown"} and (_both_rough(a, b) or _out_of_reach(a, b)):
            return "incompatible"
        return found
    if isinstance(a, Words) and isinstance(b, Words):
        return _relate_names(a.key, b.key)
    return "unknown"


def _relate_names(a: str, b: str) -> Relation:
    """Sets of names: one may be part of the other; two that share some and not others are different."""
    first, second = set(a.rpartition("|")[2].split("+")), set(b.rpartition("|")[2].split("+"))
    if first == second:
        return "equal"
    if first <= second or second <= first:
        return "within" if first <= second else "contains"
    words = [{word for name in names for word in name.split("-")} for names in (first, second)]
    return "overlaps" if words[0] <= words[1] or words[1] <= words[0] else "incompatible"


def _relate_times(a: TimeSpan, b: TimeSpan) -> Relation:
    """As the days stand; but two ranges with stated ends ("1929-1939", "1929 to 1941") must have the same ends."""
    found = relate_times(a, b)
    if a.granularity == b.granularity == "span" and found not in {"equal", "incompatible"}:
        ends = list(zip(a.edtf.split("/"), b.edtf.split("/"), strict=False))
        stated = [(x, y) for x, y in ends if ".." not in {x, y}]
        if len(ends) == 2 and len(stated) == 2 and not (a.approximate or b.approximate) and not (a.part or b.part):
            differ = [not (x.startswith(y) or y.startswith(x)) for x, y in stated]
            if any(differ) and not all(differ):
                return "incompatible"
    return found


_YEAR = re.compile(r"\d{3}|\d/\d+/\d\d|'\d\d")
ROUGHLY = 0.15
"""A rough number of a page ("some 10,000") is not meant to reach further than this share of it."""
ROUGHLY_SHARE = 0.05
"""The same for a percentage."""
BEYOND = 1.5
""""Over 8,000" is an estimate too: nobody writes it of twice as many."""


def _out_of_reach(a: Quantity, b: Quantity) -> bool:
    """Whether two compatible numbers of one unit are further apart than a writer would leave them."""
    exact = not (a.approximate or b.approximate) and None not in {a.low, a.high, b.low, b.high}
    if a.unit != b.unit or (a.dimension == "share" and not a.unit) or exact:
        return False
    first, second = _meant(a), _meant(b)
    return first[1] < second[0] or second[1] < first[0]


def _meant(quantity: Quantity) -> tuple[float, float]:
    low, high = quantity.low, quantity.high
    if high is None:
        return (low or 0.0), (low or 0.0) * BEYOND
    if low is None:
        return high / BEYOND, high
    spread = (ROUGHLY_SHARE if quantity.dimension == "share" else ROUGHLY) if quantity.approximate else 0.0
    return low * (1 - spread), high * (1 + spread)


def _both_rough(a: Quantity, b: Quantity) -> bool:
    """Two rough numbers of one digit each ("about 6", "about 7") are two statements, though they may touch."""
    if not (a.approximate and b.approximate) or a.unit != b.unit:
        return False
    if a.low is None or b.low is None or a.low != a.high or b.low != b.high or a.low == b.low:
        return False
    digits = {len(f"{number:.10g}".replace(".", "").strip("0")) for number in (a.low, b.low)}
    return len(digits) == 1


MILLION = 1e6


def _rounded(a: Quantity, b: Quantity) -> Relation | None:
    """299.5 is 299.47 with one decimal left, 16 million is 16,410,310 in millions: the second lies within the first."""
    if a.unit != b.unit or a.low is None or b.low is None or a.low != a.high or b.low != b.high:
        return None
    if _is_rounding(a.low, b.low):
        return "contains"
    return "within" if _is_rounding(b.low, a.low) else None


def _is_rounding(rough: float, fine: float) -> bool:
    decimals, more = _decimals(rough), _decimals(fine)
    if decimals < more:
        return rough >= 10 and round(fine, decimals) == rough
    digits = len(f"{rough:.0f}".rstrip("0"))
    return (
        rough >= MILLION
        and digits > 1
        and digits < len(f"{fine:.0f}".rstrip("0"))
        and f"{fine:.{digits - 1}e}" == f"{rough:.{digits - 1}e}"
    )


def _decimals(number: float) -> int:
    return len(f"{number:.6f}".rstrip("0").partition(".")[2])


def label(value: Value) -> str:
    """The value in plain words."""
    if isinstance(value, TimeSpan):
        return label_time(value)
    return label_quantity(value) if isinstance(value, Quantity) else value.text


def family(claim: Claim) -> str:
    """The values that may be compared at all: a blocking key."""
    value = claim.value
    if isinstance(value, TimeSpan):
        return "time"
    if isinstance(value, Quantity):
        return "share" if value.dimension == "rate" else value.dimension
    if claim.slot == "quality":
        return f"quality {value.key.partition(':')[0]}"
    return f"place {value.key.partition('|')[0]}" if claim.slot == "place" else claim.slot
