"""The part of a sentence that belongs to one value: its clause, the nouns it hangs on, the label before it.

The parse of the language model is good in running prose and poor in notes, so layout marks come first: a semicolon, an
arrow, a table's bar or brackets cut a line into segments, and a colon or an equals sign makes what precedes it a label
("Bunkers: 22", "German Confederation = 38 states"). Within a segment the parse tells the clause.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from adfontes.values.annotations import Sentence, Token
from adfontes.values.spans import Span

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
VERBAL = frozenset({"VERB", "AUX"})
_BREAKS = frozenset({";", "→", "|", "•", "->", "=>", "·"})
_LABEL_ENDS = frozenset({":", "=", "–", "—", "-", "...", "....", "........"})
_HELPERS = frozenset({"aux", "auxpass"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_LONGEST_LABEL = 9
"""Words; what is longer before a colon is a statement of its own."""


class Clause(NamedTuple):
    """Token indices around one value, by how closely they belong to it."""

    heads: tuple[int, ...]
    """Nouns on the way from the value up to its verb, nearest first."""
    verb: int | None
    near: tuple[int, ...]
    """The clause without the value's own words."""
    far: tuple[int, ...]
    """The rest of the sentence."""
    label: tuple[int, ...]
    """What stands before a colon, dash or equals sign that introduces the value."""
    by_noun: bool = False
    """Whether the value belongs to its noun and not to the verb: "the treaty of 1950 came too late"."""

    @property
    def is_bare(self) -> bool:
        """Whether the value stands alone, so that its subject must be looked for around the sentence."""
        return not self.near and not self.label


def clause_of(tokens: Sequence[Token], text: str, sentence: Sentence, span: Span) -> Clause:
    """The clause of the value in ``span``."""
    first, last = sentence.tokens
    own = [i for i in range(first, last) if tokens[i].start < span.end and span.start < tokens[i].end]
    if not own:
        return Clause((), None, tuple(range(first, last)), (), ())
    segments = _segments(tokens, text, first, last)
    here = segments[own[0] - first]
    inside = [i for i in range(first, last) if segments[i - first] == here]
    label = _label(tokens, segments, first, own[0])
    root = _root(tokens, own)
    climbed = list(_climb(tokens, root, frozenset(inside)))
    verb = climbed[-1] if climbed and tokens[climbed[-1]].pos in VERBAL else None
    heads = [i for i in climbed if tokens[i].pos in {"NOUN", "PROPN"} and i not in own]
    before = _noun_before_brackets(tokens, text, segments, first, own[0])
    near = set(inside) if verb is None else _clause_tokens(tokens, verb, inside)
    if before and not any(tokens[i].pos in VERBAL for i in inside):
        heads, near = [*heads, before[-1]], near | set(before)
    near -= set(own)
    if not any(tokens[i].pos in CONTENT for i in near):
        near = set(inside) - set(own)
    if not any(tokens[i].pos in CONTENT for i in near):
        near = set(_introduced(tokens, segments, first, own[-1]))
    far = [i for i in range(first, last) if i not in near and i not in own and i not in label]
    by_noun = bool(before) or _is_genitive(tokens, root)
    return Clause(tuple(heads), verb, tuple(sorted(near)), tuple(far), label, by_noun)


def noun_phrase(tokens: Sequence[Token], head: int, within: Iterable[int]) -> tuple[int, ...]:
    """A noun with what modifies it, without relative clauses."""
    allowed = set(within)
    found = {head}
    for i in sorted(allowed):
        at, steps = i, 0
        while at != head and tokens[at].head != at and steps < 12 and tokens[at].dep not in {"relcl", "acl", "advcl"}:
            at, steps = tokens[at].head, steps + 1
        if at == head:
            found.add(i)
    return tuple(sorted(found & (allowed | {head})))


def subject_of(tokens: Sequence[Token], verb: int, first: int, last: int) -> int | None:
    """The subject of a verb, taken from the verb that it is joined to where it has none of its own."""
    for _ in range(6):
        for i in range(first, last):
            if tokens[i].head == verb and tokens[i].dep in _SUBJECTS and i != verb:
                return i
        if tokens[verb].dep not in {"conj", "xcomp", "advcl", "ccomp", "dep", "acl"} or tokens[verb].head == verb:
            return None
        verb = tokens[verb].head
    return None


def _is_genitive(tokens: Sequence[Token], root: int) -> bool:
    """Whether the value hangs on a noun by "of"."""
    up = tokens[root].head
    return tokens[up].lemma.lower() == "of" and tokens[tokens[up].head].pos in {"NOUN", "PROPN"}


def _root(tokens: Sequence[Token], own: Sequence[int]) -> int:
    """The word of the value that the rest hangs on."""
    mine = set(own)
    for i in own:
        if tokens[i].head not in mine or tokens[i].head == i:
            return i
    return own[0]


def _climb(tokens: Sequence[Token], start: int, inside: frozenset[int]) -> Iterator[int]:
    """From a word up to its verb, within one segment."""
    at = start
    if tokens[at].pos in VERBAL:
        yield at
        return
    for _ in range(20):
        up = tokens[at].head
        if up == at or up not in inside:
            return
        at = up
        yield at
        if tokens[at].pos in VERBAL:
            return


