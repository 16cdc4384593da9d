"""What a question asks for: the kind of its answer, and the words that evidence must share with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, Literal

import msgspec

from adfontes.values.names import Name

AnswerKind = Literal["time", "quantity", "actor", "place", "name", "any"]

_KINDS: Final[tuple[tuple[AnswerKind, re.Pattern[str]], ...]] = (
    (
        "quantity",
        re.compile(
            r"\bhow (?:many|much|long|far|large|big|high|old|tall|deep|wide|heavy|fast|often)\b"
            r"|\bwhat (?:number|share|percentage|proportion|fraction|sum|amount|rate|price|size|length)\b"
            r"|\bwhat (?:was|were|is) the (?:\w+ )?"
            r"(?:number|share|percentage|sum|amount|rate|price|cost|size|length)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "time",
        re.compile(
            r"\bwhen\b|\b(?:what|which|in what|in which|on which|on what) (?:exact )?"
            r"(?:day|date|month|year|years|decade|century|season|time)\b|\buntil what\b|\bsince what\b",
            re.IGNORECASE,
        ),
    ),
    ("actor", re.compile(r"\bwho(?:m|se)?\b|\bby whom\b", re.IGNORECASE)),
    (
        "place",
        re.compile(r"\bwhere\b|\b(?:what|which) (?:city|town|place|country|port|village|street)\b", re.IGNORECASE),
    ),
    ("name", re.compile(r"\bwhat (?:was|is|were|are) the names?\b|\bwhich\b", re.IGNORECASE)),
)
"""The first that fits counts: "how long" asks for a quantity even where "when" follows."""

_STOP_WORDS: Final = """
    a about after all also an and any are as at be been before between both but by can could did do does during for from
    had happen happened has have he her his how i if in into is it its long made make many me most much my name named of
    often old on one or our please role say says she should so some such tell than that the their them then there these
    they this those to under us very was we were what when where which while who whom whose why will with would you your
    according source sources text give given
"""
_STOP: Final = frozenset(_STOP_WORDS.split())
"""Words of a question that need not stand in what answers it."""

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


class Term(msgspec.Struct, frozen=True):
    """Something that the question is about, in every wording that the course knows for it."""

    phrases: tuple[str, ...]


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A question, taken apart."""

    text: str
    kind: AnswerKind
    terms: tuple[Term, ...]


def analyse(text: str, names: Sequence[Name]) -> Question:
    """Take a question apart.

    Args:
        text: the question as it was typed.
        names: the names of the course, whose other forms count as the same words.
    """
    kind: AnswerKind = next((kind for kind, pattern in _KINDS if pattern.search(text)), "any")
    rest, terms = _named(text, names)
    words = dict.fromkeys(word for word in _WORD.findall(rest) if _bare(word) not in _STOP)
    terms += [Term((word,)) for word in words]
    return Question(text=text, kind=kind, terms=tuple(terms))


def _named(text: str, names: Iterable[Name]) -> tuple[str, list[Term]]:
    """Names with several forms that stand in the question, and the question without them; the longest first."""
    terms: dict[str, Term] = {}
    forms = sorted(
        ((form, name) for name in names if name.aliases for form in _forms(name)),
        key=lambda pair: (-len(pair[0]), pair[0], pair[1].key),
    )
    for form, name in forms:
        # An abbreviation is one only in capitals: "US" is a state, "us" is not.
        flags = re.NOFLAG if form.isupper() else re.IGNORECASE
        found = re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text, flags)
        if found:
            text = text[: found.start()] + " " + text[found.end() :]
            terms.setdefault(name.key, Term(_forms(name)))
    return text, list(terms.values())


def _forms(name: Name) -> tuple[str, ...]:
    return tuple(dict.fromkeys([name.canonical, *(alias.text for alias in name.aliases)]))


def _bare(word: str) -> str:
    return re.split("['’]", word.lower())[0]
