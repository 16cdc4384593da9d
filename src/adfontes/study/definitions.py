"""What a term means: the stretch of a sentence that explains it, or the sentence that tells most of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping

import msgspec

from adfontes.study.passages import LONGEST_QUOTE, Passage
from adfontes.study.term_candidates import Occurrence
from adfontes.values.annotations import AnnotatedSource, Token
from adfontes.values.spans import Span

FEWEST_WORDS = 3
"""A shorter stretch explains nothing."""
_MARKS = "[“\"‘'*]{0,2}"
_END = '[”"’*]{0,3}'
_ASIDE = r"(?: \([^)]{2,40}\))?"
"""A bracket after the term: "(TVA)"."""
_BE = re.compile(
    _END + _ASIDE + r",? (?:is|are|was|were|refers? to|referred to|means?|meant|describes?|described|is the name for)"
    r"(?: defined as| simply| essentially| basically| also)? "
    r"(?=(?:an?|the|any|one|those|when|people|how|that|\w+s|\w+ing)\b)"
)
_APPOSED = re.compile(_END + _ASIDE + r"(?:,|\s?[–—]| -)\s?(?:or |that is,? |meaning |i\.e\.,? )?(?=[“\"]?[A-Za-z])")
_BRACKETED = re.compile(_END + r" \((?P<words>[^()]{8,160})\)")
_COLON = re.compile(_END + r"\s?(?::|=|\s[-–—])\s+(?=\S)")
_CALLED = re.compile(
    r",? (?:(?:was|were|is|are|became|be|commonly|often|also|sometimes|later|now|collectively|popularly|simply|"
    r"better|which|that|came to be|it|they|and)\s){0,4}"
    r"(?:called|known as|termed|dubbed|labell?ed|referred to as|nicknamed|or)\s(?:the |an? |its |their )?"
    + _MARKS
    + "$"
)
_STOP = re.compile(r"[.;!?]|[–—]|,? (?:but|and then|while|whereas|although|though)\b")
_NOT_EXPLAINING = re.compile(
    r"^(?:and|but|in|on|at|by|for|with|as|to|from|when|while|after|before|since|during|he|she|they|it|who had"
    r"|also|because|not|see)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"^which (?!(?:is|was|are|were) (?:an?|the|any|one)\b|means?\b|meant\b)", re.IGNORECASE)
"""A relative clause tells of the thing ("which was ignored") and does not say what it is."""


class Found(msgspec.Struct, frozen=True):
    """A stretch that explains a term and how plainly it does."""

    strength: int
    """3: "X means ..."; 2: an apposition, "known as X"; 1: the sentence's subject or object; 0: it is only named."""
    span: Span
    stretch: bool
    """Whether the span is a part of a sentence which needs the term before it."""


