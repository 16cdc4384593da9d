"""Readings in their places: which sentence, in a heading or not, between which words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from adfontes.language.dates.grammar import Grammar
from adfontes.language.dates.meanings import Located, Reading
from adfontes.language.dates.rules_clock import add_clock_rules
from adfontes.language.dates.rules_dates import add_date_rules
from adfontes.language.dates.rules_events import add_event_rules
from adfontes.language.dates.rules_lengths import add_length_rules
from adfontes.language.dates.rules_pointers import add_pointer_rules
from adfontes.language.dates.rules_seasons import add_season_rules
from adfontes.language.dates.rules_years import add_year_rules
from adfontes.language.dates.tokens import Token, tokenize

_HEADING_TOKENS = 12
"""A line of its own of at most so many tokens, without a full stop, reads as a heading."""


def _grammar() -> Grammar:
    """All rules, the more exact first: what a rule reads, no later one can take apart."""
    grammar = Grammar()
    add_date_rules(grammar)
    add_season_rules(grammar)
    add_year_rules(grammar)
    add_clock_rules(grammar)
    add_pointer_rules(grammar)
    add_length_rules(grammar)
    add_event_rules(grammar)
    grammar.compile()
    return grammar


GRAMMAR = _grammar()
_KINDS = GRAMMAR.lexicon.kinds
_ENDS = re.compile(f"[{_KINDS['DOT']}{_KINDS['QUESTION']}{_KINDS['BREAK']}{_KINDS['MARK']}]")
_QUOTES = re.compile(f"[{_KINDS['QUOTE']}{_KINDS['BREAK']}]")
_BREAKS = re.compile(_KINDS["BREAK"])
_BRACKETS = re.compile(f"[{_KINDS['OPEN']}{_KINDS['CLOSE']}{_KINDS['BREAK']}]")


def locate(text: str, offset: int = 0, first_sentence: int = 0, *, heading: bool = False) -> tuple[list[Located], int]:
    """Read a text.

    Args:
        text: one block or a whole text.
        offset: where it begins in its source, in code points.
        first_sentence: number of its first sentence.
        heading: whether it is a heading.

    Returns:
        The readings in their places, and the number of the sentence after the last.
    """
    tokens, letters = tokenize(text, GRAMMAR.lexicon)
    readings = list(GRAMMAR.read(tokens, letters))
    ends = _sentence_ends(tokens, letters)
    breaks = [-1, *(found.start() for found in _BREAKS.finditer(letters)), len(tokens)]
    quotes = _quotations(tokens, letters)
    brackets = [found.start() for found in _BRACKETS.finditer(letters)]
    located = []
    for index, reading in enumerate(readings):
        following = readings[index + 1].first if index + 1 < len(readings) else len(tokens)
        near = following - reading.last <= 6
        free = readings[index - 1].last + 1 if index else 0
        inside = bisect_right(brackets, reading.first) - 1
        located.append(
            Located(
                start=tokens[reading.first].start + offset,
                end=tokens[reading.last].end + offset,
                meaning=reading.meaning,
                sentence=first_sentence + bisect_right(ends, reading.first),
                heading=heading or _is_heading(tokens, breaks, reading),
                bracketed=inside >= 0 and letters[brackets[inside]] == _KINDS["OPEN"],
                quoted=bisect_right(quotes, reading.first) % 2 == 1,
                before=tuple(
                    _lower(tokens, place) if place >= free else "" for place in range(reading.first - 3, reading.first)
                ),
                after=tuple(_lower(tokens, reading.last + ahead) for ahead in range(1, 5)),
                gap=tuple(token.text.lower() for token in tokens[reading.last + 1 : following]) if near else ("",),
                opens_range=reading.opens_range,
            )
        )
    return located, first_sentence + len(ends) + 1


def _quotations(tokens: Sequence[Token], letters: str) -> list[int]:
    """Where quotations open and close by turns; one that is left open ends with its paragraph."""
    places: list[int] = []
    for found in _QUOTES.finditer(letters):
        place, is_open = found.start(), len(places) % 2 == 1
        mark = tokens[place].text
        if (mark == "“" and is_open) or ((mark == "”" or letters[place] == _KINDS["BREAK"]) and not is_open):
            continue
        places.append(place)
    return places


def _lower(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].text.lower() if 0 <= index < len(tokens) else ""


def _is_heading(tokens: Sequence[Token], breaks: Sequence[int], reading: Reading) -> bool:
    line = bisect_right(breaks, reading.first) - 1
    first, last = breaks[line] + 1, breaks[line + 1] - 1
    whole_text = first == 0 and last == len(tokens) - 1
    return not whole_text and last - first < _HEADING_TOKENS and tokens[last].text not in {".", "!", "?", ";", ","}


def _sentence_ends(tokens: Sequence[Token], letters: str) -> list[int]:
    """Places of the tokens that end a sentence: a break, or a stop before a capital that is no abbreviation's."""
    ends = []
    for found in _ENDS.finditer(letters):
        place = found.start()
        mark = tokens[place].text
        if letters[place] == _KINDS["BREAK"]:
            ends.append(place)
        elif mark in {".", "!", "?"} and place + 1 < len(tokens):
            before, following = _lower(tokens, place - 1), tokens[place + 1].text
            if (following[:1].isupper() or not following[:1].isalnum()) and (len(before) > 2 or before.isdigit()):
                ends.append(place)
    return ends
