"""How well findings are found: disagreements, agreements, refinements against the gold of a folder of topics.

    python benchmarks/findings.py --topics ../shared/topics [--json] [--errors 20] [--leave-one-out] [--only NAME ...]
    python benchmarks/findings.py --topics ../shared/topics --calibrate
    python benchmarks/findings.py --textbooks ../shared/eval/textbooks

Every topic is read, annotated, resolved and gathered as a build does, and scored by ``score_topics.py`` in
``eval/disagreements`` beside the folder of topics (or in ``--scorer``). Figures are pooled over the topics, with 95%
bootstrap intervals over topics. Beside them stands the naive rule (two sentences share two nouns and hold a different
value of one type, each value used once). ``--leave-one-out`` chooses the threshold of disputes on all topics but one
and tests it on that one, in turn; ``fit_disputes.py`` fits the model anew on all topics but one. ``--calibrate`` says
how far the scores can be trusted and prints the table for ``evidence/calibration.py``. ``--textbooks`` counts what a
library of textbook chapters gives, and prints 100 disputes between books for a reader. Gold agreements and refinements
are samples: read their precision as a lower bound.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import findings_reliability
import findings_textbooks
from adfontes.evidence import ResolvedSources, claims_of, extract_claims, findings_json, links, resolve
from adfontes.evidence.index import corroborate
from adfontes.evidence.values import family, relate
from adfontes.language import annotate
from adfontes.sources import read_source
from adfontes.values.evidence import Claim
from gate import write_figures

ROOT = Path(__file__).resolve().parent.parent
THRESHOLDS = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6)
Prediction = dict[str, list[dict[str, Any]]]


def resolve_topic(folder: Path) -> ResolvedSources:
    """Read, annotate and resolve the sources of one topic."""
    return resolve([annotate(read_source(path, path.name)) for path in sorted(folder.glob("source_*.txt"))])


def predict(claims: Sequence[Claim]) -> Prediction:
    """The findings of one topic in the scorer's form."""
    return findings_json(claims, corroborate(claims))


def naive(resolved: ResolvedSources) -> Prediction:
    """Two sentences of different sources share two nouns and hold a different value of one type; each value once."""
    claims = [claim for source in resolved.sources for claim in claims_of(source) if claim.slot in {"time", "quantity"}]
    pairs = []
    for place, a in enumerate(claims):
        for b in claims[place + 1 :]:
            if a.citation.source == b.citation.source or family(a) != family(b):
                continue
            shared = {*a.about.terms, *a.about.nearby} & {*b.about.terms, *b.about.nearby}
            if len(shared) > 1 and relate(a.value, b.value) == "incompatible":
                pairs.append((-len(shared), a.key, b.key, a, b))
    used: set[str] = set()
    found = []
    for _, _, _, a, b in sorted(pairs, key=lambda pair: pair[:3]):
        if not {a.key, b.key} & used:
            used |= {a.key, b.key}
            found.append({"sides": [{"mentions": [_mention(a)]}, {"mentions": [_mention(b)]}]})
    return {"disagreements": found, "agreements": [], "refinements": []}


def _mention(claim: Claim) -> dict[str, Any]:
    return {"source": claim.focus.source, "start": claim.focus.start, "end": claim.focus.end}


def precision_by_kind(scorer: Any, folders: Iterable[Path], predictions: dict[str, Prediction]) -> dict[str, str]:  # noqa: ANN401
    """Of the disputes of each kind, how many are right (those that fit an arguable gold item are left out)."""
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for folder in folders:
        found = predictions[folder.name]["disagreements"]
        scored = scorer.score(str(folder), predictions[folder.name])["disagreements"]
        wrong = {item["predicted"] for item in scored["false"]}
        arguable = {item["predicted"] for item in scored["ignored"]}
        for index, item in enumerate(found):
            if index not in arguable:
                of[str(item["kind"])] += 1
                right[str(item["kind"])] += index not in wrong
    return {kind: f"{right[kind]}/{of[kind]}" for kind in sorted(of)}


def worst_errors(scorer: Any, folders: Iterable[Path], predictions: dict[str, Prediction], most: int) -> list[str]:  # noqa: ANN401
    """False disputes with the highest scores, then gold that was missed."""
    false, missed = [], []
    for folder in folders:
        found = predictions[folder.name]["disagreements"]
        scored = scorer.score(str(folder), predictions[folder.name])["disagreements"]
        for item in scored["false"]:
            sides = " | ".join(side[0]["text"] for side in item["sides"] if side)
            certainty = found[item["predicted"]]["score"]
            false.append((-certainty, f"{certainty:.2f} {folder.name}: {item['reason']}: {sides}"))
        missed += [f"missed {folder.name}: {gold['about']} {gold['values']}" for gold in scored["missed"]]
    return [line for _, line in sorted(false)[:most]] + missed[:most]


