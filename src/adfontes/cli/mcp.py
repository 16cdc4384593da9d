"""``adfontes mcp``: the courses of a folder for a program that speaks the Model Context Protocol."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

EXAMPLES = """[bold]Examples[/bold]

  adfontes mcp courses/            a client starts this; it speaks on standard input and output
"""


def mcp(
    folder: Annotated[Path, typer.Argument(metavar="[FOLDER]", help="A folder with course files (*.adf).")] = Path(),
) -> None:
    """Let an assistant read your courses: list, ask, disagreements, quotations, a quiz. It can change nothing."""
    from adfontes.mcp.server import serve  # noqa: PLC0415

    serve(folder)
