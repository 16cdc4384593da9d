"""One graph of causes: clauses on the same thing are one node, and links lie before or after the main event."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Literal

import msgspec
from msgspec.structs import replace

from adfontes.study.causal_parse import Reach
from adfontes.study.passages import Passage
from adfontes.study.reading import stable_key
from adfontes.study.shapes import Topic
from adfontes.study.telling import Desk
from adfontes.values.spans import Span
from adfontes.values.study import CausalLink, Statement

Part = Literal["cause", "consequence"]

MOST_LINKS = 60
SAME_NODE = 0.62
"""Two clauses are one node where each holds this share of the other's weight (by eye, 2026-11-22)."""
DAYS_LONG = 3652
"""A cause this long before the event is a long-term one: ten years."""
DAYS_SHORT = 366


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One cause and effect as a source tells it."""

    cause: Statement
    effect: Statement
    cause_terms: frozenset[str]
    effect_terms: frozenset[str]
    statement: Statement
    part: Part | None = None
    reach: Reach = "not said"
    days: tuple[tuple[int, int], ...] = ()
    """First and last day of each date in its sentence, or in passages that tell of the same effect."""
    early: bool = False
    """Whether it stands before its source first dates the main event."""
    weight: float = 0.0


def without_repeats(told: Sequence[Told]) -> list[Told]:
    """Of links that quote the same words, the first."""
    kept: list[Told] = []
    places: dict[str, list[tuple[Span, Span]]] = defaultdict(list)
    for one in told:
        cause, effect = one.cause.citations[0], one.effect.citations[0]
        same = [
            (cause.span.overlaps(first) and effect.span.overlaps(second))
            or (cause.span.overlaps(second) and effect.span.overlaps(first))
            for first, second in places[cause.source]
        ]
        if not any(same):
            places[cause.source].append((cause.span, effect.span))
            kept.append(one)
    return kept


def days_of(passage: Passage) -> tuple[tuple[int, int], ...]:
    """First and last day of each date in a passage whose ends are both known."""
    bounds = [(m.time.earliest, m.time.latest) for m in passage.times if m.time is not None]
    return tuple(sorted((first, last) for first, last in bounds if first is not None and last is not None))


def join_links(desk: Desk, told: Sequence[Told], topic: Topic | None) -> tuple[CausalLink, ...]:
    """The links of the graph, causes of the main event before its consequences.

    Args:
        desk: the course.
        told: causes and effects as the sources tell them, the weightiest first.
        topic: the main thing of the course.
    """
    nodes = _Nodes(desk, topic)
    event = _main_days(desk, topic)
    first = _first_told(desk, event)
    merged: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for one in told:
        ends = nodes.key(one.cause_terms, one.cause), nodes.key(one.effect_terms, one.effect)
        if ends[0] != ends[1]:
            place = one.statement.citations[0]
            merged[ends].append(replace(_dated(desk, one), early=place.start < first.get(place.source, 0)))
    parts = _parts(merged, event, nodes.main)
    links = [
        _link(ends, group, parts[ends], _reach(group, parts[ends], event))
        for ends, group in list(merged.items())[:MOST_LINKS]
    ]
    order = {"cause": 0, "consequence": 1}
    return tuple(sorted(links, key=lambda link: order[link.part]))


class _Nodes:
    """Things that clauses speak of, each with one key."""

    def __init__(self, desk: Desk, topic: Topic | None) -> None:
        self._similarity = desk.reading.similarity
        self._topic = topic
        self._known: list[tuple[frozenset[str], str]] = []
        self.main = stable_key("node", ["main event"])

    def key(self, terms: frozenset[str], statement: Statement) -> str:
        if self._topic and (terms <= self._topic.keys | {self._topic.noun} or self._is_main(statement.text)):
            return self.main
        for other, key in self._known:
            if terms & other:
                held = self._similarity.containment(terms, other), self._similarity.containment(other, terms)
                if min(held) >= SAME_NODE:
                    return key
        key = stable_key("node", [statement.text.lower()])
        self._known.append((terms, key))
        return key

    def _is_main(self, text: str) -> bool:
        assert self._topic is not None
        plain = re.sub(r"^(the|a|an) ", "", text.lower())
        plain = re.sub(r" (was fought|took place|broke out|began|happened|started|was signed)$", "", plain)
        return plain in (self._topic.name.lower().removeprefix("the "), self._topic.noun)


def _main_days(desk: Desk, topic: Topic | None) -> tuple[int, int] | None:
    """The date that the sources give most often beside the main event's name; the most exact of equals."""
    if topic is None:
        return None
    dates: Counter[tuple[int, int]] = Counter()
    for passage in desk.reading.passages:
        if topic.name.lower() in passage.text.lower() or any(m.key in topic.keys for m in passage.names):
            dates.update(days_of(passage))
    return min(dates, key=lambda bounds: (-dates[bounds], bounds[1] - bounds[0], bounds)) if dates else None


