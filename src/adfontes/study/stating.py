"""Putting what sources agree about into one plain statement: the sentence of theirs that reads best on its own.

A question is a poor heading for "the guild closed the canal", and a sentence with a gap a worse one:
what is agreed is a statement, and stands above its quotations as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from adfontes.study.passages import Passage, without_marks
from adfontes.study.reading import Reading
from adfontes.values.evidence import Finding

LEAST_WORDS, MOST_LETTERS = 4, 170
"""A shorter line tells too little by itself; a longer one tells much else."""
_LEANING = re.compile(
    r"^\W*(he|she|it|they|this|that|these|those|his|her|its|their|from then|then|there|such|instead|but|and|so|yet|or|"
    r"by then|at the same time|also|later|another|others|both|which|who)\b",
    re.IGNORECASE,
)
"""An opening that leans on a sentence which is not shown."""
_NOTES = re.compile(r"->|→|=|\*| \+ |\s[/|]\s|…|\.\.\.|^\W*\d+\W|\bw/|&")
_ENDED = re.compile(r"[.!?][\"”’')]*$")
_MARKER = re.compile(r"^\s*(?:[-•▸→=*+]|\(?\d{1,2}[.)]|[A-Z]:)\s+")
"""A list's own mark before the words."""


def plain_statement(reading: Reading, finding: Finding) -> str:
    """The statement of the finding that reads best alone; of equals, the first."""
    told = list(_told(reading, finding))
    if not told:
        return finding.sides[0].value
    best = max(range(len(told)), key=lambda place: (_clarity(*told[place]), -place))
    return told[best][0]


def _told(reading: Reading, finding: Finding) -> Iterator[tuple[str, bool]]:
    """Each statement in the words of its passage, with what it stands under where it needs that, and if it is whole."""
    for side in finding.sides:
        for key, said in zip(side.claims, side.statements, strict=True):
            passages = [reading.passages[place] for place in reading.holding.get(key, ())]
            if passages:
                whole = passages[0].complete
                yield _unmarked(_words(passages[0], whole=whole)), whole
            else:
                yield _unmarked(said.quote), False


def _words(passage: Passage, *, whole: bool) -> str:
    return passage.words if whole else passage.text


def _unmarked(words: str) -> str:
    return _MARKER.sub("", without_marks(words))


def _clarity(words: str, whole: bool) -> int:
    """How well a line reads alone."""
    short, long = len(words.split()) < LEAST_WORDS, len(words) > MOST_LETTERS
    begins_well = words[:1].isupper() or words[:1].isdigit() or words[:1] in "\"“'‘£$"
    return (
        4 * whole
        + 2 * (not _NOTES.search(words))
        + 3 * (not _LEANING.search(words))
        + 2 * begins_well
        + bool(_ENDED.search(words))
        - 5 * short
        - 2 * long
    )
