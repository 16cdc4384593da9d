"""Exam boards as dated, cited data, and practice questions in their form. Nothing here is official.

``board_file`` is the form of a board's file, ``loading`` reads them all, ``board_check`` finds what is wrong with one.
"""

from adfontes.exams.loading import find_board, load_boards

__all__ = ["find_board", "load_boards"]
