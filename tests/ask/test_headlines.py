"""What stands above an answer, and what is kept apart from it: persons, yes and no, reasons, other things."""

from __future__ import annotations

import msgspec
import pytest

from adfontes.ask import answer
from adfontes.ask.explaining import says_why
from adfontes.ask.questions import analyse
from adfontes.ask.wants import kind_of
from adfontes.course import CourseFile, hold_course
from adfontes.values.course import CourseContent
from made_course import make_course, make_course_source, make_source


def course_of(*texts: str) -> CourseFile:
    """A course of plain texts without claims."""
    sources = tuple(make_course_source("ABCDEF"[n], make_source(f"{n}.txt", text)) for n, text in enumerate(texts))
    empty = {name: () for name in CourseContent.__struct_fields__ if name not in ("title", "sources")}
    return hold_course(msgspec.structs.replace(make_course(), sources=sources, **empty))


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Who was Ann Tolland?", "definition"),
        ("Who were the lightermen?", "definition"),
        ("Who was the engineer of the canal?", "actor"),
        ("Who was king?", "actor"),
        ("Who dug it?", "actor"),
    ],
)
def test_who_someone_was_asks_what_is_said_of_them(question: str, kind: str) -> None:
    assert kind_of(question) == kind


def test_somebody_whom_the_sources_explain_is_not_refused() -> None:
    course = course_of("The canal\n\nAnn Tolland (34), a lock keeper, shut the gates.\n\nThe river froze in winter.\n")
    found = answer(course, "Who was Ann Tolland?", vectors=False)
    assert found.status == "answered"
    assert "lock keeper" in found.citations[0].quote


def test_a_word_that_is_only_used_is_not_said_to_mean_anything() -> None:
    course = course_of("The canal\n\nThe lightermen feared a staunch on the river.\n\nBarges came every day.\n")
    found = answer(course, "What does staunch mean?", vectors=False)
    assert found.status == "not in the sources"
    assert "staunch" in found.nearest[0].quote


@pytest.mark.parametrize(
    "text",
    [
        "The king of the land had died before.\n\nWhoever caught the fever died of it.\n",
        "Whoever caught the fever died of it in a commitment of days.\n",
    ],
)
def test_no_yes_where_a_word_of_the_question_is_not_in_the_sentence(text: str) -> None:
    course = course_of(f"The fever\n\n{text}")
    assert not answer(course, "Did the miller die of the fever?", vectors=False).answer.startswith(("Yes", "No"))


def test_what_is_denied_of_one_thing_is_not_denied_after_a_semicolon() -> None:
    course = course_of("The mill\n\nThe well fed nobody; the mill opened in 1848.\n")
    assert answer(course, "Did the mill open in 1848?", vectors=False).answer.startswith("Yes")


def test_a_reason_in_the_next_sentence_comes_with_what_it_explains() -> None:
    course = course_of(
        "The canal\n\nThe guild closed the canal in 1802. They did it because the banks were leaking.\n\n"
        "Barges of the guild carried salt.\n"
    )
    found = answer(course, "Why did the guild close the canal?", vectors=False)
    assert [one.quote for one in found.reasons] == ["They did it because the banks were leaking."]
    assert "because the banks were leaking" in found.answer


def test_a_reason_in_the_first_quote_needs_no_other() -> None:
    course = course_of("The canal\n\nThe guild closed the canal because the banks were leaking. They were afraid.\n")
    assert answer(course, "Why did the guild close the canal?", vectors=False).reasons == ()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("The wall was thrown up in a night to stop the carts.", True),
        ("The strike grew out of anger at the toll.", True),
        ("The canal opened in 1802.", False),
    ],
)
def test_a_sentence_says_why(text: str, why: bool) -> None:
    assert says_why(text) is why


def test_what_is_measured_is_the_word_before_of() -> None:
    assert analyse("What was the population of the town?", []).focus == ("popul",)


def test_how_much_interest_asks_for_a_rate() -> None:
    course = course_of("The loan\n\nThe bank lent the canal £900, to be paid back with interest of 4 per cent.\n")
    found = answer(course, "How much interest did the canal pay back?", vectors=False)
    assert found.value is None or found.value.quote == "4 per cent"
    assert "4 per cent" in found.citations[0].quote
