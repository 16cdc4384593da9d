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
_BODIES = frozenset({"state", "people", "party", "organisation"})
_LARGER = {
    "england": "united-kingdom",
    "scotland": "united-kingdom",
    "wales": "united-kingdom",
    "prussia": "germany",
    "bavaria": "germany",
    "russia": "soviet-union",
    "piedmont": "italy",
    "sardinia": "italy",
    "austria": "austria-hungary",
    "hungary": "austria-hungary",
    "castile": "spain",
    "aragon": "spain",
    "holland": "netherlands",
    "serbia": "yugoslavia",
    "ottoman-empire": "turkey",
}
"""States that writers call by the name of a larger or later one; general knowledge."""


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
    if other_places(first, second) or (first.get("year") and second.get("year") and not first["year"] & second["year"]):
        return False
    shared = first["deed"] <= SHARED
    if not shared and not (_told_elsewhere(theirs - ours, a) and _told_elsewhere(ours - theirs, b)):
        return False
    if names & others or len(common) > 1:
        return True
    return not common <= VAGUE or alike.shared >= COMMON_NOUN_SHARES


def other_places(first: dict[str, set[str]], second: dict[str, set[str]]) -> bool:
    """Whether both statements say where, and name other places."""
    here, there = first.get("where", set()), second.get("where", set())
    return bool(here and there and not here & there)


def _told_elsewhere(more: set[str], claim: Claim) -> bool:
    """Whether a shorter object may be the longer one in short: "the mutiny" under the heading "The mutiny on the ..."."""
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
    ours, theirs = set(first), set(second)
    widened = [
        {_LARGER[n] if _LARGER.get(n) in other else n for n in one} for one, other in ((ours, theirs), (theirs, ours))
    ]
    return widened[0], widened[1]


def _widened(names: set[str]) -> set[str]:
    return names | {_LARGER[name] for name in names if name in _LARGER}


def _overlap(ours: set[str], theirs: set[str]) -> bool:
    """Whether some of those that are not common to both may be the same under another name."""
    first, second = ours - theirs, theirs - ours
    if (_widened(first) - first) & second or (_widened(second) - second) & first:
        return True
    words = [{word for name in names for word in name.split("-") if len(word) > 2} for names in (first, second)]
    return bool(words[0] & words[1])
