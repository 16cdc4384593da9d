"""What the study material of a course already says to a question: definitions, causes, arguments on both sides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from adfontes.ask.disputes import Dispute
from adfontes.ask.features import NAMES
from adfontes.ask.matching import Match
from adfontes.ask.questions import STOP, Question
from adfontes.ask.ranking import Ranked
from adfontes.ask.words import stem_set, stems_of
from adfontes.course import CourseFile
from adfontes.values.citations import Citation
from adfontes.values.evidence import Side
from adfontes.values.study import Point, Statement

LONGEST_CITATION: Final = 300
LEAST_ALIKE: Final = 0.6
"""An argument is about a question, and a cause or effect the one asked for, where they share so much. A convention."""
MOST_POINTS: Final = 2
_EVALUATIVE: Final = re.compile(
    r"\b(?:how (?:far|successful|important|significant|effective|justified|useful|fair|serious)|to what extent"
    r"|do you agree|evaluate|assess|was .* (?:a success|a failure|successful|justified|inevitable|to blame|worth))\b",
    re.IGNORECASE,
)
LOOKED_AT: Final = 10
_MEANS: Final = re.compile(r"^\W*(?:what do(?:es)? .* mean\W*$|define\b)|\bmeant by\b", re.IGNORECASE)
_EXPLAINED: Final = (NAMES.index("cue"), NAMES.index("same_question"))
"""Signs that a sentence explains a word, or answers a card that asks for it."""
_EFFECTS: Final = re.compile(
    r"\b(?:effects?|consequences?|results?|outcomes?|impact|what (?:came|happened) (?:of|after)|lead to|led to)\b",
    re.IGNORECASE,
)


def definition_of(course: CourseFile, asked: Question) -> tuple[Citation, ...]:
    """The words in which the sources say what a term means, where the question asks for one of the key terms."""
    if asked.kind != "definition":
        return ()
    wanted = {frozenset(stems_of(" ".join(term.phrases[0] for term in asked.terms if term.weight == 1.0)))}
    wanted |= {frozenset(stems_of(phrase)) for term in asked.terms if term.key for phrase in term.phrases}
    for entry in course.terms:
        forms = {_plain(form) for form in (entry.term, *entry.other_names)}
        if not forms.isdisjoint(wanted) and frozenset() not in forms & wanted:
            return _short(entry.definition.citations)
    return ()


def means_nothing(asked: Question, ranked: Sequence[Ranked]) -> bool:
    """Whether a question asks what a word means, and every sentence uses it and none says what it means."""
    return bool(_MEANS.search(asked.text)) and not any(
        one.features[sign] for one in ranked[:LOOKED_AT] for sign in _EXPLAINED
    )


def causes_of(course: CourseFile, asked: Question, matches: Sequence[Match]) -> tuple[Citation, ...]:
    """Where the sources say why the thing asked for came about, or what came of it."""
    effects = bool(_EFFECTS.search(asked.text))
    if asked.kind != "reason" and not effects:
        return ()
    best: tuple[float, tuple[Citation, ...]] = (0.0, ())
    for link in course.causes:
        given = link.cause if effects else link.effect
        shared = _shared(matches, given.text)
        if shared >= LEAST_ALIKE and shared > best[0]:
            best = (shared, _short(link.statement.citations))
    return best[1]


def judgement_about(course: CourseFile, asked: Question) -> Dispute | None:
    """Both sides of an evaluative question, each with its evidence."""
    if not _EVALUATIVE.search(asked.text):
        return None
    wanted = _plain(asked.text)
    for argument in course.arguments:
        theirs = _plain(argument.question)
        alike = len(wanted & theirs) / (min(len(wanted), len(theirs)) or 1)
        if alike >= LEAST_ALIKE and argument.supporting and argument.opposing:
            sides = (_side("for", argument.supporting), _side("against", argument.opposing))
            turns = zip(*(side.statements[:MOST_POINTS] for side in sides), strict=False)
            citations = tuple(dict.fromkeys(quote for turn in turns for quote in turn))
            if all(side.statements for side in sides) and len(citations) >= 2:
                return Dispute(sides=sides, citations=citations)
    return None


def _side(value: str, points: Sequence[Point]) -> Side:
    told: Sequence[Statement] = [point.statement for point in points]
    quotes = tuple(dict.fromkeys(quote for statement in told for quote in _short(statement.citations)[:1]))
    names = tuple(sorted({name for statement in told for name in statement.sources}))
    return Side(value=value, claims=(), sources=names, support=len(names), mentions=quotes, statements=quotes)


def _shared(matches: Sequence[Match], text: str) -> float:
    """The share of a question, each word by its weight, that a text holds."""
    stems = stem_set(text)
    whole = sum(match.weight for match in matches) or 1.0
    return sum(m.weight for m in matches if m.stems & stems or m.synonyms & stems) / whole


def _plain(text: str) -> frozenset[str]:
    return frozenset(stems_of(" ".join(word for word in re.findall(r"[\w’'-]+", text) if word.lower() not in STOP)))


def _short(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    return tuple(quote for quote in citations if len(quote.quote) <= LONGEST_CITATION)
