"""A sitting asks the weakest first, judges by meaning and value, and brings back what was missed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import adfontes
from adfontes.learners import open_learners
from adfontes.practice import answer_card
from adfontes.tutor import Tutor
from adfontes.tutor.judging import judge
from adfontes.tutor.tasks import choose_tasks, make_task
from adfontes.values.tutor import Task

SOURCES = {
    "book.txt": "The harbour of Norhaven\n\nThe harbour of Norhaven was opened on 3 May 1851 by Queen Ingrid. "
    "The harbour had cost 240,000 crowns. In 1862 a storm destroyed the lighthouse.\n",
    "cards.txt": "Q: When was the harbour of Norhaven opened?\nA: 3 May 1851\n\n"
    "Q: Who opened the harbour of Norhaven?\nA: Queen Ingrid\n\n"
    "Q: How much did the harbour of Norhaven cost?\nA: 240,000 crowns\n",
}
NOW = datetime(2027, 1, 10, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> adfontes.Course:
    folder = tmp_path_factory.mktemp("harbour")
    for name, text in SOURCES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return adfontes.build(folder)


def task_about(course: adfontes.Course, words: str) -> Task:
    card = next(card for card in course.cards if words in card.back.text)
    return make_task(course.file, card, {claim.key: claim for claim in course.claims})


@pytest.mark.parametrize(
    ("about", "said", "verdict"),
    [
        ("3 May 1851", "on the 3rd of May 1851", "right"),
        ("3 May 1851", "it was 1851", "partly"),
        ("3 May 1851", "1850", "wrong"),
        ("3 May 1851", "no idea", "nothing"),
        ("3 May 1851", "", "nothing"),
        ("240,000", "240000 crowns", "right"),
        ("240,000", "90,000 crowns", "wrong"),
        ("Ingrid", "queen ingrid", "right"),
        ("Ingrid", "King Olaf", "wrong"),
    ],
)
def test_an_answer_is_judged_by_its_value_and_not_its_words(course, about: str, said: str, verdict: str) -> None:
    assert judge(course.file, task_about(course, about), said).verdict == verdict


def test_a_wrong_date_is_told_earlier_or_later_and_no_more(course) -> None:
    assert judge(course.file, task_about(course, "3 May 1851"), "1850").remark == "The sources say a later time."


def test_what_is_half_forgotten_comes_before_what_is_new(course, tmp_path: Path) -> None:
    records = open_learners(tmp_path)
    known, weak = course.cards[1], course.cards[-1]
    answer_card(records, "harbour.adf", known, 4, NOW)
    answer_card(records, "harbour.adf", weak, 3, NOW - timedelta(days=60))
    tasks = choose_tasks(course.file, records.memories("harbour.adf"), NOW, 10)
    assert tasks[0].card == weak
    assert known not in [task.card for task in tasks]


def test_what_was_missed_comes_back_once_and_one_answer_is_kept(course, tmp_path: Path) -> None:
    records = open_learners(tmp_path)
    sitting = Tutor(course.file, records=records, name="harbour.adf", clock=lambda: NOW, size=2)
    asked = []
    while turns := sitting.begin():
        asked.append(turns[0].text)
        sitting.ask("answer")
    assert len(asked) == 4 and sorted(asked[:2]) == sorted(asked[2:])
    assert [review.rating for review in records.reviews("harbour.adf")] == [1, 1]


def test_the_python_interface_holds_a_dialogue(course) -> None:
    tutor = course.tutor(size=1)
    assert tutor.begin()[0].kind == "question"
    assert tutor.say("I don't know")[0].kind == "hint"
    told = tutor.ask("answer")[0]
    assert told.kind == "answer" and told.citations
    assert tutor.state is not None and tutor.state.rating == 1
