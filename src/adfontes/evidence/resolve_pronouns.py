"""Whom "he", "she", "it" and "they" mean, where it is plain: the nearest fitting subject of the same or last sentence.

Conservative on purpose: where two persons could be meant, nothing is said. After the recency and subject preferences
of Hobbs (1978) and Lappin and Leass (1994), without their parse-tree constraints.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from adfontes.values.annotations import AnnotatedSource, NameMention, Sentence, Token
from adfontes.values.names import NameKind
from adfontes.values.spans import Span

_GROUPS: frozenset[NameKind] = frozenset({"people", "party", "organisation", "state"})
_THINGS: frozenset[NameKind] = frozenset({"state", "party", "organisation", "place", "agreement", "event", "work"})
FITS: dict[str, frozenset[NameKind]] = {
    "he": frozenset({"person"}), "him": frozenset({"person"}), "his": frozenset({"person"}),
    "she": frozenset({"person"}), "her": frozenset({"person"}), "hers": frozenset({"person"}),
    "they": _GROUPS, "them": _GROUPS, "their": _GROUPS,
    "it": _THINGS, "its": _THINGS,
}  # fmt: skip
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "ROOT"})


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """A pronoun and the name that it stands for."""

    source: str
    span: Span
    text: str
    key: str
    antecedent: Span


def bind_pronouns(source: AnnotatedSource) -> Iterator[Reference]:
    """The pronouns of a source whose meaning is plain; one that is repeated in a sentence means the same again."""
    named = [_within(source, sentence) for sentence in source.sentences]
    carried: dict[frozenset[NameKind], NameMention] = {}
    for number, sentence in enumerate(source.sentences):
        if number and source.sentences[number - 1].block != sentence.block:
            carried = {}
        meant: dict[tuple[frozenset[NameKind], bool], NameMention | None] = {}
        for index in range(*sentence.tokens):
            token = source.tokens[index]
            text = source.source.text[token.start : token.end]
            kinds = FITS.get(text.lower())
            if kinds is None or token.dep == "expl":
                continue
            slot = (kinds, token.dep == "poss" and kinds == _THINGS)
            if slot not in meant:
                meant[slot] = _antecedent(source, named, number, token, kinds, carried=carried)
            antecedent = meant[slot]
            if antecedent is not None:
                yield Reference(
                    source=source.source.name,
                    span=Span(token.start, token.end),
                    text=text,
                    key=antecedent.key,
                    antecedent=antecedent.span,
                )
        carried = {kinds: mention for (kinds, _), mention in meant.items() if mention is not None}


def _within(source: AnnotatedSource, sentence: Sentence) -> list[NameMention]:
    first = bisect_left(source.names, sentence.span.start, key=lambda mention: mention.span.start)
    end = bisect_left(source.names, sentence.span.end, key=lambda mention: mention.span.start)
    return list(source.names[first:end])


def _antecedent(
    source: AnnotatedSource,
    named: Sequence[Sequence[NameMention]],
    number: int,
    pronoun: Token,
    kinds: frozenset[NameKind],
    *,
    carried: Mapping[frozenset[NameKind], NameMention],
) -> NameMention | None:
    """The one fitting name before the pronoun: in its sentence, or the subject of the last one, heading or question.

    Where the last sentence names none but has such a pronoun itself, it is ``carried`` on from there.
    """
    here = [m for m in named[number] if m.span.end <= pronoun.start]
    if kinds == _GROUPS and len({m.key for m in here if m.kind == "person"}) > 1:
        return None  # "they" may be two persons
    fitting = [m for m in here if m.kind in kinds]
    subjects = [m for m in fitting if _is_subject(source, m)]
    if fitting:
        loose = kinds != _THINGS or pronoun.dep == "poss"
        chosen = fitting if loose and len({m.key for m in fitting}) == 1 else subjects
        return chosen[-1] if len({m.key for m in chosen}) == 1 else None
    before = _before(source, named, number, kinds)
    if not before:
        return carried.get(kinds)
    subjects = [m for m in before if _is_subject(source, m)]
    return subjects[-1] if len({m.key for m in subjects}) == 1 else None


def _before(
    source: AnnotatedSource, named: Sequence[Sequence[NameMention]], number: int, kinds: frozenset[NameKind]
) -> list[NameMention]:
    """Fitting names of the last sentence of the same block, or of the heading or question just above a first one."""
    if number == 0:
        return []
    last, this = source.sentences[number - 1], source.sentences[number]
    above = source.source.blocks[last.block].kind in ("title", "heading", "question")
    if last.block != this.block and not above:
        return []
    return [mention for mention in named[number - 1] if mention.kind in kinds]


def _is_subject(source: AnnotatedSource, mention: NameMention) -> bool:
    """Whether a name is a subject, stands beside one ("their leader X"), or is all that a heading says."""
    first = bisect_left(source.tokens, mention.span.start, key=lambda token: token.start)
    for token in source.tokens[first:]:
        if token.start >= mention.span.end:
            return False
        head = source.tokens[token.head]
        if token.dep in _SUBJECTS or (token.dep in ("appos", "compound", "conj") and head.dep in _SUBJECTS):
            return True
    return False
