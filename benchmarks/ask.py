"""Answers to the questions of the topics and the textbooks, with 95% bootstrap intervals.

    python benchmarks/ask.py [--data DIR] [--topics DIR] [--rows FILE] [--only PART ...] [--figures FIGURES]

``--data`` holds the corpora for measuring (ask/score.py, retrieval/, textbooks/), ``--topics`` the topic folders; both
default to those beside the repository. Every figure is given by words alone and, where the sentence model is installed,
with vectors. The weights were fitted on the topics and the even chapters of the two textbooks, the only ones there are;
the rows "left out" fit them again without each topic and each book in turn and are the honest estimate.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from adfontes.ask import answer
from adfontes.ask.matching import gather
from adfontes.ask.minilm import is_installed
from adfontes.ask.questions import STOP, analyse
from adfontes.ask.ranking import Ranked, rank
from adfontes.ask.reading import Reading, read
from adfontes.ask.vectors import nearness_to
from adfontes.ask.words import words_of
from adfontes.building import build_course
from adfontes.course import CourseFile, hold_course
from adfontes.course.search import match_expression
from adfontes.language.sentences import find_sentences
from adfontes.sources import read_source
from adfontes.values.annotations import Sentence
from adfontes.values.course import CourseContent, CourseSource

SHARED = Path(__file__).resolve().parents[2] / "shared"
DEVELOPMENT = (
    "berlin-wall",
    "black-death",
    "congress-of-vienna",
    "meiji-restoration",
    "sino-soviet-treaty-1950",
    "wall-street-crash-1929",
)
BOOKS = ("us-history", "american-government")
MANY_PASSAGES = 15_000
ROUNDS = 1000
NEIGHBOURS = 2
"""Passages that stand so near to one another share a neighbour."""
WARMING = 50
"""Questions that are asked before the time is taken."""


def load_scorer(data: Path) -> ModuleType:
    """The scorer beside the topics."""
    spec = importlib.util.spec_from_file_location("ask_score", data / "ask" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Figures:
    """What was measured, each printed as it comes, with a 95% bootstrap interval (fixed seed)."""

    def __init__(self, ways: Sequence[bool]) -> None:
        self.ways = ways
        """Without vectors, with them, or both."""
        self.values: dict[str, float] = {}

    def add(self, name: str, values: Sequence[float], vectors: bool, note: str = "") -> None:
        """Print the mean of some values."""
        chance = random.Random(0)
        means = sorted(statistics.fmean(chance.choices(values, k=len(values))) for _ in range(ROUNDS))
        low, high = means[int(0.025 * ROUNDS)], means[int(0.975 * ROUNDS) - 1]
        mean = statistics.fmean(values)
        way = "vectors" if vectors else "words"
        print(f"{name:52} {way:8} {mean:.3f}  [{low:.3f}, {high:.3f}]  n {len(values)}{note}", flush=True)
        self.values[f"ask.{re.sub(r'[^a-z0-9]+', '_', name.lower())}.{way}"] = round(mean, 4)


ROWS: tuple[tuple[str, str, Callable[[dict[str, Any]], bool]], ...] = (
    ("right", "right", lambda row: row["answerable"]),
    ("cited", "cited", lambda row: row["answerable"]),
    ("wrongly refused", "refused", lambda row: row["answerable"]),
    ("unanswerable refused", "refused", lambda row: not row["answerable"]),
    ("both sides shown", "both", lambda row: row["answerable"] and row["disputed"]),
    (
        "wrongly disputed",
        "said_disputed",
        lambda row: row["answerable"] and not row["disputed"] and not row["optional"],
    ),
)
"""Name of a figure, the truth value that it is the mean of, and the rows that it is measured on."""


def answer_topic(topic: Path, course: CourseFile, vectors: bool) -> list[dict[str, Any]]:
    """Every question of a topic with our answer, in the scorer's form."""
    asked = json.loads((topic / "questions.json").read_text(encoding="utf-8"))
    questions = [{"q": q} if isinstance(q, str) else q for q in [*asked["questions"], *asked["unanswerable"]]]
    found = (answer(course, q["q"], q.get("choices") or (), vectors=vectors) for q in questions)
    return [{"q": q["q"], **msgspec.to_builtins(one)} for q, one in zip(questions, found, strict=True)]


def measure_topics(figures: Figures, data: Path, topics: Path, rows_file: Path | None) -> None:
    """The rows of right, disputed and refused answers."""
    scorer = load_scorer(data)
    folders = sorted(path.parent for path in topics.glob("*/questions.json"))
    courses = {topic: hold_course(build_course(sorted(topic.glob("source_*.txt"))).content) for topic in folders}
    kept = []
    for vectors in figures.ways:
        rows: list[dict[str, Any]] = []
        for topic in folders:
            answers = answer_topic(topic, courses[topic], vectors)
            judged = scorer.judge(topic, answers)
            rows += [{**row, "answer": found, "vectors": vectors} for row, found in zip(judged, answers, strict=True)]
        kept += rows
        for label, members in (
            ("development", [row for row in rows if row["topic"] in DEVELOPMENT]),
            ("other", [row for row in rows if row["topic"] not in DEVELOPMENT]),
        ):
            for name, key, of in ROWS:
                values = [float(row[key]) for row in members if of(row)]
                if values:
                    figures.add(f"{label} topics, {name}", values, vectors)
    if rows_file:
        rows_file.write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")


