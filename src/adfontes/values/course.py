"""The content of a course: what the build makes and the course file holds."""

from __future__ import annotations

import msgspec

from adfontes.values.annotations import NameMention, Sentence
from adfontes.values.evidence import Claim, Finding
from adfontes.values.sources import Source
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


class CourseSource(msgspec.Struct, frozen=True, kw_only=True):
    """A source with its letter and what reading a course needs of its annotation."""

    letter: str
    """A, B, C ... in the order of the names; AA after Z."""
    source: Source
    sentences: tuple[Sentence, ...]
    names: tuple[NameMention, ...]


class CourseContent(msgspec.Struct, frozen=True, kw_only=True):
    """A whole course as a value. The same sources in any order give an equal one."""

    title: str
    sources: tuple[CourseSource, ...]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    facts: tuple[Fact, ...]
    timeline: tuple[TimelineEntry, ...]
    names: tuple[NameEntry, ...]
    cards: tuple[Card, ...]
    quiz: tuple[QuizQuestion, ...]
    terms: tuple[KeyTerm, ...] = ()
    topic_cards: tuple[TopicCard, ...] = ()
    causes: tuple[CausalLink, ...] = ()
    arguments: tuple[Argument, ...] = ()
    questions: tuple[StudyQuestion, ...] = ()
    profiles: tuple[SourceProfile, ...] = ()
