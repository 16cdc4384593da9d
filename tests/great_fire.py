"""A small course made by hand, for the rooms that show a course: the Great Fire of London in four short sources."""

from __future__ import annotations

import datetime
import hashlib
import re
from dataclasses import dataclass, field

from adfontes.values.annotations import Sentence
from adfontes.values.citations import Citation, cite
from adfontes.values.course import CourseContent, CourseSource
from adfontes.values.evidence import About, Claim, Finding, Side, Value, Words
from adfontes.values.names import Alias, Name
from adfontes.values.quantities import Quantity
from adfontes.values.sources import Block, BlockKind, Source
from adfontes.values.spans import Span
from adfontes.values.study import Card, Fact, NameEntry, Option, QuizQuestion, Statement, TimelineEntry
from adfontes.values.time import Granularity, TimeSpan

Blocks = list[tuple[BlockKind, str]]

TEXTBOOK: Blocks = [
    ("furniture", "Home\nMenu\nSign in"),
    ("title", "London's burning: a chapter for class 8"),
    ("heading", "How it began"),
    (
        "paragraph",
        "The fire broke out on Sunday, 2 September 1666 in the bakehouse of Thomas Farriner in Pudding Lane. "
        "A dry summer and a strong east wind carried it from roof to roof. "
        "The Lord Mayor thought little of it and went back to bed.",
    ),
    ("heading", "What it destroyed"),
    (
        "paragraph",
        "In four days about 13,200 houses and 87 parish churches were lost. "
        "St Paul's Cathedral burnt on 4 September. "
        "Only 6 people are recorded as having died.",
    ),
    ("heading", "What followed"),
    ("list_item", "• The Rebuilding Act of 1667 asked for walls of brick or stone"),
    ("list_item", "• A new St Paul's was built between 1675 and 1710"),
    ("list_item", "• The Monument was finished in 1677 <near> Pudding Lane & is 202 feet high"),
    ("furniture", "No comments yet\nShare this page"),
]
ENCYCLOPAEDIA: Blocks = [
    ("title", "Great Fire of London"),
    (
        "paragraph",
        "The Great Fire of London (倫敦大火) raged from 2 to 6 September 1666 within the old Roman wall. "
        "It destroyed 13,200 houses, 87 parish churches and St Paul's Cathedral. "
        "Samuel Pepys reports that the king himself ordered the houses to be pulled down.",
    ),
    (
        "paragraph",
        "The number of the dead is not known; at least 9 people died. "
        "Christopher Wren's new cathedral was declared complete in 1711. "
        "In the autumn of 1666 Parliament looked for somebody to blame.",
    ),
]
NOTES: Blocks = [
    ("title", "my notes fire"),
    ("list_item", "- started 1666, Pudding Lane, baker"),
    ("list_item", "- wind from the east, wooden houses"),
    ("list_item", "- around 1670 most streets had been rebuilt"),
    ("list_item", "- Pepys buried his parmesan cheese in the garden"),
]
CARDS: Blocks = [
    ("question", "Q: When did the Great Fire of London begin?"),
    ("answer", "A: It began on 2 September 1665."),
    ("question", "Q: What did the Rebuilding Act demand?"),
    ("answer", "A: Houses of brick or stone."),
]
NAMES = {
    "cards/fire.txt": ("Fire cards", "text/plain", CARDS),
    "encyclopaedia.pdf": ("Great Fire of London", "application/pdf", ENCYCLOPAEDIA),
    "notes.docx": (
        "my notes fire",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        NOTES,
    ),
    "textbook.html": ("London's burning: a chapter for class 8", "text/html", TEXTBOOK),
}


def read(name: str, title: str, media_type: str, parts: Blocks) -> Source:
    """A source whose blocks stand one below the other."""
    blocks, pieces, place = [], [], 0
    for kind, words in parts:
        label = re.match(r"(?:•|-|[QA]:) ", words)
        span = Span(place, place + len(words))
        content = Span(place + label.end(), span.end) if label else None
        blocks.append(
            Block(kind=kind, span=span, level=2 * (kind == "heading"), label=label.group().strip() if label else "",
                  content=content)
        )  # fmt: skip
        pieces.append(words)
        place += len(words) + 2
    text = "\n\n".join(pieces)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Source(
        name=name, title=title, media_type=media_type, text=text, version=digest, blocks=tuple(blocks),
        original=text.encode(), checksum=digest,
    )  # fmt: skip


