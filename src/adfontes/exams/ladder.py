"""The general ladder of answers, which fits every scheme that marks by levels."""

from __future__ import annotations

from adfontes.values.exams import Level, QuestionType

RUNGS = (
    "Asserts: general or undeveloped statements, little exact knowledge.",
    "Describes: correct, relevant facts told as a story or a list.",
    "Explains one side: facts are linked to the question by reasons.",
    "Explains several sides or factors: developed, organised, with some weighing.",
    "Judges throughout: criteria are stated, factors linked and weighed, and the conclusion follows from the body.",
)
"""What an answer does on each rung, from the first."""


def levels_of(kind: QuestionType) -> tuple[Level, ...]:
    """The levels of a question: the board's where they are known, else the general ladder in equal parts.

    Empty where the board counts marks by rows, or where a question has too few marks for levels.
    """
    if kind.levels or kind.rows:
        return kind.levels
    return general_levels(kind.marks)


def general_levels(marks: int) -> tuple[Level, ...]:
    """The general ladder over ``marks`` marks, in equal parts; with fewer than five marks, rungs share a level."""
    count = min(len(RUNGS), marks)
    levels = []
    for number in range(count):
        rungs = tuple(rung for rung in range(1, len(RUNGS) + 1) if (rung - 1) * count // len(RUNGS) == number)
        levels.append(
            Level(
                number=number + 1,
                low=number * marks // count + 1,
                high=(number + 1) * marks // count,
                descriptor=" ".join(RUNGS[rung - 1] for rung in rungs),
                rungs=rungs,
            )
        )
    return tuple(levels)
