"""When one value makes another more exact: 14 February 1950 the year 1950, 381.17 a round 381.

A year holds many days, so that a day lies within it tells next to nothing: more must be common than for equal values,
and the more, the more room the less exact value leaves. The figures were read off 190 pairs of twelve development
topics on 2026-11-22.
"""

from __future__ import annotations

from adfontes.evidence.guards import STATED
from adfontes.evidence.similarity import Likeness
from adfontes.values.evidence import Claim
from adfontes.values.quantities import Quantity
from adfontes.values.time import TimeSpan

FINER, UNTOLD = 0.4, 0.5
"""Least scores: where the same thing happens or is counted, and else."""
COMMON = 0.3
"""Weight of inner words that must be common; else all must be alike otherwise."""
WITHOUT_COMMON = 0.63
MOST_COVERED, BOTH_COVERED = 0.6, 0.5
"""Shares of the shorter and of both statements' words that must be common where a year is all that is common."""
MONTH_COVERED = 0.45
YEAR, DECADE = 366, 3660
"""Days."""
ALONE = 0.45
"""Least score where the more exact date's source gives no other date within the less exact one, of a year at most; then
less must be common: of 19 such pairs of sixteen topics that had been left apart 17 were of one thing, 2026-11-23."""
LITTLE_COVERED, SOME_COVERED = 0.1, 0.4
"""Shares of the shorter statement's words that must be common then, where the same thing happens and where not."""
NEAR = 62
"""Days from the stated end of an open time ("by 22 December") within which another may be meant."""
FEW_DIGITS = 2
"""A rough number with so many digits is meant to the last of them; "some 400" leaves more room."""
OPEN = 1.2
""""More than 106" may be 125, not 155."""


def finer_enough(a: Claim, b: Claim, alike: Likeness, score: float, alone: bool = False) -> bool:
    """Whether two compatible but unequal values are of one thing; for ``alone`` see ``agree_enough``."""
    if alone and _alone_enough(a, b, alike, score):
        return True
    told = alike.events or alike.heads
    if a.citation.source == b.citation.source or score < (FINER if told else UNTOLD):
        return False
    if isinstance(a.value, TimeSpan) and isinstance(b.value, TimeSpan):
        return _times(a, b, alike, score)
    if isinstance(a.value, Quantity) and isinstance(b.value, Quantity):
        return within_reach(a.value, b.value)
    return True


def _times(a: Claim, b: Claim, alike: Likeness, score: float) -> bool:
    if not (STATED.search(a.focus.quote) and STATED.search(b.focus.quote)):
        return False  # "that year" may be any
    lengths = [_days(claim.value) for claim in (a, b) if isinstance(claim.value, TimeSpan)]
    if None in lengths:
        return _near_its_end(a, b) and (alike.events or alike.core >= COMMON)
    longest = max(length for length in lengths if length is not None)
    if longest > DECADE:
        return False
    if alike.core < COMMON:
        return score >= WITHOUT_COMMON and alike.cover >= MOST_COVERED
    if alike.events or alike.heads:
        return longest < YEAR - 1 or alike.cover >= MOST_COVERED
    if longest < YEAR - 1:
        return alike.cover >= MONTH_COVERED
    return alike.cover >= MOST_COVERED and alike.mutual >= BOTH_COVERED


def _alone_enough(a: Claim, b: Claim, alike: Likeness, score: float) -> bool:
    """Whether two dates are of one thing, where no other date of the one source lies within that of the other."""
    if a.citation.source == b.citation.source or score < ALONE:
        return False
    if not (STATED.search(a.focus.quote) and STATED.search(b.focus.quote)):
        return False
    lengths = [_days(claim.value) for claim in (a, b)]
    if any(length is None or length > YEAR for length in lengths):
        return False
    least = LITTLE_COVERED if alike.events or alike.heads else SOME_COVERED
    return alike.core >= COMMON or alike.cover >= least


def _days(time: object) -> int | None:
    if not isinstance(time, TimeSpan) or time.earliest is None or time.latest is None:
        return None
    return time.latest - time.earliest + 1


def _near_its_end(a: Claim, b: Claim) -> bool:
    """Whether a time lies near the stated end of one that is open ("by 1862")."""
    if not isinstance(a.value, TimeSpan) or not isinstance(b.value, TimeSpan):
        return False
    ends = [(a.value.latest, b.value.latest), (a.value.earliest, b.value.earliest)]
    return any(one is not None and other is not None and abs(one - other) <= NEAR for one, other in ends)


def within_reach(a: Quantity, b: Quantity) -> bool:
    """Whether a number lies near the stated end of one that is open ("more than 100")."""
    if None not in {a.low, a.high, b.low, b.high}:
        return _rounds(a, b)
    if a.unit != b.unit:
        return False
    first, second = ((q.low if q.high is None else q.high) or 0.0 for q in (a, b))
    return max(first, second) <= OPEN * min(first, second)


def _rounds(a: Quantity, b: Quantity) -> bool:
    """Whether a rough number may be an exact one rounded: "about 452,000" is not 465,429, "some 5,000" may be 5,043."""
    if a.unit != b.unit or a.approximate == b.approximate:
        return True
    rough, exact = (a, b) if a.approximate else (b, a)
    if rough.low is None or rough.low != rough.high or exact.low is None or exact.low != exact.high:
        return True
    digits = f"{abs(rough.low):.0f}"
    told = len(digits.rstrip("0"))
    return told < FEW_DIGITS or abs(rough.low - exact.low) <= 10.0 ** (len(digits) - told)
