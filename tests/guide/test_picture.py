"""The timeline picture: everything in its place, nothing over anything else."""

from __future__ import annotations

import datetime
from itertools import combinations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from adfontes.guide.flags import FLAG_HEIGHT, FLAG_WIDTH, LETTER_WIDTH, text_width, wrap
from adfontes.guide.picture import Dot, Picture, draw_tall, draw_wide
from adfontes.guide.places import InPage
from adfontes.guide.scale import first_day, year_of
from adfontes.guide.showing import Showing
from adfontes.values.course import CourseContent
from adfontes.values.study import TimelineEntry
from adfontes.values.time import TimeSpan
from great_fire import day, great_fire, years

COURSE = great_fire()


def at(*times: TimeSpan) -> CourseContent:
    """The course with these dates on its timeline."""
    said = COURSE.facts[0].statement
    entries = [TimelineEntry(key=f"t{i}", when=when, label=when.edtf, statement=said) for i, when in enumerate(times)]
    return msgspec.structs.replace(COURSE, timeline=tuple(entries))


def wide(content: CourseContent) -> Picture:
    picture = draw_wide(Showing(content, InPage()).dates())
    assert picture
    return picture


def box(dot: Dot) -> tuple[float, float, float, float]:
    left = dot.x - FLAG_WIDTH if dot.flip else dot.x
    return left, left + FLAG_WIDTH, dot.flag, dot.flag + FLAG_HEIGHT


spans = st.builds(
    lambda first, length, about: TimeSpan(
        earliest=first, latest=first + length, edtf="x", granularity="span" if length > 400 else "day",
        approximate=about,
    ),
    st.integers(-1_000_000, 740_000), st.integers(0, 40_000), st.booleans(),
)  # fmt: skip


@given(st.lists(spans, min_size=1, max_size=40))
def test_every_event_is_drawn_within_the_picture_and_no_label_covers_another(times: list[TimeSpan]) -> None:
    picture = wide(at(*times))
    assert len(picture.dots) == len(times)
    assert all(0 <= dot.x <= picture.width for dot in picture.dots)
    labels = [box(dot) for dot in picture.dots if dot.lines]
    assert all(left >= 0 and right <= picture.width and top >= 0 for left, right, top, _ in labels)
    for one, other in combinations(labels, 2):
        apart = one[1] <= other[0] or other[1] <= one[0] or one[3] <= other[2] or other[3] <= one[2]
        assert apart


@given(st.lists(spans, min_size=1, max_size=40))
def test_no_pole_runs_through_the_label_of_another_event(times: list[TimeSpan]) -> None:
    labelled = [dot for dot in wide(at(*times)).dots if dot.lines]
    for one in labelled:
        for other in labelled:
            left, right, top, bottom = box(other)
            if one is not other and left < one.x < right:
                foot, head = sorted((one.y, one.flag))
                assert head <= top or foot >= bottom


@given(st.lists(spans, min_size=2, max_size=12))
def test_later_events_never_stand_to_the_left_of_earlier_ones(times: list[TimeSpan]) -> None:
    dots = wide(at(*sorted(times, key=lambda time: (time.earliest, time.latest)))).dots
    days = [time for time in sorted(times, key=lambda time: (time.earliest, time.latest)) if time.granularity == "day"]
    places = [dot.x for dot, time in zip(dots, sorted(times, key=lambda t: (t.earliest, t.latest)), strict=True)
              if time in days and time.earliest == time.latest]  # fmt: skip
    assert places == sorted(places)


@given(st.lists(spans, min_size=1, max_size=20))
def test_the_picture_for_a_phone_has_a_row_with_words_for_each_event(times: list[TimeSpan]) -> None:
    picture = draw_tall(Showing(at(*times), InPage()).dates())
    assert picture and len(picture.dots) == len(times)
    assert all(dot.lines and 0 < dot.y < picture.height for dot in picture.dots)
    tops = [dot.flag for dot in picture.dots]
    assert tops == sorted(set(tops))


def test_the_size_of_a_dot_is_its_support_and_its_shape_says_hollow_or_disputed() -> None:
    dots = {dot.label: dot for dot in wide(COURSE).dots}
    assert dots["1667"].state == "solid" and dots["1667"].colour == 0
    assert dots["4 September 1666"].state == "hollow" and dots["4 September 1666"].colour == 4
    assert dots["2 September 1666"].state == "split"
    assert dots["1667"].radius > dots["4 September 1666"].radius


def test_what_lasted_is_a_bar_and_a_year_is_a_thin_line() -> None:
    bars = wide(at(day(1660, 1, 1), years(1662, 1664), years(1668, 1668, "year"))).bars
    assert [bar.thin for bar in bars] == [False, True]


def test_an_open_end_fades_out() -> None:
    since = TimeSpan(earliest=608_000, latest=None, edtf="1665/..", granularity="span")
    (bar,) = wide(at(day(1660, 1, 1), since, day(1670, 1, 1))).bars
    assert bar.fades_out and not bar.fades_in


def test_one_old_event_does_not_squeeze_the_rest_together() -> None:
    picture = wide(at(day(1066, 10, 14), *(day(1940 + year, 5, 1) for year in range(5))))
    assert len(picture.breaks) == 1
    assert picture.dots[5].x - picture.dots[1].x > picture.width / 2


def test_a_crowded_year_gets_more_room_than_time_alone_would_give_it() -> None:
    picture = wide(at(day(1900, 1, 1), *(day(1950, month, 1) for month in range(1, 9)), day(1999, 12, 31)))
    assert picture.dots[8].x - picture.dots[1].x > picture.width / 4


def test_a_timeline_without_any_known_day_has_no_picture() -> None:
    unknown = TimeSpan(earliest=None, latest=None, edtf="..", granularity="span")
    assert draw_wide(Showing(at(unknown), InPage()).dates()) is None
    assert draw_tall(Showing(at(unknown), InPage()).dates()) is None


def test_years_before_christ_are_named_so() -> None:
    marathon = TimeSpan(earliest=-178_750, latest=-178_750, edtf="-0489-08", granularity="day")
    salamis = TimeSpan(earliest=-175_060, latest=-175_060, edtf="-0479-09", granularity="day")
    assert all(tick.label.endswith(" BC") for tick in wide(at(marathon, salamis)).ticks)


@given(st.integers(1, 9998))
def test_the_first_day_of_a_year_agrees_with_the_calendar(year: int) -> None:
    assert first_day(year) == datetime.date(year, 1, 1).toordinal()
    assert year_of(first_day(year)) == year == year_of(first_day(year + 1) - 1)


@given(st.text(min_size=1), st.integers(40, 400), st.integers(1, 4))
def test_wrapped_lines_fit(words: str, width: int, most: int) -> None:
    lines = wrap(words, width, most)
    assert len(lines) <= most
    assert all(text_width(line) * LETTER_WIDTH <= width + 13 for line in lines)
