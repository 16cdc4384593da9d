"""``adfontes``: the commands, put together. Everything heavy is imported inside a command, so that help is quick."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from typer.core import TyperGroup

from adfontes.cli import (
    ask,
    boards,
    build,
    channel,
    check,
    dates,
    doctor,
    edit,
    exam,
    findings,
    guide,
    mark,
    mcp,
    publish,
    quantities,
    revise,
    serve,
    show,
    tutor,
)
from adfontes.errors import AdfontesError

STOPPED = 130
"""Exit code after Ctrl-C, as shells have it: 128 + SIGINT."""


class Commands(TyperGroup):
    """The group of all commands: a known error is one sentence and exit code 2, Ctrl-C a short line and 130."""

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]  # typer's own copy of click's Context
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except AdfontesError as error:
            from adfontes.cli.terminal import clean  # noqa: PLC0415

            print(f"adfontes: {clean(str(error))}", file=sys.stderr)
            raise typer.Exit(2) from error
        except KeyboardInterrupt as error:
            print("\nadfontes: stopped; nothing half-done was left behind", file=sys.stderr)
            raise typer.Exit(STOPPED) from error


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version  # noqa: PLC0415

        print(f"adfontes {version('adfontes')}")
        raise typer.Exit


@app.callback()
def adfontes(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    """A revision course from your own sources: every statement cited, every disagreement shown."""


app.command("build", epilog=build.EXAMPLES)(build.build)
app.command("show", epilog=show.EXAMPLES)(show.show)
app.command("findings", epilog=findings.EXAMPLES)(findings.findings)
app.command("ask", epilog=ask.EXAMPLES)(ask.ask)
app.command("guide", epilog=guide.EXAMPLES)(guide.guide)
app.command("edit", epilog=edit.EXAMPLES)(edit.edit)
app.command("publish", epilog=publish.EXAMPLES)(publish.publish)
app.command("revise", epilog=revise.EXAMPLES)(revise.revise)
app.command("tutor", epilog=tutor.EXAMPLES)(tutor.tutor)
app.command("mark", epilog=mark.EXAMPLES)(mark.mark)
app.command("serve", epilog=serve.EXAMPLES)(serve.serve)
app.command("dates", epilog=dates.EXAMPLES)(dates.dates)
app.command("quantities", epilog=quantities.EXAMPLES)(quantities.quantities)
app.command("check", epilog=check.EXAMPLES)(check.check)
app.command("exam", epilog=exam.EXAMPLES)(exam.exam)
app.add_typer(boards.app, name="boards", epilog=boards.EXAMPLES)
app.add_typer(channel.app, name="channel", epilog=channel.EXAMPLES)
app.command("mcp", epilog=mcp.EXAMPLES)(mcp.mcp)
app.command("doctor", epilog=doctor.EXAMPLES)(doctor.doctor)


def run() -> None:
    """Where the ``adfontes`` command starts."""
    # A learner's names and quotes are in every script; a console that is not UTF-8 shows what it can.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    app()
