"""PDF: the text layer of each page, put together into paragraphs."""

from __future__ import annotations

from adfontes.errors import EmptySource
from adfontes.sources.pieces import Format, Reading, Sample


def _recognise(sample: Sample) -> bool:
    return b"%PDF-" in sample.data[:1024]


def _read(sample: Sample) -> Reading:
    from adfontes.sources.pdf_pages import read_pages  # noqa: PLC0415  (its library loads when first needed)

    reading = read_pages(sample.data)
    if not reading.text.strip():
        raise EmptySource(
            "this PDF is scanned: it holds pictures of pages and no text; give one with a text layer (OCR)"
        )
    return reading


FORMAT = Format(name="a PDF", media_type="application/pdf", suffixes=(".pdf",), recognise=_recognise, read=_read)
