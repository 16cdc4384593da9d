"""A course as it is searched: every sentence with the words, names and meanings in it and around it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Final

from adfontes.ask.meanings import meanings_of
from adfontes.ask.words import Word, words_of
from adfontes.course import CourseFile
from adfontes.values.annotations import NameMention, Sentence
from adfontes.values.course import CourseSource
from adfontes.values.sources import Block

TITLES: Final = frozenset({"title", "heading"})
_POINTERS: Final = frozenset({"he", "she", "it", "they", "this", "that", "these", "those"})
_NEAR: Final = 5
"""Words to either side within which the companion of a verb must stand."""
_COURSES_KEPT: Final = 4


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
        return frozenset(word.stem for word in self.words)

    @cached_property
    def meanings(self) -> frozenset[str]:
        """The classes of meaning of its words."""
        stems = [word.stem for word in self.words]
        found: set[str] = set()
        for place, stem in enumerate(stems):
            found |= meanings_of(stem, frozenset(stems[max(0, place - _NEAR) : place + _NEAR + 1]))
        return frozenset(found)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of the names in it."""
        return frozenset(name.key for name in self.names if name.key)

    @cached_property
    def leans(self) -> bool:
        """Whether its first words point back to the sentence before."""
        return any(word.stem in _POINTERS for word in self.words[:3])


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


class Reading:
    """All passages of a course and where each word, name and meaning stands."""

    def __init__(self, course: CourseFile) -> None:
        self.passages: Final[dict[int, Passage]] = dict(_passages(course))
        self.surroundings: Final = _surroundings(self.passages)
        self.by_stem: Final[dict[str, set[int]]] = {}
        self.by_meaning: Final[dict[str, set[int]]] = {}
        self.by_key: Final[dict[str, set[int]]] = {}
        for number, passage in self.passages.items():
            for table, values in (
                (self.by_stem, passage.stems),
                (self.by_meaning, passage.meanings),
                (self.by_key, passage.keys),
            ):
                for value in values:
                    table.setdefault(value, set()).add(number)

    def rarity(self, holding: int) -> float:
        """The weight of something that stands in this many passages (Robertson and Spärck Jones 1976)."""
        return math.log(1 + (len(self.passages) - holding + 0.5) / (holding + 0.5))

    @cached_property
    def by_initial(self) -> dict[str, list[str]]:
        """The words of the course by their first letter."""
        found: dict[str, list[str]] = {}
        for stem in self.by_stem:
            found.setdefault(stem[:1], []).append(stem)
        return found


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
