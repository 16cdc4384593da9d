"""Arguments: evidence on both sides, what answers it, and a judgement that only counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from adfontes.values.course import CourseContent

Build = Callable[[Mapping[str, str]], CourseContent]

CARD = """Advantages and Disadvantages for Norway of the Treaty of Arden?

  - A loan of $200 million: much of it was spent on railways
  - Swedish help in case of an attack by Russia
  - A Swedish promise to give Narvik back

  - However, the promise about Narvik was weak
  - Norway had to wait four months for the loan
  - Sweden refused to help against Denmark

Overall, it was a failure for Norway.
"""
PAGE = """# The Treaty of Arden

The Treaty of Arden was signed by Norway and Sweden on 4 May 1911. The treaty strengthened the army of Norway.
"""


@pytest.fixture(scope="module")
def course(build: Build) -> CourseContent:
    return build({"card.txt": CARD, "page.md": PAGE})


def test_a_list_of_advantages_and_disadvantages_is_an_argument(course: CourseContent) -> None:
    (argument,) = course.arguments
    assert argument.question == "Was the Treaty of Arden an advantage for Norway?"
    assert any("$200 million" in point.statement.text for point in argument.supporting)
    assert any("four months" in point.statement.text for point in argument.opposing)


def test_however_answers_the_point_on_the_same_matter(course: CourseContent) -> None:
    (argument,) = course.arguments
    promise = next(point for point in argument.supporting if "give Narvik back" in point.statement.text)
    assert any("weak" in answer.text for answer in promise.answered_by)


def test_a_sources_own_judgement_is_told_as_its_own(course: CourseContent) -> None:
    (argument,) = course.arguments
    assert [statement.text for statement in argument.interpretations] == ["Overall, it was a failure for Norway."]
    assert all("Overall" not in point.statement.text for point in (*argument.supporting, *argument.opposing))


def test_the_judgement_counts_and_names_no_winner(course: CourseContent) -> None:
    (argument,) = course.arguments
    assert "points from" in argument.judgement
    assert "Numbers are not weight" in argument.judgement
    assert argument.criteria
    assert argument.would_change


def test_one_sided_sources_make_no_argument(build: Build) -> None:
    assert build({"page.md": PAGE}).arguments == ()
