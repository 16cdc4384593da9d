"""Key terms, facts and timeline of textbook chapters against their publishers' glossary, summaries and questions.

    python benchmarks/study.py [--data DIR] [--books a,b] [--quick] [--fresh] [--processes 2] [--json] [--figures FILE]

DIR holds one folder a book with a JSON file a chapter (`ch*.json`), in the form of ../shared/eval/textbooks, whose
README says what the fields are. Each chapter becomes one Markdown file (a heading of the second level for each section)
and is built into a course as a learner would build it. Books named yawpms are left out: their glossary and summaries
are a machine's draft.

The matching rules, those of `baselines.py` there where it has one:

- Key terms: a term of the course is the publisher's where both have the same stems, without articles and brackets.
  Recall among the first N and the first 5 N of the course, N being the number of the chapter's terms; all pooled.
- Definitions: ROUGE-L F1 of the definition without the term before it, over the terms found among the first 5 N;
  the baseline is the chapter's first sentence that names the term.
- Facts: the course's facts of a section, the best first, as many sentences as its official summary has, in the order
  of the text; ROUGE-1 and ROUGE-2 F1 with stemming, mean over sections. The baseline is LexRank (sumy).
- Answers: a multiple-choice key is supported where one of those sentences holds at least half of the content stems of
  stem and key together, and at least half of those that the key has beyond the stem. So for LexRank.
- Timeline: an event of the chapter's timeline is found where an entry has its year (as its date, the first
  or its last year) and a third of its content stems. The baseline is every sentence with that year in figures.

Intervals are 95 per cent, from 1,000 resamplings of chapters with a fixed seed. What reading and comparing gave is kept
on disk (`study_chapters.py`): the first run over all even chapters takes a quarter of an hour, later ones two minutes.
`--quick` measures every fourth chapter of each book; its figures have a name of their own (`study.quick. ...`).
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from rouge_score import rouge_scorer

sys.path.insert(0, str(Path(__file__).resolve().parent))
from adfontes.values.course import CourseContent
from adfontes.values.study import Statement, TimelineEntry
from adfontes.values.time import civil_date
from gate import write_figures
from study_chapters import build_chapter, kept
from study_rules import content, lexrank, names, read_timeline, sentences, shares, stems, supports

DATA = Path(__file__).resolve().parents[2] / "shared" / "eval" / "textbooks"
LEFT_OUT = frozenset({"yawpms"})
RESAMPLINGS = 1000
QUICK = 4
_SCORER = rouge_scorer.RougeScorer(["rouge1", "rouge2", "rougeL"], use_stemmer=True)


def measure(path: str, *, fresh: bool = False) -> dict[str, Any]:
    """Everything that one chapter tells, as sums and lists that can be pooled."""
    chapter = json.loads(Path(path).read_text("utf-8"))
    built = build_chapter(chapter, fresh=fresh)
    return {
        "book": Path(path).parent.name,
        "terms": _terms(chapter, built.course),
        **_facts(chapter, built.course, built.text),
        "events": list(_events(chapter, built.course)),
        "seconds": built.seconds,
    }


def _terms(chapter: dict[str, Any], course: CourseContent) -> dict[str, Any]:
    gold = {stems(term["term"]): term["definition"] for term in chapter["key_terms"] if stems(term["term"])}
    count, ranked = len(gold), [stems(term.term) for term in course.terms]
    plain = [sentence for section in chapter["sections"] for sentence in sentences(section["text"])]
    ours, first = [], []
    for term, key in list(zip(course.terms, ranked, strict=True))[: 5 * count]:
        if key not in gold:
            continue
        naming = next((sentence for sentence in plain if names(sentence, key)), "")
        ours.append(_SCORER.score(gold[key], _said(term.definition))["rougeL"].fmeasure)
        first.append(_SCORER.score(gold[key], naming)["rougeL"].fmeasure)
    found = {
        "n": count,
        "first": len(gold.keys() & set(ranked[:count])),
        "five": len(gold.keys() & set(ranked[: 5 * count])),
    }
    return {**found, "definitions": ours, "baseline": first}


def _said(statement: Statement) -> str:
    """The words of a statement without the heading or term before them."""
    return statement.text[len(statement.context) :].lstrip(": ") if statement.context else statement.text


def _facts(chapter: dict[str, Any], course: CourseContent, text: str) -> dict[str, Any]:
    texts = {section["title"]: section["text"] for section in chapter["sections"]}
    starts = {title: text.index(f"## {title}\n") for title in texts}
    ends = dict(zip(sorted(starts.values()), [*sorted(starts.values())[1:], len(text)], strict=True))
    ours: list[tuple[float, float]] = []
    theirs: list[tuple[float, float]] = []
    chosen: list[str] = []
    ranked: list[str] = []
    for summary in chapter["section_summaries"]:
        if not texts.get(summary["section"]):
            continue
        count, start = len(sentences(summary["text"])), starts[summary["section"]]
        picked = _budget(course, start, ends[start], count)
        section = texts[summary["section"]]
        baseline = kept(section, f"lexrank {count}", list[str], partial(lexrank, section, count))
        reference = summary["text"].replace("\n", " ")
        for lines, scores in ((picked, ours), (baseline, theirs)):
            score = _SCORER.score(reference, " ".join(lines))
            scores.append((score["rouge1"].fmeasure, score["rouge2"].fmeasure))
        chosen += [sentence for line in picked for sentence in sentences(line)]
        ranked += baseline
    asked = [q for q in chapter["review_questions"] if q["kind"] == "mcq" and q["answer"] is not None]
    keys = [(question["stem"], question["choices"][question["answer"]]) for question in asked]
    return {
        "facts": ours,
        "lexrank": theirs,
        "keys": [supports(chosen, *key) for key in keys],
        "keys_lexrank": [supports(ranked, *key) for key in keys],
    }


def _budget(course: CourseContent, start: int, end: int, count: int) -> list[str]:
    """The first facts of a section with together at most ``count`` sentences, in the order of the text."""
    picked: list[tuple[int, str]] = []
    left = count
    for fact in course.facts:
        place, said = fact.statement.citations[0].start, _said(fact.statement)
        if start <= place < end and len(sentences(said)) <= left:
            picked.append((place, said))
            left -= len(sentences(said))
    return [said for _, said in sorted(picked)]


def _events(chapter: dict[str, Any], course: CourseContent) -> Iterator[tuple[bool, bool]]:
    """For each event of the chapter's timelines whether we have it, and whether a sentence has its year and words."""
    plain = [sentence for section in chapter["sections"] for sentence in sentences(section["text"])]
    for timeline in chapter["timelines"]:
        for year, words in read_timeline(timeline["alt"]):
            wanted = content(words)
            ours = any(_same_event(entry, year, wanted) for entry in course.timeline)
            figures = re.compile(rf"(?<!\d){abs(year - (year <= 0))}(?!\d)")
            yield ours, any(figures.search(line) and shares(wanted, line) for line in plain)


