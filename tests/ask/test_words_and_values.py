"""How words of a question meet other forms of them, and which value of a sentence answers."""

from __future__ import annotations

import msgspec
import pytest

from adfontes.ask import answer
from adfontes.ask.questions import analyse
from adfontes.ask.words import other_forms, stem_of
from adfontes.course import CourseFile, hold_course
from adfontes.values.course import CourseContent
from made_course import make_course, make_course_source, make_source


def course_of(*texts: str) -> CourseFile:
    """A course of plain texts without claims."""
    content = make_course()
    sources = tuple(make_course_source("ABCDEF"[n], make_source(f"{n}.txt", text)) for n, text in enumerate(texts))
    empty = {name: () for name in CourseContent.__struct_fields__ if name not in ("title", "sources")}
    return hold_course(msgspec.structs.replace(content, sources=sources, **empty))


@pytest.mark.parametrize(("form", "base"), [("began", "begin"), ("spoken", "speak"), ("men", "man"), ("left", "leave")])
def test_irregular_forms_are_compared_as_one_word(form: str, base: str) -> None:
    assert stem_of(form) == stem_of(base)
    assert base in other_forms(form)


def test_what_was_founded_is_not_what_was_found() -> None:
    assert stem_of("founded") != stem_of("found")


def test_an_irregular_form_of_the_verb_answers() -> None:
    course = course_of("The mill\n\nThe flood began in 1702.\n\nIn 1790 the miller sold two dogs.\n\nGeese swam by.\n")
    found = answer(course, "When did the flood begin?")
    assert found.citations[0].quote == "The flood began in 1702."
    assert found.value is not None
    assert found.value.quote == "1702"


def test_a_people_stands_for_its_state() -> None:
    term = next(term for term in analyse("Which Danish admiral led the fleet?", []).terms if "Danish" in term.phrases)
    assert "Denmark" in term.related
    assert term.is_name


def test_a_day_whose_year_stands_elsewhere_answers_when() -> None:
    course = course_of("The year 1677\n\nMarch 6 - The fleet reaches Kiel.\n\nThe cooks baked bread for the sailors.\n")
    found = answer(course, "When did the fleet reach Kiel?")
    assert found.status == "answered"
    assert found.value is not None
    assert found.value.quote == "March 6"


def test_an_hour_answers_at_what_time() -> None:
    course = course_of("The fair\n\nThe fair opened on 3 May 1801 at 9 am.\n\nOxen were sold.\n\nBakers came too.\n")
    found = answer(course, "At what time did the fair open?")
    assert found.value is not None
    assert "9 am" in found.value.quote


def test_a_matter_of_judgement_gets_no_yes() -> None:
    course = course_of("The toll\n\nThe toll was fair to the barges.\n\nGeese swam by.\n\nThe lock was of oak.\n")
    assert not answer(course, "Was the toll fair to the barges?").answer.startswith("Yes")


def test_the_words_of_the_question_alone_do_not_answer_it() -> None:
    course = course_of("Notes\n\n- The lock.\n- The lock is a gate that holds water back.\n\nGeese swam by the mill.\n")
    assert "gate" in answer(course, "What is a lock?").citations[0].quote


def test_the_population_is_a_number_of_people() -> None:
    course = course_of("The town\n\nThe population of the town was 4,212 in 1801.\n\nGeese swam by.\n\nOxen lowed.\n")
    found = answer(course, "What was the population of the town in 1801?")
    assert found.value is not None
    assert found.value.quote == "4,212"


def test_a_value_of_another_source_is_cited_beside_the_answer() -> None:
    course = course_of(
        "The bell\n\nThe great bell of the town weighed 12 tons when it was cast.\n\nGeese swam by.\n",
        "Bells\n\nOld people say that the bell weighed 15 tons.\n\nIt was loud.\n",
    )
    found = answer(course, "How much did the great bell weigh when it was cast?")
    assert any("15 tons" in one.quote for one in found.citations)
