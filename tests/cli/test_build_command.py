"""``adfontes build`` as a person meets it: what it says, what it exits with, and what it leaves behind."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from adfontes.cli.main import app
from adfontes.course import open_course

PROGRAM = Path(sys.executable).with_name("adfontes")


def build(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["build", *(str(argument) for argument in arguments)], env={"COLUMNS": "100"})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "mill"
    folder.mkdir()
    (folder / "mill.txt").write_text(
        "The mill on the Esk was built in 1790. It burnt down in 1802.\n", encoding="utf-8"
    )
    (folder / "notes.md").write_text("# The mill\n\nThe mill was built in 1791 by Jane Hurst.\n", encoding="utf-8")
    return folder


def test_a_course_is_built_and_summed_up(folder: Path, tmp_path: Path) -> None:
    result = build(folder, "-o", tmp_path / "mill.adf", "--title", "The mill on the Esk")
    assert result.exit_code == 0, result.output
    assert "The mill on the Esk" in result.stdout
    assert "from 2 sources" in result.stdout
    assert result.stderr == ""
    with open_course(tmp_path / "mill.adf") as course:
        assert course.title == "The mill on the Esk"


def test_one_bad_file_is_a_warning_and_an_error_only_where_it_is_asked_for(folder: Path, tmp_path: Path) -> None:
    (folder / "scan.pdf").write_bytes(b"%PDF-1.7\nnot a page in sight")
    result = build(folder, "-o", tmp_path / "mill.adf")
    assert result.exit_code == 0
    assert result.stderr.startswith("Not read: scan.pdf: ")
    assert result.stderr.count("\n") == 1
    strict = build(folder, "-o", tmp_path / "strict.adf", "--strict")
    assert strict.exit_code == 1
    assert (tmp_path / "strict.adf").read_bytes() == (tmp_path / "mill.adf").read_bytes()


def test_nothing_readable_exits_with_two(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    result = build(tmp_path / "empty.txt", "-o", tmp_path / "none.adf")
    assert result.exit_code == 2
    assert result.stderr.startswith("adfontes: empty.txt: ")
    assert not (tmp_path / "none.adf").exists()


def test_wrong_arguments_exit_with_two(folder: Path) -> None:
    assert build(folder).exit_code == 2
    assert build().exit_code == 2
    assert build(folder, "-o", folder / "mill.txt").exit_code == 2


@pytest.mark.slow
def test_ctrl_c_leaves_nothing_and_exits_with_130(tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(12):
        lines = [f"In {1700 + n} the mill number {number} ground {n} sacks of corn for the town." for n in range(300)]
        (folder / f"{number}.txt").write_text(" ".join(lines), encoding="utf-8")
    out = tmp_path / "out"
    out.mkdir()
    process = subprocess.Popen(
        [PROGRAM, "build", folder, "-o", out / "many.adf"], stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    time.sleep(3)
    process.send_signal(signal.SIGINT)
    _, complaint = process.communicate(timeout=60)
    assert process.returncode == 130, complaint
    assert complaint.strip() == "adfontes: stopped; nothing half-done was left behind"
    assert list(out.iterdir()) == []
