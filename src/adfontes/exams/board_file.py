"""The form of a board's file (TOML): what a person writes, and how it becomes a :class:`~adfontes.values.exams.Board`.

A file names each set of levels, caps and rows once and lets its questions refer to them; document and day of the check
stand at the top and hold for everything below.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from adfontes.errors import BoardError
from adfontes.values.exams import (
    Basis,
    Board,
    Cap,
    Confidence,
    Form,
    Level,
    Paper,
    QuestionType,
    RubricRow,
    Section,
)


class LevelsTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[levels.NAME]``: a set of levels that several questions share, the lowest first."""

    marks: tuple[tuple[int, int], ...]
    """Lowest and highest mark of each."""
    rungs: tuple[tuple[int, ...], ...]
    """Rungs of the general ladder in each."""
    descriptors: tuple[str, ...]
    """What an answer does, in our own words."""


class QuestionTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[[question]]``: one question type."""

    key: str
    form: Form
    stem: str
    command: str
    marks: int
    minutes: float
    confidence: Confidence
    place: str = ""
    note: str = ""
    extra_marks: int = 0
    other_stems: tuple[str, ...] = ()
    objectives: dict[str, float] = {}
    levels: str = ""
    """Name of a table in ``[levels]``."""
    rows: str = ""
    """Name of a list in ``[rows]``."""
    caps: tuple[str, ...] = ()
    """Names of tables in ``[caps]``."""
    points: int = 0
    stimulus: int = 0
    documents: int = 0
    top: str = ""
    first_sitting: int | None = None
    last_sitting: int | None = None


class PaperTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[[paper]]``: a paper and, in ``[[paper.section]]``, its parts."""

    key: str
    name: str
    marks: int
    minutes: int
    confidence: Confidence
    section: tuple[Section, ...]
    share: float = 0.0
    left_out: str = ""
    place: str = ""
    note: str = ""
    first_sitting: int | None = None
    last_sitting: int | None = None


class BoardFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A whole file."""

    key: str
    name: str
    checked: datetime.date
    document: str
    confidence: Confidence
    question: tuple[QuestionTable, ...] = ()
    paper: tuple[PaperTable, ...] = ()
    like: str = ""
    """Key of a board whose papers, questions and objectives hold here too; this file then gives none of its own."""
    code: str = ""
    ages: str = ""
    place: str = ""
    note: str = ""
    notes: tuple[str, ...] = ()
    objectives: dict[str, str] = {}
    levels: dict[str, LevelsTable] = {}
    caps: dict[str, Cap] = {}
    rows: dict[str, tuple[RubricRow, ...]] = {}


def decode_file(words: bytes, name: str) -> BoardFile:
    """Read a board's file as it was written.

    Args:
        words: the file (TOML in UTF-8).
        name: what the file is called, for the message.

    Raises:
        BoardError: it is not TOML, lacks something, or holds something unknown.
    """
    try:
        return msgspec.toml.decode(words, type=BoardFile)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:  # a ValidationError is a DecodeError
        raise BoardError(f"{name} is not a board's file ({error}); docs/exams.md shows the form of one") from error


def make_board(given: BoardFile, name: str, others: Mapping[str, Board]) -> Board:
    """The board that a file describes.

    Args:
        given: the file.
        name: what it is called, for the message.
        others: the boards that it may be like.

    Raises:
        BoardError: the file refers to something that is not there.
    """
    if given.like:
        if given.question or given.paper:
            raise BoardError(f"{name} is like {given.like} and has questions of its own; take one of the two out")
        if given.like not in others:
            raise BoardError(f"{name} is like {given.like!r}, which is no board; choose one of: {', '.join(others)}")
        return replace(
            others[given.like],
            key=given.key,
            name=given.name,
            code=given.code,
            ages=given.ages,
            notes=given.notes,
            checked=given.checked,
            basis=_basis(given, given.confidence, given.place, given.note),
        )
    return Board(
        key=given.key,
        name=given.name,
        code=given.code,
        ages=given.ages,
        papers=tuple(_paper(given, table) for table in given.paper),
        question_types=tuple(_question_type(given, table, name) for table in given.question),
        objectives=given.objectives,
        notes=given.notes,
        checked=given.checked,
        basis=_basis(given, given.confidence, given.place, given.note),
    )


def _basis(given: BoardFile, confidence: Confidence, place: str, note: str) -> Basis:
    return Basis(
        document=given.document, place=place or given.place, checked=given.checked, confidence=confidence, note=note
    )


def _paper(given: BoardFile, table: PaperTable) -> Paper:
    return Paper(
        key=table.key,
        name=table.name,
        marks=table.marks,
        minutes=table.minutes,
        share=table.share,
        sections=table.section,
        left_out=table.left_out,
        first_sitting=table.first_sitting,
        last_sitting=table.last_sitting,
        basis=_basis(given, table.confidence, table.place, table.note),
    )


def _question_type(given: BoardFile, table: QuestionTable, name: str) -> QuestionType:
    def defined(kind: str, key: str, known: object) -> None:
        assert isinstance(known, dict)
        if key and key not in known:
            raise BoardError(
                f"{name}: question {table.key} refers to {kind}.{key}, which is not there; add [{kind}.{key}]"
            )

    defined("levels", table.levels, given.levels)
    defined("rows", table.rows, given.rows)
    for cap in table.caps:
        defined("caps", cap, given.caps)
    return QuestionType(
        key=table.key,
        form=table.form,
        stem=table.stem,
        other_stems=table.other_stems,
        command=table.command,
        marks=table.marks,
        minutes=table.minutes,
        extra_marks=table.extra_marks,
        objectives=table.objectives,
        levels=_levels(given.levels[table.levels], f"{name}: levels.{table.levels}") if table.levels else (),
        rows=given.rows[table.rows] if table.rows else (),
        caps=tuple(given.caps[cap] for cap in table.caps),
        points=table.points,
        stimulus=table.stimulus,
        documents=table.documents,
        top=table.top,
        first_sitting=table.first_sitting,
        last_sitting=table.last_sitting,
        basis=_basis(given, table.confidence, table.place, table.note),
    )


def _levels(table: LevelsTable, where: str) -> tuple[Level, ...]:
    if not len(table.marks) == len(table.rungs) == len(table.descriptors):
        raise BoardError(f"{where} has not as many marks, rungs and descriptors; give one of each for every level")
    together = zip(table.marks, table.rungs, table.descriptors, strict=True)
    return tuple(
        Level(number=number, low=low, high=high, descriptor=descriptor, rungs=rungs)
        for number, ((low, high), rungs, descriptor) in enumerate(together, 1)
    )
