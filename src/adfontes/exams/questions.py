"""Setting practice questions from a course: a rule for each form makes drafts, a board's stem puts them into words."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import Final

from adfontes.exams import judgement_questions as judging
from adfontes.exams import knowledge_questions as knowing
from adfontes.exams import source_questions as reading
from adfontes.exams.drafts import Draft, Setting
from adfontes.exams.source_questions import NOTHING_SHARED, Shared
from adfontes.exams.stems import slots_of
from adfontes.exams.wording import capitalised
from adfontes.values.exams import Board, ExamQuestion, Form, IndicativeAnswer, QuestionType

Rule = Callable[[Setting, QuestionType], Iterator[Draft]]
SourceRule = Callable[[Setting, QuestionType, Shared], Iterator[Draft]]

RULES: Final[dict[Form, Rule]] = {
    "describe": knowing.describe,
    "account": knowing.account,
    "explain why": knowing.explain_why,
    "causes": knowing.causes,
    "consequences": knowing.consequences,
    "significance": knowing.significance,
    "importance": knowing.importance,
    "change": knowing.change,
    "compare": knowing.compare,
    "two reasons": judging.two_reasons,
    "how far agree": judging.how_far_agree,
    "main factor": judging.main_factor,
    "long essay": judging.long_essay,
}
"""What is made from the statements of a course."""
SOURCE_RULES: Final[dict[Form, SourceRule]] = {
    "source inference": reading.on_sources,
    "source message": reading.on_sources,
    "source useful": reading.on_sources,
    "source value": reading.on_sources,
    "source enquiry": reading.on_sources,
    "source compare": reading.on_sources,
    "source stance": reading.stance,
    "source support": reading.with_claim,
    "source essay": reading.with_claim,
    "document essay": reading.with_claim,
    "view differs": reading.on_views,
    "why views differ": reading.on_views,
    "view convincing": reading.on_views,
    "view agree": reading.on_views,
    "view identify": reading.on_views,
    "short answer": reading.on_views,
}
"""What stands on documents of the course."""

NEEDED: Final = ((4, 2), (12, 3), (1000, 4))
"""Cited points that a question must have, by its marks: up to 4, up to 12, more."""


def draft_questions(setting: Setting, kind: QuestionType, shared: Shared = NOTHING_SHARED) -> Iterator[Draft]:
    """The drafts of one form that have enough cited points, the best first."""
    least = next(points for marks, points in NEEDED if kind.marks <= marks)
    yield from (draft for draft in _all_drafts(setting, kind, shared) if len(draft.points) >= least)


def _all_drafts(setting: Setting, kind: QuestionType, shared: Shared) -> Iterator[Draft]:
    if kind.form == "short answer" and not kind.documents:
        yield from knowing.short_answer(setting, kind)
    elif kind.form in SOURCE_RULES:
        yield from SOURCE_RULES[kind.form](setting, kind, shared)
    else:
        yield from RULES[kind.form](setting, kind)


def set_questions(setting: Setting, board: Board, kind: QuestionType) -> Iterator[ExamQuestion]:
    """Every question of one type that a course can answer, the best first, no two of them alike.

    Args:
        setting: the course.
        board: in whose form.
        kind: one of the board's question types.
    """
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for draft in draft_questions(setting, kind):
        for stem in fitting_stems(kind, draft):
            question = make_question(board, kind, draft, stem)
            asked = (question.text, question.prompts)
            if asked not in seen:
                seen.add(asked)
                yield question


def fitting_stems(kind: QuestionType, draft: Draft) -> list[str]:
    """The stems of a type whose slots the draft fills."""
    return [stem for stem in (kind.stem, *kind.other_stems) if slots_of(stem) <= draft.slots.keys()]


def make_question(board: Board, kind: QuestionType, draft: Draft, stem: str, paper: str = "") -> ExamQuestion:
    """Put a draft into a board's words."""
    text = capitalised(stem.format_map(draft.slots))
    return ExamQuestion(
        key=_key(board, kind, text, draft),
        board=board.key,
        paper=paper,
        question_type=kind.key,
        form=kind.form,
        text=text,
        parts=draft.parts,
        prompts=draft.prompts if kind.stimulus else (),
        marks=kind.marks,
        extra_marks=kind.extra_marks,
        minutes=kind.minutes,
        documents=draft.documents,
        indicative=IndicativeAnswer(
            points=draft.points, advice=draft.advice, criteria=draft.criteria, judgement=draft.judgement
        ),
        rule=f"Form “{kind.command} …” of {board.name} ({kind.form}), made from {draft.made_from}.",
        rests_on=draft.rests_on,
    )


def _key(board: Board, kind: QuestionType, text: str, draft: Draft) -> str:
    parts = [board.key, kind.key, text, *draft.prompts, *(one.citation.quote for one in draft.documents)]
    return f"exam-{hashlib.sha256(chr(31).join(parts).encode()).hexdigest()[:16]}"
