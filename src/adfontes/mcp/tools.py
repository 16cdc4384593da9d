"""What a client may ask of a folder of courses. Every answer carries its citations, and nothing is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import msgspec

from adfontes.ask import answer
from adfontes.course import CourseFile, CourseFolder, open_course
from adfontes.errors import CourseError
from adfontes.practice import choose_questions
from adfontes.study.passages import one_line
from adfontes.values.citations import Citation, cite
from adfontes.values.study import Statement

MOST_FOUND: Final = 20
LONGEST_QUESTION: Final = 500
DISPUTED: Final = ("disputed", "interpretive")

Answer = dict[str, Any]


class Courses:
    """The courses of a folder, opened when they are asked for.

    Args:
        folder: where the course files (``*.adf``) are.

    Raises:
        CourseError: there is no such folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder: Final = CourseFolder(folder)

    def list_courses(self) -> list[Answer]:
        """Every course with its name, title and how much it holds; one that cannot be opened says why."""
        listed: list[Answer] = []
        for name, path in self._folder.files().items():
            try:
                with open_course(path) as course:
                    listed.append(
                        {
                            "name": name,
                            "title": course.title,
                            "sources": [entry.source.title or entry.source.name for entry in course.sources],
                            "facts": len(course.facts),
                            "disputes": sum(one.kind in DISPUTED for one in course.findings),
                        }
                    )
            except CourseError as error:
                listed.append({"name": name, "problem": str(error)})
        return listed

    def ask(self, course: str, question: str) -> Answer:
        """Ask the sources of a course.

        Args:
            course: its name, as :meth:`list_courses` gives it.
            question: in plain English.

        Returns:
            Status (answered, disputed, not in the sources), the answer in the sources' own words, its citations, both
            sides of a dispute, and what came nearest where the sources do not say it.

        Raises:
            CourseError: there is no such course.
        """
        with self._folder.open(course) as file:
            found = answer(file, one_line(question)[:LONGEST_QUESTION])
            return {
                "question": found.question,
                "status": found.status,
                "answer": found.answer,
                "citations": _cited(file, found.citations),
                "sides": [{"value": side.value, "citations": _cited(file, side.statements)} for side in found.sides],
                "nearest": _cited(file, found.nearest),
            }

    def list_disputes(self, course: str) -> list[Answer]:
        """Where the sources of a course disagree: the question, each side with its citations, and what speaks for one.

        Raises:
            CourseError: there is no such course.
        """
        with self._folder.open(course) as file:
            return [
                {
                    "question": finding.question,
                    "sides": [
                        {
                            "value": side.value,
                            "independent_sources": side.support,
                            "citations": _cited(file, side.statements),
                        }
                        for side in finding.sides
                    ],
                    "reasons": list(finding.reasons),
                    "better_supported": finding.favoured,
                }
                for finding in file.findings
                if finding.kind in DISPUTED
            ]

    def cite(self, course: str, words: str, most: int = 5) -> list[Answer]:
        """The sentences of the sources that hold these words, each quoted word for word with its place.

        Args:
            course: its name.
            words: what to look for; in any form of its words.
            most: how many at most.

        Raises:
            CourseError: there is no such course.
        """
        with self._folder.open(course) as file:
            hits = file.search(words[:LONGEST_QUESTION], max(1, min(most, MOST_FOUND)))
            return _cited(file, [cite(file.source(hit.source), hit.span) for hit in hits])

    def make_quiz(self, course: str, questions: int = 5) -> list[Answer]:
        """Multiple-choice questions whose right answer is cited.

        Args:
            course: its name.
            questions: how many at most.

        Raises:
            CourseError: there is no such course.
        """
        with self._folder.open(course) as file:
            chosen = choose_questions(file.quiz, (), max(1, min(questions, MOST_FOUND)))
            return [
                {
                    "question": one.stem,
                    "options": [option.text for option in one.options],
                    "right": next(place for place, option in enumerate(one.options) if option.right),
                    **_said(file, one.statement),
                }
                for one in chosen
            ]


def _said(file: CourseFile, statement: Statement) -> Answer:
    return {"statement": statement.text, "citations": _cited(file, statement.citations)}


def _cited(file: CourseFile, citations: tuple[Citation, ...] | list[Citation]) -> list[Answer]:
    """Citations as plain data, each with the letter and title of its source."""
    return [
        {
            **msgspec.to_builtins(one),
            "letter": file.letter(one.source),
            "title": file.source(one.source).title or one.source,
        }
        for one in citations
    ]
