"""What is counted or measured: the noun phrase or casualty word that an amount belongs to."""

from __future__ import annotations

from collections.abc import Mapping

from adfontes.language.quantities.amounts import Amount, rate_after
from adfontes.language.quantities.lexemes import Text
from adfontes.language.quantities.nouns import COLLECTIVES, is_plural, singular
from adfontes.values.annotations import Token

Parse = Mapping[int, Token]
"""Tokens of a parse by their first code point; empty without one."""

_LONGEST_PHRASE = 5
"""Words of a noun phrase that are looked at on either side."""
_KINDS = {
    "killed": "killed", "slain": "killed", "murdered": "killed", "massacred": "killed", "executed": "executed", "shot": "shot",
    "beheaded": "executed", "hanged": "hanged", "drowned": "drowned", "died": "died", "dead": "dead", "perished": "died", "die": "died",
    "dying": "died", "wounded": "wounded", "injured": "wounded", "hurt": "wounded", "captured": "captured", "missing": "missing",
    "imprisoned": "imprisoned", "arrested": "arrested", "deported": "deported", "escaped": "escaped", "fled": "fled",
    "survived": "survived", "surrendered": "surrendered", "deserted": "deserted", "drafted": "drafted", "enslaved": "enslaved",
    "unemployed": "unemployed", "homeless": "homeless",
}  # fmt: skip
"""Words for what happened to people, to the kind they are counted by."""
_AUXILIARIES = frozenset(
    "were was are is be been being had have has also people who that which of them whom left lay then".split()
)
_DETERMINERS = frozenset("the a an its their his her our these those this that all such other any your my".split())
_STOP = frozenset(
    "of in on at by for from with to and or but nor as than that which who whom whose when while where after before since until "
    "were was are is be been being had have has did do does will would could should may might must can not into over under "
    "against between through during within without about around out up down off per each every it he she they we you i there "
    "then so if because although though however also only just more less most least ago later earlier became become made came "
    "took left lost went died fled killed said gave got held fought stood lay saw".split()
)
_MEASURES = {"long": "length", "high": "height", "tall": "height", "wide": "width", "broad": "width", "deep": "depth",
             "thick": "thickness", "in length": "length", "in height": "height", "in width": "width", "in depth": "depth"}  # fmt: skip
_LINKS = frozenset(
    "was were is are be been at to reached numbered totalled totaled exceeded equalled stood came amounted cost costs "
    "weighed had measured measures averaged covered being by rose fell about only just of".split()
)
_HOW = {"long": "length", "high": "height", "tall": "height", "wide": "width", "deep": "depth", "thick": "thickness", "far": "distance",
        "old": "age", "heavy": "weight", "large": "size", "big": "size"}  # fmt: skip
_ROW_MARKS = frozenset((":", "|", "=", "\t"))


def attach(text: Text, amount: Amount, parse: Parse, context: str = "") -> tuple[str, str, int]:
    """What the amount counts, as lemmas; the rate that stands behind the noun; the end of that rate.

    Args:
        text: the text.
        amount: an amount read from it.
        parse: tokens by first code point, for exact lemmas and noun phrases.
        context: words that stand before the text and ask or head it (a question, a column's heading).
    """
    of, after = _forward(text, amount, parse)
    per, span_end = "", amount.span_end
    if of and not amount.per:
        per, rate_end = rate_after(text, after)
        span_end = rate_end if per else span_end
    return of or _backward(text, amount, parse) or asked(context), per, span_end


def _forward(text: Text, amount: Amount, parse: Parse) -> tuple[str, int]:
    at = amount.span_end
    dimension = amount.unit.dimension
    if dimension == "length":
        for words in (1, 2):
            found = _MEASURES.get(" ".join(text.lower(at + step) for step in range(words)))
            if found:
                return found, at + words
    if text.lower(at) == "-" and text.joined(at):
        at += 1
    links = {"of"} | ({"in", "for"} if dimension == "money" else set())
    if text.lower(at) in links:
        return _phrase(text, _skip(text, at + 1), parse, any_noun=True)
    if dimension in ("duration", "age", "temperature", "speed"):
        return "", at
    if dimension in ("share", "rate") and text.lower(at) in _DETERMINERS:
        return _phrase(text, _skip(text, at), parse, any_noun=True)
    kind, end = _kind(text, at)
    if kind:
        return kind, end
    any_noun = dimension != "count"
    phrase, end = _phrase(text, _skip(text, at) if amount.form == "fraction" else at, parse, any_noun)
    if phrase and dimension == "count":
        kind, kind_end = _kind(text, end)
        return (f"{phrase} {kind}", kind_end) if kind and kind not in phrase.split() else (phrase, end)
    return phrase, end


def _skip(text: Text, at: int) -> int:
    """Past determiners and a repeated number: "of the 10,000 soldiers", "of whom"."""
    for _ in range(3):
        if text.lower(at) in _DETERMINERS or text.lower(at) in ("whom", "them") or text[at].kind == "digits":
            at += 1
    return at


def _kind(text: Text, at: int) -> tuple[str, int]:
    """A casualty word after auxiliaries: "were killed", "died", "killed or wounded", "who had been captured"."""
    start = at
    while text.lower(at) in _AUXILIARIES and at < start + 4:
        at += 1
    kind = _KINDS.get(text.lower(at))
    if kind is None:
        return "", start
    at += 1
    while text.lower(at) in ("and", "or", ",") and text.lower(at + 1) in _KINDS and at < start + 8:
        kind, at = f"{kind} {_KINDS[text.lower(at + 1)]}", at + 2
    return kind, at


