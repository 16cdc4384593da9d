"""A text as tokens, and each token as one letter.

The grammar (:mod:`.grammar`) is written over these letters, one a token: its patterns stay short, know nothing of case
or spelling, and run over a string a fifth as long as the text. Every word of the vocabulary has a letter of its own; a
*class* of the grammar ("month") is a set of letters.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from adfontes.language.dates.vocabulary import AMBIGUOUS_MONTHS, WORD_CLASSES

_TOKEN = re.compile(
    r"""(?P<iso>(?<![0-9.,/-])[0-9]{4}-[01][0-9]-[0-3][0-9](?:T[0-2][0-9]:[0-5][0-9](?::[0-5][0-9])?Z?)?(?![0-9/-]))
    | (?P<numeric>(?<![0-9.,/-])[0-9]{1,4}(?P<separator>[./-])[0-9]{1,2}(?P=separator)[0-9]{1,4}(?![0-9/-]|[.,][0-9]))
    | (?P<clock>(?<![0-9.,:/-])(?:[01]?[0-9]|2[0-4])[:.][0-5][0-9](?=\s*(?:[ap]\.?\s?m\b|hours|hrs|o['’]clock))
             | (?<![0-9.,:/-])(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9])?(?![0-9:]))
    | (?P<decade>['’‘]?(?<![0-9.,-])[0-9]{2,4}['’]?s\b)
    | (?P<nth>(?<![0-9.,])[0-9]{1,4}(?:st|nd|rd|th|ST|ND|RD|TH)\b)
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
    "word",  # any word in lower case that the grammar does not know
    "capital",  # the same with a capital
    "ambiguous_month",  # "may", "march" in lower case
    "n12",  # 1 to 12
    "n31",  # 13 to 31
    "n99",  # 32 to 99
    "zero2",  # 00 to 09 with its nought
    "n999",  # 100 to 999
    "year4",  # 1000 to 2199
    "number",  # any other
    "nth31",  # 1st to 31st
    "nth",  # any other
    "decade2",  # 50s, '50s
    "decade4",  # 1950s
    "iso",
    "numeric",  # 14/2/1950
    "clock",
    "break",  # the end of a paragraph or of a short line
    "mark",  # any other
    *sorted(set(_MARKS.values())),
)
UNIONS = {
    "any_month": ("month", "short_month", "ambiguous_month"),
    "any_weekday": ("weekday", "short_weekday"),
    "dom": ("n12", "n31", "zero2", "nth31"),
    "digits": ("n12", "n31", "n99", "n999", "year4", "number"),
    "two_digits": ("n12", "n31", "n99", "zero2"),
    "any_year": ("n12", "n31", "n99", "n999", "year4"),
    "any_dash": ("dash", "long_dash"),
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

    def words(self) -> dict[str, str]:
        """Every known word and its letter."""
        return {word: letter for word, letter in self._letters.items() if not word.startswith("<")}

    def kinds(self) -> dict[str, str]:
        """Every kind of token and its letter."""
        return {word[1:-1]: letter for word, letter in self._letters.items() if word.startswith("<")}


def tokenize(text: str, lexicon: Lexicon) -> tuple[list[Token], str]:
    """Cut a text into tokens.

    Returns:
        The tokens, and their letters as a string of the same length.
    """
    words, kinds = lexicon.words(), lexicon.kinds()
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
            letter = kinds[_MARKS.get(written, "mark")]
        elif kind in {"newline", "paragraph"}:
            if kind == "newline" and _runs_on(text, start):
                continue
            letter = kinds["break"]
        elif kind == "nth":
            letter = kinds["nth31" if 1 <= int(written[:-2]) <= 31 else "nth"]
        elif kind == "decade":
            letter = kinds["decade4" if sum(map(str.isdigit, written)) > 2 else "decade2"]
        else:
            letter = kinds["numeric" if kind == "separator" else kind]
        tokens.append(Token(written, start, end))
        letters.append(letter)
    return tokens, "".join(letters)


def _word_letter(written: str, words: dict[str, str], kinds: dict[str, str]) -> str:
    lower = written.lower()
    if lower == written and lower in AMBIGUOUS_MONTHS:
        return kinds["ambiguous_month"]
    letter = words.get(lower)
    return letter or kinds["word" if lower == written else "capital"]


def _number_kind(written: str) -> str:
    if not written.isascii() or not written.isdigit():
        return "number"
    length, value = len(written), int(written[:5])
    if written[0] == "0":
        return "zero2" if length == 2 else "number"
    if length == 3:
        return "n999"
    if length == 4:
        return "year4" if value < 2200 else "number"
    if length > 4:
        return "number"
    return "n12" if value <= 12 else "n31" if value <= 31 else "n99"


def _runs_on(text: str, newline: int) -> bool:
    """Whether a line break stands within a sentence of hard-wrapped text."""
    line_start = text.rfind("\n", max(0, newline - 400), newline) + 1
    return newline - line_start >= _WRAPPED_LINE and text[newline - 1] not in ".!?:;"
