"""``adfontes publish``: a course to give away, without the originals of its sources."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

EXAMPLES = """[bold]Examples[/bold]

  adfontes publish treaty.adf -o treaty-to-share.adf
"""


def publish(
    topic: Annotated[Path, typer.Argument(metavar="TOPIC.adf", help="A course file.")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE.adf", help="The course to give away.")],
) -> None:
    """Write the course without its originals: only what it quotes stays of each text, in its place.

    Your corrections are in it. It is opened, asked, revised and served like any other course.
    """
    from adfontes.cli.terminal import make_console  # noqa: PLC0415
    from adfontes.course import open_course, write_course  # noqa: PLC0415
    from adfontes.course.publishing import publish_content  # noqa: PLC0415
    from adfontes.errors import OutputError  # noqa: PLC0415

    if out.exists() and out.samefile(topic):
        raise OutputError(f"{out} is the course itself; give the published one another name with -o")
    with open_course(topic) as course:
        content = publish_content(course.edited_content)
    write_course(content, out)
    kept = sum(len("".join(entry.source.text.split())) for entry in content.sources)
    make_console().print(f"{out}: the course with {kept:,} quoted characters and no originals", soft_wrap=True)
