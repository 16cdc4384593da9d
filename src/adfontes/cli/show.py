"""``adfontes show``: a course in the terminal."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from adfontes.course import CourseFile

EXAMPLES = """[bold]Examples[/bold]

  adfontes show treaty.adf

  adfontes show treaty.adf timeline

  adfontes show treaty.adf disputes --json
"""


class Section(StrEnum):
    """What there is to see."""

    sources = "sources"
    timeline = "timeline"
    facts = "facts"
    terms = "terms"
    topic_cards = "topic_cards"
    causes = "causes"
    arguments = "arguments"
    disputes = "disputes"
    agreed = "agreed"
    names = "names"
    questions = "questions"
    profiles = "profiles"
    claims = "claims"


def show(
    topic: Annotated[Path, typer.Argument(metavar="TOPIC.adf", help="A course file.")],
    section: Annotated[Section | None, typer.Argument(help="What to see; a summary without it.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print it as JSON (schemas in docs/schemas).")] = False,
) -> None:
    """Show a course: its sources, timeline, facts, terms, causes, arguments, disagreements, names ..."""
    from adfontes.cli.json_forms import print_json, section_form, summary_form  # noqa: PLC0415
    from adfontes.course import open_course  # noqa: PLC0415

    with open_course(topic) as course:
        if json:
            print_json(section_form(course, section.value) if section else summary_form(course))
            return
        from adfontes.cli import sections  # noqa: PLC0415
        from adfontes.cli.terminal import make_console, say  # noqa: PLC0415
        from adfontes.guide.saying import plural  # noqa: PLC0415

        console = make_console()
        lost = sum(followed.fate == "gone" for followed in course.edits)
        if lost:
            say(f"{plural(lost, 'correction')} no longer found its item; see: adfontes edit {topic} list")
        if section is None:
            _show_summary(course, topic, console)
        else:
            sections.SHOW[section.value](course, console)


def _show_summary(course: CourseFile, topic: Path, console: Console) -> None:
    from adfontes.cli import sections  # noqa: PLC0415
    from adfontes.cli.json_forms import disputes_of  # noqa: PLC0415
    from adfontes.cli.terminal import clean  # noqa: PLC0415
    from adfontes.guide.saying import plural  # noqa: PLC0415

    console.print(clean(course.title), style="bold")
    console.print()
    sections.SHOW["sources"](course, console)
    disputes = disputes_of(course)
    counted = [
        (len(course.facts), "fact"),
        (len(course.timeline), "date"),
        (len(course.terms), "key term"),
        (len(course.causes), "cause"),
        (len(course.names), "name"),
        (len(disputes), "disagreement"),
        (len(course.questions), "question"),
        (len(course.cards), "card"),
        (len(course.quiz), "quiz question"),
    ]
    later = ("key term", "cause", "question")
    held = [plural(count, word) for count, word in counted if count or word not in later]
    console.print(" · ".join(held))
    if disputes:
        console.print("\nCareful, the sources disagree:", style="bold")
        for finding in disputes:
            values = ", or ".join(clean(side.value) for side in finding.sides)
            console.print(f"  ≠ {clean(finding.question)} {values}")
    console.print(f"\nMore: adfontes show {topic} {'|'.join(Section)}", style="dim", soft_wrap=True)
