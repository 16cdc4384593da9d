"""The place of a name in its clause: who acts, on whom, where; passive and active, "led" and "leader was" are one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from adfontes.evidence.concepts import concepts, events_of_noun, events_of_verb
from adfontes.values.annotations import AnnotatedSource
from adfontes.values.spans import Span

_VERBAL: Final = frozenset({"VERB", "AUX"})
_SUBJECT: Final = frozenset({"nsubj", "csubj"})
_OBJECT: Final = frozenset({"dobj", "obj", "nsubjpass"})
_INSIDE: Final = frozenset({"conj", "appos", "compound", "flat"})
_BELONGING: Final = frozenset({"nmod", "amod", "poss", "compound"})
_FORCES: Final = frozenset({
    "army", "armies", "troop", "troops", "force", "forces", "soldier", "soldiers", "fleet", "navy", "government",
    "parliament", "warship", "ship", "men", "king", "emperor", "president", "general", "cabinet", "delegation",
    "rebel", "rebels", "ruler", "leader", "leaders",
})  # fmt: skip
"""What acts for those to whom it belongs: "Denmark's army invaded" is "Denmark invaded"."""
_WHERE: Final = frozenset({"in", "at", "near", "outside", "off"})
_ENDS: Final = frozenset({"to", "from", "with", "between"})
"""Prepositions of the two ends of something: a railway from one town to another joins the one with the other."""
MOST_STEPS: Final = 6
"""Heads that are climbed from a name to its verb."""


_EMPTY: Final = frozenset({"", "be", "have", "do"})


class Role(msgspec.Struct, frozen=True):
    """The place of a name in its clause."""

    place: str
    """``subject``, ``object``, or the preposition before it."""
    events: frozenset[str]
    """Classes of event that the verb or noun above it may mean; none for "make", "take" and the like."""
    verb: str = ""
    """Lemma of that verb or noun."""

    def same_deed(self, other: Role) -> bool:
        """Whether both take part in what may be the same."""
        return bool(self.events & other.events) or (self.verb == other.verb and self.verb not in _EMPTY)

    @property
    def is_one_place(self) -> bool:
        """Whether one name only fits there, by and large."""
        return self.place in ("subject", "object") or self.place in _WHERE | _ENDS

    def same_place(self, other: Role) -> bool:
        """Whether both name who acts, or on whom, or where."""
        return self.place == other.place or any({self.place, other.place} <= group for group in (_WHERE, _ENDS))


class Filler(msgspec.Struct, frozen=True, kw_only=True):
    """A name or a noun and its role."""

    word: str
    """Key of the name, else the noun's lemma."""
    span: Span
    role: Role


def role_of(annotated: AnnotatedSource, span: Span) -> Role | None:
    """The place of a name in its clause; None where the parse does not tell."""
    tokens = annotated.tokens
    inside = [i for i, token in enumerate(tokens) if token.start < span.end and token.end > span.start]
    heads = [i for i in inside if tokens[i].head not in inside or tokens[i].head == i]
    return role_at(annotated, heads[-1]) if heads else None


def role_at(annotated: AnnotatedSource, at: int) -> Role | None:
    """The same for the noun at an index."""
    tokens = annotated.tokens
    for _ in range(MOST_STEPS):
        above = tokens[at].head
        if tokens[at].dep == "pobj" and tokens[above].lemma.lower() == "of":
            if tokens[tokens[above].head].lemma.lower() not in _FORCES:
                break
            at = tokens[above].head
            continue
        belongs = tokens[at].dep in _BELONGING and tokens[above].lemma.lower() in _FORCES
        if above == at or not (tokens[at].dep in _INSIDE or belongs):
            break
        at = above
    dep, above = tokens[at].dep, tokens[at].head
    if dep in _SUBJECT:
        told = _complement(annotated, above)
        return _role("subject", annotated, told if told is not None else above)
    if dep == "attr":
        return _of_attribute(annotated, at, above)
    if dep in _OBJECT:
        return _role("object", annotated, above)
    if dep == "pobj":
        preposition, verb = tokens[above].lemma.lower(), tokens[above].head
        passive = tokens[above].dep == "agent" or preposition == "by"
        return _role("subject" if passive else preposition, annotated, verb)
    return None


def _complement(annotated: AnnotatedSource, verb: int) -> int | None:
    """The noun of "was the leader of ...": what somebody was, where the verb only says that they were."""
    if annotated.tokens[verb].lemma.lower() != "be":
        return None
    found = (i for i, one in enumerate(annotated.tokens) if one.head == verb and one.dep == "attr" and i != verb)
    return next(found, None)


def _of_attribute(annotated: AnnotatedSource, at: int, verb: int) -> Role | None:
    """Of "it was X who led", and of "the leader was X"."""
    tokens = annotated.tokens
    for i, one in enumerate(tokens):
        if one.head == at and one.dep == "relcl":
            who = (two for two in tokens if two.head == i and two.lemma.lower() in ("who", "which", "that"))
            dep = next((two.dep for two in who), "")
            place = "subject" if dep in _SUBJECT else "object" if dep in _OBJECT else ""
            return _role(place, annotated, i) if place else None
    subject = next((i for i, one in enumerate(tokens) if one.head == verb and one.dep in _SUBJECT), None)
    if subject is None or tokens[subject].pos != "NOUN":
        return None
    return _role("subject", annotated, subject)


def _role(place: str, annotated: AnnotatedSource, verb: int) -> Role:
    return Role(place, events_at(annotated, verb), annotated.tokens[verb].lemma.lower())


def events_at(annotated: AnnotatedSource, index: int) -> frozenset[str]:
    """The classes of event that a verb or noun may mean."""
    token = annotated.tokens[index]
    lemma = token.lemma.lower()
    if token.pos in _VERBAL:
        near = [one.lemma.lower() for one in annotated.tokens[index + 1 : index + 8]]
        return frozenset(events_of_verb(lemma, near)) or frozenset({lemma} - concepts().generic)
    return frozenset(events_of_noun(lemma)) or frozenset({lemma})


def fillers(annotated: AnnotatedSource, span: Span) -> Iterator[Filler]:
    """Who and what takes part in the deeds of a stretch of text."""
    named: list[Span] = []
    for name in annotated.names:
        if name.key and span.contains(name.span):
            role = role_of(annotated, name.span)
            named.append(name.span)
            if role is not None:
                yield Filler(word=name.key, span=name.span, role=role)
    for i, token in enumerate(annotated.tokens):
        place = Span(token.start, token.end)
        if token.pos == "NOUN" and span.contains(place) and not any(place.overlaps(one) for one in named):
            role = role_at(annotated, i)
            if role is not None:
                yield Filler(word=token.lemma.lower(), span=place, role=role)
