"""The source reader: a text as it was, with every sentence that the course uses marked, and who else says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from adfontes.guide.places import NOWHERE, Place, ReadableCourse, sentence_anchor
from adfontes.guide.saying import SECTIONS, agreed_findings
from adfontes.guide.showing import Letter, Link, Showing
from adfontes.values.citations import Citation
from adfontes.values.course import CourseSource
from adfontes.values.sources import Block
from adfontes.values.study import Statement


@dataclass(frozen=True)
class Otherwise:
    """Another value, and who says it."""

    value: str
    letters: tuple[Letter, ...]


@dataclass
class Note:
    """What stands beside a sentence: what the course uses it for, who says the same, who says otherwise."""

    marked: bool = False
    """A statement of the course rests on it; otherwise a name is mentioned, no more."""
    uses: dict[Place, Link] = field(default_factory=dict)
    same: dict[str, Letter] = field(default_factory=dict)
    otherwise: dict[str, Otherwise] = field(default_factory=dict)


@dataclass(frozen=True)
class Piece:
    """A run of text: a sentence with its anchor, or what stands between two sentences (no anchor)."""

    text: str
    anchor: str = ""
    href: str = ""
    """Where choosing it leads, where a statement of the course rests on it."""
    note: Note | None = None
    """What stands beside it when it is chosen."""
    chosen: bool = False
    """The server was asked for this very sentence."""


@dataclass(frozen=True)
class ShownBlock:
    """A block of a source, in pieces that together are its exact text."""

    kind: str
    level: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Stretch:
    """Neighbouring blocks that are shown as one thing: a list, a table, what was left out."""

    kind: str
    blocks: tuple[ShownBlock, ...]


Notes = dict[tuple[str, int], Note]


def collect_notes(showing: Showing) -> Notes:
    """A note for every sentence that the course uses, by the letter of its source and its start."""
    notes: Notes = {}
    for place, statement in placed_statements(showing.course):
        note_statement(showing, notes, statement, place)
    for number, entry_of_name in enumerate(showing.course.names, start=1):
        for mention in entry_of_name.mentions:
            use(showing, notes, mention, Place("names", number))
    for number, finding in enumerate(agreed_findings(showing.course), start=1):
        for side in finding.sides:
            for citation in side.statements:
                note_agreement(showing, notes, citation, side.statements, Place("agreed", number))
    for number, finding in enumerate(showing.disputed, start=1):
        place = Place("disputes", number)
        for side in finding.sides:
            others = [other for other in finding.sides if other is not side]
            for citation in side.statements:
                note = note_agreement(showing, notes, citation, side.statements, place)
                for other in others:
                    note.otherwise[other.value] = Otherwise(other.value, showing.letters(other.statements, place))
    return notes


def placed_statements(course: ReadableCourse) -> Iterator[tuple[Place, Statement]]:
    """Every statement that a learner reads, with the place where it stands; what sources only ask is left out."""
    sections = ("facts", "timeline", "names", "terms", "topic_cards", "causes", "arguments", "questions", "profiles")
    for section in sections:
        for number, item in enumerate(getattr(course, section), start=1):
            for statement in statements_in(item):
                yield Place(section, number), statement


def statements_in(value: object) -> Iterator[Statement]:
    """The statements anywhere in an item, in the order of its fields."""
    if isinstance(value, Statement):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from statements_in(getattr(value, name))
    elif isinstance(value, tuple):
        for inner in value:
            yield from statements_in(inner)


def note_statement(showing: Showing, notes: Notes, statement: Statement, place: Place) -> None:
    """Note at each sentence of a statement that the others say the same."""
    for citation in statement.citations:
        note_agreement(showing, notes, citation, statement.citations, place)


def note_agreement(
    showing: Showing, notes: Notes, citation: Citation, together: Sequence[Citation], place: Place
) -> Note:
    """Note at a sentence who says the same."""
    note = use(showing, notes, citation, place)
    note.marked = True
    own = showing.shelf.named(citation.source).letter
    for letter in showing.letters(together, place):
        if letter.letter != own:
            note.same.setdefault(letter.letter, letter)
    return note


def use(showing: Showing, notes: Notes, citation: Citation, place: Place) -> Note:
    """Note at a sentence what it is used for."""
    note = notes.setdefault(showing.shelf.sentence(citation), Note())
    note.uses[place] = Link(showing.links.place(place), describe(showing, place))
    return note


def describe(showing: Showing, place: Place) -> str:
    """A place in words: "Must know 3", or the date, name or term that stands there."""
    index = place.number - 1
    if place.section == "timeline":
        return showing.course.timeline[index].label
    if place.section == "names":
        return showing.course.names[index].name.canonical
    if place.section == "terms":
        return showing.course.terms[index].term
    if place.section == "topic_cards":
        return showing.course.topic_cards[index].name
    if place.section == "profiles":
        return "About the sources"
    return f"{'Disagreement' if place.section == 'disputes' else SECTIONS[place.section]} {place.number}"


def read_source(showing: Showing, source: CourseSource, notes: Notes, chosen: int | None = None) -> tuple[Stretch, ...]:
    """The whole text of a source, stretch by stretch.

    Args:
        showing: the course and how this face links.
        source: the source.
        notes: what :func:`collect_notes` found.
        chosen: start of the one sentence that a page is opened at; only its note is printed. None prints every note,
            each hidden until its sentence is the target of a link.
    """
    stretches: list[tuple[str, list[ShownBlock]]] = []
    sentences = sentences_by_block(source)
    here = {start: note for (letter, start), note in notes.items() if letter == source.letter}
    for index, block in enumerate(source.source.blocks):
        cut = cut_block(source.source.text, block, sentences.get(index, ()))
        pieces = tuple(show_piece(showing, source.letter, run, here, chosen) for run in cut)
        shown = ShownBlock(block.kind, block.level, pieces)
        kind = block.kind if block.kind in ("list_item", "table_row", "furniture") else "text"
        if stretches and stretches[-1][0] == kind:
            stretches[-1][1].append(shown)
        else:
            stretches.append((kind, [shown]))
    return tuple(Stretch(kind, tuple(blocks)) for kind, blocks in stretches)


def sentences_by_block(source: CourseSource) -> dict[int, list[tuple[int, int]]]:
    """Start and end of the sentences of each block, in order."""
    found: dict[int, list[tuple[int, int]]] = {}
    for sentence in source.sentences:
        found.setdefault(sentence.block, []).append((sentence.span.start, sentence.span.end))
    return {index: sorted(spans) for index, spans in found.items()}


def show_piece(
    showing: Showing, letter: str, cut: tuple[int | None, str], notes: Mapping[int, Note], chosen: int | None
) -> Piece:
    """A run of text with its anchor, its link and its note, where it has them."""
    start, words = cut
    if start is None:
        return Piece(words)
    note = notes.get(start)
    is_chosen = start == chosen
    return Piece(
        text=words,
        anchor=sentence_anchor(letter, start),
        href=showing.links.sentence(letter, start, NOWHERE) if note and note.marked else "",
        note=note if chosen is None or is_chosen else None,
        chosen=is_chosen,
    )


def cut_block(text: str, block: Block, sentences: Sequence[tuple[int, int]]) -> Iterator[tuple[int | None, str]]:
    """The pieces of a block, sentences with their start; joined they are its text, to the character."""
    place = block.span.start
    for start, end in sentences or [(block.body.start, block.body.end)]:
        if start < place or end > block.span.end or start == end:
            continue  # a sentence that overlaps the one before it, or runs out of its block, has no anchor of its own
        if place < start:
            yield None, text[place:start]
        yield start, text[start:end]
        place = end
    if place < block.span.end:
        yield None, text[place : block.span.end]
