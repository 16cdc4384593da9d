"""What is counted or measured: the noun phrase or casualty word that an amount belongs to."""

from __future__ import annotations

from typing import NamedTuple

from adfontes.language.quantities.amounts import Amount, rate_after
from adfontes.language.quantities.lexemes import Text
from adfontes.language.quantities.lexicon import MONTHS, UNITS
from adfontes.language.quantities.nouns import is_plural, singular
from adfontes.language.quantities.parses import Parse
from adfontes.language.quantities.phrases import (
    DETERMINERS,
    FURTHER,
    KINDS,
    NO_PHRASE,
    STOP,
    Phrase,
    kind_after,
    phrase_after,
    phrase_before,
)
from adfontes.language.quantities.vocabulary import pairs, words

_MEASURED = pairs("measured")
_HOW = pairs("how")
_LINKS = words("links")
"""Words between a subject and its amount: "the death toll stood at", "the siege lasted for"."""
_VERBS = words("link verbs")
_LINK_REACH = 5
_ROW_MARKS = frozenset((":", "|", "=", "\t", "→"))
_LONGEST_LABEL = 8
_PARENTHESIS = 8
"""Lexemes of a bracket that is passed over: "1200 lb (544 kg) ball"."""


class Counted(NamedTuple):
    """What an amount belongs to."""

    of: str
    per: str
    span_end: int
    """Index of the lexeme after the amount with its rate."""
    ahead: tuple[str, ...]
    """The lemmas that follow the amount; empty where what is counted stands before it or nowhere."""
    plural: bool
    """Whether a plural noun or casualty word follows the amount: then it counts."""


def attach(text: Text, amount: Amount, parse: Parse, context: str = "") -> Counted:
    """What the amount counts, as lemmas, with the rate that stands behind the noun.

    Args:
        text: the text.
        amount: an amount read from it.
        parse: for exact lemmas and noun phrases, where there is one.
        context: words before the text that ask for it or head it (a question, a column's heading).
    """
    ahead = _forward(text, amount, parse)
    per = "" if amount.per or not ahead.words else rate_after(text, ahead.end)[0]
    words = ahead.words or _backward(text, amount, parse)
    of = " ".join(words) if words else asked(context or _heading(text, amount))
    return Counted(of, per, amount.span_end, ahead.words, ahead.plural)


def _forward(text: Text, amount: Amount, parse: Parse) -> Phrase:
    """The noun phrase or casualty word behind the amount."""
    at = _past_bracket(text, amount.span_end) if amount.unit.name else amount.span_end
    dimension = amount.unit.dimension
    if amount.of_one:
        return Phrase((singular(text.lower(amount.of_one)),), at, True)
    if dimension == "length" and (measured := _measured(text, amount, at, parse)):
        return measured
    if dimension == "share" and text.lower(at) == "." and text[at + 1].text.islower():
        at += 1  # "40 per cent. of the land"
    joined = text.lower(at) == "-" and text.joined(at)
    at += joined
    if text.lower(at) == "strong":
        return _strong(text, amount, at + 1, parse)
    if joined and dimension == "count" and text[at].kind == "word":
        return Phrase((singular(text.lower(at)),), at + 1)
    if text.lower(at) in ({"of", "in", "for"} if dimension == "money" else {"of"}):
        return _phrase_of(text, at + 1, dimension, parse)
    if dimension in ("duration", "length", "age") and not _modifies(text, amount, joined):
        return NO_PHRASE
    if dimension in ("share", "rate") and text.lower(at) in DETERMINERS:
        return phrase_after(text, _past_determiners(text, at), parse, any_noun=True)
    return _counted_next(text, amount, at, parse)


def _counted_next(text: Text, amount: Amount, at: int, parse: Parse) -> Phrase:
    """What stands right behind the amount: "advisers", "were killed", "more soldiers were killed"."""
    dimension = amount.unit.dimension
    kind, end = kind_after(text, at) if dimension in ("count", "share") else ("", 0)
    if kind:
        return NO_PHRASE if _labels_next(text, amount, end) else Phrase((kind,), end, True)
    if text.lower(at) in FURTHER:
        at += 1
    if text.starts_paragraph(at):
        return NO_PHRASE
    phrase = phrase_after(text, at, parse, any_noun=dimension != "count" and bool(amount.unit.name))
    if _labels_next(text, amount, phrase.end):
        return NO_PHRASE
    return _with_kind(text, phrase) if dimension == "count" else phrase