def _clause_tokens(tokens: Sequence[Token], verb: int, inside: Sequence[int]) -> set[int]:
    """The words whose nearest verb is this one, with the verb it completes and the subject it inherits."""
    verbs = _verb_group(tokens, verb, inside)
    found = {i for i in inside if _verb_above(tokens, i) in verbs} | verbs
    first, last = inside[0], inside[-1] + 1
    subject = subject_of(tokens, verb, first, last)
    if subject is not None:
        found |= set(noun_phrase(tokens, subject, inside))
    top = _first_of_joined(tokens, verb)
    if tokens[top].dep in {"relcl", "acl"}:
        found |= set(noun_phrase(tokens, tokens[top].head, inside))
    return found


def _first_of_joined(tokens: Sequence[Token], verb: int) -> int:
    """The first of some verbs that are joined by "and": the people "who passed the hat round and sent" a sum."""
    for _ in range(6):
        if tokens[verb].dep != "conj" or tokens[tokens[verb].head].pos not in VERBAL:
            break
        verb = tokens[verb].head
    return verb


def _verb_group(tokens: Sequence[Token], verb: int, inside: Sequence[int]) -> set[int]:
    """A verb with those it completes or that complete it: "began to build", "is thought to have begun"."""
    group = {verb}
    at = verb
    while tokens[at].dep in {"xcomp", *_HELPERS} and tokens[at].head != at:
        at = tokens[at].head
        group.add(at)
    group |= {i for i in inside if tokens[i].dep == "xcomp" and tokens[i].head in group and tokens[i].pos in VERBAL}
    return group


def _verb_above(tokens: Sequence[Token], i: int) -> int:
    at = i
    for _ in range(30):
        if tokens[at].pos in VERBAL and tokens[at].dep not in _HELPERS:
            return at
        if tokens[at].head == at:
            return at
        at = tokens[at].head
    return at


def _segments(tokens: Sequence[Token], text: str, first: int, last: int) -> list[int]:
    """A segment number for each word; brackets and labels are segments of their own."""
    found: list[int] = []
    stack = [0]
    newest = 0
    for i in range(first, last):
        word = text[tokens[i].start : tokens[i].end]
        if word in {"(", "["}:
            newest += 1
            stack.append(newest)
        found.append(stack[-1])
        if word in {")", "]"} and len(stack) > 1:
            stack.pop()
        elif word in _BREAKS or (word in _LABEL_ENDS and _is_free(tokens, text, i)):
            newest += 1
            stack[-1] = newest
    return found


def _is_free(tokens: Sequence[Token], text: str, i: int) -> bool:
    """Whether a dash or colon stands between spaces, and not within a word, a time or a range of numbers."""
    token = tokens[i]
    if text[token.start : token.end] == ":":
        return text[token.end : token.end + 1].isspace() or token.end == len(text)
    return text[token.start - 1 : token.start].isspace() and text[token.end : token.end + 1].isspace()


def _label(tokens: Sequence[Token], segments: Sequence[int], first: int, own: int) -> tuple[int, ...]:
    """The words of the labels before the value, if they are short enough to be labels."""
    here = segments[own - first]
    found: list[int] = []
    for segment in sorted({s for s in segments[: own - first] if s != here}):
        words = [i for i in range(first, own) if segments[i - first] == segment]
        if words and len(words) <= _LONGEST_LABEL and tokens[words[-1]].lemma in {*_LABEL_ENDS, "|"}:
            found += words[:-1]
    return tuple(found)


def _introduced(tokens: Sequence[Token], segments: Sequence[int], first: int, own: int) -> list[int]:
    """What a value that stands alone introduces: "28 September - the fleet lands", "1958: the ultimatum"."""
    here = segments[own - first]
    later = [first + k for k, segment in enumerate(segments) if first + k > own and segment != here]
    for segment in dict.fromkeys(segments[i - first] for i in later):
        inside = [i for i in later if segments[i - first] == segment]
        if any(tokens[i].pos in CONTENT for i in inside):
            return inside
    return []


def _noun_before_brackets(
    tokens: Sequence[Token], text: str, segments: Sequence[int], first: int, own: int
) -> tuple[int, ...]:
    """The words of the noun phrase that a bracket with the value stands behind: "Arrival of Perry (1853)"."""
    here = segments[own - first]
    at = own
    while at > first and segments[at - 1 - first] == here:
        at -= 1
    if text[tokens[at].start : tokens[at].end] not in {"(", "["} or at == first:
        return ()
    outer, found = segments[at - 1 - first], []
    for i in range(at - 1, max(first - 1, at - 9), -1):
        if segments[i - first] != outer or tokens[i].pos in {*VERBAL, "PUNCT", "CCONJ", "SCONJ", "PRON"}:
            break
        found.append(i)
    return tuple(reversed(found)) if any(tokens[i].pos in CONTENT for i in found) else ()
