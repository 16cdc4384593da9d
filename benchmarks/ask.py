"""Answers to the questions of the development topics, scored by ../shared/eval/ask/score.py.

    python benchmarks/ask.py [TOPIC ...] [--rows]

Builds each topic's course (from the cache where it can), asks every question, and prints the pooled figures: the
share of questions answered rightly and with the right citation, disputes shown, and questions rightly refused.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from adfontes.ask import answer
from adfontes.building import build_course
from adfontes.course import hold_course

SHARED = Path(__file__).resolve().parents[2] / "shared"


def load_scorer() -> ModuleType:
    """The scorer beside the topics."""
    spec = importlib.util.spec_from_file_location("ask_score", SHARED / "eval" / "ask" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def answer_topic(topic: Path) -> list[dict[str, Any]]:
    """Every question of a topic with our answer, in the scorer's form."""
    course = hold_course(build_course(sorted(topic.glob("source_*.txt"))).content)
    asked = json.loads((topic / "questions.json").read_text(encoding="utf-8"))
    questions = [q if isinstance(q, str) else q["q"] for q in [*asked["questions"], *asked["unanswerable"]]]
    return [{"q": question, **msgspec.to_builtins(answer(course, question))} for question in questions]


def main(arguments: list[str]) -> None:
    """Score the topics named, or all."""
    named = [argument for argument in arguments if not argument.startswith("--")]
    folders = sorted(path.parent for path in (SHARED / "topics").glob("*/questions.json"))
    scorer = load_scorer()
    rows: list[dict[str, Any]] = []
    for topic in folders:
        if named and topic.name not in named:
            continue
        answers = answer_topic(topic)
        judged = scorer.judge(topic, answers)
        rows += [{**row, "answer": found} for row, found in zip(judged, answers, strict=True)]
    print(json.dumps(scorer.summary(rows), indent=1))
    if "--rows" in arguments:
        path = Path(tempfile.gettempdir()) / "ask-rows.json"
        path.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
        print(f"rows: {path}")


if __name__ == "__main__":
    main(sys.argv[1:])
