"""Multiple-choice questions: wrong options of the right one's type, from the course, that no source gives here."""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import msgspec

from adfontes.study.asking import Asked, questions_of
from adfontes.study.cards import MOST_EXAMINED, fact_card
from adfontes.study.facts import is_fact
from adfontes.study.fair import Fairness
from adfontes.study.mentions import is_written_date
from adfontes.study.names import subject_of
from adfontes.study.own_questions import typed_question
from adfontes.study.passages import Passage, one_line
from adfontes.study.reading import Reading, owned_claims, quantities_agree, same_measure, stable_key, times_agree
from adfontes.study.words import OFFICES
from adfontes.values.citations import Citation
from adfontes.values.quantities import Quantity, label_quantity
from adfontes.values.study import Fact, Option, QuizQuestion, Statement
from adfontes.values.time import TimeSpan, civil_date, label_time, year_span

MOST_QUESTIONS = 40
WRONG_OPTIONS = 3
FEWEST_WRONG = 2
ABOUT_THE_SAME = 0.4
"""A passage holding this share of the weight may speak of the same thing: its values are never wrong options."""


TOO_NEAR = {"day": 3, "month": 30, "week": 14}
"""Days within which another date may be the same event's, told by another reckoning or of another step."""
SHARED_RARE = 2
"""So many rare words in common (a rare name counts twice) make two passages speak of one thing, too."""
_NAME = re.compile(r"\w[\w'’.]*( [\w'’.]+|-\w+)*\w|\w(\.\w\.?)+")
"""A name that can stand alone as an option."""


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A value of the course that may serve as a wrong option elsewhere."""

    value: TimeSpan | Quantity | str
    text: str
    citation: Citation
    passage: int


def compose_quiz(reading: Reading, facts: Sequence[Fact]) -> tuple[QuizQuestion, ...]:
    """The quiz of a course, in the order of its facts."""
    by_citation = {passage.citation: index for index, passage in enumerate(reading.passages)}
    statements = [fact.statement for fact in facts] + [further for fact in facts for further in fact.further]
    ordered = [(statement, by_citation[statement.citations[0]]) for statement in statements]
    known = {index for _, index in ordered}
    ordered += [
        (passage.statement(), index)
        for index, passage in enumerate(reading.passages)
        if index not in known and (is_fact(passage) or passage.block.kind == "answer")
    ]
    pool = _Pool(reading)
    fairness = Fairness(reading)
    questions: list[QuizQuestion] = []
    clozes: list[QuizQuestion] = []
    stems: set[str] = set()
    for statement, index in ordered[:MOST_EXAMINED]:
        own = typed_question(reading.passages[index], reading.names)
        for asked in [*([own] if own else []), *fairness.questions(reading.passages[index])]:
            question = _question(reading, pool, index, asked, statement)
            if question is not None and question.stem.lower() not in stems:
                stems.add(question.stem.lower())
                (clozes if asked.cloze else questions).append(question)
                break
    return tuple([*questions, *clozes][:MOST_QUESTIONS])


def _question(reading: Reading, pool: _Pool, index: int, asked: Asked, statement: Statement) -> QuizQuestion | None:
    passage = reading.passages[index]
    card = fact_card(reading, passage, asked, statement, several=False)
    if card is None or asked.kind == "fact":
        return None
    found = pool.options(index, asked)
    if found is None:
        return None
    right_text, stem, wrong = found
    options = [Option(text=right_text, right=True, citations=(passage.citation,))]
    options += [Option(text=candidate.text, right=False, citations=(candidate.citation,)) for candidate in wrong]
    key = stable_key("quiz", [stem.lower(), right_text.lower()])
    options.sort(key=lambda option: hashlib.sha256(f"{key}{option.text}".encode()).hexdigest())
    return QuizQuestion(
        key=key,
        stem=stem,
        options=tuple(options),
        statement=msgspec.structs.replace(card.back, text=passage.text, context=passage.context),
        claims=owned_claims(card.back.claims, card.back.citations[:1]),
    )


_Value = TypeVar("_Value", TimeSpan, Quantity)


class _Pool:
    """All values of a course by type, and which of them may stand beside a right answer."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._times: list[Candidate] = []
        self._quantities: list[Candidate] = []
        self._names: dict[str, list[Candidate]] = {}
        self._answers: dict[str, list[TimeSpan | Quantity]] = {}
        """What the passages of the course answer to one and the same question, by its front."""
        self._doers = {
            mention.key for passage in reading.passages for mention in passage.names if subject_of(passage, mention)
        }
        """Names that are the subject of a sentence somewhere: what never does anything is seldom a person."""
        seen: set[tuple[str, str]] = set()
        for index, passage in enumerate(reading.passages):
            for asked in questions_of(passage):
                if not isinstance(asked.value, str):
                    self._answers.setdefault(asked.front.lower(), []).append(asked.value)
            for candidate, kind in _candidates(reading, passage, index):
                if (kind, candidate.text.lower()) in seen:
                    continue
                seen.add((kind, candidate.text.lower()))
                if isinstance(candidate.value, TimeSpan):
                    self._times.append(candidate)
                elif isinstance(candidate.value, Quantity):
                    self._quantities.append(candidate)
                else:
                    self._names.setdefault(kind, []).append(candidate)

    def options(self, index: int, asked: Asked) -> tuple[str, str, list[Candidate]] | None:
        """The right option's text, the stem and the wrong options; None where the course has too few."""
        if isinstance(asked.value, TimeSpan):
            return self._dates(index, asked, asked.value)
        if isinstance(asked.value, Quantity):
            return self._amounts(index, asked, asked.value)
        return self._people(index, asked, asked.value)

    def _dates(self, index: int, asked: Asked, right: TimeSpan) -> tuple[str, str, list[Candidate]] | None:
        given = [*self._given_times(index), *self._answered(asked, TimeSpan), right]
        if right.earliest is None or right.approximate:
            return None
        same = [
            candidate
            for candidate in self._times
            if _shape(candidate.text) == _shape(label_time(right))
            and not _same_day_of_year(candidate.value, right)
            and not _too_near(candidate.value, right)
        ]
        wrong = _nearest(same, lambda one: not any(times_agree(one, value) for value in given), right)
        if len(wrong) >= FEWEST_WRONG:
            return label_time(right), _stem(asked, "date"), wrong
        year = _year_of(right)
        if year is None or asked.cloze or not asked.front.startswith("When "):
            return None
        years = [
            msgspec.structs.replace(candidate, value=value, text=label_time(value))
            for candidate in self._times
            if isinstance(candidate.value, TimeSpan) and (value := _year_of(candidate.value)) is not None
        ]
        wrong = _nearest(years, lambda one: not any(times_agree(one, value) for value in given), year)
        if len(wrong) < FEWEST_WRONG:
            return None
        return label_time(year), "In which year " + asked.front.removeprefix("When "), wrong

    def _amounts(self, index: int, asked: Asked, right: Quantity) -> tuple[str, str, list[Candidate]] | None:
        given = [*self._given_quantities(index), *self._answered(asked, Quantity), right]
        if right.low is None or right.high is None:
            return None
        same = [
            candidate
            for candidate in self._quantities
            if isinstance(candidate.value, Quantity) and _comparable(candidate.value, right)
        ]
        wrong = _nearest(same, lambda one: not any(_bare_agree(one, value) for value in given), right)
        if len(wrong) < FEWEST_WRONG:
            return None
        return bare_label(right), _stem(asked, "quantity"), wrong

    def _people(self, index: int, asked: Asked, right: str) -> tuple[str, str, list[Candidate]] | None:
        if right not in self._reading.names:
            return None
        kind = self._reading.names[right].kind
        taken = {mention.key for near in self._about_the_same(index) for mention in near.names}
        spoken = _words(f"{asked.front} {asked.answer}")
        free = [
            candidate
            for candidate in self._names.get(kind, [])
            if candidate.value not in taken
            and (kind != "person" or self._is_person(candidate))
            and not spoken & _words(candidate.text)
            and candidate.text.isascii() == asked.answer.isascii()
        ]
        free.sort(key=lambda candidate: hashlib.sha256(f"{asked.front}{candidate.value}".encode()).hexdigest())
        wrong: list[Candidate] = []
        for candidate in free:
            apart = all(
                candidate.value != other.value and not _words(candidate.text) & _words(other.text) for other in wrong
            )
            if apart and len(wrong) < WRONG_OPTIONS:
                wrong.append(candidate)
        return (asked.answer, _stem(asked, "name"), wrong) if len(wrong) >= FEWEST_WRONG else None

    def _is_person(self, candidate: Candidate) -> bool:
        """Whether the parser too takes a name for a person's wherever it stands here, so that no place is offered."""
        words = _words(candidate.text)
        if any(name.kind != "person" and words & _words(name.canonical) for name in self._reading.names.values()):
            return False  # the name of a place, or in that of an operation
        annotated = self._reading.passages[candidate.passage].annotated
        spans = [mention.span for mention in annotated.names if mention.key == candidate.value]
        inside = [t for t in annotated.tokens if any(span.start <= t.start < span.end for span in spans)]
        if not inside or sum(token.entity == "PERSON" for token in inside) * 2 <= len(inside):
            return False
        return candidate.value in self._doers

    def _about_the_same(self, index: int) -> list[Passage]:
        """The passage, those that may speak of the same thing, and those that a finding joins with it."""
        reading = self._reading
        passage = reading.passages[index]
        near = {place for place, _ in reading.similarity.neighbours(passage.terms, ABOUT_THE_SAME)} | {index}
        joined = {
            key
            for claim in passage.claims
            for finding in reading.findings.get(claim, ())
            for side in finding.sides
            for key in side.claims
        }
        named = {mention.key for mention in passage.names}
        rare = Counter(
            place
            for term in sorted(passage.terms)
            if reading.similarity.is_rare(term)
            for place in reading.similarity.holders(term)
            for _ in range(2 if term in named else 1)
        )
        near.update(place for place, count in rare.items() if count >= SHARED_RARE)
        near.update(place for key in sorted(joined) for place in reading.holding.get(key, ()))
        for place in reading.similarity.sharing(passage.terms):
            if reading.similarity.containment(reading.passages[place].terms, passage.terms) >= ABOUT_THE_SAME:
                near.add(place)
        return [reading.passages[place] for place in sorted(near)]

    def _answered(self, asked: Asked, kind: type[_Value]) -> list[_Value]:
        """The values of one kind that any passage answers to the same question."""
        return [value for value in self._answers.get(asked.front.lower(), ()) if isinstance(value, kind)]

    def _given_times(self, index: int) -> list[TimeSpan]:
        return [m.time for passage in self._about_the_same(index) for m in passage.times if m.time is not None]

    def _given_quantities(self, index: int) -> list[Quantity]:
        return [mention.quantity for passage in self._about_the_same(index) for mention in passage.quantities]


