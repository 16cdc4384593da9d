"""A small course made by hand, for tests that need one and not the way to it."""

from __future__ import annotations

import hashlib
import re
from datetime import date

from adfontes.values.annotations import NameMention, Sentence
from adfontes.values.citations import Citation, cite
from adfontes.values.course import CourseContent, CourseSource
from adfontes.values.evidence import About, Claim, Finding, Side
from adfontes.values.names import Alias, Name
from adfontes.values.quantities import Quantity
from adfontes.values.sources import Block, Source
from adfontes.values.spans import Span
from adfontes.values.study import Card, Fact, NameEntry, Option, QuizQuestion, Statement, TimelineEntry
from adfontes.values.time import TimeSpan

CANAL = (
    "The Northern Canal\n\n"
    "The Northern Canal was opened on 4 May 1822. It cost 900,000 crowns and was 58 miles long.\n\n"
    "Anna Lindqvist (安娜), the engineer, had asked for twice as much.\n"
)
NOTES = (
    "Canal notes\n\n"
    "The canal was opened on 4 May 1823, after a wet spring.\n\n"
    "Barges paid a toll of three pence a mile. Северный канал is its name in Russian.\n"
)


def make_source(name: str, text: str, original: bytes | None = None) -> Source:
    """Read plain text in the simplest way: a block for each paragraph, the first one a heading."""
    blocks = [
        Block(kind="paragraph" if number else "heading", span=Span(*match.span()), level=0 if number else 1)
        for number, match in enumerate(re.finditer(r"\S(?:.*?\S)?(?=\n\n|\s*\Z)", text, re.DOTALL))
    ]
    original = text.encode() if original is None else original
    return Source(
        name=name,
        title=name,
        media_type="text/plain",
        text=text,
        version=hashlib.sha256(text.encode()).hexdigest(),
        blocks=tuple(blocks),
        original=original,
        checksum=hashlib.sha256(original).hexdigest(),
    )


def make_course_source(letter: str, source: Source) -> CourseSource:
    """Sentences end at full stops that white space follows."""
    sentences = [
        Sentence(
            span=Span(block.span.start + match.start(), block.span.start + match.end()), block=number, tokens=(0, 0)
        )
        for number, block in enumerate(source.blocks)
        for match in re.finditer(r"\S(?:.*?)(?:\.(?=\s|\Z)|\Z)", block.span.of(source.text), re.DOTALL)
    ]
    names = [
        NameMention(span=Span(*match.span()), text=match.group(), kind="person", key="anna-lindqvist")
        for match in re.finditer("Anna Lindqvist", source.text)
    ]
    return CourseSource(letter=letter, source=source, sentences=tuple(sentences), names=tuple(names))


def quote(source: Source, words: str) -> Citation:
    """Cite the first place where these words stand."""
    start = source.text.index(words)
    return cite(source, Span(start, start + len(words)))


def make_day(year: int, month: int, day: int) -> TimeSpan:
    """One day."""
    ordinal = date(year, month, day).toordinal()
    return TimeSpan(earliest=ordinal, latest=ordinal, edtf=f"{year:04}-{month:02}-{day:02}", granularity="day")


def make_course() -> CourseContent:
    """Two sources on a canal, which agree on little: one dispute, one fact, a card and a question."""
    canal, notes = make_source("canal.txt", CANAL), make_source("notes.txt", NOTES)
    opened = (
        (canal, make_day(1822, 5, 4), "The Northern Canal was opened on 4 May 1822.", "4 May 1822"),
        (notes, make_day(1823, 5, 4), "The canal was opened on 4 May 1823, after a wet spring.", "4 May 1823"),
    )
    about = About(event="open", terms=("canal", "open"), label="the opening of the canal")
    claims = [
        Claim(
            key=f"claim-{number}",
            slot="time",
            value=value,
            about=about,
            citation=quote(source, sentence),
            focus=quote(source, words),
        )
        for number, (source, value, sentence, words) in enumerate(opened, 1)
    ]
    cost = Claim(
        key="claim-3",
        slot="quantity",
        value=Quantity(low=900000.0, high=900000.0, dimension="money", unit="crown"),
        about=About(event="cost", label="the cost of the canal"),
        citation=quote(canal, "It cost 900,000 crowns and was 58 miles long."),
        focus=quote(canal, "900,000 crowns"),
    )
    dispute = Finding(
        key="finding-1",
        kind="disputed",
        dispute="date",
        question="When was the canal opened?",
        slot="time",
        sides=tuple(
            Side(
                value=claim.focus.quote,
                claims=(claim.key,),
                sources=(claim.citation.source,),
                support=1,
                mentions=(claim.focus,),
                statements=(claim.citation,),
            )
            for claim in claims
        ),
        score=0.9,
    )
    statements = [
        Statement(
            text=claim.citation.quote,
            citations=(claim.citation,),
            sources=(claim.citation.source,),
            disputes=(dispute.key,),
            claims=(claim.key,),
        )
        for claim in claims
    ]
    price = Statement(
        text="It cost 900,000 crowns.", citations=(cost.citation,), sources=("canal.txt",), claims=(cost.key,)
    )
    toll = quote(notes, "three pence")
    anna = Name(key="anna-lindqvist", canonical="Anna Lindqvist", kind="person", aliases=(Alias("安娜", "zh-Hans"),))
    return CourseContent(
        title="The Northern Canal",
        sources=(make_course_source("A", canal), make_course_source("B", notes)),
        claims=(*claims, cost),
        findings=(dispute,),
        facts=(Fact(key="fact-1", statement=price),),
        timeline=tuple(
            TimelineEntry(key=f"entry-{n}", when=value, label=words, statement=statement)
            for n, ((_, value, _, words), statement) in enumerate(zip(opened, statements, strict=True), 1)
        ),
        names=(NameEntry(name=anna, mentions=(quote(canal, "Anna Lindqvist"),)),),
        cards=(Card(key="card-1", front="What did the canal cost?", back=price, kind="quantity", claims=(cost.key,)),),
        quiz=(
            QuizQuestion(
                key="quiz-1",
                stem="What did the canal cost?",
                options=(
                    Option(text="900,000 crowns", right=True, citations=(cost.focus,)),
                    Option(text="three pence", right=False, citations=(toll,)),
                ),
                statement=price,
                claims=(cost.key,),
            ),
        ),
    )
