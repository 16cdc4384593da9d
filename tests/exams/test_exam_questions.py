"""Practice questions are in a board's form, about what the course can answer, cited, and not asked twice."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

import adfontes
from adfontes.cli.main import app
from adfontes.course import CourseFile
from adfontes.errors import BoardError, OutputError
from adfontes.exams import find_board, load_boards, set_paper
from adfontes.exams.drafts import Setting
from adfontes.exams.event_words import asked, developed, doing, happened, manner_of
from adfontes.exams.printing import paper_html, paper_markdown, write_paper
from adfontes.exams.questions import RULES, SOURCE_RULES, set_questions
from adfontes.exams.subjects import Subject, can_lead_to
from adfontes.exams.wording import with_article
from adfontes.values.exams import ExamQuestion, PracticePaper

BOARDS = sorted(load_boards())


def questions_of(paper: PracticePaper) -> list[ExamQuestion]:
    return [question for section in paper.sections for question in section.questions]


@pytest.fixture(scope="module")
def setting(salt: CourseFile) -> Setting:
    return Setting(salt)


def test_a_person_of_later_years_only_is_no_stimulus_for_what_led_to_an_event(tmp_path: Path) -> None:
    (tmp_path / "rising.txt").write_text(
        "Carter\n\nIn 1848 Henry Carter led a rising at Arnfeld. Henry Carter was tried in 1849.\n"
        "Osric Brandt raised the tolls of Arnfeld in 1841. Osric Brandt died in 1850.\n",
        encoding="utf-8",
    )
    course = adfontes.build(tmp_path, tmp_path / "rising.adf")
    people = {one.phrase: one for one in Setting(course.file).subjects.people}
    flood = Subject(
        phrase="the flood", key="flood", mentions=3, sources=1, tellings=(), forms=("the flood",), year=1845
    )
    assert can_lead_to(people["Osric Brandt"], flood)
    assert not can_lead_to(people["Henry Carter"], flood)
    course.close()


@pytest.fixture(scope="module")
def every_question(setting: Setting) -> list[ExamQuestion]:
    return [
        question
        for board in load_boards().values()
        for kind in board.question_types
        for question in set_questions(setting, board, kind)
    ]


@pytest.mark.parametrize(
    ("phrase", "clause", "question", "course"),
    [
        ("the Treaty of Harvik", "was signed", "was the Treaty of Harvik signed", "came to be signed"),
        ("the Salt Rebellion", "began", "did the Salt Rebellion begin", "developed"),
        ("the Battle of Sandby", "took place", "did the Battle of Sandby take place", "was fought"),
        ("the Salt Wars", "began", "did the Salt Wars begin", "developed"),
        ("the Unequal Treaties", "were signed", "were the Unequal Treaties signed", "came to be signed"),
        ("the Great Plague", "spread", "did the Great Plague spread", "spread"),
    ],
)
def test_an_event_is_spoken_of_as_its_noun_wants(phrase: str, clause: str, question: str, course: str) -> None:
    manner = manner_of(phrase)
    assert manner
    assert happened(phrase, manner) == f"{phrase} {clause}"
    assert asked(phrase, manner) == question
    assert developed(phrase, manner) == f"{phrase} {course}"


def test_an_agreement_is_done_and_a_war_is_not() -> None:
    treaty, war = manner_of("the Treaty of Harvik"), manner_of("the Salt War")
    assert treaty and war
    assert doing("the Treaty of Harvik", treaty) == "the signing of the Treaty of Harvik"
    assert doing("the Salt War", war) == "the Salt War"


def test_a_name_has_the_article_that_the_sources_give_it() -> None:
    text = "Denmark fought the Hansa. The Hansa asked Denmark for the Hansa's ships."
    assert with_article("Hansa", text) == "the Hansa"
    assert with_article("Denmark", text) == "Denmark"


def test_the_course_is_asked_about_its_own_events_places_and_people(setting: Setting) -> None:
    events = [event.phrase for event in setting.events]
    assert events[0] == "the Salt Rebellion" and "the Treaty of Harvik" in events
    assert [place.phrase for place in setting.subjects.places][:2] == ["Denmark", "Sweden"]
    assert "Jens Holm" in [person.phrase for person in setting.subjects.people]
    assert not any(phrase in ("the Battle", "the Treaty") for phrase in events)


def test_what_came_later_is_no_cause_and_what_came_before_no_effect(setting: Setting) -> None:
    rebellion = setting.events[0]
    causes = " ".join(one.statement.text for one in setting.causes(rebellion)[:6])
    effects = " ".join(one.statement.text for one in setting.effects(rebellion)[:6])
    assert "new tax on salt" in causes and "taken back in 1743" not in causes
    assert "taken back in 1743" in effects and "Harvests had failed" not in effects


def test_a_plague_is_not_explained_by_tactics(setting: Setting) -> None:
    factors = [factor.phrase for factor in setting.factors(setting.events[0])]
    assert "taxation" in factors and "the policy of Sweden" in factors
    assert "the policy of Denmark" not in factors


def test_every_form_has_a_rule() -> None:
    used = {kind.form for board in load_boards().values() for kind in board.question_types}
    assert used <= RULES.keys() | SOURCE_RULES.keys()


def test_every_question_is_cited_word_for_word(every_question: list[ExamQuestion], salt: CourseFile) -> None:
    assert len(every_question) > 100
    for question in every_question:
        assert len(question.indicative.points) >= 2, question.text
        for point in question.indicative.points:
            assert point.statement.citations
            for citation in point.statement.citations:
                citation.check(salt.source(citation.source).text)
        for document in question.documents:
            document.citation.check(salt.source(document.citation.source).text)
            assert document.provenance.startswith("From ")


def test_every_question_reads_as_one(every_question: list[ExamQuestion]) -> None:
    for question in every_question:
        text = question.text
        assert text[0].isupper() or text[0] == "‘", text
        assert text.endswith((".", "?", ":")), text
        assert "{" not in text and "  " not in text and "the the " not in text.lower(), text
        assert ".." not in text and text.count("‘") == text.count("’") - len(re.findall(r"\w’\w", text)), text
        named = {one.label.rsplit(" ", 1)[0].lower() for one in question.documents}
        assert question.form == "document essay" or all(word in text.lower() for word in named), text


def test_every_question_names_its_rule_and_that_it_is_not_official(every_question: list[ExamQuestion]) -> None:
    for question in every_question:
        assert question.rule.startswith("Form “") and "made from" in question.rule
        assert "not an official one" in question.label and question.board in question.label


def test_questions_that_ask_for_a_judgement_have_both_sides_and_criteria(every_question: list[ExamQuestion]) -> None:
    judged = [
        one for one in every_question if one.form in ("how far agree", "main factor", "long essay", "two reasons")
    ]
    assert judged
    for question in judged:
        sides = {point.side for point in question.indicative.points}
        assert {"for", "against"} <= sides, question.text
        assert question.indicative.criteria and question.indicative.judgement, question.text


@pytest.mark.parametrize("key", BOARDS)
def test_a_paper_has_the_boards_marks_or_says_what_is_missing(key: str, salt: CourseFile) -> None:
    board = find_board(key)
    for paper in board.papers:
        made = set_paper(salt, board, paper.key)
        assert (made.board_marks, made.board_minutes) == (paper.marks, paper.minutes)
        assert made.marks <= paper.marks and made.minutes <= paper.minutes
        if made.marks < paper.marks:
            assert any("is not set" in words for words in made.missing)
        else:
            assert made.minutes == paper.minutes


def test_a_paper_asks_nothing_twice(salt: CourseFile) -> None:
    for board in load_boards().values():
        for paper in board.papers:
            asked_now = [
                (question.text, question.prompts if question.form == "two reasons" else (), question.parts)
                for question in questions_of(set_paper(salt, board, paper.key))
            ]
            assert len(asked_now) == len(set(asked_now)), (board.key, paper.key)


def test_an_aqa_paper_is_filled_from_three_short_sources(salt: CourseFile) -> None:
    made = set_paper(salt, find_board("aqa-gcse"), "1")
    assert (made.marks, made.minutes, made.missing) == (84, 120, ())
    texts = [question.text for question in questions_of(made)]
    assert "Describe two features of the Salt Rebellion." in texts
    assert "In what ways was Denmark affected by the Salt Rebellion? Explain your answer." in texts


def test_questions_of_a_section_share_their_documents(salt: CourseFile) -> None:
    made = set_paper(salt, find_board("aqa-gcse"), "1")
    first, second, third = questions_of(made)[:3]
    assert first.documents == second.documents == third.documents
    assert {one.label for one in first.documents} == {"Interpretation A", "Interpretation B"}
    assert len({one.citation.source for one in first.documents}) == 2


def test_the_same_course_gives_the_same_paper(salt_path: Path) -> None:
    board = find_board("edexcel-gcse")
    with adfontes.open(salt_path) as one, adfontes.open(salt_path) as other:
        assert set_paper(one.file, board, "3") == set_paper(other.file, board, "3") == one.exam("edexcel-gcse", "3")


def test_an_unknown_board_or_paper_is_refused_with_those_there_are(salt: CourseFile, salt_path: Path) -> None:
    with pytest.raises(BoardError, match="choose one of: ap-european"):
        find_board("wjec")
    with pytest.raises(BoardError, match=r"has no paper '7'.*choose one of: 1 \(Paper 1"):
        set_paper(salt, find_board("aqa-gcse"), "7")
    ran = CliRunner().invoke(app, ["exam", str(salt_path), "--board", "wjec"])
    assert ran.exit_code == 2 and "there is no board 'wjec'" in ran.stderr


def test_a_paper_prints_without_its_answers_until_they_are_asked_for(salt: CourseFile, tmp_path: Path) -> None:
    made = set_paper(salt, find_board("edexcel-gcse"), "2")
    for words in (paper_markdown(made, salt), paper_html(made, salt)):
        assert "not an official paper" in words and "Practice feedback, not an official mark." in words
        assert "What answers could hold" not in words
    assert "What answers could hold" in paper_markdown(made, salt, answers=True)
    assert "A possible judgement" in paper_html(made, salt, answers=True)
    write_paper(made, salt, tmp_path / "paper.md")
    assert (tmp_path / "paper.md").read_text(encoding="utf-8").startswith("# Edexcel GCSE")
    with pytest.raises(OutputError, match=r"let it end in \.html or \.md"):
        write_paper(made, salt, tmp_path / "paper.odt")


def test_the_command_prints_a_paper_and_its_json(salt_path: Path) -> None:
    shown = CliRunner().invoke(app, ["exam", str(salt_path), "--board", "aqa-gcse", "--answers"])
    assert shown.exit_code == 0 and "84 marks · 120 minutes" in shown.stdout
    assert "An answer could hold:" in shown.stdout
    told = json.loads(CliRunner().invoke(app, ["exam", str(salt_path), "--board", "ib", "--json"]).stdout)
    assert told["board"] == "ib" and told["sections"][0]["questions"][0]["indicative"]["points"]


def test_the_boards_command_lists_shows_and_checks(tmp_path: Path) -> None:
    run = CliRunner().invoke
    assert "aqa-gcse" in run(app, ["boards"]).stdout
    assert "Describe two features of …." in run(app, ["boards", "show", "aqa-gcse"]).stdout
    assert json.loads(run(app, ["boards", "show", "ib", "--json"]).stdout)["key"] == "ib"
    assert run(app, ["boards", "check"]).exit_code == 0
    (tmp_path / "bad.toml").write_text("key = 1", encoding="utf-8")
    refused = run(app, ["boards", "check", str(tmp_path / "bad.toml")])
    assert refused.exit_code == 2 and "is not a board's file" in refused.stderr
