"""``adfontes dates``: when a text says that things were, without building a course."""

from __future__ import annotations

import json as jsonlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from adfontes.values.annotations import TimeMention
    from adfontes.values.time import TimeSpan

EXAMPLES = """[bold]Examples[/bold]

  adfontes dates notes.txt

  adfontes dates chapter.pdf --json

  adfontes dates texts.jsonl -o with-timex.jsonl
"""


def dates(
    given: Annotated[Path, typer.Argument(metavar="IN", help="A document, or .jsonl with “id” and “text” a line.")],
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="OUT", help="Write the result here, as JSON.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
) -> None:
    """Find dates and other time expressions in a text, and what they mean.

    A .jsonl file gets TIMEX3 tags: each line comes back with “timex”. Its “dct” (the day a page was downloaded)
    is never taken for the time that the text is about.
    """
    from adfontes.cli.jsonlines import write_lines  # noqa: PLC0415

    if given.suffix.lower() == ".jsonl":
        lines = _tagged_lines(given)
    else:
        text, mentions = _of_document(given)
        if not json and out is None:
            _print_table(text, mentions)
            return
        lines = iter([jsonlib.dumps([_form(text, mention) for mention in mentions], ensure_ascii=False, indent=2)])
    if out is not None:
        write_lines(lines, out)
        return
    for line in lines:
        print(line)


def _tagged_lines(path: Path) -> Iterator[str]:
    """The lines of a file of texts, each with its TIMEX3 tags."""
    from adfontes.cli.jsonlines import read_records  # noqa: PLC0415
    from adfontes.language.dates import find_dates  # noqa: PLC0415
    from adfontes.language.dates.exchange import timexes  # noqa: PLC0415

    for record in read_records(path):
        text = record["text"]
        yield jsonlib.dumps({**record, "timex": timexes(text, find_dates(text))}, ensure_ascii=False)


def _of_document(path: Path) -> tuple[str, Sequence[TimeMention]]:
    """The text of a document of any format that we read, and its time expressions."""
    from adfontes.language.dates import find_source_dates  # noqa: PLC0415
    from adfontes.sources import read_source  # noqa: PLC0415

    source = read_source(path, path.name)
    return source.text, find_source_dates(source)


def _form(text: str, mention: TimeMention) -> dict[str, Any]:
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.span.of(text),
        "type": mention.type,
        "value": mention.value,
        "mod": mention.mod,
        "time": _span_form(mention.time),
        "range": _span_form(mention.whole),
        "event": mention.anchor,
    }


def _span_form(span: TimeSpan | None) -> dict[str, Any] | None:
    from adfontes.values.time import label_time  # noqa: PLC0415

    if span is None:
        return None
    return {
        "label": label_time(span),
        "edtf": span.edtf,
        "earliest": span.earliest,
        "latest": span.latest,
        "granularity": span.granularity,
        "calendar": span.calendar,
        "approximate": span.approximate,
        "uncertain": span.uncertain,
    }


def _print_table(text: str, mentions: Sequence[TimeMention]) -> None:
    from rich.table import Table  # noqa: PLC0415

    from adfontes.cli.terminal import clean, make_console  # noqa: PLC0415

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("line", "words", "means", "TIMEX3"):
        table.add_column(heading, justify="right" if heading == "line" else "left")
    line, counted = 1, 0
    for mention in mentions:
        line += text.count("\n", counted, mention.span.start)
        counted = mention.span.start
        timex = " ".join(part for part in (mention.type, mention.value, mention.mod) if part)
        table.add_row(str(line), clean(mention.span.of(text)), clean(_meaning(mention)), timex)
    console = make_console()
    console.print(table if mentions else "There are no time expressions in this text.")


def _meaning(mention: TimeMention) -> str:
    """In plain words: the day, the range that it opens or closes, the event that it names."""
    from adfontes.values.time import label_time  # noqa: PLC0415

    if mention.whole is not None:
        return label_time(mention.whole)
    if mention.time is not None:
        return label_time(mention.time)
    return f"({mention.anchor})" if mention.anchor else ""
