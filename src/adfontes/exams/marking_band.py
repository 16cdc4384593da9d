"""The band of an answer: its rung on the general ladder by what can be counted, with reasons, and what would lift it.

The five rungs follow from four skills, each from 0 to 1: exact knowledge, reasons, several sides or factors, and
judgement. A rung counts only as far as those below it are reached; an answer between two rungs has both in its band.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from adfontes.exams.ladder import RUNGS, levels_of
from adfontes.exams.marking_command import JUDGED, ON_SOURCES
from adfontes.exams.marking_writing import Writing
from adfontes.values.exams import Form, QuestionType
from adfontes.values.marking import AnswerSlip, Band, Held, Reason
from adfontes.values.spans import Span

# Set by hand on answers of our own (benchmarks/marking_gold, 2026-11-22).
ENOUGH_FACTS: Final = 4.0
"""Exact facts (points held, dates, figures, names) from which knowledge counts in full."""
ENOUGH_REASONS: Final = 3
SEVERAL: Final = 1.6
"""Further factors, or sentences with another side, from which sides count in full."""
DEVELOPED: Final = 5.0
"""Sentences below which several sides cannot be developed."""
HALF_SURE: Final = 0.22
"""Nearer than this to the border of two rungs, the answer is between them."""

_LIFT: Final = (
    "Bring exact facts: dates, names and figures from your sources, each in a full sentence.",
    "Say why each fact matters: join it to the question with because, so or this meant that.",
    "Bring the other side or a second and third factor, each explained, and weigh them against one another.",
    "Say by what you judge (how lasting, how direct, for whom), link the factors, and let the conclusion follow.",
    "",
)
_LIFT_SOURCES: Final = (
    "Quote or name exactly what the source says.",
    "Say what that shows about the question, with something you know.",
    "Weigh what the source leaves out or why it was made, beside what it tells.",
    "Say for what, and by what standard, it is useful, and hold to it to the end.",
    "",
)


class Skills(msgspec.Struct, frozen=True, kw_only=True):
    """The four skills, each from 0 to 1."""

    knowledge: float
    explanation: float
    sides: float
    judgement: float


def skills_of(form: Form, writing: Writing, facts: float) -> Skills:
    """What the writing shows.

    Args:
        form: of the question.
        writing: what was counted.
        facts: exact facts in the answer.
    """
    share = len(writing.reasons) / max(1, writing.sentences)
    explanation = 0.65 * _part(len(writing.reasons), ENOUGH_REASONS) + 0.35 * _part(share, 0.35)
    several = max(_part(len(writing.factors) - 1, SEVERAL), _part(writing.reasoned_paragraphs - 1, SEVERAL))
    opposed = _part(len(writing.contrasts), SEVERAL)
    if form in ON_SOURCES:
        sides = 0.6 * opposed + 0.4 * _part(len(writing.sourced), 4)
    elif form in JUDGED:
        sides = max(0.65 * opposed + 0.35 * several, 0.85 * opposed)
    else:
        sides = max(0.6 * several + 0.4 * opposed, 0.8 * opposed, 0.75 * several)
    sides *= _part(writing.sentences, DEVELOPED)
    judgement = (
        0.3 * _part(len(writing.judgements), 3)
        + 0.25 * _part(len(writing.criteria), 2)
        + 0.15 * _part(writing.judged_places - 1, 1)
        + 0.15 * _part(len(writing.links), 1)
        + 0.15 * float(writing.concludes and writing.justified)
    )
    return Skills(
        knowledge=_part(facts, ENOUGH_FACTS), explanation=explanation, sides=sides, judgement=min(1.0, judgement)
    )


def height(skills: Skills) -> float:
    """Where the answer stands, from 1 to 5; each step counts as far as those below are reached."""
    know = _step(skills.knowledge, 0.2, 0.8)
    explain = _step(skills.explanation, 0.25, 0.7) * max(know, 0.4)
    sides = _step(skills.sides, 0.25, 0.75) * max(0.3, explain)
    judge = _step(skills.judgement, 0.4, 0.9) * max(0.3, sides)
    return 1 + know + explain + sides + judge


def _part(count: float, whole: float) -> float:
    return max(0.0, min(1.0, count / whole))


def _step(value: float, low: float, high: float) -> float:
    return max(0.0, min(1.0, (value - low) / (high - low)))


def band_of(form: Form, skills: Skills, kind: QuestionType | None, most: int | None = None) -> Band:
    """The band, and the board's levels where its question is known.

    Args:
        form: of the question.
        skills: what the writing shows.
        kind: the board's question type.
        most: the highest mark that a cap leaves.
    """
    at = height(skills)
    rung = max(1, min(5, int(at + 0.5)))
    off = at - rung
    low = rung - 1 if off < -0.5 + HALF_SURE and rung > 1 else rung
    high = rung + 1 if off > 0.5 - HALF_SURE and rung < len(RUNGS) else rung
    level, marks = _level(kind, low, high, most) if kind is not None else ("", None)
    lift = (_LIFT_SOURCES if form in ON_SOURCES else _LIFT)[rung - 1]
    return Band(
        rung=rung, low=low, high=high, label=RUNGS[rung - 1], next=lift, sure=low == high, level=level, marks=marks
    )


def _level(kind: QuestionType, low: int, high: int, most: int | None) -> tuple[str, tuple[int, int] | None]:
    levels = [level for level in levels_of(kind) if any(low <= rung <= high for rung in level.rungs)]
    if not levels:
        return "", None
    first, last = levels[0], levels[-1]
    least, top = first.low, last.high
    if most is not None:
        least, top = min(least, most), min(top, most)
    name = f"level {first.number}" if first is last else f"level {first.number} to {last.number}"
    return f"{name}, {least} to {top} of {kind.marks}", (least, top)


# Reasons --------------------------------------------------------------------------------------------------------------


def reasons_for(
    form: Form,
    writing: Writing,
    skills: Skills,
    held: Sequence[Held],
    slips: Sequence[AnswerSlip],
) -> tuple[Reason, ...]:
    """What speaks for and against a higher band, each in a sentence, with where the answer shows it."""
    found = [_knowledge(held, skills)]
    found.append(
        _shown(
            "explanation",
            writing.reasons,
            skills.explanation >= 0.5,
            f"{_count(len(writing.reasons), 'sentence')} of {writing.sentences} give a reason or a result.",
            "No sentence joins a fact to the question by a reason (because, so, this meant that).",
        )
    )
    if form in ON_SOURCES:
        found.append(
            _shown(
                "sources",
                writing.sourced,
                len(writing.sourced) >= 2,
                f"{_count(len(writing.sourced), 'sentence')} speak of the sources and where they come from.",
                "The answer does not say who made the sources, when or why.",
            )
        )
    found.append(
        _shown(
            "sides",
            writing.contrasts or (writing.factors if form not in JUDGED else ()),
            skills.sides >= 0.5,
            "There is another side or a further factor.",
            "Only one side is given; nothing is set against it."
            if form in JUDGED
            else "Only one line of thought is followed.",
        )
    )
    if form in JUDGED or writing.judgements:
        found.append(
            _shown(
                "judgement",
                writing.judgements,
                skills.judgement >= 0.5,
                f"There is a judgement in {_count(len(writing.judgements), 'sentence')}"
                + (", with a standard to judge by." if writing.criteria else ", but no standard to judge by."),
                "There is no judgement of how far, or of what mattered most.",
            )
        )
    if slips:
        found.append(
            Reason(
                skill="accuracy",
                met=False,
                text=f"{_count(len(slips), 'statement')} the sources contradict; see beside.",
                start=slips[0].start,
                end=slips[0].end,
            )
        )
    return tuple(found)


def _knowledge(held: Sequence[Held], skills: Skills) -> Reason:
    if not held:
        return Reason(skill="knowledge", met=False, text="No point of the answer could be found in the sources.")
    said = f"{_count(len(held), 'point')} of the answer can be found in the sources."
    return Reason(skill="knowledge", met=skills.knowledge >= 0.5, text=said, start=held[0].start, end=held[0].end)


def _shown(skill: str, spans: Sequence[Span], met: bool, yes: str, no: str) -> Reason:
    if not spans:
        return msgspec.convert({"skill": skill, "met": False, "text": no}, Reason)
    place = {"start": spans[0].start, "end": spans[0].end}
    return msgspec.convert({"skill": skill, "met": met, "text": yes, **place}, Reason)


def _count(number: int, noun: str) -> str:
    return f"1 {noun}" if number == 1 else f"{number} {noun}s"