def split(source: Source) -> tuple[Sentence, ...]:
    """Sentences of every block that carries content."""
    sentences = []
    for index, block in enumerate(source.blocks):
        if block.kind == "furniture":
            continue
        for found in re.finditer(r"\S.*?(?:[.?!](?= |$)|$)", block.body.of(source.text), re.S):
            start = block.body.start + found.start()
            sentences.append(Sentence(span=Span(start, block.body.start + found.end()), block=index, tokens=(0, 0)))
    return tuple(sentences)


@dataclass
class Making:
    """The sources so far and the claims made from them."""

    sources: list[CourseSource] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    def source(self, letter: str) -> CourseSource:
        """The source with this letter."""
        return next(source for source in self.sources if source.letter == letter)

    def sentence(self, letter: str, words: str) -> Citation:
        """The sentence of a source in which the words stand."""
        source = self.source(letter)
        start = source.source.text.index(words)
        span = next(one.span for one in source.sentences if one.span.start <= start < one.span.end)
        return cite(source.source, span)

    def words(self, letter: str, words: str) -> Citation:
        """These very words of a source."""
        source = self.source(letter).source
        start = source.text.index(words)
        return cite(source, Span(start, start + len(words)))

    def statement(self, text: str, *who: tuple[str, str], disputes: tuple[str, ...] = ()) -> Statement:
        """A statement of the sentences that hold the words; an empty text stands for the first sentence itself."""
        citations = tuple(self.sentence(letter, words) for letter, words in who)
        return Statement(
            text=text or citations[0].quote, citations=citations, sources=tuple(sorted({c.source for c in citations})),
            support=len({c.source for c in citations}), disputes=disputes,
        )  # fmt: skip

    def side(self, label: str, value: Value, *who: tuple[str, str]) -> Side:
        """One value of a finding, said with these words."""
        keys = []
        for letter, words in who:
            citation, focus = self.sentence(letter, words), self.words(letter, words)
            key = f"claim-{len(self.claims):03}"
            slot = {"time": "time", "quantity": "quantity"}.get(value.__struct_config__.tag or "", "polarity")
            self.claims.append(
                Claim(key=key, slot=slot, value=value, about=About(event="burn", label=label), citation=citation,
                      focus=focus)
            )  # fmt: skip
            keys.append(key)
        names = sorted({self.source(letter).source.name for letter, _ in who})
        return Side(
            value=label, claims=tuple(keys), sources=tuple(names), support=len(names),
            mentions=tuple(self.words(*one) for one in who), statements=tuple(self.sentence(*one) for one in who),
        )  # fmt: skip


def day(year: int, month: int, of_month: int) -> TimeSpan:
    """One day."""
    ordinal = datetime.date(year, month, of_month).toordinal()
    return TimeSpan(earliest=ordinal, latest=ordinal, edtf=f"{year}-{month:02}-{of_month:02}", granularity="day")


def years(first: int, last: int, granularity: Granularity = "span", approximate: bool = False) -> TimeSpan:
    """Whole years."""
    edtf = f"{first}/{last}" if last > first else str(first) + "~" * approximate
    return TimeSpan(
        earliest=datetime.date(first, 1, 1).toordinal(), latest=datetime.date(last, 12, 31).toordinal(), edtf=edtf,
        granularity=granularity, approximate=approximate,
    )  # fmt: skip


def count(low: float, high: float | None, of: str) -> Quantity:
    """A number of something."""
    return Quantity(low=low, high=high, dimension="count", of=of)


