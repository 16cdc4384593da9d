"""What one value is said of, read from its clause and from everything around its sentence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from adfontes.evidence.clauses import CONTENT, VERBAL, Clause, clause_of, noun_phrase
from adfontes.evidence.concepts import events_of_noun, measure, thing
from adfontes.evidence.layout import Setting
from adfontes.evidence.scopes import scope_of
from adfontes.evidence.subjects import (
    EVENT_PREFIX,
    MEASURE_PREFIX,
    Words,
    events,
    sentence_indices,
    terms,
)
from adfontes.values.evidence import About, Slot
from adfontes.values.quantities import Quantity
from adfontes.values.spans import Span

_PRONOUNS = frozenset(
    {
        "he",
        "she",
        "it",
        "they",
        "this",
        "these",
        "those",
        "that",
        "his",
        "her",
        "their",
        "its",
        "him",
        "them",
        "who",
        "which",
        "there",
        "we",
    }
)
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_POINTING = frozenset({"it", "they", "this", "these", "he", "she"})
_ASKS: dict[Slot, tuple[str, ...]] = {
    "time": ("when", "what year", "which year", "what date", "date"),
    "quantity": (
        "how many",
        "how much",
        "how long",
        "how high",
        "how old",
        "how far",
        "how big",
        "how large",
        "how wide",
        "what fraction",
        "what share",
        "what percentage",
        "what proportion",
        "how often",
        "how tall",
        "how deep",
    ),
}


_FIELDS = frozenset(["date", "time", "year", "day", "when", "period", "duration", "place", "number"])
"""Labels that leave it to the title what happened ("Date: 1914")."""
_NOT_OF_NUMBERS = frozenset({"~conquer", "~depose", "~rebel", "~sink", "~build", "~receive"})
"""Other senses of "fall", "rise", "raise" and "gain", which no number can have."""


class Described(NamedTuple):
    """What a value is about, and the clause it was read from."""

    about: About
    clause: Clause


def describe(
    words: Words, setting: Setting, index: int, *, span: Span, slot: Slot, quantity: Quantity | None
) -> Described:
    """Describe the value in ``span``, which stands in the sentence with this index.

    Args:
        words: the source.
        setting: the layout around the sentence.
        index: of the sentence in the annotated source.
        span: the words that carry the value.
        slot: the kind of value, which tells whether a card's question asks for it.
        quantity: the value itself where it is a quantity: it may say what it counts.
    """
    annotated = words.annotated
    tokens, text = annotated.tokens, annotated.source.text
    sentence = annotated.sentences[index]
    clause = clause_of(tokens, text, sentence, span)
    if slot == "time" and (then := _main_clause(words, clause)):
        kept = tuple(i for i in clause.far if i not in then)
        clause = clause._replace(near=tuple(sorted({*clause.near, *then})), far=kept)
    inner, second, third = _circles(words, setting, index, clause, slot)
    heads = _heads(words, clause, inner, quantity)
    happened = set(events(words, _event_indices(words, clause), inner))
    if clause.is_bare or clause.verb is None or _asks_for(words, setting, slot):
        own = [*clause.label, *clause.near]
        happened |= set(events(words, own, inner))
        asked = sentence_indices(annotated, setting.question)
        says_what = any(tokens[i].lemma.lower() not in _FIELDS and tokens[i].pos in CONTENT for i in own)
        happened |= set(events(words, asked if says_what else [i for i in inner if i not in clause.near], inner))
    if quantity is not None:
        if {"~increase", "~decrease"} & happened:
            happened -= _NOT_OF_NUMBERS
        happened |= {EVENT_PREFIX + e for word in quantity.of.lower().split() for e in events_of_noun(word)}
    scope = scope_of(words, setting, index, clause=clause, inner=inner, span=span, quantity=quantity)
    if slot == "time":
        limits = {label.removeprefix("limit=") for label in scope if label.startswith("limit=")}
        happened |= {EVENT_PREFIX + limit for limit in limits}
        if _is_person(words, clause):
            happened |= {EVENT_PREFIX + {"begin": "born", "end": "die"}[limit] for limit in limits}
    inner_terms = _said(words, inner, quantity) | set(heads) | happened
    near_terms = _said(words, second, quantity) - inner_terms
    context = _said(words, third, quantity) - inner_terms - near_terms
    return Described(
        About(
            event=min(happened, default=next(iter(heads), "")).removeprefix(EVENT_PREFIX),
            events=tuple(sorted(happened)),
            heads=tuple(sorted(heads)),
            terms=tuple(sorted(inner_terms)),
            nearby=tuple(sorted(near_terms)),
            context=tuple(sorted(context)),
            scope=scope,
            label=_label(words, clause),
        ),
        clause,
    )


def _circles(
    words: Words, setting: Setting, index: int, clause: Clause, slot: Slot
) -> tuple[list[int], list[int], list[int]]:
    """Token indices of the three circles around a value."""
    annotated = words.annotated
    inner, second = [*clause.near, *clause.label], list(clause.far)
    third = sentence_indices(annotated, [*setting.headings, *setting.earlier[:1], *setting.title])
    bare = not any(annotated.tokens[i].pos in CONTENT for i in inner)
    question = sentence_indices(annotated, setting.question)
    if question:
        (inner if bare or _asks_for(words, setting, slot) else second).extend(question)
    elif clause.label and _is_field(words, clause):
        inner += sentence_indices(annotated, [*setting.headings[-1:], *setting.title])
    elif bare and setting.later:
        inner += sentence_indices(annotated, setting.later[:1])
    elif bare and setting.below:
        inner += sentence_indices(annotated, setting.below[:1])
        second += sentence_indices(annotated, setting.below[1:])
    elif bare:
        inner += sentence_indices(annotated, setting.lead or setting.headings[-1:] or setting.earlier[:1])
    inner += _referent(words, setting, clause)
    second += sentence_indices(annotated, setting.lead)
    if _leans(words, clause):
        second += sentence_indices(
            annotated, setting.earlier[:1] or setting.before or setting.headings[-1:] or setting.title
        )
    return inner, second, third


def _referent(words: Words, setting: Setting, clause: Clause) -> list[int]:
    """What a pronoun in the place of the subject stands for: the subject of the sentence before, else the heading."""
    tokens = words.annotated.tokens
    if not any(tokens[i].dep in _SUBJECT and tokens[i].lemma.lower() in _POINTING for i in clause.near):
        return []
    for number in setting.earlier or setting.before:
        first, last = words.annotated.sentences[number].tokens
        subject = next((i for i in range(first, last) if tokens[i].dep in _SUBJECT), None)
        if subject is None:
            continue
        if tokens[subject].pos in {"NOUN", "PROPN"}:
            return list(noun_phrase(tokens, subject, range(first, last)))
        if tokens[subject].lemma.lower() not in _POINTING:
            return []
    return sentence_indices(words.annotated, setting.headings[-1:] or setting.title)


def _is_field(words: Words, clause: Clause) -> bool:
    """Whether the value is a field of an infobox ("Date: 1914"), which is about the subject of the page."""
    if any(words.annotated.tokens[i].pos in VERBAL for i in clause.near):
        return False
    return sum(words.annotated.tokens[i].pos in CONTENT for i in (*clause.near, *clause.label)) <= 3


def _asks_for(words: Words, setting: Setting, slot: Slot) -> bool:
    """Whether the card question asks for a value of this kind."""
    annotated = words.annotated
    asked = " ".join(annotated.sentences[i].span.of(annotated.source.text).lower() for i in setting.question)
    return any(phrase in asked for phrase in _ASKS.get(slot, ()))


def _is_person(words: Words, clause: Clause) -> bool:
    """Whether a range of years stands behind the name of a person: the years of a life."""
    head = clause.heads[-1:] if clause.by_noun else clause.heads[:1]
    return any(i in words.names and words.names[i].kind == "person" for i in head)


def _leans(words: Words, clause: Clause) -> bool:
    """Whether the clause leans on an earlier one: by a pronoun, or because its verb has no subject."""
    tokens = words.annotated.tokens
    if clause.is_bare or any(tokens[i].lemma.lower() in _PRONOUNS for i in clause.near):
        return True
    return not any(tokens[i].dep.startswith("nsubj") for i in clause.near)


def _event_indices(words: Words, clause: Clause) -> list[int]:
    """The verbs of the clause, and the nouns that the value hangs on directly."""
    tokens = words.annotated.tokens
    if clause.heads and clause.by_noun:
        return list(clause.heads[:1])
    verbs = [i for i in clause.near if tokens[i].pos in VERBAL]
    return [*verbs, *clause.heads[:1]]


def _main_clause(words: Words, clause: Clause) -> list[int]:
    """What happened when this did: "When they opened on 2 May, a fleet was seen" dates the fleet too."""
    tokens = words.annotated.tokens
    if clause.verb is None or tokens[clause.verb].dep != "advcl":
        return []
    opens = any(tokens[i].head == clause.verb and tokens[i].lemma.lower() in {"when", "as"} for i in clause.near)
    main = tokens[clause.verb].head
    within = (*clause.near, *clause.far)
    return [i for i in clause.far if opens and _verb_over(words, i, within) == main]


def _verb_over(words: Words, i: int, within: Iterable[int]) -> int:
    tokens, inside = words.annotated.tokens, set(within)
    for _ in range(12):
        if tokens[i].pos in VERBAL and tokens[i].dep not in {"aux", "auxpass", "amod", "compound"}:
            return i
        if tokens[i].head == i or tokens[i].head not in inside:
            return i
        i = tokens[i].head
    return i


def _heads(words: Words, clause: Clause, inner: Iterable[int], quantity: Quantity | None) -> set[str]:
    """The nouns that the value counts, measures or dates."""
    tokens = words.annotated.tokens
    found: set[str] = set()
    if quantity is not None:
        of = "" if quantity.dimension == "duration" else quantity.of.lower()
        counted = [word for word in of.split() if not events_of_noun(word)]
        found |= {thing(word) for word in counted[-1:]}
        if of and measure(of.split()[-1]):
            found.add(MEASURE_PREFIX + measure(of.split()[-1]))
        elif quantity.dimension in {"length", "area", "weight", "age", "speed", "money", "share", "duration"}:
            found |= {
                MEASURE_PREFIX + measure(tokens[i].lemma.lower()) for i in inner if measure(tokens[i].lemma.lower())
            }
    if not found:
        for head in clause.heads[:2]:
            found |= {term for term in terms(words, [head]) if not term.startswith(EVENT_PREFIX)}
    return found


def _said(words: Words, indices: Iterable[int], quantity: Quantity | None) -> set[str]:
    """The terms of some tokens; what is long, old or heavy says nothing of a date."""
    found = set(terms(words, indices))
    return found if quantity is not None else {term for term in found if not term.startswith(MEASURE_PREFIX)}


def _label(words: Words, clause: Clause) -> str:
    """What the value is said of, in the source's own words."""
    tokens, text = words.annotated.tokens, words.annotated.source.text
    indices = noun_phrase(tokens, clause.heads[0], clause.near) if clause.heads else clause.label or clause.near
    if not indices:
        return ""
    return " ".join(text[tokens[indices[0]].start : tokens[indices[-1]].end].split())[:80]
