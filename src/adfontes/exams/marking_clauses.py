"""Names and yes-or-no of an answer that the sources contradict: who did it, where, and whether it happened at all.

A clause of the answer is set beside the clauses of the sentences that speak of the same. It is a slip only where the
verb is the same or of the same class, the rest of the clause fits, and one name stands in the place of another of its
kind, or one clause denies what the other states. Doubtful cases are let pass.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from adfontes.course import CourseFile
from adfontes.evidence.concepts import concepts, events_of_noun, events_of_verb
from adfontes.exams.marking_answer import AnswerReading, Part, bind_names, course_names, source_of
from adfontes.exams.marking_slips import count_of
from adfontes.exams.marking_support import Alike, Support
from adfontes.language import annotate
from adfontes.language.attribution import modality_of
from adfontes.language.background import folded
from adfontes.language.stance_words import FAILURES, NEGATIONS
from adfontes.study.passages import excerpt
from adfontes.values.annotations import AnnotatedSource, NameMention
from adfontes.values.citations import Citation
from adfontes.values.marking import AnswerSlip, SlipKind, SlipSide
from adfontes.values.names import NameKind
from adfontes.values.spans import Span

# Set by reading answers of our own to three development topics, 2026-11-22.
ALIKE_ENOUGH: Final = 0.47
"""How alike a part of the answer, without the name, must be to a sentence before a name in it is called wrong."""
DENIED_ALIKE: Final = 0.66
"""The same before a denial is."""
ALSO: Final = 0.2
"""A sentence this much less alike that has the name clears it."""
MOST_SENTENCES: Final = 6
_CLEARING: Final = 14
_ACTORS: Final = frozenset({"person"})
_ROLES: Final = frozenset({"subject", "object", "in", "at"})
"""Places in a clause that one name takes; what goes "from" or "to" somewhere may also come from elsewhere."""
_PLACES: Final = frozenset({"state", "place", "people", "organisation", "party"})
_VERBAL: Final = frozenset({"VERB", "AUX"})
_DENYING: Final = NEGATIONS | FAILURES | {"nobody", "none", "nothing", "without"}
_SUBJECT: Final = frozenset({"nsubj", "csubj"})


class Role(msgspec.Struct, frozen=True):
    """The place of a name in its clause."""

    place: str
    """``subject``, ``object``, or the preposition before it."""
    events: frozenset[str]
    """Classes of event that the verb or noun above it may mean."""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence of the course, parsed."""

    alike: Alike
    annotated: AnnotatedSource
    span: Span
    """Where it stands in ``annotated``."""
    names: tuple[NameMention, ...]


def clause_slips(course: CourseFile, support: Support, reading: AnswerReading, question: str) -> list[AnswerSlip]:
    """The wrong names and denials of an answer; each part of a sentence is looked at once.

    Args:
        course: the course.
        support: its sentences.
        reading: the answer.
        question: its own names are no slips of the learner's.
    """
    asked = f" {folded(question)} "
    given = {key for form, key in course_names(course).items() if f" {form} " in asked}
    slips: dict[tuple[int, int], AnswerSlip] = {}
    for part in reading.parts:
        clauses = _innermost(reading, part)
        if not clauses:
            continue
        for name in part.names:
            if name.key and name.key not in given:
                slip = _name_slip(course, support, reading, part, name)
                if slip is not None:
                    slips.setdefault((slip.start, slip.end), slip)
        denial = _denial(course, support, reading, part)
        if denial is not None:
            slips.setdefault((denial.start, denial.end), denial)
    return [slips[place] for place in sorted(slips)]


def _innermost(reading: AnswerReading, part: Part) -> bool:
    """A sentence that is divided is looked at by its parts."""
    return not part.whole or sum(other.sentence == part.sentence for other in reading.parts) == 1


def _tell(course: CourseFile, found: Sequence[Alike]) -> Iterator[Told]:
    """The sentences, parsed in one go."""
    texts = [" ".join(one.passage.text.split()) for one in found]
    if not texts:
        return
    annotated = bind_names(annotate(source_of("\n\n".join(texts), "passages")), course_names(course))
    start = 0
    for one, text in zip(found, texts, strict=True):
        span = Span(start, start + len(text))
        names = tuple(name for name in annotated.names if span.contains(name.span))
        yield Told(alike=one, annotated=annotated, span=span, names=names)
        start += len(text) + 2


