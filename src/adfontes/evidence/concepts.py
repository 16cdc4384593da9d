"""The concept lexicon: different words for the same kind of event, thing or measure.

The words themselves stand in ``concepts.txt``, which anybody can read and extend; this module only looks them up. A
word that the lexicon does not know is its own concept, so that names, places and rare nouns work all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

EVENT_PREFIX = "~"
"""Marks a term as a class of events, so that the class ``build`` is not taken for the word "build"."""


class Phrase(NamedTuple):
    """A verb with the words that must stand near it ("lay" with "office"), and the class that they mean together."""

    companions: frozenset[str]
    event: str


class Concepts(NamedTuple):
    """The lexicon, ready for looking up lemmas."""

    verbs: dict[str, tuple[Phrase, ...]]
    """By verb, the phrases with most companions first."""
    nominals: dict[str, tuple[str, ...]]
    """Nouns that name an event, with its classes."""
    things: dict[str, str]
    measures: dict[str, str]
    weak: frozenset[str]
    """Classes of event that do not exclude another one."""
    weak_for_numbers: frozenset[str]
    """The same where a quantity is stated and not a time."""
    generic: frozenset[str]
    processes: tuple[frozenset[str], ...]
    """Classes of event that are steps of one process."""
    kindred: tuple[frozenset[str], ...] = ()
    """Classes of event that often tell of the same thing in other words."""


@cache
def concepts() -> Concepts:
    """Read the lexicon once."""
    sections = _sections(files("adfontes.evidence").joinpath("concepts.txt").read_text(encoding="utf-8"))
    verbs: dict[str, list[Phrase]] = {}
    nominals: dict[str, list[str]] = {}
    for event, words in _classes(sections["events"]):
        doing, _, naming = words.partition(";")
        for entry in _entries(doing):
            verb, *companions = entry.split("+")
            verbs.setdefault(verb, []).append(Phrase(frozenset(companions), event))
        for noun in _entries(naming):
            nominals.setdefault(noun, []).append(event)
    return Concepts(
        verbs={verb: tuple(sorted(found, key=lambda p: -len(p.companions))) for verb, found in verbs.items()},
        nominals={noun: tuple(dict.fromkeys(found)) for noun, found in nominals.items()},
        things={
            word: thing for thing, words in reversed(list(_classes(sections["things"]))) for word in _entries(words)
        },
        measures={
            word: name for name, words in reversed(list(_classes(sections["measures"]))) for word in _entries(words)
        },
        weak=frozenset(entry for line in sections["weak"] for entry in _entries(line)),
        weak_for_numbers=frozenset(entry for line in sections["weak for numbers"] for entry in _entries(line)),
        generic=frozenset(entry for line in sections["generic"] for entry in _entries(line)),
        processes=tuple(frozenset(_entries(line)) for line in sections["processes"]),
        kindred=tuple(frozenset(_entries(line)) for line in sections["kindred"]),
    )


def events_of_verb(lemma: str, companions: Iterable[str]) -> tuple[str, ...]:
    """The classes of event that a verb may mean beside ``companions``; the verb itself where the lexicon has none.

    A phrase ("lay down office") wins over the bare verb, and a generic verb ("have", "take") means no event.
    """
    lexicon = concepts()
    near = frozenset(companions)
    phrases = lexicon.verbs.get(lemma, ())
    found = [phrase for phrase in phrases if phrase.companions <= near]
    if found:
        most = len(found[0].companions)
        return tuple(dict.fromkeys(phrase.event for phrase in found if len(phrase.companions) == most))
    return () if lemma in lexicon.generic else (lemma,)


def lemma_is_verb(lemma: str) -> bool:
    """Whether the lexicon has a word as a verb and not as a thing."""
    return lemma in concepts().verbs and lemma not in concepts().things and lemma not in concepts().nominals


def events_of_noun(lemma: str) -> tuple[str, ...]:
    """The classes of event that a noun names ("signing", "outbreak"); empty for a thing."""
    return concepts().nominals.get(lemma, ())


def thing(lemma: str) -> str:
    """The common word for things of this kind ("troop" and "soldier" are one)."""
    things = concepts().things
    found = things.get(lemma, lemma)
    return things.get(found, found)


def measure(lemma: str) -> str:
    """What a word says is measured ("long" and "length" are ``length``); empty for other words."""
    return concepts().measures.get(lemma, "")


def excludes_others(event: str, *, number: bool) -> bool:
    """Whether the lexicon has this class, and another class surely means another step."""
    lexicon = concepts()
    return event in _known() and event not in lexicon.weak and not (number and event in lexicon.weak_for_numbers)


def is_known(event: str) -> bool:
    """Whether the lexicon has this class of event; other verbs stand for themselves."""
    return event in _known()


def steps_apart(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two sets of classes stand for different steps of one process."""
    return not ours & theirs and any(ours & process and theirs & process for process in concepts().processes)


def kindred(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two sets of classes may tell of the same thing in other words: who visited came."""
    return any(ours & group and theirs & group for group in concepts().kindred)


@cache
def _known() -> frozenset[str]:
    lexicon = concepts()
    spoken = {phrase.event for phrases in lexicon.verbs.values() for phrase in phrases}
    return frozenset(spoken | {event for events in lexicon.nominals.values() for event in events})


def _sections(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for raw in text.splitlines():
        line = raw.strip()
        if line.startswith("[") and line.endswith("]"):
            found[line[1:-1]] = []
        elif line and not line.startswith("#"):
            found[list(found)[-1]].append(line)
    return found


def _classes(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        name, _, words = line.partition(":")
        yield name.strip(), words


def _entries(words: str) -> list[str]:
    return [entry.strip() for entry in words.split(",") if entry.strip()]
