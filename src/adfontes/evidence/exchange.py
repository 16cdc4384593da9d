"""Findings as JSON for other programs: character offsets into the sources, best words first.

The form is that of the disagreement scorer: disagreements with sides and mentions, agreements and refinements with
mentions. A disputed finding also carries the agreement and the refinement within each of its sides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from adfontes.evidence.sides import width
from adfontes.evidence.values import relate
from adfontes.values.citations import Citation
from adfontes.values.evidence import Claim, Finding, Side

MOST_OF_AN_END = 3
"""Claims shown of the most exact and of the least exact values of a refinement: enough to see what is refined."""


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


def _refining(pool: Sequence[Claim]) -> list[Claim]:
    """One claim of each source for each degree of exactness, finest and coarsest; empty where all say the same."""
    found: list[Claim] = []
    for claim in sorted(pool, key=lambda claim: (width(claim), claim.key)):
        said = [other for other in found if other.citation.source == claim.citation.source]
        if all(relate(claim.value, other.value) != "equal" for other in said):
            found.append(claim)
    if all(relate(found[0].value, other.value) == "equal" for other in found[1:]):
        return []
    return [*found[:MOST_OF_AN_END], *found[MOST_OF_AN_END:][-MOST_OF_AN_END:]]
