"""Questions on sources and interpretations, with extracts of the course's own sources before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from adfontes.exams.documents import LONG, SHORT, Extract, label_documents
from adfontes.exams.drafts import Draft, Setting, keys_of, points_of
from adfontes.exams.judgement_questions import how_far_agree, long_essay
from adfontes.exams.knowledge_questions import clauses
from adfontes.exams.material import best
from adfontes.exams.stems import document_labels
from adfontes.exams.subjects import Subject
from adfontes.exams.wording import one_line
from adfontes.values.exams import IndicativePoint, QuestionType

ESSAY_MARKS = 15
"""From so many marks on, a question on sources has long extracts."""
HELD_PER_DOCUMENT = 3
LEAST_TOLD = 3
"""Statements about an event beside the main one that it needs, so that sources can be set on it."""
PAIR = 2
PLAIN = 2
"""Words of praise or of blame that make a stance plain."""
_PRAISE = re.compile(
    r"\b(great\w*|hero\w*|brave\w*|brilliant\w*|wise\w*|success\w*|admir\w+|popular|skil\w+|loved|respected|able|"
    r"genius|courage\w*|triumph\w*|praise\w*|just|noble)\b",
    re.IGNORECASE,
)
_BLAME = re.compile(
    r"\b(cruel\w*|fail\w+|weak\w*|disaster\w*|mistake\w*|greed\w*|corrupt\w*|brutal\w*|tyran\w+|betray\w+|"
    r"incompeten\w+|blame\w*|foolish\w*|coward\w*|lie[ds]?|aggress\w+|unjust\w*|hated|humiliat\w+|crimes?)\b",
    re.IGNORECASE,
)


class Shared(msgspec.Struct, frozen=True, kw_only=True):
    """The documents that stand before a section already, and what they are about."""

    subject: Subject | None = None
    extracts: dict[str, Extract] = {}
    """By label."""


NOTHING_SHARED = Shared()


def on_sources(setting: Setting, kind: QuestionType, shared: Shared = NOTHING_SHARED) -> Iterator[Draft]:
    """Whatever is asked of sources: message, inference, use, value, agreement."""
    for subject in _subjects(setting, shared):
        found = _gather(setting, kind, subject, shared)
        if found:
            yield from _on(setting, kind, subject, found)


def on_views(setting: Setting, kind: QuestionType, shared: Shared = NOTHING_SHARED) -> Iterator[Draft]:
    """What is asked of interpretations: two sources that disagree, or two that judge the same thing."""
    if shared.extracts.keys() >= set(document_labels(kind)):
        yield from on_sources(setting, kind, shared)
        return
    if kind.documents == PAIR and not shared.extracts:
        for subject, pair in disputed_pairs(setting, _length(kind)):
            yield from _on(setting, kind, subject, dict(zip(document_labels(kind), pair, strict=True)))
    for subject in _subjects(setting, shared):
        found = _gather(setting, kind, subject, shared, judging=True)
        sources = {one.citation.source for one in found.values()}
        if found and len(sources) == min(kind.documents, len(setting.course.sources)):
            yield from _on(setting, kind, subject, found)


def with_claim(setting: Setting, kind: QuestionType, shared: Shared = NOTHING_SHARED) -> Iterator[Draft]:
    """A statement that is judged with documents: an essay on sources."""
    for claim in long_essay(setting, kind) if kind.form == "document essay" else how_far_agree(setting, kind):
        event = next(one for one in setting.events if one.phrase == claim.slots["topic"])
        if shared.subject is not None and shared.subject.phrase != event.phrase:
            continue
        for draft in _on(setting, kind, event, _gather(setting, kind, event, shared)):
            yield replace(
                claim,
                slots=draft.slots | claim.slots,
                documents=draft.documents,
                points=(*claim.points, *draft.points[: HELD_PER_DOCUMENT * 2]),
                advice=draft.advice,
                prompts=(),
            )


def stance(setting: Setting, kind: QuestionType, shared: Shared = NOTHING_SHARED) -> Iterator[Draft]:
    """A source that is for or against somebody: shown by words of praise or of blame."""
    for person in (*setting.subjects.people, *setting.subjects.places):
        for extract in setting.documents.find(person, 3, besides=tuple(shared.extracts.values())):
            leaning = _leaning(extract.citation.quote, person)
            for draft in _on(setting, kind, person, {document_labels(kind)[0]: extract}) if leaning else ():
                yield replace(draft, slots=draft.slots | {"person": person.phrase, "stance": leaning})


def _leaning(words: str, person: Subject) -> str:
    """Whether the sentences that name the person praise or blame; empty where neither is plain."""
    told = [one for one in re.split(r"(?<=[.!?])\s", words) if any(form in one for form in person.forms)]
    praise, blame = len(_PRAISE.findall(" ".join(told))), len(_BLAME.findall(" ".join(told)))
    if praise >= PLAIN and not blame:
        return "supports"
    return "is critical of" if blame >= PLAIN and not praise else ""


def disputed_pairs(setting: Setting, longest: int) -> Iterator[tuple[Subject | None, tuple[Extract, Extract]]]:
    """Two extracts whose sources disagree about something, and what they are about; the surest first."""
    found = [one for one in setting.course.findings if one.kind in ("disputed", "interpretive") and len(one.sides) > 1]
    for finding in sorted(found, key=lambda one: (one.kind != "interpretive", -one.score, one.key)):
        first, second = finding.sides[0], finding.sides[1]
        apart = not set(first.sources) & set(second.sources)
        if not apart or first.value.casefold() == second.value.casefold():
            continue
        pair = [setting.documents.around(side.statements[0], longest) for side in (first, second)]
        one, other = pair
        if one and other:
            text = one_line(f"{one.citation.quote} {other.citation.quote}")
            named = (event for event in setting.events if any(form in text for form in event.forms))
            yield next(named, setting.events[0] if setting.events else None), (one, other)


def _subjects(setting: Setting, shared: Shared) -> Sequence[Subject | None]:
    if shared.extracts:
        return (shared.subject,)
    fit = tuple(one for one in setting.events if one.main or one.focal >= LEAST_TOLD)
    return fit or (None,)


def _length(kind: QuestionType) -> int:
    return LONG if kind.marks >= ESSAY_MARKS else SHORT


def _gather(
    setting: Setting, kind: QuestionType, subject: Subject | None, shared: Shared, *, judging: bool = False
) -> dict[str, Extract]:
    """An extract for each label of the question, those that stand there already and new ones; empty where too few."""
    labels = document_labels(kind)
    missing = [label for label in labels if label not in shared.extracts]
    besides = tuple(shared.extracts.values())
    new = setting.documents.find(subject, len(missing), _length(kind), judging=judging, besides=besides)
    if len(new) < len(missing):
        return {}
    if subject and not subject.main and not all(one.about for one in new):
        return {}
    placed = shared.extracts | dict(zip(missing, new, strict=True))
    return {label: placed[label] for label in labels}


def _on(setting: Setting, kind: QuestionType, subject: Subject | None, found: dict[str, Extract]) -> Iterator[Draft]:
    held = [one for extract in found.values() for one in extract.tellings]
    if not found or not held:
        return
    topic = subject.phrase if subject else setting.subjects.topic
    slots = (clauses(subject) if subject and subject.manner else {}) | {"topic": topic}
    second = [one.phrase for one in (*setting.events, *setting.subjects.people) if one.phrase != topic]
    yield Draft(
        slots=slots | ({"second_topic": second[0]} if second else {}),
        about=topic,
        points=(*_inside(found), *_beside(setting, subject, found)),
        parts=_parts(kind, topic),
        documents=label_documents(tuple(found.values()), setting.material, tuple(found)),
        made_from="extracts of your own sources, and what the others say beside them",
        advice=_ADVICE.get(kind.form, ()),
        criteria=_CRITERIA if kind.form in _JUDGED else (),
        rests_on=keys_of(best(held, 8)),
    )


def _inside(found: dict[str, Extract]) -> tuple[IndicativePoint, ...]:
    """What each extract says."""
    return tuple(
        point
        for label, extract in found.items()
        for point in points_of(extract.tellings, HELD_PER_DOCUMENT, heading=f"{label} says")
    )


def _beside(setting: Setting, subject: Subject | None, found: dict[str, Extract]) -> tuple[IndicativePoint, ...]:
    """What the other sources say, as the knowledge that the extracts are tested with."""
    held = {id(one) for extract in found.values() for one in extract.tellings}
    pool = subject.tellings if subject else setting.material.pool
    return points_of([one for one in pool if id(one) not in held and one.chosen], 4, heading="Own knowledge")


def _parts(kind: QuestionType, topic: str) -> tuple[str, ...]:
    """The three parts of a short answer."""
    if kind.form != "short answer":
        return ()
    if kind.documents == PAIR:
        return (
            f"Briefly explain ONE difference between what Excerpt 1 and Excerpt 2 say about {topic}.",
            "Briefly explain how ONE specific development that is not in the excerpts supports Excerpt 1.",
            "Briefly explain how ONE specific development that is not in the excerpts supports Excerpt 2.",
        )
    return (
        f"Briefly describe ONE point that the excerpt makes about {topic}.",
        "Briefly explain how ONE specific development that is not in the excerpt supports this point.",
        f"Briefly explain ONE result of {topic}.",
    )


_ADVICE = {
    "source useful": (
        "Use what the source says and who made it, when and why, for this enquiry.",
        "Test it with your own knowledge; say what it leaves out.",
    ),
    "source value": (
        "Weigh origin, purpose, tone and content together; name limits as well as value.",
        "Test the source with your own knowledge of the time.",
    ),
    "source inference": ("Give an inference, then the words of the source that tell it.",),
    "source message": ("Give the message of the whole extract, then the words that convey it.",),
    "source enquiry": (
        "Name a detail of the source, a question that it raises, a kind of source that could answer it, and how.",
    ),
    "source compare": ("Compare point by point: what agrees, what differs, and why.",),
    "source support": ("Group the sources for and against by their content, and judge how far each can be trusted.",),
    "view differs": ("Name one difference of view and show it from both.",),
    "why views differ": ("Look at what each rests on, when it was written, by whom and for whom.",),
    "view convincing": ("Say what each argues as a whole, then test it with exact knowledge, for and against.",),
    "view agree": ("Give the view, what supports it and what stands against it; use the other text; then judge.",),
    "view identify": ("Give the main argument of the whole extract before any detail, and show it from all parts.",),
    "document essay": ("Use at least four documents in support, source two of them, and add a fact of your own.",),
    "source essay": ("Use the sources as evidence and join them with your own knowledge.",),
}
_JUDGED = ("source useful", "source value", "source support", "view convincing", "view agree", "document essay")
_CRITERIA = (
    "how well it agrees with what the other sources say",
    "what its author could know",
    "what it was written for",
    "what it leaves out",
)
