"""English nouns without a parser: which word is a plural, and its singular."""

from __future__ import annotations

from adfontes.language.quantities.vocabulary import pairs, words

_IRREGULAR = pairs("irregular")
COLLECTIVES = words("collectives")
"""Counted words that look singular."""
_NO_PLURAL = words("no plurals")
_PLURAL_ANYWAY = frozenset(("series", "species"))


def is_plural(word: str) -> bool:
    """Whether a word in lower case looks like a plural or collective noun."""
    if word in _IRREGULAR or word in COLLECTIVES or word in _PLURAL_ANYWAY:
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s", "’s"))
        and word not in _NO_PLURAL
    )


def singular(word: str) -> str:
    """The singular of a plural in lower case; other words as they are.

    >>> singular("batteries"), singular("churches"), singular("houses"), singular("people")
    ('battery', 'church', 'house', 'people')
    """
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if not is_plural(word) or (word in COLLECTIVES and not word.endswith("s")):
        return word
    if word.endswith("men") and len(word) > 5:
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zzes", "oes")):
        return word[:-2]
    return word.removesuffix("s")
