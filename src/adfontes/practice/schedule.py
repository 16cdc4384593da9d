"""When a card comes up next: FSRS-6, aimed at the day of the exam.

The rule, in full. FSRS proposes the day on which the chance of recall falls to the wanted retention. With an exam
date, a card that FSRS would bring up after the exam comes up on one of the last three days before it instead (which
one is fixed by the card's key, so that they do not all fall on one evening). A card answered during those days comes
up at the latest when the day of the exam begins. From that day on the exam no longer matters. Fuzzing is off: the
same answers give the same dates.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, time, timedelta

import fsrs

from adfontes.values.practice import Aim, Memory, Phase, Rating

LAST_DAYS = 3
"""Days before the exam over which the last look at each card is spread."""
RATINGS: tuple[Rating, ...] = (1, 2, 3, 4)
LEAST_RETENTION, MOST_RETENTION = 0.7, 0.97
"""Outside of these FSRS intervals become useless: months for new cards, or many times a day."""

_PHASES: dict[Phase, fsrs.State] = {
    "learning": fsrs.State.Learning,
    "review": fsrs.State.Review,
    "relearning": fsrs.State.Relearning,
}
_NAMES: dict[fsrs.State, Phase] = {state: phase for phase, state in _PHASES.items()}


def review(card: str, memory: Memory | None, rating: Rating, now: datetime, aim: Aim | None = None) -> Memory:
    """The memory of a card after an answer.

    Args:
        card: the card's key.
        memory: what is known of it so far; None for a new card.
        rating: 1 again, 2 hard, 3 good, 4 easy.
        now: an aware time; its zone decides where the day of the exam begins.
        aim: exam date and wanted retention; the defaults of :class:`Aim` where None.

    Raises:
        ValueError: ``now`` has no time zone.
    """
    if now.tzinfo is None:
        raise ValueError("a review needs a time with its zone")
    aim = aim or Aim()
    retention = min(max(aim.retention, LEAST_RETENTION), MOST_RETENTION)
    scheduler = fsrs.Scheduler(desired_retention=retention, enable_fuzzing=False)
    moment = now.astimezone(UTC)
    answered, _ = scheduler.review_card(_to_fsrs(memory, moment), fsrs.Rating(rating), moment)
    assert answered.stability is not None
    assert answered.difficulty is not None
    return Memory(
        phase=_NAMES[answered.state],
        step=answered.step,
        stability=answered.stability,
        difficulty=answered.difficulty,
        due=_before_exam(card, answered.due, now, aim.exam),
        last_review=moment,
    )


def next_dates(card: str, memory: Memory | None, now: datetime, aim: Aim | None = None) -> dict[Rating, datetime]:
    """For each of the four answers when the card would come up again (UTC)."""
    return {rating: review(card, memory, rating, now, aim).due for rating in RATINGS}


def recall(memory: Memory, now: datetime) -> float:
    """The chance, from 0 to 1, that the card is recalled at ``now`` (FSRS-6 forgetting curve)."""
    card = _to_fsrs(memory, now.astimezone(UTC))
    return float(fsrs.Scheduler(enable_fuzzing=False).get_card_retrievability(card, now.astimezone(UTC)))


def in_words(due: datetime, now: datetime) -> str:
    """When a card is due, in plain words: "in 10 minutes", "tomorrow", "on 3 May"."""
    local, today = due.astimezone(now.tzinfo), now.date()
    days = (local.date() - today).days
    minutes = max(1, round((due - now).total_seconds() / 60))
    if minutes < 60:
        return "in 1 minute" if minutes == 1 else f"in {minutes} minutes"
    if days <= 0:
        return "later today"
    if days == 1:
        return "tomorrow"
    if days < 7:
        return f"in {days} days"
    year = f" {local.year}" if local.year != today.year else ""
    return f"on {local.day} {local:%B}{year}"


def _to_fsrs(memory: Memory | None, now: datetime) -> fsrs.Card:
    if memory is None:
        return fsrs.Card(card_id=0, due=now)
    return fsrs.Card(
        card_id=0,
        state=_PHASES[memory.phase],
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due,
        last_review=memory.last_review,
    )


def _before_exam(card: str, due: datetime, now: datetime, exam: date | None) -> datetime:
    if exam is None or now.date() >= exam:
        return due
    begins = datetime.combine(exam, time(), tzinfo=now.tzinfo)
    if due < begins - timedelta(days=1):
        return due
    free = [exam - timedelta(days=back) for back in range(1, LAST_DAYS + 1)]
    free = [day for day in free if day > now.date()]
    if not free:
        return min(due, begins).astimezone(UTC)
    chosen = free[int(hashlib.sha256(card.encode()).hexdigest(), 16) % len(free)]
    return min(due, datetime.combine(chosen, time(), tzinfo=now.tzinfo)).astimezone(UTC)
