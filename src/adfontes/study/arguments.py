"""Arguments for and against: an evaluative question, the evidence on both sides, and how one would judge it.

Few and good: a question that a source itself sets out on two sides, and one on the main thing of the course where the
sources say enough of what it was good and bad for. The judgement counts the evidence and says so;
it is never a verdict.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from adfontes.study.argument_words import (
    ADVANTAGES,
    AGAINST,
    BAD,
    BOTH,
    CHANGES,
    CRITERIA,
    FOR,
    GOOD,
    INTERPRETING,
    QUESTIONS,
    TURNING,
    WEIGHING,
)
from adfontes.study.facts import merged, passage_score
from adfontes.study.passages import LONGEST_QUOTE, Passage, one_line
from adfontes.study.reading import stable_key
from adfontes.study.shapes import Topic, find_topics, focused_sources
from adfontes.study.telling import Desk, once_each, told_alone
from adfontes.values.citations import cite
from adfontes.values.study import Argument, Point, Statement

MOST_POINTS = 12
LEAST_SOURCES = 2
"""Sources about the main thing that an argument of our own making needs."""
LEAST_POINTS = 2
"""Points that each side needs: with fewer there is nothing to weigh."""
MOST_INTERPRETATIONS = 5
ANSWERS = 0.12
"""Counter-evidence answers the point with which it shares at least this share of its weight (by eye, 2026-11-22)."""
CLEAR_LEAD = 2.0
"""One side is said to have more evidence where it has this many times the unanswered points of the other."""


class Sides(msgspec.Struct):
    """Passages for and against, and judgements of the sources, as they are gathered."""

    question: str
    good: list[int]
    bad: list[int]
    judged: list[int]
    set_out: frozenset[int] = frozenset()
    """Passages that a source itself puts on one side; they come first."""


def compose_arguments(desk: Desk) -> tuple[Argument, ...]:
    """The arguments of the course: those that sources set out, then the one made from the main thing."""
    topic = next((topic for topic in find_topics(desk) if topic.main), None)
    gathered: list[Sides] = []
    made = _made(desk, topic) if topic else None
    for sides in (*_set_out(desk, topic), *_two_headings(desk, topic), *([made] if made else [])):
        home = next((other for other in gathered if _same_question(sides.question, other.question)), None)
        if home is None:
            gathered.append(sides)
            continue
        _take_in(desk, home, sides)
    arguments = [_argument(desk, sides, topic) for sides in gathered]
    return tuple(argument for argument in arguments if argument is not None)


def _take_in(desk: Desk, home: Sides, sides: Sides) -> None:
    """Add the passages of another argument on the same question, but not the rest of a judgement's paragraph."""

    def place(index: int) -> tuple[str, int]:
        passage = desk.reading.passages[index]
        return passage.source, passage.sentence.block

    judged = {place(index) for index in home.judged}
    home.judged += [index for index in sides.judged if place(index) not in judged]
    for mine, theirs in ((home.good, sides.good), (home.bad, sides.bad)):
        mine += [i for i in theirs if i not in home.good + home.bad and place(i) not in judged]


def _same_question(one: str, other: str) -> bool:
    if one == other:
        return True
    words = [set(re.findall(r"\w{5,}", question.lower())) for question in (one, other)]
    return len(words[0] & words[1]) >= 2


# Sides that a source sets out ----------------------------------------------------------------------------------------


def _set_out(desk: Desk, topic: Topic | None) -> Iterator[Sides]:
    """A heading or card of advantages and disadvantages, with both in the lines under it."""
    for name, annotated in sorted(desk.sources.items()):
        for place, block in enumerate(annotated.source.blocks):
            words = one_line(block.body.of(annotated.source.text))
            if block.kind not in ("title", "heading", "question") or not BOTH.search(words) or len(words) > 160:
                continue
            good: list[int] = []
            bad: list[int] = []
            judged: list[int] = []
            turned = False
            for index in _below(desk, name, place):
                passage = desk.reading.passages[index]
                opening = annotated.source.text[passage.sentence.span.start : passage.sentence.span.start + 60]
                opening = opening.lstrip("•-–* \t")
                if WEIGHING.match(opening) or (judged and passage.block.kind == "paragraph"):
                    judged.append(index)
                    continue
                turned = turned or bool(TURNING.match(opening))
                (bad if turned else good).append(index)
            question = _advantage_question(words, topic)
            yield Sides(question, good, bad, judged, frozenset(good + bad + judged))


