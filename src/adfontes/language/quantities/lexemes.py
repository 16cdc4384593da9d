"""A text as words, digits and marks with their places: all that the reader of quantities sees."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Kind = Literal["word", "digits", "mark", "end"]

# Every separator must be followed by a digit, so that no run of digits, commas or points is read twice (linear time).
_LEXEME = re.compile(r"(?P<digits>[0-9]+(?:[.,][0-9]+)*)|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)|(?P<mark>\S)")


class Lexeme(NamedTuple):
    """One word, run of digits or mark."""

    kind: Kind
    text: str
    lower: str
    start: int
    end: int


class Text:
    """The lexemes of one text; reading past either end gives an empty lexeme, so that rules need no bounds checks."""

    __slots__ = ("continental", "lexemes", "spaced", "sterling", "string")

    def __init__(self, string: str) -> None:
        self.string = string
        self.lexemes: list[Lexeme] = [
            Lexeme(match.lastgroup, word, word.lower(), match.start(), match.end())  # type: ignore[arg-type]  # a group's name
            for match in _LEXEME.finditer(string)
            for word in (match[0],)
        ]
        self.continental = any(
            lexeme.kind == "digits" and _CONTINENTAL.fullmatch(lexeme.text) is not None for lexeme in self.lexemes
        )
        """Whether the text writes thousands with points beyond doubt ("1.250.000")."""
        self.spaced = _SPACED.search(string) is not None
        """Whether it writes them with spaces ("12 000")."""
        self.sterling = _STERLING.search(string) is not None
        """Whether the text speaks of pounds, shillings and pence, so that "2s" and "6d" are money."""

    def __len__(self) -> int:
        return len(self.lexemes)

    def __getitem__(self, index: int) -> Lexeme:
        return self.lexemes[index] if 0 <= index < len(self.lexemes) else _END

    def lower(self, index: int) -> str:
        """The lexeme in lower case; empty outside the text."""
        return self.lexemes[index].lower if 0 <= index < len(self.lexemes) else ""

    def joined(self, index: int) -> bool:
        """Whether lexeme ``index`` follows the one before it without white space."""
        return 0 < index < len(self.lexemes) and self.lexemes[index - 1].end == self.lexemes[index].start

    def starts_line(self, index: int) -> bool:
        """Whether nothing but white space stands before lexeme ``index`` on its line."""
        if index <= 0:
            return True
        if index >= len(self.lexemes):
            return False
        return "\n" in self.string[self.lexemes[index - 1].end : self.lexemes[index].start]

    def starts_paragraph(self, index: int) -> bool:
        """Whether an empty line stands before lexeme ``index``, or a new line that a capital or digit opens."""
        if not self.starts_line(index):
            return False
        if index <= 0 or not self.lexemes[index].text[0].islower():
            return True
        return self.string[self.lexemes[index - 1].end : self.lexemes[index].start].count("\n") > 1

    def line_before(self, index: int) -> str:
        """The line above the one that lexeme ``index`` stands on, empty lines passed over; at most 200 characters."""
        start = self.string.rfind("\n", 0, self[index].start)
        above = self.string[max(0, start - 200) : max(0, start)].rstrip()
        return above[above.rfind("\n") + 1 :].strip()

    def line_to(self, index: int) -> str:
        """The question on the line of lexeme ``index`` before it, where there is one; at most 200 characters."""
        end = self[index].start
        line = self.string[max(self.string.rfind("\n", 0, end) + 1, end - 200) : end]
        return line[: line.rfind("?") + 1]

    def starts_sentence(self, index: int) -> bool:
        """Whether a line, sentence, bullet or quotation starts at lexeme ``index``."""
        return self.starts_line(index) or self.lexemes[index - 1].text in _BEFORE_SENTENCE


_END = Lexeme("end", "", "", -1, -1)
_CONTINENTAL = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}")
_SPACED = re.compile(r"\b[1-9][0-9]{0,2} 000\b")
_STERLING = re.compile(r"£|[Ss]hillings?\b|\bpence\b|\b[0-9]{1,2}s\.? ?[0-9]{1,2}½?d\b")
_BEFORE_SENTENCE = frozenset('.!?:;•*–—-|"“‘')
