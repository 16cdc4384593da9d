"""A document as DOCX (Office Open XML), for teachers who go on writing in it."""

from __future__ import annotations

import datetime
import io
import unicodedata
import zipfile
from collections.abc import Iterable
from typing import Any, Final

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from adfontes.formats.document import Block, Document, Heading, Quoted, Remark, Said, Table

SERIF, SANS, HAN = "Georgia", "Calibri", "SimSun"
"""Two voices in fonts that word processors have or replace by kin; nothing is embedded."""
COLOURS: Final = ("0072B2", "E69F00", "009E73", "CC79A7", "D55E00", "56B4E9", "F0E442", "000000")
DARK: Final = ("0072B2", "000000")
"""Grounds on which a letter is white."""
QUIET = RGBColor(0x59, 0x59, 0x55)
TEXT_WIDTH = 17.0
"""Of an A4 page with margins of 2 cm, in cm."""
FIXED_DATE = (1980, 1, 1, 0, 0, 0)
"""The time of every part of the file, so that the same course gives the same bytes."""


def write_docx(document: Document) -> bytes:
    """The document as the bytes of a .docx file."""
    made = docx.Document()
    set_up(made, document.title)
    colours = {one.letter: COLOURS[(one.colour - 1) % len(COLOURS)] for one in document.sources}
    writer = _Writer(made, colours)
    made.add_heading(legal(document.title), 0)
    writer.write(made, Remark(words=document.subtitle))
    made.add_heading("Sources", 1)
    for one in document.sources:
        paragraph = made.add_paragraph()
        writer.letter(paragraph, one.letter)
        paragraph.add_run(f" {legal(one.title)}").bold = True
        writer.quiet(paragraph, f"  {one.about}")
    for block in document.blocks:
        writer.write(made, block)
    writer.write(made, Remark(words=document.closing))
    return steady(made)


def set_up(made: Any, title: str) -> None:  # noqa: ANN401 (python-docx has no types)
    """Page, fonts and properties."""
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3"):
        style = made.styles[name]
        style.font.name = SANS
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(attribute), None)
        fonts.set(qn("w:eastAsia"), HAN)
        fonts.set(qn("w:hAnsi"), SANS)
        style.font.color.rgb = RGBColor(0, 0, 0)
    made.styles["Normal"].font.size = Pt(10.5)
    made.styles["Normal"].paragraph_format.space_after = Pt(4)
    made.core_properties.title = legal(title)
    made.core_properties.author = "adfontes"
    made.core_properties.comments = ""
    made.core_properties.created = made.core_properties.modified = datetime.datetime(*FIXED_DATE[:3])


class _Writer:
    """Puts blocks into a document or into a cell of a table."""

    def __init__(self, made: Any, colours: dict[str, str]) -> None:  # noqa: ANN401
        self._made = made
        self._colours = colours

    def write(self, into: Any, block: Block) -> None:  # noqa: ANN401
        """One block."""
        if isinstance(block, Heading):
            into.add_heading(legal(block.words), block.level)
        elif isinstance(block, Table):
            self.table(block)
        else:
            self.paragraph(into.add_paragraph(), block)

    def paragraph(self, paragraph: Any, block: Remark | Said | Quoted) -> None:  # noqa: ANN401
        """A remark, a statement or a quotation."""
        if isinstance(block, Quoted):
            paragraph.paragraph_format.left_indent = Cm(0.8)
            self.letter(paragraph, block.letter)
            if block.front:
                self.quiet(paragraph, f" {block.front}")
            self.source(paragraph, f" “{block.before}")
            self.source(paragraph, block.focus).bold = True
            self.source(paragraph, f"{block.after}”")
            return
        paragraph.paragraph_format.left_indent = Cm(0.8 * block.indent)
        if isinstance(block, Remark):
            self.quiet(paragraph, block.words)
            return
        if block.number:
            self.quiet(paragraph, f"{block.number}.  ")
        if block.label:
            paragraph.add_run(legal(f"{block.label} ")).bold = True
        self.source(paragraph, f"{block.words} " if block.words else "")
        for letter in block.letters:
            self.letter(paragraph, letter)
            paragraph.add_run(" ")
        if block.disputed:
            paragraph.add_run("≠ ").bold = True
        if block.support:
            self.quiet(paragraph, block.support)

    def table(self, block: Table) -> None:
        """A table whose first row comes again on each page."""
        table = self._made.add_table(rows=1, cols=len(block.columns))
        table.style = "Table Grid"
        table.alignment = WD_TABLE_ALIGNMENT.LEFT
        table.autofit = False
        self.cells(table.rows[0], [(Remark(words=words),) for words in block.columns], block.widths)
        header = OxmlElement("w:tblHeader")
        header.set(qn("w:val"), "true")
        table.rows[0]._tr.get_or_add_trPr().append(header)
        for row in block.rows:
            self.cells(table.add_row(), row.cells, block.widths)
        self._made.add_paragraph()

    def cells(self, row: Any, cells: Iterable[tuple[Remark | Said, ...]], widths: tuple[int, ...]) -> None:  # noqa: ANN401
        """Fill a row; it is not broken across pages."""
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, blocks, width in zip(row.cells, cells, widths, strict=True):
            cell.width = Cm(TEXT_WIDTH * width / sum(widths))
            for number, block in enumerate(blocks):
                self.paragraph(cell.paragraphs[0] if number == 0 else cell.add_paragraph(), block)

    def source(self, paragraph: Any, words: str) -> Any:  # noqa: ANN401
        """Words of a source, in its voice."""
        run = paragraph.add_run(legal(words))
        run.font.name = SERIF
        run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), HAN)
        return run

    def quiet(self, paragraph: Any, words: str) -> None:  # noqa: ANN401
        """Our own words."""
        run = paragraph.add_run(legal(words))
        run.font.size, run.font.color.rgb = Pt(9.5), QUIET

    def letter(self, paragraph: Any, letter: str) -> None:  # noqa: ANN401
        """A source's letter on its colour."""
        colour = self._colours.get(letter, "000000")
        run = paragraph.add_run(f"\u00a0{letter}\u00a0")
        run.bold, run.font.size = True, Pt(9)
        run.font.color.rgb = RGBColor(255, 255, 255) if colour in DARK else RGBColor(0, 0, 0)
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:color"), "auto")
        shade.set(qn("w:fill"), colour)
        run._element.get_or_add_rPr().append(shade)


def legal(words: str) -> str:
    """The same words without the control characters that XML forbids, in one line."""
    kept = "".join(letter for letter in words if unicodedata.category(letter) not in ("Cc", "Cs") or letter.isspace())
    return kept.replace("\r", " ").replace("\n", " ").replace("\v", " ").replace("\f", " ").replace("\x85", " ")


def steady(made: Any) -> bytes:  # noqa: ANN401
    """The bytes of the file with every part dated alike."""
    first, last = io.BytesIO(), io.BytesIO()
    made.save(first)
    with zipfile.ZipFile(first) as old, zipfile.ZipFile(last, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            new.writestr(zipfile.ZipInfo(name, FIXED_DATE), old.read(name), zipfile.ZIP_DEFLATED)
    return last.getvalue()
