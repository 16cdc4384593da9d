"""A course to give away: without the originals, with the quoted sentences and the headings above them.

Every other character of a text is blanked, so that offsets hold and every citation still stands at its place.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import msgspec

from adfontes.course.schema import SECTIONS
from adfontes.values.citations import Citation
from adfontes.values.course import CourseContent, CourseSource
from adfontes.values.sources import Block, Source
from adfontes.values.spans import Span

NOTE: Final = "only what the course quotes is here; the rest of the text was left out when it was published"
GAP: Final = "…"
"""Stands where words were left out within a block that is quoted."""


def publish_content(content: CourseContent) -> CourseContent:
    """The same course without its originals.

    Args:
        content: a whole course; corrections that should be in it are applied already.
    """
    kept = {entry.source.name: kept_ranges(entry, cited_spans(content, entry.source.name)) for entry in content.sources}
    sources = tuple(cut_source(entry, kept[entry.source.name]) for entry in content.sources)
    versions = {entry.source.name: entry.source.version for entry in sources}
    sections = {name: _cite_anew(getattr(content, name), versions) for name in SECTIONS}
    return msgspec.structs.replace(content, sources=sources, **sections)


def cited_spans(content: CourseContent, source: str) -> list[Span]:
    """Everything that any item cites from a source, sorted."""
    found: set[Span] = set()

    def gather(value: Any) -> None:  # noqa: ANN401 (a value of any type)
        if isinstance(value, Citation):
            if value.source == source:
                found.add(value.span)
        elif isinstance(value, msgspec.Struct):
            for name in value.__struct_fields__:
                gather(getattr(value, name))
        elif isinstance(value, tuple):
            for inner in value:
                gather(inner)

    for name in SECTIONS:
        gather(getattr(content, name))
    return sorted(found)


def kept_ranges(entry: CourseSource, cited: Iterable[Span]) -> list[Span]:
    """What stays of a text: what is cited, the sentences that it stands in, and the headings above; sorted, joined."""
    sentences = [sentence.span for sentence in entry.sentences]
    starts = [span.start for span in sentences]
    blocks = entry.source.blocks
    kept: set[Span] = set()
    for span in cited:
        kept.add(span)
        first = max(bisect_right(starts, span.start) - 1, 0)
        for sentence in sentences[first:]:
            if sentence.start >= span.end:
                break
            if sentence.overlaps(span):
                kept.add(sentence)
        kept.update(heading.span for heading in headings_above(blocks, span.start))
    return list(joined(sorted(kept)))


def headings_above(blocks: tuple[Block, ...], offset: int) -> Iterator[Block]:
    """The headings under which a place stands, the nearest first."""
    level = None
    before = bisect_right(blocks, offset, key=lambda block: block.span.start)
    for block in reversed(blocks[:before]):
        if block.kind in ("title", "heading") and (level is None or block.level < level):
            level = block.level
            yield block


def joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Ranges that touch or overlap as one."""
    current: Span | None = None
    for span in spans:
        if current and span.start <= current.end:
            current = Span(current.start, max(current.end, span.end))
            continue
        if current:
            yield current
        current = span
    if current:
        yield current


def cut_source(entry: CourseSource, kept: list[Span]) -> CourseSource:
    """The source with what was not kept blanked, and without blocks, sentences and names that are gone with it."""
    source = entry.source
    blocks = [block for block in source.blocks if any(block.span.overlaps(span) for span in kept)]
    text = cut_text(source.text, kept, blocks)
    cut = Source(
        name=source.name, title=source.title, media_type=source.media_type, text=text,
        version=hashlib.sha256(text.encode()).hexdigest(), blocks=tuple(blocks), original=b"",
        checksum=hashlib.sha256(b"").hexdigest(), encoding=source.encoding, notes=(*source.notes, NOTE),
        metadata=source.metadata,
    )  # fmt: skip
    numbers = {id(block): number for number, block in enumerate(blocks)}
    sentences = tuple(
        msgspec.structs.replace(sentence, block=numbers[id(source.blocks[sentence.block])])
        for sentence in entry.sentences
        if any(span.contains(sentence.span) for span in kept) and id(source.blocks[sentence.block]) in numbers
    )
    names = tuple(name for name in entry.names if any(span.contains(name.span) for span in kept))
    return CourseSource(letter=entry.letter, source=cut, sentences=sentences, names=names)


def cut_text(text: str, kept: Iterable[Span], blocks: Iterable[Block]) -> str:
    """The text with blanks for what was left out; lines stay where they are, and a gap in a block is marked."""
    letters = [letter if letter.isspace() else " " for letter in text]
    kept = list(kept)
    for block in blocks:
        for gap in gaps(block.body, kept):
            words = gap.of(text)
            if words.strip():
                letters[gap.start + len(words) - len(words.lstrip())] = GAP
    for span in kept:
        letters[span.start : span.end] = text[span.start : span.end]
    return "".join(letters)


def gaps(whole: Span, kept: Iterable[Span]) -> Iterator[Span]:
    """What of a range is not kept; ``kept`` is sorted and its ranges are apart."""
    place = whole.start
    for span in kept:
        if span.end <= place or span.start >= whole.end:
            continue
        if span.start > place:
            yield Span(place, span.start)
        place = span.end
    if place < whole.end:
        yield Span(place, whole.end)


def _cite_anew(value: Any, versions: Mapping[str, str]) -> Any:  # noqa: ANN401 (a value of any type)
    """The same with citations that name the version of the cut text."""
    if isinstance(value, Citation):
        return msgspec.structs.replace(value, version=versions[value.source])
    if isinstance(value, msgspec.Struct):
        fields = {name: _cite_anew(getattr(value, name), versions) for name in value.__struct_fields__}
        return msgspec.structs.replace(value, **fields)
    if isinstance(value, tuple):
        return tuple(_cite_anew(inner, versions) for inner in value)
    return value
