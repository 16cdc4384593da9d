"""Markdown: stored as it is, marks and all; what the marks mean goes into the blocks (CommonMark, GitHub tables)."""

from __future__ import annotations

import re

from adfontes.sources.layout import lay_out
from adfontes.sources.pieces import Format, Piece, Reading, Sample

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?P<fields>(?:.*\r?\n){0,60}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)")
_FIELD = re.compile(r"(?m)^(?P<key>[A-Za-z_-]+):[ \t]*(?P<value>.*\S)")
_KEPT = {"title": "title", "author": "author", "date": "date", "lang": "language", "language": "language", "url": "url"}


def _recognise(sample: Sample) -> bool:
    return sample.suffix in FORMAT.suffixes and bool(sample.opening)


def _read(sample: Sample) -> Reading:
    decoded = sample.decoded
    reading = Reading(text=decoded.text, pieces=[], encoding=decoded.encoding, notes=list(decoded.notes))
    start = 0
    front = _FRONT_MATTER.match(decoded.text)
    if front and (fields := list(_FIELD.finditer(front["fields"]))):
        start = front.end()
        reading.pieces.append(Piece(0, len(decoded.text[:start].rstrip()), kind="furniture"))
        for found in fields:
            if kept := _KEPT.get(found["key"].lower()):
                reading.metadata[kept] = found["value"].strip("'\"")
        reading.title = reading.metadata.pop("title", "")
    reading.pieces += lay_out(decoded.text, start, len(decoded.text), markdown=True)
    return reading


FORMAT = Format(
    name="Markdown",
    media_type="text/markdown",
    suffixes=(".md", ".markdown", ".mdown"),
    recognise=_recognise,
    read=_read,
)
