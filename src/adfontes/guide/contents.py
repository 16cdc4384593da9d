"""The sections of a course as the pages show them: which there are, in what order, and those that are asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final

from adfontes.errors import OutputError
from adfontes.guide.graph import draw_tall_graph, draw_wide_graph
from adfontes.guide.picture import draw_tall, draw_wide
from adfontes.guide.places import ReadableCourse
from adfontes.guide.saying import DISPUTED, EMPTY, LEADS, SECTIONS, SINGLE
from adfontes.guide.sections import (
    show_agreed,
    show_arguments,
    show_links,
    show_profiles,
    show_questions,
    show_terms,
    show_topics,
)
from adfontes.guide.showing import Showing
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

REVISING: Final = ("cards", "quiz")
CHOICES: Final = (*SECTIONS, *REVISING)
"""What can be asked for by name."""
SHOW: Final[dict[str, Callable[[Showing], Any]]] = {
    "timeline": Showing.dates,
    "facts": Showing.facts,
    "terms": show_terms,
    "topic_cards": show_topics,
    "causes": show_links,
    "arguments": show_arguments,
    "disputes": Showing.disputes,
    "agreed": show_agreed,
    "names": Showing.names,
    "questions": show_questions,
    "profiles": show_profiles,
}
DRAW: Final[dict[str, Callable[[Showing], tuple[Any, Any]]]] = {
    "timeline": lambda showing: (draw_wide(showing.dates()), draw_tall(showing.dates())),
    "causes": lambda showing: (draw_wide_graph(showing), draw_tall_graph(showing)),
}
"""The pictures of a section, for a desk and for a phone."""


@dataclass(frozen=True)
class ShownSection:
    """A section, ready for its template."""

    name: str
    heading: str
    lead: str
    empty: str
    items: Any
    """What the section's macro takes: a list, or names by kind."""
    wide: Any = None
    tall: Any = None


def show_section(showing: Showing, name: str) -> ShownSection:
    """One section of a course."""
    wide, tall = DRAW[name](showing) if name in DRAW else (None, None)
    return ShownSection(name, SECTIONS[name], LEADS.get(name, ""), EMPTY[name], SHOW[name](showing), wide, tall)


def show_sections(showing: Showing) -> list[ShownSection]:
    """Every section that has something to show, in the order of a guide."""
    shown = (show_section(showing, name) for name in SECTIONS)
    return [section for section in shown if section.items]


def count_sections(course: ReadableCourse) -> dict[str, int]:
    """How many items each section holds, in the order of a guide; the empty ones too."""
    kinds = {"disputes": DISPUTED, "agreed": SINGLE}
    return {
        name: sum(finding.kind in kinds[name] for finding in course.findings)
        if name in kinds
        else len(getattr(course, name))
        for name in SECTIONS
    }


@dataclass(frozen=True)
class ChosenCourse:
    """A course with only some of its sections; the others are empty, so that nothing refers to them."""

    title: str
    sources: Sequence[CourseSource]
    findings: Sequence[Finding] = ()
    facts: Sequence[Fact] = ()
    timeline: Sequence[TimelineEntry] = ()
    names: Sequence[NameEntry] = ()
    terms: Sequence[KeyTerm] = ()
    topic_cards: Sequence[TopicCard] = ()
    causes: Sequence[CausalLink] = ()
    arguments: Sequence[Argument] = ()
    questions: Sequence[StudyQuestion] = ()
    profiles: Sequence[SourceProfile] = ()
    cards: Sequence[Card] = ()
    quiz: Sequence[QuizQuestion] = ()


def choose_sections(course: ReadableCourse, wanted: Collection[str]) -> ChosenCourse:
    """The course with the sections that are wanted.

    Args:
        course: a course.
        wanted: names of :data:`CHOICES`.

    Raises:
        OutputError: one of the names is no section.
    """
    for name in wanted:
        if name not in CHOICES:
            raise OutputError(f"there is no section {name!r}; choose from {', '.join(CHOICES)}")
    kinds = (*(DISPUTED if "disputes" in wanted else ()), *(SINGLE if "agreed" in wanted else ()))
    kept: dict[str, Any] = {
        name: getattr(course, name) for name in CHOICES if name in wanted and name not in ("disputes", "agreed")
    }
    findings = tuple(finding for finding in course.findings if finding.kind in kinds)
    return ChosenCourse(course.title, course.sources, findings, **kept)
