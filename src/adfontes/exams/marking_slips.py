"""Dates and numbers of an answer that the sources contradict, beside the sentences that do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from adfontes.course import CourseFile
from adfontes.evidence.values import label, relate
from adfontes.exams.marking_answer import AnswerReading
from adfontes.exams.marking_support import Support
from adfontes.exams.marking_witness import COMPATIBLE, Values, Witness, agreeing, borne_out, together, witnesses
from adfontes.study.passages import excerpt
from adfontes.values.citations import Citation
from adfontes.values.evidence import Claim, Finding
from adfontes.values.marking import AnswerSlip, Differing, SlipKind, SlipSide
from adfontes.values.quantities import Quantity
from adfontes.values.time import MONTHS, TimeSpan

CONTRADICTED = 0.45
"""So surely must the sources give another value before it is called a slip (see marking_witness for the data)."""
CONTRADICTED_KNOWN = 0.75
"""The same for a day that the course knows: it may belong to another event of the same story."""
SUPPORTED = 0.2
"""A value is no slip where the sources that give it are this share as sure as those that give another."""
ONE_SIDE = 0.25
"""So surely must the value be that of a dispute before the answer is told of it."""
_SAID = ("no source", "one source", "two sources", "three sources", "four sources", "five sources", "six sources")
WITHIN = 0.2
"""So surely must a sentence be about the same before the days that it names bound the answer's."""
_PAIRED: Final = re.compile(r"\s*(?:[-–—/]|to|and|or|until)\s*")
_YEAR: Final = re.compile(r"\d{3,}")
_SOURCE_KINDS: dict[str, SlipKind] = {"money": "money", "duration": "duration"}


def value_slips(
    course: CourseFile, values: Values, support: Support, reading: AnswerReading
) -> tuple[list[AnswerSlip], list[Differing]]:
    """The dates and numbers that are wrong by the sources, and those that are one side of a dispute."""
    disputed = {
        key: finding
        for finding in course.findings
        if finding.kind == "disputed"
        for side in finding.sides
        for key in side.claims
    }
    slips: list[AnswerSlip] = []
    differing: list[Differing] = []
    for claim in reading.claims:
        found = witnesses(values, support, reading, claim)
        own = [one for one in found if one.relation in COMPATIBLE]
        side = next((w for w in own if w.claim.key in disputed and w.chance >= ONE_SIDE), None)
        if side is not None:
            told = _differing(course, claim, disputed[side.claim.key])
            differing += [told] if told is not None else []
            continue
        if _is_within(claim, found) or _goes_on(reading, claim, found):
            continue
        slip = _slip(course, claim, found, own)
        if slip is not None:
            slips.append(slip)
    return slips, differing


def _slip(course: CourseFile, claim: Claim, found: Sequence[Witness], own: Sequence[Witness]) -> AnswerSlip | None:
    against = [one for one in found if one.relation == "incompatible" and not _fits_what_is_written(claim, one.claim)]
    groups = [agreeing(against, one) for one in against]
    if claim.modality in ("denied", "possible") or not claim.polarity or not groups:
        return None
    best = max(groups, key=lambda group: (together(group), group[0].chance))
    best.sort(key=lambda one: (-one.chance, one.claim.key))
    chance = together(best)
    if (
        chance < (CONTRADICTED_KNOWN if _is_known_day(course, claim) else CONTRADICTED)
        or borne_out(own) >= SUPPORTED * chance
    ):
        return None
    likely = [one for one in best if one.chance >= best[0].chance / 2]
    sides = _sides(course, likely, against)
    kind: SlipKind = "date" if claim.slot == "time" else _kind(claim)
    return AnswerSlip(
        start=claim.focus.start,
        end=claim.focus.end,
        wrote=claim.focus.quote,
        kind=kind,
        message=message(claim.focus.quote, 0, sides),
        sides=sides,
        citations=tuple(dict.fromkeys(citation for side in sides for citation in side.citations)),
    )


def _is_within(claim: Claim, found: Sequence[Witness]) -> bool:
    """Whether a sentence names a day before and a day after that of the answer: it lies in the span of an event."""
    if not isinstance(claim.value, TimeSpan):
        return False
    mine = _bounds(claim.value)
    if mine is None:
        return False
    ends: dict[tuple[str, int], list[bool]] = {}
    for one in found:
        other = _bounds(one.claim.value) if isinstance(one.claim.value, TimeSpan) else None
        if other is not None and one.chance >= WITHIN and (other[1] < mine[0] or mine[1] < other[0]):
            ends.setdefault((one.claim.focus.source, one.claim.citation.start), []).append(other[1] < mine[0])
    return any(len(set(sides)) > 1 for sides in ends.values())