def _below(desk: Desk, source: str, block: int) -> list[int]:
    """The passages from a heading or question to the next."""
    blocks = desk.sources[source].source.blocks
    end = next(
        (
            place
            for place in range(block + 1, len(blocks))
            if blocks[place].kind in ("title", "heading", "question") or blocks[place].kind == "furniture"
        ),
        len(blocks),
    )
    return [
        index
        for index, passage in enumerate(desk.reading.passages)
        if passage.source == source and block < passage.sentence.block < end
    ]


def _advantage_question(words: str, topic: Topic | None) -> str:
    told = re.search(r"\b(?:for|to) (?P<who>(?:the )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*)", words)
    name = _with_article(topic) if topic else ""
    if told and name:
        return f"Was {name} an advantage for {told['who']}?"
    if name:
        return f"Did {name} bring more advantages than disadvantages?"
    return words if words.endswith("?") else f"{words}: which weigh more?"


def _two_headings(desk: Desk, topic: Topic | None) -> Iterator[Sides]:
    """A heading of advantages and, later in the same source, one of disadvantages."""
    for name, annotated in sorted(desk.sources.items()):
        blocks = annotated.source.blocks
        heads = [
            (place, one_line(block.body.of(annotated.source.text)).strip("#*: "))
            for place, block in enumerate(blocks)
            if block.kind in ("heading", "question")
        ]
        good = next((place for place, words in heads if FOR.match(words)), None)
        bad = next((place for place, words in heads if AGAINST.match(words)), None)
        if good is not None and bad is not None:
            words = next(words for place, words in heads if place == good)
            sides = _below(desk, name, good), _below(desk, name, bad)
            told = frozenset(sides[0] + sides[1])
            yield Sides(_heading_question(words, topic), *sides, [], told)


def _heading_question(words: str, topic: Topic | None) -> str:
    name = _with_article(topic) if topic else "it"
    if re.match(r"winners", words, re.IGNORECASE):
        return QUESTIONS["economy"].format(name=name)
    if ADVANTAGES.search(words):
        return f"Did {name} bring more advantages than disadvantages?"
    return f"How far was {name} a success?"


# Sides found by evaluative words -------------------------------------------------------------------------------------


def _made(desk: Desk, topic: Topic) -> Sides | None:
    """What the sources say the main thing was good and bad for; of an agreement, for the party they say most of."""
    focused = focused_sources(desk, topic)
    if topic.shape not in QUESTIONS or len(focused) < LEAST_SOURCES:
        return None
    good: list[int] = []
    bad: list[int] = []
    judged: list[int] = []
    for index, passage in enumerate(desk.reading.passages):
        words = passage.words
        if passage.source not in focused:
            continue
        if INTERPRETING.search(words) and _concerns(passage, topic):
            judged.append(index)
            continue
        is_good, is_bad = bool(GOOD[topic.shape].search(words)), bool(BAD[topic.shape].search(words))
        if is_good != is_bad and not words.endswith("?"):
            (good if is_good else bad).append(index)
    judged += [
        index
        for finding in desk.reading.all_findings
        if finding.kind == "interpretive"
        for side in finding.sides
        for key in side.claims[:1]
        for index in desk.reading.holding.get(key, ())
        if index not in judged
    ]
    question = QUESTIONS[topic.shape].format(name=_with_article(topic), party="{party}")
    if "{party}" in question:
        party = _party(desk, [*good, *bad])
        if party is None:
            return None
        question = question.format(party=party)
    return Sides(question, good, bad, judged)


def _party(desk: Desk, places: Sequence[int]) -> str | None:
    """The state that most of the passages speak of."""
    counts = Counter(
        key
        for index in places
        for key in sorted({m.key for m in desk.reading.passages[index].names if m.kind == "state"})
    )
    best = min(counts, key=lambda key: (-counts[key], key)) if counts else None
    return desk.reading.names[best].canonical if best else None


def _concerns(passage: Passage, topic: Topic) -> bool:
    named = any(mention.key in topic.keys for mention in passage.names)
    return named or topic.generic().search(passage.words) is not None or bool(WEIGHING.match(passage.words))


def _with_article(topic: Topic) -> str:
    return topic.name if topic.name.lower().startswith("the ") else f"the {topic.name}"


# One argument --------------------------------------------------------------------------------------------------------


