"""``adfontes boards``: the exam boards that adfontes knows, what each asks, and whether a file of your own is right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from adfontes.values.exams import Board, Paper, QuestionType

EXAMPLES = """[bold]Examples[/bold]

  adfontes boards

  adfontes boards show aqa-gcse

  adfontes boards check my-board.toml

  adfontes boards --boards my-boards/               with your own beside those that come with adfontes
"""

app = typer.Typer(no_args_is_help=False)
Own = Annotated[Path | None, typer.Option("--boards", metavar="DIR", help="A folder with boards of your own (*.toml).")]
AsJson = Annotated[bool, typer.Option("--json", help="Print it as JSON.")]


@app.callback(invoke_without_command=True)
def boards(context: typer.Context, own: Own = None, json: AsJson = False) -> None:
    """List the exam boards; see what one asks; check a file of your own."""
    if context.invoked_subcommand is not None:
        return
    from adfontes.cli.terminal import make_console  # noqa: PLC0415
    from adfontes.exams import load_boards  # noqa: PLC0415

    known = load_boards(own)
    if json:
        from adfontes.cli.json_forms import print_json  # noqa: PLC0415

        print_json({"boards": list(known.values())})
        return
    console = make_console()
    for board in known.values():
        console.print(f"{board.key:18} {board.name}", f"({board.code})" if board.code else "")
        console.print(f"{'':18} papers {', '.join(paper.key for paper in board.papers)}", style="dim")
    console.print("\nMore: adfontes boards show KEY", style="dim")


@app.command("show")
def show(
    key: Annotated[str, typer.Argument(metavar="KEY", help="A board, such as aqa-gcse.")],
    own: Own = None,
    json: AsJson = False,
) -> None:
    """Show a board: its papers, its questions, and how far each line is to be trusted."""
    from adfontes.cli.terminal import make_console  # noqa: PLC0415
    from adfontes.exams import find_board  # noqa: PLC0415

    board = find_board(key, own)
    if json:
        from adfontes.cli.json_forms import print_json  # noqa: PLC0415

        print_json(board)
        return
    _show_board(board, make_console())


@app.command("check")
def check(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE]", help="Files of your own; without one, the boards of adfontes.", show_default=False
        ),
    ] = None,
    own: Own = None,
    json: AsJson = False,
) -> None:
    """Check boards: sums, levels, slots of the stems.

    Exits with 1 where something is wrong.
    """
    from adfontes.cli.terminal import clean, make_console  # noqa: PLC0415
    from adfontes.exams import check_board, load_boards, read_board_path  # noqa: PLC0415

    known = load_boards(own)
    given = {str(path): read_board_path(path, known) for path in files} if files else known
    found = {name: check_board(board) for name, board in given.items()}
    if json:
        from adfontes.cli.json_forms import print_json  # noqa: PLC0415

        print_json({"problems": found})
    else:
        console = make_console()
        for name, problems in found.items():
            console.print(f"{name}: " + ("holds together" if not problems else "something is wrong"), soft_wrap=True)
            for problem in problems:
                console.print(f"  {clean(problem)}", soft_wrap=True)
    if any(found.values()):
        raise typer.Exit(1)


def _show_board(board: Board, console: Console) -> None:
    from adfontes.exams.words import TRUST  # noqa: PLC0415

    console.print(f"{board.name} {board.code}".rstrip(), style="bold")
    console.print(f"{board.ages} · looked at on {board.checked} · from {board.basis.document}, {board.basis.place}")
    for note in (board.basis.note, *board.notes):
        if note:
            console.print(f"  {note}")
    for paper in board.papers:
        _show_paper(board, paper, console)
    console.print()
    for mark, meaning in TRUST.items():
        console.print(f"[{mark}] {meaning}", style="dim")


def _show_paper(board: Board, paper: Paper, console: Console) -> None:
    from adfontes.exams.words import sittings  # noqa: PLC0415

    facts = [
        f"{paper.marks} marks",
        f"{paper.minutes} minutes",
        f"{paper.share:.0%}" if paper.share else "",
        sittings(paper),
    ]
    console.print(f"\n{paper.name} [{paper.basis.confidence}]", style="bold")
    console.print(" · ".join(fact for fact in facts if fact))
    for note in (paper.basis.note, paper.left_out):
        if note:
            console.print(f"  {note}")
    for section in paper.sections:
        console.print(f"  {section.name}")
        for key in section.questions:
            kind = board.question_type(key)
            if kind:
                _show_question(kind, console)


def _show_question(kind: QuestionType, console: Console) -> None:
    from rich.padding import Padding  # noqa: PLC0415

    from adfontes.exams.words import marks_of, stem_in_words  # noqa: PLC0415

    tested = ", ".join(kind.objectives)
    facts = [marks_of(kind), f"{kind.minutes:g} min", tested, f"[{kind.basis.confidence}]"]
    console.print(Padding(stem_in_words(kind.stem), (0, 0, 0, 4), expand=False))
    console.print(Padding(" · ".join(fact for fact in facts if fact), (0, 0, 0, 6), expand=False), style="dim")
