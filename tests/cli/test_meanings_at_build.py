"""Building makes the meanings of a short course ready, so that the browser need not wait."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from adfontes.ask.minilm import is_installed
from adfontes.ask.reading import read
from adfontes.ask.vectors import are_ready
from adfontes.cli.main import app
from adfontes.course import open_course


def test_meanings_are_ready_after_a_build_just_where_the_model_is_installed(tmp_path: Path) -> None:
    (tmp_path / "canal.txt").write_text("The canal\n\nThe guild dug the canal in 1802.\n", encoding="utf-8")
    file = tmp_path / "canal.adf"
    assert CliRunner().invoke(app, ["build", str(tmp_path / "canal.txt"), "-o", str(file)]).exit_code == 0
    with open_course(file) as course:
        assert are_ready(read(course)) is is_installed()
