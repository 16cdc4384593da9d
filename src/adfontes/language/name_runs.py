"""Where names stand: background names, patterns with a head word, and runs of capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from adfontes.language.background import ACRONYM, KnownName, first_words, folded, look_up
from adfontes.language.name_page import Page
from adfontes.language.name_words import (
    AGREEMENT_HEADS,
    COMBINING,
    GENERIC_CAPITALS,
    HEADS,
    LOWER_HEADS,
    OF_HEADS,
    OPENERS,
    PARTICLES,
    POSSESSIVE_HEADS,
    TITLES,
)
from adfontes.values.names import NameKind

LONGEST_KNOWN = 12
"""Tokens of the longest background name, with hyphens counted as tokens."""
_ROMAN = re.compile(r"[IVXL]+")
_FUNCTION_WORDS = frozenset(
    {"ADP", "DET", "PRON", "ADV", "CCONJ", "SCONJ", "VERB", "AUX", "INTJ", "PART", "NUM", "PUNCT"}
)


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of tokens that may be a name."""

    first: int
    end: int
    text: str
    sentence: int
    kind: NameKind | None = None
    """None where the document has to decide."""
    known: KnownName | None = None
    titled: bool = False
    """A title ("General") stands before it."""
    doubtful: bool = False
    """Only its capital speaks for it, and that stands where any word has one."""


def find_runs(page: Page, number: int) -> Iterator[Found]:
    """The stretches of one sentence that may be names, in order, without overlap."""
    sentence = page.sentences[number]
    small = page.has_no_capitals(sentence)
    index, end = sentence.tokens
    while index < end:
        if pattern := _headed_pattern(page, index, end):
            stop, kind = pattern
            yield _found(page, number, index, stop, kind=kind)
        elif small or not page.is_capital(index) or _only_opens(page, index):
            known, stop = _known_at(page, index, end, small=small)
            if known is not None:
                yield _found(page, number, index, stop, known=known)
            stop = max(stop, index + 1)
        else:
            stop = _run_end(page, index, end)
            if any(
                page.word(at).lower() in AGREEMENT_HEADS and page.word(at + 1) == "of" for at in range(index, stop - 1)
            ):
                while (more := _listed(page, stop, end)) is not None:
                    stop = more
            yield from _segments(page, number, index, stop)
        index = stop


def _only_opens(page: Page, index: int) -> bool:
    """Whether a capital belongs to a function word ("The", "After")."""
    return page.tokens[index].pos in _FUNCTION_WORDS and _is_ordinary(page, index)


def _found(
    page: Page,
    number: int,
    first: int,
    end: int,
    *,
    kind: NameKind | None = None,
    known: KnownName | None = None,
    titled: bool = False,
    doubtful: bool = False,
) -> Found:
    return Found(
        first=first,
        end=end,
        text=" ".join(page.span(first, end).of(page.text).split()),
        sentence=number,
        kind=kind,
        known=known,
        titled=titled,
        doubtful=doubtful,
    )


def _headed_pattern(page: Page, index: int, end: int) -> tuple[int, NameKind] | None:
    """A head with "of" and capitals: "Treaty of Trade and Navigation", "battle of ...", "Bank of ..."."""
    head = page.word(index).lower()
    if head not in OF_HEADS or not (page.is_capital(index) or head in LOWER_HEADS):
        return None
    if index + 2 >= end or page.word(index + 1) not in ("of", "for", "on"):
        return None
    stop = index + 2
    while stop < end and page.word(stop).lower() == "the":
        stop += 1
    if stop >= end or not page.is_capital(stop):
        return None
    if page.word(index + 1) != "of" and head not in AGREEMENT_HEADS and OF_HEADS[head] != "organisation":
        return None
    stop = _run_end(page, stop, end)
    while OF_HEADS[head] in ("agreement", "organisation") and (more := _listed(page, stop, end)) is not None:
        stop = more
    return stop, OF_HEADS[head]


def _listed(page: Page, stop: int, end: int) -> int | None:
    """Where the next item of a list of capitals ends (", Alliance"), None if none follows."""
    at = stop
    if at < end and page.word(at) == ",":
        at += 1
    if at < end and page.word(at) in ("and", "&"):
        at += 1
    elif not _closes_with_and(page, at, end):
        return None
    if at == stop or at >= end or not page.is_capital(at) or page.tokens[at].pos in _FUNCTION_WORDS:
        return None
    if look_up(page.word(at)) is not None:
        return None
    return _run_end(page, at, end)


def _closes_with_and(page: Page, at: int, end: int) -> bool:
    """Whether a list of capitals that goes on at ``at`` ends with "and" and a capital."""
    while at < end and (page.is_capital(at) or page.word(at) == ","):
        at += 1
    return at + 1 < end and page.word(at) in ("and", "&") and page.is_capital(at + 1)


