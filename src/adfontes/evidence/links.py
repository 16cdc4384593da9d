"""Pairs of claims about the same attribute: which agree, which conflict, and which are each other's best partner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from adfontes.evidence.candidates import candidate_pairs
from adfontes.evidence.closeness import closeness, specificity
from adfontes.evidence.demands import agree_enough, conflict_enough
from adfontes.evidence.guards import STEP, UNDONE, apart, estranged, no_dispute, other_event
from adfontes.evidence.judging import Standing, features, judge
from adfontes.evidence.similarity import Likeness, Profile, compare, profile
from adfontes.evidence.values import relate_claims
from adfontes.evidence.weights import Weights
from adfontes.values.evidence import Claim
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
"""Least probability of a dispute. Chosen by leaving one of twelve topics out, 2026-11-22: P .771, R .540.
At .35 the same gives .767, .577, but four unseen topics .60 instead of .68 precision."""
RIVAL = 0.1
"""A partner whose score is this near or better is a rival."""
Ranks = dict[tuple[int, str], list[tuple[float, int]]]
_TYPED = frozenset({"time", "quantity"})
COMPATIBLE = frozenset({"equal", "contains", "within", "overlaps"})


class Link(NamedTuple):
    """Two claims, by index, that are about the same attribute."""

    first: int
    second: int
    sense: Sense
    score: float
    relation: Relation
    likeness: Likeness


def link_claims(claims: Sequence[Claim], weights: Weights) -> list[Link]:
    """All links, strongest first; a dispute of dates or numbers scores by its probability."""
    links = _all_links(claims, weights)
    ranks = _ranks(claims, links)
    kept = []
    for link in links:
        if _is_typed_dispute(claims, link):
            chance = judge(_features(claims, link, ranks))
            if chance >= LIKELY and conflict_enough(claims[link.first], claims[link.second], link.likeness, link.score):
                kept.append(link._replace(score=chance))
        elif _is_best(claims, link, ranks) and _suffices(claims, link):
            kept.append(link)
    return sorted(kept, key=by_strength)


def by_strength(link: Link) -> tuple[float, int, int]:
    """For sorting links, strongest first."""
    return -link.score, link.first, link.second


def judged(claims: Sequence[Claim], weights: Weights) -> Iterator[tuple[Link, tuple[float, ...]]]:
    """Every pair of dates or numbers that might be a dispute with what the model weighs; for fitting the model."""
    links = _all_links(claims, weights)
    ranks = _ranks(claims, links)
    for link in links:
        if _is_typed_dispute(claims, link):
            yield link, _features(claims, link, ranks)


def _all_links(claims: Sequence[Claim], weights: Weights) -> list[Link]:
    profiles = [profile(claim, weights) for claim in claims]
    return [link for pair in candidate_pairs(claims, weights) if (link := _link(profiles, *pair)) is not None]


def _is_typed_dispute(claims: Sequence[Claim], link: Link) -> bool:
    return link.sense == "conflict" and claims[link.first].slot in _TYPED


def _features(claims: Sequence[Claim], link: Link, ranks: Ranks) -> tuple[float, ...]:
    sides = ((link.first, link.second), (link.second, link.first))
    rivals = [[s for s, who in ranks[one, claims[other].citation.source] if who != other] for one, other in sides]
    margins = sorted(link.score - max(found, default=0.0) for found in rivals)
    many = sum(score >= link.score - RIVAL for found in rivals for score in found)
    return features(claims[link.first], claims[link.second], link.likeness, Standing(margins[0], margins[1], many))


def _link(profiles: Sequence[Profile], first: int, second: int) -> Link | None:
    a, b = profiles[first].claim, profiles[second].claim
    if a.citation == b.citation or (a.slot not in _TYPED and a.citation.source == b.citation.source):
        return None
    relation = relate_claims(a, b)
    if relation == "unknown":
        return None
    alike = compare(profiles[first], profiles[second])
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


def _suffices(claims: Sequence[Claim], link: Link) -> bool:
    a, b = claims[link.first], claims[link.second]
    enough = conflict_enough if link.sense == "conflict" else agree_enough
    return enough(a, b, link.likeness, link.score)


def _ranks(claims: Sequence[Claim], links: Sequence[Link]) -> Ranks:
    """For each claim and each source, the scores of its partners there, best first."""
    found: Ranks = {}
    for link in links:
        for one, other in ((link.first, link.second), (link.second, link.first)):
            found.setdefault((one, claims[other].citation.source), []).append((link.score, other))
    for partners in found.values():
        partners.sort(key=lambda partner: (-partner[0], partner[1]))
    return found


def _is_best(claims: Sequence[Claim], link: Link, ranks: Ranks) -> bool:
    """Whether each is among the other's best partners in its source: a better one leaves no conflict."""
    there = ranks[link.first, claims[link.second].citation.source][0][0]
    here = ranks[link.second, claims[link.first].citation.source][0][0]
    return link.score >= NEAR_BEST * max(there, here)
