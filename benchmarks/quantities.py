"""How well quantities are read: precision, recall, values, against gold in ``quantities_gold/``.

    python benchmarks/quantities.py [--topics ../shared/topics] [--half development|blind] [--plain] [--json] [--list]

Precision and recall count mentions that overlap a gold one; a value is right where low, high, dimension and unit are.
Optional gold mentions are neither rewarded nor punished. ``--plain`` reads the text without parser and blocks.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from math import isclose
from pathlib import Path
from typing import Any

from adfontes.language.quantities import find_quantities, find_source_quantities
from adfontes.values.annotations import QuantityMention
from adfontes.values.quantities import Quantity
from gate import write_figures
from quantities_gold.worksheet import faults, read_gold

ROOT = Path(__file__).resolve().parent.parent
GOLD = Path(__file__).resolve().parent / "quantities_gold"
HALVES = ("development", "blind")


def mentions_of(path: Path, name: str, plain: bool) -> tuple[str, tuple[QuantityMention, ...]]:
    """The quantities of one source, as the build finds them or without parser and blocks."""
    if plain:
        text = path.read_text("utf-8")
        return text, find_quantities(text)
    from adfontes.language import annotate  # noqa: PLC0415  # loads the model
    from adfontes.language.dates import find_source_dates  # noqa: PLC0415
    from adfontes.sources import read_source  # noqa: PLC0415

    source = read_source(path, name)
    moments = [mention.span for mention in find_source_dates(source) if mention.type in ("DATE", "TIME")]
    return source.text, find_source_quantities(source, annotate(source).tokens, moments)


def score(records: Sequence[dict[str, Any]], topics: Path, plain: bool, listed: bool) -> dict[str, float]:
    """Figures by name over the records of one gold file."""
    count = dict.fromkeys(
        ("gold", "found", "matched", "missed", "value", "of", "of_gold", "per", "approximate", "span", "words"), 0
    )
    for record in records:
        path = topics / record["file"]
        text, mentions = mentions_of(path, record["file"], plain)
        count["words"] += len(text.split())
        taken: set[int] = set()
        for mention in mentions:
            gold = _match(mention, record["mentions"], taken)
            if gold is None:
                count["found"] += 1
                _tell(listed, "extra", record, text, mention, None)
                continue
            taken.add(gold["start"])
            if gold["optional"]:
                continue
            count["found"] += 1
            count["matched"] += 1
            right = value_right(mention.quantity, gold)
            count["value"] += right
            count["per"] += mention.quantity.per == gold["per"]
            count["approximate"] += mention.quantity.approximate == gold["approximate"]
            count["span"] += (mention.span.start, mention.span.end) == (gold["start"], gold["end"])
            count["of_gold"] += bool(gold["of"])
            of_right = bool(gold["of"]) and _same_thing(mention.quantity.of, gold["of"])
            count["of"] += of_right
            if not right:
                _tell(listed, "value", record, text, mention, gold)
            elif gold["of"] and not of_right:
                _tell(listed, "of", record, text, mention, gold)
        for gold in record["mentions"]:
            count["gold"] += not gold["optional"]
            if not gold["optional"] and gold["start"] not in taken:
                count["missed"] += 1
                if listed:
                    print(f"missed {record['file']}: {text[gold['start'] - 30 : gold['end'] + 30]!r}")
    found = max(1, count["matched"])
    return {
        "precision": 100 * count["matched"] / max(1, count["found"]),
        "recall": 100 * (count["gold"] - count["missed"]) / max(1, count["gold"]),
        "value": 100 * count["value"] / found,
        "of": 100 * count["of"] / max(1, count["of_gold"]),
        "per": 100 * count["per"] / found,
        "approximate": 100 * count["approximate"] / found,
        "span": 100 * count["span"] / found,
        "mentions": count["gold"],
        "found": count["found"],
    }


def _match(mention: QuantityMention, golds: list[dict[str, Any]], taken: set[int]) -> dict[str, Any] | None:
    """The first gold mention not yet taken that overlaps."""
    for gold in golds:
        if gold["start"] not in taken and mention.span.start < gold["end"] and gold["start"] < mention.span.end:
            return gold
    return None


def value_right(quantity: Quantity, gold: dict[str, Any]) -> bool:
    """Whether the ends, the dimension and the unit are those of the gold."""
    ends = all(
        (end is None and wanted is None)
        or (end is not None and wanted is not None and isclose(end, wanted, rel_tol=1e-4))
        for end, wanted in ((quantity.low, gold["low"]), (quantity.high, gold["high"]))
    )
    return ends and quantity.dimension == gold["dimension"] and quantity.unit == gold["unit"]


def _same_thing(of: str, gold: str) -> bool:
    """Whether the heads of what is counted share a word: "french soldier" and "soldier"."""
    return bool(set(of.split()) & set(gold.split()))


def _tell(  # noqa: PLR0917  # one line of a listing
    listed: bool, kind: str, record: dict[str, Any], text: str, mention: QuantityMention, gold: dict[str, Any] | None
) -> None:
    if not listed:
        return
    quantity = mention.quantity
    around = text[max(0, mention.span.start - 40) : mention.span.end + 40]
    words = mention.span.of(text)
    got = (quantity.low, quantity.high, quantity.dimension, quantity.unit, quantity.of)
    print(
        f"{kind} {record['file']}: {words!r} {got}"
        + (f" wanted {list(gold.values())[2:7]}" if gold else "")
        + f" in {around!r}"
    )


def speed(topics: Path) -> dict[str, float]:
    """Words a second without a parser, over all topics' text at once, best of three."""
    text = "\n".join(path.read_text("utf-8") for path in sorted(topics.glob("*/source_*.txt")))
    best = min(_timed(text) for _ in range(3))
    return {"words_per_second": len(text.split()) / best}


def _timed(text: str) -> float:
    start = time.perf_counter()
    find_quantities(text)
    return time.perf_counter() - start


def measure(
    topics: Path, *, plain: bool = False, listed: bool = False, halves: Sequence[str] = HALVES
) -> dict[str, float]:
    """All figures by name, ``quantities_blind_recall`` and so on, as the gate reads them.

    Raises:
        SystemExit: the gold does not fit the sources.
    """
    figures: dict[str, float] = {}
    for half in halves:
        path = GOLD / f"{half}.jsonl"
        if not path.is_file():
            continue
        records = read_gold(path)
        wrong = list(faults(records, topics))
        if wrong:
            raise SystemExit("\n".join(wrong))
        figures |= {f"quantities_{half}_{name}": value for name, value in score(records, topics, plain, listed).items()}
    return figures | {f"quantities_{name}": value for name, value in speed(topics).items()}


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--topics", type=Path, default=ROOT.parent / "shared" / "topics")
    parser.add_argument("--half", choices=HALVES, action="append")
    parser.add_argument("--plain", action="store_true", help="read the text without parser and blocks")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--figures", type=Path, help="add the figures to this file, for benchmarks/gate.py")
    parser.add_argument("--list", action="store_true", help="print every difference (never for the blind half)")
    options = parser.parse_args()
    if not options.topics.is_dir():
        print(f"there are no topics in {options.topics}; name their folder with --topics", file=sys.stderr)
        return 2
    halves = options.half or HALVES
    figures = measure(options.topics, plain=options.plain, listed=options.list and "blind" not in halves, halves=halves)
    if options.figures:
        write_figures(figures, options.figures)
    if options.json:
        print(json.dumps(figures, indent=2))
    else:
        for name, value in figures.items():
            print(f"{name:<40} {value:>12,.1f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
