"""Names in one source: who and what it speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from adfontes.values.annotations import NameLink, NameMention, Sentence, Token
from adfontes.values.names import NameKind
from adfontes.values.sources import Source
from adfontes.values.spans import Span

KINDS: dict[str, NameKind] = {
    "PERSON": "person",
    "NORP": "people",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "ORG": "organisation",
    "LAW": "agreement",
    "EVENT": "event",
    "WORK_OF_ART": "work",
}
"""Kind of name for the entity labels of the model (OntoNotes 5)."""


def find_names(
    source: Source, tokens: Sequence[Token], sentences: Sequence[Sentence]
) -> tuple[tuple[NameMention, ...], tuple[NameLink, ...]]:
    """The names that a source mentions and those that it equates itself."""
    names: list[NameMention] = []
    for sentence in sentences:
        words = tokens[slice(*sentence.tokens)]
        for label, group in groupby(words, key=lambda token: token.entity):
            if label in KINDS:
                run = list(group)
                span = Span(run[0].start, run[-1].end)
                names.append(NameMention(span=span, text=span.of(source.text), kind=KINDS[label]))
    return tuple(names), ()
