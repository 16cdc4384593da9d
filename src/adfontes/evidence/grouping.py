"""Groups of linked claims, and the sides that their values form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from adfontes.evidence.links import COMPATIBLE, Link
from adfontes.evidence.values import relate
from adfontes.values.evidence import Claim

LARGEST = 40
"""Claims in one group; a larger one is a sign that terms tell nothing, and takes no more."""


class Group(NamedTuple):
    """Claims about one attribute, by side, and how sure it is that they are about one attribute."""

    sides: tuple[tuple[int, ...], ...]
    """Indices of claims; the sides of the strongest conflict come first."""
    score: float


class _Joined:
    """Union and find over claims."""

    def __init__(self) -> None:
        self.parent: dict[int, int] = {}
        self.size: dict[int, int] = defaultdict(lambda: 1)

    def root(self, one: int) -> int:
        while self.parent.get(one, one) != one:
            self.parent[one] = self.parent.get(self.parent[one], self.parent[one])
            one = self.parent[one]
        return one

    def join(self, one: int, other: int) -> None:
        a, b = sorted((self.root(one), self.root(other)))
        if a != b and self.size[a] + self.size[b] <= LARGEST:
            self.parent[b] = a
            self.size[a] += self.size[b]


def group_links(claims: Sequence[Claim], links: Sequence[Link]) -> list[Group]:
    """Join what is linked, strongest first, and divide each group into sides."""
    joined = _Joined()
    for link in links:
        joined.join(link.first, link.second)
    by_root: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        if joined.root(link.first) == joined.root(link.second):
            by_root[joined.root(link.first)].append(link)
    return [_group(claims, found) for _, found in sorted(by_root.items())]


def _group(claims: Sequence[Claim], links: Sequence[Link]) -> Group:
    """Sides grow around the claims of the strongest links; a claim joins the side whose every value it is compatible with."""
    strength: dict[int, float] = defaultdict(float)
    conflicts = [link for link in links if link.sense == "conflict"]
    for link in links:
        weight = 2.0 if link.sense == "conflict" else 1.0
        for one in (link.first, link.second):
            strength[one] = max(strength[one], weight * link.score)
    order = sorted(strength, key=lambda one: (-strength[one], one))
    sides: list[list[int]] = []
    for one in order:
        fitting = [side for side in sides if all(_fits(claims, one, other) for other in side)]
        if fitting:
            max(fitting, key=lambda side: _pull(links, one, side)).append(one)
        else:
            sides.append([one])
    conflicted = {one for link in conflicts for one in (link.first, link.second)}
    kept = [side for side in sides if set(side) & conflicted] if conflicts else sides[:1]
    score = max(link.score for link in (conflicts or links))
    return Group(tuple(tuple(side) for side in kept), min(1.0, score))


def _fits(claims: Sequence[Claim], one: int, other: int) -> bool:
    return relate(claims[one].value, claims[other].value) in COMPATIBLE


def _pull(links: Sequence[Link], one: int, side: Sequence[int]) -> tuple[float, int]:
    members = set(side)
    scores = [
        link.score
        for link in links
        if link.sense != "conflict"
        and ((link.first == one and link.second in members) or (link.second == one and link.first in members))
    ]
    return (sum(scores), -min(members))
