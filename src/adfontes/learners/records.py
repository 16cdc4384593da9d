"""Reading and writing one learner's answers; import it when Django is set up (:mod:`adfontes.learners.database`)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import cast

from django.db import DatabaseError, transaction

from adfontes.errors import LearnerDataError
from adfontes.learners import models
from adfontes.learners.lineage import KnownCard, follow_cards
from adfontes.values.marking import Override
from adfontes.values.practice import Aim, Descent, Memory, Phase, QuizAnswer, Rating, Review
from adfontes.values.study import Card

_NOT_KEPT = "your answer could not be kept ({}); free some disk space and try again"


class LearnerRecords:
    """One learner's answers, states and aims in one database.

    Everything written is on disk when the method returns.
    """

    def __init__(self, alias: str = "default", learner: str = models.LOCAL) -> None:
        self._alias = alias
        self._learner = models.Learner.objects.using(alias).get_or_create(name=learner)[0]

    def memories(self, course: str) -> dict[str, Memory]:
        """What is known of each card of the course that was ever answered, by its key."""
        rows = self._states(course)
        return {row.card: _memory(row) for row in rows}

    def keep_review(self, course: str, card: Card, review: Review, memory: Memory) -> None:
        """Store an answer and the state after it, both or neither.

        Raises:
            LearnerDataError: the disk is full or the file is locked or gone.
        """
        state = {
            "kind": card.kind,
            "claims": list(card.claims),
            "phase": memory.phase,
            "step": memory.step,
            "stability": memory.stability,
            "difficulty": memory.difficulty,
            "due": memory.due,
            "last_review": memory.last_review,
        }
        try:
            with transaction.atomic(using=self._alias, durable=True):
                models.Review.objects.using(self._alias).create(
                    learner=self._learner,
                    course=course,
                    card=card.key,
                    rating=review.rating,
                    when=review.when,
                    took=review.took,
                    front=card.front,
                )
                models.CardState.objects.using(self._alias).update_or_create(
                    learner=self._learner, course=course, card=card.key, defaults=state
                )
        except DatabaseError as error:
            raise LearnerDataError(
                f"your answer could not be kept ({error}); free some disk space and try again"
            ) from error

    def reviews(self, course: str) -> tuple[Review, ...]:
        """All answers to cards of the course, in the order of time."""
        rows = models.Review.objects.using(self._alias).filter(learner=self._learner, course=course)
        return tuple(
            Review(card=row.card, rating=cast("Rating", row.rating), when=row.when, took=row.took)
            for row in rows.order_by("when", "id")
        )

    def keep_answer(self, course: str, answer: QuizAnswer) -> None:
        """Store an answer to a quiz question.

        Raises:
            LearnerDataError: the disk is full or the file is locked or gone.
        """
        try:
            models.QuizAnswer.objects.using(self._alias).create(
                learner=self._learner,
                course=course,
                question=answer.question,
                chosen=answer.chosen,
                right=answer.right,
                when=answer.when,
            )
        except DatabaseError as error:
            raise LearnerDataError(
                f"your answer could not be kept ({error}); free some disk space and try again"
            ) from error

    def answers(self, course: str) -> tuple[QuizAnswer, ...]:
        """All answers to quiz questions of the course, in the order of time."""
        rows = models.QuizAnswer.objects.using(self._alias).filter(learner=self._learner, course=course)
        return tuple(
            QuizAnswer(question=row.question, chosen=row.chosen, right=row.right, when=row.when)
            for row in rows.order_by("when", "id")
        )

    def keep_override(self, course: str, override: Override) -> None:
        """Store a teacher's own mark; earlier ones of the same answer stay.

        Raises:
            LearnerDataError: the disk is full or the file is locked or gone.
        """
        try:
            models.MarkOverride.objects.using(self._alias).create(
                learner=self._learner,
                course=course,
                marking=override.marking,
                teacher=override.teacher,
                mark=override.mark,
                note=override.note,
                when=override.when,
            )
        except DatabaseError as error:
            raise LearnerDataError(_NOT_KEPT.format(error)) from error

    def overrides(self, course: str, marking: str = "") -> tuple[Override, ...]:
        """The marks that teachers gave, of one answer or of all, the oldest first."""
        rows = models.MarkOverride.objects.using(self._alias).filter(learner=self._learner, course=course)
        rows = rows.filter(marking=marking) if marking else rows
        return tuple(
            Override(marking=row.marking, teacher=row.teacher, mark=row.mark, note=row.note, when=row.when)
            for row in rows.order_by("when", "id")
        )

    def aim(self, course: str) -> Aim:
        """The exam date and wanted retention of the course."""
        row = models.CourseAim.objects.using(self._alias).filter(learner=self._learner, course=course).first()
        return Aim(exam=row.exam, retention=row.retention) if row else Aim()

    def set_exam(self, course: str, exam: date | None) -> None:
        """Aim the course at an exam date, or at none."""
        models.CourseAim.objects.using(self._alias).update_or_create(
            learner=self._learner, course=course, defaults={"exam": exam}
        )

    def follow(self, course: str, cards: Sequence[Card]) -> tuple[Descent, ...]:
        """Carry the learner's states over to the cards of a rebuilt course; what changed is kept as lineage.

        Cheap where the cards are those last seen. A card that several old ones come to takes the state of the least
        well known of them, so that nothing counts as known that was not. States are copied, never removed.

        Returns:
            What became of the cards whose key is no longer in the course; empty where nothing changed.
        """
        fingerprint = hashlib.sha256("\n".join(sorted(card.key for card in cards)).encode()).hexdigest()
        with transaction.atomic(using=self._alias, durable=True):
            aim, _ = models.CourseAim.objects.using(self._alias).get_or_create(learner=self._learner, course=course)
            if aim.seen == fingerprint:
                return ()
            states = {row.card: row for row in self._states(course)}
            known = [KnownCard(key=row.card, kind=row.kind, claims=tuple(row.claims)) for row in states.values()]
            moved = [step for step in follow_cards(known, cards) if step.new != step.old]
            self._inherit(course, moved, states, {card.key: card for card in cards})
            aim.seen = fingerprint
            aim.save(using=self._alias)
        return tuple(moved)

    def lineage(self, course: str) -> tuple[Descent, ...]:
        """What became of cards at rebuilds, the oldest first."""
        rows = models.CardLineage.objects.using(self._alias).filter(learner=self._learner, course=course).order_by("id")
        return tuple(Descent(old=row.old, new=row.new, fate=row.fate) for row in rows)

    def _states(self, course: str) -> Sequence[models.CardState]:
        rows = models.CardState.objects.using(self._alias).filter(learner=self._learner, course=course)
        return list(rows.order_by("card"))

    def _inherit(
        self, course: str, moved: Sequence[Descent], states: dict[str, models.CardState], cards: dict[str, Card]
    ) -> None:
        weakest: dict[str, models.CardState] = {}
        for step in moved:
            if step.new and step.new not in states:
                old = states[step.old]
                if step.new not in weakest or old.stability < weakest[step.new].stability:
                    weakest[step.new] = old
        known = set(self.lineage(course))
        models.CardLineage.objects.using(self._alias).bulk_create(
            models.CardLineage(learner=self._learner, course=course, old=step.old, new=step.new, fate=step.fate)
            for step in moved
            if step not in known
        )
        models.CardState.objects.using(self._alias).bulk_create(
            models.CardState(
                learner=self._learner,
                course=course,
                card=new,
                kind=cards[new].kind,
                claims=list(cards[new].claims),
                phase=old.phase,
                step=old.step,
                stability=old.stability,
                difficulty=old.difficulty,
                due=old.due,
                last_review=old.last_review,
            )
            for new, old in weakest.items()
        )


def _memory(row: models.CardState) -> Memory:
    return Memory(
        phase=cast("Phase", row.phase),
        step=row.step,
        stability=row.stability,
        difficulty=row.difficulty,
        due=row.due,
        last_review=row.last_review,
    )
