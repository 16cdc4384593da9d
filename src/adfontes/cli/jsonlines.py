"""Texts in, annotated texts out: files of JSON objects, one a line (https://jsonlines.org)."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from adfontes.errors import AdfontesError, UnreadableSource


def read_records(path: Path, field: str = "text") -> Iterator[dict[str, Any]]:
    """The objects of a file of texts, each with its ``text``.

    Args:
        path: the file.
        field: the name of the text in each object.

    Raises:
        UnreadableSource: the file is not there, or a line of it is no object with a text.
    """
    try:
        content = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableSource(f"{path} cannot be read as UTF-8 text; check its name and encoding") from error
    for number, line in enumerate(content.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise UnreadableSource(f"{path}, line {number}, is not JSON; each line is one object") from error
        if not isinstance(record, dict) or not isinstance(record.get(field), str):
            raise UnreadableSource(f'{path}, line {number}, has no "{field}"; each line is an object with one')
        yield record


def read_questions(path: Path) -> Iterator[dict[str, Any]]:
    """The questions of a file, each with its ``q`` and perhaps its ``choices``.

    Raises:
        UnreadableSource: the file is not there, or a line of it is no object with a question.
    """
    for record in read_records(path, "q"):
        choices = record.get("choices")
        if choices is not None and not (
            isinstance(choices, list) and all(isinstance(choice, str) for choice in choices)
        ):
            raise UnreadableSource(
                f'{path}: the "choices" of {record["q"]!r} are not a list of texts; write them as one'
            )
        yield record


def write_lines(lines: Iterable[str], path: Path) -> None:
    """Write all lines or nothing: the file takes its name when it is complete.

    Raises:
        AdfontesError: the place cannot be written to.
    """
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