def _candidates(reading: Reading, passage: Passage, index: int) -> Iterator[tuple[Candidate, str]]:
    """The exact values of a passage whose words stand in its quotation."""
    for time in passage.times:
        value = time.time if is_written_date(passage.annotated.source, time) else None
        if value is None or value.earliest is None or value.latest is None or value.approximate or value.uncertain:
            continue
        if passage.citation.span.contains(time.span):
            yield Candidate(value=value, text=label_time(value), citation=passage.citation, passage=index), "date"
    for amount in passage.quantities:
        quantity = amount.quantity
        if quantity.low is None or quantity.high is None or not passage.citation.span.contains(amount.span):
            continue
        unit = f"{quantity.dimension}/{quantity.unit}/{quantity.per}"
        yield Candidate(value=quantity, text=bare_label(quantity), citation=passage.citation, passage=index), unit
    for name in passage.names:
        kind = reading.names[name.key].kind if name.key in reading.names else ""
        apposed = passage.annotated.source.text[name.span.start - 1 : name.span.start] == "("
        alone = not apposed and (kind != "person" or not OFFICES & _words(name.text))
        alone = alone and (name.kind != "people" or kind == "people")  # "Korean" is no country
        if kind and alone and passage.citation.span.contains(name.span) and _NAME.fullmatch(name.text):
            yield (
                Candidate(value=name.key, text=one_line(name.text), citation=passage.citation, passage=index),
                kind,
            )


