"""Statements that can be read alone: pronouns told, leaning words left out, the same said once with all who say it.

Topic cards, causes and arguments show words far from where they stood. What such words lean on is put in square
brackets, as an editor of documents does ("He [the king] was crowned"); where that cannot be told, they are not shown.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from adfontes.study.facts import adds, contradict, merged, opposed, share_exact_value
from adfontes.study.mentions import within
from adfontes.study.passages import (
    LONGEST_QUOTE,
    Context,
    Passage,
    block_contexts,
    content_span,
    excerpt,
    is_content,
    join_context,
    without_marks,
)
from adfontes.study.reading import Reading
from adfontes.values.annotations import AnnotatedSource, Token
from adfontes.values.citations import Citation, cite
from adfontes.values.spans import Span
from adfontes.values.study import Statement

if TYPE_CHECKING:
    from adfontes.evidence.resolve import ResolvedSources
    from adfontes.evidence.resolve_pronouns import Reference

SAME_LINE = 0.6
"""Two statements of one line say the same where each holds this share of the other's weight (by eye, 2026-11-22)."""
SAME_LINE_VALUE = 0.3
"""The same where they also give an equal day, sum of money or larger number."""
FEWEST_WORDS = 3

_PERSONS = frozenset({"he", "she", "him", "his", "her", "hers", "himself", "herself"})
_WOMEN = frozenset({"she", "her", "hers", "herself"})
_MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
_THING = frozenset({"it", "its", "itself"})
_POSSESSIVE = frozenset({"his", "her", "their", "its"})
_POINTING = frozenset({"this", "these", "those", "such", "that"})
_LEADING = re.compile(
    r"((but|and|so|yet|then|nor|or|also|at the same time|however|therefore|thus|hence|"
    r"plus)\b,?\s+|[-–—→>=:;,.)\]]+\s*)+",
    re.IGNORECASE,
)
_SPEAKER = re.compile(r"\b(I|[Mm]e|[Mm]y|[Mm]ine|[Ww]e|us|[Oo]urs?|[Yy]ou|[Yy]ours?)\b")
_LEANING = re.compile(
    r"^(another|the (other|former|latter|same|next|above|following|second|third)|others?|both|here|there|as such|"
    r"in this|at this|by this|for this|after (this|that)|one of (them|these|those)|all of (this|these)|"
    r"meanwhile|instead|similarly|likewise)\b(?! (side|hand|war)\b)",
    re.IGNORECASE,
)
"""Openings whose meaning stands in a sentence that is not shown."""
_SCRAP = re.compile(
    r"[_\[\]{}|<>#]|\.\.\.$|\bp\. ?\d|^\W*$|[:;]$|^\W*(q|question|answer|tip|exam tip|note|image|"
    r"photo)\s*[:.]|\bbrowser\b|"
    r"^(name|list|describe|explain|discuss|evaluate|compare|outline|fill in|click|see)\b",
    re.IGNORECASE,
)
_EXPLETIVE_AHEAD = re.compile(r"\W*(\w+\W+){0,5}?(that|to|when|who|for|clear|likely|possible)\b", re.IGNORECASE)


class Desk(msgspec.Struct, frozen=True, kw_only=True):
    """What the composers of cards, causes and arguments work on."""

    reading: Reading
    sources: dict[str, AnnotatedSource]
    references: dict[str, tuple[Reference, ...]]
    """Pronouns whose meaning is plain, by source, in the order of their places."""
    women: frozenset[str]
    """Keys of the persons whom the sources call "she" oftener than "he"."""
    title: str
    """Of the course: what "this treaty" means in a course on one."""
    above: dict[str, tuple[Context, ...]]
    """For each block of a source the question, lead-in or heading that it stands under."""


