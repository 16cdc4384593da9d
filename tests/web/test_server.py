"""The server as a process: it starts quickly, serves this machine alone, and keeps what was answered."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from adfontes.learners import learners_path
from adfontes.web.settings import read_secret


def test_the_server_answers_soon_after_it_starts_and_ends_cleanly_on_ctrl_c(serve) -> None:
    server = serve()
    assert server.address.startswith("http://127.0.0.1:")
    assert server.started_in < 15  # 3 s on a quiet machine; benchmarks measure it, this holds the order of magnitude
    begun = time.monotonic()
    page = urllib.request.urlopen(server.address).read()
    assert time.monotonic() - begun < 3
    assert b"The Great Fire of London" in page
    assert server.stop() == 0


def test_servers_that_start_at_once_on_a_new_folder_all_work(folder: Path) -> None:
    command = [sys.executable, "-c", "from adfontes.cli.main import run; run()", "serve", str(folder), "--port", "0"]
    servers = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) for _ in range(4)]
    said = [server.stdout.readline() for server in servers if server.stdout]
    for server in servers:
        server.terminate()
        server.wait(timeout=20)
    assert all("http://127.0.0.1:" in line for line in said), said


@pytest.mark.parametrize("problem", ["no folder", "taken port"])
def test_what_cannot_be_served_is_said_in_one_sentence(serve, folder: Path, problem: str) -> None:
    where, port = (str(folder / "none"), "0") if problem == "no folder" else (str(folder), "")
    if not port:
        port = serve().address.rstrip("/").rpartition(":")[2]
    command = [sys.executable, "-c", "from adfontes.cli.main import run; run()", "serve", where, "--port", port]
    ended = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    assert ended.returncode == 2
    assert ended.stderr.startswith("adfontes: ") and len(ended.stderr.strip().splitlines()) <= 2


def test_the_secret_key_is_made_once_and_nobody_else_may_read_it(tmp_path: Path) -> None:
    key = read_secret(tmp_path)
    assert len(key) > 40 and read_secret(tmp_path) == key
    assert stat.S_IMODE(learners_path(tmp_path).with_name("secret-key").stat().st_mode) == 0o600


def test_reading_asking_and_revising_load_no_language_model(folder: Path) -> None:
    script = """
import sys
from pathlib import Path
from adfontes.web.server import prepare
from adfontes.web.settings import make_settings
prepare(Path(sys.argv[1]))
from django.test import Client
client = Client(SERVER_NAME="localhost")
for part in ("", "facts", "timeline", "sources/D?at=74", "ask?q=When+did+the+fire+begin", "cards", "quiz", "progress"):
    assert client.get("/course/fire/" + part).status_code == 200, part
heavy = {"spacy", "onnxruntime", "trafilatura", "pypdfium2", "docx"} & set(sys.modules)
assert not heavy, heavy
"""
    # A cache of its own: where another test left vectors of this course, asking would rightly use them.
    ended = subprocess.run(
        [sys.executable, "-c", script, str(folder)], check=False, capture_output=True, text=True, timeout=120,
        env={**os.environ, "ADFONTES_CACHE": str(folder / "cache")},
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
