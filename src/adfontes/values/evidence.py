"""Claims and findings: what the sources say, and how their statements stand to one another."""

from __future__ import annotations

from typing import Literal

import msgspec

from adfontes.values.annotations import Modality
from adfontes.values.citations import Citation
from adfontes.values.edits import ByPerson
from adfontes.values.quantities import Quantity
from adfontes.values.time import TimeSpan

Slot = Literal["time", "quantity", "actor", "recipient", "place", "object", "cause", "polarity", "quality"]
FindingKind = Literal["corroborated", "refined", "disputed", "interpretive"]
DisputeKind = Literal["date", "quantity", "money", "duration", "actor", "place", "polarity", "other"]


class Words(msgspec.Struct, frozen=True, kw_only=True, tag="words"):
    """A value that is neither a time nor a quantity: a name's key, an antonym's lemma, "yes" or "no"."""

    key: str
    text: str


Value = TimeSpan | Quantity | Words


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What a value is said of."""

    event: str = ""
    """The event or thing, as a class of the event lexicon or a head lemma (``sign``, ``loan``, ``length``)."""
    events: tuple[str, ...] = ()
    """Every class of event that the value's verb or event noun may mean, sorted."""
    heads: tuple[str, ...] = ()
    """The nouns and measures that the value hangs on ("watchtower", "#length"), sorted."""
    terms: tuple[str, ...] = ()
    """Sorted lemmas and names of the value's clause, label or question: what it is said of."""
    nearby: tuple[str, ...] = ()
    """The same of the rest of the sentence and of what a pronoun or missing subject leans on."""
    context: tuple[str, ...] = ()
    """The same of headings, the sentence before and the title."""
    scope: tuple[str, ...] = ()
    """Sorted labels that must agree before two values are compared (party, instance, part, period, per)."""
    links: tuple[str, ...] = ()
    """Of a statement without value: sorted pairs of terms that hang on one another in the parse, ``family|hakka``."""
    label: str = ""
    """The same for a person: "the signing of the treaty"."""


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One typed value that one source states, keyed by its quotation and slot."""

    key: str
    slot: Slot
    value: Value
    about: About
    citation: Citation
    """The statement: the sentence, bullet or card that says it."""
    focus: Citation
    """The words that carry the value (a short span within or beside the statement)."""
    polarity: bool = True
    modality: Modality = "asserted"
    reported_by: str = ""
    """Who the source says said so; what a source reports is not what it says."""


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One value of a finding and those who say it."""

    value: str
    """In plain words, for a reader of fifteen: ``14 February 1950``."""
    claims: tuple[str, ...]
    """Keys, best first."""
    sources: tuple[str, ...]
    """Names of the sources on this side, sorted."""
    support: int
    """Independent sources: pages that copy one another count once."""
    mentions: tuple[Citation, ...]
    """The words that carry the value, best first."""
    statements: tuple[Citation, ...]
    """The whole sentences, in the same order as ``mentions``."""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """How claims about one attribute of one event stand to one another.

    A corroborated finding has one side. A refined one has the most exact value as its first side and the
    compatible, less exact or further ones after it. A disputed one has a side for each value; no side is hidden.
    """

    key: str
    kind: FindingKind
    dispute: DisputeKind | None
    question: str
    """What it is about, as a question for a learner: "When was the treaty signed?"."""
    slot: Slot
    sides: tuple[Side, ...]
    score: float
    """Calibrated probability that the finding is as it says."""
    reasons: tuple[str, ...] = ()
    """Why one side is better supported, in plain sentences; empty where nothing speaks for either."""
    favoured: int | None = None
    """Index of the better supported side, where the reasons suffice to teach it."""
    by_person: ByPerson | None = None
    """Where a person corrected, added or approved it; see :mod:`adfontes.values.edits`."""


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """All claims and findings of a course, sorted by key."""

    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
