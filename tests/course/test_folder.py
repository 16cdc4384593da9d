"""A folder of course files."""

from __future__ import annotations

from pathlib import Path

import pytest

from adfontes.course import CourseFolder, write_course
from adfontes.errors import CourseError
from made_course import make_course


def test_a_folder_lists_its_courses_by_name_and_opens_them(tmp_path: Path) -> None:
    for name in ("treaty.adf", "bridge.adf", ".hidden.adf"):
        write_course(make_course(), tmp_path / name)
    (tmp_path / "notes.txt").write_text("no course", encoding="utf-8")
    folder = CourseFolder(tmp_path)
    assert list(folder.files()) == ["bridge", "treaty"]
    with folder.open("treaty") as course:
        assert course.title == make_course().title


def test_a_course_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    write_course(make_course(), tmp_path / "treaty.adf")
    with pytest.raises(CourseError, match="there is no course 'war'; there are: treaty"):
        CourseFolder(tmp_path).open("war")


def test_a_folder_that_is_not_there_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="there is no folder"):
        CourseFolder(tmp_path / "nowhere")
