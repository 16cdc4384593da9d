"""British and American spelling made alike, for comparing words; nothing here is ever shown."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_RULES: Final = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(?<=[a-z]{2})our(?=$|s$|ed$|ing$|er|able|ite)", "or"),
        (r"(?<=[a-z]{2})is(?=e$|es$|ed$|ing$|ation)", "iz"),
        (r"(?<=[a-z]{2}[^aeiou])tre(?=$|s$)", "ter"),
        (r"(?<=[a-z]{2})ogue(?=$|s$)", "og"),
        (r"(?<=[a-z]{2}[aeiou])ll(?=ed$|ing$|er$|ers$)", "l"),
        (r"(?<=[a-z]{3})ence$", "ense"),
        (r"^grey", "gray"),
        (r"^plough", "plow"),
        (r"(?<=[a-z]{3})amme(?=$|s$)", "am"),
        (r"^(?:ae|oe)", "e"),
    )
)
"""British to American; a wrong guess does no harm, as both sides are treated alike."""


@lru_cache(maxsize=65536)
def american(word: str) -> str:
    """A word in one spelling, be it British or American ("harbour" is "harbor").

    Args:
        word: in lower case, without accents.
    """
    for pattern, replacement in _RULES:
        word = pattern.sub(replacement, word)
    return word
