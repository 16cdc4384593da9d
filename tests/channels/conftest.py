"""A folder with the Great Fire of London, and somebody who signs as Amazon does."""

from __future__ import annotations

from pathlib import Path

import pytest

from adfontes.course import write_course
from great_fire import great_fire
from signing import Signer, make_signer


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_course(great_fire(), tmp_path / "fire.adf")
    return tmp_path


@pytest.fixture(scope="session")
def signer() -> Signer:
    return make_signer()
