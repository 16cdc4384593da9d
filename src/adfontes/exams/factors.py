"""Factors: noun phrases that may stand for a reason in a question, each with the statements that speak of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from adfontes.exams.subjects import Subject, Subjects, is_earlier
from adfontes.exams.tellings import Telling

LEAST = 2
"""Statements that must speak of a factor before a question does."""
MOST_SHARED = 0.6
"""Share of its statements that a factor may have in common with one of which more is said."""
NEAREST_PLACES = 3
AT_HOME = frozenset({"change", "reform", "rising", "economy", "measure", "law", "epidemic", "disaster"})
"""Sorts of event within a state, which that state's policy does not explain."""

THEMES: Final[dict[str, str]] = {
    "economic problems": r"econom\w+ (?:problem|crisis|difficult|hardship|decline|weak)\w*|hardship",
    "unemployment": r"unemploy\w+|out of work|jobless",
    "poverty": r"poverty|the poor\b|poorest",
    "taxation": r"tax(?:es|ation|ed)?\b|tariffs?",
    "debt": r"debts?\b|bankrupt\w*|deficits?",
    "inflation": r"inflation|rising prices|prices rose",
    "speculation": r"speculat\w+|on margin\b",
    "overproduction": r"overproduc\w+|over-produc\w+|surplus\w*",
    "reparations": r"reparations?|indemnit\w+",
    "trade": r"\btrad(?:e|ed|ing|ers?|es)\b|commerce|merchants?",
    "famine": r"famine|starv\w+|hunger|harvests?",
    "religion": r"religio\w+|church|christian\w*|catholic\w*|protestant\w*|islam\w*|pope|bishops?",
    "nationalism": r"nationalis[tm]s?\b|patriot\w+",
    "communism": r"communis[tm]s?\b|marxis\w+",
    "ideology": r"ideolog\w+",
    "imperialism": r"imperialis\w+|coloni(?:al\w*|es|sts?)\b|empire-building",
    "slavery": r"slave(?:s|ry)?\b|enslav\w+",
    "inequality": r"inequal\w+|unequal|privileg\w+|discriminat\w+",
    "foreign intervention": r"foreign (?:power|troop|intervention|interference|aid|support)s?",
    "military strength": r"armies|army|navy|troops|soldiers|cavalry|infantry|artillery|cannons?|fleet",
    "military weakness": r"(?:weak|outdated|exhausted|tired|outnumbered)\w*[^.]{0,40}(?:army|troops|forces|defen\w+)",
    "technology": r"technolog\w+|inventions?|machin\w+|railways?|guns?\b|weapons?\b",
    "propaganda": r"propaganda|newspapers?|press\b",
    "corruption": r"corrupt\w*|brib\w+",
    "the weakness of the government": r"(?:weak|unpopular|incompetent|divided)[^.]{0,30}(?:government|king|ruler)",
    "popular protest": r"protest\w*|demonstrat(?:ors?|ions?)\b|went on strike|strikes\b|riots?\b",
    "fear of invasion": r"fear\w*[^.]{0,40}(?:invasion|attack|war)|threat of (?:war|attack|invasion)",
    "rivalry between the powers": r"rivalr\w+|great powers|balance of power|arms race",
    "alliances": r"allian\w+|allies",
    "security": r"security|buffer|defensive|protection",
    "foreign aid": r"\baid\b|loans?\b|credits?\b",
    "refugees": r"refugees?|fled|emigrat\w+|escap\w+",
    "oil": r"\boil\b|petroleum",
    "land": r"land ?owners?|land reform|peasants?|farmland|estates?",
    "luck": r"\bluck\w*|by chance|fortunate\w*|accident\w*",
    "poor living conditions": r"cramped|overcrowd\w+|narrow streets|dirty|filth\w*|rats?\b|fleas?\b|hygiene|slums?",
    "easy credit": r"easy credit|on credit|cheap loans|borrow\w+",
    "the weather": r"weather|storms?|winter|drought|rain",
    "leadership": r"leadership|commander|generals?\b",
    "tactics": r"tactic\w*|strateg\w+|feigned|surprise attack|shield wall",
    "the disputed succession": r"\bheirs?\b|succession|claim\w* (?:to )?the throne|rightful (?:king|queen|heir|ruler)",
}  # fmt: skip
"""General factors of history with the words that speak of them (upper or lower case)."""
_ECONOMIC: Final = frozenset(
    {
        "debt",
        "inflation",
        "speculation",
        "overproduction",
        "reparations",
        "taxation",
        "easy credit",
        "economic problems",
    }
)
_MILITARY: Final = frozenset(
    {"military strength", "military weakness", "technology", "leadership", "tactics", "luck", "the weather"}
)
_OF_PEOPLE: Final = frozenset({"poverty", "trade", "famine", "poor living conditions", "the weather", "refugees"})
_SUCCESSION: Final = "the disputed succession"
_PATTERNS: Final = {phrase: re.compile(rf"\b(?:{words})", re.IGNORECASE) for phrase, words in THEMES.items()}


