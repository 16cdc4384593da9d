"""Full text: how words are indexed and how a learner's question becomes a query."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from adfontes.values.sources import Source
from adfontes.values.spans import Span

_HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Han ideographs with extensions A to H; Japanese kana and Korean are left in one piece (an accepted gap)."""
_EACH_HAN: Final = re.compile(f"([{_HAN}])")
_WORD: Final = re.compile(f"[{_HAN}]+|[^\\W_{_HAN}]+")


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence that the full-text search found."""

    source: str
    """Name of the source."""
    span: Span
    """Where the sentence stands in the source's text."""
    block: int
    """Index of its block in the source."""
    score: float
    """BM25 (Robertson and Zaragoza 2009), higher is better; it compares hits of one search only."""


def index_form(text: str) -> str:
    """The words as the index takes them: each Han character by itself, so that any part of a run is found."""
    return _EACH_HAN.sub(r" \1 ", text)


def query_words(query: str) -> list[str]:
    """The words of a query, each once, in order; nothing in them is an operator."""
    return list(dict.fromkeys(match.group() for match in _WORD.finditer(query)))


def match_expression(query: str) -> str:
    """An FTS5 expression that finds sentences with any word of the query; empty where it has none.

    Every word is quoted, so that ``AND``, ``*``, ``"`` and ``-`` are words or nothing. A run of Han characters is
    a phrase: its characters stand side by side in what is found.
    """
    return " OR ".join(f'"{index_form(word).strip()}"' for word in query_words(query))


def phrase_expression(phrases: Iterable[str], column: str) -> str:
    """An FTS5 expression that finds any of the phrases in one column; empty where they hold no word."""
    forms = (" ".join(index_form(word).strip() for word in _WORD.findall(phrase)) for phrase in phrases)
    found = " OR ".join(f'"{form}"' for form in dict.fromkeys(forms) if form)
    return f"{column} : ({found})" if found else ""


def contexts(source: Source) -> Iterator[str]:
    """For each block, what stands above it and says what it is about: headings, and the question of an answer."""
    text = source.text
    headings: list[tuple[int, str]] = []
    question = ""
    for block in source.blocks:
        above = [words for _, words in headings]
        yield " · ".join([*above, question] if block.kind == "answer" and question else above)
        if block.kind in ("title", "heading"):
            headings = [entry for entry in headings if entry[0] < block.level]
            headings.append((block.level, block.body.of(text)))
            question = ""
        elif block.kind == "question":
            question = block.body.of(text)
        elif block.kind != "answer":
            question = ""
