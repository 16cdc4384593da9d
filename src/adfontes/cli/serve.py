"""``adfontes serve``: the courses of a folder in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

EXAMPLES = """[bold]Examples[/bold]

  adfontes serve

  adfontes serve history/ --open

  adfontes serve history/ --port 9000
"""
PORT = 8423


def serve(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where your course files (.adf) are.")] = Path(),
    port: Annotated[int, typer.Option(min=0, max=65535, help="Where the pages are; 0 for any free port.")] = PORT,
    open_browser: Annotated[bool, typer.Option("--open", help="Show the library in your browser at once.")] = False,
) -> None:
    """Read, ask and revise in a browser. Nothing leaves this machine; Ctrl-C ends it."""
    from adfontes.web.server import serve as serve_folder  # noqa: PLC0415

    def announce(address: str) -> None:
        typer.echo(f"Your courses are at {address} (Ctrl-C ends it)")

    serve_folder(folder, port, announce=announce, open_browser=open_browser)
