"""``adfontes dates``: when a text says that things were, without building a course."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from adfontes.cli.reading import AsJson, Given, Out, Reader, place_of, print_mentions

if TYPE_CHECKING:
    from adfontes.values.annotations import TimeMention
    from adfontes.values.time import TimeSpan

EXAMPLES = """[bold]Examples[/bold]

  adfontes dates notes.txt

  adfontes dates chapter.pdf --json

  adfontes dates texts.jsonl -o with-timex.jsonl
"""


def dates(given: Given, out: Out = None, json: AsJson = False) -> None:
    """Find dates and other time expressions in a text, and what they mean.

    A .jsonl file gets TIMEX3 tags: each line comes back with “timex”. Its “dct” (the day a page was downloaded)
    is never taken for the time that the text is about.
    """
    reader = Reader(
        _of_document, _timexes, "timex", _form, ("words", "means", "TIMEX3"), _row,
        "There are no time expressions in this text.",
    )  # fmt: skip
    print_mentions(given, out, json, reader)


def _timexes(text: str) -> list[dict[str, Any]]:
    """The TIMEX3 tags of a text."""
    from adfontes.language.dates import find_dates  # noqa: PLC0415
    from adfontes.language.dates.exchange import timexes  # noqa: PLC0415

    return timexes(text, find_dates(text))


def _of_document(path: Path) -> tuple[str, Sequence[TimeMention]]:
    """The text of a document of any format that we read, and its time expressions."""
    from adfontes.language.dates import find_source_dates  # noqa: PLC0415
    from adfontes.sources import read_source  # noqa: PLC0415

    source = read_source(path, path.name)
    return source.text, find_source_dates(source)


def _form(text: str, mention: TimeMention) -> dict[str, Any]:
    return {
        **place_of(text, mention.span),
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


def _row(text: str, mention: TimeMention) -> tuple[str, ...]:
    from adfontes.cli.terminal import clean  # noqa: PLC0415

    timex = " ".join(part for part in (mention.type, mention.value, mention.mod) if part)
    return clean(mention.span.of(text)), clean(_meaning(mention)), timex


def _meaning(mention: TimeMention) -> str:
    """In plain words: the day, the range that it opens or closes, the event that it names."""
    from adfontes.values.time import label_time  # noqa: PLC0415

    if mention.whole is not None:
        return label_time(mention.whole)
    if mention.time is not None:
        return label_time(mention.time)
    return f"({mention.anchor})" if mention.anchor else ""
