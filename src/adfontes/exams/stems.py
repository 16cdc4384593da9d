"""The slots of a stem: what a board's wording leaves open, and what goes into it."""

from __future__ import annotations

import re
import string

from adfontes.values.exams import QuestionType

SLOTS = {
    "event": "an event, crisis, agreement ... with its article: the Battle of the Fords",
    "caused": "an event whose causes are asked for",
    "other": "another event of the same kind",
    "thing": "an event, agreement, person or key term",
    "topic": "what the documents are about",
    "second_topic": "another thing that the documents tell of",
    "place": "the state, people or place that was most concerned",
    "person": "a person or state that the document judges",
    "factor": "who or what brought an event about: the policy of Denmark, Anna Lindqvist",
    "was_factor": "was taxation, was the part played by Anna Lindqvist, were reparations",
    "Was_factor": "the same at the beginning of a sentence",
    "happened": "a clause: the canal was built",
    "asked": "the same after Why: was the canal built",
    "developed": "a clause: the crisis developed",
    "span": "the years before an event: 1817–21",
    "claim": "a sentence to agree or disagree with, with its full stop",
    "claim_clause": "the same within a sentence",
    "stance": "supports or opposes",
}
"""Every slot with what it holds."""


def slots_of(stem: str) -> frozenset[str]:
    """The names of the slots in a stem.

    Raises:
        ValueError: its braces do not pair.
    """
    return frozenset(name for _, name, _, _ in string.Formatter().parse(stem) if name is not None)


_NAMED = re.compile(r"\b(Interpretation|Extract|Source|Excerpt|Document)s?\s((?:[A-Z1-9]\b(?:, | and )?)+)")


def document_labels(kind: QuestionType) -> tuple[str, ...]:
    """What a question calls its documents, in their order: ``Source A``, ``Interpretation 2``.

    >>> from adfontes.exams import find_board
    >>> document_labels(find_board("aqa-gcse").question_type("useful-two"))
    ('Source B', 'Source C')
    """
    named = {f"{word} {label}" for word, group in _NAMED.findall(kind.stem) for label in re.findall(r"[A-Z1-9]", group)}
    if len(named) == kind.documents:
        return tuple(sorted(named, key=lambda label: label.rsplit(" ", 1)[1]))
    told = re.search(r"\b(extract|excerpt|source)s?\b", kind.stem)
    word = told[1].capitalize() if told else "Document" if kind.form == "document essay" else "Source"
    signs = "123456789" if word in ("Document", "Excerpt") else "ABCDEFGHI"
    for label in sorted(named)[:1]:
        word, sign = label.rsplit(" ", 1)
        signs = "123456789" if sign.isdigit() else "ABCDEFGHI"
    return tuple(f"{word} {sign}" for sign in signs[: kind.documents])
