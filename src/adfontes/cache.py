"""What was found in a source, and whole courses, kept from one build to the next in the user's own cache folder.

An entry is a pure function of the files' bytes, their names (the title of a source may come from its name) and the code
and models that read them, and its key says so. Losing the cache costs time and nothing else.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import metadata, resources
from pathlib import Path, PurePosixPath
from typing import Final

import msgspec
import platformdirs
from msgspec.structs import replace

from adfontes.values.annotations import AnnotatedSource

LOCATION_VARIABLE: Final = "ADFONTES_CACHE"
"""Environment variable that puts the cache elsewhere."""
MOST_BYTES: Final = 1_000_000_000
"""When entries take more, those used longest ago are removed; a book of 100,000 words takes about 2 MB."""
_READING_ROOMS: Final = ("sources", "language", "values")
_READING_PACKAGES: Final = ("lxml", "pypdfium2", "python-docx", "spacy")
_COMPOSING_ROOMS: Final = (*_READING_ROOMS, "evidence", "study", "course")
_SUFFIX: Final = ".annotated"
_COURSE_SUFFIX: Final = ".course"


class AnnotationCache:
    """The cache folder, seen as a mapping from files to what was found in them."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder: Final = folder or cache_folder()

    def key(self, checksum: str, name: str) -> str:
        """The key of a file.

        Args:
            checksum: SHA-256 of its bytes.
            name: its name in the course, of which the last part counts.
        """
        parts = (reading_version(), checksum, PurePosixPath(name).name)
        return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()

    def load(self, key: str) -> AnnotatedSource | None:
        """What was found in a file, without its name and original bytes; None where its entry is absent or broken."""
        path = self._path(key)
        try:
            found = msgspec.msgpack.decode(zlib.decompress(path.read_bytes()), type=AnnotatedSource)
            os.utime(path)
        except (OSError, zlib.error, msgspec.MsgspecError, ValueError):
            return None
        return found

    def store(self, key: str, found: AnnotatedSource) -> None:
        """Keep what was found in a file. A cache that cannot be written is done without."""
        bare = replace(found, source=replace(found.source, name="", original=b""))
        packed = zlib.compress(msgspec.msgpack.encode(bare), 1)
        _keep(self._path(key), lambda part: part.write_bytes(packed))

    def prune(self, most_bytes: int = MOST_BYTES) -> None:
        """Remove the entries, whole courses too, that were used longest ago, until the rest fits."""
        entries = []
        for path in self.folder.glob("*/*"):
            if path.suffix not in {_SUFFIX, _COURSE_SUFFIX}:
                continue
            try:
                status = path.stat()
            except OSError:
                continue  # another build removed it
            entries.append((status.st_mtime_ns, status.st_size, path))
        room = most_bytes
        for _, size, path in sorted(entries, reverse=True):
            room -= size
            if room < 0:
                path.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / (key + _SUFFIX)


class CourseCache:
    """Whole course files by what they were built from: building again from the same sources is copying a file."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder: Final = folder or cache_folder()

    def key(self, checksums: Mapping[str, str], title: str | None) -> str:
        """The key of a course.

        Args:
            checksums: SHA-256 of each source by its name in the course.
            title: the title that was asked for, or None where the sources say it.
        """
        parts = [composing_version(), title or ""]
        parts += [part for name in sorted(checksums) for part in (name, checksums[name])]
        return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()

    def load(self, key: str) -> Path | None:
        """The course file, or None where there is none."""
        path = self._path(key)
        try:
            os.utime(path)
        except OSError:
            return None
        return path

    def store(self, key: str, course: Path) -> None:
        """Keep a copy of a course file. A cache that cannot be written is done without."""
        _keep(self._path(key), lambda part: shutil.copyfile(course, part))

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / (key + _COURSE_SUFFIX)


def _keep(path: Path, write: Callable[[Path], object]) -> None:
    """Write an entry beside its place and move it there whole; do without where that fails."""
    part = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
            part = Path(file.name)
        write(part)
        part.replace(path)
    except OSError:
        return
    finally:
        if part is not None:
            part.unlink(missing_ok=True)


def cache_folder() -> Path:
    """Where the cache is: ``ADFONTES_CACHE``, or the place that the operating system has for such things."""
    given = os.environ.get(LOCATION_VARIABLE)
    return (Path(given) if given else platformdirs.user_cache_path("adfontes", appauthor=False)) / "annotated"


@cache
def reading_version() -> str:
    """A hash of all code, data and packages that turn a file into what is found in it.

    Hashing the rooms' own files needs no version number that someone could forget to raise.
    """
    return _version(_READING_ROOMS)


@cache
def composing_version() -> str:
    """The same of all that turns files into a course."""
    return _version(_COMPOSING_ROOMS)


def _version(rooms: Sequence[str]) -> str:
    from adfontes.language.model import model_version  # noqa: PLC0415 (opening a course must not look for models)

    total = hashlib.sha256(f"python {sys.version_info[0]}.{sys.version_info[1]} {model_version()}".encode())
    for package in _READING_PACKAGES:
        total.update(f"{package} {metadata.version(package)}\0".encode())
    for room in rooms:
        root = Path(str(resources.files("adfontes") / room))
        for path in sorted(root.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                total.update(path.relative_to(root).as_posix().encode() + b"\0")
                total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
