"""How far the scores of findings can be trusted: of those scored .7, are seven of ten right?

Part of ``findings.py --calibrate``. A dispute of dates or numbers is right where the gold of its topic has it; arguable
ones are left out. The table to put into ``evidence/calibration.py`` is printed: for each band of raw scores, its mean
and the share that was right, never falling (pool adjacent violators), drawn towards the share of all by a few findings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from adfontes.evidence import findings_json
from adfontes.evidence.calibration import DISPUTES
from adfontes.evidence.index import corroborate as fresh
from adfontes.values.evidence import Claim

BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
DRAWN = 4
"""Findings of the common share that are added to each band: few findings prove little."""
Judged = tuple[float, bool]
"""A score, and whether the finding was right."""


def judged(
    scorer: Any,  # noqa: ANN401  # from the folder of the scorer
    folders: Iterable[Path],
    claims: Mapping[str, Sequence[Claim]],
) -> list[Judged]:
    """The disputes of dates and numbers of all topics, by the score that is shown."""
    found: list[Judged] = []
    for folder in folders:
        predicted = findings_json(claims[folder.name], fresh(claims[folder.name]))
        scored = scorer.score(str(folder), predicted)["disagreements"]
        wrong = {item["predicted"] for item in scored["false"]}
        arguable = {item["predicted"] for item in scored["ignored"]}
        for index, item in enumerate(predicted["disagreements"]):
            if index not in arguable and item["kind"] in {"date", "quantity", "money", "duration"}:
                found.append((float(item["score"]), index not in wrong))
    return sorted(found)


def before_calibrating(found: Sequence[Judged]) -> list[Judged]:
    """The same by their raw scores: the lines of the table are read the other way round."""
    raw, shown = zip(*DISPUTES, strict=True)
    return [(float(np.interp(score, shown, raw)), right) for score, right in found]


def bands(found: Sequence[Judged]) -> list[tuple[str, float, int, int]]:
    """Each band with its mean score, how many are right, and of how many."""
    rows = []
    for low, high in pairwise(BANDS):
        held = [(score, right) for score, right in found if low <= score < high]
        if held:
            mean = sum(score for score, _ in held) / len(held)
            rows.append((f"{low:.1f} to {min(high, 1.0):.1f}", mean, sum(right for _, right in held), len(held)))
    return rows


def points(found: Sequence[Judged]) -> list[tuple[float, float]]:
    """The table of ``calibration.py``: raw score and chance, rising."""
    if not found:
        return []
    common = sum(right for _, right in found) / len(found)
    pooled: list[list[float]] = []
    for _, mean, right, of in bands(found):
        pooled.append([mean * of, right + DRAWN * common, of, of + DRAWN])
        while len(pooled) > 1 and pooled[-2][1] / pooled[-2][3] > pooled[-1][1] / pooled[-1][3]:
            last = pooled.pop()
            pooled[-1] = [a + b for a, b in zip(pooled[-1], last, strict=True)]
    return [(round(mean / of, 2), round(right / whole, 2)) for mean, right, of, whole in pooled]


def report(
    scorer: Any,  # noqa: ANN401
    folders: Sequence[Path],
    claims: Mapping[str, Sequence[Claim]],
    say: Callable[[str], None] = print,
) -> None:
    """Print the reliability of the scores as they are shown, and the table that would set them right."""
    shown = judged(scorer, folders, claims)
    say("| score shown | mean | right |\n|---|---|---|")
    for name, mean, right, of in bands(shown):
        say(f"| {name} | {mean:.2f} | {right} of {of} ({right / of:.2f}) |")
    if shown:
        brier = sum((score - right) ** 2 for score, right in shown) / len(shown)
        say(
            f"Brier score {brier:.3f}; mean score {sum(s for s, _ in shown) / len(shown):.3f}, ",
        )
        say(f"right {sum(right for _, right in shown) / len(shown):.3f} of {len(shown)}")
    say(f"for calibration.DISPUTES: {points(before_calibrating(shown))}")
