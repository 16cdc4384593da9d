"""A sentence as its dependency parse, and the stretches of it that tell of cause and effect."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Literal

import msgspec

from adfontes.values.annotations import AnnotatedSource, Sentence, Token
from adfontes.values.spans import Span

Reach = Literal["long-term", "short-term", "trigger", "not said"]

_LOOSE_ADVERB = re.compile(
    r",?\s+(chiefly|mainly|partly|largely|only|mostly|also|perhaps|simply|just|either|even|often|"
    r"especially|primarily|usually|again)$"
)


class Pair(msgspec.Struct, frozen=True):
    """Where a cause and its effect stand. An empty cause is the sentence before."""

    cause: Span | None
    effect: Span
    reach: Reach = "not said"
    joint: str = ""
    """Words between the two parts of an effect that is told in two ("William | had to | retreat")."""
    rest: Span | None = None
    """The second part of such an effect."""
    noun: str = ""
    """A noun that the sentence before must have, where it is the cause ("these tensions")."""


class Parse:
    """One sentence with the reach of each of its words' subtrees."""

    def __init__(self, annotated: AnnotatedSource, sentence: Sentence, span: Span) -> None:
        self.tokens = annotated.tokens
        self.text = annotated.source.text
        self.span = span
        self.range = range(*sentence.tokens)
        self.children: dict[int, list[int]] = {index: [] for index in self.range}
        for index in self.range:
            head = self.tokens[index].head
            if head != index and head in self.children:
                self.children[head].append(index)
        self._ends: dict[int, tuple[int, int]] = {}

    def child(self, index: int, *deps: str) -> int | None:
        """The first child with one of the relations."""
        return next((child for child in self.children[index] if self.tokens[child].dep in deps), None)

    def subtree(self, index: int, without: frozenset[str] = frozenset()) -> Span:
        """From the first to the last word below a token, leaving out branches of the relations in ``without``."""
        first, last = self._reach(index) if not without else self._trimmed(index, without)
        start = max(self.span.start, self.tokens[first].start)
        return Span(start, max(start, min(self.span.end, self.tokens[last].end)))

    def _reach(self, index: int) -> tuple[int, int]:
        if index not in self._ends:
            first = last = index
            waiting, seen = list(self.children[index]), {index}
            while waiting:
                place = waiting.pop()
                if place in seen:
                    continue
                seen.add(place)
                first, last = min(first, place), max(last, place)
                waiting += self.children[place]
            self._ends[index] = (first, last)
        return self._ends[index]

    def _trimmed(self, index: int, without: frozenset[str]) -> tuple[int, int]:
        first = last = index
        for child in self.children[index]:
            if self.tokens[child].dep in without:
                continue
            low, high = self._reach(child)
            if not any(self.tokens[other].dep in without and low > other > index for other in self.children[index]):
                first, last = min(first, low), max(last, high)
        return first, last

    def token_at(self, place: int) -> int | None:
        """The token that begins at or after a place of the text."""
        found = bisect_left(self.tokens, place, lo=self.range.start, hi=self.range.stop, key=lambda token: token.start)
        return found if found < self.range.stop else None


def without_mark(parse: Parse, clause: int) -> Span:
    """A clause without the "that" or "because" before it."""
    span = parse.subtree(clause)
    mark = parse.child(clause, "mark")
    if mark is not None and parse.tokens[mark].start <= span.start + 1:
        return Span(min(parse.tokens[mark].end + 1, span.end), span.end)
    return span


def has_verb(parse: Parse, span: Span) -> bool:
    """Whether there is a verb among the words."""
    return any(token.pos in ("VERB", "AUX") for token in _inside(parse, span))


def has_clause(parse: Parse, span: Span) -> bool:
    """Whether the words have a subject whose verb they have too."""
    return any(
        token.dep in ("nsubj", "nsubjpass", "expl") and span.start <= parse.tokens[token.head].start < span.end
        for token in _inside(parse, span)
    )


def _inside(parse: Parse, span: Span) -> list[Token]:
    return [parse.tokens[i] for i in parse.range if span.start <= parse.tokens[i].start < span.end]


def trim(text: str, span: Span) -> Span:
    """The stretch without marks, "and" or a loose adverb at its ends."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(" \n\t,;:-–—"))
    end = span.end - (len(words) - len(words.rstrip(" \n\t,;:.-–—")))
    joined = re.search(r",? (and|or|but)$", text[start:end])
    end = start + joined.start() if joined else end
    loose = _LOOSE_ADVERB.search(text[start:end])
    return Span(start, max(start, start + loose.start() if loose else end))
