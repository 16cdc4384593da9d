"""Numbers written in digits: what their points and commas mean."""

from __future__ import annotations

import re

from adfontes.language.quantities import lexicon
from adfontes.language.quantities.cardinals import SCALES
from adfontes.language.quantities.lexemes import Text
from adfontes.language.quantities.nouns import is_plural

SHORT_SCALES = {"k": 1e3, "mn": 1e6, "mln": 1e6, "mil": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12}
PLURAL_SCALES = {
    "dozens": 12.0,
    "scores": 20.0,
    "hundreds": 1e2,
    "thousands": 1e3,
    "millions": 1e6,
    "billions": 1e9,
    "trillions": 1e12,
}
DECIMAL_COMMA = re.compile(r"[0-9]+,[0-9]{1,2}")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_INDIAN = re.compile(r"[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}")
_POINTED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_DECIMAL = re.compile(r"[0-9]+\.[0-9]+")
# Longest run of digits that is a number a text may mean; longer ones are identifiers.
_LONGEST_PLAIN = 16


def digits_value(digits: str, continental: bool = False) -> float | None:
    """The value of a run of digits with separators; None where it is none ("1.2.1950", "10,00")."""
    if digits.isdigit():
        leading_zero = digits[0] == "0" and len(digits) > 1
        return None if leading_zero or len(digits) > _LONGEST_PLAIN else float(digits)
    if _GROUPED.fullmatch(digits) or _INDIAN.fullmatch(digits):
        return float(digits.replace(",", ""))
    if _POINTED.fullmatch(digits) and (continental or digits.count(".") > 1 or digits.endswith("00")):
        return float(digits.replace(".", "").replace(",", "."))
    if _DECIMAL.fullmatch(digits) and len(digits) <= _LONGEST_PLAIN:
        return float(digits)
    return None


def measures_next(text: Text, end: int) -> bool:
    """Whether a scale, unit or currency follows, so that the comma of "43,1 km" is a decimal one."""
    word = text.lower(end)
    unit = word in lexicon.UNITS or (word in lexicon.DIGIT_UNITS and text[end].text.islower())
    return word in SCALES or word in SHORT_SCALES or unit or _is_currency(word)


def _is_currency(word: str) -> bool:
    return word in lexicon.CURRENCIES or word.removesuffix("s") in lexicon.CURRENCIES


def points_part_thousands(text: Text, index: int) -> bool:
    """Whether the one point of "5.043" parts thousands, as it does on the Continent: the number counts things.

    Nobody counts to three decimals, so a label or noun in the plural settles it: "Flights: 5.043", "5.043 flights".
    """
    if not _ONE_POINT.fullmatch(text[index].text):
        return False
    follows = text[index + 1]
    if follows.kind == "word" and not text.starts_line(index + 1):
        number = follows.lower in _MEASURING or follows.lower in PLURAL_SCALES or measures_next(text, index + 1)
        return is_plural(follows.lower) and not number
    labelled = text.lower(index - 1) in _LABEL_MARKS and text[index - 2].kind == "word"
    ends = text.starts_line(index + 1) or follows.text in (".", ",", ";", ")", "|", "")
    return labelled and ends and (is_plural(text.lower(index - 2)) or text.lower(index - 2) in _PEOPLED)


_ONE_POINT = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_LABEL_MARKS = frozenset((":", "|", "=", "\t"))
_MEASURING = frozenset(("times", "points", "degrees", "seconds", "percent", "units"))
"""Plurals that three decimals may measure."""
_PEOPLED = frozenset(("population", "inhabitants", "total", "number"))
