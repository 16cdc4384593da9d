"""Whether a question is fair: it points to one thing, has one answer in the whole course, and can be read alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from adfontes.study.asking import Asked, questions_of
from adfontes.study.passages import Passage
from adfontes.study.questions import GAP
from adfontes.study.reading import Reading, quantities_agree, times_agree
from adfontes.study.words import ANAPHORIC
from adfontes.values.quantities import Quantity
from adfontes.values.time import TimeSpan

SPOKEN_OF = 3
"""A thing that so many sources speak of, so often, needs no further name: "the wall" in a course on one."""
TELLING_FRONT = 7
"""Words of a counting question that names nothing ("How many men were shot?" has fewer)."""
_BARE_SUBJECT = re.compile(r"^(?:\w+ ){1,3}?(?:was|were|did|had|has|is|are) the (\w+) (?!of\b)", re.IGNORECASE)
_OPENING_SUBJECT = re.compile(
    r"^The (\w+) (?:was|were|is|are|had|has|\w+ed|came|went|began|took|gave|fell|rose|made)\b"
)
_NAME_INSIDE = re.compile(r"(?<=\s)[“\"(]?[A-Z][\w’']+|\d")
_INITIAL = re.compile(r"(?<![\w.'’\"-])(?!A |I\b)[A-Z](?![\w.'’-])")
"""A capital alone, by which notes shorten a name."""


class Fairness:
    """What the course knows, against which each question is held."""

    def __init__(self, reading: Reading) -> None:
        self._title = reading.referents.title.lower()
        told: dict[str, set[str]] = defaultdict(set)
        times: dict[str, int] = defaultdict(int)
        self._answers: dict[str, list[Asked]] = defaultdict(list)
        for passage in reading.passages:
            first, last = passage.sentence.tokens
            for token in passage.annotated.tokens[first:last]:
                if token.pos in ("NOUN", "PROPN"):
                    told[token.lemma.lower()].add(passage.source)
                    times[token.lemma.lower()] += 1
            for asked in questions_of(passage):
                self._answers[asked.front.lower()].append(asked)
        needed = max(min(SPOKEN_OF, len(reading.sources)), len(reading.sources) / 2)
        self._known = {noun for noun, by in told.items() if len(by) >= needed and times[noun] >= SPOKEN_OF}

    def questions(self, passage: Passage) -> Iterator[Asked]:
        """The fair questions of a passage."""
        return (asked for asked in questions_of(passage) if self.is_fair(passage, asked))

    def is_fair(self, passage: Passage, asked: Asked) -> bool:
        """Whether a question of this passage may be asked of a learner who does not see the passage."""
        if not passage.plain or _INITIAL.search(asked.front) or not self._points(asked.front):
            return False
        if asked.kind == "quantity" and not asked.cloze:
            named = _NAME_INSIDE.search(asked.front)
            if named is None and " people " not in asked.front and len(asked.front.split()) < TELLING_FRONT:
                return False
        return all(_may_agree(asked, other) for other in self._answers[asked.front.lower()])

    def _points(self, front: str) -> bool:
        """Whether "the scheme" or "the works" of a question is a thing that the course is full of."""
        found = (_OPENING_SUBJECT if GAP in front else _BARE_SUBJECT).match(front)
        if found is None:
            return True
        noun = found.group(1).lower()
        known = noun in self._title or any(form in self._known for form in (noun, noun.removesuffix("s")))
        return known or noun not in ANAPHORIC


def _may_agree(one: Asked, other: Asked) -> bool:
    """Whether two answers to the same words may both be right."""
    if isinstance(one.value, TimeSpan) and isinstance(other.value, TimeSpan):
        return times_agree(one.value, other.value)
    if isinstance(one.value, Quantity) and isinstance(other.value, Quantity):
        return quantities_agree(one.value, other.value)
    return (
        one.value == other.value
        or one.answer.lower() in other.answer.lower()
        or other.answer.lower() in one.answer.lower()
    )
