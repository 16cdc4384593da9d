"""Exam boards as dated, cited data, and practice questions in their form. Nothing here is official.

``board_file`` is the form of a board's file, ``loading`` reads them all, ``board_check`` finds what is wrong with one,
``stems`` knows the slots of their wording, ``ladder`` the levels where a board's are not known. ``questions`` and
``papers`` set questions: ``material`` and ``subjects`` find what a course can be asked about, ``factors`` what may have
brought an event about, ``documents`` the extracts; the modules named after kinds of questions make drafts of them.
``marking`` gives feedback on an answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from adfontes.exams.board_check import check_board
from adfontes.exams.ladder import levels_of
from adfontes.exams.loading import find_board, load_boards, read_board_path

if TYPE_CHECKING:
    from adfontes.exams.marking import mark
    from adfontes.exams.marking_command import question_type_for
    from adfontes.exams.papers import set_paper

__all__ = [
    "check_board",
    "find_board",
    "levels_of",
    "load_boards",
    "mark",
    "question_type_for",
    "read_board_path",
    "set_paper",
]


def __getattr__(name: str) -> object:
    """Marking reads the answer with the language room; whoever looks at boards needs none of that."""
    if name == "mark":
        from adfontes.exams.marking import mark  # noqa: PLC0415

        return mark
    if name == "set_paper":
        from adfontes.exams.papers import set_paper  # noqa: PLC0415

        return set_paper
    if name == "question_type_for":
        from adfontes.exams.marking_command import question_type_for  # noqa: PLC0415

        return question_type_for
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