def course_of(texts: Sequence[tuple[str, str]], folder: Path) -> CourseFile:
    """A course of plain texts with their sentences alone, without names and claims, so that whole books are quick."""
    sources = []
    for number, (name, text) in enumerate(texts):
        path = folder / name
        path.write_text(text, encoding="utf-8")
        source = read_source(path, name)
        sources.append(
            CourseSource(
                letter=str(number),
                source=source,
                sentences=tuple(
                    Sentence(span=span, block=block, tokens=(0, 0)) for block, span in find_sentences(source)
                ),
                names=(),
            )
        )
    empty: dict[str, Any] = {name: () for name in CourseContent.__struct_fields__ if name not in ("title", "sources")}
    return hold_course(CourseContent(title="measured", sources=tuple(sources), **empty))


def ranked_for(reading: Reading, question: str, vectors: bool) -> list[Ranked]:
    """The passages for a question, best first."""
    asked = analyse(question, [])
    nearness = nearness_to(reading, question) if vectors else None
    return rank(reading, asked, gather(reading, asked, nearness), nearness)


def measure_paraphrases(figures: Figures, data: Path, folder: Path) -> None:
    """The right sentence first, among all sentences of all groups."""
    groups = json.loads((data / "retrieval" / "paraphrase.json").read_text(encoding="utf-8"))
    sentences = [sentence for group in groups for sentence in group["sentences"]]
    reading = read(course_of([("sentences.txt", "\n\n".join(sentences) + "\n")], folder))
    for vectors in figures.ways:
        right = []
        for group in groups:
            for question in group["questions"]:
                ranked = ranked_for(reading, question["question"], vectors)
                wanted = group["sentences"][question["answer_sentence"]]
                right.append(float(bool(ranked) and ranked[0].passage.text.strip() in wanted))
        figures.add("paraphrased questions, right sentence first", right, vectors, f"  ({sum(right):.0f} right)")