def bare_label(quantity: Quantity) -> str:
    """The amount without the noun that is counted, which would tell the options apart."""
    if quantity.dimension != "count":
        return label_quantity(quantity)
    return label_quantity(msgspec.structs.replace(quantity, of="", unit=""))


def _words(text: str) -> set[str]:
    """The words of a name: two names with a word in common may be one person's ("Clay", "Lucius Clay")."""
    return set(re.findall(r"\w{2,}", text.lower()))


def _comparable(one: Quantity, right: Quantity) -> bool:
    """Whether an amount is of the right one's measure and near enough in size to be believed."""
    if not same_measure(one, right) or one.low is None or right.low is None:
        return False
    return right.dimension == "share" or 0.01 <= (abs(one.low) + 1) / (abs(right.low) + 1) <= 100


def _bare_agree(one: Quantity, other: Quantity) -> bool:
    """Whether two amounts of one measure may be equal, whatever is counted."""
    if not same_measure(one, other):
        return False
    return quantities_agree(msgspec.structs.replace(one, of=""), msgspec.structs.replace(other, of=""))


def _shape(label: str) -> str:
    """How a date is written, so that the right one does not stand out: "14 February 1950" like "3 May 1951"."""
    return re.sub(r"\d+", "0", _MONTH.sub("M", label))


