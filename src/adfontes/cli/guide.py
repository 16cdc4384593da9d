"""``adfontes guide``: a course as a page, a document, a knowledge organiser or a calendar."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

EXAMPLES = """[bold]Examples[/bold]

  adfontes guide treaty.adf -o treaty.html

  adfontes guide treaty.adf --format pdf --sections timeline,facts,disputes

  adfontes guide treaty.adf --organiser -o organiser.pdf

  adfontes guide treaty.adf --format ics
"""


class Form(StrEnum):
    """What a guide can be."""

    html = "html"
    pdf = "pdf"
    docx = "docx"
    md = "md"
    ics = "ics"


def guide(
    topic: Annotated[Path, typer.Argument(metavar="TOPIC.adf", help="A course file.")],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="The file; beside the course without it.")
    ] = None,
    form: Annotated[
        Form | None,
        typer.Option("--format", help="html (with cards and quiz), pdf, docx, md, or ics (the dated days)."),
    ] = None,
    sections: Annotated[
        str, typer.Option("--sections", metavar="NAMES", help="Only these, with commas: timeline,facts,terms ...")
    ] = "",
    organiser: Annotated[
        bool, typer.Option("--organiser", help="Two pages of A4 to hand out; PDF, or HTML with --format html.")
    ] = False,
) -> None:
    """Write the course to read, to print, to revise from or to give away; nothing in it needs a network."""
    from adfontes.cli.terminal import make_console  # noqa: PLC0415
    from adfontes.course import open_course  # noqa: PLC0415
    from adfontes.guide.writing import form_of, write_guide  # noqa: PLC0415

    chosen = form.value if form else form_of(out) if out else "pdf" if organiser else "html"
    page = out or topic.with_suffix(f".organiser.{chosen}" if organiser else f".{chosen}")
    wanted = [name.strip().replace("-", "_") for name in sections.split(",") if name.strip()]
    with open_course(topic) as course:
        write_guide(course, page, chosen, sections=wanted, organiser=organiser)
    hint = {"html": "open it in a browser", "ics": "open it in a calendar", "md": "open it in any editor"}.get(
        chosen, "ready to print"
    )
    make_console().print(f"{page}: {hint}", soft_wrap=True)
