"""How well answers are marked: rungs, points and slips.

    python benchmarks/marking.py TOPICS [--only NAME ...] [--figures FIGURES.json]

Rungs: the answers of ``marking_gold/answers.json``, written for this purpose, against a baseline that knows only their
length (``--answers marking_gold/second_reader.json``: those of someone who did not write the marker; on the code of
2026-11-22 and three topics 73% right, 96% within one; the best thresholds of length, fitted to them, 80% and 87%).
Slips and points: sentences of one source of a topic, which the gold says other sources agree with, are marked
against a course of the other sources only; once as they stand, and once with the value changed mechanically. Nobody has
worded them for the marker. A sentence of another topic should hold no point at all.
The statements of ``marking_gold/second_reader_statements.json`` are by the same reader: true ones in other words than
the sources', and ones with a wrong year, number, name, or with the two sides turned round. Topics that are not there
are left out.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from adfontes.building import build_course
from adfontes.course import hold_course
from adfontes.exams import mark
from adfontes.values.course import CourseContent
from gate import write_figures

HERE = Path(__file__).parent
GOLD = HERE / "marking_gold" / "answers.json"
STATEMENTS = HERE / "marking_gold" / "second_reader_statements.json"
QUESTION = "Describe what happened."
LONGEST = 400
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("topics", type=Path, help="a folder of topics with gold.json")
    parser.add_argument("--only", nargs="*", default=None, help="names of topics")
    parser.add_argument("--own", action="store_true", help="keep the source that a statement was taken from")
    parser.add_argument("--answers", type=Path, default=GOLD, help="other answers, such as those of a second reader")
    parser.add_argument("--figures", type=Path, default=None, help="a file to add the figures to, for gate.py")
    parser.add_argument("-v", "--verbose", action="store_true")
    given = parser.parse_args()
    names = sorted(path.parent.name for path in given.topics.glob("*/gold.json"))
    courses = {
        name: build_course(sorted((given.topics / name).glob("source_*"))).content
        for name in names
        if given.only is None or name in given.only
    }
    measure_rungs(courses, given.verbose, given.answers)
    figures = measure_written(courses, given.verbose)
    if given.figures is not None and figures:
        write_figures(figures, given.figures)
    measure_statements(given.topics, courses, given.verbose, own=given.own)


def measure_rungs(courses: dict[str, CourseContent], verbose: bool, gold: Path = GOLD) -> None:
    """Print how often the rung is right, and what the length alone would tell."""
    answers = [one for one in json.loads(gold.read_text(encoding="utf-8")) if one["topic"] in courses]
    held = {name: hold_course(courses[name]) for name in sorted({one["topic"] for one in answers})}
    found = [(one, mark(held[one["topic"]], one["question"], one["answer"]).band.rung) for one in answers]
    if verbose:
        for one, rung in found:
            print(f"  wanted {one['rung']} found {rung}: {one['topic']}: {one['question']}")
    _print_rungs("marking", [(one["rung"], rung) for one, rung in found])
    ranked = sorted(answers, key=lambda one: len(one["answer"].split()))
    by_length = {id(one): 1 + 5 * place // len(ranked) for place, one in enumerate(ranked)}
    _print_rungs("length alone", [(one["rung"], by_length[id(one)]) for one in answers])


def _print_rungs(name: str, pairs: list[tuple[int, int]]) -> None:
    exact = sum(a == b for a, b in pairs) / max(1, len(pairs))
    near = sum(abs(a - b) <= 1 for a, b in pairs) / max(1, len(pairs))
    print(f"rungs, {name}: {len(pairs)} answers, exact {exact:.2f}, within one {near:.2f}")


def measure_written(courses: dict[str, CourseContent], verbose: bool) -> dict[str, float]:
    """Precision and recall of slips and points over the statements that a second reader wrote."""
    written = [one for one in json.loads(STATEMENTS.read_text(encoding="utf-8")) if one["topic"] in courses]
    held = {name: hold_course(courses[name]) for name in sorted({one["topic"] for one in written})}
    found = missed = false = right = right_held = wrong_held = strange = 0
    for one in written:
        text = one["text"]
        marking = mark(held[one["topic"]], QUESTION, text)
        start = text.find(one["wrong"]) if "wrong" in one else len(text)
        end = start + len(one.get("wrong", ""))
        hit = [slip for slip in marking.slips if slip.start < end and start < slip.end]
        false += len(hit) < len(marking.slips)
        if "wrong" in one:
            found, missed, wrong_held = found + bool(hit), missed + (not hit), wrong_held + bool(marking.points)
        else:
            right, right_held = right + 1, right_held + bool(marking.points)
        if verbose and (len(hit) < len(marking.slips) or ("wrong" in one and not hit)):
            print(f"  {'missed' if 'wrong' in one and not hit else 'false'}: {text!r}")
        strange += any(mark(held[name], QUESTION, text).points for name in held if name != one["topic"])
    if not written:
        return {}
    figures = {
        "marking.written.slips_precision": found / max(1, found + false),
        "marking.written.slips_recall": found / max(1, found + missed),
        "marking.written.points_precision": right_held / max(1, right_held + wrong_held + strange),
        "marking.written.points_recall": right_held / max(1, right),
    }
    print(f"statements of the second reader: {right} true, {found + missed} wrong, on {len(held)} topics")
    for name, value in figures.items():
        print(f"  {name.removeprefix('marking.written.')} {value:.2f}")
    return figures


def measure_statements(folder: Path, courses: dict[str, CourseContent], verbose: bool, *, own: bool) -> None:
    """Print precision and recall of slips and points over statements of sources that were left out."""
    wrong = right = found = false = held = cited = strange = foreign = 0
    for name, content in courses.items():
        gold = json.loads((folder / name / "gold.json").read_text(encoding="utf-8"))
        others = [other for other in courses if other != name]
        for source, sentences in _statements(content, gold):
            course = hold_course(content if own else _without(content, source))
            for text, start, end, places in sentences:
                plain = mark(course, QUESTION, text)
                right += 1
                hit = [slip for slip in plain.slips if slip.start < end and start < slip.end]
                false += bool(hit)
                held += bool(plain.points)
                quotes = [quote for point in plain.points for quote in point.citations]
                cited += any(q.source == s and q.start < e and b < q.end for q in quotes for s, b, e in places)
                changed = _change(text, start, end)
                if changed is not None:
                    wrong += 1
                    slips = mark(course, QUESTION, changed[0]).slips
                    ok = any(slip.start < changed[2] and changed[1] < slip.end for slip in slips)
                    found += ok
                    if verbose and not ok:
                        print(f"  missed: {name}: {changed[0][:140]!r}")
                if verbose:
                    for slip in hit:
                        print(f"  false: {name}: {text[:140]!r}: {slip.message}: {slip.citations[0].quote[:120]!r}")
            for other in others[:1]:
                for text in _sample(courses[other]):
                    foreign += 1
                    strange += bool(mark(course, QUESTION, text).points)
            course.close()
    print(f"slips: {wrong} changed, {right} right")
    print(f"  found {found / max(1, wrong):.2f}, called wrong {false / max(1, right):.3f}")
    print(f"  precision at one wrong in five: {_precision(found / max(1, wrong), false / max(1, right)):.2f}")
    print(f"points: held {held / max(1, right):.2f}, citing the gold {cited / max(1, right):.2f}")
    print(f"  held for statements of another topic {strange / max(1, foreign):.3f}")


def _precision(recall: float, alarms: float) -> float:
    return recall / (recall + 4 * alarms) if recall else 0.0


Place = tuple[str, int, int]
Said = tuple[str, int, int, list[Place]]


def _statements(content: CourseContent, gold: dict[str, Any]) -> Iterator[tuple[str, list[Said]]]:
    """By source, its sentences that others agree with, where the value stands, and where others say it."""
    texts = {entry.source.name: entry for entry in content.sources}
    found: dict[str, list[Said]] = {}
    for item in gold["agreements"]:
        places = []
        for mention in item["mentions"]:
            entry = texts.get(mention["source"])
            at = entry.source.text.find(mention["quote"]) if entry else -1
            if at >= 0:
                places.append((mention["source"], at, at + len(mention["quote"])))
        for source, start, end in places:
            entry = texts[source]
            sentence = next((one.span for one in entry.sentences if one.span.start <= start < one.span.end), None)
            if sentence is None or not 25 <= len(sentence) <= LONGEST or end > sentence.end:
                continue
            elsewhere = [place for place in places if place[0] != source]
            words = sentence.of(entry.source.text)
            if elsewhere and any(letter.isalpha() for letter in words) and not words.rstrip().endswith("?"):
                found.setdefault(source, []).append((words, start - sentence.start, end - sentence.start, elsewhere))
    yield from sorted(found.items())


def _without(content: CourseContent, source: str) -> CourseContent:
    """The course as if one source had not been there."""
    claims = tuple(claim for claim in content.claims if claim.citation.source != source)
    known = {claim.key for claim in claims}
    findings = tuple(f for f in content.findings if all(key in known for side in f.sides for key in side.claims))
    kept = ("title", "sources", "claims", "findings")
    empty: dict[str, Any] = {name: () for name in CourseContent.__struct_fields__ if name not in kept}
    sources = tuple(entry for entry in content.sources if entry.source.name != source)
    return msgspec.structs.replace(content, sources=sources, claims=claims, findings=findings, **empty)


def _change(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """The same statement with its number or year changed, and where; None where there is none in figures."""
    numbers = list(_NUMBER.finditer(text, start, end))
    if not numbers:
        return None
    chosen = max(numbers, key=lambda one: len(one.group()))
    digits = chosen.group().replace(",", "")
    if "." in digits or not digits.isdigit():
        return None
    number = int(digits)
    year = len(digits) == 4 and "," not in chosen.group()
    changed = number + (2 if number % 2 else -1) if year or number <= 31 else number * 3 // 2
    written = f"{changed:,}" if "," in chosen.group() else str(changed)
    return text[: chosen.start()] + written + text[chosen.end() :], start, max(end, chosen.start() + len(written))


def _sample(content: CourseContent) -> list[str]:
    """A few plain statements of a topic."""
    texts = {entry.source.name: entry.source.text for entry in content.sources}
    said = [fact.statement.citations[0] for fact in content.facts[:20]]
    return [texts[one.source][one.start : one.end] for one in said]


if __name__ == "__main__":
    main()
