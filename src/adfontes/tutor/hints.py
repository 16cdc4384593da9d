"""Hints that help to remember and do not tell: what sort of answer it is, then its shape with the words masked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from adfontes.ask.questions import STOP
from adfontes.values.evidence import Claim
from adfontes.values.quantities import Quantity
from adfontes.values.study import Card
from adfontes.values.time import TimeSpan, civil_date

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_LONGEST_MASK: Final = 160
_SMALL: Final = "a an the of in on at to by and or about some least over from for with was is were"
_SHORT: Final = frozenset(_SMALL.split())
_MEASURED: Final[dict[str, str]] = {
    "money": "It is a sum of money.",
    "duration": "It is a length of time.",
    "share": "It is a share of the whole.",
    "rate": "It is a rate.",
    "length": "It is a length or distance.",
    "area": "It is an area.",
    "weight": "It is a weight.",
    "age": "It is an age.",
    "speed": "It is a speed.",
}
SAFE: Final = ("Think of what happened just before and just after.", "Think of who was there, and when.")
"""What is said where a better hint would give the answer away."""


def plain_answer(card: Card) -> str:
    """The answer without the letters of the sources and our own words around the sides of a dispute."""
    if card.kind != "dispute":
        return card.back.text
    return re.sub(r" \([A-Z]{1,2}(?:, [A-Z]{1,2})*\)", "", card.back.text).removeprefix("The sources disagree: ")


def secrets_of(card: Card) -> tuple[str, ...]:
    """The words of the answer that the question does not hold, in lower case, sorted."""
    asked = {word.lower() for word in _WORD.findall(card.front)}
    said = {word.lower() for word in _WORD.findall(plain_answer(card))}
    return tuple(sorted(word for word in said - asked if word not in STOP and word not in _SHORT))


def leaks(text: str, secrets: Iterable[str]) -> bool:
    """Whether a text holds one of the words that it must not."""
    hidden = set(secrets)
    return any(word.lower() in hidden for word in _WORD.findall(text))


def hints_of(card: Card, claims: Sequence[Claim], secrets: Sequence[str]) -> tuple[str, str]:
    """A hint and a narrower one; neither holds a word of the answer that the question has not.

    Args:
        card: whose answer is asked for.
        claims: the typed values that the answer rests on, best first.
        secrets: see :func:`secrets_of`.
    """
    first = _sort_of_answer(card, claims)
    second = f"It looks like this: {masked(plain_answer(card), secrets)}"
    return (SAFE[0] if leaks(first, secrets) else first), (SAFE[1] if leaks(second, secrets) else second)


def _sort_of_answer(card: Card, claims: Sequence[Claim]) -> str:
    if card.kind == "dispute":
        return "The sources do not agree here: there is more than one answer to give."
    value = claims[0].value if claims else None
    if isinstance(value, TimeSpan) and card.kind in ("date", "source_card"):
        return _date(value)
    if isinstance(value, Quantity) and card.kind in ("quantity", "source_card"):
        return _quantity(value)
    words = len(_WORD.findall(card.back.text))
    if card.kind == "name":
        return f"It is a name of {_count(words, 'word')}."
    return f"The answer has {_count(words, 'word')}."


def _date(value: TimeSpan) -> str:
    exact = {"day": "a day", "month": "a month", "year": "a year", "season": "a season"}.get(
        value.granularity, "a time"
    )
    if value.earliest is None:
        return f"It is {exact}."
    year = civil_date(value.earliest)[0]
    if year <= 0:
        return f"It is {exact} before the birth of Christ."
    half = "first" if year % 100 < 50 else "second"
    return f"It is {exact} in the {half} half of the {_ordinal(year // 100 + 1)} century."


def _quantity(value: Quantity) -> str:
    told = _MEASURED.get(value.dimension, "It is a number.")
    number = value.low if value.low is not None else value.high
    if value.dimension == "count" and number is not None and number >= 1:
        return f"It is a number of {_count(len(str(int(number))), 'digit')}."
    return told


def masked(text: str, secrets: Iterable[str]) -> str:
    """The words with all but their first letters hidden: ``2_ O______ 19__``.

    A word of one letter or digit is hidden whole. What the question has already given stays.
    """
    hidden = set(secrets)

    def hide(found: re.Match[str]) -> str:
        word = found.group()
        if word.lower() not in hidden:
            return word
        shown = 0 if len(word) == 1 else 2 if word.isdigit() and len(word) == 4 else 1
        shown = 0 if word[:shown].lower() in hidden else shown
        return word[:shown] + "_" * (len(word) - shown)

    line = " ".join(text.split())
    cut = line if len(line) <= _LONGEST_MASK else line[:_LONGEST_MASK].rsplit(" ", 1)[0] + " …"
    return _WORD.sub(hide, cut)


def _count(number: int, noun: str) -> str:
    return f"1 {noun}" if number == 1 else f"{number} {noun}s"


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
