"""Turn an annotator's worksheet into gold that holds no words of the sources, and check it.

    python benchmarks/quantities_gold/worksheet.py WORKSHEET --topics ../shared/topics -o NAME.jsonl
    python benchmarks/quantities_gold/worksheet.py --check NAME.jsonl --topics ../shared/topics

README.md beside this file describes the worksheet.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, get_args

from adfontes.values.quantities import Dimension

_DIMENSIONS = frozenset(get_args(Dimension))


class WorksheetError(Exception):
    """Lines of a worksheet that cannot be understood; the message says which and why."""


def read_worksheet(lines: list[str], topics: Path) -> list[dict[str, Any]]:
    """One record a source file: its name, checksum and mentions by offset."""
    records: list[dict[str, Any]] = []
    wrong: list[str] = []
    text = ""
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("="):
            path = topics / line[1:].strip()
            text = path.read_text("utf-8")
            records.append({"file": line[1:].strip(), "sha256": _checksum(path), "mentions": []})
            continue
        try:
            mention = _mention(line, text)
        except (ValueError, IndexError, ZeroDivisionError) as error:
            wrong.append(f"line {number} ({line.strip()!r}): {error}")
            continue
        records[-1]["mentions"].append(mention)
    if wrong:
        raise WorksheetError("\n".join(wrong))
    for record in records:
        record["mentions"].sort(key=lambda mention: mention["start"])
    return records


def _checksum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _mention(line: str, text: str) -> dict[str, Any]:
    optional = line.startswith("?")
    cells = [cell.strip() for cell in line.removeprefix("?").split("|")]
    cells += [""] * (6 - len(cells))
    row, words, value, kind, of, per = cells[:6]
    start = _find(text, int(row), words)
    words = words.partition("#")[0]
    dimension, _, unit = kind.partition(" ")
    if dimension not in _DIMENSIONS:
        raise ValueError(f"{dimension!r} is no dimension")
    low, high, approximate = _value(value)
    return {
        "start": start,
        "end": start + len(words),
        "low": low,
        "high": high,
        "dimension": dimension,
        "unit": unit,
        "of": of,
        "per": per,
        "approximate": approximate,
        "optional": optional,
    }


def _find(text: str, row: int, words: str) -> int:
    """Where the words stand; "10#2" is their second place on the line."""
    wanted, _, nth = words.partition("#")
    lines = text.split("\n")
    offset = sum(len(line) + 1 for line in lines[: row - 1])
    at = -1
    for _ in range(int(nth or 1)):
        at = _next(lines[row - 1], wanted, at + 1)
    return offset + at


def _next(line: str, wanted: str, start: int) -> int:
    """The next place of the words that is not inside a longer number or word."""
    at = line.find(wanted, start)
    while at >= 0:
        before, after = line[at - 1 : at], line[at + len(wanted) : at + len(wanted) + 2]
        inside = (before.isalnum() and wanted[0].isalnum()) or (
            wanted[-1].isalnum() and (after[:1].isalnum() or (after[:1] in ".," and after[1:].isdigit()))
        )
        if not inside and not (before in (".", ",") and line[at - 2 : at - 1].isdigit()):
            return at
        at = line.find(wanted, at + 1)
    raise ValueError(f"{wanted!r} does not stand there")


def _value(value: str) -> tuple[float | None, float | None, bool]:
    approximate = value.startswith("~")
    low, dots, high = value.removeprefix("~").partition("..")
    return _number(low), _number(high) if dots else _number(low), approximate


def _number(text: str) -> float | None:
    if not text:
        return None
    return float(Fraction(text)) if "/" in text else float(text)


def faults(records: list[dict[str, Any]], topics: Path) -> Iterator[str]:
    """What is wrong with gold: changed files, overlaps, ranges that run backwards."""
    for record in records:
        path = topics / record["file"]
        if not path.is_file():
            yield f"{record['file']}: there is no such source"
            continue
        if _checksum(path) != record["sha256"]:
            yield f"{record['file']}: the source has changed since it was annotated"
        end, size = 0, len(path.read_text("utf-8"))
        for mention in record["mentions"]:
            place = f"{record['file']} at {mention['start']}"
            if not end <= mention["start"] < mention["end"] <= size:
                yield f"{place}: overlaps its neighbour or leaves the text"
            end = mention["end"]
            low, high = mention["low"], mention["high"]
            if low is not None and high is not None and low > high:
                yield f"{place}: the range runs backwards"


def read_gold(path: Path) -> list[dict[str, Any]]:
    """The records of a gold file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def main() -> int:
    """Compile or check; the exit code is 1 where something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("worksheet", type=Path, nargs="?")
    parser.add_argument("--check", type=Path, nargs="*", default=[])
    parser.add_argument("--topics", type=Path, required=True)
    parser.add_argument("-o", "--out", type=Path)
    options = parser.parse_args()
    records = [record for path in options.check for record in read_gold(path)]
    if options.worksheet:
        try:
            records = read_worksheet(options.worksheet.read_text("utf-8").splitlines(), options.topics)
        except WorksheetError as error:
            print(error, file=sys.stderr)
            return 1
        if options.out:
            options.out.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    wrong = list(faults(records, options.topics))
    for fault in wrong:
        print(fault, file=sys.stderr)
    counted = [mention for record in records for mention in record["mentions"]]
    optional = sum(mention["optional"] for mention in counted)
    print(
        f"{len(records)} sources, {len(counted) - optional} mentions and {optional} optional ones, {len(wrong)} faults"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
