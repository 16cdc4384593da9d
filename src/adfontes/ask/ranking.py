"""Which passages answer a question best: how much of it they hold, and whether they hold what it asks for."""

from __future__ import annotations

import heapq
import math
import re
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from adfontes.ask.meanings import meanings_of
from adfontes.ask.questions import NEGATED, Question, Term
from adfontes.ask.reading import TITLES, Passage, Reading
from adfontes.ask.typed import Candidate, candidates_of
from adfontes.ask.wants import kind_of
from adfontes.ask.words import is_han, nearly_same, stems_of

# How much a word of the question counts by where and how it is found. Chosen on the questions of six development
# topics, 2026-11-22 (see benchmarks/ask.py for the scores).
SAME_MEANING: Final = 0.6
MISTYPED: Final = 0.85
IN_QUESTION: Final = 0.9
IN_LEAD: Final = 0.5
IN_HEADING: Final = 0.5
IN_TITLE: Final = 0.4
BEFORE: Final = 0.35
BEFORE_IF_LEANING: Final = 0.6
AFTER: Final = 0.15
EMPTY_HEADING: Final = 4.0
"""A heading that holds no value of the kind asked for announces an answer and does not give it: how much more it loses.
"""
MOST_COVERED: Final = 400
"""Passages whose surroundings are looked at; in a larger course, those that hold most of the question themselves."""
MOST_RANKED: Final = 80
"""Passages that are compared by everything."""

FEATURES: Final = (
    "coverage", "direct", "names", "fit", "cue", "same_question", "heading", "question", "short", "long", "near",
    "focus", "negation",
)  # fmt: skip
WEIGHTS: Final = (7.8, 2.9, 1.4, 2.9, 1.5, 2.9, -1.6, -3.5, -0.6, 0.0, 0.3, 1.4, 1.9)
"""Of each feature, by a listwise softmax on the questions of six development topics (180, 2026-11-22): the first
passage holds gold evidence for 0.77 of them; 0.77 where each topic was left out in turn. Before they were fitted: 0.76.
"""

_CUES: Final = {
    "reason": re.compile(
        r"\b(?:because|due to|owing to|in order to|so that|since|as a result|therefore|thus|hence|reasons?|caused?|why"
        r"|led to|for fear|thanks to|on account|wanted|hoped"
        r"|to (?:stop|prevent|make|get|keep|avoid|help|show|win|put))\b"
        r"|\bbc\b|→|\bso\b",
        re.IGNORECASE,
    ),
    "manner": re.compile(r"\b(?:by|through|with|using|via|means)\b", re.IGNORECASE),
}  # fmt: skip
_EXPLAINS: Final = re.compile(
    r"[\w’']*[\"”’'»)]*\s*(?:=|:|[–—-] |\(|\b(?:is|are|was|were|means?|meant|refers?)\b|, (?:an?|the|or)\b)"
)
_CALLED: Final = re.compile(
    r"(?:\bcalled|\bknown as|\bnamed|\bnicknamed|\bterm|\bor|\(|=)\s*(?:the |a |an )?[\"“‘'«(]*$",
    re.IGNORECASE,
)


class Ranked(msgspec.Struct, frozen=True, kw_only=True):
    """A passage with how well it answers."""

    passage: Passage
    score: float
    coverage: float
    """Share of the question that it holds with its surroundings, each word weighted by how rare it is."""
    direct: float
    """The same without the surroundings."""
    candidates: tuple[Candidate, ...]
    features: tuple[float, ...]

    @property
    def fit(self) -> float:
        """How well the best value in it suits the question."""
        return max((candidate.fit for candidate in self.candidates), default=0.0)


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """Where a term of the question stands in the course."""

    term: Term
    weight: float
    strength: dict[int, float]
    """By passage, how surely the term stands in it."""
    literal: bool
    """The course has the word itself, or one that it is a slip of the pen for."""

    @property
    def known(self) -> bool:
        """Whether the course has it at all."""
        return bool(self.strength)


