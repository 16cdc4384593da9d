"""From paths to a course: order, increments, the cache, bad files."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import adfontes.building
from adfontes.building import build_course
from adfontes.cache import AnnotationCache, cache_folder
from adfontes.course import check_course, open_course
from adfontes.errors import CourseError, NothingToRead

BRIDGE = """# The Iron Bridge

The Iron Bridge over the Tarn was opened on 12 June 1871. It cost 40,000 pounds and is 210 metres long.

Clara Whitmore designed it. The old ferry stopped in 1872.
"""
FERRY = """The ferry and the bridge

The ferry carried carts over the Tarn until the bridge was opened on 12 June 1873. A cart paid two pence.
"""
PAGE = """<!doctype html><html><head><title>The Tarn valley</title></head><body><nav><a href="/">Home</a></nav>
<h1>The Tarn valley</h1><p>The valley had 3,000 people in 1870. The Iron Bridge cost 40,000 pounds.</p></body></html>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "tarn"
    (folder / "web").mkdir(parents=True)
    (folder / "bridge.md").write_text(BRIDGE, encoding="utf-8")
    (folder / "ferry.txt").write_text(FERRY, encoding="utf-8")
    (folder / "web" / "valley.html").write_text(PAGE, encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def empty_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ADFONTES_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def build_bytes(paths: Sequence[Path], out: Path) -> bytes:
    build_course(paths, out)
    return out.read_bytes()


def test_a_folder_becomes_a_sound_course(folder: Path, tmp_path: Path) -> None:
    report = build_course([folder], tmp_path / "tarn.adf")
    assert [entry.source.name for entry in report.content.sources] == ["bridge.md", "ferry.txt", "web/valley.html"]
    assert [entry.letter for entry in report.content.sources] == ["A", "B", "C"]
    assert (report.problems, report.remarks, report.read) == ((), (), 3)
    assert check_course(tmp_path / "tarn.adf") == []
    with open_course(tmp_path / "tarn.adf") as course:
        assert course.content == report.content


def test_the_order_of_the_paths_makes_no_difference(folder: Path, tmp_path: Path) -> None:
    files = [folder / "bridge.md", folder / "ferry.txt", folder / "web" / "valley.html"]
    first = build_bytes(files, tmp_path / "1.adf")
    shutil.rmtree(cache_folder())
    assert build_bytes(files[::-1], tmp_path / "2.adf") == first
    assert build_bytes([folder], tmp_path / "3.adf") == first


def test_any_way_to_the_same_sources_gives_the_same_course(folder: Path, tmp_path: Path) -> None:
    files = [folder / "bridge.md", folder / "ferry.txt", folder / "web" / "valley.html"]
    at_once = build_bytes(files, tmp_path / "once.adf")
    shutil.rmtree(cache_folder())
    for count in (1, 2, 3):
        step_by_step = build_bytes(files[-count:], tmp_path / "steps.adf")
    assert step_by_step == at_once


def test_only_a_new_source_is_read(folder: Path) -> None:
    assert build_course([folder]).read == 3
    assert build_course([folder]).read == 0
    (folder / "new.txt").write_text("The toll house was built in 1874.\n", encoding="utf-8")
    assert build_course([folder]).read == 1
    (folder / "ferry.txt").write_text(FERRY.replace("two pence", "three pence"), encoding="utf-8")
    assert build_course([folder]).read == 1


def test_a_moved_folder_is_not_read_again(folder: Path, tmp_path: Path) -> None:
    first = build_course([folder])
    shutil.copytree(folder, tmp_path / "elsewhere" / "deeper")
    again = build_course([tmp_path / "elsewhere"])
    assert again.read == 0
    assert again.content.sources[0].source.name == "deeper/bridge.md"
    assert [e.source.original for e in again.content.sources] == [e.source.original for e in first.content.sources]


def test_a_renamed_file_takes_its_title_from_the_new_name(folder: Path) -> None:
    (folder / "plain.txt").write_text("in 1875 a lamp was put up on the bridge and it burnt oil.\n", encoding="utf-8")
    build_course([folder])
    (folder / "plain.txt").rename(folder / "lamp.txt")
    renamed = build_course([folder / "lamp.txt"]).content
    shutil.rmtree(cache_folder())
    assert build_course([folder / "lamp.txt"]).content == renamed


def test_a_broken_cache_entry_is_read_anew(folder: Path, tmp_path: Path) -> None:
    sound = build_bytes([folder], tmp_path / "1.adf")
    entries = sorted(cache_folder().rglob("*.annotated"))
    entries[0].write_bytes(b"")
    entries[1].write_bytes(entries[1].read_bytes()[:-40])
    damaged = bytearray(entries[2].read_bytes())
    damaged[len(damaged) // 2] ^= 0xFF
    entries[2].write_bytes(damaged)
    (kept,) = cache_folder().rglob("*.course")
    kept.unlink()
    assert build_course([folder], tmp_path / "2.adf").read == 3
    assert (tmp_path / "2.adf").read_bytes() == sound


def test_building_again_from_the_same_files_gives_the_same_file_and_report(folder: Path, tmp_path: Path) -> None:
    first = build_course([folder], tmp_path / "1.adf")
    again = build_course([folder], tmp_path / "2.adf")
    assert "composing" in first.timings
    assert "composing" not in again.timings
    assert (tmp_path / "1.adf").read_bytes() == (tmp_path / "2.adf").read_bytes()
    assert again.content == first.content
    assert (again.remarks, again.counts) == (first.remarks, first.counts)


def test_another_title_is_another_course(folder: Path, tmp_path: Path) -> None:
    build_course([folder], tmp_path / "1.adf")
    assert build_course([folder], tmp_path / "1.adf", title="Tolls").content.title == "Tolls"


def test_a_kept_course_that_was_damaged_is_built_anew(folder: Path, tmp_path: Path) -> None:
    sound = build_bytes([folder], tmp_path / "1.adf")
    (kept,) = cache_folder().rglob("*.course")
    kept.write_bytes(sound.replace(b"toll", b"poll"))
    assert build_bytes([folder], tmp_path / "2.adf") == sound


def test_a_file_that_could_not_be_read_is_tried_again(folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    assert len(build_course([folder], tmp_path / "1.adf").problems) == 1
    assert len(build_course([folder], tmp_path / "1.adf").problems) == 1


def test_a_cache_that_cannot_be_written_is_done_without(folder: Path, empty_cache: Path) -> None:
    empty_cache.write_text("a file where the folder should be", encoding="utf-8")
    assert build_course([folder]).read == 3


def test_the_cache_forgets_what_was_used_longest_ago(folder: Path) -> None:
    build_course([folder])
    entries = sorted(cache_folder().rglob("*.annotated"))
    for age, entry in enumerate(entries):
        os.utime(entry, (1_000_000 - age, 1_000_000 - age))
    AnnotationCache().prune(most_bytes=entries[0].stat().st_size)
    assert sorted(cache_folder().rglob("*.annotated")) == [entries[0]]


def test_one_bad_file_is_named_and_the_rest_is_built(folder: Path) -> None:
    (folder / "junk.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "empty.md").write_bytes(b"")
    report = build_course([folder, folder / "absent.txt"])
    assert [problem.name for problem in report.problems] == ["absent.txt", "empty.md", "junk.txt"]
    assert len(report.content.sources) == 3
    assert all("\n" not in str(problem) and "Traceback" not in str(problem) for problem in report.problems)


def test_nothing_readable_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(NothingToRead, match="there is no source in"):
        build_course([tmp_path / "in"])
    (tmp_path / "in" / "empty.txt").write_bytes(b"")
    with pytest.raises(NothingToRead, match=r"empty\.txt: "):
        build_course([tmp_path / "in"])
    with pytest.raises(NothingToRead, match="none of the files"):
        build_course([tmp_path / "in", tmp_path / "absent"])


def test_the_same_file_twice_counts_once_and_is_mentioned(folder: Path) -> None:
    shutil.copy(folder / "ferry.txt", folder / "copy of ferry.txt")
    report = build_course([folder])
    assert [entry.source.name for entry in report.content.sources] == [
        "bridge.md",
        "copy of ferry.txt",
        "web/valley.html",
    ]
    assert [str(remark) for remark in report.remarks] == [
        "ferry.txt: this is the same file as copy of ferry.txt, so it counts once"
    ]


def test_a_course_in_its_own_folder_does_not_read_itself(folder: Path) -> None:
    first = build_bytes([folder], folder / "tarn.adf")
    (folder / "other.adf").write_bytes(first)
    report = build_course([folder], folder / "tarn.adf")
    assert (report.problems, report.remarks, len(report.content.sources)) == ((), (), 3)
    assert (folder / "tarn.adf").read_bytes() == first


def test_a_course_given_as_a_source_is_named(folder: Path) -> None:
    build_course([folder], folder / "tarn.adf")
    report = build_course([folder / "ferry.txt", folder / "tarn.adf"])
    assert [str(problem) for problem in report.problems] == [
        "tarn.adf: this is a course, not a source; give what it was built from"
    ]
    assert build_course([folder / "ferry.txt", folder / "tarn.adf"], folder / "tarn.adf").problems == ()


def test_a_guide_in_the_folder_is_no_source(folder: Path) -> None:
    from adfontes.guide import write_guide

    build_course([folder], folder / "tarn.adf")
    with open_course(folder / "tarn.adf") as course:
        write_guide(course, folder / "tarn.html")
    report = build_course([folder], folder / "tarn.adf")
    assert [remark.name for remark in report.remarks] == ["tarn.html"]
    assert len(report.content.sources) == 3


def test_a_source_is_never_overwritten(folder: Path) -> None:
    with pytest.raises(CourseError, match="is not a course"):
        build_course([folder / "bridge.md"], folder / "ferry.txt")
    assert (folder / "ferry.txt").read_text(encoding="utf-8") == FERRY


def test_one_source_alone_gives_a_course(folder: Path) -> None:
    content = build_course([folder / "bridge.md"]).content
    assert content.facts
    assert content.timeline
    assert content.cards


def test_an_executor_gives_the_same_course(folder: Path, tmp_path: Path) -> None:
    alone = build_course([folder], tmp_path / "1.adf")
    shutil.rmtree(cache_folder())
    with ThreadPoolExecutor(2) as executor:
        spread = build_course([folder], tmp_path / "2.adf", executor=executor)
    assert spread.read == alone.read
    assert (tmp_path / "1.adf").read_bytes() == (tmp_path / "2.adf").read_bytes()


@pytest.mark.slow
def test_processes_of_our_own_give_the_same_course(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_course([folder], tmp_path / "1.adf")
    shutil.rmtree(cache_folder())
    monkeypatch.setattr(adfontes.building, "PARALLEL_BYTES", 0)
    build_course([folder], tmp_path / "2.adf", processes=2)
    assert (tmp_path / "1.adf").read_bytes() == (tmp_path / "2.adf").read_bytes()


def test_progress_tells_every_stage_and_every_file(folder: Path, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    build_course([folder], tmp_path / "t.adf", progress=lambda *step: told.append(step))
    assert list(dict.fromkeys(stage for stage, _, _ in told)) == ["reading", "comparing", "composing", "writing"]
    assert [done for stage, done, total in told if (stage, total) == ("reading", 3)] == [0, 1, 2, 3]


def test_a_title_that_is_given_is_used(folder: Path) -> None:
    assert build_course([folder], title="The Tarn and its bridge").content.title == "The Tarn and its bridge"


@pytest.mark.topics
@pytest.mark.slow
def test_every_topic_builds_and_every_citation_verifies(topics: list[Path], tmp_path: Path) -> None:
    for topic in topics:
        out = tmp_path / f"{topic.name}.adf"
        report = build_course(sorted(topic.glob("source_*.txt")), out)
        assert report.problems == (), topic.name
        assert check_course(out) == [], topic.name
