"""How one speaks of events in a question ("why the treaty was signed", "how the war developed"), by their head noun."""

from __future__ import annotations

import re
from typing import Final

import msgspec


class Manner(msgspec.Struct, frozen=True):
    """How one speaks of a sort of event."""

    sort: str
    """Events of one sort can be compared."""
    happened: str
    """Past, in the singular: "took place", "was signed"."""
    developed: str
    """After "how": "was fought", "came about"."""


_BEGAN, _PLACE, _HAPPENED = "began", "took place", "happened"


def _sort(sort: str, happened: str, developed: str, heads: str) -> dict[str, Manner]:
    return dict.fromkeys(heads.split(), Manner(sort, happened, developed))


MANNERS: Final[dict[str, Manner]] = {
    **_sort("conflict", _BEGAN, "developed", "war conflict campaign crusade offensive"),
    **_sort(
        "rising",
        _BEGAN,
        "developed",
        "revolution rebellion revolt uprising rising insurrection mutiny insurgency unrest riot strike intifada",
    ),
    **_sort("battle", _PLACE, "was fought", "battle siege raid skirmish"),
    **_sort("crisis", _BEGAN, "developed", "crisis"),
    **_sort(
        "advance", _BEGAN, "developed", "blockade airlift occupation invasion conquest annexation intervention boycott"
    ),
    **_sort("blow", _PLACE, "came about", "massacre coup putsch assassination execution murder attack bombing"),
    **_sort("meeting", _PLACE, "came about", "conference congress summit council diet trial election"),
    **_sort(
        "agreement", "was signed", "came to be signed", "treaty pact accord agreement armistice protocol ceasefire"
    ),
    **_sort(
        "alliance", "was formed", "came to be formed", "alliance league federation confederation entente coalition"
    ),
    **_sort("law", "was passed", "came to be passed", "act law statute bill amendment"),
    **_sort(
        "declaration",
        "was issued",
        "came to be issued",
        "charter constitution oath declaration proclamation decree edict ultimatum manifesto",
    ),
    **_sort("reform", "was introduced", "came to be introduced", "reform plan policy deal"),
    **_sort("epidemic", "spread", "spread", "plague death pestilence epidemic pandemic cholera influenza"),
    **_sort(
        "economy",
        _HAPPENED,
        "came about",
        "crash collapse depression recession hyperinflation inflation panic slump",
    ),
    **_sort("disaster", _HAPPENED, "developed", "famine fire flood earthquake disaster eruption explosion"),
    **_sort("fall", _PLACE, "came about", "fall defeat surrender breakup dissolution overthrow abdication"),
    **_sort(
        "change",
        _PLACE,
        "came about",
        "restoration reformation renaissance enlightenment unification partition division separation split schism",
    ),
    **_sort(
        "measure",
        _PLACE,
        "came about",
        "nationalisation nationalization abolition emancipation liberation expulsion deportation",
    ),
    **_sort("building", "was built", "came to be built", "wall canal railway railroad dam"),
    **_sort("journey", _PLACE, "came about", "mission expedition embassy voyage"),
    **_sort("persecution", _PLACE, "came about", "genocide holocaust purge terror persecution"),
    **_sort("movement", _BEGAN, "developed", "march migration exodus"),
    **_sort("incident", _PLACE, "came about", "incident affair scandal conspiracy plot"),
}
"""Head noun to the way of speaking; general English, no event of its own."""
MASS: Final = frozenset({"hyperinflation", "inflation"})
"""Heads that are named without an article."""

_PLURALS = {f"{word}s": word for word in MANNERS if not word.endswith("s")} | {
    "treaties": "treaty", "crises": "crisis", "policies": "policy", "mutinies": "mutiny", "embassies": "embassy",
}  # fmt: skip
_PRESENT = {"took place": "take place", "began": "begin", "happened": "happen", "spread": "spread"}


def head_of(phrase: str) -> str:
    """The head noun of a name in small letters: "treaty" of "Treaty of Paris" and of "Sino-Soviet Treaty"."""
    before = re.split(r"\s(?:of|in|at|on|between|against|for)\s", phrase, maxsplit=1)[0]
    words = re.findall(r"[^\W\d_]+", before)
    return words[-1].lower() if words else ""


def manner_of(phrase: str) -> Manner | None:
    """How one speaks of an event of this name; None where its head noun names no sort of event."""
    head = head_of(phrase)
    return MANNERS.get(_PLURALS.get(head, head))


def is_plural(phrase: str) -> bool:
    """Whether the head noun is a plural that we know."""
    return head_of(phrase) in _PLURALS


def happened(phrase: str, manner: Manner) -> str:
    """A clause: ``the treaty was signed``, ``the wars began``."""
    words = manner.happened
    if is_plural(phrase) and words.startswith("was "):
        words = f"were {words[4:]}"
    return f"{phrase} {words}"


def developed(phrase: str, manner: Manner) -> str:
    """A clause for "how": ``the crisis developed``, ``the wall came to be built``."""
    words = manner.developed
    if is_plural(phrase) and words.startswith("was "):
        words = f"were {words[4:]}"
    return f"{phrase} {words}"


def asked(phrase: str, manner: Manner) -> str:
    """The same after "Why": ``did the war begin``, ``was the treaty signed``."""
    words = manner.happened
    if words.startswith("was "):
        return f"{'were' if is_plural(phrase) else 'was'} {phrase} {words[4:]}"
    return f"did {phrase} {_PRESENT[words]}"


_DOING = {"built": "building", "signed": "signing", "passed": "passing", "issued": "issuing", "formed": "forming"}
_DOING |= {"introduced": "introduction"}


def doing(phrase: str, manner: Manner) -> str:
    """The event as something done: ``the signing of the treaty``; the phrase itself where it is one."""
    done = manner.happened.removeprefix("was ")
    return f"the {_DOING[done]} of {phrase}" if done in _DOING else phrase
