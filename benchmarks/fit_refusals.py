"""Fit the weights by which the sources are said not to answer (``adfontes.ask.confidence``) to the topics' questions.

    python benchmarks/fit_refusals.py [--data DIR] [--topics DIR ...]

Logistic regression on what the sources answer, what they do not answer, and, at a weight of 0.3, what they would answer
if the sentences that do were taken away. Printed: the weights on all topics, the threshold, and what is refused where
each topic is left out in turn. Nothing is written; the figures are copied into the module beside their date.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from types import ModuleType

import msgspec
import numpy as np
import numpy.typing as npt

from adfontes.ask.confidence import SIGNS, signs_of
from adfontes.ask.following import follow
from adfontes.ask.matching import gather
from adfontes.ask.minilm import is_installed
from adfontes.ask.ranking import rank
from adfontes.ask.reading import Reading, read
from adfontes.ask.vectors import nearness_to
from adfontes.building import build_course
from adfontes.course import hold_course
from ask import SHARED, load_scorer

EMPTIED_WEIGHT = 0.3
RIDGE = 0.001
WRONGLY_REFUSED = 0.11
"""The share of answerable questions that may be refused, each topic left out in turn; it sets the threshold."""

Numbers = npt.NDArray[np.float64]


class Example(msgspec.Struct):
    """A question with the signs of its best passage."""

    topic: str
    answerable: bool
    weight: float
    signs: tuple[float, ...] | None
    """None where no passage shares a word with it: always refused."""


def examples(scorer: ModuleType, topics: list[Path], vectors: bool) -> list[Example]:
    """Every question of the topics that has no options."""
    found: list[Example] = []
    for topic in topics:
        reading = read(hold_course(build_course(sorted(topic.glob("source_*.txt"))).content))
        text, gold = scorer.load(topic)
        for question in gold["questions"]:
            if question.get("choices"):
                continue
            evidence = [
                *question.get("evidence", []),
                *(one for side in question.get("sides", []) for one in side["evidence"]),
            ]
            emptied = _passages_at(reading, scorer.places(evidence, text))
            found.append(Example(topic.name, True, 1.0, _signs(reading, question["q"], vectors)))
            found.append(Example(topic.name, False, EMPTIED_WEIGHT, _signs(reading, question["q"], vectors, emptied)))
        for question in gold["unanswerable"]:
            asked = question if isinstance(question, str) else question["q"]
            found.append(Example(topic.name, False, 1.0, _signs(reading, asked, vectors)))
    return found


def _passages_at(reading: Reading, places: list[tuple[str, int, int]]) -> frozenset[int]:
    return frozenset(
        number
        for number, passage in reading.passages.items()
        for name, start, end in places
        if passage.entry.source.name == name and start < passage.sentence.span.end and passage.sentence.span.start < end
    )


def _signs(
    reading: Reading, question: str, vectors: bool, emptied: frozenset[int] = frozenset()
) -> tuple[float, ...] | None:
    asked = follow(question, (), [entry.name for entry in reading.course.names])
    nearness = nearness_to(reading, question) if vectors else None
    gathered = gather(reading, asked, nearness)
    left = tuple(number for number in gathered.numbers if number not in emptied)
    gathered = msgspec.structs.replace(gathered, numbers=left)
    ranked = [one for one in rank(reading, asked, gathered, nearness) if one.passage.number not in emptied]
    if not ranked or not any(match.strength for match in gathered.matches):
        return None
    signs = signs_of(reading, asked, gathered.matches, ranked)
    return signs if ranked[0].nearness is None else (*signs, ranked[0].nearness)


def fit(signs: Numbers, answerable: Numbers, weights: Numbers) -> Numbers:
    """Weights and offset of a logistic regression with a ridge, both classes weighing alike (Newton's method)."""
    columns = np.column_stack([signs, np.ones(len(signs))])
    penalty = np.eye(columns.shape[1]) * RIDGE * len(signs)
    penalty[-1, -1] = 1e-9
    yes = answerable == 1
    balanced = np.where(yes, weights / weights[yes].sum(), weights / weights[~yes].sum()) * weights.sum() / 2
    found = np.zeros(columns.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-columns @ found))
        slope = columns.T @ (balanced * (chance - answerable)) + penalty @ found
        curve = (columns * (balanced * chance * (1 - chance))[:, None]).T @ columns + penalty
        step = np.linalg.solve(curve, slope)
        found -= step
        if np.abs(step).max() < 1e-8:
            break
    return found


def report(all_examples: list[Example], way: str) -> float:
    """Print the weights and what they refuse where each topic is left out; the share at the threshold's own rate."""
    known = [one for one in all_examples if one.signs is not None]
    signs = np.array([one.signs for one in known])
    answerable = np.array([float(one.answerable) for one in known])
    weights = np.array([one.weight for one in known])
    topics = np.array([one.topic for one in known])
    left_out = np.zeros(len(known))
    for topic in sorted(set(topics)):
        others = topics != topic
        found = fit(signs[others], answerable[others], weights[others])
        left_out[~others] = signs[~others] @ found[:-1] + found[-1]
    found = fit(signs, answerable, weights)
    names = [*SIGNS, "nearness"][: signs.shape[1]]
    print(f"{way}: offset {found[-1]:.2f}; " + ", ".join(f"{n} {w:.2f}" for n, w in zip(names, found, strict=False)))
    whole = weights == 1
    chances = 1 / (1 + np.exp(-left_out[whole]))
    yes, no = chances[answerable[whole] == 1], chances[answerable[whole] == 0]
    unknown = sum(one.signs is None and not one.answerable for one in all_examples)
    lost = sum(one.signs is None and one.answerable for one in all_examples)
    at_threshold = 0.0
    for share in (0.08, 0.10, WRONGLY_REFUSED, 0.12, 0.15):
        threshold = sorted(yes)[int(share * (len(yes) + lost)) - lost]
        refused = ((no < threshold).sum() + unknown) / (len(no) + unknown)
        print(f"  wrongly refused {share:.2f}: threshold {threshold:.3f}, unanswerable refused {refused:.3f}")
        if share == WRONGLY_REFUSED:
            at_threshold = float(refused)
    return at_threshold


def main() -> None:
    """Print the fit by words alone and, where the sentence model is installed, beside vectors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=SHARED / "eval")
    parser.add_argument("--topics", type=Path, nargs="+", default=[SHARED / "topics"])
    given = parser.parse_args()
    topics = sorted(
        (path.parent for folder in given.topics for path in folder.glob("*/questions.json")), key=lambda p: p.name
    )
    for vectors in (False, True) if is_installed() else (False,):
        report(examples(load_scorer(given.data), topics, vectors), "vectors" if vectors else "words")


if __name__ == "__main__":
    main()
