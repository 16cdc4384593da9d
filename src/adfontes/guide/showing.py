"""A course as its pages show it: every statement with its letters, every dispute with its sides, every link made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from adfontes.guide.places import NOWHERE, Links, Place, ReadableCourse, Shelf
from adfontes.guide.saying import (
    DISPUTED,
    balance,
    by_hand,
    kind_of_dispute,
    kind_of_source,
    language_of,
    plural,
    readable,
    sentence_of,
    support,
)
from adfontes.values.citations import Citation
from adfontes.values.course import CourseSource
from adfontes.values.evidence import Finding, Side
from adfontes.values.names import Alias
from adfontes.values.study import Fact, NameEntry, Statement, TimelineEntry


@dataclass(frozen=True)
class Letter:
    """A source, as the small coloured letter that stands for it and opens it."""

    letter: str
    colour: int
    title: str
    href: str


@dataclass(frozen=True)
class Quote:
    """The exact words of a source, with the words that matter set apart."""

    by: Letter
    before: str
    focus: str
    after: str
    front: str = ""
    """The question of the card whose answer it is: "201 billion" alone says nothing."""


@dataclass(frozen=True)
class Link:
    """Where else to go."""

    href: str
    text: str


@dataclass(frozen=True)
class ShownStatement:
    """Something the sources say."""

    place: Place
    text: str
    context: str
    """The heading, question or lead-in that the words stand under; the text begins with it."""
    words: str
    """The text without its context."""
    verbatim: bool
    """The words are the source's own, but for a capital or a mark that something was left out before them."""
    href: str
    letters: tuple[Letter, ...]
    support: str
    disputes: tuple[Link, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class ShownFact:
    """A statement and what other sources add to it."""

    statement: ShownStatement
    further: tuple[ShownStatement, ...]
    hand: str
    """``Corrected by Ms Lee``; empty where no person had a hand in it. So in everything that is shown."""


@dataclass(frozen=True)
class ShownSide:
    """One value of a dispute and who says it."""

    value: str
    letters: tuple[Letter, ...]
    support: str
    favoured: bool
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class ShownDispute:
    """A question that the sources answer differently."""

    place: Place
    question: str
    kind: str
    sides: tuple[ShownSide, ...]
    notes: tuple[str, ...]
    hand: str


@dataclass(frozen=True)
class ShownDate:
    """A line of the timeline."""

    label: str
    entry: TimelineEntry
    statement: ShownStatement
    hand: str


@dataclass(frozen=True)
class ShownAlias:
    """Another name, its language (BCP 47), and what to say of it."""

    text: str
    language: str
    note: str


@dataclass(frozen=True)
class ShownName:
    """A name with the others of the same thing."""

    place: Place
    canonical: str
    aliases: tuple[ShownAlias, ...]
    """Other names that the sources give."""
    background: tuple[ShownAlias, ...]
    """Other names from general knowledge, which no source of the course states."""
    letters: tuple[Letter, ...]
    statements: tuple[ShownStatement, ...]
    hand: str


@dataclass(frozen=True)
class ShownSource:
    """A line of the list of sources."""

    by: Letter
    kind: str
    name: str
    details: tuple[str, ...]


class Showing:
    """Turns the parts of a course into what the templates print.

    Args:
        course: the course.
        links: how this face links.
        shelf: the course's sources, where a caller keeps them at hand.
    """

    def __init__(self, course: ReadableCourse, links: Links, shelf: Shelf | None = None) -> None:
        self.course = course
        self.links = links
        self.shelf = shelf or Shelf(course.sources)
        self.disputed = tuple(finding for finding in course.findings if finding.kind in DISPUTED)
        self._dispute_places = {
            finding.key: Place("disputes", number) for number, finding in enumerate(self.disputed, start=1)
        }

    def sources(self) -> list[ShownSource]:
        """Every source in the order of its letter."""
        return [self.source(one) for one in self.shelf.sources]

    def source(self, one: CourseSource) -> ShownSource:
        """One source and what the document says of itself."""
        known = one.source.metadata
        details = [known[key] for key in ("author", "publisher", "date", "url") if known.get(key)]
        title = one.source.title or one.source.name
        by = Letter(one.letter, self.shelf.colour(one.letter), title, self.links.source(one.letter))
        return ShownSource(by, kind_of_source(one.source), one.source.name, (*details, *one.source.notes))

    def facts(self, limit: int | None = None) -> list[ShownFact]:
        """The facts that matter, the first first."""
        return [self.fact(fact, number) for number, fact in enumerate(self.course.facts[:limit], start=1)]

    def fact(self, fact: Fact, number: int) -> ShownFact:
        """One fact."""
        place = Place("facts", number)
        further = tuple(self.statement(one, place) for one in fact.further)
        return ShownFact(self.statement(fact.statement, place), further, by_hand(fact.by_person))

    def disputes(self) -> list[ShownDispute]:
        """Every question that the sources answer differently."""
        return [self.dispute(finding) for finding in self.disputed]

    def dispute(self, finding: Finding) -> ShownDispute:
        """One of them."""
        place = self._dispute_places[finding.key]
        sides = tuple(
            self.side(side, place, favoured=finding.favoured == index) for index, side in enumerate(finding.sides)
        )
        reasons = finding.reasons or (
            f"nothing in the sources speaks for {'either side' if len(finding.sides) == 2 else 'any of them'}",
        )
        first = () if any("source" in reason for reason in finding.reasons) else (balance(finding),)
        notes = tuple(sentence_of(words).rstrip(".") for words in (*first, *reasons))
        return ShownDispute(place, finding.question, kind_of_dispute(finding), sides, notes, by_hand(finding.by_person))

    def side(self, side: Side, place: Place, *, favoured: bool) -> ShownSide:
        """One value with every quote that says it."""
        quotes = tuple(
            self.quote(statement, place, mention)
            for statement, mention in zip(side.statements, side.mentions, strict=True)
        )
        return ShownSide(
            value=side.value,
            letters=self.letters(side.statements, place),
            support=plural(max(side.support, 1), "source"),
            favoured=favoured,
            quotes=quotes,
        )

    def dates(self) -> list[ShownDate]:
        """The timeline as a table. Words that begin with the date, as a table row does, are shown without it."""
        shown = []
        for number, entry in enumerate(self.course.timeline, start=1):
            statement = self.statement(entry.statement, Place("timeline", number))
            if statement.text.startswith(f"{entry.label}: "):
                rest = sentence_of(statement.text[len(entry.label) + 2 :])
                statement = replace(statement, text=rest, context="", words=rest)
            shown.append(ShownDate(entry.label, entry, statement, by_hand(entry.by_person)))
        return shown

    def names(self) -> dict[str, list[ShownName]]:
        """Names by kind, each kind in the order of the course."""
        kinds: dict[str, list[ShownName]] = {}
        for number, entry in enumerate(self.course.names, start=1):
            kinds.setdefault(entry.name.kind, []).append(self.name(entry, number))
        return kinds

    def name(self, entry: NameEntry, number: int) -> ShownName:
        """One name with the others of the same thing."""
        place = Place("names", number)
        aliases = [alias for alias in entry.name.aliases if alias.text != entry.name.canonical]
        return ShownName(
            place=place,
            canonical=entry.name.canonical,
            aliases=tuple(show_alias(alias) for alias in aliases if alias.origin != "background"),
            background=tuple(show_alias(alias) for alias in aliases if alias.origin == "background"),
            letters=self.letters(entry.mentions, place),
            statements=tuple(self.statement(one, place) for one in entry.statements),
            hand=by_hand(entry.by_person),
        )

    def statement(self, said: Statement, place: Place = NOWHERE) -> ShownStatement:
        """A statement with its letters, and the disputes that it takes part in."""
        letters = self.letters(said.citations, place)
        context, words = split_context(said)
        disputes = tuple(
            Link(self.links.place(self._dispute_places[key]), finding.question)
            for key in said.disputes
            for finding in self.disputed
            if finding.key == key
        )
        return ShownStatement(
            place=place,
            text=readable(said.text),
            context=context,
            words=readable(words),
            verbatim=any(words.removeprefix("… ") in (one.quote, sentence_of(one.quote)) for one in said.citations),
            href=self.letter(said.citations[0], place).href,
            letters=letters,
            support=support(
                [one.letter for one in letters], said.support, len(self.shelf.sources), disputed=bool(said.disputes)
            ),
            disputes=disputes,
            quotes=tuple(self.quote(citation, place) for citation in said.citations),
        )

    def letters(self, citations: Iterable[Citation], place: Place) -> tuple[Letter, ...]:
        """A letter for each source that is cited, in their order; it opens the first citation of its source."""
        first: dict[str, Letter] = {}
        for citation in citations:
            letter = self.letter(citation, place)
            first.setdefault(letter.letter, letter)
        return tuple(sorted(first.values(), key=lambda one: (len(one.letter), one.letter)))

    def letter(self, citation: Citation, place: Place) -> Letter:
        """The letter that opens a citation."""
        letter, start = self.shelf.sentence(citation)
        title = self.shelf.named(citation.source).source.title or citation.source
        return Letter(letter, self.shelf.colour(letter), title, self.links.sentence(letter, start, place))

    def quote(self, citation: Citation, place: Place, focus: Citation | None = None) -> Quote:
        """The words of a citation; those of ``focus`` set apart where they stand within it."""
        words, start, end = citation.quote, len(citation.quote), len(citation.quote)
        front = self.shelf.named(citation.source).source.card_front(citation.start) if focus else ""
        if focus and focus.source == citation.source and citation.span.contains(focus.span):
            start, end = focus.start - citation.start, focus.end - citation.start
        asked = " ".join(front.split())
        return Quote(self.letter(citation, place), words[:start], words[start:end], words[end:], asked)


def split_context(said: Statement) -> tuple[str, str]:
    """What the words of a statement stand under, and the words; all are words where nothing is set before them."""
    words = said.text.removeprefix(said.context).removeprefix(":").strip()
    if not said.context or not words or len(words) == len(said.text):
        return "", said.text
    context = said.context.strip()
    # A lead-in ("He also:") goes on in small letters; under a heading a sentence begins.
    return context.rstrip(":"), words if context.endswith(":") else sentence_of(words)


def show_alias(alias: Alias) -> ShownAlias:
    """Another name with its language and whether it is a short form."""
    notes = [language_of(alias.language), "for short" if alias.origin == "abbreviation" else ""]
    return ShownAlias(alias.text, alias.language, ", ".join(note for note in notes if note))
