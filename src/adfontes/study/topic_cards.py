"""Topic cards: an agreement, battle, crisis, epidemic ... on one card, with only the lines that the sources fill."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from adfontes.study.agreements import is_deed, promised_and_kept
from adfontes.study.card_line import Line, Need
from adfontes.study.card_lines import LINES
from adfontes.study.facts import passage_score
from adfontes.study.names import subject_of
from adfontes.study.passages import Passage, one_line
from adfontes.study.reading import stable_key
from adfontes.study.shapes import Topic, find_topics, focused_sources, shape_nouns, shape_of, shares_words
from adfontes.study.telling import Desk, once_each, told_alone
from adfontes.values.spans import Span
from adfontes.values.study import CardLine, Statement, TopicCard

LEAST_LINES = 4
"""Lines that a thing beside the main one must fill to get a card; fewer say no more than the name's own entry."""
LEAST_LINES_MAIN = 2
LEAST_STATEMENTS = 5
LEAST_STATEMENTS_MAIN = 3
LINES_OF_ONE = 2
"""Lines that one passage may stand on."""
NAMED, UNDER, NEAR, SAME_COURSE = 3, 2, 1, 0
"""How a passage belongs to a thing: it names it, stands under its heading or question, goes on after a sentence that
names it, or only stands in the same course."""

AMBIGUOUS = 3
"""Another thing of the same noun that is named a third as often leaves "the treaty" without a plain meaning."""
SHORT_QUESTION = 4
"""A question of fewer words is about the thing of the page: "Who won?"."""
FEWEST_WORDS = 6
"""Words of a sentence that stands on a line by its cue alone; a shorter one says too little."""
PARTY = 0.25
"""A state that is named this often beside the most named one is a party to what the course is about."""
GOOD_LENGTH = 140
TRIED = 4
"""Passages that are looked at for each statement that a line shows."""
NEAR_CUE = 40
"""Code points that may stand between a number and what it counts."""

_ONE_LINE = frozenset({"disaster", "epidemic", "economy"})
"""Shapes whose lines lie so near one another that a sentence on one says nothing more on the next."""
_NEW_CLAUSE = re.compile(r"[;.]|, (and|but|when|while|the|which)\b| and (the|he|she|it|they)\b")
_TELLS_OUTCOME = re.compile(r"(the |its )?(outcome|result)\b", re.IGNORECASE)
_ASIDE = re.compile(r"(after|before|since|when|while|although|despite)\b", re.IGNORECASE)
"""Openings of a sentence that names the thing only in passing."""
_ROW = re.compile(r"([^\W\d][\w ()/-]{2,30}):\s")
_HEDGED = re.compile(
    r"\b(perhaps|maybe|possibly|it is said|some (say|believe|historians)|exam|essay|revis)", re.IGNORECASE
)


class Place(msgspec.Struct, frozen=True):
    """A passage that may speak of a thing."""

    index: int
    passage: Passage
    nearness: int
    words: str
    """Its words without the thing's own name, whose words are no cue ("Treaty of Mutual Assistance")."""


class Fit(msgspec.Struct, frozen=True):
    """A passage on a line, and how well it belongs there."""

    place: Place
    statement: Statement
    weight: float


def compose_topic_cards(desk: Desk) -> tuple[TopicCard, ...]:
    """A card for the main thing of the course, and for each other thing that the sources tell enough of."""
    topics = find_topics(desk)
    cards = []
    for topic in topics:
        lines = _lines(desk, topic, topics)
        told = sum(len(line.said) for line in lines)
        least = (LEAST_LINES_MAIN, LEAST_STATEMENTS_MAIN) if topic.main else (LEAST_LINES, LEAST_STATEMENTS)
        if len(lines) >= least[0] and told >= least[1]:
            cards.append(
                TopicCard(
                    key=stable_key("topic", [topic.name.lower(), topic.shape]),
                    name=topic.name,
                    shape=topic.shape,
                    other_names=topic.other_names,
                    lines=lines,
                )
            )
    return tuple(cards)


def _lines(desk: Desk, topic: Topic, topics: Sequence[Topic]) -> tuple[CardLine, ...]:
    zone = list(_zone(desk, topic, topics))
    parties = _parties(desk)
    used: Counter[int] = Counter()
    found = []
    for line in LINES[topic.shape]:
        room = 1 if line.rest else LINES_OF_ONE
        fits = []
        for place in zone:
            if line.promise and (_is_of_others(place.passage, parties) or is_deed(line.label, place.passage)):
                continue
            if used[place.index] < room:
                fit = _fit(desk, line, topic, place)
                fits += [fit] if fit else []
        fits.sort(key=lambda fit: (-fit.weight, fit.place.passage.order))
        tried = fits[: TRIED * line.most]
        statements = once_each(desk, [(fit.place.passage, fit.statement) for fit in tried], line.most)
        shown = {citation for statement in statements for citation in statement.citations}
        whole = LINES_OF_ONE if line.subject or topic.shape in _ONE_LINE else 1  # what it was is told once
        used.update({fit.place.index: whole for fit in tried if fit.place.passage.citation in shown})
        if statements:
            found.append(CardLine(label=line.label, said=statements, promise=line.promise))
    if topic.shape == "agreement":
        return promised_and_kept(desk, tuple(found), [place.passage for place in zone])
    return tuple(found)


