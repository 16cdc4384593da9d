"""What a source itself equates: "X (Y)", "X, also known as Y", "ABC - A Better Company", names in other scripts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from adfontes.language.background import ACRONYM, look_up
from adfontes.language.name_page import Page
from adfontes.language.scripts import FOREIGN, LABELS, language_of, romanisation
from adfontes.values.annotations import NameLink, NameMention
from adfontes.values.names import Alias, NameKind
from adfontes.values.spans import Span

_BySpan = Mapping[Span, NameMention]
_LEAD = (
    r"(?:also|later|formerly|previously|once|originally|now|today|today['’]s|then|modern(?:-day)?|present-day|old name"
    r"|aka|a\.k\.a\.|better|known|called|named|renamed|or|as|in|the|which|is|was|written|spelt|nowadays)"
)
_LEADS = re.compile(rf"(?:{_LEAD}\s+)+", re.IGNORECASE)
_TELLING = re.compile(
    r"(?i)\b(?:also|formerly|previously|now|today|today['’]s|modern|present-day|old name|aka|a\.k\.a|known|called|"
    r"named|renamed|originally|once|nowadays|or)\b"
)
"""A lead that says "another name"; "in" or "the" alone does not."""
_BRACKETS = re.compile(r"['’]?s?[\"”]?\s?\((?P<inner>[^()]{2,160})\)")
_APPOSITION = re.compile(
    rf"(?:\s?\[[^\]]{{1,30}}\])?(?:[,;]\s+|\s+)(?=(?:(?:also|formerly|previously|now|today['’]s|modern|present-day|"
    rf"old name|better known|otherwise known|nowadays)\b|(?:also |better |otherwise )?(?:known|called) ))"
    rf"(?P<lead>(?:{_LEAD}\s+)+)"
)
_SLASH = re.compile(r"(?:\s?\[[^\]]{1,30}\])?/(?=[^\W\d_])")
_DEFINITION = re.compile(r"(?P<short>(?:[A-Z]\.?){2,6})\s?(?:[-–—:=]|=>|stands for)\s?(?P<full>[^\n.;]{4,80})")
_CAPITALS = re.compile(r"(?:[^\W\d_a-z][\w'’-]*)(?:\s(?:of|the|de|la|von|van|al)(?=\s))?(?:\s[^\W\d_a-z][\w'’-]*)*")
COMPATIBLE: tuple[frozenset[NameKind], ...] = (
    frozenset({"person"}),
    frozenset({"people"}),
    frozenset({"work"}),
    frozenset({"state", "place"}),
    frozenset({"party", "organisation"}),
    frozenset({"agreement", "event", "organisation"}),
)
"""Kinds that the rules for kinds mistake for one another; nothing else is ever joined."""
ALIKE: frozenset[NameKind] = frozenset({"party", "organisation"})
"""Kinds between which a bare "X (Y)" equates; between places it says where the one lies."""


def find_links(page: Page, mentions: Sequence[NameMention]) -> tuple[tuple[NameLink, ...], tuple[NameMention, ...]]:
    """The links of a source in order, and mentions of the names that were found only through them."""
    links: list[NameLink] = []
    ends = sorted(sentence.span.end for sentence in page.sentences)
    by_span = {mention.span: mention for mention in mentions}
    for mention in mentions:
        limit = ends[bisect_left(ends, mention.span.end)]
        links += _links_after(page, mention, limit, by_span)
    kinds = {mention.text: mention.kind for mention in mentions}
    links = [link for link in links if _may_be_one(kinds.get(link.name, "other"), kinds.get(link.alias.text, "other"))]
    taken = {place for mention in mentions for place in range(mention.span.start, mention.span.end)}
    foreign = []
    for link in links:
        span = Span(link.span.end - len(link.alias.text), link.span.end)
        if span.of(page.text) == link.alias.text and taken.isdisjoint(range(span.start, span.end)):
            foreign.append(NameMention(span=span, text=link.alias.text, kind=kinds.get(link.name, "other")))
            taken.update(range(span.start, span.end))
    return tuple(dict.fromkeys(links)), tuple(foreign)


def _may_be_one(first: NameKind, second: NameKind) -> bool:
    """Whether things of two kinds may be the same: a state and a person may not."""
    return "other" in (first, second) or any({first, second} <= alike for alike in COMPATIBLE)


def _links_after(page: Page, mention: NameMention, limit: int, mentions: _BySpan) -> Iterator[NameLink]:
    """What the text behind a mention says of its other names, up to ``limit`` (the end of its sentence)."""
    at = mention.span.end
    if foreign := re.compile(r"\s?(?P<name>" + FOREIGN.pattern + ")").match(page.text, at, limit):
        yield _link(page, mention, Span(*foreign.span("name")), language_of(foreign["name"], page.text))
        at = foreign.end()
    if brackets := _BRACKETS.match(page.text, at, limit):
        yield from _in_brackets(page, mention, Span(*brackets.span("inner")), mentions)
    for pattern in (_APPOSITION, _SLASH):
        if lead := pattern.match(page.text, at, limit):
            yield from _named_at(page, mention, lead.end(), limit)


def _named_at(page: Page, mention: NameMention, at: int, limit: int) -> Iterator[NameLink]:
    """The name that starts at ``at``, and what is said behind it in turn."""
    quote = 1 if page.text[at : at + 1] in "\"'“‘" else 0
    name = _CAPITALS.match(page.text, at + quote, limit)
    if name is None:
        return
    script = FOREIGN.search(name[0])
    end = name.start() + script.start() if script else name.end()
    span = Span(name.start(), _trimmed(page.text, name.start(), end))
    if not span.of(page.text):
        return
    yield _link(page, mention, span, "en")
    if foreign := re.compile(r"\s?(?P<name>" + FOREIGN.pattern + ")").match(page.text, span.end, limit):
        yield _link(page, mention, Span(*foreign.span("name")), language_of(foreign["name"], page.text))
        span = Span(*foreign.span("name"))
    if lead := _APPOSITION.match(page.text, span.end, limit):
        yield from _named_at(page, mention, lead.end(), limit)


def _in_brackets(page: Page, mention: NameMention, inner: Span, mentions: _BySpan) -> Iterator[NameLink]:
    """Other names in round brackets behind a mention."""
    for part in re.finditer(r"[^;/]+?(?=;|/|,(?!\s[\u0400-\u052f])|\bor\b|$)", inner.of(page.text)):
        start = inner.start + part.start() + len(part[0]) - len(part[0].lstrip(" ,;/"))
        end = inner.start + part.end()
        words = page.text[start:end].strip()
        label = re.match(r"(?P<language>[A-Z][a-z]+(?: [A-Z][a-z]+)?):\s*|(?P<system>Wade-Giles|[Pp]inyin):?\s", words)
        language = _labelled(label["language"] or label["system"]) if label else ""
        if label and language:
            start, words = start + label.end(), words[label.end() :]
        scripts = list(FOREIGN.finditer(words))
        lead = _LEADS.match(words)
        if scripts and not (lead and _TELLING.search(lead[0])):
            tongue = language_of(scripts[0][0], page.text)
            latin = words[: scripts[0].start()].strip(" ,\"'“”")
            if latin and latin == words[: len(latin)]:
                yield _link(page, mention, Span(start, start + len(latin)), language or romanisation(tongue))
            for script in scripts:
                tongue = language if language and script.start() == 0 else language_of(script[0], page.text)
                yield _link(page, mention, Span(start + script.start(), start + script.end()), tongue)
        elif language:
            yield _link(page, mention, Span(start, start + len(words.strip("\"'“” "))), language)
        elif part.start() == 0:  # "(later X)" is another name, "(A, later B)" tells who came next
            yield from _plain_alias(page, mention, start, words, mentions)


def _labelled(words: str) -> str:
    """The language that a label names: "Haitian Creole", or the last word of "Byzantine Greek"."""
    return LABELS.get(words.lower()) or LABELS.get(words.lower().split()[-1], "")


def _plain_alias(page: Page, mention: NameMention, start: int, words: str, mentions: _BySpan) -> Iterator[NameLink]:
    """An abbreviation, a full form, "now X", or another name of a like kind."""
    lead = _LEADS.match(words)
    if lead and _TELLING.search(lead[0]):
        yield from _named_at(page, mention, start + lead.end(), start + len(words))
        return
    span = Span(start, start + len(words))
    if ACRONYM.fullmatch(words) and abbreviates(words, mention.text):
        yield _link(page, mention, span, "en")
    elif ACRONYM.fullmatch(mention.text) and abbreviates(mention.text, words):
        yield NameLink(
            name=words,
            alias=Alias(text=mention.text, origin="abbreviation"),
            span=Span(mention.span.start, mention.span.end),
        )
    else:
        other = mentions.get(span)
        if other is not None and {other.kind, mention.kind} <= ALIKE:
            yield _link(page, mention, span, "en")


def find_definitions(page: Page) -> tuple[list[NameLink], list[NameMention]]:
    """Lines of a list of abbreviations ("ABC - A Better Company"), and the two names that each mentions."""
    links, mentions = [], []
    for block in page.source.blocks:
        words = block.body.of(page.text)
        found = _DEFINITION.match(words)
        if block.kind == "furniture" or found is None or found.end() < len(words.rstrip(" .")):
            continue
        full = _defined(found["short"], found["full"].strip())
        if not full:
            continue
        short = Span(block.body.start, block.body.start + len(found["short"]))
        at = block.body.start + words.index(full, len(found["short"]))
        known = look_up(full, ignore_case=True) or look_up(found["short"])
        kind: NameKind = known[0].kind if known else "organisation"
        links.append(NameLink(name=full, alias=Alias(text=found["short"], origin="abbreviation"), span=short))
        mentions.append(NameMention(span=short, text=found["short"], kind=kind))
        mentions.append(NameMention(span=Span(at, at + len(full)), text=full, kind=kind))
    return links, mentions


def _defined(short: str, full: str) -> str:
    """The words of ``full`` that the abbreviation stands for: as many as its letters need, or one that holds them."""
    words = full.split()
    for first in range(len(words)):
        if abbreviates(short, " ".join(words[first:])):
            return " ".join(words[first:])
    last = words[-1]
    return last if _is_subsequence(short.replace(".", ""), last) and len(last) > 5 else ""


def abbreviates(short: str, full: str) -> bool:
    """Whether the letters of ``short`` are the initials of ``full``."""
    return len(short) > 1 and short.replace(".", "").casefold() in initials(full)


def initials(full: str) -> set[str]:
    """The first letters of a name's words, small words counted or not."""
    words = [word for word in re.split(r"[\s\-–'’]+", full) if word and word != "s"]
    large = [word for word in words if word not in ("of", "and", "the", "for", "in", "&", "on")]
    return {"".join(word[0] for word in chosen).casefold() for chosen in (words, large)}


def _is_subsequence(short: str, word: str) -> bool:
    letters = iter(word.casefold())
    return word[:1].casefold() == short[:1].casefold() and all(letter in letters for letter in short.casefold())


def _link(page: Page, mention: NameMention, span: Span, language: str) -> NameLink:
    words = span.of(page.text)
    origin = "abbreviation" if ACRONYM.fullmatch(words) and language == "en" else "source"
    return NameLink(
        name=mention.text,
        alias=Alias(text=words, language=language, origin="abbreviation" if origin == "abbreviation" else "source"),
        span=Span(min(mention.span.start, span.start), span.end),
    )


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return end
