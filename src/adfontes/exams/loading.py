"""Loading the boards: those that come with adfontes, and those of a folder of the user's own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from adfontes.errors import BoardError
from adfontes.exams.board_file import decode_file, make_board
from adfontes.values.exams import Board

SUFFIX = ".toml"


def load_boards(folder: Path | None = None) -> dict[str, Board]:
    """Every board by its key, sorted.

    Args:
        folder: files of one's own; a board there takes the place of a shipped one with the same key.

    Raises:
        BoardError: a file is not a board's, or the folder cannot be read.
    """
    boards = dict(_shipped())
    if folder is not None:
        boards |= {board.key: board for board in _own(folder)}
    return {key: boards[key] for key in sorted(boards)}


def find_board(key: str, folder: Path | None = None) -> Board:
    """The board of this key.

    Raises:
        BoardError: there is none; the message names those there are.
    """
    boards = load_boards(folder)
    if key not in boards:
        raise BoardError(f"there is no board {key!r}; choose one of: {', '.join(boards)}")
    return boards[key]


def read_board_path(path: Path, others: Mapping[str, Board] | None = None) -> Board:
    """Read one board's file.

    Args:
        path: the file.
        others: the boards that it may be like; those that come with adfontes where None.

    Raises:
        BoardError: it cannot be read, or is not a board's.
    """
    try:
        words = path.read_bytes()
    except OSError as error:
        raise BoardError(f"{path} cannot be read ({error.strerror}); give the name of a board's file") from error
    known = _shipped() if others is None else others
    return make_board(decode_file(words, str(path)), str(path), known)


def _own(folder: Path) -> list[Board]:
    if not folder.is_dir():
        raise BoardError(f"there is no folder {folder}; give the folder that holds your boards (*{SUFFIX})")
    return [read_board_path(path) for path in sorted(folder.glob(f"*{SUFFIX}"))]


@cache
def _shipped() -> Mapping[str, Board]:
    folder = files("adfontes.exams") / "boards"
    found = sorted((entry for entry in folder.iterdir() if entry.name.endswith(SUFFIX)), key=lambda entry: entry.name)
    given = [(decode_file(entry.read_bytes(), entry.name), entry.name) for entry in found]
    boards: dict[str, Board] = {}
    for file, name in sorted(given, key=lambda pair: bool(pair[0].like)):  # those that are like another come after it
        boards[file.key] = make_board(file, name, boards)
    return MappingProxyType(boards)
