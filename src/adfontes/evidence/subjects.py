"""What a value is said of: the terms of its clause, its label or question, and what stands around it.

Terms come in three circles. The inner one is the value's own clause and label (or the card question that asks for just
such a value); the second is the rest of the sentence and what a pronoun or a missing subject leans on; the third is
headings, the sentence before and the title. Comparing weighs them accordingly (see ``similarity``).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from adfontes.evidence.clauses import CONTENT, VERBAL
from adfontes.evidence.concepts import (
    EVENT_PREFIX,
    concepts,
    events_of_noun,
    events_of_verb,
    lemma_is_verb,
    measure,
    thing,
)
from adfontes.evidence.resolve_pronouns import bind_pronouns
from adfontes.values.annotations import AnnotatedSource, NameMention, Sentence
from adfontes.values.spans import Span

__all__ = ["EVENT_PREFIX", "MEASURE_PREFIX", "Words", "events", "has_verb", "read_words", "sentence_indices", "terms"]

MEASURE_PREFIX = "#"
_STOP_WORDS = """
the of a an and or in on at to for from by with as it its this that these those thing way time part year day month week
hour minute century decade date number total mr mrs sir lord st de la le von der
"""
_STOP = frozenset(_STOP_WORDS.split())


_PARTICLES = "up down out in on off over away back to for from through about with against of at into under by"
PARTICLES = frozenset(_PARTICLES.split())
"""Words that make another verb of a verb only where they belong to it ("came in", not "came in June")."""
_LOOSE = frozenset({"in", "on", "by"})
_ASKING = frozenset({"when", "how", "where", "what", "which", "who"})
_EVENTFUL = frozenset({"event", "agreement", "other"})
"""Names whose own words may say what happened ("the October Revolution"); the Soviet Union unites nothing."""


class Words(NamedTuple):
    """The words of one source, ready to be read as terms."""

    annotated: AnnotatedSource
    values: tuple[Span, ...]
    """Where times and quantities stand, sorted: their own words are no terms, but for events that stand for a day."""
    starts: tuple[int, ...]
    names: dict[int, NameMention]
    """By token index, the name that the token is part of."""
    pronouns: Mapping[int, str]
    """By token index, the key of the name that a pronoun plainly means."""


def read_words(annotated: AnnotatedSource) -> Words:
    """Prepare one source."""
    values = sorted({m.span for m in annotated.times if not m.anchor} | {m.span for m in annotated.quantities})
    by_start = [token.start for token in annotated.tokens]
    names: dict[int, NameMention] = {}
    for mention in annotated.names:
        at = max(bisect_right(by_start, mention.span.start) - 1, 0)
        while at < len(annotated.tokens) and annotated.tokens[at].start < mention.span.end:
            if annotated.tokens[at].end > mention.span.start:
                names[at] = mention
            at += 1
    meant = {reference.span.start: reference.key for reference in bind_pronouns(annotated)}
    pronouns = {i: meant[token.start] for i, token in enumerate(annotated.tokens) if token.start in meant}
    return Words(annotated, tuple(values), tuple(span.start for span in values), names, pronouns)


def terms(words: Words, indices: Iterable[int], companions: Iterable[int] = ()) -> tuple[str, ...]:
    """The concepts of some tokens, sorted, each once.

    Args:
        words: the source they stand in.
        indices: tokens to read.
        companions: tokens near them, for verbs whose meaning hangs on another word.
    """
    wanted = list(indices)
    tokens = words.annotated.tokens
    lemmas = frozenset(tokens[i].lemma.lower() for i in (*wanted, *companions))
    found: set[str] = set()
    for i in wanted:
        found.update(_terms_of(words, i, lemmas))
    return tuple(sorted(found))


def events(words: Words, indices: Iterable[int], companions: Iterable[int] = ()) -> tuple[str, ...]:
    """The classes of event that the verbs and event nouns among the tokens may mean."""
    found = terms(words, indices, companions)
    return tuple(term for term in found if term.startswith(EVENT_PREFIX))


def sentence_indices(annotated: AnnotatedSource, sentences: Sequence[int]) -> list[int]:
    """The tokens of some sentences."""
    return [i for index in sentences for i in range(*annotated.sentences[index].tokens)]


def has_verb(annotated: AnnotatedSource, sentence: Sentence) -> bool:
    """Whether a sentence has a verb of its own (a heading or bullet often has none)."""
    return any(annotated.tokens[i].pos in VERBAL for i in range(*sentence.tokens))


def _terms_of(words: Words, i: int, lemmas: frozenset[str]) -> Iterable[str]:
    token = words.annotated.tokens[i]
    lemma = token.lemma.lower().strip("'’\"“”")
    if not lemma or _in_value(words, token.start, token.end):
        return
    name = words.names.get(i)
    if name is not None:
        yield from _parts(name.key or name.text.lower().replace(" ", "-"))
        if name.kind in _EVENTFUL and token.pos not in VERBAL:
            yield from (EVENT_PREFIX + event for event in events_of_noun(lemma))
        return
    if i in words.pronouns:
        yield from _parts(words.pronouns[i])
    if lemma in _STOP or len(lemma) < 2:
        return
    if measure(lemma):
        yield MEASURE_PREFIX + measure(lemma)
    if token.pos in VERBAL:
        if token.dep not in {"aux", "auxpass"}:
            near = (lemmas - PARTICLES - {lemma}) | _particles(words, i)
            lemma = _verb_of(lemma, words.annotated.source.text[token.start : token.end].lower())
            yield from (EVENT_PREFIX + event for event in events_of_verb(lemma, near))
    elif token.pos in CONTENT and any(c.isalpha() for c in lemma):
        yield from _of_noun(words, i, lemma)


def _verb_of(lemma: str, word: str) -> str:
    """The lemma of a verb form; "spared" comes from "spare", though the language model may think of "spar"."""
    silent = word.removesuffix("d").removesuffix("ing")
    other = silent if silent.endswith("e") else f"{silent}e"
    known = concepts().verbs
    return other if lemma not in known and word != lemma and len(other) == len(lemma) + 1 and other in known else lemma


def _of_noun(words: Words, i: int, lemma: str) -> Iterable[str]:
    """The thing that a noun or adjective stands for, and the events that it names."""
    if lemma not in concepts().generic:
        yield thing(lemma)
    if _after_did(words, i):
        yield from (EVENT_PREFIX + event for event in events_of_verb(lemma, ()))
    if words.annotated.tokens[i].pos != "ADJ":
        yield from (EVENT_PREFIX + event for event in events_of_noun(lemma))


def _after_did(words: Words, i: int) -> bool:
    """Whether a word that the parser took for a noun is the verb of a question: "When did the fleet leave"."""
    tokens = words.annotated.tokens
    before = [tokens[k].lemma.lower() for k in range(max(0, i - 6), i)]
    return "do" in before and any(word in _ASKING for word in before) and lemma_is_verb(tokens[i].lemma.lower())


def _parts(key: str) -> Iterable[str]:
    """The telling words of a name's key."""
    return (thing(part) for part in key.split("-") if part and part not in _STOP and not part.isdigit())


def _particles(words: Words, verb: int) -> frozenset[str]:
    """The particles and prepositions that hang on a verb; "in" and "on" only as particles: dates have them too."""
    tokens = words.annotated.tokens
    found = set()
    for i in range(verb + 1, min(verb + 5, len(tokens))):
        lemma = tokens[i].lemma.lower()
        belongs = lemma not in _LOOSE or tokens[i].dep in {"prt", "advmod"}
        if tokens[i].head == verb and lemma in PARTICLES and belongs and not _leads_to_value(words, i):
            found.add(lemma)
    return frozenset(found)


def _leads_to_value(words: Words, preposition: int) -> bool:
    """Whether a preposition belongs to a value: who spoke for an hour did not speak for anybody."""
    tokens = words.annotated.tokens
    ahead = range(preposition + 1, min(preposition + 6, len(tokens)))
    return any(tokens[i].head == preposition and _in_value(words, tokens[i].start, tokens[i].end) for i in ahead)


def _in_value(words: Words, start: int, end: int) -> bool:
    at = bisect_right(words.starts, start) - 1
    return any(
        0 <= k < len(words.values) and words.values[k].start < end and start < words.values[k].end
        for k in (at - 1, at, at + 1)
    )
