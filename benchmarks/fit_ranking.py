"""Fit the weights by which passages are ranked (``adfontes.ask.ranking``), each topic and each book left out in turn.

    python benchmarks/fit_ranking.py [--data DIR] [--topics DIR ...]

A listwise softmax: of the passages compared with a question, those that hold gold evidence share the whole of the
chance. The short questions of the textbooks count half; there the chance goes to the right section, by how much of the
official answer a passage and its neighbours hold. Printed: the weights on everything, and how often the first passage
is right where its topic (its book) took no part. Nothing is written.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from adfontes.ask.features import NAMES
from adfontes.ask.following import follow
from adfontes.ask.matching import gather
from adfontes.ask.minilm import is_installed
from adfontes.ask.ranking import MOST_IN_TEXT, OPEN_IN_TEXT, Ranked, rank
from adfontes.ask.reading import Reading, read
from adfontes.ask.vectors import nearness_to
from adfontes.building import build_course
from adfontes.course import hold_course
from ask import SHARED, chapters, content, course_of, load_scorer, neighbourhood

BOOK_WEIGHT = 0.5
RIDGE = 0.005
SHARPNESS = 4
"""Power of the share of an official answer that a passage holds, so that the best passages have most of the chance."""

Numbers = npt.NDArray[np.float64]


class Example(msgspec.Struct):
    """A question with everything that was compared with it."""

    group: str
    """The topic or the book."""
    weight: float
    signs: Numbers
    chance: Numbers
    """The share of each passage, in all 1; 0 everywhere where none is right."""
    right: Numbers
    """Whether each passage would be right as the first."""
    given: Numbers
    """What is added to the score of each and not fitted."""


def topic_examples(data: Path, topics: list[Path], vectors: bool) -> Iterator[Example]:
    """The answerable questions of the topics."""
    scorer = load_scorer(data)
    for topic in topics:
        reading = read(hold_course(build_course(sorted(topic.glob("source_*.txt"))).content))
        text, gold = scorer.load(topic)
        for question in gold["questions"]:
            evidence = [
                *question.get("evidence", []),
                *(e for side in question.get("sides", []) for e in side["evidence"]),
            ]
            places = scorer.places(evidence, text)
            ranked, given, signs = _compared(reading, question["q"], vectors)
            right = np.array([float(_holds(one, places)) for one in ranked])
            yield Example(topic.name, 1.0, signs, right / (right.sum() or 1.0), right, given)


def book_examples(data: Path, vectors: bool) -> Iterator[Example]:
    """The short questions of the textbooks."""
    with tempfile.TemporaryDirectory() as folder:
        for book, chapter in chapters(data):
            titles = {section["title"]: f"{n:03}.txt" for n, section in enumerate(chapter["sections"])}
            texts = [(f"{n:03}.txt", f"{s['title']}\n\n{s['text']}\n") for n, s in enumerate(chapter["sections"])]
            reading = read(course_of(texts, Path(folder)))
            for question in chapter["review_questions"]:
                if question["kind"] != "short" or not question["answer"] or question["section"] not in titles:
                    continue
                ranked, given, signs = _compared(reading, re.sub(r"_{2,}", " ", question["stem"]), vectors)
                wanted = content(question["answer"])
                held = [
                    len(content(neighbourhood(reading, one.passage.number)) & wanted) / len(wanted) for one in ranked
                ]
                right = np.array(
                    [float(one.passage.entry.source.name == titles[question["section"]]) for one in ranked]
                )
                chance = right * np.array(held) ** SHARPNESS
                yield Example(book, BOOK_WEIGHT, signs, chance / (chance.sum() or 1.0), right, given)


def _compared(reading: Reading, question: str, vectors: bool) -> tuple[list[Ranked], Numbers, Numbers]:
    asked = follow(question, (), [entry.name for entry in reading.course.names])
    nearness = nearness_to(reading, question) if vectors else None
    ranked = rank(reading, asked, gather(reading, asked, nearness), nearness)
    given = np.array([0.0 if asked.typed else OPEN_IN_TEXT * min(one.features[-1], MOST_IN_TEXT) for one in ranked])
    paraphrased = (1 - max((one.coverage for one in ranked), default=0.0)) ** 2
    signs = np.array([one.features for one in ranked]).reshape(len(ranked), len(NAMES) + 1)
    if vectors:
        near = np.array([one.nearness for one in ranked], dtype=float)
        signs = np.column_stack([signs, near, 10 * paraphrased * near])
    return ranked, given, signs


def _holds(one: Ranked, places: list[tuple[str, int, int]]) -> bool:
    span = one.passage.sentence.span
    return any(one.passage.entry.source.name == name and a < span.end and span.start < b for name, a, b in places)


def fit(examples: list[Example]) -> Numbers:
    """The weights of a listwise softmax with a ridge (Newton's method)."""
    width = examples[0].signs.shape[1]
    found = np.zeros(width)
    known = [one for one in examples if one.chance.sum() > 0]
    whole = sum(one.weight for one in known)
    for _ in range(30):
        slope, curve = RIDGE * found, RIDGE * np.eye(width)
        for one in known:
            scores = one.signs @ found
            chance = np.exp(scores - scores.max())
            chance /= chance.sum()
            mean = chance @ one.signs
            slope += one.weight / whole * (mean - one.chance @ one.signs)
            curve += one.weight / whole * ((one.signs * chance[:, None]).T @ one.signs - np.outer(mean, mean))
        step = np.linalg.solve(curve, slope)
        found -= step
        if np.abs(step).max() < 1e-6:
            break
    return found


def report(examples: list[Example], way: str) -> dict[str, float]:
    """Print the weights and how often the first passage is right where its topic or book is left out."""
    examples = [one for one in examples if len(one.signs)]
    print(f"{way}: " + " ".join(f"{weight:.2f}" for weight in fit(examples)))
    groups = sorted({one.group for one in examples})
    weights = {group: fit([one for one in examples if one.group != group]) for group in groups}
    figures = {}
    for label, share in (("topic", 1.0), ("book", BOOK_WEIGHT)):
        firsts = [
            one.right[np.argmax(one.signs @ weights[one.group] + one.given)] for one in examples if one.weight == share
        ]
        if firsts:
            figures[label] = statistics.fmean(firsts)
            what = "gold evidence first" if label == "topic" else "short questions, right section first"
            print(f"  each {label} left out: {what} {figures[label]:.3f}, n {len(firsts)}")
    return figures


def main() -> None:
    """Print the fit by words alone and, where the sentence model is installed, beside vectors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=SHARED / "eval")
    parser.add_argument("--topics", type=Path, nargs="+", default=[SHARED / "topics"])
    given = parser.parse_args()
    found = [path.parent for folder in given.topics for path in folder.glob("*/questions.json")]
    topics = sorted(found, key=lambda path: path.name)
    for vectors in (False, True) if is_installed() else (False,):
        examples = [*topic_examples(given.data, topics, vectors), *book_examples(given.data, vectors)]
        print(json.dumps(report(examples, "vectors" if vectors else "words")))


if __name__ == "__main__":
    main()
