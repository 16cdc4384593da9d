"""Every format that can be read, and how to tell which one some bytes are."""

from __future__ import annotations

from adfontes.errors import ProtectedSource, UnsupportedSource
from adfontes.sources import docx, html, markdown, pdf, plain_text
from adfontes.sources.pieces import Format, Sample

# The order matters: signatures first, then what is told from the text, plain text last since it takes anything.
FORMATS: tuple[Format, ...] = (pdf.FORMAT, docx.FORMAT, html.FORMAT, markdown.FORMAT, plain_text.FORMAT)

_KNOWN_TO_BE_UNREADABLE: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "an RTF document; save it as DOCX or plain text"),
    (b"\x89PNG", "a picture; give the text that it shows, or a PDF with a text layer"),
    (b"\xff\xd8\xff", "a picture; give the text that it shows, or a PDF with a text layer"),
    (b"GIF8", "a picture; give the text that it shows, or a PDF with a text layer"),
    (b"II*\0", "a picture; give the text that it shows, or a PDF with a text layer"),
    (b"MM\0*", "a picture; give the text that it shows, or a PDF with a text layer"),
    (b"PK\x03\x04", "a ZIP archive of a kind that is not known; unpack it and give the files in it"),
    (b"PK\x05\x06", "an empty ZIP archive; give a document"),
    (b"\x1f\x8b", "a compressed file; unpack it first"),
    (b"7z\xbc\xaf", "a compressed file; unpack it first"),
    (b"Rar!", "a compressed file; unpack it first"),
    (b"SQLite format 3\0", "a database; export what it holds as text"),
    (b"ID3", "a sound file; give what it says as text"),
    (b"OggS", "a sound or video file; give what it says as text"),
    (b"\x7fELF", "a program, not a document; give a text, HTML, PDF or DOCX file"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def choose_format(sample: Sample) -> Format:
    """The format of the bytes.

    Raises:
        ProtectedSource: they are an encrypted Office document.
        UnsupportedSource: they are of a known format that no reader here reads.
        UnreadableSource: they are of no format and no text either.
    """
    data = sample.data
    if data.startswith(_OLE):
        if _OLE_ENCRYPTED in data:
            raise ProtectedSource(
                "this Office document is encrypted; open it with its password and save it without one"
            )
        raise UnsupportedSource("this is a document of Office 97-2003; save it as DOCX, PPTX or PDF")
    for known in FORMATS[:2]:
        if known.recognise(sample):
            return known
    for signature, description in _KNOWN_TO_BE_UNREADABLE:
        if data.startswith(signature):
            raise UnsupportedSource(f"this is {description}")
    return next(known for known in FORMATS[2:] if known.recognise(sample))
