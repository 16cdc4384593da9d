"""How somebody died: of illness, by his own hand, in battle, executed. Two such kinds for one person are a dispute."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from adfontes.evidence.guards import labels
from adfontes.evidence.subjects import Words
from adfontes.language.attribution import Clause
from adfontes.values.evidence import Claim
from adfontes.values.evidence import Words as Value

PREFIX = "fate:"
_DYING = frozenset({"die", "death", "perish", "dead", "kill", "succumb", "end"})
_NEAR = frozenset({frozenset({"murder", "execution"}), frozenset({"battle", "murder"})})
"""What one writer may call so and another so: an execution a murder."""


_KIN = frozenset(
    [
        "father",
        "mother",
        "brother",
        "sister",
        "sibling",
        "son",
        "daughter",
        "child",
        "wife",
        "husband",
        "uncle",
        "nephew",
        "cousin",
        "heir",
    ]
)
"""Whose death it is when a name only says whose father or son he was."""


class _Fate(NamedTuple):
    verb: str
    companions: frozenset[str]
    kind: str


@cache
def _lexicon() -> tuple[tuple[_Fate, ...], dict[str, str]]:
    """Verbs that tell a kind of death by themselves, and words that do beside "die"."""
    verbs: list[_Fate] = []
    beside: dict[str, str] = {}
    text = files("adfontes.evidence").joinpath("fates.txt").read_text(encoding="utf-8")
    for line in (raw.strip() for raw in text.splitlines()):
        if not line or line.startswith("#"):
            continue
        kind, _, rest = line.partition(":")
        alone, _, others = rest.partition(";")
        for entry in (word.strip() for word in alone.split(",")):
            verb, *companions = entry.split("+")
            verbs.append(_Fate(verb, frozenset(companions), kind))
        beside.update({word.strip(): kind for word in others.split(",") if "+" not in word})
    return tuple(verbs), beside


def fate_of(words: Words, clause: Clause) -> Iterator[tuple[str, int]]:
    """The kind of death that a clause tells, as the key of a value, with the word that tells it."""
    tokens = words.annotated.tokens
    lemmas = {tokens[i].lemma.lower() for i in clause.words}
    verbs, beside = _lexicon()
    found: dict[str, int] = {}
    for i in clause.words:
        lemma = tokens[i].lemma.lower()
        for fate in verbs:
            if fate.verb == lemma and fate.companions <= lemmas:
                found.setdefault(fate.kind, i)
        if lemma in beside and lemmas & {*_DYING, "commit", "take"}:
            found.setdefault(beside[lemma], i)
    if len(found) == 1 and clause.polarity and _is_told(clause, lemmas):
        yield from ((PREFIX + kind, i) for kind, i in found.items())


def _is_told(clause: Clause, lemmas: set[str]) -> bool:
    """Whether it is told as done; to "commit" suicide is no promise."""
    return clause.modality == "asserted" or (clause.modality == "promised" and "commit" in lemmas)


def is_fate(claim: Claim) -> bool:
    """Whether a claim says how somebody died."""
    return isinstance(claim.value, Value) and claim.value.key.startswith(PREFIX)


def other_fate(a: Claim, b: Claim) -> bool:
    """Whether two claims give one person two kinds of death that exclude one another."""
    ours, theirs = (victims(claim) for claim in (a, b))
    kinds = frozenset(claim.value.key.removeprefix(PREFIX) for claim in (a, b) if isinstance(claim.value, Value))
    return len(ours) == len(theirs) == 1 and ours == theirs and len(kinds) == 2 and kinds not in _NEAR


def victims(claim: Claim) -> set[str]:
    """Who died: what the clause is said of, or its doer ("took poison")."""
    found = labels(claim)
    if _KIN & (found.get("theme", set()) | found.get("doer", set())):
        return set()
    return found.get("theme-name", set()) or found.get("doer-name", set())
