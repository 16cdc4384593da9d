"""The sections of a course: the parts of a long source under its highest headings, or whole sources."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from adfontes.study.passages import Passage
from adfontes.values.annotations import AnnotatedSource
from adfontes.values.sources import Block


class Place(msgspec.Struct, frozen=True):
    """Where a passage stands."""

    section: tuple[str, int]
    """The source and the number of the section in it, from 0 (what stands before the first heading)."""
    heading: int | None
    """The block of the nearest heading above it."""
    top: int | None
    """The block of the section's own heading."""


def places_of(passages: Sequence[Passage]) -> list[Place]:
    """The place of each passage."""
    layouts: dict[str, list[Place]] = {}
    for passage in passages:
        if passage.source not in layouts:
            layouts[passage.source] = _layout(passage.annotated)
    return [layouts[passage.source][passage.sentence.block] for passage in passages]


def is_heading(block: Block) -> bool:
    """Whether a block is a heading; Markdown's "## What was it?" is one too, though it asks."""
    return block.kind == "heading" or (block.kind == "question" and block.label.startswith("#"))


def _layout(annotated: AnnotatedSource) -> list[Place]:
    """The place of each block of a source."""
    blocks, name = annotated.source.blocks, annotated.source.name
    highest = min((block.level for block in blocks if is_heading(block)), default=0)
    section, heading, top = 0, None, None
    found = []
    for index, block in enumerate(blocks):
        if is_heading(block):
            heading = index
            if block.level == highest:
                section, top = section + 1, index
        found.append(Place((name, section), heading, top))
    return found
