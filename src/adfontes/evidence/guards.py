"""What keeps two claims apart that look alike: each guard names a reason, or nothing."""

from __future__ import annotations

import re

from adfontes.evidence.concepts import excludes_others, kindred, steps_apart
from adfontes.evidence.subjects import EVENT_PREFIX
from adfontes.values.evidence import Claim
from adfontes.values.quantities import Quantity

_NOT_DONE = frozenset({"planned", "possible"})
"""A promise or demand was made on its day, and is often told as a fact."""
_MUST_AGREE = ("per", "order", "part", "limit", "weekday", "during")
_NAMED = ("place", "person")
OTHER_NAMES = 0.12
"""Taken from the likeness of claims that name different places or persons."""
OTHER_AGENT = 0.25
"""The same where their subjects name different parties."""
OTHER_EVENT, NO_EVENT = 0.2, 0.05
"""The same for dates of different kinds of event, and where one side does not say what happened."""
OTHER_HEADS = 0.12
"""The same where two counts count different nouns."""
OTHER_PERIOD = 0.15
"""The same where the sentences around two quantities are about different times."""
STATED = re.compile(
    r"\d|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec|spring|summer|autumn|winter|centur|mid-)",
    re.IGNORECASE,
)
_LISTED = re.compile(r"https?://|www\.|\bISBN\b|\bdoi\b|:\s[\w\s.,&]{2,60}\b(?:Press|Books|Publish\w+|Knopf),?\s\d{4}")
"""Marks of an entry of a bibliography: a link, or a place, a house and a year."""
_LEARNED = re.compile(
    r"\b(?:historian|scholar|researcher|estimate|account|source|expert|writer|author|study|studies)", re.I
)
"""Those whose reckoning a page passes on rather than what somebody claimed."""
_MEASURED = frozenset({"length", "area", "weight", "volume", "speed", "temperature", "age"})
_ALIKE = ({"#length", "#distance"}, {"#diameter", "#width"})
"""Measures that writers take for one another."""
PEOPLE = frozenset({"person", "soldier", "worker", "child", "refugee", "prisoner", "member", "farmer", "death"})


LIMITS = frozenset({"~begin", "~end"})
ASPECTS = frozenset({"~begin", "~end", "~continue"})
"""Classes that say only which part of something is meant: what begins must still be told by another word."""
STEP = "another step or event"
UNDONE = "planned or promised against done"
PARTY, PERIOD, REPORTED = "another party", "other period", "reported against asserted"


def apart(a: Claim, b: Claim) -> str:
    """Why two values must not be compared; empty where nothing speaks against it."""
    if (a.modality in _NOT_DONE) != (b.modality in _NOT_DONE) and not (_names_its_date(a) or _names_its_date(b)):
        return UNDONE
    if _reporter(a) != _reporter(b):
        return REPORTED
    return _other_party(a, b) or _other_measure(a, b) or _other_scope(a, b) or _other_step(a, b)


def _reporter(claim: Claim) -> str:
    """Who says so other than the source; what historians or estimates say of a number is a number like any other."""
    learned = isinstance(claim.value, Quantity) and _LEARNED.search(claim.reported_by)
    return "" if learned else claim.reported_by


def _names_its_date(claim: Claim) -> bool:
    """Whether a noun has the date ("the law of 1351"), whatever is planned about it."""
    return claim.slot == "time" and bool(claim.about.heads)


def _other_party(a: Claim, b: Claim) -> str:
    """Two subjects that the sources name: what one party got, paid or lost is not what another did."""
    ours, theirs = labels(a).get("agent", set()), labels(b).get("agent", set())
    parties = bool(ours) and bool(theirs) and not ours & theirs and not _ruled_by(a, b, ours, theirs)
    return PARTY if parties and isinstance(a.value, Quantity) else ""


def _ruled_by(a: Claim, b: Claim, ours: set[str], theirs: set[str]) -> bool:
    """Whether one side names a person and the other a state, which may have acted through him."""
    people = [found <= labels(claim).get("person", set()) for claim, found in ((a, ours), (b, theirs))]
    states = [found <= labels(claim).get("place", set()) for claim, found in ((a, ours), (b, theirs))]
    return (people[0] and states[1]) or (people[1] and states[0])


def _other_measure(a: Claim, b: Claim) -> str:
    """How high is not how thick; how long and how far may be the same."""
    ours, theirs = ({h for h in claim.about.heads if h.startswith("#")} for claim in (a, b))
    if not ours or not theirs or ours & theirs or (ours | theirs) in _ALIKE:
        return ""
    return "another measure"


