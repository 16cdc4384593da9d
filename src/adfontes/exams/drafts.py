"""What the rules for questions share: the course as they see it, and the draft that each of them makes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final, Literal

import msgspec

from adfontes.course import CourseFile
from adfontes.exams.bearing import Bearing
from adfontes.exams.documents import Documents
from adfontes.exams.factors import Factor, factors_of, theme_factors
from adfontes.exams.material import Material
from adfontes.exams.subjects import Subject, Subjects
from adfontes.exams.tellings import Telling, best
from adfontes.exams.wording import capitalised
from adfontes.values.exams import Document, IndicativePoint

FEWEST_POINTS = 2
"""Cited points that a question must have to be set."""
MOST_POINTS = 8


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
        self._bearings: Final[dict[str, Bearing]] = {}
        self._factors: Final[dict[str, list[Factor]]] = {}

    @cached_property
    def events(self) -> tuple[Subject, ...]:
        """The events of the course, that which it is about first."""
        return self.subjects.events

    def bearing(self, event: Subject) -> Bearing:
        """How the statements of the course bear on an event."""
        if event.key not in self._bearings:
            self._bearings[event.key] = Bearing(
                event,
                pool=self.material.pool,
                everything=self.material.everything,
                stated=self._stated(event),
                causes=self._links(event, "cause"),
                effects=self._links(event, "consequence"),
            )
        return self._bearings[event.key]

    def causes(self, event: Subject) -> tuple[Telling, ...]:
        """The statements that tell what led to an event, the surest first."""
        return self.bearing(event).causes()

    def effects(self, event: Subject) -> tuple[Telling, ...]:
        """The statements that tell what came of an event, the surest first."""
        return self.bearing(event).effects()

    def factors(self, event: Subject) -> list[Factor]:
        """What may have brought an event about, that of which the sources say most first."""
        if event.key not in self._factors:
            self._factors[event.key] = factors_of(event, self.causes(event), self.subjects)
        return self._factors[event.key]

    def place(self, event: Subject) -> Subject | None:
        """The state that the event is named after, else the one that is spoken of most with it."""
        near = self.subjects.near(event, self.subjects.places)
        if event.manner and event.manner.sort == "rising":  # not the rebels' own state
            near = [place for place in near if not set(place.phrase.split()) & set(event.phrase.split()) - {"the"}]
        named = [place for place in near if any(form in event.phrase for form in place.forms)]
        return next(iter([*named, *near]), None)

    def prompts(self, event: Subject, told: Iterable[Telling], count: int, besides: Iterable[str] = ()) -> list[str]:
        """Stimulus points: things that the points of an answer name, each from another statement; else none.

        Args:
            event: what is asked about; it is no prompt.
            told: the statements that an answer would use.
            count: how many prompts.
            besides: phrases that the question names already.
        """
        used = [event.phrase.lower(), *(phrase.lower() for phrase in besides)]
        tellings = tuple(told)
        chosen: list[str] = []
        free = {id(one) for one in tellings}
        for phrase, held in self._things(event, tellings):
            left = [one for one in held if id(one) in free]
            bare = phrase.lower().removeprefix("the ")
            if len(chosen) < count and left and not any(bare in other or other in phrase.lower() for other in used):
                chosen.append(capitalised(phrase))
                used.append(bare)
                free.discard(id(left[0]))
        return chosen if len(chosen) == count else []

    def _things(self, event: Subject, told: tuple[Telling, ...]) -> Iterator[tuple[str, list[Telling]]]:
        """What can stand as a prompt: themes, events, people; those with most statements first."""
        found = [(one.phrase, list(one.tellings)) for one in theme_factors(event, told)]
        named = (*(one for one in self.events if one is not event), *self.subjects.people, *self.subjects.organisations)
        found += [(one.phrase, [said for said in told if one.names(said)]) for one in named]
        yield from sorted((pair for pair in found if pair[1]), key=lambda pair: (-len(pair[1]), pair[0]))

    def _stated(self, event: Subject) -> list[tuple[int, int]]:
        """The event's dates on its topic card; those of the main event also in the tables of the sources."""
        tables = self.material.dates_in_tables if event.main else ()
        return [
            *tables,
            *(
                day
                for card in self.course.topic_cards
                if {card.name, *card.other_names} & set(event.forms)
                for line in card.lines
                if line.label in ("When", "Signed", "Duration")
                for said in line.said
                for day in self.material.dates_in(said.citations[0])
            ),
        ]

    def _links(self, event: Subject, part: Literal["cause", "consequence"]) -> set[str]:
        """Keys of the course's own causal links that lead to the event, or from it."""
        found = set()
        for link in self.course.causes:
            end = link.effect if part == "cause" else link.cause
            if any(form in end.text for form in event.forms) or (event.main and end.text == self.course.title):
                found.add(link.key)
        return found


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
