"""When two sources name different doers of one deed, or different places of one event.

That the wording is alike is not enough. Only deeds that one can have done count (see ``deeds.txt``), only if both were
done to the same thing, and only if the doers exclude one another: Britain is not another party than England here, and
a general may have led what his king led.
"""

from __future__ import annotations

from collections.abc import Iterable

from adfontes.evidence.deed_lexicon import SHARED
from adfontes.evidence.guards import labels
from adfontes.evidence.similarity import Likeness
from adfontes.language.background import larger_states
from adfontes.values.evidence import Claim, Words

LEAST_COMMON = 0.6
"""Share of the shorter object's words that the longer one must have; read on six development topics, 2026-11-22."""
COMMON_NOUN_SHARES = 1.5
"""Weight of words that two statements must share where the object is one vague noun ("the army")."""
VAGUE = frozenset(
    [
        "army",
        "fleet",
        "ship",
        "force",
        "troop",
        "soldier",
        "government",
        "party",
        "state",
        "country",
        "people",
        "person",
        "man",
        "woman",
        "city",
        "town",
        "book",
        "work",
        "law",
        "act",
        "decree",
        "treaty",
        "war",
        "battle",
        "attack",
        "revolt",
        "movement",
        "company",
        "school",
        "church",
        "house",
        "bank",
        "group",
        "plan",
        "order",
        "reform",
        "king",
        "son",
        "daughter",
        "child",
        "father",
        "brother",
        "land",
        "territory",
        "part",
        "charter",
        "essay",
        "raid",
        "settlement",
        "colony",
        "article",
        "letter",
        "speech",
        "system",
        "world",
        "number",
        "body",
        "side",
        "wall",
        "road",
    ]
)
"""Nouns that name too many things to tell one of them."""
WORDED_ALIKE = 0.6
"""Share of both statements' words that both must have in the same case."""
_UNIQUE = frozenset({"invent", "discover"})
"""Deeds whose object is one thing although it is a common noun ("the telephone")."""
_ONCE = frozenset({"~born", "~die", "~sign", "~crown", "~bury", "~baptise", "~surrender", "~marry", "~arrest"})
"""What happens to one thing in one place only."""
_ONCE_EACH = _ONCE | {"~kill"}
"""The same of one person."""
_BODIES = frozenset({"state", "people", "party", "organisation"})


def same_deed(a: Claim, b: Claim, alike: Likeness) -> bool:
    """Whether two sources tell of one deed done to one thing."""
    first, second = labels(a), labels(b)
    if not first.get("deed", set()) & second.get("deed", set()):
        return False
    names, others = first.get("named", set()), second.get("named", set())
    if names and others and not _widened(names) & _widened(others):
        return False
    ours, theirs = set(a.about.heads), set(b.about.heads)
    common = ours & theirs
    if not common or len(common) < LEAST_COMMON * min(len(ours), len(theirs)):
        return False
    if _clash(first, second, "where") or _clash(first, second, "year") or _clash(first, second, "order"):
        return False
    shared = first["deed"] <= SHARED
    if not shared and not (_told_elsewhere(theirs - ours, a) and _told_elsewhere(ours - theirs, b)):
        return False
    if names & others or len(common) > 1:
        return True
    unique = bool(first["deed"] & _UNIQUE) and ours == theirs and not common <= VAGUE
    return unique or (ours == theirs and alike.shared >= COMMON_NOUN_SHARES and alike.mutual >= WORDED_ALIKE)


def _told_elsewhere(more: set[str], claim: Claim) -> bool:
    """Whether a shorter object may be the longer one in short: "the mutiny" under the heading "Mutiny on the Y"."""
    around = {*claim.about.heads, *claim.about.nearby, *claim.about.context}
    return not more or len(more) < len(claim.about.heads) or bool(more & around)


def rival_doers(a: Claim, b: Claim, alike: Likeness) -> bool:
    """Whether two sources name different doers of one deed."""
    if not isinstance(a.value, Words) or not isinstance(b.value, Words) or not same_deed(a, b, alike):
        return False
    ours, theirs = _as_widely(a.value.key.split("+"), b.value.key.split("+"))
    if labels(a)["deed"] <= SHARED:
        return len(ours) == len(theirs) > 1 and len(ours & theirs) == len(ours) - 1 and not _overlap(ours, theirs)
    if _overlap(ours, theirs) or ours & theirs:
        return False
    kinds, others = labels(a).get("kind", set()), labels(b).get("kind", set())
    if ("person" in kinds and others & _BODIES) or ("person" in others and kinds & _BODIES):
        return False
    named = labels(a).get("named", set()) | labels(b).get("named", set())
    return not named & (ours | theirs) or ours & named == ours or theirs & named == theirs


def _as_widely(first: Iterable[str], second: Iterable[str]) -> tuple[set[str], set[str]]:
    """Both sets of doers; a state that the other set calls by its larger name goes by that."""
    ours, theirs, larger = set(first), set(second), larger_states()
    widened = [
        {larger[n] if larger.get(n) in other else n for n in one} for one, other in ((ours, theirs), (theirs, ours))
    ]
    return widened[0], widened[1]


def _widened(names: set[str]) -> set[str]:
    larger = larger_states()
    return names | {larger[name] for name in names if name in larger}


def _overlap(ours: set[str], theirs: set[str]) -> bool:
    """Whether some of those that are not common to both may be the same under another name."""
    first, second = ours - theirs, theirs - ours
    if (_widened(first) - first) & second or (_widened(second) - second) & first:
        return True
    words = [{word for name in names for word in name.split("-") if len(word) > 2} for names in (first, second)]
    return bool(words[0] & words[1])


def rival_places(a: Claim, b: Claim) -> bool:
    """Whether two sources name different places of what can have happened in one place only.

    A town and a country are no rivals, since one may lie in the other, nor is a place that both sentences name.
    """
    if not isinstance(a.value, Words) or not isinstance(b.value, Words):
        return False
    first, second = labels(a), labels(b)
    names, rest = first.get("theme-name", set()), second.get("theme-name", set())
    happened = set(a.about.events) & set(b.about.events)
    if not happened & (_ONCE_EACH if names & rest else _ONCE) or first.get("kind") != second.get("kind"):
        return False
    themes, others = (found.get("theme", set()) | found.get("theme-name", set()) for found in (first, second))
    common = _words_of(themes) & _words_of(others)
    if not common or common <= VAGUE or len(common) < LEAST_COMMON * min(len(themes), len(others)):
        return False
    if (
        (names and rest and not _words_of(names) & _words_of(rest))
        or _clash(first, second, "order")
        or _clash(first, second, "year")
    ):
        return False
    here, there = ({part for key in _places(claim) for part in key.split("-")} for claim in (a, b))
    known = [{*claim.about.terms, *claim.about.nearby} for claim in (a, b)]
    return not here & there and not here & known[1] and not there & known[0]


def _words_of(names: Iterable[str]) -> set[str]:
    return {word for name in names for word in name.split("-") if len(word) > 2}


def _places(claim: Claim) -> list[str]:
    return claim.value.key.partition("|")[2].split("+") if isinstance(claim.value, Words) else []


def _clash(first: dict[str, set[str]], second: dict[str, set[str]], dimension: str) -> bool:
    ours, theirs = first.get(dimension, set()), second.get(dimension, set())
    return bool(ours and theirs and not ours & theirs)
