"""How many independent sources say something: pages that copy one another count once."""

from __future__ import annotations

from collections.abc import Callable, Iterable

RUN = 9
"""Words in a row that two independent writers do not share by chance."""
COPIED = 3
"""Shared runs after which a whole source counts as a copy of another."""


class Independence:
    """Which sources of a course copy which, told from long runs of words in their statements.

    Args:
        quotes: the statements of a source.
    """

    def __init__(self, quotes: Callable[[str], Iterable[str]]) -> None:
        self._quotes = quotes
        self._runs: dict[str, frozenset[int]] = {}
        self._copies: dict[tuple[str, str], bool] = {}

    def forget(self, source: str) -> None:
        """Read a source anew when it is next asked for."""
        self._runs.pop(source, None)
        for pair in [pair for pair in self._copies if source in pair]:
            del self._copies[pair]

    def support(self, sources: Iterable[str]) -> int:
        """The number of sources when copies count once."""
        groups: list[set[str]] = []
        for source in sorted(set(sources)):
            touching = [group for group in groups if any(self._is_copy(other, source) for other in sorted(group))]
            groups = [group for group in groups if group not in touching]
            groups.append({source}.union(*touching))
        return len(groups)

    def _is_copy(self, one: str, other: str) -> bool:
        pair = (min(one, other), max(one, other))
        if pair not in self._copies:
            self._copies[pair] = len(self._runs_of(one) & self._runs_of(other)) >= COPIED
        return self._copies[pair]

    def _runs_of(self, source: str) -> frozenset[int]:
        """The runs of a source; as hashes, of which two that differ are never equal but by a chance of 2 to the -64."""
        if source not in self._runs:
            said = [quote.lower().split() for quote in set(self._quotes(source))]
            runs = (hash(tuple(words[i : i + RUN])) for words in said for i in range(len(words) - RUN + 1))
            self._runs[source] = frozenset(runs)
        return self._runs[source]
