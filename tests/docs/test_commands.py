"""Every command that the documents show is run: a `console` block's lines that start with `$ adfontes`."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SERVES = ("serve", "revise", "mcp", "tutor")  # wait for a person; their own tests run them


def commands(page: Path) -> list[str]:
    blocks = "".join(BLOCK.findall(page.read_text(encoding="utf-8")))
    return [line[2:] for line in blocks.splitlines() if line.startswith("$ adfontes ")]


@pytest.mark.slow
@pytest.mark.parametrize("page", [page for page in PAGES if commands(page)], ids=lambda page: page.name)
def test_the_commands_of_a_page_run_in_order(page: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    program = Path(sys.executable).with_name("adfontes")
    for command in commands(page):
        arguments = shlex.split(command, comments=True)[1:]
        if arguments[0] in SERVES:
            continue
        ran = subprocess.run(
            [program, *arguments],
            check=False,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            env={**os.environ, "NO_COLOR": "1"},
        )
        assert ran.returncode == 0, f"{command}\n{ran.stdout}\n{ran.stderr}"


def test_the_readme_shows_commands() -> None:
    assert any(command.startswith("adfontes build") for command in commands(ROOT / "README.md"))
