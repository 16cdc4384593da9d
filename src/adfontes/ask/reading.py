"""A course as it is searched: every sentence with the words, names and meanings in it and around it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Final

from adfontes.ask.words import Word, stem_set, words_of
from adfontes.course import CourseFile
from adfontes.values.annotations import NameMention, Sentence
from adfontes.values.course import CourseSource
from adfontes.values.sources import Block

TITLES: Final = frozenset({"title", "heading"})
_POINTERS: Final = frozenset({"he", "she", "it", "they", "this", "that", "these", "those"})
_OPENING: Final = 40
"""Letters in which the first three words of a sentence stand."""
# How much a word counts that stands not in a passage but in what is around it; chosen on the questions of six
# development topics, 2026-11-22.
IN_QUESTION: Final = 0.9
IN_LEAD: Final = 0.5
IN_HEADING: Final = 0.5
IN_HEADING_IF_LEANING: Final = 0.9
"""Where a pronoun opens the first sentence under a heading, it stands for the heading."""
IN_TITLE: Final = 0.4
BEFORE: Final = 0.35
BEFORE_IF_LEANING: Final = 0.6
AFTER: Final = 0.15
_COURSES_KEPT: Final = 4
_COUNTS_KEPT: Final = 20_000
_INITIALS_KEPT: Final = 64


class Passage:
    """A sentence of a source, with what is known of its words. Its parts are worked out when they are first needed."""

    def __init__(self, number: int, entry: CourseSource, sentence: Sentence, names: tuple[NameMention, ...]) -> None:
        self.number: Final = number
        self.entry: Final = entry
        self.sentence: Final = sentence
        self.names: Final = names
        """The names in it."""

    @property
    def text(self) -> str:
        """Its words as they stand in the source."""
        return self.sentence.span.of(self.entry.source.text)

    @property
    def block(self) -> Block:
        """The piece of layout that it belongs to."""
        return self.entry.source.blocks[self.sentence.block]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words; places count from its own start."""
        return tuple(words_of(self.text))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The compared forms of its words."""
        return stem_set(self.text)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """By compared form, at which of its words it stands."""
        found: dict[str, list[int]] = {}
        for place, word in enumerate(self.words):
            found.setdefault(word.stem, []).append(place)
        return found

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of the names in it."""
        return frozenset(name.key for name in self.names if name.key)

    @cached_property
    def leans(self) -> bool:
        """Whether its first words point back to the sentence before."""
        return any(word.strip(",.;:").lower() in _POINTERS for word in self.text[:_OPENING].split()[:3])


class Surroundings:
    """Where the words around a passage stand."""

    def __init__(self) -> None:
        self.headings: tuple[int, ...] = ()
        """Numbers of the titles and headings above it."""
        self.question: tuple[int, ...] = ()
        """Numbers of the sentences of the card question that it answers."""
        self.lead: int | None = None
        """The sentence that leads into the list that it is an item of."""
        self.before: int | None = None
        """The sentence before it in the same text, not under another heading."""
        self.after: int | None = None

    def shares(self, *, leans: bool) -> tuple[tuple[int, float], ...]:
        """The number of everything around a passage with its share; where it leans on what is before it, more."""
        found = [(number, IN_QUESTION) for number in self.question]
        found += [(number, IN_HEADING) for number in self.headings[1:]]
        found += [(number, IN_TITLE) for number in self.headings[:1]]
        if leans and self.before is None and self.headings:
            found.append((self.headings[-1], IN_HEADING_IF_LEANING))
        for other, share in (
            (self.lead, IN_LEAD),
            (self.before, BEFORE_IF_LEANING if leans else BEFORE),
            (self.after, AFTER),
        ):
            if other is not None:
                found.append((other, share))
        return tuple(found)


class Reading:
    """All passages of a course and what its full-text index tells of them; worked out when it is first needed."""

    def __init__(self, course: CourseFile) -> None:
        self.course: Final = course
        self.passages: Final[dict[int, Passage]] = dict(_passages(course))
        self.surroundings: Final = _surroundings(self.passages)
        self._around: Final[dict[int, tuple[tuple[int, float], ...]]] = {}
        self.count: Final = lru_cache(maxsize=_COUNTS_KEPT)(course.full_text.count)
        """In how many sentences one of the phrases stands."""
        self.vocabulary: Final = lru_cache(maxsize=_INITIALS_KEPT)(course.full_text.vocabulary)
        """The words of the course that begin with a letter."""
        self.best: Final = course.full_text.best
        """The sentences that hold most of the phrases."""

    def rarity(self, holding: int) -> float:
        """The weight of something that stands in this many passages (Robertson and Spärck Jones 1976)."""
        return math.log(1 + (max(0, len(self.passages) - holding) + 0.5) / (holding + 0.5))

    def around(self, number: int) -> tuple[tuple[int, float], ...]:
        """What stands around a passage, with how much a word counts that stands there."""
        if number not in self._around:
            self._around[number] = self.surroundings[number].shares(leans=self.passages[number].leans)
        return self._around[number]


@lru_cache(maxsize=_COURSES_KEPT)
def read(course: CourseFile) -> Reading:
    """The reading of a course, kept for the next question."""
    return Reading(course)


def _passages(course: CourseFile) -> Iterator[tuple[int, Passage]]:
    names: dict[str, list[NameMention]] = {
        entry.source.name: sorted(entry.names, key=lambda name: name.span) for entry in course.sources
    }
    places = dict.fromkeys(names, 0)
    for number, (entry, sentence) in course.searchable.items():
        mentions, place = names[entry.source.name], places[entry.source.name]
        while place < len(mentions) and mentions[place].span.end <= sentence.span.start:
            place += 1
        end = place
        while end < len(mentions) and mentions[end].span.start < sentence.span.end:
            end += 1
        places[entry.source.name] = place
        yield number, Passage(number, entry, sentence, tuple(mentions[place:end]))


def _surroundings(passages: dict[int, Passage]) -> dict[int, Surroundings]:
    found: dict[int, Surroundings] = {}
    headings: list[tuple[int, int]] = []
    question: list[int] = []
    lead = last = None
    for number, passage in passages.items():
        around = found[number] = Surroundings()
        block = passage.block
        if last is not None and passages[last].entry is not passage.entry:
            headings, question, lead, last = [], [], None, None
        if block.kind in TITLES:
            headings = [entry for entry in headings if entry[0] < block.level]
            around.headings = tuple(heading for _, heading in headings)
            headings.append((block.level, number))
            question, lead, last = [], None, number
            continue
        around.headings = tuple(heading for _, heading in headings)
        if block.kind == "question":
            if last is None or passages[last].block is not block:
                question = []
            question.append(number)
            lead, last = None, number
            continue
        if (question and block.kind in ("answer", "list_item")) or (
            question and passages[question[-1]].sentence.block + 1 == passage.sentence.block
        ):
            around.question = tuple(question)
        elif block.kind not in ("answer", "list_item"):
            question = []
        if block.kind == "list_item":
            around.lead = lead
        elif passage.text.rstrip().endswith(":") or block.kind == "paragraph":
            lead = number
        if last is not None and passages[last].block.kind not in (*TITLES, "question"):
            around.before = last
            found[last].after = number
        last = number
    return found
