"""Questions and answers: those that the sources carry, with their own answers, and those made from what they state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from adfontes.study.facts import is_fact
from adfontes.study.own_questions import question_alone
from adfontes.study.passages import (
    LONGEST_QUOTE,
    content_span,
    excerpt,
    is_content,
    one_line,
    sentence_terms,
    without_marks,
)
from adfontes.study.questions import GAP
from adfontes.study.reading import Reading, stable_key
from adfontes.study.sections import is_heading
from adfontes.study.term_candidates import stems
from adfontes.values.annotations import AnnotatedSource
from adfontes.values.citations import Citation, cite
from adfontes.values.sources import Block
from adfontes.values.spans import Span
from adfontes.values.study import Card, Statement, StudyQuestion

MOST_MADE = 60
"""Made questions beyond this only repeat the flashcards."""
MOST_ANSWERS = 8
MOST_SENTENCES = 8
"""Sentences of one long answer; the rest is left to the source."""
MOST_STATEMENTS = 3
ANSWERS = 0.5
"""A statement answers a question that the source leaves open where it holds this share of its weight (by eye)."""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A question block and the blocks that answer it."""

    block: int
    answers: tuple[Block, ...]


def compose_questions(
    reading: Reading, cards: Sequence[Card], sources: Sequence[AnnotatedSource]
) -> tuple[StudyQuestion, ...]:
    """The questions of a course, the sources' own first; none twice.

    Args:
        reading: the course.
        cards: its flashcards, whose plain questions are taken over with the statements that answer them.
        sources: the annotated sources.
    """
    found: dict[frozenset[str], StudyQuestion] = {}
    for annotated in sources:
        for question in _carried(reading, annotated):
            same = frozenset(stems(question.question))
            known = found.get(same)
            found[same] = _joined(known, question) if known else question
    made = 0
    for card in cards:
        same = frozenset(stems(card.front))
        plain = card.kind in ("date", "quantity", "name", "fact") and GAP not in card.front and "“" not in card.front
        if plain and same not in found and made < MOST_MADE:
            made += 1
            found[same] = _made(reading, card)
    return tuple(found.values())


def _joined(one: StudyQuestion, other: StudyQuestion) -> StudyQuestion:
    """The same question asked by two sources."""
    known = {answer.text.lower() for answer in one.answers}
    further = tuple(answer for answer in other.answers if answer.text.lower() not in known)
    return replace(one, answers=one.answers + further, asked_in=one.asked_in + other.asked_in)


def _made(reading: Reading, card: Card) -> StudyQuestion:
    """A flashcard's question with its answer and the whole statement behind it."""
    statements = [
        reading.passages[index].statement()
        for key in card.back.claims[:1]
        for index in reading.holding.get(key, ())[:1]
        if reading.passages[index].citation in card.back.citations
    ]
    return StudyQuestion(
        key=stable_key("question", ["made", card.front.lower()]),
        question=card.front,
        answers=(card.back, *(said for said in statements if said.text != card.back.text)),
        origin="made",
    )


def _carried(reading: Reading, annotated: AnnotatedSource) -> Iterator[StudyQuestion]:
    """The questions that a source asks, with its own answers or the statements of the course that answer them."""
    source = annotated.source
    for asked in _asked(annotated):
        block = source.blocks[asked.block]
        words = question_alone(annotated, asked.block, reading.names) or ""
        telling = re.search(r"\w{6,}|\b[A-Z]\w{2,}.*\b[A-Z]\w+|(\w+\W+){3}\w", words)
        if not telling or not 8 <= len(words) <= LONGEST_QUOTE:
            continue
        answers = tuple(_answer(reading, annotated, answer) for answer in asked.answers)
        if not answers and words.endswith("?"):
            answers = _answering(reading, annotated, asked.block)
        if answers:
            yield StudyQuestion(
                key=stable_key("question", ["source", words.lower()]),
                question=words[0].upper() + words[1:],
                answers=answers,
                origin="source",
                asked_in=(excerpt(source, block.body),),
            )


def _asked(annotated: AnnotatedSource) -> Iterator[Asked]:
    """Question blocks with what stands under each until the next question or heading."""
    blocks, text = annotated.source.blocks, annotated.source.text
    for place, block in enumerate(blocks):
        if block.kind != "question" or is_heading(block):
            continue
        under: list[Block] = []
        for following in blocks[place + 1 :]:
            if following.kind not in ("answer", "list_item", "paragraph"):
                break
            under.append(following)
        if any(answer.kind == "answer" for answer in under):
            under = [answer for answer in under if answer.kind != "paragraph"]
        elif any(answer.kind == "list_item" for answer in under):
            under = under[: 1 + max(i for i, answer in enumerate(under) if answer.kind == "list_item")]
        under = [answer for answer in under if is_content(answer.body.of(text))]
        yield Asked(block=place, answers=tuple(under[:MOST_ANSWERS]))


def _answer(reading: Reading, annotated: AnnotatedSource, block: Block) -> Statement:
    """What one block answers, in the source's words; a long answer is cited sentence by sentence."""
    spans = _parts(annotated, block)
    quotes = tuple(excerpt(annotated.source, span) for span in spans[:MOST_SENTENCES])
    claims = {key for quote in quotes for key in _claims_of(reading, quote) if reading.holding.get(key, ())}
    words = [
        without_marks(quote.quote) + (" …" if quote.end < cite(annotated.source, span).end - 1 else "")
        for quote, span in zip(quotes, spans, strict=False)
    ]
    return Statement(
        text=" ".join(words) + (" …" if len(spans) > len(quotes) else ""),
        citations=quotes,
        sources=(annotated.source.name,),
        claims=tuple(sorted(claims)),
        disputes=reading.disputes(claims),
    )


def _parts(annotated: AnnotatedSource, block: Block) -> list[Span]:
    """The block itself where one quotation holds it, else its sentences."""
    source = annotated.source
    if len(cite(source, block.body).quote) <= LONGEST_QUOTE:
        return [block.body]
    within = [content_span(sentence, block) for sentence in annotated.sentences if block.body.overlaps(sentence.span)]
    return [span for span in within if is_content(span.of(source.text))] or [block.body]


def _claims_of(reading: Reading, quote: Citation) -> list[str]:
    return [
        key
        for index in reading.by_source.get(quote.source, ())
        if reading.passages[index].citation.span.overlaps(quote.span)
        for key in reading.passages[index].claims
    ]


def _answering(reading: Reading, annotated: AnnotatedSource, block: int) -> tuple[Statement, ...]:
    """The statements of the course that hold most of an open question's words."""
    asked = [sentence for sentence in annotated.sentences if sentence.block == block]
    terms = frozenset().union(*(sentence_terms(annotated, sentence) for sentence in asked))
    if len(terms) < 2:
        return ()
    near = [
        (held, index)
        for index, held in reading.similarity.neighbours(terms, ANSWERS)
        if is_fact(reading.passages[index]) and len(terms & reading.passages[index].terms) > 1
    ]
    near.sort(key=lambda pair: (-round(pair[0], 3), -reading.importance[pair[1]], pair[1]))
    chosen: list[int] = []
    for _, index in near:
        words = one_line(reading.passages[index].words).lower()
        if all(one_line(reading.passages[other].words).lower() != words for other in chosen):
            chosen.append(index)
    statements = [reading.passages[index].statement() for index in chosen[:MOST_STATEMENTS]]
    return tuple(
        replace(said, text=said.text.removeprefix(said.context).strip(), context="")
        if said.context[-1:] == "?"
        else said
        for said in statements
    )