class Factor(msgspec.Struct, frozen=True, kw_only=True):
    """Something that may have brought an event about."""

    phrase: str
    """Fits after "the main reason was": "inflation", "the part played by Anna Lindqvist"."""
    tellings: tuple[Telling, ...]
    """The statements that speak of it and lead up to the event."""
    key: str = ""
    """Key of the course's item, where it is one."""
    actor: str = ""
    """Who acted, where it is a person: "Anna Lindqvist brought about ..."."""

    @property
    def doer(self) -> str:
        """What "brought about" the event."""
        return self.actor or self.phrase


def factors_of(event: Subject, causes: Iterable[Telling], subjects: Subjects) -> list[Factor]:
    """Factors of an event, those that the sources say most about first.

    Args:
        event: what is to be explained.
        causes: the statements that lead up to it.
        subjects: the events, states and people of the course.
    """
    told = tuple(causes)
    found = [*theme_factors(event, told), *_named(event, told, subjects)]
    own = {word for form in event.forms for word in re.findall(r"\w{4,}", form.lower())}
    fit = [one for one in found if len(one.tellings) >= LEAST and not own & set(re.findall(r"\w{4,}", one.phrase))]
    apart: list[Factor] = []
    for one in sorted(fit, key=lambda one: (-len(one.tellings), one.phrase)):
        if not any(_overlap(one, other) > MOST_SHARED for other in apart):
            apart.append(one)
    return apart


def _overlap(one: Factor, other: Factor) -> float:
    """The share of the smaller factor's statements that the other has too."""
    own, its = {id(telling) for telling in one.tellings}, {id(telling) for telling in other.tellings}
    return len(own & its) / min(len(own), len(its))


def theme_factors(event: Subject, told: tuple[Telling, ...]) -> Iterator[Factor]:
    """General factors that some statements speak of."""
    for phrase, pattern in _PATTERNS.items():
        held = tuple(one for one in told if pattern.search(one.text))
        if held and _suits(phrase, event):
            yield Factor(phrase=phrase, tellings=held)


def _suits(phrase: str, event: Subject) -> bool:
    """Whether a factor can explain an event of its sort: tactics tell why a town fell, not why a war began."""
    sort = event.manner.sort if event.manner else ""
    if sort == "economy":
        return phrase in _ECONOMIC
    if sort in ("epidemic", "disaster"):
        return phrase in _OF_PEOPLE
    if phrase == _SUCCESSION:
        return sort in ("battle", "conflict", "advance", "fall", "rising", "change")
    return phrase not in _MILITARY or sort == "fall"


def _named(event: Subject, told: tuple[Telling, ...], subjects: Subjects) -> Iterator[Factor]:
    known = {id(one) for one in told}

    def held(subject: Subject) -> tuple[Telling, ...]:
        return tuple(one for one in subject.tellings if id(one) in known)

    def done_by(subject: Subject) -> tuple[Telling, ...]:
        deeds = "polic(?:y|ies)|part|role|actions?|decisions?|ambitions?"
        named = rf"\b(?:{deeds}) (?:played by|of) {re.escape(subject.phrase)}\b"
        return tuple(one for one in held(subject) if subject.opens(one) or re.search(named, one.text))

    for person in subjects.people:
        phrase = f"the part played by {person.phrase}"
        yield Factor(phrase=phrase, tellings=done_by(person), key=person.key, actor=person.phrase)
    at_home = event.manner is not None and event.manner.sort in AT_HOME
    for rank, place in enumerate(subjects.near(event, subjects.places)[:NEAREST_PLACES]):
        if at_home and (rank == 0 or any(form in event.phrase for form in place.forms)):
            continue  # "the policy of Denmark" explains no event of its own
        yield Factor(phrase=f"the policy of {place.phrase}", tellings=done_by(place), key=place.key)
    for earlier in subjects.events:
        if is_earlier(earlier, event):
            yield Factor(phrase=earlier.phrase, tellings=held(earlier), key=earlier.key)
