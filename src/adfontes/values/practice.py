"""A learner's practice as values: how well a card is known, what was answered, what became of cards at a rebuild."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import msgspec

Rating = Literal[1, 2, 3, 4]
"""1 again, 2 hard, 3 good, 4 easy (FSRS)."""
Phase = Literal["learning", "review", "relearning"]
Fate = Literal["kept", "split", "merged", "gone"]


class Memory(msgspec.Struct, frozen=True, kw_only=True):
    """How well a learner knows a card (FSRS-6), and when it is due."""

    phase: Phase
    step: int | None
    """Step of learning or relearning; None in review."""
    stability: float
    """Days until the chance of recall falls to 90%."""
    difficulty: float
    """From 1 to 10."""
    due: datetime
    """Aware, in UTC."""
    last_review: datetime
    """Aware, in UTC."""


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """One answer that a learner gave to a card; kept for ever."""

    card: str
    rating: Rating
    when: datetime
    """Aware, in UTC."""
    took: int | None = None
    """Milliseconds from question to answer, where measured."""


class QuizAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """One option that a learner chose in a quiz."""

    question: str
    chosen: str
    right: bool
    when: datetime
    """Aware, in UTC."""


class Descent(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a card when its course was built again."""

    old: str
    new: str
    """Empty where the card is gone."""
    fate: Fate


class Aim(msgspec.Struct, frozen=True, kw_only=True):
    """What the practice of a course is aimed at."""

    exam: date | None = None
    retention: float = 0.9
    """Wanted chance of recall when a card comes up, from 0.7 to 0.97."""
