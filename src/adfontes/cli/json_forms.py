"""What ``--json`` prints: types, so that the schemas in ``docs/schemas`` are made from them and cannot drift."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

import msgspec

from adfontes.errors import CourseError
from adfontes.guide.saying import agreed_findings
from adfontes.values.evidence import Claim, Finding
from adfontes.values.study import (
    Argument,
    CausalLink,
    Fact,
    KeyTerm,
    NameEntry,
    SourceProfile,
    StudyQuestion,
    TimelineEntry,
    TopicCard,
)

if TYPE_CHECKING:
    from adfontes.course import CourseFile


class SourceLine(msgspec.Struct, frozen=True, kw_only=True):
    """A source, without its text."""

    letter: str
    name: str
    title: str
    media_type: str
    encoding: str
    checksum: str
    """SHA-256 of the file."""
    version: str
    """SHA-256 of the text that citations point into."""
    characters: int
    notes: tuple[str, ...]
    metadata: dict[str, str]


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """How much a course holds."""

    title: str
    content_hash: str
    counts: dict[str, int]


class Sources(msgspec.Struct, frozen=True, kw_only=True):
    """``show sources --json``."""

    title: str
    sources: tuple[SourceLine, ...]


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """``show timeline --json``."""

    title: str
    timeline: tuple[TimelineEntry, ...]


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """``show facts --json``."""

    title: str
    facts: tuple[Fact, ...]


class Disputes(msgspec.Struct, frozen=True, kw_only=True):
    """``show disputes --json``."""

    title: str
    disputes: tuple[Finding, ...]


class Names(msgspec.Struct, frozen=True, kw_only=True):
    """``show names --json``."""

    title: str
    names: tuple[NameEntry, ...]


class Claims(msgspec.Struct, frozen=True, kw_only=True):
    """``show claims --json``."""

    title: str
    claims: tuple[Claim, ...]


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """``show terms --json``."""

    title: str
    terms: tuple[KeyTerm, ...]


class TopicCards(msgspec.Struct, frozen=True, kw_only=True):
    """``show topic_cards --json``."""

    title: str
    topic_cards: tuple[TopicCard, ...]


class Causes(msgspec.Struct, frozen=True, kw_only=True):
    """``show causes --json``."""

    title: str
    causes: tuple[CausalLink, ...]


class Arguments(msgspec.Struct, frozen=True, kw_only=True):
    """``show arguments --json``."""

    title: str
    arguments: tuple[Argument, ...]


class Questions(msgspec.Struct, frozen=True, kw_only=True):
    """``show questions --json``."""

    title: str
    questions: tuple[StudyQuestion, ...]


class Profiles(msgspec.Struct, frozen=True, kw_only=True):
    """``show profiles --json``."""

    title: str
    profiles: tuple[SourceProfile, ...]


class Agreed(msgspec.Struct, frozen=True, kw_only=True):
    """``show agreed --json``: what several sources say, and what one says more exactly."""

    title: str
    agreed: tuple[Finding, ...]


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """The words that carry a value, by code points of the source's text; ``end`` is exclusive."""

    source: str
    """The file's own name, without folders."""
    start: int
    end: int
    quote: str


class MentionedSide(msgspec.Struct, frozen=True, kw_only=True):
    """One value and where it stands, best mention first."""

    value: str
    support: int
    """Independent sources that give it."""
    mentions: tuple[Mention, ...]


class Disagreement(msgspec.Struct, frozen=True, kw_only=True):
    """A question that the sources answer differently."""

    about: str
    kind: str | None
    score: float
    sides: tuple[MentionedSide, ...]
    favoured: int | None
    """Which side is better supported, from 0; null where nothing speaks for either."""
    reasons: tuple[str, ...]


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """Words of several sources, or of several degrees of exactness, that fit together."""

    about: str
    score: float
    mentions: tuple[Mention, ...]


