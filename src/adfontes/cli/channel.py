"""``adfontes channel``: the courses of a folder by voice (Alexa) or in a chat (Messenger)."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from adfontes.errors import ServerError

EXAMPLES = """[bold]Examples[/bold]

  adfontes channel alexa history/ --skill-id amzn1.ask.skill.1234

  adfontes channel alexa --model > skill.json       the words that the skill listens to, for Amazon's console

  adfontes channel messenger history/

  Nothing listens unless you start it. How to set up each service: docs/channels.md
"""
PORT = 8424

app = typer.Typer(
    no_args_is_help=True, help="Answer by voice (Alexa) or in a chat (Messenger). Off until you start it."
)
Folder = Annotated[Path, typer.Argument(metavar="[FOLDER]", help="Where your course files (.adf) are.")]
Port = Annotated[int, typer.Option(min=0, max=65535, help="Where it listens on this machine; 0 for any free port.")]


@app.command("alexa")
def alexa(
    folder: Folder = Path(),
    *,
    skill_id: Annotated[str, typer.Option("--skill-id", metavar="ID", help="Your skill: amzn1.ask.skill...")] = "",
    port: Port = PORT,
    model: Annotated[bool, typer.Option("--model", help="Print the skill's interaction model and stop.")] = False,
) -> None:
    """Answer an Alexa skill of your own; only requests that Amazon signed for it."""
    if model:
        from adfontes.channels.alexa import interaction_model  # noqa: PLC0415

        typer.echo(interaction_model(), nl=False)
        return
    if not skill_id:
        raise ServerError(
            "say which skill may ask, with --skill-id amzn1.ask.skill...; docs/channels.md says how to get one"
        )
    from adfontes.channels.serving import serve_alexa  # noqa: PLC0415

    serve_alexa(folder, skill_id, port, announce=_announce)


@app.command("messenger")
def messenger(folder: Folder = Path(), port: Port = PORT) -> None:
    """Answer the messages of a page of your own; only requests that Meta signed for it."""
    from adfontes.channels.serving import serve_messenger  # noqa: PLC0415

    serve_messenger(folder, port, announce=_announce)


def _announce(address: str) -> None:
    typer.echo(f"Listening at {address} (Ctrl-C ends it). Put HTTPS and a public name before it.")
