"""When two sources state the same in other words, although no number or date need be compared.

A statement is taken apart into units: each name (whatever it is called), each other noun or adjective (by its stem, so
that "poisoned wells" and "poison in wells" meet) and the kind of event. Two statements say the same where they share
the rarer of their units and nothing tells them apart: neither who did it, to whom, when or how often, nor a denial.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from adfontes.evidence.concepts import EVENT_PREFIX, concepts, events_of_noun, is_known, thing
from adfontes.evidence.guards import ASPECTS, labels
from adfontes.evidence.links import COMPATIBLE
from adfontes.evidence.opposites import contrasted, scales
from adfontes.evidence.statements import NAMED_ONLY
from adfontes.evidence.subjects import MEASURE_PREFIX
from adfontes.evidence.values import family, relate_claims
from adfontes.evidence.weights import EXACT, Tally
from adfontes.values.evidence import Claim
from adfontes.values.time import TimeSpan

UNSEEN = 30
"""Statements that a course is thought to have beside its own."""
EVENT_WEIGHT, WEAK_WEIGHT = 0.7, 0.3
"""What a kind of event tells beside a name or a thing; the same for one that goes with all ("give", "begin")."""
TITLE_WEIGHT = 0.2
"""What a title tells beside the name that bears it ("Commodore")."""
SAME_DAY, SAME_NUMBER = 0.6, 0.4
"""What an equal day or number in both statements tells."""
FEW = 4
"""Statements in which two units may hang on one another, for it to tell something that they do so in two sources."""
LEAST_SHARED = 2
"""Units that two statements must share."""
CONSTANT, TOLD, DICE, LINKED, WORDS, EVENTS, VALUES, RAREST_SHARED = -4.9, 1.41, 1.7, 0.59, -0.63, 0.81, 4.13, 3.23
"""Logistic model of whether two statements say the same, fitted to 320 pairs of twelve development topics read by hand
on 2026-11-22: weight of what is shared, its share of both (Dice), whether two shared units hang on one another, whether
words and whether events are shared, equal days and numbers, the rarest shared unit."""
SHORT = 100
"""Statements a source (geometric mean of two) up to which nothing is taken off: the more they say, the likelier two
only look alike."""
LIKELY = 0.74
"""Least chance. Of 210 pairs above it 87% were right, with a model fitted on the other eleven topics."""
SURELY = 0.9
"""The same where two statements tell of other kinds of event, or one only names what it is about. Of 18 findings of
sixteen topics that this drops none was one of gold, 2026-11-22."""
ONLY_NAMES = 0.8
"""Share of both statements that must be common where only names are."""
_TITLE_WORDS = """
ruler noble minister foreign prime president general commodore pope sir captain colonel admiral bishop archbishop saint
commander leader chief duke count
"""
_EMPTY_WORDS = """
rol play part plac thing exampl matt question fact cas kind sort lot one agre say tell ask want try decid hop think
believ claim mean seem need happen start continu #price #pric
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
"""Stems whose company tells nothing ("play a role", "agreed to")."""
_LONGEST_FIRST = """
isation ization fulness iveness ousness ations ities ments ation ment ness ions ings ity ion ing edly ies ied ers ors er
or ance ence ally ly ish ian ese ist ism ive ous al ed es e s y
"""
_ENDINGS = tuple(_LONGEST_FIRST.split())
"""Endings that make another part of speech."""
LEAST_STEM, LEAST_AGAIN = 3, 5
"""Letters that must be left when one ending is taken off, and a second ("neutral-ity", "neutr-al")."""


@lru_cache(maxsize=262144)
def stem(word: str) -> str:
    """A word without the ending that makes another part of speech of it: "neutrality" and "neutral" are one."""
    for least in (LEAST_STEM, LEAST_AGAIN):
        ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= least), "")
        word = word[: len(word) - len(ending)]
    return word


TITLE_STEMS = frozenset(stem(title) for title in _TITLE_WORDS.split())


class Units(NamedTuple):
    """What a statement is made of."""

    names: frozenset[str]
    words: frozenset[str]
    events: frozenset[str]
    """Classes of event and the nouns that name them: all of them together tell one thing."""
    links: frozenset[tuple[str, str]] = frozenset()
    """Pairs of units that hang on one another."""
    answer: frozenset[str] = frozenset()
    """Of the answer to a card, its own units, without those of the question."""

    @property
    def all(self) -> frozenset[str]:
        """Every unit."""
        return self.names | self.words | self.events


