"""What a learner's free answer to a tutor's question is worth, by meaning and typed value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from adfontes.ask.questions import STOP
from adfontes.ask.words import folded, nearly_same, stem_of, stems_of
from adfontes.course import CourseFile
from adfontes.evidence.values import relate
from adfontes.exams.marking_answer import AnswerReading, course_names, read_answer
from adfontes.exams.marking_support import Support, support_of
from adfontes.tutor.tasks import typed_claims
from adfontes.values.evidence import Claim, Finding, Value
from adfontes.values.quantities import Quantity
from adfontes.values.time import Relation, TimeSpan
from adfontes.values.tutor import Attempt, Task

_NOTHING: Final = re.compile(
    r"^\W*(?:i )?(?:(?:do ?n[o'’]?t|dunno|no|not) ?(?:know|sure|idea|remember)?|no idea|dunno|\?+|pass|skip)\W*$",
    re.IGNORECASE,
)
_DIFFER: Final = re.compile(r"\b(?:disagree|differ|others?|some|but|or|either|while|different)\b", re.IGNORECASE)
ENOUGH: Final = 0.6
"""Share of the answer's own telling words that make an answer in words right."""
SOME: Final = 0.3
LONGEST_NAME: Final = 4
"""Words; a longer answer in capitals is a title or a heading."""


def judge(course: CourseFile, task: Task, text: str) -> Attempt:
    """Judge an answer. What is said of it never holds the answer.

    Args:
        course: the course of the task.
        task: what was asked.
        text: what the learner wrote.
    """
    words = " ".join(text.split())
    if not words or _NOTHING.match(words):
        return Attempt(text=words, verdict="nothing")
    reading = read_answer(course, words)
    known = {claim.key: claim for claim in course.claims}
    if task.card.kind == "dispute":
        found = _judge_dispute(course, task, reading, known, words)
        if found is not None:
            return found
    wanted = typed_claims(task.card, known)
    if task.card.kind in ("date", "quantity") and wanted:
        typed = _judge_value(wanted[0], reading, words)
        if typed is not None:
            return typed
    return _judge_words(course, task, words)


def _judge_value(wanted: Claim, reading: AnswerReading, words: str) -> Attempt | None:
    """By the value itself; None where the learner wrote none of this kind."""
    given = [claim.value for claim in reading.claims if claim.slot == wanted.slot] or _bare_number(wanted, words)
    relations = [(relate(value, wanted.value), value) for value in given]
    if not relations:
        return None
    best, value = min(relations, key=lambda pair: _ORDER.index(pair[0]))
    if best in ("equal", "within"):
        return Attempt(text=words, verdict="right")
    if best == "contains":
        return Attempt(text=words, verdict="partly", remark="That fits; the sources say it more exactly.")
    if best == "overlaps":
        return Attempt(text=words, verdict="partly", remark="That is near.")
    return Attempt(text=words, verdict="wrong", remark=_direction(value, wanted.value))


_ORDER: Final[tuple[Relation, ...]] = ("equal", "within", "contains", "overlaps", "incompatible", "unknown")


def _bare_number(wanted: Claim, words: str) -> list[Value]:
    """A number alone ("300") takes the measure that is asked for."""
    found = re.search(r"\d[\d,.]*", words)
    if found is None or not isinstance(wanted.value, Quantity):
        return []
    digits = found.group().rstrip(".,").replace(",", "")
    if digits.count(".") > 1:
        return []
    number = float(digits)
    return [Quantity(low=number, high=number, dimension=wanted.value.dimension, unit=wanted.value.unit)]


def _direction(given: Value, wanted: Value) -> str:
    """Which way the answer lies: a help that does not tell it."""
    if isinstance(given, TimeSpan) and isinstance(wanted, TimeSpan) and given.earliest and wanted.earliest:
        return (
            "The sources say an earlier time." if given.earliest > wanted.earliest else "The sources say a later time."
        )
    if isinstance(given, Quantity) and isinstance(wanted, Quantity):
        mine, theirs = given.low or given.high, wanted.low or wanted.high
        if mine is not None and theirs is not None and given.unit == wanted.unit:
            return "The sources say less." if mine > theirs else "The sources say more."
    return "That is not what the sources say."


def _judge_dispute(
    course: CourseFile, task: Task, reading: AnswerReading, known: dict[str, Claim], words: str
) -> Attempt | None:
    finding = next((one for one in course.findings if one.key in task.answer.disputes), None)
    if finding is None:
        return None
    met = _sides_met(finding, known, reading)
    if not met:
        return None
    if len(met) > 1 or _DIFFER.search(words):
        return Attempt(text=words, verdict="right")
    if finding.favoured is not None and finding.favoured in met:
        return Attempt(text=words, verdict="right")
    return Attempt(text=words, verdict="partly", remark="Some sources say so. What do the others say?")


def _sides_met(finding: Finding, known: dict[str, Claim], reading: AnswerReading) -> set[int]:
    """The sides whose value the learner named."""
    given = [claim.value for claim in reading.claims]
    met = set()
    for place, side in enumerate(finding.sides):
        values: Sequence[Value] = [known[key].value for key in side.claims[:1] if key in known]
        if any(relate(mine, theirs) in ("equal", "within") for mine in given for theirs in values):
            met.add(place)
    return met


def _judge_words(course: CourseFile, task: Task, words: str) -> Attempt:
    """By the telling words of the answer; another word of the same meaning or a slip of the pen counts too."""
    support = support_of(course)
    share = _held(course, support, task, words)
    if _is_name(task) and _same_name(course, task, words):
        share = 1.0
    if share >= ENOUGH:
        return Attempt(text=words, verdict="right")
    return Attempt(text=words, verdict="partly" if share >= SOME else "wrong")


def _held(course: CourseFile, support: Support, task: Task, words: str) -> float:
    secret = {stem_of(word) for word in task.secrets}
    given = support.concepts(words, [])
    stems = {*stems_of(words)}
    meanings = frozenset().union(*(concept.meanings for concept in given))
    held = whole = 0.0
    for concept in support.concepts(task.answer.text, []):
        if concept.form not in secret:
            continue
        whole += concept.weight
        if concept.form in stems or (len(concept.form) > 3 and nearly_same(concept.form, stems)):
            held += concept.weight
        elif concept.meanings & meanings and not _is_name(task):
            held += 0.8 * concept.weight
    if not whole:  # numbers only
        return float(bool(secret) and secret <= stems)
    return held / whole


def _is_name(task: Task) -> bool:
    """Whether the answer is a name: "King" does not stand for "Queen" there."""
    words = task.answer.text.split()
    telling = [word for word in words if folded(word) not in STOP]
    return task.card.kind == "name" or (0 < len(telling) <= LONGEST_NAME and all(w[:1].isupper() for w in telling))


def _same_name(course: CourseFile, task: Task, words: str) -> bool:
    """Whether both are names of one thing, or the answer is the last part of the name."""
    known = course_names(course)
    mine, theirs = folded(words.strip(" .,!")), folded(task.answer.text.strip(" .,!"))
    if mine in known and known.get(mine) == known.get(theirs):
        return True
    return bool(theirs.split()) and theirs.split()[-1] in mine.split()
