"""What kind of answer a question wants, by its form: a date, a number of what dimension, a person, a reason ..."""

from __future__ import annotations

import re
from typing import Final, Literal

from adfontes.ask.words import stem_of
from adfontes.values.units import FACTORS

AnswerKind = Literal[
    "time", "quantity", "actor", "place", "name", "reason", "manner", "definition", "polarity", "choice", "any"
]

_MEASURES: Final = "size|length|height|width|depth|distance|weight|area|extent|strength|population|age|speed"
_SUMS: Final = "number|share|percentage|proportion|fraction|part|sum|amount|rate|price|cost|toll|total"
_PLACES: Final = "city|town|place|country|port|harbour|village|street|region|island|state"
_BE: Final = r"(?:was|were|is|are|has been|had been)"
_WHAT: Final = "(?:what|which)"
_DO: Final = r"(?:was|were|is|are|did|do|does|had|has|have|could|can|would|will|should)"
_ASKING: Final[tuple[tuple[AnswerKind, str], ...]] = (
    ("definition", rf"\bwhat {_BE} (?:\w+ )?meant by\b"),
    ("definition", r"\bwhat do(?:es)?\b.*\bmean\b|^(?:define|explain the term)\b"),
    ("definition", rf"^what {_BE} (?:an? |the )?[\"“‘'«].{{2,40}}[\"”’'»]\?$"),
    (
        "definition",
        rf"^what {_BE} (?:an? |the )?(?!.*\b(?:of|called|named|highest|lowest)\b)[\w.’'-]+(?: [\w.’'-]+){{0,2}}\?$",
    ),
    ("definition", rf"^who {_BE} (?-i:[A-Z])[\w.’'-]+(?: [\w.’'-]+){{0,3}}\?*$"),
    ("definition", r"^who (?:were|are) the [\w’'-]+(?: [\w’'-]+)?\?*$"),
    ("place", rf"\b{_WHAT} part of (?:the (?:world|country|city|continent|empire)|(?-i:[A-Z]))"),
    ("quantity", r"\bhow (?:many|much|long|far|large|big|high|old|tall|deep|wide|broad|thick|heavy|fast|often|soon)\b"),
    ("quantity", rf"\bwhat (?:\w+ )?(?:{_SUMS}|{_MEASURES}) of\b|\bwhat {_BE} (?:\w+ )*?(?:{_SUMS}|{_MEASURES})\b"),
    ("quantity", rf"\b{_WHAT} (?:{_SUMS}|{_MEASURES})\b"),
    ("time", r"^(?:by |since |until |till |from )?when\b"),
    ("time", rf"\b{_WHAT} (?:exact |precise )?(?:day|date|month|year|decade|century|season|time)s?\b"),
    ("actor", r"\bwho(?:m|se)?\b"),
    ("place", rf"\bwhere\b|\b{_WHAT} (?:\w+ )?(?:{_PLACES})\b"),
    ("reason", rf"\bwhy\b|\bwhat {_BE} the (?:\w+ )?(?:reasons?|causes?|purpose|motives?|aims?)\b"),
    ("reason", r"\bwhat caused\b|^what \b.*\bfor\?$"),
    ("manner", r"\bhow\b"),
    ("name", rf"\bwhich\b|\bwhat (?:\w+ )?names?\b|\bwhat {_BE} .*\b(?:called|named)\b"),
)
"""The first that fits counts: "how long" asks for a quantity even where "when" follows."""
_COMPILED: Final = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _ASKING)
_YES_NO: Final = re.compile(rf"^{_DO}(?:n['’]t)?\b", re.IGNORECASE)

_DURING: Final = "before|after|did|do|does|had|have|has|would|could|until|till"
_DIMENSIONS: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), tuple(dimensions.split()))
    for pattern, dimensions in (
        (rf"\bhow long (?:{_DURING})|\bhow soon\b|\bfor how long", "duration length"),
        (r"\bhow many (?:\w+ )?(?:years|months|weeks|days|hours|minutes)\b", "duration length"),
        (r"\bhow long\b|\blength\b", "length duration"),
        (r"\bhow (?:far|high|tall|deep|wide|broad|thick)\b", "length money share count"),
        (r"\b(?:height|width|depth|distance)\b", "length money share count"),
        (r"\bhow (?:old|young)\b|\bage\b", "age duration count"),
        (r"\bhow heavy\b|\bweight\b", "weight"),
        (r"\bhow fast\b|\bspeed\b", "speed rate"),
        (r"\bhow often\b", "count rate duration"),
        (r"\bhow much interest\b|\brate of interest\b|\binterest rate\b", "rate share"),
        (r"\b(?:share|percentage|proportion|fraction|part|per ?cent|rate)\b", "share rate count money"),
        (r"\bhow many\b|\bnumber\b|\btoll\b|\bpopulation\b|\bstrength\b", "count share age"),
        (r"\barea\b|\bextent\b", "area length"),
        (
            r"\bhow (?:much|large|big)\b"
            r"|\b(?:price|cost|sum|amount|income|wages?|debts?|value|fee|limit|size|total)\b",
            "money share area weight volume length count rate",
        ),
    )
)
_UNITS: Final = {
    dimension: frozenset(stem_of(unit) for unit in units if unit and " " not in unit)
    for dimension, units in FACTORS.items()
    if dimension not in ("age", "rate")
}
"""By dimension, the words for its units: "how many miles" asks for a length."""


_ONE_OF_TWO: Final = re.compile(r"^(?i:who|which|what)\b.*[,:] (?:the )?[A-Z][\w’' -]+ or (?:the )?[A-Z][\w’' -]+\?$")


def kind_of(question: str) -> AnswerKind:
    """The kind of answer that a question wants."""
    question = question.strip()
    if _YES_NO.match(question):
        return "choice" if re.search(r"\bor\b", question) and not re.search(r"\bany\b", question) else "polarity"
    if _ONE_OF_TWO.search(question):
        return "choice"
    return next((kind for kind, pattern in _COMPILED if pattern.search(question)), "any")


def dimensions_of(question: str, focus: tuple[str, ...]) -> tuple[str, ...]:
    """The dimensions of quantity that may answer a question, the likeliest first.

    Args:
        question: as it was typed.
        focus: the compared forms of the words after "how many".
    """
    counted = tuple(dimension for dimension, units in _UNITS.items() if focus and focus[0] in units)
    return counted or next((dimensions for pattern, dimensions in _DIMENSIONS if pattern.search(question)), ())
