"""What another party got is no other answer to what this one got."""

from __future__ import annotations

from pathlib import Path

import pytest

import adfontes
from adfontes.ask import answer
from adfontes.course import CourseFile, open_course

EXAMPLE = Path(__file__).parents[2] / "examples" / "sino-soviet-treaty-1950"


@pytest.fixture(scope="module")
def treaty(tmp_path_factory: pytest.TempPathFactory) -> CourseFile:
    path = tmp_path_factory.mktemp("treaty") / "treaty.adf"
    adfontes.build([EXAMPLE], path)
    return open_course(path)


def test_a_loan_to_another_state_is_no_side_of_what_this_one_was_lent(treaty: CourseFile) -> None:
    found = answer(treaty, "How much did the Soviet Union lend China?", vectors=False)
    assert found.status == "answered"
    assert found.value is not None
    assert found.value.quote == "$300 million"
    assert not any("Poland" in quote.quote for quote in found.otherwise)


def test_the_other_state_is_told_of_where_it_is_asked_for(treaty: CourseFile) -> None:
    found = answer(treaty, "How much did the Soviet Union lend Poland?", vectors=False)
    assert found.status == "answered"
    assert found.value is not None
    assert found.value.quote == "$450 million"


def test_the_day_that_the_sources_dispute_is_answered_with_both_days(treaty: CourseFile) -> None:
    found = answer(treaty, "When was the treaty signed?", vectors=False)
    assert found.status == "disputed"
    assert {side.value for side in found.sides} == {"14 February 1950", "14 February 1951"}
