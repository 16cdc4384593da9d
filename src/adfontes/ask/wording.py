"""Answers in the sources' own words: what is quoted of a passage, and how quotes stand together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from adfontes.ask.ranking import Ranked
from adfontes.ask.reading import Passage
from adfontes.ask.typed import Candidate
from adfontes.values.citations import Citation, cite
from adfontes.values.evidence import Side
from adfontes.values.spans import Span

LONGEST_CITATION: Final = 300
MOST_WORDS: Final = 60
"""An answer of more words is no answer but a reading."""


def cite_ranked(ranked: Ranked) -> Citation:
    """What is quoted of a passage that answers."""
    return cite_passage(ranked.passage, ranked.candidates)


def cite_passage(passage: Passage, candidates: Sequence[Candidate] = ()) -> Citation:
    """The sentence, or the part of it around the value where it is too long to be quoted whole.

    Args:
        passage: the sentence.
        candidates: the values in it that answer.
    """
    span, text = passage.sentence.span, passage.entry.source.text
    if len(span) > LONGEST_CITATION:
        best = max(candidates, key=lambda candidate: candidate.fit, default=None)
        middle = span.start + (best.span.start if best else 0)
        start = max(span.start, min(middle - LONGEST_CITATION // 2, span.end - LONGEST_CITATION))
        if start > span.start:
            start = text.find(" ", start) + 1 or start
        end = min(span.end, start + LONGEST_CITATION)
        cut = text.rfind(" ", start, end) if end < span.end else end
        span = Span(start, cut if cut > start else end)
    return cite(passage.entry.source, span)


def tell_sides(sides: Iterable[Side], citations: Iterable[Citation]) -> str:
    """The value of each side, then the quotes as far as there is room."""
    values = " / ".join(side.value for side in sides)
    return f"{values}: {join_quotes(citations, taken=len(values.split()))}"


def join_quotes(citations: Iterable[Citation], taken: int = 0) -> str:
    """The quotes one after another, as many as make a short answer; the first always.

    Args:
        citations: the quotes, best first.
        taken: words of the answer that stand before them.
    """
    said: list[str] = []
    length = taken
    for citation in citations:
        words = citation.quote.split()
        quote = " ".join(words)
        if quote in said:
            continue
        if said and length + len(words) > MOST_WORDS:
            break
        said.append(quote)
        length += len(words)
    return " … ".join(said)
