"""Key terms, facts and timeline of textbook chapters against their publishers' glossary, summaries and questions.

    python benchmarks/study.py [--data DIR] [--books a,b] [--chapters N] [--processes 2] [--json] [--figures FILE]

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

Intervals are 95 per cent, from 1,000 resamplings of chapters with a fixed seed.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import Stemmer
from rouge_score import rouge_scorer
from sumy.nlp.stemmers import Stemmer as SumyStemmer
from sumy.parsers.plaintext import PlaintextParser
from sumy.summarizers.lex_rank import LexRankSummarizer

sys.path.insert(0, str(Path(__file__).resolve().parent))
from adfontes.building import build_course
from adfontes.values.course import CourseContent
from adfontes.values.study import Statement, TimelineEntry
from adfontes.values.time import civil_date
from gate import write_figures

DATA = Path(__file__).resolve().parents[2] / "shared" / "eval" / "textbooks"
LEFT_OUT = frozenset({"yawpms"})
SUPPORTED = 0.5
SAME_EVENT = 1 / 3
RESAMPLINGS = 1000
_STEMMER = Stemmer.Stemmer("english")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_STOP_LISTED = """
a about above after again against all also am an and any are as at be because been before being below between
both but by can could did do does doing down during each few for from further had has have having he her here
hers herself him himself his how however i if in into is it its itself just like many may me might more most
much must my myself no nor not now of off on once one only or other our ours ourselves out over own same she
should so some such than that the their theirs them themselves then there these they this those through thus
to too under until up upon us very was we were what when where whether which while who whom whose why will
with within without would you your yours
"""
_STOP = frozenset(_STOP_LISTED.split())
_ABBREVIATIONS_LISTED = """
mr mrs ms dr st gen col lt capt sgt rep sen gov pres jr sr rev hon no vs etc ca c cf al vol ed eds inc co corp
ltd jan feb mar apr aug sept sep oct nov dec u.s u.k d.c b.c a.d e.g i.e ph.d mt ft prof
"""
_ABBREVIATIONS = frozenset(_ABBREVIATIONS_LISTED.split())
_SCORER = rouge_scorer.RougeScorer(["rouge1", "rouge2", "rougeL"], use_stemmer=True)
_YEARS = r"(?P<first>\d[\d,]{0,6})(?:\s?(?:–|-|to|and)\s?(?P<last>\d[\d,]{0,6}))?(?:\s(?P<era>BCE|BC|CE|AD))?"
_EVENT = re.compile(
    rf"(?:^|(?<=[.;] ))(?:(?:Also |also )?(?:In|From|By|Between|c\.) )*{_YEARS}(?:[,:]| (?=[A-Zabt]))\s*"
)
_PICTURE = re.compile(
    r"\b(is|are) shown\b|"
    r"\b(photograph|portrait|picture|image|painting|map|illustration|cover|drawing|print|depiction)s? "
    r"(of|depicting|shows?)\b"
)


def sentences(text: str) -> list[str]:
    """The sentences of a text, split as in the baselines."""
    found: list[str] = []
    for paragraph in text.split("\n"):
        line = paragraph.strip().removeprefix("- ")
        if line.startswith("## "):
            continue
        start = 0
        for match in re.finditer(r"[.!?][\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])", line):
            words = re.findall(r"[\w.]+$", line[start : match.start()])
            last = (words[0] if words else "").lower().strip(".")
            short = last in _ABBREVIATIONS or re.fullmatch(r"[a-z]|([a-z]\.)+[a-z]", last)
            if not (line[match.start()] == "." and short):
                found.append(line[start : match.end()].strip())
                start = match.end()
        found.append(line[start:].strip())
    return [sentence for sentence in found if sentence]


def stems(term: str) -> tuple[str, ...]:
    """The stems by which terms are compared."""
    words = [re.sub(r"['’]s?$", "", word) for word in _WORD.findall(re.sub(r"\([^)]*\)", " ", term.lower()))]
    while words and words[0] in ("the", "a", "an"):
        words = words[1:]
    return tuple(_STEMMER.stemWord(word) for word in words)


def content(words: str) -> set[str]:
    """The stems of the content words."""
    return {
        _STEMMER.stemWord(re.sub(r"['’]s?$", "", word)) for word in _WORD.findall(words.lower()) if word not in _STOP
    }


class _Words:
    """What sumy asks of a tokenizer."""

    def to_sentences(self, paragraph: str) -> tuple[str, ...]:
        return tuple(sentences(paragraph))

    def to_words(self, sentence: str) -> tuple[str, ...]:
        return tuple(_WORD.findall(sentence.lower()))


def lexrank(text: str, count: int) -> list[str]:
    """The sentences that LexRank chooses, in the order of the text."""
    summarizer = LexRankSummarizer(SumyStemmer("english"))
    summarizer.stop_words = _STOP
    document = PlaintextParser.from_string("\n".join(sentences(text)), _Words()).document
    return [str(sentence) for sentence in summarizer(document, count)]


def measure(path: str) -> dict[str, Any]:
    """Everything that one chapter tells, as sums and lists that can be pooled."""
    chapter = json.loads(Path(path).read_text("utf-8"))
    text = f"# {chapter['title']}\n\n" + "\n\n".join(
        f"## {section['title']}\n\n" + re.sub(r"(?m)^## ", "### ", section["text"]) for section in chapter["sections"]
    )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "chapter.md"
        file.write_text(text, "utf-8")
        report = build_course([file], title=chapter["title"])
    course = report.content
    return {
        "book": Path(path).parent.name,
        "terms": _terms(chapter, course),
        **_facts(chapter, course, text),
        "events": list(_events(chapter, course)),
        "seconds": report.timings,
    }


def _terms(chapter: dict[str, Any], course: CourseContent) -> dict[str, Any]:
    gold = {stems(term["term"]): term["definition"] for term in chapter["key_terms"] if stems(term["term"])}
    count, ranked = len(gold), [stems(term.term) for term in course.terms]
    plain = [sentence for section in chapter["sections"] for sentence in sentences(section["text"])]
    ours, first = [], []
    for term, key in list(zip(course.terms, ranked, strict=True))[: 5 * count]:
        if key not in gold:
            continue
        naming = next((sentence for sentence in plain if _names(sentence, key)), "")
        ours.append(_SCORER.score(gold[key], _said(term.definition))["rougeL"].fmeasure)
        first.append(_SCORER.score(gold[key], naming)["rougeL"].fmeasure)
    found = {
        "n": count,
        "first": len(gold.keys() & set(ranked[:count])),
        "five": len(gold.keys() & set(ranked[: 5 * count])),
    }
    return {**found, "definitions": ours, "baseline": first}


def _names(sentence: str, key: tuple[str, ...]) -> bool:
    words = stems(sentence)
    return any(words[start : start + len(key)] == key for start in range(len(words)))


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
        baseline = lexrank(texts[summary["section"]], count)
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
        "keys": [_supports(chosen, *key) for key in keys],
        "keys_lexrank": [_supports(ranked, *key) for key in keys],
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


def _supports(lines: Sequence[str], stem: str, key: str) -> bool:
    asked, answer = content(stem), content(key)
    whole, own = asked | answer, answer - asked
    for line in lines:
        held = content(line)
        if len(whole & held) >= SUPPORTED * len(whole) and len(own & held) >= SUPPORTED * len(own):
            return True
    return False


def _events(chapter: dict[str, Any], course: CourseContent) -> Iterator[tuple[bool, bool]]:
    """For each event of the chapter's timelines whether we have it, and whether a sentence has its year and words."""
    plain = [sentence for section in chapter["sections"] for sentence in sentences(section["text"])]
    for timeline in chapter["timelines"]:
        for year, words in read_timeline(timeline["alt"]):
            wanted = content(words)
            ours = any(_same_event(entry, year, wanted) for entry in course.timeline)
            figures = re.compile(rf"(?<!\d){abs(year - (year <= 0))}(?!\d)")
            yield ours, any(figures.search(line) and _shares(wanted, line) for line in plain)


