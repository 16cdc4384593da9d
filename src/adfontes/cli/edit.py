"""``adfontes edit``: correct, hide, add or approve what a course says, in a file of its own beside the course."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from adfontes.course import CourseFile
    from adfontes.values.edits import Action as Made
    from adfontes.values.edits import Edit

EXAMPLES = """[bold]Examples[/bold]

  adfontes edit treaty.adf list facts

  adfontes edit treaty.adf correct facts 3 --text "The loan was 300 million dollars."

  adfontes edit treaty.adf hide timeline "early 1950" --by "Ms Lee"

  adfontes edit treaty.adf add facts --text "Zhou came in January." --quote "Zhou Enlai arrived on 20 January"

  adfontes edit treaty.adf undo 2
"""


class Action(StrEnum):
    """What can be done."""

    list = "list"
    correct = "correct"
    hide = "hide"
    approve = "approve"
    add = "add"
    undo = "undo"


def edit(  # noqa: PLR0917 (each is an option of the command)
    topic: Annotated[Path, typer.Argument(metavar="TOPIC.adf", help="A course file.")],
    action: Annotated[
        Action, typer.Argument(help="list shows items and corrections; undo takes a number of that list.")
    ],
    section: Annotated[str, typer.Argument(help="facts, timeline, terms, names, cards, disputes ...")] = "",
    item: Annotated[str, typer.Argument(help="Number of the item in its section, or words of it.")] = "",
    text: Annotated[str, typer.Option("--text", help="The new words.")] = "",
    field: Annotated[
        str, typer.Option("--field", help="What to correct, where not the text: date, term, question.")
    ] = "",
    quote: Annotated[str, typer.Option("--quote", help="For add: the exact words of a source that say so.")] = "",
    source: Annotated[str, typer.Option("--source", help="For add: the source, where several have the words.")] = "",
    title: Annotated[str, typer.Option("--title", help="For add: the date, the term, or the question.")] = "",
    by: Annotated[str, typer.Option("--by", envvar="ADFONTES_NAME", help="Whose correction it is.")] = "",
) -> None:
    """Correct, hide, add or approve an item. Corrections stand beside the course and survive when it is built again."""
    from adfontes.cli.terminal import make_console  # noqa: PLC0415
    from adfontes.course import open_course  # noqa: PLC0415
    from adfontes.course.editing import add_item, choose_item, edit_item, take_back  # noqa: PLC0415
    from adfontes.course.overlay import overlay_path, read_overlay, write_overlay  # noqa: PLC0415

    console = make_console()
    with open_course(topic) as course:
        if action is Action.list:
            _list_items(course, section, console)
            return
        edits = read_overlay(topic)
        if action is Action.undo:
            number = section if section.isdecimal() else item
            write_overlay(topic, take_back(edits, int(number) if number.isdecimal() else 0))
            console.print(f"Correction {number} was taken back.")
            return
        who, when = by or _user(), datetime.now().astimezone().isoformat(timespec="seconds")
        if action is Action.add:
            made = add_item(course, section, text=text, quote=quote, title=title, source=source, by=who, when=when)
        else:
            chosen = choose_item(course, section, item)
            made = edit_item(
                course, cast("Made", action.value), section, chosen, by=who, when=when, field=field, text=text
            )
        write_overlay(topic, (*edits, made))
    console.print(_told(made), soft_wrap=True)
    console.print(f"Kept in {overlay_path(topic)}.", style="dim", soft_wrap=True)


def _list_items(course: CourseFile, section: str, console: Console) -> None:
    """The items of a section with their numbers, or all corrections and what became of them."""
    from adfontes.cli.terminal import clean  # noqa: PLC0415
    from adfontes.course.editing import items_of, words_of  # noqa: PLC0415
    from adfontes.guide.saying import by_hand  # noqa: PLC0415

    if section:
        for number, one in enumerate(items_of(course, section), start=1):
            mark = f"  ({by_hand(one.by_person)})" if one.by_person else ""
            console.print(f"{number:>3}  {clean(words_of(section, one))}{mark}")
        return
    for number, followed in enumerate(course.edits, start=1):
        fate = {
            "applied": "",
            "moved": " (found again after a rebuild)",
            "gone": " (GONE: its item is no longer there)",
        }
        console.print(f"{number:>3}  {_told(followed.edit)}{fate[followed.fate]}", soft_wrap=True)
    if not course.edits:
        console.print("No corrections yet. To see what can be corrected, name a section: list facts")


def _told(made: Edit) -> str:
    from adfontes.cli.terminal import clean  # noqa: PLC0415
    from adfontes.guide.saying import in_days  # noqa: PLC0415

    done = {"correct": "Corrected", "hide": "Hidden", "add": "Added", "approve": "Approved"}[made.action]
    words = clean(made.text if made.action == "add" else made.was)
    to = f" → “{clean(made.text)}”" if made.action == "correct" else ""
    section = "disputes" if made.section == "findings" else made.section
    return f"{done} in {section} by {clean(made.by)}, {in_days(made.when)}: “{words}”{to}"


def _user() -> str:
    """The name of whoever sits at the computer."""
    import getpass  # noqa: PLC0415

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "somebody"
