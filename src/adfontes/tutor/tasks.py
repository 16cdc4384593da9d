"""What a tutor asks about: the statements that the learner knows least, with what the sources say around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from adfontes.course import CourseFile
from adfontes.practice import recall
from adfontes.tutor.hints import hints_of, secrets_of
from adfontes.values.citations import Citation
from adfontes.values.evidence import Claim
from adfontes.values.practice import Memory
from adfontes.values.study import Card, Statement
from adfontes.values.tutor import Task

KNOWN = 0.9
"""Cards whose chance of recall is above this need no tutor today."""
LONGEST_ANSWER = 240
"""Code points: a longer answer is a list to be learnt, not a question to be talked about."""


def choose_tasks(course: CourseFile, memories: Mapping[str, Memory], now: datetime, size: int) -> list[Task]:
    """The weakest cards first: those half forgotten, the least likely to be recalled before the others; then new ones.

    Args:
        course: whose cards are asked.
        memories: what is known of each card, by its key.
        now: an aware time.
        size: how many tasks at most.
    """
    fit = [card for card in course.cards if len(card.back.text) <= LONGEST_ANSWER and secrets_of(card)]
    chances = {card.key: recall(memories[card.key], now) for card in fit if card.key in memories}
    due = {key for key, memory in memories.items() if memory.due <= now}
    half = [card for card in fit if card.key in due or chances.get(card.key, 1.0) < KNOWN]
    weak = sorted((card for card in half if card.key in chances), key=lambda card: (chances[card.key], card.key))
    new = [card for card in fit if card.key not in memories]
    known = {claim.key: claim for claim in course.claims}
    return [make_task(course, card, known) for card in [*weak, *new][:size]]


def make_task(course: CourseFile, card: Card, known: Mapping[str, Claim]) -> Task:
    """A card with hints, and with what may be asked when it is answered."""
    secrets = secrets_of(card)
    return Task(
        card=card,
        secrets=secrets,
        hints=hints_of(card, typed_claims(card, known), secrets),
        why=_reasons(course, card.back.citations),
        compare=_sides(course, card.back.disputes),
    )


def typed_claims(card: Card, known: Mapping[str, Claim]) -> list[Claim]:
    """The dates and numbers of the answer: those whose words stand in it come first."""
    claims = [known[key] for key in card.claims if key in known and known[key].slot in ("time", "quantity")]
    answer = card.back.text.lower()
    wanted = {"date": "time", "quantity": "quantity"}.get(card.kind, "")
    return sorted(claims, key=lambda claim: (claim.slot != wanted, claim.focus.quote.lower() not in answer, claim.key))


def _reasons(course: CourseFile, citations: Sequence[Citation]) -> tuple[Statement, ...]:
    """Sentences that say why, where their effect is what the card rests on."""

    def touches(said: Statement) -> bool:
        return any(
            one.source == other.source and one.start < other.end and other.start < one.end
            for one in said.citations
            for other in citations
        )

    return tuple(link.statement for link in course.causes if touches(link.effect) or touches(link.statement))[:2]


def _sides(course: CourseFile, disputes: Sequence[str]) -> tuple[Statement, ...]:
    findings = [finding for finding in course.findings if finding.key in disputes]
    return tuple(
        Statement(text=side.value, citations=side.statements[:1], sources=side.sources, support=side.support)
        for finding in findings[:1]
        for side in finding.sides
    )
