"""Timed practice papers: the sections of a board's paper, filled from a course, and what could not be filled."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from adfontes.course import CourseFile
from adfontes.errors import BoardError
from adfontes.exams.documents import Extract
from adfontes.exams.drafts import Draft, Setting
from adfontes.exams.questions import draft_questions, fitting_stems, make_question
from adfontes.exams.source_questions import Shared
from adfontes.exams.subjects import Subject
from adfontes.values.exams import Board, ExamQuestion, Form, Paper, PracticePaper, QuestionType, Section, SetSection

KINDRED: dict[Form, str] = {
    "explain why": "causes",
    "causes": "causes",
    "two reasons": "causes",
    "consequences": "results",
    "change": "results",
    "significance": "significance",
    "importance": "significance",
    "how far agree": "claim",
    "main factor": "claim",
    "long essay": "claim",
}
"""Forms that would ask nearly the same of the same event: a paper has one of them on it, if there is another event."""

PROMPTS_ASK: frozenset[Form] = frozenset({"two reasons", "importance"})


def set_paper(course: CourseFile, board: Board, key: str = "") -> PracticePaper:
    """A practice paper on a course, in the form of a board's paper.

    Args:
        course: what the questions are made from.
        board: in whose form.
        key: which of its papers; the first where empty.

    Raises:
        BoardError: the board has no such paper.
    """
    paper = board.paper(key) if key else board.papers[0]
    if paper is None:
        names = ", ".join(f"{one.key} ({one.name})" for one in board.papers)
        raise BoardError(f"{board.name} has no paper {key!r} that adfontes sets; choose one of: {names}")
    sitting = _Sitting(Setting(course), board, paper)
    sections = tuple(sitting.section(section) for section in paper.sections)
    answered = [question for section in sections for question in _answered(section)]
    return PracticePaper(
        board=board.key,
        paper=paper.key,
        title=f"{board.name}, {paper.name}: {course.title}",
        sections=tuple(section for section in sections if section.questions),
        marks=sum(question.marks + question.extra_marks for question in answered),
        minutes=paper.minutes if not sitting.missing else round(sum(question.minutes for question in answered)),
        board_marks=paper.marks,
        board_minutes=paper.minutes,
        missing=(*dict.fromkeys(sitting.missing), *([paper.left_out] if paper.left_out else [])),
    )


def _wording(question: ExamQuestion) -> tuple[str, tuple[str, ...]]:
    """What must not be asked twice; for some forms the prompts are the question."""
    return question.text, question.prompts if question.form in PROMPTS_ASK else ()


def _answered(section: SetSection) -> tuple[ExamQuestion, ...]:
    return section.questions[: section.answer] if section.answer else section.questions


class _Sitting:
    """One paper while it is set: what it has asked already."""

    def __init__(self, setting: Setting, board: Board, paper: Paper) -> None:
        self.setting = setting
        self.board = board
        self.paper = paper
        self.missing: list[str] = []
        self._texts: set[tuple[str, tuple[str, ...]]] = set()
        self._asked: set[tuple[str, str]] = set()
        self._same_form: set[tuple[str, str]] = set()

    def section(self, section: Section) -> SetSection:
        """The section's questions, one for each that the board asks, as far as the course gives them."""
        shared = Shared()
        questions: list[ExamQuestion] = []
        for key in section.questions:
            kind = self.board.question_type(key)
            assert kind is not None, f"{self.board.key} has no question {key}; adfontes boards check finds that"
            question, shared_now = self._question(kind, shared)
            if section.shares_documents:
                shared = shared_now
            if question is not None:
                questions.append(question)
            elif not section.answer or len(questions) < section.answer:
                self.missing.append(
                    f"{section.name}: “{kind.command} …” ({kind.full_marks} marks) is not set, as these sources do "
                    "not give enough for another question of this form."
                )
        return SetSection(name=section.name, questions=tuple(questions), answer=min(section.answer, len(questions)))

    def _question(self, kind: QuestionType, shared: Shared) -> tuple[ExamQuestion | None, Shared]:
        drafts = list(draft_questions(self.setting, kind, shared))
        for strict in (True, False):
            for draft in drafts:
                for stem in fitting_stems(kind, draft):
                    question = make_question(self.board, kind, draft, stem, self.paper.key)
                    if self._is_new(kind, draft, question, strict):
                        self._remember(kind, draft, question)
                        return question, self._share(draft, shared)
        return None, shared

    def _is_new(self, kind: QuestionType, draft: Draft, question: ExamQuestion, strict: bool) -> bool:
        if _wording(question) in self._texts or (kind.form, draft.about) in self._same_form:
            return False
        return not strict or (KINDRED.get(kind.form, kind.form), draft.about) not in self._asked

    def _remember(self, kind: QuestionType, draft: Draft, question: ExamQuestion) -> None:
        self._texts.add(_wording(question))
        self._asked.add((KINDRED.get(kind.form, kind.form), draft.about))
        self._same_form.add((kind.form, draft.about))

    def _share(self, draft: Draft, shared: Shared) -> Shared:
        """The documents that stand before the section now."""
        found: dict[str, Extract] = dict(shared.extracts)
        for document in draft.documents:
            extract = self.setting.documents.extract_of(document.citation)
            found.setdefault(document.label, extract)
        return msgspec.structs.replace(shared, subject=shared.subject or self._subject(draft), extracts=found)

    def _subject(self, draft: Draft) -> Subject | None:
        topics: Iterable[Subject] = self.setting.events
        return next((one for one in topics if one.phrase == draft.slots.get("topic")), None)
