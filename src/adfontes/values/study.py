"""Study material: what a learner reads and practises. Everything carries the citations it rests on."""

from __future__ import annotations

from typing import Literal

import msgspec

from adfontes.values.citations import Citation
from adfontes.values.names import Name
from adfontes.values.time import TimeSpan


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """Something the sources say, and who says it."""

    text: str
    citations: tuple[Citation, ...]
    """At least one; at most 300 characters each; the best first."""
    sources: tuple[str, ...]
    """Names of the sources that say it, sorted."""
    support: int = 1
    """Independent sources that say it."""
    disputes: tuple[str, ...] = ()
    """Keys of the disputed findings that it takes part in."""
    claims: tuple[str, ...] = ()
    """Keys of the claims that it rests on."""
    context: str = ""
    """The heading, question or lead-in that the words stand under, where they need it to be understood; ``text`` then
    begins with it. It is the source's own too, but not part of the quotation."""


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """A statement that a test may ask for, with what other sources add to it."""

    key: str
    statement: Statement
    further: tuple[Statement, ...] = ()
    """More exact or additional terms ("at 1 per cent", "until 1963")."""


class TimelineEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A dated event. A disputed date names its finding in the statement; each side has an entry of its own."""

    key: str
    when: TimeSpan
    label: str
    """The date as a reader writes it: ``14 February 1950``."""
    statement: Statement


class NameEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A person, place or organisation with all its names and the best statements about it."""

    name: Name
    mentions: tuple[Citation, ...]
    statements: tuple[Statement, ...] = ()

    @property
    def key(self) -> str:
        """The key of the name: items of every section of a course have one."""
        return self.name.key


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """A flashcard. It owns a set of claims, so that a rebuild can find it again (lineage)."""

    key: str
    front: str
    back: Statement
    kind: Literal["fact", "date", "quantity", "name", "dispute", "source_card"]
    claims: tuple[str, ...]
    """Keys of claims, and of quotations (``quote-...``) where the evidence room made no claim of the words."""
    note: str = ""
    """What adfontes says of the evidence ("Only one source says this."); never the words of a source."""


class Option(msgspec.Struct, frozen=True, kw_only=True):
    """One answer offered by a quiz. A wrong one cites where its words come from, and no source supports it here."""

    text: str
    right: bool
    citations: tuple[Citation, ...]


class QuizQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """A multiple-choice question whose right answer is cited."""

    key: str
    stem: str
    options: tuple[Option, ...]
    statement: Statement
    claims: tuple[str, ...]
