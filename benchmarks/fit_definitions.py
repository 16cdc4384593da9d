"""Fit the weights of `adfontes.study.definition_worth` to the definitions of textbook glossaries, and print them.

    python benchmarks/fit_definitions.py [--data DIR] [--books a,b] [--penalty 3]

For every glossary term that a chapter names, all that may define it is scored by ROUGE-L F1 against the book's own
definition; a ridge regression tells what the features are worth. Each book is left out in turn to see how good the
definitions chosen for it are; the weights printed are those of all books together.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))
from rouge_score import rouge_scorer

from adfontes.study.definition_worth import WEIGHTS
from adfontes.study.reading import read_course
from adfontes.study.term_candidates import read_candidates
from adfontes.study.terms import Desk
from study import DATA, LEFT_OUT
from study_chapters import markdown, read_chapter
from study_rules import stems

_SCORER = rouge_scorer.RougeScorer(["rougeL"], use_stemmer=True)


class Term(msgspec.Struct):
    """One glossary term: how good each possible definition is, and its features in the order of the weights."""

    book: str
    scores: list[float]
    features: list[list[float]]


def read_terms(path: Path) -> Iterator[Term]:
    """The terms of a chapter for which its text has something to say."""
    chapter: dict[str, Any] = json.loads(path.read_text("utf-8"))
    resolved, gathered = read_chapter(markdown(chapter))
    reading = read_course(resolved, gathered.evidence, chapter["title"])
    candidates, desk = read_candidates(resolved.sources), Desk(reading, resolved.sources)
    for term in chapter["key_terms"]:
        candidate = candidates.get(stems(term["term"]))
        definitions = desk.definitions(candidate) if candidate else []
        if definitions:
            said = [one.statement.text.removeprefix(one.statement.context).lstrip(": ") for one in definitions]
            yield Term(
                path.parent.name,
                [_SCORER.score(term["definition"], words)["rougeL"].fmeasure for words in said],
                [[one.features[name] for name in WEIGHTS] for one in definitions],
            )


def fit(terms: Sequence[Term], penalty: float) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Ridge regression; terms of many possible definitions count for less of each."""
    rows = np.array([row for term in terms for row in term.features])
    wanted = np.array([score for term in terms for score in term.scores])
    share = np.array([len(term.scores) ** -0.5 for term in terms for _ in term.scores])
    rows = np.hstack([rows, np.ones((len(rows), 1))])
    weighted = rows * share[:, None]
    penalties = np.diag([penalty] * len(WEIGHTS) + [0.0])
    return np.linalg.solve(weighted.T @ rows + penalties, weighted.T @ wanted)[:-1]


def chosen(term: Term, weights: np.ndarray[Any, np.dtype[np.float64]]) -> float:
    """How good the definition is that the weights choose."""
    return term.scores[int(np.argmax(np.array(term.features) @ weights))]


def main() -> int:
    """Print what the weights reach on books left out, and the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--books", default="", help="comma-separated folders; all by default")
    parser.add_argument("--penalty", type=float, default=3.0)
    given = parser.parse_args()
    wanted = set(filter(None, given.books.split(",")))
    paths = [path for path in sorted(given.data.glob("*/ch*.json")) if path.parent.name not in LEFT_OUT]
    terms = [term for path in paths if not wanted or path.parent.name in wanted for term in read_terms(path)]
    books = sorted({term.book for term in terms})
    for book in books if len(books) > 1 else ():
        weights = fit([term for term in terms if term.book != book], given.penalty)
        left_out = [term for term in terms if term.book == book]
        reached, best = [chosen(term, weights) for term in left_out], [max(term.scores) for term in left_out]
        print(f"{book:24} {np.mean(reached):.3f} of at most {np.mean(best):.3f}")
    for name, weight in zip(WEIGHTS, fit(terms, given.penalty), strict=True):
        print(f'    "{name}": {weight:.3f},')
    return 0


if __name__ == "__main__":
    sys.exit(main())