def _argument(desk: Desk, sides: Sides, topic: Topic | None) -> Argument | None:
    good, bad = _told(desk, sides.good, sides.set_out), _told(desk, sides.bad, sides.set_out)
    opposing = once_each(desk, bad, MOST_POINTS)
    supporting = once_each(desk, good, MOST_POINTS)
    if min(len(supporting), len(opposing)) < LEAST_POINTS:
        return None
    answered = _points(desk, supporting, bad)
    countered = _points(desk, opposing, good)
    judged = once_each(desk, _told(desk, sides.judged, sides.set_out), MOST_INTERPRETATIONS, values=False)
    shape = topic.shape if topic else "agreement"
    return Argument(
        key=stable_key("argument", [sides.question.lower()]),
        question=sides.question,
        supporting=answered,
        opposing=countered,
        interpretations=judged,
        criteria=CRITERIA[shape],
        judgement=_judgement(answered, countered, judged),
        would_change=CHANGES[shape],
    )


def _told(desk: Desk, places: Sequence[int], first: frozenset[int]) -> list[tuple[Passage, Statement]]:
    """What can be read alone, best first: what a source set out itself before the rest."""
    ranked = sorted(
        places,
        key=lambda index: (index not in first, -passage_score(desk.reading, index), desk.reading.passages[index].order),
    )
    found = []
    for index in ranked:
        passage = desk.reading.passages[index]
        statement = told_alone(desk, passage, known="point")
        if statement is None and index in first:
            statement = _whole_block(desk, passage)
        if statement is not None:
            found.append((passage, statement))
    return found


def _whole_block(desk: Desk, passage: Passage) -> Statement | None:
    """The whole point or paragraph that a source put on one side, where its sentences lean on one another."""
    source = passage.annotated.source
    if len(passage.block.body) > LONGEST_QUOTE:
        return None
    cited = cite(source, passage.block.body)
    return replace(merged(desk.reading, passage, [passage]), text=one_line(cited.quote), citations=(cited,), context="")


def _points(
    desk: Desk, statements: Sequence[Statement], others: Sequence[tuple[Passage, Statement]]
) -> tuple[Point, ...]:
    """Each statement with what of the other side answers it: "However ..." on the same matter."""
    by_place = {passage.citation: passage for passage in desk.reading.passages}
    found = []
    for statement in statements:
        passage = by_place.get(statement.citations[0])
        answers = []
        for other, told in others:
            if passage is not None and _answers(desk, other, passage):
                answers.append(told)
        found.append(Point(statement=statement, answered_by=tuple(answers[:2])))
    return tuple(found)


def _answers(desk: Desk, counter: Passage, passage: Passage) -> bool:
    """Whether counter-evidence opens with "However" or "but", and speaks of what the passage speaks of."""
    text = counter.annotated.source.text
    opening = text[counter.sentence.span.start : counter.sentence.span.start + 60].lstrip("•-–* \t")
    if not TURNING.match(opening):
        return False
    similarity = desk.reading.similarity
    shared = counter.terms & passage.terms
    if not any(similarity.is_rare(term) or len(shared) > 1 for term in shared):
        return False
    return similarity.containment(counter.terms, passage.terms) >= ANSWERS


def _judgement(supporting: Sequence[Point], opposing: Sequence[Point], interpretations: Sequence[Statement]) -> str:
    """Our own words over the counted evidence."""
    sentences = [f"{_count(supporting, 'for')}; {_count(opposing, 'against')}."]
    firm, other = (sum(not point.answered_by for point in side) for side in (supporting, opposing))
    if firm >= CLEAR_LEAD * other:
        sentences.append("On this count the sources give more evidence for it than against it.")
    elif other >= CLEAR_LEAD * firm:
        sentences.append("On this count the sources give more evidence against it than for it.")
    else:
        sentences.append("On this count neither side has much more evidence than the other.")
    if interpretations:
        number = len(interpretations)
        sentences.append(
            f"{'One judgement' if number == 1 else f'{number} judgements'} of the sources themselves "
            f"{'is' if number == 1 else 'are'} given as theirs: weigh who says so, and why."
        )
    sentences.append("Numbers are not weight: judge by the criteria.")
    return " ".join(sentences)


def _count(points: Sequence[Point], word: str) -> str:
    sources = {source for point in points for source in point.statement.sources}
    answered = sum(bool(point.answered_by) for point in points)
    told = f"{len(points)} points from {len(sources)} {'source' if len(sources) == 1 else 'sources'} speak {word} it"
    return told + (f", of which {answered} {'is' if answered == 1 else 'are'} answered" if answered else "")
