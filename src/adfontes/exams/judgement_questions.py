"""Questions that ask for a judgement: how far do you agree, the main factor, the more important of two reasons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec.structs import replace

from adfontes.exams.drafts import FEWEST_POINTS, Draft, Setting, keys_of, points_of
from adfontes.exams.event_words import doing, is_plural
from adfontes.exams.factors import Factor
from adfontes.exams.knowledge_questions import cause_clauses, change, clauses
from adfontes.exams.subjects import Subject
from adfontes.exams.tellings import Telling, best, stands_alone
from adfontes.exams.wording import capitalised, listed, one_line
from adfontes.values.exams import IndicativePoint, QuestionType
from adfontes.values.study import Point

MOST_OTHERS = 3
"""Factors that are set against the stated one."""
MOST_CLAIMS = 4
"""Factors of one event that a question is made of."""
_PLURAL_THEMES = ("problems", "reparations", "alliances", "tactics", "refugees", "conditions")
CRITERIA = (
    "how directly it led to the outcome",
    "whether the outcome was likely without it",
    "whether it worked over years or set things off",
    "how many independent sources speak for it",
)
OTHER_REASONS = "other reasons"
"""What is set against a factor where the sources name no second one."""
PLAINLY = 3.0
"""Signs of a cause from which it stands against a factor without being one of another (see ``bearing``)."""
LEAST_DONE = 3
"""Deeds of a person whose part is asked about."""
PEOPLE = 2
DONE_BY_PEOPLE = frozenset(
    {"agreement", "battle", "blow", "conflict", "crisis", "fall", "meeting", "rising", "advance", "alliance"}
)
"""Sorts of event in which one may ask whose part was the greatest."""
PARTS = (
    "whose decisions changed what happened",
    "who could have acted otherwise",
    "what others did at the same time",
    "what would have happened without each",
)
TURNING = (
    "how much changed, and for how many people",
    "how long the change lasted",
    "what stayed as it was",
    "whether the change had begun before",
)


def how_far_agree(setting: Setting, kind: QuestionType) -> Iterator[Draft]:
    """A statement to be judged: a factor was the main reason; an event a turning point; a person the chief actor."""
    rows = [list(rule(setting, kind)) for rule in (_main_reason, _turning_point, _argued, _chief_actor)]
    for place in range(max(map(len, rows))):
        for row in rows:
            yield from row[place : place + 1]


def main_factor(setting: Setting, kind: QuestionType) -> Iterator[Draft]:
    """Whether a named factor was the main one."""
    yield from _main_reason(setting, kind)


def long_essay(setting: Setting, kind: QuestionType) -> Iterator[Draft]:
    """An essay on causation or on change."""
    causal, changes = list(_main_reason(setting, kind)), list(change(setting, kind))
    for place in range(max(len(causal), len(changes))):
        yield from causal[place : place + 1]
        yield from changes[place : place + 1]


def two_reasons(setting: Setting, kind: QuestionType) -> Iterator[Draft]:
    """The more important of two reasons for an event."""
    for event in setting.events:
        factors = setting.factors(event)
        for first, second in zip(factors[::2], factors[1::2], strict=False):
            own = _apart(first.tellings, second.tellings)
            others = _apart(second.tellings, first.tellings)
            if not own or not others:
                continue
            points = (
                *points_of(own, 3, side="for", heading=first.phrase),
                *points_of(others, 3, side="against", heading=second.phrase),
            )
            yield Draft(
                slots=cause_clauses(event),
                about=f"{event.phrase}|{first.phrase}",
                points=points,
                prompts=(capitalised(first.phrase), capitalised(second.phrase)),
                made_from="two factors that the sources speak of before it",
                criteria=CRITERIA,
                judgement=_balance(first, [second]),
                advice=("Explain both reasons, then say how they are linked and which mattered more, by a criterion.",),
                rests_on=(event.key, *keys_of(best(own, 3)), *keys_of(best(others, 3))),
            )


def _apart(tellings: tuple[Telling, ...], without: tuple[Telling, ...]) -> list[Telling]:
    others = {id(one) for one in without}
    return [one for one in tellings if id(one) not in others]


def _main_reason(setting: Setting, kind: QuestionType) -> Iterator[Draft]:
    """One factor was the main reason why an event happened; the others speak against it."""
    for event in setting.events:
        factors = setting.factors(event)
        for place, factor in enumerate(factors[:MOST_CLAIMS]):
            others = [one for at, one in enumerate(factors) if at != place and _apart(one.tellings, factor.tellings)]
            others = others[:MOST_OTHERS]
            against = [one for other in others for one in _apart(other.tellings, factor.tellings)]
            if len(best(against, 4)) < FEWEST_POINTS:
                score = setting.bearing(event).cause_score
                told = tuple(one for one in setting.causes(event) if score(one) >= PLAINLY)
                rest = _apart(told, factor.tellings)
                if len(best(rest, LEAST_DONE)) < LEAST_DONE:
                    continue
                others, against = [Factor(phrase=OTHER_REASONS, tellings=tuple(rest))], rest
            if len(best(factor.tellings, 4)) < FEWEST_POINTS or len(best(against, 4)) < FEWEST_POINTS:
                continue
            draft = _reason_draft(setting, kind, event, factor, others)
            if len(draft.prompts) == kind.stimulus:
                yield draft


def _reason_draft(setting: Setting, kind: QuestionType, event: Subject, factor: Factor, others: list[Factor]) -> Draft:
    assert event.manner
    spoken = cause_clauses(event)
    claim = f"The main reason why {spoken['happened']} was {factor.phrase}."
    was = "were" if is_plural(factor.phrase) or factor.phrase.endswith(_PLURAL_THEMES) else "was"
    against = tuple(
        point
        for other in others
        for point in points_of(
            _apart(other.tellings, factor.tellings),
            4 if other.phrase == OTHER_REASONS else 2,
            side="against",
            heading=other.phrase,
        )
    )
    named = [capitalised(one.phrase) for one in (factor, *others) if one.phrase != OTHER_REASONS]
    if len(named) < kind.stimulus:
        told = [one for other in others for one in best(other.tellings, 2)]
        named += setting.prompts(event, told, kind.stimulus - len(named), [factor.phrase])
    prompts = tuple(named[: kind.stimulus])
    return Draft(
        slots=spoken
        | {
            "claim": claim,
            "claim_clause": claim[:1].lower() + claim[1:-1],
            "factor": factor.doer,
            "was_factor": f"{was} {factor.phrase}",
            "Was_factor": f"{capitalised(was)} {factor.phrase}",
        },
        about=f"{event.phrase}|{factor.phrase}",
        points=(*points_of(factor.tellings, 4, side="for", heading=factor.phrase), *against),
        prompts=prompts if len(prompts) == kind.stimulus else (),
        made_from=f"what the sources say of {listed([factor.phrase, *(one.phrase for one in others)])}",
        criteria=CRITERIA,
        judgement=_balance(factor, others),
        advice=(
            "Explain the stated factor first, then others; link them, and judge by a criterion that you state.",
            *(("Add something beyond the given points.",) if kind.stimulus else ()),
        ),
        rests_on=(event.key, *keys_of(best(factor.tellings, 4))),
    )


def _balance(factor: Factor, others: list[Factor]) -> str:
    """A possible judgement over the counted evidence, with its reason."""
    most = max((len(other.tellings) for other in others), default=0)
    own, strongest = len(factor.tellings), max(others, key=lambda one: len(one.tellings), default=None)
    if strongest is None:
        return ""
    if own > most:
        counted = f"{own} statements against {most} about {strongest.phrase}"
        start = f"These sources say most about {factor.phrase} ({counted})"
        return f"{start}, so this can be defended, if you show how the rest depended on it."
    start = f"These sources say at least as much about {strongest.phrase} ({most} statements against {own})"
    return f"{start}, so {factor.phrase} is better argued as one of several."


def _turning_point(setting: Setting, kind: QuestionType) -> Iterator[Draft]:
    """An event was a turning point: the same evidence as for how far it changed things."""
    for draft in change(setting, kind):
        claim = f"{capitalised(draft.slots['event'])} was a turning point for {draft.slots['place']}."
        if is_plural(draft.slots["event"]):
            claim = claim.replace(" was a turning point", " were a turning point")
        event = next(one for one in setting.events if one.phrase == draft.slots["event"])
        told = best(setting.effects(event), 5)
        prompts = tuple(setting.prompts(event, told, kind.stimulus, [draft.slots["place"]]))
        if len(prompts) < kind.stimulus:
            continue
        clause = draft.slots["event"] + claim[len(draft.slots["event"]) : -1]
        yield Draft(
            slots=draft.slots | {"claim": claim, "claim_clause": clause},
            about=f"{draft.about}|change",
            points=draft.points,
            prompts=prompts,
            made_from=draft.made_from,
            criteria=TURNING,
            judgement=draft.judgement,
            advice=("Say what a turning point is, then test the event by it, for and against.",),
            rests_on=draft.rests_on,
        )


def _chief_actor(setting: Setting, kind: QuestionType) -> Iterator[Draft]:
    """One person had the most important part in what the course is about; the parts of others speak against it."""
    event = next((one for one in setting.events if one.main), None)
    if event is None or event.manner is None or event.manner.sort not in DONE_BY_PEOPLE:
        return
    people = [acted for acted in (_acting(setting, event, one) for one in setting.subjects.people) if acted]
    if len(people) < PEOPLE:
        return
    for person in [one for one in people if len(best(one.tellings, LEAST_DONE)) == LEAST_DONE][:PEOPLE]:
        others = [one for one in people if one is not person][:MOST_OTHERS]
        claim = f"{capitalised(person.phrase)} played the most important part in {doing(event.phrase, event.manner)}."
        against = tuple(
            point
            for other in others
            for point in points_of(_apart(other.tellings, person.tellings), 2, side="against", heading=other.phrase)
        )
        prompts = tuple(capitalised(one.phrase) for one in (person, *others)[: kind.stimulus])
        if len(against) >= FEWEST_POINTS and len(prompts) == kind.stimulus:
            yield Draft(
                slots=clauses(event) | {"claim": claim, "claim_clause": claim[:-1]},
                about=f"{event.phrase}|{person.phrase}",
                points=(*points_of(person.tellings, 4, side="for", heading=person.phrase), *against),
                prompts=prompts,
                made_from=f"what the sources say of {listed([one.phrase for one in (person, *others)])}",
                criteria=PARTS,
                judgement=_balance(*_as_factors(person, others)),
                advice=("Show what each did and what came of it, then judge by a criterion that you state.",),
                rests_on=(event.key, person.key, *keys_of(best(person.tellings, 4))),
            )


def _acting(setting: Setting, event: Subject, person: Subject) -> Subject | None:
    """A person with what they are said to have done up to the end of an event; None where that is too little."""
    bearing = setting.bearing(event)
    done = [one for one in person.tellings if person.opens(one) and bearing.phase(one) in ("before", "during")]
    return replace(person, tellings=tuple(done)) if len(best(done, 2)) >= FEWEST_POINTS else None


def _as_factors(person: Subject, others: list[Subject]) -> tuple[Factor, list[Factor]]:
    return Factor(phrase=person.phrase, tellings=person.tellings), [
        Factor(phrase=one.phrase, tellings=one.tellings) for one in others
    ]


_QUESTIONED = (
    (re.compile(r"How far was (.+) (a success|a failure|a turning point|successful)\?"), "{0} was {1}."),
    (re.compile(r"Was (.+) (an? (?:success|failure|advantage|disadvantage|mistake)(?: for .+)?)\?"), "{0} was {1}."),
    (re.compile(r"Did (.+) bring (more .+ than .+)\?"), "{0} brought {1}."),
)
"""Questions of the course's arguments that are a statement turned round."""


