"""What a question gets for an answer."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adfontes.ask import answer
from adfontes.ask.questions import analyse
from adfontes.course import CourseFile, hold_course
from adfontes.values.course import CourseContent
from adfontes.values.names import Alias, Name
from made_course import make_course, make_course_source, make_source

COURSE = hold_course(make_course())


@pytest.fixture
def course() -> CourseFile:
    return COURSE


def course_of(*texts: str) -> CourseFile:
    """A course of plain texts without claims."""
    content = make_course()
    sources = tuple(make_course_source("ABCDEF"[n], make_source(f"{n}.txt", text)) for n, text in enumerate(texts))
    empty = {name: () for name in CourseContent.__struct_fields__ if name not in ("title", "sources")}
    return hold_course(msgspec.structs.replace(content, sources=sources, **empty))


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("When was it opened?", "time"),
        ("In which year did it open?", "time"),
        ("How many barges were there?", "quantity"),
        ("How long was the canal?", "quantity"),
        ("What was the cost of the canal?", "quantity"),
        ("Who designed it?", "actor"),
        ("Where did it begin?", "place"),
        ("Which engineer built it?", "name"),
        ("Why was it built?", "any"),
    ],
)
def test_a_question_says_what_kind_of_answer_it_wants(question: str, kind: str) -> None:
    assert analyse(question, []).kind == kind


def test_a_name_in_a_question_stands_for_all_its_forms() -> None:
    name = Name(key="great-western", canonical="Great Western", kind="organisation", aliases=(Alias("GW"),))
    terms = analyse("Did the GW buy the canal?", [name]).terms
    assert terms[0].phrases == ("Great Western", "GW")
    assert [term.phrases for term in terms[1:]] == [("buy",), ("canal",)]


def test_an_abbreviation_is_one_in_capitals_only() -> None:
    name = Name(key="us", canonical="United States", kind="state", aliases=(Alias("US"),))
    assert [term.phrases for term in analyse("Tell us the date", [name]).terms] == [("date",)]


def test_the_sentence_that_answers_is_quoted_exactly(course: CourseFile) -> None:
    found = answer(course, "How much did barges pay a mile?")
    assert found.status == "answered"
    assert found.answer == "Barges paid a toll of three pence a mile."
    for citation in found.citations:
        citation.check(course.source(citation.source).text)


def test_a_name_is_found_under_another_form_of_it(course: CourseFile) -> None:
    assert "had asked for twice as much" in answer(course, "What had 安娜 asked for?").answer


def test_a_disputed_value_is_shown_with_every_side(course: CourseFile) -> None:
    found = answer(course, "When was the canal opened?")
    assert found.status == "disputed"
    assert [side.value for side in found.sides] == ["4 May 1822", "4 May 1823"]
    assert [citation.source for citation in found.citations[:2]] == ["canal.txt", "notes.txt"]


def test_a_question_beside_the_dispute_is_not_called_disputed(course: CourseFile) -> None:
    assert answer(course, "How many miles long was the canal?").status == "answered"


@pytest.mark.parametrize("question", ["Which king signed the treaty?", "", "?!", "the of and", "安娜安娜安娜 1066"])
def test_what_the_sources_do_not_say_is_not_answered(course: CourseFile, question: str) -> None:
    found = answer(course, question)
    assert found.status == "not in the sources"
    assert (found.answer, found.citations, found.sides) == ("", (), ())


def test_a_sentence_without_a_number_does_not_answer_how_many() -> None:
    course = course_of("The mill\n\nThe miller kept many geese at the mill.\n\nThe barn held 12 cows in 1840.\n")
    found = answer(course, "How many geese did the miller keep?")
    assert found.status == "not in the sources"
    assert found.nearest[0].quote == "The miller kept many geese at the mill."


def test_the_number_in_the_question_is_not_its_answer() -> None:
    course = course_of("The mill\n\nThe 12 millers kept geese.\n\nOther people of the village had sheep.\n")
    assert answer(course, "How many geese did the 12 millers keep?").status == "not in the sources"


def test_a_heading_says_what_a_sentence_is_about() -> None:
    course = course_of(
        "Cost of the lighthouse\n\nIt came to 300 crowns.\n", "The harbour\n\nIt came to be full of 20 ships.\n"
    )
    assert answer(course, "What was the cost of the lighthouse?").answer == "It came to 300 crowns."


def test_a_long_sentence_is_quoted_in_part() -> None:
    course = course_of("The list\n\nThe lighthouse contained " + ", ".join(f"lamp {n}" for n in range(200)) + ".\n")
    (citation,) = answer(course, "What did the lighthouse contain?").citations
    assert 150 <= len(citation.quote) <= 300


@settings(max_examples=60, deadline=None)
@given(
    question=st.text(max_size=60)
    | st.lists(st.sampled_from(["When", "canal", '"', "AND", "1822", "中", "opened", "*"])).map(" ".join)
)
def test_any_question_gets_an_answer_that_keeps_the_rules(question: str) -> None:
    found = answer(COURSE, question)
    for citation in (*found.citations, *found.nearest):
        citation.check(COURSE.source(citation.source).text)
    assert bool(found.citations) == (found.status != "not in the sources")
    assert (len(found.sides) >= 2) == (found.status == "disputed")
    assert 0.0 <= found.confidence <= 1.0
