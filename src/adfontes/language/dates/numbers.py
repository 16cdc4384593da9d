"""Numbers, years and parts as the rules read them out of words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from adfontes.language.dates.vocabulary import (
    CARDINAL,
    MAGNITUDE,
    MONTH,
    ORDINAL_WORD,
    SHORT_MONTH,
    SHORT_WEEKDAY,
    WEEKDAY,
    words,
)

VAGUE = words("few several many some couple numerous countless various dozens scores hundreds thousands")
_START = words("early earlier beginning start outset onset opening first")
_MIDDLE = frozenset({"mid", "middle"})
_END = words("late end close latter last closing final later eve second")


class Year(NamedTuple):
    """A year as it is written."""

    value: int
    """Astronomical; the two digits where ``short``."""
    bce: bool = False
    short: bool = False
    double: bool = False
    uncertain: bool = False


def read_month(word: str) -> int:
    """Number of a month's name or abbreviation."""
    return MONTH.get(word) or SHORT_MONTH[word]


def read_weekday(word: str) -> int:
    """1 for Monday to 7 for Sunday."""
    return WEEKDAY.get(word) or SHORT_WEEKDAY[word]


def read_ordinal(word: str) -> int:
    """Number of "14th" or "second"; plain digits too."""
    return ORDINAL_WORD.get(word) or int(word.rstrip("stndrh"))


def read_ordinal_words(words: Sequence[str]) -> int:
    """The same for several words: "twenty-first"."""
    tens = sum(CARDINAL.get(word, 0) for word in words[:-1])
    return tens + read_ordinal(words[-1])


_ROMAN = re.compile(r"(?P<tens>X{0,2})(?P<units>IX|IV|V?I{0,3})(?:st|nd|rd|th)?")
_ROMAN_UNITS = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "": 0}


def read_roman(word: str) -> int:
    """The number of a Roman numeral up to XXIX, with or without an ending ("XVth"); 0 where it is none."""
    numeral = _ROMAN.fullmatch(word if word[:1].isupper() else word.upper())
    return 10 * len(numeral["tens"]) + _ROMAN_UNITS[numeral["units"]] if numeral else 0


def read_amount(words: Sequence[str]) -> float | None:
    """A number in digits or words; None where it is vague ("a few") or is no number.

    "two and a half" is 2.5; "three to four" and "10-12" give the first number.
    """
    if any(word in VAGUE for word in words):
        return None
    total = part = 0.0
    seen = False
    for index, word in enumerate(words):
        if word[0].isdigit():
            if seen:
                break
            part, seen = float(word.replace(",", "")), True
        elif word in CARDINAL:
            if seen and not (part >= 20 and part % 10 == 0 and CARDINAL[word] < 10) and part % 100:
                break
            part, seen = part + CARDINAL[word], True
        elif word in MAGNITUDE:
            total, part, seen = total + (part or 1) * MAGNITUDE[word], 0.0, True
        elif word == "dozen":
            part, seen = (part or 1) * 12, True
        elif word in {"a", "an", "one"} and "half" not in words[: index + 2]:
            part, seen = part or 1, True
        elif word == "half":
            part, seen = part + 0.5, True
        elif word in {"to", "or", "–", "—"} and seen:
            break
    return total + part if seen else None


def read_year(words: Sequence[str]) -> Year | None:
    """A year with its era, apostrophe or second year; None where the words are no year."""
    numbers = [word for word in words if word[0].isdigit()]
    if not numbers:
        return None
    if not numbers[0].replace(",", "").isdigit():
        return None
    value, letters = int(numbers[0].replace(",", "")), "".join(word for word in words if word.isalpha())
    if "bc" in letters:
        return Year(1 - value, bce=True) if value else None
    if words[0] in "'’‘":
        return Year(value, short=True)
    double = False
    if len(numbers) > 1:
        following = int(numbers[1])
        if following % 10 ** len(numbers[1]) != (value + 1) % 10 ** len(numbers[1]):
            return None
        value, double = value + 1, True
    return Year(value, double=double, uncertain="?" in words) if value else None


def read_mod(words: Sequence[str]) -> str:
    """TIMEX3 mod of "early", "the end of", "mid-": START, MID, END or nothing."""
    if "week" in words and {"second", "third"}.intersection(words):
        return "MID"
    for word in words:
        if word in _MIDDLE:
            return "MID"
        if word in _START:
            return "START"
        if word in _END:
            return "END"
    return ""


def amount_mod(words: Sequence[str]) -> str:
    """TIMEX3 mod of the words before an amount: "over", "less than", "about"."""
    text = " ".join(words)
    if not text:
        return ""
    if text in {"at least", "no less than", "no fewer than"}:
        return "EQUAL_OR_MORE"
    if text in {"up to", "at most", "no more than"}:
        return "EQUAL_OR_LESS"
    if text in {"over", "more than", "well over"}:
        return "MORE_THAN"
    if text in {"under", "nearly", "almost", "less than", "fewer than", "barely", "not quite"}:
        return "LESS_THAN"
    return "APPROX" if text not in {"only", "just", "exactly", "another", "a further"} else ""
