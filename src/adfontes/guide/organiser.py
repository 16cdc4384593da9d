"""The knowledge organiser: the most important of a course on two pages of A4, to hand out.

How much goes on it is found by setting it: as many lines of each part as two pages hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

import msgspec
import pypdfium2
from markupsafe import Markup

from adfontes.formats.pdf import set_pages
from adfontes.guide.flags import wrap
from adfontes.guide.page import environment, read_style
from adfontes.guide.places import InPage, ReadableCourse
from adfontes.guide.saying import plural
from adfontes.guide.sections import show_arguments, show_links, show_terms, show_topics
from adfontes.guide.showing import Showing, ShownDate, ShownStatement

PAGES: Final = 2
MOST, FEWEST = 90, 1
STRIP = 8
STRIP_WIDTH, STRIP_LINES = 96.0, 5
"""Room for the words under a date, in the px of :mod:`adfontes.guide.flags`."""
LONGEST = 220
"""Longer statements are passed over where shorter ones are left (characters)."""
HTML_SCALE = 1.2
"""A browser's own fonts run wider than ours, so what goes on its page is found with letters so much larger. Chosen on
2026-11-22 with DejaVu Sans, the widest that browsers fall back to: three topics then print on two pages."""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a part."""

    label: str = ""
    words: str = ""
    letters: tuple[str, ...] = ()
    disputed: bool = False


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A part under its heading."""

    heading: str
    lines: tuple[Line, ...]
    boxed: bool = False


class Organiser(msgspec.Struct, frozen=True, kw_only=True):
    """What stands on the two pages."""

    title: str
    subtitle: str
    strip: tuple[Line, ...]
    parts: tuple[Part, ...]
    closing: str
    scale: float = 1.0
    """Of the letters, where what fits is found for other fonts."""


def organiser_pdf(course: ReadableCourse) -> bytes:
    """The two pages as PDF."""
    return fit(course)[1]


def organiser_html(course: ReadableCourse) -> str:
    """The same as a page for a browser, which prints on two pages."""
    made, _ = fit(course, HTML_SCALE)
    style = Markup(read_style("tokens.css", "organiser.css"))  # noqa: S704 - our own files
    return environment().get_template("organiser.html").render(made=made, style=style)


def fit(course: ReadableCourse, scale: float = 1.0) -> tuple[Organiser, bytes]:
    """The organiser with as many lines as two pages hold, and the pages; what is left of them is given to more parts.

    A course without anything to shorten may need more than two pages at one line a part; then they are as they are.
    """

    def set_with(most: int, more: int) -> tuple[Organiser, bytes]:
        made = compose_organiser(course, most, more)
        return made, set_organiser(made, scale)

    most = most_that_fits(lambda lines: set_with(lines, 0)[1], FEWEST)
    more = most_that_fits(lambda lines: set_with(most, lines)[1], 0) if most == MOST else 0
    return set_with(most, more)


def most_that_fits(set_pages_with: Callable[[int], bytes], fewest: int) -> int:
    """The largest number of lines, up to ``MOST``, whose pages are not too many; ``fewest`` where none is."""
    low, high = fewest, MOST
    while low < high:
        middle = (low + high + 1) // 2
        if len(pypdfium2.PdfDocument(set_pages_with(middle))) <= PAGES:
            low = middle
        else:
            high = middle - 1
    return low


def set_organiser(made: Organiser, scale: float) -> bytes:
    """The pages, in letters of a scale."""
    made = msgspec.structs.replace(made, scale=scale)
    return set_pages("organiser.typ", msgspec.json.encode(made).decode())


def compose_organiser(course: ReadableCourse, most: int, more: int = 0) -> Organiser:
    """The best lines of each part.

    Args:
        course: a course.
        most: lines in the longest part; the others have a share of it.
        more: lines in each of the parts that only a course with few facts has room for.
    """
    showing = Showing(course, InPage())
    letters = " · ".join(f"{one.by.letter} {one.by.title}" for one in showing.sources())
    half = max(most // 2, 1)
    parts = (
        Part(heading="Must know", lines=facts(showing, most)),
        Part(heading="Key terms", lines=terms(showing, half)),
        Part(heading="People", lines=people(showing, half)),
        Part(heading="Agreements and events", lines=topics(showing, most)),
        Part(heading="For and against", lines=arguments(showing, half)),
        Part(heading="Causes and consequences", lines=links(showing, more)),
        Part(heading="Dates", lines=dates(showing, more)),
        Part(heading="Careful!", lines=careful(showing, max(half, 3)), boxed=True),
    )
    return Organiser(
        title=course.title,
        subtitle=f"Knowledge organiser from {plural(len(course.sources), 'source')}: {letters}",
        strip=strip(showing.dates()),
        parts=tuple(part for part in parts if part.lines),
        closing="Letters are the sources that say it; ≠ marks what they disagree about.",
    )


def line(said: ShownStatement, label: str = "") -> Line:
    """A statement in a line."""
    return Line(label=label, words=said.text, letters=tuple(one.letter for one in said.letters),
                disputed=bool(said.disputes))  # fmt: skip


def short_first(them: Sequence[ShownStatement], most: int) -> list[ShownStatement]:
    """The first statements that are short enough; long ones only where too few are short. In their order."""
    short = [one for one in them if len(one.text) <= LONGEST][:most]
    rest = [one for one in them if len(one.text) > LONGEST][: most - len(short)]
    return [one for one in them if one in short or one in rest]


def facts(showing: Showing, most: int) -> tuple[Line, ...]:
    """What one must know, without what the other parts say in the same words."""
    return tuple(line(one) for one in short_first([fact.statement for fact in showing.facts()], most))


def terms(showing: Showing, most: int) -> tuple[Line, ...]:
    """Terms with their meanings."""
    short = [term for term in show_terms(showing) if len(term.definition.text) <= LONGEST]
    return tuple(without_label(line(term.definition, term.term)) for term in short[:most])


def without_label(one: Line) -> Line:
    """The line whose words, as those of a glossary do, begin with its label, without them."""
    label, _, rest = one.words.partition(": ")
    return msgspec.structs.replace(one, words=rest) if rest and label.casefold() == one.label.casefold() else one


def people(showing: Showing, most: int) -> tuple[Line, ...]:
    """People with the first thing that the sources say of each."""
    named = [name for name in showing.names().get("person", []) if name.statements]
    return tuple(line(short_first(name.statements, 1)[0], name.canonical) for name in named[:most])


def topics(showing: Showing, most: int) -> tuple[Line, ...]:
    """The lines of the topic cards, and of promises what came of them; each card in its turn, the first the longest."""
    found: list[Line] = []
    for topic in show_topics(showing):
        if len(found) >= most:
            break
        found.append(Line(label=topic.name))
        for one in topic.lines[: max(most - len(found), 1)]:
            label = f"{one.label} ({one.party})" if one.party else one.label
            came = f" ({one.outcome.lower()})" if one.outcome else ""
            found.append(line(short_first(one.said, 1)[0], label + came))
    return tuple(found)


def arguments(showing: Showing, most: int) -> tuple[Line, ...]:
    """Questions of judgement, the points of both sides in turn."""
    found: list[Line] = []
    for argument in show_arguments(showing):
        if len(found) >= most:
            break
        found.append(Line(label=argument.question))
        for left, right in argument.rows[: max((most - len(found)) // 2, 1)]:
            found += [line(point.statement, word) for point, word in ((left, "For"), (right, "Against")) if point]
    return tuple(found)


def links(showing: Showing, most: int) -> tuple[Line, ...]:
    """What led to what."""
    return tuple(
        msgspec.structs.replace(line(one.statement), words=f"{one.cause} → {one.effect}")
        for one in show_links(showing)[:most]
    )


def dates(showing: Showing, most: int) -> tuple[Line, ...]:
    """Dates in order; where there is no room for all, those that most sources give."""
    shown = showing.dates()
    ranked = sorted(shown, key=lambda date: -len(date.statement.letters))[:most]
    return tuple(line(date.statement, date.label) for date in shown if date in ranked)


def careful(showing: Showing, most: int) -> tuple[Line, ...]:
    """What the sources disagree about: each value with the letters of those who give it."""
    found = []
    for dispute in showing.disputes()[:most]:
        sides = [f"{side.value} ({' '.join(one.letter for one in side.letters)})" for side in dispute.sides]
        better = next((side.value for side in dispute.sides if side.favoured), "")
        note = f". Better supported: {better}" if better else ""
        found.append(Line(label=dispute.question, words=" ≠ ".join(sides) + note))
    return tuple(found)


def strip(dates: Iterable[ShownDate]) -> tuple[Line, ...]:
    """The dates that most sources give, in order; of two on the same day the first."""
    by_label: dict[str, ShownDate] = {}
    for date in dates:
        by_label.setdefault(date.label, date)
    ranked = sorted(by_label.values(), key=lambda date: -len(date.statement.letters))[:STRIP]
    chosen = [date for date in by_label.values() if date in ranked]
    return tuple(
        msgspec.structs.replace(
            line(date.statement, date.label), words=" ".join(wrap(date.statement.words, STRIP_WIDTH, STRIP_LINES))
        )
        for date in chosen
    )
