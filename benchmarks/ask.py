"""Answers to the questions of the topics and the textbooks, with 95% bootstrap intervals.

    python benchmarks/ask.py [--data DIR] [--topics DIR] [--rows FILE]

``--data`` holds the corpora for measuring (ask/score.py, retrieval/, textbooks/), ``--topics`` the topic folders; both
default to those beside the repository. Weights were chosen on the development topics named below; the others are
printed apart and are the honest estimate. Textbook rows use even chapters, the only ones there are.
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
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from adfontes.ask import answer
from adfontes.ask.matching import gather
from adfontes.ask.questions import STOP, analyse
from adfontes.ask.ranking import rank
from adfontes.ask.reading import Reading, read
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


def load_scorer(data: Path) -> ModuleType:
    """The scorer beside the topics."""
    spec = importlib.util.spec_from_file_location("ask_score", data / "ask" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def interval(values: Sequence[float]) -> str:
    """Mean with its 95% bootstrap interval (fixed seed)."""
    chance = random.Random(0)
    means = sorted(statistics.fmean(chance.choices(values, k=len(values))) for _ in range(ROUNDS))
    low, high = means[int(0.025 * ROUNDS)], means[int(0.975 * ROUNDS) - 1]
    return f"{statistics.fmean(values):.3f}  [{low:.3f}, {high:.3f}]  n {len(values)}"


def answer_topic(topic: Path) -> list[dict[str, Any]]:
    """Every question of a topic with our answer, in the scorer's form."""
    course = hold_course(build_course(sorted(topic.glob("source_*.txt"))).content)
    asked = json.loads((topic / "questions.json").read_text(encoding="utf-8"))
    questions = [{"q": q} if isinstance(q, str) else q for q in [*asked["questions"], *asked["unanswerable"]]]
    return [{"q": q["q"], **msgspec.to_builtins(answer(course, q["q"], q.get("choices") or ()))} for q in questions]


def measure_topics(data: Path, topics: Path, rows_file: Path | None) -> None:
    """The rows of right, disputed and refused answers."""
    scorer = load_scorer(data)
    rows: list[dict[str, Any]] = []
    for topic in sorted(path.parent for path in topics.glob("*/questions.json")):
        answers = answer_topic(topic)
        judged = scorer.judge(topic, answers)
        rows += [{**row, "answer": found} for row, found in zip(judged, answers, strict=True)]
    for label, members in (
        ("development topics", [row for row in rows if row["topic"] in DEVELOPMENT]),
        ("other topics", [row for row in rows if row["topic"] not in DEVELOPMENT]),
    ):
        print(f"\n{label}")
        for name, found in scorer.summary(members).items() if members else ():
            if name != "right by kind" and found:
                print(f"  {name:22} {found['share']:.3f}  [{found['low']:.3f}, {found['high']:.3f}]  n {found['n']}")
    if rows_file:
        rows_file.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")


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


def measure_paraphrases(data: Path, folder: Path) -> None:
    """The right sentence first, among all sentences of all groups."""
    groups = json.loads((data / "retrieval" / "paraphrase.json").read_text(encoding="utf-8"))
    sentences = [sentence for group in groups for sentence in group["sentences"]]
    course = course_of([("sentences.txt", "\n\n".join(sentences) + "\n")], folder)
    reading = read(course)
    right = []
    for group in groups:
        for question in group["questions"]:
            asked = analyse(question["question"], [])
            ranked = rank(reading, asked, gather(reading, asked))
            wanted = group["sentences"][question["answer_sentence"]]
            right.append(float(bool(ranked) and ranked[0].passage.text.strip() in wanted))
    print(f"\nparaphrased questions, right sentence first  {interval(right)}  ({int(sum(right))} of {len(right)})")


