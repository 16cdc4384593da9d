"""``adfontes revise``: flashcards in the terminal."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from adfontes.cli.main import app
from adfontes.course import open_course, write_course
from adfontes.learners import open_learners
from great_fire import great_fire

PROGRAM = Path(sys.executable).with_name("adfontes")


@pytest.fixture
def topic(tmp_path: Path) -> Path:
    write_course(great_fire(), tmp_path / "fire.adf")
    return tmp_path / "fire.adf"


def revise(topic: Path, *arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(app, ["revise", str(topic), *arguments], input=typed, env={"COLUMNS": "80"})


def answers(*ratings: int) -> str:
    return "".join(f"\n{rating}\n" for rating in ratings)


def test_a_sitting_shows_question_answer_source_and_next_dates(topic: Path) -> None:
    shown = revise(topic, "--cards", "1", typed=answers(4)).stdout
    with open_course(topic) as course:
        card = course.cards[0]
        assert card.front in " ".join(shown.split())
        assert card.back.citations[0].quote[:30] in " ".join(shown.split())
    assert "in 1 minute" in shown
    assert "1 answer is kept." in shown


def test_answers_are_kept_and_the_next_sitting_goes_on_with_other_cards(topic: Path) -> None:
    revise(topic, "--cards", "2", typed=answers(4, 4))
    state = json.loads(revise(topic, "--json").stdout)
    assert (state["reviews"], state["later"]) == (2, 2)
    assert state["new"] == state["cards"] - 2


def test_a_card_that_was_not_known_comes_back_in_the_same_sitting(topic: Path) -> None:
    result = revise(topic, "--cards", "1", typed=answers(1, 4))
    assert result.exit_code == 0
    assert "2 answers are kept." in result.stdout


def test_a_wrong_key_is_asked_again_and_counts_for_nothing(topic: Path) -> None:
    result = revise(topic, "--cards", "1", typed="\nfive\n4\n")
    assert "Type 1, 2, 3 or 4" in result.stdout
    assert json.loads(revise(topic, "--json").stdout)["reviews"] == 1


def test_the_end_of_input_stops_and_keeps_what_was_answered(topic: Path) -> None:
    result = revise(topic, typed=answers(3))
    assert result.exit_code == 130
    assert "1 answer is kept." in result.stdout
    assert json.loads(revise(topic, "--json").stdout)["reviews"] == 1


def test_ctrl_c_keeps_every_answer(topic: Path) -> None:
    with subprocess.Popen(
        [PROGRAM, "revise", topic],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "COLUMNS": "80"},
    ) as process:
        assert process.stdin is not None
        process.stdin.write(answers(4))
        process.stdin.flush()
        records = open_learners(topic.parent)
        for _ in range(200):
            if records.reviews("fire.adf"):
                break
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "1 answer is kept." in output
    assert "Traceback" not in errors
    assert len(records.reviews("fire.adf")) == 1


def test_the_exam_date_is_kept_and_shown(topic: Path) -> None:
    revise(topic, "--exam-date", "2999-05-20", "--json")
    assert json.loads(revise(topic, "--json").stdout)["exam_date"] == "2999-05-20"
    assert "exam on 20 May 2999" in revise(topic, "--cards", "1", typed=answers(4)).stdout
    assert json.loads(revise(topic, "--exam-date", "none", "--json").stdout)["exam_date"] is None


@pytest.mark.parametrize(("written", "said"), [("soon", "is no date"), ("2001-05-20", "is not ahead")])
def test_a_date_that_cannot_be_is_one_sentence(topic: Path, written: str, said: str) -> None:
    result = revise(topic, "--exam-date", written)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_course_that_is_not_there_is_one_sentence_and_makes_no_folder(tmp_path: Path) -> None:
    result = revise(tmp_path / "none.adf")
    assert result.exit_code == 2
    assert not (tmp_path / ".adfontes").exists()


def test_nothing_due_is_said_with_the_next_day(topic: Path) -> None:
    with open_course(topic) as course:
        everything = len(course.cards)
    revise(topic, "--cards", "200", typed=answers(*[4] * everything))
    assert "Nothing is due now. The next card comes up" in revise(topic).stdout


def test_revising_loads_neither_the_language_model_nor_a_network(topic: Path) -> None:
    told = (
        "import sys; from typer.testing import CliRunner; from adfontes.cli.main import app;"
        f"CliRunner().invoke(app, ['revise', {str(topic)!r}, '--json']);"
        "print(sorted({'spacy', 'onnxruntime', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
