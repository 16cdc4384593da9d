"""Whether two names may be one thing: acronyms, surnames, spellings, longer and shorter titles."""

from __future__ import annotations

import re

from adfontes.language.background import folded
from adfontes.language.name_words import HEADS, TITLES

MISSPELT_FROM = 8
"""Letters from which one wrong letter is taken for a slip; shorter names of different people differ by one letter
(Maria and Marie, Edwin and Edwig). Chosen by reading the twelve topics, 2026-11-22: no wrong pair at 8."""
TWO_SLIPS_FROM = 11
NO_SURNAMES = frozenset({"thought", "speech", "era", "years", "day", "museum", "memorial", "line", "doctrine"})
"""Last words of what is called after a person."""
_SMALL = frozenset({"of", "the", "and", "in", "for", "at", "on", "de", "la", "s"})
_ORDINALS = {"first": "1", "i": "1", "one": "1", "second": "2", "ii": "2", "two": "2", "third": "3", "iii": "3"}
_SHORT_EVENTS = re.compile(r"ww\s?(i{1,3}|[123])")


def content_words(name: str) -> frozenset[str]:
    """The words of a title that count, numbered alike: "Second World War", "World War II" and "WW2" are equal."""
    plain = folded(name)
    if short := _SHORT_EVENTS.fullmatch(plain):
        plain = f"world war {short[1]}"
    return frozenset(_ORDINALS.get(word, word) for word in re.findall(r"\w+", plain) if word not in _SMALL)


def same_title(short: str, long: str) -> bool:
    """Whether a shorter title of a treaty, war or institution may stand for a longer one.

    Both have the same head ("treaty"), and all words of the shorter one, two or more, are in the longer one.
    """
    few, many = content_words(short), content_words(long)
    if few == many:
        return True
    heads = {word for word in few if word in HEADS}
    return len(few) >= 2 and few < many and bool(heads & many) and len(few - heads) >= 1


def same_person(short: str, long: str) -> bool:
    """Whether a shorter name may stand for a longer one of a person: its surname, its first name, or it without some.

    One word must be the last of the longer name, or its first; a first name that others bear as well is left to the
    caller, who sees all candidates.
    """
    few, many = _person_words(short), _person_words(long)
    if not few or len(few) >= len(many) or many[-1] in HEADS or many[-1] in NO_SURNAMES:
        return False
    if len(few) == 1:
        return few[0] in (many[-1], many[0])
    return few[0] == many[0] and set(few) < set(many)


def is_surname(short: str, long: str) -> bool:
    """Whether a single name is the last word of a longer one."""
    return _person_words(short)[-1:] == _person_words(long)[-1:]


def has_byname(name: str) -> bool:
    """Whether a name is that of a ruler or saint, who goes by the first name: a numeral, "of", "the"."""
    words = name.split()
    return any(word in ("of", "the") or re.fullmatch(r"[IVX]+", word) for word in words[1:])


def _person_words(name: str) -> list[str]:
    return [word for word in folded(name).split() if word not in _SMALL and word not in TITLES]


def is_slip(one: str, other: str) -> bool:
    """Whether a long name is a misspelling of another: the same first letter, one or two letters wrong."""
    first, second = folded(one), folded(other)
    shorter = min(len(first), len(second))
    if shorter < MISSPELT_FROM or first[0] != second[0] or first == second:
        return False
    if len(first.split()) != len(second.split()) or any(map(str.isdigit, first + second)):
        return False
    pairs = [(a, b) for a, b in zip(first.split(), second.split(), strict=True) if a != b]
    if len(pairs) != 1 or min(map(len, pairs[0])) < MISSPELT_FROM:
        return False
    allowed = 2 if min(map(len, pairs[0])) >= TWO_SLIPS_FROM else 1
    return edit_distance(*pairs[0], most=allowed) <= allowed


def edit_distance(one: str, other: str, *, most: int) -> int:
    """Letters to insert, leave out, change or swap with a neighbour (optimal string alignment), up to ``most`` + 1."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        previous, row, earlier = row, [i], before
        for j, partner in enumerate(other, 1):
            cost = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (letter != partner))
            if earlier and i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == partner:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        before = previous
    return row[-1]
