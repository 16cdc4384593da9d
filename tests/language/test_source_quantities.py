"""Over the blocks of a source: furniture and labels are passed over, questions say what their answers count."""

from __future__ import annotations

from pathlib import Path

from adfontes.language.quantities import find_source_quantities
from adfontes.sources import read_source
from adfontes.values.quantities import Quantity
from adfontes.values.sources import Block, Source
from adfontes.values.spans import Span

PAGE = """# The siege

1. The walls held for 53 days.
2. The fleet had 300 ships.

Q: How many were killed?
A: Approx 4,000
"""


def found(source: Source, **options: object) -> list[tuple[str, Quantity]]:
    """The words and values of a source's quantities."""
    mentions = find_source_quantities(source, **options)  # type: ignore[arg-type]  # passed on
    return [(mention.span.of(source.text), mention.quantity) for mention in mentions]


def source_of(tmp_path: Path) -> Source:
    """The page as the reader reads it."""
    path = tmp_path / "siege.md"
    path.write_text(PAGE, "utf-8")
    return read_source(path, path.name)


def test_offsets_count_in_the_source_and_labels_are_no_quantities(tmp_path: Path) -> None:
    assert [words for words, _ in found(source_of(tmp_path))] == ["53 days", "300", "Approx 4,000"]


def test_an_answer_counts_what_its_question_asks(tmp_path: Path) -> None:
    assert found(source_of(tmp_path))[-1][1].of == "killed"


def test_furniture_holds_no_quantities(tmp_path: Path) -> None:
    text = "3,000 comments\nThe army had 8,000 men."
    blocks = (
        Block(kind="furniture", span=Span(0, 14)),
        Block(kind="paragraph", span=Span(15, len(text))),
    )
    source = Source(
        name="a", title="", media_type="text/plain", text=text, version="", blocks=blocks, original=b"", checksum=""
    )
    assert [words for words, _ in found(source)] == ["8,000"]


def test_a_count_or_stretch_of_time_that_a_date_overlaps_is_left_to_the_date(tmp_path: Path) -> None:
    source = source_of(tmp_path)
    start = source.text.index("53 days")
    assert [words for words, _ in found(source, excluded=[Span(start, start + 7)])] == ["300", "Approx 4,000"]
