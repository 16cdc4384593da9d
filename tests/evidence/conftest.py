"""What tests of several files compare."""

from __future__ import annotations

from pathlib import Path

import pytest

from adfontes.evidence import gather, resolve
from adfontes.language import annotate
from adfontes.sources import read_source
from adfontes.values.evidence import Finding


@pytest.fixture
def compare(tmp_path: Path):
    """The disagreements of two texts."""

    def found(*texts: str) -> list[Finding]:
        sources = []
        for number, text in enumerate(texts, 1):
            path = tmp_path / f"{number}.txt"
            path.write_text(text, encoding="utf-8")
            sources.append(annotate(read_source(path, path.name)))
        return [f for f in gather(resolve(sources)).findings if f.kind in {"disputed", "interpretive"}]

    return found
