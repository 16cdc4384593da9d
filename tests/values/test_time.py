"""Spans of time: how they are made, compared and said."""

import datetime

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from adfontes.values import time
from adfontes.values.time import TimeSpan, day_span, label_time, month_span, relate, season_span, year_span, years_span

SPANS = st.one_of(
    st.builds(year_span, st.integers(-3000, 2100)),
    st.builds(month_span, st.integers(-3000, 2100), st.integers(1, 12)),
    st.builds(day_span, st.integers(-3000, 2100), st.integers(1, 12), st.integers(1, 28)),
    st.builds(season_span, st.integers(1, 2100), st.integers(1, 4)),
    st.builds(lambda y: years_span(y * 10, y * 10 + 9, "decade"), st.integers(1, 209)),
    st.builds(lambda y: time.on_or_before(year_span(y)), st.integers(1, 2100)),
    st.builds(lambda y: time.after(year_span(y)), st.integers(1, 2100)),
)
MIRROR = {"contains": "within", "within": "contains"}


@given(st.integers(1, datetime.date.max.toordinal()))
def test_days_count_as_python_counts_them(number):
    assert datetime.date(*time.civil_date(number)).toordinal() == number
    assert time.day_number(*time.civil_date(number)) == number


def test_the_last_day_before_christ_is_day_0():
    assert time.day_number(0, 12, 31) == 0
    assert time.day_number(1, 1, 1) == 1


@given(SPANS, SPANS)
def test_relations_mirror_one_another(a, b):
    assert relate(b, a) == MIRROR.get(relate(a, b), relate(a, b))
    assert relate(a, a) == "equal"


@given(SPANS)
def test_every_span_is_valid_edtf_and_has_words(span):
    parse_edtf(span.edtf)
    assert label_time(span)


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        (year_span(1950), day_span(1950, 2, 14), "contains"),
        (day_span(1950, 2, 14), month_span(1950, 2), "within"),
        (day_span(1950, 2, 14), day_span(1950, 2, 14), "equal"),
        (day_span(1950, 2, 14), year_span(1951), "incompatible"),
        (season_span(1950, 2), month_span(1950, 6), "contains"),
        (years_span(1945, 1953), years_span(1949, 1962), "overlaps"),
        (time.on_or_before(year_span(1950)), year_span(1949), "contains"),
        (time.before(year_span(1950)), year_span(1950), "incompatible"),
        (year_span(-479), year_span(-478), "incompatible"),
    ],
)
def test_how_two_spans_stand_to_one_another(a, b, relation):
    assert relate(a, b) == relation


def about(year):
    return TimeSpan(
        earliest=time.day_number(year, 1, 1),
        latest=time.day_number(year, 12, 31),
        edtf=f"{year}~",
        granularity="year",
        approximate=True,
    )


def test_an_approximate_year_does_not_contradict_its_neighbour():
    assert relate(about(1350), year_span(1351)) == "unknown"
    assert relate(about(1350), year_span(1390)) == "incompatible"


def test_a_range_cannot_run_backwards():
    with pytest.raises(ValueError, match="back to"):
        time.from_to(year_span(1950), year_span(1945))


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (day_span(1950, 2, 14), "14 February 1950"),
        (month_span(1950, 2), "February 1950"),
        (season_span(1950, 4), "winter 1950"),
        (years_span(1950, 1959, "decade"), "the 1950s"),
        (years_span(1800, 1899, "century"), "the 19th century"),
        (years_span(-499, -400, "century"), "the 5th century BC"),
        (year_span(-479), "480 BC"),
        (year_span(79), "AD 79"),
        (time.on_or_before(year_span(1950)), "by 1950"),
        (time.on_or_after(month_span(1950, 3)), "from March 1950"),
        (time.from_to(month_span(1949, 12), year_span(1951)), "December 1949 to 1951"),
        (about(1350), "about 1350"),
    ],
)
def test_spans_in_plain_words(span, words):
    assert label_time(span) == words
