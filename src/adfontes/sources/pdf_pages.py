"""The text layer of a PDF: lines become paragraphs, running headers and page numbers become furniture."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from adfontes.errors import ProtectedSource, UnreadableSource
from adfontes.sources import labels
from adfontes.sources.layout import lay_out_paragraphs
from adfontes.sources.pieces import Piece, Reading, TextBuilder

_PAGE_NUMBER = re.compile(
    r"(?:page|p\.|seite)?\s*[-–—|]?\s*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of)\s*\d{1,4})?\s*[-–—|]?$", re.IGNORECASE
)
_HYPHENS = ("\ufffe", "\x02", "\u00ad")
_STOP = re.compile(r"[.!?:]['\"’”)\]]*$")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_EDGE_LINES = 2
"""Lines at the top and bottom of a page among which running headers are looked for."""
_LARGER = 1.12
"""A line is a heading where its letters are by this factor larger than those of the body."""


@dataclass(slots=True)
class _Line:
    words: str
    size: float
    bold: bool
    left: float
    right: float
    top: float
    bottom: float


@dataclass(slots=True)
class _Paragraph:
    words: str
    page: int
    size: float
    bold: bool
    lines: int = 1


def read_pages(data: bytes) -> Reading:
    """Text, pieces with page numbers and meta data of a PDF.

    Raises:
        ProtectedSource: it opens only with a password.
        UnreadableSource: it is damaged.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise ProtectedSource("this PDF is encrypted; open it with its password and save it without one") from error
        raise UnreadableSource("this PDF is damaged or cut short; get it again or print it anew as PDF") from error
    try:
        pages = [_lines(document, number) for number in range(len(document))]
        metadata = {key.lower(): words for key, words in document.get_metadata_dict(skip_empty=True).items()}
    except pypdfium2.PdfiumError as error:
        raise UnreadableSource("a page of this PDF is damaged; get it again or print it anew as PDF") from error
    finally:
        document.close()
    builder = TextBuilder()
    body = _body_size(pages)
    headings = sorted({line.size for page in pages for line in page if line.size >= _LARGER * body}, reverse=True)
    _assemble(pages, builder, body, headings)
    text = builder.text
    found = {
        key: metadata[name].strip()
        for key, name in (("author", "author"), ("publisher", "producer"))
        if metadata.get(name, "").strip()
    }
    found.pop("publisher", None)
    if found.get("author", "").lower() in {"anonymous", "unknown", "(anonymous)"}:
        del found["author"]
    return Reading(text=text, pieces=lay_out_paragraphs(text, builder.pieces), metadata=found)


def _lines(document: pypdfium2.PdfDocument, number: int) -> list[_Line]:
    """The lines of one page with their place and letter size."""
    page = document[number]
    textpage = page.get_textpage()
    count = textpage.count_chars()
    words = textpage.get_text_range(0, count) if count else ""
    exact = len(words) == count
    lines: list[_Line] = []
    for found in re.finditer(r"[^\r\n]+", words):
        line = found.group().rstrip()
        visible = line.strip(" \t\xa0")
        if not visible.strip("\ufffe\x02"):
            continue
        lines.append(_measured(textpage, visible, found.start() + line.index(visible[0]), len(visible), exact))
    textpage.close()
    page.close()
    return lines


