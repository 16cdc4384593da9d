"""``adfontes exam``: a timed practice paper from a course, in the form of an exam board."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from adfontes.cli.terminal import Letters
    from adfontes.values.exams import ExamQuestion, PracticePaper, SetSection

EXAMPLES = """[bold]Examples[/bold]

  adfontes exam treaty.adf --board aqa-gcse

  adfontes exam treaty.adf --board edexcel-gcse --paper 3 --answers

  adfontes exam treaty.adf --board ap-world --paper dbq -o paper.html

  adfontes exam treaty.adf --board cambridge-igcse --json

The boards: adfontes boards
"""


def exam(
    topic: Annotated[Path, typer.Argument(metavar="TOPIC.adf", help="A course file.")],
    *,
    board: Annotated[str, typer.Option("--board", metavar="KEY", help="An exam board, such as aqa-gcse.")],
    paper: Annotated[
        str, typer.Option("--paper", metavar="KEY", help="Which of its papers; the first without it.")
    ] = "",
    answers: Annotated[bool, typer.Option("--answers", help="Show what answers could hold, with the sources.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the paper as JSON, answers included.")] = False,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write the paper to a file (.html or .md).")
    ] = None,
    own: Annotated[
        Path | None, typer.Option("--boards", metavar="DIR", help="A folder with boards of your own (*.toml).")
    ] = None,
) -> None:
    """Set a practice paper from your sources, in the form of a board; never an official one."""
    from adfontes.cli.terminal import Letters, make_console  # noqa: PLC0415
    from adfontes.course import open_course  # noqa: PLC0415
    from adfontes.exams import find_board, set_paper  # noqa: PLC0415

    chosen = find_board(board, own)
    with open_course(topic) as course:
        made = set_paper(course, chosen, paper)
        if json:
            from adfontes.cli.json_forms import print_json  # noqa: PLC0415

            print_json(made)
        elif out is not None:
            from adfontes.exams.printing import write_paper  # noqa: PLC0415

            write_paper(made, course, out, answers=answers)
            make_console().print(f"{out}: {made.marks} marks in {made.minutes} minutes", soft_wrap=True)
        else:
            _show(made, Letters(course), make_console(), answers=answers)


def _show(paper: PracticePaper, letters: Letters, console: Console, *, answers: bool) -> None:
    from adfontes.cli.terminal import clean  # noqa: PLC0415
    from adfontes.exams.printing import heading_of, how_many  # noqa: PLC0415
    from adfontes.values.exams import PRACTICE_ONLY  # noqa: PLC0415

    console.print(clean(paper.title), style="bold")
    for line in heading_of(paper):
        console.print(line)
    number = 0
    for section in paper.sections:
        console.print(f"\n{section.name}", style="bold")
        if how_many(section):
            console.print(how_many(section))
        for question in section.questions:
            number += 1
            console.print()
            _show_question(section, question, number, letters, console)
            if answers:
                _show_answer(question, letters, console)
    for problem in paper.missing:
        console.print(f"\n{problem}", style="dim")
    console.print(f"\n{PRACTICE_ONLY}", style="dim")


def _show_question(
    section: SetSection, question: ExamQuestion, number: int, letters: Letters, console: Console
) -> None:
    from adfontes.cli.terminal import clean  # noqa: PLC0415
    from adfontes.exams.printing import new_documents  # noqa: PLC0415
    from adfontes.exams.words import marks_of  # noqa: PLC0415

    for document in new_documents(section, question):
        console.print(f"{document.label}. {clean(document.provenance)}")
        console.print(letters.quote(document.citation))
    console.print(f"{number}. {clean(question.text)}", style="bold")
    for letter, part in zip("abcdef", question.parts, strict=False):
        console.print(f"   ({letter}) {clean(part)}")
    for prompt in question.prompts:
        console.print(f"   • {clean(prompt)}")
    console.print(f"   {marks_of(question)} · {question.minutes:g} minutes", style="dim")


def _show_answer(question: ExamQuestion, letters: Letters, console: Console) -> None:
    from rich.text import Text  # noqa: PLC0415

    from adfontes.cli.terminal import clean, marks  # noqa: PLC0415
    from adfontes.exams.printing import grouped_points  # noqa: PLC0415

    console.print("   An answer could hold:")
    for heading, points in grouped_points(question).items():
        if heading:
            console.print(f"   {clean(heading)}", style="bold")
        for point in points:
            console.print(Text.assemble("   – ", clean(point.statement.text), "  ", marks(point.statement, letters)))
    for advice in question.indicative.advice:
        console.print(f"   {advice}")
    if question.indicative.criteria:
        console.print(f"   Criteria for a judgement: {'; '.join(question.indicative.criteria)}.")
    if question.indicative.judgement:
        console.print(f"   A possible judgement: {clean(question.indicative.judgement)}")
    console.print(f"   {clean(question.rule)}", style="dim")
