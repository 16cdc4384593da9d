"""The body of a DOCX in document order (ECMA-376): headings by style, lists by numbering, tables row by row."""

from __future__ import annotations

import io
import re
import zipfile

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from adfontes.errors import UnreadableSource
from adfontes.sources.archives import open_archive
from adfontes.sources.layout import lay_out_paragraphs
from adfontes.sources.pieces import Piece, Reading, TextBuilder

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"heading\s*([1-9])$", re.IGNORECASE)
_QUOTE = re.compile(r"(?:intense )?quote$|block text$", re.IGNORECASE)
_LIST = re.compile(r"list (bullet|number|continue|paragraph)?\s*(\d)?", re.IGNORECASE)
_LONGEST_BOLD_HEADING = 90


def read_body(data: bytes) -> Reading:
    """Text, pieces and meta data of a Word document.

    Raises:
        UnreadableSource: it is damaged, or would unpack to an absurd size.
        ProtectedSource: it is encrypted.
    """
    archive = open_archive(data)
    try:
        document = docx.Document(io.BytesIO(data))
    except (OpcError, KeyError, ValueError, OSError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise UnreadableSource("the Word document is damaged; open it in a word processor and save it anew") from error
    body = _Body(document)
    for number, item in enumerate(document.iter_inner_content(), start=1):
        if isinstance(item, Table):
            body.table(item, str(number))
        else:
            body.paragraph(item, str(number))
    body.footnotes(archive)
    text = body.builder.text
    return Reading(
        text=text,
        pieces=lay_out_paragraphs(text, body.builder.pieces),
        metadata=_properties(document),
        title=body.title,
    )


class _Body:
    """Collects the pieces; counts the items of numbered lists."""

    def __init__(self, document: Document) -> None:
        self.builder = TextBuilder()
        self.title = ""
        self._formats = _number_formats(document)
        self._counters: dict[tuple[str, int], int] = {}

    def paragraph(self, paragraph: Paragraph, place: str) -> None:
        """Add one paragraph."""
        words = _tidy(paragraph.text)
        if not words:
            return
        style = (paragraph.style.name if paragraph.style is not None else "") or ""
        piece = Piece(0, 0, place=f"paragraph {place}", gap=True)
        if style == "Title":
            piece.kind, piece.level, self.title = "title", 1, self.title or " ".join(words.split())
        elif heading := _HEADING.match(style):
            piece.kind, piece.level = "heading", int(heading[1])
        elif _QUOTE.match(style):
            piece.kind = "quotation"
        elif style.lower() == "caption":
            piece.kind = "caption"
        elif numbering := self._numbering(paragraph, style):
            label, piece.level = numbering
            piece.kind, piece.gap = "list_item", False
            self.builder.add(words, piece, label=label, close=True)
            return
        elif _is_bold_heading(paragraph, words):
            piece.kind, piece.level = "heading", 4
        self.builder.add(words, piece)

    def _numbering(self, paragraph: Paragraph, style: str) -> tuple[str, int] | None:
        """The label and depth of a list item, from its own numbering or that of its style."""
        properties = paragraph._p.pPr
        number = properties.find(f"{_W}numPr") if properties is not None else None
        if number is not None and number.find(f"{_W}numId") is not None:
            identity, depth = _value(number, "numId"), int(_value(number, "ilvl") or 0)
            kind = self._formats.get((identity, depth), "bullet")
            if identity == "0":
                return None
        else:
            listed = _LIST.match(style)
            if not listed or listed[1] is None or listed[1].lower() in {"continue", "paragraph"}:
                return None
            identity, depth = style, int(listed[2] or 1) - 1
            kind = "bullet" if listed[1].lower() == "bullet" else "decimal"
        if kind in {"bullet", "none"}:
            return "•", depth + 1
        self._counters[identity, depth] = self._counters.get((identity, depth), 0) + 1
        for other in [key for key in self._counters if key[0] == identity and key[1] > depth]:
            del self._counters[other]
        return f"{self._counters[identity, depth]}.", depth + 1

    def table(self, table: Table, place: str) -> None:
        """Add one piece for each row."""
        for row_number, row in enumerate(table._tbl.tr_lst, start=1):
            cells = []
            for cell in row.tc_lst:
                words = " ".join(_tidy("".join(_texts(paragraph))) for paragraph in cell.iter(f"{_W}p"))
                cells.append(" ".join(words.split()))
            words = " | ".join(cell for cell in cells if cell)
            piece = Piece(0, 0, kind="table_row", place=f"table {place}, row {row_number}")
            self.builder.add(words, piece, close=row_number > 1)

    def footnotes(self, archive: zipfile.ZipFile) -> None:
        """Add the footnotes after the text, each a paragraph."""
        if "word/footnotes.xml" not in archive.namelist():
            return
        try:
            root = etree.fromstring(archive.read("word/footnotes.xml"), etree.XMLParser(resolve_entities=False))
        except (etree.XMLSyntaxError, zipfile.BadZipFile) as error:
            raise UnreadableSource("the footnotes of the Word document are damaged; save it anew") from error
        for note in root.iter(f"{_W}footnote"):
            if note.get(f"{_W}type") in {None, "normal"}:
                words = _tidy(" ".join("".join(_texts(paragraph)) for paragraph in note.iter(f"{_W}p")))
                self.builder.add(words, Piece(0, 0, place=f"footnote {note.get(f'{_W}id')}"))


def _texts(element: etree._Element) -> list[str]:
    marks = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
    return [node.text or "" if node.tag == f"{_W}t" else marks.get(node.tag, "") for node in element.iter()]


def _value(element: etree._Element, name: str) -> str:
    child = element.find(f"{_W}{name}")
    return child.get(f"{_W}val") or "" if child is not None else ""


def _tidy(words: str) -> str:
    return words.replace("\u00ad", "").strip()


def _is_bold_heading(paragraph: Paragraph, words: str) -> bool:
    """A short line that is bold throughout serves as a heading in many notes."""
    if len(words) > _LONGEST_BOLD_HEADING or words.endswith((".", ",", ";")):
        return False
    runs = [run for run in paragraph.runs if run.text.strip()]
    return bool(runs) and all(run.bold for run in runs)


def _number_formats(document: Document) -> dict[tuple[str, int], str]:
    """For each list and depth the number format (``bullet``, ``decimal`` ...) of the numbering part."""
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return {}
    abstract: dict[str, dict[int, str]] = {}
    for definition in root.iter(f"{_W}abstractNum"):
        levels = abstract.setdefault(definition.get(f"{_W}abstractNumId") or "", {})
        for level in definition.iter(f"{_W}lvl"):
            form = level.find(f"{_W}numFmt")
            depth = level.get(f"{_W}ilvl") or "0"
            if form is not None and depth.isdigit():
                levels[int(depth)] = form.get(f"{_W}val") or "bullet"
    formats: dict[tuple[str, int], str] = {}
    for number in root.iter(f"{_W}num"):
        reference = number.find(f"{_W}abstractNumId")
        if reference is not None:
            for depth, form in abstract.get(reference.get(f"{_W}val") or "", {}).items():
                formats[number.get(f"{_W}numId") or "", depth] = form
    return formats


def _properties(document: Document) -> dict[str, str]:
    properties = document.core_properties
    found: dict[str, str] = {}
    for key, value in (("author", properties.author), ("language", properties.language)):
        if value and value.strip() and value != "python-docx":
            found[key] = value.strip()
    if properties.created is not None and properties.author != "python-docx":
        found["date"] = properties.created.date().isoformat()
    return found
