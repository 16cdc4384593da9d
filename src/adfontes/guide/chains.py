"""Causes and consequences as a graph: which things there are, what leads to what, and in which layer each stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from adfontes.guide.saying import readable
from adfontes.values.study import CausalLink

MOST_LINKS = 40
"""Links in the picture: more cannot be read; the list beside it has them all."""
SWEEPS = 4


@dataclass
class Node:
    """A thing that led to something or came of something."""

    key: str
    words: str
    number: int
    """Of the first link that names it, from 1."""
    after: list[str] = field(default_factory=list)
    """What it led to."""
    before: list[str] = field(default_factory=list)
    mark: str = ""
    """``trigger``, ``long-term``, ``short-term``; empty where the sources do not say."""


Chain = dict[str, Node]
"""Nodes that hang together, by key, each before what it led to."""


def find_chains(links: Sequence[CausalLink]) -> list[Chain]:
    """The connected parts of the graph, the largest first; in each a thing comes before what it led to.

    A link that would close a circle is left out: a picture of time runs one way. Of two links between the same
    things the first is drawn.
    """
    nodes: Chain = {}
    for number, link in enumerate(links[:MOST_LINKS], start=1):
        cause = nodes.setdefault(link.cause_node, Node(link.cause_node, readable(link.cause.text), number))
        effect = nodes.setdefault(link.effect_node, Node(link.effect_node, readable(link.effect.text), number))
        marked = cause if link.part == "cause" else effect
        if link.reach != "not said" and not marked.mark:
            marked.mark = link.reach
        if effect.key not in cause.after and not leads_to(nodes, effect.key, cause.key):
            cause.after.append(effect.key)
            effect.before.append(cause.key)
    chains = [sort_chain(nodes, part) for part in connected(nodes)]
    return sorted(chains, key=lambda chain: (-len(chain), min(node.number for node in chain.values())))


def leads_to(nodes: Chain, start: str, end: str) -> bool:
    """Whether a way leads from one node to another (or they are the same)."""
    waiting, seen = [start], {start}
    while waiting:
        key = waiting.pop()
        if key == end:
            return True
        fresh = [after for after in nodes[key].after if after not in seen]
        seen.update(fresh)
        waiting += fresh
    return False


def connected(nodes: Chain) -> list[list[str]]:
    """The keys of each connected part, in the order in which they were named."""
    parts: list[list[str]] = []
    seen: set[str] = set()
    for start in nodes:
        if start in seen:
            continue
        seen.add(start)
        part, waiting = [], [start]
        while waiting:
            key = waiting.pop()
            part.append(key)
            fresh = [other for other in (*nodes[key].before, *nodes[key].after) if other not in seen]
            seen.update(fresh)
            waiting += fresh
        parts.append(part)
    return parts


def sort_chain(nodes: Chain, part: Sequence[str]) -> Chain:
    """Topological order (Tarjan 1976) in which a thing stands close before what it led to."""
    done: dict[str, None] = {}

    def place(key: str) -> None:
        for before in nodes[key].before:
            if before not in done:
                place(before)
        done.setdefault(key)

    for key in sorted(part, key=lambda key: nodes[key].number):
        place(key)
    return {key: nodes[key] for key in done}


def find_layers(chain: Chain) -> list[list[str]]:
    """The layers of a chain, first causes first, each ordered so that few links cross.

    The method is that of Sugiyama, Tagawa and Toda (1981): longest ways give the layers, then each layer is sorted by
    the mean place of its neighbours. Where a link passes a layer, ``from>to@layer`` holds its place there.
    """
    depth: dict[str, int] = {}
    for key, node in chain.items():
        depth[key] = max((depth[before] + 1 for before in node.before), default=0)
    for key, node in reversed(chain.items()):
        if node.after:
            depth[key] = min(depth[after] for after in node.after) - 1
    first = min(depth.values())
    layers: list[list[str]] = [[] for _ in range(max(depth.values()) - first + 1)]
    beside: dict[str, list[str]] = {key: [] for key in chain}
    for key in chain:
        layers[depth[key] - first].append(key)
    for key, node in chain.items():
        start = depth[key] - first
        for after in node.after:
            way = [key, *passings(key, after, start, depth[after] - first), after]
            for layer, (left, right) in enumerate(pairwise(way), start=start + 1):
                if right not in beside:
                    beside[right] = []
                    layers[layer].append(right)
                beside[left].append(right)
                beside[right].append(left)
    return order_layers(layers, beside)


def passings(cause: str, effect: str, start: int, end: int) -> list[str]:
    """What stands for a link in each layer that it passes between those of its cause and its effect."""
    return [f"{cause}>{effect}@{layer}" for layer in range(start + 1, end)]


def order_layers(layers: list[list[str]], beside: dict[str, list[str]]) -> list[list[str]]:
    """Sort each layer by the mean place of the neighbours, from the left and from the right in turn."""
    for sweep in range(SWEEPS):
        spots = {key: spot / max(len(layer), 1) for layer in layers for spot, key in enumerate(layer)}
        for layer in layers if sweep % 2 == 0 else reversed(layers):
            means = {
                key: sum(spots[one] for one in beside[key]) / len(beside[key]) if beside[key] else spots[key]
                for key in layer
            }
            layer.sort(key=lambda key: (means[key], spots[key]))
            spots |= {key: spot / len(layer) for spot, key in enumerate(layer)}
    return layers
