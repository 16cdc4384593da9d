"""How good a definition a stretch or sentence makes: plainly introduced, early, neither short nor long.

The weights are those of a ridge regression of ROUGE-L against the glossaries of four textbooks (even chapters of
us-history, world-history-1 and -2, american-government), 2026-11-22, as `benchmarks/fit_definitions.py` fits them;
those of "colon" and "meaning", of which the books have few, are by eye. With each book left out in turn, 548 terms
reached 0.318 (their first sentences 0.279, the best of what is weighed 0.372).
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from adfontes.study.definitions import Cue

WEIGHTS: Mapping[str, float] = {
    "cue_be": 0.182,
    "cue_colon": 0.05,
    "cue_bracket": 0.071,
    "cue_meaning": 0.05,
    "cue_article": 0.226,
    "cue_apposed": 0.241,
    "cue_bare": 0.191,
    "cue_named": 0.103,
    "short": -0.115,
    "long": -0.006,
    "first": 0.064,
    "later": -0.037,
    "belonging": 0.1,
    "about": 0.039,
    "joined": -0.036,
    "calling": 0.007,
    "glossed": 0.092,
    "central": 0.053,
    "copular": 0.08,
}
_BELONGING = re.compile(r"\b(?:that|who|which|whose|whom|where|designed|aimed|used|based|intended)\b")
_PAST_NAMING = re.compile(r"\b(?:called|known as|termed|dubbed|labell?ed|referred to as|nicknamed|the term)\b")
_COPULAR = re.compile(r"[^.;]{0,120}?\b(?:is|was|are|were) (?:an?|one) ")
_GLOSSED = re.compile(
    r"[”\"’*]{0,3}(?: \([^)]{2,40}\))?(?:,| [–—-]|—|–)\s?(?:or|an?|the|(?:in )?which|where|whereby|meaning|that is|"
    r"those|people|any|one)\b"
)


def definition_features(
    cue: Cue, words: str, *, rank: int, about: bool, joined: bool, before: str, after: str, central: float
) -> dict[str, float]:
    """What speaks for and against one definition.

    Args:
        cue: how it explains.
        words: as they would be shown, without the term before them.
        rank: how many places of the term stand before it.
        about: whether the term is the subject of the sentence.
        joined: whether the sentence is shown with the one before it.
        before: the words before the term in its sentence.
        after: the words after it.
        central: how central the sentence is to the course, from 0 to 1.
    """
    count, whole = len(words.split()), cue == "sentence"
    found = {f"cue_{name}": float(name == cue) for name in ("be", "colon", "bracket", "meaning", "article")}
    found |= {f"cue_{name}": float(name == cue) for name in ("apposed", "bare", "named")}
    return found | {
        "short": float(not whole) * max(0.0, math.log(9 / count)),
        "long": max(0.0, math.log(count / 22)),
        "first": float(rank == 0),
        "later": math.log1p(rank),
        "belonging": float(not whole and bool(_BELONGING.search(words))),
        "about": float(whole and about),
        "joined": float(whole and joined),
        "calling": float(whole and bool(_PAST_NAMING.search(before[-40:]))),
        "glossed": float(whole and bool(_GLOSSED.match(after))),
        "central": float(whole) * central,
        "copular": float(whole and about and bool(_COPULAR.match(after))),
    }


def definition_worth(features: Mapping[str, float]) -> float:
    """How good a definition is; only the order counts."""
    return sum(WEIGHTS[name] * value for name, value in features.items())
