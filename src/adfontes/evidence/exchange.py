"""Findings as JSON for other programs: character offsets into the sources, best words first.

The form is that of the disagreement scorer: disagreements with sides and mentions, agreements and refinements with
mentions. A disputed finding also carries the agreement and the refinement within each of its sides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from adfontes.evidence.sides import details, refines, told_exactly, width
from adfontes.evidence.values import relate
from adfontes.values.citations import Citation
from adfontes.values.evidence import Claim, Finding, Side

MOST_SHOWN = 3
"""Claims shown of either degree of exactness: enough to see what is refined."""


def findings_json(claims: Iterable[Claim], findings: Iterable[Finding]) -> dict[str, list[dict[str, Any]]]:
    """All findings, likeliest first.

    Args:
        claims: those of the course; the findings name them by key.
        findings: what was found.
    """
    by_key = {claim.key: claim for claim in claims}
    ordered = sorted(findings, key=lambda finding: (-finding.score, finding.key))
    disputed = [finding for finding in ordered if finding.kind in {"disputed", "interpretive"}]
    pools = [(finding, [by_key[key] for key in side.claims]) for finding in ordered for side in finding.sides]
    return {
        "disagreements": [_disagreement(finding) for finding in disputed],
        "agreements": [_pool(f, found) for f, pool in pools if (found := _agreeing(pool))],
        "refinements": [_pool(f, found) for f in ordered for found in _refined(f, by_key)],
    }


def _disagreement(finding: Finding) -> dict[str, Any]:
    return {
        "about": finding.question,
        "kind": finding.dispute,
        "score": finding.score,
        "sides": [_side(side) for side in finding.sides],
        "favoured": finding.favoured,
        "reasons": list(finding.reasons),
    }


def _side(side: Side) -> dict[str, Any]:
    return {"value": side.value, "support": side.support, "mentions": [_mention(m) for m in side.mentions]}


def _pool(finding: Finding, claims: Sequence[Claim]) -> dict[str, Any]:
    return {"about": finding.question, "score": finding.score, "mentions": [_mention(c.focus) for c in claims]}


def _mention(citation: Citation) -> dict[str, Any]:
    return {"source": citation.source, "start": citation.start, "end": citation.end, "quote": citation.quote}


def _agreeing(pool: Sequence[Claim]) -> list[Claim]:
    """The claims of a side, those that say the very same first; empty where only one source speaks."""
    if len({claim.citation.source for claim in pool}) < 2:
        return []
    groups: list[list[Claim]] = []
    for claim in pool:
        same = next((group for group in groups if relate(group[0].value, claim.value) == "equal"), None)
        if same is None:
            groups.append([claim])
        else:
            same.append(claim)
    groups.sort(key=lambda group: -len({claim.citation.source for claim in group}))
    return [claim for group in groups for claim in group]


def _refined(finding: Finding, by_key: Mapping[str, Claim]) -> Iterator[list[Claim]]:
    """The most exact value of each side beside each less exact one that it fits, one claim a source and degree.

    A year may be made more exact by either of two days that exclude one another.
    """
    pools = [[by_key[key] for key in side.claims] for side in finding.sides]
    for pool in pools:
        finest = _degrees(pool)[0]
        knowing = {claim.citation.source for claim in finest}
        others = pool if finding.slot == "polarity" else [claim for other in pools for claim in other]
        coarse = (
            c for c in others if refines(finest[0], c) and not (_equal(c, finest[0]) and c.citation.source in knowing)
        )
        for coarser in _degrees(coarse):
            yield [*finest[:MOST_SHOWN], *coarser[:MOST_SHOWN]]


def _equal(a: Claim, b: Claim) -> bool:
    return a.slot != "polarity" and relate(a.value, b.value) == "equal"


def _as_exact(a: Claim, b: Claim) -> bool:
    if relate(a.value, b.value) != "equal" or told_exactly(a) != told_exactly(b):
        return False
    return details(a) == details(b)


def _degrees(claims: Iterable[Claim]) -> list[list[Claim]]:
    """Claims of equal value together, most exact first; of each source one, its best."""
    found: list[list[Claim]] = []
    for claim in sorted(claims, key=lambda claim: (width(claim), -told_exactly(claim))):
        same = next((degree for degree in found if _as_exact(degree[0], claim)), None)
        if same is None:
            found.append([claim])
        elif all(claim.citation.source != other.citation.source for other in same):
            same.append(claim)
    return found
