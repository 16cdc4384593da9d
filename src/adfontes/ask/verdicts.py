"""Yes or no: what the sentence that answers a question says to it, and whether others say the opposite."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal

from adfontes.ask.disputes import Dispute, incompatible
from adfontes.ask.matching import Match, places_of
from adfontes.ask.questions import Question
from adfontes.ask.ranking import Ranked, best_candidate
from adfontes.ask.wording import cite_ranked
from adfontes.values.evidence import Side

Verdict = Literal["yes", "no"]

LEAST_SHARED: Final = 0.6
"""A sentence says yes or no where it holds so much of the question itself, not only around it. A convention."""
AS_GOOD: Final = 0.85
"""Sentences that say the opposite stand against the best one where they score this share of it. A convention."""
SAID: Final = 0.8
"""So surely every word of the question that is no name stands in a sentence that says yes to it, not only one of like
meaning: of sixteen topics' questions four of eight had a wrong "yes" without this (2026-11-22)."""
_NEAR: Final = 6
"""Words before a word of the question among which a "not" denies it."""
_DENIES: Final = re.compile(
    r"(?:not|never|no|nor|neither|none|nobody|nothing|without|hardly|scarcely|barely|refused|refuses|failed|fails|unable"
    r"|cannot|instead|rejected|denied|\w+n['’]t|(?:did|do|does|was|were|is|are|has|have|had|could|would|should|ca|wo)nt)",
    re.IGNORECASE,
)
_JUDGES: Final = re.compile(
    r"\b(?:(?:un)?fair|(?:un)?just(?:ified)?|good|bad|better|worse|best|worst|right|wrong|(?:un)?successful|success|failure"
    r"|inevitable|avoidable|(?:un)?wise|mistaken?|(?:un)?reasonable|to blame|worth|harsh|too \w+)\b",
    re.IGNORECASE,
)
"""What is a matter of judgement is never said yes or no to: the sentences stand for themselves."""
_VIEW: Final = re.compile(
    r"\b(?:[Ss]ome|[Mm]any|[Mm]ost|[Oo]thers|[Cc]ritics|[Hh]istorians|[Ss]cholars|[Ww]riters|[Pp]eople)\b(?: \w+){0,3} "
    r"(?:say|said|argue|argued|believe|believed|claim|claimed|think|thought|suggest|suggested|maintain|maintained|hold)\b"
    r"|\b(?:[Rr]umou?red|[Aa]lleged|[Ss]upposed|[Ss]aid|[Bb]elieved|[Tt]hought) to\b"
    r"|\b(?:[Aa]llegedly|[Ss]upposedly|[Pp]erhaps|[Pp]ossibly|might|may)\b"
)
"""What somebody holds, or what may be, is told in the sentence's own words and is neither yes nor no."""
_WORDS: Final = re.compile(r"[\w’']+")


def verdict_of(asked: Question, matches: Sequence[Match], one: Ranked) -> Verdict | None:
    """What a sentence says to a yes-no question; None where it does not say."""
    if asked.kind != "polarity" or one.direct < LEAST_SHARED or _JUDGES.search(asked.text):
        return None
    if _VIEW.search(one.passage.text) and not _VIEW.search(asked.text):
        return None
    # "Didn't they sell?" and "Did they sell?" are answered alike: no, they did not.
    if _denies(one, matches):
        return "no"
    number = one.passage.number
    said = (m.strength.get(number, 0.0) >= SAID for m in matches if not m.term.is_name and m.term.weight == 1.0)
    return "yes" if all(said) else None


def opposed(asked: Question, matches: Sequence[Match], ranked: Sequence[Ranked]) -> Dispute | None:
    """The sentences that say yes beside those of other sources that say no, where both answer the question well."""
    said: dict[Verdict, list[Ranked]] = {"yes": [], "no": []}
    for one in ranked:
        verdict = verdict_of(asked, matches, one) if one.score >= AS_GOOD * ranked[0].score else None
        if verdict is not None:
            said[verdict].append(one)
    sources = [{one.passage.entry.source.name for one in side} for side in said.values()]
    if not all(sources) or sources[0] & sources[1]:
        return None
    first: tuple[Verdict, Verdict] = ("yes", "no") if said["yes"][0].score >= said["no"][0].score else ("no", "yes")
    sides = tuple(_side(verdict, said[verdict]) for verdict in first)
    quotes = [cite_ranked(said[verdict][0]) for verdict in first]
    return Dispute(sides=sides, citations=tuple(quotes))


def gives_another_answer(asked: Question, matches: Sequence[Match], best: Ranked, other: Ranked) -> bool:
    """Whether a passage of another source answers with another value or name, or says no where the best says yes."""
    if other.passage.entry is best.passage.entry:
        return False
    if asked.kind == "polarity":
        return _denies(other, matches) != _denies(best, matches)
    mine, theirs = best_candidate(matches, best), best_candidate(matches, other)
    if mine is None or theirs is None:
        return False
    if isinstance(mine.value, str) or isinstance(theirs.value, str):
        return mine.value != theirs.value
    return incompatible(mine.value, theirs.value)


def _denies(one: Ranked, matches: Sequence[Match]) -> bool:
    """Whether a word that denies stands shortly before a word of the question that is no name."""
    text = one.passage.text
    denials = [word.start() for word in _WORDS.finditer(text) if _DENIES.fullmatch(word.group())]
    if not denials:
        return False
    starts = [word.start() for word in _WORDS.finditer(text)]
    asked = [one.passage.words[p].start for m in matches if not m.term.is_name for p in places_of(one.passage, m)]
    return any(
        0 <= _between(starts, denial, place) <= _NEAR and ";" not in text[denial:place]
        for denial in denials
        for place in asked
    )


def _between(starts: Sequence[int], denial: int, place: int) -> int:
    """How many words lie from one place to another; negative where it is before it."""
    return sum(denial < start <= place for start in starts) if place >= denial else -1


def _side(verdict: Verdict, members: Sequence[Ranked]) -> Side:
    quotes = tuple(cite_ranked(one) for one in members)
    names = tuple(sorted({quote.source for quote in quotes}))
    return Side(value=verdict, claims=(), sources=names, support=len(names), mentions=quotes, statements=quotes)
