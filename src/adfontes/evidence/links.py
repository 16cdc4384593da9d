"""Pairs of claims about the same attribute: which agree, which conflict, and which are each other's best partner."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Literal, NamedTuple

from adfontes.evidence.candidates import candidate_pairs
from adfontes.evidence.chance import by_chance
from adfontes.evidence.closeness import closeness, specificity
from adfontes.evidence.crowds import Crowds
from adfontes.evidence.demands import agree_enough, conflict_enough
from adfontes.evidence.guards import STEP, UNDONE, apart, estranged, no_dispute, other_event
from adfontes.evidence.judging import MOST, Standing, features, judge
from adfontes.evidence.opposites import answers_outright
from adfontes.evidence.similarity import NOTHING_ALIKE, Likeness, Profile, compare, profile
from adfontes.evidence.values import relate_claims
from adfontes.evidence.weights import Weights
from adfontes.values.evidence import Claim, Words
from adfontes.values.time import Relation

Sense = Literal["same", "finer", "conflict"]

NEIGHBOURHOOD = 120
"""Code points within which one source does not contradict itself."""
FAINT = 0.2
"""Pairs less alike than this are not looked at again."""
FAINT_CONFLICT = 0.22
"""The same for values that differ."""
AGREEING = 0.1
"""Bonus of a compatible partner: it explains a value better than a conflict does."""
NEAR_BEST = 0.92
"""A partner this near to the best one, as a share of its score, counts as best too."""
_FORGIVEN = {"": 0.0, STEP: 0.2, UNDONE: 0.05}
"""Guards that the same value outweighs, and what they take from the likeness."""
LIKELY = 0.4
"""Least probability of a dispute. Leaving one of sixteen topics out, 2026-11-22: twelve P .806, R .547, four P .750,
R .450; at .45 .839, .533 and .828, .400."""
RIVAL = 0.1
"""A partner whose score is this near or better is a rival."""
Ranks = dict[tuple[int, str], list[tuple[float, int]]]
_TYPED = frozenset({"time", "quantity"})
_OPPOSED_ONLY = frozenset({"polarity", "quality", "place"})
"""Statements that agree are found by ``restated``."""
MOST_PROFILES = 50_000
"""Profiles kept at a time."""
COMPATIBLE = frozenset({"equal", "contains", "within", "overlaps"})


class Link(NamedTuple):
    """Two claims, by index, that are about the same attribute."""

    first: int
    second: int
    sense: Sense
    score: float
    relation: Relation
    likeness: Likeness


class Comparison:
    """How claims are compared, for :class:`~adfontes.evidence.matching.Matching`.

    A dispute of dates or numbers scores by its probability. Statements in words have few possible links, so that they
    are tried at once; of dates and numbers, every pair that is a little alike is a rival of the others.
    """

    def __init__(self, claims: Mapping[int, Claim], weights: Weights) -> None:
        self._claims, self._weights = claims, weights
        self._profiles: dict[int, Profile] = {}
        self._crowds: Crowds | None = None

    def forget(self) -> None:
        """Weigh all claims anew when they are next compared."""
        self._profiles.clear()
        self._crowds = None

    def compare(self, one: int, other: int) -> Link | None:
        """A possible link of two claims."""
        a, b = self._claims[one], self._claims[other]
        if a.slot == b.slot == "polarity" and a.polarity == b.polarity and _answer(a) == _answer(b):
            return None  # most pairs of a library
        if a.slot in _OPPOSED_ONLY and relate_claims(a, b) != "incompatible":
            return None
        link = _link(self._profile(one), self._profile(other), one, other)
        if link is None or a.slot in _TYPED:
            return link
        return link if _suffices(self._claims, link) else None

    def keep(self, link: Link, ranks: Ranks) -> Link | None:
        """A link that its rivals leave standing."""
        if _is_typed_dispute(self._claims, link):
            a, b = self._claims[link.first], self._claims[link.second]
            if not conflict_enough(a, b, link.likeness, link.score):
                return None
            chance = judge(_features(self._claims, link, ranks, self._crowded()))
            if chance < LIKELY or by_chance(a, b, self._weights):
                return None
            return link._replace(score=chance, likeness=NOTHING_ALIKE)
        if not (_is_best(self._claims, link, ranks) or _outright(self._claims, link)):
            return None
        alone = link.sense == "finer" and self._alone(link)
        return link._replace(likeness=NOTHING_ALIKE) if _stands(self._claims, link, self._weights, alone) else None

    def _alone(self, link: Link) -> bool:
        """Whether the less exact date has room for no other date that the more exact one's source gives."""
        a, b = self._claims[link.first], self._claims[link.second]
        finer, coarser = (b, a) if link.relation == "contains" else (a, b)
        return self._crowded().within(finer, coarser) == 0

    def _crowded(self) -> Crowds:
        if self._crowds is None:
            self._crowds = Crowds(self._claims.values())
        return self._crowds

    def _profile(self, one: int) -> Profile:
        found = self._profiles.get(one)
        if found is None:
            if len(self._profiles) > MOST_PROFILES:
                self._profiles.clear()
            found = self._profiles[one] = profile(self._claims[one], self._weights)
        return found


def _answer(claim: Claim) -> str:
    return claim.value.key if isinstance(claim.value, Words) else ""


