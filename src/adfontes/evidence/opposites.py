"""Opposite statements: scales of opposites, what a statement says it of, and when two of them exclude one another.

"The price rose" and "the price fell" are opposites only if one price is meant. So every statement says of what it
speaks: its ``theme`` (the object of its verb, or the subject of a verb without object, or of an adjective) and its
``doer`` (the subject of a verb with an object). Opposite judgements ("a success", "a failure") are told apart from
statements of fact: people may differ about them, and both be right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from adfontes.evidence.clauses import VERBAL, noun_phrase, subject_of
from adfontes.evidence.concepts import EVENT_PREFIX, concepts
from adfontes.evidence.guards import labels
from adfontes.evidence.similarity import Likeness
from adfontes.evidence.subjects import Words, terms
from adfontes.language.attribution import Clause
from adfontes.values.evidence import Claim
from adfontes.values.evidence import Words as WordValue

COVERED = 0.75
"""Share of the shorter statement's words that the other one must have as well, its own opposites left out; read on six
development topics and 47 made-up pairs, 2026-11-22."""
ALL_ALIKE = 0.9
"""Share of both statements' words that both have, where they have only one thing in common."""
ASKED_COVER = 0.6
"""The same share where a card asks whether it was so, nouns nearby included."""
MUTUAL = 0.4
"""The same share of the longer statement's words."""
SAME_THEME = 0.6
"""The same for the words of what two statements are said of."""
_THEMES = frozenset({"dobj", "obj", "nsubjpass"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_WHERE = frozenset({"in", "at", "near", "outside", "off"})
_EMPTY = frozenset(
    {
        "thing",
        "way",
        "person",
        "state",
        "time",
        "year",
        "place",
        "government",
        "president",
        "parliament",
        "court",
        "army",
    }
    | {"law", "ruler", "minister", "power", "right", "member", "party", "soldier", "city", "house"}
)
"""Themes that tell nothing without a name: "the government supported" may be any."""


ASKED = "card=whether"
"""Scope label of a statement that a card asks for: "Was the envoy heard? No"."""
_OF_ALL = re.compile(r"\b(?:no (?:\w+ )?\w+|nobody|no one) ever\b", re.IGNORECASE)
"""A denial that holds of everybody or always."""
_DENIAL = re.compile(r"\b(?:not|never|no|none|nor|neither|without|nobody|nothing)\b|n[’']t\b")


class Scales(NamedTuple):
    """The lexicon of opposites by lemma: the scales on which a word stands, each with its side there."""

    places: Mapping[str, frozenset[tuple[int, int]]]
    first_fact: int
    """Scales below this number are of change: what rose may fall later."""
    first_judgement: int
    """Scales from this number on are judgements."""
    contrasts: Mapping[str, frozenset[tuple[int, int]]]


@cache
def scales() -> Scales:
    """Read the lexicon once."""
    text = files("adfontes.evidence").joinpath("opposites.txt").read_text(encoding="utf-8")
    sections: dict[str, list[str]] = {}
    for line in (raw.strip() for raw in text.splitlines()):
        if line.startswith("["):
            sections[line.strip("[]")] = []
        elif line and not line.startswith("#"):
            sections[list(sections)[-1]].append(line)
    changes, facts = sections["changes"], [*sections["changes"], *sections["facts"]]
    places = _places([*facts, *sections["judgements"]])
    return Scales(places, len(changes), len(facts), _places(sections["contrasts"]))


@cache
def weak_events() -> frozenset[str]:
    """Classes of event that go with all ("give", "begin"), as terms."""
    return frozenset(EVENT_PREFIX + event for event in concepts().weak)


def is_judgement(claim: Claim) -> bool:
    """Whether a claim says how good or great something was, and not what was so."""
    return _scale(claim) >= scales().first_judgement


def _scale(claim: Claim) -> int:
    """The scale of a quality; -1 for other claims."""
    if claim.slot != "quality" or not isinstance(claim.value, WordValue):
        return -1
    scale = claim.value.key.partition(":")[0]
    return int(scale) if scale.isdigit() else -1


def roles(words: Words, head: int, within: range) -> tuple[str, ...]:
    """What a clause is said of, as scope labels ``theme=...`` and ``doer=...``; names also as ``theme-name=...``.

    Args:
        words: the source.
        head: the verb of the clause.
        within: the tokens of the sentence.
    """
    tokens = words.annotated.tokens
    if tokens[head].pos not in VERBAL:
        return ()
    within = between_semicolons(words, head, within)
    children = [i for i in within if tokens[i].head == head and i != head]
    theme = next((i for i in children if tokens[i].dep in _THEMES), None)
    subject = subject_of(tokens, head, within.start, within.stop)
    passive = [i for i in children if tokens[i].dep == "auxpass"]
    if theme is None and passive:  # "Was the envoy heard?"
        theme = next((i for i in children if tokens[i].dep == "nsubj" and i > passive[0]), None)
        subject = None if theme is not None else subject
    if theme is None and passive:
        joined = tokens[head].dep == "conj" and tokens[min(children) - 1].pos == "CCONJ"
        theme, subject = (subject, None) if joined else (None, None)
        if theme is None:
            return ()
    if theme is None:  # "refused to sign the treaty", "tried to close the port"
        deeper = [i for i in children if tokens[i].dep == "xcomp"]
        theme = next((i for i in within if tokens[i].head in deeper and tokens[i].dep in _THEMES), None)
    elif tokens[theme].dep == "nsubjpass":
        by = [i for i in children if tokens[i].dep == "agent"]
        subject = next((i for i in within if tokens[i].head in by), None)
    if theme is None or theme == subject:
        theme, subject = subject, None
    told, done_by = _role(words, "theme", theme, within), _role(words, "doer", subject, within)
    if not told and theme is not None and tokens[theme].pos == "PRON":  # "the council approved it"
        return tuple(sorted(_role(words, "theme", subject, within)))
    return tuple(sorted(told | done_by))


def _role(words: Words, role: str, noun: int | None, within: range) -> set[str]:
    """The labels of what fills a role; a relative pronoun stands for the noun before it."""
    tokens = words.annotated.tokens
    if noun is None:
        return set()
    above = tokens[tokens[noun].head]
    if tokens[noun].lemma.lower() in _RELATIVE and above.dep == "relcl":
        noun = above.head
    inside = noun_phrase(tokens, noun, within)
    found = {f"{role}={term}" for term in terms(words, inside) if not term.startswith(EVENT_PREFIX)}
    return found | {f"{role}-name={key}" for key in _keys(words, inside)}


def between_semicolons(words: Words, head: int, within: range) -> range:
    """The part of a sentence up to the next semicolon on either side: the parse often joins what one divides."""
    stops = [i for i in within if words.annotated.tokens[i].lemma == ";"]
    first = max((i + 1 for i in stops if i < head), default=within.start)
    return range(first, min((i for i in stops if i > head), default=within.stop))


def when_and_where(words: Words, clause: Clause) -> set[str]:
    """The years and places of a clause, as scope labels ``year=...`` and ``where=...``."""
    tokens = words.annotated.tokens
    low, high = clause.span.start, clause.span.end
    times = [m for m in words.annotated.times if m.time is not None and low <= m.span.start < high]
    found = {f"year={m.time.edtf[:4]}" for m in times if m.time is not None and m.time.edtf[:4].isdigit()}
    for i in clause.words:
        name = words.names.get(i)
        up = tokens[tokens[i].head]
        if name is not None and name.kind in {"place", "state"} and up.lemma.lower() in _WHERE and up.pos == "ADP":
            found.add(f"where={name.key or name.text.lower()}")
    return found


def opposed_statements(a: Claim, b: Claim, alike: Likeness) -> bool:
    """Whether two statements with opposite values are said of one thing."""
    if not isinstance(a.value, WordValue) or not isinstance(b.value, WordValue):
        return False
    if a.slot == "polarity" and _denies_of_all(a, b):
        return True
    themes, others = _themes(a), _themes(b)
    common = themes & others
    if not common or common <= _EMPTY or len(common) < SAME_THEME * min(len(themes), len(others)):
        return False
    if labels(a).get("word", set()) & labels(b).get("word", set()):
        return False  # said and denied: a matter of polarity
    if supposed(a) or supposed(b):
        return False
    if a.slot == "polarity" and not set(a.about.events) & set(b.about.events) - weak_events():
        return False
    ours, theirs = _inner(a), _inner(b)
    if _is_asked(a, b):
        return len(_shared_widely(a, b)) >= ASKED_COVER * min(len(ours), len(theirs))
    both = ours & theirs
    if len(both) < COVERED * min(len(ours), len(theirs)) or len(both) < MUTUAL * max(len(ours), len(theirs)):
        return False
    changing = 0 <= _scale(a) < scales().first_fact
    if changing and not _years(a) & _years(b) and both <= _parts(themes | others):
        return False
    return _said_of_one(a, b, themes, others, alike)


def _said_of_one(a: Claim, b: Claim, themes: set[str], others: set[str], alike: Likeness) -> bool:
    """Whether what two statements have in common tells one thing."""
    common, both, widely = themes & others, _inner(a) & _inner(b), _shared_widely(a, b)
    if alike.mutual >= ALL_ALIKE:
        if len(widely) > 1:
            return True
    elif _things(a, widely) < 2 or (len(common) < SAME_THEME * max(len(themes), len(others)) and len(both) < 3):
        return False
    return len(both) > 1 or bool(set(a.about.events) & set(b.about.events)) or _is_name(a, common)


def _shared_widely(a: Claim, b: Claim) -> set[str]:
    """The nouns and names of either clause that the other has too, at least in the rest of its sentence or card."""
    ours, theirs = _inner(a), _inner(b)
    return ours & theirs | ours & set(b.about.nearby) | theirs & set(a.about.nearby)


def _denies_of_all(a: Claim, b: Claim) -> bool:
    """Whether one says that nobody ever did what the other says was done ("no town ever shut its gates")."""
    denied, said = (a, b) if not a.polarity else (b, a)
    happened = set(a.about.events) & set(b.about.events) - weak_events()
    if denied.polarity or not said.polarity or not happened or not _OF_ALL.search(denied.citation.quote):
        return False
    return bool(_shared_widely(a, b) - _EMPTY) and not supposed(denied)


def _is_asked(a: Claim, b: Claim) -> bool:
    """Whether a card asks whether the one happened, and the other says so."""
    happened = set(a.about.events) & set(b.about.events) - weak_events()
    return ASKED in a.about.scope + b.about.scope and bool(happened)


def answers_outright(a: Claim, b: Claim) -> bool:
    """Whether one denies just what the other says, so that no statement with more common words explains it better."""
    return a.slot == b.slot == "polarity" and (_is_asked(a, b) or _denies_of_all(a, b))


def supposed(claim: Claim) -> bool:
    """Whether a statement stands under an "if", or is denied only by what follows after a semicolon."""
    before = claim.citation.quote[: max(0, claim.focus.start - claim.citation.start)].lower()
    if re.search(r"\b(?:if|unless|whether)\b[^.;]*$", f"{before} {claim.focus.quote[:3].lower()}"):
        return True
    said, _, after = claim.citation.quote[max(0, claim.focus.start - claim.citation.start) :].lower().partition(";")
    return not claim.polarity and bool(_DENIAL.search(after)) and not _DENIAL.search(said)


def _things(claim: Claim, common: set[str]) -> int:
    """How many things some words mean; all words of a name are one."""
    found = labels(claim)
    keys = found.get("theme-name", set()) | found.get("doer-name", set()) | found.get("where", set())
    named = [key for key in sorted(keys) if _parts({key}) & common]
    return len(named) + len(common - _parts(named))


def other_parties(a: Claim, b: Claim) -> bool:
    """Whether two statements speak of other persons, states, things or years: what one does, the other need not."""
    first, second = labels(a), labels(b)
    for role in ("theme-name", "doer-name"):
        ours, theirs = (_parts(found.get(role, set())) for found in (first, second))
        if ours and theirs and not ours & theirs:
            return True
    for dimension in ("year", "where"):
        ours, theirs = first.get(dimension, set()), second.get(dimension, set())
        if ours and theirs and not ours & theirs:
            return True
    return False


def _parts(keys: Iterable[str]) -> set[str]:
    """The words of names: "house-of-lords" and "lords" share one."""
    return {part for key in keys for part in key.split("-") if len(part) > 2}


def _years(claim: Claim) -> set[str]:
    return labels(claim).get("year", set())


def _themes(claim: Claim) -> set[str]:
    found = labels(claim)
    return {term for term in found.get("theme", set()) | found.get("theme-name", set()) if term not in scales().places}


def _is_name(claim: Claim, terms_: set[str]) -> bool:
    return bool(labels(claim).get("theme-name", set()) & terms_)


def other_themes(a: Claim, b: Claim) -> bool:
    """Whether both say what they speak of, and have no word of it in common."""
    themes, others = _themes(a), _themes(b)
    return bool(themes and others and not themes & others)


def shared_themes(a: Claim, b: Claim) -> bool:
    """Whether both say what they speak of, in words that tell it."""
    common = _themes(a) & _themes(b)
    return bool(common) and not common <= _EMPTY


def contrasted(a: Claim, b: Claim) -> bool:
    """Whether the two name different parts, times or kinds: the north and the south, men and women."""
    table = scales().contrasts
    sides = [{place for term in claim.about.terms for place in table.get(term, frozenset())} for claim in (a, b)]
    return any((scale, 1 - side) in sides[1] and (scale, side) not in sides[1] for scale, side in sides[0])


def _inner(claim: Claim) -> set[str]:
    """The nouns and names of a statement without words that stand on a scale themselves."""
    places = scales().places
    return {term for term in claim.about.terms if not term.startswith(EVENT_PREFIX) and term not in places}


def _keys(words: Words, indices: Sequence[int]) -> Iterable[str]:
    for i in indices:
        name = words.names.get(i)
        if name is not None:
            yield name.key or name.text.lower()
        elif i in words.pronouns:
            yield words.pronouns[i]


def _places(lines: Iterable[str]) -> dict[str, frozenset[tuple[int, int]]]:
    found: dict[str, set[tuple[int, int]]] = {}
    for scale, line in enumerate(lines):
        for side, entries in enumerate(line.split("/")):
            for word in entries.split(","):
                found.setdefault(word.strip(), set()).add((scale, side))
    return {word: frozenset(places) for word, places in found.items()}
