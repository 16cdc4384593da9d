"""What stands before the content of a line: bullets, numbers, card labels, dates."""

from __future__ import annotations

import re
from typing import NamedTuple

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"\d{1,2}(?!\d)(?:st|nd|rd|th)?"
_YEAR = r"(?:c\.?\s?|ca\.?\s|about\s)?\d{3,4}s?(?:\s?(?:BCE?|CE|AD))?"
_PART = r"(?:early|mid|late|spring|summer|autumn|fall|winter|period:?|circa|around|from|by|in)"
DATE = (
    rf"(?:(?:{_PART})[\s-]+)*(?:"
    rf"{_DAY}(?:\s?(?:-|–|—|to|and)\s?{_DAY})?\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?"
    rf"|{_MONTH}(?:\s+{_DAY}(?:\s?(?:-|–|—|to|and)\s?{_DAY})?)?(?:,?\s+{_YEAR})?"
    rf"|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}|{_YEAR}(?:\s?[-–—/]\s?\d{{2,4}})?)"
)
DATED = re.compile(
    rf"(?P<date>{DATE}(?:\s?(?:-|–|—|to)\s?{DATE})?(?:,?\s+\d{{1,2}}(?:[:.]\d\d)?\s*(?:a\.?m\.?|p\.?m\.?)?)?)"
    r"\s*(?:[:–—]|\s-|\.{2,}|[ ]{2,}(?=[A-Z\"“‘'][^|]*$)|\t(?=[A-Z]))\s*(?=\S)",
    re.IGNORECASE,
)
"""A line of a chronology: a date, a dash, colon or wide gap, and what happened."""
_ONLY_DATE = re.compile(rf"{DATE}(?:\s?(?:-|–|—|to)\s?{DATE})?\W*$", re.IGNORECASE)

_BULLET = re.compile(
    r"(?P<label>[•◦▪▫‣⁃●○■□◆◇►▸➤➢✓✔✗→*+·–—-])(?:[ \t\xa0]+|(?<=[•●◦▪■►➤])(?=\w))(?:\[[ xX]\]\s+)?(?=\S)"
)
_NUMBER = re.compile(
    r"(?P<label>\(?(?:\d{1,3}(?:\.\d{1,2}){0,2}|[a-z]|[ivx]{2,4})[.)]"
    r"|\d{1,2}\.(?:\d{1,2}\.?)+(?![ \t\xa0]+[a-z%°])|#\d{1,3})[ \t\xa0]+(?=\S)"
)
_CARD = re.compile(
    r"(?P<label>(?:#?\d{1,3}[.)]\s*)?(?:(?P<q>question|front|prompt|term|q)|(?P<a>answer|ans|back|def(?:inition)?|a))\s?#?\d{0,3}\s?[:.)])"
    r"(?:\s+|$)|(?P<bare>(?P<bare_q>Q)|A)(?:[ ]{2,}|\t)[ \t]*(?=\S)",
    re.IGNORECASE,
)
_PAIR = re.compile(
    r"(?P<term>[^\s].{0,120}?\S)(?P<label>[ \t]+::?:[ \t]+|[ \t]*\.{4,}[ \t]*|[ \t]+(?:=>|⇒)[ \t]+)(?=\S)"
)


class Marked(NamedTuple):
    """A label at the start of a line, and where the content begins after it."""

    label: str
    length: int


def list_label(line: str) -> Marked | None:
    """The bullet or number that ``line`` (without indent) begins with."""
    found = _BULLET.match(line) or _NUMBER.match(line)
    return Marked(found["label"], found.end()) if found else None


def is_number(label: str) -> bool:
    """Whether a list label counts (``1.``, ``a)``) rather than marks (``•``)."""
    return any(char.isalnum() for char in label)


def is_date(words: str) -> bool:
    """Whether ``words`` are a date and nothing else."""
    return len(words) <= 60 and bool(_ONLY_DATE.match(words))


def card_label(line: str) -> tuple[bool, Marked] | None:
    """``Q:``, ``A.``, ``Question 3:`` at the start of ``line``; the flag is true for a question."""
    found = _CARD.match(line)
    if not found:
        return None
    is_question = bool(found["q"] or found["bare_q"])
    return is_question, Marked(found["label"] or found["bare"], found.end())


def term_pair(line: str) -> tuple[int, Marked] | None:
    """``Term :: definition`` or ``Term ..... definition``: the end of the term, and the sign between."""
    found = _PAIR.match(line)
    if not found:
        return None
    return found.end("term"), Marked(found["label"].strip(), found.end() - found.end("term"))
