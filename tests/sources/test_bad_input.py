"""Bad input gives one clear sentence, or is read as what it is."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adfontes.errors import (
    AdfontesError,
    EmptySource,
    ProtectedSource,
    SourceError,
    UnreadableSource,
    UnsupportedSource,
)
from adfontes.sources import find_files, read_bytes, read_source


def refusal(kind: type[AdfontesError], data: bytes, name: str) -> str:
    with pytest.raises(kind) as caught:
        read_bytes(data, name)
    words = str(caught.value)
    assert "\n" not in words
    assert 20 < len(words) < 220
    return words


def test_an_empty_file_is_refused() -> None:
    for data in (b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\0\0\0"):
        refusal(EmptySource, data, "a.txt")


def test_binary_junk_is_refused() -> None:
    assert "binary" in refusal(UnreadableSource, bytes(range(256)) * 40, "a.txt")


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n12", b"{\\rtf1 hello}", b"\x1f\x8b\x08\0", b"7z\xbc\xaf\x27\x1c"])
def test_formats_without_a_reader_are_named(data: bytes) -> None:
    refusal(UnsupportedSource, data, "a.txt")


def test_a_wrong_extension_is_read_as_what_it_is_with_a_note() -> None:
    source = read_bytes(b"<!DOCTYPE html><html><body><p>Five towns.</p></body></html>", "a.txt")
    assert source.media_type == "text/html"
    assert source.text == "Five towns."
    assert "ends in .txt" in source.notes[0]
    assert read_bytes(b"Five towns swore an oath.", "a.pdf").media_type == "text/plain"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("Café in Lübeck".encode("utf-8-sig"), "utf-8"),
        ("Café in Lübeck".encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + "Café in Lübeck".encode("utf-16-be"), "utf-16-be"),
        ("Café in Lübeck, and more words".encode("utf-16-le"), "utf-16-le"),
        ("Café in Lübeck".encode("utf-32"), "utf-32-le"),
        ("Café in Lübeck".encode("cp1252"), "cp1252"),
        ("The “council” met – in Lübeck’s hall".encode("cp1252"), "cp1252"),
    ],
)
def test_encodings_are_told_and_named(data: bytes, encoding: str) -> None:
    source = read_bytes(data, "a.txt")
    assert source.encoding == encoding
    assert "übeck" in source.text
    assert "\ufeff" not in source.text
    assert source.notes


def test_a_broken_encoding_is_refused_rather_than_guessed() -> None:
    broken = "Ősi kikötő a tengernél, és öt város".encode() + b"\xc5" + " szövetsége".encode()
    assert "damaged" in refusal(UnreadableSource, broken, "a.txt")
    refusal(UnreadableSource, "Пять городов основали союз в гавани".encode("cp1251"), "a.txt")
    refusal(UnreadableSource, "Five towns".encode("utf-16")[:-1], "a.txt")


@given(st.text(min_size=1).filter(lambda text: text.strip() and "\0" not in text and "<" not in text))
def test_the_stored_text_of_any_utf8_file_is_its_decoding(text: str) -> None:
    try:
        source = read_bytes(text.encode(), "a.txt")
    except SourceError as error:
        assert "binary" in str(error) or not text.strip(" \t\r\n\0\ufeff")
        return
    assert source.text == text.removeprefix("\ufeff")
    assert source.version == hashlib.sha256(source.text.encode()).hexdigest()
    assert source.checksum == hashlib.sha256(source.original).hexdigest()


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.md", "a.html", "a.pdf", "a.docx"]))
def test_any_bytes_are_read_or_refused_in_a_sentence(data: bytes, name: str) -> None:
    try:
        read_bytes(data, name)
    except SourceError as error:
        assert str(error)


def test_a_line_of_fifty_megabytes_is_refused_in_a_sentence() -> None:
    assert "split it" in refusal(UnreadableSource, b"The council met again. " * 2_200_000, "a.txt")


def test_two_megabytes_of_text_are_read_whole() -> None:
    text = ("The council met again in the spring of 1312 and chose a leader. " * 5 + "\n\n") * 6500
    source = read_bytes(text.encode(), "a.txt")
    assert len(text) > 2_000_000
    assert source.text == text
    assert len(source.blocks) == 6500


def test_an_encrypted_office_file_and_an_old_one_are_told_apart() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512
    refusal(ProtectedSource, ole + "EncryptedPackage".encode("utf-16-le"), "a.docx")
    refusal(UnsupportedSource, ole, "a.doc")


def test_a_zip_bomb_is_refused_before_it_unpacks() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b" " * 60_000_000)
    assert "zip bomb" in refusal(UnreadableSource, buffer.getvalue(), "a.docx")


def test_a_document_cut_short_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>" * 50)
    refusal(UnreadableSource, buffer.getvalue()[:-40], "a.docx")
    refusal(UnreadableSource, buffer.getvalue(), "a.docx")
    refusal(UnreadableSource, b"%PDF-1.7\nnothing more", "a.pdf")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes exist on POSIX alone")
def test_a_pipe_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(UnreadableSource, match="pipe"):
        read_source(tmp_path / "pipe.txt", "pipe.txt")


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="no such file"):
        read_source(tmp_path / "absent.txt", "absent.txt")
    with pytest.raises(UnreadableSource, match="folder"):
        read_source(tmp_path, "folder")


def test_files_are_named_from_their_common_root_and_sorted(tmp_path: Path) -> None:
    for name in ("b/two.txt", "a/one.md", "b/.hidden.txt", ".git/config", "c.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("text")
    assert [found.name for found in find_files([tmp_path])] == ["a/one.md", "b/two.txt", "c.html"]
    assert [found.name for found in find_files([tmp_path / "b", tmp_path / "c.html"])] == ["b/two.txt", "c.html"]
    assert [found.name for found in find_files([tmp_path / "b" / "two.txt"])] == ["two.txt"]
    assert [found.name for found in find_files([tmp_path / "absent.txt"])] == ["absent.txt"]


def test_a_loop_of_links_is_cut_and_a_file_reached_twice_listed_once(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one.txt").write_text("text")
    (tmp_path / "a" / "round").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a" / "again.txt").symlink_to(tmp_path / "a" / "one.txt")
    (tmp_path / "a" / "self").symlink_to(tmp_path / "a" / "self")
    assert len(find_files([tmp_path, tmp_path / "a"])) == 1


_AS_NOBODY = """
import os, sys
from pathlib import Path
from adfontes.errors import UnreadableSource
from adfontes.sources import find_files, read_source
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
(found,) = find_files([Path(sys.argv[1])])
try:
    read_source(found.path, found.name)
except UnreadableSource as error:
    print(error)
"""


@pytest.mark.skipif(os.name != "posix", reason="permissions of this kind exist on POSIX alone")
@pytest.mark.parametrize("kind", ["folder", "file"])
def test_what_may_not_be_opened_is_reported(kind: str) -> None:
    """Not in pytest's own folder, which only its owner may enter; without the administrator's rights."""
    with tempfile.TemporaryDirectory() as top:
        Path(top).chmod(0o755)
        closed = Path(top) / "closed"
        if kind == "folder":
            closed.mkdir()
        else:
            closed.write_text("Five towns.")
        closed.chmod(0o000)
        try:
            said = subprocess.run(
                [sys.executable, "-c", _AS_NOBODY, str(closed)], capture_output=True, text=True, check=False
            )
        finally:
            closed.chmod(0o700)
    assert "permission" in said.stdout, said.stderr
