"""A small notation for patterns over tokens, and the machine that finds them.

A pattern is a regular expression over token letters in which a name in capitals is a class or a kind of token and any
other name is that word: ``the? UNIT before`` finds "the day before", ``day=NTH31 of MONTH`` names the day. Spaces mean
nothing. At each place the rules are tried in their order; the first that matches and whose builder accepts wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from adfontes.language.dates.meanings import Meaning, Reading
from adfontes.language.dates.tokens import Lexicon, Token

_PIECE = re.compile(
    r"(?P<group>[a-z][a-z0-9_]*)=(?P<open>\()?|(?P<name>[A-Za-z][A-Za-z0-9_]*)|(?P<space>\s+)"
    r"|(?P<raw>\(\?(?:<?[!=]|:)|\{[0-9,]*\}|.)"
)
_NULLABLE = ("?", "*", "{0,", "{,")


class Found:
    """A rule's match: what its builder reads."""

    def __init__(self, match: re.Match[str], tokens: Sequence[Token], kinds: Mapping[str, str]) -> None:
        self._match = match
        self._tokens = tokens
        self._kinds = kinds
        self.first = match.start()
        self.last = match.end() - 1

    def __contains__(self, group: str) -> bool:
        return group in self._match.re.groupindex and self._match.start(group) >= 0

    def texts(self, group: str) -> list[str]:
        """The words of a group in lower case; empty where it took no part."""
        if group not in self:
            return []
        return [token.text.lower() for token in self._tokens[slice(*self._match.span(group))]]

    def text(self, group: str) -> str:
        """The words of a group in lower case with single spaces."""
        return " ".join(self.texts(group))

    def written(self, group: str) -> str:
        """The first word of a group as it is written."""
        return self._tokens[self._match.start(group)].text if group in self else ""

    def token(self, index: int) -> str:
        """The token at a place of the text (not of the match), in lower case; empty outside."""
        return self._tokens[index].text.lower() if 0 <= index < len(self._tokens) else ""

    def raw(self, index: int) -> str:
        """The same as it is written."""
        return self._tokens[index].text if 0 <= index < len(self._tokens) else ""

    def is_kind(self, index: int, kind: str) -> bool:
        """Whether the token at a place of the text is of a kind, such as CAPITAL (a word that no rule knows)."""
        return 0 <= index < len(self._tokens) and self._match.string[index] == self._kinds[kind]

    def text_span(self) -> str:
        """The whole match in lower case with single spaces."""
        return " ".join(token.text.lower() for token in self._tokens[self.first : self.last + 1])

    def place(self, group: str) -> tuple[int, int]:
        """First and last token of a group."""
        start, end = self._match.span(group)
        return start, end - 1

    def reading(self, meaning: Meaning) -> list[Reading]:
        """The whole match as one reading."""
        return [Reading(self.first, self.last, meaning)]


Builder = Callable[[Found], list[Reading]]
"""Makes readings of a match; an empty list refuses it, and the next rule is tried."""


class Rule(NamedTuple):
    """A compiled pattern and its builder."""

    pattern: re.Pattern[str]
    first: frozenset[str]
    """The letters that a match can begin with."""
    build: Builder


class Grammar:
    """Rules in order, over one lexicon."""

    def __init__(self) -> None:
        self.lexicon = Lexicon()
        self._rules: list[Rule] = []
        self._by_first: dict[str, list[Rule]] = {}
        self._source: list[str] = []

    def rule(self, pattern: str) -> Callable[[Builder], Builder]:
        """Add a rule: a decorator for its builder."""

        def add(build: Builder) -> Builder:
            translated = self._translate(pattern)
            self._rules.append(Rule(re.compile("".join(translated)), first_letters(translated), build))
            return build

        return add

    def _translate(self, pattern: str) -> list[str]:
        """The pieces of an ordinary regular expression: character sets, brackets, operators."""
        out: list[str] = []
        single = False
        for piece in _PIECE.finditer(pattern):
            if piece["group"]:
                out.append(f"(?P<{piece['group']}>")
                single = not piece["open"]
            elif piece["name"]:
                out.append(f"[{self.lexicon.charset(piece['name'])}]")
                if single:
                    out.append(")")
                single = False
            elif piece["raw"]:
                out.append(piece["raw"])
        return out

    def compile(self) -> None:
        """Index the rules by the letters that they can begin with. Call once, after the last rule."""
        self._kinds = self.lexicon.kinds
        letters = [*self.lexicon.words.values(), *self.lexicon.kinds.values()]
        for letter in letters:
            self._by_first[letter] = [rule for rule in self._rules if letter in rule.first]
        starters = "".join(letter for letter in letters if self._by_first[letter])
        self._starters = re.compile(f"[{starters}]")

    def read(self, tokens: Sequence[Token], letters: str) -> Iterator[Reading]:
        """All readings, left to right, none overlapping another."""
        position = 0
        while found := self._starters.search(letters, position):
            position = found.start()
            readings = self._read_at(tokens, letters, position)
            yield from readings
            position = readings[-1].last + 1 if readings else position + 1

    def _read_at(self, tokens: Sequence[Token], letters: str, position: int) -> list[Reading]:
        for rule in self._by_first[letters[position]]:
            match = rule.pattern.match(letters, position)
            if match and match.end() > position:
                readings = rule.build(Found(match, tokens, self._kinds))
                if readings:
                    return readings
        return []


def first_letters(pieces: Sequence[str]) -> frozenset[str]:
    """The letters that a match of a translated pattern can begin with."""
    letters, _, _ = _first(pieces, 0)
    return frozenset(letters)


def _first(pieces: Sequence[str], index: int) -> tuple[set[str], bool, int]:
    """First letters of the alternatives from ``index`` to their closing bracket, whether they may be empty, the end."""
    letters: set[str] = set()
    nullable = False
    reachable = True
    while index < len(pieces) and pieces[index] != ")":
        piece = pieces[index]
        if piece == "|":
            nullable, reachable = nullable or reachable, True
            index += 1
            continue
        if piece.startswith("("):
            inner, empty, index = _first(pieces, index + 1)
            if piece[2:3] in {"!", "="} or piece[2:4] in {"<!", "<="}:
                inner, empty = set(), True
        else:
            inner, empty = set(piece[1:-1]), False
        index += 1
        if index < len(pieces) and pieces[index].startswith(_NULLABLE):
            empty = True
        if index < len(pieces) and (pieces[index] in {"?", "*", "+"} or pieces[index].startswith("{")):
            index += 1
        if reachable:
            letters |= inner
        reachable = reachable and empty
    return letters, nullable or reachable, index
