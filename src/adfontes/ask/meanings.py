"""Different words for the same thing, as far as a question and its answer may differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from adfontes.ask.words import stem_of
from adfontes.evidence.concepts import concepts


class Sense(NamedTuple):
    """One class that a word belongs to where its companions stand near it."""

    companions: frozenset[str]
    meaning: str


@cache
def senses() -> Mapping[str, tuple[Sense, ...]]:
    """By stem, the classes of meaning: the lexicon of the evidence room and ``synonyms.txt`` beside this module."""
    found: dict[str, dict[Sense, None]] = {}
    lexicon = concepts()
    for verb, phrases in lexicon.verbs.items():
        for phrase in phrases:
            _add(found, verb, phrase.companions, f"~{phrase.event}")
    for noun, events in lexicon.nominals.items():
        for event in events:
            _add(found, noun, (), f"~{event}")
    for table, mark in ((lexicon.things, "."), (lexicon.measures, "#")):
        for word, meaning in table.items():
            _add(found, word, (), mark + meaning)
    text = files("adfontes.ask").joinpath("synonyms.txt").read_text(encoding="utf-8")
    for number, line in enumerate(line for line in text.splitlines() if line.strip() and not line.startswith("#")):
        for entry in line.split(","):
            word, *companions = entry.strip().split("+")
            _add(found, word, companions, f"={number}")
    return {stem: tuple(among) for stem, among in found.items()}


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
