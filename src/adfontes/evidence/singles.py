"""One finding for what two statements disagree about, however many of their words say so.

"Gordon never left" against "Gordon left" is read as a denial, and each opposite word of two sentences on its own scale;
a learner should see one disagreement. A source that stands on both sides of a question of who or where has told of two
deeds, not contradicted itself.
"""

from __future__ import annotations

from collections.abc import Iterable

from adfontes.values.evidence import Finding

_TYPED = frozenset({"time", "quantity"})
_ORDER = ("actor", "recipient", "place", "polarity", "quality")
"""Which of several readings of the same two statements is shown."""

_Place = tuple[str, int]


def single(findings: Iterable[Finding]) -> list[Finding]:
    """The findings without those that repeat a disagreement in other words."""
    kept, seen = [], set[tuple[_Place, _Place]]()
    for finding in sorted(findings, key=_rank):
        if finding.slot not in _TYPED and len(finding.sides) > 1:
            pairs = _pairs(finding)
            if pairs & seen or _on_both_sides(finding):
                continue
            seen |= pairs
        kept.append(finding)
    return kept


def _rank(finding: Finding) -> tuple[bool, int, float, str]:
    place = _ORDER.index(finding.slot) if finding.slot in _ORDER else len(_ORDER)
    return finding.kind == "interpretive", place, -finding.score, finding.key


def _pairs(finding: Finding) -> set[tuple[_Place, _Place]]:
    sides = [{(statement.source, statement.start) for statement in side.statements} for side in finding.sides]
    return {
        (min(a, b), max(a, b))
        for i, ours in enumerate(sides)
        for theirs in sides[i + 1 :]
        for a in ours
        for b in theirs
    }


def _on_both_sides(finding: Finding) -> bool:
    named = finding.slot in {"actor", "recipient", "place"}
    return named and any(
        set(a.sources) & set(b.sources) for i, a in enumerate(finding.sides) for b in finding.sides[i + 1 :]
    )
