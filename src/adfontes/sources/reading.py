"""The way in: the bytes of one file become a :class:`~adfontes.values.sources.Source`."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path, PurePosixPath

from adfontes.errors import EmptySource, UnreadableSource
from adfontes.sources.formats import FORMATS, choose_format
from adfontes.sources.pieces import Piece, Sample, check_length
from adfontes.sources.roles import assign_roles
from adfontes.values.sources import Block, Source
from adfontes.values.spans import Span

MOST_BYTES = 250_000_000
"""Larger files are refused before they are read (a scanned book of 1,000 pages has about 100 MB)."""
LONGEST_BLOCK = 50_000
"""Longer paragraphs are cut at a sentence end, so that no later stage meets one of a million characters."""


def read_source(path: Path, name: str) -> Source:
    """Read one file.

    The format is told from the content first and from the extension where the content leaves it open.

    Args:
        path: where the file is.
        name: what the source is called in the course (relative path with forward slashes).

    Raises:
        EmptySource: it holds no text.
        UnreadableSource: it cannot be opened, or its bytes are not what its format promises.
        ProtectedSource: it is encrypted.
        UnsupportedSource: no reader knows its format.
    """
    return read_bytes(_contents(path), name)


def read_bytes(data: bytes, name: str) -> Source:
    """The same for bytes that are already there; raises as :func:`read_source` does."""
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf"):
        raise EmptySource("the file is empty; give one with text in it")
    sample = Sample(data, PurePosixPath(name).suffix)
    chosen = choose_format(sample)
    reading = chosen.read(sample)
    check_length(reading.text)
    if not reading.text.strip():
        raise EmptySource(f"{chosen.name} without any text in it; give one with text")
    assign_roles(reading)
    notes = list(reading.notes)
    if sample.suffix not in chosen.suffixes and any(sample.suffix in other.suffixes for other in FORMATS):
        notes.insert(0, f"the name ends in {sample.suffix}, but this is {chosen.name} and was read as such")
    return Source(
        name=name,
        title=reading.title or PurePosixPath(name).stem,
        media_type=chosen.media_type,
        text=reading.text,
        version=hashlib.sha256(reading.text.encode("utf-8", "surrogatepass")).hexdigest(),
        blocks=tuple(block for piece in reading.pieces for block in _blocks(piece, reading.text)),
        original=data,
        checksum=hashlib.sha256(data).hexdigest(),
        encoding=reading.encoding,
        notes=tuple(notes),
        metadata=dict(sorted(reading.metadata.items())),
    )


def _contents(path: Path) -> bytes:
    """The bytes of a regular file; never waits for a pipe."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError as error:
        raise UnreadableSource("there is no such file; check the path") from error
    except PermissionError as error:
        raise UnreadableSource("permission to read it is missing; change its permissions or copy it") from error
    except OSError as error:
        raise UnreadableSource(f"it cannot be opened ({error.strerror}); check the path") from error
    try:
        _check_kind(os.fstat(handle))
        with os.fdopen(os.dup(handle), "rb") as file:
            return file.read()
    except OSError as error:
        raise UnreadableSource(f"it cannot be read ({error.strerror}); copy it and try again") from error
    finally:
        os.close(handle)


def _check_kind(status: os.stat_result) -> None:
    """Refuse what is no regular file, or too large a one."""
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableSource("this is a folder that cannot be searched; check its permissions")
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableSource("this is a pipe or device, not a file; save what it gives in a file first")
    if status.st_size > MOST_BYTES:
        raise UnreadableSource(
            f"the file is {status.st_size / 1e6:.0f} MB, more than the {MOST_BYTES / 1e6:.0f} MB that can be read; "
            "split it into parts"
        )


def _blocks(piece: Piece, text: str) -> list[Block]:
    """The finished block; several where a paragraph is too long for one."""
    inner = piece.inner
    first, last = inner or (piece.start, piece.end)
    cuts = _cuts(text, first, last)
    starts, ends = [piece.start, *cuts], [*cuts, piece.end]
    return [
        Block(
            kind=piece.kind,
            span=Span(start, end),
            level=piece.level,
            label=piece.label if start == piece.start else "",
            content=_content(Span(max(start, first), min(end, last)), Span(start, end)),
            page=piece.page,
            place=piece.place,
        )
        for start, end in zip(starts, ends, strict=True)
    ]


def _content(content: Span, whole: Span) -> Span | None:
    return None if content == whole or content.start >= content.end else content


def _cuts(text: str, start: int, end: int) -> list[int]:
    """Where to cut a range that is longer than a block may be: after a sentence, else at a space, else anywhere."""
    cuts = []
    while end - start > LONGEST_BLOCK:
        half, limit = start + LONGEST_BLOCK // 2, start + LONGEST_BLOCK
        cut = max(text.rfind(mark, half, limit) for mark in (". ", "! ", "? ", ".\n", "。"))
        if cut < 0:
            cut = max(text.rfind(" ", half, limit), text.rfind("\n", half, limit))
        start = limit if cut < 0 else cut + 1
        cuts.append(start)
    return cuts
