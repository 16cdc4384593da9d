"""How many independent sources say something: pages that copy one another count once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from adfontes.values.evidence import Claim

RUN = 9
"""Words in a row that two independent writers do not share by chance."""
COPIED = 3
"""Shared runs after which a whole source counts as a copy of another."""


class Independence:
    """Which sources of a course copy which, told from long runs of words in the statements of their claims."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        holders: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for quote, source in sorted({(claim.citation.quote, claim.citation.source) for claim in claims}):
            words = quote.lower().split()
            for start in range(len(words) - RUN + 1):
                holders[tuple(words[start : start + RUN])].add(source)
        shared: dict[tuple[str, str], int] = defaultdict(int)
        for sources in holders.values():
            ordered = sorted(sources)
            for place, one in enumerate(ordered[:20]):
                for other in ordered[place + 1 : 20]:
                    shared[one, other] += 1
        self._copies = {pair for pair, count in shared.items() if count >= COPIED}

    def support(self, sources: Iterable[str]) -> int:
        """The number of sources when copies count once."""
        groups: list[set[str]] = []
        for source in sorted(set(sources)):
            touching = [
                group for group in groups if any(tuple(sorted((source, other))) in self._copies for other in group)
            ]
            groups = [group for group in groups if group not in touching]
            groups.append({source}.union(*touching))
        return len(groups)