def _plainest(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Those points of an argument that stand alone: a note is no point of an essay."""
    return tuple(point for point in points if stands_alone(one_line(point.statement.text)))[:5]


def _argued(setting: Setting, kind: QuestionType) -> Iterator[Draft]:
    """An argument of the course, as the statement that its question asks about."""
    for argument in setting.course.arguments:
        matched = ((pattern.fullmatch(argument.question), form) for pattern, form in _QUESTIONED)
        claim = next((form.format(*found.groups()) for found, form in matched if found), "")
        sides: tuple[tuple[Literal["for", "against"], tuple[Point, ...]], ...] = (
            ("for", argument.supporting),
            ("against", argument.opposing),
        )
        sides = tuple((side, _plainest(points)) for side, points in sides)
        if not claim or kind.stimulus or not all(len(points) >= FEWEST_POINTS for _, points in sides):
            continue
        event = next((one for one in setting.events if any(form in claim for form in one.forms)), None)
        if event is None:
            continue
        yield Draft(
            slots=clauses(event) | {"claim": capitalised(claim), "claim_clause": claim[:-1]},
            about=f"{event.phrase}|{claim}",
            points=tuple(
                IndicativePoint(statement=point.statement, side=side) for side, points in sides for point in points
            ),
            made_from="an argument of the course with both its sides",
            criteria=argument.criteria,
            judgement=argument.judgement,
            advice=("Give both sides, let them answer one another, and judge by a criterion that you state.",),
            rests_on=(argument.key,),
        )
