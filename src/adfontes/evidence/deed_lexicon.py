"""The lexicon of deeds: which words of history writing say that somebody led, founded, wrote or received something.

The words stand in ``deeds.txt``, which anybody can read and extend; this module only looks them up.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import NamedTuple

SHARED, LAND = frozenset({"ally"}), frozenset({"receive"})
"""Classes of what several do together, and of who comes to hold a territory."""
SELF = frozenset({"kill", "shoot", "crown"})
"""Classes that one can do to oneself."""


class Wording(NamedTuple):
    """A word with the words that must stand near it, and the class of deed that they mean together."""

    companions: frozenset[str]
    deed: str


class Deeds(NamedTuple):
    """The lexicon by lemma."""

    verbs: dict[str, tuple[Wording, ...]]
    doers: dict[str, tuple[str, ...]]
    """Nouns for the one who did it ("leader")."""
    nouns: dict[str, tuple[str, ...]]
    """Nouns for what was done ("assassination")."""
    transfers: frozenset[str]
    """Verbs after which "to" names the receiver."""
    under: frozenset[str]
    """Verbs after which "under" or "behind" names the leader."""


@cache
def deeds() -> Deeds:
    """Read the lexicon once."""
    verbs: dict[str, list[Wording]] = {}
    doers: dict[str, list[str]] = {}
    nouns: dict[str, list[str]] = {}
    after: dict[str, set[str]] = {"to": set(), "under": set()}
    text = files("adfontes.evidence").joinpath("deeds.txt").read_text(encoding="utf-8")
    section = ""
    for line in (raw.strip() for raw in text.splitlines()):
        if line.startswith("["):
            section = line.strip("[]")
        if not line or line[0] in "[#":
            continue
        name, _, rest = line.partition(":")
        parts = [[word.strip() for word in part.split(",") if word.strip()] for part in f"{rest};;".split(";")]
        if section in after:
            after[section].update(word.partition("+")[0] for word in parts[0])
            continue
        for entry in parts[0]:
            verb, *companions = entry.split("+")
            verbs.setdefault(verb, []).append(Wording(frozenset(companions), name.strip()))
        for table, words in ((doers, parts[1]), (nouns, parts[2])):
            for word in words:
                table.setdefault(word, []).append(name.strip())
    return Deeds(
        verbs={verb: tuple(found) for verb, found in verbs.items()},
        doers={noun: tuple(found) for noun, found in doers.items()},
        nouns={noun: tuple(found) for noun, found in nouns.items()},
        transfers=frozenset(after["to"]),
        under=frozenset(after["under"]),
    )


def deeds_of_verb(lemma: str, companions: Iterable[str]) -> tuple[str, ...]:
    """The classes of deed that a verb may mean beside ``companions``."""
    near = frozenset(companions)
    return tuple(dict.fromkeys(w.deed for w in deeds().verbs.get(lemma, ()) if w.companions <= near))


def deeds_of_doer(lemma: str) -> tuple[str, ...]:
    """The classes of deed that a noun for a doer means: "leader" gives ``lead``."""
    return deeds().doers.get(lemma, ())


def deeds_of_noun(lemma: str) -> tuple[str, ...]:
    """The classes of deed that a noun names: "assassination" gives ``kill``."""
    return deeds().nouns.get(lemma, ())
