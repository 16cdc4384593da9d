"""Flashcards, quizzes and the schedule aimed at the exam date: pure functions over cards and a learner's records."""

from adfontes.practice.schedule import in_words, next_dates, recall, review
from adfontes.practice.session import (
    Mark,
    Progress,
    Records,
    answer_card,
    choose_cards,
    choose_questions,
    comes_back,
    mark,
    progress,
)

__all__ = [
    "Mark",
    "Progress",
    "Records",
    "answer_card",
    "choose_cards",
    "choose_questions",
    "comes_back",
    "in_words",
    "mark",
    "next_dates",
    "progress",
    "recall",
    "review",
]
