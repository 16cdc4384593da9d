"""Which cards and questions a sitting holds, and how a quiz is marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Protocol

import msgspec

from adfontes.practice.schedule import review
from adfontes.values.practice import Aim, Memory, QuizAnswer, Rating, Review
from adfontes.values.study import Card, Option, QuizQuestion

SESSION = 10
"""Cards of one sitting: five minutes or so."""
QUIZ = 5
AGAIN_WITHIN = timedelta(minutes=20)
"""A card that is due again this soon comes back in the same sitting."""


class Records(Protocol):
    """Where a learner's answers are kept; :class:`adfontes.learners.LearnerRecords` is one."""

    def memories(self, course: str) -> dict[str, Memory]:
        """What is known of each card that was ever answered, by its key."""

    def keep_review(self, course: str, card: Card, review: Review, memory: Memory) -> None:
        """Store an answer; on disk when this returns."""

    def aim(self, course: str) -> Aim:
        """The exam date and wanted retention."""


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """How far the cards of a course are known."""

    cards: int
    new: int
    due: int
    """Answered before and due now."""
    later: int
    """Answered before and not due yet."""
    next_due: datetime | None
    """When the next of the later ones comes up (UTC)."""


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A marked answer to a quiz question."""

    right: bool
    chosen: Option
    answer: Option
    """The right option."""


def choose_cards(
    cards: Sequence[Card], memories: Mapping[str, Memory], now: datetime, size: int = SESSION
) -> tuple[Card, ...]:
    """The cards of a sitting: those due, the longest overdue first, then new ones in the course's order."""
    due = [card for card in cards if card.key in memories and memories[card.key].due <= now]
    due.sort(key=lambda card: (memories[card.key].due, card.key))
    new = [card for card in cards if card.key not in memories]
    return tuple([*due, *new][:size])


def answer_card(
    records: Records, course: str, card: Card, rating: Rating, now: datetime, *, took: int | None = None
) -> Memory:
    """Schedule and store one answer; it is on disk when this returns.

    Args:
        records: where the learner's answers are kept.
        course: name of the course.
        card: the card that was answered.
        rating: 1 again, 2 hard, 3 good, 4 easy.
        now: an aware time in the learner's zone.
        took: milliseconds from question to answer, where measured.
    """
    known = records.memories(course).get(card.key)
    memory = review(card.key, known, rating, now, records.aim(course))
    records.keep_review(course, card, Review(card=card.key, rating=rating, when=now.astimezone(UTC), took=took), memory)
    return memory


def comes_back(memory: Memory, now: datetime) -> bool:
    """Whether a card that was just answered is shown again in the same sitting."""
    return memory.due - now <= AGAIN_WITHIN


def progress(cards: Sequence[Card], memories: Mapping[str, Memory], now: datetime) -> Progress:
    """How many cards are new, due and known for now."""
    known = [memories[card.key] for card in cards if card.key in memories]
    later = [memory.due for memory in known if memory.due > now]
    return Progress(
        cards=len(cards),
        new=len(cards) - len(known),
        due=len(known) - len(later),
        later=len(later),
        next_due=min(later, default=None),
    )


def choose_questions(
    questions: Sequence[QuizQuestion], answers: Iterable[QuizAnswer], size: int = QUIZ
) -> tuple[QuizQuestion, ...]:
    """The questions of a quiz: those not yet asked, then those last answered wrongly, then the longest unasked."""
    last: dict[str, QuizAnswer] = {}
    for answer in sorted(answers, key=lambda answer: answer.when):
        last[answer.question] = answer

    def order(place: int) -> tuple[int, float, int]:
        answer = last.get(questions[place].key)
        if answer is None:
            return (0, 0.0, place)
        return (2 if answer.right else 1, answer.when.timestamp(), place)

    return tuple(questions[place] for place in sorted(range(len(questions)), key=order)[:size])


def mark(question: QuizQuestion, chosen: int) -> Mark:
    """Mark the option at index ``chosen``.

    Raises:
        IndexError: the question has no such option.
    """
    if not 0 <= chosen < len(question.options):
        raise IndexError(f"the question has {len(question.options)} options, none at {chosen}")
    picked = question.options[chosen]
    return Mark(right=picked.right, chosen=picked, answer=next(option for option in question.options if option.right))
