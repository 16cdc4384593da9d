"""When two sources state the same in other words, although no number or date need be compared.

A statement is taken apart into units: each name (whatever it is called), each other noun or adjective (by its stem, so
that "poisoned wells" and "poison in wells" meet) and the kind of event. Two statements say the same where they share
the rarer of their units and nothing tells them apart: neither who did it, to whom, when or how often, nor a denial.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple

from adfontes.evidence.concepts import EVENT_PREFIX, concepts, events_of_noun, is_known, thing
from adfontes.evidence.guards import ASPECTS, labels
from adfontes.evidence.links import COMPATIBLE, Link, Sense
from adfontes.evidence.opposites import contrasted, scales
from adfontes.evidence.similarity import NOTHING_ALIKE
from adfontes.evidence.subjects import MEASURE_PREFIX
from adfontes.evidence.values import family, relate_claims
from adfontes.values.evidence import Claim
from adfontes.values.time import Relation, TimeSpan

RAREST = 7
"""Units of a statement by which it is filed; it meets others under each two of them."""
DRAWER = 40
"""Statements that may share two units; more make a commonplace of them."""
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
"""Statements a source up to which nothing is taken off: the more a source says, the likelier two only look alike."""
LIKELY = 0.74
"""Least chance. Of 210 pairs above it 87% were right, with a model fitted on the other eleven topics."""
ONLY_NAMES = 0.8
"""Share of both statements that must be common where only names are."""
NEAR_BEST = 0.92
"""A partner this near to the best one of a source counts as best too."""
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


def stem(word: str) -> str:
    """A word without the ending that makes another part of speech of it: "neutrality" and "neutral" are one."""
    for least in (LEAST_STEM, LEAST_AGAIN):
        ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= least), "")
        word = word[: len(word) - len(ending)]
    return word


_TITLE_STEMS = frozenset(stem(title) for title in _TITLE_WORDS.split())


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
    """How much each unit tells in this course."""

    def __init__(self, all_units: Sequence[Units]) -> None:
        self._seen = Counter(unit for one in all_units for unit in one.all)
        self._linked = Counter(link for one in all_units for link in one.links)
        self._total = len(all_units) + UNSEEN

    def of(self, unit: str) -> float:
        """1 for a unit that stands in one statement only, near 0 for one that stands everywhere."""
        return math.log(self._total / (self._seen[unit] + 1)) / math.log(self._total / 2)

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
            told += self.of(word) * (TITLE_WEIGHT if word in _EMPTY or (one.names and word in _TITLE_STEMS) else 1.0)
        happened = (
            self.of(event) * (WEAK_WEIGHT if event in _weak() else EVENT_WEIGHT) for event in sorted(one.events)
        )
        return told + max(happened, default=0.0)


class Restated(NamedTuple):
    """Two statements, by index, that say the same, and how surely."""

    first: int
    second: int
    weight: float
    """Probability."""


def restating_links(claims: Sequence[Claim]) -> list[Link]:
    """The same as links, for grouping, with links between what numbers and dates the two statements have in common."""
    found = []
    stated = [index for index, claim in enumerate(claims) if claim.slot == "polarity"]
    typed = dict(zip(stated, _typed_within(claims, stated), strict=True))
    for pair in restated(claims):
        score = pair.weight
        found.append(Link(pair.first, pair.second, "same", score, "equal", NOTHING_ALIKE))
        for one, other, relation in _common_values(claims, typed[pair.first], typed[pair.second]):
            sense: Sense = "same" if relation == "equal" else "finer"
            found.append(Link(min(one, other), max(one, other), sense, score, relation, NOTHING_ALIKE))
    return found


def _common_values(
    claims: Sequence[Claim], ours: Sequence[int], theirs: Sequence[int]
) -> Iterator[tuple[int, int, Relation]]:
    """The one pair of compatible values of each kind; where several might be meant, none."""
    for kind in sorted({family(claims[i]) for i in ours} & {family(claims[i]) for i in theirs}):
        pairs = [(i, k) for i in ours for k in theirs if family(claims[i]) == family(claims[k]) == kind]
        related = [(i, k, relate_claims(claims[i], claims[k])) for i, k in pairs]
        fitting = [found for found in related if found[2] == "equal"] or [f for f in related if f[2] in COMPATIBLE]
        if len(fitting) == 1:
            yield fitting[0]


def restated(claims: Sequence[Claim]) -> list[Restated]:
    """All pairs of statements of different sources that say the same, surest first.

    Args:
        claims: every claim of a course; those with a number or a date tell whether two statements differ.
    """
    stated = [index for index, claim in enumerate(claims) if claim.slot == "polarity"]
    apart = [units(claims[index]) for index in stated]
    rarity = Rarity(apart)
    masses = [rarity.mass(one) for one in apart]
    per_source = len(stated) / max(1, len({claims[index].citation.source for index in stated}))
    longer = math.log(max(1.0, per_source / SHORT))
    typed = _typed_within(claims, stated)
    found: list[Restated] = []
    for one, other in _meetings(apart, rarity):
        a, b = claims[stated[one]], claims[stated[other]]
        if a.citation.source == b.citation.source or _told_apart(a, b):
            continue
        common = shared(apart[one], apart[other])
        if any(end.answer and not end.answer & common.all for end in (apart[one], apart[other])):
            continue  # both ask the same, and answer it differently
        bonus = _values_tell(claims, typed[one], typed[other])
        if bonus is None or len(common.names) + len(common.words) + bool(common.events) < LEAST_SHARED:
            continue
        told = rarity.mass(common) + bonus
        dice = 2 * told / (masses[one] + masses[other] + 2 * bonus)
        told_by_more = bool(common.words - _TITLE_STEMS or common.events or bonus) or dice >= ONLY_NAMES
        if told_by_more or (rarity.are_linked(common) and not _other_events(apart[one], apart[other])):
            found.append(Restated(stated[one], stated[other], _chance(common, rarity, dice, bonus, longer)))
    return _best(claims, found)


def _other_events(a: Units, b: Units) -> bool:
    """Whether what happens in two statements is told by both, and is not the same."""
    ours, theirs = ({event for event in one.events if event.startswith(EVENT_PREFIX)} - _weak() for one in (a, b))
    return bool(ours and theirs and not ours & theirs)


def _chance(common: Units, rarity: Rarity, dice: float, bonus: float, longer: float) -> float:
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


def _best(claims: Sequence[Claim], pairs: Sequence[Restated]) -> list[Restated]:
    """The pairs in which each is the other's best partner in its source."""
    best: dict[tuple[int, str], float] = defaultdict(float)
    for pair in pairs:
        for one, other in ((pair.first, pair.second), (pair.second, pair.first)):
            place = (one, claims[other].citation.source)
            best[place] = max(best[place], pair.weight)
    kept = [
        pair
        for pair in pairs
        if pair.weight >= LIKELY
        and pair.weight >= NEAR_BEST * best[pair.first, claims[pair.second].citation.source]
        and pair.weight >= NEAR_BEST * best[pair.second, claims[pair.first].citation.source]
    ]
    return sorted(kept, key=lambda pair: (-pair.weight, pair.first, pair.second))


