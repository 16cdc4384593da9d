"""A practice paper as Markdown and as one HTML page: to print, to sit with a clock, to check afterwards."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from adfontes.course import CourseFile
from adfontes.errors import OutputError
from adfontes.exams.wording import one_line
from adfontes.exams.words import marks_of
from adfontes.guide.page import read_style
from adfontes.guide.writing import write_whole
from adfontes.values.exams import PRACTICE_ONLY, Document, ExamQuestion, IndicativePoint, PracticePaper, SetSection
from adfontes.values.study import Statement

FORMATS = {".html": "html", ".htm": "html", ".md": "md", ".markdown": "md"}


def write_paper(paper: PracticePaper, course: CourseFile, out: Path, *, answers: bool = False) -> None:
    """Write a paper to a file, as its name says (``.html``, ``.md``).

    Args:
        paper: the paper.
        course: the course that it was set from, for the letters of the sources.
        out: the file.
        answers: with the indicative answers after it.

    Raises:
        OutputError: the name ends otherwise, or the file cannot be written.
    """
    form = FORMATS.get(out.suffix.lower())
    if form is None:
        raise OutputError(f"{out} is no name of a paper; let it end in .html or .md")
    if not out.parent.is_dir():
        raise OutputError(f"the folder {out.parent} does not exist; make it first or choose another place")
    words = paper_html(paper, course, answers=answers) if form == "html" else paper_markdown(paper, course, answers)
    write_whole(out, words.encode())


def heading_of(paper: PracticePaper) -> list[str]:
    """What stands under the title: marks, minutes, and that it is not official."""
    given = f"{paper.marks} marks · {paper.minutes} minutes"
    if (paper.marks, paper.minutes) != (paper.board_marks, paper.board_minutes):
        given += f" (the board's paper: {paper.board_marks} marks, {paper.board_minutes} minutes)"
    return [given, "Practice questions in the form of the board, made from your own sources; not an official paper."]


def how_many(section: SetSection) -> str:
    """``Answer one question.``; empty where all are answered."""
    numbers = {1: "one question", 2: "two questions", 3: "three questions"}
    if not section.answer or section.answer >= len(section.questions):
        return ""
    return f"Answer {numbers.get(section.answer, f'{section.answer} questions')}."


def new_documents(section: SetSection, question: ExamQuestion) -> tuple[Document, ...]:
    """The documents of a question that do not stand before an earlier one of its section."""
    seen: set[Document] = set()
    for other in section.questions:
        if other is question:
            break
        seen.update(other.documents)
    return tuple(document for document in question.documents if document not in seen)


def grouped_points(question: ExamQuestion) -> dict[str, list[IndicativePoint]]:
    """The points of an answer under their headings."""
    sides = {"for": "For", "against": "Against", "point": ""}
    found: dict[str, list[IndicativePoint]] = {}
    for point in question.indicative.points:
        heading = ": ".join(word for word in (sides[point.side], point.heading) if word)
        found.setdefault(heading, []).append(point)
    return found


class Lettered:
    """The letters of a course's sources."""

    def __init__(self, course: CourseFile) -> None:
        self._letters = {entry.source.name: entry.letter for entry in course.sources}
        self._order = list(self._letters)

    def of(self, said: Statement) -> str:
        """``A B``: who says it."""
        names = sorted(set(said.sources), key=self._order.index)
        return " ".join(self._letters[name] for name in names)

    def colour(self, name: str) -> int:
        """The number of a source's colour, as every page has it."""
        return self._order.index(name) % 8 + 1


def paper_markdown(paper: PracticePaper, course: CourseFile, answers: bool = False) -> str:
    """The paper as Markdown."""
    letters = Lettered(course)
    lines = [f"# {paper.title}", "", *(f"{line}  " for line in heading_of(paper))]
    number = 0
    for section in paper.sections:
        lines += ["", f"## {section.name}", *(["", how_many(section)] if how_many(section) else [])]
        for question in section.questions:
            number += 1
            lines += ["", *_question_lines(section, question, number)]
    if answers:
        lines += ["", "# What answers could hold", ""]
        questions = [question for section in paper.sections for question in section.questions]
        for place, question in enumerate(questions, 1):
            lines += _answer_lines(question, place, letters)
    for problem in paper.missing:
        lines += ["", f"*{problem}*"]
    return "\n".join([*lines, "", f"*{PRACTICE_ONLY}*", ""])


def _question_lines(section: SetSection, question: ExamQuestion, number: int) -> list[str]:
    lines: list[str] = []
    for document in new_documents(section, question):
        quoted = [f"> {line}" for line in document.citation.quote.splitlines() if line.strip()]
        lines += [f"**{document.label}** {document.provenance}", "", *quoted, ""]
    lines += [f"**{number}.** {question.text} **({marks_of(question)}, {question.minutes:g} minutes)**"]
    lines += ["", *(f"({letter}) {part}  " for letter, part in zip("abcdef", question.parts, strict=False))]
    if question.prompts:
        lead = "" if question.form in ("importance", "two reasons") else "You may use the following in your answer:"
        lines += [lead, "", *(f"- {prompt}" for prompt in question.prompts)]
        lines += ["", "You must also use information of your own."] if lead else []
    return lines


def _answer_lines(question: ExamQuestion, number: int, letters: Lettered) -> list[str]:
    lines = [f"**{number}.** {question.text}", ""]
    for heading, points in grouped_points(question).items():
        lines += [f"*{heading}*", ""] if heading else []
        lines += [f"- {one_line(point.statement.text)} ({letters.of(point.statement)})" for point in points]
        lines += [""]
    given = question.indicative
    lines += [f"- {advice}" for advice in given.advice]
    if given.criteria:
        lines += ["", f"Criteria for a judgement: {'; '.join(given.criteria)}."]
    if given.judgement:
        lines += ["", f"A possible judgement: {given.judgement}"]
    return [*lines, "", f"*{question.rule}*", ""]


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("adfontes.exams"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    made.globals.update(
        heading_of=heading_of, how_many=how_many, new_documents=new_documents, grouped_points=grouped_points,
        marks_of=marks_of, practice_only=PRACTICE_ONLY,
    )  # fmt: skip
    return made


def paper_html(paper: PracticePaper, course: CourseFile, *, answers: bool = False) -> str:
    """The paper as one HTML page that needs no network."""
    return _environment().get_template("paper.html").render(
        paper=paper,
        letters=Lettered(course),
        answers=answers,
        style=Markup(read_style("tokens.css", "pieces.css", "layout.css")),  # noqa: S704 - our own files
    )  # fmt: skip
