"""How common words are in general English, so that the words of a topic stand out from those of every text."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

UNKNOWN = 2.0
"""What a word that is not in the list has: it is rarer than all that are."""
_STEPS = 5
"""Steps of the data file to one unit of the scale."""


def commonness(word: str) -> float:
    """A word on the Zipf scale of van Heuven et al. (2014): 7 is "the", 6 "people", 4 "treaty", 2 and less is rare.

    The scale is the base-10 logarithm of occurrences in a thousand million words.
    """
    return _frequencies().get(word.lower(), UNKNOWN)


@cache
def _frequencies() -> Mapping[str, float]:
    text = files("adfontes.study").joinpath("data/word_frequencies.txt").read_text(encoding="utf-8")
    found: dict[str, float] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            step, _, words = line.partition(":")
            found.update(dict.fromkeys(words.split(), int(step) / _STEPS))
    return found
