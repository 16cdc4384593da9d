"""Bytes to text: readers that keep the evidence (text, blocks, pages, the original and its checksum).

Each format is one file that exports a :class:`~adfontes.sources.pieces.Format`; ``formats.py`` lists them. A reader
turns bytes into text and pieces of layout; ``roles.py`` then tells questions, answers and furniture apart, in the same
way for every format.
"""

from adfontes.sources.finding import FoundFile, find_files
from adfontes.sources.reading import read_bytes, read_source

__all__ = ["FoundFile", "find_files", "read_bytes", "read_source"]
