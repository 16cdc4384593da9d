"""What a course gives to ask about: its statements in one pool, and what each of them is good for in an answer."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from adfontes.course import CourseFile
from adfontes.exams.tellings import Telling, is_task, is_whole
from adfontes.exams.wording import one_line
from adfontes.values.citations import Citation, cite
from adfontes.values.course import CourseSource
from adfontes.values.sources import Block
from adfontes.values.spans import Span
from adfontes.values.study import Statement
from adfontes.values.time import TimeSpan

SHORTEST, LONGEST = 40, 330
"""Code points of a statement that can stand in an answer."""
_DATE_LINE = re.compile(r"\W*(?:Dates?|Period|Duration|When|Years?|Time)\b[\s:|]", re.IGNORECASE)
FOOTNOTE = re.compile(r"\[\d+\]")
"""The mark of a note at the foot of a page."""
FEWEST_CLEAN = 15
"""Statements that stand alone; a course with fewer is one of notes."""


class Material:
    """A course as the questions are made from it; read once."""

    def __init__(self, course: CourseFile) -> None:
        self.course: Final = course

    @cached_property
    def pool(self) -> tuple[Telling, ...]:
        """The statements that can be points of an answer.

        They stand alone; where a course has too few such (a deck of cards), notes and card sides are taken too.
        """
        clean = tuple(one for one in self.everything if one.clean)
        if len(clean) >= FEWEST_CLEAN:
            return clean
        return tuple(one for one in self.everything if "?" not in one.text)

    @cached_property
    def everything(self) -> tuple[Telling, ...]:
        """Every statement once, in the order of the course's sections; those that say the same words are one."""
        merged: dict[str, tuple[Statement, list[str], TimeSpan | None]] = {}
        for key, said, when in self._said():
            words = one_line(said.text).casefold()
            if not SHORTEST <= len(words) <= LONGEST or is_task(one_line(said.text)):
                continue
            kept = merged.get(words)
            if kept is None:
                merged[words] = (said, [key], when)
            else:
                kept[1].append(key)
                merged[words] = (kept[0], kept[1], kept[2] or when)
        chosen = [self._telling(said, tuple(dict.fromkeys(keys)), when) for said, keys, when in merged.values()]
        quoted = [cited for telling in chosen for cited in telling.statement.citations]
        return (*chosen, *self._further(quoted))

    def _further(self, quoted: list[Citation]) -> Iterator[Telling]:
        """Sentences of the sources that no section took, where they can be understood alone."""
        taken: dict[str, list[Span]] = defaultdict(list)
        for cited in quoted:
            taken[cited.source].append(cited.span)
        for entry in self.course.sources:
            text = entry.source.text
            for sentence in entry.sentences:
                words = FOOTNOTE.sub("", one_line(sentence.span.of(text)))
                if not is_prose(entry.source.blocks[sentence.block]) or not SHORTEST <= len(words) <= LONGEST:
                    continue
                if is_whole(words) and not any(span.overlaps(sentence.span) for span in taken[entry.source.name]):
                    yield self.sentence(entry, sentence.span)

    def sentence(self, entry: CourseSource, span: Span) -> Telling:
        """A sentence of a source as a telling of its own."""
        cited = cite(entry.source, span)
        said = Statement(text=FOOTNOTE.sub("", one_line(cited.quote)), citations=(cited,), sources=(cited.source,))
        return self._telling(said, (), None, chosen=False)

    def _telling(
        self, said: Statement, keys: tuple[str, ...], when: TimeSpan | None, *, chosen: bool = True
    ) -> Telling:
        place = said.citations[0]
        return Telling(
            statement=said,
            keys=keys,
            when=when,
            dates=self.dates_in(place),
            around=self._date_before(place),
            heading=self._heading(place),
            labels=self._labels.get(one_line(said.text), frozenset()),
            names=frozenset(key for start, key in self._names[place.source] if place.start <= start < place.end),
            chosen=chosen,
        )

    def dates_in(self, place: Citation) -> tuple[tuple[int, int], ...]:
        """First and last day of each date in a quotation, sorted."""
        held = (day for start, day in self._dates[place.source] if place.start <= start < place.end)
        return tuple(sorted(set(held)))

    @cached_property
    def dates_in_tables(self) -> tuple[tuple[int, int], ...]:
        """The dates in lines such as "Date: 4 to 9 May 1848", which tell when the thing was that a page is about."""
        found: list[tuple[int, int]] = []
        for entry in self.course.sources:
            for block in entry.source.blocks:
                if block.kind in ("table_row", "heading") and _DATE_LINE.match(block.body.of(entry.source.text)):
                    places = self._dates[entry.source.name]
                    found += [day for start, day in places if block.span.start <= start < block.span.end]
        return tuple(sorted(set(found)))

    @cached_property
    def _dates(self) -> dict[str, list[tuple[int, tuple[int, int]]]]:
        """By source: where dates stand, and their days."""
        found: dict[str, list[tuple[int, tuple[int, int]]]] = defaultdict(list)
        for claim in self.course.claims:
            value = claim.value
            if not isinstance(value, TimeSpan):
                continue
            first = value.earliest if value.earliest is not None else value.latest
            last = value.latest if value.latest is not None else value.earliest
            if first is not None and last is not None:
                found[claim.focus.source].append((claim.focus.start, (first, last)))
        for places in found.values():
            places.sort()
        return found

    @cached_property
    def _names(self) -> dict[str, list[tuple[int, str]]]:
        """By source: where names stand, and their keys."""
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for entry in self.course.sources:
            found[entry.source.name] += [(name.span.start, name.key) for name in entry.names if name.key]
        return found

    @cached_property
    def _labels(self) -> dict[str, frozenset[str]]:
        """By words: the lines of topic cards that have a statement."""
        found: dict[str, set[str]] = defaultdict(set)
        for card in self.course.topic_cards:
            for line in card.lines:
                for said in (*line.said, *line.kept):
                    found[one_line(said.text)].add(line.label)
        return {words: frozenset(labels) for words, labels in found.items()}

    def _block(self, place: Citation) -> tuple[tuple[Block, ...], int]:
        blocks = self.course.source(place.source).blocks
        starts = [block.span.start for block in blocks]
        return blocks, max(bisect_left(starts, place.start + 1) - 1, 0)

    def _heading(self, place: Citation) -> str:
        """The heading or question that a quotation stands under."""
        blocks, at = self._block(place)
        text = self.course.source(place.source).text
        for block in reversed(blocks[:at]):
            if block.kind in ("heading", "title"):
                return one_line(block.body.of(text)) if block.kind == "heading" else ""
        return ""

    def _date_before(self, place: Citation) -> tuple[int, int] | None:
        """The last date before a quotation in its own paragraph."""
        blocks, at = self._block(place)
        before = [day for start, day in self._dates[place.source] if blocks[at].span.start <= start < place.start]
        return before[-1] if before else None

    def _said(self) -> Iterator[tuple[str, Statement, TimeSpan | None]]:
        course = self.course
        for fact in course.facts:
            yield from ((fact.key, said, None) for said in (fact.statement, *fact.further))
        for entry in course.timeline:
            yield entry.key, entry.statement, entry.when
        for link in course.causes:
            yield from ((link.key, said, None) for said in (link.statement, link.cause, link.effect))
        for argument in course.arguments:
            for point in (*argument.supporting, *argument.opposing):
                yield from ((argument.key, said, None) for said in (point.statement, *point.answered_by))
        for card in course.topic_cards:
            yield from ((card.key, said, None) for line in card.lines for said in (*line.said, *line.kept))
        for term in course.terms:
            yield from ((term.key, said, None) for said in (term.definition, *term.further))
        for name in course.names:
            yield from ((name.key, said, None) for said in name.statements)
        for question in course.questions:
            yield from ((question.key, said, None) for said in question.answers)

    @cached_property
    def running_text(self) -> str:
        """The paragraphs and list items of all sources, for counting how a name is used."""
        return "\n".join(
            block.body.of(entry.source.text)
            for entry in self.course.sources
            for block in entry.source.blocks
            if is_prose(block)
        )


def is_prose(block: Block) -> bool:
    """Whether a block tells something, and is no heading, caption or furniture."""
    return block.kind in ("paragraph", "list_item", "answer", "quotation")