def find(making: Making) -> tuple[Finding, ...]:
    """Two agreements, one refinement and three disagreements of three kinds."""
    return (
        Finding(
            key="begin", kind="disputed", dispute="date", question="When did the fire begin?", slot="time",
            sides=(
                making.side("2 September 1666", day(1666, 9, 2), ("D", "2 September 1666"),
                            ("B", "2 to 6 September 1666"), ("C", "1666")),
                making.side("2 September 1665", day(1665, 9, 2), ("A", "2 September 1665")),
            ),
            score=0.93, favoured=0,
            reasons=("3 sources against 1", "B and D name the same day independently", "likely a slip in A"),
        ),
        Finding(
            key="dead", kind="disputed", dispute="quantity", question="How many people died?", slot="quantity",
            sides=(
                making.side("6 people", count(6, 6, "person"), ("D", "6 people")),
                making.side("at least 9 people", count(9, None, "person"), ("B", "at least 9 people")),
            ),
            score=0.81,
        ),
        Finding(
            key="cathedral", kind="disputed", dispute="date", slot="time",
            question="When was the new St Paul's complete?",
            sides=(
                making.side("1710", years(1710, 1710, "year"), ("D", "1710")),
                making.side("1711", years(1711, 1711, "year"), ("B", "1711")),
            ),
            score=0.62,
        ),
        Finding(
            key="houses", kind="corroborated", dispute=None, question="How many houses were lost?", slot="quantity",
            sides=(making.side("13,200 houses", count(13200, 13200, "house"), ("B", "13,200 houses"),
                               ("D", "13,200 houses")),),
            score=0.97,
        ),
        Finding(
            key="wall", kind="corroborated", dispute=None, slot="quality",
            question="What did the Rebuilding Act demand?",
            sides=(making.side("brick or stone", Words(key="brick", text="brick or stone"), ("D", "brick or stone"),
                               ("A", "brick or stone")),),
            score=0.9,
        ),
    )  # fmt: skip


def tell(making: Making) -> tuple[Fact, ...]:
    """Five facts, the best supported first."""
    say = making.statement
    return (
        Fact(
            key="fact-begin",
            statement=say("", ("D", "Pudding Lane"), ("B", "raged"), ("C", "Pudding Lane"), disputes=("begin",)),
            further=(
                say("A dry summer and a strong east wind carried it.", ("D", "dry summer"), ("C", "from the east")),
            ),
        ),
        Fact(key="fact-houses", statement=say("", ("B", "13,200 houses"), ("D", "13,200 houses"))),
        Fact(key="fact-dead", statement=say("", ("D", "6 people"), disputes=("dead",))),
        Fact(key="fact-wall", statement=say("", ("D", "brick or stone"), ("A", "brick or stone"))),
        Fact(key="fact-mayor", statement=say("", ("D", "Lord Mayor"))),
    )


def order(making: Making) -> tuple[TimelineEntry, ...]:
    """Days, spans, a year, a guess, and both sides of a disputed day."""
    say = making.statement
    rows = [
        (day(1665, 9, 2), "2 September 1665", say("", ("A", "1665"), disputes=("begin",))),
        (day(1666, 9, 2), "2 September 1666", say("", ("D", "Pudding Lane"), ("B", "raged"), disputes=("begin",))),
        (day(1666, 9, 4), "4 September 1666", say("St Paul's Cathedral burnt.", ("D", "burnt on"))),
        (years(1666, 1666, "season", True), "autumn 1666", say("", ("B", "autumn"))),
        (years(1667, 1667, "year"), "1667", say("", ("D", "Rebuilding Act"), ("A", "brick or stone"))),
        (years(1670, 1670, "year", True), "about 1670", say("", ("C", "1670"))),
        (years(1675, 1710), "1675 to 1710", say("", ("D", "1675"), disputes=("cathedral",))),
        (years(1677, 1677, "year"), "1677", say("", ("D", "Monument"))),
        (years(1711, 1711, "year"), "1711", say("", ("B", "1711"), disputes=("cathedral",))),
    ]
    return tuple(
        TimelineEntry(key=f"time-{index}", when=when, label=label, statement=statement)
        for index, (when, label, statement) in enumerate(rows)
    )


