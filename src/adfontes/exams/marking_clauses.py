"""Names and yes-or-no of an answer that the sources contradict: who did it, where, and whether it happened at all.

A clause of the answer is set beside the clauses of the sentences that speak of the same. It is a slip only where the
verb is the same or of the same class, the rest of the clause fits, and one name stands in the place of another of its
kind, or one clause denies what the other states. Doubtful cases are let pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from adfontes.course import CourseFile
from adfontes.evidence.values import relate
from adfontes.exams.marking_answer import AnswerReading, Part, bind_names, course_names, source_of
from adfontes.exams.marking_roles import Role, events_at, role_of
from adfontes.exams.marking_slips import count_of
from adfontes.exams.marking_support import Alike, Support
from adfontes.exams.marking_witness import COMPATIBLE, values_of
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
from adfontes.values.time import Relation, TimeSpan

# Set by reading answers of our own to three development topics, 2026-11-22.
ALIKE_ENOUGH: Final = 0.47
"""How alike a part of the answer, without the name, must be to a sentence before a name in it is called wrong."""
DENIED_ALIKE: Final = 0.66
"""The same before a denial is."""
ANCHORED: Final = 0.35
"""The same where the sentence shares two other names, or one and the date, with the answer."""
PLAIN: Final = 0.7
"""The same where the parse does not tell the place of the only name of the kind."""
SELDOM: Final = 0.5
"""Weight of a name that few sentences have."""
AS_NEAR: Final = 0.08
ALSO: Final = 0.2
"""A sentence this much less alike that has the name clears it."""
MOST_SENTENCES: Final = 6
_CLEARING: Final = 14
_ACTORS: Final = frozenset({"person"})
_PLACES: Final = frozenset({"state", "place", "people", "organisation", "party"})
_LIES_IN: Final = re.compile(r"(?:,| \()\s*(?:(?:in|near|on) )?(?:the )?$")
_DENYING: Final = NEGATIONS | FAILURES | {"nobody", "none", "nothing", "without"}


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence of the course, parsed."""

    alike: Alike
    annotated: AnnotatedSource
    span: Span
    """Where it stands in ``annotated``."""
    names: tuple[NameMention, ...]


class Sought(msgspec.Struct, frozen=True, kw_only=True):
    """A name of the answer that may be wrong."""

    name: NameMention
    role: Role
    part: Part
    others: tuple[NameMention, ...]
    """The names beside it."""


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
        if not is_innermost(reading, part):
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


def is_innermost(reading: AnswerReading, part: Part) -> bool:
    """A sentence that is divided is looked at by its parts."""
    return not part.whole or sum(other.sentence == part.sentence for other in reading.parts) == 1


def tell(course: CourseFile, found: Sequence[Alike]) -> Iterator[Told]:
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
    """A name that stands where sentences of the same have another of its kind."""
    kinds = _group(name.kind, _kind(course, name.key))
    role = role_of(reading.annotated, name.span)
    if not kinds or role is None or not role.is_one_place:
        return None
    without = _without(part, name)
    others = [other for other in part.names if other.key != name.key]
    found = (
        support.find(without, [], 0, _CLEARING) if not others else _find_without(support, without, others, part, name)
    )
    sought = Sought(name=name, role=role, part=part, others=tuple(other for other in others if other.key))
    if not found or found[0].score < ALIKE_ENOUGH:
        return None
    told = list(tell(course, [one for one in found if one.score >= ANCHORED]))
    if any(_clears(course, support, one, found[0].score, sought) for one in told) or _elsewhere(
        course, support, sought
    ):
        return None
    if _says_where(reading, part, name, kinds):
        return None
    mine = {other.key for other in reading.annotated.names if other.key}
    against: dict[str, list[Told]] = {}
    shown: dict[str, str] = {}
    for one in told[:MOST_SENTENCES]:
        held = len(_held_anchors(course, one.alike, sought))
        times = _times(course, one.alike, part)
        if one.alike.score < (ANCHORED if held > 1 else ALIKE_ENOUGH) or (times and not times & COMPATIBLE):
            continue
        rivals = [
            other
            for other in one.names
            if other.key not in mine
            and _group(other.kind, _kind(course, other.key)) & kinds
            and not ("person" in kinds and _articled(one, other))
        ]
        for other in rivals:
            there = role_of(one.annotated, other.span)
            told_alone = there is None and held and len(rivals) == 1 and one.alike.score >= PLAIN
            fits = there is not None and there.same_place(role) and (there.same_deed(role) or held > 1)
            fits = fits and (bool(role.events) or one.alike.score >= PLAIN)
            if told_alone or fits:
                against.setdefault(other.key, []).append(one)
                shown.setdefault(other.key, other.text)
    if not against:
        return None
    ordered = sorted(against, key=lambda key: (-len({t.alike.passage.entry.source.name for t in against[key]}), key))
    sides = tuple(side_of(shown[key], against[key]) for key in ordered[:2])
    kind: SlipKind = "name" if "person" in kinds else "place"
    return slip_of(name.span, reading, kind, sides)


