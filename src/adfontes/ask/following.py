"""Questions that refer back: "When was it signed?", "And who paid?", "Why?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from adfontes.ask.questions import Question, Term, analyse
from adfontes.values.names import Name

REFERS_BACK: Final = re.compile(
    r"\b(?:he|him|his|she|her|hers|it|its|they|them|their|theirs|that|this|those|these|there|then|the same)\b"
    r"|^(?:and|but|so|or|what about|how about)\b",
    re.IGNORECASE,
)
EARLIER_WEIGHT: Final = 0.6
"""What a word of the question before counts in one that refers back to it. A convention, not measured."""
FEW_TERMS: Final = 1
"""A question of so few words of its own refers back even without a pronoun ("When?", "Who signed?")."""


def follow(text: str, earlier: Sequence[str], names: Sequence[Name], choices: Sequence[str] = ()) -> Question:
    """Take a question apart that may lean on those before it.

    Args:
        text: the question as it was typed.
        earlier: the questions before it in the same session, oldest first.
        names: the names of the course.
        choices: the options of a multiple-choice question.
    """
    asked = analyse(text, names, choices)
    if not earlier or not (REFERS_BACK.search(text) or len(asked.terms) <= FEW_TERMS):
        return asked
    before = follow(earlier[-1], earlier[:-1], names)
    known = {term.key or term.phrases for term in asked.terms}
    weight = EARLIER_WEIGHT if asked.terms else 1.0
    carried = tuple(_lighter(term, weight) for term in before.terms if (term.key or term.phrases) not in known)
    return msgspec.structs.replace(asked, terms=(*asked.terms, *carried))


def _lighter(term: Term, weight: float) -> Term:
    return msgspec.structs.replace(term, weight=term.weight * weight)