def _stands(claims: Mapping[int, Claim], link: Link, weights: Weights, alone: bool) -> bool:
    """Whether the ends of a link that is no dispute of dates or numbers have enough in common."""
    a, b = claims[link.first], claims[link.second]
    return _suffices(claims, link, alone) and not (link.sense == "conflict" and by_chance(a, b, weights))


def by_strength(link: Link) -> tuple[float, int, int]:
    """For sorting links, strongest first."""
    return -link.score, link.first, link.second


def judged(claims: Sequence[Claim], weights: Weights) -> Iterator[tuple[Link, tuple[float, ...]]]:
    """Every pair of dates or numbers that might be a dispute with what the model weighs; for fitting the model."""
    by_index = dict(enumerate(claims))
    links = _all_links(by_index, weights)
    ranks, crowds = _ranks(by_index, links), Crowds(claims)
    for link in links:
        if _is_typed_dispute(by_index, link):
            yield link, _features(by_index, link, ranks, crowds)


def _all_links(claims: Mapping[int, Claim], weights: Weights) -> list[Link]:
    profiles = {index: profile(claim, weights) for index, claim in claims.items()}
    pairs = candidate_pairs(list(claims.values()), weights)
    return [link for a, b in pairs if (link := _link(profiles[a], profiles[b], a, b)) is not None]


def _is_typed_dispute(claims: Mapping[int, Claim], link: Link) -> bool:
    return link.sense == "conflict" and claims[link.first].slot in _TYPED


def _features(claims: Mapping[int, Claim], link: Link, ranks: Ranks, crowds: Crowds) -> tuple[float, ...]:
    sides = ((link.first, link.second), (link.second, link.first))
    rivals = [_rivals(claims, link, one, other, ranks) for one, other in sides]
    margins = sorted(link.score - max(found, default=link.score - MOST) for found in rivals)
    many = sum(score >= link.score - RIVAL for found in rivals for score in found)
    a, b = claims[link.first], claims[link.second]
    return features(a, b, link.likeness, Standing(margins[0], margins[1], many, crowds.around(a, b)))


def _rivals(claims: Mapping[int, Claim], link: Link, one: int, other: int, ranks: Ranks) -> list[float]:
    """The scores of the partners of one claim beside the other; what says the same as the other is no rival."""
    near = takewhile(lambda partner: partner[0] > link.score - MOST, ranks[one, claims[other].citation.source])
    return [s for s, who in near if who != other and relate_claims(claims[who], claims[other]) not in COMPATIBLE]


def _link(ours: Profile, theirs: Profile, first: int, second: int) -> Link | None:
    a, b = ours.claim, theirs.claim
    if a.citation == b.citation or (a.slot not in _TYPED and a.citation.source == b.citation.source):
        return None
    relation = relate_claims(a, b)
    if relation == "unknown":
        return None
    alike = compare(ours, theirs)
    hope = specificity(a.value, b.value) if relation in COMPATIBLE else 0.0
    if alike.score + hope < (FAINT if relation in COMPATIBLE or a.slot not in _TYPED else FAINT_CONFLICT):
        return None
    reason = apart(a, b)
    if reason not in (_FORGIVEN if relation in COMPATIBLE else {""}):
        return None
    score = alike.score - estranged(a, b) - _FORGIVEN[reason]
    if relation in COMPATIBLE:
        sense: Sense = "same" if relation == "equal" else "finer"
        return Link(first, second, sense, score + AGREEING + specificity(a.value, b.value), relation, alike)
    if no_dispute(a, b) or (a.citation.source == b.citation.source and _neighbours(a, b)):
        return None
    score += closeness(a.value, b.value) - other_event(a, b)
    return Link(first, second, "conflict", score, relation, alike)


def _neighbours(a: Claim, b: Claim) -> bool:
    """Whether two statements of one source follow on each other: then they are about two things."""
    return abs(a.citation.start - b.citation.start) < NEIGHBOURHOOD


def _suffices(claims: Mapping[int, Claim], link: Link, alone: bool = False) -> bool:
    a, b = claims[link.first], claims[link.second]
    if link.sense == "conflict":
        return conflict_enough(a, b, link.likeness, link.score)
    return agree_enough(a, b, link.likeness, link.score, alone)


def _outright(claims: Mapping[int, Claim], link: Link) -> bool:
    return link.sense == "conflict" and answers_outright(claims[link.first], claims[link.second])


def _ranks(claims: Mapping[int, Claim], links: Sequence[Link]) -> Ranks:
    """For each claim and each source, the scores of its partners there, best first."""
    found: Ranks = {}
    for link in links:
        for one, other in ((link.first, link.second), (link.second, link.first)):
            found.setdefault((one, claims[other].citation.source), []).append((link.score, other))
    for partners in found.values():
        partners.sort(key=lambda partner: (-partner[0], partner[1]))
    return found


def _is_best(claims: Mapping[int, Claim], link: Link, ranks: Ranks) -> bool:
    """Whether each is among the other's best partners in its source: a better one leaves no conflict."""
    there = ranks[link.first, claims[link.second].citation.source][0][0]
    here = ranks[link.second, claims[link.first].citation.source][0][0]
    return link.score >= NEAR_BEST * max(there, here)
