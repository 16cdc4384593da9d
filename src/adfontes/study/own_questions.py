"""The questions that sources ask themselves, made to be read alone: "What did he [the engineer] buy?"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping

from adfontes.study.asking import Asked
from adfontes.study.mentions import is_written_date, within
from adfontes.study.passages import Passage, one_line, without_marks
from adfontes.values.annotations import AnnotatedSource, NameMention, Token
from adfontes.values.names import Name
from adfontes.values.quantities import label_quantity
from adfontes.values.spans import Span
from adfontes.values.time import label_time

LOOKED_BACK = 3
"""Questions before one in which the meaning of its "he" or "it" is looked for."""
_NUMBERED = re.compile(r"^\[?(q(uestion)?\s?)?\d*\s*[\].):]\s*|^[#*•·–-]+\s*", re.IGNORECASE)
_POINTS = re.compile(r"\s*\((learn |\d+ marks?|\d+\))[^()]*\)?$", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(he|she|him|his|her|it|its|they|them|their)\b", re.IGNORECASE)
_LEANS = re.compile(
    r"^(and|but|so|then|also|what else|who else)\b|\b(next|this|that|these|those|above|below|there)\b\W*$|"
    r"^(how|why|who|when|where|what|which|really|so what|what else|what next|what then)\W*$|"
    r"^(true or false|did you know|was this|how well did you|any questions|ready)\b|"
    r"\b(this (page|article|video|quiz|card|deck|section|chapter|source|website))\b|\byour (teacher|book|notes)\b",
    re.IGNORECASE,
)
_PERSONS = frozenset({"he", "she", "him", "his", "her"})
_MANY = frozenset({"they", "them", "their"})
_POSSESSIVE = frozenset({"his", "its", "their"})
_THINGS = frozenset({"event", "agreement", "organisation", "place"})


MOSTLY = 0.6
"""The share of a short answer that its date, amount or name must make up to be what is asked for."""
LONGEST_ANSWER = 60
_WHEN = re.compile(r"(when|(in|on) (which|what) (year|date|day|month)|what (year|date))\b", re.IGNORECASE)
_WHO = re.compile(r"(who|which (person|man|woman|king|leader|general))\b", re.IGNORECASE)
_HOW_MANY = re.compile(
    r"(how (many|much|long|far|old|wide|high|big|large)|what (share|percentage|fraction))\b", re.IGNORECASE
)


def typed_question(passage: Passage, names: Mapping[str, Name]) -> Asked | None:
    """A source's own question whose short answer is a date, an amount or a person, for a quiz."""
    block, annotated = passage.block, passage.annotated
    body = block.body
    if block.kind != "answer" or passage.sentence.span.start > body.start or len(body) > LONGEST_ANSWER:
        return None
    at = annotated.source.blocks.index(block)
    if at == 0 or annotated.source.blocks[at - 1].kind != "question":
        return None
    front = question_alone(annotated, at - 1, names)
    if front is None or not front.endswith("?"):
        return None
    return _typed(passage, front, names)


def _typed(passage: Passage, front: str, names: Mapping[str, Name]) -> Asked | None:
    """The question with the one value that makes up most of its answer, of the sort that it asks for."""
    source, room = passage.annotated.source, MOSTLY * len(passage.block.body)
    for time in passage.times if _WHEN.match(front) else ():
        if time.time and len(time.span) >= room and is_written_date(source, time):
            return Asked(kind="date", front=front, answer=label_time(time.time), focus=time.span, value=time.time)
    for amount in passage.quantities if _HOW_MANY.match(front) else ():
        if len(amount.span) >= room and amount.quantity.low is not None:
            answer = label_quantity(amount.quantity)
            return Asked(kind="quantity", front=front, answer=answer, focus=amount.span, value=amount.quantity)
    for name in passage.names if _WHO.match(front) else ():
        if name.kind == "person" and name.key in names and len(name.span) >= room:
            words = one_line(name.span.of(source.text))
            return Asked(kind="name", front=front, answer=words, focus=name.span, value=name.key)
    return None


def cleaned(words: str) -> str:
    """A question without the number, marks and points that stand around it."""
    return _POINTS.sub("", _NUMBERED.sub("", without_marks(words).strip("#*= ")).strip()).rstrip(":")


def question_alone(annotated: AnnotatedSource, block: int, names: Mapping[str, Name]) -> str | None:
    """The words of a question block with what its pronoun means in brackets; None where it leans on what is not shown.

    Args:
        annotated: the source.
        block: the question's block.
        names: the names of the course, by key.
    """
    source = annotated.source
    body = source.blocks[block].body
    words = cleaned(body.of(source.text))
    if not words or _LEANS.search(words):
        return None
    if words.isupper():
        words = words.capitalize()
    found = _PRONOUN.search(body.of(source.text))
    if found is None:
        return words
    place = body.start + found.start()
    pronoun = found.group().lower()
    if _stands_for_something_here(annotated, Span(body.start, place), pronoun):
        return words
    meant = _meant(annotated, block, pronoun, names)
    if meant is None:
        return None
    owner = f"{meant}{'’' if meant.endswith('s') else '’s'}" if pronoun in _POSSESSIVE else meant
    at = _PRONOUN.search(words)
    if at is None or owner.lower() in words.lower():
        return None
    return one_line(f"{words[: at.end()]} [{owner}]{words[at.end() :]}")


def _stands_for_something_here(annotated: AnnotatedSource, before: Span, pronoun: str) -> bool:
    """Whether a word of the question before the pronoun may be what it means."""
    if pronoun in _PERSONS:
        return any(mention.kind == "person" for mention in within(annotated.names, before))
    nouns = [token for token in _tokens(annotated, before) if token.pos in ("NOUN", "PROPN")]
    if pronoun in _MANY:
        return any(token.tag in ("NNS", "NNPS") for token in nouns)
    last = nouns[-1] if nouns else None
    between = annotated.source.text[last.end : before.end].split() if last else []
    if between and between[-1].lower() in ("before", "after", "of", "from", "behind", "against"):
        return False  # "What was the price before it?"
    return any(token.tag in ("NN", "NNP") and token.dep not in ("attr", "det", "npadvmod") for token in nouns)


def _tokens(annotated: AnnotatedSource, span: Span) -> Iterator[Token]:
    first = bisect_left(annotated.tokens, span.start, key=lambda token: token.start)
    for token in annotated.tokens[first:]:
        if token.start >= span.end:
            break
        yield token


def _meant(annotated: AnnotatedSource, block: int, pronoun: str, names: Mapping[str, Name]) -> str | None:
    """The one person, or the one event or agreement, that the question before speaks of."""
    if pronoun in _MANY:
        return None
    blocks = annotated.source.blocks
    before = [at for at in range(block) if blocks[at].kind == "question"][-LOOKED_BACK:]
    for at in reversed(before):
        asked = within(annotated.names, blocks[at].body)
        answered = within(annotated.names, blocks[at + 1].body) if blocks[at + 1].kind == "answer" else ()
        for mentions in (asked, answered) if pronoun in _PERSONS else (asked,):
            keys = {m.key for m in mentions if m.key in names and _fits(m, pronoun)}
            if len(keys) == 1:
                return names[keys.pop()].canonical
            if keys:
                return None
    return None


def _fits(mention: NameMention, pronoun: str) -> bool:
    return mention.kind == "person" if pronoun in _PERSONS else mention.kind in _THINGS
