"""Which era a year that names none belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from adfontes.language.dates.meanings import Calendar, Located

_SAME_ERA_YEARS = 150
"""A bare year farther than this from the last year BCE is of our era: books leave out "CE" sooner than "BCE"."""


def bare_years_before_christ(located: Sequence[Located]) -> frozenset[int]:
    """The places of bare numbers ("in 202") that go on from a year BCE: not far from the last one told.

    A history of Rome tells of both eras, so that one year BCE somewhere says nothing of the whole text.
    """
    found: set[int] = set()
    last: int | None = None
    for index, item in enumerate(located):
        meaning = item.meaning
        if not isinstance(meaning, Calendar) or meaning.year is None or meaning.short_year or meaning.year >= 1000:
            continue
        if not meaning.bare_number:
            last = 1 - meaning.year if meaning.bce else None
        elif last is not None and abs(last - meaning.year) <= _SAME_ERA_YEARS:
            found.add(index)
            last = meaning.year
    return frozenset(found)
