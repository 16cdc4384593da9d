"""The slots of a stem: what a board's wording leaves open, and what goes into it."""

from __future__ import annotations

import string

SLOTS = {
    "event": "an event, crisis, agreement ... with its article: the Battle of the Fords",
    "other": "another event of the same kind",
    "thing": "an event, agreement, person or key term",
    "topic": "what the documents are about",
    "second_topic": "another thing that the documents tell of",
    "place": "the state, people or place that was most concerned",
    "person": "a person or state that the document judges",
    "factor": "what brought an event about: the role of the guilds",
    "was_factor": "was the role of the guilds, were the actions of Anna Lindqvist",
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
