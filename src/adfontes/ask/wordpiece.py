"""WordPiece: a text as the numbers that a BERT model reads (Devlin and others 2019; Wu and others 2016)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

LONGEST_WORD: Final = 100
"""Letters; a longer word is unknown."""
_UNKNOWN, _START, _END = "[UNK]", "[CLS]", "[SEP]"
_CACHED_WORDS: Final = 50_000
_HAN: Final = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FA1F))


class WordPieces:
    """Cuts texts into the pieces of one vocabulary, without case and accents."""

    def __init__(self, vocabulary: Path) -> None:
        lines = vocabulary.read_text(encoding="utf-8").split("\n")
        self._numbers: Final = {piece: number for number, piece in enumerate(lines) if piece}
        self._pieces = lru_cache(maxsize=_CACHED_WORDS)(self._cut)

    def numbers(self, text: str, most: int) -> list[int]:
        """The numbers of a text with its start and end; at most so many."""
        found = [self._numbers[_START]]
        for word in _words(text):
            found += self._pieces(word)
            if len(found) >= most:
                break
        return [*found[: most - 1], self._numbers[_END]]

    def _cut(self, word: str) -> tuple[int, ...]:
        """The longest pieces from the left; a word that cannot be made of pieces is unknown."""
        unknown = (self._numbers[_UNKNOWN],)
        if len(word) > LONGEST_WORD:
            return unknown
        found: list[int] = []
        start = 0
        while start < len(word):
            prefix = "##" if start else ""
            ends = range(len(word), start, -1)
            end = next((end for end in ends if prefix + word[start:end] in self._numbers), None)
            if end is None:
                return unknown
            found.append(self._numbers[prefix + word[start:end]])
            start = end
        return tuple(found)


def _words(text: str) -> Iterator[str]:
    """Runs of letters and digits; each mark of punctuation and each Han character by itself."""
    word = ""
    for letter in unicodedata.normalize("NFD", text.lower()):
        category = unicodedata.category(letter)
        if category == "Mn" or (category.startswith("C") and not letter.isspace()):
            continue
        alone = _is_punctuation(letter, category) or any(low <= ord(letter) <= high for low, high in _HAN)
        if not alone and not letter.isspace():
            word += letter
            continue
        if word:
            yield word
            word = ""
        if alone:
            yield letter
    if word:
        yield word


def _is_punctuation(letter: str, category: str) -> bool:
    return category.startswith("P") or letter in "$+<=>^`|~"