def _with_kind(text: Text, phrase: Phrase) -> Phrase:
    """The phrase with the casualty word behind it: "soldiers killed"."""
    if not phrase.words:
        return phrase
    kind, end = kind_after(text, phrase.end)
    return phrase._replace(words=(*phrase.words, kind), end=end) if kind and kind not in phrase.words else phrase


def _measured(text: Text, amount: Amount, at: int, parse: Parse) -> Phrase | None:
    """As in "27 feet long", "8 inches in diameter": what is measured, and of what."""
    for length in (2, 1):
        measured = _MEASURED.get(" ".join(text.lower(at + step) for step in range(length)))
        if measured:
            return Phrase((*phrase_before(text, amount.start - 1, parse), measured), at + length)
    return None


def _strong(text: Text, amount: Amount, at: int, parse: Parse) -> Phrase:
    """As in "a 50,000-strong army", "his army, 30,000 strong"."""
    phrase = phrase_after(text, at, parse, any_noun=True)
    if phrase.words:
        return phrase
    before = amount.start - 2 if text.lower(amount.start - 1) == "," else amount.start - 1
    return Phrase(phrase_before(text, before, parse), at, True)


def _phrase_of(text: Text, at: int, dimension: str, parse: Parse) -> Phrase:
    """The phrase behind "of": "hundreds of the soldiers", "$300 million in credits"."""
    if dimension == "money" and text[at].kind == "digits":
        return NO_PHRASE
    phrase = phrase_after(text, _past_determiners(text, at), parse, any_noun=True)
    return _with_kind(text, phrase) if dimension in ("count", "share") else phrase


def _labels_next(text: Text, amount: Amount, end: int) -> bool:
    """Whether the words before ``end`` are the label of the next amount: "Killed: 4,500 Wounded: 12,000"."""
    labelled = text.lower(amount.start - 1) in _ROW_MARKS
    return labelled and text.lower(end) == ":" and text[end + 1].kind == "digits"


def _modifies(text: Text, amount: Amount, joined: bool) -> bool:
    """Whether the amount is an adjective of its noun: "a four-day march", "a 6 week siege", "a 27-foot gun"."""
    last = text[amount.end - 1].lower
    if amount.unit.dimension == "age":
        return last == "old"
    number = amount.high if amount.high is not None else amount.low
    singular_unit = last in UNITS and UNITS[last].name == last and number != 1
    return joined or singular_unit or (last in UNITS and text.lower(amount.end - 2) == "-" and not last.endswith("s"))


def _past_bracket(text: Text, at: int) -> int:
    """Past "(544 kg)", or out of the bracket that the amount itself stands in."""
    if text.lower(at) == ")":
        return at + 1
    if text.lower(at) != "(":
        return at
    for end in range(at + 1, at + _PARENTHESIS):
        if text.lower(end) == ")":
            return end + 1
    return at


def _past_determiners(text: Text, at: int) -> int:
    """Past determiners and a repeated number: "of the 10,000 soldiers", "of them foreign mercenaries"."""
    for _ in range(3):
        if text.lower(at) in DETERMINERS or text.lower(at) in ("whom", "them", "which") or text[at].kind == "digits":
            at += 1
    return at


