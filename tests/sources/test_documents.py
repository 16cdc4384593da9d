"""PDF and DOCX, made here and read back."""

from __future__ import annotations

import io

import docx
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

from adfontes.errors import EmptySource, ProtectedSource
from adfontes.sources import read_bytes
from adfontes.values.sources import Source

STYLES = getSampleStyleSheet()
SENTENCE = "The league was founded in 1312 by five towns, and its council met every spring in the oldest of them. "


def pdf(*parts: tuple[str, str], password: str = "") -> bytes:
    buffer = io.BytesIO()
    flow = [PageBreak() if style == "break" else Paragraph(words, STYLES[style]) for style, words in parts]

    def edge(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.drawString(72, 810, "A Reader of Northern Trade")
        canvas.drawString(280, 30, f"Page {document.page}")

    encryption = StandardEncryption(password, ownerPassword="owner") if password else None
    SimpleDocTemplate(buffer, encrypt=encryption).build(flow, onFirstPage=edge, onLaterPages=edge)
    return buffer.getvalue()


def content(source: Source) -> list[tuple[str, str]]:
    return [(b.kind, b.body.of(source.text)) for b in source.blocks if b.kind != "furniture"]


def test_a_pdf_gives_whole_paragraphs_headings_and_page_numbers() -> None:
    source = read_bytes(
        pdf(
            ("Title", "The Harbour League"),
            ("Heading1", "Beginnings"),
            ("BodyText", SENTENCE * 5),
            ("BodyText", "• Salt came from the south."),
            ("break", ""),
            ("Heading1", "End"),
            ("BodyText", "It was dissolved in 1489."),
        ),
        "league.pdf",
    )
    assert content(source) == [
        ("title", "The Harbour League"),
        ("heading", "Beginnings"),
        ("paragraph", (SENTENCE * 5).strip()),
        ("list_item", "Salt came from the south."),
        ("heading", "End"),
        ("paragraph", "It was dissolved in 1489."),
    ]
    assert [block.page for block in source.blocks if block.kind != "furniture"] == [1, 1, 1, 1, 2, 2]
    assert source.title == "The Harbour League"


def test_running_headers_and_page_numbers_are_furniture_and_cut_no_paragraph() -> None:
    source = read_bytes(pdf(("BodyText", SENTENCE * 120)), "league.pdf")
    assert content(source) == [("paragraph", (SENTENCE * 120).strip())]
    edges = [block.span.of(source.text) for block in source.blocks if block.kind == "furniture"]
    assert "Page 2" in edges
    assert "A Reader of Northern Trade" in edges


def test_a_word_divided_at_the_end_of_a_line_is_put_together() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for number, line in enumerate(
        ("The council of the five towns sent an em-", "bassy to the king in 1340 and asked him for", "peace.")
    ):
        canvas.drawString(72, 700 - 14 * number, line)
    canvas.save()
    (block,) = (source := read_bytes(buffer.getvalue(), "a.pdf")).blocks
    assert block.span.of(source.text) == (
        "The council of the five towns sent an embassy to the king in 1340 and asked him for peace."
    )


def test_an_encrypted_pdf_is_reported_in_one_sentence() -> None:
    with pytest.raises(ProtectedSource, match="encrypted"):
        read_bytes(pdf(("BodyText", SENTENCE), password="herring"), "league.pdf")


def test_a_scanned_pdf_is_reported_in_one_sentence() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.rect(50, 50, 200, 300, fill=1)
    canvas.save()
    with pytest.raises(EmptySource, match="scanned"):
        read_bytes(buffer.getvalue(), "scan.pdf")


def word(fill: object) -> bytes:
    document = docx.Document()
    fill(document)  # type: ignore[operator]
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_a_word_document_is_read_in_its_order() -> None:
    def fill(document: docx.document.Document) -> None:
        document.add_heading("The Harbour League", 0)
        document.add_heading("Beginnings", 1)
        document.add_paragraph("Five towns founded it in 1312.")
        document.add_paragraph("Salt", style="List Bullet")
        document.add_paragraph("from the south", style="List Bullet 2")
        document.add_paragraph("Oath", style="List Number")
        document.add_paragraph("War", style="List Number")
        table = document.add_table(2, 2)
        for row, cells in zip(table.rows, (("Year", "Event"), ("1312", "Oath")), strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
        document.add_paragraph().add_run("Key people").bold = True
        document.add_paragraph("Q: Who led it?")
        document.add_paragraph("A: A council of five.")
        document.add_paragraph("We meet each spring.", style="Quote")
        document.core_properties.author = "R. Ames"

    source = read_bytes(word(fill), "notes.docx")
    assert content(source) == [
        ("title", "The Harbour League"),
        ("heading", "Beginnings"),
        ("paragraph", "Five towns founded it in 1312."),
        ("list_item", "Salt"),
        ("list_item", "from the south"),
        ("list_item", "Oath"),
        ("list_item", "War"),
        ("table_row", "Year | Event"),
        ("table_row", "1312 | Oath"),
        ("heading", "Key people"),
        ("question", "Who led it?"),
        ("answer", "A council of five."),
        ("quotation", "We meet each spring."),
    ]
    assert source.metadata["author"] == "R. Ames"
    labels = [(block.label, block.level) for block in source.blocks if block.kind == "list_item"]
    assert labels == [("•", 1), ("•", 2), ("1.", 1), ("2.", 1)]
    assert source.blocks[2].place == "paragraph 3"


def test_an_empty_word_document_is_refused() -> None:
    with pytest.raises(EmptySource):
        read_bytes(word(lambda document: None), "notes.docx")
