"""Does a sentence hold a value of the kind that a question asks for, and one that the question itself does not give?"""

from __future__ import annotations

import re
from typing import Final

from adfontes.ask.questions import AnswerKind
from adfontes.values.annotations import Sentence
from adfontes.values.course import CourseSource
from adfontes.values.names import NameKind

_MONTH: Final = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_DATE: Final = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? )?{_MONTH}\b\.?(?: \d{{1,2}}(?:st|nd|rd|th)?\b)?(?:,? \d{{3,4}}\b)?"
    r"|\b1\d{3}s?\b|\b20\d{2}s?\b|\b\d{1,4} (?:BCE?|AD|CE)\b|\bcentur(?:y|ies)\b"
)
_NUMBER: Final = re.compile(
    r"\d[\d,.]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy"
    r"|eighty|ninety|hundred|thousand|million|billion|half|third|quarter|dozen|once|twice|none|few|several)",
    re.IGNORECASE,
)
_KINDS_OF_NAMES: Final[dict[AnswerKind, frozenset[NameKind]]] = {
    "actor": frozenset({"person", "state", "party", "organisation", "people"}),
    "place": frozenset({"place", "state"}),
    "name": frozenset(
        {"person", "state", "party", "organisation", "place", "people", "agreement", "event", "work", "other"}
    ),
}


def holds_new_value(source: CourseSource, sentence: Sentence, kind: AnswerKind, question: str) -> bool:
    """Whether a sentence could answer a question of this kind at all.

    "How old was the king when he died?" is not answered by a sentence without a number, nor "Which king ...?" by one
    that names nobody but the king of the question. Dates and numbers are looked for by their form: this first version
    does without the claims of the course, which leave out what nothing was compared with.

    Args:
        source: where the sentence stands.
        sentence: one of its sentences.
        kind: what is asked for; every sentence could answer a question of the kind ``any``.
        question: the question as it was typed.
    """
    words = sentence.span.of(source.source.text)
    if kind == "any":
        return True
    if kind == "time":
        return any(found not in question for found in _DATE.findall(words))
    if kind == "quantity":
        given = set(_NUMBER.findall(question))
        return any(found not in given for found in _NUMBER.findall(_DATE.sub(" ", words)))
    asked = question.lower()
    return any(
        mention.kind in _KINDS_OF_NAMES[kind]
        and sentence.span.contains(mention.span)
        and mention.text.lower() not in asked
        for mention in source.names
    )