def open_desk(reading: Reading, resolved: ResolvedSources, title: str) -> Desk:
    """Lay out the course for the composers that show words away from their place."""
    references: dict[str, list[Reference]] = {annotated.source.name: [] for annotated in resolved.sources}
    for reference in resolved.references:
        references[reference.source].append(reference)
    return Desk(
        reading=reading,
        women=_women(resolved.references),
        title=title,
        sources={annotated.source.name: annotated for annotated in resolved.sources},
        references={name: tuple(found) for name, found in references.items()},
        above={annotated.source.name: tuple(block_contexts(annotated.source)) for annotated in resolved.sources},
    )


def _women(references: Sequence[Reference]) -> frozenset[str]:
    called: Counter[str] = Counter()
    for reference in references:
        word = reference.text.lower()
        called[reference.key] += (word in _WOMEN) - (word in _PERSONS - _WOMEN)
    return frozenset(key for key, balance in called.items() if balance > 0)


def told_alone(desk: Desk, passage: Passage, known: str = "") -> Statement | None:
    """The passage as a statement that can be read alone; None where it cannot.

    Args:
        desk: the course.
        passage: what is to be told.
        known: a label that is shown beside it; with one, a phrase without a verb can be read too ("Losses: 1 in 4").
    """
    words = tell(desk, passage.annotated, passage.citation.span, known=passage.context)
    if words is None:
        return _with_sentence_before(desk, passage)
    phrase = known and not passage.complete and not _opens_with_pronoun(passage.words)
    if words is None or not (passage.complete or passage.context or phrase):
        return None
    before = "… " if passage.words.startswith("… ") else ""
    after = " …" if passage.words.endswith(" …") else ""
    if before and not passage.context:
        return None
    statement = merged(desk.reading, passage, [passage])
    return replace(statement, text=join_context(passage.context, f"{before}{words}{after}"))


def _with_sentence_before(desk: Desk, passage: Passage) -> Statement | None:
    """The passage after the sentence that it leans on, where both together are short enough to quote."""
    annotated = passage.annotated
    place = bisect_left(annotated.sentences, passage.sentence.span.start, key=lambda sentence: sentence.span.start)
    before = annotated.sentences[place - 1] if place else None
    if before is None or before.block != passage.sentence.block or passage.citation.start < passage.sentence.span.start:
        return None
    both = Span(content_span(before, passage.block).start, passage.citation.end)
    words = tell(desk, annotated, both) if len(both) <= LONGEST_QUOTE else None
    if words is None:
        return None
    return replace(
        merged(desk.reading, passage, [passage]), text=words, citations=(cite(annotated.source, both),), context=""
    )


def _opens_with_pronoun(words: str) -> bool:
    return words.split(maxsplit=1)[0].lower().strip("'’") in _PERSONS | _MANY | _THING | _POINTING


def tell(desk: Desk, annotated: AnnotatedSource, span: Span, known: str = "", beside: Span | None = None) -> str | None:
    """The words of ``span`` with what their pronouns mean in square brackets; None where that is not plain.

    Args:
        desk: the course.
        annotated: the source that the words stand in.
        span: where they stand.
        known: what the reader sees beside them (a heading, a question), which a pronoun may mean too.
        beside: other words of the source that the reader sees beside them.
    """
    text = annotated.source.text
    opening = _LEADING.match(text, span.start, span.end)
    if opening:
        span = Span(opening.end(), span.end)
    raw = span.of(text)
    if (
        raw.isupper()
        or _SPEAKER.search(raw)
        or _SCRAP.search(raw)
        or (_LEANING.match(raw) and not known)
        or not is_content(raw)
    ):
        return None
    notes = _notes(desk, annotated, span, known, beside)
    if notes is None:
        return None
    pieces, place = [], span.start
    for where, note in notes:
        pieces += [text[place:where], note]
        place = where
    pieces.append(text[place : span.end])
    words = without_marks("".join(pieces)).strip(" ,;")
    if _unpaired(words):
        return None
    return words[0].upper() + words[1:] if words else None


def _unpaired(words: str) -> bool:
    """Whether a bracket or quotation mark has lost its other half."""
    return (
        words.count("(") != words.count(")")
        or words.count("“") != words.count("”")
        or words.count('"') % 2 == 1
        or words.count("[") != words.count("]")
    )


