"""What is said of boards and questions, for every face: marks, sittings, how far a line is to be trusted."""

from __future__ import annotations

from typing import Final

from adfontes.exams.stems import slots_of
from adfontes.values.exams import Confidence, ExamQuestion, Paper, QuestionType

TRUST: Final[dict[Confidence, str]] = {
    "A": "confirmed in 2026 from a page of the board or regulator, or from two independent pages",
    "B": "from one page of somebody else",
    "C": "general knowledge that was not checked again",
    "unsure": "likely, but do not rely on it",
}


def marks_of(kind: QuestionType | ExamQuestion) -> str:
    """``16 marks + 4``: the second number is for spelling, punctuation and grammar."""
    marks = "1 mark" if kind.marks == 1 else f"{kind.marks} marks"
    return f"{marks} + {kind.extra_marks} for spelling, punctuation and grammar" if kind.extra_marks else marks


def sittings(dated: Paper | QuestionType) -> str:
    """``2024 to 2026``, ``from 2025``, ``to 2027``; empty where nothing is known."""
    first, last = dated.first_sitting, dated.last_sitting
    if first and last:
        return f"{first} to {last}"
    return f"from {first}" if first else f"to {last}" if last else ""


def stem_in_words(stem: str) -> str:
    """A stem as a person reads it: its slots become dots."""
    words = stem
    for slot in slots_of(stem):
        words = words.replace(f"{{{slot}}}", "…")
    return words
