"""Composing a course: from the sources and their evidence to all that a learner reads and practises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from adfontes.study.arguments import compose_arguments
from adfontes.study.cards import compose_cards
from adfontes.study.causes import compose_causes
from adfontes.study.facts import compose_facts
from adfontes.study.names import compose_names
from adfontes.study.profiles import compose_profiles
from adfontes.study.quiz import compose_quiz
from adfontes.study.reading import read_course
from adfontes.study.study_questions import compose_questions
from adfontes.study.telling import open_desk
from adfontes.study.terms import compose_terms
from adfontes.study.timeline import compose_timeline
from adfontes.study.titles import compose_title
from adfontes.study.topic_cards import compose_topic_cards
from adfontes.study.wording import word_findings
from adfontes.values.course import CourseContent, CourseSource
from adfontes.values.evidence import Evidence

if TYPE_CHECKING:
    from adfontes.evidence.resolve import ResolvedSources


def compose(resolved: ResolvedSources, evidence: Evidence, title: str | None = None) -> CourseContent:
    """Compose the course: a pure function, the same for the same sources in any order.

    Args:
        resolved: the annotated sources, sorted by name, with the names of the course.
        evidence: claims and findings over them.
        title: the course's title; found from the sources' own titles where None.

    Raises:
        CitationError: an annotation points outside its source's text.
    """
    called = title or compose_title(resolved.sources)
    reading = read_course(resolved, evidence, called)
    reading = replace(reading, all_findings=word_findings(reading))
    facts = compose_facts(reading)
    cards = compose_cards(reading, facts, resolved.sources)
    desk = open_desk(reading, resolved, called)
    return CourseContent(
        title=called,
        sources=tuple(
            CourseSource(
                letter=reading.letters[annotated.source.name],
                source=annotated.source,
                sentences=annotated.sentences,
                names=annotated.names,
            )
            for annotated in resolved.sources
        ),
        claims=evidence.claims,
        findings=reading.all_findings,
        facts=facts,
        timeline=compose_timeline(reading),
        names=compose_names(reading, resolved.sources),
        cards=cards,
        quiz=compose_quiz(reading, facts),
        questions=compose_questions(reading, cards, resolved.sources),
        terms=compose_terms(reading, resolved.sources),
        topic_cards=compose_topic_cards(desk),
        causes=compose_causes(desk),
        arguments=compose_arguments(desk),
        profiles=compose_profiles(desk),
    )
