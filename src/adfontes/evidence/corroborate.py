"""From a group of linked claims to a finding: what is corroborated, what refines, and what is disputed.

Linked claims form groups, one for each attribute. The values of a group are gathered into sides; a group with one side
agrees, one whose side holds values of different precision refines, one with several sides disputes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence

from adfontes.evidence.calibration import probability
from adfontes.evidence.grouping import Group
from adfontes.evidence.independence import Independence
from adfontes.evidence.opposites import is_judgement
from adfontes.evidence.questions import dispute_kind, question_for
from adfontes.evidence.reasons import weigh_sides
from adfontes.evidence.sides import make_sides
from adfontes.evidence.values import relate
from adfontes.values.evidence import Claim, Finding, FindingKind


def finding_of(
    claims: Sequence[Claim], group: Group, independence: Independence, said: Callable[[str], Iterable[Claim]]
) -> Finding | None:
    """The finding of a group; None where one source agrees with itself.

    Args:
        claims: those that the group names by index.
        group: what links have joined.
        independence: which sources copy which.
        said: all dates and numbers of a source.
    """
    sides = make_sides(claims, group, independence)
    members = [claims[i] for side in group.sides for i in side]
    kind = _kind(claims, group)
    if kind == "corroborated" and len({claim.citation.source for claim in members}) < 2:
        return None
    favoured: int | None = None
    reasons: tuple[str, ...] = ()
    if kind == "disputed":
        sources = sorted({claim.citation.source for claim in members})
        favoured, reasons = weigh_sides(claims, group, sides, [one for source in sources for one in said(source)])
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
