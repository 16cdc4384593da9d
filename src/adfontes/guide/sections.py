"""Terms, topic cards, arguments, questions and profiles as the pages show them, made with :class:`Showing`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TypeVar

from adfontes.guide.places import Place
from adfontes.guide.saying import (
    OUTCOMES,
    REACHES,
    SHAPES,
    agreed_findings,
    by_hand,
    readable,
    sentence_of,
    sides_of_agreed,
)
from adfontes.guide.showing import Letter, Quote, Showing, ShownSide, ShownStatement
from adfontes.values.study import Argument, CardLine, Point, SourceProfile, Statement

_Item = TypeVar("_Item")


@dataclass(frozen=True)
class ShownTerm:
    """A key term with its meaning."""

    place: Place
    term: str
    other_names: tuple[str, ...]
    definition: ShownStatement
    further: tuple[ShownStatement, ...]
    hand: str


@dataclass(frozen=True)
class ShownLine:
    """One line of a topic card; ``outcome`` is empty where nothing was promised."""

    label: str
    party: str
    said: tuple[ShownStatement, ...]
    kept: tuple[ShownStatement, ...]
    outcome: str
    working: str


@dataclass(frozen=True)
class ShownTopic:
    """An agreement, battle, crisis ... on one card."""

    place: Place
    name: str
    shape: str
    other_names: tuple[str, ...]
    lines: tuple[ShownLine, ...]
    hand: str
    promises: bool
    """Whether any line tells what became of a promise."""


@dataclass(frozen=True)
class ShownLink:
    """One thing that led to another."""

    place: Place
    cause: str
    effect: str
    kind: str
    """``Long-term cause``, ``Trigger``, ``Consequence``."""
    statement: ShownStatement
    hand: str


@dataclass(frozen=True)
class ShownPoint:
    """Evidence on one side of a question with what answers it."""

    statement: ShownStatement
    answers: tuple[ShownStatement, ...]


@dataclass(frozen=True)
class ShownArgument:
    """A question on which one must judge; each row sets one point for against one point against."""

    place: Place
    question: str
    rows: tuple[tuple[ShownPoint | None, ShownPoint | None], ...]
    interpretations: tuple[ShownStatement, ...]
    criteria: tuple[str, ...]
    judgement: str
    would_change: str
    hand: str


@dataclass(frozen=True)
class ShownQuestion:
    """A question with its answers."""

    place: Place
    question: str
    origin: str
    answers: tuple[ShownStatement, ...]
    asked_in: tuple[Quote, ...]
    hand: str


@dataclass(frozen=True)
class ShownSlip:
    """Where a source is probably wrong."""

    statement: ShownStatement
    reason: str
    others: tuple[ShownStatement, ...]


@dataclass(frozen=True)
class ShownProfile:
    """What sort of source this is and how it stands to the others."""

    place: Place
    by: Letter
    kind: str
    authors: str
    date: str
    alone: tuple[ShownStatement, ...]
    agrees: tuple[tuple[Letter, int], ...]
    disagrees: tuple[tuple[Letter, int], ...]
    slips: tuple[ShownSlip, ...]
    references: tuple[str, ...]
    cite_as: tuple[tuple[str, str], ...]
    hand: str


@dataclass(frozen=True)
class ShownAgreed:
    """A question that several sources answer alike, or that one answers more exactly."""

    place: Place
    question: str
    refined: bool
    sides: tuple[ShownSide, ...]
    hand: str

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The words of all sides, the most exact value's first."""
        return tuple(quote for side in self.sides for quote in side.quotes)


def show_terms(showing: Showing) -> list[ShownTerm]:
    """Key terms in the order of the course."""
    return [
        ShownTerm(
            place, one.term, one.other_names, without_heading(showing.statement(one.definition, place), one.term),
            said(showing, one.further, place), by_hand(one.by_person),
        )
        for place, one in numbered("terms", showing.course.terms)
    ]  # fmt: skip


def without_heading(statement: ShownStatement, heading: str) -> ShownStatement:
    """The statement without the line above it, where that only repeats the heading."""
    if statement.context.casefold() != heading.casefold():
        return statement
    return replace(statement, context="", text=statement.words)


def show_topics(showing: Showing) -> list[ShownTopic]:
    """Topic cards in the order of the course."""
    return [
        ShownTopic(
            place, one.name, SHAPES[one.shape], one.other_names,
            tuple(show_line(showing, line, place) for line in one.lines), by_hand(one.by_person),
            promises,
        )
        for place, one in numbered("topic_cards", showing.course.topic_cards)
        for promises in [any(line.promise or line.kept or line.outcome != "not said" for line in one.lines)]
    ]  # fmt: skip


