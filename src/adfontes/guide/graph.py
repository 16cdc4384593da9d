"""The picture of causes and consequences: where every box and arrow stands, in the units of an SVG.

On a desk time runs from left to right, a layer a column; on a phone every thing is a row, and arrows run beside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from adfontes.guide.chains import Chain, Node, find_chains, find_layers, passings
from adfontes.guide.flags import WIDE, wrap
from adfontes.guide.places import Place
from adfontes.guide.saying import join_words
from adfontes.guide.showing import Showing

BOX_LINE, BOX_PAD, BOX_GAP, COLUMN_GAP, MOST_COLUMNS, BOX_LINES = 16.0, 9.0, 14.0, 46.0, 6, 5
WIDEST_BOX = 230.0
NARROW, LANE, MOST_LANES, ROW_LINE, ROW_LINES, ROW_GAP = 358.0, 9.0, 7, 18.0, 4, 18.0
ROW_SCALE = 13 / 15
"""Words are 13 px high in the wide picture and 15 px in the narrow one."""


@dataclass(frozen=True)
class Box:
    """A thing in the picture, in px."""

    x: float
    y: float
    width: float
    height: float
    mark: str
    lines: tuple[str, ...]
    href: str
    name: str
    """What a screen reader says."""


@dataclass(frozen=True)
class Arrow:
    """A way from a cause to its effect, as the data of an SVG path, and where its head points to."""

    path: str
    x: float
    y: float


@dataclass(frozen=True)
class Graph:
    """A whole drawing."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def draw_wide_graph(showing: Showing) -> Graph | None:
    """The picture for a desk; None where there is nothing to draw or a chain is too long for the width."""
    chains = find_chains(showing.course.causes)
    layered = [find_layers(chain) for chain in chains]
    if not chains or max(map(len, layered)) > MOST_COLUMNS:
        return None
    top, boxes, arrows = 0.0, list[Box](), list[Arrow]()
    columns = max(map(len, layered))
    width = min((WIDE - COLUMN_GAP * (columns - 1)) / columns, WIDEST_BOX)
    for chain, layers in zip(chains, layered, strict=True):
        stood = stand_boxes(showing, chain, layers, width, top)
        arrows += connect(chain, layers, stood, width)
        boxes += [stood[key] for key in chain]
        top = max(box.y + box.height for box in stood.values()) + 2 * BOX_GAP
    return Graph(WIDE, top - 2 * BOX_GAP, tuple(boxes), tuple(arrows))


def stand_boxes(
    showing: Showing, chain: Chain, layers: Sequence[Sequence[str]], width: float, top: float
) -> dict[str, Box]:
    """Each box in its column, the columns centred on one another; a link that passes takes a little room too."""
    drawn = {key: draw_box(showing, chain, chain[key], width) for key in chain}
    bare = Box(0, 0, width, 4.0, "", (), "", "")
    heights = [sum(drawn.get(key, bare).height + BOX_GAP for key in layer) - BOX_GAP for layer in layers]
    stood: dict[str, Box] = {}
    for column, (layer, height) in enumerate(zip(layers, heights, strict=True)):
        y = top + (max(heights) - height) / 2
        for key in layer:
            box = replace(drawn.get(key, bare), x=column * (width + COLUMN_GAP), y=y)
            stood[key] = box
            y += box.height + BOX_GAP
    return stood


def draw_box(showing: Showing, chain: Chain, node: Node, width: float) -> Box:
    """A thing with its words, not yet in its place."""
    lines = wrap(node.words, width - 2 * BOX_PAD, BOX_LINES)
    height = (len(lines) + bool(node.mark)) * BOX_LINE + 2 * BOX_PAD
    return Box(0, 0, width, height, node.mark, lines, link_of(showing, node), name_of(chain, node))


def link_of(showing: Showing, node: Node) -> str:
    """To the sentence in the list that names the thing."""
    return showing.links.place(Place("causes", node.number))


def name_of(chain: Chain, node: Node) -> str:
    """What a screen reader says of a thing: its words, and what it led to."""
    mark = f" ({node.mark})" if node.mark else ""
    ways = join_words([chain[key].words.rstrip(".") for key in node.after])
    return f"{node.words.rstrip('.')}{mark}" + (f". Led to: {ways}" if ways else "")


def connect(chain: Chain, layers: Sequence[Sequence[str]], stood: dict[str, Box], width: float) -> list[Arrow]:
    """An arrow for each link, level where it passes a column."""
    column = {key: number for number, layer in enumerate(layers) for key in layer}
    arrows = []
    for key, node in chain.items():
        for after in node.after:
            stops = passings(key, after, column[key], column[after])
            box = stood[key]
            x, y = box.x + box.width, box.y + box.height / 2
            path = f"M{x:.1f} {y:.1f}"
            for stop in (*stops, after):
                goal = stood[stop]
                end = goal.y + goal.height / 2
                half = (goal.x - x) / 2
                path += f"C{x + half:.1f} {y:.1f} {goal.x - half:.1f} {end:.1f} {goal.x:.1f} {end:.1f}"
                x, y = goal.x, end
                if stop != after:
                    x += width
                    path += f"H{x:.1f}"
            arrows.append(Arrow(path, x, y))
    return arrows


def draw_tall_graph(showing: Showing) -> Graph | None:
    """The picture for a phone: every thing a row, causes above what they led to, arrows in lanes at the left."""
    chains = find_chains(showing.course.causes)
    if not chains:
        return None
    order = [node for chain in chains for node in chain.values()]
    row = {node.key: number for number, node in enumerate(order)}
    lanes = find_lanes([(row[node.key], row[after]) for node in order for after in node.after])
    gutter = (max(lanes.values(), default=0) + 1) * LANE + 12
    top, boxes, arrows = 4.0, list[Box](), list[Arrow]()
    for chain in chains:
        for node in chain.values():
            lines = wrap(node.words, (NARROW - gutter - 16) * ROW_SCALE, ROW_LINES)
            height = (len(lines) + bool(node.mark)) * ROW_LINE + 6
            boxes.append(Box(gutter, top, NARROW - gutter, height, node.mark, lines, link_of(showing, node),
                             name_of(chain, node)))  # fmt: skip
            top += height + ROW_GAP
        top += ROW_GAP
    for (start, end), lane in lanes.items():
        x = gutter - 12 - lane * LANE
        y, goal = boxes[start].y + 17, boxes[end].y + 9
        arrows.append(Arrow(f"M{gutter:.1f} {y:.1f}H{x + 4:.1f}Q{x:.1f} {y:.1f} {x:.1f} {y + 4:.1f}"
                            f"V{goal - 4:.1f}Q{x:.1f} {goal:.1f} {x + 4:.1f} {goal:.1f}H{gutter:.1f}",
                            gutter, goal))  # fmt: skip
    return Graph(NARROW, top - 2 * ROW_GAP, tuple(boxes), tuple(arrows))


def find_lanes(ways: Sequence[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """A lane for each arrow, the short ones nearest to the words; arrows that begin or end at one row share it."""
    lanes: dict[tuple[int, int], int] = {}
    for start, end in sorted(ways, key=lambda way: (way[1] - way[0], way)):
        lane = 0
        while lane < MOST_LANES - 1 and any(
            taken == lane and other[0] != start and other[1] != end and start < other[1] and other[0] < end
            for other, taken in lanes.items()
        ):
            lane += 1
        lanes[start, end] = lane
    return lanes
