"""Which day a named day was ("D-Day", "Black Friday"), where the course itself dates it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from adfontes.language.background import folded
from adfontes.values.annotations import AnnotatedSource, TimeMention
from adfontes.values.time import TimeSpan

BESIDE = 25
"""Code points between the name of a day and its date, at most: "D-Day (6 June 1944)", "On D-Day, which was ..."."""


def bind_dates(sources: Sequence[AnnotatedSource]) -> list[AnnotatedSource]:
    """Give each named day the date that stands beside its name anywhere in the course, where all agree."""
    said: dict[str, list[TimeMention]] = {}
    for source in sources:
        for anchor, dated in _beside(source):
            said.setdefault(anchor, []).append(dated)
    days = {anchor: found[0] for anchor, found in said.items() if len({m.time and m.time.edtf for m in found}) == 1}
    return [_bound(source, days) for source in sources]


def _beside(source: AnnotatedSource) -> Iterator[tuple[str, TimeMention]]:
    """Each named day of a source with its day: placed already, or standing beside it in the same sentence."""
    for mention in source.times:
        if mention.anchor and _is_day(mention.time):
            yield folded(mention.anchor), mention
    for first, second in zip(source.times, source.times[1:], strict=False):
        for name, dated in ((first, second), (second, first)):
            if not name.anchor or name.time is not None or not _is_day(dated.time) or dated.anchor:
                continue
            between = source.source.text[first.span.end : second.span.start]
            if len(between) <= BESIDE and not any(stop in between for stop in ".;!?\n"):
                yield folded(name.anchor), dated


def _is_day(time: TimeSpan | None) -> bool:
    return time is not None and time.granularity == "day"


def _bound(source: AnnotatedSource, days: dict[str, TimeMention]) -> AnnotatedSource:
    times = tuple(
        replace(mention, time=days[folded(mention.anchor)].time, value=days[folded(mention.anchor)].value)
        if mention.anchor and mention.time is None and folded(mention.anchor) in days
        else mention
        for mention in source.times
    )
    return replace(source, times=times)
