"""Kinds of questions: yes or no, options, comparisons, definitions, causes, arguments; and large courses."""

from __future__ import annotations

import msgspec
import pytest

from adfontes.ask import answer
from adfontes.ask.choosing import is_negated, statement_of
from adfontes.ask.matching import MOST_FOLLOWED, MOST_LOOKED_AT, MOST_NEAREST, gather
from adfontes.ask.questions import analyse
from adfontes.ask.reading import read
from adfontes.course import CourseFile, hold_course
from adfontes.values.citations import Citation, cite
from adfontes.values.course import CourseContent
from adfontes.values.spans import Span
from adfontes.values.study import Argument, CausalLink, KeyTerm, Point, Statement
from made_course import make_course, make_course_source, make_source


def content_of(*texts: str) -> CourseContent:
    sources = tuple(make_course_source("ABCDEF"[n], make_source(f"{n}.txt", text)) for n, text in enumerate(texts))
    empty = {name: () for name in CourseContent.__struct_fields__ if name not in ("title", "sources")}
    return msgspec.structs.replace(make_course(), sources=sources, **empty)


def course_of(*texts: str) -> CourseFile:
    return hold_course(content_of(*texts))


def quote(content: CourseContent, words: str) -> Citation:
    for entry in content.sources:
        start = entry.source.text.find(words)
        if start >= 0:
            return cite(entry.source, Span(start, start + len(words)))
    raise AssertionError(words)


def said(content: CourseContent, words: str) -> Statement:
    found = quote(content, words)
    return Statement(text=words, citations=(found,), sources=(found.source,))


@pytest.mark.parametrize(
    ("text", "question", "verdict"),
    [
        ("The mill\n\nThe miller sold flour to the monks.\n", "Did the miller sell flour to the monks?", "Yes. "),
        ("The mill\n\nThe miller never sold flour to the monks.\n", "Did the miller sell flour to the monks?", "No. "),
        ("The mill\n\nThe miller didn't sell flour to the monks.\n", "Did the miller sell flour to the monks?", "No. "),
        (
            "The mill\n\nThe miller did not sell flour to the monks.\n",
            "Didn't the miller sell flour to monks?",
            "No. ",
        ),
    ],
)
def test_a_yes_no_question_gets_its_yes_or_no_with_the_sentence(text: str, question: str, verdict: str) -> None:
    other = "The river\n\nGeese lived on the river.\n\nThe ferry cost two pence.\n"
    found = answer(course_of(text, other), question, vectors=False)
    assert found.answer.startswith(verdict)
    assert found.citations[0].quote in text


@pytest.mark.parametrize(
    "text",
    [
        "Some writers say that the miller helped to flood the monks; however, most think that the river did.",
        "The miller is said to have helped to flood the monks.",
        "The miller may have helped to flood the monks.",
    ],
)
def test_what_somebody_holds_or_what_may_be_is_neither_yes_nor_no(text: str) -> None:
    course = course_of(f"The mill\n\n{text}\n", "The river\n\nGeese lived on the river.\n")
    found = answer(course, "Did the miller help to flood the monks?", vectors=False)
    assert text in found.answer
    assert not found.answer.startswith(("Yes", "No"))


def test_sources_that_say_yes_and_no_disagree() -> None:
    course = course_of(
        "The mill\n\nThe miller sold flour to the monks.\n", "Mill\n\nThe miller never sold flour to the monks.\n"
    )
    found = answer(course, "Did the miller sell flour to the monks?", vectors=False)
    assert found.status == "disputed"
    assert {side.value for side in found.sides} == {"yes", "no"}


@pytest.mark.parametrize(
    ("stem", "negated"),
    [
        ("Which of the following was not a term of the treaty?", True),
        ("All of these were sold EXCEPT", True),
        ("Which of these is NOT true?", True),
        ("Why did the guild not join the league?", False),
        ("Who had no vote?", False),
    ],
)
def test_only_a_stem_that_asks_for_what_is_not_so_is_turned_round(stem: str, negated: bool) -> None:
    assert is_negated(stem) is negated


def test_an_option_stands_in_the_blank_of_its_stem() -> None:
    assert statement_of("The guild sold ________.", "salt.") == "The guild sold salt."
    assert statement_of("What did the guild sell?", "salt") == "What did the guild sell? salt"


def test_none_of_these_is_chosen_where_the_sources_have_none() -> None:
    course = course_of("The guild\n\nThe guild sold salt and rope.\n\nThe river froze in winter.\n")
    found = answer(course, "What did the guild sell?", ["sugar", "pepper", "none of these"], vectors=False)
    assert found.choice == 2


def test_a_definition_is_what_the_course_says_a_term_means() -> None:
    content = content_of(
        "Terms\n\nThe staple came to the harbour.\n\nBy the staple they meant a town that alone might sell wool.\n"
    )
    words = "a town that alone might sell wool"
    term = KeyTerm(key="staple", term="staple", definition=said(content, words))
    found = answer(
        hold_course(msgspec.structs.replace(content, terms=(term,))), "What is meant by the staple?", vectors=False
    )
    assert found.citations[0].quote == words


def test_why_is_answered_by_what_the_course_knows_as_the_cause() -> None:
    content = content_of(
        "The mill\n\nThe mill closed in 1802.\n\nThe mill closed for a week at Easter.\n\nA flood broke the wheel.\n"
    )
    effect, cause = said(content, "The mill closed in 1802."), said(content, "A flood broke the wheel.")
    link = CausalLink(
        key="link", cause=cause, effect=effect, cause_node="flood", effect_node="close", statement=cause, part="cause"
    )
    course = hold_course(msgspec.structs.replace(content, causes=(link,)))
    assert answer(course, "Why was the mill closed in 1802?", vectors=False).citations[0].quote == cause.text


def test_an_evaluative_question_gets_the_evidence_on_both_sides() -> None:
    content = content_of("Canal\n\nThe canal made coal cheap.\n\nThe canal ruined its shareholders.\n")
    argument = Argument(
        key="argument",
        question="How far was the canal a success?",
        supporting=(Point(statement=said(content, "The canal made coal cheap.")),),
        opposing=(Point(statement=said(content, "The canal ruined its shareholders.")),),
    )
    course = hold_course(msgspec.structs.replace(content, arguments=(argument,)))
    found = answer(course, "Was the canal a success?", vectors=False)
    assert found.status == "disputed"
    assert [side.value for side in found.sides] == ["for", "against"]
    assert len(found.citations) == 2


def test_both_things_that_are_compared_are_cited() -> None:
    course = course_of(
        "Towns\n\nAldmoor had 900 houses in 1700.\n\nBarrow had 400 houses in 1700.\n\nThe river froze often.\n"
    )
    found = answer(course, "Which had more houses in 1700, Aldmoor or Barrow?", vectors=False)
    assert {"Aldmoor", "Barrow"} == {citation.quote.split()[0] for citation in found.citations[:2]}


def test_of_a_large_course_only_what_its_index_finds_is_compared() -> None:
    lines = [f"The clerk of parish {number} wrote a letter to the bishop." for number in range(900)]
    course = course_of("Letters\n\n" + "\n\n".join(lines) + "\n\nThe dean of Aldmoor answered in 1702.\n")
    reading = read(course)
    asked = analyse("When did the dean answer the letter of the bishop?", [])
    assert len(gather(reading, asked).numbers) <= MOST_LOOKED_AT + MOST_FOLLOWED + MOST_NEAREST
    assert "1702" in answer(course, asked.text, vectors=False).answer
