"""Numbers in digits and words, with their scale: "10,000", "6.6bn", "two and a half million", "a third", "dozens".

Own rules rather than a library: docs/decisions/0004-quantities.md.
"""

from __future__ import annotations

from typing import NamedTuple

from adfontes.language.quantities.cardinals import LARGEST, ORDINALS, SCALES, TENS, UNITS, WordCount
from adfontes.language.quantities.digits import (
    DECIMAL_COMMA,
    PLURAL_SCALES,
    SHORT_SCALES,
    digits_value,
    measures_next,
    points_part_thousands,
)
from adfontes.language.quantities.lexemes import Text
from adfontes.language.quantities.nouns import is_plural
from adfontes.language.quantities.vocabulary import words

_VULGAR = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 1 / 5, "⅖": 2 / 5, "⅛": 1 / 8, "⅜": 3 / 8}
PARTS = {"half": 2, "halves": 2} | ORDINALS | {f"{word}s": value for word, value in ORDINALS.items()}
# "Dozens" is at least two of them, "several hundred" at least two hundred and less than a thousand.
_VAGUE_LEAST = 2.0
_VAGUE_MOST = 9.0
# Words that may follow "a third" where it is a share; anything else makes it an ordinal ("a third attack").
_AFTER_PART = words("after part")
_DECIMALS = 6


class Numeral(NamedTuple):
    """A number as the words give it."""

    low: float
    high: float | None
    end: int
    """Index of the lexeme after it."""
    form: str
    """``digits``, ``words``, ``fraction`` or ``vague``."""
    scaled: bool = False
    """Whether a scale word or thousands separator tells it from a year or a label."""
    scale: float = 1.0
    """The last scale, which a range shares ("two to three million")."""


def read_numeral(text: Text, index: int, money: bool = False) -> Numeral | None:
    """The number that starts at lexeme ``index``.

    Args:
        text: the text.
        index: where to read.
        money: whether a currency sign stands before it, which makes "6m" six million.
    """
    lexeme = text[index]
    if lexeme.kind == "digits":
        return _digits(text, index, money)
    if lexeme.kind != "word":
        return None
    return _vague(text, index) or _fraction(text, index) or _half_of_scale(text, index) or _words(text, index)


def starts_numeral(word: str) -> bool:
    """Whether a number may start with this word in lower case: a quick test before the grammar is tried."""
    return word in _STARTERS


def _digits(text: Text, index: int, money: bool) -> Numeral | None:
    digits = text[index].text
    end = index + 1
    value = digits_value(digits, text.continental or points_part_thousands(text, index))
    if value is None and DECIMAL_COMMA.fullmatch(digits) and measures_next(text, end):
        value = float(digits.replace(",", "."))
    if value is None:
        return None
    grouped = "," in digits or (digits.count(".") == 1 and value != _as_decimal(digits))
    spaced, end = _spaced_groups(text, index, value)
    if spaced is not None:
        return Numeral(spaced, spaced, end, "digits", True)
    if text[end].text in _VULGAR:
        value, end = value + _VULGAR[text[end].text], end + 1
    elif (
        not money
        and text.lower(end) == "/"
        and text.joined(end)
        and text.joined(end + 1)
        and text[end + 1].kind == "digits"
    ):
        return _slashed(text, index, value)
    scale, end = _scale_after(text, end, money)
    value = round(value * scale, _DECIMALS)
    return and_a_half(text, Numeral(value, value, end, "digits", grouped or scale > 1, scale))


def _as_decimal(digits: str) -> float | None:
    return float(digits) if digits.count(".") == 1 and "," not in digits else None


def _spaced_groups(text: Text, index: int, value: float) -> tuple[float | None, int]:
    """Thousands set apart by spaces: "10 000", "1 250 000"."""
    end = index + 1
    if not text[index].text.isdigit() or len(text[index].text) > 3:
        return None, end
    groups = 0
    while text[end].kind == "digits" and len(text[end].text) == 3 and text[end].text.isdigit():
        gap = text.string[text[end - 1].end : text[end].start]
        # An ordinary space may as well part two columns of a table; it joins only what must be a group.
        joined = text.spaced or text[end].text[0] == "0"
        if gap not in ("\u00a0", "\u202f", "\u2009") and not (gap == " " and joined):
            break
        value, end, groups = value * 1000 + float(text[end].text), end + 1, groups + 1
    return (value, end) if groups else (None, index + 1)


_LARGEST_BELOW = 10
"""Of a fraction in digits; "9/11" is none."""


