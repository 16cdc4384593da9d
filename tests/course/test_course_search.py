"""Full-text search in a course."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adfontes.course import CourseFile, hold_course
from adfontes.course.schema import SECTIONS
from adfontes.values.course import CourseContent
from made_course import make_course, make_course_source, make_source

SHARED_COURSE = hold_course(make_course())


@pytest.fixture(scope="module")
def course() -> CourseFile:
    return SHARED_COURSE


def found(course: CourseFile, query: str) -> list[str]:
    return [hit.span.of(course.source(hit.source).text) for hit in course.search(query)]


def test_words_are_found_in_any_form(course: CourseFile) -> None:
    assert "Barges paid a toll of three pence a mile." in found(course, "barge tolls")


def test_the_best_sentence_comes_first(course: CourseFile) -> None:
    assert found(course, "toll of the barges on the canal")[0] == "Barges paid a toll of three pence a mile."


@pytest.mark.parametrize("query", ["安娜", "娜", "安"])
def test_han_characters_are_found_one_by_one(course: CourseFile, query: str) -> None:
    assert found(course, query) == ["Anna Lindqvist (安娜), the engineer, had asked for twice as much."]


def test_a_run_of_han_characters_is_found_within_a_longer_one() -> None:
    source = make_source(
        "one.txt", "名称\n\nThe alliance (中苏友好同盟互助条约) was signed.\n\nThe 友 is not the 好.\n"
    )
    empty = dict.fromkeys(SECTIONS, ())
    course = hold_course(CourseContent(title="One", sources=(make_course_source("A", source),), **empty))
    assert found(course, "中苏友好") == ["The alliance (中苏友好同盟互助条约) was signed."]


def test_cyrillic_words_are_found(course: CourseFile) -> None:
    assert found(course, "северный КАНАЛ") == ["Северный канал is its name in Russian."]


def test_a_sentence_is_found_by_the_heading_above_it(course: CourseFile) -> None:
    assert "Anna Lindqvist (安娜), the engineer, had asked for twice as much." in found(course, "northern")


def test_the_number_of_hits_is_limited(course: CourseFile) -> None:
    assert len(course.search("the canal", limit=2)) == 2


@pytest.mark.parametrize("query", ["", "   ", '"', "*", "()", "- ^ :", "\0", "_", "NEAR("])
def test_a_query_without_words_finds_nothing_and_breaks_nothing(course: CourseFile, query: str) -> None:
    assert course.search(query) == ()


@settings(max_examples=100, deadline=None)
@given(
    query=st.text()
    | st.lists(st.sampled_from(["canal", "AND", "NOT", '"', "words:", "*", "NEAR/2", "(", ")", "中"])).map(" ".join)
)
def test_no_query_is_taken_for_an_operator(query: str) -> None:
    SHARED_COURSE.search(query)
