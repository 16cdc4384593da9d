"""The Python interface."""

from __future__ import annotations

import subprocess
import sys
import typing
from pathlib import Path

import pytest

import adfontes
from adfontes.course import write_course
from made_course import make_course


@pytest.fixture
def course(tmp_path: Path) -> Path:
    write_course(make_course(), tmp_path / "canal.adf")
    return tmp_path / "canal.adf"


def test_all_names_are_sorted_and_there() -> None:
    assert adfontes.__all__ == sorted(adfontes.__all__)
    assert set(dir(adfontes)) == set(adfontes.__all__)
    assert all(getattr(adfontes, name) is not None for name in adfontes.__all__)


def test_every_error_that_a_user_may_catch_is_public() -> None:
    raised = {name for name, value in vars(adfontes).items() if isinstance(value, type)}
    errors = {name for name in adfontes.__all__ if name.endswith(("Error", "Course", "Read"))} - {"Course"}
    assert {getattr(adfontes, name) for name in errors} >= {adfontes.AdfontesError, adfontes.NothingToRead}
    assert all(issubclass(getattr(adfontes, name), adfontes.AdfontesError) for name in errors)
    assert raised <= set(adfontes.__all__)


def test_a_name_that_does_not_exist_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'bild'"):
        _ = adfontes.bild


def test_a_course_is_opened_and_read(course: Path) -> None:
    with adfontes.open(course) as opened:
        assert opened.title == "The Northern Canal"
        assert [side.value for side in opened.disputes[0].sides] == ["4 May 1822", "4 May 1823"]
        assert opened.ask("What did the canal cost?").citations[0].quote.startswith("It cost 900,000 crowns")
        for section in ("sources", "claims", "findings", "facts", "timeline", "names", "cards", "quiz"):
            assert getattr(opened, section)


def test_a_course_is_built_in_memory_or_into_a_file_again_and_again(tmp_path: Path) -> None:
    (tmp_path / "mill.txt").write_text(
        "The mill on the Esk was built in 1790. It burnt down in 1802.\n", encoding="utf-8"
    )
    held = adfontes.build(tmp_path)
    written = adfontes.build([str(tmp_path)], tmp_path / "mill.adf")
    assert held.file.content == written.file.content
    assert held.timeline[0].label == "1790"


def test_a_guide_is_written(course: Path, tmp_path: Path) -> None:
    with adfontes.open(course) as opened:
        opened.guide(tmp_path / "canal.html")
    assert "Northern Canal" in (tmp_path / "canal.html").read_text(encoding="utf-8")


def test_public_functions_and_classes_have_types_and_a_docstring() -> None:
    for name in ("build", "open"):
        function = getattr(adfontes, name)
        assert function.__doc__
        assert "return" in typing.get_type_hints(function, vars(sys.modules["adfontes.api"]))


def test_importing_costs_nothing(course: Path) -> None:
    program = (
        "import sys; import adfontes; assert 'adfontes.api' not in sys.modules;"
        "course = adfontes.open(sys.argv[1]); course.timeline; course.disputes;"
        "course.ask('When was it opened?', vectors=False);"
        "heavy = {'spacy', 'onnxruntime', 'django', 'numpy'} & set(sys.modules); assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", program, str(course)], check=True)