def _parties(desk: Desk) -> frozenset[str]:
    """The states that the sources speak of most: what is said of others is told for comparison."""
    counts = Counter(
        mention.key for passage in desk.reading.passages for mention in passage.names if mention.kind == "state"
    )
    most = max(counts.values(), default=0)
    return frozenset(key for key, count in counts.items() if count >= PARTY * most)


def _is_of_others(passage: Passage, parties: frozenset[str]) -> bool:
    """Whether the sentence is about a state that is no party."""
    return any(
        mention.kind == "state" and mention.key not in parties and subject_of(passage, mention)
        for mention in passage.names
    )


def _zone(desk: Desk, topic: Topic, topics: Sequence[Topic]) -> Iterator[Place]:
    """The passages that may speak of the thing, with how plainly they do."""
    for index, nearness in _nearness(desk, topic, topics):
        passage = desk.reading.passages[index]
        yield Place(index, passage, nearness, _without_names(passage, topic))


def _nearness(desk: Desk, topic: Topic, topics: Sequence[Topic]) -> Iterator[tuple[int, int]]:
    generic = topic.generic()
    others = frozenset[str]().union(*(other.keys for other in topics if other is not topic)) - topic.keys
    rivals = frozenset(
        key for other in topics if other is not topic and other.shape == topic.shape for key in other.keys
    )
    rivals |= {key for key in desk.reading.names if key not in topic.keys and _is_rival(desk, key, topic)}
    focused = focused_sources(desk, topic) if topic.main else frozenset[str]()
    counts = Counter(m.key for passage in desk.reading.passages for m in passage.names)
    own = sum(counts[key] for key in topic.keys)
    ambiguous = any(counts[key] * AMBIGUOUS >= own for key in rivals)
    last_block: tuple[str, int] | None = None
    for index, passage in enumerate(desk.reading.passages):
        keys = {mention.key for mention in passage.names}
        here = (passage.source, passage.sentence.block)
        names_it = bool(keys & topic.keys) or topic.name.lower() in passage.words.lower()
        whole = passage.source in focused
        if names_it and not whole:
            names_it = _is_about(passage, topic)
        above = desk.above[passage.source][passage.sentence.block].words.lower()
        if names_it:
            last_block = here
            yield index, NAMED
        elif keys & rivals or (not topic.main and passage.terms & others):
            continue
        elif topic.name.lower() in above:
            yield index, UNDER if whole or generic.search(passage.words) else NEAR
        elif here == last_block and (whole or generic.search(passage.words)):
            yield index, UNDER if generic.search(passage.words) else NEAR
        elif whole:
            yield index, UNDER if not ambiguous and generic.search(passage.words) else SAME_COURSE


def _is_rival(desk: Desk, key: str, topic: Topic) -> bool:
    """Whether a name is of another thing of the same sort, so that what is said of it is not said of this one."""
    name = desk.reading.names[key]
    if topic.shape == "agreement" and name.kind == "agreement":
        told = shape_of(name.canonical)
        return told is not None and told[0] == "agreement" and not shares_words(name.canonical, topic.name)
    return topic.noun in name.canonical.lower().split() and name.kind in ("event", "agreement")


def _fit(desk: Desk, line: Line, topic: Topic, place: Place) -> Fit | None:
    index, passage, nearness, words = place.index, place.passage, place.nearness, place.words
    titled = _is_titled(line, topic, passage, is_first=_is_first(desk, index))
    cue = line.cue.search(words) if line.cue.pattern != r"\b()" else None
    if not titled:
        if (
            cue is None
            or not _has(passage, line.need)
            or _HEDGED.search(words)
            or (len(words.split()) < FEWEST_WORDS and not line.near)
        ):
            return None
        if line.near and (_is_of_other_fight(desk, passage, topic) or _strays(desk, index)):
            return None
        told = nearness >= UNDER or _TELLS_OUTCOME.match(words)
        if (line.named and not told) or (line.reject and line.reject.search(words)):
            return None
        if (line.subject and not _is_about(passage, topic)) or (line.near and not _counts_near(passage, line)):
            return None
    if (
        titled
        and line.label == "Consequences"
        and not passage.complete
        and passage.words.count(":")
        and len(words.split()) < FEWEST_WORDS
    ):
        return None  # "Pensions: under 3 pounds" below "Effects" tells no effect
    statement = told_alone(desk, passage, known=line.label if topic.main or nearness == NAMED else "")
    if statement is None:
        return None
    long = max(0, len(passage.words) - GOOD_LENGTH) / GOOD_LENGTH
    exact = {m.quantity.dimension for m in passage.quantities} & {"money", "rate", "count", "share"}
    named = sum(m.kind == "place" for m in passage.names) > 1
    special = (0.5 * bool(exact) + 0.3 * named) if line.promise else 0.0
    aside = 0.5 * bool(_ASIDE.match(words))
    weight = passage_score(desk.reading, index) + 2.0 * titled + 0.3 * nearness - 0.5 * long - aside + special
    return Fit(place, statement, weight)