def _says_where(reading: AnswerReading, part: Part, name: NameMention, kinds: frozenset[str]) -> bool:
    """Whether a name only tells in what the place before it lies ("Weymouth, in Dorset"), or what lies in it."""
    if "person" in kinds:
        return False
    ends = {other.span.end for other in part.names if other.key != name.key}
    joined = _LIES_IN.search(reading.text[: name.span.start])
    return joined is not None and joined.start() in ends


def _clears(course: CourseFile, support: Support, one: Told, best: float, sought: Sought) -> bool:
    """Whether a sentence bears the name out: it is as near as the nearest and has the name in or beside it.

    One that is less near must also share another name or a date with the answer, or tell of the same deed.
    """
    alike, name = one.alike, sought.name
    says = name.key in alike.passage.keys or _says(alike, name)
    if alike.score >= best - AS_NEAR:
        return says or name.key in _around(support, alike)
    if not says or alike.score < best - ALSO:
        return False
    roles = [role_of(one.annotated, other.span) for other in one.names if other.key == name.key]
    same = any(there is None or there.events & sought.role.events for there in roles)
    return same or not roles or bool(_held_anchors(course, alike, sought))


def _elsewhere(course: CourseFile, support: Support, sought: Sought) -> bool:
    """Whether any sentence joins the name with two things that stand beside it, with its day, or with a rare name."""
    for passage in support.reading.passages.values():
        alike = Alike(passage=passage, covered=0.0, back=0.0, near=None, mass=0.0)
        if sought.name.key in passage.keys or _says(alike, sought.name):
            held = _held_anchors(course, alike, sought)
            if len(held) > 1 or "day" in held or any(support.weight(f"@{key}") >= SELDOM for key in held - {"date"}):
                return True
    return False


def _held_anchors(course: CourseFile, alike: Alike, sought: Sought) -> set[str]:
    """What a sentence and a part of the answer both have: names, and a date that fits."""
    held = {one.key for one in sought.others if one.key in alike.passage.keys or _says(alike, one)}
    found = _times(course, alike, sought.part)
    if found & COMPATIBLE:
        held.add("date")
    return held | ({"day"} if "equal" in found else set())


def _times(course: CourseFile, alike: Alike, part: Part) -> set[Relation]:
    """How the days and months of a part and a sentence stand to one another; rougher dates only where they differ."""
    mine = [claim.value for claim in part.claims if isinstance(claim.value, TimeSpan)]
    theirs = [claim.value for claim in values_of(course).of(alike) if isinstance(claim.value, TimeSpan)]
    exact = ("day", "month")
    return {
        "overlaps" if found == "equal" and one.granularity not in exact else found
        for one in mine
        for other in theirs
        for found in (relate(one, other),)
    }


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


def _articled(told: Told, name: NameMention) -> bool:
    """Whether an article stands before a name: then it is no person's."""
    return told.annotated.source.text[: name.span.start].lower().endswith((" the ", "the "))


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


# Denials --------------------------------------------------------------------------------------------------------------


def _denial(course: CourseFile, support: Support, reading: AnswerReading, part: Part) -> AnswerSlip | None:
    """A clause that denies what a source states, or states what it denies; both must be plain statements."""
    mine = _stated(reading.annotated, part.span)
    if not mine:
        return None
    found = [one for one in support.find(part.text, part.names, part.span.start, 3) if one.score >= DENIED_ALIKE]
    against: list[Told] = []
    for told in tell(course, found):
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
    return slip_of(part.span, reading, "polarity", (side_of(" ".join(text.split())[:120], against),))


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
                for event in events_at(annotated, clause.head):
                    found[event] = clause.polarity
    return found


# Showing --------------------------------------------------------------------------------------------------------------


def side_of(value: str, told: Sequence[Told]) -> SlipSide:
    """What some sentences say, each source once."""
    by_source: dict[str, Citation] = {}
    for one in told:
        source = one.alike.passage.entry.source
        if source.name not in by_source:
            by_source[source.name] = excerpt(source, one.alike.passage.sentence.span)
    return SlipSide(value=value, sources=tuple(sorted(by_source)), citations=tuple(by_source.values()))


def slip_of(
    span: Span, reading: AnswerReading, kind: SlipKind, sides: tuple[SlipSide, ...], turned: str = ""
) -> AnswerSlip:
    """What the sources contradict, beside their sentences.

    Args:
        span: the words of the answer.
        reading: the answer.
        kind: what is wrong.
        sides: what the sources say.
        turned: whom the answer makes suffer what they did, where it has the two the wrong way round.
    """
    wrote = span.of(reading.text)
    who = count_of(sides[0].sources)
    says = "says" if len(sides[0].sources) == 1 else "say"
    if kind == "polarity":
        said = f"You wrote “{' '.join(wrote.split())}”: {who} {says} the contrary."
    elif turned:
        said = f"You have {wrote} and {turned} the wrong way round: {who} {says} who did it to whom."
    else:
        said = f"You wrote {wrote}: {who} {says} {sides[0].value} here, and no sentence on this has {wrote}."
    return AnswerSlip(
        start=span.start,
        end=span.end,
        wrote=wrote,
        kind=kind,
        message=said,
        sides=sides,
        citations=tuple(dict.fromkeys(citation for side in sides for citation in side.citations)),
    )
