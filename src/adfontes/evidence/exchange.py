"""Findings as JSON for other programs: character offsets into the sources, best words first.

The form is that of the disagreement scorer: disagreements with sides and mentions, agreements and refinements with
mentions. A disputed finding also carries the agreement and the refinement within each of its sides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from adfontes.evidence.sides import width
from adfontes.evidence.values import relate
from adfontes.values.citations import Citation
from adfontes.values.evidence import Claim, Finding, Side


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
    if any(finding.kind == "refined" for finding in ordered):
        pools += [
            (finding, [by_key[key] for side in finding.sides for key in side.claims])
            for finding in ordered
            if finding.kind == "refined" and len(finding.sides) > 1
        ]
    return {
        "disagreements": [_disagreement(finding) for finding in disputed],
        "agreements": [_pool(f, found) for f, pool in pools for found in _agreeing(pool)],
        "refinements": [_pool(f, found) for f, pool in pools if (found := _refining(pool))],
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


def _agreeing(pool: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Claims of different sources with the same value."""
    left = list(pool)
    while left:
        same = [claim for claim in left if claim is left[0] or relate(left[0].value, claim.value) == "equal"]
        left = [claim for claim in left if not any(claim is other for other in same)]
        if len({claim.citation.source for claim in same}) > 1:
            yield same


def _refining(pool: Sequence[Claim]) -> list[Claim]:
    """One claim for each degree of exactness, the most exact first; empty where all say the same."""
    found: list[Claim] = []
    for claim in sorted(pool, key=lambda claim: (width(claim), claim.key)):
        if all(relate(claim.value, other.value) != "equal" for other in found):
            found.append(claim)
    return found if len(found) > 1 else []