def units(claim: Claim) -> Units:
    """Take a statement apart."""
    found = labels(claim)
    own, asked = found.get("named", set()), found.get("asked-named", set())
    keys = own | asked
    parts = {thing(part) for key in keys for part in key.split("-")}
    words: set[str] = set()
    events: set[str] = set()
    for term in (*claim.about.terms, *sorted(found.get("asked", set()))):
        if term not in parts and not term.startswith(MEASURE_PREFIX):
            first, *synonyms = _forms(term)
            (events if _tells_event(term) else words).add(first)
            events.update(synonyms)
    names = {_stems(key) for key in keys}
    links: set[tuple[str, str]] = set()
    for link in claim.about.links:
        ends = [(_stems(end),) if end in keys else _forms(end) for end in link.split("|", 1)]
        links.update((min(a, b), max(a, b)) for a in ends[0] for b in ends[-1] if a != b)
    answer: set[str] = set()
    if asked or found.get("asked"):
        answer = {_stems(key) for key in own} | {form for term in claim.about.terms for form in _forms(term)}
        answer -= {_stems(key) for key in asked} | {form for term in found.get("asked", ()) for form in _forms(term)}
    return Units(frozenset(names), frozenset(words - names), frozenset(events), frozenset(links), frozenset(answer))


def _tells_event(term: str) -> bool:
    plain = term.removeprefix(EVENT_PREFIX)
    return is_known(plain) if plain != term else bool(events_of_noun(term))


def _forms(term: str) -> tuple[str, ...]:
    """How a term is compared: a class of event as itself, another word by its stem and by its synonyms."""
    plain = term.removeprefix(EVENT_PREFIX)
    if plain != term and is_known(plain):
        return (term,)
    return (stem(plain), *(f"{scale}:{side}" for scale, side in sorted(_synonyms().get(stem(plain), frozenset()))))


@cache
def _synonyms() -> Mapping[str, frozenset[tuple[int, int]]]:
    """By stem, the sides of scales of opposites on which a word stands: the words of one side say the same."""
    found: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for word, places in sorted(scales().places.items()):
        found[stem(word)] |= places
    return {word: frozenset(places) for word, places in found.items()}


def _stems(key: str) -> str:
    return "-".join(stem(part) for part in key.split("-"))


@lru_cache(maxsize=65536)
def _rarity(total: int, seen: int) -> float:
    return math.log(total / (seen + 1)) / math.log(total / 2)


@cache
def _weak() -> frozenset[str]:
    return frozenset(EVENT_PREFIX + event for event in concepts().weak) | ASPECTS


def shared(a: Units, b: Units) -> Units:
    """What both have."""
    things = (a.names | a.words) & (b.names | b.words)  # one source's name is another's noun
    names = a.names & b.names
    synonyms = {f"{scale}:{side}" for thing_ in things for scale, side in _synonyms().get(thing_, ())}
    return Units(names, things - names, (a.events & b.events) - synonyms, a.links & b.links)


class Rarity:
    """How much each unit tells in a course."""

    def __init__(self, all_units: Iterable[Units] = (), exact: int = EXACT) -> None:
        self._seen = Tally(exact=exact)
        self._linked: Counter[tuple[str, str]] = Counter()
        for one in all_units:
            self.add(one)

    def add(self, one: Units, times: int = 1) -> None:
        """Count one statement; ``times`` is -1 for one that is taken out."""
        self._seen.add(one.all, times)
        for link in one.links:
            self._linked[link] += times

    @property
    def total(self) -> int:
        """Statements in all."""
        return self._seen.total

    def of(self, unit: str) -> float:
        """1 for a unit that stands in one statement only, near 0 for one that stands everywhere."""
        return _rarity(self.total + UNSEEN, self._seen.seen(unit))

    def standing(self, one: Units) -> dict[str, float | bool]:
        """What is told of the units and links of a statement: where it changes, the statement is weighed anew."""
        rare: dict[str, float | bool] = {"|".join(link): self._linked[link] <= FEW for link in one.links}
        return rare | {unit: self.of(unit) for unit in one.all}

    def is_rare(self, link: tuple[str, str]) -> bool:
        """Whether few statements have two units hang on one another, and neither is a word that goes with all."""
        return self._linked[link] <= FEW and not (_EMPTY | _weak()) & set(link)

    def are_linked(self, common: Units) -> bool:
        """Whether two units that two statements share hang on one another in both, and in few others."""
        return any(self.is_rare(link) for link in common.links)

    def mass(self, one: Units) -> float:
        """The weight of a whole statement; several readings of one verb count once."""
        told = sum(self.of(name) for name in sorted(one.names))
        for word in sorted(one.words):
            told += self.of(word) * (TITLE_WEIGHT if word in _EMPTY or (one.names and word in TITLE_STEMS) else 1.0)
        happened = (
            self.of(event) * (WEAK_WEIGHT if event in _weak() else EVENT_WEIGHT) for event in sorted(one.events)
        )
        return told + max(happened, default=0.0)


