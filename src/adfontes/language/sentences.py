"""Where sentences begin and end: rules of our own, because learners' sources are seldom running prose.

The parser of the language model splits headings, bullets and notes in odd places. Each block is split by itself, and a
full stop ends a sentence unless it belongs to an abbreviation, an initial, a number or a web address. A bullet without
a full stop is one sentence; a semicolon never ends one. Method: candidates and exceptions, as in Golden Rules of
sentence boundary disambiguation, with the decision left to the word before and the letter after the stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from adfontes.values.sources import Block, Source
from adfontes.values.spans import Span

UNSPLIT = frozenset({"title", "heading", "caption"})
"""Blocks that are one sentence whatever they hold."""


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


TITLES = _words(
    "adm bro capt cdr cmdr col dr fr gen gov hon lt maj mgr mme mlle mr mrs ms messrs mt pres prof rep rev revd rt sec "
    "sen sgt sr st ste supt"
)
"""Abbreviations that stand before a name: never the end of a sentence."""

INNER = _words(
    "a.d al approx art b b.c bk c ca cf ch chap d dept ed eds e.g eg esp est et fig fl fn i.e ie incl lit ms n.b no "
    "nos op ol p para pop pp pt r resp sect ser trans v viz vol vols vs"
)
"""Abbreviations that a sentence may go on after, whatever follows; most stand before a number or a clause."""

CLOSING = _words(
    "a.m b.c b.c.e bros c.e co corp d.c etc inc jr jan feb mar apr jun jul aug sep sept oct nov dec ltd p.m ph.d "
    "u.k u.n u.s u.s.a u.s.s.r yr yrs"
)
"""Abbreviations that may end a sentence: only where the next word looks like the start of one."""

STARTERS = _words(
    "a after although an and as at but by during each for from he her his however how i if in it its later many most "
    "no not on one she since so some such that the their then there these they this those thus to under what when "
    "where which while who why with"
)
"""Words that, capitalised after an abbreviation that may end a sentence, show that it did."""

_STOP = re.compile(
    r"(?P<stop>[.!?…]+|[。！？])(?P<closing>[\"'”’»)\]*_]*(?:\[\d+\])*)(?P<gap>\s+|$|(?=[A-Z][a-z])|(?<=[。！？]))"
)
_INNER_LABEL = re.compile(r"(?<=\s)(?:A|Ans|Answer)\s?:\s+(?=\S)")
_WORD_BEFORE = re.compile(r"[^\s(\[“\"'‘—–]+$")
_OPENING = re.compile(r"[\"'“‘«(\[*_]*")


def find_sentences(source: Source) -> Iterator[tuple[int, Span]]:
    """Every sentence of a source with the index of its block, in order; furniture has none."""
    for index, block in enumerate(source.blocks):
        if block.kind != "furniture":
            for span in split_block(source.text, block):
                yield index, span


def split_block(text: str, block: Block) -> Iterator[Span]:
    """The sentences of one block, without the white space around them."""
    body = block.body
    words = body.of(text)
    ends = [] if block.kind in UNSPLIT else list(sentence_ends(words))
    start = 0
    for end in [*ends, len(words)]:
        piece = words[start:end]
        stripped = piece.strip()
        if stripped:
            first = body.start + start + len(piece) - len(piece.lstrip())
            yield Span(first, first + len(stripped))
        start = end


def sentence_ends(words: str) -> Iterator[int]:
    """Offsets at which a new sentence starts (that of the white space before it), leaving out the end of ``words``."""
    lower_case = _is_lower_case(words)
    labels = [match.start() for match in _INNER_LABEL.finditer(words)]
    ends = [
        match.end("closing")
        for match in _STOP.finditer(words)
        if match.end() < len(words) and _ends_sentence(words, match, lower_case=lower_case)
    ]
    # an answer's label starts a sentence only behind the question it answers
    ends += [label for label in labels if "?" in words[:label]]
    yield from sorted(set(ends))


def _ends_sentence(words: str, match: re.Match[str], *, lower_case: bool) -> bool:
    """Whether the stop at ``match`` ends a sentence."""
    after = words[match.end() :]
    following = after[_OPENING.match(after).end() :]  # type: ignore[union-attr]  # the pattern matches the empty string
    if not following:
        return False
    stop = match["stop"]
    first = following[0]
    if stop in "。！？":
        return True
    word = _word_before(words, match.start())
    if not match["gap"]:
        return _is_glued(word, stop, match["closing"])
    starts = first.isupper() or first.isdigit() or not first.isascii() or first in "$£€•-–—"
    if stop != ".":
        # "Who knew?" asked one; a quoted exclamation goes on in lower case
        return starts or (lower_case and not match["closing"])
    if not starts and not lower_case:
        return False
    return not _is_abbreviation(word, following, closed=bool(match["closing"]))


def _is_abbreviation(word: str, following: str, *, closed: bool) -> bool:
    """Whether the full stop after ``word`` belongs to the word and the sentence goes on with ``following``."""
    bare = word.lower()
    next_word = re.match(r"[^\W\d_]*", following)
    starter = next_word is not None and next_word[0].lower() in STARTERS
    if bare in TITLES:
        return True
    if bare in INNER:
        return not closed
    if bare in CLOSING or re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", word):
        return not starter and not closed
    if len(word) == 1 and word.isalpha() and word.isupper():
        return not starter and not closed  # an initial
    return bool(re.fullmatch(r"\d{1,2}", word)) and not starter and not following[0].isupper()


def _is_glued(word: str, stop: str, closing: str) -> bool:
    """Whether two sentences stand together without a space ("was signed.The war"), and not a web address."""
    if closing:
        return word.isalpha() and stop in ".!?"
    return len(word) > 2 and word.isalpha() and word.islower()


def _word_before(words: str, end: int) -> str:
    found = _WORD_BEFORE.search(words[max(0, end - 40) : end])
    return found[0] if found else ""


def _is_lower_case(words: str) -> bool:
    """Whether a block is written in lower case throughout, as notes often are."""
    starts = re.findall(r"(?:^|[.!?]\s+)([^\W\d_])", words)
    return bool(starts) and not any(letter.isupper() for letter in starts)
