"""Study material: what a learner reads and practises. Everything carries the citations it rests on."""

from __future__ import annotations

from typing import Literal

import msgspec

from adfontes.values.citations import Citation
from adfontes.values.edits import ByPerson
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
    by_person: ByPerson | None = None
    """Where a person corrected, added or approved it; see :mod:`adfontes.values.edits`."""


class TimelineEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A dated event. A disputed date names its finding in the statement; each side has an entry of its own."""

    key: str
    when: TimeSpan
    label: str
    """The date as a reader writes it: ``14 February 1950``."""
    statement: Statement
    by_person: ByPerson | None = None
    """Where a person corrected, added or approved it; see :mod:`adfontes.values.edits`."""


class NameEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A person, place or organisation with all its names and the best statements about it."""

    name: Name
    mentions: tuple[Citation, ...]
    statements: tuple[Statement, ...] = ()
    by_person: ByPerson | None = None
    """Where a person corrected, added or approved it; see :mod:`adfontes.values.edits`."""

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
    by_person: ByPerson | None = None
    """Where a person corrected, added or approved it; see :mod:`adfontes.values.edits`."""


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
    by_person: ByPerson | None = None
    """Where a person corrected, added or approved it; see :mod:`adfontes.values.edits`."""


class KeyTerm(msgspec.Struct, frozen=True, kw_only=True):
    """A term of the topic with what the sources say it means."""

    key: str
    term: str
    """As the sources write it."""
    other_names: tuple[str, ...] = ()
    """Other languages, transliterations, abbreviations and old names, as the sources write them."""
    definition: Statement
    further: tuple[Statement, ...] = ()
    """What else the sources say that a learner needs in order to use the term."""
    by_person: ByPerson | None = None
    """Where a person corrected, added or approved it; see :mod:`adfontes.values.edits`."""


class CardLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a topic card: what was agreed, suffered, decided; and, of a promise, what became of it."""

    label: str
    """What the line tells: "Parties", "Loan", "Mutual defence", "Strengths", "Outcome"."""
    party: str = ""
    """The side that it belongs to, where sides differ."""
    said: tuple[Statement, ...]
    """Best first."""
    kept: tuple[Statement, ...] = ()
    """What the sources say was done about a promise."""
    outcome: Literal["kept", "broken", "partly", "not said"] = "not said"
    """What the sources say became of it; "not said" also where the line is no promise."""
    promise: bool = False
    """Whether the line promises something, so that one asks what became of it."""
    working: str = ""
    """Arithmetic over the cited values, in plain words ("five instalments of $60 million make $300 million")."""


class TopicCard(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement, battle, crisis ... on one card. It has only the lines that the sources fill."""

    key: str
    name: str
    shape: Literal["agreement", "war", "battle", "crisis", "reform", "epidemic", "economy", "revolution", "disaster"]
    other_names: tuple[str, ...] = ()
    lines: tuple[CardLine, ...]
    by_person: ByPerson | None = None
    """Where a person corrected, added or approved it; see :mod:`adfontes.values.edits`."""


class CausalLink(msgspec.Struct, frozen=True, kw_only=True):
    """The sources say that one thing led to another. Links whose nodes share a key form a chain."""

    key: str
    cause: Statement
    effect: Statement
    cause_node: str
    """Key of the node of the graph: the same for the same thing in other words."""
    effect_node: str
    statement: Statement
    """The sentence, or pair of sentences, that says so."""
    part: Literal["cause", "consequence"]
    """Of the topic's main event: before it or after it."""
    reach: Literal["long-term", "short-term", "trigger", "not said"] = "not said"
    by_person: ByPerson | None = None
    """Where a person corrected, added or approved it; see :mod:`adfontes.values.edits`."""


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """Evidence on one side of a question, and what answers it ("However ...")."""

    statement: Statement
    answered_by: tuple[Statement, ...] = ()


class Argument(msgspec.Struct, frozen=True, kw_only=True):
    """An evaluative question with the evidence on both sides and how one would judge it."""

    key: str
    question: str
    supporting: tuple[Point, ...]
    opposing: tuple[Point, ...]
    interpretations: tuple[Statement, ...] = ()
    """Judgements of the sources themselves, told as theirs."""
    criteria: tuple[str, ...] = ()
    """What a judgement should weigh, in our words."""
    judgement: str = ""
    """Our own words over the counted evidence: never a verdict without its reason."""
    would_change: str = ""
    """What evidence would change the judgement."""
    by_person: ByPerson | None = None
    """Where a person corrected, added or approved it; see :mod:`adfontes.values.edits`."""


class StudyQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """A question with its answer: one that a source carries, or one made from claims."""

    key: str
    question: str
    answers: tuple[Statement, ...]
    """The model answer of the source, or the statements that answer it, best first."""
    origin: Literal["source", "made"]
    asked_in: tuple[Citation, ...] = ()
    """Where the source asks it."""
    by_person: ByPerson | None = None
    """Where a person corrected, added or approved it; see :mod:`adfontes.values.edits`."""


class Slip(msgspec.Struct, frozen=True, kw_only=True):
    """Where a source is probably wrong, and why we think so."""

    statement: Statement
    reason: str
    contradicted_by: tuple[Statement, ...] = ()


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of a source's own bibliography, taken apart as far as it tells."""

    citation: Citation
    authors: tuple[str, ...] = ()
    title: str = ""
    year: str = ""
    publisher: str = ""


class SourceProfile(msgspec.Struct, frozen=True, kw_only=True):
    """What sort of source this is, how it stands to the others, and how to cite it."""

    key: str
    source: str
    """The source's name."""
    kind: Literal[
        "textbook", "encyclopaedia", "notes", "flashcards", "study app", "news", "primary", "article", "not known"
    ]
    authors: tuple[str, ...] = ()
    date: str = ""
    """When it was published, as EDTF where it says so."""
    alone: tuple[Statement, ...] = ()
    """Statements that no other source makes."""
    agrees: dict[str, int] = {}
    """Name of another source: how many findings both support."""
    disagrees: dict[str, int] = {}
    """Name of another source: how many disputes stand between them."""
    slips: tuple[Slip, ...] = ()
    references: tuple[Reference, ...] = ()
    cite_as: dict[str, str] = {}
    """Style ("MHRA", "Chicago", "APA"): the reference to this source."""
    by_person: ByPerson | None = None
    """Where a person corrected, added or approved it; see :mod:`adfontes.values.edits`."""
