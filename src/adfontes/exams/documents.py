"""Extracts of the course's own sources, to stand before a question: whole sentences, cited, with their origin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

import msgspec

from adfontes.exams.material import JUDGING, LEANS, Material, Telling, is_prose
from adfontes.exams.subjects import Subject
from adfontes.exams.wording import one_line
from adfontes.values.citations import Citation, cite
from adfontes.values.course import CourseSource
from adfontes.values.exams import Document
from adfontes.values.sources import Block
from adfontes.values.spans import Span

FEWEST_WORDS = 25
SHORT, LONG = 90, 160
"""Words of an extract for a short question and for an essay on sources."""
MOST_NOTES = 0.25
"""Share of an extract's sentences that may be notes instead of sentences."""
_NOTE = re.compile(r"[→=|•*]|^[^A-Z“\"'(‘]|[^.!?”\"')’]$")

_FURNITURE = re.compile(
    r"\b(?:Redirected from|welcome|click|subscribe|flashcards|this page|this site)\b", re.IGNORECASE
)


class Extract(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of one source."""

    entry: CourseSource
    citation: Citation
    words: int
    tellings: tuple[Telling, ...]
    """The statements of the course that stand in it."""
    judging: int
    """How many words of judgement it holds."""
    about: bool
    """Whether it names the subject."""

    @property
    def score(self) -> float:
        """How much it gives to work with."""
        dense = min(len(self.tellings), 6)
        return 2 * self.about + dense + 0.5 * min(self.judging, 4) + min(self.words, SHORT) / SHORT


class Documents:
    """Finds extracts in the sources of a course."""

    def __init__(self, material: Material) -> None:
        self.material: Final = material

    def find(
        self,
        subject: Subject | None,
        count: int,
        longest: int = SHORT,
        *,
        judging: bool = False,
        besides: Sequence[Extract] = (),
    ) -> list[Extract]:
        """The best extracts about a subject, in the order of their quality.

        Args:
            subject: what they should be about; None for anything of the course.
            count: how many at most.
            longest: words of each at most.
            judging: those that judge come first.
            besides: extracts that stand in the paper already; nothing of them is taken again.

        Returns:
            One of each source before a second one of any.
        """
        found = [self._read(entry, span, subject) for entry in self._entries for span in self._windows(entry, longest)]
        ranked = sorted(
            (one for one in found if one.tellings or one.about),
            key=lambda one: (-one.score - (2.0 * min(one.judging, 3) if judging else 0.0), one.citation),
        )
        chosen: list[Extract] = []
        for again in (False, True):
            for one in ranked:
                taken = [other for other in (*besides, *chosen) if other.citation.source == one.citation.source]
                free = not any(other.citation.span.overlaps(one.citation.span) for other in taken)
                if len(chosen) < count and free and (again or not taken):
                    chosen.append(one)
        return chosen

    def around(self, citation: Citation, longest: int = SHORT) -> Extract | None:
        """The extract around a quotation; None where it stands in no running text."""
        entry = next(one for one in self._entries if one.source.name == citation.source)
        windows = [span for span in self._windows(entry, longest) if span.contains(citation.span)]
        if not windows:
            return None
        middle = (citation.start + citation.end) // 2
        best = min(windows, key=lambda span: (-len(span) // 200, abs((span.start + span.end) // 2 - middle), span))
        return self._read(entry, best, None)

    def extract_of(self, citation: Citation, subject: Subject | None = None) -> Extract:
        """The extract that a citation holds."""
        entry = next(one for one in self._entries if one.source.name == citation.source)
        return self._read(entry, citation.span, subject)

    @cached_property
    def _entries(self) -> tuple[CourseSource, ...]:
        return self.material.course.sources

    def _read(self, entry: CourseSource, span: Span, subject: Subject | None) -> Extract:
        citation = cite(entry.source, span)
        held = [
            telling
            for telling in self.material.pool
            if any(one.source == citation.source and span.contains(one.span) for one in telling.statement.citations)
        ]
        words = citation.quote
        return Extract(
            entry=entry,
            citation=citation,
            words=len(words.split()),
            tellings=tuple(held),
            judging=len(JUDGING.findall(words)),
            about=subject is not None and any(form in one_line(words) for form in subject.forms),
        )

    def _windows(self, entry: CourseSource, longest: int) -> Iterator[Span]:
        """Runs of whole sentences under one heading, from each sentence on as far as the length allows."""
        for run in _runs(entry):
            text = entry.source.text
            counts = [len(span.of(text).split()) for span in run]
            for first in range(len(run)):
                total, last = 0, first
                while last < len(run) and total + counts[last] <= longest:
                    total += counts[last]
                    last += 1
                taken = run[first:last]
                if total >= FEWEST_WORDS and _reads_well([one_line(span.of(text)) for span in taken]):
                    yield Span(taken[0].start, taken[-1].end)


def _runs(entry: CourseSource) -> Iterator[list[Span]]:
    """Sentences of running text that follow one another with no heading between them."""
    run: list[Span] = []
    before: int | None = None
    for sentence in entry.sentences:
        block = entry.source.blocks[sentence.block]
        joined = before is None or sentence.block in (before, before + 1)
        if not _fits(block) or not joined:
            if run:
                yield run
            run = []
        if _fits(block):
            run.append(sentence.span)
        before = sentence.block
    if run:
        yield run


def _fits(block: Block) -> bool:
    return is_prose(block) and block.kind != "list_item"


def _reads_well(sentences: Sequence[str]) -> bool:
    if LEANS.match(sentences[0]) or _NOTE.search(sentences[0]) or _FURNITURE.search(sentences[0]):
        return False
    return sum(bool(_NOTE.search(words)) for words in sentences) <= MOST_NOTES * len(sentences)


def label_documents(extracts: Sequence[Extract], material: Material, labels: Sequence[str]) -> tuple[Document, ...]:
    """Extracts as documents, with a label (``Source A``) for each."""
    return tuple(
        Document(label=label, citation=one.citation, provenance=provenance(one.entry, material))
        for one, label in zip(extracts, labels, strict=True)
    )


_KINDS: Final = {
    "textbook": "a textbook",
    "encyclopaedia": "an encyclopaedia",
    "notes": "a set of notes",
    "flashcards": "a set of flashcards",
    "study app": "a study site",
    "news": "a newspaper",
    "primary": "a source from the time",
    "article": "an article",
}


def provenance(entry: CourseSource, material: Material) -> str:
    """What is known of a source, from itself and from its profile only."""
    source, profile = entry.source, None
    for one in material.course.profiles:
        if one.source == source.name:
            profile = one
    kind = _KINDS.get(profile.kind, "") if profile else ""
    title = one_line(source.title or source.name)
    author = " and ".join(profile.authors) if profile and profile.authors else source.metadata.get("author", "")
    date = source.metadata.get("date", "") or (profile.date if profile else "")
    told = [f"From {kind}, “{title}”" if kind else f"From “{title}”"]
    told += [f"by {one_line(author)}"] if author else []
    told += [one_line(date)] if date else []
    return f"{', '.join(told)} (your source {entry.letter})."
