"""Questions on sources and interpretations, with extracts of the course's own sources before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

import msgspec
from msgspec.structs import replace

from adfontes.exams.documents import LONG, SHORT, Extract, label_documents
from adfontes.exams.drafts import Draft, Setting, points_of
from adfontes.exams.judgement_questions import how_far_agree, long_essay
from adfontes.exams.knowledge_questions import clauses
from adfontes.exams.stems import document_labels
from adfontes.exams.subjects import Subject
from adfontes.exams.tellings import JUDGING, alike
from adfontes.exams.wording import one_line
from adfontes.values.exams import IndicativePoint, QuestionType

ESSAY_MARKS = 15
"""From so many marks on, a question on sources has long extracts."""
HELD_PER_DOCUMENT = 3
LEAST_TOLD = 3
"""Statements about an event beside the main one that it needs, so that sources can be set on it."""
LEAST_TOLD_IN = 2
"""Statements that an extract must make."""
PAIR = 2
JUDGED_TWICE = 2
"""Words of judgement that an extract must hold to be an interpretation."""
MOST_SINGLE = 3
"""Extracts of which one is asked about by itself."""
MOST_BESIDE = 4
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
        if kind.documents > 1 and not shared.extracts:
            for group in setting.documents.groups(subject, kind.documents, _length(kind)):
                yield from _on(setting, kind, subject, dict(zip(document_labels(kind), group, strict=True)))
            if kind.form in _COMPARED:
                continue
        for found in _gather(setting, kind, subject, shared):
            yield from _on(setting, kind, subject, found)


def on_views(setting: Setting, kind: QuestionType, shared: Shared = NOTHING_SHARED) -> Iterator[Draft]:
    """What is asked of interpretations: texts of different sources that judge the same thing."""
    labels = document_labels(kind)
    if shared.extracts:
        for subject in _subjects(setting, shared):
            for found in _gather(setting, kind, subject, shared):
                yield from _on(setting, kind, subject, found)
        return
    for subject in _subjects(setting, shared):
        if kind.documents == 1:
            plain = 0 if kind.form == "short answer" else JUDGED_TWICE
            for one in setting.documents.find(subject, MOST_SINGLE, _length(kind), judging=True):
                if one.judging >= plain and (one.about or _is_main(subject)):
                    yield from _on(setting, kind, subject, {labels[0]: one})
        else:
            for group in setting.documents.groups(subject, kind.documents, _length(kind), judging=JUDGED_TWICE):
                if _is_main(subject) or all(one.about for one in group):
                    yield from _on(setting, kind, subject, dict(zip(labels, group, strict=True)))


def with_claim(setting: Setting, kind: QuestionType, shared: Shared = NOTHING_SHARED) -> Iterator[Draft]:
    """A statement that is judged with documents: an essay on sources that speak for it and against it."""
    for claim in long_essay(setting, kind) if kind.form == "document essay" else how_far_agree(setting, kind):
        event = next(one for one in setting.events if one.phrase == claim.slots["topic"])
        if shared.subject is not None and shared.subject.phrase != event.phrase:
            continue
        for draft in _on(setting, kind, event, _with_evidence(setting, kind, event, claim, shared)):
            yield replace(
                claim,
                slots=draft.slots | claim.slots,
                documents=draft.documents,
                points=(*claim.points, *draft.points[: HELD_PER_DOCUMENT * 2]),
                advice=draft.advice,
                prompts=(),
            )


def _with_evidence(
    setting: Setting, kind: QuestionType, event: Subject, claim: Draft, shared: Shared
) -> dict[str, Extract]:
    """Documents around the points of the claim, those on its one side and on the other in turn, then others."""
    labels = document_labels(kind)
    sides = [[one for one in claim.points if one.side == side] for side in ("for", "against")]
    turned = [one for pair in zip_longest(*sides) for one in pair if one is not None]
    placed = {label: shared.extracts[label] for label in labels if label in shared.extracts}
    chosen = list(placed.values())
    around = (setting.documents.around(one.statement.citations[0], _length(kind)) for one in turned)
    for one in around:
        if one and len(chosen) < len(labels) and not any(_touch(one, other) for other in chosen):
            chosen.append(one)
    if len(chosen) - len(placed) < min(PAIR, len(labels) - len(placed)):
        return {}
    chosen += setting.documents.find(event, len(labels) - len(chosen), _length(kind), besides=chosen)
    new = [one for one in chosen if one not in placed.values()]
    free = [label for label in labels if label not in placed]
    return placed | dict(zip(free, new, strict=True)) if len(new) == len(free) else {}


def _touch(one: Extract, other: Extract) -> bool:
    return one.citation.source == other.citation.source and one.citation.span.overlaps(other.citation.span)


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


def _subjects(setting: Setting, shared: Shared) -> Sequence[Subject | None]:
    if shared.extracts:
        return (shared.subject,)
    fit = tuple(one for one in setting.events if one.main or one.focal >= LEAST_TOLD)
    return fit or (None,)


def _length(kind: QuestionType) -> int:
    return LONG if kind.marks >= ESSAY_MARKS or kind.form in _TONE else SHORT


def _is_main(subject: Subject | None) -> bool:
    return subject is None or subject.main


def _gather(
    setting: Setting, kind: QuestionType, subject: Subject | None, shared: Shared
) -> Iterator[dict[str, Extract]]:
    """Extracts for the labels of the question: those that stand there already, and new ones."""
    labels = document_labels(kind)
    missing = [label for label in labels if label not in shared.extracts]
    held = {label: shared.extracts[label] for label in labels if label in shared.extracts}
    if not missing:
        yield held
        return
    judged = kind.form in _TONE
    wanted = len(missing) if len(missing) > 1 else MOST_SINGLE
    besides = tuple(shared.extracts.values())
    new = setting.documents.find(subject, wanted, _length(kind), judging=judged, besides=besides)
    fit = [one for one in new if (_is_main(subject) or one.about) and (one.judging >= JUDGED_TWICE or not judged)]
    if len(missing) == 1:
        yield from (held | {missing[0]: one} for one in fit)
    elif len(fit) >= len(missing):
        yield held | dict(zip(missing, fit, strict=False))


def _on(setting: Setting, kind: QuestionType, subject: Subject | None, found: dict[str, Extract]) -> Iterator[Draft]:
    if not found or not all(len(extract.sentences) >= LEAST_TOLD_IN for extract in found.values()):
        return
    topic = subject.phrase if subject else setting.subjects.topic
    slots = (clauses(subject) if subject and subject.manner else {}) | {"topic": topic}
    text = one_line(" ".join(one.citation.quote for one in found.values()))
    others = (one for one in (*setting.events, *setting.subjects.people) if one.phrase != topic)
    second = [one.phrase for one in others if any(form in text for form in one.forms)]
    points = (*_inside(kind, found), *_beside(setting, subject, found))
    if kind.form == "short answer" and kind.documents == 1:
        results = setting.effects(subject) if subject else ()
        if not results:
            return
        points = (*points, *points_of(results, 2, heading="Part (c): a result"))
    yield Draft(
        slots=slots | ({"second_topic": second[0]} if second else {}),
        about=topic,
        points=points,
        parts=_parts(kind, topic),
        documents=label_documents(tuple(found.values()), setting.material, tuple(found)),
        made_from="extracts of your own sources, and what the others say beside them",
        advice=_ADVICE.get(kind.form, ()),
        criteria=_CRITERIA if kind.form in _JUDGED else (),
        rests_on=(subject.key,) if subject else (),
    )


def _inside(kind: QuestionType, found: dict[str, Extract]) -> tuple[IndicativePoint, ...]:
    """What each extract says, in its own words; of a view, first where it judges."""
    return tuple(
        point
        for label, extract in found.items()
        for point in points_of(
            sorted(extract.sentences, key=lambda one: -len(JUDGING.findall(one.text)) if kind.form in _TONE else 0),
            HELD_PER_DOCUMENT,
            heading=f"{label} says",
        )
    )


def _beside(setting: Setting, subject: Subject | None, found: dict[str, Extract]) -> tuple[IndicativePoint, ...]:
    """What other sources say of the same, as the knowledge that the extracts are tested with."""
    said = [one for extract in found.values() for one in extract.sentences]
    names = frozenset(key for extract in found.values() for key in extract.names)
    words = frozenset(word for extract in found.values() for word in extract.content)
    spans = [(extract.citation.source, extract.citation.span) for extract in found.values()]
    pool = subject.tellings if subject else setting.material.pool
    free = [
        one
        for one in pool
        if not any(c.source == name and c.span.overlaps(span) for c in one.statement.citations for name, span in spans)
        and not any(alike(one, other) for other in said)
    ]
    near = sorted(free, key=lambda one: -len(one.names & names) - 0.5 * len(one.words & words) - 0.5 * one.weight)
    return points_of(near, MOST_BESIDE, heading="Own knowledge")


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
_COMPARED = ("source compare",)
"""Forms that only make sense with extracts that speak of the same."""
_TONE = ("source message", "view differs", "why views differ", "view convincing", "view agree", "view identify")
"""Forms that ask how the writer sees it."""
_JUDGED = ("source useful", "source value", "source support", "view convincing", "view agree", "document essay")
_CRITERIA = (
    "how well it agrees with what the other sources say",
    "what its author could know",
    "what it was written for",
    "what it leaves out",
)
