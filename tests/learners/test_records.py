"""A learner's answers: kept before they are acknowledged, and never lost."""

import os
import signal
import sqlite3
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from adfontes.errors import LearnerDataError
from adfontes.learners import learners_path, open_learners, place_of
from adfontes.practice import answer_card
from adfontes.values.practice import Aim, Descent, QuizAnswer, Review
from made_cards import make_card

NOW = datetime(2027, 3, 1, 18, 0, tzinfo=UTC)


def test_an_answer_is_found_again_by_another_reader(tmp_path: Path) -> None:
    memory = answer_card(open_learners(tmp_path), "bridge.adf", make_card("a", "one"), 3, NOW, took=1500)
    again = open_learners(tmp_path)
    assert again.memories("bridge.adf") == {"a": memory}
    assert again.reviews("bridge.adf") == (Review(card="a", rating=3, when=NOW, took=1500),)
    assert again.memories("another.adf") == {}


def test_two_folders_keep_their_answers_apart(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    answer_card(open_learners(one), "bridge.adf", make_card("a"), 3, NOW)
    assert open_learners(other).reviews("bridge.adf") == ()
    assert learners_path(one).is_file()
    assert learners_path(other).is_file()


def test_a_commit_waits_for_the_disk(tmp_path: Path) -> None:
    from django.db import connections

    open_learners(tmp_path)
    alias = next(alias for alias in connections if connections.databases[alias]["NAME"] == str(learners_path(tmp_path)))
    with connections[alias].cursor() as cursor:
        assert cursor.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert cursor.execute("PRAGMA synchronous").fetchone() == (2,)


KILLED = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from adfontes.learners import open_learners
from adfontes.practice import answer_card
from made_cards import make_card

records = open_learners(Path(sys.argv[1]))
answer_card(records, "bridge.adf", make_card("a", "one"), 3, datetime(2027, 3, 1, 18, tzinfo=UTC))
print("acknowledged", flush=True)
time.sleep(60)
"""


def test_an_acknowledged_review_survives_a_kill(tmp_path: Path) -> None:
    tests = Path(__file__).resolve().parents[1]
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=tests,
        env={**os.environ, "PYTHONPATH": str(tests)},
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "acknowledged\n"
        process.send_signal(signal.SIGKILL)
    records = open_learners(tmp_path)
    assert [review.card for review in records.reviews("bridge.adf")] == ["a"]
    assert list(records.memories("bridge.adf")) == ["a"]


def test_quiz_answers_are_kept_in_order(tmp_path: Path) -> None:
    records = open_learners(tmp_path)
    later = QuizAnswer(question="q", chosen="1874", right=True, when=NOW + timedelta(hours=1))
    first = QuizAnswer(question="q", chosen="1869", right=False, when=NOW)
    records.keep_answer("bridge.adf", later)
    records.keep_answer("bridge.adf", first)
    assert records.answers("bridge.adf") == (first, later)


def test_the_exam_date_is_kept_and_can_be_taken_back(tmp_path: Path) -> None:
    records = open_learners(tmp_path)
    assert records.aim("bridge.adf") == Aim()
    records.set_exam("bridge.adf", date(2027, 5, 20))
    assert open_learners(tmp_path).aim("bridge.adf").exam == date(2027, 5, 20)
    records.set_exam("bridge.adf", None)
    assert records.aim("bridge.adf").exam is None


def test_a_rebuilt_course_finds_the_state_of_its_reworded_cards(tmp_path: Path) -> None:
    records = open_learners(tmp_path)
    known = answer_card(records, "bridge.adf", make_card("old", "one", "two"), 3, NOW)
    rebuilt = [make_card("new", "one"), make_card("other", "nine")]
    assert records.follow("bridge.adf", rebuilt) == (Descent(old="old", new="new", fate="kept"),)
    assert records.memories("bridge.adf")["new"] == known
    assert "other" not in records.memories("bridge.adf")
    assert records.lineage("bridge.adf") == (Descent(old="old", new="new", fate="kept"),)
    assert records.follow("bridge.adf", rebuilt) == ()


def test_a_merged_card_counts_as_known_as_its_least_known_part(tmp_path: Path) -> None:
    records = open_learners(tmp_path)
    answer_card(records, "bridge.adf", make_card("well", "one"), 4, NOW)
    weak = answer_card(records, "bridge.adf", make_card("badly", "two"), 1, NOW)
    records.follow("bridge.adf", [make_card("both", "one", "two")])
    assert records.memories("bridge.adf")["both"] == weak


def test_a_card_that_goes_and_comes_back_is_still_known(tmp_path: Path) -> None:
    records = open_learners(tmp_path)
    known = answer_card(records, "bridge.adf", make_card("a", "one"), 3, NOW)
    records.follow("bridge.adf", [make_card("b", "two")])
    records.follow("bridge.adf", [make_card("a", "one")])
    assert records.memories("bridge.adf")["a"] == known


def test_a_file_that_is_no_database_is_reported_in_one_sentence(tmp_path: Path) -> None:
    path = learners_path(tmp_path)
    path.parent.mkdir()
    path.write_text("this is a shopping list, not a database\n" * 50)
    with pytest.raises(LearnerDataError, match="move it aside"):
        open_learners(tmp_path)
    assert path.read_text().startswith("this is a shopping list")


def test_a_folder_that_cannot_be_made_is_reported_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / ".adfontes").write_text("a file where the folder should be")
    with pytest.raises(LearnerDataError, match="choose a folder"):
        open_learners(tmp_path)


def test_migrations_hold_every_table_of_the_models(tmp_path: Path) -> None:
    open_learners(tmp_path)
    from django.core.management import call_command

    call_command("makemigrations", "learners", check=True, dry_run=True, verbosity=0)


def test_a_course_below_a_served_folder_belongs_to_that_folder(tmp_path: Path) -> None:
    (tmp_path / "unit").mkdir()
    course = tmp_path / "unit" / "bridge.adf"
    course.write_bytes(b"")
    assert place_of(course) == (tmp_path / "unit", "bridge.adf")
    open_learners(tmp_path)
    assert place_of(course) == (tmp_path, "unit/bridge.adf")


def test_the_database_is_an_ordinary_sqlite_file(tmp_path: Path) -> None:
    answer_card(open_learners(tmp_path), "bridge.adf", make_card("a"), 3, NOW)
    with sqlite3.connect(learners_path(tmp_path)) as database:
        assert database.execute("SELECT card, rating FROM learners_review").fetchall() == [("a", 3)]
