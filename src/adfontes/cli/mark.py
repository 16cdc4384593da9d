"""``adfontes mark``: practice feedback on an answer to an exam question, with every slip beside the source sentence."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from adfontes.cli.terminal import Letters
    from adfontes.values.citations import Citation
    from adfontes.values.marking import Marking, Override

EXAMPLES = """[bold]Examples[/bold]

  adfontes mark treaty.adf --question "Explain why the treaty was signed." answer.txt

  adfontes mark treaty.adf -q "How far do you agree?" answer.txt --board aqa-gcse

  adfontes mark treaty.adf -q "Describe the treaty." - --json < answer.txt

  adfontes mark treaty.adf -q "Describe the treaty." answer.txt --teacher "A. Reader" --give "5 of 8"
"""
_MOST_QUOTES = 3


def mark(
    topic: Annotated[Path, typer.Argument(metavar="TOPIC.adf", help="A course file.")],
    answer: Annotated[Path, typer.Argument(metavar="ANSWER", help="A file with the answer, or - for the input.")],
    *,
    question: Annotated[
        str, typer.Option("--question", "-q", metavar="TEXT", help="The question, in any wording.", show_default=False)
    ],
    board: Annotated[
        str | None, typer.Option("--board", metavar="BOARD", help="Also give the levels, rows and caps of this board.")
    ] = None,
    teacher: Annotated[
        str | None, typer.Option("--teacher", metavar="NAME", help="Who gives a mark of their own with --give.")
    ] = None,
    give: Annotated[
        str | None, typer.Option("--give", metavar="MARK", help='Keep the teacher\'s own mark, such as "13 of 16".')
    ] = None,
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="What the teacher says of it.")] = "",
    json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
) -> None:
    """Give practice feedback on an answer: points held and missing, slips beside the sources, a band with reasons."""
    from adfontes.course import open_course  # noqa: PLC0415
    from adfontes.exams import find_board, mark, question_type_for  # noqa: PLC0415

    words = read_answer_file(answer)
    with open_course(topic) as course:
        kind = question_type_for(find_board(board), question) if board else None
        marking = mark(course, question, words, kind)
        overrides = _overrides(topic, marking, teacher, give, note)
        if json:
            import msgspec  # noqa: PLC0415

            from adfontes.cli.json_forms import print_json  # noqa: PLC0415

            print_json({**msgspec.structs.asdict(marking), "overrides": overrides})
            return
        from adfontes.cli.terminal import Letters, make_console  # noqa: PLC0415

        console = make_console()
        for one in overrides[-1:]:
            day = one.when.astimezone()
            said = f" {one.note}" if one.note else ""
            console.print(f"{one.teacher} gave {one.mark} on {day.day} {day:%B %Y, %H:%M}.{said}", style="bold")
        _show(marking, Letters(course), console)


def _overrides(topic: Path, marking: Marking, teacher: str | None, give: str | None, note: str) -> tuple[Override, ...]:
    """What teachers gave for this very answer; a new mark is kept with name and time."""
    from datetime import UTC, datetime  # noqa: PLC0415

    from adfontes.errors import AnswerError  # noqa: PLC0415
    from adfontes.learners import learners_path, open_learners, place_of  # noqa: PLC0415
    from adfontes.values.marking import Override  # noqa: PLC0415

    if bool(teacher) != bool(give):
        raise AnswerError('a mark of a teacher needs a name and the mark: --teacher "A. Reader" --give "13 of 16"')
    folder, name = place_of(topic)
    if not give and not learners_path(folder).is_file():
        return ()
    records = open_learners(folder)
    if give and teacher:
        override = Override(marking=marking.key, teacher=teacher, mark=give, note=note, when=datetime.now(UTC))
        records.keep_override(name, override)
    return records.overrides(name, marking.key)


def read_answer_file(path: Path) -> str:
    """The words of an answer.

    Raises:
        SourceError: the file cannot be read, or has no words.
    """
    import sys  # noqa: PLC0415

    from adfontes.sources import read_bytes, read_source  # noqa: PLC0415

    if str(path) == "-":
        return read_bytes(sys.stdin.buffer.read(), "answer.txt").text
    return read_source(path, path.name).text


def _show(marking: Marking, letters: Letters, console: Console) -> None:
    console.print(marking.note, style="bold")
    band = marking.band
    rungs = str(band.rung) if band.sure else f"{band.low} to {band.high}"
    console.print(f"\nRung {rungs} of 5. {band.label}" + (f" ({band.level})" if band.level else ""))
    for reason in marking.reasons:
        console.print(f"  {'✓' if reason.met else '·'} {reason.text}")
    if band.next:
        console.print(f"To go higher: {band.next}")
    for row in marking.rows:
        console.print(f"  {row.name}: {row.marks} of {row.most}{'' if row.sure else ' (unsure)'}. {row.reason}")
    for cap in marking.caps:
        console.print(f"  No more than {cap.at_most} marks: {cap.reason}")
    _show_slips(marking, letters, console)
    console.print(f"\nPoints that the sources say too: {len(marking.points)}", style="bold")
    for point in marking.points:
        _said(f"  {_short(point.quote)}", point.citations[:1], letters, console)
    if marking.missing:
        console.print("\nThe sources also say:", style="bold")
        for missing in marking.missing:
            _said("", missing.citations[:1], letters, console)
    for note in marking.unsure:
        console.print(f"\n{note}", style="dim")


def _show_slips(marking: Marking, letters: Letters, console: Console) -> None:
    if marking.slips:
        console.print("\nThe sources contradict this:", style="bold")
    for slip in marking.slips:
        _said(f"  ≠ {slip.message}", slip.citations[:_MOST_QUOTES], letters, console)
    if marking.differing:
        console.print("\nHere the sources differ:", style="bold")
    for one in marking.differing:
        _said(f"  ≠ {one.message}", [side.citations[0] for side in one.sides if side.citations], letters, console)


def _said(words: str, citations: tuple[Citation, ...] | list[Citation], letters: Letters, console: Console) -> None:
    from adfontes.cli.terminal import clean  # noqa: PLC0415

    if words:
        console.print(f"  {clean(words)}")
    for citation in citations:
        console.print(letters.quote(citation))


def _short(words: str) -> str:
    return words if len(words) <= 160 else words[:159].rsplit(" ", 1)[0] + " …"
