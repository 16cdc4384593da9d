"""How a statement bears on an event: when it tells of, and whether it says what led to the event or came of it.

A statement is a cause or an effect by what can be counted: it joins the event's name to a word of cause ("led to the
rebellion"), it stands under such a heading or in such a line of a topic card, the course links it so, or it tells of
the time before or after. One sign alone is not enough, but for the first three.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from functools import cached_property
from typing import Final, Literal

from adfontes.exams.event_words import head_of
from adfontes.exams.subjects import Subject
from adfontes.exams.tellings import Telling
from adfontes.values.time import civil_date, day_number

Phase = Literal["before", "during", "after", "unknown"]

# Set by reading the questions on sixteen topics, 2026-11-22.
ENOUGH: Final = 2.0
"""Signs that make a statement a cause or an effect."""
DIRECT, LABELLED, LINKED, HEADED, DATED, NARRATED, WORDED, CENTRAL, NEAR = 3.0, 2.5, 2.0, 2.0, 1.5, 1.0, 1.0, 0.5, 0.5
NEAR_BY: Final = 4
"""Years before or after an event within which a date tells more."""
LEADING_UP: Final = 2
"""Years before an event within which the deeds of those whom the course is about lead up to it."""
GENERATION: Final = 30
"""Years before an event in which what leads to it is looked for."""
LONGEST_EVENT: Final = 40
"""Years; a longer span is that of a whole period."""
LEAST_CENTRAL: Final = 4
"""Statements that name a person or state before it is one of those whom the course is about."""
DAYS: Final = 366
MONTH: Final = 31

CAUSE_LINES: Final = frozenset({"Trigger", "Grievances and causes", "How it came about", "Origin", "Aims"})
EFFECT_LINES: Final = frozenset(
    {"Consequences", "Effects on life and work", "What it changed", "Outcome", "Settlement", "Who lost", "Who gained",
     "Prices and wages", "Unemployment and poverty", "Territory"}
)  # fmt: skip
"""Lines of topic cards that tell why and with what result."""
_CAUSE_HEADING: Final = re.compile(
    r"\b(?:causes?|origins?|reasons?|roots|motives?|triggers?|grievances|tensions?|why(?! it matter)|"
    r"what (?:caused|led))\b",
    re.IGNORECASE,
)
_BEFORE_HEADING: Final = re.compile(
    r"\b(?:background|road to|build-?up|run-?up|lead-?up|before|how we got|how it (?:began|started|came))\b",
    re.IGNORECASE,
)
"""Headings of the time before: what stands under them is a cause only with a second sign."""
_EFFECT_HEADING: Final = re.compile(
    r"\b(?:consequences?|effects?|results?|aftermath|impact|legacy|outcome|significance|after the|afterwards|"
    r"why it matter\w*|what (?:came of|happened next|changed))\b",
    re.IGNORECASE,
)
_TELLERS: Final = re.compile(r"\b(?:historians?|scholars?|modern writers?)\b", re.IGNORECASE)
"""Those who tell of an event later: what they do is no cause of it, what they give as a reason is."""
_REASONS: Final = re.compile(r"\b(?:reasons?|causes?|caused|because|due to|led to|brought about|why)\b", re.IGNORECASE)
_POINT: Final = frozenset(
    {"battle", "blow", "agreement", "law", "declaration", "alliance", "reform", "fall", "economy", "incident"}
)
"""Sorts of event that one day stands for."""
_SUFFERED: Final = frozenset({"epidemic", "disaster", "economy", "conflict", "persecution"})
"""Sorts of event whose effects are felt while they last."""


class Bearing:
    """How the statements of a course bear on one event."""

    def __init__(
        self,
        event: Subject,
        *,
        pool: Iterable[Telling],
        everything: Iterable[Telling],
        stated: Iterable[tuple[int, int]] = (),
        causes: Collection[str] = (),
        effects: Collection[str] = (),
    ) -> None:
        """Look at an event.

        Args:
            event: the event.
            pool: the statements that can be points of an answer.
            everything: those and all others, for their dates and names.
            stated: its dates as the course's card gives them, first and last day.
            causes: keys of the course's links that lead to it.
            effects: keys of those that lead from it.
        """
        self.event: Final = event
        self._pool: Final = tuple(pool)
        self._everything: Final = tuple(everything)
        self._stated: Final = tuple(stated)
        self._causes: Final = frozenset(causes)
        self._effects: Final = frozenset(effects)
        name = _alternatives([*event.forms, *([head_of(event.phrase)] if event.main else [])])
        self._led_to: Final = re.compile(
            rf"\b(?:led to|caused|brought about|brought on|triggered|provoked|resulted in|sparked|set off|prompted|"
            rf"began)\b[^.;]{{0,50}}\b(?:{name})\b|\b(?:{name})\b[^.;]{{0,50}}\b"
            r"(?:caused (?:\w+ ){0,3}by|set off by|triggered by|"
            r"because|resulted from|grew out of|began when|broke out when|arose|due to|owing to|fought for)\b",
            re.IGNORECASE,
        )
        self._came_of: Final = re.compile(
            rf"\b(?:{name})\b[^.;]{{0,40}}\b(?:led to|caused (?!(?:\w+ ){{0,3}}by\b)|resulted in|meant that|helped|"
            r"brought (?!about by)|left|destroyed|killed|changed|made|forced|paved)\b",
            re.IGNORECASE,
        )
        self._following: Final = re.compile(
            rf"\b(?:because of|as a result of|after|following|since|owing to|due to|thanks to|results? of|effects? of|"
            rf"consequences? of|legacy of|impact of) (?:the )?(?:\w+ ){{0,2}}(?:{name})\b",
            re.IGNORECASE,
        )

    @cached_property
    def span(self) -> tuple[int, int] | None:
        """First and last day of the event, as far as the course tells."""
        own = [day for one in self._everything if _names(self.event, one) for day in one.dates]
        year = self._usual_year if self.event.main and self._stated else self.event.year or self._usual_year
        if year is None:
            return None
        first, last = day_number(year, 1, 1), day_number(year, 12, 31)
        begun = [day for day in (*self._stated, *own) if first <= day[0] <= last and _years(day) <= LONGEST_EVENT]
        if self.event.manner and self.event.manner.sort in _POINT:
            exact = Counter(day[0] for day in begun if day[0] == day[1])
            late = -1 if self.event.manner.sort == "fall" else 1  # a fall is the end of its siege
            usual = min(exact, key=lambda day: (-exact[day], late * day), default=None)
            return (usual, usual) if usual is not None else (first, last)
        fine = [day for day in begun if day[1] - day[0] <= MONTH]
        ends = [day[1] for day in begun if day[1] - day[0] > MONTH and day[1] > last]
        ends += [day[1] for day in self._stated if 0 <= _years((first, day[1])) <= LONGEST_EVENT]
        begin = min((day[0] for day in fine), default=first)
        return begin, max((day for day in ends if day > begin), default=last)

    @cached_property
    def _usual_year(self) -> int | None:
        """The year that the card gives, else that of most statements."""
        if self._stated:
            return civil_date(min(day[0] for day in self._stated))[0]
        if not self.event.main:
            return None
        years = Counter(
            civil_date(day[0])[0] for one in self._everything for day in one.dates if day[1] - day[0] <= DAYS
        )
        return min(years, key=lambda year: (-years[year], year), default=None)

    @cached_property
    def central(self) -> frozenset[str]:
        """The keys of those whom most of the course is about."""
        counted = Counter(key for one in self._everything for key in one.names)
        return frozenset(key for key, count in counted.items() if count >= LEAST_CENTRAL)

    def phase(self, one: Telling) -> Phase:
        """Whether a statement tells of the time before, in or after the event."""
        days = one.dates or ((one.around,) if one.around else ())
        if not days or self.span is None:
            return "unknown"
        begin, end = self.span
        if max(day[1] for day in days) < begin:
            return "before"
        if min(day[0] for day in days) > end:
            return "after"
        return "during"

    def cause_score(self, one: Telling) -> float:
        """How surely a statement tells what led to the event; below :data:`ENOUGH` it does not."""
        phase = self.phase(one)
        direct = bool(self._led_to.search(one.text))
        later = bool(self._following.search(one.text)) or (not direct and bool(self._came_of.search(one.text)))
        if phase == "after" or later or self._is_far(one) or _EFFECT_HEADING.search(one.heading):
            return 0.0
        if _TELLERS.search(one.text) and not _REASONS.search(one.text):
            return 0.0
        score = DIRECT if direct else 0.0
        score += LINKED if self._causes.intersection(one.keys) else 0.0
        if self.event.main:
            score += LABELLED if one.labels & CAUSE_LINES else 0.0
            score += HEADED if _CAUSE_HEADING.search(one.heading) else 0.0
        if score == 0.0 and not one.cause and not self._leads_up(one):
            return 0.0  # what only came long before is no reason
        if self.event.main:
            score += CENTRAL if one.names & self.central else 0.0
            score += WORDED if _BEFORE_HEADING.search(one.heading) else 0.0
        if self._suffered and score < LABELLED and not one.cause:
            return 0.0  # nobody made it happen: what was before it is no reason for it
        if phase == "before":
            score += self._dated(one)
        return score + (WORDED if one.cause else 0.0)

    @property
    def _suffered(self) -> bool:
        return self.event.manner is not None and self.event.manner.sort in _SUFFERED - {"conflict"}

    def _leads_up(self, one: Telling) -> bool:
        """Whether it tells of what was done shortly before the event, sooner for those whom the course is about."""
        if not self.event.main or self._suffered or self.span is None:
            return False
        days = one.dates or ((one.around,) if one.around and one.names & self.central else ())
        if not days or self.phase(one) != "before":
            return False
        years = LEADING_UP if one.names & self.central else LEADING_UP / 2
        return self.span[0] - max(day[1] for day in days) <= years * DAYS

    def effect_score(self, one: Telling) -> float:
        """How surely a statement tells what came of the event."""
        phase = self.phase(one)
        if phase == "before" or _CAUSE_HEADING.search(one.heading):
            return 0.0
        came = bool(self._came_of.search(one.text)) and not self._led_to.search(one.text)
        score = DIRECT if came or self._following.search(one.text) else 0.0
        score += LINKED if self._effects.intersection(one.keys) and (one.outcome or phase == "after") else 0.0
        if self.event.main:
            score += LABELLED if one.labels & EFFECT_LINES else 0.0
            score += HEADED if _EFFECT_HEADING.search(one.heading) else 0.0
        if score == 0.0 and not one.outcome and not one.changed:
            return 0.0  # what only came later is no result
        if self.event.main:
            score += CENTRAL if one.names & self.central else 0.0
        if phase == "after":
            score += self._dated(one)
        elif phase == "during" and one.outcome and self.event.manner and self.event.manner.sort in _SUFFERED:
            score += NARRATED
        return score + (WORDED if one.outcome else 0.0)

    def _dated(self, one: Telling) -> float:
        """What a date before or after the event tells; one that is near it, or of the statement's own, more."""
        if not one.dates or self.span is None:
            return NARRATED
        near = min(abs(day - end) for dates in one.dates for day in dates for end in self.span) <= NEAR_BY * DAYS
        return DATED + (NEAR if near and self.event.main else 0.0)

    def causes(self) -> tuple[Telling, ...]:
        """The statements that tell what led to it, the surest first."""
        return _ranked((self.cause_score(one), one) for one in self._about())

    def effects(self) -> tuple[Telling, ...]:
        """The statements that tell what came of it, the surest first."""
        return _ranked((self.effect_score(one), one) for one in self._about())

    def changes(self) -> tuple[Telling, ...]:
        """Those effects that last: told of the time after it, or joined to it in so many words."""
        return tuple(one for one in self.effects() if self.phase(one) == "after" or self.effect_score(one) >= DIRECT)

    def limits(self) -> tuple[Telling, ...]:
        """The statements that tell what it did not change."""
        told = (one for one in self._about() if one.limits and self.phase(one) in ("during", "after"))
        return _ranked((self.effect_score(one) + WORDED, one) for one in told)

    def steps(self) -> tuple[Telling, ...]:
        """The dated statements up to its end, the best first."""
        dated = [one for one in self._about() if one.dates and not self._is_far(one) and not self._ends_later(one)]
        return tuple(sorted(dated, key=lambda one: -one.weight - 0.5 * bool(one.names & self.central)))

    def is_near(self, one: Telling) -> bool:
        """Whether what it tells of before the event belongs to its story: some years before, or a cause."""
        if not one.dates or self.span is None or self.cause_score(one) >= ENOUGH:
            return True
        return self.span[0] - one.dates[-1][1] <= NEAR_BY * DAYS

    def in_order(self, tellings: Iterable[Telling]) -> list[Telling]:
        """Dated statements by their days; what they only recall or look forward to does not count."""
        begin = self.span[0] if self.span else 0

        def day(one: Telling) -> tuple[int, int]:
            return next((days for days in one.dates if days[1] >= begin), one.dates[-1] if one.dates else (0, 0))

        return sorted(tellings, key=lambda one: (day(one), one.text))

    def _ends_later(self, one: Telling) -> bool:
        """Whether it tells of the time after the event, or of years after it as well."""
        looks_on = self.span is not None and one.dates[-1][0] > self.span[1] + DAYS
        return self.phase(one) == "after" or (looks_on and not _names(self.event, one))

    def _about(self) -> tuple[Telling, ...]:
        return self._pool if self.event.main else self.event.tellings

    def _is_far(self, one: Telling) -> bool:
        """Whether it tells of what was long before the event."""
        if not one.dates or self.span is None:
            return False
        return (self.span[0] - one.dates[-1][1]) / DAYS > GENERATION


def _ranked(scored: Iterable[tuple[float, Telling]]) -> tuple[Telling, ...]:
    told = [(score, one) for score, one in scored if score >= ENOUGH]
    return tuple(one for _, one in sorted(told, key=lambda pair: (-min(pair[0], DIRECT), -pair[1].weight)))


def _names(event: Subject, one: Telling) -> bool:
    return any(form in one.text for form in event.forms)


def _years(day: tuple[int, int]) -> float:
    return (day[1] - day[0]) / DAYS


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


def years_of(tellings: Iterable[Telling]) -> list[int]:
    """The years in which dated statements begin, sorted."""
    return sorted({civil_date(one.dates[-1][0])[0] for one in tellings if one.dates})
