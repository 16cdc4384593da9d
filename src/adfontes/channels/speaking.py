"""What is said aloud or written in a chat: short, with the source named and no side of a dispute left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from adfontes.course import CourseFile
from adfontes.guide.saying import join_words, readable
from adfontes.study.passages import one_line
from adfontes.values.answers import Answer
from adfontes.values.citations import Citation
from adfontes.values.evidence import Finding, Side
from adfontes.values.study import QuizQuestion

GAP: Final = re.compile(r"_{2,}")
"""The gap of a card, which a voice would spell."""
LETTERS: Final = "ABCDEFGH"
LONGEST_QUOTE: Final = 220
"""Characters: some fifteen seconds of speech."""
LONGEST_TITLE: Final = 60
MOST_NAMED: Final = 2
"""Sources named in one breath; of more the rest are counted."""
NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def clip(words: str, longest: int) -> str:
    """The words on one line, cut between two of them where they are too many to listen to."""
    line = GAP.sub("blank", one_line(readable(words)))
    if len(line) <= longest:
        return line
    return f"{line[:longest].rpartition(' ')[0].rstrip(' ,;:')} …"


def count(number: int, one: str) -> str:
    """``two sources``."""
    spelled = NUMBERS[number] if number < len(NUMBERS) else str(number)
    return f"{spelled} {one}{'' if number == 1 else 's'}"


def name_source(course: CourseFile, name: str) -> str:
    """What a source is called aloud: its title, with its letter where another has the same."""
    titles = [entry.source.title or entry.source.name for entry in course.sources]
    title = course.source(name).title or name
    called = clip(title, LONGEST_TITLE).rstrip(" .?!…")
    return called if titles.count(title) == 1 else f"{called}, source {course.letter(name)},"


def name_sources(course: CourseFile, names: Sequence[str]) -> str:
    """Those who say something, in one breath."""
    called = [name_source(course, name).rstrip(",") for name in names[:MOST_NAMED]]
    if len(names) > MOST_NAMED:
        called.append(count(len(names) - MOST_NAMED, "other"))
    return join_words(called)


def say_answer(course: CourseFile, found: Answer) -> str:
    """An answer with the one who gives it, both sides of a dispute, or that the sources do not say it."""
    if found.status == "disputed" and len(found.sides) > 1:
        return f"The sources disagree. {say_sides(course, found.sides)}"
    if found.status == "not in the sources" or not found.citations:
        nearest = f" The nearest they come: {say_quote(course, found.nearest[0])}" if found.nearest else ""
        return f"The sources do not say this.{nearest}"
    first = found.citations[0]
    others = [one for one in found.citations[1:] if one.source != first.source]
    said = say_quote(course, first)
    return f"{said} And {say_quote(course, others[0])}" if others else said


def say_quote(course: CourseFile, citation: Citation) -> str:
    """A quote with the one who says it: ``Class notes says: The fire began on 2 September``."""
    return f"{name_source(course, citation.source)} says: {sentence(clip(citation.quote, LONGEST_QUOTE))}"


def say_sides(course: CourseFile, sides: Sequence[Side]) -> str:
    """Every side of a dispute: ``Two sources say 1950: the notes and the chapter. One says 1951: the lesson``."""
    said = []
    for place, side in enumerate(sides):
        support = max(side.support, 1)
        who = count(support, "source") if place == 0 else NUMBERS[support] if support < len(NUMBERS) else str(support)
        value = clip(side.value, LONGEST_QUOTE).rstrip(".")
        said.append(
            f"{who.capitalize()} {'says' if support == 1 else 'say'} {value}: {name_sources(course, side.sources)}."
        )
    return " ".join(said)


def say_dispute(course: CourseFile, finding: Finding) -> str:
    """A disagreement: the question and each side."""
    return f"{sentence(clip(finding.question, LONGEST_QUOTE))} {say_sides(course, finding.sides)}"


def say_question(question: QuizQuestion, place: int, of: int) -> str:
    """A question of a quiz with its options."""
    options = "; ".join(
        f"{letter}, {clip(option.text, LONGEST_QUOTE).rstrip('.')}"
        for letter, option in zip(LETTERS, question.options, strict=False)
    )
    return f"Question {place} of {of}. {clip(question.stem, LONGEST_QUOTE)} {options}."


def say_mark(course: CourseFile, question: QuizQuestion, chosen: int | None) -> str:
    """Whether it was right, what is, and who says so; that it is disputed or rests on one source.

    Args:
        course: where the question is from.
        question: what was asked.
        chosen: index of the option; None where the learner did not know.
    """
    right = next(place for place, option in enumerate(question.options) if option.right)
    answer = f"{LETTERS[right]}, {clip(question.options[right].text, LONGEST_QUOTE).rstrip('.')}"
    if chosen == right:
        verdict = "That is right."
    elif chosen is None:
        verdict = f"It is {answer}."
    else:
        verdict = f"That is not what the sources say. It is {answer}."
    statement = question.statement
    care = ""
    if statement.disputes:
        care = " The sources disagree about this."
    elif len(statement.sources) == 1 and len(course.sources) > 1:
        care = " Only this source says so."
    return f"{verdict} {say_quote(course, statement.citations[0])}{care}"


def sentence(words: str) -> str:
    """The words with a stop at their end, so that a voice pauses."""
    return words if words.endswith((".", "!", "?", "…", "”", '"')) else f"{words}."
