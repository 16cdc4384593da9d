"""What holds for any text at all."""

import time

import pytest
from convertdate import gregorian
from edtf import parse_edtf
from hypothesis import example, given, settings
from hypothesis import strategies as st

from adfontes.language import find_dates
from adfontes.language.dates.calendars import easter_sunday, julian_date, julian_day_number
from adfontes.language.dates.vocabulary import WORD_CLASSES
from adfontes.values.time import MONTHS, civil_date, day_number, days_in_month, label_time

VOCABULARY = sorted({word for listed in WORD_CLASSES.values() for word in listed})
PIECES = st.one_of(
    st.sampled_from(VOCABULARY),
    st.sampled_from(VOCABULARY).map(str.title),
    st.integers(0, 9999).map(str),
    st.sampled_from(
        ["1st", "22nd", "1950s", "'50s", "BC", "AD", "1750/51", "13/9/61", "10:30", "a.m.", "c.", "the", "of", "a"]
    ),
    st.sampled_from([",", ".", "-", "–", "/", "(", ")", "?", "'", "\n", "\n\n", ":"]),
    st.text(max_size=4),
)
JUMBLE = st.lists(PIECES, max_size=40).flatmap(
    lambda pieces: st.sampled_from([" ", ""]).map(lambda space: space.join(pieces))
)


@given(st.one_of(st.text(), JUMBLE))
@example("Since the 1910s")
@settings(max_examples=400, deadline=None)
def test_any_text_gives_sorted_mentions_that_do_not_overlap(text):
    end = 0
    for mention in find_dates(text):
        assert end <= mention.span.start < mention.span.end <= len(text)
        assert mention.span.of(text).strip() == mention.span.of(text)
        end = mention.span.end
        for span in (mention.time, mention.whole):
            if span is None:
                continue
            assert span.earliest is None or span.latest is None or span.earliest <= span.latest
            assert label_time(span)
            # EDTF level 2 has decades in open intervals ("191X/.."); this parser reads them in closed ones only.
            parse_edtf(span.edtf.replace("X", "0") if ".." in span.edtf else span.edtf)


@given(st.integers(-9998, 9999), st.integers(1, 12), st.integers(1, 31))
def test_days_round_trip_through_both_calendars(year, month, day):
    day = min(day, days_in_month(year, month))
    number = day_number(year, month, day)
    assert civil_date(number) == (year, month, day)
    assert number == gregorian.to_jd(year, month, day) - 1721424.5
    assert julian_day_number(*julian_date(number)) == number


@given(st.integers(1000, 2100), st.integers(1, 12), st.integers(1, 28))
def test_a_day_reads_back_however_it_is_written(year, month, day):
    name = MONTHS[month - 1]
    ending = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd"}.get(day, "th")
    for words in (
        f"{day} {name} {year}",
        f"{name} {day}, {year}",
        f"the {day}{ending} of {name}, {year}",
        f"{name[:3]}{'' if month == 5 else '.'} {day}{ending}, {year}",
        f"{year}-{month:02d}-{day:02d}",
        f"{day:02d}/{month:02d}/{year}",
    ):
        (mention,) = find_dates(f"It was {words}.")
        assert mention.time.earliest == mention.time.latest == day_number(year, month, day), words


@given(st.integers(1, 9998))
def test_years_before_christ_read_back(year):
    (mention,) = find_dates(f"It fell in {year} BC.")
    assert mention.value == f"BC{year:04d}"
    assert civil_date(mention.time.earliest) == (1 - year, 1, 1)


@pytest.mark.parametrize(("year", "when"), [(1916, (4, 23)), (1066, (4, 16)), (2000, (4, 23)), (1453, (4, 1))])
def test_easter_is_known(year, when):
    assert easter_sunday(year) == when


@pytest.mark.slow
@pytest.mark.parametrize(
    ("piece", "length"),
    [(piece, 1_000_000) for piece in ("1", "-", "May ")]
    + [
        (piece, 200_000)
        for piece in (
            "1 ",
            "1950-",
            "1/",
            "'",
            "(",
            "\n ",
            "“",
            "the ",
            "in the early ",
            "a few ",
            "5 days after ",
            "D-Day ",
        )
    ],
)
def test_much_of_one_thing_is_read_in_linear_time(piece, length):
    def seconds(length):
        text = piece * (length // len(piece))
        started = time.process_time()
        find_dates(text)
        return time.process_time() - started

    eighth, whole = seconds(length // 8), seconds(length)
    assert whole < 16 * eighth + 0.5
    assert whole < 60
