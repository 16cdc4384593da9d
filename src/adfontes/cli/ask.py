"""``adfontes ask``: a question to the sources of a course."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from adfontes.course import CourseFile
    from adfontes.values.answers import Answer

EXAMPLES = """[bold]Examples[/bold]

  adfontes ask treaty.adf "When was the treaty signed?"

  adfontes ask treaty.adf "How large was the loan?" --json
"""


def ask(
    topic: Annotated[Path, typer.Argument(metavar="TOPIC.adf", help="A course file.")],
    question: Annotated[list[str], typer.Argument(metavar="QUESTION", help="What you want to know.")],
    json: Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")] = False,
) -> None:
    """Ask the sources a question; the answer is in their own words, or that they do not say it."""
    from adfontes.ask import answer  # noqa: PLC0415
    from adfontes.cli.json_forms import print_json  # noqa: PLC0415
    from adfontes.course import open_course  # noqa: PLC0415

    with open_course(topic) as course:
        found = answer(course, " ".join(question))
        if json:
            print_json(found)
            return
        from adfontes.cli.terminal import make_console  # noqa: PLC0415

        _show(found, course, make_console())


def _show(answer: Answer, course: CourseFile, console: Console) -> None:
    from adfontes.cli.terminal import Letters, side_panels  # noqa: PLC0415

    letters = Letters(course)
    if answer.status == "not in the sources":
        console.print("The sources do not say this.", style="bold")
        if answer.nearest:
            console.print("The nearest that they say:")
    elif answer.status == "disputed":
        console.print("The sources disagree ≠", style="bold")
        console.print(side_panels(answer.sides, letters, console.width))
        return
    for citation in answer.citations or answer.nearest:
        console.print(letters.quote(citation))
