"""What a question gets for an answer."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import adfontes
from adfontes.ask import answer, answer_from
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
        ("Why was it built?", "reason"),
        ("How was it built?", "manner"),
        ("What is meant by a lock?", "definition"),
        ("Was it ever closed?", "polarity"),
        ("Tell me about the canal", "any"),
    ],
)
def test_a_question_says_what_kind_of_answer_it_wants(question: str, kind: str) -> None:
    assert analyse(question, []).kind == kind


def test_a_name_in_a_question_stands_for_all_its_forms() -> None:
    name = Name(key="great-western", canonical="Great Western", kind="organisation", aliases=(Alias("GW"),))
    terms = analyse("Did the GW buy the canal?", [name]).terms
    assert terms[0].phrases == ("Great Western", "GW")
    assert [term.phrases for term in terms[1:]] == [("buy", "bought"), ("canal",)]


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


def test_british_and_american_spelling_and_slips_of_the_pen_are_forgiven() -> None:
    course = course_of(
        "The harbour\n\nThe grey harbour was modernised in 1877 by Matilda Brandt.\n\nGeese lived on the hill.\n"
        "\nThe bakery sold rolls to sailors.\n"
    )
    assert "1877" in answer(course, "When was the gray harbor modernized?").answer
    assert "1877" in answer(course, "When was the harbuor modernised?").answer


def test_other_words_for_the_same_thing_find_the_answer() -> None:
    course = course_of(
        "The mill\n\nThe mill was constructed in 1702.\n\nIn 1790 lightning struck.\n\nThe miller had two dogs.\n"
    )
    assert answer(course, "When was the mill built?").citations[0].quote == "The mill was constructed in 1702."


def test_the_answer_under_a_card_question_is_found_by_that_question(tmp_path: Path) -> None:
    cards = tmp_path / "cards.txt"
    cards.write_text("Cards\n\nQ: What did the guild sell?\nA: Salt and rope\n\nQ: Who led it?\nA: Jane Moor\n")
    with adfontes.build(cards) as course:
        assert course.ask("What did the guild sell?").citations[0].quote == "Salt and rope"


def test_two_values_that_cannot_both_be_true_are_both_shown_where_no_finding_says_so() -> None:
    course = course_of("The mill\n\nThe mill burned down in 1802.\n", "Old mill\n\nThe mill burned down in 1812.\n")
    found = answer(course, "When did the mill burn down?")
    assert found.status == "disputed"
    assert [side.value for side in found.sides] == ["1802", "1812"]


def test_the_day_on_which_it_ended_is_no_other_answer_to_when_it_happened() -> None:
    course = course_of(
        "The Wend\n\nThe Wend flooded the meadows on 8 June 1783.\n",
        "Flood\n\nThe Wend flood ended on 7 February 1784.\n",
    )
    found = answer(course, "When did the Wend flood?", vectors=False)
    assert found.status == "answered"
    assert found.answer == "The Wend flooded the meadows on 8 June 1783."


def test_a_dispute_about_the_end_is_not_shown_to_who_asks_for_the_beginning(tmp_path: Path) -> None:
    title = "The Wend flood\n\nThe Wend flood ended on"
    (tmp_path / "one.txt").write_text(f"{title} 7 February 1784. It began on 8 June 1783.\n")
    (tmp_path / "two.txt").write_text(f"{title} 14 February 1784. It drowned nine cows.\n")
    with adfontes.build(tmp_path) as course:
        assert course.ask("When did the Wend flood end?").status == "disputed"
        began = course.ask("When did the Wend flood start?")
    assert (began.status, began.answer) == ("answered", "It began on 8 June 1783.")


def test_an_option_is_chosen_by_what_the_sources_say(course: CourseFile) -> None:
    found = answer(course, "What toll did barges pay a mile?", ["a crown", "three pence", "a guinea", "nothing"])
    assert (found.choice, found.citations[0].quote) == (1, "Barges paid a toll of three pence a mile.")


def test_the_option_that_the_sources_do_not_hold_is_chosen_where_the_stem_is_negated() -> None:
    course = course_of("The guild\n\nThe guild sold salt, rope and candles.\n\nThe river froze in winter.\n")
    assert answer(course, "Which did the guild not sell?", ["salt", "rope", "sugar", "candles"]).choice == 2


def test_a_question_may_refer_back_to_the_one_before(course: CourseFile) -> None:
    found = answer(course, "And how long was it?", earlier=["What did the canal cost?"])
    assert "58 miles long" in found.answer


def test_the_course_that_answers_most_surely_is_asked() -> None:
    mill, harbour = course_of("The mill\n\nThe mill burned down in 1802.\n"), course_of("A\n\nGulls nest here.\n")
    which, found = answer_from([harbour, mill], "When did the mill burn down?")
    assert which is mill
    assert found.status == "answered"


def test_a_disputed_value_is_shown_with_every_side(course: CourseFile) -> None:
    found = answer(course, "When was the canal opened?")
    assert found.status == "disputed"
    assert [side.value for side in found.sides] == ["4 May 1822", "4 May 1823"]
    assert {citation.source for citation in found.citations[:2]} == {"canal.txt", "notes.txt"}


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


def test_what_another_party_got_is_no_part_of_the_answer(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("In 1888 Sweden granted Greece a loan of $20 million.\n", encoding="utf-8")
    other = "Denmark also received a loan from Sweden, worth $45 million, on better terms than Greece.\n"
    (tmp_path / "b.txt").write_text(other, encoding="utf-8")
    found = adfontes.build([tmp_path]).ask("How much did Sweden lend Greece?", vectors=False)
    assert found.status == "answered"
    assert "$20 million" in found.answer
    assert "Denmark" not in found.answer
