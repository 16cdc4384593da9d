"""Marking an answer to an exam question: practice feedback with every reason shown, never an official mark.

answer ─ marking_answer ─▶ parts with dates, numbers, names
         marking_support ─▶ which sentences of the course say the same
         marking_slips, marking_clauses ─▶ what the sources contradict
         marking_points ─▶ points held and missing
         marking_writing, marking_band, marking_rules ─▶ reasons, sides, judgement; band, rows and caps
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from adfontes.course import CourseFile
from adfontes.errors import AnswerError
from adfontes.exams.marking_answer import AnswerReading, read_answer
from adfontes.exams.marking_band import band_of, reasons_for, skills_of
from adfontes.exams.marking_clauses import clause_slips
from adfontes.exams.marking_command import Command, command_of
from adfontes.exams.marking_points import points_held, points_missing
from adfontes.exams.marking_reversals import reversals
from adfontes.exams.marking_rules import Counted, hit_caps, mark_rows
from adfontes.exams.marking_slips import value_slips
from adfontes.exams.marking_support import support_of
from adfontes.exams.marking_witness import values_of
from adfontes.exams.marking_writing import read_writing
from adfontes.values.exams import ExamQuestion, QuestionType
from adfontes.values.marking import AnswerSlip, Held, Marking

if TYPE_CHECKING:
    from adfontes.api import Course

LONGEST_ANSWER = 60_000
"""Code points; the longest exam essay has about a fifth of it."""


def mark(
    course: Course | CourseFile, question: str | ExamQuestion, answer: str, kind: QuestionType | None = None
) -> Marking:
    """Give practice feedback on an answer.

    Args:
        course: what the answer is held against.
        question: a generated question, or the words of any other; its command words tell its type.
        answer: the learner's own words.
        kind: the board's question type, for its levels, rows and caps.

    Raises:
        AnswerError: the answer is empty or longer than a book chapter, or there is no question.
    """
    file = course if isinstance(course, CourseFile) else course.file
    text = question if isinstance(question, str) else question.text
    _check(text, answer)
    command = command_of(text) if isinstance(question, str) else Command(question.form, "")
    indicative = None if isinstance(question, str) else question.indicative
    reading = read_answer(file, answer)
    support, values = support_of(file), values_of(file)
    slips, differing = value_slips(file, values, support, reading)
    slips += [*clause_slips(file, support, reading, text), *reversals(file, support, reading)]
    slips = sorted({(slip.start, slip.end): slip for slip in reversed(slips)}.values(), key=lambda slip: slip.start)
    held = points_held(file, reading, slips, indicative)
    writing = read_writing(reading)
    skills = skills_of(command.form, writing, exact_facts(reading, text, held, slips))
    counted = Counted(
        reading=reading,
        writing=writing,
        held=tuple(held),
        documents=() if isinstance(question, str) else question.documents,
        prompts=() if isinstance(question, str) else question.prompts,
    )
    caps, unsure = hit_caps(kind, counted) if kind is not None else ((), ())
    band = band_of(command.form, skills, kind, min((cap.at_most for cap in caps), default=None))
    return Marking(
        key=hashlib.sha256("\n".join((file.content_hash, text, answer)).encode("utf-8", "replace")).hexdigest()[:16],
        question=text,
        answer=answer,
        form=command.form,
        command=command.words,
        points=tuple(held),
        missing=tuple(points_missing(file, reading, text, held, indicative)),
        slips=tuple(slips),
        differing=tuple(differing),
        band=band,
        reasons=reasons_for(command.form, writing, skills, held, slips),
        rows=mark_rows(kind, counted) if kind is not None else (),
        caps=caps,
        unsure=(*unsure, *_unsure(reading, held, slips, sure=band.sure)),
    )


def exact_facts(reading: AnswerReading, question: str, held: list[Held], slips: list[AnswerSlip]) -> float:
    """How many exact facts an answer has: dates, numbers and names beyond the question's, and points that are cited."""
    wrong = {(slip.start, slip.end) for slip in slips}
    asked = question.lower()
    values = {
        claim.focus.quote.lower()
        for claim in reading.claims
        if (claim.focus.start, claim.focus.end) not in wrong and claim.focus.quote.lower() not in asked
    }
    names = {name.key or name.text.lower() for name in reading.annotated.names if name.text.lower() not in asked}
    return 0.6 * len(values) + 0.35 * len(names) + 0.4 * len({one.start for one in held})


def _check(question: str, answer: str) -> None:
    if not question.strip():
        raise AnswerError('say which question the answer is to: --question "Explain why ..."')
    if not any(letter.isalpha() for letter in answer):
        raise AnswerError("the answer has no words in it; write at least a sentence")
    if len(answer) > LONGEST_ANSWER:
        raise AnswerError(f"the answer has {len(answer)} characters, more than the {LONGEST_ANSWER} that can be marked")


def _unsure(reading: AnswerReading, held: list[Held], slips: list[AnswerSlip], *, sure: bool) -> tuple[str, ...]:
    found = []
    known = [*((one.start, one.end) for one in held), *((one.start, one.end) for one in slips)]
    unknown = [
        claim.focus.quote
        for claim in reading.claims
        if not any(start <= claim.focus.start < end for start, end in known)
    ]
    if unknown:
        shown = ", ".join(dict.fromkeys(unknown[:5]))
        found.append(f"The sources do not tell whether this is right: {shown}.")
    if not sure:
        found.append("The signs point to more than one rung, so the band is wide.")
    return tuple(found)


__all__ = ["mark"]
