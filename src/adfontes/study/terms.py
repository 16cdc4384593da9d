"""Key terms: what a learner must be able to explain, each with what the sources say it means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from adfontes.study.definitions import Explainer, Found, is_about
from adfontes.study.facts import is_fact, passage_score
from adfontes.study.passages import Passage, join_context, without_marks
from adfontes.study.reading import Reading, stable_key
from adfontes.study.term_candidates import Candidate, read_candidates
from adfontes.study.term_features import Setting, termhood
from adfontes.values.annotations import AnnotatedSource
from adfontes.values.citations import cite
from adfontes.values.study import KeyTerm, Statement

FEWEST_TERMS = 20
MOST_TERMS = 120
SENTENCES_PER_TERM = 8
"""A chapter of 800 sentences gets 100 terms: five times what its publisher lists, the best first."""
NESTED = 0.75
"""A phrase is left out where it stands in this share of its places within one that ranks higher, or around it."""
MOST_FURTHER = 2
MOST_PLACES = 40
"""Places of one term that are looked at for its definition."""


class Definition(msgspec.Struct, frozen=True, kw_only=True):
    """One possible definition with what it is worth."""

    worth: float
    statement: Statement
    passage: Passage


def compose_terms(reading: Reading, sources: Sequence[AnnotatedSource]) -> tuple[KeyTerm, ...]:
    """The key terms of a course, the best first."""
    candidates = read_candidates(sources)
    setting = Setting(sources, tuple(reading.names.values()), candidates)
    weighed = [
        (score, candidate) for candidate in candidates.values() if (score := termhood(setting, candidate)) is not None
    ]
    weighed.sort(key=lambda pair: (-pair[0], pair[1].key))
    passages = {(p.source, p.sentence.span.start): index for index, p in enumerate(reading.passages)}
    explainers = [Explainer(annotated) for annotated in sources]
    room = max(FEWEST_TERMS, min(MOST_TERMS, len(reading.passages) // SENTENCES_PER_TERM))
    chosen: list[Candidate] = []
    terms: list[KeyTerm] = []
    named: set[str] = set()
    for _, candidate in weighed[: 3 * room]:
        key = _name_key(reading, sources, candidate)
        if len(terms) == room:
            break
        if key in named or any(_nested(candidate, other) for other in chosen):
            continue
        definitions = _definitions(reading, sources, explainers, passages, candidate)
        if not definitions:
            continue
        chosen.append(candidate)
        named.update({key} - {""})
        terms.append(_term(reading, candidate, key, definitions))
    return tuple(terms)


def _nested(candidate: Candidate, other: Candidate) -> bool:
    """Whether most places of one phrase lie within the other's."""
    short, long = sorted((candidate, other), key=lambda one: len(one.key))
    if not _holds(long.key, short.key):
        return False
    spans = {(place.source, place.sentence): place.span for place in long.places}
    inside = [
        place
        for place in short.places
        if (place.source, place.sentence) in spans and spans[place.source, place.sentence].overlaps(place.span)
    ]
    return len(inside) >= NESTED * len(candidate.places)


def _holds(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return any(whole[start : start + len(part)] == part for start in range(len(whole) - len(part) + 1))


def _name_key(reading: Reading, sources: Sequence[AnnotatedSource], candidate: Candidate) -> str:
    """The key of the name that the candidate is, where most of its places are that name."""
    spans = {(place.source, place.span) for place in candidate.places}
    keys = Counter(
        mention.key
        for number in sorted({place.source for place in candidate.places})
        for mention in sources[number].names
        if (number, mention.span) in spans and mention.key in reading.names
    )
    key, count = max(keys.items(), key=lambda pair: (pair[1], pair[0]), default=("", 0))
    return key if 2 * count >= len(candidate.places) else ""


def _definitions(
    reading: Reading,
    sources: Sequence[AnnotatedSource],
    explainers: Sequence[Explainer],
    passages: dict[tuple[str, int], int],
    candidate: Candidate,
) -> list[Definition]:
    found: list[Definition] = []
    for rank, place in enumerate(candidate.places[:MOST_PLACES]):
        annotated = sources[place.source]
        sentence = annotated.sentences[place.sentence]
        index = passages.get((annotated.source.name, sentence.span.start))
        if index is None:
            continue
        passage = reading.passages[index]
        explained = explainers[place.source].explain(place)
        if explained is not None:
            found.append(_stretch(candidate, passage, annotated, explained, rank))
        elif is_fact(passage) and passage.citation.span.contains(place.span):
            worth = passage_score(reading, index) + 0.8 * is_about(passage, place.span) - 0.02 * rank
            found.append(Definition(worth=worth, statement=passage.statement(), passage=passage))
    return sorted(found, key=lambda definition: (-definition.worth, definition.passage.order))


def _stretch(
    candidate: Candidate, passage: Passage, annotated: AnnotatedSource, explained: Found, rank: int
) -> Definition:
    citation = cite(annotated.source, explained.span)
    words = without_marks(citation.quote).rstrip(",;: ")
    statement = Statement(
        text=join_context(candidate.form, words),
        citations=(citation,),
        sources=(annotated.source.name,),
        claims=tuple(key for key in passage.claims if passage.citation.span.contains(citation.span)),
        context=candidate.form,
    )
    length = len(words.split())
    worth = 2.0 * explained.strength - 0.05 * rank - (0.5 if length < 5 else 0.0)
    return Definition(worth=worth, statement=statement, passage=passage)


def _term(reading: Reading, candidate: Candidate, key: str, definitions: Sequence[Definition]) -> KeyTerm:
    best, *others = definitions
    further: list[Definition] = []
    for other in others:
        known = [best, *further]
        apart = all(
            not other.statement.citations[0].span.overlaps(one.statement.citations[0].span)
            or other.passage.source != one.passage.source
            for one in known
        )
        new = all(reading.similarity.containment(other.passage.terms, one.passage.terms) < 0.6 for one in known)
        if apart and new and len(further) < MOST_FURTHER:
            further.append(other)
    aliases = [alias.text for alias in reading.names[key].aliases] if key else []
    names = [reading.names[key].canonical, *aliases] if key else []
    shown = {candidate.form.lower().removeprefix("the ")}
    other_names = []
    for name in names:
        if name.lower().removeprefix("the ") not in shown:
            shown.add(name.lower().removeprefix("the "))
            other_names.append(name)
    return KeyTerm(
        key=stable_key("term", [" ".join(candidate.key)]),
        term=candidate.form,
        other_names=tuple(other_names),
        definition=best.statement,
        further=tuple(other.statement for other in further),
    )
