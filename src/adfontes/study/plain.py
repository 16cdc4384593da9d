"""Passages that can be read alone: pronouns told, openings left out, the sentence before quoted where needed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from adfontes.study.passages import LONGEST_QUOTE, Passage, content_span, sentence_terms
from adfontes.study.pronouns import Referents, tell
from adfontes.values.citations import cite
from adfontes.values.spans import Span


def read_plainly(passages: Sequence[Passage], referents: Referents) -> Iterator[Passage]:
    """The passages in their order, with words that can be read alone, or marked as not plain."""
    for passage in passages:
        yield _plain(passage, referents)


def _plain(passage: Passage, referents: Referents) -> Passage:
    words = tell(referents, passage.annotated, passage.citation.span, known=passage.context)
    if words is None:
        return _with_sentence_before(passage, referents) or replace(passage, plain=False)
    before = "… " if passage.words.startswith("… ") else ""
    after = " …" if passage.words.endswith(" …") else ""
    return replace(passage, words=f"{before}{words}{after}", plain=not before or bool(passage.context))


def _with_sentence_before(passage: Passage, referents: Referents) -> Passage | None:
    """The passage after the sentence that it leans on, where both together are short enough to quote."""
    annotated = passage.annotated
    place = bisect_left(annotated.sentences, passage.sentence.span.start, key=lambda sentence: sentence.span.start)
    before = annotated.sentences[place - 1] if place else None
    if before is None or before.block != passage.sentence.block or passage.citation.start < passage.sentence.span.start:
        return None
    tokens = annotated.tokens[before.tokens[0] : before.tokens[1]]
    if passage.block.kind == "answer" and not any(token.pos in ("VERB", "AUX") for token in tokens):
        return None  # the phrase before it answers a question that would not be shown
    both = Span(content_span(before, passage.block).start, passage.citation.end)
    words = tell(referents, annotated, both) if len(both) <= LONGEST_QUOTE else None
    if words is None:
        return None
    return replace(
        passage,
        citation=cite(annotated.source, both),
        words=words,
        context="",
        terms=passage.terms | sentence_terms(annotated, before),
        complete=True,
    )