def _backward(text: Text, amount: Amount, parse: Parse) -> tuple[str, ...]:
    """What stands before: "Bunkers: 22", "a loan of", "the death toll reached", "range one mile"."""
    at = amount.start - 1
    if text.starts_line(amount.start):
        return ()
    mark = text.lower(at)
    if mark in _ROW_MARKS or (mark in ("–", "—", "-") and not text.joined(at)):
        over_digits = mark not in ("–", "—", "-")
        return _label(text, at - 1, over_digits) or tuple(asked(text.line_to(at)).split())
    if mark == "(" and text[at - 1].kind == "word":
        return phrase_before(text, at - 1, parse) if amount.unit.dimension == "age" else ()
    moved = at
    linked = False
    while text.lower(moved) in _LINKS and moved > at - _LINK_REACH and not text.starts_line(moved):
        linked = linked or text.lower(moved) in _VERBS
        moved -= 1
    if linked and (words := phrase_before(text, moved, parse)):
        return words
    start = parse.measured(text[amount.end - 1].start)
    if start is not None and (index := _index_at(text, start, amount.start)) is not None:
        return phrase_before(text, index, parse)
    follows = text[amount.span_end]
    if follows.kind == "word" and not text.starts_line(amount.span_end):
        return ()
    if text[at].kind == "word" and (text.starts_line(at) or text.starts_line(at - 1)):
        return _label(text, at)
    if amount.unit.name and text.starts_sentence(at) and text[at].kind == "word":
        return phrase_before(text, at, parse)
    if amount.unit.name and mark == ",":
        named = phrase_before(text, at - 1, parse)
        return () if any(word in UNITS for word in named) else named
    noted = text.lower(at - 1) in (",", ";", "(") if amount.unit.name else is_plural(text.lower(at))
    return phrase_before(text, at, parse) if noted else ()


def _index_at(text: Text, start: int, before: int) -> int | None:
    """The lexeme that starts at a code point, looked for backwards from lexeme ``before``."""
    for index in range(before - 1, max(-1, before - 60), -1):
        if text[index].start == start:
            return index
    return None


def _label(text: Text, at: int, over_digits: bool = False) -> tuple[str, ...]:
    """The words from the start of the line or sentence to ``at``: "Total length", "Number of watchtowers"."""
    words: list[str] = []
    while len(words) < _LONGEST_LABEL and at >= 0:
        lexeme = text[at]
        if lexeme.kind == "word":
            words.append(lexeme.lower)
        elif (
            lexeme.text not in "()-/'’"
            and not (lexeme.text == "," and not words)
            and not (over_digits and lexeme.kind == "digits")
        ):
            break
        if text.starts_line(at):
            break
        at -= 1
    words.reverse()
    if "how" in words:
        return tuple(asked(" ".join(words)).split())
    if "of" in words and words[0] in ("number", "total", "amount"):
        words = words[words.index("of") + 1 :]
    return _content(words)


def _content(words: list[str]) -> tuple[str, ...]:
    kept = [KINDS.get(word) or singular(word) for word in words]
    if len(words) == 1 and words[0] not in DETERMINERS and len(words[0]) > 1:
        return (kept[0],)
    return tuple(
        lemma
        for word, lemma in zip(words, kept, strict=True)
        if lemma in KINDS.values() or not (word in DETERMINERS or word in STOP or word in MONTHS)
    )


def _heading(text: Text, amount: Amount) -> str:
    """The line above an amount that opens its line, where it asks for it or names it ("Price of a loaf")."""
    first = amount.start
    while first > 0 and not text.starts_line(first) and text[first - 1].lower in ("a", ".", ":", "•", "*", "-"):
        first -= 1
    if not text.starts_line(first):
        return ""
    above = text.line_before(first)
    return (
        above
        if above.endswith("?") or (above and above[-1].isalnum() and len(above.split()) <= _LONGEST_LABEL + 2)
        else ""
    )


def asked(question: str) -> str:
    """What a question or heading asks the number of: "How many watchtowers were there?" the watchtowers."""
    words = [word.strip("?.,:;!*•-\"'“”()").lower() for word in question.split()]
    words = [word for word in words if word]
    if "how" not in words:
        return " ".join(_content([word for word in words if word not in _ASKING and not word[0].isdigit()])[:3])
    rest = words[words.index("how") + 1 :]
    if not rest or rest[0] not in ("many", "much"):
        return _HOW.get(rest[0], "") if rest else ""
    kept: list[str] = []
    for word in rest[1:]:
        if word in KINDS:
            return " ".join([*kept, KINDS[word]])
        if word in DETERMINERS or word in STOP or word in ("did", "was"):
            if kept and word not in ("of", "were", "was", "had", "have", "been"):
                break
            continue
        if len(kept) == 2:
            break
        kept.append(singular(word))
    return " ".join(kept)


_ASKING = words("asking")
