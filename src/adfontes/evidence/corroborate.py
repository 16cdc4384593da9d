"""From claims to findings: what is corroborated, what refines, and what is disputed.

Linked claims form groups, one for each attribute. The values of a group are gathered into sides; a group with one side
agrees, one whose side holds values of different precision refines, one with several sides disputes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from adfontes.evidence.calibration import probability
from adfontes.evidence.chance import by_chance
from adfontes.evidence.grouping import Group, group_links
from adfontes.evidence.independence import Independence
from adfontes.evidence.links import Link, by_strength, link_claims
from adfontes.evidence.opposites import is_judgement
from adfontes.evidence.questions import dispute_kind, question_for
from adfontes.evidence.reasons import weigh_sides
from adfontes.evidence.restated import restating_links
from adfontes.evidence.sides import make_sides
from adfontes.evidence.singles import single
from adfontes.evidence.values import relate
from adfontes.evidence.weights import Weights, weigh
from adfontes.values.evidence import Claim, Finding, FindingKind


def corroborate(claims: Sequence[Claim]) -> tuple[Finding, ...]:
    """Compare all claims with one another; the order in which they come makes no difference."""
    ordered = sorted(claims, key=lambda claim: claim.key)
    weights = weigh(ordered)
    compared = [link for link in link_claims(ordered, weights) if not _by_chance(ordered, link, weights)]
    opposed = {_statements(ordered, link) for link in compared if _is_in_words(ordered, link)}
    same = [link for link in restating_links(ordered) if _statements(ordered, link) not in opposed]
    links = sorted([*compared, *same], key=by_strength)
    independence = Independence(ordered)
    findings = [_finding(ordered, group, independence) for group in group_links(ordered, links)]
    found = single(finding for finding in findings if finding is not None)
    return tuple(sorted(found, key=lambda finding: finding.key))


def _by_chance(claims: Sequence[Claim], link: Link, weights: Weights) -> bool:
    return link.sense == "conflict" and by_chance(claims[link.first], claims[link.second], weights)


def _is_in_words(claims: Sequence[Claim], link: Link) -> bool:
    return link.sense == "conflict" and claims[link.first].slot not in {"time", "quantity"}


def _statements(claims: Sequence[Claim], link: Link) -> frozenset[tuple[str, int]]:
    """The two statements of a link: what they dispute in words they do not agree about."""
    ends = (claims[link.first].citation, claims[link.second].citation)
    return frozenset((citation.source, citation.start) for citation in ends)


def _finding(claims: Sequence[Claim], group: Group, independence: Independence) -> Finding | None:
    sides = make_sides(claims, group, independence)
    members = [claims[i] for side in group.sides for i in side]
    kind = _kind(claims, group)
    if kind == "corroborated" and len({claim.citation.source for claim in members}) < 2:
        return None
    favoured, reasons = weigh_sides(claims, group, sides) if kind == "disputed" else (None, ())
    key = hashlib.sha256("\n".join((kind, *sorted(claim.key for claim in members))).encode()).hexdigest()[:16]
    return Finding(
        key=key,
        kind=kind,
        dispute=dispute_kind(members[0]) if kind == "disputed" else None,
        question=question_for(members),
        slot=members[0].slot,
        sides=sides,
        score=probability(group.score, kind, members[0].slot),
        reasons=reasons,
        favoured=favoured,
    )


def _kind(claims: Sequence[Claim], group: Group) -> FindingKind:
    if len(group.sides) > 1:
        return "interpretive" if is_judgement(claims[group.sides[0][0]]) else "disputed"
    values = [claims[i].value for i in group.sides[0]]
    return "corroborated" if all(relate(values[0], value) == "equal" for value in values[1:]) else "refined"


__all__ = ["Link", "corroborate"]
