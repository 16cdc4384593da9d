"""Statements for topic cards, causes and arguments: those that can be read alone, and the same said once only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from adfontes.study.facts import adds, contradict, merged, opposed, share_exact_value
from adfontes.study.passages import Context, Passage, block_contexts, excerpt
from adfontes.study.pronouns import LEADING, Referents, opens_with_pronoun
from adfontes.study.reading import Reading
from adfontes.values.annotations import AnnotatedSource
from adfontes.values.citations import Citation
from adfontes.values.spans import Span
from adfontes.values.study import Statement

if TYPE_CHECKING:
    from adfontes.evidence.resolve import ResolvedSources

SAME_LINE = 0.6
"""Two statements of one line say the same where each holds this share of the other's weight (by eye, 2026-11-22)."""
SAME_LINE_VALUE = 0.3
"""The same where they also give an equal day, sum of money or larger number."""


class Desk(msgspec.Struct, frozen=True, kw_only=True):
    """What the composers of cards, causes and arguments work on."""

    reading: Reading
    sources: dict[str, AnnotatedSource]
    referents: Referents
    """What pronouns mean."""
    title: str
    """Of the course."""
    above: dict[str, tuple[Context, ...]]
    """For each block of a source the question, lead-in or heading that it stands under."""


def open_desk(reading: Reading, resolved: ResolvedSources, title: str) -> Desk:
    """Lay out the course for the composers that show words away from their place."""
    return Desk(
        reading=reading,
        referents=reading.referents,
        title=title,
        sources={annotated.source.name: annotated for annotated in resolved.sources},
        above={annotated.source.name: tuple(block_contexts(annotated.source)) for annotated in resolved.sources},
    )


def told_alone(desk: Desk, passage: Passage, known: str = "") -> Statement | None:
    """The passage as a statement that can be read alone; None where it cannot.

    Args:
        desk: the course.
        passage: what is to be told.
        known: a label that is shown beside it; with one, a phrase without a verb can be read too ("Losses: 1 in 4").
    """
    phrase = known and not passage.complete and not opens_with_pronoun(passage.words)
    if not passage.plain or not (passage.complete or passage.context or phrase):
        return None
    return merged(desk.reading, passage, [passage])


def stretch(annotated: AnnotatedSource, span: Span) -> Citation:
    """Cite a stretch without the connective that it may open with."""
    opening = LEADING.match(annotated.source.text, span.start, span.end)
    return excerpt(annotated.source, Span(opening.end(), span.end) if opening else span)


def once_each(
    desk: Desk, ranked: Sequence[tuple[Passage, Statement]], most: int, *, values: bool = True
) -> tuple[Statement, ...]:
    """The statements in their order, those that say the same as one statement with all who say it.

    Args:
        desk: the course.
        ranked: passages with what each tells alone, best first.
        most: how many statements are wanted.
        values: whether an equal exact value makes two statements one.
    """
    groups: list[list[tuple[Passage, Statement]]] = []
    for passage, statement in ranked:
        if any(_quote_the_same(statement, other) for group in groups for _, other in group):
            continue
        home = next((group for group in groups if _says_the_same(desk.reading, group[0][0], passage, values)), None)
        if home is not None:
            home.append((passage, statement))
        more = home is None or (values and adds(desk.reading, passage, home[0][0]))
        if more and len(groups) < most:
            groups.append([(passage, statement)])
    found = []
    for group in groups:
        passages = [passage for passage, _ in group]
        whole = merged(desk.reading, passages[0], passages)
        citations = (*group[0][1].citations, *whole.citations[1:])
        found.append(replace(whole, text=group[0][1].text, citations=tuple(dict.fromkeys(citations))))
    return tuple(found)


def _quote_the_same(one: Statement, other: Statement) -> bool:
    """Whether two statements quote some of the same words."""
    first, second = one.citations[0], other.citations[0]
    return first.source == second.source and first.span.overlaps(second.span)


def _says_the_same(reading: Reading, one: Passage, other: Passage, values: bool) -> bool:
    if not one.terms & other.terms or contradict(one, other) or opposed(reading, one, other):
        return False
    held = reading.similarity.containment(one.terms, other.terms)
    back = reading.similarity.containment(other.terms, one.terms)
    return min(held, back) >= SAME_LINE or (
        values and max(held, back) >= SAME_LINE_VALUE and share_exact_value(one, other)
    )
