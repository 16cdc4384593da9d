"""Opening a course file: read-only, part by part, each part proved whole before it is handed out."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Generic, TypeVar, overload

import msgspec

from adfontes.course import schema
from adfontes.course.overlay import apply_edits, read_overlay
from adfontes.course.packing import unfold
from adfontes.course.search import CONTEXT_WEIGHT, FullText, Hit, match_expression
from adfontes.course.write import SEALED, fill, seal
from adfontes.errors import CourseError, DamagedCourse
from adfontes.values.annotations import NameMention, Sentence
from adfontes.values.course import CourseContent, CourseSource
from adfontes.values.edits import Edit, FollowedEdit
from adfontes.values.evidence import Claim, Finding
from adfontes.values.sources import Block, Source
from adfontes.values.spans import Span
from adfontes.values.study import (
    Argument,
    Card,
    CausalLink,
    Fact,
    KeyTerm,
    NameEntry,
    QuizQuestion,
    SourceProfile,
    StudyQuestion,
    TimelineEntry,
    TopicCard,
)

_HEADER_LENGTH: Final = 100

_Struct = TypeVar("_Struct", bound=msgspec.Struct)


def open_course(path: Path, *, overlay: bool = True) -> CourseFile:
    """Open a course file for reading; nothing is ever written to it.

    Args:
        path: a file that :func:`~adfontes.course.write_course` wrote.
        overlay: apply the corrections that a person keeps beside it.

    Raises:
        CourseError: there is no such file, or a newer adfontes wrote it, or its corrections cannot be read.
        DamagedCourse: it is no course, or it was cut off or edited.
    """
    path = Path(path)
    _check_header(path)
    edits = read_overlay(path) if overlay else ()
    uri = path.resolve().as_uri() + "?mode=ro&immutable=1"
    try:
        # Web workers share one open course between threads; SQLite itself serialises them.
        database = sqlite3.connect(uri, uri=True, check_same_thread=False)
    except sqlite3.Error as error:
        raise CourseError(f"{path} cannot be opened ({error}); check that you may read it") from error
    return CourseFile(database, path, edits)


def hold_course(content: CourseContent) -> CourseFile:
    """A course in memory, behind the same gate and with the same search as one in a file.

    Raises:
        CitationError: a citation does not hold the words of its source.
    """
    database = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    fill(database, content)
    return CourseFile(database, None)


def _check_header(path: Path) -> None:
    """Tell a foreign, newer or truncated file from its first hundred bytes and its length (SQLite file format, 1.3)."""
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_LENGTH)
            length = file.seek(0, 2)
    except FileNotFoundError as error:
        raise CourseError(f"there is no file {path}; build it first: adfontes build FOLDER -o {path}") from error
    except OSError as error:
        raise CourseError(f"{path} cannot be read ({error.strerror}); give the name of a course file") from error
    if len(header) < _HEADER_LENGTH or not header.startswith(b"SQLite format 3\0"):
        raise DamagedCourse(f"{path} is not a course file; build one from your sources with: adfontes build")
    if int.from_bytes(header[68:72], "big") != schema.APPLICATION_ID:
        raise DamagedCourse(f"{path} is a database of another program, not a course; build one with: adfontes build")
    version = int.from_bytes(header[60:64], "big")
    if version > schema.FORMAT_VERSION:
        raise CourseError(f"{path} was built by a newer adfontes (form {version}); install that to open it")
    if version < schema.FORMAT_VERSION:
        raise CourseError(f"{path} was built by an older adfontes (form {version}); build it again from its sources")
    promised = int.from_bytes(header[28:32], "big") * int.from_bytes(header[16:18], "big")
    if length != promised:
        raise DamagedCourse(f"{path} is cut off ({length} of {promised} bytes); build it again or copy it again")


class _Section(Generic[_Struct]):
    """A section of a course under its own name, read when it is first asked for and kept then."""

    def __init__(self, of: type[_Struct]) -> None:
        self._of = of

    def __set_name__(self, owner: type[CourseFile], name: str) -> None:
        self._name = name

    @overload
    def __get__(self, course: None, owner: type[CourseFile]) -> _Section[_Struct]: ...
    @overload
    def __get__(self, course: CourseFile, owner: type[CourseFile]) -> tuple[_Struct, ...]: ...
    def __get__(self, course: CourseFile | None, owner: type[CourseFile]) -> _Section[_Struct] | tuple[_Struct, ...]:
        if course is None:
            return self
        items = course.edited(self._name, self._of)
        # Found there before this descriptor the next time, as functools.cached_property does it.
        course.__dict__[self._name] = items
        return items


class CourseFile:
    """A course, read from its file when something is asked for, and kept then.

    Each section has the name and the type that it has in :class:`~adfontes.values.course.CourseContent`. Close the
    course, or use it in a ``with`` block, where many are opened.
    """

    def __init__(self, database: sqlite3.Connection, path: Path | None, edits: Sequence[Edit] = ()) -> None:
        self._database = database
        self._edits = tuple(edits)
        self.path: Final = path
        """None for a course in memory."""

    def __enter__(self) -> CourseFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file. What was read stays usable."""
        self._database.close()

    @cached_property
    def title(self) -> str:
        """What the course is about."""
        return self._meta["title"]

    @cached_property
    def content_hash(self) -> str:
        """SHA-256 over statements, citations and keys: the same on every machine for the same sources."""
        return self._meta["content"]

    @cached_property
    def sources(self) -> tuple[CourseSource, ...]:
        """The sources with their letters, sorted by name; without the original bytes (see :meth:`original`)."""
        with self._damage():
            self._unseal("source")
            self._unseal("sentence")
            rows = self._database.execute(SEALED["source"]).fetchall()
            return tuple(self._source(row) for row in rows)

    def source(self, name: str) -> Source:
        """The source of this name.

        Raises:
            KeyError: the course has no such source.
        """
        return self._by_name[name].source

    def letter(self, name: str) -> str:
        """The letter of the source of this name.

        Raises:
            KeyError: the course has no such source.
        """
        return self._by_name[name].letter

    def original(self, name: str) -> bytes:
        """The bytes of a source as they were given.

        Raises:
            KeyError: the course has no such source.
            DamagedCourse: they are not those that were stored.
        """
        checksum = self.source(name).checksum
        with self._damage():
            row = self._database.execute("SELECT original FROM source WHERE name = ?", (name,)).fetchone()
            original = zlib.decompress(row[0])
        if hashlib.sha256(original).hexdigest() != checksum:
            raise self._damaged(f"the original of {name}")
        return original

    claims = _Section(Claim)
    findings = _Section(Finding)
    facts = _Section(Fact)
    timeline = _Section(TimelineEntry)
    names = _Section(NameEntry)
    cards = _Section(Card)
    quiz = _Section(QuizQuestion)
    terms = _Section(KeyTerm)
    topic_cards = _Section(TopicCard)
    causes = _Section(CausalLink)
    arguments = _Section(Argument)
    questions = _Section(StudyQuestion)
    profiles = _Section(SourceProfile)

    def edited(self, name: str, of: type[_Struct]) -> tuple[_Struct, ...]:
        """The items of one section with a person's corrections, hidden ones left out, added ones at the end."""
        items = self.section(name, of)
        return apply_edits(name, items, self._edits, self._texts)[0] if self._edits else items

    @cached_property
    def edits(self) -> tuple[FollowedEdit, ...]:
        """A person's corrections in the order in which they were made, and what became of each."""
        fates = {
            id(followed.edit): followed
            for name in {edit.section for edit in self._edits}
            for followed in apply_edits(name, self.section(name, schema.SECTIONS[name]), self._edits, self._texts)[1]
        }
        return tuple(fates[id(edit)] for edit in self._edits)

    def section(self, name: str, of: type[_Struct]) -> tuple[_Struct, ...]:
        """The items of one section as they were built.

        Args:
            name: a key of :data:`adfontes.course.schema.SECTIONS`.
            of: the type that its items have there.

        Raises:
            DamagedCourse: they are not those that were stored.
        """
        if schema.SECTIONS.get(name) is not of:
            raise ValueError(f"a course has no section {name} of {of.__name__}")
        with self._damage():
            self._unseal(name)
            rows = self._database.execute("SELECT body FROM item WHERE section = ? ORDER BY position", (name,))
            bodies = (unfold(msgspec.json.decode(body), self._citations) for (body,) in rows)
            return tuple(msgspec.convert(body, of) for body in bodies)

    @property
    def content(self) -> CourseContent:
        """The whole course as the value that was written, with the originals of its sources, without corrections."""
        return self._content({name: self.section(name, of) for name, of in schema.SECTIONS.items()})

    @property
    def edited_content(self) -> CourseContent:
        """The same with a person's corrections."""
        return self._content({name: getattr(self, name) for name in schema.SECTIONS})

    def _content(self, sections: dict[str, Any]) -> CourseContent:
        sources = tuple(
            msgspec.structs.replace(
                entry, source=msgspec.structs.replace(entry.source, original=self.original(entry.source.name))
            )
            for entry in self.sources
        )
        return CourseContent(title=self.title, sources=sources, **sections)

    def search(self, query: str, limit: int = 20) -> tuple[Hit, ...]:
        """Find the sentences that hold words of the query, best first.

        Args:
            query: anything a person types; no character in it is an operator.
            limit: how many at most.
        """
        expression = match_expression(query)
        if not expression:
            return ()
        with self._damage():
            rows = self._database.execute(
                'SELECT source.name, sentence.start, sentence."end", sentence.block, -score FROM'
                " (SELECT rowid AS found, bm25(search, 1.0, ?) AS score FROM search WHERE search MATCH ?"
                "  ORDER BY score, rowid LIMIT ?)"
                " JOIN sentence ON sentence.id = found JOIN source ON source.id = sentence.source"
                " ORDER BY score, sentence.id",
                (CONTEXT_WEIGHT, expression, limit),
            )
            return tuple(
                Hit(source=name, span=Span(start, end), block=block, score=score)
                for name, start, end, block, score in rows
            )

    @cached_property
    def full_text(self) -> FullText:
        """The full-text index, for those who ask it more than :meth:`search` tells."""
        return FullText(self._database, self._damage)

    @cached_property
    def searchable(self) -> dict[int, tuple[CourseSource, Sentence]]:
        """Every sentence of the full-text index by its number; numbers follow the order of the text."""
        sentences = [(entry, sentence) for entry in self.sources for sentence in entry.sentences]
        return {number: sentences[number - 1] for number in self.full_text.numbers()}

    def copy_to(self, database: sqlite3.Connection) -> None:
        """Copy the whole file into another database (memory), where a check may look at it freely."""
        self._database.backup(database)

    @cached_property
    def _meta(self) -> dict[str, str]:
        with self._damage():
            return dict(self._database.execute("SELECT name, value FROM meta").fetchall())

    @cached_property
    def _by_name(self) -> dict[str, CourseSource]:
        return {entry.source.name: entry for entry in self.sources}

    @property
    def _texts(self) -> dict[str, Source]:
        return {name: entry.source for name, entry in self._by_name.items()}

    @cached_property
    def _citations(self) -> dict[int, dict[str, Any]]:
        """Every citation by its number, as the fields of :class:`~adfontes.values.citations.Citation`."""
        self._unseal("citation")
        texts = {entry.source.name: entry.source.text for entry in self.sources}
        rows = self._database.execute(
            'SELECT citation.id, name, version, start, "end", quote'
            " FROM citation JOIN source ON source.id = citation.source ORDER BY citation.id"
        )
        found = {}
        for number, name, version, start, end, quote in rows:
            words = texts[name][start:end]
            if words.replace("\0", schema.NUL_STAND_IN) != quote:
                raise self._damaged(f"the quote {quote[:40]!r} of {name}")
            found[number] = {"source": name, "version": version, "start": start, "end": end, "quote": words}
        return found

    def _source(self, row: tuple[Any, ...]) -> CourseSource:
        number, letter, name, title, media_type, encoding, checksum, version, nuls, blocks, names, metadata, notes = row
        text = self._text(number, msgspec.json.decode(nuls, type=list[int]))
        if hashlib.sha256(text.encode()).hexdigest() != version:
            raise self._damaged(f"the text of {name}")
        source = Source(
            name=name,
            title=title,
            media_type=media_type,
            text=text,
            version=version,
            blocks=msgspec.json.decode(blocks, type=tuple[Block, ...]),
            original=b"",
            checksum=checksum,
            encoding=encoding,
            notes=msgspec.json.decode(notes, type=tuple[str, ...]),
            metadata=msgspec.json.decode(metadata, type=dict[str, str]),
        )
        return CourseSource(
            letter=letter,
            source=source,
            sentences=tuple(self._sentences(number)),
            names=msgspec.json.decode(names, type=tuple[NameMention, ...]),
        )

    def _text(self, source: int, nuls: list[int]) -> str:
        rows = self._database.execute("SELECT words FROM passage WHERE source = ? ORDER BY start", (source,))
        text = "".join(words for (words,) in rows)
        if not nuls:
            return text
        letters = list(text)
        for offset in nuls:
            letters[offset] = "\0"
        return "".join(letters)

    def _sentences(self, source: int) -> Iterator[Sentence]:
        rows = self._database.execute(
            'SELECT start, "end", block, first_token, end_token FROM sentence WHERE source = ? ORDER BY id', (source,)
        )
        for start, end, block, first_token, end_token in rows:
            yield Sentence(span=Span(start, end), block=block, tokens=(first_token, end_token))

    def _unseal(self, name: str) -> None:
        """Make sure that one part is as it was written."""
        if seal(self._database, name) != self._meta.get(f"seal {name}"):
            raise self._damaged(f"its {name}")

    def _damaged(self, what: str) -> DamagedCourse:
        return DamagedCourse(
            f"{self.path or 'the course'} was changed after it was built ({what}); build it again from its sources"
        )

    @contextmanager
    def _damage(self) -> Iterator[None]:
        """Turn what SQLite and msgspec say of broken rows into one sentence."""
        try:
            yield
        except (sqlite3.DatabaseError, msgspec.MsgspecError, zlib.error, KeyError, IndexError, UnicodeError) as error:
            raise DamagedCourse(
                f"{self.path or 'the course'} is damaged ({error}); build it again from its sources"
            ) from error
