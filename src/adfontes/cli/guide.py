"""``adfontes guide``: a course as one page for any browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

EXAMPLES = """[bold]Examples[/bold]

  adfontes guide treaty.adf -o treaty.html
"""


def guide(
    topic: Annotated[Path, typer.Argument(metavar="TOPIC.adf", help="A course file.")],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="The page; beside the course without it.")
    ] = None,
) -> None:
    """Write the course as one HTML page that needs no network: to read, to print, to give away."""
    from adfontes.cli.terminal import make_console  # noqa: PLC0415
    from adfontes.course import open_course  # noqa: PLC0415
    from adfontes.guide import write_guide  # noqa: PLC0415

    page = out or topic.with_suffix(".html")
    with open_course(topic) as course:
        write_guide(course, page)
    make_console().print(f"{page}: open it in a browser", soft_wrap=True)