def _notes(
    desk: Desk, annotated: AnnotatedSource, span: Span, known: str, beside: Span | None
) -> list[tuple[int, str]] | None:
    """Where which explanation goes in; None where a pronoun of the words means something that is not shown."""
    references = desk.references[annotated.source.name]
    notes: list[tuple[int, str]] = []
    told: set[str] = set()
    first = bisect_left(annotated.tokens, span.start, key=lambda token: token.start)
    for index in range(first, len(annotated.tokens)):
        token = annotated.tokens[index]
        if token.start >= span.end:
            break
        word = annotated.source.text[token.start : token.end].lower()
        if word in _POINTING and _points_away(annotated, first, index, known, desk.title.lower()):
            return None
        if word not in _PERSONS | _MANY | _THING or token.dep == "expl":
            continue
        reference = _reference_at(references, token.start)
        shown = reference is not None and any(part.contains(reference.antecedent) for part in (span, beside) if part)
        if reference is not None and (shown or reference.key in told):
            told.add(reference.key)
        elif _means_something_here(annotated, first, index, word, known if reference is None else ""):
            continue
        elif reference is not None and _is_sure(desk, reference, word):
            name = desk.reading.names[reference.key].canonical
            owner = f"{name}{'’' if name.endswith('s') else '’s'}"
            notes.append((token.end, f" [{owner if word in _POSSESSIVE and token.dep == 'poss' else name}]"))
            told.add(reference.key)
        else:
            return None
    return notes


def _is_sure(desk: Desk, reference: Reference, word: str) -> bool:
    """Whether a reference is sure enough to be shown in brackets: a person, or an agreement, event or place."""
    kind = desk.reading.names[reference.key].kind
    if word in _PERSONS:
        return kind == "person" and (word in _WOMEN) == (reference.key in desk.women)
    return word in _THING and kind in ("agreement", "event", "place")


def _reference_at(references: Sequence[Reference], place: int) -> Reference | None:
    found = bisect_left(references, place, key=lambda reference: reference.span.start)
    if found < len(references) and references[found].span.start == place:
        return references[found]
    return None


def _points_away(annotated: AnnotatedSource, first: int, index: int, known: str, title: str) -> bool:
    """Whether "this", "these" point to words that are not shown: nothing stands before them that they could mean."""
    token = annotated.tokens[index]
    if token.pos not in ("DET", "PRON") or token.tag == "WDT":
        return False
    if token.dep not in ("det", "nsubj", "nsubjpass", "dobj", "pobj", "poss"):
        return False
    word = annotated.source.text[token.start : token.end].lower()
    if word == "such" or (word in ("those", "that") and token.dep != "det" and index > first):
        return index - first < 2 and not known
    shown = annotated.source.text[annotated.tokens[first].start : token.start]
    if token.dep == "det":
        noun = annotated.tokens[token.head].lemma.lower()
        told = f"{shown} {known}".lower()
        return noun not in told and noun not in title.split() and not _STOP.search(shown)
    return not _STOP.search(shown)


def _means_something_here(annotated: AnnotatedSource, first: int, index: int, word: str, known: str) -> bool:
    """Whether a word before the pronoun, or what is shown beside it, may be what it means."""
    before = [other for other in annotated.tokens[first:index] if other.lemma.lower() not in _TIMES]
    token = annotated.tokens[index]
    if token.dep in ("dobj", "dative") and word in ("him", "her", "them"):
        before = [other for other in before if other.head != token.head or other.dep not in ("nsubj", "nsubjpass")]
        governor = annotated.tokens[token.head]
        if not any(other.pos in ("PROPN", "NOUN") for other in before) or governor.dep == "ccomp":
            return False
    if word in _PERSONS:
        person = any(token.entity == "PERSON" for token in before)
        begun = annotated.tokens[first].start
        names = within(annotated.names, Span(begun, token.start))
        named = any(name.kind == "person" and any(t.start == name.span.start for t in before) for name in names)
        return person or named or any(_is_person(token) for token in before)
    if word in _MANY and any(other.lemma.lower() in _BETWEEN for other in before):
        return True
    if word in _MANY:
        return (
            bool(known)
            or any(token.tag in ("NNS", "NNPS") or token.pos == "PROPN" for token in before)
            or (sum(token.pos == "NOUN" for token in before) > 1)
        )
    rest = annotated.source.text[annotated.tokens[index].end :][:80]
    if (
        word == "it"
        and annotated.tokens[annotated.tokens[index].head].lemma in _IMPERSONAL
        and _EXPLETIVE_AHEAD.match(rest)
    ):
        return True
    return bool(known) or any(token.pos in ("NOUN", "PROPN") and token.tag not in ("NNS",) for token in before)