class Explainer:
    """Finds what explains a term in the sentences of one source."""

    def __init__(self, annotated: AnnotatedSource) -> None:
        self._annotated = annotated
        self._at: Mapping[int, int] = {token.end: index for index, token in enumerate(annotated.tokens)}

    def explain(self, place: Occurrence) -> Found | None:
        """The stretch that explains the words at ``place``; None where there is none."""
        sentence = self._annotated.sentences[place.sentence]
        text, end = self._annotated.source.text, sentence.span.end
        before = text[sentence.span.start : place.span.start]
        opens = before.strip(' “"*•-').lower() in ("", "the", "a", "an", "this")
        for pattern, strength, needed in ((_BE, 3, opens), (_COLON, 3, opens), (_BRACKETED, 2, True)):
            match = pattern.match(text, place.span.end, end) if needed else None
            if match:
                inner = (
                    Span(*match.span("words"))
                    if pattern is _BRACKETED
                    else self._closed(Span(match.end(), max(match.end(), self._stop(match.end(), end))))
                )
                if self._tells(inner):
                    return Found(strength, inner, stretch=True)
        return self._apposition(place, end) or self._named(place, sentence.span.start)

    def _apposition(self, place: Occurrence, end: int) -> Found | None:
        """Explain "X, a law that ..." by what the parse hangs on the term, or by the article after the comma."""
        text = self._annotated.source.text
        match = _APPOSED.match(text, place.span.end, end)
        if not match:
            return None
        index = self._at.get(place.span.end)
        tokens = self._annotated.tokens
        if index is not None:
            for other in range(index + 1, min(index + 14, len(tokens))):
                token = tokens[other]
                if token.dep == "appos" and index - 4 <= token.head <= index and token.pos in ("NOUN", "PROPN"):
                    span = Span(match.end(), max(match.end(), self._subtree_end(other, end)))
                    return Found(2, span, stretch=True) if self._tells(span) and token.pos == "NOUN" else None
        if re.match(
            r"(?:or )?(?:an?|the|any|one of)\b|which (?:is|was|are|were|means|meant)\b|meaning\b",
            text[match.end() : match.end() + 14],
        ):
            stop = self._stop(match.end(), end)
            comma = text.find(", ", match.end() + 12, stop)
            span = self._closed(Span(match.end(), max(match.end(), comma if comma > 0 else stop)))
            return Found(2, span, stretch=True) if self._tells(span) else None
        return None

    def _named(self, place: Occurrence, start: int) -> Found | None:
        """Explain "people who ..., known as X" by the noun phrase that bears the name."""
        text = self._annotated.source.text
        match = _CALLED.search(text[start : place.span.start])
        index = self._at.get(start + match.start()) if match else None
        if match is None or index is None:
            return None
        tokens = self._annotated.tokens
        top = index
        for _ in range(8):
            token = tokens[top]
            if token.pos in ("NOUN", "PROPN") and tokens[token.head].pos not in ("NOUN", "PROPN", "ADP"):
                break
            if token.head == top or (token.pos in ("VERB", "AUX") and token.dep == "ROOT"):
                break
            top = token.head
        if tokens[top].pos != "NOUN":
            return None
        opening, closing = self._subtree_start(top, start), start + match.start()
        span = Span(min(opening, closing), closing)
        return Found(2, span, stretch=True) if self._tells(span) else None

    def _tells(self, span: Span) -> bool:
        words = span.of(self._annotated.source.text).split()
        if len(words) < FEWEST_WORDS or len(span) > LONGEST_QUOTE:
            return False
        if _NOT_EXPLAINING.match(words[0]) or _CLAUSE.match(" ".join(words)):
            return False
        return not self._is_clause(span)

    def _is_clause(self, span: Span) -> bool:
        """Whether the stretch holds the subject and the verb of a main clause ("In that year, the prices rose")."""
        tokens = self._annotated.tokens
        place = bisect_left(tokens, span.start, key=lambda token: token.start)
        while place < len(tokens) and tokens[place].end <= span.end:
            token = tokens[place]
            if token.dep in ("nsubj", "nsubjpass", "expl") and tokens[token.head].dep in (
                "ROOT",
                "conj",
                "ccomp",
                "parataxis",
            ):
                return True
            place += 1
        return False

    def _closed(self, span: Span) -> Span:
        """The stretch without a bracket that opens in it and is cut before it closes."""
        words = span.of(self._annotated.source.text)
        opening = words.rfind("(")
        if opening < 0 or ")" in words[opening:]:
            return span
        return Span(span.start, span.start + len(words[:opening].rstrip()))

    def _stop(self, start: int, end: int) -> int:
        match = _STOP.search(self._annotated.source.text, start + 8, end)
        while (
            match
            and match.group() == "."
            and not re.match(r"[\s”\"’)*]|$", self._annotated.source.text[match.end() : match.end() + 1])
        ):
            match = _STOP.search(self._annotated.source.text, match.end(), end)
        return match.start() if match else end

    def _subtree_end(self, index: int, end: int) -> int:
        return min(end, max(self._annotated.tokens[part].end for part in self._subtree(index)))

    def _subtree_start(self, index: int, start: int) -> int:
        return max(start, min(self._annotated.tokens[part].start for part in self._subtree(index)))

    def _subtree(self, index: int) -> list[int]:
        tokens: tuple[Token, ...] = self._annotated.tokens
        inside = [index]
        found = {index}
        for part in range(max(0, index - 40), min(len(tokens), index + 60)):
            walker, steps = part, 0
            while walker not in found and tokens[walker].head != walker and steps < 30:
                walker, steps = tokens[walker].head, steps + 1
            if walker in found and walker == index and part != index:
                inside.append(part)
        return inside


def is_about(passage: Passage, words: Span) -> bool:
    """Whether the main clause of a passage has the words as its subject."""
    tokens = passage.annotated.tokens
    first, last = passage.sentence.tokens
    return any(
        token.dep in ("nsubj", "nsubjpass")
        and tokens[token.head].dep == "ROOT"
        and words.start <= token.start < words.end
        for token in tokens[first:last]
    )
