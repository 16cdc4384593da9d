"""DOCX: paragraphs, lists and tables in the order of the document."""

from __future__ import annotations

from adfontes.sources.archives import has_member
from adfontes.sources.pieces import Format, Reading, Sample


def _recognise(sample: Sample) -> bool:
    return sample.data.startswith(b"PK") and has_member(sample.data, "word/document.xml")


def _read(sample: Sample) -> Reading:
    from adfontes.sources.docx_body import read_body  # noqa: PLC0415  (its library loads when first needed)

    return read_body(sample.data)


FORMAT = Format(
    name="a Word document",
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    suffixes=(".docx",),
    recognise=_recognise,
    read=_read,
)
