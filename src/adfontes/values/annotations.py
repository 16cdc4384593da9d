"""What the language room finds in one source: sentences, tokens, dates, quantities, names."""

from __future__ import annotations

from typing import Literal

import msgspec

from adfontes.values.names import Alias, NameKind
from adfontes.values.quantities import Quantity
from adfontes.values.sources import Source
from adfontes.values.spans import Span
from adfontes.values.time import TimeSpan

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Modality = Literal["asserted", "planned", "promised", "demanded", "possible", "denied", "reported"]


class Token(msgspec.Struct, frozen=True, array_like=True):
    """One word with its place in the parse (Universal POS, ClearNLP dependencies)."""

    start: int
    end: int
    lemma: str
    pos: str
    dep: str
    head: int
    """Index of the head in :attr:`AnnotatedSource.tokens`; its own index at a root."""
    entity: str = ""
    """Entity label of the model where the token is in one; a hint only."""
    tag: str = ""
    """Penn Treebank tag."""


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence, bullet, card side or heading: the unit that is quoted."""

    span: Span
    block: int
    """Index in :attr:`Source.blocks`."""
    tokens: tuple[int, int]
    """Half-open range in :attr:`AnnotatedSource.tokens`."""


class TimeMention(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression: the words, their TIMEX3 view, and the span of time where it is known."""

    span: Span
    type: TimexType
    value: str
    """TIMEX3 value (``1950-02-14``, ``P3M``, ``PRESENT_REF``); empty where nothing can be said."""
    mod: str = ""
    """TIMEX3 mod: START, MID, END, APPROX, BEFORE, AFTER, ON_OR_BEFORE, ON_OR_AFTER, LESS_THAN, MORE_THAN ..."""
    time: TimeSpan | None = None
    """None for durations, sets and what cannot be placed."""
    anchor: str = ""
    """The event that the words name instead of a day ("D-Day", "the end of the war"), for resolving over the course."""
    whole: TimeSpan | None = None
    """The range that this mention opens or closes: 1949 to 1953 for both years of "from 1949 to 1953"."""
    year_told: bool = True
    """False where a month, a day or a season has its year from the narrative alone: "The fair began on 9 May"."""


class QuantityMention(msgspec.Struct, frozen=True, kw_only=True):
    """A quantity and the words that carry it."""

    span: Span
    quantity: Quantity


class NameMention(msgspec.Struct, frozen=True, kw_only=True):
    """Words that name something; ``key`` is bound over the whole course by the resolving stage."""

    span: Span
    text: str
    kind: NameKind
    key: str = ""


class NameLink(msgspec.Struct, frozen=True, kw_only=True):
    """Two names that the source itself equates: "Peoples Republic of China (PRC)", "Port Arthur; today's Lüshunkou"."""

    name: str
    alias: Alias
    span: Span


class AnnotatedSource(msgspec.Struct, frozen=True, kw_only=True):
    """A source and all that was found in it. Pure; cached by the source's version and the models' versions."""

    source: Source
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    times: tuple[TimeMention, ...]
    quantities: tuple[QuantityMention, ...]
    names: tuple[NameMention, ...]
    links: tuple[NameLink, ...]
