"""Plain text: stored as it is, its layout told from its lines."""

from __future__ import annotations

from adfontes.sources.layout import lay_out
from adfontes.sources.pieces import Format, Reading, Sample


def _recognise(sample: Sample) -> bool:
    return bool(sample.opening)


def _read(sample: Sample) -> Reading:
    decoded = sample.decoded
    pieces = lay_out(decoded.text, 0, len(decoded.text))
    return Reading(text=decoded.text, pieces=pieces, encoding=decoded.encoding, notes=list(decoded.notes))


FORMAT = Format(
    name="plain text", media_type="text/plain", suffixes=(".txt", ".text"), recognise=_recognise, read=_read
)
