"""Where a citation stands on a page, and where a reader who opened it comes back to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from adfontes.values.citations import Citation
from adfontes.values.course import CourseSource
from adfontes.values.evidence import Finding
from adfontes.values.study import (
    Argument,
    Card,
    CausalLink,
    Fact,
    KeyTerm,
    NameEntry,
    QuizQuestion,
    SourceProfile,
    StudyQuestion,
    TimelineEntry,
    TopicCard,
)

COLOURS = 8
"""Okabe and Ito's palette (jfly.uni-koeln.de/color, 2008) has eight; a ninth source starts again at the first."""


class ReadableCourse(Protocol):
    """What a page needs of a course: a course file that was opened, or the content itself."""

    @property
    def title(self) -> str: ...  # noqa: D102 - as in CourseContent
    @property
    def sources(self) -> Sequence[CourseSource]: ...  # noqa: D102
    @property
    def findings(self) -> Sequence[Finding]: ...  # noqa: D102
    @property
    def facts(self) -> Sequence[Fact]: ...  # noqa: D102
    @property
    def timeline(self) -> Sequence[TimelineEntry]: ...  # noqa: D102
    @property
    def names(self) -> Sequence[NameEntry]: ...  # noqa: D102
    @property
    def terms(self) -> Sequence[KeyTerm]: ...  # noqa: D102
    @property
    def topic_cards(self) -> Sequence[TopicCard]: ...  # noqa: D102
    @property
    def causes(self) -> Sequence[CausalLink]: ...  # noqa: D102
    @property
    def arguments(self) -> Sequence[Argument]: ...  # noqa: D102
    @property
    def questions(self) -> Sequence[StudyQuestion]: ...  # noqa: D102
    @property
    def profiles(self) -> Sequence[SourceProfile]: ...  # noqa: D102
    @property
    def cards(self) -> Sequence[Card]: ...  # noqa: D102
    @property
    def quiz(self) -> Sequence[QuizQuestion]: ...  # noqa: D102


@dataclass(frozen=True)
class Place:
    """A thing that a page shows and that a reader can come back to."""

    section: str
    """A key of :data:`ANCHORS`: ``facts``, ``disputes``, ``timeline`` ..."""
    number: int
    """From 1, in the order of the course."""

    @property
    def anchor(self) -> str:
        """The id on the page: ``fact-3``."""
        return f"{ANCHORS[self.section]}-{self.number}"


ANCHORS = {
    "facts": "fact",
    "disputes": "dispute",
    "timeline": "date",
    "names": "name",
    "cards": "card",
    "quiz": "question",
    "terms": "term",
    "topic_cards": "topic",
    "causes": "cause",
    "arguments": "argument",
    "questions": "asked",
    "agreed": "agreed",
    "profiles": "profile",
}
"""Name of each section and how the ids of its items begin."""
NOWHERE = Place("", 0)


class Links(Protocol):
    """How a page links: within itself (the guide) or to other pages (the web)."""

    def sentence(self, letter: str, start: int, back: Place) -> str:
        """To a sentence of a source; ``back`` is where the reader is now."""

    def place(self, place: Place) -> str:
        """To a statement, dispute, date or name."""

    def source(self, letter: str) -> str:
        """To the whole text of a source."""


class InPage:
    """Links within one page."""

    def sentence(self, letter: str, start: int, back: Place) -> str:
        """``#A-120``: the guide finds the way back in the note of the sentence."""
        return f"#{sentence_anchor(letter, start)}"

    def place(self, place: Place) -> str:
        """``#fact-3``."""
        return f"#{place.anchor}"

    def source(self, letter: str) -> str:
        """``#source-A``."""
        return f"#source-{letter}"


def sentence_anchor(letter: str, start: int) -> str:
    """The id of a sentence: its source's letter and the code point it starts at."""
    return f"{letter}-{start}"


class Shelf:
    """The sources of a course, and which sentence a citation stands in."""

    def __init__(self, sources: Sequence[CourseSource]) -> None:
        self.sources = tuple(sources)
        self._by_name = {one.source.name: one for one in sources}
        self._colours = {one.letter: index % COLOURS + 1 for index, one in enumerate(sources)}
        self._starts = {one.letter: sentence_starts(one) for one in sources}

    def named(self, name: str) -> CourseSource:
        """The source that a citation names."""
        return self._by_name[name]

    def lettered(self, letter: str) -> CourseSource | None:
        """The source with this letter, None where there is none."""
        return next((one for one in self.sources if one.letter == letter), None)

    def colour(self, letter: str) -> int:
        """Number of the source's colour, from 1."""
        return self._colours[letter]

    def sentence(self, citation: Citation) -> tuple[str, int]:
        """Letter of the source and start of the sentence that the citation begins in."""
        letter = self.named(citation.source).letter
        return letter, self.sentence_at(letter, citation.start)

    def sentence_at(self, letter: str, offset: int) -> int:
        """Start of the sentence, or of the block without sentences, in which ``offset`` stands."""
        starts = self._starts[letter]
        found = bisect_right(starts, offset) - 1
        return starts[max(found, 0)] if starts else 0


def sentence_starts(source: CourseSource) -> list[int]:
    """Where everything that can be linked to begins: sentences, and blocks that hold none."""
    starts = {sentence.span.start for sentence in source.sentences}
    covered = {sentence.block for sentence in source.sentences}
    starts.update(block.body.start for index, block in enumerate(source.source.blocks) if index not in covered)
    return sorted(starts)
