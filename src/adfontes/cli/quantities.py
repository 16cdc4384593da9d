"""``adfontes quantities``: how much of what a text says, without building a course."""

from __future__ import annotations

import json as jsonlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from adfontes.values.annotations import QuantityMention

EXAMPLES = """[bold]Examples[/bold]

  adfontes quantities notes.txt

  adfontes quantities notes.txt --json

  adfontes quantities texts.jsonl -o with-quantities.jsonl
"""


def quantities(
    given: Annotated[Path, typer.Argument(metavar="IN", help="A document, or .jsonl with “id” and “text” a line.")],
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="OUT", help="Write the result here, as JSON.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
) -> None:
    """Find numbers, money, shares and measures in a text, and what they count."""
    from adfontes.cli.jsonlines import write_lines  # noqa: PLC0415

    if given.suffix.lower() == ".jsonl":
        lines = _annotated_lines(given)
    else:
        text, mentions = _of_document(given)
        if not json and out is None:
            _print_table(text, mentions)
            return
        lines = iter([jsonlib.dumps(_forms(text, mentions), ensure_ascii=False, indent=2)])
    if out is not None:
        write_lines(lines, out)
        return
    for line in lines:
        print(line)


def _annotated_lines(path: Path) -> Iterator[str]:
    """The lines of a file of texts, each with its quantities."""
    from adfontes.cli.jsonlines import read_records  # noqa: PLC0415
    from adfontes.language.quantities import find_quantities  # noqa: PLC0415

    for record in read_records(path):
        forms = _forms(record["text"], find_quantities(record["text"]))
        yield jsonlib.dumps({**record, "quantities": forms}, ensure_ascii=False)


def _of_document(path: Path) -> tuple[str, Sequence[QuantityMention]]:
    """The text of a document of any format that we read, and its quantities."""
    from adfontes.language.dates import find_source_dates  # noqa: PLC0415
    from adfontes.language.quantities import find_source_quantities  # noqa: PLC0415
    from adfontes.sources import read_source  # noqa: PLC0415

    source = read_source(path, path.name)
    moments = [mention.span for mention in find_source_dates(source) if mention.type in ("DATE", "TIME")]
    return source.text, find_source_quantities(source, excluded=moments)


def _forms(text: str, mentions: Sequence[QuantityMention]) -> list[dict[str, Any]]:
    from adfontes.values.quantities import label_quantity  # noqa: PLC0415

    return [
        {
            "start": mention.span.start,
            "end": mention.span.end,
            "text": mention.span.of(text),
            "low": mention.quantity.low,
            "high": mention.quantity.high,
            "dimension": mention.quantity.dimension,
            "unit": mention.quantity.unit,
            "of": mention.quantity.of,
            "per": mention.quantity.per,
            "approximate": mention.quantity.approximate,
            "label": label_quantity(mention.quantity),
        }
        for mention in mentions
    ]


def _print_table(text: str, mentions: Sequence[QuantityMention]) -> None:
    from rich.table import Table  # noqa: PLC0415

    from adfontes.cli.terminal import clean, make_console  # noqa: PLC0415
    from adfontes.values.quantities import label_quantity  # noqa: PLC0415

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("line", "words", "means", "kind", "of"):
        table.add_column(heading, justify="right" if heading == "line" else "left")
    line, counted = 1, 0
    for mention in mentions:
        line += text.count("\n", counted, mention.span.start)
        counted = mention.span.start
        quantity = mention.quantity
        words = clean(mention.span.of(text))
        table.add_row(str(line), words, label_quantity(quantity), quantity.dimension, clean(quantity.of))
    console = make_console()
    console.print(table if mentions else "There are no quantities in this text.")