def _first_told(desk: Desk, event: tuple[int, int] | None) -> dict[str, int]:
    """Where each source first gives a date within that of the main event."""
    found: dict[str, int] = {}
    for passage in desk.reading.passages:
        if event is not None and any(event[0] <= first and last <= event[1] for first, last in days_of(passage)):
            found.setdefault(passage.source, passage.citation.start)
    return found


def _dated(desk: Desk, one: Told) -> Told:
    """With the dates of passages that tell of the same effect, where its own sentence gives none."""
    if one.days:
        return one
    places = desk.reading.similarity.neighbours(one.effect_terms, SAME_NODE)
    days = {bounds for place, _ in places for bounds in days_of(desk.reading.passages[place])}
    return replace(one, days=tuple(sorted(days)))


def _parts(
    merged: dict[tuple[str, str], list[Told]], event: tuple[int, int] | None, main: str
) -> dict[tuple[str, str], Part]:
    """Which links lie before the main event: said so, dated so, leading on to one that does, or told before it."""
    parts: dict[tuple[str, str], Part] = {}
    for ends, group in merged.items():
        part = next((one.part for one in group if one.part), None)
        days = [bounds for one in group for bounds in one.days]
        if part is None and main in ends:
            part = "cause" if ends[1] == main else "consequence"
        if part is None and event is not None and days:
            before, after = max(last for _, last in days) < event[0], min(first for first, _ in days) > event[1]
            part = "cause" if before else "consequence" if after else None
        if part:
            parts[ends] = part
    for _ in range(3):
        leading = {ends[0] for ends, part in parts.items() if part == "cause"}
        for ends in merged:
            if ends not in parts and ends[1] in leading:
                parts[ends] = "cause"
    return {
        ends: parts.get(ends, "cause" if all(one.early for one in group) else "consequence")
        for ends, group in merged.items()
    }


def _reach(group: Sequence[Told], part: Part, event: tuple[int, int] | None) -> Reach:
    said = next((one.reach for one in group if one.reach != "not said"), None)
    if said:
        return said
    days = [bounds for one in group for bounds in one.days]
    if event is None or not days:
        return "not said"
    apart = event[0] - max(last for _, last in days) if part == "cause" else min(first for first, _ in days) - event[1]
    return "long-term" if apart >= DAYS_LONG else "short-term" if 0 <= apart <= DAYS_SHORT else "not said"


def _link(ends: tuple[str, str], group: Sequence[Told], part: Part, reach: Reach) -> CausalLink:
    best = group[0]

    def together(statements: Sequence[Statement]) -> Statement:
        sources = sorted({source for statement in statements for source in statement.sources})
        return replace(
            statements[0],
            citations=tuple(dict.fromkeys(c for statement in statements for c in statement.citations)),
            sources=tuple(sources),
            support=min(len(sources), len({statement.text.lower() for statement in statements})),
            disputes=tuple(sorted({key for statement in statements for key in statement.disputes})),
            claims=tuple(sorted({key for statement in statements for key in statement.claims})),
        )

    return CausalLink(
        key=stable_key("cause", [best.cause.text.lower(), best.effect.text.lower()]),
        cause=together([one.cause for one in group]),
        effect=together([one.effect for one in group]),
        cause_node=ends[0],
        effect_node=ends[1],
        statement=together([one.statement for one in group]),
        part=part,
        reach=reach,
    )
