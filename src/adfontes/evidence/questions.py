"""What a finding is about, as a question that a learner of fifteen can read."""

from __future__ import annotations

from collections.abc import Sequence

from adfontes.values.evidence import Claim, DisputeKind
from adfontes.values.quantities import Quantity
from adfontes.values.time import TimeSpan


def dispute_kind(claim: Claim) -> DisputeKind:
    """The kind of dispute, told from the type of its values."""
    if isinstance(claim.value, TimeSpan):
        return "date"
    if isinstance(claim.value, Quantity):
        if claim.value.dimension in {"money", "duration"}:
            return "money" if claim.value.dimension == "money" else "duration"
        return "quantity"
    return {"actor": "actor", "recipient": "actor", "place": "place", "polarity": "polarity"}.get(claim.slot, "other")  # type: ignore[return-value]


def question_for(members: Sequence[Claim]) -> str:
    """A plain question over the claims of one finding."""
    best = min(members, key=lambda claim: (not claim.about.label, len(claim.about.label), claim.key))
    subject = best.about.label or best.about.event or "this"
    value = best.value
    if isinstance(value, TimeSpan):
        return f"When was {subject}?"
    if isinstance(value, Quantity):
        asks = {"duration": "How long", "money": "How much money", "length": "How long", "share": "What share"}
        return f"{asks.get(value.dimension, 'How many')}: {subject}?"
    return f"Who or what: {subject}?"
