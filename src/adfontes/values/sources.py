"""What a reader hands on: the text of one source, its blocks, and the way back to the original."""

from __future__ import annotations

from typing import Literal

import msgspec

from adfontes.values.spans import Span

BlockKind = Literal[
    "title", "heading", "paragraph", "list_item", "question", "answer", "table_row", "caption", "quotation", "furniture"
]


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of a source's layout.

    Blocks are sorted, do not overlap, and cover every character that is not white space between them.
    ``furniture`` is what a page carries around its content (menus, "Sign up", "No comments yet"): it is kept, so that
    offsets hold, and never becomes evidence.
    """

    kind: BlockKind
    span: Span
    level: int = 0
    """Heading depth (1 is the highest) or list nesting (1 is the outermost); 0 where neither applies."""
    label: str = ""
    """What a list item or card is marked with ("•", "1.", "Q:"); part of the text, not of the content."""
    content: Span | None = None
    """The block without its label and outer white space; the whole span where None."""
    page: int | None = None
    """Page number from 1 (PDF)."""
    place: str = ""
    """The way back into the original: an element path (HTML), a paragraph number (DOCX), empty for plain text."""

    @property
    def body(self) -> Span:
        """The range that carries content: without bullet, number or card label."""
        return self.content or self.span


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One document as it was read.

    ``text`` is what every citation points into. For plain text and Markdown it is the decoded file, unchanged.
    """

    name: str
    """The path relative to the common root of what was given, with forward slashes."""
    title: str
    media_type: str
    """IANA media type, such as ``text/html``."""
    text: str
    version: str
    """SHA-256 of ``text`` in UTF-8: a citation names it, so that it cannot slip to another text."""
    blocks: tuple[Block, ...]
    original: bytes
    checksum: str
    """SHA-256 of ``original``."""

    def card_front(self, offset: int) -> str:
        """The question of the card in whose answer an offset stands; empty elsewhere."""
        for index, block in enumerate(self.blocks):
            if block.kind == "answer" and block.span.start <= offset < block.span.end:
                fronts = (one for one in reversed(self.blocks[:index]) if one.kind != "answer")
                front = next(fronts, None)
                return front.body.of(self.text) if front is not None and front.kind == "question" else ""
        return ""

    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()
    """What the reader noticed and a person should know ("the file starts with a byte order mark")."""
    metadata: dict[str, str] = {}
    """What the document says of itself: author, date, publisher, language, url."""
