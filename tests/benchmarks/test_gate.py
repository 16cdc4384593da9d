"""The gate that holds what was reached."""

import importlib.util
import json
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def gate():
    spec = importlib.util.spec_from_file_location("gate", BENCHMARKS / "gate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_floor_rises_and_does_not_sink_without_a_reason(gate, tmp_path):
    floors = tmp_path / "floors.json"
    gate.pin("dates.f1", 90.0, path=floors)
    gate.pin("dates.f1", 92.0, path=floors)
    with pytest.raises(gate.FloorLowered, match="why"):
        gate.pin("dates.f1", 91.0, path=floors)
    with pytest.raises(gate.FloorLowered):
        gate.pin("dates.f1", 91.0, "  ", path=floors)
    assert gate.read_floors(floors)["dates.f1"]["floor"] == 92.0
    gate.pin("dates.f1", 91.0, "the gold was corrected", path=floors)
    assert gate.read_floors(floors)["dates.f1"] == {"floor": 91.0, "reason": "the gold was corrected"}


def test_every_figure_below_its_floor_is_named(gate, tmp_path):
    floors = tmp_path / "floors.json"
    gate.pin("a", 90.0, path=floors)
    gate.pin("b", 50.0, path=floors)
    complaints = gate.below_floor({"a": 89.9, "b": 50.0, "free": 0.0}, floors)
    assert len(complaints) == 1
    assert complaints[0].startswith("a is 89.9")


def test_a_write_that_fails_leaves_the_floors_as_they_were(gate, tmp_path, monkeypatch):
    floors = tmp_path / "floors.json"
    gate.pin("a", 1.0, path=floors)

    def refuse(*_):
        raise OSError("disk full")

    monkeypatch.setattr(gate.os, "replace", refuse)
    with pytest.raises(OSError, match="disk full"):
        gate.pin("a", 2.0, path=floors)
    assert gate.read_floors(floors)["a"]["floor"] == 1.0
    assert list(tmp_path.iterdir()) == [floors]


def test_check_fails_below_a_floor_and_figures_add_up(gate, tmp_path, monkeypatch, capsys):
    floors, figures = tmp_path / "floors.json", tmp_path / "figures.json"
    gate.pin("a", 90.0, path=floors)
    gate.write_figures({"b": 1.0}, figures)
    gate.write_figures({"a": 80.0}, figures)
    assert json.loads(figures.read_text("utf-8")) == {"a": 80.0, "b": 1.0}
    monkeypatch.setattr(gate.below_floor, "__defaults__", (floors,))
    assert gate.main(["check", str(figures)]) == 1
    assert "a is 80" in capsys.readouterr().err


def test_the_floors_in_the_repository_can_be_read(gate):
    floors = gate.read_floors()
    assert floors
    assert all(isinstance(floor["floor"], float | int) for floor in floors.values())
