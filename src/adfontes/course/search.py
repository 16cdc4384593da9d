"""Full text: how words are indexed and how a learner's question becomes a query."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from typing import Any, Final

import msgspec

from adfontes.language.spelling import american
from adfontes.values.sources import Source
from adfontes.values.spans import Span

_HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Han ideographs with extensions A to H; Japanese kana and Korean are left in one piece (an accepted gap)."""
_EACH_HAN: Final = re.compile(f"([{_HAN}])")
_WORD: Final = re.compile(f"[{_HAN}]+|[^\\W_{_HAN}]+")
_SPELT: Final = re.compile(r"[A-Za-z]{4,}")
CONTEXT_WEIGHT: Final = 0.5
"""Weight of the headings above a sentence beside its own words in BM25."""


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
    """The words as the index takes them: in one spelling, each Han character by itself (any part of a run is found)."""
    return _EACH_HAN.sub(r" \1 ", _SPELT.sub(lambda word: american(word.group().lower()), text))


def query_words(query: str) -> list[str]:
    """The words of a query, each once, in order; nothing in them is an operator."""
    return list(dict.fromkeys(match.group() for match in _WORD.finditer(query)))


def match_expression(query: str) -> str:
    """An FTS5 expression that finds sentences with any word of the query; empty where it has none.

    Every word is quoted, so that ``AND``, ``*``, ``"`` and ``-`` are words or nothing. A run of Han characters is
    a phrase: its characters stand side by side in what is found.
    """
    return " OR ".join(f'"{index_form(word).strip()}"' for word in query_words(query))


def phrase_expression(phrases: Iterable[str]) -> str:
    """An FTS5 expression that finds any of the phrases, each with its words side by side; empty where there is none."""
    forms = (" ".join(index_form(word).strip() for word in _WORD.findall(phrase)) for phrase in phrases)
    return " OR ".join(f'"{form}"' for form in dict.fromkeys(forms) if form)


class FullText:
    """The full-text index of a course; sentences are called by their number, which follows the order of the text."""

    def __init__(self, database: sqlite3.Connection, guard: Callable[[], AbstractContextManager[None]]) -> None:
        """Read the index of an open course.

        Args:
            database: the course.
            guard: tells in one sentence what SQLite says of a broken index.
        """
        self._database = database
        self._guard = guard

    def numbers(self) -> list[int]:
        """The numbers of all sentences that are indexed, in order."""
        return [number for (number,) in self._rows("SELECT rowid FROM search ORDER BY rowid")]

    def best(self, phrases: Iterable[str], limit: int) -> list[int]:
        """The sentences that hold most of the phrases, themselves or in the headings above them, best first (BM25).

        Args:
            phrases: words that stand side by side, in any form of them; nothing in them is an operator.
            limit: how many at most.
        """
        expression = phrase_expression(phrases)
        if not expression:
            return []
        rows = self._rows(
            "SELECT rowid FROM search WHERE search MATCH ? AND rank MATCH ? ORDER BY rank, rowid LIMIT ?",
            expression,
            f"bm25(1.0, {CONTEXT_WEIGHT})",
            limit,
        )
        return [number for (number,) in rows]

    def count(self, phrases: Iterable[str]) -> int:
        """In how many sentences one of the phrases stands, in any form of its words."""
        expression = phrase_expression(phrases)
        if not expression:
            return 0
        ((count,),) = self._rows("SELECT count(*) FROM search WHERE search MATCH ?", f"words : ({expression})")
        return int(count)

    def vocabulary(self, initial: str) -> list[str]:
        """The words of the index that begin with a letter, as it keeps them (Porter's stems), sorted."""
        self._rows("CREATE VIRTUAL TABLE IF NOT EXISTS temp.indexed USING fts5vocab(main, search, row)")
        wanted = "SELECT term FROM temp.indexed WHERE term >= ? AND term < ? ORDER BY term"
        return [term for (term,) in self._rows(wanted, initial, initial + "\U0010ffff")]

    def _rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        with self._guard():
            return self._database.execute(statement, values).fetchall()


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
