"""The tables of a course file (``.adf``): one SQLite database that is written once and only read afterwards."""

from __future__ import annotations

import typing
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

import msgspec

from adfontes.values.course import CourseContent, CourseSource

APPLICATION_ID: Final = 0x61646631
"""``adf1`` in ASCII; stands at byte 68 of the file, where tools such as ``file`` look."""
FORMAT_VERSION: Final = 1
"""Raised when a file of the old form can no longer be read."""
PAGE_SIZE: Final = 4096
PASSAGE_LENGTH: Final = 8192
"""Code points in one row of ``passage``: the gate reads a row or two for a citation, never a whole book."""
NUL_STAND_IN: Final = "\uffff"
"""SQLite's functions end a text at U+0000, so a noncharacter stands for it; ``source.nuls`` says where."""

SCHEMA: Final = f"""
CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE source(
    id INTEGER PRIMARY KEY,
    letter TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    media_type TEXT NOT NULL,
    encoding TEXT NOT NULL,
    checksum TEXT NOT NULL,                    -- SHA-256 of the original bytes
    version TEXT NOT NULL,                     -- SHA-256 of the text in UTF-8
    nuls TEXT NOT NULL,                        -- JSON: where U+0000 stands
    original BLOB NOT NULL,                    -- zlib
    blocks TEXT NOT NULL,                      -- JSON
    names TEXT NOT NULL,                       -- JSON: name mentions
    metadata TEXT NOT NULL,                    -- JSON
    notes TEXT NOT NULL                        -- JSON
);

-- The text of a source in pieces of {PASSAGE_LENGTH} code points; joined, they are the text.
CREATE TABLE passage(
    source INTEGER NOT NULL REFERENCES source(id),
    start INTEGER NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (source, start)
);

CREATE TABLE sentence(
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES source(id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    block INTEGER NOT NULL,
    first_token INTEGER NOT NULL,
    end_token INTEGER NOT NULL
);

-- Claims, findings, facts ...: a section for each such field of CourseContent.
-- In a body, {{"cite": 7}} stands for row 7 of citation.
CREATE TABLE item(
    id INTEGER PRIMARY KEY,
    section TEXT NOT NULL,
    position INTEGER NOT NULL,
    key TEXT NOT NULL,
    body TEXT NOT NULL,                        -- JSON
    UNIQUE (section, position)
);

CREATE TABLE citation(
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES source(id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote TEXT NOT NULL CHECK (quote <> ''),
    UNIQUE (source, start, "end")
);

CREATE TABLE link(
    item INTEGER NOT NULL REFERENCES item(id),
    citation INTEGER NOT NULL REFERENCES citation(id),
    PRIMARY KEY (item, citation)
) WITHOUT ROWID;

-- The gate: no citation whose quote is not the words that stand at its place.
CREATE TRIGGER citation_gate BEFORE INSERT ON citation
WHEN new.quote IS NOT (
    SELECT substr(group_concat(words, ''), new.start - min(start) + 1, new."end" - new.start)
    FROM (SELECT start, words FROM passage
          WHERE source = new.source AND start < new."end" AND start > new.start - {PASSAGE_LENGTH}
          ORDER BY start)
)
BEGIN
    SELECT RAISE(ABORT, 'the quote does not stand where the citation says');
END;

CREATE TRIGGER citation_is_final BEFORE UPDATE ON citation
BEGIN
    SELECT RAISE(ABORT, 'a citation is never changed');
END;

CREATE VIRTUAL TABLE search USING fts5(
    words, context, content='', tokenize='porter unicode61 remove_diacritics 2'
);
"""  # noqa: S608 (numbers of our own)


def _find_sections() -> dict[str, type[msgspec.Struct]]:
    """Every field of :class:`CourseContent` that holds a tuple of structs, but for the sources themselves."""
    found: dict[str, type[msgspec.Struct]] = {}
    for name, hint in typing.get_type_hints(CourseContent).items():
        inner: tuple[Any, ...] = typing.get_args(hint)
        if typing.get_origin(hint) is tuple and inner[0] is not CourseSource:
            found[name] = inner[0]
    return found


SECTIONS: Final[Mapping[str, type[msgspec.Struct]]] = MappingProxyType(_find_sections())
"""Name of each section and the type of its items. A new field of CourseContent is a new section by itself."""
