"""A folder of courses behind Django's test client, and behind a real server."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from adfontes.course import write_course
from adfontes.learners import SETTINGS, database_settings
from made_study import full_course

COMMAND = """
import signal
from adfontes.cli.main import run
signal.signal(signal.SIGINT, signal.default_int_handler)
run()
"""
"""The command as a terminal starts it; a process that a script starts in the background has Ctrl-C switched off."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one course."""
    courses = tmp_path / "courses"
    courses.mkdir()
    write_course(full_course(), courses / "fire.adf")
    return courses


@dataclass
class Browser:
    """Django's client as a browser without script: it follows links, fills forms, and checks tokens."""

    client: Any

    def get(self, address: str, status: int = 200) -> html.HtmlElement:
        response = self.client.get(address.partition("#")[0])
        assert response.status_code == status, (address, response.status_code)
        return html.document_fromstring(response.content.decode())

    def submit(self, form: html.HtmlElement, **values: str) -> Any:
        fields = {**dict(form.form_values()), **values}
        return self.client.post(form.action, fields)


@contextmanager
def configured(folder: Path) -> Iterator[None]:
    """Django set up for the folder, whatever other tests of this process did before."""
    import django
    from django.conf import settings
    from django.test import override_settings

    from adfontes.web.settings import make_settings

    if not settings.configured:
        settings.configure(**SETTINGS, DATABASES={"default": database_settings(folder)})
    django.setup()
    own = make_settings(folder)
    settings.SECRET_KEY = own["SECRET_KEY"]  # Django asks for one even when it puts the old settings back
    for fixed in ("INSTALLED_APPS", "DATABASES", "LOGGING_CONFIG", "SECRET_KEY"):
        del own[fixed]
    with override_settings(**own):
        yield


@pytest.fixture
def configure() -> Callable[[Path], Any]:
    """Django set up for a folder of the test's own."""
    return configured


@pytest.fixture
def browser(folder: Path) -> Iterator[Browser]:
    """The pages of the folder."""
    with configured(folder):
        from django.test import Client

        yield Browser(Client(enforce_csrf_checks=True, SERVER_NAME="localhost"))


@dataclass
class Server:
    """``adfontes serve`` in a process of its own."""

    process: subprocess.Popen[str]
    address: str
    started_in: float

    def stop(self) -> int:
        """Ctrl-C, and the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=20)


def start_server(folder: Path, *options: str) -> Server:
    """Start the command on a free port and wait until it answers."""
    begun = time.monotonic()
    command = [sys.executable, "-c", COMMAND, "serve", str(folder), "--port", "0"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen([*command, *options], stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout
    line = process.stdout.readline()
    address = next((word for word in line.split() if word.startswith("http://")), "")
    assert address, f"the server did not say where it is: {line!r}"
    while True:
        try:
            urllib.request.urlopen(address, timeout=10).close()
            return Server(process, address, time.monotonic() - begun)
        except urllib.error.URLError:
            assert time.monotonic() - begun < 30
            time.sleep(0.05)


@pytest.fixture
def serve(folder: Path) -> Iterator[Callable[[], Server]]:
    """Start a server for the folder; what still runs is ended."""
    servers: list[Server] = []

    def start() -> Server:
        servers.append(start_server(folder))
        return servers[-1]

    yield start
    for server in servers:
        if server.process.poll() is None:
            server.process.terminate()
            server.process.wait(timeout=20)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A browser for all tests of a module."""
    from browsing import started

    with started() as browser:
        yield browser


@pytest.fixture(params=("phone", "desk"))
def page(chromium: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    """A page on a phone, then on a desk."""
    from browsing import opened

    with opened(chromium, request.param) as page:
        yield page