def _meetings(filed: Sequence[Units], rarity: Rarity) -> Iterator[tuple[int, int]]:
    """Pairs of statements that share two of their rarest units, each once, in a settled order."""
    drawers: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, one in enumerate(filed):
        rarest = sorted(one.all, key=lambda unit: (-rarity.of(unit), unit))[:RAREST]
        for pair in combinations(sorted(rarest), 2):
            drawers[pair].append(index)
    yield from sorted({met for held in drawers.values() if len(held) <= DRAWER for met in combinations(held, 2)})


def _told_apart(a: Claim, b: Claim) -> bool:
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


def _typed_within(claims: Sequence[Claim], stated: Iterable[int]) -> list[list[int]]:
    """For each statement, the claims with a number or date whose words stand within it, by index."""
    by_source: dict[str, list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        if claim.slot in {"time", "quantity"}:
            by_source[claim.citation.source].append(index)
    for found in by_source.values():
        found.sort(key=lambda index: (claims[index].focus.start, claims[index].key))
    starts = {source: [claims[index].focus.start for index in found] for source, found in by_source.items()}
    held = []
    for index in stated:
        focus = claims[index].focus
        there = starts.get(focus.source, [])
        low, high = bisect_left(there, focus.start), bisect_left(there, focus.end)
        held.append(by_source[focus.source][low:high] if there else [])
    return held


def _values_tell(claims: Sequence[Claim], ours: Sequence[int], theirs: Sequence[int]) -> float | None:
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
