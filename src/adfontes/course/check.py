"""Checking a course file from end to end, and saying in sentences what is broken."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import msgspec

from adfontes.course import schema
from adfontes.course.packing import references
from adfontes.course.read import CourseFile, open_course
from adfontes.course.write import content_hash, seal
from adfontes.errors import AdfontesError

QUOTATION_KEY: Final = "quote-"
"""How the key of a quotation begins where a card owns one in place of a claim."""


def check_course(path: Path) -> list[str]:
    """Verify every quote against the stored text, every hash, the database itself, and what items say of one another.

    Args:
        path: the course file.

    Returns:
        What is broken, a sentence each; nothing for a sound course.

    Raises:
        CourseError: the file cannot be opened at all.
    """
    with open_course(path, overlay=False) as course, closing(sqlite3.connect(":memory:")) as copy:
        # A course is opened read-only, and the full-text index is checked by a statement that looks like a write.
        problems: list[str] = []
        for look in (_database, _quotes, _hashes, _links, _keys, _references):
            problems += _found_by(look, course, copy)
        return problems


_Look = Callable[[CourseFile, sqlite3.Connection], Iterator[str]]


def _found_by(look: _Look, course: CourseFile, copy: sqlite3.Connection) -> list[str]:
    found: list[str] = []
    try:
        # One by one: what was found before a look broke off is kept.
        for problem in look(course, copy):
            found.append(problem)  # noqa: PERF402
    except AdfontesError as error:
        found.append(f"{error}.")
    except (sqlite3.DatabaseError, msgspec.MsgspecError, UnicodeError, TypeError, KeyError) as error:
        found.append(f"The file cannot be read to its end ({error}).")
    return found


def _database(course: CourseFile, copy: sqlite3.Connection) -> Iterator[str]:
    course.copy_to(copy)
    for (message,) in copy.execute("PRAGMA integrity_check"):
        if message != "ok":
            yield f"The database is broken: {message}."
    for table, row, *_ in copy.execute("PRAGMA foreign_key_check"):
        yield f"Row {row} of {table} names a row that does not exist."
    try:
        copy.execute("INSERT INTO search(search) VALUES ('integrity-check')")
    except sqlite3.DatabaseError as error:
        yield f"The search index is broken ({error})."


def _quotes(course: CourseFile, copy: sqlite3.Connection) -> Iterator[str]:
    texts: dict[int, str] = {}
    for number, words in copy.execute("SELECT source, words FROM passage ORDER BY source, start"):
        texts[number] = texts.get(number, "") + words
    names = dict(copy.execute("SELECT id, name FROM source").fetchall())
    for source, start, end, quote in copy.execute('SELECT source, start, "end", quote FROM citation ORDER BY id'):
        if texts.get(source, "")[start:end] != quote:
            name = names.get(source, f"source {source}")
            yield f"The quote {quote[:60]!r} does not stand at {start}-{end} of {name}."


def _hashes(course: CourseFile, copy: sqlite3.Connection) -> Iterator[str]:
    meta = dict(copy.execute("SELECT name, value FROM meta").fetchall())
    names = [name for name in meta if isinstance(name, str)]  # in a broken file a name may be NULL
    for part in [name.removeprefix("seal ") for name in names if name.startswith("seal ")]:
        if seal(copy, part) != meta[f"seal {part}"]:
            yield f"The part {part} was changed after the course was built."
    if content_hash(copy, meta.get("title", "")) != meta.get("content"):
        yield "The course's content is not what its hash says."
    for entry in course.sources:
        try:
            course.original(entry.source.name)
        except AdfontesError as error:
            yield f"{error}."


def _links(course: CourseFile, copy: sqlite3.Connection) -> Iterator[str]:
    linked: dict[int, set[int]] = {}
    for item, citation in copy.execute("SELECT item, citation FROM link"):
        linked.setdefault(item, set()).add(citation)
    for row, section, key, body in copy.execute("SELECT id, section, key, body FROM item ORDER BY id"):
        if set(references(msgspec.json.decode(body))) != linked.get(row, set()):
            yield f"{key} in {section} is linked to other citations than it shows."


def _keys(course: CourseFile, copy: sqlite3.Connection) -> Iterator[str]:
    for section, of in schema.SECTIONS.items():
        counted = Counter(_key(item) for item in course.section(section, of))
        for key, times in sorted(counted.items()):
            if times > 1:
                yield f"{times} items of {section} have the key {key}."


def _references(course: CourseFile, copy: sqlite3.Connection) -> Iterator[str]:
    """Claims that findings, statements and cards rest on, and the disputes that statements name, are in the course.

    A card that rests on no claim owns its quotation instead; such a key says so, and there is no claim to look for.
    """
    claims = {claim.key for claim in course.claims}
    findings = {finding.key for finding in course.findings}
    sources = {entry.source.name for entry in course.sources}
    for section, of in schema.SECTIONS.items():
        for item in course.section(section, of):
            body = msgspec.to_builtins(item)
            for known, field, what in (
                (claims, "claims", "claim"),
                (findings, "disputes", "finding"),
                (sources, "sources", "source"),
            ):
                for missing in sorted(set(_named(body, field)) - known):
                    if missing.startswith(QUOTATION_KEY):
                        continue
                    yield f"{_key(item)} in {section} names the {what} {missing}, which the course does not hold."


def _named(value: Any, field: str) -> Iterator[str]:  # noqa: ANN401 (JSON is any)
    """Every string in a field of this name, anywhere in an item."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name == field:
                yield from inner
            else:
                yield from _named(inner, field)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _named(inner, field)


def _key(item: msgspec.Struct) -> str:
    return str(getattr(item, "key", ""))
