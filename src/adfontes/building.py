"""The main job: paths in, a course out. The only module that knows the whole way.

find ─▶ read, annotate (file by file, cached, in parallel) ─▶ resolve ─▶ gather ─▶ compose ─▶ write

Where nothing has changed since the last time, the course file of that time is copied instead.
"""

from __future__ import annotations

import hashlib
import signal
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Final

import msgspec
from msgspec.structs import replace

from adfontes.cache import AnnotationCache, CourseCache
from adfontes.course import check_destination, copy_course, open_course, write_course
from adfontes.errors import AdfontesError, CourseError, NothingToRead, SourceError, UnreadableSource
from adfontes.sources import FoundFile, find_files
from adfontes.sources.own import is_own
from adfontes.values.annotations import AnnotatedSource
from adfontes.values.course import CourseContent

PARALLEL_BYTES: Final = 800_000
"""Where less than this is new, one process is as quick: each further one loads the language model first. On a busy
machine of two cores, two processes drew level with one at 800,000 bytes of the development topics (2026-11-22)."""
_MOST_BYTES_HASHED: Final = 300_000_000

Stage = str
"""``reading``, ``comparing``, ``composing``, ``writing``: also what a progress bar says."""
Progress = Callable[[Stage, int, int], None]
"""Told the stage, how many of its steps are done, and how many it has."""


class Remark(msgspec.Struct, frozen=True, order=True):
    """What a person should know about one of the files given."""

    name: str
    """The file, by its name in the course."""
    message: str

    def __str__(self) -> str:
        return f"{self.name}: {self.message}"


