"""Fit the model that judges disputes of dates and numbers, and say how it does on topics left out.

    python benchmarks/fit_disputes.py --topics ../shared/topics [--topics MORE ...] [--scorer DIR] [--drop FEATURE ...]

Every pair of claims that might be a dispute (``links.judged``) is right where gold has the two on different sides of
one disagreement. A logistic model with a ridge is fitted to all topics but one and tested on that one, in turn, for
several least probabilities; then to all, and its weights are printed for ``judging.WEIGHTS``. A feature whose weight
does not have the sign that its meaning demands is left out, the worst first. A disagreement that many pairs show
counts no more than the square root of their number; arguable ones ("optional") are left out.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from adfontes.evidence import extract_claims, findings_json, judging, links
from adfontes.evidence.index import corroborate
from adfontes.evidence.weights import weigh
from adfontes.values.evidence import Claim
from findings import resolve_topic

ROOT = Path(__file__).resolve().parent.parent
RIDGE = 3.0
THRESHOLDS = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6)
FREE: frozenset[str] = frozenset()
"""Features of no sign."""
Numbers = npt.NDArray[np.float64]


class Pairs(NamedTuple):
    """The pairs of one topic: what the model sees, whether each is a dispute, and how much each counts."""

    claims: tuple[Claim, ...]
    seen: Numbers
    right: Numbers
    counts: Numbers


def pairs_of(folder: Path, scorer: Any) -> Pairs:  # noqa: ANN401
    """Read one topic and mark its pairs by its gold."""
    claims = tuple(sorted(extract_claims(resolve_topic(folder)), key=lambda claim: claim.key))
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))["disagreements"]
    sides = _sides(claims, gold, scorer.load_sources(str(folder)), scorer)
    seen, items = [], []
    for link, features in links.judged(claims, weigh(claims)):
        ours, theirs = sides[link.first], sides[link.second]
        found = {item for item, side in ours for other, there in theirs if item == other and side != there}
        own = claims[link.first].citation.source == claims[link.second].citation.source
        if any(gold[item].get("optional") for item in found) or (own and not found):
            continue
        seen.append(features)
        items.append(min(found, default=None))
    many = Counter(item for item in items if item is not None)
    return Pairs(
        claims,
        np.array(seen),
        np.array([float(item is not None) for item in items]),
        np.array([1.0 if item is None else many[item] ** -0.5 for item in items]),
    )


def _sides(
    claims: Sequence[Claim],
    gold: Sequence[dict[str, Any]],
    texts: dict[str, str],
    scorer: Any,  # noqa: ANN401
) -> list[set[tuple[int, int]]]:
    """For each claim, the sides of gold disagreements that its words stand in."""
    places = [
        (item, side, found)
        for item, one in enumerate(gold)
        for side, said in enumerate(one["sides"])
        for mention in said["mentions"]
        for found in scorer.spans_of(mention, texts)
    ]
    return [
        {
            (item, side)
            for item, side, (source, start, end) in places
            if claim.slot in {"time", "quantity"} and claim.focus.source == source
            if claim.focus.start < end and start < claim.focus.end
        }
        for claim in claims
    ]


def fit(topics: Iterable[Pairs], dropped: frozenset[str]) -> tuple[float, dict[str, float]]:
    """Bias and weights by feature; features of the wrong sign are left out."""
    found = list(topics)
    seen = np.concatenate([pairs.seen for pairs in found])
    right = np.concatenate([pairs.right for pairs in found])
    counts = np.concatenate([pairs.counts for pairs in found])
    names = list(judging.WEIGHTS)
    kept = [place for place, name in enumerate(names) if name not in dropped]
    while True:
        bias, weights = _logistic(seen[:, kept], right, counts)
        effects = weights * seen[:, kept].std(0)
        wrong = {
            place: abs(effect)
            for place, effect in zip(kept, effects, strict=True)
            if names[place] not in FREE and effect * judging.SIGNS[names[place]] < 0
        }
        if not wrong:
            return bias, {names[place]: float(w) for place, w in zip(kept, weights, strict=True)}
        kept.remove(max(wrong, key=lambda place: wrong[place]))


def _logistic(seen: Numbers, right: Numbers, counts: Numbers) -> tuple[float, Numbers]:
    """Newton's method on standardised features with a ridge."""
    middle, spread = seen.mean(0), seen.std(0)
    spread[spread == 0] = 1.0
    scaled = np.c_[np.ones(len(seen)), (seen - middle) / spread]
    weights, ridge = np.zeros(scaled.shape[1]), np.full(scaled.shape[1], RIDGE)
    ridge[0] = 1e-6
    for _ in range(40):
        chance = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (counts * (chance - right)) + ridge * weights
        bend = (scaled * (counts * chance * (1 - chance))[:, None]).T @ scaled + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if abs(step).max() < 1e-9:
            break
    found = weights[1:] / spread
    return float(weights[0] - (found * middle).sum()), found


def use(bias: float, weights: dict[str, float]) -> None:
    """Let the program judge by these weights."""
    judging.BIAS = bias
    judging.WEIGHTS.update({name: weights.get(name, 0.0) for name in judging.WEIGHTS})


def predict(pairs: Pairs, least: float) -> dict[str, Any]:
    """The findings of one topic with a least probability of disputes."""
    links.LIKELY = least
    return findings_json(pairs.claims, corroborate(pairs.claims))


def main() -> int:
    """Read the topics, fit and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--topics", type=Path, action="append", required=True, help="a folder of topics")
    parser.add_argument("--scorer", type=Path, help="folder of score_topics.py")
    parser.add_argument("--drop", action="append", default=[], help="a feature to leave out")
    given = parser.parse_args()
    sys.path.insert(0, str(given.scorer or given.topics[0].resolve().parent / "eval" / "disagreements"))
    import score  # noqa: PLC0415 (stands in the folder of the scorer)
    import score_topics  # noqa: PLC0415

    groups = [sorted(path.parent for path in folder.glob("*/gold.json")) for folder in given.topics]
    topics = {folder: pairs_of(folder, score) for group in groups for folder in group}
    dropped = frozenset(given.drop)
    figures: dict[float, dict[str, Any]] = {least: {} for least in THRESHOLDS}
    for left_out, own in topics.items():
        use(*fit((pairs for folder, pairs in topics.items() if folder != left_out), dropped))
        for least in THRESHOLDS:
            figures[least][left_out.name] = predict(own, least)
    for least in THRESHOLDS:
        for folder, group in zip(given.topics, groups, strict=True):
            scored = score_topics.run(group, figures[least])
            found = scored["disagreements"]
            print(
                f"left out, at least {least}: {folder.name} precision {found['precision']:.3f} "
                f"recall {found['recall']:.3f} ({found['tp']} right, {found['fp']} not), "
                f"traps {scored['traps']['reported']} of {scored['traps']['of']}"
            )
    bias, weights = fit(topics.values(), dropped)
    disputes = sum(pairs.right.sum() for pairs in topics.values())
    print(f"pairs {sum(len(pairs.right) for pairs in topics.values())}, disputes {disputes:.0f}")
    print(f"BIAS = {bias:.2f}")
    for name in judging.WEIGHTS:
        print(f'    "{name}": {weights.get(name, 0.0):.2f},')
    return 0


if __name__ == "__main__":
    sys.exit(main())
