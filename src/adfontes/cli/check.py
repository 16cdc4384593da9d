"""``adfontes check``: is every quote of a course still where it says?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

EXAMPLES = """[bold]Examples[/bold]

  adfontes check treaty.adf

  adfontes check *.adf --json
"""


def check(
    topics: Annotated[list[Path], typer.Argument(metavar="TOPIC.adf", help="Course files.")],
    json: Annotated[bool, typer.Option("--json", help="Print what is broken as JSON.")] = False,
) -> None:
    """Verify every quote of a course against the stored sources, and the file itself.

    Exits with 1 where something is broken.
    """
    from adfontes.cli.json_forms import print_json  # noqa: PLC0415
    from adfontes.cli.terminal import clean, make_console  # noqa: PLC0415
    from adfontes.course import check_course  # noqa: PLC0415
    from adfontes.errors import DamagedCourse  # noqa: PLC0415

    found: dict[str, list[str]] = {}
    for topic in topics:
        try:
            found[str(topic)] = check_course(topic)
        except DamagedCourse as error:
            found[str(topic)] = [f"{error}."]
    if json:
        print_json({"problems": found})
    else:
        console = make_console()
        for name, problems in found.items():
            console.print(
                f"{name}: " + ("every quote stands where it says" if not problems else "broken"), soft_wrap=True
            )
            for problem in problems:
                console.print(f"  {clean(problem)}", soft_wrap=True)
    if any(found.values()):
        raise typer.Exit(1)
