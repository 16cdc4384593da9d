"""How quickly a learner sees something: starting the server, the first page, every page, an answer on the command line.

    python benchmarks/faces.py [COURSE.adf]

Without a course the shipped example is built first. Times are wall-clock seconds, the best of three; the machine's
load is printed beside them, because it matters more than anything else here.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMAND = [sys.executable, "-c", "from adfontes.cli.main import run; run()"]
PARTS = [
    "",
    "timeline",
    "facts",
    "disputes",
    "names",
    "sources",
    "sources/A",
    "ask?q=When",
    "cards",
    "quiz",
    "progress",
]


def best(action: Callable[[], object], times: int = 3) -> float:
    """The shortest of several runs, in seconds."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        action()
        taken.append(time.perf_counter() - begun)
    return min(taken)


def fetch(address: str) -> bytes:
    """A page."""
    with urllib.request.urlopen(address) as answer:
        return bytes(answer.read())


def show(name: str, address: str) -> None:
    """Print how long a page takes and how much it weighs."""
    print(f"{name:30} {best(lambda: fetch(address)) * 1000:6.0f} ms {len(fetch(address)):8} B")


def start(folder: Path) -> tuple[subprocess.Popen[str], str, float]:
    """A server, its address, and the seconds until it answered."""
    begun = time.perf_counter()
    command = [*COMMAND, "serve", str(folder), "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"})
    assert process.stdout
    address = next(word for word in process.stdout.readline().split() if word.startswith("http://"))
    fetch(address)
    return process, address, time.perf_counter() - begun


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if len(sys.argv) > 1:
            shutil.copy(sys.argv[1], folder / "course.adf")
        else:
            example = ROOT / "examples" / "sino-soviet-treaty-1950"
            subprocess.run([*COMMAND, "build", str(example), "-o", str(folder / "course.adf")], check=True)
        print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
        process, address, seconds = start(folder)
        print(f"serve answers after            {seconds:6.2f} s")
        try:
            show("library", address)
            for part in PARTS:
                show(part or "overview", f"{address}course/course/{part}")
        finally:
            process.terminate()
            process.wait(timeout=20)
        question = [*COMMAND, "ask", str(folder / "course.adf"), "When was the treaty signed?"]
        seconds = best(lambda: subprocess.run(question, check=False, capture_output=True))
        print(f"adfontes ask                   {seconds:6.2f} s")


if __name__ == "__main__":
    main()
