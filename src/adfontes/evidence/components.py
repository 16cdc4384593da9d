"""Which claims must be looked at together: those that links join, and those whose quotations overlap.

Findings are formed within a component, so that a change leaves the findings of all others as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from adfontes.values.evidence import Claim


class Components:
    """Claims in clusters (quotations of one source that overlap), and clusters in components (joined by links)."""

    def __init__(self) -> None:
        self._cluster: dict[int, int] = {}
        """By claim, the cluster, named by one of its claims."""
        self._members: dict[int, list[int]] = {}
        self._component: dict[int, int] = {}
        """By cluster, the component, named by one of its clusters; clusters without links have none."""
        self._clusters: dict[int, list[int]] = {}
        self._left: set[int] = set()
        """Components that have lost a claim."""

    def replace(self, gone: Iterable[int], sources: Mapping[str, Sequence[int]], claims: Mapping[int, Claim]) -> None:
        """Take out claims, and put those of some sources into clusters."""
        for one in gone:
            cluster = self._cluster.pop(one)
            self._members.pop(cluster, None)
            if cluster in self._component:
                self._left.add(self._component[cluster])
        for source in sources.values():
            name, end = -1, -1
            for one in sorted(source, key=lambda one: (claims[one].citation.start, claims[one].key)):
                if claims[one].citation.start >= end:
                    name = one
                end = max(end, claims[one].citation.end)
                self._cluster[one] = name
                self._members.setdefault(name, []).append(one)

    def reform(
        self, altered: Collection[int], linked: Callable[[int], Iterable[int]]
    ) -> tuple[set[int], dict[int, list[int]]]:
        """Form components anew around claims whose links have changed.

        Returns:
            The names of components that are no more, and the claims of new ones by name.
        """
        todo = {self._cluster[one] for one in altered if one in self._cluster}
        removed = self._left | {self._component[cluster] for cluster in todo if cluster in self._component}
        self._left = set()
        for name in removed:
            todo |= self._dissolve(name)
        formed: dict[int, list[int]] = {}
        waiting = sorted(todo)
        while waiting:
            start = waiting.pop()
            if start in self._component:
                continue
            reached, met = self._reach(start, linked)
            for name in met:
                waiting += sorted(self._dissolve(name))
            removed |= met
            members = [one for cluster in reached for one in self._members[cluster]]
            if any(linked(one) for one in members):
                self._clusters[start] = reached
                formed[start] = members
            else:
                del self._component[start]
        return removed, formed

    def _dissolve(self, name: int) -> set[int]:
        """Forget a component; those of its clusters that are left and belong to no new one."""
        left = {cluster for cluster in self._clusters.pop(name) if self._component.get(cluster) == name}
        for cluster in left:
            del self._component[cluster]
        return left & self._members.keys()

    def _reach(self, start: int, linked: Callable[[int], Iterable[int]]) -> tuple[list[int], set[int]]:
        """The clusters that links lead to, now of the component of ``start``, and older components among them."""
        reached, met, front = [start], set[int](), [start]
        self._component[start] = start
        while front:
            for one in self._members[front.pop()]:
                for other in linked(one):
                    cluster = self._cluster[other]
                    if self._component.get(cluster) == start:
                        continue
                    if cluster in self._component:
                        met.add(self._component[cluster])
                    self._component[cluster] = start
                    reached.append(cluster)
                    front.append(cluster)
        return reached, met
