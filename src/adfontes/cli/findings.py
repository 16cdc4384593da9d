"""``adfontes findings``: where the sources agree, are more exact than one another, or disagree."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

EXAMPLES = """[bold]Examples[/bold]

  adfontes findings treaty.adf

  adfontes findings treaty.adf --json > findings.json
"""


def findings(
    topic: Annotated[Path, typer.Argument(metavar="TOPIC.adf", help="A course file.")],
    json: Annotated[
        bool, typer.Option("--json", help="Print them as JSON, with places in the sources' texts.")
    ] = False,
) -> None:
    """Show where the sources disagree, and where they agree."""
    from adfontes.cli.json_forms import findings_form, print_json  # noqa: PLC0415
    from adfontes.course import open_course  # noqa: PLC0415

    with open_course(topic) as course:
        if json:
            print_json(findings_form(course))
            return
        from adfontes.cli import sections  # noqa: PLC0415
        from adfontes.cli.terminal import Letters, agreed_lines, make_console  # noqa: PLC0415
        from adfontes.guide.saying import agreed_findings  # noqa: PLC0415

        console = make_console()
        sections.show_disputes(course, console)
        letters = Letters(course)
        for kind, heading in (("corroborated", "Sources agree"), ("refined", "One source is more exact")):
            of_kind = [finding for finding in agreed_findings(course) if finding.kind == kind]
            if of_kind:
                console.print(heading, style="bold")
            for finding in of_kind:
                console.print(agreed_lines(finding, letters))