def chapters(data: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The chapters of the two reference books."""
    for book in BOOKS:
        for path in sorted((data / "textbooks" / book).glob("ch*.json")):
            yield book, json.loads(path.read_text(encoding="utf-8"))


def measure_textbooks(figures: Figures, data: Path, folder: Path) -> None:
    """Open-book multiple choice, and the evidence for short questions; the chapter is the course."""
    courses = []
    for book, chapter in chapters(data):
        texts = [(f"{n:03}.txt", f"{s['title']}\n\n{s['text']}\n") for n, s in enumerate(chapter["sections"])]
        courses.append((book, chapter, course_of(texts, folder)))
    for vectors in figures.ways:
        chosen: dict[str, list[float]] = {book: [] for book in BOOKS}
        sections: list[float] = []
        recalls: list[float] = []
        for book, chapter, course in courses:
            titles = {section["title"]: f"{n:03}.txt" for n, section in enumerate(chapter["sections"])}
            reading = read(course)
            for question in chapter["review_questions"]:
                stem = re.sub(r"_{2,}", " ", question["stem"])
                if question["kind"] == "mcq" and question["answer"] is not None:
                    found = answer(course, question["stem"], question["choices"], vectors=vectors)
                    chosen[book].append(float(found.choice == question["answer"]))
                elif question["kind"] == "short" and question["answer"]:
                    ranked = ranked_for(reading, stem, vectors)
                    wanted = content(question["answer"])
                    held = set().union(*(content(neighbourhood(reading, number)) for number in apart(ranked, 5)))
                    recalls.append(len(wanted & held) / len(wanted))
                    if ranked and question["section"] in titles:
                        sections.append(float(ranked[0].passage.entry.source.name == titles[question["section"]]))
        figures.add("open-book multiple choice", [value for book in BOOKS for value in chosen[book]], vectors)
        for book in BOOKS:
            figures.add(f"open-book multiple choice, {book}", chosen[book], vectors)
        figures.add("short questions, right section first", sections, vectors)
        figures.add("short questions, content recall of the top 5", recalls, vectors)


def neighbourhood(reading: Reading, number: int) -> str:
    """A passage with the sentence before and after it: as long as the windows of the baselines."""
    around = reading.surroundings[number]
    return " ".join(reading.passages[one].text for one in (around.before, number, around.after) if one is not None)


def apart(ranked: Sequence[Ranked], count: int) -> list[int]:
    """The numbers of the best passages whose neighbourhoods do not overlap, as the windows of the baselines do not."""
    found: list[int] = []
    for one in ranked:
        number = one.passage.number
        if len(found) < count and all(abs(number - other) > NEIGHBOURS for other in found):
            found.append(number)
    return found


def content(text: str) -> set[str]:
    """Stems of the content words of a text."""
    return {word.stem for word in words_of(text) if text[word.start : word.end].lower() not in STOP}


def measure_speed(figures: Figures, data: Path, folder: Path) -> None:
    """One question over 15,000 passages, beside one FTS5 OR query of its words in the same run.

    The process is warm: other questions, on other words, were asked before.
    """
    texts, count = [], 0
    for path in sorted((data / "textbooks").glob("*/ch*.json")):
        chapter = json.loads(path.read_text(encoding="utf-8"))
        text = "\n\n".join(f"{s['title']}\n\n{s['text']}" for s in chapter["sections"])
        texts.append((f"{path.parent.name}-{path.stem}.txt", text + "\n"))
        count += len(re.findall(r"[.!?]\s", text))
        if count > MANY_PASSAGES:
            break
    course = course_of(texts, folder)
    asked = [q["stem"] for _, chapter in chapters(data) for q in chapter["review_questions"]]
    short = [q["stem"] for _, chapter in chapters(data) for q in chapter["review_questions"] if q["kind"] == "short"]
    for vectors in figures.ways:
        started = time.perf_counter()
        answer(course, short[0], vectors=vectors)
        opened = time.perf_counter() - started
        for question in [stem for stem in asked if stem not in short][:WARMING]:
            answer(course, question, vectors=vectors)
        ours, theirs = [], []
        for question in short[1:101]:
            started = time.perf_counter()
            answer(course, question, vectors=vectors)
            ours.append(time.perf_counter() - started)
            words = " ".join(phrase for term in analyse(question, []).terms for phrase in term.phrases)
            expression = match_expression(words)
            started = time.perf_counter()
            course._database.execute(
                "SELECT rowid FROM search WHERE search MATCH ? ORDER BY bm25(search) LIMIT 20", (expression,)
            ).fetchall()
            theirs.append(time.perf_counter() - started)
        way = "vectors" if vectors else "words"
        p95 = sorted(ours)[int(0.95 * len(ours))]
        ratio = statistics.median(ours) / statistics.median(theirs)
        print(
            f"speed over {len(read(course).passages)} passages, {way}: p95 {1000 * p95:.0f} ms,"
            f" median {1000 * statistics.median(ours):.1f} ms, {ratio:.1f} times an FTS5 OR query;"
            f" the first question {opened:.1f} s"
        )
        figures.values[f"ask.speed.headroom.{way}"] = round(0.1 / p95, 3)


def measure_left_out(figures: Figures, data: Path, topics: Path) -> None:
    """Ranking and refusing with each topic, and each book, left out of the fitting."""
    import fit_ranking  # noqa: PLC0415 (both take their parts from here)
    import fit_refusals  # noqa: PLC0415

    folders = sorted(path.parent for path in topics.glob("*/questions.json"))
    for vectors in figures.ways:
        way = "vectors" if vectors else "words"
        examples = [
            *fit_ranking.topic_examples(data, folders, vectors),
            *fit_ranking.book_examples(data, vectors),
        ]
        for name, value in fit_ranking.report(examples, way).items():
            figures.values[f"ask.left_out.{name}.{way}"] = round(value, 4)
        refused = fit_refusals.report(fit_refusals.examples(load_scorer(data), folders, vectors), way)
        figures.values[f"ask.left_out.refused.{way}"] = round(refused, 4)


PARTS = ("topics", "paraphrases", "textbooks", "speed", "left-out")


def main() -> None:
    """Print every row."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=SHARED / "eval")
    parser.add_argument("--topics", type=Path, default=SHARED / "topics")
    parser.add_argument("--rows", type=Path, help="where every answer with its judgement goes, as JSON")
    parser.add_argument("--only", choices=PARTS, nargs="+", default=PARTS, help="measure these parts alone")
    parser.add_argument("--no-vectors", action="store_true", help="without the sentence model, though it is installed")
    parser.add_argument("--figures", type=Path, help="where the figures go, for benchmarks/gate.py")
    given = parser.parse_args()
    if not given.no_vectors and not is_installed():
        print("The sentence model is not installed: figures by words alone.")
    figures = Figures([False, True] if is_installed() and not given.no_vectors else [False])
    with tempfile.TemporaryDirectory() as folder:
        if "topics" in given.only:
            measure_topics(figures, given.data, given.topics, given.rows)
        if "paraphrases" in given.only:
            measure_paraphrases(figures, given.data, Path(folder))
        if "textbooks" in given.only:
            measure_textbooks(figures, given.data, Path(folder))
        if "left-out" in given.only:
            measure_left_out(figures, given.data, given.topics)
        if "speed" in given.only:
            measure_speed(figures, given.data, Path(folder))
    if given.figures:
        given.figures.write_text(json.dumps(figures.values, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
