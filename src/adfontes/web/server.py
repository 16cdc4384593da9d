"""Starting the server: Django under waitress, on this machine only."""

from __future__ import annotations

import webbrowser
from collections.abc import Callable
from pathlib import Path
from threading import Thread

from adfontes.errors import ServerError
from adfontes.web.settings import make_settings

HOST = "127.0.0.1"
THREADS = 4


def prepare(folder: Path) -> None:
    """Set Django up for ``folder`` and bring the learners' tables up to date.

    Raises:
        LearnerDataError: answers cannot be kept there.
    """
    import django  # noqa: PLC0415 - help and errors come before Django
    from django.conf import settings  # noqa: PLC0415

    from adfontes.learners import open_learners  # noqa: PLC0415

    if not settings.configured:
        settings.configure(**make_settings(folder))
    django.setup()
    open_learners(folder)


def serve(folder: Path, port: int, *, announce: Callable[[str], None], open_browser: bool = False) -> None:
    """Serve the courses of ``folder`` until Ctrl-C.

    Args:
        folder: where the course files are.
        port: 0 for any free one.
        announce: is told the address as soon as the server answers there.
        open_browser: show the address in the user's browser.

    Raises:
        ServerError: the folder is not there, or the port is taken.
        LearnerDataError: answers cannot be kept in the folder.
    """
    if not folder.is_dir():
        raise ServerError(f"there is no folder {folder}; give the one where your course files (.adf) are")
    folder = folder.resolve()
    prepare(folder)

    import waitress  # noqa: PLC0415
    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415

    try:
        server = waitress.create_server(get_wsgi_application(), host=HOST, port=port, threads=THREADS, ident="adfontes")
    except OSError as error:
        raise ServerError(f"port {port} cannot be used ({error.strerror}); give another one with --port") from error
    address = f"http://{HOST}:{server.effective_port}/"
    announce(address)
    if open_browser:
        Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    server.run()
