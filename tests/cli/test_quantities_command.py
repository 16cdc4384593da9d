"""``adfontes quantities``: a table for a person, JSON for a program, one sentence for a mistake."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from adfontes.cli.main import app

RUN = CliRunner()


def test_a_text_is_shown_as_a_table(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("The army had some 8,000 men.\n\nIt cost £5 million a year.\n", "utf-8")
    result = RUN.invoke(app, ["quantities", str(path)])
    assert result.exit_code == 0
    assert "about 8,000" in result.output
    assert "£5 million a year" in result.output


def test_lines_of_json_come_back_with_quantities(tmp_path: Path) -> None:
    given, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    given.write_text('{"id": "a", "text": "Some 3,000 died."}\n', "utf-8")
    assert RUN.invoke(app, ["quantities", str(given), "-o", str(out)]).exit_code == 0
    (line,) = out.read_text("utf-8").splitlines()
    record = json.loads(line)
    assert (record["id"], record["text"]) == ("a", "Some 3,000 died.")
    (quantity,) = record["quantities"]
    assert (quantity["start"], quantity["end"], quantity["low"], quantity["of"]) == (0, 10, 3000, "died")
    assert [path.name for path in tmp_path.iterdir()] != []
    assert not list(tmp_path.glob(".*"))


def test_a_line_that_is_no_json_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    given, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    given.write_text('{"id": "a", "text": "5 men"}\nnonsense\n', "utf-8")
    result = RUN.invoke(app, ["quantities", str(given), "-o", str(out)])
    assert result.exit_code == 2
    assert "line 2" in result.output
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl"]
