"""Wrong options are wrong: no source gives them for what is asked, nor anything compatible."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adfontes.language import find_dates
from adfontes.values.course import CourseContent
from adfontes.values.time import TimeSpan, relate

Build = Callable[[Mapping[str, str]], CourseContent]

THINGS = ("bridge", "harbour", "library", "museum", "railway")
days = st.dates(datetime.date(1801, 1, 1), datetime.date(1899, 12, 31))


def written(day: datetime.date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def span(words: str) -> TimeSpan:
    found = find_dates(words)[0].time
    assert found is not None
    return found


@given(st.lists(st.tuples(days, days), min_size=len(THINGS), max_size=len(THINGS)))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_wrong_option_fits_a_date_that_any_source_gives(
    build: Build, dates: list[tuple[datetime.date, datetime.date]]
) -> None:
    sources = {
        f"source{number}.txt": "\n\n".join(
            f"The {thing} of the town was opened on {written(given[number])}."
            for thing, given in zip(THINGS, dates, strict=True)
        )
        for number in (0, 1)
    }
    for question in build(sources).quiz:
        thing = next((thing for thing in THINGS if thing in question.stem), None)
        if thing is None:
            continue
        stated = [span(written(day)) for day in dates[THINGS.index(thing)]]
        for option in question.options:
            if not option.right:
                assert all(relate(span(option.text), day) == "incompatible" for day in stated)


def test_the_adjective_of_a_country_is_no_wrong_option(build: Build) -> None:
    text = (
        "# The grain trade\n\nSweden bought the Danish grain. Norway sold timber to the Finnish towns. Portugal sent "
        "wine to the Spanish fleet. Greece lent ships to the Italian merchants. Belgium built a harbour at Ostend. "
        "The French and Dutch envoys came in 1822.\n"
    )
    options = {option.text for question in build({"trade.md": text}).quiz for option in question.options}
    assert options & {"Sweden", "Norway", "Portugal", "Greece", "Belgium"}
    assert not options & {"Danish", "Finnish", "Spanish", "Italian", "French", "Dutch"}
