"""Wording what a finding is about, as a question that a learner can read.

A finding is found by what its claims share, not by a sentence; the question is worded from a sentence of one of its
sides: "When was the treaty signed?". Where no sentence is plain enough, the sentence itself is shown with a gap. What
the sources agree about needs no gap: where it cannot be asked in plain words, it is stated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from adfontes.study.asking import Asked, Kind, questions_of
from adfontes.study.passages import without_marks
from adfontes.study.questions import GAP
from adfontes.study.reading import Reading
from adfontes.study.stating import plain_statement
from adfontes.values.evidence import Finding, Side, Slot

WIDEST_GAP = 160
"""Code points of a sentence shown with a gap: two lines on a phone."""
QUOTED = "“"
"""In a question that only points to a line."""

_KINDS: dict[Slot, Kind] = {"time": "date", "quantity": "quantity", "actor": "name"}
"""What must be asked for, by what the sides give."""

_WELL_FORMED = re.compile(
    r"(When (was|were|did) (the|an?|his|her|its|their|[A-Z])|Where|Who|Why|What|Which|How (many|much|long|far|old)) "
    r"[^:;.,\d]{8,}(?<! in)(?<! of)(?<! at)(?<! to)(?<! by)(?<! on)(?<! for)\?$"
)
"""A question that reads as one."""


def word_findings(reading: Reading) -> tuple[Finding, ...]:
    """The findings of the course, in their order: what is disputed as a question that gives no value away."""
    return tuple(replace(finding, question=_question(reading, finding)) for finding in reading.all_findings)


def best_first(finding: Finding) -> list[Side]:
    """The favoured side first, the others in their order."""
    order = sorted(range(len(finding.sides)), key=lambda place: (place != finding.favoured, place))
    return [finding.sides[place] for place in order]


def _question(reading: Reading, finding: Finding) -> str:
    agreed = finding.kind in {"corroborated", "refined"}
    if agreed and finding.slot not in {"time", "quantity"}:
        return plain_statement(reading, finding)
    for asked in _asked_by(reading, finding):
        if agreed and QUOTED in asked.front:
            continue  # a line of a chronicle is a statement already
        if not any(side.value.lower() in asked.front.lower() for side in finding.sides):
            return asked.front
    if agreed:
        return plain_statement(reading, finding)
    if _WELL_FORMED.match(finding.question):
        return finding.question
    return _gap(finding) or finding.question


def _asked_by(reading: Reading, finding: Finding) -> Iterator[Asked]:
    """Plain questions that a sentence of the finding answers with the words of one of its claims, the best first."""
    for side in best_first(finding):
        for key in side.claims:
            for passage in (reading.passages[place] for place in reading.holding.get(key, ())):
                for asked in questions_of(passage):
                    fits = asked.kind == _KINDS.get(finding.slot, asked.kind)
                    if fits and not asked.cloze and key in reading.claims_at(passage, asked.focus):
                        yield asked


def _gap(finding: Finding) -> str:
    """The shortest statement of the finding with its value left out."""
    gaps = []
    for side in finding.sides:
        for mention, said in zip(side.mentions, side.statements, strict=True):
            if mention.source == said.source and said.span.contains(mention.span) and mention.quote != said.quote:
                before = said.quote[: mention.start - said.start]
                gaps.append(_shortened(without_marks(f"{before}{GAP}{said.quote[mention.end - said.start :]}")))
    told = [gap for gap in gaps if any(letter.isalpha() for letter in gap)]
    return f"“{min(told, key=lambda gap: (len(gap), gap))}”" if told else ""


def _shortened(gapped: str) -> str:
    """The words around the gap, cut between words."""
    if len(gapped) <= WIDEST_GAP:
        return gapped
    gap = gapped.index(GAP)
    start, end = max(0, gap - WIDEST_GAP // 2), min(len(gapped), gap + WIDEST_GAP // 2)
    start = gapped.find(" ", start) + 1 if start else 0
    end = gapped.rfind(" ", 0, end) if end < len(gapped) else end
    return f"{'… ' if start else ''}{gapped[start:end]}{' …' if end < len(gapped) else ''}"
