"""What is no slip though the figures differ: rounding, a day within a span, a number of another time."""

from __future__ import annotations

import pytest

import adfontes
from adfontes.course import CourseFile, open_course
from adfontes.exams import mark
from adfontes.exams.bearing import _REASONS
from adfontes.exams.tellings import stands_alone

TEXT = """The valley of Arnfeld

The population of Arnfeld stood at 6,552,385 in 1851.
The siege of Steinau lasted from 3 May 1862 to 19 May 1862.
In July 1914 a crown was worth 42 pence in Arnfeld.
"""


@pytest.fixture(scope="module")
def valley(tmp_path_factory: pytest.TempPathFactory) -> CourseFile:
    """A course of one short text."""
    folder = tmp_path_factory.mktemp("valley")
    (folder / "valley.txt").write_text(TEXT, encoding="utf-8")
    adfontes.build([folder / "valley.txt"], folder / "valley.adf").close()
    return open_course(folder / "valley.adf")


@pytest.mark.parametrize(
    "words",
    [
        "The population of Arnfeld stood at six and a half million in 1851.",
        "The siege of Steinau was going on on 11 May 1862.",
    ],
)
def test_a_rounded_number_and_a_day_within_a_span_are_no_slips(valley: CourseFile, words: str) -> None:
    assert not mark(valley, "Describe what happened.", words).slips


def test_a_number_of_another_time_is_not_called_wrong(valley: CourseFile) -> None:
    found = mark(valley, "Describe what happened.", "In November 1923 a crown was worth 7 pence in Arnfeld.").slips
    assert not [slip for slip in found if "7" in slip.wrote]


def test_a_wrong_number_of_the_same_time_is_still_a_slip(valley: CourseFile) -> None:
    found = mark(valley, "Describe what happened.", "The population of Arnfeld stood at 9,100,000 in 1851.").slips
    assert [slip.wrote for slip in found] == ["9,100,000"]


def test_what_historians_give_as_a_reason_is_kept_and_a_bare_because_leans() -> None:
    assert _REASONS.search("Historians argue that the tax was the main reason why the rising began.")
    assert not stands_alone("Because Brandt gave them a promise in the name of the council.")
    assert stands_alone("Because the tax doubled the price of salt, herring could no longer be sold.")
