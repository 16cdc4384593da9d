"""Words as they are compared: no case, accents, endings or differences of British and American spelling."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

import Stemmer

from adfontes.language.spelling import american

_HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD: Final = re.compile(
    rf"[{_HAN}]"
    r"|(?:[^\W\d_]\.){2,}"  # initials: U.S.
    r"|\d+(?:[.,]\d+)*(?=k?m\b|cm\b|kg\b|st\b|nd\b|rd\b|th\b|s\b)"
    rf"|\d+(?:[.,]\d+)*(?!\w)|[^\W_{_HAN}]+(?:['’][^\W_{_HAN}]+)?"
)
_THOUSANDS: Final = re.compile(r"(?<=\d),(?=\d{3}\b)")
_NUMBER_WORDS: Final = """
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty
"""
_NUMBERS: Final = {word: str(number) for number, word in enumerate(_NUMBER_WORDS.split(), start=2)}
"""Without "one", which is mostly a pronoun."""
_STEMMER: Final = Stemmer.Stemmer("english")


class Word(NamedTuple):
    """A word of a text with its place and the form in which it is compared."""

    start: int
    end: int
    stem: str


def is_han(letter: str) -> bool:
    """Whether a letter is a Han character."""
    return bool(re.match(f"[{_HAN}]", letter))


def words_of(text: str) -> Iterator[Word]:
    """The words of a text in order; each Han character is a word."""
    for match in _WORD.finditer(text):
        yield Word(match.start(), match.end(), stem_of(match.group()))


def stem_set(text: str) -> frozenset[str]:
    """The compared forms of the words of a text, without their places."""
    return frozenset(map(stem_of, _WORD.findall(text)))


def stems_of(text: str) -> tuple[str, ...]:
    """The compared forms of the words of a text, in order."""
    return tuple(word.stem for word in words_of(text))


@cache
def stem_of(word: str) -> str:
    """The form in which a word is compared.

    Porter 2, after spelling, number words, accents and irregular forms ("began", "men") are made alike.
    """
    plain = folded(word).replace(".", "") if word[:1].isalpha() else _THOUSANDS.sub("", word)
    plain = re.split("['’]", plain)[0] or plain
    if plain in _NUMBERS:
        return _NUMBERS[plain]
    if not plain.isascii() or not plain.isalpha():
        return plain
    plain = american(_irregular().get(plain, plain))
    return str(_STEMMER.stemWord(plain)) if len(plain) > 2 else plain


def other_forms(word: str) -> tuple[str, ...]:
    """The forms of an irregular verb or noun but for this one, as an index that knows endings alone must be asked."""
    plain = folded(word)
    base = _irregular().get(plain, plain)
    return tuple(form for form in (base, *_forms().get(base, ())) if form != plain)


@cache
def _forms() -> Mapping[str, tuple[str, ...]]:
    """By base, its irregular forms."""
    lines = files("adfontes.ask").joinpath("irregular.txt").read_text(encoding="utf-8").splitlines()
    return {base: tuple(forms) for base, *forms in (line.split() for line in lines if not line.startswith("#"))}


@cache
def _irregular() -> Mapping[str, str]:
    return {form: base for base, forms in _forms().items() for form in forms}


@cache
def folded(word: str) -> str:
    """A word without case and accents."""
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()


def nearly_same(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """The known words that a small typing error may have turned into this one, sorted.

    One wrong, missing, added or swapped letter (Damerau 1964), two in words of eight letters and more; the first
    letter is taken to be right.
    """
    allowed = 0 if len(word) < 4 else 1 if len(word) < 8 else 2
    if not allowed or not word.isalpha():
        return ()
    letters = set(word)
    near = (
        other
        for other in known
        if other[:1] == word[:1]
        and abs(len(other) - len(word)) <= allowed
        and len(letters.symmetric_difference(other)) <= 2 * allowed
        and other.isalpha()
    )
    return tuple(sorted(other for other in near if _distance(word, other) <= allowed))


def _distance(one: str, other: str) -> int:
    """Optimal string alignment distance."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        row = [i]
        for j, against in enumerate(other, start=1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
