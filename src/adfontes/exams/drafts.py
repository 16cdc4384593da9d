"""What the rules for questions share: the course as they see it, and the draft that each of them makes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Final, Literal

import msgspec

from adfontes.course import CourseFile
from adfontes.exams.documents import Documents
from adfontes.exams.event_words import head_of
from adfontes.exams.factors import Factor, factors_of
from adfontes.exams.material import Material, Telling, best, by_weight
from adfontes.exams.subjects import Subject, Subjects
from adfontes.exams.wording import capitalised
from adfontes.values.exams import Document, IndicativePoint

FEWEST_POINTS = 2
"""Cited points that a question must have to be set."""
MOST_POINTS = 8
ENOUGH = 6
"""Statements on causes or effects after which no less sure ones are taken."""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A question before it is put into a board's words."""

    slots: dict[str, str]
    about: str
    """What it asks: two drafts of the same form with the same words here are the same question."""
    points: tuple[IndicativePoint, ...]
    made_from: str
    """What of the course it stands on, in a few words, for the rule that is shown."""
    parts: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    documents: tuple[Document, ...] = ()
    criteria: tuple[str, ...] = ()
    judgement: str = ""
    advice: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()


class Setting:
    """A course as the rules see it."""

    def __init__(self, course: CourseFile) -> None:
        self.course: Final = course
        self.material: Final = Material(course)
        self.subjects: Final = Subjects(self.material)
        self.documents: Final = Documents(self.material)
        self._causes: dict[str, tuple[Telling, ...]] = {}
        self._effects: dict[str, tuple[Telling, ...]] = {}
        self._factors: dict[str, list[Factor]] = {}

    @cached_property
    def events(self) -> tuple[Subject, ...]:
        """The events of the course, that which it is about first."""
        return self.subjects.events

    def causes(self, event: Subject) -> tuple[Telling, ...]:
        """The statements that lead up to an event: those that the course links to it, then those that name a reason."""
        if event.key not in self._causes:
            linked = [one for one in self._linked(event, "cause") if not _after(one, event)]
            wide = self._wide_causes(event)
            near = [one for one in wide if event.names(one) or _before(one, event)]
            sure = _distinct([*by_weight(linked), *by_weight(near)])
            self._causes[event.key] = _filled(sure, wide if event.main else [])
        return self._causes[event.key]

    def effects(self, event: Subject) -> tuple[Telling, ...]:
        """The statements that tell what came of an event: those that the course links to it, then later ones."""
        if event.key not in self._effects:
            linked = [one for one in self._linked(event, "consequence") if event.names(one) or _comes_after(one, event)]
            told = [one for one in event.tellings if one.effect and one.chosen and not _before(one, event)]
            plain = [one for one in told if one.outcome and (event.names(one) or _after(one, event))]
            later = [one for one in told if _after(one, event) or _comes_after(one, event)]
            sure = _distinct([*by_weight(linked), *by_weight(plain), *by_weight(later)])
            self._effects[event.key] = _filled(sure, [one for one in told if event.names(one)] if event.main else [])
        return self._effects[event.key]

    def factors(self, event: Subject) -> list[Factor]:
        """What may have brought an event about, that of which the sources say most first."""
        if event.key not in self._factors:
            told = _distinct([*self.causes(event), *self._wide_causes(event)])
            self._factors[event.key] = factors_of(event, told, self.subjects)
        return self._factors[event.key]

    def _wide_causes(self, event: Subject) -> list[Telling]:
        """Whatever names a reason, or tells of the years before what the course is about."""
        return [
            one
            for one in event.tellings
            if (one.cause or (event.main and _before(one, event)))
            and not _after(one, event)
            and not _comes_after(one, event)
        ]

    def place(self, event: Subject) -> Subject | None:
        """The state that the event is named after, else the one that is spoken of most with it."""
        near = self.subjects.near(event, self.subjects.places)
        if event.manner and event.manner.sort == "rising":  # not the rebels' own state
            near = [place for place in near if not set(place.phrase.split()) & set(event.phrase.split()) - {"the"}]
        named = [place for place in near if any(form in event.phrase for form in place.forms)]
        return next(iter([*named, *near]), None)

    def _linked(self, event: Subject, part: Literal["cause", "consequence"]) -> list[Telling]:
        """What the course's own causal links say."""
        if event.main:
            keys = {link.key for link in self.course.causes if link.part == part}
        else:
            keys = set()
            for link in self.course.causes:
                end = link.effect if part == "cause" else link.cause
                if any(form in end.text for form in event.forms):
                    keys.add(link.key)
        return [one for one in self.material.pool if keys.intersection(one.keys)]


def _filled(sure: tuple[Telling, ...], wide: list[Telling]) -> tuple[Telling, ...]:
    """The surest first; the wide ones only as far as the others are too few."""
    further = [one for one in by_weight(wide) if one not in sure]
    return (*sure, *further[: max(ENOUGH - len(sure), 0)])


def _distinct(tellings: Iterable[Telling]) -> tuple[Telling, ...]:
    return tuple({id(one): one for one in tellings}.values())


def _before(one: Telling, event: Subject) -> bool:
    return bool(one.years) and event.year is not None and one.years[-1] < event.year


def _after(one: Telling, event: Subject) -> bool:
    return bool(one.years) and event.year is not None and one.years[0] > event.year


def _comes_after(one: Telling, event: Subject) -> bool:
    """Whether the statement tells of the time after the event in words ("after the treaty", "since the war")."""
    head = head_of(event.phrase)
    after = rf"\b(?:after|since|following)\s(?:\w+(?:['’]s)?\s){{0,4}}{re.escape(head)}\b|\bshortly after\b|\blegacy\b"
    return bool(re.search(after, one.statement.text, re.IGNORECASE))


def points_of(
    tellings: Iterable[Telling],
    most: int = MOST_POINTS,
    *,
    side: Literal["for", "against", "point"] = "point",
    heading: str = "",
) -> tuple[IndicativePoint, ...]:
    """The first tellings as points of an answer; those that repeat one are left out."""
    heading = capitalised(heading)
    return tuple(IndicativePoint(statement=one.statement, side=side, heading=heading) for one in best(tellings, most))


def keys_of(tellings: Iterable[Telling]) -> tuple[str, ...]:
    """The items of the course that statements come from, sorted."""
    return tuple(sorted({key for one in tellings for key in one.keys}))
