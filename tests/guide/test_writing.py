"""What a teacher can count on of the guide as a document, a calendar and a knowledge organiser."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import icalendar
import msgspec
import pypdfium2
import pytest
from lxml import html

from adfontes.errors import OutputError
from adfontes.guide.calendar import days_of, make_events
from adfontes.guide.document import make_document
from adfontes.guide.organiser import compose_organiser, organiser_html, organiser_pdf
from adfontes.guide.saying import SECTIONS, readable
from adfontes.guide.writing import write_guide
from adfontes.values.study import Statement
from great_fire import day, years
from made_study import full_course

COURSE = full_course()


def pdf_text(content: bytes) -> str:
    pages = pypdfium2.PdfDocument(content)
    return "\n".join(page.get_textpage().get_text_range() for page in pages)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The guide in every format, as files."""
    folder = tmp_path_factory.mktemp("guides")
    for form in ("html", "pdf", "docx", "md", "ics"):
        write_guide(COURSE, folder / f"fire.{form}")
    assert len(list(folder.iterdir())) == 5
    return {path.suffix[1:]: path.read_bytes() for path in folder.iterdir()}


def words_in(written: dict[str, bytes]) -> dict[str, str]:
    """The text of the written formats, white space made even."""
    made = docx.Document(io.BytesIO(written["docx"]))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    texts = {
        "pdf": pdf_text(written["pdf"]),
        "docx": "\n".join([paragraph.text for paragraph in made.paragraphs] + cells),
        "md": written["md"].decode().replace("\\", ""),
    }
    return {form: " ".join(text.replace("\u00a0", " ").split()) for form, text in texts.items()}


def test_every_section_stands_in_every_written_format(written: dict[str, bytes]) -> None:
    for form, text in words_in(written).items():
        for heading in (*SECTIONS.values(), "Cards", "Quiz", "Answers to the quiz"):
            assert heading in text, (form, heading)
        for words in ("The Lord Mayor thought little of it", "better supported", "However:", "Likely a slip"):
            assert words in text, (form, words)


def test_letters_of_other_scripts_are_printed_as_they_are(written: dict[str, bytes]) -> None:
    for form, text in words_in(written).items():
        assert "倫敦大火" in text and "重建法" in text, form


def test_the_pdf_is_tagged_named_and_has_its_fonts_with_it(written: dict[str, bytes]) -> None:
    pdf = written["pdf"]
    assert b"/MarkInfo" in pdf or b"/StructTreeRoot" in pdf
    assert pypdfium2.PdfDocument(pdf).get_metadata_dict()["Title"] == COURSE.title
    assert b"/FontFile" in pdf


def test_a_letter_that_no_font_has_is_shown_as_a_box_and_said_so() -> None:
    strange = msgspec.structs.replace(COURSE, title="A title \U000f0123 of nobody")
    from adfontes.formats.pdf import write_pdf

    text = pdf_text(write_pdf(make_document(strange)))
    assert "A title □ of nobody" in text and "U+F0123" in text


def test_the_same_course_gives_the_same_bytes_in_every_format(written: dict[str, bytes], tmp_path: Path) -> None:
    for form, content in written.items():
        write_guide(full_course(), tmp_path / f"again.{form}")
        assert (tmp_path / f"again.{form}").read_bytes() == content, form


def test_a_format_is_written_over_its_own_kind_and_over_nothing_else(written: dict[str, bytes], tmp_path: Path) -> None:
    foreign = {"pdf": b"%PDF-1.4 a scan", "md": b"# My notes\n", "ics": b"BEGIN:VCALENDAR\n", "html": b"<html>"}
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    foreign["docx"] = buffer.getvalue()
    for form, content in written.items():
        place = tmp_path / f"guide.{form}"
        place.write_bytes(content)
        write_guide(COURSE, place)
        place.write_bytes(foreign[form])
        with pytest.raises(OutputError, match="not a guide of adfontes"):
            write_guide(COURSE, place)
        assert place.read_bytes() == foreign[form]


def test_chosen_sections_are_all_that_a_document_holds(tmp_path: Path) -> None:
    write_guide(COURSE, tmp_path / "short.md", sections=["facts", "terms"])
    headings = [line[3:] for line in (tmp_path / "short.md").read_text("utf-8").splitlines() if line.startswith("## ")]
    assert headings == ["Sources", "Must know", "Key terms"]