def other_events(a: Units, b: Units) -> bool:
    """Whether what happens in two statements is told by both, and is not the same."""
    ours, theirs = ({event for event in one.events if event.startswith(EVENT_PREFIX)} - _weak() for one in (a, b))
    return bool(ours and theirs and not ours & theirs)


def chance(common: Units, rarity: Rarity, dice: float, bonus: float, longer: float) -> float:
    """How likely two statements say the same, by a logistic model; ``longer`` lowers the odds in long texts."""
    rarest = max((rarity.of(unit) for unit in sorted(common.names | common.words)), default=0.0)
    found = (
        CONSTANT
        - longer
        + TOLD * rarity.mass(common)
        + DICE * dice
        + LINKED * rarity.are_linked(common)
        + WORDS * bool(common.words)
        + EVENTS * bool(common.events)
        + VALUES * bonus
        + RAREST_SHARED * rarest
    )
    return 1.0 / (1.0 + math.exp(-found))


def only_named(claim: Claim) -> bool:
    """Whether a statement is but a few words without a verb ("The shield wall")."""
    return NAMED_ONLY in claim.about.scope


def told_apart(a: Claim, b: Claim) -> bool:
    """Whether a denial, a report, other parties or opposite words tell two statements apart."""
    if a.polarity != b.polarity or a.reported_by != b.reported_by:
        return True
    return _other_names(a, b) or contrasted(a, b) or _opposite(a, b)


def _other_names(a: Claim, b: Claim) -> bool:
    """Whether they name other persons or states in the same role, other places or other years.

    A name that the other statement has as well, though in another role, tells nothing: "X gave it to Y", "Y got it".
    """
    first, second = labels(a), labels(b)
    named, others = (_parts(found.get("named", set())) for found in (first, second))
    for role in ("theme-name", "doer-name", "where"):
        ours, theirs = (_parts(found.get(role, set())) for found in (first, second))
        if ours and theirs and not (ours & theirs or ours & others or theirs & named):
            return True
    years, rest = first.get("year", set()), second.get("year", set())
    return bool(years and rest and not years & rest)


def _parts(keys: Iterable[str]) -> set[str]:
    """The words of names: "house-of-lords" and "lords" share one."""
    return {part for key in keys for part in key.split("-") if len(part) > 2}


def _opposite(a: Claim, b: Claim) -> bool:
    """Whether one has a word of a scale of opposites, and the other only one of its other side."""
    table = scales().places
    ours, theirs = (
        {place for term in claim.about.terms for place in table.get(term.lstrip(EVENT_PREFIX), frozenset())}
        for claim in (a, b)
    )
    return any((scale, 1 - side) in theirs for scale, side in ours - theirs)


def values_tell(claims: Mapping[int, Claim], ours: Sequence[int], theirs: Sequence[int]) -> float | None:
    """What the numbers and dates of two statements tell: None where those of one kind all differ."""
    bonus = 0.0
    for kind in {family(claims[i]) for i in ours} & {family(claims[i]) for i in theirs}:
        pairs = [(claims[i], claims[k]) for i in ours for k in theirs if family(claims[i]) == family(claims[k]) == kind]
        relations = {relate_claims(a, b) for a, b in pairs}
        if "equal" in relations:
            bonus = max(bonus, SAME_DAY if isinstance(pairs[0][0].value, TimeSpan) else SAME_NUMBER)
        elif "incompatible" in relations and not COMPATIBLE & relations:
            return None
    return bonus
