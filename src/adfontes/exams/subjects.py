"""What questions can be about: events, places and people of a course, each as a noun phrase that fits into a sentence.

Stems are filled with noun phrases only, never with clauses of the sources: names of events and agreements, phrases such
as "the occupation of the fort" that the sources use themselves, states, and people who are seen to act.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final

import msgspec
from msgspec.structs import replace

from adfontes.exams.event_words import MANNERS, MASS, Manner, head_of, manner_of
from adfontes.exams.material import Material
from adfontes.exams.tellings import Telling, by_weight
from adfontes.exams.wording import one_line, with_article
from adfontes.values.sources import Source
from adfontes.values.study import NameEntry

LEAST_TELLINGS = 2
"""Statements that an event needs, so that something can be answered about it."""
LEAST_MENTIONS = 2
OPENING = 45
"""Code points within which a statement names what it is about."""
OFTEN = 5
"""Mentions that make a common noun ("the famine") the name of an event of the course."""
MOST_EVENTS = 14

_ACTS = (
    r"who|was born|died|wanted|ordered|believed|decided|agreed|argued|said|told|wrote|refused|promised|declared|"
    r"announced|asked|insisted|marched|fled|claimed|met|visited|himself|herself|resigned|ruled|landed|proposed|"
    r"returned|accepted|demanded|hoped|feared|knew|thought"
)
"""What people do in a sentence, after the name."""
_WEAK_ACTS = "had|led|became|called|gave|took|made|signed|came|went|sent"
"""What things do as well: enough only for a name of several words."""
_HEADS = "|".join(sorted(MANNERS, key=lambda word: (-len(word), word)))
_CAPITALISED = r"(?:[A-Z][\w'’–-]+)(?:\s(?:of\s|the\s|and\s)?[A-Z][\w'’–-]+){0,3}"
_TOLD_EVENT = re.compile(
    rf"\bthe\s((?:[a-z]+\s)?(?:{_HEADS}))\s(of|in|between|against)\s((?:the\s)?{_CAPITALISED}|1\d\d\d|20\d\d)"
)
"""Events that have no name of their own: "the occupation of the fort", "the famine of 1846"."""
_COMMON_EVENT = re.compile(rf"\b[Tt]he\s((?:{_HEADS})\sof\s(?:the\s)?[a-z]{{4,}}s)\b", re.IGNORECASE)
"""The same of common nouns: "the abolition of the guilds"."""
_PARTS = re.compile(r"\s[|–—-]\s|[:;!?()\[\],→>]|\s->\s")
MOST_TITLE_WORDS = 6
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_NO_NAME = "From|How|Why|What|When|Who|Where|In|On|At|After|Before|An?|My|Our|Your|Causes?|Effects?"
"""Words that a heading begins with and a name does not."""
_BAD_PHRASE = re.compile(
    rf"[\n\t\"“”()\[\]:;!?/|=→•…]|\b(?:{_MONTH})\b|^[A-Z\s]+$|\b(?:\d|and|or|to)\b|^(?:{_NO_NAME})\b"
)
_NAMED_SORTS = frozenset({"alliance", "meeting", "building", "change", "rising", "movement", "journey"})
"""Sorts of event that may hide under the name of an organisation or place."""
_ARTICLED = re.compile(
    r"\b(?:States|Kingdom|Union|Empire|Republic|Federation|Netherlands|dynasty|shogunate)$|"
    r"^(?:Kingdom|Empire|Republic|Duchy|Grand Duchy|Union|League|Commonwealth|Sultanate|Khanate) of\b"
)
"""States that are always written with an article."""
_ONLY_DATED = re.compile(r"(?:Acts?|Law|Bill|Treaty|Agreement|Pact|Decree|Plan) of \d{4}")
"""A name of which the telling part stands before it ("the Grain Act of 1846")."""
_STATE = re.compile(r"[A-Z][a-z][A-Za-z -]{2,40}")
_OF_PEOPLE = re.compile(r"(?:ish|ese|an|ans|ch|eek|urk|i|is|men|s|Communist .*)$")
_BEGINNINGS = "began|broke out|started|was fought|was signed|took place|was built|was passed|was issued|happened"
_YEAR = re.compile(r"(?<!\d)(?:1\d{3}|20\d\d)(?!\d)")


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a question can name."""

    phrase: str
    """As it stands within a sentence: "the Battle of the Fords"."""
    key: str
    """Key of the course's item, or the phrase where it has none."""
    mentions: int
    """How often the sources name it."""
    sources: int
    """How many sources name it."""
    tellings: tuple[Telling, ...]
    """The statements that name it, in the order of the pool."""
    forms: tuple[str, ...]
    """The ways in which the sources write it."""
    manner: Manner | None = None
    """How one speaks of it, where it is an event."""
    main: bool = False
    """Whether the course is about it: then all its statements are."""
    year: int | None = None
    """When it happened (began), where the course tells."""

    @property
    def score(self) -> float:
        """How much there is to say about it."""
        return self.sources + 0.25 * min(self.mentions, 40) + 0.5 * min(len(self.tellings), 12)

    @property
    def focal(self) -> int:
        """How many statements are about it, and do not only mention it."""
        if self.main:
            return len(self.tellings)
        return sum(self.opens(one) for one in self.tellings)

    def opens(self, telling: Telling) -> bool:
        """Whether a statement begins with it (and not with "After the treaty ...")."""
        found = _find(*self.forms).search(one_line(telling.statement.text))
        if not found or found.start() > OPENING:
            return False
        before = telling.statement.text[: found.start()]
        return not re.search(
            r"\b(?:after|before|since|during|until|by|from|following|despite|of|at|in)\s+(?:the\s+)?$",
            before,
            re.IGNORECASE,
        )

    def names(self, telling: Telling) -> bool:
        """Whether a statement names it; what the course is about may be called by its noun alone ("the crash")."""
        words = one_line(telling.statement.text)
        if _find(*self.forms).search(words):
            return True
        return self.main and bool(re.search(rf"\b{re.escape(head_of(self.phrase))}\b", words, re.IGNORECASE))


