"""A course as a document on paper: the sections of the guide in blocks that PDF, DOCX and Markdown are made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from adfontes.formats.document import Block, Document, Heading, Mark, Quoted, Remark, Row, Said, Table
from adfontes.guide.contents import ShownSection, show_sections
from adfontes.guide.places import InPage, ReadableCourse
from adfontes.guide.revising import show_cards, show_quiz
from adfontes.guide.saying import NAME_KINDS, SECTIONS, plural, sentence_of
from adfontes.guide.sections import ShownArgument, ShownPoint, ShownProfile, ShownTopic
from adfontes.guide.showing import Letter, Quote, Showing, ShownDispute, ShownName, ShownStatement

MOST_QUOTES = 2
"""Quotations for one side of a dispute."""
MOST_ALONE = 8
"""Statements listed that only one source makes; the rest are counted."""


def make_document(course: ReadableCourse) -> Document:
    """The whole course, or what was chosen of it, as a document."""
    showing = Showing(course, InPage())
    blocks = [block for section in show_sections(showing) for block in set_section(section)]
    sources = tuple(
        Mark(letter=one.by.letter, colour=one.by.colour, title=one.by.title,
             about=" · ".join([sentence_of(one.kind), *([one.name] if one.name != one.by.title else []), *one.details]))
        for one in showing.sources()
    )  # fmt: skip
    return Document(
        title=course.title,
        subtitle=f"From {plural(len(sources), 'source')}. The letters beside a statement are those who say it; "
        "≠ marks what they disagree about.",
        sources=sources,
        blocks=(*blocks, *set_cards(showing), *set_quiz(showing)),
        closing="Made by adfontes from the sources above and nothing else.",
    )


def set_section(section: ShownSection) -> Iterator[Block]:
    """One section with its heading."""
    yield Heading(level=1, words=section.heading)
    if section.lead:
        yield Remark(words=section.lead)
    yield from SET[section.name](section.items)


def said(one: ShownStatement, label: str = "", number: int = 0, indent: int = 0) -> Said:
    """A statement with who says it."""
    alone = len(one.letters) == 1 or one.support.startswith("Counts")
    return Said(
        words=one.text, letters=letters_of(one.letters), label=label, support=one.support if alone else "",
        disputed=bool(one.disputes), number=number, indent=indent,
    )  # fmt: skip


def letters_of(them: Iterable[Letter]) -> tuple[str, ...]:
    """Just the letters."""
    return tuple(one.letter for one in them)


def hand(words: str) -> tuple[Remark, ...]:
    """That an item is a person's, where it is."""
    return (Remark(words=f"✎ {words}", indent=1),) if words else ()


def quoted(one: Quote) -> Quoted:
    """The words of a source."""
    return Quoted(letter=one.by.letter, before=one.before, focus=one.focus, after=one.after, front=one.front)


def set_dates(dates: Iterable[Any]) -> Iterator[Block]:
    """The timeline as a table."""
    rows = tuple(Row(cells=((Remark(words=date.label),), (said(date.statement), *hand(date.hand)))) for date in dates)
    yield Table(columns=("When", "What, and who says so"), widths=(2, 7), rows=rows)


def set_facts(facts: Iterable[Any]) -> Iterator[Block]:
    """Numbered facts; what others add to them is indented."""
    for number, fact in enumerate(facts, start=1):
        yield said(fact.statement, number=number)
        yield from hand(fact.hand)
        yield from (said(more, label="↳", indent=1) for more in fact.further)


def set_terms(terms: Iterable[Any]) -> Iterator[Block]:
    """A term, its other names, its meaning."""
    for term in terms:
        yield Heading(level=2, words=term.term)
        if term.other_names:
            yield Remark(words=" · ".join(term.other_names))
        yield said(term.definition)
        yield from hand(term.hand)
        yield from (said(more, indent=1) for more in term.further)


def set_topics(topics: Iterable[ShownTopic]) -> Iterator[Block]:
    """A table for each card; of promises, what came of them."""
    for topic in topics:
        yield Heading(level=2, words=topic.name)
        yield Remark(words=" · ".join((topic.shape, *topic.other_names)))
        yield from hand(topic.hand)
        rows = []
        for line in topic.lines:
            point = Remark(words=f"{line.label} ({line.party})" if line.party else line.label)
            first = remarked(line.said, line.working)
            came = remarked(line.kept, "", line.outcome)
            rows.append(Row(cells=((point,), first, came) if topic.promises else ((point,), first)))
        columns = ("Point", "Promised", "What came of it") if topic.promises else ("Point", "What the sources say")
        yield Table(columns=columns, widths=(2, 4, 4) if topic.promises else (2, 7), rows=tuple(rows))


def remarked(statements: Iterable[ShownStatement], after: str, before: str = "") -> tuple[Remark | Said, ...]:
    """Statements with a remark of ours before or after them."""
    first: list[Remark | Said] = [Remark(words=before)] if before else []
    return (*first, *map(said, statements), *([Remark(words=after)] if after else []))


def set_links(links: Iterable[Any]) -> Iterator[Block]:
    """What led to what."""
    for number, link in enumerate(links, start=1):
        yield said(link.statement, label=f"{link.kind}: {link.cause} → {link.effect}.", number=number)
        yield from hand(link.hand)