def match_terms(reading: Reading, asked: Question) -> list[Match]:
    """Find each term of a question in a course."""
    near = frozenset(stems_of(asked.text))
    found = []
    for term in asked.terms:
        strength = _exact(reading, term)
        if not strength and not term.key:
            for stem in stems_of(term.phrases[0])[:1]:
                for known in nearly_same(stem, reading.by_initial.get(stem[:1], ())):
                    strength |= dict.fromkeys(reading.by_stem[known], MISTYPED)
        rarity, literal = reading.rarity(len(strength)), bool(strength)
        if not term.key:
            for stem in stems_of(term.phrases[0]):
                for meaning in meanings_of(stem, near):
                    for number in reading.by_meaning.get(meaning, ()):
                        strength[number] = max(strength.get(number, 0.0), SAME_MEANING)
        found.append(Match(term=term, weight=rarity * term.weight, strength=strength, literal=literal))
    return found


def _exact(reading: Reading, term: Term) -> dict[int, float]:
    found: dict[int, float] = {}
    if term.key:
        found |= dict.fromkeys(reading.by_key.get(term.key, ()), 1.0)
    for phrase in term.phrases:
        if is_han(phrase[0]):
            found |= dict.fromkeys((n for n, p in reading.passages.items() if phrase in p.text), 1.0)
            continue
        sets = [reading.by_stem.get(stem, set()) for stem in stems_of(phrase)]
        if sets:
            found |= dict.fromkeys(set.intersection(*sets), 1.0)
    return found