class Subjects:
    """The events, places and people of a course, those with most to say first."""

    def __init__(self, material: Material) -> None:
        self.material: Final = material
        self._texts = [_text_of(entry.source) for entry in material.course.sources]
        self._running = one_line(material.running_text)

    @cached_property
    def events(self) -> tuple[Subject, ...]:
        """Events, agreements and what else was made: what can be described, explained and judged."""
        found: dict[str, Subject] = {}
        for key, phrase, forms in self._event_names():
            subject = self._subject(key, phrase, forms, 0 if self._in_a_title(_bare(phrase)) else LEAST_TELLINGS)
            if subject and subject.manner and subject.phrase.lower() not in found:
                found[subject.phrase.lower()] = subject
        ranked = sorted(found.values(), key=lambda one: (-self._title_bonus(one) - one.score, one.phrase))
        distinct: list[Subject] = []
        for one in ranked:
            if not any(_same(one, other) for other in distinct):
                distinct.append(one)
        return tuple(self._with_main(distinct[:MOST_EVENTS]))

    @cached_property
    def places(self) -> tuple[Subject, ...]:
        """States, by how much is said about them."""
        return self._ranked(self._named(entry) for entry in self.material.course.names if entry.name.kind == "state")

    @cached_property
    def organisations(self) -> tuple[Subject, ...]:
        """Parties, bodies and agreements that are no event of their own."""
        kinds = ("organisation", "party", "agreement")
        return self._ranked(self._named(entry) for entry in self.material.course.names if entry.name.kind in kinds)

    @cached_property
    def people(self) -> tuple[Subject, ...]:
        """People who are seen to act in the sources."""
        named = (entry for entry in self.material.course.names if entry.name.kind == "person" and self._acts(entry))
        return self._ranked(self._named(entry) for entry in named)

    def near(self, event: Subject, others: Iterable[Subject]) -> list[Subject]:
        """The others that stand in statements together with the event, those that do so most often first."""
        own = {id(telling) for telling in event.tellings}
        counted = [(sum(id(one) in own for one in other.tellings), other) for other in others if other is not event]
        ranked = sorted(counted, key=lambda pair: (-pair[0], -pair[1].score, pair[1].phrase))
        return [other for count, other in ranked if count > 0]

    @property
    def topic(self) -> str:
        """What the course is about, as a noun phrase."""
        if self.events:
            return self.events[0].phrase
        return f"the history of {self.places[0].phrase}" if self.places else "this topic"

    def _event_names(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        course = self.material.course
        for card in course.topic_cards:
            yield card.key, card.name, card.other_names
        for entry in course.names:
            kind, manner = entry.name.kind, manner_of(entry.name.canonical)
            if kind in ("event", "agreement") or (manner and manner.sort in _NAMED_SORTS and kind != "person"):
                yield entry.key, entry.name.canonical, _written(entry)
        for term in course.terms:
            if term.term[:1].isupper():
                yield term.key, term.term, term.other_names
        yield from (("", phrase, ()) for phrase in self._in_titles())
        yield from self._told()

    def _in_titles(self) -> Iterator[str]:
        """The short parts of the titles."""
        for title in (self.material.course.title, *(one.source.title for one in self.material.course.sources)):
            parts = (part.strip() for part in _PARTS.split(one_line(title)))
            yield from (part for part in parts if len(part.split()) <= MOST_TITLE_WORDS)

    def _told(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Events that have no name, in the words that the sources use often."""
        matches = (match for text in self._texts for match in _TOLD_EVENT.finditer(text))
        told = Counter(f"{match[1]} {match[2]} {match[3]}" for match in matches)
        yield from (("", phrase, ()) for phrase in _frequent(told, LEAST_MENTIONS))
        common = Counter(match[1].lower() for text in self._texts for match in _COMMON_EVENT.finditer(text))
        for phrase in _frequent(common, OFTEN):
            titled = re.sub(r"\b(?!of\b|the\b)\w", lambda letter: letter[0].upper(), phrase)
            yield "", phrase, (phrase.capitalize(), titled)
        for head in sorted(MASS):
            if sum(len(re.findall(rf"\b{head}\b", text, re.IGNORECASE)) for text in self._texts) >= OFTEN:
                yield "", head, (head.capitalize(),)

    def _subject(self, key: str, phrase: str, forms: tuple[str, ...], least: int) -> Subject | None:
        bare = _bare(phrase)
        bare = self._alone(bare)
        if _ONLY_DATED.fullmatch(bare) and not self._in_a_title(bare):
            return None
        written = tuple(dict.fromkeys(_bare(form) for form in (bare, *forms)))
        counts = {form: sum(len(_find(form).findall(text)) for text in self._texts) for form in written}
        if manner_of(bare):  # the wording that the sources use most, but never "the Battle" alone
            if " " not in bare and bare.lower() not in MASS:
                return None
            named = [form for form in written if manner_of(form) and (" " in form or form.lower() in MASS)]
            bare = max(named, key=lambda form: (counts[form], form == bare))
        if _BAD_PHRASE.search(bare) or len(bare) > 60 or not bare[:1].isalpha():
            return None
        pattern = _find(*written)
        held = [len(pattern.findall(text)) for text in self._texts]
        mentioned = tuple(telling for telling in self.material.everything if pattern.search(telling.text))
        tellings = tuple(telling for telling in self.material.pool if pattern.search(telling.text))
        if sum(held) < min(LEAST_MENTIONS, least + 1) or len(mentioned) < least:
            return None
        return Subject(
            phrase=self._within_sentence(bare),
            key=key or bare,
            mentions=sum(held),
            sources=sum(count > 0 for count in held),
            tellings=tuple(by_weight(tellings)),
            forms=written,
            manner=manner_of(bare),
            year=_year(bare, mentioned),
        )

    def _alone(self, bare: str) -> str:
        """A name without another that only stands beside it ("the Peace of Arnfeld Denmark" of "in the Peace ...")."""
        for known in self._known_names:
            rest = bare.removesuffix(f" {known}")
            if rest != bare and any(rest.endswith(f" of {other}") for other in self._known_names):
                return rest
        return bare

    @cached_property
    def _known_names(self) -> tuple[str, ...]:
        found = {alias for entry in self.material.course.names for alias in (entry.name.canonical, *_written(entry))}
        return tuple(sorted(name for name in found if " " not in name))

    def _within_sentence(self, bare: str) -> str:
        """The phrase with its article; events have one, but those that a possessive opens ("Anna's Rebellion")."""
        if bare.lower() in MASS:
            return bare.lower()
        event = manner_of(bare) is not None and not re.match(r"[\w-]+(?:’s|'s)\s", bare)
        if event or bare[:1].islower() or _ARTICLED.search(bare):
            return f"the {bare}"
        return with_article(bare, self._running)

    def _with_main(self, events: list[Subject]) -> list[Subject]:
        """The first event takes every statement of the course, as the course is about it."""
        if not events:
            return events
        widely = events[0].mentions >= OFTEN and 2 * events[0].sources >= len(self._texts)
        if not widely and not self._title_bonus(events[0]):
            return events
        first = events[0]
        dated = _YEAR.search(self.material.course.title)
        pool = tuple(by_weight(self.material.pool))
        year = int(dated[0]) if dated else first.year or _year(first.phrase, self.material.everything, most=0)
        return [replace(first, main=True, tellings=pool, year=year), *events[1:]]

    def _named(self, entry: NameEntry) -> Subject | None:
        return self._subject(entry.key, self._usual(entry), (entry.name.canonical, *_written(entry)), 0)

    def _usual(self, entry: NameEntry) -> str:
        """The name of a state that the sources use most, if it is no word for its people ("Britain", not "British")."""
        names = [entry.name.canonical]
        if entry.name.kind == "state":
            shorter = (name for name in _written(entry) if name not in entry.name.canonical)
            names += [name for name in shorter if _STATE.fullmatch(name) and not _OF_PEOPLE.search(name)]
        return max(names, key=lambda name: len(_find(name).findall(self._running)))

    def _acts(self, entry: NameEntry) -> bool:
        name = entry.name.canonical
        if f"the {name}" in self._running or re.search(r"\d", name) or manner_of(name):
            return False
        forms = "|".join(re.escape(form) for form in (name, *_written(entry)))
        acts = f"{_ACTS}|{_WEAK_ACTS}" if " " in name else _ACTS
        return bool(re.search(rf"\b(?:{forms})(?:,[^,.]{{3,60}},)?\s+(?:{acts})\b", self._running))

    def _ranked(self, found: Iterable[Subject | None]) -> tuple[Subject, ...]:
        return tuple(sorted((one for one in found if one), key=lambda one: (-one.score, one.phrase)))

    def _title_bonus(self, subject: Subject) -> float:
        """How much the titles speak for it; what was built is often only where something happened."""
        held = float(sum(self._in_a_title(form) for form in subject.forms))
        called = any(form.lower() in self.material.course.title.lower() for form in subject.forms)
        built = subject.manner is not None and subject.manner.sort == "building"
        return (held if built else 2 * held) + (10 if called else 0)

    def _in_a_title(self, form: str) -> int:
        """How many of the titles, the course's and the sources', hold the words."""
        titles = [self.material.course.title, *(entry.source.title for entry in self.material.course.sources)]
        return sum(form.lower() in title.lower() for title in titles)


def _frequent(counts: Counter[str], least: int) -> list[str]:
    """What was counted so often, the most frequent first."""
    return [one for one, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])) if count >= least]


def is_earlier(one: Subject, other: Subject) -> bool:
    """Whether the course tells that the first happened in an earlier year."""
    return one.year is not None and other.year is not None and one.year < other.year


def can_lead_to(one: Subject, event: Subject) -> bool:
    """Whether an event is earlier, or a person is not only spoken of in the years after it."""
    if one.manner is not None:
        return is_earlier(one, event)
    years = [telling.years[0] for telling in one.tellings if telling.years]
    return event.year is None or not years or min(years) <= event.year


def _text_of(source: Source) -> str:
    """A source in one line; no name runs on from one block into the next."""
    return " ¶ ".join(one_line(block.span.of(source.text)) for block in source.blocks)


def _bare(phrase: str) -> str:
    return re.sub(r"^the\s+", "", one_line(phrase), flags=re.IGNORECASE)


def _find(*forms: str) -> re.Pattern[str]:
    """Any of the forms as whole words, the longest first."""
    longest_first = sorted(set(forms), key=lambda form: (-len(form), form))
    return re.compile("|".join(rf"(?<!\w){re.escape(form)}(?!\w)" for form in longest_first))


def _year(phrase: str, tellings: tuple[Telling, ...], most: float = 0.5) -> int | None:
    """The year in its name, that of its beginning, else one that more than this share of its dated statements give."""
    begun = re.compile(
        rf"{re.escape(_bare(phrase).split(' (')[0])}[^.;]{{0,30}}\b(?:{_BEGINNINGS})\b[^.;]{{0,25}}?\b({_YEAR.pattern})"
    )
    told = (begun.search(one_line(one.statement.text)) for one in tellings)
    named = _YEAR.search(phrase) or next((found for found in told if found), None)
    if named:
        return int(named[named.lastindex or 0])
    years = Counter(year for one in tellings for year in one.years)
    if not years:
        return None
    year = min(years, key=lambda year: (-years[year], year))
    return year if years[year] > most * sum(bool(one.years) for one in tellings) else None


def _written(entry: NameEntry) -> tuple[str, ...]:
    """The names by which the sources call it: not those that are background, and none of one or two letters."""
    return tuple(alias.text for alias in entry.name.aliases if len(alias.text) > 2)


def _same(one: Subject, other: Subject) -> bool:
    """Whether two phrases name one thing: one holds the other, or they share nearly all their statements."""
    mine, theirs = _bare(one.phrase).lower(), _bare(other.phrase).lower()
    within = (mine in theirs or theirs in mine) and one.manner == other.manner
    if within or set(one.forms) & set(other.forms):
        return True
    own, its = {id(telling) for telling in one.tellings}, {id(telling) for telling in other.tellings}
    return head_of(mine) == head_of(theirs) and len(own & its) >= 0.8 * min(len(own), len(its))