class BuildReport(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a build."""

    content: CourseContent
    problems: tuple[Remark, ...]
    """Files that could not be read, and why."""
    remarks: tuple[Remark, ...]
    """What readers noticed, and files that were left out on purpose (the same file twice)."""
    read: int
    """How many files were read and annotated now; the others came from the cache."""
    timings: dict[Stage, float]
    """Seconds that each stage took."""

    @property
    def counts(self) -> dict[str, int]:
        """How much the course holds, section by section."""
        fields = msgspec.structs.asdict(self.content)
        sections = {name: len(items) for name, items in fields.items() if name != "title"}
        return {**sections, "disputes": sum(finding.kind == "disputed" for finding in self.content.findings)}


def build_course(
    paths: Sequence[Path | str],
    out: Path | None = None,
    *,
    title: str | None = None,
    executor: Executor | None = None,
    processes: int = 1,
    progress: Progress | None = None,
) -> BuildReport:
    """Build a course from files and folders.

    The course depends on the sources alone: not on their order, on what the cache holds, or on how many processes
    worked.

    Args:
        paths: files and folders of sources.
        out: where the course file goes; None builds the course without writing it.
        title: what the course is called; None lets the sources say.
        executor: spreads the reading of files (its workers must see the same files); None for this process.
        processes: how many processes may be started where there is much to read and no executor is given. More than
            one needs an importable main module (``if __name__ == "__main__":``), as ``multiprocessing`` does.
        progress: told how far the build is.

    Raises:
        NothingToRead: none of the paths held a readable source.
        CourseError: the course cannot be written to ``out``, or something else than a course stands there.
    """
    clock = _Stages(progress)
    if out is not None:
        check_destination(Path(out))
    found, remarks, problems = _choose(find_files([Path(path) for path in paths]), paths, out)
    reading = _Reading(executor, processes, clock.step)
    files = reading.without_copies(found)
    content = None if out is None else _build_again(files, Path(out), title, clock)
    if content is None:
        with clock.stage("reading"):
            annotated = reading.annotate(files)
        if not annotated:
            raise NothingToRead(_nothing_to_read(paths, problems + reading.problems))
        content = _compare_and_compose(annotated, title, clock)
        if out is not None:
            with clock.stage("writing"):
                write_course(content, Path(out))
                _remember(files, Path(out), title, reading.problems)
    notes = [Remark(entry.source.name, note) for entry in content.sources for note in entry.source.notes]
    return BuildReport(
        content=content,
        problems=tuple(sorted(problems + reading.problems)),
        remarks=tuple(sorted(remarks + reading.remarks + notes)),
        read=reading.read,
        timings=clock.timings,
    )


def _compare_and_compose(annotated: Sequence[AnnotatedSource], title: str | None, clock: _Stages) -> CourseContent:
    from adfontes.evidence import gather, resolve  # noqa: PLC0415 (whoever opens courses needs none of it)
    from adfontes.study import compose  # noqa: PLC0415

    with clock.stage("comparing"):
        resolved = resolve(annotated)
        evidence = gather(resolved)
    with clock.stage("composing"):
        return compose(resolved, evidence, title)


def _build_again(files: Mapping[FoundFile, str], out: Path, title: str | None, clock: _Stages) -> CourseContent | None:
    """Copy the course that was built from the same files before; None where there is none, or it is damaged."""
    cache = CourseCache()
    kept = cache.load(cache.key({file.name: checksum for file, checksum in files.items()}, title))
    if kept is None or "" in files.values():
        return None
    try:
        with open_course(kept) as course:
            content = course.content
    except CourseError:
        return None
    with clock.stage("writing"):
        copy_course(kept, out)
    return content


def _remember(files: Mapping[FoundFile, str], out: Path, title: str | None, problems: Sequence[Remark]) -> None:
    """Keep the course for the next build. A file that could not be read may be readable then."""
    if not problems and "" not in files.values():
        cache = CourseCache()
        cache.store(cache.key({file.name: checksum for file, checksum in files.items()}, title), out)


class _Stages:
    """Times the stages and tells how far they are."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress
        self._stage: Stage = ""
        self.timings: dict[Stage, float] = {}

    @contextmanager
    def stage(self, name: Stage) -> Iterator[None]:
        self._stage = name
        started = time.perf_counter()
        self.step(0, 1)
        yield
        self.timings[name] = time.perf_counter() - started
        self.step(1, 1)

    def step(self, done: int, total: int) -> None:
        if self._progress:
            self._progress(self._stage, done, total)


def _choose(
    found: Sequence[FoundFile], paths: Sequence[Path | str], out: Path | None
) -> tuple[list[FoundFile], list[Remark], list[Remark]]:
    """Leave out what adfontes itself wrote: courses (the one to be written above all) and guides."""
    given = {Path(path).absolute() for path in paths}
    kept: list[FoundFile] = []
    remarks: list[Remark] = []
    problems: list[Remark] = []
    for file in found:
        if file.path.suffix.lower() == ".adf":
            if file.path.absolute() in given and not (out and file.path.absolute() == Path(out).absolute()):
                problems.append(Remark(file.name, "this is a course, not a source; give what it was built from"))
        elif is_own(file.path):
            remarks.append(Remark(file.name, "this was made by adfontes, so it is not taken for a source"))
        else:
            kept.append(file)
    return kept, remarks, problems


class _Reading:
    """Reads and annotates files: from the cache where it can, each content once."""

    def __init__(self, executor: Executor | None, processes: int, step: Callable[[int, int], None]) -> None:
        self._executor = executor
        self._processes = processes
        self._step = step
        self._cache = AnnotationCache()
        self.problems: list[Remark] = []
        self.remarks: list[Remark] = []
        self.read = 0

    def annotate(self, checksums: Mapping[FoundFile, str]) -> list[AnnotatedSource]:
        """What is found in each file, sorted by name; files that cannot be read become problems."""
        known: list[AnnotatedSource] = []
        missing: list[FoundFile] = []
        for file, checksum in checksums.items():
            cached = self._from_cache(file, checksum)
            if cached is None:
                missing.append(file)
            else:
                known.append(cached)
        self._step(len(known), len(checksums))
        for done, annotated in enumerate(self._annotate_new(missing), len(known) + 1):
            if annotated is not None:
                known.append(annotated)
            self._step(done, len(checksums))
        if self.read:
            self._cache.prune()
        return sorted(known, key=lambda one: one.source.name)

    def without_copies(self, files: Sequence[FoundFile]) -> dict[FoundFile, str]:
        """The files with their checksums (empty for what cannot be opened), each content once."""
        first: dict[str, FoundFile] = {}
        kept: dict[FoundFile, str] = {}
        for file in files:
            checksum = _checksum(file.path)
            if checksum and first.setdefault(checksum, file) is not file:
                self.remarks.append(
                    Remark(file.name, f"this is the same file as {first[checksum].name}, so it counts once")
                )
            else:
                kept[file] = checksum
        return kept

    def _from_cache(self, file: FoundFile, checksum: str) -> AnnotatedSource | None:
        found = self._cache.load(self._cache.key(checksum, file.name)) if checksum else None
        original = _contents(file.path) if found else None
        if found is None or original is None:
            return None
        return replace(found, source=replace(found.source, name=file.name, original=original))

    def _annotate_new(self, files: Sequence[FoundFile]) -> Iterator[AnnotatedSource | None]:
        """One result a file, in no particular order; None for one that cannot be read."""
        with self._workers(files) as executor:
            if executor is None:
                for file in files:
                    yield self._received(file, read_and_annotate(file.path, file.name))
                return
            futures = {executor.submit(read_and_annotate, file.path, file.name): file for file in files}
            try:
                for future in as_completed(futures):
                    yield self._received(futures[future], _outcome(future))
            except BaseException:  # Ctrl-C above all: nothing more is begun
                for future in futures:
                    future.cancel()
                raise

    @contextmanager
    def _workers(self, files: Sequence[FoundFile]) -> Iterator[Executor | None]:
        """The executor given, one of our own where it pays, or None."""
        sizes = [_size(file.path) for file in files]
        if self._executor is not None or self._processes < 2 or len(files) < 2 or sum(sizes) < PARALLEL_BYTES:
            yield self._executor
            return
        # Spawned, not forked: the same on every system, and safe where threads are running.
        workers = min(self._processes, len(files))
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_die_quietly) as executor:
            yield executor

    def _received(self, file: FoundFile, outcome: AnnotatedSource | str) -> AnnotatedSource | None:
        if isinstance(outcome, str):
            self.problems.append(Remark(file.name, outcome))
            return None
        self.read += 1
        self._cache.store(self._cache.key(outcome.source.checksum, file.name), outcome)
        return outcome


