"""What a check of a course file finds."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adfontes.course import check_course, open_course, write_course
from adfontes.errors import AdfontesError, DamagedCourse
from made_course import make_course


@pytest.fixture
def course(tmp_path: Path) -> Path:
    path = tmp_path / "topic.adf"
    write_course(make_course(), path)
    return path


def edit(path: Path, statement: str) -> None:
    """Change a course as someone with another SQLite program would, past the triggers."""
    with sqlite3.connect(path) as database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f"DROP TRIGGER {name}")
        database.execute(statement)


def test_a_sound_course_has_no_problem(course: Path) -> None:
    assert check_course(course) == []


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE passage SET words = replace(words, '1822', '1832')", "does not stand at"),
        ("UPDATE citation SET quote = replace(quote, '1822', '1832')", "does not stand at"),
        ("UPDATE citation SET start = start + 1 WHERE id = 1", "does not stand at"),
        ("UPDATE item SET body = replace(body, '1822', '1832') WHERE section = 'timeline'", "timeline was changed"),
        ("UPDATE source SET title = 'x' WHERE id = 1", "source was changed"),
        ("UPDATE source SET original = zeroblob(9) WHERE id = 2", "damaged"),
        ("UPDATE meta SET value = 'x' WHERE name = 'title'", "not what its hash says"),
        ("DELETE FROM item WHERE section = 'claims' AND position = 0", "claims was changed"),
        ("DELETE FROM link WHERE item = 1", "linked to other citations"),
        ("DELETE FROM citation WHERE id = 1", "names a row that does not exist"),
        ("DELETE FROM search_data WHERE id > 10", "search index is broken"),
    ],
)
def test_an_edit_is_named_in_a_sentence(course: Path, statement: str, words: str) -> None:
    edit(course, statement)
    problems = check_course(course)
    assert any(words in problem for problem in problems), problems
    assert all(problem.endswith(".") and "\n" not in problem for problem in problems)


def test_an_edited_text_is_noticed_when_it_is_read(course: Path) -> None:
    edit(course, "UPDATE passage SET words = replace(words, '1822', '1832')")
    with open_course(course) as opened, pytest.raises(DamagedCourse, match=r"the text of canal\.txt"):
        opened.source("canal.txt")


def test_an_edited_statement_is_noticed_when_it_is_read(course: Path) -> None:
    edit(course, "UPDATE item SET body = replace(body, 'cost', 'earned') WHERE section = 'facts'")
    with open_course(course) as opened:
        assert opened.timeline
        with pytest.raises(DamagedCourse, match="its facts"):
            _ = opened.facts


def test_claims_and_findings_that_are_named_must_be_there(tmp_path: Path) -> None:
    content = make_course()
    write_course(msgspec.structs.replace(content, claims=content.claims[1:], findings=()), tmp_path / "c.adf")
    problems = check_course(tmp_path / "c.adf")
    assert "entry-1 in timeline names the claim claim-1, which the course does not hold." in problems
    assert "entry-1 in timeline names the finding finding-1, which the course does not hold." in problems


def test_two_items_with_one_key_are_named(tmp_path: Path) -> None:
    content = make_course()
    write_course(msgspec.structs.replace(content, facts=content.facts * 2), tmp_path / "c.adf")
    assert check_course(tmp_path / "c.adf") == ["2 items of facts have the key fact-1."]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_changed_byte_is_found_or_was_never_read(course: Path, data: st.DataObject) -> None:
    sound = course.read_bytes()
    place = data.draw(st.integers(0, len(sound) - 1))
    changed = bytearray(sound)
    changed[place] ^= data.draw(st.integers(1, 255))
    other = course.with_name("changed.adf")
    other.write_bytes(changed)
    try:
        problems = check_course(other)
    except AdfontesError:
        return
    if not problems:
        # Unused space of a page, or a header field that only a writer looks at.
        with open_course(other) as opened:
            assert opened.content == make_course()


def test_a_changed_byte_in_the_text_of_a_source_is_always_found(course: Path) -> None:
    sound = course.read_bytes()
    start = sound.index(b"Barges paid a toll")
    for place in range(start, start + len(b"Barges paid a toll")):
        changed = bytearray(sound)
        changed[place] ^= 0x01
        course.write_bytes(changed)
        assert check_course(course) != []
