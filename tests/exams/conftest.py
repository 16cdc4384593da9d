"""A course on the Salt Rebellion, built once for the tests of this room."""

from __future__ import annotations

from pathlib import Path

import pytest

import adfontes
from adfontes.course import CourseFile, open_course
from salt_rebellion import FILES


@pytest.fixture(scope="session")
def salt_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course as a file."""
    folder = tmp_path_factory.mktemp("salt")
    sources = folder / "sources"
    sources.mkdir()
    for name, text in FILES.items():
        (sources / name).write_text(text, encoding="utf-8")
    adfontes.build(sources, folder / "salt.adf").close()
    return folder / "salt.adf"


@pytest.fixture(scope="session")
def salt(salt_path: Path) -> CourseFile:
    """The course, open."""
    return open_course(salt_path)
