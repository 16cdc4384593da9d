"""What can be counted in the writing of an answer: reasons that link, sides, factors, criteria, judgement."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

import msgspec

from adfontes.exams.marking_answer import AnswerReading
from adfontes.values.spans import Span


@cache
def wording() -> Mapping[str, re.Pattern[str]]:
    """What to look for, by the name of its section in ``writing_words.txt``."""
    sections: dict[str, list[str]] = {}
    for line in files("adfontes.exams").joinpath("writing_words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            sections[line.strip("[]")] = []
        elif line and not line.startswith("#"):
            sections[list(sections)[-1]] += line.split(" | ")
    return {name: re.compile(rf"\b(?:{'|'.join(found)})\b", re.IGNORECASE) for name, found in sections.items()}


_LEAST_WORDS: Final = 6


class Writing(msgspec.Struct, frozen=True, kw_only=True):
    """Where an answer does what is looked for: spans of its sentences, in order."""

    words: int
    sentences: int
    reasons: tuple[Span, ...]
    contrasts: tuple[Span, ...]
    factors: tuple[Span, ...]
    judgements: tuple[Span, ...]
    criteria: tuple[Span, ...]
    links: tuple[Span, ...]
    sourced: tuple[Span, ...]
    paragraphs: int
    judged_places: int
    """In how many thirds of the answer a judgement stands."""
    reasoned_paragraphs: int
    concludes: bool
    """Whether the last two sentences judge."""
    justified: bool
    """Whether a judgement and its reason or criterion stand side by side."""


def read_writing(reading: AnswerReading) -> Writing:
    """Count what can be counted in an answer."""
    sentences = [span for span in reading.sentences if len(span.of(reading.text).split()) >= _LEAST_WORDS]
    sentences = sentences or list(reading.sentences)

    def those(section: str, among: Iterable[Span] = sentences) -> tuple[Span, ...]:
        pattern = wording()[section]
        return tuple(span for span in among if pattern.search(span.of(reading.text)))

    reasons, judgements, criteria = those("reasoning"), those("judging"), those("criteria")
    return Writing(
        words=len(reading.text.split()),
        sentences=len(sentences),
        reasons=reasons,
        contrasts=those("contrast"),
        factors=those("factors", reading.sentences),  # "The first reason was money."
        judgements=judgements,
        criteria=criteria,
        links=those("linking"),
        sourced=those("sourced"),
        paragraphs=len(reading.paragraphs),
        judged_places=len({_third(reading, span) for span in judgements}),
        reasoned_paragraphs=len({reading.paragraph_of(span) for span in reasons}),
        concludes=bool(sentences) and any(span in judgements for span in sentences[-2:]),
        justified=_side_by_side(sentences, judgements, [*criteria, *reasons]),
    )


def _third(reading: AnswerReading, span: Span) -> int:
    return min(2, 3 * span.start // max(1, len(reading.text)))


def _side_by_side(sentences: Sequence[Span], some: Iterable[Span], others: Iterable[Span]) -> bool:
    places = {span: place for place, span in enumerate(sentences)}
    there = {places[span] for span in others}
    return any({places[span], places[span] + 1} & there for span in some)
