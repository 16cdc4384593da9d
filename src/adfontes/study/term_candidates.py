"""What may be a key term: the noun phrases, names and quoted words of a course, each with every place it stands in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

import msgspec
import Stemmer

from adfontes.values.annotations import AnnotatedSource, Sentence, Token
from adfontes.values.spans import Span

MOST_WORDS = 5
"""Key terms of textbooks have one to four words, seldom five."""
LONGEST_SENTENCE = 150
"""Tokens; a longer "sentence" is a table or list that was run together."""

_MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN"})
_PARTICIPLES = frozenset({"VBN", "VBG"})
_HEADS = frozenset({"NOUN", "PROPN"})
_LINKS = frozenset({"of", "to", "in", "for", "on"})
_ARTICLES = frozenset({"the", "a", "an"})
_HYPHENS = ("-", "‑")
_PAIRING = (["and"], ["v."], ["vs."])
_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_QUOTED = re.compile(r"[“\"]([^“”\"\n]{3,50}?)[,.]?[”\"]")
_MARKED = re.compile(r"\*\*([^*\n]{3,50}?)\*\*")
_STEMMER = Stemmer.Stemmer("english")


class Occurrence(msgspec.Struct, frozen=True):
    """One place of a candidate."""

    source: int
    sentence: int
    span: Span
    whole: bool
    """Whether the phrase goes no further: it is no part of a longer one."""
    quoted: bool = False
    marked: bool = False
    """Set in bold type."""


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A phrase that may be a key term."""

    key: tuple[str, ...]
    """The stems of its words, without a leading article."""
    form: str
    """As it is most often written."""
    places: tuple[Occurrence, ...]


def read_candidates(sources: Sequence[AnnotatedSource]) -> dict[tuple[str, ...], Candidate]:
    """Every candidate of a course by its key, in the order of their first places."""
    places: dict[tuple[str, ...], dict[tuple[int, Span], Occurrence]] = defaultdict(dict)
    for number, annotated in enumerate(sources):
        for occurrence in _occurrences(annotated, number):
            key = stems(occurrence.span.of(annotated.source.text))
            if key and any(len(stem) > 1 for stem in key):
                known = places[key].get((number, occurrence.span))
                places[key][number, occurrence.span] = _joined(known, occurrence) if known else occurrence
    return {key: _candidate(key, tuple(found.values()), sources) for key, found in places.items()}


@cache
def _stem(word: str) -> str:
    return str(_STEMMER.stemWord(re.sub(r"['’]s?$", "", word)))


def stems(words: str) -> tuple[str, ...]:
    """The stems of words, without a leading article: how candidates are told apart."""
    found = _WORD.findall(re.sub(r"\([^)]*\)", " ", words.lower()))
    while found and found[0] in _ARTICLES:
        found = found[1:]
    return tuple(_stem(word) for word in found)


def _joined(one: Occurrence, other: Occurrence) -> Occurrence:
    return msgspec.structs.replace(
        one, whole=one.whole or other.whole, quoted=one.quoted or other.quoted, marked=one.marked or other.marked
    )


def _candidate(key: tuple[str, ...], places: tuple[Occurrence, ...], sources: Sequence[AnnotatedSource]) -> Candidate:
    forms = Counter(" ".join(place.span.of(sources[place.source].source.text).split()) for place in places)
    form = max(forms, key=lambda written: (forms[written], written.islower(), written))
    return Candidate(key=key, form=form, places=places)


def _occurrences(annotated: AnnotatedSource, number: int) -> Iterator[Occurrence]:
    text = annotated.source.text
    for place, sentence in enumerate(annotated.sentences):
        block = annotated.source.blocks[sentence.block]
        first, last = sentence.tokens
        if block.kind == "furniture" or last - first > LONGEST_SENTENCE:
            continue
        tokens = annotated.tokens[first:last]
        for start, end, whole in _phrases(text, tokens):
            yield Occurrence(number, place, Span(tokens[start].start, tokens[end - 1].end), whole)
        for span in _set_apart(_QUOTED, text, sentence):
            yield Occurrence(number, place, span, whole=True, quoted=True)
        for span in _set_apart(_MARKED, text, sentence):
            yield Occurrence(number, place, span, whole=True, marked=True)
    for mention in annotated.names:
        if len(stems(mention.text)) <= MOST_WORDS:
            holder = _sentence_at(annotated, mention.span)
            if holder is not None:
                yield Occurrence(number, holder, mention.span, whole=True)


