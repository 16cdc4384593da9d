"""``adfontes tutor``: a dialogue in the terminal that hints before it tells."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console

    from adfontes.cli.terminal import Letters
    from adfontes.tutor import Tutor
    from adfontes.values.tutor import Request, Turn

EXAMPLES = """[bold]Examples[/bold]

  adfontes tutor treaty.adf

  adfontes tutor treaty.adf --questions 3

In the dialogue: write an answer, or one of: hint, answer, why, compare, stop.
"""
STOPPED = 130
WISHES: dict[str, Request] = {"hint": "hint", "answer": "answer", "why": "why", "compare": "compare"}
LABELS = {"question": "?", "hint": "Hint", "narrower hint": "Another hint", "source": "Source", "try": "…"}


def tutor(
    topic: Annotated[Path, typer.Argument(metavar="TOPIC.adf", help="A course file.")],
    questions: Annotated[int, typer.Option("--questions", min=1, max=50, help="How many questions.")] = 5,
) -> None:
    """Talk about what you know least: question, hint, narrower hint, source, answer. Everything is kept at once."""
    from adfontes.cli.terminal import Letters, make_console  # noqa: PLC0415
    from adfontes.course import open_course  # noqa: PLC0415
    from adfontes.learners import open_learners, place_of  # noqa: PLC0415
    from adfontes.tutor import Tutor  # noqa: PLC0415
    from adfontes.tutor.model import ModelWording, settings_from  # noqa: PLC0415

    settings = settings_from()
    with open_course(topic) as course:
        folder, name = place_of(topic)
        records = open_learners(folder)
        records.follow(name, course.cards)
        sitting = Tutor(
            course,
            records=records,
            name=name,
            clock=lambda: datetime.now().astimezone(),
            size=questions,
            enrich=ModelWording(settings) if settings else None,
        )
        console = make_console()
        if not sitting.left:
            console.print("There is nothing to ask now: every card is known well, or the course has none.")
            return
        try:
            _talk(sitting, console, Letters(course))
        except (KeyboardInterrupt, EOFError):
            console.print("\nStopped. What was answered is kept.")
            raise typer.Exit(STOPPED) from None


def _talk(sitting: Tutor, console: Console, letters: Letters) -> None:
    console.print("Write an answer, or: hint, answer, why, compare, stop.", style="dim")
    while turns := sitting.begin():
        console.print()
        _show(turns, console, letters)
        while sitting.state is not None and sitting.state.step != "done":
            said = console.input("> ").strip()
            if said.lower() == "stop":
                return
            _show(_reply(sitting, said), console, letters)
        _afterwards(sitting, console, letters, lambda: console.input("[Enter] goes on > ").strip().lower())
    console.print("\nThat was all for now. What was hard comes back.")


def _reply(sitting: Tutor, said: str) -> tuple[Turn, ...]:
    wish = WISHES.get(said.lower())
    return sitting.ask(wish) if wish else sitting.say(said)


def _afterwards(sitting: Tutor, console: Console, letters: Letters, read: Callable[[], str]) -> None:
    """When the answer is known: why, and what the sources say to one another, as long as it is asked for."""
    while (said := read()) in ("why", "compare"):
        turns = sitting.ask(WISHES[said])
        _show(turns, console, letters)
        if not turns:
            console.print("The sources do not say more about that.", style="dim")


def _show(turns: tuple[Turn, ...], console: Console, letters: Letters) -> None:
    from adfontes.cli.terminal import clean  # noqa: PLC0415

    for turn in turns:
        label = LABELS.get(turn.kind, "")
        for number, line in enumerate(turn.text.split("\n")):
            opening = f"{label}: " if label and label != "?" and number == 0 else ""
            console.print(f"{opening}{clean(line)}", style="bold" if turn.kind == "question" else None)
        for citation in turn.citations[:4]:
            console.print(letters.quote(citation))
