"""Writing a course file: all or nothing, and the same bytes for the same content."""

from __future__ import annotations

import os
import shutil
import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from adfontes.course import schema
from adfontes.course.packing import digest, fold, references
from adfontes.course.search import contexts, index_form
from adfontes.errors import CitationError, CourseError
from adfontes.values.citations import Citation
from adfontes.values.course import CourseContent, CourseSource
from adfontes.values.sources import Source


def write_course(content: CourseContent, path: Path) -> None:
    """Write a course to ``path``: whole or not at all, replacing what stood there.

    Args:
        content: the course as a value.
        path: where the file goes; its folder must exist.

    Raises:
        CitationError: a citation does not hold the words of its source.
        CourseError: the file cannot be written there.
    """
    with _unfinished(Path(path)) as part:
        database = sqlite3.connect(part, isolation_level=None)
        try:
            fill(database, content)
        finally:
            database.close()


def copy_course(course: Path, path: Path) -> None:
    """Copy a course file to ``path``: whole or not at all, replacing what stood there.

    Raises:
        CourseError: the file cannot be written there.
    """
    with _unfinished(Path(path)) as part:
        shutil.copyfile(course, part)


@contextmanager
def _unfinished(path: Path) -> Iterator[Path]:
    """A file beside ``path`` that takes its place once it is whole and on the disk."""
    check_destination(path)
    # Hidden, so that a build of the same folder at the same time does not take it for a source.
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    try:
        yield part
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        part.replace(path)
    except (OSError, sqlite3.OperationalError) as error:
        raise CourseError(
            f"{path} cannot be written ({error}); check the folder's rights and the free space"
        ) from error
    finally:
        part.unlink(missing_ok=True)


def check_destination(path: Path) -> None:
    """Make sure that a course may be written to ``path``, before the work of making one.

    Raises:
        CourseError: its folder does not exist, or something else than a course stands there: a learner who mixes up
            the arguments must not lose a source.
    """
    if not path.parent.is_dir():
        raise CourseError(f"the folder {path.parent} does not exist; make it first or choose another place")
    if path.is_dir():
        raise CourseError(f"{path} is a folder; give the name of a file, such as {path / 'topic.adf'}")
    if path.is_file():
        with path.open("rb") as file:
            head = file.read(72)
        if head and head[68:72] != schema.APPLICATION_ID.to_bytes(4, "big"):
            raise CourseError(f"{path} is there already and is not a course; choose another name for the course file")


def fill(database: sqlite3.Connection, content: CourseContent) -> None:
    """Put a course into an empty database (a file or memory).

    Raises:
        CitationError: a citation does not hold the words of its source.
    """
    database.executescript(
        f"PRAGMA page_size = {schema.PAGE_SIZE}; PRAGMA encoding = 'UTF-8'; PRAGMA auto_vacuum = NONE;"
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;"
        f"PRAGMA application_id = {schema.APPLICATION_ID}; PRAGMA user_version = {schema.FORMAT_VERSION};"
    )
    database.executescript(schema.SCHEMA)
    database.execute("BEGIN")
    for number, source in enumerate(content.sources, 1):
        _write_source(database, number, source)
    _write_sections(database, content)
    _write_meta(database, content.title)
    database.execute("COMMIT")
    database.execute("INSERT INTO search(search) VALUES ('optimize')")
    database.execute("VACUUM")


def _write_source(database: sqlite3.Connection, number: int, entry: CourseSource) -> None:
    source = entry.source
    nuls = [offset for offset, letter in enumerate(source.text) if letter == "\0"] if "\0" in source.text else []
    database.execute(
        "INSERT INTO source VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        (
            number,
            entry.letter,
            source.name,
            source.title,
            source.media_type,
            source.encoding,
            source.checksum,
            source.version,
            _json(nuls),
            zlib.compress(source.original, 9),
            _json(source.blocks),
            _json(entry.names),
            _json(dict(sorted(source.metadata.items()))),
            _json(source.notes),
        ),
    )
    stored = source.text.replace("\0", schema.NUL_STAND_IN)
    database.executemany(
        "INSERT INTO passage VALUES (?,?,?)",
        (
            (number, start, stored[start : start + schema.PASSAGE_LENGTH])
            for start in range(0, len(stored), schema.PASSAGE_LENGTH)
        ),
    )
    _write_sentences(database, number, entry)


