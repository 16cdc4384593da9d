"""The year of a month or day that a source leaves out and has no way to tell, where the course as a whole knows it.

A newspaper page on one event may say "The talks opened on 12 January" and name no year but that of a war long before.
Read alone, the day falls into that year; read beside the other sources it cannot. So a day that the course dates in
one year only is of that year wherever it stands without one; and where the dated days of a course lie close together,
a day without a year that was put far from all of them is put among them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from adfontes.values.annotations import AnnotatedSource, TimeMention
from adfontes.values.time import TimeSpan, civil_date, day_number, days_in_month

NARROW = 0.5
"""Share of a course's dated days and months that lie in its main years for it to be about one short time.
Sixteen topics of our own, 2026-11-22: of ten narrow ones .65 to 1.0, of three long ones .29 to .50. In sixteen textbook
chapters four days moved, two of them rightly."""
LEAST_DATED = 4
"""Dated days and months in the main years, at least."""
FAR = 5
"""Years from the main year at which a day is out of place; nearer ones are left to the narrative."""
_YEAR = re.compile(r"\d{4}(?=-\d\d|$|/|~|\?)")


def settle_years(sources: Sequence[AnnotatedSource]) -> list[AnnotatedSource]:
    """Move days without a year of their own into the time that the course is about."""
    dated = Counter(found for source in sources for mention in source.times if (found := _dated(mention)))
    years = Counter(year for year, _ in dated.elements())
    sources = _same_days(sources, years)
    if not years:
        return list(sources)
    main = max(years, key=lambda year: (sum(years[near] for near in _around(year)), years[year], -year))
    beside = sum(years[near] for near in _around(main))
    if beside < max(LEAST_DATED, NARROW * years.total()):
        return list(sources)
    return [_settled(source, main, dated, years) for source in sources]


def _same_days(sources: Sequence[AnnotatedSource], years: Counter[int]) -> list[AnnotatedSource]:
    """Give "21 June" the year that the course names with that day, where it is one that the course dwells on."""
    said: dict[tuple[int, int], set[int]] = {}
    for source in sources:
        for mention in source.times:
            if mention.year_told and (found := _day(mention)):
                said.setdefault(found[1:], set()).add(found[0])
    return [
        replace(source, times=tuple(_on_its_day(mention, said, years) for mention in source.times))
        for source in sources
    ]


def _on_its_day(mention: TimeMention, said: dict[tuple[int, int], set[int]], years: Counter[int]) -> TimeMention:
    found = _day(mention)
    if mention.year_told or found is None or mention.whole is not None:
        return mention
    only = said.get(found[1:], set())
    if len(only) != 1 or years[min(only)] <= years[found[0]]:
        return mention
    return _moved_mention(mention, min(only) - found[0])


def _day(mention: TimeMention) -> tuple[int, int, int] | None:
    """Year, month and day of a mention that names a day."""
    time = mention.time
    if time is None or time.granularity != "day" or time.earliest is None or time.earliest != time.latest:
        return None
    found = civil_date(time.earliest)
    return found if found[0] > 0 else None


def _around(year: int) -> tuple[int, int, int]:
    return year - 1, year, year + 1


def _dated(mention: TimeMention) -> tuple[int, int] | None:
    """Year and month of a day or month whose year the words name."""
    time = mention.time
    if time is None or not mention.year_told or time.granularity not in {"day", "month"} or time.earliest is None:
        return None
    year, month, _ = civil_date(time.earliest)
    return (year, month) if year > 0 else None


def _settled(
    source: AnnotatedSource, main: int, dated: Counter[tuple[int, int]], years: Counter[int]
) -> AnnotatedSource:
    times, moved = [], 0
    for mention in reversed(source.times):  # the first end of a range follows its last
        time = mention.time
        if mention.year_told or time is None or time.earliest is None or not moves(time, main, years):
            times.append(mention)
            continue
        year, month, _ = civil_date(time.earliest)
        ending = times and mention.whole is not None and mention.whole == _whole_before(times[-1], moved)
        if not ending:
            moved = max(_around(main), key=lambda near: (dated[near, month], near == main, -near)) - year
        times.append(_moved_mention(mention, moved))
    return replace(source, times=tuple(reversed(times)))


def moves(time: TimeSpan, main: int, years: Counter[int]) -> bool:
    """Whether a day lies out of the course's time, in a year in which no source dates a day or month."""
    assert time.earliest is not None
    year = civil_date(time.earliest)[0]
    return time.granularity in {"day", "month"} and abs(year - main) >= FAR and not years[year] and year > 0


def _whole_before(mention: TimeMention, moved: int) -> TimeSpan | None:
    return None if mention.whole is None else shifted(mention.whole, -moved)


def _moved_mention(mention: TimeMention, years: int) -> TimeMention:
    assert mention.time is not None
    return replace(
        mention,
        time=shifted(mention.time, years),
        whole=None if mention.whole is None else shifted(mention.whole, years),
        value=_in_years(mention.value, years),
    )


def shifted(time: TimeSpan, years: int) -> TimeSpan:
    """The same days of the calendar so many years later."""
    earliest, latest = (None if day is None else _shifted_day(day, years) for day in (time.earliest, time.latest))
    return replace(time, edtf=_in_years(time.edtf, years), earliest=earliest, latest=latest)


def _in_years(words: str, years: int) -> str:
    return _YEAR.sub(lambda found: f"{int(found[0]) + years:04d}", words)


def _shifted_day(number: int, years: int) -> int:
    year, month, day = civil_date(number)
    last = day == days_in_month(year, month)
    most = days_in_month(year + years, month)
    return day_number(year + years, month, most if last else min(day, most))
