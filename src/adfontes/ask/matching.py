"""Where each term of a question stands, in a passage itself and in what stands around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from adfontes.ask.meanings import Synonyms, synonyms_of
from adfontes.ask.questions import Question, Term
from adfontes.ask.reading import Passage, Reading
from adfontes.ask.vectors import Nearness
from adfontes.ask.words import is_han, nearly_same, stem_of, stems_of

# How much a word of the question counts by how it is found. Chosen on the questions of six development topics,
# 2026-11-22 (see benchmarks/ask.py for the scores).
SAME_MEANING: Final = 0.6
RELATED: Final = 0.8
"""A people for its state, what is Danish for Denmark."""
MISTYPED: Final = 0.85
ALL_LOOKED_AT: Final = 400
"""In a course of no more passages, all are compared with the question."""
MOST_LOOKED_AT: Final = 28
"""In a larger one those that the full-text index ranks best, with what stands around them.

60 gives the same figures on the textbooks (2026-11-22) and takes half as long again."""
MOST_NEAREST: Final = 12
"""So many are looked at because they are near the question in meaning."""
MOST_FOLLOWED: Final = 6
"""So many of these bring the sentence after them along, which may tell more of the same."""


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """A term of the question and where it stands among the passages that are looked at."""

    term: Term
    weight: float
    strength: dict[int, float]
    """By passage, how surely the term stands in it."""
    stems: frozenset[str]
    """The compared forms of its own words."""
    related: frozenset[str]
    """Those of names that go with it."""
    synonyms: frozenset[str]
    """Those of other words for the same."""
    literal: bool
    """The course has the word itself, or one that it is a slip of the pen for."""


class Gathered(msgspec.Struct, frozen=True, kw_only=True):
    """The passages that may answer a question, and where its terms stand among them."""

    numbers: tuple[int, ...]
    matches: tuple[Match, ...]


class _Sought(msgspec.Struct, frozen=True, kw_only=True):
    """A term with every form in which it may stand."""

    term: Term
    forms: tuple[frozenset[str], ...]
    """Each the compared words of one wording, all of which must stand in a passage."""
    related: tuple[frozenset[str], ...]
    """The same of names that go with it."""
    han: tuple[str, ...]
    slips: frozenset[str]
    """Words of the course that it is a slip of the pen for, where the course has not the word itself."""
    synonyms: Synonyms
    holding: int
    """How many passages hold it."""

    @property
    def stems(self) -> frozenset[str]:
        """Every word of which one must stand where it stands."""
        accompanied = (word for word, _ in self.synonyms.accompanied)
        return self.slips.union(*self.forms, *self.related, self.synonyms.alone, accompanied)


def gather(reading: Reading, asked: Question, nearness: Nearness | None = None) -> Gathered:
    """Find the passages that may answer a question and where its terms stand among them.

    Args:
        reading: the course.
        asked: the question.
        nearness: how near the passages are to it in meaning; the nearest are looked at as well.
    """
    near = frozenset(stems_of(asked.text))
    sought = [_seek(reading, term, near) for term in asked.terms]
    nearest = nearness.best(MOST_NEAREST) if nearness is not None else []
    numbers = tuple(_candidates(reading, sought, nearest))
    wanted: Iterable[int] = numbers
    if len(numbers) < len(reading.passages):
        wanted = {*numbers, *(other for number in numbers for other, _ in reading.around(number))}
    strengths = _strengths(sought, [reading.passages[number] for number in wanted])
    matches = tuple(
        Match(
            term=one.term,
            weight=reading.rarity(one.holding) * one.term.weight,
            strength=strength,
            stems=frozenset().union(*one.forms),
            related=frozenset().union(*one.related),
            synonyms=one.synonyms.alone,
            literal=one.holding > 0,
        )
        for one, strength in zip(sought, strengths, strict=True)
    )
    return Gathered(numbers=numbers, matches=matches)


def _strengths(sought: Sequence[_Sought], passages: Iterable[Passage]) -> list[dict[int, float]]:
    """For each term, how surely it stands in each passage; only terms that share a word with it are compared."""
    found: list[dict[int, float]] = [{} for _ in sought]
    by_stem: dict[str, set[int]] = {}
    for place, one in enumerate(sought):
        for stem in one.stems:
            by_stem.setdefault(stem, set()).add(place)
    everywhere = {place for place, one in enumerate(sought) if one.term.key or one.han}
    wanted = frozenset(by_stem)
    for passage in passages:
        places = everywhere.union(*(by_stem[stem] for stem in wanted & passage.stems))
        for place in places:
            strength = _strength(sought[place], passage)
            if strength:
                found[place][passage.number] = strength
    return found


def _seek(reading: Reading, term: Term, near: frozenset[str]) -> _Sought:
    holding = reading.count(term.phrases)
    first = stems_of(term.phrases[0])
    slips: tuple[str, ...] = ()
    holding = holding or reading.count(term.related)
    if not holding and not term.key and first:
        slips = nearly_same(first[0], reading.vocabulary(first[0][:1]))
        holding = reading.count(slips)
    return _Sought(
        term=term,
        forms=_worded(term.phrases),
        related=_worded(term.related),
        han=tuple(phrase for phrase in term.phrases if is_han(phrase[0])),
        slips=frozenset(slips),
        synonyms=Synonyms() if term.key else synonyms_of(first, near),
        holding=holding,
    )


def _worded(phrases: Iterable[str]) -> tuple[frozenset[str], ...]:
    forms = (frozenset(stems_of(phrase)) for phrase in phrases if not is_han(phrase[0]))
    return tuple(dict.fromkeys(form for form in forms if form))


def _candidates(reading: Reading, sought: Sequence[_Sought], nearest: Sequence[int]) -> list[int]:
    if len(reading.passages) <= ALL_LOOKED_AT:
        return list(reading.passages)
    phrases: list[str] = []
    for one in sought:
        phrases += one.slips or (*one.term.phrases, *one.term.related)
        if not one.holding:
            phrases += sorted(one.synonyms.alone)
    best = reading.best(tuple(phrases), MOST_LOOKED_AT)
    after = (reading.surroundings[number].after for number in best[:MOST_FOLLOWED])
    return sorted({*best, *nearest, *(number for number in after if number is not None)})


def _strength(sought: _Sought, passage: Passage) -> float:
    stems = passage.stems
    if any(form <= stems for form in sought.forms):
        return 1.0
    if sought.term.key and sought.term.key in passage.keys:
        return 1.0
    if sought.han and any(phrase in passage.text for phrase in sought.han):
        return 1.0
    if sought.slips and not sought.slips.isdisjoint(stems):
        return MISTYPED
    if any(form <= stems for form in sought.related):
        return RELATED
    return SAME_MEANING if sought.synonyms.stand_in(passage) else 0.0


def strength_of(reading: Reading, match: Match, number: int) -> float:
    """How surely a term stands in a passage or around it."""
    strength = match.strength
    found = strength.get(number, 0.0)
    if found < 1.0:
        for other, share in reading.around(number):
            if other in strength and share * strength[other] > found:
                found = share * strength[other]
    return found


def places_of(passage: Passage, match: Match) -> list[int]:
    """The places of the words of a passage at which a term stands."""
    if passage.number not in match.strength:
        return []
    stems = match.stems & passage.stems or (match.related | match.synonyms) & passage.stems
    return sorted(place for stem in stems for place in passage.places[stem])


def heads_of(asked: Question, matches: Sequence[Match]) -> list[Match]:
    """The terms that say what is counted or chosen from ("how many ships", "which ship")."""
    return [match for match in matches if asked.focus and stem_of(match.term.phrases[0]) == asked.focus[0]]
