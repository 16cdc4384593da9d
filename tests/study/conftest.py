"""The course on the fall of the Tay Bridge, read and composed by the real rooms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from adfontes.evidence import gather, resolve
from adfontes.language import annotate
from adfontes.sources import read_source
from adfontes.study import compose
from adfontes.values.course import CourseContent
from bridge import FILES

Build = Callable[[Mapping[str, str]], CourseContent]


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    def build_files(files: Mapping[str, str]) -> CourseContent:
        folder = tmp_path_factory.mktemp("sources")
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
        annotated = [annotate(read_source(Path(folder / name), name)) for name in files]
        resolved = resolve(annotated)
        return compose(resolved, gather(resolved))

    return build_files


@pytest.fixture(scope="session")
def course(build: Build) -> CourseContent:
    return build(FILES)