def read_timeline(description: str) -> Iterator[tuple[int, str]]:
    """The events of a timeline's description ("In 1794, the gin is patented; an illustration is shown.") by year."""
    found = list(_EVENT.finditer(description))
    for match, after in zip(found, [*found[1:], None], strict=True):
        words = description[match.end() : after.start() if after else len(description)]
        told = [
            part for part in re.split(r"(?<![ .][A-Z])[;.]\s", words) if not _PICTURE.search(part) and content(part)
        ]
        year = int(match["first"].replace(",", ""))
        era = match["era"] or ""
        if told and year < 10_000 and "million" not in words[:12] and "years ago" not in words[:20]:
            yield (1 - year if era.startswith("B") else year), told[0]


def _same_event(entry: TimelineEntry, year: int, wanted: set[str]) -> bool:
    days = [day for day in (entry.when.earliest, entry.when.latest) if day is not None]
    exact = entry.when.granularity not in ("decade", "century", "millennium", "era")
    return exact and any(civil_date(day)[0] == year for day in days) and _shares(wanted, entry.statement.text)


def _shares(wanted: set[str], words: str) -> bool:
    return len(wanted & content(words)) >= max(1.0, SAME_EVENT * len(wanted))


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
    parser.add_argument("--chapters", type=int, default=0, help="only so many chapters of each book")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--figures", type=Path, help="add the figures to this file, for gate.py")
    given = parser.parse_args(arguments)
    books: dict[str, list[str]] = defaultdict(list)
    for path in sorted(str(file) for file in given.data.glob("*/ch*.json")):
        name = Path(path).parent.name
        if name not in LEFT_OUT and (not given.books or name in given.books.split(",")):
            books[name].append(path)
    paths = [path for files in books.values() for path in files[: given.chapters or None]]
    if not paths:
        parser.error(f"there is no chapter (BOOK/ch*.json) in {given.data}; give a folder of books with --data")
    with ProcessPoolExecutor(given.processes) as pool:
        chapters = list(pool.map(measure, paths))
    found = {name: (figure(chapters), *interval(chapters, figure)) for name, (_, figure) in ROWS.items()}
    if given.figures:
        write_figures(
            {name: round(values[0], 4) for name, values in found.items() if name.startswith("study.")}, given.figures
        )
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