# Names ----------------------------------------------------------------------------------------------------------------


def _name_slip(
    course: CourseFile, support: Support, reading: AnswerReading, part: Part, name: NameMention
) -> AnswerSlip | None:
    kinds = _group(name.kind, _kind(course, name.key))
    role = role_of(reading.annotated, name.span)
    if not kinds or role is None or not role.events or role.place not in _ROLES:
        return None
    without = _without(part, name)
    others = [other for other in part.names if other.key != name.key]
    found = (
        support.find(without, [], 0, _CLEARING) if not others else _find_without(support, without, others, part, name)
    )
    if not found or found[0].score < ALIKE_ENOUGH:
        return None
    for one in found:
        near = {*one.passage.keys, *_around(support, one)}
        if one.score >= found[0].score - ALSO and (name.key in near or _says(one, name)):
            return None
    mine = {other.key for other in reading.annotated.names if other.key}
    against: dict[str, list[Told]] = {}
    shown: dict[str, str] = {}
    for told in _tell(course, [one for one in found[:MOST_SENTENCES] if one.score >= ALIKE_ENOUGH]):
        for other in told.names:
            if other.key in mine or not _group(other.kind, _kind(course, other.key)) & kinds:
                continue
            there = role_of(told.annotated, other.span)
            if there is not None and there.place == role.place and there.events & role.events:
                against.setdefault(other.key, []).append(told)
                shown.setdefault(other.key, other.text)
    if not against:
        return None
    ordered = sorted(against, key=lambda key: (-len({t.alike.passage.entry.source.name for t in against[key]}), key))
    sides = tuple(_side(shown[key], against[key]) for key in ordered[:2])
    kind: SlipKind = "name" if "person" in kinds else "place"
    return _slip(name.span, reading, kind, sides)


def _find_without(
    support: Support, without: str, others: Sequence[NameMention], part: Part, name: NameMention
) -> list[Alike]:
    """Look for a part without one of its names; the other names shift with what was taken out."""
    cut = name.span.end - name.span.start
    shifted = [
        msgspec.structs.replace(other, span=Span(other.span.start - cut, other.span.end - cut))
        if other.span.start >= name.span.end
        else other
        for other in others
        if not other.span.overlaps(name.span)
    ]
    return support.find(without, shifted, part.span.start, _CLEARING)


def _without(part: Part, name: NameMention) -> str:
    at = name.span.start - part.span.start
    return part.text[:at] + part.text[at + len(name.span) :]


def _says(alike: Alike, name: NameMention) -> bool:
    """Whether a sentence has the words of a name, or its last one."""
    text = alike.passage.text.lower()
    last = name.text.split()[-1].lower().removesuffix("'s").removesuffix("’s")
    return last in text


def _around(support: Support, alike: Alike) -> set[str]:
    reading = support.reading
    return {key for number, _ in reading.around(alike.passage.number) for key in reading.passages[number].keys}


def _group(*kinds: NameKind | str) -> frozenset[str]:
    for kind in kinds:
        if kind in _ACTORS:
            return _ACTORS
        if kind in _PLACES:
            return _PLACES
    return frozenset()


def _kind(course: CourseFile, key: str) -> str:
    return next((entry.name.kind for entry in course.names if entry.name.key == key), "other")


def role_of(annotated: AnnotatedSource, span: Span) -> Role | None:
    """The place of a name in its clause; None where the parse does not tell. Passive and active are one."""
    tokens = annotated.tokens
    inside = [i for i, token in enumerate(tokens) if token.start < span.end and token.end > span.start]
    heads = [i for i in inside if tokens[i].head not in inside or tokens[i].head == i]
    if not heads:
        return None
    at = heads[-1]
    above = tokens[at].head
    while tokens[at].dep in {"conj", "appos", "compound", "flat", "nmod", "amod", "poss"} and above != at:
        if tokens[at].dep in {"nmod", "amod", "poss"}:
            return None
        at, above = above, tokens[above].head
    dep = tokens[at].dep
    place = "subject" if dep in _SUBJECT else "object" if dep in {"dobj", "obj", "nsubjpass"} else ""
    if dep == "pobj":
        preposition = tokens[above].lemma.lower()
        passive = tokens[above].dep == "agent"
        place, above = ("subject" if passive else preposition), tokens[above].head
    if not place:
        return None
    return Role(place, _events(annotated, above))


