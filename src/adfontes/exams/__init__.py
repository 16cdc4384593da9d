"""Exam boards as dated, cited data, and practice questions in their form. Nothing here is official.

``board_file`` is the form of a board's file, ``loading`` reads them all, ``board_check`` finds what is wrong with one,
``stems`` knows the slots of their wording, ``ladder`` the levels where a board's are not known.
"""

from adfontes.exams.board_check import check_board
from adfontes.exams.ladder import levels_of
from adfontes.exams.loading import find_board, load_boards, read_board_path

__all__ = ["check_board", "find_board", "levels_of", "load_boards", "read_board_path"]
