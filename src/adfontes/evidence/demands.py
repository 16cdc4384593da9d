"""How much two claims must have in common before they are set side by side, for each kind of claim.

A date or a number narrows down what is meant; a bare statement does not, so statements must share much more. The
figures were set by hand on six development topics on 2026-11-22; see docs/decisions/0005-evidence.md.
"""

from __future__ import annotations

import re

from adfontes.evidence.closeness import closeness, specificity
from adfontes.evidence.fates import is_fate, other_fate
from adfontes.evidence.finer import finer_enough
from adfontes.evidence.guards import STATED, labels
from adfontes.evidence.opposites import (
    contrasted,
    opposed_statements,
    other_parties,
    other_themes,
    shared_themes,
    supposed,
)
from adfontes.evidence.rivals import rival_doers, rival_places, same_deed
from adfontes.evidence.similarity import Likeness
from adfontes.evidence.values import relate_claims
from adfontes.values.evidence import Claim
from adfontes.values.quantities import Quantity

AGREES, AGREES_WITHIN = 0.25, 0.5
"""Least scores of two claims with equal values, bonuses included: of two sources, since that both give one value tells
much, and of one source, which may speak of it again.
Twelve development topics, 2026-11-22: .25 finds six more agreements of gold than .37, and none that is not."""
SHARED, SHARED_OF_FEW, SHARED_WITH_EVENT, ODD = 0.35, 0.6, 0.2, 0.12
"""Weight of words that equal values must have in common where no word of their clauses is: "a third" of the crop is not
"a third" of the people. ``ODD`` is the specificity of a value that needs none, as a day and an odd number do. Read from
the 60 faintest agreements of sixteen topics, 2026-11-22."""
FEW = 10
"""Counts up to this are given of many things."""
_EACH = re.compile(r"(?:an?|per|each|every) \w+", re.IGNORECASE)
""""A day" is a rate, not a duration that two sources state."""
_POINTING = re.compile(r"\b(?:the|these|those)\s+$", re.IGNORECASE)
"""A number behind such a word points at what was told. Agreements of sixteen topics are found and missed as without."""
WITHIN = 0.8
"""Least score of two different dates within one source, where they must look alike too."""
WORDED_ALIKE = 0.6
"""Share of the words of both statements that both have, where what they are said of could not be told apart; chosen on
six development topics and nine textbook chapters, 2026-11-22."""
SCALE_SHARES = 1.2
_MANNER = "manner=adverb"
"""How something was done is not opposed to what something was: "warmly received", "a bad failure"."""


def agree_enough(a: Claim, b: Claim, alike: Likeness, score: float, alone: bool = False) -> bool:
    """Whether two claims with compatible values are about one thing; ``restated`` tells it of statements without.

    Args:
        a: one of them.
        b: the other, of the same slot.
        alike: what they have in common.
        score: how much that is in all.
        alone: of two dates, whether the source of the more exact one gives no other within the less exact one.
    """
    if a.slot in {"time", "quantity"}:
        if relate_claims(a, b) != "equal":
            return finer_enough(a, b, alike, score, alone)
        if a.citation.source == b.citation.source:
            return score >= AGREES_WITHIN
        return score >= AGREES and _told_alike(a, b, alike)
    return a.slot in {"actor", "recipient"} and same_deed(a, b, alike)


def _told_alike(a: Claim, b: Claim, alike: Likeness) -> bool:
    """Whether equal values have more in common than the value, or are too odd to be given twice by chance."""
    if _EACH.fullmatch(a.focus.quote) or _EACH.fullmatch(b.focus.quote):
        return alike.heads and alike.events
    few = isinstance(a.value, Quantity) and (a.value.high or 0) <= FEW and a.value.dimension == "count"
    if few and _points_back(a) and _points_back(b):
        return False
    if alike.core > 0 or alike.heads:
        return True
    if alike.shared >= (SHARED_OF_FEW if few else SHARED_WITH_EVENT if alike.events else SHARED):
        return True
    stated = all(claim.slot == "quantity" or STATED.search(claim.focus.quote) for claim in (a, b))
    fraction = isinstance(a.value, Quantity) and a.value.dimension == "share" and not a.value.unit
    return stated and not fraction and specificity(a.value, b.value) >= ODD


def _points_back(claim: Claim) -> bool:
    """Whether a number only points at what was told: "the two countries" says of nothing how many there were."""
    return bool(_POINTING.search(claim.citation.quote[: max(0, claim.focus.start - claim.citation.start)]))


def conflict_enough(a: Claim, b: Claim, alike: Likeness, score: float) -> bool:
    """Whether two claims with incompatible values are about one thing."""
    if a.slot in {"time", "quantity"}:
        return a.citation.source != b.citation.source or _contradicts_itself(a, b, alike, score)
    if is_fate(a):
        return other_fate(a, b)
    stated = a.slot in {"polarity", "quality"}
    if stated and (a.modality != b.modality or other_parties(a, b) or contrasted(a, b)):
        return False
    if a.slot == b.slot == "quality" and (_MANNER in a.about.scope) != (_MANNER in b.about.scope):
        return False
    if stated and opposed_statements(a, b, alike):
        return True
    if a.slot == "quality":
        return _opposed(a, b, alike)
    if a.slot in {"actor", "recipient"}:
        return rival_doers(a, b, alike)
    if a.slot == "place":
        return rival_places(a, b)
    return False


def _contradicts_itself(a: Claim, b: Claim, alike: Likeness, score: float) -> bool:
    """Whether one source gives two dates of one thing; it rather speaks of two things."""
    named = alike.events or alike.heads
    return a.slot == "time" and score >= WITHIN and named and closeness(a.value, b.value) > 0


def _opposed(a: Claim, b: Claim, alike: Likeness) -> bool:
    """Opposite words about one thing: of the same event, or of the same noun."""
    if "manner=adverb" in a.about.scope and "manner=adverb" in b.about.scope:
        return (
            alike.events and not other_themes(a, b) and not labels(a).get("word", set()) & labels(b).get("word", set())
        )
    if other_themes(a, b) or alike.mutual < WORDED_ALIKE or supposed(a) or supposed(b):
        return False
    if labels(a).get("word", set()) & labels(b).get("word", set()) and not shared_themes(a, b):
        return False
    return alike.cover >= 0.9 and alike.shared >= SCALE_SHARES and (alike.events or alike.heads)