def _same_event(entry: TimelineEntry, year: int, wanted: set[str]) -> bool:
    days = [day for day in (entry.when.earliest, entry.when.latest) if day is not None]
    exact = entry.when.granularity not in ("decade", "century", "millennium", "era")
    return exact and any(civil_date(day)[0] == year for day in days) and shares(wanted, entry.statement.text)


Chapters = Sequence[dict[str, Any]]


def _mean(values: Sequence[float]) -> float:
    return statistics.fmean(values) if values else 0.0


def _pooled(part: str, whole: str) -> Callable[[Chapters], float]:
    return lambda chapters: sum(c["terms"][part] for c in chapters) / max(1, sum(c["terms"][whole] for c in chapters))


def _over(name: str, place: int | None = None) -> Callable[[Chapters], float]:
    return lambda chapters: _mean([x if place is None else x[place] for c in chapters for x in c[name]])


ROWS: dict[str, tuple[str, Callable[[Chapters], float]]] = {
    "study.terms.recall_n": ("key terms, recall@N (0.35)", _pooled("first", "n")),
    "study.terms.recall_5n": ("key terms, recall@5N (0.65)", _pooled("five", "n")),
    "study.definitions.rouge_l": (
        "definitions, ROUGE-L F1",
        lambda chapters: _mean([x for c in chapters for x in c["terms"]["definitions"]]),
    ),
    "baseline.definitions": (
        "  first sentence naming it",
        lambda chapters: _mean([x for c in chapters for x in c["terms"]["baseline"]]),
    ),
    "study.facts.rouge_1": ("facts against summaries, ROUGE-1 F1 (0.43)", _over("facts", 0)),
    "baseline.facts.rouge_1": ("  LexRank", _over("lexrank", 0)),
    "study.facts.rouge_2": ("facts against summaries, ROUGE-2 F1 (0.12)", _over("facts", 1)),
    "baseline.facts.rouge_2": ("  LexRank", _over("lexrank", 1)),
    "study.keys": ("multiple-choice keys that the facts support", _over("keys")),
    "baseline.keys": ("  LexRank", _over("keys_lexrank")),
    "study.timeline": ("timeline entries with the right year (0.80)", _over("events", 0)),
    "baseline.timeline": ("  a sentence with the year", _over("events", 1)),
}


