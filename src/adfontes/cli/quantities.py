"""``adfontes quantities``: how much of what a text says, without building a course."""

from __future__ import annotations

import json as jsonlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from adfontes.errors import AdfontesError, UnreadableSource

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
    if given.suffix.lower() == ".jsonl":
        lines = _annotated_lines(given)
    else:
        text, mentions = _of_document(given)
        if not json and out is None:
            _print_table(text, mentions)
            return
        lines = iter([jsonlib.dumps(_forms(text, mentions), ensure_ascii=False, indent=2)])
    if out is None:
        for line in lines:
            print(line)
    else:
        _write(lines, out)


def _annotated_lines(path: Path) -> Iterator[str]:
    """The lines of a file of texts, each with its quantities.

    Raises:
        UnreadableSource: the file is not there, or a line of it is no object with a text.
    """
    from adfontes.language.quantities import find_quantities  # noqa: PLC0415

    try:
        content = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableSource(f"{path} cannot be read as UTF-8 text; check its name and encoding") from error
    for number, line in enumerate(content.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            record: Any = jsonlib.loads(line)
        except ValueError as error:
            raise UnreadableSource(f"{path}, line {number}, is not JSON; each line is one object") from error
        if not isinstance(record, dict) or not isinstance(record.get("text"), str):
            raise UnreadableSource(f"{path}, line {number}, has no “text”; each line is an object with one")
        record["quantities"] = _forms(record["text"], find_quantities(record["text"]))
        yield jsonlib.dumps(record, ensure_ascii=False)


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


def _write(lines: Iterator[str], path: Path) -> None:
    """Write all lines or nothing: the file takes its name when it is complete."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(line + "\n" for line in lines)
        part.replace(path)
    except OSError as error:
        raise AdfontesError(f"{path} cannot be written; choose another place with -o") from error
    finally:
        part.unlink(missing_ok=True)
    print(f"written to {path}", file=sys.stderr)
