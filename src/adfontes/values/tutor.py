"""A tutor's dialogue as values: what is asked, what the learner did, what the tutor says."""

from __future__ import annotations

from typing import Literal

import msgspec

from adfontes.values.citations import Citation
from adfontes.values.practice import Rating
from adfontes.values.study import Card, Statement

Verdict = Literal["right", "partly", "wrong", "nothing"]
"""``nothing``: no answer was tried ("I don't know")."""
Request = Literal["hint", "answer", "why", "compare"]
TurnKind = Literal["question", "hint", "narrower hint", "source", "answer", "right", "try", "why", "compare"]
REVEALING: frozenset[TurnKind] = frozenset({"source", "answer", "right", "why", "compare"})
"""Turns that may hold the answer or its sentence."""


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """One question of a dialogue, with what it takes to answer and to help."""

    card: Card
    secrets: tuple[str, ...]
    """Words of the answer that the question does not give, in lower case: no hint has them."""
    hints: tuple[str, str]
    """A hint and a narrower one, in our own words."""
    why: tuple[Statement, ...] = ()
    """Why it was so, where the sources say."""
    compare: tuple[Statement, ...] = ()
    """What each side says, where the sources disagree about it."""

    @property
    def question(self) -> str:
        """What is asked."""
        return self.card.front

    @property
    def answer(self) -> Statement:
        """The cited answer."""
        return self.card.back


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """Something the tutor says. Everything that states a fact is cited."""

    kind: TurnKind
    text: str
    citations: tuple[Citation, ...] = ()
    """Quotes to show; none before the answer may be seen."""
    rests_on: tuple[str, ...] = ()
    """Names of the sources that it rests on, where their words may not be shown yet."""


class Attempt(msgspec.Struct, frozen=True, kw_only=True):
    """What the learner wrote, and how it was judged."""

    text: str
    verdict: Verdict
    remark: str = ""
    """What to say of it without giving the answer ("The sources say an earlier day.")."""


class DialogueState(msgspec.Struct, frozen=True, kw_only=True):
    """Where a dialogue about one task stands."""

    task: Task
    step: Literal["asked", "hint", "narrower hint", "source", "done"] = "asked"
    attempts: tuple[Attempt, ...] = ()
    failed_hints: int = 0
    """How many hints were followed by an answer that was not right."""
    asked_for_answer: bool = False
    rating: Rating | None = None
    """How well it was known (FSRS); None until the task is done."""

    @property
    def may_reveal(self) -> bool:
        """Whether the answer may be shown: it was asked for, or given, or two hints have failed."""
        right = bool(self.attempts) and self.attempts[-1].verdict == "right"
        return self.asked_for_answer or right or self.failed_hints >= 2
