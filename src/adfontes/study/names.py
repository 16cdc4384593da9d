"""People, places, organisations and agreements: every name they go by, and the best statements about them."""

from __future__ import annotations

from collections import defaultdict

from adfontes.study.facts import is_fact, merged, passage_score
from adfontes.study.passages import Passage, excerpt
from adfontes.study.reading import Reading
from adfontes.values.annotations import AnnotatedSource, NameMention
from adfontes.values.citations import Citation
from adfontes.values.study import NameEntry

MOST_STATEMENTS = 3
REPEATED = 0.6
"""A statement that holds this share of a chosen one's weight is not shown beside it."""


def compose_names(reading: Reading, sources: tuple[AnnotatedSource, ...]) -> tuple[NameEntry, ...]:
    """An entry for each name of the course that some source mentions; those in most sources first."""
    first: dict[str, dict[str, Citation]] = defaultdict(dict)
    counts: dict[str, int] = defaultdict(int)
    for annotated in sources:
        for mention in annotated.names:
            if mention.key in reading.names:
                counts[mention.key] += 1
                if annotated.source.name not in first[mention.key]:
                    first[mention.key][annotated.source.name] = excerpt(annotated.source, mention.span)
    about: dict[str, list[int]] = defaultdict(list)
    for index, passage in enumerate(reading.passages):
        if is_fact(passage):
            for key in sorted({mention.key for mention in passage.names}):
                about[key].append(index)
    entries = [_entry(reading, key, tuple(places.values()), about[key]) for key, places in sorted(first.items())]
    return tuple(
        sorted(entries, key=lambda entry: (-len(entry.mentions), -counts[entry.name.key], entry.name.canonical))
    )


def _entry(reading: Reading, key: str, mentions: tuple[Citation, ...], about: list[int]) -> NameEntry:
    ranked = sorted(
        about,
        key=lambda index: (
            -passage_score(reading, index) - 0.6 * _is_about(reading.passages[index], key),
            reading.passages[index].order,
        ),
    )
    chosen: list[Passage] = []
    for index in ranked:
        passage = reading.passages[index]
        repeated = any(reading.similarity.containment(passage.terms, other.terms) >= REPEATED for other in chosen)
        if not repeated:
            chosen.append(passage)
        if len(chosen) == MOST_STATEMENTS:
            break
    statements = tuple(merged(reading, passage, [passage]) for passage in chosen)
    return NameEntry(name=reading.names[key], mentions=mentions, statements=statements)


def _is_about(passage: Passage, key: str) -> bool:
    """Whether the name is the subject of the sentence."""
    return any(subject_of(passage, mention) for mention in passage.names if mention.key == key)


def subject_of(passage: Passage, mention: NameMention) -> bool:
    """Whether the mention holds the head of the main verb's subject."""
    tokens = passage.annotated.tokens
    first, last = passage.sentence.tokens
    return any(
        token.dep in ("nsubj", "nsubjpass")
        and tokens[token.head].dep == "ROOT"
        and mention.span.start <= token.start < mention.span.end
        for token in tokens[first:last]
    )