_MONTH = re.compile(r"January|February|March|April|May|June|July|August|September|October|November|December")


def _too_near(value: object, right: TimeSpan) -> bool:
    """Whether a date may be the right one by another account: the day after, the month before."""
    if not isinstance(value, TimeSpan) or value.earliest is None or right.earliest is None:
        return True
    return abs(value.earliest - right.earliest) <= TOO_NEAR.get(right.granularity, 0)


def _same_day_of_year(value: object, right: TimeSpan) -> bool:
    """Whether a date may be the right one with a slip in its year: no fair wrong option."""
    if not isinstance(value, TimeSpan) or right.granularity != "day":
        return False
    assert value.earliest is not None
    assert right.earliest is not None
    return civil_date(value.earliest)[1:] == civil_date(right.earliest)[1:]


def _year_of(time: TimeSpan) -> TimeSpan | None:
    """The one year that a date lies in."""
    if time.earliest is None or time.latest is None:
        return None
    first, last = civil_date(time.earliest)[0], civil_date(time.latest)[0]
    return year_span(first) if first == last else None


def _stem(asked: Asked, kind: str) -> str:
    if not asked.cloze:
        return asked.front
    ask = {"date": "Which date fills the gap?", "quantity": "Which figure fills the gap?", "name": "Who fills the gap?"}
    return f"{ask[kind]} “{asked.front}”"


Typed = TypeVar("Typed", TimeSpan, Quantity)


def _nearest(candidates: Sequence[Candidate], allowed: Callable[[Typed], bool], right: Typed) -> list[Candidate]:
    """The allowed candidates nearest to the right value, none of which could be the same as another."""

    def distance(candidate: Candidate) -> tuple[float, str]:
        value = candidate.value
        if isinstance(value, TimeSpan) and isinstance(right, TimeSpan):
            return (abs((value.earliest or 0) - (right.earliest or 0)), candidate.text)
        if isinstance(value, Quantity) and isinstance(right, Quantity):
            unlike = math.inf if candidate.text.split()[0].isalpha() != bare_label(right).split()[0].isalpha() else 0.0
            return (unlike + abs(math.log((abs(value.low or 0) + 1) / (abs(right.low or 0) + 1))), candidate.text)
        return (math.inf, candidate.text)

    chosen: list[Candidate] = []
    for candidate in sorted(candidates, key=distance):
        value = candidate.value
        if not isinstance(value, type(right)) or not allowed(value):
            continue
        if all(not _may_be_equal(value, other.value) for other in chosen):
            chosen.append(candidate)
        if len(chosen) == WRONG_OPTIONS:
            break
    return chosen


def _may_be_equal(one: object, other: object) -> bool:
    if isinstance(one, TimeSpan) and isinstance(other, TimeSpan):
        return times_agree(one, other)
    return isinstance(one, Quantity) and isinstance(other, Quantity) and _bare_agree(one, other)
