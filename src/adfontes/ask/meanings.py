"""Different words for the same thing, as far as a question and its answer may differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple

from adfontes.ask.words import stem_of

if TYPE_CHECKING:
    from adfontes.ask.reading import Passage

_NEAR: Final = 5
"""Words to either side within which the companion of a word must stand."""


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


class Synonyms(NamedTuple):
    """Every word that may stand for a term: by itself, or only beside companions ("set" beside "up")."""

    alone: frozenset[str] = frozenset()
    accompanied: tuple[tuple[str, frozenset[str]], ...] = ()

    def stand_in(self, passage: Passage) -> bool:
        """Whether a passage holds one of them."""
        stems = passage.stems
        if not self.alone.isdisjoint(stems):
            return True
        return any(
            stem in stems and companions <= stems and _side_by_side(passage, stem, companions)
            for stem, companions in self.accompanied
        )


def _side_by_side(passage: Passage, stem: str, companions: frozenset[str]) -> bool:
    return any(
        any(abs(place - other) <= _NEAR for other in passage.places[companion])
        for place in passage.places[stem]
        for companion in companions
    )


def synonyms_of(stems: Iterable[str], near: frozenset[str]) -> Synonyms:
    """The words that share a class of meaning with one of these.

    Args:
        stems: the compared forms of the words of a term.
        near: the compared forms of the words around it.
    """
    alone: dict[str, None] = {}
    accompanied: dict[tuple[str, frozenset[str]], None] = {}
    for stem in stems:
        for meaning in sorted(meanings_of(stem, near)):
            for word, companions in _expressions()[meaning]:
                if companions:
                    accompanied[word, companions] = None
                else:
                    alone[word] = None
    return Synonyms(frozenset(alone), tuple(accompanied))


@cache
def _expressions() -> Mapping[str, tuple[tuple[str, frozenset[str]], ...]]:
    """By class of meaning, its words with their companions."""
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for stem, among in senses().items():
        for sense in among:
            found.setdefault(sense.meaning, []).append((stem, sense.companions))
    return {meaning: tuple(words) for meaning, words in found.items()}
