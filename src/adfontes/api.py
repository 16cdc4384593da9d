"""The Python interface: build a course, open one, and read it.

>>> import adfontes
>>> course = adfontes.build(["notes.txt", "chapter.pdf"])       # doctest: +SKIP
>>> [side.value for side in course.disputes[0].sides]           # doctest: +SKIP
['14 February 1950', '14 February 1951']
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from concurrent.futures import Executor
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from adfontes.ask import answer
from adfontes.course import CourseFile, hold_course, open_course
from adfontes.values.answers import Answer
from adfontes.values.course import CourseSource
from adfontes.values.edits import FollowedEdit
from adfontes.values.evidence import Claim, Finding
from adfontes.values.exams import ExamQuestion, PracticePaper, QuestionType
from adfontes.values.marking import Marking
from adfontes.values.study import (
    Argument,
    Card,
    CausalLink,
    Fact,
    KeyTerm,
    NameEntry,
    QuizQuestion,
    SourceProfile,
    StudyQuestion,
    TimelineEntry,
    TopicCard,
)

if TYPE_CHECKING:
    from adfontes.practice import Records
    from adfontes.tutor import Tutor


class Course:
    """A course to read: everything in it carries its citations. Made by :func:`build` and :func:`open`."""

    def __init__(self, file: CourseFile) -> None:
        self.file = file
        """The course file behind it, with full-text search."""

    def __enter__(self) -> Course:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Course {self.title!r}: {len(self.sources)} sources>"

    def close(self) -> None:
        """Let go of the course file. What was read stays usable."""
        self.file.close()

    @property
    def title(self) -> str:
        """What the course is about."""
        return self.file.title

    @property
    def sources(self) -> tuple[CourseSource, ...]:
        """The sources with their letters, sorted by name."""
        return self.file.sources

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every single value that a source states."""
        return self.file.claims

    @property
    def findings(self) -> tuple[Finding, ...]:
        """How the sources stand to one another: corroborated, refined, disputed."""
        return self.file.findings

    @property
    def disputes(self) -> tuple[Finding, ...]:
        """The findings in which sources disagree."""
        return tuple(finding for finding in self.findings if finding.kind in ("disputed", "interpretive"))

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What a test may ask for."""
        return self.file.facts

    @property
    def timeline(self) -> tuple[TimelineEntry, ...]:
        """Dated events in order of time."""
        return self.file.timeline

    @property
    def names(self) -> tuple[NameEntry, ...]:
        """People, places and organisations with all their names."""
        return self.file.names

    @property
    def cards(self) -> tuple[Card, ...]:
        """Flashcards."""
        return self.file.cards

    @property
    def quiz(self) -> tuple[QuizQuestion, ...]:
        """Multiple-choice questions."""
        return self.file.quiz

    @property
    def terms(self) -> tuple[KeyTerm, ...]:
        """Key terms with what the sources say they mean."""
        return self.file.terms

    @property
    def topic_cards(self) -> tuple[TopicCard, ...]:
        """Agreements, battles, crises ... each on a card: what was agreed or suffered, and what came of it."""
        return self.file.topic_cards

    @property
    def causes(self) -> tuple[CausalLink, ...]:
        """What the sources say led to what; links whose nodes share a key form a chain."""
        return self.file.causes

    @property
    def arguments(self) -> tuple[Argument, ...]:
        """Questions of judgement with the evidence on both sides."""
        return self.file.arguments

    @property
    def questions(self) -> tuple[StudyQuestion, ...]:
        """Questions with their answers: those that sources carry, and those made from claims."""
        return self.file.questions

    @property
    def profiles(self) -> tuple[SourceProfile, ...]:
        """What sort of source each is, how it stands to the others, and how to cite it."""
        return self.file.profiles

    @property
    def edits(self) -> tuple[FollowedEdit, ...]:
        """What a person corrected, and what became of each correction since the course was built anew."""
        return self.file.edits

    def ask(
        self, question: str, choices: Sequence[str] = (), *, earlier: Sequence[str] = (), vectors: bool = True
    ) -> Answer:
        """Ask the sources a question.

        Args:
            question: in plain English.
            choices: the options, where it is a multiple-choice question.
            earlier: the questions before it, which it may refer back to ("When was it signed?").
            vectors: compare meanings too, where the sentence model is installed.

        Returns:
            An answer in their own words, both sides of a dispute, or that they do not say it.
        """
        return answer(self.file, question, choices, earlier=earlier, vectors=vectors)

    def exam(self, board: str, paper: str = "", *, boards: str | Path | None = None) -> PracticePaper:
        """A practice paper in the form of an exam board's; never an official one.

        Args:
            board: key of the board ("aqa-gcse"); ``adfontes.exams.load_boards()`` has them all.
            paper: key of one of its papers; the first where empty.
            boards: a folder with boards of your own.

        Raises:
            BoardError: there is no such board or paper.
        """
        from adfontes.exams import find_board, set_paper  # noqa: PLC0415 (whoever only reads sets no papers)

        return set_paper(self.file, find_board(board, Path(boards) if boards is not None else None), paper)

    def mark(self, question: str | ExamQuestion, answer: str, kind: QuestionType | None = None) -> Marking:
        """Give practice feedback on an answer: points, slips beside the sources, a band with reasons. Never a mark.

        Args:
            question: one that :meth:`exam` set, or the words of any other.
            answer: the learner's own words.
            kind: the board's question type, for its levels, rows and caps.

        Raises:
            AnswerError: the answer is empty or far too long.
        """
        from adfontes.exams import mark  # noqa: PLC0415 (reads the answer with the language room)

        return mark(self.file, question, answer, kind)

    def tutor(self, *, records: Records | None = None, name: str = "", size: int = 5) -> Tutor:
        """Begin a dialogue about what is known least; it hints before it tells.

        Args:
            records: where the learner's answers are kept; None keeps nothing.
            name: of the course in the records.
            size: how many questions.
        """
        from adfontes.tutor import Tutor  # noqa: PLC0415 (judges answers with the language room)

        return Tutor(self.file, records=records, name=name, clock=_local_time, size=size)

    def guide(
        self, path: str | Path, form: str = "", *, sections: Collection[str] = (), organiser: bool = False
    ) -> None:
        """Write the course as a page or document that needs no network.

        Args:
            path: where the file goes.
            form: ``html``, ``pdf``, ``docx``, ``md`` or ``ics``; empty for what the file's name says.
            sections: only these, such as ``timeline`` and ``facts``.
            organiser: two pages of A4 to hand out, as ``pdf`` or ``html``.

        Raises:
            AdfontesError: it cannot be written there, or there is no such format or section.
        """
        from adfontes.guide import write_guide  # noqa: PLC0415 (whoever only reads needs no templates)

        write_guide(self.file, Path(path), form, sections=sections, organiser=organiser)


def _local_time() -> datetime:
    return datetime.now().astimezone()


def build(
    paths: str | Path | Sequence[str | Path],
    out: str | Path | None = None,
    *,
    title: str | None = None,
    executor: Executor | None = None,
) -> Course:
    """Build a course from files and folders.

    A file that cannot be read is left out; :func:`adfontes.building.build_course` says which and why.

    Args:
        paths: files and folders of sources.
        out: where the course file goes; without it the course stays in memory.
        title: what the course is called; None lets the sources say.
        executor: spreads the reading of files over its workers; None for this process.

    Raises:
        NothingToRead: none of the paths held a readable source.
        CourseError: the course file cannot be written.
    """
    from adfontes.building import build_course  # noqa: PLC0415 (whoever opens courses reads no sources)

    given = [paths] if isinstance(paths, str | Path) else list(paths)
    report = build_course(given, Path(out) if out is not None else None, title=title, executor=executor)
    return Course(hold_course(report.content) if out is None else open_course(Path(out)))


def open(path: str | Path) -> Course:
    """Open a course file.

    Args:
        path: a file that :func:`build` or ``adfontes build`` wrote.

    Raises:
        CourseError: there is no such file, or another version of adfontes wrote it.
        DamagedCourse: it is no course, or it was cut off or edited.
    """
    return Course(open_course(Path(path)))
