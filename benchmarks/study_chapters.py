"""Textbook chapters as courses: each built as a learner would build it, what never changes kept on disk.

Reading a chapter and gathering its evidence take ten times as long as composing it. Both depend on the text and on the
rooms below `study` alone, so that they are kept under a hash of them (in ``ADFONTES_CACHE``, or the user's cache
folder): while the composers are worked on, all chapters are composed anew in a minute or two.
"""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from adfontes.cache import AnnotationCache, cache_folder, reading_version
from adfontes.evidence import gather, resolve
from adfontes.evidence.resolve import ResolvedSources
from adfontes.language import annotate
from adfontes.sources import read_bytes
from adfontes.study import compose
from adfontes.values.course import CourseContent
from adfontes.values.evidence import Evidence

NAME = "chapter.md"
Kept = TypeVar("Kept")


class Built(msgspec.Struct, frozen=True):
    """A chapter's course, its text, and the CPU seconds that each stage took (or takes, where it was kept)."""

    course: CourseContent
    text: str
    seconds: Mapping[str, float]


class _Gathered(msgspec.Struct, frozen=True):
    evidence: Evidence
    reading: float
    comparing: float


def markdown(chapter: Mapping[str, Any]) -> str:
    """A chapter as one Markdown text, with a heading of the second level for each section."""
    return f"# {chapter['title']}\n\n" + "\n\n".join(
        f"## {section['title']}\n\n" + re.sub(r"(?m)^## ", "### ", section["text"]) for section in chapter["sections"]
    )


def build_chapter(chapter: Mapping[str, Any], *, fresh: bool = False) -> Built:
    """The course of a chapter; with ``fresh`` nothing that was kept is used."""
    text = markdown(chapter)
    resolved, gathered = read_chapter(text, fresh=fresh)
    started = time.process_time()
    course = compose(resolved, gathered.evidence, chapter["title"])
    composing = time.process_time() - started
    seconds = {"reading": gathered.reading, "comparing": gathered.comparing, "composing": composing}
    return Built(course, text, seconds)


def read_chapter(text: str, *, fresh: bool = False) -> tuple[ResolvedSources, _Gathered]:
    """A chapter up to its evidence, as :func:`adfontes.build` reads it."""
    annotations, content = AnnotationCache(), text.encode()
    key = annotations.key(hashlib.sha256(content).hexdigest(), NAME)
    started = time.process_time()
    source = read_bytes(content, NAME)
    found = None if fresh else annotations.load(key)
    annotated = annotate(source) if found is None else msgspec.structs.replace(found, source=source)
    if found is None:
        annotations.store(key, annotated)
    reading = time.process_time() - started

    def gathering() -> _Gathered:
        started = time.process_time()
        evidence = gather(resolve([annotated]))
        return _Gathered(evidence, reading, time.process_time() - started)

    gathered = kept(text, f"evidence {_version()}", _Gathered, gathering, fresh=fresh)
    return resolve([annotated]), gathered


def kept(content: str, what: str, kind: type[Kept], make: Callable[[], Kept], *, fresh: bool = False) -> Kept:
    """What ``make`` gives for ``content``, from the disk where the same was made before; ``what`` names its version."""
    name = hashlib.sha256("\0".join((what, content)).encode()).hexdigest()
    path = cache_folder().parent / "benchmarks" / f"{name}.msgpack"
    if path.exists() and not fresh:
        return msgspec.msgpack.decode(path.read_bytes(), type=kind)
    made = make()
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_bytes(msgspec.msgpack.encode(made))
    part.replace(path)
    return made


@cache
def _version() -> str:
    """A hash of the code that reads and compares, and of this file."""
    total = hashlib.sha256(reading_version().encode())
    room = Path(str(resources.files("adfontes") / "evidence"))
    for path in [*sorted(path for path in room.rglob("*") if path.is_file()), Path(__file__)]:
        if "__pycache__" not in path.parts:
            total.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
