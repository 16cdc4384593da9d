"""How much two claims must have in common before they are set side by side, for each kind of claim.

A date or a number narrows down what is meant; a bare statement does not, so statements must share much more. The
figures were set by hand on six development topics on 2026-11-22; see docs/decisions/0005-evidence.md.
"""

from __future__ import annotations

from adfontes.evidence.closeness import closeness
from adfontes.evidence.fates import is_fate, other_fate
from adfontes.evidence.finer import finer_enough
from adfontes.evidence.guards import labels
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

AGREES, AGREES_WITHIN = 0.25, 0.5
"""Least scores of two claims with equal values, bonuses included: of two sources, since that both give one value tells
much, and of one source, which may speak of it again.
Twelve development topics, 2026-11-22: .25 finds six more agreements of gold than .37, and none that is not."""
WITHIN = 0.8
"""Least score of two different dates within one source, where they must look alike too."""
WORDED_ALIKE = 0.6
"""Share of the words of both statements that both have, where what they are said of could not be told apart; chosen on
six development topics and nine textbook chapters, 2026-11-22."""
SCALE_SHARES = 1.2
_MANNER = "manner=adverb"
"""How something was done is not opposed to what something was: "warmly received", "a bad failure"."""


def agree_enough(a: Claim, b: Claim, alike: Likeness, score: float) -> bool:
    """Whether two claims with compatible values are about one thing; ``restated`` tells it of statements without."""
    if a.slot in {"time", "quantity"}:
        if relate_claims(a, b) != "equal":
            return finer_enough(a, b, alike, score)
        return score >= (AGREES if a.citation.source != b.citation.source else AGREES_WITHIN)
    return a.slot in {"actor", "recipient"} and same_deed(a, b, alike)


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
