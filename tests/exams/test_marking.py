"""Feedback on answers: what the sources bear out, what they contradict, and how far the answer goes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import adfontes
from adfontes.cli.main import app
from adfontes.errors import AnswerError
from adfontes.exams import find_board, mark, question_type_for
from adfontes.exams.marking_command import command_of
from adfontes.values.exams import PRACTICE_ONLY

TEXTBOOK = """The Canal of Arnfeld

The canal of Arnfeld was opened on 12 May 1863 by King Osric. It had cost 400,000 crowns.
In all 3,000 labourers had dug it. The guild of carters opposed the canal, because it feared for its trade.
Chancellor Brandt ordered the locks to be built.

In 1871 the carters burnt the lock at Steinau. As a result the council closed the canal for six months, and the price
of coal doubled in Arnfeld.
"""
ENCYCLOPAEDIA = """Arnfeld Canal

King Osric opened the Arnfeld Canal on 12 May 1863. The work took four years and cost 400,000 crowns.
Carters set fire to the lock of Steinau in 1871. The council did not rebuild the lock until 1874.
Coal became twice as dear in the town while the canal was shut.
"""
NOTES = """My notes

The canal opened on 12 May 1863.
The canal was 31 miles long.
The lock at Steinau was burnt in 1872 by carters.
"""
QUESTION = "Explain why the canal was closed."


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> adfontes.Course:
    folder = tmp_path_factory.mktemp("canal")
    for name, text in (("book.txt", TEXTBOOK), ("encyclopaedia.txt", ENCYCLOPAEDIA), ("notes.txt", NOTES)):
        (folder / name).write_text(text, encoding="utf-8")
    return adfontes.build(folder, folder / "canal.adf")


def test_what_the_sources_say_in_other_words_is_a_point_with_its_citation(course) -> None:
    marking = course.mark(
        QUESTION, "Carters set the lock at Steinau on fire. Coal cost twice as much while it was shut."
    )
    assert len(marking.points) == 2
    for point in marking.points:
        assert marking.answer[point.start : point.end] == point.quote
        for citation in point.citations:
            citation.check(course.file.source(citation.source).text)


def test_a_wrong_date_is_shown_beside_the_sentences_that_contradict_it(course) -> None:
    marking = course.mark(QUESTION, "King Osric opened the canal on 12 May 1865.")
    slip = marking.slips[0]
    assert marking.answer[slip.start : slip.end] == slip.wrote == "12 May 1865"
    assert slip.message == "You wrote 12 May 1865: no source of this course says so, three sources say 12 May 1863."
    assert {citation.source for citation in slip.citations} == {"book.txt", "encyclopaedia.txt", "notes.txt"}
    assert not marking.points


@pytest.mark.parametrize(
    ("answer", "wrote"),
    [
        ("The canal of Arnfeld cost 700,000 crowns.", "700,000 crowns"),
        ("It took 5,000 labourers to dig the canal.", "5,000"),
        ("The council closed the canal for nine months.", "nine months"),
        ("The Arnfeld Canal was 60 miles long.", "60 miles"),
    ],
)
def test_a_wrong_number_is_a_slip(course, answer: str, wrote: str) -> None:
    assert [slip.wrote for slip in course.mark(QUESTION, answer).slips] == [wrote]


def test_a_wrong_name_in_the_place_of_another_is_a_slip(course) -> None:
    slips = course.mark(QUESTION, "Chancellor Brandt opened the Arnfeld Canal on 12 May 1863.").slips
    assert [(slip.wrote, slip.kind) for slip in slips] == [("Brandt", "name")]
    assert "Osric" in slips[0].sides[0].value


@pytest.mark.parametrize(
    "answer",
    [
        "The canal was opened on 12 May 1863 by King Osric.",
        "The canal opened in 1863.",
        "It cost about 400,000 crowns.",
        "The guild of carters opposed the canal.",
        "The council did not rebuild the lock until 1874.",
        "Many towns had railways by 1890, and the harbour of Lisbon was built in 1755.",
        "Osric became king in 1850. King Osric opened the canal in May.",
        "Osric became king in March 1850. Later that month King Osric opened the canal of Arnfeld.",
        "Osric became king in 1850. King Osric opened the Arnfeld Canal later that month.",
    ],
)
def test_what_is_right_or_not_in_the_sources_is_no_slip(course, answer: str) -> None:
    assert course.mark(QUESTION, answer).slips == ()


def test_a_month_that_the_sources_do_not_give_is_a_slip_though_its_year_is_not_written(course) -> None:
    slips = course.mark(QUESTION, "Osric became king in 1850. King Osric opened the canal in June.").slips
    assert [slip.wrote for slip in slips] == ["June"]


def test_two_ways_of_denying_the_same_are_no_slip_and_a_denial_left_out_is_one(tmp_path: Path) -> None:
    (tmp_path / "rules.txt").write_text(
        "The poor law\n\nThe poor law of 1834 was strict. The guardians met on Mondays in the town hall of Arnfeld.\n\n"
        "- What was the Brandt rule?\n  No bread for those with more than two acres of the common\n\n"
        "The mill stood by the river. The workhouse had forty beds.\n\nThe wardens never opened the granary in 1836.\n",
        encoding="utf-8",
    )
    course = adfontes.build(tmp_path, tmp_path / "rules.adf")
    question = "Describe the poor law."
    right = "It was hard, because nobody with more than two acres of the common could get bread."
    assert course.mark(question, right).slips == ()
    assert [slip.kind for slip in course.mark(question, "The wardens opened the granary in 1836.").slips] == [
        "polarity"
    ]
    course.close()


def test_a_point_is_shown_first_by_the_sentence_that_has_its_date(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ministers\n\nBrandt resigned in April 1874.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text(
        "Dates\n\n9 January 1874    Brandt resigns\n12 March 1874    the council is dissolved\n", encoding="utf-8"
    )
    course = adfontes.build(tmp_path, tmp_path / "brandt.adf")
    points = course.mark("Describe the crisis.", "Brandt resigned on 9 January 1874.").points
    assert points[0].citations[0].source == "b.txt"
    course.close()


def test_one_side_of_a_dispute_is_no_slip_but_both_sides_are_shown(course) -> None:
    marking = course.mark(QUESTION, "The lock at Steinau was burnt in 1872 by carters.")
    assert marking.slips == ()
    assert {side.value for side in marking.differing[0].sides} == {"1871", "1872"}


def test_points_that_the_answer_leaves_out_are_told(course) -> None:
    missing = course.mark("What happened to the lock at Steinau?", "The canal was 31 miles long.").missing
    assert any("Steinau" in one.statement.text for one in missing)
    assert not any("31 miles" in one.statement.text for one in missing)


LADDER = (
    "The canal was closed because it was bad. Everybody was angry and it was a hard time for all of them.",
    "The canal opened on 12 May 1863. King Osric opened it. It cost 400,000 crowns. Carters burnt the lock at"
    " Steinau in 1871. The council closed the canal. The price of coal doubled.",
    "The canal was closed because carters burnt the lock at Steinau in 1871. They did this because the guild "
    "feared for its trade, which meant that the canal of 1863 threatened its living. As a result the council "
    "shut the canal for six months.",
    "One reason was the anger of the carters. The guild opposed the canal, because it feared for its trade, "
    "and this led to the fire at Steinau in 1871.\n\n"
    "Another reason was the council. It closed the canal for six months, since it did not rebuild the lock "
    "until 1874, which made coal twice as dear. However, the council could not have acted without the fire, "
    "although it might have been quicker.",
    "The most important reason was the anger of the guild, because without it there would have been no fire. "
    "The carters feared for their trade, which led to the burning of the lock at Steinau in 1871.\n\n"
    "However, the council also matters. It closed the canal for six months and did not rebuild the lock until"
    " 1874, so the damage lasted. Yet this was linked to the guild itself, since its members sat there.\n\n"
    "Judged by what made closing possible at all, the fire outweighs the slowness of the council. Overall the"
    " guild was therefore the decisive factor, and the council only the underlying one.",
)


def test_each_rung_of_the_ladder_is_told_from_the_next(course) -> None:
    assert [course.mark(QUESTION, answer).band.rung for answer in LADDER] == [1, 2, 3, 4, 5]


def test_a_band_says_what_would_lift_the_answer(course) -> None:
    bands = [course.mark(QUESTION, answer).band for answer in LADDER]
    assert all(band.next for band in bands[:4]) and not bands[4].next


def test_reasons_show_where_in_the_answer_they_stand(course) -> None:
    marking = course.mark(QUESTION, LADDER[2])
    shown = next(reason for reason in marking.reasons if reason.skill == "explanation")
    assert shown.met and "because" in marking.answer[shown.start : shown.end]


def test_it_says_that_it_is_practice_and_no_mark(course) -> None:
    assert course.mark(QUESTION, LADDER[0]).note == PRACTICE_ONLY


def test_a_board_gives_its_levels_and_marks(course) -> None:
    kind = question_type_for(find_board("aqa-gcse"), "Write an account of how the canal was closed.")
    band = course.mark("Write an account of how the canal was closed.", LADDER[2], kind).band
    assert band.marks is not None and 1 <= band.marks[0] <= band.marks[1] <= kind.marks


def test_a_one_sided_answer_meets_the_cap_of_its_board(course) -> None:
    kind = question_type_for(find_board("cambridge-igcse"), "The fire closed the canal. How far do you agree?")
    question = "The fire closed the canal. How far do you agree?"
    assert [cap.rule for cap in course.mark(question, LADDER[2], kind).caps] == ["one side"]
    assert course.mark(question, LADDER[4], kind).caps == ()


def test_rows_of_a_rubric_are_counted_with_a_reason(course) -> None:
    kind = question_type_for(find_board("ap-world"), "Evaluate the extent to which the fire closed the canal.")
    rows = {row.key: row for row in course.mark("Evaluate the extent ...", LADDER[4], kind).rows}
    assert rows and all(0 <= row.marks <= row.most and row.reason for row in rows.values())


@pytest.mark.parametrize(
    ("question", "form"),
    [
        ("Explain why the war began.", "explain why"),
        ("Describe two features of the canal.", "describe"),
        ("'The fire was to blame.' How far do you agree?", "how far agree"),
        ("How useful are Sources A and B to an historian?", "source useful"),
        ("Write an account of the rebellion.", "account"),
        ("Explain the significance of the treaty.", "significance"),
        ("Evaluate the extent to which trade changed.", "long essay"),
        ("To what extent was fear the main reason for the war?", "main factor"),
        ("Why do the interpretations in A and B differ?", "why views differ"),
        ("The canal", "explain why"),
    ],
)
def test_the_command_words_tell_the_type_of_a_question(question: str, form: str) -> None:
    assert command_of(question).form == form


@pytest.mark.parametrize(
    ("question", "answer"),
    [("", "It burnt."), (QUESTION, " \n"), (QUESTION, "?!"), (QUESTION, "a " * 40_000)],
)
def test_what_cannot_be_marked_is_refused_in_one_sentence(course, question: str, answer: str) -> None:
    with pytest.raises(AnswerError):
        course.mark(question, answer)


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1, max_size=200))
def test_any_text_at_all_is_marked_or_refused_and_every_place_lies_in_it(course, answer: str) -> None:
    try:
        marking = mark(course, QUESTION, answer)
    except AnswerError:
        return
    places = [*marking.points, *marking.slips, *marking.differing]
    assert all(0 <= one.start < one.end <= len(answer) for one in places)


def test_the_same_answer_gives_the_same_marking(course) -> None:
    assert mark(course.file, QUESTION, LADDER[3]) == mark(course, QUESTION, LADDER[3])


def test_the_command_prints_points_missing_slips_band_and_reasons(course, tmp_path: Path) -> None:
    answer = tmp_path / "answer.txt"
    answer.write_text("The canal opened on 12 May 1865. The carters burnt the lock of Steinau.\n", encoding="utf-8")
    ran = CliRunner().invoke(app, ["mark", str(course.file.path), "--question", QUESTION, str(answer), "--json"])
    assert ran.exit_code == 0, ran.output
    found = json.loads(ran.stdout)
    assert {"points", "missing", "slips", "band", "reasons"} <= found.keys()
    text = answer.read_text(encoding="utf-8")
    assert [text[slip["start"] : slip["end"]] for slip in found["slips"]] == ["12 May 1865"]
    assert all(slip["citations"] for slip in found["slips"])


def test_the_command_says_in_words_what_was_found(course, tmp_path: Path) -> None:
    answer = tmp_path / "answer.txt"
    answer.write_text("The canal opened on 12 May 1865.\n", encoding="utf-8")
    ran = CliRunner().invoke(app, ["mark", str(course.file.path), "-q", QUESTION, str(answer)])
    assert ran.exit_code == 0, ran.output
    assert PRACTICE_ONLY in ran.stdout and "You wrote 12 May 1865" in ran.stdout


def test_an_answer_that_is_not_there_is_one_sentence(course, tmp_path: Path) -> None:
    ran = CliRunner().invoke(app, ["mark", str(course.file.path), "-q", QUESTION, str(tmp_path / "none.txt")])
    assert ran.exit_code == 2


def test_a_teacher_s_own_mark_is_kept_with_name_and_time_and_stands_above(course, tmp_path: Path) -> None:
    answer = tmp_path / "answer.txt"
    answer.write_text("King Osric opened the canal.", encoding="utf-8")
    given = ["mark", str(course.file.path), "-q", QUESTION, str(answer)]
    assert (
        CliRunner().invoke(app, [*given, "--teacher", "A. Reader", "--give", "3 of 4", "--note", "Good."]).exit_code
        == 0
    )
    ran = CliRunner().invoke(app, given)
    assert ran.stdout.startswith("A. Reader gave 3 of 4 on ")
    found = json.loads(CliRunner().invoke(app, [*given, "--json"]).stdout)["overrides"]
    assert [(one["teacher"], one["mark"], one["note"]) for one in found] == [("A. Reader", "3 of 4", "Good.")]
    assert CliRunner().invoke(app, [*given, "--give", "4 of 4"]).exit_code == 2