def _slashed(text: Text, index: int, value: float) -> Numeral | None:
    """A fraction in digits: "1/3 of"; anything else with a stroke is a date or a label."""
    below = digits_value(text[index + 2].text)
    follows = text.lower(index + 3)
    if below is None or not 1 <= value < below <= _LARGEST_BELOW or follows == "/":
        return None
    ends = text[index + 3].kind == "end" or text.starts_line(index + 3)
    alone = text.starts_line(index) and ends
    if alone or not (
        ends or follows in _AFTER_PART or follows in ("mile", "miles", "inch", "pound", ".", ",", ";", ")")
    ):
        return None
    return Numeral(value / below, value / below, index + 3, "fraction")


def _scale_after(text: Text, end: int, money: bool) -> tuple[float, int]:
    """The product of the scale words at ``end``: "thousand million", "bn", "m" after a currency sign."""
    scale = 1.0
    while True:
        word = text.lower(end)
        if word == "-" and text.joined(end) and text.joined(end + 1) and text.lower(end + 1) in SCALES:
            word, end = text.lower(end + 1), end + 1
        if word in SCALES:
            scale *= SCALES[word]
        elif word in SHORT_SCALES and text[end].text != "K":
            scale *= SHORT_SCALES[word]
        elif word in ("m", "M") and (money or _means_million(text, end)):
            scale *= 1e6
        else:
            return scale, end
        end += 1
        if scale >= 1e15:
            return scale, end


def _means_million(text: Text, index: int) -> bool:
    """Whether "m" right after digits means million ("5m people", "500m gold marks") and not metre ("5m high")."""
    if not text.joined(index):
        return False
    following = [text.lower(index + step) for step in (1, 2) if text[index + step].kind == "word"]
    if following and (is_plural(following[0]) or (len(following) > 1 and following[0] in _METALS)):
        return True
    near = {text.lower(index - step) for step in range(2, _MILLION_REACH)}
    return not near.isdisjoint(_IN_MILLIONS) and not (following and following[0] in _OF_METRES)


_IN_MILLIONS = words("millions")
_MILLION_REACH = 14
"""Lexemes before "8.3m" in which a word for what is counted in millions makes it that."""
_OF_METRES = frozenset(("high", "long", "wide", "deep", "tall", "thick", "away", "apart", "square", "across"))


_METALS = frozenset(("gold", "silver", "paper"))


def and_a_half(text: Text, numeral: Numeral) -> Numeral:
    """Add "and a half" and the scale after it: "two and a half million", "a million and a half"."""
    end = numeral.end
    if text.lower(end) != "and" or text.lower(end + 1) not in ("a", "one", "three"):
        return numeral
    part = text.lower(end + 2)
    if part not in PARTS or PARTS[part] > 4:
        return numeral
    fraction = UNITS.get(text.lower(end + 1), 1) / PARTS[part]
    scale, end = _scale_after(text, end + 3, False)
    value = (numeral.low + fraction * numeral.scale) * scale
    return Numeral(value, value, end, numeral.form, numeral.scaled or scale > 1, numeral.scale * scale)


def _words(text: Text, index: int) -> Numeral | None:
    """A cardinal in words. Two that could be a year ("nineteen fourteen") are none."""
    end = index
    if text.lower(index) in ("a", "an"):
        if text.lower(index + 1) not in SCALES:
            return None
        end += 1
    elif not _small(text.lower(index)):
        return None
    count = WordCount()
    while True:
        word, step = _next_word(text, end, count.last)
        if not count.add(word):
            break
        end += step
    if count.last in ("teen", "ten") and _small(text.lower(end)) and not text.joined(end):
        return None
    if count.value >= LARGEST:
        return None
    numeral = Numeral(count.value, count.value, end, "words", count.scale > 1, count.scale)
    return and_a_half(text, numeral)


def _next_word(text: Text, end: int, last: str) -> tuple[str, int]:
    """The next number word, past a hyphen or "and", and how many lexemes it takes."""
    word = text.lower(end)
    if last and word == "-" and text.joined(end) and text.joined(end + 1):
        return text.lower(end + 1), 2
    if last in ("hundred", "scale") and word == "and" and _small(text.lower(end + 1)):
        return text.lower(end + 1), 2
    return word, 1


def _small(word: str) -> bool:
    return word in UNITS or word in TENS


def _fraction(text: Text, index: int) -> Numeral | None:
    """As in "A third", "two-thirds", "three quarters of a million", "half of", "one in five"."""
    word = text.lower(index)
    if word in _VULGAR:
        return Numeral(_VULGAR[word], _VULGAR[word], index + 1, "fraction")
    if word in ("half", "quarter"):
        return _plain_part(text, index)
    above = 1 if word in ("a", "an") else UNITS.get(word, 0)
    if not 1 <= above < 20:
        return None
    at = index + 2 if text.lower(index + 1) == "-" and text.joined(index + 1) else index + 1
    if word in ("a", "an") and text.lower(index - 1) == "and":
        return None  # "a century and a half"
    part, below, end = _part_at(text, at)
    if not below or above >= below + (part == "half"):
        return None
    if above == 1 and part not in ("half",) and not _ends_share(text, end, word in ("a", "an")):
        return None
    if above > 1 and not (part.endswith("s") or part == "halves"):
        return None
    return _of_scale(text, above / below, end)


