"""How the values of two claims stand to one another."""

from __future__ import annotations

from adfontes.values.evidence import Value, Words
from adfontes.values.quantities import Quantity, label_quantity
from adfontes.values.quantities import relate as relate_quantities
from adfontes.values.time import Relation, TimeSpan, label_time
from adfontes.values.time import relate as relate_times


def relate(a: Value, b: Value) -> Relation:
    """Equal, compatible (one within the other, overlapping) or incompatible; ``unknown`` for what has no common measure."""
    if isinstance(a, TimeSpan) and isinstance(b, TimeSpan):
        return _relate_times(a, b)
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return relate_quantities(a, b)
    if isinstance(a, Words) and isinstance(b, Words):
        return "equal" if a.key == b.key else "incompatible"
    return "unknown"


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


def label(value: Value) -> str:
    """The value in plain words."""
    if isinstance(value, TimeSpan):
        return label_time(value)
    return label_quantity(value) if isinstance(value, Quantity) else value.text


def family(value: Value) -> str:
    """The values that may be compared at all: a blocking key."""
    if isinstance(value, TimeSpan):
        return "time"
    if isinstance(value, Quantity):
        return "share" if value.dimension == "rate" else value.dimension
    return "words"
