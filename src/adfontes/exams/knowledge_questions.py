"""Questions on knowledge and explanation: describe, account, explain why, consequences, significance, comparison."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from adfontes.exams.bearing import ENOUGH, Bearing, years_of
from adfontes.exams.drafts import FEWEST_POINTS, Draft, Setting, keys_of, points_of
from adfontes.exams.event_words import asked, developed, doing, happened
from adfontes.exams.stems import slots_of
from adfontes.exams.subjects import Subject
from adfontes.exams.tellings import Telling, best
from adfontes.exams.wording import capitalised
from adfontes.values.exams import QuestionType

MOST_PLACES = 3
APART = 5
"""Years between two crises of the economy that can be compared."""
MOST_STEPS = 8
GENERATION = 25
"""Years before an event in which what leads to it is looked for."""
LEAST_TO_DESCRIBE = 3
"""Statements that a thing needs, so that its features can be described."""


def clauses(event: Subject) -> dict[str, str]:
    """An event in the wordings that stems use."""
    return {"event": event.phrase, "thing": event.phrase, "topic": event.phrase}


def cause_clauses(event: Subject) -> dict[str, str]:
    """The same for questions on why it happened."""
    assert event.manner
    caused = doing(event.phrase, event.manner) if event.manner.sort == "building" else event.phrase
    return clauses(event) | {
        "event": caused,
        "caused": caused,
        "happened": happened(event.phrase, event.manner),
        "asked": asked(event.phrase, event.manner),
    }


def describe(setting: Setting, kind: QuestionType) -> Iterator[Draft]:
    """Features of a thing: what the sources say of it by name, or, of the main event, of its time."""
    for event in setting.events:
        bearing = setting.bearing(event)
        named = [one for one in event.tellings if any(form in one.text for form in event.forms)]
        during = [one for one in event.tellings if event.main and bearing.phase(one) == "during" and one not in named]
        told = [
            *(one for one in named if event.opens(one)),
            *during,
            *(one for one in named if not event.opens(one)),
        ]
        if len(best(told, LEAST_TO_DESCRIBE)) >= LEAST_TO_DESCRIBE and event.focal >= FEWEST_POINTS:
            yield _knowing(event, told, clauses(event), "the statements about it", [*_features(kind)])


def _features(kind: QuestionType) -> Iterator[str]:
    if kind.points > 1:
        yield f"Give {kind.points} separate points, each with an exact detail (a date, a name, a figure)."
    else:
        yield "Give the feature and an exact detail (a date, a name, a figure)."


def account(setting: Setting, kind: QuestionType) -> Iterator[Draft]:
    """What led step by step to an event: the dated statements up to its end, in their order; or what came of it."""
    for event in setting.events:
        assert event.manner
        bearing = setting.bearing(event)
        told = bearing.in_order(best(_steps(bearing, event, slots_of(kind.stem)), MOST_STEPS))
        years = [year for year in years_of(told) if event.year is None or event.year - GENERATION <= year <= event.year]
        prompts = setting.prompts(event, told, kind.stimulus)
        if len(told) > FEWEST_POINTS and len(prompts) == kind.stimulus:
            span = {"span": _span(years[0], years[-1])} if len(years) > 1 else {}
            yield Draft(
                slots=clauses(event) | {"developed": developed(event.phrase, event.manner)} | span,
                about=event.phrase,
                points=points_of(told),
                prompts=tuple(prompts),
                made_from="its dated events",
                advice=(
                    "Tell the events in order, and say how each led to the next.",
                    "Link the last step to the outcome.",
                ),
                rests_on=(event.key, *keys_of(told)),
            )
        yield from _account_of_effects(setting, kind, event)


def _steps(bearing: Bearing, event: Subject, asked_for: frozenset[str]) -> list[Telling]:
    """The dated statements that an account needs: those before an event, those of its course, or both."""
    steps = [one for one in bearing.steps() if bearing.is_near(one)]
    before = [one for one in steps if bearing.phase(one) == "before"]
    if "span" in asked_for:  # "the key events that led to"
        return [one for one in before if bearing.cause_score(one) >= ENOUGH]
    if "developed" in asked_for:
        return before if _came(event) else steps
    during = [one for one in steps if one not in before]
    return [*during, *before] if len(best(during, LEAST_TO_DESCRIBE)) >= LEAST_TO_DESCRIBE else []


def _account_of_effects(setting: Setting, kind: QuestionType, event: Subject) -> Iterator[Draft]:
    """An account of how an event affected a state."""
    place = setting.place(event)
    told = best(_concerning(setting, setting.effects(event), place), MOST_STEPS)
    named = [one for one in told if place is not None and _is_of(place, one)]
    if place is not None and len(named) >= FEWEST_POINTS and len(told) > FEWEST_POINTS and not kind.stimulus:
        advice = ["Tell what changed, in order, and say how each change came from the event."]
        slots = {"event": event.phrase, "place": place.phrase}
        yield _knowing(event, told, slots, "what the sources say came of it", advice)


def _came(event: Subject) -> bool:
    """Whether one asks how it came about, and not how it went on."""
    return event.manner is not None and event.manner.developed.startswith("came") and event.manner.sort != "economy"


def _span(first: int, last: int) -> str:
    """``1945–49``, ``1895–1912``."""
    if first > 0 and first // 100 == last // 100:
        return f"{first}–{last % 100:02}"
    return f"{first}–{last}"


def explain_why(setting: Setting, kind: QuestionType) -> Iterator[Draft]:
    """Why an event happened: what the sources say led up to it."""
    for event in setting.events:
        told = setting.causes(event)
        prompts = tuple(setting.prompts(event, best(told, MOST_STEPS), kind.stimulus))
        enough = FEWEST_POINTS + 1
        if len(best(told, enough)) < enough or len(prompts) < kind.stimulus:
            continue
        advice = [
            f"Explain {_number(kind.points or 2)} causes; for each say how it led to the event.",
            "Say which mattered most, and why." if kind.marks >= 10 else "Use exact knowledge for each.",
        ]
        if prompts:
            advice.append("Add something beyond the given points.")
        yield _knowing(event, told, cause_clauses(event), "what the sources say led up to it", advice, prompts=prompts)


def _number(count: int) -> str:
    return {1: "one", 2: "two", 3: "three", 4: "four"}.get(count, str(count))


def causes(setting: Setting, kind: QuestionType) -> Iterator[Draft]:
    """Causes of an event."""
    yield from explain_why(setting, kind)


def consequences(setting: Setting, kind: QuestionType) -> Iterator[Draft]:
    """What came of an event, for the state most concerned, then for others."""
    advice = [
        "Name each effect, then say how it came from the event.",
        "Think of different groups, and of what changed at once and what later.",
    ]
    for event in setting.events:
        told = setting.effects(event)
        main = setting.place(event)
        for place in (main, *setting.subjects.near(event, setting.subjects.places)[:MOST_PLACES]):
            concerned = _concerning(setting, told, place)
            named = [one for one in concerned if place is not None and _is_of(place, one)]
            if place is not None and place is not main:
                concerned = named
            if place is main and len(named) < FEWEST_POINTS:
                place = None  # noqa: PLW2901 - the sources tell of effects, but not on the state itself
            if len(best(concerned, 3)) < FEWEST_POINTS or (place is None and main is not None and concerned is named):
                continue
            slots = clauses(event) | ({"place": place.phrase} if place else {})
            draft = _knowing(event, concerned, slots, "what the sources say came of it", advice)
            yield replace(draft, about=f"{draft.about}|{slots.get('place', '')}")


def _concerning(setting: Setting, told: Iterable[Telling], place: Subject | None) -> list[Telling]:
    """The statements that name a state or its people; for the one most concerned also those that name no other."""
    if place is None:
        return list(told)
    tellings = list(told)
    named = [one for one in tellings if _is_of(place, one)]
    others = [other for other in setting.subjects.places if other is not place]
    free = [one for one in tellings if one not in named and not any(_is_of(other, one) for other in others)]
    return [*named, *free]


def _is_of(place: Subject, one: Telling) -> bool:
    return place.key in one.names or place.names(one)


def significance(setting: Setting, kind: QuestionType) -> Iterator[Draft]:
    """Why a thing or person mattered."""
    advice = ["Say for whom it mattered and how.", "Tell what mattered at the time from what mattered later."]
    for subject in (*setting.events[:2], *setting.subjects.people[:3], *setting.events[2:]):
        told = _mattering(setting, subject)
        place = setting.place(subject)
        if place is not None and not _matters_to(setting, subject, place):
            place = None
        slots = {"thing": subject.phrase, "topic": subject.phrase} | ({"place": place.phrase} if place else {})
        if subject.manner:
            slots["event"] = subject.phrase
        if len(best(told, 3)) > FEWEST_POINTS and subject.focal >= FEWEST_POINTS:
            yield _knowing(subject, told, slots, "what the sources say of it and of what came after", advice)


def _mattering(setting: Setting, subject: Subject) -> list[Telling]:
    """What tells why a thing mattered: what came of it; then what is said of it by name."""
    effects = list(setting.effects(subject)) if subject.manner else []
    if subject.main:
        return effects
    told = sorted((one for one in subject.tellings if subject.opens(one)), key=lambda one: -one.outcome)
    return [*effects, *(one for one in told if one not in effects)]


def _matters_to(setting: Setting, subject: Subject, place: Subject) -> bool:
    """Whether what is said of a thing names the state that it is to be important for."""
    return sum(_is_of(place, one) for one in best(_mattering(setting, subject), 6)) >= FEWEST_POINTS


def importance(setting: Setting, kind: QuestionType) -> Iterator[Draft]:
    """Two of three: the importance of one thing for another."""
    things = [
        one
        for one in (*setting.events, *setting.subjects.people)
        if one.focal >= FEWEST_POINTS and len(best(_mattering(setting, one), 3)) >= FEWEST_POINTS
    ]
    for first in range(0, len(things) - kind.stimulus + 1, kind.stimulus):
        chosen = things[first : first + kind.stimulus]
        places = [setting.place(one) for one in chosen]
        if not all(place and _matters_to(setting, one, place) for one, place in zip(chosen, places, strict=True)):
            continue
        prompts = tuple(
            f"The importance of {one.phrase} for {place.phrase}."
            for one, place in zip(chosen, places, strict=True)
            if place
        )
        yield Draft(
            slots={},
            about="|".join(one.phrase for one in chosen),
            points=tuple(
                point for one in chosen for point in points_of(_mattering(setting, one), 3, heading=one.phrase)
            ),
            prompts=prompts,
            made_from="what the sources say of each",
            advice=("Choose two. For each, say what it changed and why that mattered.",),
            rests_on=tuple(one.key for one in chosen),
        )


def change(setting: Setting, kind: QuestionType) -> Iterator[Draft]:
    """How far an event changed a place."""
    for event in setting.events:
        place = setting.place(event)
        told = _concerning(setting, setting.bearing(event).changes(), place)
        against = [one for one in setting.bearing(event).limits() if one not in best(told, 5)]
        if place is None or len(best(told, 3)) < LEAST_TO_DESCRIBE or len(best(against, 2)) < FEWEST_POINTS:
            continue
        effects, limits = points_of(told, 5, side="for", heading="Change"), points_of(
            against, 4, side="against", heading="Limits and continuity"
        )  # fmt: skip
        yield Draft(
            slots=clauses(event) | {"place": place.phrase},
            about=event.phrase,
            points=(*effects, *limits),
            made_from="what the sources say came of it, and what limits that",
            advice=("Set what changed against what stayed the same.", "Look at different groups and at later years."),
            criteria=("how many people it touched", "how long the change lasted", "how deep it went", "what stayed"),
            judgement=_weighing(len(effects), len(limits), event),
            rests_on=(event.key, *keys_of(best(told, 5))),
        )


def _weighing(changed: int, stayed: int, event: Subject) -> str:
    more = "more of change than of limits" if changed > stayed else "as much of limits as of change"
    return (
        f"These sources tell {more} ({changed} points against {stayed}); whether {event.phrase} went deep depends on "
        "which criterion you choose, so say which one you use and keep to it."
    )


def compare(setting: Setting, kind: QuestionType) -> Iterator[Draft]:
    """Likeness or difference of two events of one sort."""
    for place, event in enumerate(setting.events):
        for other in setting.events[place + 1 :]:
            if event.manner is None or other.manner is None or event.manner.sort != other.manner.sort:
                continue
            if event.manner.sort == "economy" and abs((event.year or 0) - (other.year or 0)) < APART:
                continue  # a crash and the slump that it began are cause and effect
            points = (
                *points_of(_own(event), 3, heading=event.phrase),
                *points_of(_own(other), 3, heading=other.phrase),
            )
            if min(sum(point.heading == capitalised(one.phrase) for point in points) for one in (event, other)) > 1:
                yield Draft(
                    slots=clauses(event) | {"other": other.phrase},
                    about=f"{event.phrase}|{other.phrase}",
                    points=points,
                    made_from="what the sources say of each of the two",
                    advice=("Name what you compare first (causes, people, outcome), then show it for both.",),
                    rests_on=(event.key, other.key),
                )


def _own(event: Subject) -> list[Telling]:
    """The statements that name the event itself, even where the course is about it."""
    return [one for one in event.tellings if any(form in one.statement.text for form in event.forms)]


def _knowing(
    subject: Subject,
    told: list[Telling] | tuple[Telling, ...],
    slots: dict[str, str],
    made_from: str,
    advice: list[str],
    *,
    prompts: tuple[str, ...] = (),
) -> Draft:
    return Draft(
        slots=slots,
        about=subject.phrase,
        points=points_of(told),
        prompts=prompts,
        made_from=made_from,
        advice=tuple(advice),
        rests_on=(subject.key, *keys_of(best(told, 8))),
    )


def short_answer(setting: Setting, kind: QuestionType) -> Iterator[Draft]:
    """Three short parts on one event: a cause, a result, a change."""
    for event in setting.events:
        causes_told, effects_told, place = setting.causes(event), setting.effects(event), setting.place(event)
        if len(causes_told) < FEWEST_POINTS or len(best(effects_told, 3)) < FEWEST_POINTS or place is None:
            continue
        yield Draft(
            slots=clauses(event),
            about=event.phrase,
            points=(
                *points_of(causes_told, 3, heading="Part (a): a cause"),
                *points_of(effects_told, 4, heading="Parts (b) and (c): results"),
            ),
            parts=(
                f"Briefly describe ONE cause of {event.phrase}.",
                f"Briefly describe ONE result of {event.phrase}.",
                f"Briefly explain ONE way in which {event.phrase} changed {place.phrase}.",
            ),
            made_from="what the sources say led up to it and came of it",
            advice=("Answer each part with a specific fact, and explain it in a sentence or two.",),
            rests_on=(event.key, *keys_of(best(effects_told, 4))),
        )
