"""Key terms: what a learner must be able to explain, each with what the sources say it means."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from adfontes.study.asked_terms import AskedTerm, asked_terms
from adfontes.study.definition_worth import definition_features, definition_worth
from adfontes.study.definitions import Cue, Explainer, Found, is_about, is_entry
from adfontes.study.facts import is_fact
from adfontes.study.mentions import within
from adfontes.study.passages import Passage, block_contexts, join_context, without_marks
from adfontes.study.reading import Reading, stable_key
from adfontes.study.term_candidates import Candidate, Occurrence, read_candidates
from adfontes.study.term_features import Setting, termhood
from adfontes.study.word_frequencies import UNKNOWN, commonness
from adfontes.study.words import INSTITUTIONS, OFFICES
from adfontes.values.annotations import AnnotatedSource
from adfontes.values.citations import cite
from adfontes.values.names import Name
from adfontes.values.spans import Span
from adfontes.values.study import KeyTerm, Statement

FEWEST_TERMS = 20
MOST_TERMS = 150
SENTENCES_PER_TERM = 5
"""A chapter of 600 sentences gets 120 terms: five times what the fullest glossaries list, the best first."""
FEWEST_TERMS_OF_A_CHAPTER = 60
"""Only a text as long as a chapter is searched for common words that it may use as terms."""
NESTED = 0.75
"""A phrase is left out where it stands in this share of its places within one that ranks higher, or around it."""
SEARCHED = 4
"""Candidates that are looked at for each term that there is room for."""
MOST_FURTHER = 2
REPEATED = 0.6
"""A further statement holds less than this share of its weight in common with those before it."""
WITH_ARTICLE = 0.2
"""A person's name seldom has an article; "the Gilded Age", which the model takes for a person, nearly always."""
COMMON_WORD = 3.6
COMMON_PHRASE = 4.6
"""Zipf values above which a word or phrase needs a definition to be a term (by eye on the topics, 2026-11-22)."""
PLAIN_WORDS = 2.6
"""The same for the terms of a short course, where a sentence that only tells of them is no reason to list them."""
MOST_PLACES = 40
"""Places of one term that are looked at for its definition."""


_GLOSSARY = re.compile(
    r"\b(key (terms|words|vocab\w*|people and terms)|glossary|vocabulary|definitions)\b", re.IGNORECASE
)
_ENTRY = re.compile(r"[^\n.;:!?]{2,40}(?:\s[–—-]|\s?[:=])\s")
_ELSEWHERE = frozenset({"person", "state", "people", "place"})
"""Kinds of names that a short course lists among its people and places, and that are no terms there."""


class Definition(msgspec.Struct, frozen=True, kw_only=True):
    """One possible definition with what speaks for it."""

    cue: Cue
    features: dict[str, float]
    statement: Statement
    passage: Passage
    about: bool
    """Whether the term is the subject of the sentence."""
    part: bool = False
    """Whether the words stand at the end of a longer phrase, of which it tells ("alien priories, daughters of ...")."""
    given: bool = False
    """Whether the source sets out to explain the term: it asks what it is, or has a line for it in a list of terms."""

    @property
    def worth(self) -> float:
        """How good a definition it is beside others of the term."""
        return definition_worth(self.features)

    @property
    def explains_outright(self) -> bool:
        """Whether it says what the term is; what stands beside a noun in a mere fragment seldom does."""
        if self.cue == "sentence":
            return bool(self.features["calling"] or self.features["copular"])
        if self.cue in ("article", "apposed", "bare"):
            return self.passage.complete and not self.part
        return self.given or not self.part


