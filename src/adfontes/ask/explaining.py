"""Why it was so: the sentence that gives the reason for what another one tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from adfontes.ask.features import asks
from adfontes.ask.questions import Question
from adfontes.ask.ranking import Ranked
from adfontes.ask.reading import TITLES, Passage, Reading

ABOUT_IT: Final = 0.8
"""A sentence elsewhere gives the reason where it holds this share of what the best one holds of the question, with its
surroundings and without.

A convention. To rank sentences that say why higher was tried instead and did not help: of the 23 questions of sixteen
topics that ask why, 13 had the right sentence first with it and 14 without (2026-11-22)."""
_SAYS_WHY: Final = re.compile(
    r"\b(?:because|bc|due to|owing to|in order to|so that|reasons?|led to|for fear|thanks to|wanted|hoped|aimed|purpose"
    r"|intended|in response|(?:c[ao]me|gr[eo]w|arose) out of|drove|caused|feared|afraid|so as to"
    r"|(?:was|were|been|had)\b[^.;]{3,60}\bto (?:stop|prevent|halt|end|protect|keep|make|get|avoid))\b",
    re.IGNORECASE,
)


def says_why(text: str) -> bool:
    """Whether a sentence says a reason or a purpose in so many words."""
    return bool(_SAYS_WHY.search(text))


def explanation_of(reading: Reading, asked: Question, ranked: Sequence[Ranked]) -> Passage | None:
    """The sentence that says why, where a question asks for that and the best passage does not.

    It is the next one, where that leans on the best ("They did it because ..."), or the best of those about the same.

    Args:
        reading: the course.
        asked: the question.
        ranked: the passages, best first.
    """
    best = ranked[0]
    if asked.kind != "reason" or says_why(best.passage.text):
        return None
    after = reading.surroundings[best.passage.number].after
    if after is not None:
        following = reading.passages[after]
        if following.leans and says_why(following.text) and not asks(following):
            return following
    telling = (one for one in ranked[1:] if says_why(one.passage.text) and one.passage.block.kind not in TITLES)
    least, direct = ABOUT_IT * best.coverage, ABOUT_IT * best.direct
    return next((one.passage for one in telling if one.coverage >= least and one.direct >= direct), None)
