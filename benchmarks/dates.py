"""How well and how fast time expressions are read, on WikiWars.

    python benchmarks/dates.py --data ../shared/eval/temporal [--per-doc] [--tune] [--figures FIGURES.json] [--gate]

`--data` names a folder with `wikiwars_dev.jsonl`, `score.py` (TempEval-3 measures) and `baseline_regex.py`. Accuracy
and speed come from one run in one process: words a second of processor time, and the same as a share of the regex
baseline's, timed just before and after. `--tune` searches the weights of the narrative anew and prints what leaving
each document out in turn would have scored. `--gate` fails where a figure is below its floor.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from adfontes.language.dates import find_dates
from adfontes.language.dates.exchange import timexes
from adfontes.language.dates.find import place
from adfontes.language.dates.locating import locate
from adfontes.language.dates.narrative import Weights
from gate import below_floor, write_figures

MEASURES = ("strict", "relaxed", "type", "value", "value~")
CHOICES: dict[str, tuple[Any, ...]] = {
    "backward": (1.5, 2.0, 3.0, 4.0),
    "prior": ((1.0,), (1.0, 0.5, 0.25), (1.0, 0.7, 0.5)),
    "later": ((0.3,), (0.6, 0.3), (1.0, 0.5)),
    "farthest": (18.0, 30.0, 48.0),
    "aside_months": (7, 10, 14, 24),
    "return_times": (2, 4, 8),
}
Documents = Mapping[str, dict[str, Any]]


def load(folder: Path, name: str) -> ModuleType:
    """A script beside the data."""
    spec = importlib.util.spec_from_file_location(name, folder / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def words_per_second(documents: Documents, read: Callable[[str], object]) -> float:
    """Words of all documents over the processor time that reading them takes."""
    words = sum(len(document["text"].split()) for document in documents.values())
    started = time.process_time()
    for document in documents.values():
        read(document["text"])
    return words / max(time.process_time() - started, 1e-9)


def predict(documents: Documents) -> dict[str, dict[str, Any]]:
    """Our tags of every document."""
    return {
        name: {"id": name, "timex": timexes(document["text"], find_dates(document["text"]))}
        for name, document in documents.items()
    }


def tune(documents: Documents, score: ModuleType) -> None:
    """Search the weights one after another, twice; print the best and the leave-one-document-out figure."""
    located = {name: locate(document["text"])[0] for name, document in documents.items()}
    tried: dict[Weights, dict[str, tuple[int, int, int]]] = {}

    def right(weights: Weights) -> dict[str, tuple[int, int, int]]:
        if weights not in tried:
            tried[weights] = {}
            for name, document in documents.items():
                tags = timexes(document["text"], place(located[name], None, weights))
                counts, _ = score.count(document["timex"], tags)
                tried[weights][name] = (counts["value~"], len(tags), len(document["timex"]))
        return tried[weights]

    def f1(counts: list[tuple[int, int, int]]) -> float:
        return 200 * sum(c for c, _, _ in counts) / sum(p + g for _, p, g in counts)

    best = Weights()
    for _ in range(2):
        for name, choices in CHOICES.items():
            for choice in choices:
                weights = msgspec.structs.replace(best, **{name: choice})
                figure = f1(list(right(weights).values()))
                print(f"  {name:13} {choice!s:18} {figure:.2f}")
                if figure > f1(list(right(best).values())):
                    best = weights
    held_out = [
        right(max(tried, key=lambda w: f1([c for name, c in tried[w].items() if name != left])))[left]
        for left in documents
    ]
    print(f"best {best}\nvalue~ F1, each document with weights chosen on the others: {f1(held_out):.2f}")


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--per-doc", action="store_true")
    parser.add_argument("--tune", action="store_true")
    parser.add_argument("--figures", type=Path, help="add the figures to this file")
    parser.add_argument("--gate", action="store_true", help="fail below the floors")
    given = parser.parse_args()
    score, baseline = load(given.data, "score"), load(given.data, "baseline_regex")
    documents: Documents = score.read(given.data / "wikiwars_dev.jsonl")
    first = words_per_second(documents, baseline.tag)
    speed = words_per_second(documents, lambda text: timexes(text, find_dates(text)))
    beside = (first + words_per_second(documents, baseline.tag)) / 2
    result = score.score(documents, predict(documents))
    print(score.report(result, per_doc=given.per_doc))
    print(f"words/s {speed:,.0f}   regex baseline beside it {beside:,.0f}   ratio {speed / beside:.3f}")
    figures = {
        f"dates.wikiwars.{name.replace('~', '_evened')}_f1": 100 * result["scores"][name]["f1"] for name in MEASURES
    } | {"dates.wikiwars.words_per_second": speed, "dates.wikiwars.speed_ratio": speed / beside}
    if given.tune:
        tune(documents, score)
    if given.figures:
        write_figures(figures, given.figures)
    complaints = below_floor(figures) if given.gate else []
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