def _measured(textpage: pypdfium2.PdfTextPage, words: str, start: int, length: int, exact: bool) -> _Line:
    if not exact:
        return _Line(words, 0.0, False, 0.0, 0.0, 0.0, 0.0)
    first, last = textpage.get_charbox(start, loose=True), textpage.get_charbox(start + length - 1, loose=True)
    heights = [first[3] - first[1], last[3] - last[1]]
    middle = textpage.get_charbox(start + length // 2, loose=True)
    size = round(sorted([*heights, middle[3] - middle[1]])[1], 1)
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(textpage, start + length - 1, name, 128, ctypes.byref(flags))
    bold = b"bold" in name.value.lower() or b"black" in name.value.lower()
    return _Line(words, size, bold, first[0], last[2], first[3], first[1])


def _body_size(pages: list[list[_Line]]) -> float:
    """The letter size that most characters have."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[line.size] += len(line.words)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 0.0


def _running(pages: list[list[_Line]]) -> set[str]:
    """Lines that stand at the edge of page after page, but for their numbers."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_pattern(line.words) for line in _edges(page)})
    least = 2 if len(pages) == 2 else 3
    return {pattern for pattern, times in seen.items() if times >= least}


def _pattern(words: str) -> str:
    return re.sub(r"\d+", "#", " ".join(words.split())).lower()


def _edges(page: list[_Line]) -> list[_Line]:
    return page if len(page) <= 2 * _EDGE_LINES else page[:_EDGE_LINES] + page[-_EDGE_LINES:]


def _assemble(pages: list[list[_Line]], builder: TextBuilder, body: float, headings: list[float]) -> None:
    """Write the paragraphs; one that runs on to the next page stays whole, with the page's edge after it."""
    running = _running(pages)
    open_paragraph: _Paragraph | None = None
    edges: list[tuple[str, int]] = []
    for number, page in enumerate(pages, start=1):
        edge_lines = {id(line) for line in _edges(page)}
        rest: list[_Line] = []
        for line in page:
            if id(line) in edge_lines and (_PAGE_NUMBER.match(line.words) or _pattern(line.words) in running):
                edges.append((_clean(line.words), number))
            else:
                rest.append(line)
        for paragraph in _paragraphs(rest, number):
            if open_paragraph is not None and _runs_on(open_paragraph, paragraph):
                open_paragraph.words = _joined(open_paragraph.words, paragraph.words)
                open_paragraph.lines += paragraph.lines
                continue
            _write(builder, open_paragraph, body, headings)
            open_paragraph = paragraph
            if open_paragraph.page == number:
                _write_edges(builder, edges)
    _write(builder, open_paragraph, body, headings)
    _write_edges(builder, edges)


def _write_edges(builder: TextBuilder, edges: list[tuple[str, int]]) -> None:
    for words, page in edges:
        builder.add(words, Piece(0, 0, kind="furniture", page=page, gap=True))
    edges.clear()


def _runs_on(before: _Paragraph, after: _Paragraph) -> bool:
    """Whether a paragraph goes on with the first one of the next page."""
    return (
        after.page > before.page
        and abs(before.size - after.size) < 0.6
        and not _STOP.search(before.words)
        and after.words[:1].islower()
    )


def _paragraphs(lines: list[_Line], page: int) -> Iterator[_Paragraph]:
    spacing = _spacing(lines)
    right = max((line.right for line in lines), default=0.0)
    current: _Paragraph | None = None
    previous: _Line | None = None
    for line in lines:
        if current is not None and previous is not None and _same_paragraph(previous, line, spacing, right):
            current.words = _joined(current.words, line.words)
            current.lines += 1
        else:
            if current is not None:
                yield current
            current = _Paragraph(line.words, page, line.size, line.bold)
        previous = line
    if current is not None:
        yield current


def _spacing(lines: list[_Line]) -> float:
    """The usual distance from one line to the next."""
    steps = Counter(round(a.bottom - b.bottom, 0) for a, b in pairwise(lines) if a.bottom > b.bottom)
    return max(steps, key=lambda step: (steps[step], -step)) if steps else 0.0


def _same_paragraph(before: _Line, line: _Line, spacing: float, right: float) -> bool:
    if labels.list_label(line.words) or labels.card_label(line.words) or labels.DATED.match(line.words):
        return False
    if before.size == 0.0 and line.size == 0.0:
        return not (_STOP.search(before.words) and len(before.words) < 60)
    if abs(before.size - line.size) > 0.6 or before.bold != line.bold:
        return before.bold != line.bold and abs(before.size - line.size) <= 0.6 and line.words[:1].islower()
    step = before.bottom - line.bottom
    if step > 1.35 * max(spacing, before.size) or step < 0:
        return step < 0 and not _STOP.search(before.words) and line.words[:1].islower()  # a column goes on
    ends_short = before.right < right - 0.15 * max(right - before.left, 1.0)
    first_word = line.words.split(maxsplit=1)[0]
    room = before.right + len(first_word) * 0.5 * line.size < right
    return not (ends_short and room and (_STOP.search(before.words) or not line.words[:1].islower()))


def _joined(before: str, after: str) -> str:
    """Two lines made one; a word divided at the line's end is put together."""
    if before.endswith(_HYPHENS):
        return before[:-1] + after
    if before.endswith("-") and len(before) > 1 and before[-2].isalpha():
        return (before[:-1] if after[:1].islower() else before) + after
    return f"{before} {after}"


def _clean(words: str) -> str:
    return _CONTROL.sub("", words).strip()


def _write(builder: TextBuilder, paragraph: _Paragraph | None, body: float, headings: list[float]) -> None:
    if paragraph is None:
        return
    words = _clean(paragraph.words)
    piece = Piece(0, 0, page=paragraph.page, gap=True)
    if paragraph.size >= _LARGER * body > 0 and len(words) <= 200:
        piece.kind, piece.level = "heading", min(6, 1 + headings.index(paragraph.size))
    elif paragraph.bold and paragraph.lines == 1 and len(words) <= 90 and not words.endswith((".", ",", ";")):
        piece.kind, piece.level = "heading", 4
    builder.add(words, piece)