def _phrase(text: Text, at: int, parse: Parse, any_noun: bool) -> tuple[str, int]:
    """The noun phrase that starts at ``at``, as lemmas, and the lexeme after it."""
    words: list[str] = []
    head = 0
    end = at
    while end < at + _LONGEST_PHRASE + 3 and len(words) < _LONGEST_PHRASE:
        lexeme = text[end]
        if lexeme.text == "-" and words and text.joined(end):
            end += 1
            continue
        if (
            lexeme.kind != "word"
            or lexeme.lower in _STOP
            or lexeme.lower in _DETERMINERS
            or (words and text.starts_line(end))
        ):
            break
        token = parse.get(lexeme.start)
        if token is not None and token.pos not in _NOMINAL and not (token.tag in ("VBG", "VBN") and len(words) == 0):
            break
        noun = token.pos in ("NOUN", "PROPN") if token is not None else is_plural(lexeme.lower)
        words.append(_lemma(lexeme.lower, token))
        end += 1
        if noun:
            head = len(words)
            if token is None and not is_plural(text.lower(end)):
                break
        elif token is None and head:
            break
    if not head and any_noun and words and not parse:
        head = min(2, len(words))
    if not head and words and text[at].lower in COLLECTIVES:
        head = 1
    return " ".join(words[:head]), at + _lexemes(text, at, head)


def _lexemes(text: Text, at: int, words: int) -> int:
    """How many lexemes ``words`` words take, hyphens between them counted."""
    end = at
    while words > 0:
        if text[end].kind == "word":
            words -= 1
        elif text[end].kind == "end":
            break
        end += 1
    return end - at


_NOMINAL = frozenset(("ADJ", "NOUN", "PROPN", "PUNCT"))


def _lemma(word: str, token: Token | None) -> str:
    if token is not None and token.lemma and token.pos == "NOUN":
        return token.lemma.lower()
    return singular(word)


def _backward(text: Text, amount: Amount, parse: Parse) -> str:
    """What stands before: "Bunkers: 22", "a loan of", "the death toll reached"."""
    at = amount.start - 1
    if text.starts_line(amount.start):
        return ""
    mark = text.lower(at)
    if mark in _ROW_MARKS or (mark in ("–", "—", "-") and not text.joined(at)):
        return _row_label(text, at - 1, parse)
    if mark == "(":
        return ""
    moved = at
    while text.lower(moved) in _LINKS and moved > at - 4:
        moved -= 1
    if moved == at:
        return _row_label(text, at, parse) if _opens_line(text, at) else ""
    return _before(text, moved, parse)


def _opens_line(text: Text, at: int) -> bool:
    """Whether only one or two words stand before the amount on its line: "Bunkers 22"."""
    return text[at].kind == "word" and (
        text.starts_line(at) or (text[at - 1].kind == "word" and text.starts_line(at - 1))
    )


def _row_label(text: Text, at: int, parse: Parse) -> str:
    """The words from the start of the line or sentence to ``at``: "Total length", "Number of watchtowers"."""
    words: list[str] = []
    while len(words) < 8 and at >= 0:
        lexeme = text[at]
        if lexeme.kind == "word":
            words.append(lexeme.lower)
        elif lexeme.text not in "()-/,'’" or (lexeme.text == "," and not words):
            break
        if text.starts_line(at):
            break
        at -= 1
    words.reverse()
    if "of" in words and words[0] in ("number", "total", "amount"):
        words = words[words.index("of") + 1 :]
    if words[:2] == ["how", "many"] or "how" in words:
        return asked(" ".join(words))
    return " ".join(
        _KINDS.get(word) or singular(word) for word in words if word not in _DETERMINERS and word not in _STOP
    )


def _before(text: Text, at: int, parse: Parse) -> str:
    """The noun phrase that ends at ``at``; with "number of X" the X."""
    words: list[str] = []
    while len(words) < 3:
        lexeme = text[at]
        if lexeme.kind != "word" or lexeme.lower in _STOP or lexeme.lower in _DETERMINERS:
            break
        token = parse.get(lexeme.start)
        if token is not None and token.pos not in ("ADJ", "NOUN", "PROPN"):
            break
        if token is not None and not words and token.pos == "ADJ":
            break
        words.append(_lemma(lexeme.lower, token))
        if text.starts_sentence(at):
            break
        at -= 1
    return " ".join(reversed(words))


def asked(question: str) -> str:
    """What a question asks the number of: "How many watchtowers were there?" the watchtowers."""
    words = [word.strip("?.,:;!\"'“”").lower() for word in question.split()]
    if "how" not in words:
        return (
            " ".join(singular(word) for word in words[-3:] if word not in _STOP and word not in _DETERMINERS)
            if words
            else ""
        )
    rest = words[words.index("how") + 1 :]
    if not rest:
        return ""
    if rest[0] in _HOW:
        return _HOW[rest[0]]
    if rest[0] not in ("many", "much"):
        return ""
    kept: list[str] = []
    for word in rest[1:]:
        if word in _STOP or word in _DETERMINERS or word in _KINDS:
            if kept:
                break
            if word in _KINDS:
                return _KINDS[word]
            continue
        kept.append(singular(word))
    return " ".join(kept[:3])