class Findings(msgspec.Struct, frozen=True, kw_only=True):
    """``findings --json``: how the sources stand to one another, likeliest first."""

    disagreements: tuple[Disagreement, ...]
    agreements: tuple[Agreement, ...]
    refinements: tuple[Agreement, ...]
    """The most exact first."""


SECTIONS: Final[dict[str, type[msgspec.Struct]]] = {
    "sources": Sources,
    "timeline": Timeline,
    "facts": Facts,
    "terms": Terms,
    "topic_cards": TopicCards,
    "causes": Causes,
    "arguments": Arguments,
    "disputes": Disputes,
    "agreed": Agreed,
    "names": Names,
    "questions": Questions,
    "profiles": Profiles,
    "claims": Claims,
}
"""What ``show`` can show."""
SCHEMAS: Final[dict[str, type[msgspec.Struct]]] = {"summary": Summary, **SECTIONS, "findings": Findings}
"""Name of each schema in ``docs/schemas`` and the type that it describes."""


def section_form(course: CourseFile, section: str) -> msgspec.Struct:
    """One section of a course as ``show SECTION --json`` prints it."""
    items: tuple[Any, ...]
    if section == "sources":
        items = tuple(_source_line(entry.letter, entry.source) for entry in course.sources)
    elif section == "disputes":
        items = disputes_of(course)
    elif section == "agreed":
        items = tuple(agreed_findings(course))
    else:
        items = getattr(course, section)
    return SECTIONS[section](**{"title": course.title, section: items})


def summary_form(course: CourseFile) -> Summary:
    """The whole course in numbers."""
    counts = {
        "sources": len(course.sources),
        "facts": len(course.facts),
        "dates": len(course.timeline),
        "names": len(course.names),
        "disputes": len(disputes_of(course)),
        "claims": len(course.claims),
        "cards": len(course.cards),
        "questions": len(course.quiz),
        "terms": len(course.terms),
        "topic_cards": len(course.topic_cards),
        "causes": len(course.causes),
        "arguments": len(course.arguments),
        "study_questions": len(course.questions),
        "profiles": len(course.profiles),
    }
    return Summary(title=course.title, content_hash=course.content_hash, counts=counts)


def disputes_of(course: CourseFile) -> tuple[Finding, ...]:
    """The findings in which sources disagree."""
    return tuple(finding for finding in course.findings if finding.kind in ("disputed", "interpretive"))


def findings_form(course: CourseFile) -> Findings:
    """All findings, with the files' own names.

    Raises:
        CourseError: two sources have the same file name, so that it would not say which is meant.
    """
    from adfontes.evidence.exchange import findings_json  # noqa: PLC0415 (only this command needs the room)

    names = Counter(PurePosixPath(entry.source.name).name for entry in course.sources)
    twice = [name for name, times in names.items() if times > 1]
    if twice:
        raise CourseError(
            f"two sources are called {twice[0]}, and this list names sources by file name; rename one and build again"
        )
    found = msgspec.to_builtins(findings_json(course.claims, course.findings))
    return msgspec.convert(_by_own_name(found), Findings)


def _by_own_name(value: Any) -> Any:  # noqa: ANN401 (JSON is any)
    if isinstance(value, dict):
        named = {name: _by_own_name(inner) for name, inner in value.items()}
        return {**named, "source": PurePosixPath(named["source"]).name} if "source" in named else named
    return [_by_own_name(inner) for inner in value] if isinstance(value, list | tuple) else value


def _source_line(letter: str, source: Any) -> SourceLine:  # noqa: ANN401
    return SourceLine(
        letter=letter,
        name=source.name,
        title=source.title,
        media_type=source.media_type,
        encoding=source.encoding,
        checksum=source.checksum,
        version=source.version,
        characters=len(source.text),
        notes=source.notes,
        metadata=source.metadata,
    )


def print_json(value: object) -> None:
    """Print a value as indented JSON, in UTF-8 whatever the terminal's own encoding is."""
    encoded = msgspec.json.format(msgspec.json.encode(value), indent=2)
    sys.stdout.flush()
    sys.stdout.buffer.write(encoded + b"\n")
    sys.stdout.buffer.flush()
