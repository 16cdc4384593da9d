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

    def measured(self, start: int) -> int | None:
        """Where the noun stands that a verb gives the amount at ``start``: its object before it, else its subject.

        As in "raised its rate to 6 per cent" and "the toll had risen to 136".
        """
        index = self._places.get(start + self._offset)
        verb = None if index is None else self._verb(index)
        if index is None or verb is None:
            return None
        subject = None
        for child in range(max(0, verb - _REACH), min(index, verb + _REACH)):
            token = self._tokens[child]
            if token.head != verb or token.pos not in ("NOUN", "PROPN") or token.start < self._offset:
                continue
            if token.dep == "dobj":
                return token.start - self._offset
            if token.dep in ("nsubj", "nsubjpass"):
                subject = token.start - self._offset
        return subject

    def _verb(self, index: int) -> int | None:
        for _ in range(_CLIMB):
            if self._tokens[index].pos in ("VERB", "AUX"):
                return index
            if self._tokens[index].head == index:
                return None
            index = self._tokens[index].head
        return None


NO_PARSE = Parse((), {}, 0)