def _part_at(text: Text, at: int) -> tuple[str, int, int]:
    """The lower part of a fraction, its number and the lexeme after it: "eighths", "thirty-seconds"; 0 where none."""
    part = text.lower(at)
    if part in PARTS:
        return part, PARTS[part], at + 1
    if part in TENS and text.lower(at + 1) == "-" and text.joined(at + 1):
        last = text.lower(at + 2)
        unit = 2 if last == "seconds" else PARTS.get(last, 0) if last not in ("half", "halves") else 0
        return (last, TENS[part] + unit, at + 3) if 0 < unit < 10 else (part, 0, at)
    return part, 0, at


def _ends_share(text: Text, end: int, article: bool) -> bool:
    following = text[end]
    if following.kind != "word":
        return following.text not in ("-",)
    return following.lower in _AFTER_PART or not article


def _plain_part(text: Text, index: int) -> Numeral | None:
    """As in "Half of", "half the army", "a quarter of" with the article before it already read."""
    if text.lower(index) == "quarter" or text.lower(index - 1) in _NO_SHARE_BEFORE:
        return None
    if text.lower(index + 1) in ("of", "the", "its", "their", "his", "her", "our", "all"):
        return _of_scale(text, 0.5, index + 1)
    if text.lower(index - 1) in _HALF_AFTER and (
        text[index + 1].kind != "word" or text.lower(index + 1) in ("and", "in", "by")
    ):
        return None if text.lower(index + 1) == "-" else Numeral(0.5, 0.5, index + 1, "fraction")
    return None


_HALF_AFTER = words("half after")
_NO_SHARE_BEFORE = words("no share before")


def _of_scale(text: Text, share: float, end: int) -> Numeral:
    """A share, or a number where a scale follows: "a quarter of a million"."""
    if text.lower(end) == "of" and text.lower(end + 1) == "a" and text.lower(end + 2) in SCALES:
        value = share * SCALES[text.lower(end + 2)]
        return Numeral(value, value, end + 3, "words", True, SCALES[text.lower(end + 2)])
    return Numeral(share, share, end, "fraction")


def _half_of_scale(text: Text, index: int) -> Numeral | None:
    """As in "Half a million", "half a dozen"; "half a mile" gives a plain half before its unit."""
    if text.lower(index) != "half":
        return None
    at = index + 1
    while text.lower(at) == "-" and text.joined(at):
        at += 1
    if text.lower(at) not in ("a", "an"):
        return None
    at += 1
    while text.lower(at) == "-" and text.joined(at):
        at += 1
    word = text.lower(at)
    if word in SCALES:
        return Numeral(SCALES[word] / 2, SCALES[word] / 2, at + 1, "words", True, SCALES[word])
    return Numeral(0.5, 0.5, at, "words")


def _vague(text: Text, index: int) -> Numeral | None:
    """As in "Dozens", "tens of thousands", "several hundred", "a few thousand", "a couple of hundred"."""
    word = text.lower(index)
    if word in PLURAL_SCALES or word == "tens":
        return _vague_plural(text, index)
    at = index + 1 if word in ("a", "many") else index
    head = text.lower(at)
    if head == "couple" and text.lower(at + 1) == "of":
        scale, end = _scale_after(text, at + 2, False)
        return Numeral(2 * scale, 2 * scale, end, "vague", True, scale)
    if head in ("several", "few", "many"):
        scale, end = _scale_after(text, at + 1, False)
        if scale > 1:
            return Numeral(_VAGUE_LEAST * scale, _VAGUE_MOST * scale, end, "vague", True, scale)
    if word == "many":
        return _vague_plural(text, at) if text.lower(at) in PLURAL_SCALES else None
    return None


def _vague_plural(text: Text, index: int) -> Numeral | None:
    value = 10.0 if text.lower(index) == "tens" else PLURAL_SCALES[text.lower(index)]
    end = index + 1
    larger = text.lower(end + 1)
    if text.lower(end) == "of" and larger in PLURAL_SCALES and PLURAL_SCALES[larger] > value:
        value, end = value * PLURAL_SCALES[larger], end + 2
    elif text.lower(index) == "tens" or (text.lower(index) == "scores" and text.lower(end) != "of"):
        return None
    return Numeral(_VAGUE_LEAST * value, None, end, "vague", True, value)


_STARTERS = (
    frozenset(UNITS) | frozenset(TENS) | frozenset(PLURAL_SCALES) | frozenset(_VULGAR)
    | frozenset(("a", "an", "half", "quarter", "tens", "several", "few", "many"))
)  # fmt: skip