def show_line(showing: Showing, line: CardLine, place: Place) -> ShownLine:
    """A line of a card; one that promises something says what became of it, or that the sources do not say."""
    outcome = OUTCOMES[line.outcome] if line.outcome != "not said" or (line.promise and not line.kept) else ""
    kept = said(showing, line.kept, place)
    return ShownLine(line.label, line.party, said(showing, line.said, place), kept, outcome, line.working)


def show_links(showing: Showing) -> list[ShownLink]:
    """What led to what: causes first, then consequences, as the course has them."""
    return [
        ShownLink(
            place, one.cause.text, one.effect.text,
            sentence_of(f"{REACHES[one.reach]} {one.part}".strip() if one.reach != "trigger" else "trigger"),
            showing.statement(one.statement, place), by_hand(one.by_person),
        )
        for place, one in numbered("causes", showing.course.causes)
    ]  # fmt: skip


def show_arguments(showing: Showing) -> list[ShownArgument]:
    """Evaluative questions."""
    return [show_argument(showing, one, place) for place, one in numbered("arguments", showing.course.arguments)]


def show_argument(showing: Showing, one: Argument, place: Place) -> ShownArgument:
    """Both sides of one question, line by line."""
    supporting, opposing = ([point(showing, p, place) for p in side] for side in (one.supporting, one.opposing))
    return ShownArgument(
        place, one.question, tuple(zip_longest(supporting, opposing)), said(showing, one.interpretations, place),
        one.criteria, one.judgement, one.would_change, by_hand(one.by_person),
    )  # fmt: skip


def point(showing: Showing, one: Point, place: Place) -> ShownPoint:
    """Evidence on one side."""
    return ShownPoint(showing.statement(one.statement, place), said(showing, one.answered_by, place))


def show_questions(showing: Showing) -> list[ShownQuestion]:
    """Questions with their answers; which ones a source asks itself is said."""
    return [
        ShownQuestion(
            place, one.question, "A source asks this itself" if one.origin == "source" else "",
            said(showing, one.answers, place), tuple(showing.quote(citation, place) for citation in one.asked_in),
            by_hand(one.by_person),
        )
        for place, one in numbered("questions", showing.course.questions)
    ]  # fmt: skip


def show_profiles(showing: Showing) -> list[ShownProfile]:
    """What is known of each source."""
    return [show_profile(showing, one, place) for place, one in numbered("profiles", showing.course.profiles)]


def show_profile(showing: Showing, one: SourceProfile, place: Place) -> ShownProfile:
    """One source."""
    slips = tuple(
        ShownSlip(showing.statement(slip.statement, place), slip.reason, said(showing, slip.contradicted_by, place))
        for slip in one.slips
    )
    return ShownProfile(
        place=place,
        by=showing.source(showing.shelf.named(one.source)).by,
        kind="" if one.kind == "not known" else sentence_of(one.kind),
        authors=", ".join(one.authors),
        date=one.date,
        alone=said(showing, one.alone, place),
        agrees=counted(showing, one.agrees),
        disagrees=counted(showing, one.disagrees),
        slips=slips,
        references=tuple(reference.citation.quote for reference in one.references),
        cite_as=tuple(sorted(one.cite_as.items())),
        hand=by_hand(one.by_person),
    )


def counted(showing: Showing, others: dict[str, int]) -> tuple[tuple[Letter, int], ...]:
    """Other sources by their letter with a number each, in the order of the letters."""
    letters = [(showing.source(showing.shelf.named(name)).by, count) for name, count in others.items() if count]
    return tuple(sorted(letters, key=lambda one: (len(one[0].letter), one[0].letter)))


def show_agreed(showing: Showing) -> list[ShownAgreed]:
    """What several sources say, with every quotation; of a refinement, the most exact value first."""
    return [
        ShownAgreed(
            place, readable(one.question), one.kind == "refined",
            tuple(showing.side(side, place, favoured=False) for side in sides_of_agreed(one)),
            by_hand(one.by_person),
        )
        for place, one in numbered("agreed", agreed_findings(showing.course))
    ]  # fmt: skip


def said(showing: Showing, them: Iterable[Statement], place: Place) -> tuple[ShownStatement, ...]:
    """Statements as they are shown at one place."""
    return tuple(showing.statement(one, place) for one in them)


def numbered(section: str, items: Iterable[_Item]) -> Iterator[tuple[Place, _Item]]:
    """Each item with its place."""
    for number, item in enumerate(items, start=1):
        yield Place(section, number), item
