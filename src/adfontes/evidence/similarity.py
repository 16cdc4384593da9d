"""How likely two claims are about the same attribute of the same event, whatever their values are.

Three things are asked: do they share a subject (nouns and names), does the same kind of thing happen (event classes),
and do they count, measure or date the same noun (heads)? A shared event alone tells little: many things begin.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from adfontes.evidence.guards import ASPECTS
from adfontes.evidence.subjects import EVENT_PREFIX
from adfontes.evidence.weights import CONTEXT, INNER, NEARBY, Weights
from adfontes.values.evidence import About, Claim
from adfontes.values.time import TimeSpan

# Shares of the score; set by hand on six development topics, 2026-11-22 (fitted weights did worse on topics left out).
SUBJECT, BREADTH, EVENT, HEAD = 0.45, 0.2, 0.4, 0.15
EVENT_OF_NUMBER = 0.2
LEAST_MASS = 1.1
"""A claim of fewer telling words than this cannot be covered by one of them."""
AMPLE_MASS = 2.0
"""So much in common is enough, however many other words two long sentences have, if the same thing happens in them."""


class Likeness(NamedTuple):
    """The parts of a comparison, for tuning and for explaining."""

    score: float
    shared: float
    """Weight of the nouns and names that both have."""
    core: float
    """The same of the inner circles alone."""
    cover: float
    """``shared`` as a share of the nouns of the shorter claim."""
    mutual: float
    """The same as a share of those of both claims (Dice)."""
    heads: bool
    """Whether they count, measure or date the same noun."""
    events: bool
    """Whether a class of event is common to both."""
    event: float = 0.0
    """Weight of the rarest class of event that is common to both."""
    strange: float = 0.0
    """Weight of what the one names that the other does not speak of anywhere, for the claim that names less of it."""
    stranger: float = 0.0
    """The same for the claim that names more of it."""
    aspect: bool = False
    """Whether the common class says no more than that something began, went on or ended."""


NOTHING_ALIKE = Likeness(0.0, 0.0, 0.0, 0.0, 0.0, heads=False, events=False)
"""For links that were found otherwise."""


def circles(about: About) -> dict[str, float]:
    """Every term with the weight of its circle."""
    found = dict.fromkeys(about.context, CONTEXT)
    found.update(dict.fromkeys(about.nearby, NEARBY))
    found.update(dict.fromkeys(about.terms, INNER))
    return found


class Profile(NamedTuple):
    """What comparing needs of one claim, computed once."""

    claim: Claim
    circles: dict[str, float]
    weighed: dict[str, float]
    """Each term's circle times its weight."""
    mass: float
    """The weight of the inner nouns and names."""
    events: frozenset[str]
    heads: frozenset[str]


def profile(claim: Claim, weights: Weights) -> Profile:
    """Prepare one claim for comparing."""
    terms = circles(claim.about)
    mass = sum(weights.of(t) for t, circle in terms.items() if circle == INNER and not t.startswith(EVENT_PREFIX))
    weighed = {term: circle * weights.of(term) for term, circle in terms.items()}
    about = claim.about
    return Profile(claim, terms, weighed, mass, frozenset(about.events), frozenset(about.heads))


def likeness(a: Claim, b: Claim, weights: Weights) -> Likeness:
    """Compare what two claims are about."""
    return compare(profile(a, weights), profile(b, weights))


def compare(a: Profile, b: Profile) -> Likeness:
    """Compare two prepared claims."""
    if len(a.circles) > len(b.circles):
        a, b = b, a
    nouns = core = elsewhere = 0.0
    happened = a.events & b.events
    for term, circle in a.circles.items():
        if term not in b.circles:
            continue
        weight = circle * b.weighed[term]
        if not term.startswith(EVENT_PREFIX):
            nouns += weight
            core += weight if circle == b.circles[term] == INNER else 0.0
        elif term not in happened:
            elsewhere = max(elsewhere, 0.5 * weight)
    cover = min(1.0, nouns / max(LEAST_MASS, min(a.mass, b.mass)))
    mutual = min(1.0, 2 * nouns / max(2 * LEAST_MASS, a.mass + b.mass))
    if _ranges(a.claim) and _ranges(b.claim):
        happened -= ASPECTS
    event = max([elsewhere, *(a.weighed[term] / a.circles[term] for term in happened)])
    heads = bool(a.heads & b.heads)
    if happened or heads:
        cover = max(cover, min(1.0, nouns / AMPLE_MASS))
    weight = EVENT if isinstance(a.claim.value, TimeSpan) else EVENT_OF_NUMBER
    score = SUBJECT * cover + BREADTH * min(1.0, math.log1p(nouns)) + weight * event + HEAD * heads
    odd = sorted((_strange(a, b), _strange(b, a)))
    aspect = bool(happened) and happened <= ASPECTS
    return Likeness(score, nouns, core, cover, mutual, heads, bool(happened), event, odd[0], odd[1], aspect)


def _strange(a: Profile, b: Profile) -> float:
    """The weight of the inner nouns and names of one claim that the other does not have in any circle."""
    return sum(
        weight
        for term, weight in a.weighed.items()
        if a.circles[term] == INNER and term not in b.circles and not term.startswith(EVENT_PREFIX)
    )


def _ranges(claim: Claim) -> bool:
    """Whether a date is the end of a range ("1929-1941"): that two ranges begin tells nothing."""
    return any(label.startswith("limit=") for label in claim.about.scope)
