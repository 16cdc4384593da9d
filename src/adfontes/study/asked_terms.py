"""Terms that a source asks for and explains itself: "What is a friary? A house of friars", or a card's two sides."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

import msgspec

from adfontes.study.own_questions import cleaned
from adfontes.study.term_candidates import MOST_WORDS, stems
from adfontes.values.annotations import AnnotatedSource
from adfontes.values.spans import Span

FEWEST_WORDS = 3
"""A shorter answer ("March 1536") explains nothing."""
_WHAT = re.compile(
    r"what(?: is|'s|’s| was| are| were| does)(?: meant by)? (?P<the>the )?(?P<term>.+?)(?: mean)?\?$", re.IGNORECASE
)


class AskedTerm(msgspec.Struct, frozen=True):
    """An answer that says what a term is."""

    source: int
    sentence: int
    """The first of the answer."""
    definite: bool
    """Asked as "the ...", which may be a thing of the sentence before ("What was the limit?")."""
    is_thing: bool
    """Asked with "What is", so that it is no person; a card's bare front may be one."""


def asked_terms(sources: Sequence[AnnotatedSource]) -> Mapping[tuple[str, ...], tuple[AskedTerm, ...]]:
    """The answers that explain a term, by the stems of the term."""
    found: dict[tuple[str, ...], tuple[AskedTerm, ...]] = {}
    for number, annotated in enumerate(sources):
        blocks, text = annotated.source.blocks, annotated.source.text
        for place in range(1, len(blocks)):
            if (blocks[place - 1].kind, blocks[place].kind) != ("question", "answer"):
                continue
            words = cleaned(blocks[place - 1].body.of(text))
            what = _WHAT.match(words)
            term = what["term"] if what else "" if words.endswith("?") else words
            key = stems(term)
            sentence = _opening(annotated, place)
            if sentence is not None and 0 < len(key) <= MOST_WORDS:
                asked = AskedTerm(number, sentence, definite=bool(what and what["the"]), is_thing=what is not None)
                found[key] = (*found.get(key, ()), asked)
    return found


def _opening(annotated: AnnotatedSource, block: int) -> int | None:
    """The first sentence of an answer, where it says enough."""
    place = bisect_left(annotated.sentences, block, key=lambda sentence: sentence.block)
    if place == len(annotated.sentences) or annotated.sentences[place].block != block:
        return None
    span = annotated.sentences[place].span
    body = annotated.source.blocks[block].body
    words = Span(max(span.start, body.start), max(span.start, body.start, span.end)).of(annotated.source.text)
    return place if len(words.split()) >= FEWEST_WORDS else None