def _is_titled(line: Line, topic: Topic, passage: Passage, *, is_first: bool) -> bool:
    """Whether the passage is what a row label, question or heading that names the line promises."""
    if line.heading is None:
        return False
    row = _ROW.match(passage.words)
    if row and line.heading.search(row.group(1)):
        return True
    above = passage.context
    if not above or not line.heading.search(above):
        return False
    if above.endswith("?"):
        theme = f"{topic.name} {topic.noun} it".lower()
        named = [word for word in re.findall(r"(?<!^)\b[A-Z]\w+", above) if word.lower() not in theme]
        leaning = line.named or line.subject
        return is_first and not (leaning and (named or not _asks_about(topic, above)))
    listed = is_first and passage.block.kind in ("list_item", "table_row", "answer")
    return listed or (passage.complete and bool(line.cue.search(passage.words)))


def _asks_about(topic: Topic, question: str) -> bool:
    """Whether a question is about the thing itself, by its name, its noun or "it"."""
    nouns = {topic.noun} if topic.shape == "agreement" else shape_nouns(topic.shape) | {"it", "fighting"}
    words = set(re.findall(r"[^\W\d_]+", question.lower()))
    return topic.name.lower() in question.lower() or bool(words & (nouns | {"it"})) or len(words) < SHORT_QUESTION


def _is_first(desk: Desk, index: int) -> bool:
    """Whether no other passage of its block stands before it, or only a word or two ("Not there!")."""
    passage, before = desk.reading.passages[index], desk.reading.passages[index - 1] if index else None
    if before is None or (before.source, before.sentence.block) != (passage.source, passage.sentence.block):
        return True
    return len(before.words.split()) < SHORT_QUESTION and before.sentence.span.start <= before.block.body.start


def _strays(desk: Desk, index: int) -> bool:
    """Whether the passage goes on after the first sentence of an answer, so that it may no longer answer."""
    return desk.reading.passages[index].context.endswith("?") and not _is_first(desk, index)


def _is_of_other_fight(desk: Desk, passage: Passage, topic: Topic) -> bool:
    """Whether the passage names another war or battle, whose numbers it may give."""
    for mention in passage.names:
        if mention.kind == "event" and mention.key not in topic.keys:
            told = shape_of(desk.reading.names[mention.key].canonical)
            if told and told[0] in ("war", "battle"):
                return True
    return False


def _without_names(passage: Passage, topic: Topic) -> str:
    """The words without the thing's own name, whose words are no cue ("Treaty of Mutual Assistance")."""
    words = passage.words
    text = passage.annotated.source.text
    for mention in passage.names:
        if mention.key in topic.keys:
            words = words.replace(one_line(mention.span.of(text)), "~")
    return words


def _is_about(passage: Passage, topic: Topic) -> bool:
    generic = topic.generic().match(passage.words)
    return generic is not None or any(m.key in topic.keys and subject_of(passage, m) for m in passage.names)


def _counts_near(passage: Passage, line: Line) -> bool:
    """Whether a number that matters stands within a few words of the cue, with no new clause between."""
    text, quoted = passage.annotated.source.text, passage.citation
    cues = [Span(quoted.start + c.start(), quoted.start + c.end()) for c in line.cue.finditer(quoted.quote)]
    for mention in passage.quantities:
        quantity = mention.quantity
        if quantity.dimension not in ("count", "share") or (quantity.dimension == "count" and (quantity.low or 0) < 10):
            continue
        for cue in cues:
            between = text[min(mention.span.end, cue.end) : max(mention.span.start, cue.start)]
            if mention.span.overlaps(cue) or (len(between) <= NEAR_CUE and not _NEW_CLAUSE.search(between)):
                return True
    return False


def _has(passage: Passage, needs: frozenset[Need]) -> bool:
    return not needs or any(_has_one(passage, need) for need in sorted(needs))


def _has_one(passage: Passage, need: Need) -> bool:
    kinds = [mention.kind for mention in passage.names]
    dimensions = {mention.quantity.dimension for mention in passage.quantities}
    match need:
        case "date":
            return any(mention.time is not None and mention.type == "DATE" for mention in passage.times)
        case "count":
            return any(
                mention.quantity.dimension in ("count", "share") and (mention.quantity.low or 0) > 0
                for mention in passage.quantities
            )
        case "amount":
            return bool(dimensions & {"count", "share", "rate", "money", "weight"})
        case "money" | "duration" | "rate":
            return need in dimensions
        case "person":
            return "person" in kinds
        case "place":
            return "place" in kinds or "state" in kinds
        case "places":
            return len({m.key for m in passage.names if m.kind in ("place", "state")}) >= 2
        case "sides":
            sides = {m.key for m in passage.names if m.kind in ("state", "party", "people", "person", "organisation")}
            return len(sides) >= 2