_TIMES = frozenset(
    {
        "year",
        "century",
        "half",
        "day",
        "month",
        "week",
        "time",
        "decade",
        "period",
        "end",
        "beginning",
        "night",
        "winter",
    }
)
"""Nouns that "it" and "they" seldom mean."""
_STOP = re.compile(r"[.;:!?–—]\s|, (and|but|so)\s")
_BETWEEN = frozenset(
    {"treaty", "pact", "agreement", "alliance", "accord", "convention", "entente", "war", "battle", "partnership"}
)
"""What is between parties, whom "their" then means."""
_IMPERSONAL = frozenset({"be", "seem", "take", "become", "appear", "make"})
_PERSON_NOUN = re.compile(r"(er|or|ist|ian|man|king|queen|duke|pope|sultan|emperor|tsar|leader|monk|prince|boy|girl)$")


def _is_person(token: Token) -> bool:
    return token.pos == "NOUN" and token.tag == "NN" and bool(_PERSON_NOUN.search(token.lemma.lower()))


def stretch(annotated: AnnotatedSource, span: Span) -> Citation:
    """Cite a stretch without the connective that it may open with."""
    opening = _LEADING.match(annotated.source.text, span.start, span.end)
    return excerpt(annotated.source, Span(opening.end(), span.end) if opening else span)


def once_each(
    desk: Desk, ranked: Sequence[tuple[Passage, Statement]], most: int, *, values: bool = True
) -> tuple[Statement, ...]:
    """The statements in their order, those that say the same as one statement with all who say it.

    Args:
        desk: the course.
        ranked: passages with what each tells alone, best first.
        most: how many statements are wanted.
        values: whether an equal exact value makes two statements one.
    """
    groups: list[list[tuple[Passage, Statement]]] = []
    for passage, statement in ranked:
        if any(_quote_the_same(statement, other) for group in groups for _, other in group):
            continue
        home = next((group for group in groups if _says_the_same(desk.reading, group[0][0], passage, values)), None)
        if home is not None:
            home.append((passage, statement))
        more = home is None or (values and adds(desk.reading, passage, home[0][0]))
        if more and len(groups) < most:
            groups.append([(passage, statement)])
    found = []
    for group in groups:
        passages = [passage for passage, _ in group]
        whole = merged(desk.reading, passages[0], passages)
        citations = (*group[0][1].citations, *whole.citations[1:])
        found.append(replace(whole, text=group[0][1].text, citations=tuple(dict.fromkeys(citations))))
    return tuple(found)


def _quote_the_same(one: Statement, other: Statement) -> bool:
    """Whether two statements quote some of the same words."""
    first, second = one.citations[0], other.citations[0]
    return first.source == second.source and first.span.overlaps(second.span)


def _says_the_same(reading: Reading, one: Passage, other: Passage, values: bool) -> bool:
    if not one.terms & other.terms or contradict(one, other) or opposed(reading, one, other):
        return False
    held = reading.similarity.containment(one.terms, other.terms)
    back = reading.similarity.containment(other.terms, one.terms)
    return min(held, back) >= SAME_LINE or (
        values and max(held, back) >= SAME_LINE_VALUE and share_exact_value(one, other)
    )
