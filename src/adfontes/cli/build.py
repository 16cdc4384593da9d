"""``adfontes build``: sources in, a course file out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from adfontes.building import BuildReport

EXAMPLES = """[bold]Examples[/bold]

  adfontes build treaty/ -o treaty.adf

  adfontes build notes.docx chapter.pdf page.html -o treaty.adf --title "The treaty of 1950"
"""

MOST_MEANINGS = 800
"""Sentences whose meanings are read when a course is built: some two seconds. A convention."""
_WORDS = {
    "reading": "Reading the sources",
    "comparing": "Comparing what they say",
    "composing": "Making the course",
    "writing": "Writing the course file",
}


def build(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH", help="Files and folders: HTML, text, Markdown, PDF, Word.")
    ],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="The course file to write, topic.adf.")],
    title: Annotated[str | None, typer.Option(help="What the course is called; the sources say it otherwise.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 where a file could not be read.")] = False,
) -> None:
    """Build a course from your sources.

    A file that cannot be read is named, and the course is built from the others. Building again with one more source
    reads only that one.
    """
    import os  # noqa: PLC0415
    import time  # noqa: PLC0415

    from adfontes.building import build_course  # noqa: PLC0415
    from adfontes.cli.progress import Bar  # noqa: PLC0415
    from adfontes.cli.terminal import clean, make_console, say  # noqa: PLC0415

    started = time.perf_counter()
    with Bar(_WORDS) as bar:
        report = build_course(paths, out, title=title, processes=os.cpu_count() or 1, progress=bar.step)
    for problem in report.problems:
        say(f"Not read: {clean(str(problem))}")
    for remark in report.remarks:
        say(f"Note: {clean(str(remark))}")
    make_console().print(_summary(report, out, time.perf_counter() - started), soft_wrap=True)
    _read_meanings(out)
    if strict and report.problems:
        raise typer.Exit(1)


def _read_meanings(out: Path) -> None:
    """Make the sentence vectors of a course of usual length ready, where the model is installed, so that no one waits.

    A longer one waits until it is first asked at the command line.
    """
    from adfontes.ask.minilm import is_installed  # noqa: PLC0415

    if not is_installed():
        return
    from adfontes.ask.reading import read  # noqa: PLC0415
    from adfontes.ask.vectors import prepare  # noqa: PLC0415
    from adfontes.course import open_course  # noqa: PLC0415

    with open_course(out) as course:
        if len(course.searchable) <= MOST_MEANINGS:
            prepare(read(course))


def _summary(report: BuildReport, out: Path, seconds: float) -> str:
    from adfontes.cli.terminal import clean  # noqa: PLC0415
    from adfontes.guide.saying import plural  # noqa: PLC0415

    counts = report.counts
    held = ", ".join(
        [
            plural(counts["facts"], "fact"),
            plural(counts["timeline"], "date"),
            plural(counts["disputes"], "disagreement"),
            plural(counts["cards"], "card"),
        ]
    )
    sources = plural(counts["sources"], "source")
    return f"{out}: {clean(report.content.title)}\n{held} from {sources}, in {seconds:.1f} s"