def set_arguments(arguments: Iterable[ShownArgument]) -> Iterator[Block]:
    """Both sides of a question, line by line."""
    for one in arguments:
        yield Heading(level=2, words=one.question)
        yield from hand(one.hand)
        rows = tuple(Row(cells=(set_point(left), set_point(right))) for left, right in one.rows)
        yield Table(columns=("For", "Against"), widths=(1, 1), rows=rows)
        if one.interpretations:
            yield Remark(words="How the sources judge:")
            yield from map(said, one.interpretations)
        if one.criteria:
            yield Remark(words=f"What a judgement should weigh: {'; '.join(one.criteria)}.")
        if one.judgement:
            yield Remark(words=f"Judgement: {one.judgement}")
        if one.would_change:
            yield Remark(words=f"What would change it: {one.would_change}")


def set_point(point: ShownPoint | None) -> tuple[Said, ...]:
    """Evidence and what answers it; nothing where the other side has more to say."""
    if point is None:
        return ()
    return (said(point.statement), *(said(answer, label="However:", indent=1) for answer in point.answers))


def set_disputes(disputes: Iterable[ShownDispute]) -> Iterator[Block]:
    """A question, then each value with its quotations."""
    for one in disputes:
        yield Heading(level=2, words=f"≠ {one.question}")
        yield from hand(one.hand)
        for side in one.sides:
            better = " · better supported" if side.favoured else ""
            yield Said(words="", label=side.value, letters=letters_of(side.letters), support=side.support + better)
            yield from map(quoted, side.quotes[:MOST_QUOTES])
        yield Remark(words=" ".join(f"{note}." for note in one.notes))


def set_agreed(agreed: Iterable[Any]) -> Iterator[Block]:
    """What several say, a line for each value."""
    for one in agreed:
        for place, side in enumerate(one.sides):
            exact = ("most exact" if place == 0 else "less exact, or more") if one.refined else ""
            asked = one.question if place == 0 else ""
            said, label = (side.value, asked) if side.value else (asked or "also", "")
            yield Said(words=said, label=label, letters=letters_of(side.letters), support=exact, indent=int(place > 0))


def set_names(kinds: dict[str, list[ShownName]]) -> Iterator[Block]:
    """Names by kind, each with the others of the same thing."""
    for kind, names in kinds.items():
        yield Heading(level=2, words=NAME_KINDS[kind])
        for name in names:
            words = " = ".join([name.canonical, *(alias.text for alias in name.aliases)])
            yield Said(words="", label=words, letters=letters_of(name.letters))
            yield from hand(name.hand)
            if name.background:
                known = " · ".join(alias.text for alias in name.background)
                yield Remark(words=f"General knowledge, not from the sources: {known}", indent=1)
            yield from (said(one, indent=1) for one in name.statements[:2])


def set_questions(questions: Iterable[Any]) -> Iterator[Block]:
    """A question and its answers."""
    for one in questions:
        asked = " ".join(quote.by.letter for quote in one.asked_in[:1])
        yield Heading(level=2, words=one.question + (f" (asked by {asked})" if asked else ""))
        yield from map(said, one.answers)
        yield from hand(one.hand)


def set_profiles(profiles: Iterable[ShownProfile]) -> Iterator[Block]:
    """What is known of each source."""
    for one in profiles:
        yield Heading(level=2, words=f"{one.by.letter}  {one.by.title}")
        yield from hand(one.hand)
        about = [part for part in (one.kind, one.authors, one.date) if part]
        for words, others in (("agrees with", one.agrees), ("disagrees with", one.disagrees)):
            if others:
                about.append(f"{words} {', '.join(f'{by.letter} ({count})' for by, count in others)}")
        if about:
            yield Remark(words=sentence_of(" · ".join(about)))
        for slip in one.slips:
            yield said(slip.statement, label="Likely a slip:")
            yield Remark(words=sentence_of(slip.reason), indent=1)
            yield from (said(other, label="Against it:", indent=1) for other in slip.others[:1])
        if one.alone:
            more = f", of which {MOST_ALONE}" if len(one.alone) > MOST_ALONE else ""
            yield Remark(words=f"Only {one.by.letter} says ({plural(len(one.alone), 'statement')}{more}):")
            yield from (Said(words=alone.text, letters=(), indent=1) for alone in one.alone[:MOST_ALONE])
        yield from (Remark(words=f"{style}: {words}") for style, words in one.cite_as)


SET: Final[dict[str, Callable[[Any], Iterator[Block]]]] = {
    "timeline": set_dates,
    "facts": set_facts,
    "terms": set_terms,
    "topic_cards": set_topics,
    "causes": set_links,
    "arguments": set_arguments,
    "disputes": set_disputes,
    "agreed": set_agreed,
    "names": set_names,
    "questions": set_questions,
    "profiles": set_profiles,
}
assert tuple(SET) == tuple(SECTIONS)


def set_cards(showing: Showing) -> Iterator[Block]:
    """Cards as a table to fold: fronts at the left, backs at the right."""
    cards = show_cards(showing)
    if cards:
        yield Heading(level=1, words="Cards")
        rows = tuple(Row(cells=((Remark(words=card.front),), (said(card.back), *hand(card.hand)))) for card in cards)
        yield Table(columns=("Question", "Answer"), widths=(1, 1), rows=rows)


def set_quiz(showing: Showing) -> Iterator[Block]:
    """The quiz, its answers after all questions."""
    questions = show_quiz(showing)
    if not questions:
        return
    yield Heading(level=1, words="Quiz")
    for number, one in enumerate(questions, start=1):
        yield Heading(level=2, words=f"{number}. {one.stem}")
        for letter, option in zip("abcdefgh", one.options, strict=False):
            yield Remark(words=f"{letter}) {option.text}", indent=1)
    yield Heading(level=2, words="Answers to the quiz")
    for number, one in enumerate(questions, start=1):
        yield said(one.statement, label=f"{one.answer}:", number=number)
