"""Different words for the same thing, as far as a question and its answer may differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from adfontes.ask.words import stem_of


class Sense(NamedTuple):
    """One class that a word belongs to where its companions stand near it."""

    companions: frozenset[str]
    meaning: str


@cache
def senses() -> Mapping[str, tuple[Sense, ...]]:
    """By stem, the classes of meaning: the lexicon of the evidence room and ``synonyms.txt`` beside this module."""
    found: dict[str, dict[Sense, None]] = {}
    # Only the text of that lexicon is read: its room would bring all that extracts claims, 0.2 s at the start.
    section = ""
    for line in _lines("evidence/concepts.txt"):
        name, _, words = line.partition(":")
        if line.startswith("["):
            section = line.strip("[]")
        elif section in ("events", "things", "measures"):
            _add_class(found, words.replace(";", ","), f"{section}:{name}")
    for line in _lines("ask/synonyms.txt"):
        _add_class(found, line, line)
    return {stem: tuple(among) for stem, among in found.items()}


def _lines(name: str) -> list[str]:
    text = files("adfontes").joinpath(name).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _add_class(found: dict[str, dict[Sense, None]], words: str, meaning: str) -> None:
    for entry in words.split(","):
        word, *companions = entry.strip().split("+")
        _add(found, word, companions, meaning)


def _add(found: dict[str, dict[Sense, None]], word: str, companions: Iterable[str], meaning: str) -> None:
    if " " not in word and word:
        sense = Sense(frozenset(stem_of(companion) for companion in companions), meaning)
        found.setdefault(stem_of(word), {})[sense] = None


def meanings_of(stem: str, near: frozenset[str]) -> frozenset[str]:
    """The classes of meaning of a word among other words.

    Args:
        stem: the compared form of the word.
        near: the compared forms of the words around it.
    """
    return frozenset(sense.meaning for sense in senses().get(stem, ()) if sense.companions <= near)
