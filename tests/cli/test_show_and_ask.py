"""What a course looks like on the command line, and as JSON."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from rich.cells import cell_len
from typer.testing import CliRunner, Result

from adfontes.cli.json_forms import SCHEMAS, SECTIONS
from adfontes.cli.main import app
from adfontes.course import write_course
from adfontes.values.answers import Answer
from made_course import make_course, make_course_source, make_source
from made_study import full_course

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(sys.executable).with_name("adfontes")


@pytest.fixture
def course(tmp_path: Path) -> Path:
    write_course(make_course(), tmp_path / "canal.adf")
    return tmp_path / "canal.adf"


@pytest.fixture
def fire(tmp_path: Path) -> Path:
    """A course with something in every section."""
    write_course(full_course(), tmp_path / "fire.adf")
    return tmp_path / "fire.adf"


def run(*arguments: object, width: int = 80, **environment: str) -> Result:
    env = {"COLUMNS": str(width), "TERM": "xterm-256color", **environment}
    return CliRunner().invoke(app, [str(argument) for argument in arguments], env=env)


def ok(*arguments: object, width: int = 80, **environment: str) -> str:
    result = run(*arguments, width=width, **environment)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_no_word_beside_chinese_names_is_cut(tmp_path: Path) -> None:
    made = make_course()
    words = "The port of the old kings (古王之港; also called the King's Gate in the letters). It paid for the canal."
    fact = made.facts[0]
    fact = msgspec.structs.replace(fact, statement=msgspec.structs.replace(fact.statement, text=words))
    write_course(msgspec.structs.replace(made, facts=(fact,)), tmp_path / "port.adf")
    for width in range(40, 100):
        assert "…" not in ok("show", tmp_path / "port.adf", "facts", width=width)


@pytest.mark.parametrize("question", ["", "  "])
def test_an_empty_question_is_told_in_one_sentence(course: Path, question: str) -> None:
    result = run("ask", course, question)
    assert result.exit_code == 2
    assert "the question is empty" in result.output


def test_the_summary_names_sources_and_disagreements(course: Path) -> None:
    shown = ok("show", course)
    assert "The Northern Canal" in shown
    assert re.search(r"A\s+canal\.txt", shown)
    assert "≠ When was the canal opened? 4 May 1822, or 4 May 1823" in shown


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("width", [30, 80, 200])
def test_every_section_fits_the_window(course: Path, fire: Path, section: str, width: int) -> None:
    for path in (course, fire):
        shown = ok("show", path, section, width=width)
        assert shown.strip()
        assert all(cell_len(line) <= width for line in shown.splitlines())


def test_terms_topics_causes_arguments_and_profiles_say_what_they_hold(fire: Path) -> None:
    terms = ok("show", fire, "terms")
    assert "Rebuilding Act  = the Act of 1667 · 重建法" in terms and "brick or stone" in terms
    topics = ok("show", fire, "topic_cards")
    assert "Walls (Owners)" in topics and "→ Kept" in topics and "→ The sources do not say" in topics
    assert "→ The sources" not in topics[topics.index("The fire") :]
    causes = " ".join(ok("show", fire, "causes", width=200).split())
    assert "in Pudding Lane. → It destroyed 13,200 houses" in causes and "Trigger" in causes
    arguments = ok("show", fire, "arguments", width=200)
    assert re.search(r"For +Against", arguments) and "However: The Lord Mayor" in arguments
    assert "Likely a slip: three sources give another year" in ok("show", fire, "profiles")
    assert "asked by A" in ok("show", fire, "questions")
    assert re.search(r"How many houses were lost\?\s+13,200 houses B D", ok("show", fire, "agreed", width=200))


def test_a_table_row_is_read_aloud_without_its_bars(tmp_path: Path) -> None:
    content = full_course()
    fact = content.facts[0]
    row = msgspec.structs.replace(fact.statement, text="1666 | Fire | 13,200 houses lost")
    write_course(
        msgspec.structs.replace(content, facts=(msgspec.structs.replace(fact, statement=row, further=()),)),
        tmp_path / "row.adf",
    )
    assert "1666: Fire; 13,200 houses lost" in ok("show", tmp_path / "row.adf", "facts", width=200)


def test_the_sides_of_a_dispute_stand_side_by_side_where_there_is_room(course: Path) -> None:
    def together(width: int) -> bool:
        return any(
            "1822" in line and "1823" in line for line in ok("show", course, "disputes", width=width).splitlines()
        )

    assert together(100)
    assert not together(50)


def test_the_words_that_matter_stand_out_in_a_quote(course: Path) -> None:
    assert "opened on [4 May 1822].”" in " ".join(ok("show", course, "claims", width=120).split())


@pytest.mark.parametrize("section", SECTIONS)
def test_json_has_the_form_that_its_schema_says(fire: Path, section: str) -> None:
    printed = ok("show", fire, section, "--json")
    value = msgspec.json.decode(printed, type=SECTIONS[section])
    assert json.loads(msgspec.json.encode(value)) == json.loads(printed)
    assert len(json.loads(printed)[section]) > 0


def test_the_summary_and_the_findings_have_the_form_that_their_schema_says(course: Path) -> None:
    for name, printed in (("summary", ok("show", course, "--json")), ("findings", ok("findings", course, "--json"))):
        value = msgspec.json.decode(printed, type=SCHEMAS[name])
        assert json.loads(msgspec.json.encode(value)) == json.loads(printed)


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schemas_in_the_documents_are_those_of_the_types(name: str) -> None:
    written = json.loads((ROOT / "docs" / "schemas" / f"{name}.json").read_text(encoding="utf-8"))
    made = json.loads(msgspec.json.encode(msgspec.json.schema(SCHEMAS[name])))
    assert {key: value for key, value in written.items() if key != "$schema"} == made, (
        "write the schemas anew: python script/schemas"
    )


def test_findings_give_places_in_the_files_own_text(course: Path) -> None:
    (found,) = json.loads(ok("findings", course, "--json"))["disagreements"]
    texts = {entry.source.name: entry.source.text for entry in make_course().sources}
    mentions = [mention for side in found["sides"] for mention in side["mentions"]]
    assert [mention["source"] for mention in mentions] == ["canal.txt", "notes.txt"]
    assert all(texts[m["source"]][m["start"] : m["end"]] == m["quote"] for m in mentions)


def test_findings_refuse_two_files_of_one_name(tmp_path: Path) -> None:
    content = make_course()
    entries = tuple(make_course_source(c, make_source(f"{c}/notes.txt", f"Source {c} says so.\n")) for c in "AB")
    empty = {name: () for name in msgspec.structs.asdict(content) if name not in ("title", "sources")}
    write_course(msgspec.structs.replace(content, sources=entries, **empty), tmp_path / "two.adf")
    result = run("findings", tmp_path / "two.adf", "--json")
    assert result.exit_code == 2
    assert "two sources are called notes.txt" in result.stderr


def test_a_disputed_answer_shows_both_sides(course: Path) -> None:
    shown = ok("ask", course, "When was the canal opened?")
    assert "The sources disagree" in shown
    assert "4 May 1822" in shown
    assert "4 May 1823" in shown


def test_an_answer_is_quoted_with_its_letter(course: Path) -> None:
    assert re.search(
        r"B\s+“Barges paid a toll of three pence a mile\.”", ok("ask", course, "What toll did barges pay?")
    )


def test_what_the_sources_do_not_say_is_said_so(course: Path) -> None:
    assert "The sources do not say this." in ok("ask", course, "Which king was crowned in Paris?")


def test_an_answer_as_json_is_an_answer(course: Path) -> None:
    answer = msgspec.json.decode(ok("ask", course, "When", "was", "the canal opened?", "--json"), type=Answer)
    assert answer.status == "disputed"
    assert answer.question == "When was the canal opened?"


def test_text_that_would_steer_the_terminal_is_harmless(tmp_path: Path) -> None:
    content = make_course()
    text = "Evil \x1b[31mred\x1b]0;title\x07 was sent in 1850 [bold]loudly[/bold].\n"
    entry = make_course_source("A", make_source("evil.txt", text))
    empty = {name: () for name in msgspec.structs.asdict(content) if name not in ("title", "sources")}
    write_course(msgspec.structs.replace(content, title=text, sources=(entry,), **empty), tmp_path / "evil.adf")
    for shown in (ok("ask", tmp_path / "evil.adf", "Who sent evil red loudly?"), ok("show", tmp_path / "evil.adf")):
        assert "\x1b]0" not in shown
        assert "\x07" not in shown
    assert "[bold]loudly[/bold]" in shown


def test_colour_is_left_out_where_it_is_not_wanted(course: Path) -> None:
    coloured = ok("show", course, FORCE_COLOR="1")
    assert "\x1b[" in coloured
    plain = ok("show", course, FORCE_COLOR="1", NO_COLOR="1")
    assert not re.search(r"\x1b\[[0-9;]*(?:3[0-9]|4[0-9])[;m]", plain)


def test_a_sound_and_a_broken_course_are_told_apart(course: Path) -> None:
    assert "every quote stands where it says" in ok("check", course)
    broken = bytearray(course.read_bytes())
    place = broken.index(b"Barges paid")
    broken[place : place + 1] = b"M"
    course.write_bytes(broken)
    result = run("check", course)
    assert result.exit_code == 1
    assert "was changed after it was built" in result.stdout
    assert json.loads(run("check", course, "--json").stdout)["problems"][str(course)]


def test_a_truncated_course_is_reported_in_a_sentence(course: Path) -> None:
    course.write_bytes(course.read_bytes()[:5000])
    for command in ("show", "findings"):
        result = run(command, course)
        assert result.exit_code == 2
        assert result.stderr.count("\n") == 1
        assert "is cut off" in result.stderr
    assert run("check", course).exit_code == 1


def test_a_missing_course_is_reported_in_a_sentence(tmp_path: Path) -> None:
    result = run("show", tmp_path / "none.adf")
    assert result.exit_code == 2
    assert result.stderr.startswith("adfontes: there is no file")


def test_a_guide_is_written_beside_the_course_or_where_it_is_wanted(course: Path, tmp_path: Path) -> None:
    ok("guide", course)
    ok("guide", course, "-o", tmp_path / "page.html")
    assert (tmp_path / "canal.html").read_bytes() == (tmp_path / "page.html").read_bytes()


@pytest.mark.parametrize("command", ["build", "show", "findings", "ask", "guide", "check", "doctor"])
def test_every_command_has_help_with_an_example(command: str) -> None:
    shown = ok(command, "--help", width=100)
    assert "Examples" in shown
    assert f"adfontes {command}" in shown.split("Examples")[1]


def test_the_doctor_finds_what_is_needed() -> None:
    found = json.loads(ok("doctor", "--json"))
    assert all(line["fine"] for line in found)
    assert {line["name"] for line in found} >= {"adfontes", "course files", "English language model", "cache"}


def test_python_runs_the_package_as_a_program() -> None:
    told = subprocess.run([sys.executable, "-m", "adfontes", "--version"], capture_output=True, text=True, check=True)
    assert told.stdout == ok("--version")


def test_the_version_is_told() -> None:
    assert re.fullmatch(r"adfontes \d+\.\d+\.\d+\S*\n", ok("--version"))


def test_showing_and_asking_load_neither_models_nor_the_web(course: Path) -> None:
    program = (
        "import sys; from typer.testing import CliRunner; from adfontes.cli.main import app\n"
        "for args in (['show'], ['show', 'disputes'], ['show', 'claims', '--json'], ['ask', 'When was it opened?',"
        " '--no-vectors'],"
        " ['check'], ['findings'], ['findings', '--json'], ['guide']):\n"
        "    result = CliRunner().invoke(app, [args[0], sys.argv[1], *args[1:]])\n"
        "    assert result.exit_code == 0, (args, result.output)\n"
        "    heavy = {'spacy', 'onnxruntime', 'django', 'numpy', 'trafilatura', 'lxml'} & set(sys.modules)\n"
        "    assert not heavy, (args, heavy)\n"
    )
    subprocess.run([sys.executable, "-c", program, str(course)], check=True)


def test_showing_and_asking_take_less_than_a_second_of_work(course: Path) -> None:
    for arguments in (["show", course], ["ask", course, "What did the canal cost?", "--no-vectors"]):
        before = os.times()
        subprocess.run([PROGRAM, *arguments], check=True, capture_output=True)
        after = os.times()
        assert (after.children_user + after.children_system) - (before.children_user + before.children_system) < 1.0


def test_a_pipe_that_is_closed_early_is_no_error(course: Path) -> None:
    shell = f'"{PROGRAM}" show "{course}" claims | head -1; echo "${{PIPESTATUS[0]}}"'
    done = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, check=True)
    assert done.stderr == ""
