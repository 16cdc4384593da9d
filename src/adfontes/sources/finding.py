"""Which files a user's paths mean."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec


class FoundFile(msgspec.Struct, frozen=True, order=True):
    """One file to read."""

    name: str
    """The path relative to the common root of what was given, with forward slashes."""
    path: Path


def find_files(paths: Sequence[Path]) -> list[FoundFile]:
    """All files that ``paths`` mean, sorted by name.

    Folders are searched to the bottom; hidden files and folders in them are left out, links that lead round in a
    circle are cut, and a file that is reached twice is listed once. A path that does not exist, a folder that may not
    be opened and what is no regular file (a pipe) are listed as given, so that reading them says what is wrong.
    """
    seen: set[tuple[int, int]] = set()
    found: list[Path] = []
    for path in sorted(set(paths)):
        found.extend(_walk(path, seen))
    given = [Path(os.path.abspath(path)) for path in found]  # noqa: PTH100  (resolve() would follow links and lose their names)
    roots = [path if Path(path).is_dir() else Path(path).parent for path in paths]
    absolute_roots = [os.path.abspath(root) for root in roots]  # noqa: PTH100
    if not absolute_roots:
        return []
    common = Path(os.path.commonpath(absolute_roots))
    named = [FoundFile(_name(path, common), original) for path, original in zip(given, found, strict=True)]
    return sorted(named)


def _name(path: Path, common: Path) -> str:
    return path.name if path == common else path.relative_to(common).as_posix()


def _walk(top: Path, seen: set[tuple[int, int]]) -> Iterator[Path]:
    """Every file at or below ``top`` that ``seen`` does not hold yet, without recursion."""
    waiting = [top]
    while waiting:
        path = waiting.pop()
        try:
            status = path.stat()
        except OSError:
            if path == top:
                yield path  # reading it says why it cannot be read; a dead link inside a folder is passed over
            continue
        identity = (status.st_dev, status.st_ino)
        if identity in seen:
            continue
        seen.add(identity)
        if not stat.S_ISDIR(status.st_mode):
            yield path
            continue
        try:
            inside = sorted(path.iterdir(), reverse=True)
        except OSError:
            yield path
            continue
        waiting.extend(child for child in inside if not child.name.startswith("."))
