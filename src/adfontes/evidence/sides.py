"""The sides of a finding: a value in plain words, who says it, and the words that say it best."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from adfontes.evidence.guards import STATED
from adfontes.evidence.independence import Independence
from adfontes.evidence.values import label, relate
from adfontes.values.evidence import Claim, Side
from adfontes.values.quantities import Quantity
from adfontes.values.time import TimeSpan

if TYPE_CHECKING:
    from adfontes.evidence.grouping import Group


LEAST_KEPT = 0.5
"""Share of a statement's terms that one which says the same more exactly must have too: of 50 refinements read, most
of the 13 false ones in words shared only a noun or two, 2026-11-23."""
_TO_THE_HOUR = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|noon|midnight|morning|afternoon|evening|night|dawn|dusk)\b"
    r"|\b\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b|\b\d{1,2}:\d\d\b",
    re.IGNORECASE,
)
"""A weekday or an hour beside a day."""
_WORD = re.compile(r"[^\W\d]{3}")
"""What "7am" and "22:00" lack: they name no day."""


def make_sides(claims: Sequence[Claim], group: Group, independence: Independence) -> tuple[Side, ...]:
    """The sides of a group in its order; the most exact value names its side."""
    return tuple(_side([claims[i] for i in side], independence) for side in group.sides)


def _side(members: Sequence[Claim], independence: Independence) -> Side:
    """``members`` come in the order of their links, strongest first."""
    ordered = spread(members)
    sources = sorted({claim.citation.source for claim in members})
    return Side(
        value=label(min(members, key=lambda claim: (width(claim), claim.key)).value),
        claims=tuple(claim.key for claim in ordered),
        sources=tuple(sources),
        support=independence.support(sources),
        mentions=tuple(claim.focus for claim in ordered),
        statements=tuple(claim.citation for claim in ordered),
    )


def spread(members: Sequence[Claim]) -> list[Claim]:
    """The best claim of each source first, then the others."""
    seen: set[str] = set()
    first: list[Claim] = []
    rest: list[Claim] = []
    for claim in members:
        (rest if claim.citation.source in seen else first).append(claim)
        seen.add(claim.citation.source)
    return first + rest


def refines(finer: Claim, coarser: Claim) -> bool:
    """Whether one claim says the same more exactly: a day for a year, or with one more name, date or number."""
    if finer.slot != "polarity":
        relation = relate(coarser.value, finer.value)
        if relation == "equal" and finer.citation.source != coarser.citation.source:
            return told_exactly(finer) > told_exactly(coarser)
        return width(coarser) > width(finer) and relation in {"contains", "overlaps"}
    said = set(coarser.about.terms)
    if said and len(said & set(finer.about.terms)) < LEAST_KEPT * len(said):
        return False
    ours, theirs = details(finer), details(coarser)
    dated, undated = ({detail for detail in found if detail.startswith("valued=")} for found in (ours, theirs))
    return finer.citation.source != coarser.citation.source and (theirs < ours or bool(dated and not undated))


def told_exactly(claim: Claim) -> int:
    """How exactly words give a date of one width: "the next day" 0, "9 May 1702" 1, "noon on Tuesday 9 May" 2."""
    if claim.slot != "time" or not STATED.search(claim.focus.quote):
        return int(claim.slot != "time")
    dated = any(sign.isdigit() for sign in claim.focus.quote) and _WORD.search(claim.focus.quote)
    return 2 if dated and _TO_THE_HOUR.search(claim.focus.quote) else 1


def details(claim: Claim) -> set[str]:
    """The names, dates and numbers of a statement."""
    return {label for label in claim.about.scope if label.startswith(("named=", "valued="))}


def width(claim: Claim) -> float:
    """How much room a value leaves: days or share of its size; less is more exact."""
    value = claim.value
    if isinstance(value, TimeSpan):
        if value.earliest is None or value.latest is None:
            return float("inf")
        return float(value.latest - value.earliest + (365 if value.approximate else 0))
    if isinstance(value, Quantity):
        if value.low is None or value.high is None:
            return 1.0
        size = max(abs(value.low), abs(value.high), 1e-9)
        digits = len(f"{value.high:.12g}".rstrip("0").replace(".", ""))
        return (value.high - value.low) / size + (0.1 if value.approximate else 0.0) + 10.0**-digits
    return 1.0 / (1 + len(details(claim)))
