"""Noun phrases and casualty words beside an amount, as lemmas; with a parse by part of speech, without one by shape."""

from __future__ import annotations

from typing import NamedTuple

from adfontes.language.quantities.lexemes import Lexeme, Text
from adfontes.language.quantities.nouns import is_plural, singular
from adfontes.language.quantities.parses import Parse
from adfontes.language.quantities.vocabulary import pairs, words

KINDS = pairs("kinds")
"""Words for what happened to those who are counted, to the kind they are counted by."""
DETERMINERS = words("determiners")
STOP = words("stop")
_AUXILIARIES = words("auxiliaries")
FURTHER = words("further")
_NOMINAL = frozenset(("ADJ", "NOUN", "PROPN", "PUNCT"))
_LONGEST = 5
"""Words of a noun phrase that are looked at."""


class Phrase(NamedTuple):
    """A noun phrase as lemmas, head last."""

    words: tuple[str, ...]
    end: int
    """Index of the lexeme after it."""
    plural: bool = False
    """Whether its head is a plural or collective noun."""


NO_PHRASE = Phrase((), 0)


def phrase_after(text: Text, at: int, parse: Parse, any_noun: bool) -> Phrase:
    """The noun phrase that starts at lexeme ``at``.

    Args:
        text: the text.
        at: its first lexeme.
        parse: the parse, if there is one.
        any_noun: whether a singular may be its head ("a four-day march"); a counted noun is a plural.
    """
    words: list[str] = []
    head = 0
    head_end = end = at
    plural = False
    while len(words) < _LONGEST:
        lexeme = text[end]
        if lexeme.text in ("-", "‘", "'", "“", '"') and (words or lexeme.text != "-") and end < at + 2 * _LONGEST:
            end += 1
            continue
        if lexeme.lower in ("and", "or", ",") and _joins_adjectives(text, at, end, bool(head) and not plural):
            end, head = end + 1, 0
            continue
        if _ends_phrase(text, end, lexeme):
            break
        token = parse.at(lexeme.start)
        if token is None and words and lexeme.lower.endswith("ed") and not is_plural(text.lower(end + 1)):
            break  # without a parse, a likely verb: "the army crossed"
        if token is not None and token.pos not in _NOMINAL and not (token.tag in ("VBG", "VBN") and not head):
            break
        shape = is_plural(lexeme.lower)
        noun = token.pos in ("NOUN", "PROPN") if token is not None else shape
        if token is None and lexeme.lower.endswith(("'s", "’s")):
            end += 1
            continue  # "Europe's oil"
        words.append(lemma(lexeme, parse))
        end += 1
        if noun:
            head, head_end, plural = len(words), end, shape or (token is not None and token.tag in ("NNS", "NNPS"))
            if token is None and not is_plural(text.lower(end)) and not _joins_adjectives(text, at, end, True):
                break
        elif token is None and head:
            break
    if not head and any_noun and words:
        head, head_end = min(2, len(words)), _end_of(text, at, min(2, len(words)))
    return Phrase(tuple(words[:head]), head_end, plural)


def _ends_phrase(text: Text, end: int, lexeme: Lexeme) -> bool:
    return lexeme.kind != "word" or lexeme.lower in STOP or lexeme.lower in DETERMINERS or text.starts_paragraph(end)


def _joins_adjectives(text: Text, at: int, end: int, head: bool) -> bool:
    """Whether "and" stands between two adjectives before a plural: "French and Belgian soldiers"."""
    if end <= at or text.lower(end) not in ("and", "or", ",") or text[end + 1].kind != "word":
        return False
    before, after = text[end - 1], text[end + 1]
    if is_plural(before.lower) and not (before.text[0].isupper() and after.text[0].isupper()):
        return False
    if head and not (before.text[0].isupper() and after.text[0].isupper()):
        return False
    follows = [text.lower(end + step) for step in (2, 3)]
    return (not is_plural(after.lower) and any(is_plural(word) for word in follows[:1])) or (
        before.text[0].isupper() and after.text[0].isupper() and is_plural(follows[0])
    )


def _end_of(text: Text, at: int, words: int) -> int:
    """The lexeme after ``words`` words from ``at`` on."""
    end = at
    while words > 0 and text[end].kind != "end":
        words -= text[end].kind == "word"
        end += 1
    return end


def lemma(lexeme: Lexeme, parse: Parse) -> str:
    """The dictionary form of a noun; other words in lower case."""
    token = parse.at(lexeme.start)
    whole = token is not None and token.end - token.start == len(lexeme.text)
    if token is not None and whole and token.pos == "NOUN" and token.lemma.lower() != lexeme.lower:
        return token.lemma.lower()
    if token is not None and token.tag == "NN":
        return lexeme.lower
    return singular(lexeme.lower)


def kind_after(text: Text, at: int) -> tuple[str, int]:
    """A casualty word after auxiliaries ("were killed", "killed or wounded"), and the lexeme after it."""
    start = at
    while (
        (text.lower(at) in _AUXILIARIES or text.lower(at) in FURTHER)
        and at < start + 4
        and not text.starts_paragraph(at)
    ):
        at += 1
    kind = KINDS.get(text.lower(at))
    if text.lower(at) == "taken" and text.lower(at + 1) in ("prisoner", "prisoners", "captive"):
        kind, at = "captured", at + 1
    if kind is None or text.starts_paragraph(at):
        return "", start
    at += 1
    while text.lower(at) in ("and", "or", ",") and text.lower(at + 1) in KINDS and at < start + 8:
        kind, at = f"{kind} {KINDS[text.lower(at + 1)]}", at + 2
    return kind, at


def phrase_before(text: Text, at: int, parse: Parse) -> tuple[str, ...]:
    """The noun phrase that ends at lexeme ``at``: "the death toll", "a loaf of bread" (as "bread loaf")."""
    words, start = _run_before(text, at, parse)
    if words and text.lower(start) == "of" and text[start - 1].kind == "word":
        outer, _ = _run_before(text, start - 1, parse)
        if outer and outer[-1] not in ("number", "total", "sum", "amount"):
            return (*words, outer[-1])
    return words


def _run_before(text: Text, at: int, parse: Parse) -> tuple[tuple[str, ...], int]:
    """Nouns and adjectives up to ``at``, and the lexeme before them."""
    words: list[str] = []
    while len(words) < 3:
        lexeme = text[at]
        if lexeme.kind != "word" or lexeme.lower in STOP or lexeme.lower in DETERMINERS:
            break
        token = parse.at(lexeme.start)
        if token is not None and token.pos not in ("ADJ", "NOUN", "PROPN"):
            break
        if token is not None and token.pos == "ADJ" and not words:
            break
        if token is None and lexeme.lower.endswith("ly"):
            break
        words.append(lemma(lexeme, parse))
        at -= 1
        if text.starts_sentence(at + 1):
            break
    return tuple(reversed(words)), at
