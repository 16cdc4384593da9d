"""``adfontes quantities``: how much of what a text says, without building a course."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from adfontes.cli.reading import AsJson, Given, Out, Reader, place_of, print_mentions

if TYPE_CHECKING:
    from adfontes.values.annotations import QuantityMention

EXAMPLES = """[bold]Examples[/bold]

  adfontes quantities notes.txt

  adfontes quantities notes.txt --json

  adfontes quantities texts.jsonl -o with-quantities.jsonl
"""


def quantities(given: Given, out: Out = None, json: AsJson = False) -> None:
    """Find numbers, money, shares and measures in a text, and what they count."""
    reader = Reader(
        _of_document, _forms, "quantities", _form, ("words", "means", "kind", "of"), _row,
        "There are no quantities in this text.",
    )  # fmt: skip
    print_mentions(given, out, json, reader)


def _of_document(path: Path) -> tuple[str, Sequence[QuantityMention]]:
    """The text of a document of any format that we read, and its quantities."""
    from adfontes.language.dates import find_source_dates  # noqa: PLC0415
    from adfontes.language.quantities import find_source_quantities  # noqa: PLC0415
    from adfontes.sources import read_source  # noqa: PLC0415

    source = read_source(path, path.name)
    moments = [mention.span for mention in find_source_dates(source) if mention.type in ("DATE", "TIME")]
    return source.text, find_source_quantities(source, excluded=moments)


def _forms(text: str) -> list[dict[str, Any]]:
    from adfontes.language.quantities import find_quantities  # noqa: PLC0415

    return [_form(text, mention) for mention in find_quantities(text)]


def _form(text: str, mention: QuantityMention) -> dict[str, Any]:
    from adfontes.values.quantities import label_quantity  # noqa: PLC0415

    quantity = mention.quantity
    return {
        **place_of(text, mention.span),
        "low": quantity.low,
        "high": quantity.high,
        "dimension": quantity.dimension,
        "unit": quantity.unit,
        "of": quantity.of,
        "per": quantity.per,
        "approximate": quantity.approximate,
        "label": label_quantity(quantity),
    }


def _row(text: str, mention: QuantityMention) -> tuple[str, ...]:
    from adfontes.cli.terminal import clean  # noqa: PLC0415
    from adfontes.values.quantities import label_quantity  # noqa: PLC0415

    quantity = mention.quantity
    return clean(mention.span.of(text)), label_quantity(quantity), quantity.dimension, clean(quantity.of)