def _events(annotated: AnnotatedSource, index: int) -> frozenset[str]:
    token = annotated.tokens[index]
    lemma = token.lemma.lower()
    if token.pos in _VERBAL:
        near = [one.lemma.lower() for one in annotated.tokens[index + 1 : index + 8]]
        return frozenset(events_of_verb(lemma, near)) or frozenset({lemma} - concepts().generic)
    return frozenset(events_of_noun(lemma)) or frozenset({lemma})


# Denials --------------------------------------------------------------------------------------------------------------


def _denial(course: CourseFile, support: Support, reading: AnswerReading, part: Part) -> AnswerSlip | None:
    """A clause that denies what a source states, or states what it denies; both must be plain statements."""
    mine = _stated(reading.annotated, part.span)
    if not mine:
        return None
    found = [one for one in support.find(part.text, part.names, part.span.start, 3) if one.score >= DENIED_ALIKE]
    against: list[Told] = []
    for told in _tell(course, found):
        theirs = _stated(told.annotated, told.span)
        for head, polarity in mine.items():
            if head in theirs:
                if theirs[head] == polarity:
                    return None
                if _denies(reading.annotated, part.span) != _denies(told.annotated, told.span):
                    against.append(told)
    if not against:
        return None
    text = against[0].alike.passage.text
    return _slip(part.span, reading, "polarity", (_side(" ".join(text.split())[:120], against),))


def _denies(annotated: AnnotatedSource, span: Span) -> bool:
    """Whether a word in a stretch of text denies: what only the parse takes for a denial is too doubtful."""
    inside = [token for token in annotated.tokens if span.start <= token.start < span.end]
    return any(token.dep == "neg" or token.lemma.lower() in _DENYING for token in inside)


def _stated(annotated: AnnotatedSource, span: Span) -> dict[str, bool]:
    """What plainly happens or does not happen in a stretch of text: class of event, and whether it does."""
    found: dict[str, bool] = {}
    for sentence in annotated.sentences:
        if not sentence.span.overlaps(span):
            continue
        for clause in modality_of(annotated, sentence):
            head = annotated.tokens[clause.head]
            if clause.modality not in ("asserted", "denied") or head.pos != "VERB":
                continue
            if span.start <= head.start < span.end:
                for event in _events(annotated, clause.head):
                    found[event] = clause.polarity
    return found


# Showing --------------------------------------------------------------------------------------------------------------


def _side(value: str, told: Sequence[Told]) -> SlipSide:
    by_source: dict[str, Citation] = {}
    for one in told:
        source = one.alike.passage.entry.source
        if source.name not in by_source:
            by_source[source.name] = excerpt(source, one.alike.passage.sentence.span)
    return SlipSide(value=value, sources=tuple(sorted(by_source)), citations=tuple(by_source.values()))


def _slip(span: Span, reading: AnswerReading, kind: SlipKind, sides: tuple[SlipSide, ...]) -> AnswerSlip:
    wrote = span.of(reading.text)
    who = count_of(sides[0].sources)
    says = "says" if len(sides[0].sources) == 1 else "say"
    if kind == "polarity":
        said = f"You wrote “{' '.join(wrote.split())}”: {who} {says} the contrary."
    else:
        said = f"You wrote {wrote}: {who} {says} {sides[0].value} here, and none of this course says {wrote}."
    return AnswerSlip(
        start=span.start,
        end=span.end,
        wrote=wrote,
        kind=kind,
        message=said,
        sides=sides,
        citations=tuple(dict.fromkeys(citation for side in sides for citation in side.citations)),
    )
