"""Where on a web page its content stands: told from how running text and links are spread over its elements.

The rule behind all of it: a part is believed to be furniture only while little of the page's running text is in it,
so that a misleading class name on the wrapper of a whole article loses nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from adfontes.sources import furniture
from adfontes.sources.html_regions import VISITORS, Region
from adfontes.sources.pieces import Piece

CONTAINERS = frozenset(("body", "main", "article", "section", "div", "td", "center", "form"))
"""Elements that may hold the whole content of a page."""

# Chosen on the 85 pages of benchmarks/web_pages.py, 2026-11-22.
_SHORTEST_RUNNING = 60
"""Characters of a piece that counts as running text."""
_MOST_LINKED = 0.4
_LEAST_WEIGHT = 400
"""Characters of running text below which a page tells nothing by how it is spread."""
_MAIN_SHARE = 0.8
"""Share of the running text that the main part holds."""
_FARTHEST_TITLE = 15
"""Pieces before the main part among which its title (``h1``) may stand."""
_MOST_NAMED = 0.3
"""Share of the running text beyond which the class name of a part is not believed."""
_MOST_TAGGED = 0.5
"""The same for tags and roles (``nav``, ``footer``)."""
_MOST_ALIKE = 0.5
"""The same for all parts together that are marked by one word."""
_MOST_VISITORS = 0.9
"""The same for what visitors wrote below, which is often longer than the page's own text."""
_BELIEVED = ((Region.DOUBTFUL, _MOST_NAMED), (Region.NAMED, _MOST_NAMED), (Region.FURNITURE, _MOST_TAGGED))
"""What a part may be, and up to which share of the running text; later ones prevail."""


@dataclass(slots=True)
class Extent:
    """A part of the page: what its element says of it, and which pieces are in it."""

    tag: str
    signal: Region
    word: str
    """The tag or word of a class name that gives the signal."""
    first: int
    """Number of its first piece."""
    last: int = 0
    """Number of the piece after its last."""


def mark_furniture(text: str, pieces: Sequence[Piece], extents: Sequence[Extent]) -> None:
    """Turn what stands in a page's navigation, or beside its main part, into furniture."""
    regions = [Region.CONTENT] * len(pieces)
    weights = list(accumulate(map(_weight, pieces), initial=0))
    sparse = weights[-1] < _LEAST_WEIGHT
    if sparse:
        weights = list(accumulate((piece.end - piece.start for piece in pieces), initial=0))
    for signal, most in _BELIEVED:
        for first, last in _believed(extents, signal, weights, most * weights[-1]):
            regions[first:last] = [signal] * (last - first)
    main = None if sparse else _main_part(pieces, regions, extents)
    for number, piece in enumerate(pieces):
        region = regions[number]
        if region is Region.CONTENT and main is not None and not main[0] <= number < main[1]:
            region = Region.DOUBTFUL
        if region in {Region.FURNITURE, Region.NAMED} or (region is Region.DOUBTFUL and _is_aside(text, piece)):
            _discard(piece)
        elif region is Region.DOUBTFUL:
            piece.doubtful = True
    _discard_menus(pieces)


def _weight(piece: Piece) -> int:
    """The characters of a piece of running text; none where it is short or mostly links."""
    length = piece.end - piece.start
    return length if length >= _SHORTEST_RUNNING and piece.linked <= _MOST_LINKED else 0


def _believed(extents: Sequence[Extent], signal: Region, weights: Sequence[int], most: float) -> list[tuple[int, int]]:
    """The parts with this signal, but for words that would take more than ``most`` of the running text away."""
    ranges: list[tuple[int, int]] = []
    by_word: dict[str, list[Extent]] = {}
    for extent in extents:
        if extent.signal is signal:
            by_word.setdefault(extent.word, []).append(extent)
    for word, alike in by_word.items():
        parts = [(part.first, part.last) for part in alike]
        if word in VISITORS:
            most_alike, most_each = _MOST_VISITORS * weights[-1], _MOST_VISITORS * weights[-1]
        else:
            most_alike, most_each = _MOST_ALIKE * weights[-1], most
        if sum(weights[last] - weights[first] for first, last in _outermost(parts)) <= most_alike:
            ranges += [part for part in parts if weights[part[1]] - weights[part[0]] <= most_each]
    return _outermost(ranges)


def _outermost(ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges that lie in no other."""
    kept: list[tuple[int, int]] = []
    for first, last in sorted(ranges, key=lambda part: (part[0], -part[1])):
        if not kept or last > kept[-1][1]:
            kept.append((first, last))
    return kept


def _main_part(pieces: Sequence[Piece], regions: Sequence[Region], extents: Sequence[Extent]) -> tuple[int, int] | None:
    """The smallest part that holds nearly all running text outside navigation; None on a page with little of it."""
    counted = {Region.CONTENT, Region.DOUBTFUL}
    each = (_weight(piece) if region in counted else 0 for piece, region in zip(pieces, regions, strict=True))
    weights = list(accumulate(each, initial=0))
    if weights[-1] < _LEAST_WEIGHT:
        return None
    parts = [
        (extent.last - extent.first, extent.first, extent.last)
        for extent in extents
        if extent.tag in CONTAINERS and weights[extent.last] - weights[extent.first] >= _MAIN_SHARE * weights[-1]
    ]
    if not parts:
        return None
    _, first, last = min(parts)
    for number in range(max(0, first - _FARTHEST_TITLE), first):
        if pieces[number].kind == "heading" and pieces[number].level == 1:
            return number, last
    return first, last


def _is_aside(text: str, piece: Piece) -> bool:
    if piece.linked >= 0.5:
        return True
    if piece.kind == "heading":
        return piece.level > 1
    return not furniture.is_content(text[piece.start : piece.end])


def _discard(piece: Piece) -> None:
    piece.kind, piece.level, piece.label, piece.inner = "furniture", 0, "", None


def _discard_menus(pieces: Sequence[Piece]) -> None:
    """Three or more short pieces in a row that are nothing but links are a menu."""
    run: list[Piece] = []
    for piece in [*pieces, Piece(0, 0)]:
        if piece.linked >= 0.9 and piece.end - piece.start <= 80:
            run.append(piece)
            continue
        if len(run) >= 3:
            for menu in run:
                _discard(menu)
        run = []
