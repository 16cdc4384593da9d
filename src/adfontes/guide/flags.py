"""The labels of the timeline: flags on poles above and below the line, none over another."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

WIDE = 1080.0
"""Width of the picture for a desk, in px."""
FLAG_WIDTH, FLAG_HEIGHT, FLAG_LINES = 158.0, 74.0, 3
LETTER_WIDTH = 6.0
"""Mean advance of a character in the labels (13 px serif), in px; full-width characters count twice."""
LANES, MOST_FLAGS = 4, 80


@dataclass(frozen=True)
class Flag:
    """Where a label stands beside its pole: lane 0 is the nearest to the line of time."""

    pole: float
    flip: bool
    up: bool
    lane: int

    @property
    def left(self) -> float:
        """Where the label begins, in px."""
        return self.pole - FLAG_WIDTH if self.flip else self.pole

    def covers(self, place: float) -> bool:
        """Whether a pole at ``place`` would run through the label, were it as high."""
        return self.left - 4 < place < self.left + FLAG_WIDTH + 4


def plant_flags(spots: Sequence[float], weights: Sequence[int]) -> dict[int, Flag]:
    """A flag for each label that finds room; where there is too little, the one of least weight goes without.

    Args:
        spots: where the poles stand, in px.
        weights: how much each label matters.
    """
    wanted = sorted(range(len(spots)), key=lambda index: (-weights[index], index))[:MOST_FLAGS]
    while True:
        flags: dict[int, Flag] = {}
        # From right to left: a label runs to the right of its pole, so that each next one stands on a higher lane.
        for index in sorted(wanted, key=lambda index: (-spots[index], -index)):
            flag = find_lane(spots[index], list(flags.values()))
            if flag is None:
                near = [other for other in flags if abs(spots[other] - spots[index]) < FLAG_WIDTH]
                wanted.remove(min([index, *near], key=lambda one: (weights[one], -one)))
                break
            flags[index] = flag
        else:
            return lower_lanes(flags)


def find_lane(pole: float, others: Sequence[Flag]) -> Flag | None:
    """The best free place for a label, None where there is none."""
    flip = pole + FLAG_WIDTH > WIDE
    crowd = {up: sum(other.up == up for other in others) for up in (True, False)}
    # A label that runs to the left must stand above those that it runs over, which come later: high lanes first.
    for lane in reversed(range(LANES)) if flip else range(LANES):
        for up in sorted((True, False), key=lambda up: (crowd[up], not up)):
            flag = Flag(pole, flip, up, lane)
            if fits(flag, others):
                return flag
    return None


def fits(flag: Flag, others: Sequence[Flag]) -> bool:
    """Whether a label neither covers another nor has a pole run through it."""
    for other in others:
        if other.up != flag.up:
            continue
        if other.lane == flag.lane and abs(other.left - flag.left) < FLAG_WIDTH + 4:
            return False
        if (other.lane >= flag.lane and flag.covers(other.pole)) or (
            flag.lane >= other.lane and other.covers(flag.pole)
        ):
            return False
    return True


def lower_lanes(flags: dict[int, Flag]) -> dict[int, Flag]:
    """The same flags, each as near to the line as the others let it, without empty lanes between them."""
    flags = dict(flags)
    for index, flag in sorted(flags.items(), key=lambda item: item[1].lane):
        others = [other for one, other in flags.items() if one != index]
        lanes = (replace(flag, lane=lane) for lane in range(flag.lane))
        flags[index] = next((lower for lower in lanes if fits(lower, others)), flag)
    used = {up: sorted({flag.lane for flag in flags.values() if flag.up == up}) for up in (True, False)}
    return {index: replace(flag, lane=used[flag.up].index(flag.lane)) for index, flag in flags.items()}


def wrap(words: str, width: float, most: int) -> tuple[str, ...]:
    """Lines that fit ``width`` px, at most ``most``; what is left out shows as an ellipsis."""
    room, lines, line = width / LETTER_WIDTH, list[str](), ""
    for word in words.split():
        longer = f"{line} {word}".strip()
        if text_width(longer) <= room or not line:
            line = longer
            continue
        lines.append(line)
        line = word
        if len(lines) == most:
            break
    else:
        lines.append(line)
        return tuple(fit(one, room) for one in lines if one)
    lines[-1] = f"{lines[-1].rstrip(' .,;:')} …"
    return tuple(fit(one, room + 2) for one in lines)


def text_width(words: str) -> int:
    """Width in letters: full-width characters count twice."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in words)


def fit(line: str, room: float) -> str:
    """A line whose one long word is cut where it must be."""
    while text_width(line) > room and len(line) > 2:
        line = f"{line[:-2]}…"
    return line