def leave_one_out(scorer: Any, folders: Sequence[Path], claims: dict[str, Sequence[Claim]]) -> dict[str, Any]:  # noqa: ANN401
    """Choose the threshold on all topics but one, test on that one, in turn; pooled."""
    kept = links.LIKELY
    counts: dict[tuple[str, float], dict[str, Any]] = {}
    try:
        for threshold in THRESHOLDS:
            links.LIKELY = threshold
            for folder in folders:
                scored = scorer.score.score(str(folder), predict(claims[folder.name]))["disagreements"]
                counts[folder.name, threshold] = scored
    finally:
        links.LIKELY = kept

    def pooled(names: Sequence[str], threshold: float) -> dict[str, Any]:
        return dict(scorer.pooled([counts[name, threshold] for name in names]))

    rows = []
    for folder in folders:
        others = [other.name for other in folders if other != folder]
        best = max(THRESHOLDS, key=lambda threshold: (pooled(others, threshold)["f1"], -threshold))
        rows.append(counts[folder.name, best])
    return dict(scorer.pooled(rows))


def main() -> None:
    """Build, score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--topics", type=Path, default=ROOT.parent / "shared" / "topics")
    parser.add_argument("--scorer", type=Path, help="folder of score.py and score_topics.py")
    parser.add_argument("--json", action="store_true", help="print figures by name")
    parser.add_argument("--errors", type=int, default=20, help="worst errors to print")
    parser.add_argument("--leave-one-out", action="store_true")
    parser.add_argument("--calibrate", action="store_true", help="how far the scores can be trusted")
    parser.add_argument("--textbooks", type=Path, help="a folder of textbook chapters, instead of topics")
    parser.add_argument("--only", nargs="*", default=[], help="names of topics")
    parser.add_argument("--figures", type=Path, help="add the figures to this file, for benchmarks/gate.py")
    options = parser.parse_args()
    if options.textbooks:
        findings_textbooks.report(options.textbooks)
        return
    sys.path.insert(0, str(options.scorer or options.topics.resolve().parent / "eval" / "disagreements"))
    import score_topics as scorer  # noqa: PLC0415  # from the folder of the scorer

    folders = sorted(path.parent for path in options.topics.glob("*/gold.json"))
    folders = [folder for folder in folders if not options.only or folder.name in options.only]
    started = time.perf_counter()
    resolved = {folder.name: resolve_topic(folder) for folder in folders}
    read = time.perf_counter() - started
    started = time.perf_counter()
    claims = {name: extract_claims(one) for name, one in resolved.items()}
    if options.calibrate:
        findings_reliability.report(scorer.score, folders, claims)
        return
    predictions = {name: predict(found) for name, found in claims.items()}
    gathered = time.perf_counter() - started
    results = scorer.run(folders, predictions)
    results["precision by kind"] = precision_by_kind(scorer.score, folders, predictions)
    results["naive rule"] = scorer.run(folders, {name: naive(one) for name, one in resolved.items()})["disagreements"]
    results["seconds"] = {"read, annotate, resolve": round(read, 1), "claims and findings": round(gathered, 1)}
    if options.leave_one_out:
        results["leave one topic out"] = leave_one_out(scorer, folders, claims)
    if options.figures:
        write_figures(guarded(results), options.figures)
    if options.json:
        print(json.dumps(figures(results), indent=1))
        return
    show(results)
    for line in worst_errors(scorer.score, folders, predictions, options.errors):
        print("  " + line)


def figures(results: dict[str, Any]) -> dict[str, Any]:
    """The figures by name, flat."""
    flat: dict[str, Any] = {"traps share": results["traps"]["share"]}
    for part in ("disagreements", "agreements", "refinements", "naive rule", "leave one topic out"):
        if part in results:
            flat |= {f"{part} {key}": results[part][key] for key in ("precision", "recall", "f1")}
            flat |= {f"{part} {key}": results[part][key] for key in results[part] if key.endswith("95%")}
    flat["recall by kind"], flat["precision by kind"] = results["recall by kind"], results["precision by kind"]
    flat |= {f"seconds {key}": value for key, value in results["seconds"].items()}
    return flat


def guarded(results: dict[str, Any]) -> dict[str, float]:
    """The figures that have floors: the more, the better."""
    named = {
        "findings.disagreements.precision": results["disagreements"]["precision"],
        "findings.disagreements.recall": results["disagreements"]["recall"],
        "findings.agreements.recall": results["agreements"]["recall"],
        "findings.refinements.recall": results["refinements"]["recall"],
        "findings.traps.avoided": 1 - results["traps"]["share"],
    }
    return {name: round(value, 4) for name, value in named.items()}


def show(results: dict[str, Any]) -> None:
    """Print the figures for a person."""
    for part in ("disagreements", "leave one topic out", "naive rule", "agreements", "refinements"):
        if part in results:
            row = results[part]
            bounds = f" {row['precision 95%']} {row['recall 95%']}" if "precision 95%" in row else ""
            print(f"{part:20} P {row['precision']:.3f}  R {row['recall']:.3f}  F1 {row['f1']:.3f}{bounds}")
    print(f"traps reported as disputes {results['traps']['reported']} of {results['traps']['of']}")
    print("recall by kind   ", results["recall by kind"])
    print("precision by kind", results["precision by kind"])
    for name, row in results["topics"].items():
        found = row["disagreements"]
        print(f"  {name:28} P {found['precision']:.2f}  R {found['recall']:.2f}")
    print("seconds", results["seconds"])


if __name__ == "__main__":
    main()
