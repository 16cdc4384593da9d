"""The words of ``vocabulary.txt``, by section."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def _sections() -> dict[str, str]:
    text = files("adfontes.language.quantities").joinpath("vocabulary.txt").read_text("utf-8")
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in text.splitlines():
        if line.startswith("["):
            lines = found.setdefault(line[1 : line.index("]")], [])
        elif line.strip() and not line.startswith("#"):
            lines.append(line)
    return {name: " ".join(lines) for name, lines in found.items()}


def words(section: str) -> frozenset[str]:
    """The words of a section."""
    return frozenset(_sections()[section].split())


def pairs(section: str) -> dict[str, str]:
    """The "word=name" entries of a section; an underscore stands for a space."""
    entries = (entry.partition("=") for entry in _sections()[section].split())
    return {word.replace("_", " "): name.replace("_", " ") for word, _, name in entries}


def phrases(section: str) -> frozenset[tuple[str, ...]]:
    """The phrases of a section, parted by strokes, each as its words."""
    return frozenset(tuple(phrase.split()) for phrase in _sections()[section].split("|"))