def _known_at(page: Page, index: int, end: int, *, small: bool = False) -> tuple[KnownName | None, int]:
    """The longest background name that starts at ``index``, and where it ends."""
    first = folded(page.word(index)).split()
    if not first or first[0] not in first_words():
        return None, index
    for stop in range(min(end, index + LONGEST_KNOWN), index, -1):
        if stop < end and page.touches(stop) and page.word(stop) == "-" and stop + 1 < end and page.touches(stop + 1):
            continue  # inside a hyphened word
        if not page.word(stop - 1)[0].isalnum():
            continue
        words = " ".join(page.span(index, stop).of(page.text).split())
        pair = look_up(words, ignore_case=small)
        if (
            pair is None
            or pair[1].shared
            or (small and page.word(index).islower() and page.tokens[stop - 1].end - page.tokens[index].start < 4)
        ):
            continue
        if pair[1].alias.text.startswith("the ") and (index == 0 or page.word(index - 1).lower() != "the"):
            continue
        return pair[0], stop
    return None, index


def _run_end(page: Page, index: int, end: int) -> int:
    """Where a run of capitals that starts at ``index`` ends."""
    stop = _known_at(page, index, end)[1]
    stop = max(stop, index + 1)
    while stop < end:
        word = page.word(stop)
        following = stop + 1 < end and page.is_capital(stop + 1)
        if page.gap(stop) or page.word(stop - 1)[-1] in "-–—!?":
            return stop
        if word in "-–" and page.touches(stop) and stop + 1 < end and page.touches(stop + 1):
            if not following and page.tokens[stop + 1].pos not in ("PROPN", "X"):
                return stop
            stop += 2
        elif page.is_capital(stop) and not (
            page.tokens[stop].pos in _FUNCTION_WORDS and page.word(stop) in ("I", "The")
        ):
            if _ROMAN.fullmatch(word) and len(word) == 1 and page.tokens[stop - 1].pos != "PROPN":
                return stop
            stop = max(_known_at(page, stop, end)[1], stop + 1)
        elif following and _connects(page, index, stop):
            stop += 2
        elif word in ("de", "van", "von") and stop + 2 < end and page.is_capital(stop + 2):
            stop += 3  # "de la", "van der"
        else:
            return stop
    return stop


def _connects(page: Page, first: int, stop: int) -> bool:
    """Whether a small word goes on with a name that starts at ``first``, a capital following."""
    word = page.word(stop)
    if word == "of":
        return _joins_of(page, first, stop)
    if word == "for":
        return stop - first > 1 and HEADS.get(page.word(stop - 1).lower()) in ("organisation", "party")
    if word == "the":
        return _joins_the(page, first, stop)
    if word in ("'s", "’s", "'", "’"):
        return page.between(stop - 1, stop + 1).replace("’", "'").lower() in POSSESSIVE_HEADS
    return word in PARTICLES or word == "&"


def _joins_of(page: Page, first: int, stop: int) -> bool:
    """Whether "of" goes on with the name before it: "Bank of ...", "William of ...", not "King of ..."."""
    last = page.word(stop - 1)
    if last.lower() in HEADS:
        return True
    if last.lower() in TITLES or last.lower() in page.plain_words or look_up(last) is not None:
        return False
    single = stop - first == 1 or page.word(stop - 2).lower() in TITLES
    return single and page.tokens[stop - 1].pos == "PROPN" and look_up(page.word(stop + 1)) is not None


def _joins_the(page: Page, first: int, stop: int) -> bool:
    """Whether "the" opens a byname: "Edward the Confessor"."""
    last, byname = page.word(stop - 1), page.word(stop + 1)
    if last.lower() in TITLES or last.lower() in HEADS or look_up(last) is not None:
        return False
    after = page.word(stop + 2) if stop + 2 < len(page.tokens) else ""
    return (
        page.tokens[stop - 1].pos == "PROPN"
        and byname.lower() not in HEADS
        and look_up(byname) is None
        and not after[:1].isupper()
        and after != "of"
    )


def _segments(page: Page, number: int, first: int, end: int) -> Iterator[Found]:
    """The names within one run of capitals: titles are left out, nationality and person come apart."""
    sentence = page.sentences[number]
    while first < end and _only_opens(page, first):
        first += 1
    if first >= end:
        return
    for index in range(first, end - 2):
        if page.word(index).lower() in HEADS and page.word(index + 1) in ("of", "for"):
            yield _found(page, number, first, end, kind=HEADS[page.word(index).lower()])
            return
    titled = False
    index = first
    while index < end:
        word = page.word(index)
        known, stop = _known_at(page, index, end)
        headed = _headed_end(page, index, end)
        if headed > stop:
            heads = [HEADS[page.word(at).lower()] for at in range(index, headed) if page.word(at).lower() in HEADS]
            kind = heads[-1]
            doubtful = page.is_title_case(sentence) and known is None
            yield _found(page, number, index, headed, kind=kind, doubtful=doubtful)
            titled, index = False, headed
        elif word.lower().rstrip(".") in TITLES and known is None:
            titled, index = True, index + 1
        elif known is not None and not (titled and page.word(stop - 1) == word and stop == end and index > first + 1):
            yield _found(page, number, index, stop, known=known)
            titled, index = False, stop
        elif word in PARTICLES or not word[0].isalpha():
            index += 1
        else:
            stop = _chunk_end(page, index, end)
            yield _chunk(page, number, index, stop, titled=titled)
            titled, index = False, stop


