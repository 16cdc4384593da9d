"""Does the answer stand against another one?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Final

import msgspec

from adfontes.ask.matching import Match
from adfontes.ask.questions import Question
from adfontes.ask.ranking import Ranked, best_candidate
from adfontes.ask.typed import Candidate, asks_for_no_end
from adfontes.ask.wording import LONGEST_CITATION, cite_ranked
from adfontes.course import CourseFile
from adfontes.values import quantities, time
from adfontes.values.citations import Citation, cite
from adfontes.values.evidence import Finding, Side
from adfontes.values.quantities import Quantity, label_quantity
from adfontes.values.spans import Span
from adfontes.values.time import TimeSpan, label_time

SIDE_SHARE: Final = 0.7
"""Every side of a dispute must score this share of the best passage, else it is about something else.

Six development topics, 2026-11-22, before anything is refused: 0.73 of the disputes shown with both sides, 0.05 of the
other questions called disputed; 0.5 gives 0.67 and 0.08, 0.4 gives 0.69 and 0.11.
"""
ANSWER_SHARE: Final = 0.25
"""The same where the value that answers the question is itself one side of the finding."""
VALUE_SHARE: Final = 0.8
"""The same where no finding says so and only the values speak."""
SHOWN_SHARE: Final = 0.4
"""Passages with another value, or of another side of a finding, that are cited, though nothing is called disputed."""
PARTY_SHARE: Final = 0.75
"""A passage that holds this share of what the best one holds of the question is about it, whatever other state it
names, unless it adds one more ("also").
On sixteen topics 0.70 of the disputes are shown with both sides, 0.68 without."""
ANCHORS: Final = 3
"""The best passages among which the first that gives a value is what others are compared with."""

_OPEN: Final = frozenset({"reason", "manner", "definition"})
_TELLS: Final = re.compile(
    r"^\W*(?:describe|explain|compare|discuss|outline|how)\b|\b(?:effects?|consequences?|results?|impact|outcome)\b",
    re.IGNORECASE,
)
_VALUES: Final = frozenset({"time", "quantity", "place"})
"""What no question of an open kind asks for."""
_ANEW: Final = re.compile(r"\b(?:again|c[ao]me back|return(?:s|ed))\b", re.IGNORECASE)
"""Words that say that something happened once more, which is no other answer to when it happened."""
_ABOUT_AN_END: Final = re.compile(r"^When (?:did|was|were) .* (?:end|finish|cease|stop|ended|finished|over)\W*$")
"""The question of a finding about the day on which something ended."""
_PARTIES: Final = frozenset({"state", "people"})
_LIKEWISE: Final = re.compile(r"\b(?:also|likewise|similarly|too|as well|another|others?)\b", re.IGNORECASE)
"""Words that say that one more thing of the kind is told of."""


class Dispute(msgspec.Struct, frozen=True, kw_only=True):
    """The sides of an answer, and the words that they rest on, each side in turn."""

    sides: tuple[Side, ...]
    citations: tuple[Citation, ...]


def dispute_about(
    course: CourseFile, asked: Question, matches: Sequence[Match], ranked: Sequence[Ranked]
) -> Dispute | None:
    """The disagreement that the best passage takes part in, where its other sides are about the question as well."""
    best = ranked[0]
    for finding in course.findings:
        if finding.kind in ("disputed", "interpretive"):
            found = _as_dispute(finding, best, ranked, best_candidate(matches, best))
            if found is not None and _suits(finding, asked):
                return found
    return _of_values(asked, matches, ranked)


def _suits(finding: Finding, asked: Question) -> bool:
    """Whether a finding disagrees about what is asked for: a day that two sources give otherwise is no reason."""
    if asked.kind == "time" and asks_for_no_end(asked.text) and _ABOUT_AN_END.search(finding.question):
        return False
    if asked.kind in ("time", "quantity", "actor", "place"):
        return finding.slot == asked.kind
    is_open = asked.kind in _OPEN or (asked.kind == "any" and _TELLS.search(asked.text))
    return not is_open or finding.slot not in _VALUES


def _as_dispute(finding: Finding, best: Ranked, ranked: Sequence[Ranked], answer: Candidate | None) -> Dispute | None:
    sides: list[tuple[float, Side, list[Citation]]] = []
    held = False
    share = ANSWER_SHARE if answer and any(_gives(best, answer, side) for side in finding.sides) else SIDE_SHARE
    for side in finding.sides:
        standing = [one for one in ranked if _on(one, side) and one.score >= share * best.score]
        if standing:
            held = held or standing[0] is best
            sides.append((standing[0].score, side, [cite_ranked(one) for one in standing]))
    if not held or len(sides) < 2:
        return None
    sides.sort(key=lambda entry: -entry[0])
    turns = zip_longest(*(quotes for _, _, quotes in sides))
    citations = tuple(dict.fromkeys(quote for turn in turns for quote in turn if quote is not None))
    if len(citations) < 2:
        return None
    return Dispute(sides=_in_order(side for _, side, _ in sides), citations=citations)


def _gives(one: Ranked, answer: Candidate, side: Side) -> bool:
    """Whether a side rests on the very words that answer the question."""
    start = one.passage.sentence.span.start
    words = Span(start + answer.span.start, start + answer.span.end)
    name = one.passage.entry.source.name
    return any(mention.source == name and words.overlaps(mention.span) for mention in side.mentions)


def _overlaps(one: Ranked, citation: Citation) -> bool:
    passage = one.passage
    return passage.entry.source.name == citation.source and passage.sentence.span.overlaps(citation.span)


def _of_values(asked: Question, matches: Sequence[Match], ranked: Sequence[Ranked]) -> Dispute | None:
    """Two passages that answer equally well with values that cannot both be true."""
    others = other_values(asked, matches, ranked, share=VALUE_SHARE)
    mine = best_candidate(matches, ranked[0])
    if not others or mine is None:
        return None
    groups: list[tuple[Candidate, list[Ranked]]] = [(mine, [ranked[0]])]
    for one in others:
        value = best_candidate(matches, one)
        assert value is not None
        group = next((group for group in groups if not incompatible(group[0].value, value.value)), None)
        if group is None:
            groups.append((value, [one]))
        else:
            group[1].append(one)
    sides = tuple(_side(value, members, asked, matches) for value, members in groups)
    turns = zip_longest(*(members for _, members in groups))
    citations = tuple(cite_ranked(one) for turn in turns for one in turn if one is not None)
    return Dispute(sides=_in_order(sides), citations=citations)


def without_other_parties(asked: Question, matches: Sequence[Match], ranked: Sequence[Ranked]) -> list[Ranked]:
    """The passages but for those that give another party's value: no part of the answer to what this one's was."""
    best = ranked[0]
    mine = best_candidate(matches, best)
    kept = []
    for one in ranked:
        value = best_candidate(matches, one) if mine else None
        astray = mine is not None and value is not None and incompatible(mine.value, value.value)
        if one is best or not (astray and _of_another_party(asked, best, one)):
            kept.append(one)
    return kept


def _of_another_party(asked: Question, best: Ranked, other: Ranked) -> bool:
    """Whether a passage tells of a state or people that neither the question nor the best passage names.

    What another party got, paid or lost is no other answer.
    """
    wanted = {term.key for term in asked.terms}
    named, theirs = ({name.key for name in one.passage.names if name.kind in _PARTIES} for one in (best, other))
    if not theirs - wanted - named:
        return False
    instead = bool((named & wanted) - theirs)  # "Poland was lent", where China is asked for and the best one names it
    return instead or other.direct < PARTY_SHARE * best.direct or bool(_LIKEWISE.search(other.passage.text))


def _in_order(sides: Iterable[Side]) -> tuple[Side, ...]:
    """The better supported first, then in the order of their sources."""
    return tuple(sorted(sides, key=lambda side: (-side.support, side.sources, side.value)))


def _side(value: Candidate, members: Sequence[Ranked], asked: Question, matches: Sequence[Match]) -> Side:
    mentions = []
    for one in members:
        found = best_candidate(matches, one)
        assert found is not None
        start = one.passage.sentence.span.start
        mentions.append(cite(one.passage.entry.source, Span(start + found.span.start, start + found.span.end)))
    names = sorted({one.passage.entry.source.name for one in members})
    return Side(
        value=_label(value, members[0]),
        claims=(),
        sources=tuple(names),
        support=len(names),
        mentions=tuple(mentions),
        statements=tuple(cite_ranked(one) for one in members),
    )


def _label(candidate: Candidate, ranked: Ranked) -> str:
    if isinstance(candidate.value, TimeSpan):
        return label_time(candidate.value)
    if isinstance(candidate.value, Quantity):
        return label_quantity(candidate.value)
    return candidate.span.of(ranked.passage.text)


def other_values(
    asked: Question, matches: Sequence[Match], ranked: Sequence[Ranked], share: float = SHOWN_SHARE
) -> list[Ranked]:
    """Passages that answer nearly as well as the best one and give a value that cannot be true beside its value."""
    best = next((one for one in ranked[:ANCHORS] if best_candidate(matches, one) is not None), None)
    mine = best_candidate(matches, best) if best else None
    if best is None or mine is None or isinstance(mine.value, str):
        return []
    found = []
    anew = bool(_ANEW.search(best.passage.text))
    for one in ranked[1:]:
        if one.score < share * best.score:
            break
        if asked.kind == "time" and not _ANEW.search(asked.text) and anew != bool(_ANEW.search(one.passage.text)):
            continue
        if one is best or one.direct < share * best.direct or _of_another_party(asked, best, one):
            continue
        value = best_candidate(matches, one)
        if value is not None and incompatible(mine.value, value.value):
            found.append(one)
    return found


def other_sides(course: CourseFile, asked: Question, ranked: Sequence[Ranked]) -> list[Citation]:
    """What each other side of the disagreements that the best passages take part in says."""
    good = [one for one in ranked[:ANCHORS] if one.score >= VALUE_SHARE * ranked[0].score]
    found: list[tuple[float, Citation]] = []
    for finding in course.findings:
        if finding.kind not in ("disputed", "interpretive") or not _suits(finding, asked):
            continue
        held = [side for side in finding.sides if any(_on(one, side) for one in good)]
        for side in finding.sides if held else ():
            if side in held:
                continue
            standing = next((one for one in ranked if _on(one, side)), None)
            if standing is not None:
                found.append((standing.score, cite_ranked(standing)))
            else:
                found += [(0.0, quote) for quote in side.statements[:1] if len(quote.quote) <= LONGEST_CITATION]
    return list(dict.fromkeys(quote for _, quote in sorted(found, key=lambda entry: -entry[0])))


def _on(one: Ranked, side: Side) -> bool:
    return any(_overlaps(one, mention) for mention in side.mentions)


def incompatible(one: object, other: object) -> bool:
    """Whether two values cannot both be true of the same thing."""
    if isinstance(one, TimeSpan) and isinstance(other, TimeSpan):
        return time.relate(one, other) == "incompatible"
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        return quantities.relate(one, other) == "incompatible"
    return False
