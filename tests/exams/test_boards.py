"""Boards are dated, cited data that holds together; a board of one's own is a file."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import msgspec
import pytest

from adfontes.errors import BoardError
from adfontes.exams import check_board, find_board, levels_of, load_boards, read_board_path
from adfontes.exams.board_file import BoardFile
from adfontes.exams.ladder import general_levels
from adfontes.exams.stems import document_labels

ROOT = Path(__file__).resolve().parents[2]
OWN = """
key = "village-school"
name = "Village School Certificate"
checked = 2026-11-22
document = "the school's own handbook"
confidence = "A"

[objectives]
K = "know"

[levels.short]
marks = [[1, 2], [3, 5]]
rungs = [[1, 2], [3, 4, 5]]
descriptors = ["Told.", "Explained."]

[[question]]
key = "why"
form = "explain why"
command = "Explain why"
stem = "Explain why {happened}."
marks = 5
minutes = 8
objectives = { K = 1.0 }
levels = "short"
confidence = "A"

[[paper]]
key = "1"
name = "The only paper"
marks = 5
minutes = 10
confidence = "A"

[[paper.section]]
name = "All"
questions = ["why"]
"""


@pytest.mark.parametrize("key", sorted(load_boards()))
def test_every_shipped_board_holds_together_and_says_where_each_line_comes_from(key: str) -> None:
    board = find_board(key)
    assert check_board(board) == []
    assert board.checked.isoformat() == "2026-11-22"
    for line in (*board.papers, *board.question_types):
        assert line.basis.document == "docs/exam-boards.md" and line.basis.place
        assert f"## {line.basis.place}" in (ROOT / "docs" / "exam-boards.md").read_text(encoding="utf-8")


def test_the_boards_that_were_asked_for_are_there() -> None:
    assert list(load_boards()) == [
        "ap-european", "ap-us", "ap-world", "aqa-alevel", "aqa-gcse", "cambridge-alevel", "cambridge-igcse",
        "edexcel-alevel", "edexcel-gcse", "edexcel-igcse", "ib",
    ]  # fmt: skip


def test_papers_have_the_marks_and_minutes_of_the_notes() -> None:
    known = {
        ("aqa-gcse", "1"): (84, 120), ("aqa-gcse", "2"): (84, 120), ("aqa-alevel", "1"): (80, 150),
        ("edexcel-gcse", "2"): (64, 110), ("edexcel-alevel", "2"): (40, 90), ("cambridge-igcse", "1"): (60, 120),
        ("cambridge-alevel", "3"): (40, 75), ("edexcel-igcse", "1"): (60, 90),
        ("ap-us", "dbq"): (7, 60), ("ib", "3"): (45, 150),
    }  # fmt: skip
    for (key, paper), (marks, minutes) in known.items():
        found = find_board(key).paper(paper)
        assert found and (found.marks, found.minutes) == (marks, minutes), (key, paper)


def test_the_three_ap_exams_share_their_rubric_and_say_what_is_not_settled() -> None:
    us, world = find_board("ap-us"), find_board("ap-world")
    assert world.question_types == us.question_types
    assert "check it" in world.basis.note
    dbq = us.question_type("dbq")
    assert dbq and sum(row.marks for row in dbq.rows) == 7
    sourcing = next(row for row in dbq.rows if row.key == "sourcing")
    assert sourcing.steps[0].at_least == 2


def test_a_question_names_its_documents_as_its_stem_does() -> None:
    aqa, edexcel, own = find_board("aqa-gcse"), find_board("edexcel-gcse"), find_board("edexcel-igcse")
    assert document_labels(aqa.question_type("useful-two")) == ("Source B", "Source C")
    assert document_labels(edexcel.question_type("view-agree")) == ("Interpretation 1", "Interpretation 2")
    assert document_labels(own.question_type("view")) == ("Source A", "Source B", "Extract C")
    assert document_labels(find_board("ap-us").question_type("dbq"))[6] == "Document 7"


@pytest.mark.parametrize("marks", range(1, 41))
def test_the_general_ladder_covers_every_mark_and_every_rung_once(marks: int) -> None:
    levels = general_levels(marks)
    assert [mark for level in levels for mark in range(level.low, level.high + 1)] == list(range(1, marks + 1))
    assert [rung for level in levels for rung in level.rungs] == [1, 2, 3, 4, 5]


def test_a_question_without_known_levels_shows_the_general_ladder() -> None:
    kind = find_board("edexcel-igcse").question_type("agree")
    assert kind and not kind.levels and levels_of(kind)[-1].high == 16


def test_a_board_of_ones_own_is_a_file_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "village.toml").write_text(OWN, encoding="utf-8")
    board = find_board("village-school", tmp_path)
    assert board.paper("1") and check_board(board) == []
    assert "aqa-gcse" in load_boards(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("marks = 5\nminutes = 8", "marks = 6\nminutes = 8", "the levels end at 5 and the question has 6 marks"),
        ("minutes = 8", "minutes = 11", "take 11 minutes, more than the 10 of the paper"),
        ("{ K = 1.0 }", "{ K = 0.5 }", "make 0.50, not 1"),
        ("{ K = 1.0 }", "{ Z = 1.0 }", "the board has no objective Z"),
        ("{happened}", "{weather}", "the stem has a slot {weather} that nothing fills"),
        ('questions = ["why"]', 'questions = ["why", "what"]', "asks for 'what', which is no question of the board"),
        ("[[1, 2], [3, 5]]", "[[1, 2], [4, 5]]", "it must begin at 3"),
        ("[[1, 2], [3, 4, 5]]", "[[1, 2], [4, 5]]", "with none left out"),
    ],
)
def test_a_mistake_in_a_board_is_named(tmp_path: Path, old: str, new: str, problem: str) -> None:
    path = tmp_path / "village.toml"
    assert old in OWN
    path.write_text(OWN.replace(old, new), encoding="utf-8")
    assert any(problem in found for found in check_board(read_board_path(path)))


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("key = ", "is not a board's file"),
        (OWN.replace('name = "Village School Certificate"\n', ""), "missing required field `name`"),
        (OWN.replace("minutes = 8", "minits = 8"), "minits"),
        (OWN.replace('levels = "short"', 'levels = "long"'), "levels.long, which is not there"),
        (OWN.replace('form = "explain why"', 'form = "guess"'), "guess"),
        (
            'key = "x"\nname = "X"\nlike = "nobody"\nchecked = 2026-11-22\ndocument = "d"\nconfidence = "C"\n',
            "which is no board",
        ),
    ],
)
def test_a_file_that_is_no_board_is_refused_in_one_sentence(tmp_path: Path, words: str, problem: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(words, encoding="utf-8")
    with pytest.raises(BoardError, match=problem.replace("'", ".")) as caught:
        read_board_path(path)
    assert str(path) in str(caught.value) and "\n" not in str(caught.value)


def test_the_schema_in_the_documents_is_that_of_the_type() -> None:
    written = json.loads((ROOT / "docs" / "schemas" / "board.json").read_text(encoding="utf-8"))
    made = json.loads(msgspec.json.encode(msgspec.json.schema(BoardFile)))
    assert written == {"$schema": written["$schema"], **made}, "write the schemas anew: python script/schemas"


def test_no_board_is_left_behind_by_the_package() -> None:
    assert len([one for one in (files("adfontes.exams") / "boards").iterdir() if one.name.endswith(".toml")]) == 11
