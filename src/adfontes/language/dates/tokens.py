"""A text as tokens, and each token as one letter.

The grammar (:mod:`.grammar`) is written over these letters, one a token: its patterns stay short, know nothing of case
or spelling, and run over a string a fifth as long as the text. Every word of the vocabulary has a letter of its own; a
*class* of the grammar ("month") is a set of letters.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

from adfontes.language.dates.vocabulary import AMBIGUOUS_MONTHS, WORD_CLASSES

_TOKEN = re.compile(
    r"""(?P<iso>(?<![0-9.,/-])[0-9]{4}-[01][0-9]-[0-3][0-9](?:T[0-2][0-9]:[0-5][0-9](?::[0-5][0-9])?Z?)?(?![0-9/-]))
    | (?P<numeric>(?<![0-9.,/-])[0-9]{1,4}(?P<separator>[./-])[0-9]{1,2}(?P=separator)[0-9]{1,4}(?![0-9/-]|[.,][0-9]))
    | (?P<clock>(?<![0-9.,:/-])(?:[01]?[0-9]|2[0-4])[:.][0-5][0-9](?=\s*(?:[ap]\.?\s?m\b|hours|hrs|o['’]clock))
             | (?<![0-9.,:/-])(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9])?(?![0-9:]))
    | (?P<decade>['’‘]?(?<![0-9.,])[0-9]{1,3}0['’]?s\b)
    | (?P<nth>(?<![0-9.,])[0-9]{1,4}(?:st|nd|rd|th|ST|ND|RD|TH)\b|(?<![0-9.,])[1-9]?[23]d\b)
    | (?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+\.[0-9]+|[0-9]+)
    | (?P<word>[^\W\d_]+)
    | (?P<paragraph>\n(?:[^\S\n]*\n)+)
    | (?P<newline>\n)
    | (?P<mark>[^\w\s]|_)
    """,
    re.VERBOSE,
)
_WRAPPED_LINE = 50
"""A line at least this long that does not end a sentence is taken to run on in the next (hard-wrapped text)."""
_BULLETS = frozenset("-•*–·▪◦>#|")
_MARKS = {
    "-": "dash",
    "‐": "dash",
    "‑": "dash",
    "‒": "dash",
    "–": "dash",
    "—": "long_dash",
    ",": "comma",
    ".": "dot",
    ":": "colon",
    ";": "semicolon",
    "/": "slash",
    "'": "apostrophe",
    "’": "apostrophe",
    "‘": "apostrophe",
    "?": "question",
    "~": "tilde",
    "(": "open",
    "[": "open",
    ")": "close",
    "]": "close",
    "%": "percent",
    "&": "ampersand",
    '"': "quote",
    "“": "quote",
    "”": "quote",
    "£": "currency",
    "$": "currency",
    "€": "currency",
    "¥": "currency",
}
_KINDS = (
    "LOWER",  # any word in lower case that the grammar does not know
    "CAPITAL",  # the same with a capital
    "AMBIGUOUS_MONTH",  # "may", "march" in lower case
    "N12",  # 1 to 12
    "N31",  # 13 to 31
    "N99",  # 32 to 99
    "ZERO2",  # 00 to 09 with its nought
    "N999",  # 100 to 999
    "YEAR4",  # 1000 to 2199
    "NUMBER",  # any other
    "NTH31",  # 1st to 31st
    "NTH",  # any other
    "DECADE",  # 1950s, '50s
    "ISO",
    "NUMERIC",  # 14/2/1950
    "CLOCK",
    "BREAK",  # the end of a paragraph or of a short line
    "MARK",  # any other
    *sorted({mark.upper() for mark in _MARKS.values()}),
)
UNIONS = {
    "MONTH": ("MONTH_NAME", "SHORT_MONTH", "AMBIGUOUS_MONTH"),
    "ANY_WEEKDAY": ("WEEKDAY", "SHORT_WEEKDAY"),
    "DAY_OF_MONTH": ("N12", "N31", "ZERO2", "NTH31"),
    "DIGITS": ("N12", "N31", "N99", "N999", "YEAR4", "NUMBER"),
    "TWO_DIGITS": ("N12", "N31", "N99", "ZERO2"),
    "YEAR_NUMBER": ("N12", "N31", "N99", "N999", "YEAR4"),
    "ANY_DASH": ("DASH", "LONG_DASH"),
}
"""Classes that are made of other classes and kinds."""


class Token(NamedTuple):
    """One word, number or mark with its place in the text."""

    text: str
    start: int
    end: int


class Lexicon:
    """The letters: one for each kind of token and one for each word that the grammar knows. Closed after import."""

    def __init__(self) -> None:
        self._letters = {f"<{kind}>": chr(0xE000 + index) for index, kind in enumerate(_KINDS)}

    def letter(self, word: str) -> str:
        """The letter of a vocabulary word, given one where it is new."""
        return self._letters.setdefault(word, chr(0xE000 + len(self._letters)))

    def charset(self, name: str) -> str:
        """The letters of a class, of a kind, or of the single word ``name``, for use between square brackets."""
        if name in UNIONS:
            return "".join(self.charset(part) for part in UNIONS[name])
        if name in WORD_CLASSES:
            return "".join(self.letter(word) for word in WORD_CLASSES[name])
        return self._letters.get(f"<{name}>") or self.letter(name)

    @cached_property
    def words(self) -> dict[str, str]:
        """Every known word and its letter; read it only when the last rule has been added."""
        return {word: letter for word, letter in self._letters.items() if not word.startswith("<")}

    @cached_property
    def kinds(self) -> dict[str, str]:
        """Every kind of token and its letter."""
        return {word[1:-1]: letter for word, letter in self._letters.items() if word.startswith("<")}


def tokenize(text: str, lexicon: Lexicon) -> tuple[list[Token], str]:
    """Cut a text into tokens.

    Returns:
        The tokens, and their letters as a string of the same length.
    """
    words, kinds = lexicon.words, lexicon.kinds
    tokens: list[Token] = []
    letters: list[str] = []
    for found in _TOKEN.finditer(text):
        kind, start, end = found.lastgroup or "mark", found.start(), found.end()
        written = found.group()
        if kind == "word":
            letter = _word_letter(written, words, kinds)
        elif kind == "number":
            letter = kinds[_number_kind(written)]
        elif kind == "mark":
            letter = kinds[_MARKS.get(written, "mark").upper()]
        elif kind in {"newline", "paragraph"}:
            if kind == "newline" and _runs_on(text, start):
                continue
            letter = kinds["BREAK"]
        elif kind == "nth":
            letter = kinds["NTH31" if 1 <= int(written.rstrip("stndrhSTNDRH")) <= 31 else "NTH"]
        elif kind == "decade":
            letter = kinds["DECADE"]
        else:
            letter = kinds["NUMERIC" if kind == "separator" else kind.upper()]
        tokens.append(Token(written, start, end))
        letters.append(letter)
    return tokens, "".join(letters)


def _word_letter(written: str, words: dict[str, str], kinds: dict[str, str]) -> str:
    lower = written.lower()
    if lower == written and lower in AMBIGUOUS_MONTHS:
        return kinds["AMBIGUOUS_MONTH"]
    letter = words.get(lower)
    return letter or kinds["LOWER" if lower == written else "CAPITAL"]


def _number_kind(written: str) -> str:
    if not written.isascii() or not written.isdigit():
        return "NUMBER"
    length, value = len(written), int(written[:5])
    if written[0] == "0":
        return "ZERO2" if length == 2 else "NUMBER"
    if length == 3:
        return "N999"
    if length == 4:
        return "YEAR4" if value < 2200 else "NUMBER"
    if length > 4:
        return "NUMBER"
    return "N12" if value <= 12 else "N31" if value <= 31 else "N99"


def _runs_on(text: str, newline: int) -> bool:
    """Whether a line break stands within a sentence of hard-wrapped text."""
    line_start = text.rfind("\n", max(0, newline - 400), newline) + 1
    ahead = text[newline + 1 : newline + 20].lstrip()[:1]
    return newline - line_start >= _WRAPPED_LINE and text[newline - 1] not in ".!?:;" and ahead not in _BULLETS
