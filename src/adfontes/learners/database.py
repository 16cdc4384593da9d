"""Where learners' data lives, and how Django is told so.

The web's settings use :func:`database_settings`; the command line calls :func:`open_learners`, which configures Django
by itself. WAL with synchronous=FULL: a commit is on disk when it returns, and readers never wait for the writer
(https://sqlite.org/wal.html).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from adfontes.errors import LearnerDataError

if TYPE_CHECKING:
    from adfontes.learners.records import LearnerRecords

FOLDER = ".adfontes"
FILE = "learners.sqlite3"
SETTINGS: dict[str, Any] = {
    "INSTALLED_APPS": ["adfontes.learners"],
    "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
    "USE_TZ": True,
    "TIME_ZONE": "UTC",
}
"""Django settings that learners' data needs besides the database."""


def learners_path(folder: Path) -> Path:
    """The database file of the folder that holds the courses."""
    return folder.resolve() / FOLDER / FILE


def place_of(course: Path) -> tuple[Path, str]:
    """The folder whose learners' data belong to a course file, and the course's name in them.

    The nearest folder above that has such data already (it was served, or revised from); else the file's own. The name
    is the path relative to it, with forward slashes, so that the browser and the terminal mean the same course.
    """
    course = course.resolve()
    folder = next((above for above in course.parents if learners_path(above).is_file()), course.parent)
    return folder, course.relative_to(folder).as_posix()


def database_settings(folder: Path) -> dict[str, Any]:
    """The entry of Django's ``DATABASES`` for the courses in ``folder``."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(learners_path(folder)),
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON",
        },
    }


def open_learners(folder: Path) -> LearnerRecords:
    """Open the learners' data of ``folder``, making or upgrading it where needed.

    Configures Django where nobody has. A process may open several folders, one after another or at once.

    Raises:
        LearnerDataError: the data cannot be read or written.
    """
    import django  # noqa: PLC0415 - only learners' data and the web import Django
    from django.conf import settings  # noqa: PLC0415

    if not settings.configured:
        settings.configure(**SETTINGS, DATABASES={"default": database_settings(folder)})
    django.setup()

    from adfontes.learners.records import LearnerRecords  # noqa: PLC0415 - models need the set-up above

    alias = _alias(folder)
    prepare(folder, alias)
    return LearnerRecords(alias)


def _alias(folder: Path) -> str:
    """Django's name for the folder's database, registered where it is not the default."""
    from django.db import connections  # noqa: PLC0415

    wanted = database_settings(folder)
    for alias, known in connections.databases.items():
        if str(known["NAME"]) == wanted["NAME"]:
            return str(alias)
    alias = wanted["NAME"]
    connections.databases[alias] = connections.configure_settings({"default": wanted})["default"]
    return str(alias)


def prepare(folder: Path, alias: str = "default") -> None:
    """Make the folder and bring the tables up to date.

    Raises:
        LearnerDataError: the file is no database, or may not be written.
    """
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import DatabaseError, connections  # noqa: PLC0415

    path = learners_path(folder)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _alone(path.with_suffix(".lock")):
            call_command("migrate", "learners", database=alias, verbosity=0, interactive=False)
    except OSError as error:
        raise LearnerDataError(
            f"your answers cannot be kept in {path.parent}: {error.strerror}; choose a folder that you may write to"
        ) from error
    except DatabaseError as error:
        connections[alias].close()
        raise LearnerDataError(
            f"your answers in {path} cannot be opened ({error}); move it aside or put back a copy, then try again"
        ) from error


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Let one process at a time make or change the tables; the lock ends with the process that holds it."""
    with path.open("a") as file:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415

            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl  # noqa: PLC0415

            fcntl.flock(file, fcntl.LOCK_EX)
        yield
