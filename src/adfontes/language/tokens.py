"""Words and their grammar, sentence by sentence, from the language model."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from adfontes.values.annotations import Sentence, Token
from adfontes.values.sources import Source
from adfontes.values.spans import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 64
"""Sentences that the model works on at once; more gained nothing (2026-11-22, twelve topics)."""
LONGEST = 5_000
"""Code points of one piece given to the model: a longer "sentence" (a whole book without a stop) is cut at white
space, so that memory stays small."""


def tokenize(
    nlp: Language, source: Source, spans: Iterable[tuple[int, Span]]
) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
    """Parse every sentence by itself; a sentence's words never depend on another's."""
    pieces = [(block, piece) for block, span in spans for piece in _cut(source.text, span)]
    docs = nlp.pipe((re.sub(r"\s", " ", span.of(source.text)) for _, span in pieces), batch_size=BATCH)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for (block, span), doc in zip(pieces, docs, strict=True):
        first = len(tokens)
        tokens += _tokens(doc, span.start, first)
        sentences.append(Sentence(span=span, block=block, tokens=(first, len(tokens))))
    return tuple(tokens), tuple(sentences)


def _tokens(doc: Doc, start: int, first: int) -> list[Token]:
    """The words of one parse, white space left out."""
    words = [token for token in doc if not token.is_space]
    place = {token.i: first + index for index, token in enumerate(words)}
    return [
        Token(
            start=start + token.idx,
            end=start + token.idx + len(token),
            lemma=token.lemma_,
            pos=token.pos_,
            dep=token.dep_,
            head=place.get(token.head.i, place[token.i]),
            entity=token.ent_type_,
            tag=token.tag_,
        )
        for token in words
    ]


def _cut(text: str, span: Span) -> Iterable[Span]:
    """The span itself, or pieces of it that the model can hold."""
    start = span.start
    while span.end - start > LONGEST:
        space = max(text.rfind(" ", start, start + LONGEST), text.rfind("\n", start, start + LONGEST))
        end = space if space > start else start + LONGEST
        yield Span(start, end)
        start = end
        while start < span.end and text[start].isspace():
            start += 1
    if start < span.end:
        yield Span(start, span.end)
