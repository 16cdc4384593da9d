"""What marking an answer says: practice feedback with its reasons, never an official mark."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from adfontes.values.citations import Citation
from adfontes.values.exams import PRACTICE_ONLY, Form
from adfontes.values.study import Statement

SlipKind = Literal["date", "quantity", "money", "duration", "name", "place", "polarity"]


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """A cited point that the answer makes, in whatever words."""

    start: int
    end: int
    """Where in the answer, in code points; ``end`` is exclusive."""
    quote: str
    """The words of the answer."""
    statement: Statement
    """What the sources say of it."""
    citations: tuple[Citation, ...]
    """The same as in the statement, best first."""
    indicative: bool = False
    """Whether it is one of the points that the question asks for."""


class Missing(msgspec.Struct, frozen=True, kw_only=True):
    """A point that the sources make to this question and the answer does not."""

    statement: Statement
    citations: tuple[Citation, ...]
    side: Literal["for", "against", "point"] = "point"


class SlipSide(msgspec.Struct, frozen=True, kw_only=True):
    """A value that sources give, and who gives it."""

    value: str
    sources: tuple[str, ...]
    """Names of the sources, sorted."""
    citations: tuple[Citation, ...]


class AnswerSlip(msgspec.Struct, frozen=True, kw_only=True):
    """Something in the answer that the sources contradict, beside their own words."""

    start: int
    end: int
    """Where in the answer, in code points; ``end`` is exclusive."""
    wrote: str
    kind: SlipKind
    message: str
    """In a sentence: what was written, and how many sources say otherwise."""
    sides: tuple[SlipSide, ...]
    """What the sources say, the value with most of them first."""
    citations: tuple[Citation, ...]
    """The sentences that contradict it, best first."""


class Differing(msgspec.Struct, frozen=True, kw_only=True):
    """A value of the answer on one side of a dispute: no slip, but worth saying."""

    start: int
    end: int
    wrote: str
    message: str
    finding: str
    """Key of the disputed finding."""
    sides: tuple[SlipSide, ...]
    citations: tuple[Citation, ...]


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """Something that speaks for or against a higher band, with the words of the answer that show it."""

    skill: Literal["knowledge", "explanation", "sides", "judgement", "sources", "accuracy", "focus"]
    met: bool
    text: str
    start: int | None = None
    end: int | None = None
    """Where the answer shows it; None where it is absent."""


class Band(msgspec.Struct, frozen=True, kw_only=True):
    """Where the answer stands on the general ladder, and in the board's levels where they are known."""

    rung: int
    """The likeliest of the five rungs, from 1 (asserts) to 5 (judges throughout)."""
    low: int
    high: int
    """The rungs between which it may lie."""
    label: str
    """What an answer on this rung does."""
    next: str
    """What would lift it to the next rung; empty at the top."""
    sure: bool
    """False where the signs point to more than one rung."""
    level: str = ""
    """The board's level or levels with their marks ("level 3 to 4, 9 to 13 of 16"); empty without a board."""
    marks: tuple[int, int] | None = None
    """Lowest and highest practice mark; None without a board."""


class RowResult(msgspec.Struct, frozen=True, kw_only=True):
    """A row of a rubric that is counted."""

    key: str
    name: str
    marks: int
    most: int
    reason: str
    sure: bool = True


class CapResult(msgspec.Struct, frozen=True, kw_only=True):
    """A cap of the board that the answer runs into."""

    rule: str
    at_most: int
    reason: str


class Override(msgspec.Struct, frozen=True, kw_only=True):
    """A teacher's own mark; it stands above what adfontes found."""

    marking: str
    """Key of the marking."""
    teacher: str
    mark: str
    """As the teacher writes it ("13 of 16", "level 3")."""
    note: str = ""
    when: datetime
    """Aware, in UTC."""


class Marking(msgspec.Struct, frozen=True, kw_only=True):
    """Feedback on one answer to one question."""

    key: str
    """The same for the same question, answer and course."""
    question: str
    answer: str
    form: Form
    command: str
    """The words of the question that told its type; empty where none did."""
    points: tuple[Held, ...]
    missing: tuple[Missing, ...]
    slips: tuple[AnswerSlip, ...]
    differing: tuple[Differing, ...] = ()
    band: Band
    reasons: tuple[Reason, ...]
    rows: tuple[RowResult, ...] = ()
    caps: tuple[CapResult, ...] = ()
    unsure: tuple[str, ...] = ()
    """What could not be told, each in a sentence."""
    note: str = PRACTICE_ONLY
