"""Sources for tests, made without a reader: one block a line."""

from __future__ import annotations

import hashlib

from adfontes.values.sources import Block, BlockKind, Source
from adfontes.values.spans import Span

MARKS: tuple[tuple[str, str, BlockKind], ...] = (
    ("# ", "#", "heading"),
    ("- ", "-", "list_item"),
    ("Q: ", "Q:", "question"),
    ("A: ", "A:", "answer"),
    ("~ ", "~", "furniture"),
)


def page(text: str, name: str = "page.txt") -> Source:
    """A source of one block a line; "# ", "- ", "Q: ", "A: " and "~ " (furniture) mark what it is."""
    blocks = []
    at = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            start = at + line.index(stripped)
            blocks.append(_block(stripped, start))
        at += len(line) + 1
    return Source(
        name=name,
        title="",
        media_type="text/plain",
        text=text,
        version=hashlib.sha256(text.encode()).hexdigest(),
        blocks=tuple(blocks),
        original=text.encode(),
        checksum=hashlib.sha256(text.encode()).hexdigest(),
    )


def _block(line: str, start: int) -> Block:
    span = Span(start, start + len(line))
    for mark, label, kind in MARKS:
        if line.startswith(mark):
            return Block(kind=kind, span=span, label=label, content=Span(start + len(mark), span.end))
    return Block(kind="paragraph", span=span)
