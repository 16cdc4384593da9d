"""Days without a year, beside the other sources of a course."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from adfontes.evidence.resolve import resolve
from adfontes.evidence.resolve_years import shifted
from adfontes.language import annotate
from adfontes.values.time import day_span, month_span
from made_pages import page

DATED = (
    "The truce of Vester was made on 4 May 1806. In June 1806 it was broken, and on 9 July 1806 made again. "
    "In August 1806 it failed."
)


def dates(*texts: str) -> list[list[str]]:
    read = resolve([annotate(page(text, f"{number}.txt")) for number, text in enumerate(texts)])
    return [[mention.time.edtf for mention in source.times if mention.time] for source in read.sources]


def test_a_day_is_moved_from_an_old_war_into_the_time_that_the_other_sources_tell():
    alone = dates("The talks opened on 2 May. The war of 1741 was not forgotten.")
    assert alone == [["1741-05-02", "1741"]]
    told = dates(DATED, "The talks opened on 2 May. The war of 1741 was not forgotten.")
    assert told[1] == ["1806-05-02", "1741"]


def test_a_day_that_the_course_dates_in_one_year_is_of_that_year_wherever_it_stands():
    told = dates(
        "In May 1806 the fleet was sent out. It was sunk on 21 June 1806.",
        "In March 1808 they voted. The fleet was sunk on 21 June.",
    )
    assert told[1] == ["1808-03", "1806-06-21"]


def test_a_day_that_the_course_dates_in_two_years_keeps_the_year_of_its_own_source():
    two = "The fleet was sunk on 21 June 1806. On 21 June 1807 they met."
    told = dates(two, "In March 1808 they voted. The fleet was sunk on 21 June.")
    assert told[1] == ["1808-03", "1808-06-21"]


def test_both_ends_of_a_range_are_moved_together_over_the_turn_of_the_year():
    told = dates(DATED, "The king stayed from December to May. The war of 1741 was not forgotten.")
    assert told[1] == ["1805-12", "1806-05", "1741"]


def test_a_day_stays_where_a_source_dates_days_of_that_year():
    told = dates(DATED, "On 2 May they met. On 5 June 1741 the old war had begun.")
    assert told[1][0] == "1741-05-02"


def test_a_course_about_a_long_time_moves_nothing():
    long = "It began on 3 May 1702. In June 1731 it grew. On 9 May 1760 it ended, and in July 1799 it was forgotten."
    assert dates(long, "The talks opened on 2 May. The war of 1641 was not forgotten.")[1][0] == "1641-05-02"


@given(st.integers(1, 2000), st.integers(1, 12), st.integers(1, 31), st.integers(-50, 50))
def test_a_day_or_month_so_many_years_later_is_that_day_or_month(year, month, day, years):
    later = max(1, year + years)
    assert shifted(month_span(year, month), later - year) == month_span(later, month)
    if day < 28:
        assert shifted(day_span(year, month, day), later - year) == day_span(later, month, day)