def test_a_format_that_there_is_not_is_named_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="no format 'rtf'; choose from html, pdf"):
        write_guide(COURSE, tmp_path / "a.rtf", "rtf")
    with pytest.raises(OutputError, match="choose --format pdf or html"):
        write_guide(COURSE, tmp_path / "a.docx", "docx", organiser=True)


def test_words_of_a_source_cannot_steer_markdown_or_word() -> None:
    hostile = Statement(
        text="# *no* heading|[x](y) `z` \x0b <b>", citations=COURSE.facts[0].statement.citations, sources=("A",)
    )
    content = msgspec.structs.replace(COURSE, facts=(msgspec.structs.replace(COURSE.facts[0], statement=hostile),))
    from adfontes.formats.docx import write_docx
    from adfontes.formats.markdown import write_markdown

    text = write_markdown(make_document(content)).decode()
    assert "\\# \\*no\\* heading\\|\\[x\\](y) \\`z\\` \\<b\\>" in text
    with zipfile.ZipFile(io.BytesIO(write_docx(make_document(content)))) as parts:
        assert b"&lt;b&gt;" in parts.read("word/document.xml")


def test_days_and_nothing_less_exact_stand_in_the_calendar(written: dict[str, bytes]) -> None:
    calendar = icalendar.Calendar.from_ical(written["ics"])
    events = calendar.walk("VEVENT")
    assert [str(event["SUMMARY"])[:28] for event in events] == [
        "It began on 2 September 1665", "The fire broke out on Sunday", "St Paul's Cathedral burnt.",
    ]  # fmt: skip
    assert events[0].decoded("dtstart").isoformat() == "1665-09-02"
    assert events[0].decoded("dtend").isoformat() == "1665-09-03"
    assert "The sources disagree" in str(events[0]["DESCRIPTION"]) and "A (Fire cards) says so" in str(
        events[0]["DESCRIPTION"]
    )
    assert all(len(line) <= 75 for line in written["ics"].split(b"\r\n"))


def test_a_year_a_guess_and_an_open_end_are_no_days() -> None:
    assert days_of(day(1666, 9, 2)) and days_of(years(1666, 1666, "year")) is None
    assert days_of(years(1670, 1670, "year", True)) is None
    assert days_of(msgspec.structs.replace(day(1666, 9, 2), earliest=None, edtf="../1666-09-02")) is None
    span = msgspec.structs.replace(day(1666, 9, 2), latest=day(1666, 9, 6).latest, edtf="1666-09-02/1666-09-06")
    first, last = days_of(msgspec.structs.replace(span, granularity="span")) or (None, None)
    assert (str(first), str(last)) == ("1666-09-02", "1666-09-06")
    assert len({event.key for event in make_events(COURSE)}) == 3


def test_the_organiser_fits_two_pages_however_much_the_course_holds() -> None:
    facts = tuple(
        msgspec.structs.replace(fact, key=f"{fact.key}-{copy}") for copy in range(40) for fact in COURSE.facts
    )
    for content in (COURSE, msgspec.structs.replace(COURSE, facts=facts)):
        pages = pypdfium2.PdfDocument(organiser_pdf(content))
        assert len(pages) <= 2
    assert len(pages) == 2


def test_the_organiser_has_every_part_and_says_where_to_be_careful() -> None:
    page = html.document_fromstring(organiser_html(COURSE))
    headings = [heading.text for heading in page.iter("h2")]
    first = ["Must know", "Key terms", "People", "Agreements and events", "For and against"]
    # This course is small: two pages have room for these as well.
    assert headings == [*first, "Causes and consequences", "Dates", "Careful!"]
    boxed = page.find_class("boxed")[0].text_content()
    assert "2 September 1666 (B C D) ≠ 2 September 1665 (A). Better supported: 2 September 1666" in boxed
    assert len(page.find_class("strip")[0]) == 8
    assert not page.xpath("//script | //@src | //link")


def test_the_organiser_says_nothing_twice_in_one_part() -> None:
    for part in compose_organiser(COURSE, 30).parts:
        lines = [(line.label, line.words) for line in part.lines]
        assert len(lines) == len(set(lines))


def test_a_table_row_reads_as_a_sentence() -> None:
    assert readable("1953 | Stocks fall") == "1953: Stocks fall"
    assert readable("| 1953 | Stocks fall | in New York |") == "1953: Stocks fall; in New York"
    assert readable("either|or") == "either|or" and readable("A plain sentence.") == "A plain sentence."
