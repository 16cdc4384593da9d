"""A course as a document on paper: a few kinds of block that every written format knows how to set."""

from __future__ import annotations

import msgspec


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A source with its letter and the number of its colour (1 to 8)."""

    letter: str
    colour: int
    title: str
    about: str = ""


class Heading(msgspec.Struct, frozen=True, kw_only=True, tag="heading"):
    """A heading; the document's title is no block."""

    level: int
    """1 for a section, 2 within it; levels are never skipped."""
    words: str


class Remark(msgspec.Struct, frozen=True, kw_only=True, tag="remark"):
    """What adfontes says: in its own voice, never a source's."""

    words: str
    indent: int = 0


class Said(msgspec.Struct, frozen=True, kw_only=True, tag="said"):
    """What the sources say, with the letters of those who say it."""

    words: str
    letters: tuple[str, ...]
    label: str = ""
    """What stands before it in our voice: a date, "However", a party."""
    support: str = ""
    """``Only B says this``; empty where the letters say it all."""
    disputed: bool = False
    number: int = 0
    """Number in a list; 0 where it is not numbered."""
    indent: int = 0


class Quoted(msgspec.Struct, frozen=True, kw_only=True, tag="quoted"):
    """The exact words of a source."""

    letter: str
    before: str
    focus: str
    after: str
    front: str = ""
    """The question that the words answer, where they are the back of a card."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A row of a table: its cells, each a few blocks."""

    cells: tuple[tuple[Remark | Said, ...], ...]


class Table(msgspec.Struct, frozen=True, kw_only=True, tag="table"):
    """A table with a heading for each column."""

    columns: tuple[str, ...]
    widths: tuple[int, ...]
    """Shares of the width, one a column."""
    rows: tuple[Row, ...]


Block = Heading | Remark | Said | Quoted | Table


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A document ready to be written."""

    title: str
    subtitle: str
    sources: tuple[Mark, ...]
    blocks: tuple[Block, ...]
    closing: str = ""
    """The last line, in our voice."""