def _other_scope(a: Claim, b: Claim) -> str:
    first, second = labels(a), labels(b)
    for dimension in _MUST_AGREE:
        ours, theirs = first.get(dimension, set()), second.get(dimension, set())
        if ours and theirs and not ours & theirs:
            return f"other {dimension}"
        if dimension == "per" and bool(ours) != bool(theirs):
            return "a rate against a total"
    return PERIOD if _other_period(first.get("period", set()), second.get("period", set())) else ""


def _other_period(ours: set[str], theirs: set[str]) -> bool:
    """Periods are written as EDTF; where neither of two begins the other, they are different."""
    return bool(ours and theirs) and not any(x.startswith(y) or y.startswith(x) for x in ours for y in theirs)


def no_dispute(a: Claim, b: Claim) -> str:
    """Why two claims, though alike, cannot be set against one another; they may still agree."""
    for claim in (a, b):
        if "stands=period" in claim.about.scope:
            return "a date that only says when a number held"
        if claim.slot == "time" and _LISTED.search(claim.citation.quote):
            return "a date in a list of books or links"
        if _is_bare_range(claim):
            return "two figures that stand alone, as pages do"
        if "part=item" in claim.about.scope:
            return "one item of a sum"
        if claim.slot == "time" and not STATED.search(claim.focus.quote):
            return "a date that only the narrative places"
        if _ends_a_range(claim) and ("stands=heading" in claim.about.scope or claim.citation.quote.endswith("?")):
            return "the period that a page or a question covers"
    return ""


def other_event(a: Claim, b: Claim) -> float:
    """What to take from a conflict of dates where the clauses do not tell of the same kind of event."""
    if a.slot != "time":
        return 0.0
    happened, there = set(a.about.events), set(b.about.events)
    if happened & there:
        return 0.0
    return OTHER_EVENT if happened and there and not kindred_events(a, b) else NO_EVENT


def estranged(a: Claim, b: Claim) -> float:
    """What to take from the likeness of two claims because they name others."""
    first, second = labels(a), labels(b)
    malus = 0.0
    if _other_period(
        first.get("period", set()) or first.get("around", set()),
        second.get("period", set()) or second.get("around", set()),
    ):
        malus += OTHER_PERIOD
    if a.about.heads and b.about.heads and isinstance(a.value, Quantity) and a.value.dimension == "count":
        malus += 0.0 if set(a.about.heads) & set(b.about.heads) else OTHER_HEADS
    if bool(first.get("during")) != bool(second.get("during")):
        malus += OTHER_PERIOD
    doers, others = first.get("agent", set()), second.get("agent", set())
    if doers and others and not doers & others:
        malus += OTHER_AGENT
    for dimension in _NAMED:
        ours, theirs = first.get(dimension, set()), second.get(dimension, set())
        if ours and theirs and not ours & theirs:
            malus += OTHER_NAMES
    return malus


def _other_step(a: Claim, b: Claim) -> str:
    """Two steps of one process, or two things that befell the same people."""
    if isinstance(a.value, Quantity) and a.value.dimension in _MEASURED:
        return ""
    if isinstance(a.value, Quantity) and set(a.about.heads) & set(b.about.heads) - PEOPLE:
        return ""
    starts, stops = (set(claim.about.events) & LIMITS for claim in (a, b))
    if starts and stops and not starts & stops:
        return STEP
    return STEP if steps_apart(_classes(a), _classes(b)) else ""


def other_class(a: Claim, b: Claim) -> bool:
    """Whether both tell of kinds of event that the lexicon has, and none is common to both."""
    ours, theirs = _classes(a), _classes(b)
    number = isinstance(a.value, Quantity)
    known = _all_exclude(ours, number) and _all_exclude(theirs, number)
    return bool(ours) and bool(theirs) and not ours & theirs and known and not kindred(ours, theirs)


def kindred_events(a: Claim, b: Claim) -> bool:
    """Whether no class of event is common to both, but what they tell may be the same thing."""
    ours, theirs = _classes(a), _classes(b)
    return not ours & theirs and not steps_apart(ours, theirs) and kindred(ours, theirs)


def _classes(claim: Claim) -> frozenset[str]:
    return frozenset(event.removeprefix(EVENT_PREFIX) for event in set(claim.about.events) - ASPECTS)


def labels(claim: Claim) -> dict[str, set[str]]:
    """The scope labels of a claim by dimension."""
    found: dict[str, set[str]] = {}
    for label in claim.about.scope:
        dimension, _, value = label.partition("=")
        found.setdefault(dimension, set()).add(value)
    return found


def _all_exclude(events: frozenset[str], number: bool) -> bool:
    return all(excludes_others(event, number=number) for event in events)


def _is_bare_range(claim: Claim) -> bool:
    value = claim.value
    worded = any(letter.isalpha() for letter in claim.citation.quote)
    return isinstance(value, Quantity) and value.low != value.high and not worded


def _ends_a_range(claim: Claim) -> bool:
    return any(label.startswith("limit=") for label in claim.about.scope)