def compose_terms(reading: Reading, sources: Sequence[AnnotatedSource]) -> tuple[KeyTerm, ...]:
    """The key terms of a course, the best first."""
    candidates = read_candidates(sources)
    setting = Setting(sources, tuple(reading.names.values()), candidates)
    weighed = [(score, found) for found in candidates.values() if (score := termhood(setting, found)) is not None]
    weighed.sort(key=lambda pair: (-pair[0], pair[1].key))
    desk = Desk(reading, sources)
    room = max(FEWEST_TERMS, min(MOST_TERMS, len(reading.passages) // SENTENCES_PER_TERM))
    is_chapter = room > FEWEST_TERMS_OF_A_CHAPTER
    chosen: list[Candidate] = []
    terms: list[KeyTerm] = []
    spare: list[KeyTerm] = []
    named: set[str] = set()
    for place, (_, candidate) in enumerate(weighed):
        if len(terms) + len(spare) * is_chapter >= room or (is_chapter and place >= SEARCHED * room):
            break
        key = desk.name_key(candidate)
        around = chosen if is_chapter else [other for other in chosen if len(other.key) >= len(candidate.key)]
        if key in named or any(_nested(candidate, other) for other in around):
            continue
        barred = _is_no_term(reading, sources, candidate, key)
        barred = barred or (not is_chapter and _is_listed_elsewhere(reading, candidate, key, chosen))
        definitions = desk.definitions(candidate)
        if barred and not any(one.given for one in definitions):
            continue
        if not is_chapter:
            definitions = _of_short_course(desk, candidate, key, definitions, given_only=place >= SEARCHED * room)
        if definitions:
            loose = is_chapter and definitions[0].cue == "sentence" and _is_loose(candidate, key, chosen)
            (spare if loose else terms).append(_term(reading, candidate, key, definitions))
            chosen.append(candidate)
            named.update({key} - {""})
    return tuple((terms + spare if is_chapter else terms)[:room])


def _is_listed_elsewhere(reading: Reading, candidate: Candidate, key: str, chosen: Sequence[Candidate]) -> bool:
    """Whether a short course has the words among its people and places, in another term, or as somebody's."""
    is_name = bool(key) and reading.names[key].kind in _ELSEWHERE
    return is_name or _is_part(candidate, chosen) or _is_belonging(candidate)


def _of_short_course(
    desk: Desk, candidate: Candidate, key: str, definitions: Sequence[Definition], *, given_only: bool
) -> list[Definition]:
    """The definitions that earn a term its place in a short course: given as such, explained, or a thing by its name.

    Where there is room for all, a sentence that only mentions the words is no reason to list them.
    """
    if any(one.given for one in definitions):
        return list(definitions)
    if given_only or desk.is_office_or_place(candidate):
        return []
    plain, form = _is_plain(candidate, key), candidate.form
    trusted: tuple[Cue, ...] = ("be", "meaning", "named")
    if not plain:
        trusted += ("article", "apposed", "bare")
    if form.islower() and not plain:
        trusted += ("sentence", "bracket", "colon")  # a rare word is explained to be learnt
    fit = [one for one in definitions if one.explains_outright and one.cue in trusted]
    told = [one for one in definitions if one.cue == "sentence" and one not in fit]
    if not fit and not plain:
        named = len(candidate.key) > 1 and all(word[0].isupper() or len(word) < 4 for word in form.split())
        known = not key and commonness(form.lower()) > UNKNOWN
        fit = [
            one
            for one in told
            if (named and (one.about or one.explains_outright))
            or (known and one.about and one.passage.words.lower().startswith(form.lower()))
        ]
    return [*fit, *(one for one in told if one not in fit)] if fit else []


def _is_no_term(reading: Reading, sources: Sequence[AnnotatedSource], candidate: Candidate, key: str) -> bool:
    """Persons have their own section; an office, a number or a century is nothing that a source defines."""
    words = candidate.form.lower().split()
    if OFFICES.issuperset(words) or all(word.strip("s").isdigit() for word in words) or len(words[0]) == 1:
        return True
    return bool(key) and _is_person(reading.names[key], sources, candidate)


def _is_person(name: Name, sources: Sequence[AnnotatedSource], candidate: Candidate) -> bool:
    """Whether a name is surely a person's: of two words somewhere, and not "the Louisiana Purchase", "the Pilgrims"."""
    if name.kind != "person" or not any(" " in form for form in (name.canonical, *(a.text for a in name.aliases))):
        return False
    texts = [
        sources[place.source].source.text[max(0, place.span.start - 4) : place.span.end] for place in candidate.places
    ]
    with_article = sum(text.lower().startswith("the ") for text in texts)
    return with_article <= WITH_ARTICLE * len(texts)


def _is_loose(candidate: Candidate, key: str, chosen: Sequence[Candidate]) -> bool:
    """Whether a phrase that no source explains is but a common word, or the last word of a term that was chosen."""
    common = [commonness(word) for word in candidate.form.lower().split()]
    if len(common) == 1 and (common[0] > COMMON_WORD or any(other.key[-1:] == candidate.key for other in chosen)):
        return True
    return not key and candidate.form.islower() and sum(common) / len(common) > COMMON_PHRASE


def _is_part(candidate: Candidate, chosen: Sequence[Candidate]) -> bool:
    """Whether a word stands in a term that was chosen ("bubonic" beside "bubonic plague")."""
    return len(candidate.key) == 1 and any(candidate.key[0] in other.key for other in chosen)


def _is_belonging(candidate: Candidate) -> bool:
    """Whether a phrase is but somebody's ("the general's army") or two letters ("SU"), which no reader looks up."""
    words = candidate.form.split()
    owned = any(re.search(r"['’]s?$", word) for word in words[:-1]) and words[-1].islower()
    return owned or (len(candidate.form) < 4 and candidate.form.isupper())


def _is_plain(candidate: Candidate, key: str) -> bool:
    """Whether words are neither a name, nor rare, nor an institution: such need a definition in so many words."""
    words = candidate.form.lower().split()
    if key or words[-1] in INSTITUTIONS or (len(words) > 1 and candidate.form.split()[-1][0].isupper()):
        return " and " in candidate.form
    if not candidate.form.islower():
        words = words[-1:]
    return sum(commonness(word) for word in words) / len(words) > PLAIN_WORDS


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


class Desk:
    """Finds what the sources say of a candidate."""

    def __init__(self, reading: Reading, sources: Sequence[AnnotatedSource]) -> None:
        self._reading = reading
        self._sources = sources
        self._passages = {(p.source, p.sentence.span.start): index for index, p in enumerate(reading.passages)}
        self._asked = asked_terms(sources)
        self._headings = [block_contexts(annotated.source) for annotated in sources]
        self._explainers = [Explainer(annotated) for annotated in sources]
        self._keys = [
            {mention.span: mention.key for mention in annotated.names if mention.key in reading.names}
            for annotated in sources
        ]

    def name_key(self, candidate: Candidate) -> str:
        """The key of the name that the candidate is, where most of its places are that name."""
        keys = Counter(key for place in candidate.places if (key := self._keys[place.source].get(place.span)))
        key, count = max(keys.items(), key=lambda pair: (pair[1], pair[0]), default=("", 0))
        return key if 2 * count >= len(candidate.places) else ""

    def definitions(self, candidate: Candidate) -> list[Definition]:
        """All that may define a candidate, the best first."""
        found: list[Definition] = []
        for rank, place in enumerate(candidate.places[:MOST_PLACES]):
            annotated = self._sources[place.source]
            sentence = annotated.sentences[place.sentence]
            index = self._passages.get((annotated.source.name, sentence.span.start))
            if index is None:
                continue
            found.extend(self._at(candidate, index, place, rank))
        found.extend(self._given(candidate))
        return sorted(found, key=lambda definition: (-definition.worth, definition.passage.order))

    def is_office_or_place(self, candidate: Candidate) -> bool:
        """Whether the words are a person's under a title ("Duke of Arden"), or the name of a person or place."""
        words = candidate.form.split()
        if words[0][0].isupper() and words[0].lower() in OFFICES:
            return True
        return words[-1].lower() not in INSTITUTIONS and 2 * sum(
            any(
                mention.kind in _ELSEWHERE and _is_named_by(place.span, mention.span, words)
                for mention in within(self._sources[place.source].names, place.span)
            )
            for place in candidate.places
        ) > len(candidate.places)

    def _in_glossary(self, source: int, block: int) -> bool:
        """Whether a block is a line of a list of terms, by the heading or line above the list."""
        if _GLOSSARY.search(self._headings[source][block].words):
            return True
        text, blocks = self._sources[source].source.text, self._sources[source].source.blocks
        while block >= 0 and _ENTRY.match(blocks[block].body.of(text)):
            block -= 1
        return block >= 0 and _GLOSSARY.match(blocks[block].body.of(text)) is not None

    def _usable(self, candidate: Candidate) -> Iterator[AskedTerm]:
        for asked in self._asked.get(candidate.key, ()):
            if not (asked.definite and _is_plain(candidate, self.name_key(candidate))):
                yield asked

    def _given(self, candidate: Candidate) -> Iterator[Definition]:
        """What a source answers when it asks what the term is."""
        for asked in self._usable(candidate):
            annotated = self._sources[asked.source]
            sentence = annotated.sentences[asked.sentence]
            index = self._passages.get((annotated.source.name, sentence.span.start))
            if index is None:
                continue
            passage = self._reading.passages[index]
            statement = _stretch(candidate, passage, annotated, Found("be", passage.citation.span))
            features = definition_features(
                "be", passage.words, rank=0, about=False, joined=False, before="", after="", central=0.0
            )
            yield Definition(
                cue="be", features=features, statement=statement, passage=passage, about=False, given=asked.is_thing
            )

    def _at(self, candidate: Candidate, index: int, place: Occurrence, rank: int) -> Iterator[Definition]:
        """What may define a candidate in the passage that names it at ``place``, the ``rank``-th from the first."""
        annotated, passage = self._sources[place.source], self._reading.passages[index]
        sentence, text = annotated.sentences[place.sentence].span, annotated.source.text
        about = is_about(passage, place.span)

        before = text[sentence.start : place.span.start]
        part = _ends_phrase(annotated, place.span)
        block = annotated.sentences[place.sentence].block
        entry = is_entry(text, sentence, place.span)

        def definition(cue: Cue, statement: Statement) -> Definition:
            features = definition_features(
                cue,
                statement.text.removeprefix(f"{candidate.form}: "),
                rank=rank,
                about=about,
                joined=passage.citation.start < sentence.start,
                before=before,
                after=text[place.span.end : sentence.end],
                central=self._reading.centrality[index],
            )
            given = cue == "colon" and (entry or self._in_glossary(place.source, block))
            return Definition(
                cue=cue, features=features, statement=statement, passage=passage, about=about, part=part, given=given
            )

        for found in self._explainers[place.source].explain(place):
            yield definition(found.cue, _stretch(candidate, passage, annotated, found))
        if is_fact(passage) and passage.citation.span.contains(place.span):
            yield definition("sentence", passage.statement())


def _is_named_by(words: Span, name: Span, parts: Sequence[str]) -> bool:
    """Whether a name makes words its own: "Arden in Essex", "Cardinal Pell"; but not "Pilgrimage" of Grace."""
    if "of" in parts:
        return name == words
    return name.start == words.start or (name.end == words.end and all(part[0].isupper() for part in parts))


def _ends_phrase(annotated: AnnotatedSource, span: Span) -> bool:
    """Whether an adjective or noun before the words belongs to the same phrase."""
    index = bisect_left(annotated.tokens, span.start, key=lambda token: token.start)
    if not index:
        return False
    before = annotated.tokens[index - 1]
    return before.pos in ("ADJ", "NOUN", "PROPN") and annotated.source.text[before.end : span.start] in (" ", "-")


def _stretch(candidate: Candidate, passage: Passage, annotated: AnnotatedSource, found: Found) -> Statement:
    citation = cite(annotated.source, found.span)
    return Statement(
        text=join_context(candidate.form, without_marks(citation.quote).rstrip(",;: ")),
        citations=(citation,),
        sources=(annotated.source.name,),
        claims=tuple(key for key in passage.claims if passage.citation.span.contains(citation.span)),
        context=candidate.form,
    )


def _term(reading: Reading, candidate: Candidate, key: str, definitions: Sequence[Definition]) -> KeyTerm:
    best, *others = definitions
    further: list[Definition] = []
    for other in others:
        if len(further) < MOST_FURTHER and all(_adds(reading, other, known) for known in (best, *further)):
            further.append(other)
    return KeyTerm(
        key=stable_key("term", [" ".join(candidate.key)]),
        term=candidate.form,
        other_names=_other_names(reading.names[key], candidate.form) if key else (),
        definition=best.statement,
        further=tuple(other.statement for other in further),
    )


def _adds(reading: Reading, other: Definition, known: Definition) -> bool:
    """Whether a definition says something that a known one does not."""
    one, two = other.statement.citations[0], known.statement.citations[0]
    apart = one.source != two.source or not one.span.overlaps(two.span)
    return apart and reading.similarity.containment(other.passage.terms, known.passage.terms) < REPEATED


def _other_names(name: Name, form: str) -> tuple[str, ...]:
    """Every other name of the same thing, each once."""
    found = {form.lower().removeprefix("the "): ""}
    for text in (name.canonical, *(alias.text for alias in name.aliases)):
        found.setdefault(text.lower().removeprefix("the "), text)
    return tuple(text for text in found.values() if text)
