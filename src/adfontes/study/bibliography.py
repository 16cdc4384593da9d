"""Entries of a source's own bibliography, taken apart as far as they tell: authors, year, title, publisher."""

from __future__ import annotations

import re
from collections.abc import Iterator

from adfontes.study.passages import LONGEST_QUOTE, one_line
from adfontes.values.citations import cite
from adfontes.values.sources import Block, Source
from adfontes.values.study import Reference

_HEADING = re.compile(
    r"\W*(further reading|references?|bibliography|sources|works cited|notes and references|literature|"
    r"see also books|read more)\W*$",
    re.IGNORECASE,
)
_NAME = r"[A-ZÀ-ÖØ-ÞŁŚŠŽČ][\w'’-]+"
_TURNED = rf"(?:{_NAME} ){{0,2}}{_NAME}, (?:{_NAME}|(?:[A-Z]\.[ -]?)+)(?: (?:[A-Z]\.|{_NAME}(?=\.)))*"
_AUTHORS = re.compile(rf"(?P<authors>{_TURNED}(?:(?:,| and|,? &|;) (?:{_TURNED}|[A-Z]\.? ?{_NAME}|{_NAME} {_NAME}))*)")
_YEAR = re.compile(r"[(\[]?\b(?P<year>1[5-9]\d\d|20\d\d)[a-z]?\b[)\]]?")
_FORM = re.compile(r"\(\d{4}[a-z]?\)[.,]|\bpp?\. ?\d|\bPress\b|\bvol\. ?\d|\d+/\d+|\(\d+\): ?\d", re.IGNORECASE)
"""What an entry has that a sentence has not, for one that stands under no heading."""
_QUOTED = re.compile(r"[\"“‘'](?P<title>[^\"”]{6,}?)[,.]?[\"”’']")
_PUBLISHER = re.compile(
    rf"(?:(?P<place>{_NAME}(?: {_NAME})?(?:, [A-Z]{{2,}})?): )?"
    rf"(?P<publisher>(?:(?:{_NAME}|of|and|&) ){{0,4}}(?:Press|Publishers|Publishing|Books|House|"
    r"Macmillan|Penguin|Routledge|Longman|Verlag|& Sons))\b"
)
_JOURNAL = re.compile(
    r"\b(?P<journal>(?:[A-Z]\w+|of|the|and|in|for|on|&)(?: (?:[A-Z]\w+|of|the|and|in|for|on|&))*)"
    r",? ?(?:vol\.? ?)?\d+ ?[(/:,]"
)


def read_bibliography(source: Source) -> Iterator[Reference]:
    """The entries of a source, in order: what stands under a heading for them, and lines that have the form of one.

    Args:
        source: a source as it was read.
    """
    under = False
    for block in source.blocks:
        words = one_line(block.body.of(source.text))
        if block.kind in ("title", "heading") or _HEADING.match(words):
            under = bool(_HEADING.match(words))
            continue
        entry = _entry(source, block, words) if block.kind != "question" else None
        if entry is not None and (under or (entry.title and _FORM.search(words))):
            yield entry


def _entry(source: Source, block: Block, words: str) -> Reference | None:
    """One entry; None for a line that is none."""
    if not 20 <= len(words) <= LONGEST_QUOTE:
        return None
    authors = _AUTHORS.match(words)
    years = list(_YEAR.finditer(words, authors.end())) if authors else []
    if authors is None or not years:
        return None
    beside = years[0].start() <= authors.end() + 4 or years[0].group().startswith(("(", "["))
    year = years[0] if beside else years[-1]
    title = _title(words, authors.end(), year)
    publisher = _PUBLISHER.search(words, authors.end())
    journal = _JOURNAL.search(words, authors.end()) if publisher is None else None
    return Reference(
        citation=cite(source, block.body),
        authors=_names(authors["authors"]),
        title=title,
        year=year["year"],
        publisher=publisher["publisher"] if publisher else journal["journal"].strip() if journal else "",
    )


def _title(words: str, after: int, year: re.Match[str]) -> str:
    """The title: in quotation marks, or what follows the author and year up to a full stop."""
    quoted = _QUOTED.search(words, after)
    if quoted:
        return quoted["title"].strip(" ,.")
    start = year.end() if year.start() <= after + 4 else after
    rest = re.sub(r"^(,? ?(et al|eds?)\.?,? ?)+", "", words[start:].lstrip(" .,:)]")).lstrip(" .,:)]")
    found = re.match(r"(?P<title>.{4,}?)(?=(?<! [A-Z])\.(?: |$)| \(|,? (?:ed\.|trans\.)|$)", rest)
    return found["title"].strip(" ,:") if found else ""


def _names(words: str) -> tuple[str, ...]:
    """The authors, each with the first name first."""
    found = []
    for part in re.split(r"\s+and\s+|,?\s+&\s+|;\s*", words):
        pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
        if len(pieces) >= 2:
            found.append(f"{pieces[1]} {pieces[0]}")
            found += pieces[2:]
        elif pieces:
            found.append(pieces[0])
    return tuple(found)