def _goes_on(reading: AnswerReading, claim: Claim, found: Sequence[Witness]) -> bool:
    """Whether a date is the second of a pair such as "1665-1666" of which the sources give the first."""
    near = [one.claim.value for one in found if one.relation == "incompatible" and one.chance >= WITHIN]
    for other in reading.claims:
        between = reading.text[other.focus.end : claim.focus.start]
        if other.slot == claim.slot == "time" and other.focus.end <= claim.focus.start and _PAIRED.fullmatch(between):
            return any(relate(other.value, value) in COMPATIBLE for value in near)
    return False


def _bounds(value: TimeSpan) -> tuple[int, int] | None:
    """First and last day; None where one of them is open."""
    return (value.earliest, value.latest) if value.earliest is not None and value.latest is not None else None


def _fits_what_is_written(mine: Claim, other: Claim) -> bool:
    """Whether two dates differ only in what was filled in: the year of "in June", the whole of "earlier that month"."""
    written, value, there = mine.focus.quote, mine.value, other.value
    if not isinstance(value, TimeSpan) or not isinstance(there, TimeSpan) or _YEAR.search(written):
        return False
    if not any(month[:3].lower() in written.lower() for month in MONTHS):
        reckoned = value.granularity in ("time", "day", "week", "month", "season", "year", "span")
        return reckoned and not any(letter.isdigit() for letter in written)
    if value.granularity not in ("day", "month") or there.granularity not in ("day", "month"):
        return False
    least = min(len(value.edtf), len(there.edtf))
    return value.edtf[4:least] == there.edtf[4:least]


def _is_known_day(course: CourseFile, claim: Claim) -> bool:
    """Whether some source names this very day, of whatever event."""
    value = claim.value
    if not isinstance(value, TimeSpan) or value.granularity != "day":
        return False
    return any(isinstance(one.value, TimeSpan) and one.value.edtf == value.edtf for one in course.claims)


def _kind(claim: Claim) -> SlipKind:
    assert isinstance(claim.value, Quantity)
    return _SOURCE_KINDS.get(claim.value.dimension, "quantity")


def _sides(course: CourseFile, best: Sequence[Witness], against: Sequence[Witness]) -> tuple[SlipSide, ...]:
    """The value with most support, and further ones that are as likely meant."""
    groups = [best]
    for one in against:
        apart = all(relate(one.claim.value, group[0].claim.value) == "incompatible" for group in groups)
        if one.chance >= best[0].chance * 0.8 and apart:
            groups.append([two for two in agreeing(against, one) if two.chance >= one.chance / 2])
    return tuple(_side(course, [one.claim for one in group]) for group in groups)


def _side(course: CourseFile, claims: Sequence[Claim]) -> SlipSide:
    return SlipSide(
        value=label(claims[0].value),
        sources=tuple(sorted({claim.focus.source for claim in claims})),
        citations=quoted(course, claims),
    )


def quoted(course: CourseFile, claims: Iterable[Claim]) -> tuple[Citation, ...]:
    """The sentences of the claims, each source once."""
    by_source: dict[str, Citation] = {}
    for claim in claims:
        if claim.focus.source not in by_source:
            source = course.source(claim.focus.source)
            by_source[claim.focus.source] = excerpt(source, claim.citation.span, claim.focus.span)
    return tuple(by_source.values())


def _differing(course: CourseFile, claim: Claim, finding: Finding) -> Differing | None:
    """What to say of a value on one side of a dispute; None where it is too rough to be on one side only."""
    known = {one.key: one for one in course.claims}
    members = [[known[key] for key in side.claims] for side in finding.sides]
    if all(any(relate(claim.value, one.value) in COMPATIBLE for one in side) for side in members):
        return None
    sides = tuple(_side(course, side) for side in members)
    ordered = tuple(sorted(sides, key=lambda side: -len(side.sources)))
    said = ", ".join(f"{side.value} ({count_of(side.sources)})" for side in ordered)
    return Differing(
        start=claim.focus.start,
        end=claim.focus.end,
        wrote=claim.focus.quote,
        message=f"You wrote {claim.focus.quote}. The sources differ: {said}. Say which you follow, and why.",
        finding=finding.key,
        sides=ordered,
        citations=tuple(dict.fromkeys(citation for side in ordered for citation in side.citations)),
    )


def count_of(sources: Sequence[str]) -> str:
    """``one source``, ``three sources``, ``12 sources``."""
    return _SAID[len(sources)] if len(sources) < len(_SAID) else f"{len(sources)} sources"


def message(wrote: str, agree: int, sides: Sequence[SlipSide]) -> str:
    """What was written and what the sources say: "You wrote 1951: no source says so, three sources say 1950."."""
    said = " and ".join(f"{count_of(s.sources)} say{'s' if len(s.sources) == 1 else ''} {s.value}" for s in sides[:3])
    return f"You wrote {wrote}: {count_of([''] * agree)} of this course says so, {said}."


__all__ = ["COMPATIBLE", "count_of", "message", "quoted", "value_slips"]
