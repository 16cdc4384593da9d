"""What ``dates`` and ``quantities`` share: a document or a file of texts in, a table or JSON out."""

from __future__ import annotations

import json as jsonlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

if TYPE_CHECKING:
    from adfontes.values.spans import Span

Given = Annotated[Path, typer.Argument(metavar="IN", help="A document, or .jsonl with “id” and “text” a line.")]
Out = Annotated[Path | None, typer.Option("-o", "--out", metavar="OUT", help="Write the result here, as JSON.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]


class Reader(NamedTuple):
    """How one kind of mention is found and shown."""

    document: Callable[[Path], tuple[str, Sequence[Any]]]
    """The text of a document and its mentions."""
    record: Callable[[str], Any]
    """What a text of a .jsonl file gets."""
    field: str
    """Under what name."""
    form: Callable[[str, Any], dict[str, Any]]
    """A mention as JSON."""
    columns: tuple[str, ...]
    row: Callable[[str, Any], tuple[str, ...]]
    """A mention as a row of the table."""
    nothing: str
    """What is said of a text without any."""


def print_mentions(given: Path, out: Path | None, json: bool, reader: Reader) -> None:
    """Find what a text mentions, and print or write it.

    Args:
        given: a document of any format, or a ``.jsonl`` file.
        out: where JSON goes; standard output without it.
        json: JSON instead of a table.
        reader: what is looked for.
    """
    from adfontes.cli.jsonlines import write_lines  # noqa: PLC0415

    if given.suffix.lower() == ".jsonl":
        lines = _annotated_lines(given, reader)
    else:
        text, mentions = reader.document(given)
        if not json and out is None:
            _print_table(text, mentions, reader)
            return
        forms = [reader.form(text, mention) for mention in mentions]
        lines = iter([jsonlib.dumps(forms, ensure_ascii=False, indent=2)])
    if out is not None:
        write_lines(lines, out)
        return
    for line in lines:
        print(line)


def place_of(text: str, span: Span) -> dict[str, Any]:
    """Where a mention stands and its words, as every form begins."""
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def _annotated_lines(path: Path, reader: Reader) -> Iterator[str]:
    """The lines of a file of texts, each with what its text mentions."""
    from adfontes.cli.jsonlines import read_records  # noqa: PLC0415

    for record in read_records(path):
        yield jsonlib.dumps({**record, reader.field: reader.record(record["text"])}, ensure_ascii=False)


def _print_table(text: str, mentions: Sequence[Any], reader: Reader) -> None:
    from rich.table import Table  # noqa: PLC0415

    from adfontes.cli.terminal import make_console  # noqa: PLC0415

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("line", *reader.columns):
        table.add_column(heading, justify="right" if heading == "line" else "left")
    line, counted = 1, 0
    for mention in mentions:
        line += text.count("\n", counted, mention.span.start)
        counted = mention.span.start
        table.add_row(str(line), *reader.row(text, mention))
    make_console().print(table if mentions else reader.nothing)
