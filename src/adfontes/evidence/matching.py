"""Which pairs of claims are kept, and how that changes when sources come and go.

Whether two claims are linked hangs on them, on the weights of their terms and on the rivals of either in the other's
source; on nothing else. So a new source is compared with what it meets, and of all other pairs only those are judged
again where a claim was weighed anew or has gained or lost a rival. A course built at once goes the same way: there,
every claim is new.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from adfontes.evidence.candidates import Filing
from adfontes.evidence.links import Link, Ranks
from adfontes.values.evidence import Claim

_Pair = tuple[str, str]
"""Two sources, sorted."""


class Rule(Protocol):
    """What makes a link of two claims."""

    def compare(self, one: int, other: int) -> Link | None:
        """A possible link, with its score; the claim with the lower key comes first."""

    def keep(self, link: Link, ranks: Ranks) -> Link | None:
        """The link as it is kept, or None, seeing the scores of the other possible links of both claims."""


class _Ranked(dict[tuple[int, str], list[tuple[float, int]]]):
    """For each claim and each source, the scores of its partners there, best first; told when they are asked for."""

    def __init__(self, scores: Mapping[int, Mapping[int, float]], source: Mapping[int, str]) -> None:
        super().__init__()
        self._scores, self._source = scores, source

    def __missing__(self, place: tuple[int, str]) -> list[tuple[float, int]]:
        one, source = place
        found = [(score, other) for other, score in self._scores[one].items() if self._source[other] == source]
        found.sort(key=lambda partner: (-partner[0], partner[1]))
        self[place] = found
        return found


class Matching:
    """The links of a course by one rule.

    Args:
        claims: all claims by number.
        filing: which of them meet.
        rule: what makes a link of two that do.
    """

    def __init__(self, claims: Mapping[int, Claim], filing: Filing, rule: Rule) -> None:
        self._claims, self._filing, self._rule = claims, filing, rule
        self._source: dict[int, str] = {}
        self._scores: dict[int, dict[int, float]] = {}
        """The score of every possible link, by both of its claims."""
        self.kept: dict[int, dict[int, Link]] = {}

    def update(self, gone: Collection[int], changed: Collection[int]) -> set[int]:
        """Take out claims, and compare those that are new or weighed otherwise.

        Returns:
            Claims that have other links than before.
        """
        gone = set(gone)
        moved = self._filing.refile(self._claims, gone, changed) - gone
        for one in moved:
            self._source.setdefault(one, self._claims[one].citation.source)
        touched: dict[_Pair, set[int]] = defaultdict(set)
        for one in (*gone, *moved):
            for other in self._scores.pop(one, {}):
                self._scores.get(other, {}).pop(one, None)
                if other not in gone:
                    touched[self._pair(one, other)].add(other)
        altered = set(gone)
        for one in gone:
            altered.update(self._forget(one))
        waiting: dict[str, set[int]] = {}
        for one in moved:
            waiting.setdefault(self._source[one], set()).add(one)
        for source in sorted(waiting):
            altered |= self._compare_source(source, waiting.pop(source), waiting, touched)
        for pair in sorted(touched):
            altered |= self._judge(pair, touched[pair], {})
        for one in gone:
            self._source.pop(one, None)
        return altered

    def _compare_source(
        self, source: str, members: Iterable[int], waiting: Mapping[str, set[int]], touched: dict[_Pair, set[int]]
    ) -> set[int]:
        """Compare claims of one source with all whose own turn is not still to come, and judge what came of it."""
        links: dict[tuple[int, int], Link] = {}
        pairs: set[_Pair] = set()
        done: set[int] = set()
        for one in sorted(members):
            done.add(one)
            for other in sorted(self._filing.partners(self._claims, one)):
                there = self._source[other]
                if other in done or other in waiting.get(there, ()):
                    continue
                low, high = sorted((one, other), key=lambda i: self._claims[i].key)
                link = self._rule.compare(low, high)
                if link is not None:
                    links[low, high] = link
                    self._scores.setdefault(one, {})[other] = link.score
                    self._scores.setdefault(other, {})[one] = link.score
                    pair = self._pair(one, other)
                    touched[pair].update((one, other))
                    pairs.add(pair)
        altered: set[int] = set()
        for pair in sorted(pairs):
            if not any(end in waiting for end in pair):
                altered |= self._judge(pair, touched.pop(pair), links)
        return altered

    def _judge(self, pair: _Pair, touched: Iterable[int], links: Mapping[tuple[int, int], Link]) -> set[int]:
        """Judge the possible links between two sources that a touched claim has; those whose links are other now."""
        ranks = _Ranked(self._scores, self._source)
        altered: set[int] = set()
        seen: set[tuple[int, int]] = set()
        for one in sorted(touched):
            there = pair[0] if self._source[one] == pair[1] else pair[1]
            possible = [other for _, other in ranks[one, there]] if one in self._scores else []
            before = [other for other in self.kept.get(one, {}) if self._source.get(other) == there]
            for other in sorted({*possible, *before}):
                ends = (one, other) if self._claims[one].key < self._claims[other].key else (other, one)
                if ends not in seen:
                    seen.add(ends)
                    altered.update(self._settle(ends, links, ranks))
        return altered

    def _settle(self, ends: tuple[int, int], links: Mapping[tuple[int, int], Link], ranks: Ranks) -> Collection[int]:
        """Keep or forget one link; its ends where that is news."""
        one, other = ends
        link = None
        if other in self._scores.get(one, {}):
            link = links.get(ends) or self._rule.compare(one, other)
            link = link and self._rule.keep(link, ranks)
        if link == self.kept.get(one, {}).get(other):
            return ()
        for end, facing in (ends, ends[::-1]):
            if link is None:
                self.kept[end].pop(facing)
            else:
                self.kept.setdefault(end, {})[facing] = link
        return ends

    def _forget(self, one: int) -> set[int]:
        """Drop the links of a claim; the other ends."""
        others = set(self.kept.pop(one, {}))
        for other in others:
            self.kept[other].pop(one, None)
        return others

    def _pair(self, one: int, other: int) -> _Pair:
        a, b = self._source[one], self._source[other]
        return (a, b) if a < b else (b, a)
