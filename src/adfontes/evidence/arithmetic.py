"""Reckoning as a reason: two dates against a length of time, parts against a total, a part of a whole against a share.

"He stayed from 16 December to 14 February" is nine weeks, whoever writes of three months. Only numbers that stand in
one statement are reckoned with, and only what fits one side and not another is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from adfontes.evidence.subjects import EVENT_PREFIX
from adfontes.evidence.values import label
from adfontes.values.evidence import Claim
from adfontes.values.quantities import Quantity
from adfontes.values.time import TimeSpan
from adfontes.values.units import conversion

LEAST_SUM = 10
"""Parts that add up to less than this may do so by chance."""
NEARLY = 0.006
"""Shares as fractions of one: half a percent is rounding."""
IN_COMMON = 2
"""Nouns and names that a statement with two dates must share with a length of time stated elsewhere."""


class Reckoned(NamedTuple):
    """What was reckoned, in words, and the indices of the sides that it fits."""

    words: str
    fits: tuple[int, ...]


def reckon(sides: Sequence[Sequence[Claim]], said: Iterable[Claim]) -> list[Reckoned]:
    """What can be reckoned about the sides of a dispute.

    Args:
        sides: the claims of each side, the one that names it first.
        said: all dates and numbers of the sources that take part.
    """
    statements: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in said:
        statements[claim.citation.source, claim.citation.start].append(claim)
    values = [_exact(side) for side in sides]
    found: dict[str, Reckoned] = {}
    for place in sorted(statements):
        own = [claim for side in sides for claim in side if (claim.citation.source, claim.citation.start) == place]
        for words, fitting in _results(statements[place], own, [claim for side in sides for claim in side], values):
            fits = tuple(index for index, fit in enumerate(fitting) if fit)
            if fits and len(fits) < len(sides):
                yes = " and ".join(dict.fromkeys(label(value) for index in fits if (value := values[index])))
                no = " nor ".join(label(v) for index, v in enumerate(values) if index not in fits and v)
                if no:
                    found.setdefault(words, Reckoned(f"{words}: that fits {yes}, not {no}.", fits))
    return list(found.values())


def _exact(side: Sequence[Claim]) -> Quantity | None:
    """The number of a side; None for one that is open or no number."""
    value = side[0].value
    return value if isinstance(value, Quantity) and value.low is not None and value.low == value.high else None


def _results(
    statement: Sequence[Claim], own: Sequence[Claim], disputed: Sequence[Claim], values: Sequence[Quantity | None]
) -> Iterator[tuple[str, list[bool]]]:
    """What the numbers of one statement come to, with whether each side fits."""
    dimensions = {value.dimension for value in values if value is not None}
    if dimensions == {"duration"} and (own or _akin(statement, disputed)):
        yield from _days(statement, values)
    elif dimensions == {"share"} and own:
        yield from _share(statement, values)
    elif len(dimensions) == 1 and own:
        yield from _sum(statement, own, values)


def _akin(statement: Sequence[Claim], disputed: Sequence[Claim]) -> bool:
    """Whether a statement without the disputed value speaks of the same."""
    terms = {term for claim in statement for term in claim.about.terms if not term.startswith(EVENT_PREFIX)}
    return any(len(terms & {*claim.about.terms, *claim.about.nearby}) >= IN_COMMON for claim in disputed)


def _days(statement: Sequence[Claim], values: Sequence[Quantity | None]) -> Iterator[tuple[str, list[bool]]]:
    times = {c.value for c in statement if isinstance(c.value, TimeSpan) and c.value.granularity == "day"}
    days = sorted((time.earliest, time.edtf, time) for time in times if time.earliest is not None)
    if len(days) != 2:
        return
    (first, _, begin), (last, _, end) = days
    length = last - first
    weeks = f", about {round(length / 7)} weeks" if length >= 21 else ""
    fits = [value is not None and _lasts(value, length) for value in values]
    yield f"{label(begin)} to {label(end)} is {length} days{weeks}", fits


def _lasts(value: Quantity, days: int) -> bool:
    """Whether a stated length of time is this many days, as people round."""
    unit = conversion("duration", value.unit, "day")
    return unit is not None and value.low is not None and abs(value.low * unit - days) <= max(1.0, unit / 2)


def _share(statement: Sequence[Claim], values: Sequence[Quantity | None]) -> Iterator[tuple[str, list[bool]]]:
    counts = sorted({value.low for value in _numbers(statement, "count", "") if value.low})
    for part, whole in pairwise(counts) if len(counts) == 2 else ():
        share = part / whole
        fits = [value is not None and abs(_fraction(value) - share) <= NEARLY for value in values]
        yield f"{part:,.12g} of {whole:,.12g} is {100 * share:.3g} per cent", fits


def _fraction(value: Quantity) -> float:
    factor = conversion("share", value.unit, "")
    return (value.low or 0.0) * (1.0 if factor is None else factor)


def _sum(
    statement: Sequence[Claim], own: Sequence[Claim], values: Sequence[Quantity | None]
) -> Iterator[tuple[str, list[bool]]]:
    known = next(value for value in values if value is not None)
    keys = {claim.key for claim in own}
    parts = list(_numbers([c for c in statement if c.key not in keys], known.dimension, known.unit))
    total = sum(part.low or 0.0 for part in parts)
    if len(parts) > 1 and total >= LEAST_SUM:
        *most, last = [label(part) for part in parts]
        fits = [value is not None and value.unit == known.unit and value.low == total for value in values]
        yield f"{', '.join(most)} and {last} add up to {total:,.12g}", fits


def _numbers(statement: Iterable[Claim], dimension: str, unit: str) -> Iterator[Quantity]:
    """The exact numbers of a statement, in its order."""
    for claim in sorted(statement, key=lambda claim: (claim.focus.start, claim.key)):
        value = claim.value
        if not isinstance(value, Quantity) or (value.dimension, value.unit) != (dimension, unit):
            continue
        if value.low is not None and value.low == value.high and not value.approximate:
            yield value
