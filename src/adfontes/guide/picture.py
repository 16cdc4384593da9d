"""The timeline as a picture: where every dot, bar and label stands, in the units of an SVG.

A dot is an event: its size is its support, hollow means one source, half filled means disputed. A bar is a span of
time, a thin line is a date that is known only roughly ("in 1950"); a blurred dot, or an end that fades, is "about".
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from adfontes.guide.saying import join_words
from adfontes.guide.showing import ShownDate
from adfontes.values.time import TimeSpan

WIDE, SIDE = 1080.0, 26.0
FLAG_WIDTH, FLAG_HEIGHT, FLAG_LINES = 158.0, 74.0, 3
LETTER_WIDTH = 6.3
"""Mean advance of a character in the labels (13 px serif), in px; full-width characters count twice."""
LANES = 3
BREAK_ABOVE, BREAK_TO = 0.34, 0.1
"""A gap that would take more than a third of the line is cut short to a tenth, and the cut is drawn."""
NARROW, ROW_TEXT, ROW_LINES, ROW_LINE = 358.0, 82.0, 2, 18.0
SHORTEST_BAR, OPEN_END = 14.0, 40.0
TICK_YEARS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10000)
TICK_ROOM = 64.0


@dataclass(frozen=True)
class Dot:
    """An event in the picture, in px of the drawing."""

    x: float
    y: float
    radius: float
    state: str
    """``solid``, ``hollow`` (one source) or ``split`` (disputed)."""
    colour: int
    """Colour of the one source that says it, 0 where several do."""
    href: str
    name: str
    """What a screen reader says: date, event, who says it, whether it is disputed."""
    label: str
    about: bool
    lines: tuple[str, ...] = ()
    """The words beside it; empty where there is no room, and the table has them."""
    flag: float = 0.0
    """Where the label starts: y in the wide picture."""
    flip: bool = False
    """The label stands to the left of its line."""


@dataclass(frozen=True)
class Bar:
    """A stretch of time, in px along the line of time and across it."""

    start: float
    end: float
    across: float
    thin: bool
    """A date known only roughly, not an event that lasted."""
    fades_in: bool
    fades_out: bool


@dataclass(frozen=True)
class Tick:
    """A year on the line of time."""

    place: float
    label: str


@dataclass(frozen=True)
class Picture:
    """A whole drawing."""

    width: float
    height: float
    axis: float
    dots: tuple[Dot, ...]
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    breaks: tuple[float, ...]


class Scale:
    """From days to px, evenly, but for gaps that are cut short."""

    def __init__(self, days: Sequence[float], start: float, end: float) -> None:
        stops = sorted(set(days))
        weights = [later - earlier for earlier, later in pairwise(stops)]
        self.cuts: list[int] = []
        while len(weights) > 2 and max(weights) > BREAK_ABOVE * sum(weights) and len(self.cuts) < 3:
            widest = weights.index(max(weights))
            if widest in self.cuts:
                break
            rest = sum(weights) - weights[widest]
            weights[widest] = rest * BREAK_TO / (1 - BREAK_TO)
            self.cuts.append(widest)
        unit = (end - start) / (sum(weights) or 1)
        self.stops, self.places = stops, [start]
        for weight in weights:
            self.places.append(self.places[-1] + weight * unit)
        if len(stops) == 1:
            self.places = [(start + end) / 2]

    def place(self, day: float) -> float:
        """Where a day stands; days beyond either end stand at the end."""
        if day <= self.stops[0]:
            return self.places[0]
        for (left, right), (low, high) in zip(pairwise(self.stops), pairwise(self.places), strict=True):
            if day <= right:
                return low + (high - low) * (day - left) / (right - left)
        return self.places[-1]

    def cut_places(self) -> tuple[float, ...]:
        """The middle of each gap that was cut short."""
        return tuple((self.places[index] + self.places[index + 1]) / 2 for index in sorted(self.cuts))

    def cut_days(self) -> list[tuple[float, float]]:
        """The days that were cut short; no year is marked among them."""
        return [(self.stops[index], self.stops[index + 1]) for index in self.cuts]


def days_of(time: TimeSpan) -> tuple[float, float] | None:
    """First and last day; an open end is the other one; None where nothing is known."""
    known = [day for day in (time.earliest, time.latest) if day is not None]
    return (min(known), max(known) + 1) if known else None


def lasts(time: TimeSpan) -> bool:
    """Whether the time is a stretch ("from 1947 to 1949"), not a date told roughly ("in 1949")."""
    return time.granularity == "span"


def middle(time: TimeSpan) -> float:
    """The day where the dot stands: the start of a stretch, the middle of a date."""
    first, last = days_of(time) or (0.0, 0.0)
    return first if lasts(time) else (first + last) / 2


def draw_wide(dates: Sequence[ShownDate]) -> Picture | None:
    """The picture for a desk: time runs from left to right, labels stand above and below the line."""
    placed = [date for date in dates if days_of(date.entry.when)]
    if not placed:
        return None
    edges = [day for date in placed for day in (*(days_of(date.entry.when) or ()), middle(date.entry.when))]
    scale = Scale(edges, SIDE, WIDE - SIDE)
    spots = [scale.place(middle(date.entry.when)) for date in placed]
    flags = plant_flags(placed, spots)
    above = max((lane + 1 for lane, up, _ in flags.values() if up), default=0)
    below = max((lane + 1 for lane, up, _ in flags.values() if not up), default=0)
    axis = 16 + above * FLAG_HEIGHT + 14
    dots, stacked = [], dict[int, int]()
    for index, (date, spot) in enumerate(zip(placed, spots, strict=True)):
        column = round(spot / 9)
        height = stacked[column] = stacked.get(column, -1) + 1
        dot = draw_dot(date, spot, axis - (height + 1) // 2 * 13 * (-1) ** height)
        if index in flags:
            lane, up, flip = flags[index]
            top = axis - 14 - (lane + 1) * FLAG_HEIGHT if up else axis + 30 + lane * FLAG_HEIGHT
            dot = place_label(dot, top, flip, wrap(date.statement.text, FLAG_WIDTH - 10, FLAG_LINES))
        dots.append(dot)
    bars = draw_bars(placed, scale, axis, step=7.0)
    bottom = axis + 26 + below * FLAG_HEIGHT + 12
    return Picture(WIDE, bottom, axis, tuple(dots), bars, draw_ticks(scale), scale.cut_places())


def plant_flags(dates: Sequence[ShownDate], spots: Sequence[float]) -> dict[int, tuple[int, bool, bool]]:
    """Lane, side and direction of each label that finds room; the best supported choose first."""
    order = sorted(range(len(dates)), key=lambda index: (-len(dates[index].statement.letters), index))
    flags: dict[int, tuple[int, bool, bool]] = {}
    boxes: list[tuple[float, float, int, bool, float]] = []
    for index in order:
        pole = spots[index]
        flip = pole + FLAG_WIDTH > WIDE
        left, right = (pole - FLAG_WIDTH, pole) if flip else (pole, pole + FLAG_WIDTH)
        for lane, up in ((lane, up) for lane in range(LANES) for up in (True, False)):
            if all(
                other_up != up
                or (
                    not (lane == other_lane and left < other_right and other_left < right)
                    and not (other_lane < lane and other_left - 4 < pole < other_right)
                    and not (lane < other_lane and left - 4 < other_pole < right)
                )
                for other_left, other_right, other_lane, other_up, other_pole in boxes
            ):
                flags[index] = lane, up, flip
                boxes.append((left, right, lane, up, pole))
                break
    return flags


def draw_tall(dates: Sequence[ShownDate]) -> Picture | None:
    """The picture for a phone: time runs down, one row an event, every row with its words."""
    placed = [date for date in dates if days_of(date.entry.when)]
    if not placed:
        return None
    axis, top, rows, dots = 56.0, 12.0, [], []
    for date in placed:
        lines = wrap(date.statement.text, NARROW - ROW_TEXT, ROW_LINES)
        dot = draw_dot(date, axis, top + 10)
        dots.append(place_label(dot, top, False, lines))
        rows.append((middle(date.entry.when), top + 10))
        top += (len(lines) + 1) * ROW_LINE + 20
    scale = Scale.__new__(Scale)
    scale.cuts, scale.stops, scale.places = [], *spread_rows(rows)
    bars = draw_bars([date for date in placed if lasts(date.entry.when)], scale, axis, step=-9.0)
    return Picture(NARROW, top, axis, tuple(dots), bars, (), ())


def spread_rows(rows: Sequence[tuple[float, float]]) -> tuple[list[float], list[float]]:
    """Days and heights of the rows, each day once and both rising."""
    heights: dict[float, float] = {}
    highest = 0.0
    for day, height in sorted(rows):
        highest = max(highest, height)
        heights[day] = highest
    return list(heights), list(heights.values())


def draw_dot(date: ShownDate, x: float, y: float) -> Dot:
    """An event as a dot, with everything that a screen reader needs to know."""
    statement = date.statement
    letters = [one.letter for one in statement.letters]
    alone = len(letters) == 1
    state = "split" if statement.disputes else "hollow" if alone else "solid"
    said = f"Only {letters[0]} says this." if alone else f"{join_words(letters)} say this."
    ending = "" if statement.text.endswith((".", "!", "?")) else "."
    name = f"{date.label}: {statement.text}{ending} {said}{' Sources disagree.' if statement.disputes else ''}"
    colour = statement.letters[0].colour if alone else 0
    radius = 4.5 + 1.5 * min(len(letters), 4)
    return Dot(x, y, radius, state, colour, statement.href, name, date.label, date.entry.when.approximate)


def place_label(dot: Dot, top: float, flip: bool, lines: tuple[str, ...]) -> Dot:
    """The same dot with its label."""
    return replace(dot, lines=lines, flag=top, flip=flip)


def draw_bars(dates: Sequence[ShownDate], scale: Scale, axis: float, step: float) -> tuple[Bar, ...]:
    """A bar for each stretch and a thin line for each rough date, side by side where they overlap."""
    bars: list[Bar] = []
    for date in dates:
        when = date.entry.when
        first, last = days_of(when) or (0.0, 0.0)
        start, end = scale.place(first), scale.place(last)
        fades_in, fades_out = when.approximate or when.earliest is None, when.approximate or when.latest is None
        start, end = start - OPEN_END * (when.earliest is None), end + OPEN_END * (when.latest is None)
        thin = not lasts(when)
        if end - start < SHORTEST_BAR:
            continue
        lane = 0
        while any(bar.across == axis + lane * step and start < bar.end and bar.start < end for bar in bars):
            lane += 1
        bars.append(Bar(start, end, axis + lane * step, thin, fades_in, fades_out))
    return tuple(bars)


def draw_ticks(scale: Scale) -> tuple[Tick, ...]:
    """Years that stand far enough apart to be read."""
    first, last = year_of(scale.stops[0]), year_of(scale.stops[-1])
    for step in TICK_YEARS:
        ticks: list[Tick] = []
        crowded = False
        for year in range(-(-first // step) * step, last + 1, step):
            day = first_day(year)
            if not scale.stops[0] <= day <= scale.stops[-1] or any(a < day < b for a, b in scale.cut_days()):
                continue
            place = scale.place(day)
            if ticks and place - ticks[-1].place < TICK_ROOM:
                crowded = True
                break
            ticks.append(Tick(place, label_year(year)))
            if len(ticks) > 30:
                crowded = True
                break
        if not crowded:
            return tuple(ticks)
    return ()


def first_day(year: int) -> int:
    """Proleptic Gregorian ordinal of 1 January; the year before 1 is 0."""
    before = year - 1
    return before * 365 + before // 4 - before // 100 + before // 400 + 1


def year_of(day: float) -> int:
    """The year that a proleptic Gregorian ordinal lies in."""
    year = int(day // 365.2425) + 1
    while first_day(year) > day:
        year -= 1
    while first_day(year + 1) <= day:
        year += 1
    return year


def label_year(year: int) -> str:
    """``1950``, ``480 BC``; astronomical years at or below 0 are BC."""
    return str(year) if year > 0 else f"{1 - year} BC"


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
