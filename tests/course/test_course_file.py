"""Writing a course and opening it again."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adfontes.course import CourseFile, hold_course, open_course, write_course
from adfontes.course.schema import PASSAGE_LENGTH, SECTIONS
from adfontes.errors import CitationError, CourseError, DamagedCourse
from adfontes.values.citations import cite
from adfontes.values.course import CourseContent
from adfontes.values.spans import Span
from adfontes.values.study import Fact, Statement
from made_course import make_course, make_course_source, make_source


@pytest.fixture
def course(tmp_path: Path) -> Path:
    path = tmp_path / "topic.adf"
    write_course(make_course(), path)
    return path


def bare_course(text: str, spans: list[tuple[int, int]]) -> CourseContent:
    """A course of one source whose facts cite the given places."""
    source = make_source("one.txt", text)
    citations = [cite(source, Span(start, end)) for start, end in spans if text[start:end].strip()]
    facts = [
        Fact(key=f"fact-{n}", statement=Statement(text=c.quote, citations=(c,), sources=("one.txt",)))
        for n, c in enumerate(citations)
    ]
    empty = dict.fromkeys(SECTIONS, ())
    return CourseContent(title="One", sources=(make_course_source("A", source),), **{**empty, "facts": tuple(facts)})


def test_what_is_written_is_read_again(course: Path) -> None:
    with open_course(course) as opened:
        assert opened.content == make_course()


def test_each_section_can_be_read_by_itself(course: Path) -> None:
    content = make_course()
    with open_course(course) as opened:
        assert opened.title == content.title
        for section in SECTIONS:
            assert getattr(opened, section) == getattr(content, section)


def test_every_field_of_a_course_with_items_is_a_section() -> None:
    assert set(SECTIONS) == set(CourseContent.__struct_fields__) - {"title", "sources"}


def test_a_course_file_has_a_reader_for_every_section() -> None:
    assert all(hasattr(CourseFile, section) for section in SECTIONS)


def test_the_text_and_the_original_of_a_source_are_kept(course: Path) -> None:
    with open_course(course) as opened:
        assert opened.source("notes.txt").text.startswith("Canal notes")
        assert opened.original("notes.txt") == opened.source("notes.txt").text.encode()
        assert opened.letter("notes.txt") == "B"


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    write_course(make_course(), tmp_path / "one.adf")
    write_course(make_course(), tmp_path / "two.adf")
    assert (tmp_path / "one.adf").read_bytes() == (tmp_path / "two.adf").read_bytes()


def test_the_same_content_gives_the_same_bytes_in_another_process(course: Path, tmp_path: Path) -> None:
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); from pathlib import Path; from made_course import make_course;"
        "from adfontes.course import write_course; write_course(make_course(), Path(sys.argv[2]))"
    )
    other = tmp_path / "other.adf"
    subprocess.run([sys.executable, "-c", program, str(Path(__file__).parent.parent), str(other)], check=True)
    assert other.read_bytes() == course.read_bytes()


def test_the_content_hash_ignores_the_last_digits_of_a_score_and_nothing_else() -> None:
    content = make_course()
    finding = content.findings[0]

    def hash_with(**changes: object) -> str:
        changed = msgspec.structs.replace(finding, **changes)
        return hold_course(msgspec.structs.replace(content, findings=(changed,))).content_hash

    assert hash_with() == hash_with(score=finding.score + 1e-12)
    assert hash_with() != hash_with(question="When did it open?")


@settings(max_examples=60, deadline=None)
@given(
    text=st.text(
        st.one_of(st.sampled_from("\0\uffff\r\n\t 😀中苏友好 Жё."), st.characters(exclude_categories=["Cs"])),
        min_size=1,
    ),
    data=st.data(),
)
def test_any_text_and_any_quote_survive_the_file(text: str, data: st.DataObject) -> None:
    places = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(places, places).map(lambda pair: (min(pair), max(pair))), max_size=5))
    content = bare_course(text, spans)
    assert hold_course(content).content == content


def test_quotes_are_exact_across_the_pieces_of_a_long_text(tmp_path: Path) -> None:
    text = "".join(f"Сентенция {n} 😀 中\0. " for n in range(3000))
    edges = range(PASSAGE_LENGTH, len(text), PASSAGE_LENGTH)
    spans = (
        [(edge - 7, edge + 9) for edge in edges] + [(edge, edge + 1) for edge in edges] + [(3, 2 * PASSAGE_LENGTH + 5)]
    )
    content = bare_course(text, spans)
    write_course(content, tmp_path / "long.adf")
    with open_course(tmp_path / "long.adf") as opened:
        assert opened.content == content


def test_a_quote_that_does_not_stand_at_its_place_is_never_written(tmp_path: Path) -> None:
    content = make_course()
    claim = content.claims[0]
    wrong = msgspec.structs.replace(claim.citation, start=claim.citation.start + 1, end=claim.citation.end + 1)
    with pytest.raises(CitationError):
        write_course(
            msgspec.structs.replace(content, claims=(msgspec.structs.replace(claim, citation=wrong),)),
            tmp_path / "wrong.adf",
        )
    assert list(tmp_path.iterdir()) == []


def test_a_citation_of_another_version_or_source_is_never_written() -> None:
    content = make_course()
    claim = content.claims[0]
    for change in ({"version": "0" * 64}, {"source": "elsewhere.txt"}):
        wrong = msgspec.structs.replace(claim.citation, **change)
        with pytest.raises(CitationError):
            hold_course(msgspec.structs.replace(content, claims=(msgspec.structs.replace(claim, citation=wrong),)))


def test_the_file_itself_refuses_a_wrong_quote(course: Path) -> None:
    with sqlite3.connect(course) as database:
        insert = 'INSERT INTO citation(source, start, "end", quote) VALUES (1, ?, ?, ?)'
        with pytest.raises(sqlite3.IntegrityError, match="does not stand"):
            database.execute(insert, (0, 3, "Thy"))
        with pytest.raises(sqlite3.IntegrityError, match="does not stand"):
            database.execute(insert, (0, 9_999_999, "The"))
        with pytest.raises(sqlite3.IntegrityError, match="never changed"):
            database.execute("UPDATE citation SET quote = 'x' WHERE id = 1")
        database.execute(insert, (0, 3, "The"))


def test_an_existing_course_is_replaced_whole_or_left_alone(course: Path) -> None:
    before = course.read_bytes()
    content = make_course()
    claim = content.claims[0]
    wrong = msgspec.structs.replace(claim, citation=msgspec.structs.replace(claim.citation, quote="Thy"))
    with pytest.raises(CitationError):
        write_course(msgspec.structs.replace(content, claims=(wrong,)), course)
    assert course.read_bytes() == before
    write_course(msgspec.structs.replace(content, title="New"), course)
    with open_course(course) as opened:
        assert opened.title == "New"


def test_an_interrupted_write_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("adfontes.course.write._is_furniture", lambda *_: interrupt(None))
    with pytest.raises(KeyboardInterrupt):
        write_course(make_course(), tmp_path / "topic.adf")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="does not exist"):
        write_course(make_course(), tmp_path / "none" / "topic.adf")
    with pytest.raises(CourseError, match="is a folder"):
        write_course(make_course(), tmp_path)


def test_nothing_is_written_to_an_opened_course(course: Path) -> None:
    before = course.read_bytes()
    with open_course(course) as opened:
        assert opened.search("canal")
        assert opened.content
    assert course.read_bytes() == before
    assert [path.name for path in course.parent.iterdir()] == ["topic.adf"]


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "not a course file"), (b"%PDF-1.7 " + b"x" * 200, "not a course file")],
)
def test_a_foreign_file_is_reported_in_a_sentence(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "foreign.adf"
    path.write_bytes(content)
    with pytest.raises(DamagedCourse, match=words):
        open_course(path)


def test_the_database_of_another_program_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE t(x)")
    with pytest.raises(DamagedCourse, match="another program"):
        open_course(path)


def test_a_missing_file_and_a_folder_are_reported(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="there is no file"):
        open_course(tmp_path / "none.adf")
    with pytest.raises(CourseError, match="cannot be read"):
        open_course(tmp_path)


def test_a_course_of_a_newer_adfontes_is_reported(course: Path) -> None:
    with sqlite3.connect(course) as database:
        database.execute("PRAGMA user_version = 99")
    with pytest.raises(CourseError, match="newer adfontes"):
        open_course(course)


@pytest.mark.parametrize("kept", [0.01, 0.5, 0.99])
def test_a_truncated_file_is_reported(course: Path, kept: float) -> None:
    content = course.read_bytes()
    course.write_bytes(content[: int(len(content) * kept)])
    with pytest.raises(DamagedCourse):
        open_course(course)


def test_a_course_with_a_question_mark_or_hash_in_its_name_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "what? 100% #1 .adf"
    write_course(make_course(), path)
    with open_course(path) as opened:
        assert opened.title == "The Northern Canal"


def test_threads_may_read_one_open_course_at_the_same_time(course: Path) -> None:
    with open_course(course) as opened, ThreadPoolExecutor(8) as threads:
        hits = list(threads.map(lambda _: opened.search("canal"), range(64)))
        contents = list(threads.map(lambda _: opened.content, range(16)))
    assert all(found == hits[0] for found in hits)
    assert all(content == make_course() for content in contents)


def test_opening_a_course_loads_no_model_and_no_web_framework(course: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from adfontes.course import open_course, check_course;"
        "c = open_course(Path(sys.argv[1])); c.search('canal'); c.content; check_course(Path(sys.argv[1]));"
        "heavy = {'spacy', 'onnxruntime', 'django', 'numpy', 'lxml'} & set(sys.modules); assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", program, str(course)], check=True)
