"""Small things of English that questions need: articles, lists, first letters."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CAN_STAND_ALONE = 0.5
"""Share of its mentions with "the" above which a name is written with it."""


def one_line(words: str) -> str:
    """The words in one line, with single spaces."""
    return " ".join(words.split())


def with_article(name: str, text: str) -> str:
    """The name as the text writes it within a sentence: with "the" where it mostly has one there.

    Args:
        name: a name without article.
        text: running text that mentions it.
    """
    bare = re.sub(r"^the\s+", "", name, flags=re.IGNORECASE)
    mentions = len(re.findall(rf"\b{re.escape(bare)}\b", text))
    articled = len(re.findall(rf"\b[Tt]he\s+{re.escape(bare)}\b", text))
    possessed = len(re.findall(rf"(?:’s|'s|s’|s'|\b[Tt]his|\b[Ii]ts|\b[Aa]n?)\s+{re.escape(bare)}\b", text))
    free = mentions - possessed
    return f"the {bare}" if free > 0 and articled / free > _CAN_STAND_ALONE else bare


def capitalised(words: str) -> str:
    """The words with a capital at the beginning."""
    return words[:1].upper() + words[1:]


def listed(words: Sequence[str], joint: str = "and") -> str:
    """``A``, ``A and B``, ``A, B and C``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"
