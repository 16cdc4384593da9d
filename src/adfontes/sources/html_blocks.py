"""Walks an element tree and collects its text, block by block, without recursion.

White space is collapsed as CSS does (``white-space: normal``), blocks end where a browser would begin a new line, and
each piece remembers its element as an XPath such as ``(//p)[17]``, which stays short however deep the nesting.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from lxml import etree

from adfontes.sources.html_main import CONTAINERS, Extent, mark_furniture
from adfontes.sources.html_regions import Region, controlled_ids, data_tables, is_left_out, signal_of
from adfontes.sources.layout import lay_out
from adfontes.sources.pieces import Piece, TextBuilder
from adfontes.values.sources import BlockKind

_SPACE = re.compile(r"[ \t\n\r\f]+")
_AROUND_BREAK = re.compile(r" *\n *")
_INVISIBLE = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")
_INLINE = frozenset(
    (
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "del",
        "nobr",
        "img",
    )
)
_KINDS: dict[str, BlockKind] = {
    "blockquote": "quotation",
    "figcaption": "caption",
    "caption": "caption",
    "dt": "question",
    "dd": "answer",
}
_HEADING = re.compile(r"h([1-6])$")
_CELL = " | "


@dataclass(slots=True)
class _Context:
    """What an open block lends to the text in it."""

    kind: BlockKind
    place: str
    level: int = 0
    label: str = ""
    lists: int = 0
    counter: int | None = None
    """Number of the next item, in a numbered list."""
    in_row: bool = False
    keep_lines: bool = False
    table: int = 0
    """Number of the table that the block is in, from 1."""
    item: _Context | None = None
    """The list item that the block is in; its first block takes its label."""


def read_blocks(root: etree._Element) -> tuple[str, list[Piece]]:
    """The text of a parsed page and its pieces."""
    walker = _Walker(root)
    waiting: list[tuple[etree._Element, bool]] = [(root, True)]
    while waiting:
        element, entering = waiting.pop()
        if not entering:
            walker.leave(element)
            continue
        if not isinstance(element.tag, str):
            walker.tail(element)
            continue
        if walker.enter(element):
            waiting.append((element, False))
            waiting.extend((child, True) for child in reversed(element))
        else:
            walker.tail(element)
    walker.flush()
    text = walker.builder.text
    mark_furniture(text, walker.builder.pieces, walker.extents)
    return text, [made for piece in walker.builder.pieces for made in _lines_of(text, piece)]


class _Walker:
    """The state of the walk: the open blocks and the words collected since the last block edge."""

    def __init__(self, root: etree._Element) -> None:
        self.builder = TextBuilder()
        self.extents: list[Extent] = []
        self._open_extents: list[Extent] = []
        self._contexts = [_Context("paragraph", "")]
        self._parts: list[str] = []
        self._link_depth = 0
        self._linked = 0
        self._counts: Counter[str] = Counter()
        self._controlled = controlled_ids(root)
        self._tables = data_tables(root)

    def enter(self, element: etree._Element) -> bool:
        """Open an element; False where nothing in it is shown."""
        tag = str(element.tag)
        if is_left_out(element, self._controlled):
            self._counts.update(str(inner.tag) for inner in element.iter() if isinstance(inner.tag, str))
            return False
        self._counts[tag] += 1
        if tag == "br":
            self._parts.append(" " if self._contexts[-1].in_row else "\n")
        elif tag in _INLINE:
            self._link_depth += tag == "a"
        else:
            self._open(element)
        self._text(element.text)
        return True

    def leave(self, element: etree._Element) -> None:
        """Close an element and take the text after it."""
        tag = str(element.tag)
        if tag in _INLINE:
            self._link_depth -= tag == "a"
        elif tag != "br":
            if not self._inside_row(tag):
                self.flush()
                self._close_extent()
            self._contexts.pop()
        self._text(element.tail)

    def tail(self, element: etree._Element) -> None:
        """Take the text after an element that was passed over."""
        self._text(element.tail)

    def _inside_row(self, tag: str) -> bool:
        return self._contexts[-1].in_row and tag != "tr"

    def _open(self, element: etree._Element) -> None:
        tag, parent = str(element.tag), self._contexts[-1]
        if parent.in_row:
            if tag in {"td", "th"} and any(part.strip() for part in self._parts):
                self._parts.append(_CELL)
            else:
                self._parts.append(" ")
            self._contexts.append(parent)
            return
        self.flush()
        signal, word = signal_of(element, self._controlled)
        self._open_extents.append(Extent(tag, signal, word, len(self.builder.pieces)))
        context = _Context(
            kind=_KINDS.get(tag, parent.kind),
            place=f"(//{tag})[{self._counts[tag]}]",
            level=parent.level,
            lists=parent.lists,
            keep_lines=parent.keep_lines or tag == "pre",
            table=self._counts["table"] if tag == "table" else parent.table,
            item=parent.item,
        )
        if heading := _HEADING.match(tag):
            context.kind, context.level = "heading", int(heading[1])
        elif tag == "summary":
            context.kind, context.level = "heading", 4
        elif tag in {"ul", "ol", "menu", "dl"}:
            context.lists += tag != "dl"
            context.counter = _start_of(element) if tag == "ol" else None
            if context.kind not in {"quotation"}:
                context.kind = "paragraph"
        elif tag == "li":
            context.kind, context.level = "list_item", max(1, parent.lists)
            context.label, context.item = _item_label(parent), context
        elif tag == "tr" and parent.table in self._tables:
            context.kind, context.in_row = "table_row", True
        self._contexts.append(context)

    def _text(self, words: str | None) -> None:
        if not words:
            return
        context = self._contexts[-1]
        if not context.keep_lines:
            words = _SPACE.sub(" ", words)
        if not words.isascii():
            words = words.translate(_INVISIBLE)
        if self._link_depth > 0:
            self._linked += len(words.strip())
        self._parts.append(words)

    def flush(self) -> None:
        """End the block that was being collected."""
        context = self._contexts[-1]
        words = "".join(self._parts)
        self._parts.clear()
        linked, self._linked = self._linked, 0
        if context.keep_lines:
            words = words.strip()
        else:
            words = _AROUND_BREAK.sub("\n", _SPACE_RUN.sub(" ", words)).strip().strip("|").strip()
        if not words:
            return
        piece = Piece(
            0, 0, kind=context.kind, level=context.level, place=context.place, linked=min(1.0, linked / len(words))
        )
        label = ""
        if context.item is not None:
            label, context.item.label = context.item.label, ""
        piece.gap = context.kind not in {"list_item", "table_row", "answer"}
        self.builder.add(words, piece, label=label, close=not piece.gap)

    def _close_extent(self) -> None:
        extent = self._open_extents.pop()
        extent.last = len(self.builder.pieces)
        if extent.first < extent.last and (extent.signal is not Region.CONTENT or extent.tag in CONTAINERS):
            self.extents.append(extent)


_SPACE_RUN = re.compile(r" {2,}")


def _start_of(element: etree._Element) -> int:
    start = element.get("start", "1")
    return int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1


def _item_label(parent: _Context) -> str:
    if parent.counter is None:
        return "•"
    label = f"{parent.counter}."
    parent.counter += 1
    return label


def _lines_of(text: str, piece: Piece) -> list[Piece]:
    """A paragraph with line breaks in it is laid out as plain text is."""
    if piece.kind not in {"paragraph", "quotation"} or "\n" not in text[piece.start : piece.end]:
        return [piece]
    made = lay_out(text, piece.start, piece.end)
    for part in made:
        part.place, part.linked, part.doubtful = piece.place, piece.linked, piece.doubtful
        if piece.kind == "quotation" and part.kind == "paragraph":
            part.kind = "quotation"
    return made
