"""What a parser knows of the words, by their place in one block; without a parse every question is answered by None."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from adfontes.values.annotations import Token

_REACH = 40
"""Tokens on either side of a verb among which its subject is looked for."""
_CLIMB = 5
"""Steps from a number up to its verb."""


class Parse:
    """The tokens of a source, seen from a block that starts at ``offset``."""

    __slots__ = ("_offset", "_places", "_tokens")

    def __init__(self, tokens: Sequence[Token], places: Mapping[int, int], offset: int) -> None:
        self._tokens = tokens
        self._places = places
        self._offset = offset

    def __bool__(self) -> bool:
        return bool(self._tokens)

    def at(self, start: int) -> Token | None:
        """The token whose first code point is ``start``."""
        index = self._places.get(start + self._offset)
        return None if index is None else self._tokens[index]

    def subject(self, start: int) -> int | None:
        """The first code point of the subject of the verb that the word at ``start`` depends on, where it is a noun."""
        index = self._places.get(start + self._offset)
        if index is None:
            return None
        for _ in range(_CLIMB):
            if self._tokens[index].pos in ("VERB", "AUX"):
                break
            if self._tokens[index].head == index:
                return None
            index = self._tokens[index].head
        else:
            return None
        for child in range(max(0, index - _REACH), min(len(self._tokens), index + _REACH)):
            token = self._tokens[child]
            if token.head == index and token.dep in ("nsubj", "nsubjpass") and token.pos in ("NOUN", "PROPN"):
                return token.start - self._offset if token.start >= self._offset else None
        return None


NO_PARSE = Parse((), {}, 0)