def _headed_end(page: Page, index: int, end: int) -> int:
    """Where the longest name that ends in a head word ends ("Kiel Canal Zone Flashcards": after "Zone"), or 0."""
    if page.word(index).lower() in TITLES:
        return 0
    ends = range(end, index + 1, -1)
    stop = next((stop for stop in ends if page.word(stop - 1).lower() in HEADS), 0)
    if stop and stop < end and _ROMAN.fullmatch(page.word(stop)):
        stop += 1  # "World War II"
    return stop


def _is_ordinary(page: Page, index: int) -> bool:
    """Whether the document shows no sign that the word is a name."""
    return page.word(index) not in page.inner_capitals or page.word(index).lower() in page.plain_words


def _chunk_end(page: Page, index: int, end: int) -> int:
    """Where a plain part of a run ends: before a title or a known name, unless that belongs to it."""
    stop = index + 1
    while stop < end:
        word = page.word(stop)
        if word.lower().rstrip(".") in TITLES and page.tokens[stop].entity != "PERSON":
            break
        joined = page.word(stop - 1) in PARTICLES or page.word(stop - 1) == "-" or word == "-"
        if not joined and _known_at(page, stop, end)[0] is not None and page.tokens[stop].entity != "PERSON":
            break
        stop += 1
    while stop > index + 1 and (page.word(stop - 1) in PARTICLES or page.word(stop - 1) == "-"):
        stop -= 1
    return stop


def _chunk(page: Page, number: int, first: int, end: int, *, titled: bool) -> Found:
    """A plain part of a run as a name, and whether its capital alone speaks for it."""
    sentence = page.sentences[number]
    word = page.word(first)
    doubtful = not titled and (page.is_title_case(sentence) or page.opens(sentence, first))
    if doubtful and end - first > 1 and _is_ordinary(page, first) and word.lower() in page.plain_words:
        first += 1  # "Angry Parisians": the first word only opens the sentence
        if page.word(first) == "-" and end - first > 1:
            first += 1
        doubtful = page.is_title_case(sentence)
    opener = OPENERS.get(page.word(first).lower()) if end - first > 1 else None
    return _found(page, number, first, end, kind=opener, titled=titled, doubtful=doubtful)


def is_trusted(page: Page, run: Found) -> bool:
    """Whether a run is a name and not a word that has a capital for another reason."""
    if run.known is not None:
        return True
    single = run.end - run.first == 1
    lower = run.text.lower()
    lower = lower.rstrip(".")
    if single and page.tokens[run.first].pos not in ("PROPN", "NOUN", "ADJ", "X"):
        return False
    if single and (lower in GENERIC_CAPITALS or lower in TITLES or lower in HEADS or _ROMAN.fullmatch(run.text)):
        return False
    if (single and len(run.text) == 1) or not re.fullmatch(r"[\w\s.'’&,–-]+", run.text):
        return False
    if _is_compound_of_peoples(run.text) or (not single and run.text.isupper()):
        return False
    if ACRONYM.fullmatch(run.text):
        return not page.between(*page.sentences[run.sentence].tokens).isupper()
    if not run.doubtful or run.titled:
        return True
    words = [page.word(index) for index in range(run.first, run.end) if page.is_capital(index)]
    if run.kind is not None and not single:
        return any(word in page.inner_capitals for word in words)
    if any(word in page.inner_capitals and word.lower() not in page.plain_words for word in words):
        return True
    token = page.tokens[run.first]
    title_case = page.is_title_case(page.sentences[run.sentence])
    if any(word.lower() in page.plain_words for word in words):
        return False
    return token.entity in ("PERSON", "GPE", "LOC") or (token.pos == "PROPN" and not single and not title_case)


def _is_compound_of_peoples(text: str) -> bool:
    """Whether a word joins two peoples ("Anglo-French"): it tells a relation and names nothing."""
    parts = re.split(r"[-–\s]", text)
    if len(parts) < 2:
        return False
    pair = look_up(parts[-1])
    return pair is not None and pair[1].demonym and (parts[0].lower() in COMBINING or "-" in text or "–" in text)
