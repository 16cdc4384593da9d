"""Bytes to characters, strictly: a wrong guess would falsify every quotation, so what cannot be told is refused."""

from __future__ import annotations

import codecs
import re

import msgspec

from adfontes.errors import UnreadableSource

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65536
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_PLAUSIBLE_1252 = re.compile(
    rb"[\x80\x85\x91-\x97\xa0\xa3\xa7\xa9\xab\xae\xb0\xb1\xb7\xbb-\xbf]|(?<=[A-Za-z\x8a\x9a\xc0-\xff])[\x8a\x8c\x8e\x9a\x9c\x9e\x9f\xc0-\xff]"
    rb"|[\x8a\x8c\x8e\x9a\x9c\x9e\xc0-\xff](?=[A-Za-z\x92'-])|(?<=[ (])[\xc0\xe0\xc9\xe9](?=[ ,.)])"
)

# Prose in a Western European language has well under this share of bytes outside ASCII; Cyrillic or Greek in a one-byte
# encoding has more than half. Chosen on French, German, Polish and Russian sample sentences, 2026-11-22: no confusion.
_MOST_HIGH_BYTES = 0.3
_LEAST_PLAUSIBLE = 0.8
_MOST_CONTROL_BYTES = 0.005


class Decoded(msgspec.Struct, frozen=True):
    """Text, and how it was found in the bytes."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode a text file.

    A byte order mark decides; then what the document declares of itself; then UTF-8, UTF-16 without a mark where
    every other byte is zero, and Windows-1252 where its bytes make Western words.

    Args:
        data: the whole file.
        declared: the encoding that the document names (HTML ``charset``), if any.

    Raises:
        UnreadableSource: the bytes are no text, or no encoding fits them without a doubt.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = _strictly(data[len(mark) :], encoding)
            return Decoded(text, encoding, ("the file starts with a byte order mark",))
    wide = _wide_encoding(data[:_SAMPLE])
    if wide:
        return Decoded(_strictly(data, wide), wide, (f"read as {wide.upper()} without a byte order mark",))
    if len(_CONTROL.findall(data[:_SAMPLE])) > _MOST_CONTROL_BYTES * len(data[:_SAMPLE]) or b"\0" in data:
        raise UnreadableSource("this is not text but binary data; give a text, HTML, PDF or DOCX file")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        broken_at = error.start
    if declared and (told := _by_declaration(data, declared)):
        return told
    return _western(data, broken_at)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableSource(
            f"the text is marked as {encoding.upper()} but breaks off or is damaged at byte {error.start}; "
            "save it again as UTF-8"
        ) from error


def _wide_encoding(sample: bytes) -> str | None:
    """UTF-16 without a mark, where nearly every other byte is zero."""
    pairs = len(sample) // 2
    if pairs < 2 or b"\0" not in sample:
        return None
    low, high = sample[0 : 2 * pairs : 2].count(0), sample[1 : 2 * pairs : 2].count(0)
    if high > 0.7 * pairs and low < 0.05 * pairs:
        return "utf-16-le"
    if low > 0.7 * pairs and high < 0.05 * pairs:
        return "utf-16-be"
    return None


def _by_declaration(data: bytes, declared: str) -> Decoded | None:
    try:
        encoding = codecs.lookup(declared).name
        if encoding in {"iso8859-1", "ascii"}:
            encoding = "cp1252"  # as browsers do (WHATWG Encoding Standard)
        return Decoded(data.decode(encoding), encoding)
    except (LookupError, UnicodeDecodeError):
        return None


def _western(data: bytes, broken_at: int) -> Decoded:
    """Windows-1252, where the bytes outside ASCII make sense as such; else say what is wrong."""
    high = len(_HIGH.findall(data))
    multibyte = sum(len(match) for match in _MULTIBYTE.findall(data))
    if multibyte > high / 2:
        raise UnreadableSource(
            f"the text is UTF-8 but damaged at byte {broken_at}; save it again as UTF-8 from the program that made it"
        )
    plausible = len(_PLAUSIBLE_1252.findall(data))
    if high <= _MOST_HIGH_BYTES * len(data) and plausible >= _LEAST_PLAUSIBLE * high:
        try:
            return Decoded(data.decode("cp1252"), "cp1252", ("read as Windows-1252, since it is not UTF-8",))
        except UnicodeDecodeError:
            pass
    raise UnreadableSource(
        f"the encoding of the text cannot be told (byte {broken_at} is not UTF-8); save it again as UTF-8"
    )
