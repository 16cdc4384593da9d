"""Floors under what was measured: a figure may rise, and falls below its floor only with a reason.

    python benchmarks/gate.py                          list the floors
    python benchmarks/gate.py check FIGURES.json       complain (exit code 1) about every figure below its floor
    python benchmarks/gate.py pin NAME VALUE           raise a floor, or set a new one
    python benchmarks/gate.py pin NAME VALUE --reason "..."    lower one, saying why

`floors.json` maps the name of a figure (``dates.wikiwars.value_f1``) to its floor; FIGURES.json maps names to measured
values, as the benchmarks write them with ``--figures``. More is always better: name a figure so (a speed, a share of
right answers, not a time or a count of errors). Pin a floor a little below what was measured where the measure is
noisy; a ratio to a yardstick that runs beside it is less noisy than a speed.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.json")


class FloorLowered(ValueError):
    """A floor would sink and nobody said why."""


def read_floors(path: Path = FLOORS) -> dict[str, dict[str, object]]:
    """All floors: name to ``{"floor": number, "reason": text}``; none where there is no file yet."""
    if not path.exists():
        return {}
    floors: dict[str, dict[str, object]] = json.loads(path.read_text("utf-8"))
    return floors


def below_floor(figures: Mapping[str, float], path: Path = FLOORS) -> list[str]:
    """A sentence for every figure below its floor. Figures without a floor are free."""
    floors = read_floors(path)
    return [
        f"{name} is {value:g}, below its floor of {floors[name]['floor']}"
        for name, value in sorted(figures.items())
        if name in floors and value < float(str(floors[name]["floor"]))
    ]


def pin(name: str, value: float, reason: str = "", path: Path = FLOORS) -> None:
    """Set a floor.

    Raises:
        FloorLowered: it would be lower than it is, and ``reason`` is empty.
    """
    floors = read_floors(path)
    if name in floors and value < float(str(floors[name]["floor"])) and not reason.strip():
        raise FloorLowered(
            f"{name} has a floor of {floors[name]['floor']}; say with --reason why it may sink to {value:g}"
        )
    floors[name] = {"floor": value, "reason": reason}
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", "utf-8")
        os.replace(part, path)  # noqa: PTH105 - one atomic step, also on Windows
    finally:
        part.unlink(missing_ok=True)


def write_figures(figures: Mapping[str, float], path: Path) -> None:
    """Add figures to a file of them, for ``check``."""
    known = json.loads(path.read_text("utf-8")) if path.exists() else {}
    path.write_text(json.dumps({**known, **figures}, indent=2, sort_keys=True) + "\n", "utf-8")


def main(arguments: list[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, prog="gate.py"
    )
    commands = parser.add_subparsers(dest="command")
    check = commands.add_parser("check", help="complain about figures below their floors")
    check.add_argument("figures", type=Path)
    pinning = commands.add_parser("pin", help="set a floor")
    pinning.add_argument("name")
    pinning.add_argument("value", type=float)
    pinning.add_argument("--reason", default="")
    given = parser.parse_args(arguments)
    if given.command == "check":
        complaints = below_floor(json.loads(given.figures.read_text("utf-8")))
        for complaint in complaints:
            print(complaint, file=sys.stderr)
        return 1 if complaints else 0
    if given.command == "pin":
        try:
            pin(given.name, given.value, given.reason)
        except FloorLowered as error:
            print(error, file=sys.stderr)
            return 2
        return 0
    for name, floor in sorted(read_floors().items()):
        print(f"{name:45} {floor['floor']:>10}  {floor['reason']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
