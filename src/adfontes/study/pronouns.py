"""What pronouns mean, put in square brackets, as an editor of documents does: "He [the king] was crowned".

Words are often shown far from where they stood. Where what they lean on cannot be told, they are not shown.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from adfontes.study.mentions import within
from adfontes.study.passages import is_content, without_marks
from adfontes.values.annotations import AnnotatedSource, Token
from adfontes.values.names import Name
from adfontes.values.spans import Span

if TYPE_CHECKING:
    from adfontes.evidence.resolve import ResolvedSources
    from adfontes.evidence.resolve_pronouns import Reference

_PERSONS = frozenset({"he", "she", "him", "his", "her", "hers", "himself", "herself"})
_WOMEN = frozenset({"she", "her", "hers", "herself"})
_MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
_THING = frozenset({"it", "its", "itself"})
_POSSESSIVE = frozenset({"his", "her", "their", "its"})
_POINTING = frozenset({"this", "these", "those", "such", "that"})
LEADING = re.compile(
    r"((but|and|so|yet|then|nor|or|also|at the same time|however|therefore|thus|hence|plus)\b,?\s+|"
    r"(nevertheless|nonetheless|furthermore|further|moreover|in addition|as a result|for example|for instance|still|"
    r"on the other hand|in fact|indeed|consequently|besides|finally|instead|similarly|likewise|of course|in turn|"
    r"in short|overall|after all|as expected|unfortunately|fortunately|meanwhile|that said)\s?,\s+|"
    r"[-–—→>=:;,.)\]]+\s*)+",
    re.IGNORECASE,
)
_SPEAKER = re.compile(r"\b(I|[Mm]e|[Mm]y|[Mm]ine|[Ww]e|us|[Oo]urs?|[Yy]ou|[Yy]ours?)\b")
_QUOTES = '"“'
_QUOTED = re.compile(r'"[^"]*"|“[^”]*”')
"""Words of another, who may speak of himself and of what he sees."""
_LEANING = re.compile(
    r"^(another|the other(?! [A-Z])|the (former|latter|same|next|above|following|second|third)|others?|both|here|there|"
    r"as such|"
    r"(by|since|until|from|before) then|"
    r"in this|at this|by this|for this|after (this|that)|one of (them|these|those)|all of (this|these)|"
    r"meanwhile|instead|similarly|likewise)\b(?! (side|hand|war)\b)",
    re.IGNORECASE,
)
"""Openings whose meaning stands in a sentence that is not shown."""
_SCRAP = re.compile(
    r"[_\[\]{}|<>#]|\.\.\.$|\bp\. ?\d|^\W*$|[:;]$|^\W*(q|question|answer|tip|exam tip|note|image|"
    r"photo)\s*[:.]|\b(photo(graph)?|image|picture)( credit)?s?: |\bphotographed (in|on|by)\b|"
    r"^\W*(essay|exam|model|practice|source) (q|question|answer|skills?)\b|\bbrowser\b|"
    r"\b(typed|written|drawn|made) up by\b|\blast (changed|studied|saved)\b|\?\W*$|\b(none|neither)\W*$|"
    r"^(name|list|describe|explain|discuss|evaluate|compare|outline|fill in|click|see)\b",
    re.IGNORECASE,
)
_EXPLETIVE_AHEAD = re.compile(r"\W*(\w+\W+){0,5}?(that|to|when|who|for|clear|likely|possible)\b", re.IGNORECASE)


class Referents(msgspec.Struct, frozen=True, kw_only=True):
    """What the pronouns of a course may mean."""

    names: Mapping[str, Name]
    """The names of the course, by key."""
    references: Mapping[str, tuple[Reference, ...]]
    """Pronouns whose meaning is plain, by source, in the order of their places."""
    women: frozenset[str]
    """Keys of the persons whom the sources call "she" oftener than "he"."""
    title: str
    """Of the course: what "this treaty" means in a course on one."""


def read_referents(resolved: ResolvedSources, title: str) -> Referents:
    """What pronouns mean in the sources of a course with this title."""
    references: dict[str, list[Reference]] = {annotated.source.name: [] for annotated in resolved.sources}
    for reference in resolved.references:
        references[reference.source].append(reference)
    return Referents(
        names={name.key: name for name in resolved.names},
        references={name: tuple(found) for name, found in references.items()},
        women=_women(resolved.references),
        title=title,
    )


def _women(references: Sequence[Reference]) -> frozenset[str]:
    called: Counter[str] = Counter()
    for reference in references:
        word = reference.text.lower()
        called[reference.key] += (word in _WOMEN) - (word in _PERSONS - _WOMEN)
    return frozenset(key for key, balance in called.items() if balance > 0)


def opens_with_pronoun(words: str) -> bool:
    """Whether the first word is a pronoun or points away."""
    return words.split(maxsplit=1)[0].lower().strip("'’") in _PERSONS | _MANY | _THING | _POINTING


def tell(
    referents: Referents, annotated: AnnotatedSource, span: Span, known: str = "", beside: Span | None = None
) -> str | None:
    """The words of ``span`` with what their pronouns mean in square brackets; None where that is not plain.

    Args:
        referents: what the pronouns of the course may mean.
        annotated: the source that the words stand in.
        span: where they stand.
        known: what the reader sees beside them (a heading, a question), which a pronoun may mean too.
        beside: other words of the source that the reader sees beside them.
    """
    text = annotated.source.text
    opening = LEADING.match(text, span.start, span.end)
    if opening:
        span = Span(opening.end(), span.end)
    raw = span.of(text)
    if raw[:1] in _QUOTES and len(re.findall(f"[{_QUOTES}”]", raw)) == 1:  # a quotation that goes on after the sentence
        span = Span(span.start + 1, span.end)
        raw = span.of(text)
    if (
        raw.isupper()
        or _SPEAKER.search(_QUOTED.sub("", raw))
        or _SCRAP.search(raw)
        or (_LEANING.match(raw) and not known)
        or not is_content(raw)
    ):
        return None
    notes = _notes(referents, annotated, span, known, beside)
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
    referents: Referents, annotated: AnnotatedSource, span: Span, known: str, beside: Span | None
) -> list[tuple[int, str]] | None:
    """Where which explanation goes in; None where a pronoun of the words means something that is not shown."""
    references = referents.references[annotated.source.name]
    notes: list[tuple[int, str]] = []
    told: set[str] = set()
    first = bisect_left(annotated.tokens, span.start, key=lambda token: token.start)
    spoken = [
        Span(span.start + m.start(), span.start + m.end()) for m in _QUOTED.finditer(span.of(annotated.source.text))
    ]
    for index in range(first, len(annotated.tokens)):
        token = annotated.tokens[index]
        if token.start >= span.end:
            break
        if any(quoted.start <= token.start < quoted.end for quoted in spoken):
            continue
        word = annotated.source.text[token.start : token.end].lower()
        if word in _POINTING and _points_away(annotated, first, index, known, referents.title.lower()):
            return None
        if word not in _PERSONS | _MANY | _THING or token.dep == "expl":
            continue
        reference = _reference_at(references, token.start)
        shown = reference is not None and any(part.contains(reference.antecedent) for part in (span, beside) if part)
        if reference is not None and (shown or reference.key in told):
            told.add(reference.key)
        elif _means_something_here(annotated, first, index, word, known if reference is None else ""):
            continue
        elif known.endswith("?") and reference is not None and not told:
            continue  # the question that is shown says who is meant
        elif reference is not None and _is_sure(referents, reference, word):
            if _is_named_after(referents, reference, annotated.source.text[token.end : span.end]):
                return None
            name = referents.names[reference.key].canonical
            owner = f"{name}{'’' if name.endswith('s') else '’s'}"
            notes.append((token.end, f" [{owner if word in _POSSESSIVE and token.dep == 'poss' else name}]"))
            told.add(reference.key)
        else:
            return None
    return notes


def _is_named_after(referents: Referents, reference: Reference, rest: str) -> bool:
    """Whether the words name that person further on, so that the pronoun is another's: "His successor, Lord Stone"."""
    return referents.names[reference.key].canonical.split()[-1] in rest


def _is_sure(referents: Referents, reference: Reference, word: str) -> bool:
    """Whether a reference is sure enough to be shown in brackets: a person, or an agreement, event or place."""
    kind = referents.names[reference.key].kind
    if word in _PERSONS:
        return kind == "person" and (word in _WOMEN) == (reference.key in referents.women)
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
        if not any(other.pos in ("PROPN", "NOUN") for other in before) or governor.dep in ("ccomp", "relcl"):
            return False
    if annotated.tokens[token.head].dep == "relcl":
        sorted_noun = annotated.tokens[annotated.tokens[token.head].head]
        before = [other for other in before if other.start != sorted_noun.start]  # "the bill it presented"
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
    return known.endswith(("?", ":")) or any(t.pos in ("NOUN", "PROPN") and t.tag not in ("NNS",) for t in before)


_TIMES = frozenset(
    {
        "hour",
        "minute",
        "moment",
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
