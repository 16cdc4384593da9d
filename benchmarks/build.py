"""How long a build takes, beside a yardstick for the speed of the machine, and whether every citation verifies.

    python benchmarks/build.py [--topics] [--json]

Seconds differ from machine to machine and with what else it is doing; the ratio to the yardstick (the same piece of
plain Python, run before and after each measurement) differs much less. Every figure is the median of three runs but
for the first build. The documents are those of the development topic in ../shared, or the shipped example.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from adfontes.building import build_course
from adfontes.course import check_course

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
REAL = SHARED / "topics" / "sino-soviet-treaty-1950"
EXAMPLE = ROOT / "examples" / "sino-soviet-treaty-1950"
RUNS = 3
LIMITS = {
    "first build, new process": 10.0,
    "second build, same process, empty cache": 2.0,
    "unchanged rebuild, same process": 0.5,
    "unchanged rebuild, new process": None,
    "show, new process": 1.0,
    "ask, new process": 1.0,
}
"""Seconds that the issue allows; None where it sets no limit."""


def yardstick() -> float:
    """Seconds that a fixed piece of work takes here and now."""
    started = time.perf_counter()
    for number in range(60_000):
        hashlib.sha256(str(number).encode() * 8).hexdigest()
    return time.perf_counter() - started


def measure(work: Callable[[], object], runs: int = RUNS) -> dict[str, float]:
    """Median seconds of some work and its ratio to the yardstick beside it."""
    seconds, ratios = [], []
    for _ in range(runs):
        before = yardstick()
        started = time.perf_counter()
        work()
        taken = time.perf_counter() - started
        seconds.append(taken)
        ratios.append(taken / ((before + yardstick()) / 2))
    return {"seconds": round(statistics.median(seconds), 3), "yardsticks": round(statistics.median(ratios), 1)}


def in_new_process(*arguments: object) -> Callable[[], object]:
    """Run the command line as a person does."""
    command = [str(Path(sys.executable).with_name("adfontes")), *(str(argument) for argument in arguments)]
    return lambda: subprocess.run(command, check=True, capture_output=True)


def measure_builds(files: list[Path], folder: Path) -> dict[str, dict[str, float]]:
    """The figures of the issue on five documents."""
    cache = Path(os.environ["ADFONTES_CACHE"])
    course = folder / "topic.adf"

    def build_from_nothing() -> None:
        shutil.rmtree(cache, ignore_errors=True)
        build_course(files, course)

    found = {"first build, new process": measure(in_new_process("build", *files, "-o", course), runs=1)}
    build_from_nothing()  # loads the model into this process
    found["second build, same process, empty cache"] = measure(build_from_nothing)
    found["unchanged rebuild, same process"] = measure(lambda: build_course(files, course))
    found["unchanged rebuild, new process"] = measure(in_new_process("build", *files, "-o", course))
    found["show, new process"] = measure(in_new_process("show", course))
    found["ask, new process"] = measure(in_new_process("ask", course, "When was the treaty signed?"))
    return found


def verify_topics(folder: Path) -> dict[str, Any]:
    """Build every topic and check every citation of it."""
    problems: dict[str, list[str]] = {}
    citations = 0
    for topic in sorted(path.parent for path in (SHARED / "topics").glob("*/gold.json")):
        course = folder / f"{topic.name}.adf"
        build_course(sorted(topic.glob("source_*.txt")), course)
        problems[topic.name] = check_course(course)
        citations += count_citations(course)
    return {"topics": len(problems), "citations": citations, "problems": {t: p for t, p in problems.items() if p}}


def count_citations(course: Path) -> int:
    """Distinct citations in a course file."""
    import sqlite3  # noqa: PLC0415

    with sqlite3.connect(course) as database:
        return int(database.execute("SELECT count(*) FROM citation").fetchone()[0])


def main(arguments: list[str]) -> int:
    """Print the figures; exit with 1 where a citation does not verify."""
    files = sorted(REAL.glob("source_*.txt")) or sorted(path for path in EXAMPLE.iterdir() if path.is_file())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["ADFONTES_CACHE"] = str(folder / "cache")
        results: dict[str, Any] = {"documents": len(files), "builds": measure_builds(files, folder)}
        if "--topics" in arguments:
            results["topics"] = verify_topics(folder)
    if "--json" in arguments:
        print(json.dumps(results, indent=1))
    else:
        for what, figures in results["builds"].items():
            limit = f"(at most {LIMITS[what]:g} s)" if LIMITS[what] else ""
            print(f"{what:42} {figures['seconds']:7.2f} s  {figures['yardsticks']:7.1f} yardsticks  {limit}")
        if "topics" in results:
            topics = results["topics"]
            broken = sum(len(found) for found in topics["problems"].values())
            print(f"{topics['citations']} citations in {topics['topics']} topics verified, {broken} problems")
    return 1 if results.get("topics", {}).get("problems") else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