def interval(chapters: Chapters, figure: Callable[[Chapters], float]) -> tuple[float, float]:
    """The 95 per cent bootstrap interval of a figure over chapters."""
    chance = random.Random(0)
    drawn = sorted(figure(chance.choices(chapters, k=len(chapters))) for _ in range(RESAMPLINGS))
    return drawn[int(0.025 * RESAMPLINGS)], drawn[int(0.975 * RESAMPLINGS)]


def main(arguments: list[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA, help="folder of books (default: ../shared/eval/textbooks)")
    parser.add_argument("--books", default="", help="comma-separated folders; all by default")
    parser.add_argument("--quick", action="store_true", help="only every fourth chapter of each book, for floors")
    parser.add_argument("--fresh", action="store_true", help="use nothing that was kept; for honest seconds")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--figures", type=Path, help="add the figures to this file, for gate.py")
    given = parser.parse_args(arguments)
    books: dict[str, list[str]] = defaultdict(list)
    for path in sorted(str(file) for file in given.data.glob("*/ch*.json")):
        name = Path(path).parent.name
        if name not in LEFT_OUT and (not given.books or name in given.books.split(",")):
            books[name].append(path)
    paths = [path for files in books.values() for path in files[:: QUICK if given.quick else 1]]
    if not paths:
        parser.error(f"there is no chapter (BOOK/ch*.json) in {given.data}; give a folder of books with --data")
    with ProcessPoolExecutor(given.processes) as pool:
        chapters = list(pool.map(partial(measure, fresh=given.fresh), paths))
    found = {name: (figure(chapters), *interval(chapters, figure)) for name, (_, figure) in ROWS.items()}
    if given.figures:
        prefix = "study.quick." if given.quick else "study."
        figures = {name: round(values[0], 4) for name, values in found.items() if name.startswith("study.")}
        write_figures({prefix + name.removeprefix("study."): value for name, value in figures.items()}, given.figures)
    if given.json:
        print(json.dumps({name: [round(value, 4) for value in values] for name, values in found.items()}, indent=1))
        return 0
    for name, (label, _) in ROWS.items():
        value, low, high = found[name]
        print(f"{label:52} {value:.3f}   [{low:.3f}, {high:.3f}]")
    seconds = defaultdict(float)
    for chapter in chapters:
        for stage, taken in chapter["seconds"].items():
            seconds[stage] += taken
    print(
        f"{len(chapters)} chapters; seconds: " + ", ".join(f"{stage} {taken:.0f}" for stage, taken in seconds.items())
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
