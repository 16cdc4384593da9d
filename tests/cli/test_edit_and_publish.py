"""Guides, corrections and published courses on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from adfontes.cli.main import app
from adfontes.course import check_course, write_course
from made_study import full_course


@pytest.fixture
def course(tmp_path: Path) -> Path:
    write_course(full_course(), tmp_path / "fire.adf")
    return tmp_path / "fire.adf"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], env={"COLUMNS": "200", "NO_COLOR": "1"})


def ok(*arguments: object) -> str:
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def wrong(*arguments: object) -> str:
    result = run(*arguments)
    assert result.exit_code == 2, result.output
    assert "Traceback" not in result.output
    return result.stderr


def test_a_guide_is_written_beside_the_course_in_the_format_that_is_asked_for(course: Path) -> None:
    for form in ("html", "pdf", "docx", "md", "ics"):
        assert f"fire.{form}" in ok("guide", course, "--format", form)
        assert course.with_suffix(f".{form}").stat().st_size > 300
    assert "fire.organiser.pdf" in ok("guide", course, "--organiser")
    assert course.with_suffix(".organiser.pdf").read_bytes().startswith(b"%PDF")


def test_the_name_of_the_file_says_the_format_and_sections_are_chosen_by_name(course: Path, tmp_path: Path) -> None:
    ok("guide", course, "-o", tmp_path / "short.md", "--sections", "facts, topic-cards")
    text = (tmp_path / "short.md").read_text("utf-8")
    assert "## Must know" in text and "## Agreements and events" in text and "## Timeline" not in text
    assert "no section 'all'; choose from timeline" in wrong("guide", course, "--sections", "all")
    assert "choose --format pdf or html" in wrong("guide", course, "--organiser", "--format", "docx")


def test_a_correction_is_listed_shown_and_taken_back(course: Path) -> None:
    assert "5  The Lord Mayor thought little" in ok("edit", course, "list", "facts")
    assert "No corrections yet" in ok("edit", course, "list")
    said = ok("edit", course, "correct", "facts", "Lord Mayor", "--text", "He refused.", "--by", "Ms Lee")
    assert "Corrected in facts by Ms Lee" in said and "→ “He refused.”" in said and "fire.overlay.json" in said
    shown = ok("show", course, "facts")
    assert "He refused." in shown and "✎ Corrected by Ms Lee" in shown
    fact = json.loads(ok("show", course, "facts", "--json"))["facts"][4]
    assert fact["by_person"]["by"] == "Ms Lee" and fact["by_person"]["was"].startswith("The Lord Mayor thought")
    ok("edit", course, "hide", "facts", "5")
    assert "He refused." not in ok("show", course, "facts")
    assert "2  Hidden in facts" in ok("edit", course, "list")
    ok("edit", course, "undo", "2")
    ok("edit", course, "undo", "1")
    assert "The Lord Mayor thought little" in ok("show", course, "facts")


def test_an_item_is_added_with_the_words_that_it_rests_on(course: Path) -> None:
    ok("edit", course, "add", "terms", "--title", "Bakehouse", "--text", "Where it began.", "--quote",
       "the bakehouse of Thomas Farriner", "--by", "Mr Ode")  # fmt: skip
    assert "Where it began." in ok("show", course, "terms") and "Added by Mr Ode" in ok("show", course, "terms")
    assert "no source has these exact words" in wrong(
        "edit", course, "add", "facts", "--text", "x", "--quote", "nowhere"
    )


def test_a_correction_that_cannot_be_made_is_one_sentence(course: Path) -> None:
    assert "nothing in facts says 'Napoleon'" in wrong("edit", course, "hide", "facts", "Napoleon")
    assert "is no section that can be corrected" in wrong("edit", course, "approve", "claims", "1")
    assert "none with the number 7" in wrong("edit", course, "undo", "7")


def test_a_correction_whose_item_is_gone_is_reported_when_the_course_is_shown(course: Path) -> None:
    ok("edit", course, "hide", "facts", "Lord Mayor")
    content = full_course()
    write_course(type(content)(**{**{f: getattr(content, f) for f in content.__struct_fields__}, "facts": ()}), course)
    result = run("show", course)
    assert result.exit_code == 0 and "1 correction no longer found its item" in result.stderr
    assert "GONE" in ok("edit", course, "list")


def test_a_published_course_is_sound_shown_asked_and_made_into_a_guide(course: Path, tmp_path: Path) -> None:
    ok("edit", course, "correct", "facts", "Lord Mayor", "--text", "He refused.")
    shared = tmp_path / "shared.adf"
    assert "no originals" in ok("publish", course, "-o", shared)
    assert check_course(shared) == []
    assert "He refused." in ok("show", shared, "facts") and "left out when it was published" in ok("show", shared)
    assert "202 feet" in ok("ask", shared, "How high is the Monument?")
    ok("guide", shared, "-o", tmp_path / "shared.html")
    assert "Sign in" not in (tmp_path / "shared.html").read_text("utf-8")
    assert "another name with -o" in wrong("publish", course, "-o", course)
