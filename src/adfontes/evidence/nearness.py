"""Which side of a dispute was written nearest to what it tells of, where the sources say when they were written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain

from msgspec.structs import replace

from adfontes.evidence.resolve import ResolvedSources
from adfontes.values.evidence import Claim, Finding
from adfontes.values.time import TimeSpan, civil_date

NEAR, FAR = 30, 60
"""Years from an event within which a writer may have seen it or asked those who did, and from which on nobody has."""
_YEAR = re.compile(r"\b\d{4}\b")


def written(resolved: ResolvedSources) -> dict[str, int]:
    """The year in which each source was written, where it says so."""
    found = {}
    for one in resolved.sources:
        year = _YEAR.search(one.source.metadata.get("date", ""))
        if year:
            found[one.source.name] = int(year.group())
    return found


def with_nearness(finding: Finding, claims: Mapping[str, Claim], years: Mapping[str, int]) -> Finding:
    """A dispute of dates with one reason more, where one side alone has a source from the time itself."""
    if finding.kind != "disputed" or finding.slot != "time":
        return finding
    told = [_year(claims[key]) for key in chain.from_iterable(side.claims for side in finding.sides)]
    known = sorted(year for year in told if year is not None)
    if not known:
        return finding
    event = known[0]
    since = [sorted((years[one] - event, one) for one in side.sources if one in years) for side in finding.sides]
    if not all(since):
        return finding
    order = sorted(range(len(since)), key=lambda index: since[index][0])
    nearest, second = since[order[0]][0], since[order[1]][0]
    if not 0 <= nearest[0] <= NEAR or second[0] < FAR:
        return finding
    side = finding.sides[order[0]].value
    words = (
        f"{nearest[1]}, which says {side}, was written {_after(nearest[0])}; nothing that says otherwise is as near."
    )
    return replace(finding, reasons=(*finding.reasons, words))


def _after(years: int) -> str:
    return "in that very year" if years == 0 else f"within {years} year{'s' if years > 1 else ''} of it"


def _year(claim: Claim) -> int | None:
    value = claim.value
    if not isinstance(value, TimeSpan) or value.earliest is None:
        return None
    return civil_date(value.earliest)[0]