def chapters(data: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The chapters of the two reference books."""
    for book in BOOKS:
        for path in sorted((data / "textbooks" / book).glob("ch*.json")):
            yield book, json.loads(path.read_text(encoding="utf-8"))


def measure_textbooks(data: Path, folder: Path) -> None:
    """Open-book multiple choice, and the evidence for short questions; the chapter is the course."""
    chosen: list[float] = []
    sections: list[float] = []
    recalls: list[float] = []
    for _, chapter in chapters(data):
        texts = [(f"{n:03}.txt", f"{s['title']}\n\n{s['text']}\n") for n, s in enumerate(chapter["sections"])]
        course = course_of(texts, folder)
        titles = {section["title"]: f"{n:03}.txt" for n, section in enumerate(chapter["sections"])}
        reading = read(course)
        for question in chapter["review_questions"]:
            stem = re.sub(r"_{2,}", " ", question["stem"])
            if question["kind"] == "mcq" and question["answer"] is not None:
                chosen.append(float(answer(course, stem, question["choices"]).choice == question["answer"]))
            elif question["kind"] == "short" and question["answer"]:
                asked = analyse(stem, [])
                ranked = rank(reading, asked, gather(reading, asked))
                wanted = content(question["answer"])
                held = set().union(*(content(neighbourhood(reading, one.passage.number)) for one in ranked[:5]))
                recalls.append(len(wanted & held) / len(wanted))
                if ranked and question["section"] in titles:
                    sections.append(float(ranked[0].passage.entry.source.name == titles[question["section"]]))
    print(f"open-book multiple choice                    {interval(chosen)}")
    print(f"short questions, right section first         {interval(sections)}")
    print(f"short questions, content recall of the top 5 {interval(recalls)}")


def neighbourhood(reading: Reading, number: int) -> str:
    """A passage with the sentence before and after it: as long as the windows of the baselines."""
    around = reading.surroundings[number]
    return " ".join(reading.passages[one].text for one in (around.before, number, around.after) if one is not None)


def content(text: str) -> set[str]:
    """Stems of the content words of a text."""
    return {word.stem for word in words_of(text) if text[word.start : word.end].lower() not in STOP}


def measure_speed(data: Path, folder: Path) -> None:
    """One question over 15,000 passages, beside one FTS5 OR query of its words in the same run."""
    texts, count = [], 0
    for path in sorted((data / "textbooks").glob("*/ch*.json")):
        chapter = json.loads(path.read_text(encoding="utf-8"))
        text = "\n\n".join(f"{s['title']}\n\n{s['text']}" for s in chapter["sections"])
        texts.append((f"{path.parent.name}-{path.stem}.txt", text + "\n"))
        count += len(re.findall(r"[.!?]\s", text))
        if count > MANY_PASSAGES:
            break
    course = course_of(texts, folder)
    started = time.perf_counter()
    passages = len(read(course).passages)
    print(f"\nspeed over {passages} passages; reading them once takes {time.perf_counter() - started:.1f} s")
    asked = [q["stem"] for _, chapter in chapters(data) for q in chapter["review_questions"] if q["kind"] == "short"]
    ours, theirs = [], []
    for question in asked[:100]:
        started = time.perf_counter()
        answer(course, question)
        ours.append(time.perf_counter() - started)
        words = " ".join(phrase for term in analyse(question, []).terms for phrase in term.phrases)
        started = time.perf_counter()
        course._database.execute(
            "SELECT rowid FROM search WHERE search MATCH ? ORDER BY bm25(search) LIMIT 20", (match_expression(words),)
        ).fetchall()
        theirs.append(time.perf_counter() - started)
    p95 = sorted(ours)[int(0.95 * len(ours))]
    print(f"  p95 {1000 * p95:.0f} ms, median {1000 * statistics.median(ours):.0f} ms")
    print(f"  median as a ratio to one FTS5 OR query: {statistics.median(ours) / statistics.median(theirs):.1f}")


def main() -> None:
    """Print every row."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=SHARED / "eval")
    parser.add_argument("--topics", type=Path, default=SHARED / "topics")
    parser.add_argument("--rows", type=Path, help="where every answer with its judgement goes, as JSON")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure_topics(given.data, given.topics, given.rows)
        measure_paraphrases(given.data, Path(folder))
        measure_textbooks(given.data, Path(folder))
        measure_speed(given.data, Path(folder))


if __name__ == "__main__":
    main()