def rank(reading: Reading, asked: Question, matches: list[Match]) -> list[Ranked]:
    """The passages that share something with the question, best first.

    All passages are compared by the words that they share with the question; the best of them by everything.
    """
    whole = sum(match.weight for match in matches) or 1.0
    direct: dict[int, float] = {}
    for match in matches:
        for number, strength in match.strength.items():
            direct[number] = direct.get(number, 0.0) + match.weight * strength
    numbers: Iterable[int] = reading.passages
    if len(reading.passages) > MOST_COVERED:
        best = heapq.nlargest(MOST_COVERED, direct, key=lambda number: (direct[number], -number))
        after = (reading.surroundings[number].after for number in best[: MOST_COVERED // 4])
        numbers = sorted({*best, *(number for number in after if number is not None)})
    covered = {
        number: sum(match.weight * strength_of(reading, match, number) for match in matches) / whole
        for number in numbers
    }
    best = heapq.nlargest(MOST_RANKED, covered, key=lambda number: (covered[number], -number))
    found = [
        _score(
            reading,
            asked,
            matches,
            reading.passages[number],
            coverage=covered[number],
            direct=direct.get(number, 0.0) / whole,
        )
        for number in best
        if covered[number] > 0
    ]
    return sorted(found, key=lambda one: (-one.score, one.passage.number))


def _score(
    reading: Reading, asked: Question, matches: list[Match], passage: Passage, *, coverage: float, direct: float
) -> Ranked:
    named = [match for match in matches if match.term.is_name]
    most_names = sum(match.weight for match in named)
    names = sum(match.weight * strength_of(reading, match, passage.number) for match in named)
    candidates = candidates_of(passage, asked)
    features = (
        coverage,
        direct,
        names / most_names if most_names else 1.0,
        max((candidate.fit for candidate in candidates), default=0.0),
        _cue(asked, passage, matches),
        _same_question(reading, asked, matches, passage.number),
        0.0 if passage.block.kind not in TITLES else 1.0 if candidates else EMPTY_HEADING,
        float(passage.block.kind == "question" or passage.text.rstrip().endswith("?")),
        float(len(passage.words) <= 3),
        max(0.0, len(passage.words) - 30) / 30,
        _nearness(passage, matches),
        _focus(asked, passage, candidates),
        float(asked.negated and bool(NEGATED.search(passage.text))),
    )
    score = sum(weight * feature for weight, feature in zip(WEIGHTS, features, strict=True))
    return Ranked(
        passage=passage, score=score, coverage=coverage, direct=direct, candidates=candidates, features=features
    )


def strength_of(reading: Reading, match: Match, number: int) -> float:
    """How surely a term stands in a passage or around it."""
    strength = match.strength
    found = strength.get(number, 0.0)
    if found == 1.0:
        return found
    around = reading.surroundings[number]
    for other in around.question:
        found = max(found, IN_QUESTION * strength.get(other, 0.0))
    for other in around.headings[1:]:
        found = max(found, IN_HEADING * strength.get(other, 0.0))
    if around.headings:
        found = max(found, IN_TITLE * strength.get(around.headings[0], 0.0))
    if around.lead is not None:
        found = max(found, IN_LEAD * strength.get(around.lead, 0.0))
    if around.before is not None:
        leaning = BEFORE_IF_LEANING if reading.passages[number].leans else BEFORE
        found = max(found, leaning * strength.get(around.before, 0.0))
    if around.after is not None:
        found = max(found, AFTER * strength.get(around.after, 0.0))
    return found


def _same_question(reading: Reading, asked: Question, matches: list[Match], number: int) -> float:
    """How much of the question the card's own question holds, where it asks for the same kind of answer."""
    question = reading.surroundings[number].question
    if not question:
        return 0.0
    kind = kind_of(reading.passages[question[0]].text)
    shared = sum(match.weight * max(match.strength.get(other, 0.0) for other in question) for match in matches)
    whole = sum(match.weight for match in matches) or 1.0
    return shared / whole * (1.0 if kind == asked.kind else 0.4)


def _cue(asked: Question, passage: Passage, matches: list[Match]) -> float:
    if asked.kind == "definition":
        return _defines(passage, matches)
    cue = _CUES.get(asked.kind)
    return float(bool(cue and cue.search(passage.text)))


def _defines(passage: Passage, matches: list[Match]) -> float:
    """1 where the term that is asked for stands right beside words that explain one ("X is", "called X", "X = ...")."""
    named = [match for match in matches if match.term.weight == 1.0]
    places = places_of(passage, named[-1]) if named else []
    best = 0.0
    for place in places:
        word = passage.words[place]
        if _EXPLAINS.match(passage.text, word.end):
            best = max(best, 1.0 if place < 5 else 0.7)
        elif _CALLED.search(passage.text[: word.start]):
            best = max(best, 1.0)
    return best


def places_of(passage: Passage, match: Match) -> list[int]:
    """The places of the words of a passage at which a term stands."""
    if passage.number not in match.strength:
        return []
    stems = {stem for phrase in match.term.phrases for stem in stems_of(phrase)}
    exact = [place for place, word in enumerate(passage.words) if word.stem in stems]
    if exact:
        return exact
    wanted = {meaning for stem in stems for meaning in meanings_of(stem, frozenset())}
    near = passage.stems
    return [p for p, word in enumerate(passage.words) if wanted and not wanted.isdisjoint(meanings_of(word.stem, near))]


def _nearness(passage: Passage, matches: list[Match]) -> float:
    """1 where the words of the question stand side by side in the passage, less the more is between them."""
    places = [found for match in matches if (found := places_of(passage, match))]
    if len(places) < 2:
        return 0.0
    spread = min(
        max(min(abs(p - start) for p in others) for others in places)
        for start in (p for found in places for p in found)
    )
    return 1.0 / (1.0 + math.log1p(spread))


def _focus(asked: Question, passage: Passage, candidates: tuple[Candidate, ...]) -> float:
    """1 where a number stands right before (or after) what is counted."""
    if asked.kind != "quantity" or not asked.focus:
        return 0.0
    wanted = set(asked.focus[:2])
    meant = {meaning for stem in asked.focus[:1] for meaning in meanings_of(stem, frozenset(asked.focus))}
    for candidate in candidates:
        if candidate.fit < 0.5:
            continue
        after = [w for w in passage.words if w.start >= candidate.span.start and w.start < candidate.span.end + 30]
        before = [w for w in passage.words if w.end <= candidate.span.start and w.end > candidate.span.start - 20]
        stems = {word.stem for word in (*after[:5], *before)}
        if stems & wanted:
            return 1.0
        if meant and any(meant & meanings_of(stem, frozenset(stems)) for stem in stems):
            return 0.7
    return 0.0


def best_candidate(matches: Sequence[Match], ranked: Ranked) -> Candidate | None:
    """The value of a passage that most likely answers: of the right type, near the words of the question."""
    passage = ranked.passage
    held = [match for match in matches if passage.number in match.strength]
    places = [passage.words[place].start for match in held for place in places_of(passage, match)]
    fitting = [candidate for candidate in ranked.candidates if candidate.fit >= 0.5]
    if not fitting:
        return None

    def key(candidate: Candidate) -> tuple[float, int]:
        near = sorted(abs(place - candidate.span.start) for place in places)[:3]
        return (candidate.fit - (sum(near) / len(near) / 100 if near else 0.0), -candidate.span.start)

    return max(fitting, key=key)
