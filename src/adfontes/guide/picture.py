"""The timeline as a picture: where every dot, bar and label stands, in the units of an SVG.

A dot is an event: its size is its support, hollow means one source, half filled means disputed. A bar is a span of
time, a thin line is a date that is known only roughly ("in 1950"); a blurred dot, or an end that fades, is "about".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from adfontes.guide.flags import FLAG_HEIGHT, FLAG_LINES, FLAG_WIDTH, WIDE, plant_flags, wrap
from adfontes.guide.saying import join_words
from adfontes.guide.scale import Scale, Tick, draw_ticks
from adfontes.guide.showing import ShownDate
from adfontes.values.time import TimeSpan

SIDE = 26.0
SWARM_STEP, HIGHEST_SWARM = 4.0, 96.0
NARROW, ROW_TEXT, ROW_LINES, ROW_LINE = 358.0, 82.0, 2, 18.0
ROW_SCALE = 13 / 15
"""Labels are 13 px high in the wide picture and 15 px in the narrow one."""
SHORTEST_BAR, OPEN_END = 14.0, 40.0


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
class Picture:
    """A whole drawing."""

    width: float
    height: float
    axis: float
    dots: tuple[Dot, ...]
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    breaks: tuple[float, ...]
    years: float = 0.0
    """Where the years are written, in the wide picture."""


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
    edges = [day for date in placed for day in days_of(date.entry.when) or ()]
    scale = Scale([middle(date.entry.when) for date in placed], edges, SIDE, WIDE - SIDE)
    weights = [len(date.statement.letters) + 2 * bool(date.statement.disputes) for date in placed]
    flags = plant_flags([scale.place(middle(date.entry.when)) for date in placed], weights)
    above = max((flag.lane + 1 for flag in flags.values() if flag.up), default=0)
    below = max((flag.lane + 1 for flag in flags.values() if not flag.up), default=0)
    dots = swarm([draw_dot(date, scale.place(middle(date.entry.when)), 0) for date in placed])
    crown = min(dot.y - dot.radius for dot in dots) - 8
    axis = above * FLAG_HEIGHT - crown
    bars = draw_bars(placed, scale, axis, step=8.0)
    years = max([axis, *(bar.across for bar in bars)]) + 24
    for index, flag in flags.items():
        top = axis + crown - (flag.lane + 1) * FLAG_HEIGHT if flag.up else years + 10 + flag.lane * FLAG_HEIGHT
        lines = wrap(placed[index].statement.words, FLAG_WIDTH - 10, FLAG_LINES)
        dots[index] = replace(dots[index], lines=lines, flag=top, flip=flag.flip)
    lowered = tuple(replace(dot, y=dot.y + axis) for dot in dots)
    bottom = years + 10 + below * FLAG_HEIGHT
    return Picture(WIDE, bottom, axis, lowered, bars, draw_ticks(scale), scale.cut_places(), years)


def swarm(dots: Sequence[Dot]) -> list[Dot]:
    """The same dots, raised where they would cover one another; those that stand first stay lowest."""
    raised: list[Dot] = []
    for dot in dots:
        height = 0.0
        while height < HIGHEST_SWARM and any(
            (dot.x - other.x) ** 2 + (-height - other.y) ** 2 < (dot.radius + other.radius + 2) ** 2
            for other in raised[-60:]
        ):
            height += SWARM_STEP
        raised.append(replace(dot, y=-height))
    return raised


def draw_tall(dates: Sequence[ShownDate]) -> Picture | None:
    """The picture for a phone: time runs down, one row an event, every row with its words."""
    placed = [date for date in dates if days_of(date.entry.when)]
    if not placed:
        return None
    axis, top, rows, dots = 56.0, 12.0, [], []
    for date in placed:
        lines = wrap(date.statement.words, (NARROW - ROW_TEXT) * ROW_SCALE, ROW_LINES)
        dot = draw_dot(date, axis, top + 10)
        dots.append(replace(dot, lines=lines, flag=top))
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
        if any(bar.thin and thin and (bar.start, bar.end) == (start, end) for bar in bars):
            continue
        lane = 0
        while any(bar.across == axis + lane * step and start < bar.end and bar.start < end for bar in bars):
            lane += 1
        bars.append(Bar(start, end, axis + lane * step, thin, fades_in, fades_out))
    return tuple(bars)