def read_and_annotate(path: Path, name: str) -> AnnotatedSource | str:
    """Read one file and find what is in it; a sentence where it cannot be read. What an executor's workers run."""
    from adfontes.language import annotate  # noqa: PLC0415 (loads the language model; a cached build needs none)
    from adfontes.sources import read_source  # noqa: PLC0415 (the readers of all formats)

    try:
        source = read_source(path, name)
        _refuse_half_characters(source.text)
    except SourceError as error:
        return str(error)
    except OSError as error:
        return f"it cannot be read ({error.strerror}); check that it is still there"
    return annotate(source)


def _refuse_half_characters(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise UnreadableSource("its text holds halves of characters; save it again as UTF-8") from error


def _outcome(future: Future[AnnotatedSource | str]) -> AnnotatedSource | str:
    try:
        return future.result()
    except BrokenExecutor as error:
        raise AdfontesError(
            "a process that was reading the sources was stopped, perhaps for want of memory; give fewer files at a time"
        ) from error


def _die_quietly() -> None:
    """Ctrl-C in a terminal reaches the workers as well; they stop without a traceback of their own."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _contents(path: Path) -> bytes | None:
    """The bytes of a regular file of bearable size; None leaves it to the reader to say what is wrong."""
    try:
        if not path.is_file() or path.stat().st_size > _MOST_BYTES_HASHED:
            return None
        return path.read_bytes()
    except OSError:
        return None


def _checksum(path: Path) -> str:
    contents = _contents(path)
    return "" if contents is None else hashlib.sha256(contents).hexdigest()


def _nothing_to_read(paths: Sequence[Path | str], problems: Sequence[Remark]) -> str:
    if not problems:
        where = ", ".join(str(path) for path in paths) or "what was given"
        return f"there is no source in {where}; give files or folders of HTML, text, Markdown, PDF or Word documents"
    if len(problems) == 1:
        return str(problems[0])
    return "none of the files can be read: " + "; ".join(f"({n}) {problem}" for n, problem in enumerate(problems, 1))
