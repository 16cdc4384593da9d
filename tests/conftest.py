"""What all tests share: the shipped examples, the development topics where they are, and no way to skip silently."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "sino-soviet-treaty-1950"
SHARED = ROOT.parent / "shared"


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the user's own cache."""
    monkeypatch.setenv("ADFONTES_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))


@pytest.fixture(scope="session")
def topics() -> list[Path]:
    """The folders of the development topics."""
    found = sorted(path.parent for path in (SHARED / "topics").glob("*/gold.json"))
    if not found:
        if os.environ.get("ADFONTES_REQUIRE_TOPICS"):
            pytest.fail("../shared/topics is absent; script/test --full --without-shared leaves these checks out")
        pytest.skip("../shared/topics is absent")
    return found
