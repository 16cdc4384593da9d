"""The conversation itself: what is said to a question, a dispute, a quiz."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from adfontes.channels.speaking import clip, count, name_sources
from adfontes.channels.talk import State, Talk, find_course, read_choice
from adfontes.course import hold_course, open_course, write_course
from adfontes.errors import CourseError
from great_fire import great_fire


@pytest.fixture
def talk(folder: Path) -> Talk:
    return Talk(folder)


def right_letter(folder: Path, key: str) -> str:
    with open_course(folder / "fire.adf") as course:
        question = next(one for one in course.quiz if one.key == key)
        return "ABCDEFGH"[next(place for place, option in enumerate(question.options) if option.right)]


def test_an_answer_names_its_source_and_gives_its_words(talk: Talk) -> None:
    reply = talk.say(State(), "How high is the Monument?")
    assert "London's burning: a chapter for class 8 says:" in reply.words and "202 feet" in reply.words
    assert reply.state.course == "fire" and not reply.ends


def test_both_sides_of_a_dispute_are_said_with_those_who_say_them(talk: Talk, folder: Path) -> None:
    first = talk.say(State(), "disagreements")
    with open_course(folder / "fire.adf") as course:
        dispute = next(one for one in course.findings if one.kind == "disputed")
        for side in dispute.sides:
            assert side.value in first.words and name_sources(course, side.sources) in first.words
    assert f"{count(dispute.sides[0].support, 'source').capitalize()} say" in first.words


def test_what_the_sources_do_not_say_is_said_to_be_so(talk: Talk) -> None:
    assert talk.say(State(), "Who invented the telephone?").words.startswith("The sources do not say this.")


def test_a_quiz_asks_marks_and_counts(talk: Talk, folder: Path) -> None:
    reply = talk.say(State(), "Quiz me!")
    of, right = reply.state.of, 0
    assert of > 1 and reply.words.startswith(f"Question 1 of {of}.")
    for place in range(of):
        letter = right_letter(folder, reply.state.asked[-1])
        assert letter in reply.choices
        wrong = "B" if letter == "A" else "A"
        reply = talk.say(reply.state, letter if place == 0 else wrong)
        assert reply.words.startswith("That is right." if place == 0 else "That is not what the sources say. It is ")
        assert " says: " in reply.words
        right += place == 0
    assert f"{right} of {of} right" in reply.words and not reply.state.open
    assert len(set(reply.state.asked)) == len(reply.state.asked)


def test_a_quiz_can_be_interrupted_by_a_question_and_goes_on(talk: Talk) -> None:
    quiz = talk.say(State(), "quiz me")
    asked = talk.say(quiz.state, "How high is the Monument?")
    assert "202 feet" in asked.words and "Back to the quiz. Question 1" in asked.words and asked.state == quiz.state
    muttered = talk.say(quiz.state, "hmm let me think")
    assert muttered.words.startswith("Say A") and muttered.state == quiz.state


def test_not_knowing_gives_the_answer_and_stopping_ends_the_quiz_but_not_the_talk(talk: Talk, folder: Path) -> None:
    quiz = talk.say(State(), "quiz me")
    letter = right_letter(folder, quiz.state.asked[-1])
    given = talk.say(quiz.state, "I don't know")
    assert given.words.startswith(f"It is {letter}")
    stopped = talk.say(given.state, "stop")
    assert "0 of 1 right" in stopped.words and not stopped.ends and not stopped.state.open
    assert talk.say(stopped.state, "stop").ends


def test_a_quiz_question_that_a_new_build_dropped_does_not_stop_the_talk(talk: Talk) -> None:
    reply = talk.say(State(course="fire", asked=("gone",), open=True, of=5), "B")
    assert reply.words


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("b", 1),
        ("option b", 1),
        ("the second one", 1),
        ("2", 1),
        ("one", 0),
        ("a", 0),
        ("the answer is a", 0),
        ("i think it is c", 2),
        ("thomas farriner", 2),
        ("fifth", None),
        ("maybe later", None),
        ("", None),
    ],
)
def test_a_choice_is_understood_by_letter_number_place_or_words(said: str, place: int | None) -> None:
    assert read_choice(said, ["Samuel Pepys", "Christopher Wren", "Thomas Farriner."]) == place


def test_of_several_courses_one_is_chosen_by_name(folder: Path) -> None:
    write_course(replace(great_fire(), title="The Salt Rebellion"), folder / "salt.adf")
    (folder / "broken.adf").write_bytes(b"no course")
    talk = Talk(folder)
    which = talk.say(State(), "hello")
    assert "The Great Fire of London" in which.words and "The Salt Rebellion" in which.words
    chosen = talk.say(which.state, "the salt rebellion please")
    assert chosen.state.course == "salt"
    assert talk.say(chosen.state, "use great fire").state.course == "fire"
    assert "Which course?" in talk.say(chosen.state, "which courses").words


def test_a_name_that_fits_two_courses_is_asked_again() -> None:
    titles = {"fire": "The Great Fire", "war": "The Great War"}
    assert find_course(titles, "the great one") == ""
    assert find_course(titles, "war") == "war"


def test_a_folder_without_courses_or_none_at_all_is_said(tmp_path: Path) -> None:
    assert "no course here" in Talk(tmp_path).say(State(), "hello").words
    with pytest.raises(CourseError, match="give the folder"):
        Talk(tmp_path / "nowhere")


def test_long_words_are_cut_between_words_and_three_sources_are_counted() -> None:
    assert clip("salt and wool and tar", 12) == "salt and …"
    assert clip("salt", 12) == "salt"
    course = hold_course(great_fire())
    names = [entry.source.name for entry in course.sources]
    assert name_sources(course, names).endswith("and two others")
