"""Who did it to whom, turned round: "Egypt invaded Israel" where the sources say that Israel invaded Egypt."""

from __future__ import annotations

from typing import Final, NamedTuple

from adfontes.course import CourseFile
from adfontes.evidence.values import relate
from adfontes.exams.marking_answer import AnswerReading, Part
from adfontes.exams.marking_clauses import Told, is_innermost, side_of, slip_of, tell
from adfontes.exams.marking_roles import Filler, fillers
from adfontes.exams.marking_support import Support
from adfontes.exams.marking_witness import COMPATIBLE, values_of
from adfontes.values.marking import AnswerSlip

# Set by reading answers of our own, 2026-11-22.
TURNED_ALIKE: Final = 0.45
"""How alike a part of the answer and a sentence must be."""
MOST_SENTENCES: Final = 6
_SHORTEST_STEM: Final = 5
_SUFFERS: Final = frozenset({"object", "to"})
"""Places of those to whom something is done."""


def reversals(course: CourseFile, support: Support, reading: AnswerReading) -> list[AnswerSlip]:
    """Every clause of an answer that is the wrong way round."""
    found = (reversal(course, support, reading, part) for part in reading.parts if is_innermost(reading, part))
    return [slip for slip in found if slip is not None]


def reversal(course: CourseFile, support: Support, reading: AnswerReading, part: Part) -> AnswerSlip | None:
    """A clause whose two sides the sources have the other way round; None where one sentence bears it out.

    Either a sentence has both sides changed about, or it has one of them in the other place, and the same date or the
    same thing that is done.
    """
    mine = list(fillers(reading.annotated, part.span))
    doers = [one for one in mine if one.role.place == "subject"]
    sufferers = [one for one in mine if one.role.place in _SUFFERS]
    pairs = [(one, other) for one in doers for other in sufferers if one.role.same_deed(other.role)]
    pairs = [(one, other) for one, other in pairs if not same(one.word, other.word)]
    if not pairs:
        return None
    found = support.find(part.text, part.names, part.span.start, MOST_SENTENCES)
    told = list(tell(course, [one for one in found if one.score >= TURNED_ALIKE]))
    for doer, sufferer in pairs:
        things = {one.word for one in mine if one.role.place == "object" and one not in (doer, sufferer)}
        against = _turned(course, part, told, Pair(doer, sufferer, things))
        if against:
            who = against[0].alike.passage.text
            side = side_of(" ".join(who.split())[:120], against)
            return slip_of(doer.span, reading, "name", (side,), turned=sufferer.span.of(reading.text))
    return None


class Pair(NamedTuple):
    """Two sides of a deed."""

    doer: Filler
    sufferer: Filler
    things: set[str]
    """What else it is done with: the pardon that one promises another."""


def _turned(course: CourseFile, part: Part, told: list[Told], pair: Pair) -> list[Told]:
    doer, sufferer, things = pair
    against = []
    for one in told:
        theirs = [there for there in fillers(one.annotated, one.span) if there.role.same_deed(doer.role)]
        acting = [there for there in theirs if there.role.place == "subject"]
        suffering = [there for there in theirs if there.role.place in _SUFFERS]
        if any(same(there.word, doer.word) for there in acting):
            return []
        swapped = any(same(there.word, sufferer.word) for there in acting)
        both = swapped and any(same(there.word, doer.word) for there in suffering)
        thing = any(there.word in things for there in suffering)
        alone = swapped and (thing or (not suffering and _same_time(course, part, one)))
        if alone or (both and not _other_time(course, part, one)):
            against.append(one)
    return against


def _same_time(course: CourseFile, part: Part, told: Told) -> bool:
    mine = [claim.value for claim in part.claims if claim.slot == "time"]
    theirs = [claim.value for claim in values_of(course).of(told.alike) if claim.slot == "time"]
    return any(relate(one, other) in COMPATIBLE for one in mine for other in theirs)


def _other_time(course: CourseFile, part: Part, told: Told) -> bool:
    mine = [claim for claim in part.claims if claim.slot == "time"]
    theirs = [claim for claim in values_of(course).of(told.alike) if claim.slot == "time"]
    return bool(mine and theirs) and not _same_time(course, part, told)


def same(one: str, other: str) -> bool:
    """Whether two words are the same, or a state and its people (Israel, Israeli)."""
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) >= _SHORTEST_STEM and long.startswith(short))
