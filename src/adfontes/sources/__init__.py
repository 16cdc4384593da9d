"""Bytes to text: readers that keep the evidence (text, blocks, pages, the original and its checksum).

Each format is one file that exports a :class:`~adfontes.sources.pieces.Format`; ``formats.py`` lists them. A reader
turns bytes into text and pieces of layout; ``roles.py`` then tells questions, answers and furniture apart, in the same
way for every format.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from adfontes.sources.finding import FoundFile, find_files

if TYPE_CHECKING:
    from adfontes.sources.reading import read_bytes, read_source

__all__ = ["FoundFile", "find_files", "read_bytes", "read_source"]


def __getattr__(name: str) -> object:
    """Load the readers when one is first needed: a build from unchanged files opens none."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("adfontes.sources.reading"), name)
