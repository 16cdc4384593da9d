"""What speaks for a passage as the answer to a question, each sign as a number."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Final

from adfontes.ask.matching import Match, places_of, strength_of
from adfontes.ask.meanings import meanings_of
from adfontes.ask.questions import NEGATED, Question
from adfontes.ask.reading import TITLES, Passage, Reading
from adfontes.ask.typed import Candidate
from adfontes.ask.wants import kind_of

EMPTY_HEADING: Final = 4.0
"""A heading that holds no value of the kind asked for announces an answer and does not give it: how much more it loses.
"""
_BESIDE: Final = 40.0
"""Letters at which a word of the question counts half."""
NAMES: Final = (
    "coverage", "direct", "names", "fit", "cue", "same_question", "heading", "rarest", "short", "long", "near",
    "focus", "negation", "beside",
)  # fmt: skip
_CUES: Final = {
    "reason": re.compile(
        r"\b(?:because|due to|owing to|in order to|so that|since|as a result|therefore|thus|hence|reasons?|caused?|why"
        r"|led to|for fear|thanks to|on account|wanted|hoped|afraid|aimed|purpose|intended|meant to|designed to"
        r"|in response|out of|came (?:of|from)|drove|feared|so as to"
        r"|to (?:stop|prevent|make|get|keep|avoid|help|show|win|put|halt|end|protect|defend|secure|gain|force"
        r"|punish|reduce|raise|save|free|bring|take))\b"
        r"|\bbc\b|→|\bso\b",
        re.IGNORECASE,
    ),
    "manner": re.compile(r"\b(?:by|through|with|using|via|means)\b", re.IGNORECASE),
}  # fmt: skip
_EXPLAINS: Final = re.compile(
    r"[\w’']*[\"”’'»)]*\s*(?:=|:|→|[–—-] |\(|\b(?:is|are|was|were|means?|meant|refers?)\b"
    r"|, (?:(?:an?|the|or)\b|[\"“‘]))"
)
_CALLED: Final = re.compile(
    r"(?:\bcalled|\bknown as|\bnamed|\bnicknamed|\bterm|\bor|\(|=)\s*(?:the |a |an )?[\"“‘'«(]*$",
    re.IGNORECASE,
)


def features_of(
    reading: Reading,
    asked: Question,
    matches: Sequence[Match],
    passage: Passage,
    candidates: tuple[Candidate, ...],
    *,
    coverage: float,
    direct: float,
) -> tuple[float, ...]:
    """The signs of a passage in the order of :data:`NAMES`.

    Args:
        reading: the course.
        asked: the question.
        matches: where its terms stand.
        passage: the passage.
        candidates: the values in it that could answer.
        coverage: the share of the question that it holds with its surroundings.
        direct: the same without them.
    """
    named = [match for match in matches if match.term.is_name]
    most_names = sum(match.weight for match in named)
    names = sum(match.weight * strength_of(reading, match, passage.number) for match in named)
    rarest = max(matches, key=lambda match: match.weight, default=None)
    return (
        coverage,
        direct,
        names / most_names if most_names else 1.0,
        max((candidate.fit for candidate in candidates), default=0.0),
        _cue(asked, passage, matches),
        _same_question(reading, asked, matches, passage.number),
        0.0 if passage.block.kind not in TITLES else 1.0 if candidates else EMPTY_HEADING,
        strength_of(reading, rarest, passage.number) if rarest else 0.0,
        float(len(passage.words) <= 3),
        max(0.0, len(passage.words) - 30) / 30,
        _nearness(passage, matches),
        _focus(asked, passage, candidates),
        float(asked.negated and bool(NEGATED.search(passage.text))),
        _beside(passage, matches, candidates),
    )


def asks(passage: Passage) -> bool:
    """Whether a passage asks something itself: it never answers."""
    return passage.block.kind == "question" or passage.text.rstrip(" \"”’'»)").endswith("?")


def _beside(passage: Passage, matches: Sequence[Match], candidates: tuple[Candidate, ...]) -> float:
    """How near a value that fits stands to the words of the question, each by its weight."""
    fitting = [candidate for candidate in candidates if candidate.fit >= 0.5]
    whole = sum(match.weight for match in matches)
    if not fitting or not whole:
        return 0.0
    held = [(match.weight, [passage.words[p].start for p in places_of(passage, match)]) for match in matches]
    return (
        max(
            candidate.fit
            * sum(
                weight / (1 + min(abs(place - candidate.span.start) for place in places) / _BESIDE)
                for weight, places in held
                if places
            )
            for candidate in fitting
        )
        / whole
    )


def _same_question(reading: Reading, asked: Question, matches: Sequence[Match], number: int) -> float:
    """How much of the question the card's own question holds, where it asks for the same kind of answer."""
    question = reading.surroundings[number].question
    if not question:
        return 0.0
    kind = kind_of(reading.passages[question[0]].text)
    shared = sum(match.weight * max(match.strength.get(other, 0.0) for other in question) for match in matches)
    whole = sum(match.weight for match in matches) or 1.0
    return shared / whole * (1.0 if kind == asked.kind else 0.4)


def _cue(asked: Question, passage: Passage, matches: Sequence[Match]) -> float:
    if asked.kind == "definition":
        return _defines(passage, matches)
    cue = _CUES.get(asked.kind)
    return float(bool(cue and cue.search(passage.text)))


def _defines(passage: Passage, matches: Sequence[Match]) -> float:
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


def _nearness(passage: Passage, matches: Sequence[Match]) -> float:
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
