"""What the readers of this room hand to one another: a format, a sample of bytes, pieces of layout, a reading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from adfontes.errors import UnreadableSource
from adfontes.sources.decoding import Decoded, decode
from adfontes.values.sources import BlockKind

MOST_CHARACTERS = 20_000_000
"""Longer texts are refused: forty long history books, and more than memory allows for parsing and annotating."""


def check_length(text: str) -> None:
    """Refuse a text that is too long to be studied at once.

    Raises:
        UnreadableSource: it is longer than :data:`MOST_CHARACTERS`.
    """
    if len(text) > MOST_CHARACTERS:
        raise UnreadableSource(
            f"the text is {len(text) / 1e6:.0f} million characters long, more than the "
            f"{MOST_CHARACTERS / 1e6:.0f} million that can be studied at once; split it into parts"
        )


@dataclass(slots=True)
class Piece:
    """A block while its kind is still being decided; offsets are code points in the text of the reading."""

    start: int
    end: int
    kind: BlockKind = "paragraph"
    level: int = 0
    label: str = ""
    inner: tuple[int, int] | None = None
    """Range of the content, where it is not the whole piece."""
    page: int | None = None
    place: str = ""
    indent: int = 0
    """Columns before the piece, in text."""
    gap: bool = False
    """Whether an empty line stands before it."""
    linked: float = 0.0
    """Share of its characters that are links (HTML)."""
    doubtful: bool = False
    """Whether it stands where pages carry their navigation (HTML)."""

    def body(self, text: str) -> str:
        """The words of the piece without its label."""
        start, end = self.inner or (self.start, self.end)
        return text[start:end]


@dataclass(slots=True)
class Reading:
    """What a reader made of one source's bytes."""

    text: str
    pieces: list[Piece]
    title: str = ""
    encoding: str = "utf-8"
    notes: list[str] = field(default_factory=list)
    metadata: dict[str, str] = field(default_factory=dict)


class Sample:
    """The bytes of one source with what its name promises; decoded once, when first asked."""

    def __init__(self, data: bytes, suffix: str) -> None:
        self.data = data
        self.suffix = suffix.lower()

    @cached_property
    def decoded(self) -> Decoded:
        """The bytes as text.

        Raises:
            UnreadableSource: they are not text in an encoding that can be told.
        """
        return decode(self.data)

    @cached_property
    def opening(self) -> str:
        """The first characters, for a look at what the format may be."""
        return self.decoded.text[:4096]


@dataclass(frozen=True)
class Format:
    """One format that can be read."""

    name: str
    """As in "this is {name}": ``an HTML page``."""
    media_type: str
    suffixes: tuple[str, ...]
    recognise: Callable[[Sample], bool]
    """Whether the bytes are of this format; the name decides only between formats that the bytes leave open."""
    read: Callable[[Sample], Reading]


class TextBuilder:
    """Collects the text of a format that is not plain text, piece by piece, one empty line between pieces."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self.pieces: list[Piece] = []

    def add(self, words: str, piece: Piece, *, label: str = "", close: bool = False) -> None:
        """Append ``words`` as ``piece``, whose offsets are set here.

        Args:
            words: what stands in the piece, without white space at its ends; nothing is added where it is empty.
            piece: its kind, level and place.
            label: bullet or number that stands before the words.
            close: whether the piece follows the one before without an empty line (items of a list, rows of a table).
        """
        if not words:
            return
        if self._parts:
            self._append("\n" if close else "\n\n")
        piece.start = self._length
        if label:
            self._append(label + " ")
            piece.label = label
        inner = self._length
        self._append(words)
        piece.end = self._length
        if label:
            piece.inner = (inner, piece.end)
        self.pieces.append(piece)

    def _append(self, words: str) -> None:
        self._parts.append(words)
        self._length += len(words)

    @property
    def text(self) -> str:
        """All that was added."""
        return "".join(self._parts)
