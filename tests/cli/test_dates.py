"""The command ``adfontes dates``."""

import json

import pytest
from typer.testing import CliRunner

from adfontes.cli.main import app

TEXT = "The treaty was signed on 14 February 1950. It lasted from 1950 to 1979, and was gone by May 1980.\n"


@pytest.fixture
def notes(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text(TEXT, "utf-8")
    return path


def run(*words):
    return CliRunner().invoke(app, ["dates", *map(str, words)])


def test_a_text_gives_a_table_in_plain_words(notes):
    result = run(notes)
    assert result.exit_code == 0
    assert "14 February 1950" in result.output
    assert "1950 to 1979" in result.output
    assert "by May 1980" in result.output
    assert "\x1b[" not in result.output


def test_json_carries_offsets_and_edtf(notes):
    first, *_ = json.loads(run(notes, "--json").output)
    assert TEXT[first["start"] : first["end"]] == first["text"] == "14 February 1950"
    assert first["time"]["edtf"] == "1950-02-14"


def test_lines_come_back_with_timex_tags_and_without_events(tmp_path):
    given, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    line = {"id": "1", "dct": "2020-01-01", "text": "On 3 March 1871, after the armistice, it ended two days later."}
    given.write_text(json.dumps(line) + "\n", "utf-8")
    result = run(given, "-o", out)
    assert result.exit_code == 0
    (read,) = [json.loads(text) for text in out.read_text("utf-8").splitlines()]
    assert {key: read[key] for key in line} == line
    assert [(timex["text"], timex["type"], timex["value"]) for timex in read["timex"]] == [
        ("3 March 1871", "DATE", "1871-03-03"),
        ("two days later", "DATE", "1871-03-05"),
    ]
    assert all(line["text"][timex["start"] : timex["end"]] == timex["text"] for timex in read["timex"])


@pytest.mark.parametrize("content", ["not json\n", "[1]\n", '{"id": 1}\n', "[" * 100000])
def test_a_broken_line_is_one_sentence_and_leaves_no_file(tmp_path, content):
    given, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    given.write_text(content, "utf-8")
    result = run(given, "-o", out)
    assert result.exit_code == 2
    assert list(tmp_path.iterdir()) == [given]


def test_a_missing_file_is_one_sentence(tmp_path):
    assert run(tmp_path / "none.jsonl").exit_code == 2
    assert run(tmp_path / "none.txt").exit_code == 2


def test_a_text_without_dates_says_so(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Nothing is dated here.", "utf-8")
    assert "no time expressions" in run(path).output
