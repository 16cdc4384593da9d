"""ZIP archives (DOCX and its kin), opened with care: what unpacks to gigabytes is refused."""

from __future__ import annotations

import io
import zipfile

from adfontes.errors import ProtectedSource, UnreadableSource

MOST_UNPACKED = 400_000_000
"""Bytes; a zip bomb claims more."""
_MOST_MEMBERS = 20_000
_MOST_RATIO = 200
"""Text seldom shrinks to a fiftieth of its size; bombs shrink to a thousandth."""
_SMALL = 10_000_000


def has_member(data: bytes, name: str) -> bool:
    """Whether ``data`` is an archive that holds a file ``name``; a damaged one that mentions it counts."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return name in archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return name.encode() in data


def open_archive(data: bytes) -> zipfile.ZipFile:
    """Open an archive whose members unpack to a sane size.

    Raises:
        UnreadableSource: it is damaged or unpacks to an absurd size.
        ProtectedSource: it is encrypted.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableSource("the document is damaged or cut short; get it again or save it anew") from error
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    bomb = any(member.file_size > max(_SMALL, _MOST_RATIO * member.compress_size) for member in members)
    if bomb or unpacked > MOST_UNPACKED or len(members) > _MOST_MEMBERS:
        raise UnreadableSource("the document would unpack to an absurd size, as a zip bomb does; save it anew")
    if any(member.flag_bits & 1 for member in members):
        raise ProtectedSource("the document is encrypted; save it without a password")
    return archive


def read_member(archive: zipfile.ZipFile, name: str) -> bytes:
    """The bytes of one file of the archive.

    Raises:
        UnreadableSource: it is missing or damaged.
    """
    try:
        return archive.read(name)
    except (KeyError, zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
        raise UnreadableSource(f"the document is damaged ({name} cannot be unpacked); save it anew") from error