def _sentence_at(annotated: AnnotatedSource, span: Span) -> int | None:
    place = bisect_right(annotated.sentences, span.start, key=lambda sentence: sentence.span.start) - 1
    if place < 0 or not annotated.sentences[place].span.contains(span):
        return None
    sentence = annotated.sentences[place]
    return None if annotated.source.blocks[sentence.block].kind == "furniture" else place


def _set_apart(pattern: re.Pattern[str], text: str, sentence: Sentence) -> Iterator[Span]:
    for found in pattern.finditer(text, sentence.span.start, sentence.span.end):
        if 1 <= len(found.group(1).split()) <= MOST_WORDS:
            yield Span(found.start(1), found.end(1))


def _phrases(text: str, tokens: Sequence[Token]) -> Iterator[tuple[int, int, bool]]:
    """Ranges of tokens that may be a term: parts of noun phrases that end in a noun, and two joined by "of"."""
    runs = list(_runs(text, tokens))
    for start, end in runs:
        yield from ((first, last, (first, last) == (start, end)) for first, last in _parts(text, tokens, start, end))
    for (start, end), (then, stop) in pairwise(runs):
        between = [text[token.start : token.end].lower() for token in tokens[end:then]]
        if between in _PAIRING and _words(text, tokens, start, stop) <= MOST_WORDS - 1:
            yield start, stop, True
        if not between or between[0] not in _LINKS or not _ARTICLES.issuperset(between[1:]):
            continue
        for first, last in _parts(text, tokens, start, end):
            if last == end and _words(text, tokens, first, last) <= 2:
                for opening, closing in _parts(text, tokens, then, stop):
                    if (
                        opening == then
                        and (tokens[opening].pos != "NUM" or closing == stop)
                        and _words(text, tokens, first, closing) <= MOST_WORDS
                    ):
                        yield first, closing, first == start and closing == stop


def _runs(text: str, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Stretches of adjectives, participles, nouns, hyphens and possessives."""
    start: int | None = None
    for index, token in enumerate(tokens):
        word = text[token.start : token.end]
        joins = start is not None and (word in "-–‑'’" or token.tag == "POS")
        modifier = token.tag in _PARTICIPLES and token.dep in ("amod", "compound")
        modifier = modifier or (token.pos == "NUM" and _is_named_number(text, tokens, index))
        glued = word.isalpha() and (text[token.end : token.end + 1] in _HYPHENS or text[token.start - 1] in _HYPHENS)
        if token.pos in _MODIFIERS or modifier or joins or glued:
            start = index if start is None else start
        elif start is not None:
            yield start, index
            start = None
    if start is not None:
        yield start, len(tokens)


def _is_named_number(text: str, tokens: Sequence[Token], index: int) -> bool:
    """Whether a number belongs to a name: "Five-Year Plan", "Compromise of 1850"."""
    word = text[tokens[index].start : tokens[index].end]
    after_of = index > 1 and text[tokens[index - 1].start : tokens[index - 1].end] == "of"
    if after_of and len(word) == 4 and word.isdigit():
        return text[tokens[index - 2].start].isupper()
    return word.isalpha() and (word[0].isupper() or text[tokens[index].end : tokens[index].end + 1] == "-")


def _parts(text: str, tokens: Sequence[Token], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a run that begin a word and end in a noun."""
    for first in range(start, end):
        if tokens[first].tag == "POS" or not text[tokens[first].start].isalnum():
            continue
        for last in range(first + 1, end + 1):
            if _words(text, tokens, first, last) > MOST_WORDS - 1:
                break
            closing = tokens[last - 1]
            noun = closing.pos in _HEADS or (last - first == 1 and closing.pos in ("ADJ", "NUM"))
            glued = text[closing.end : closing.end + 1] in "-–‑" and last < end
            if noun and not glued and closing.tag != "POS" and text[closing.start].isalnum():
                yield first, last


def _words(text: str, tokens: Sequence[Token], first: int, last: int) -> int:
    return sum(text[token.start].isalnum() and token.tag != "POS" for token in tokens[first:last])