def _write_sentences(database: sqlite3.Connection, number: int, entry: CourseSource) -> None:
    source = entry.source
    above = list(contexts(source))
    first = database.execute("SELECT coalesce(max(id), 0) + 1 FROM sentence").fetchone()[0]
    for row, sentence in enumerate(entry.sentences, first):
        span = sentence.span
        database.execute(
            "INSERT INTO sentence VALUES (?,?,?,?,?,?,?)",
            (row, number, span.start, span.end, sentence.block, *sentence.tokens),
        )
        if _is_furniture(source, sentence.block):
            continue
        context = above[sentence.block] if sentence.block < len(above) else ""
        database.execute(
            "INSERT INTO search(rowid, words, context) VALUES (?,?,?)",
            (row, index_form(span.of(source.text)), index_form(context)),
        )


def _is_furniture(source: Source, block: int) -> bool:
    return block < len(source.blocks) and source.blocks[block].kind == "furniture"


def _write_sections(database: sqlite3.Connection, content: CourseContent) -> None:
    citations = _Citations(database, content)
    row = 0
    for section in schema.SECTIONS:
        for position, item in enumerate(getattr(content, section)):
            row += 1
            body = fold(msgspec.to_builtins(item), citations.number_of)
            database.execute("INSERT INTO item VALUES (?,?,?,?,?)", (row, section, position, item.key, _json(body)))
            database.executemany(
                "INSERT INTO link VALUES (?,?)", [(row, number) for number in dict.fromkeys(references(body))]
            )


class _Citations:
    """Gives each citation a row of its own, and none to a wrong one."""

    def __init__(self, database: sqlite3.Connection, content: CourseContent) -> None:
        self._database = database
        self._sources = {entry.source.name: (n, entry.source) for n, entry in enumerate(content.sources, 1)}
        self._numbers: dict[tuple[str, int, int], int] = {}

    def number_of(self, fields: Mapping[str, Any]) -> int:
        citation = Citation(**fields)
        if citation.source not in self._sources:
            raise CitationError(f"a citation names {citation.source}, which is no source of this course")
        row, source = self._sources[citation.source]
        if citation.version != source.version:
            raise CitationError(f"a citation of {citation.source} was made for another version of its text")
        citation.check(source.text)
        place = (citation.source, citation.start, citation.end)
        if place not in self._numbers:
            self._numbers[place] = len(self._numbers) + 1
            self._insert(row, citation, self._numbers[place])
        return self._numbers[place]

    def _insert(self, source: int, citation: Citation, number: int) -> None:
        stored = citation.quote.replace("\0", schema.NUL_STAND_IN)
        try:
            self._database.execute(
                "INSERT INTO citation VALUES (?,?,?,?,?)", (number, source, citation.start, citation.end, stored)
            )
        except sqlite3.IntegrityError as error:
            raise CitationError(f"{citation.source}, {citation.start}-{citation.end}: {error}") from error


def _write_meta(database: sqlite3.Connection, title: str) -> None:
    entries = {
        "title": title,
        "content": content_hash(database, title),
        **{f"seal {name}": seal(database, name) for name in SEALED},
    }
    database.executemany("INSERT INTO meta VALUES (?,?)", sorted(entries.items()))


SEALED = {
    "source": "SELECT id, letter, name, title, media_type, encoding, checksum, version, nuls, blocks, names, metadata,"
    " notes FROM source ORDER BY id",
    "sentence": 'SELECT id, source, start, "end", block, first_token, end_token FROM sentence ORDER BY id',
    "citation": 'SELECT id, source, start, "end", quote FROM citation ORDER BY id',
    **{
        section: f"SELECT key, body FROM item WHERE section = '{section}' ORDER BY position"  # noqa: S608 (own names)
        for section in schema.SECTIONS
    },
}
"""What the reader seals one by one, so that an edited file is noticed when the edited part is read."""


def seal(database: sqlite3.Connection, name: str) -> str:
    """SHA-256 over one part of the file, as it is stored."""
    return digest(database.execute(SEALED[name]))


def content_hash(database: sqlite3.Connection, title: str) -> str:
    """The hash of a course: the same on every machine for the same sources.

    It covers the title, the sources' names and versions, and every item with its citations; not the bytes of the file,
    nor the last digits of a number.
    """

    def rows() -> Iterator[tuple[Any, ...]]:
        yield ("title", title)
        yield from database.execute("SELECT letter, name, version FROM source ORDER BY id")
        yield from database.execute(SEALED["citation"])
        for section, position, key, body in database.execute(
            "SELECT section, position, key, body FROM item ORDER BY id"
        ):
            yield (section, position, key, msgspec.json.decode(body))

    return digest(rows())


def _json(value: Any) -> str:  # noqa: ANN401 (JSON is any)
    return msgspec.json.encode(value).decode()