def call(making: Making) -> tuple[NameEntry, ...]:
    """A person, a place and an event with a name in Chinese and one from background knowledge."""
    pepys = Name(key="samuel-pepys", canonical="Samuel Pepys", kind="person", aliases=(Alias("Pepys"),))
    lane = Name(key="pudding-lane", canonical="Pudding Lane", kind="place")
    fire = Name(
        key="great-fire-of-london", canonical="Great Fire of London", kind="event",
        aliases=(Alias("倫敦大火", "zh-Hant"), Alias("Fire of London", "en", "background")),
    )  # fmt: skip
    return (
        NameEntry(name=fire, mentions=(making.words("B", "Great Fire of London"), making.words("A", "Great Fire"))),
        NameEntry(name=lane, mentions=tuple(making.words(letter, "Pudding Lane") for letter in "CD")),
        NameEntry(
            name=pepys, mentions=(making.words("B", "Samuel Pepys"), making.words("C", "Pepys")),
            statements=(making.statement("", ("B", "Samuel Pepys")), making.statement("", ("C", "parmesan"))),
        ),
    )  # fmt: skip


def practise(making: Making, facts: tuple[Fact, ...]) -> tuple[tuple[Card, ...], tuple[QuizQuestion, ...]]:
    """Eleven cards and six questions over the same few facts."""
    fronts = [
        ("When did the Great Fire of London begin?", "2 September 1666", ("D", "2 September 1666"), "date"),
        ("How many houses were lost?", "13,200 houses", ("B", "13,200 houses"), "quantity"),
        ("In whose bakehouse did the fire break out?", "Thomas Farriner", ("D", "Thomas Farriner"), "name"),
        ("What carried the fire from roof to roof?", "a strong east wind", ("D", "east wind"), "fact"),
        ("How many parish churches were lost?", "87 parish churches", ("B", "87 parish churches"), "quantity"),
        ("What did the Rebuilding Act demand?", "walls of brick or stone", ("D", "brick or stone"), "fact"),
        ("How high is the Monument?", "202 feet", ("D", "202 feet"), "quantity"),
        ("When was the Monument finished?", "1677", ("D", "1677"), "date"),
        ("Who buried his cheese?", "Pepys", ("C", "parmesan"), "name"),
        ("How many people died?", "The sources disagree: 6 people, or at least 9", ("D", "6 people"), "dispute"),
        ("When did St Paul's burn?", "4 September", ("D", "4 September"), "date"),
    ]
    cards = tuple(
        Card(key=f"card-{index:02}", front=front, kind=kind, claims=(making.claims[index % len(making.claims)].key,),
             back=making.statement(back, where, disputes=("dead",) if kind == "dispute" else ()))
        for index, (front, back, where, kind) in enumerate(fronts)
    )  # fmt: skip
    wrong = [("9,000 houses", "400 houses"), ("1710", "1675"), ("6 people", "9 people")]
    quiz = tuple(
        QuizQuestion(
            key=f"quiz-{card.key}", stem=card.front, statement=card.back, claims=card.claims,
            options=(
                Option(text=card.back.text, right=True, citations=card.back.citations),
                *(Option(text=text, right=False, citations=(making.sentence("D", "87 parish"),))
                  for text in wrong[index % 3]),
            ),
        )
        for index, card in enumerate(cards[:6])
    )  # fmt: skip
    return cards, quiz


def great_fire() -> CourseContent:
    """The whole course."""
    making = Making()
    for letter, (name, (title, media_type, parts)) in zip("ABCD", sorted(NAMES.items()), strict=True):
        source = read(name, title, media_type, parts)
        making.sources.append(CourseSource(letter=letter, source=source, sentences=split(source), names=()))
    findings = find(making)
    facts = tell(making)
    cards, quiz = practise(making, facts)
    return CourseContent(
        title="The Great Fire of London", sources=tuple(making.sources), claims=tuple(making.claims), findings=findings,
        facts=facts, timeline=order(making), names=call(making), cards=cards, quiz=quiz,
    )  # fmt: skip
