"""How much a passage matters for a test: how central it is to its section, where it stands, how it is told.

The weights are those of a ridge regression on 158 sections of the even chapters of four textbooks (us-history,
world-history-1 and -2, american-government), 2026-11-22: each passage's share of the words and word pairs of the
book's own summary of the section, for its length. With each book left out in turn, as many sentences as the summary has
reached ROUGE-1 / ROUGE-2 F1 of 0.408 / 0.103 (LexRank 0.384 / 0.083).

The weight of ``named`` was added by a search on every other chapter and checked on the rest: questions ask for who and
what by name. On all 39 chapters with summaries ROUGE went from 0.407 / 0.098 to 0.408 / 0.100, and the facts support 19
of 191 multiple-choice keys instead of 13 (LexRank 16). Twice the weight supports no more and costs 0.006 of ROUGE-1;
rewards for covering a section's vocabulary, LexRank's own score and section-specific words
cost ROUGE-1 and gained no keys.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from adfontes.study.passages import Passage, one_line
from adfontes.study.sections import places_of
from adfontes.study.similarity import Similarity

_WORD = re.compile(r"[^\W\d_]{3,}")
_SUMMING = re.compile(
    r"\b(as a result|thus|therefore|led to|resulted in|by the (end|time)|became|began|ended|brought|marked|throughout|"
    r"eventually|ultimately|although|while|despite|instead|transformed|established|dominated|emerged)\b",
    re.IGNORECASE,
)
_WEIGHTS: Mapping[str, float] = {
    "central": 2.045,
    "central_all": 2.961,
    "in_heading": 0.809,
    "in_top": 1.02,
    "early": 0.587,
    "opens": 0.532,
    "section_lead": 0.376,
    "length": 0.655,
    "length_squared": -0.109,
    "terms": -0.776,
    "complete": 0.406,
    "cut": -0.274,
    "listed": -0.513,
    "pronoun_subject": -0.223,
    "summing": 0.122,
    "states": 0.171,
    "things": 0.368,
    "dated": 0.092,
    "named": 0.3,
}


def passage_importance(passages: Sequence[Passage], similarity: Similarity, central: Sequence[float]) -> list[float]:
    """The importance of every passage; differences of 1 are a standard deviation.

    Args:
        passages: those of a course, in order.
        similarity: their term weights.
        central: how central each is to the whole course, from 0 to 1.
    """
    found = passage_features(passages, similarity)
    return [
        sum(_WEIGHTS[name] * value for name, value in {**features, "central_all": central[index]}.items())
        for index, features in enumerate(found)
    ]


def passage_features(passages: Sequence[Passage], similarity: Similarity) -> list[dict[str, float]]:
    """The features of every passage of a course."""
    places = places_of(passages)
    members: dict[tuple[str, int], list[int]] = defaultdict(list)
    for index, place in enumerate(places):
        members[place.section].append(index)
    weights = [{term: similarity.weight(term) for term in passage.terms} for passage in passages]
    found: list[dict[str, float]] = [{} for _ in passages]
    for inside in members.values():
        central = _central(weights, inside)
        for rank, index in enumerate(inside):
            passage, place = passages[index], places[index]
            before = passages[inside[rank - 1]] if rank else None
            found[index] = {
                "central": central[rank],
                "early": 1 / (1 + rank),
                "opens": float(before is None or before.sentence.block != passage.sentence.block),
                "in_heading": _share(passage, place.heading),
                "in_top": _share(passage, place.top),
                "section_lead": float(place.heading == place.top),
                **_wording(passage),
            }
    return found


def _central(weights: Sequence[Mapping[str, float]], inside: Sequence[int]) -> list[float]:
    """Cosine with the centroid of the section, the most central being 1."""
    centroid: dict[str, float] = defaultdict(float)
    for index in inside:
        for term, weight in sorted(weights[index].items()):
            centroid[term] += weight
    values = []
    for index in inside:
        own = sorted(weights[index].items())
        norm = math.sqrt(sum(weight * weight for _, weight in own)) or 1.0
        values.append(sum(weight * centroid[term] for term, weight in own) / norm)
    most = max(values, default=0.0) or 1.0
    return [value / most for value in values]


def _wording(passage: Passage) -> dict[str, float]:
    length = math.log1p(len(passage.words.split()))
    tokens = passage.annotated.tokens[passage.sentence.tokens[0] : passage.sentence.tokens[1]]
    subject = next((token for token in tokens if token.dep in ("nsubj", "nsubjpass")), None)
    kinds = Counter(mention.kind for mention in passage.names)
    return {
        "length": length,
        "length_squared": length**2,
        "terms": math.log1p(len(passage.terms)),
        "complete": float(passage.complete),
        "summing": float(bool(_SUMMING.search(passage.words))),
        "dated": float(bool(passage.times)),
        "named": math.log1p(len({mention.key for mention in passage.names})),
        "states": math.log1p(kinds["state"] + kinds["people"] + kinds["place"]),
        "things": math.log1p(kinds["agreement"] + kinds["event"] + kinds["organisation"] + kinds["party"]),
        "pronoun_subject": float(subject is not None and subject.pos == "PRON"),
        "cut": float("…" in passage.words),
        "listed": float(passage.block.kind != "paragraph"),
    }


def _share(passage: Passage, heading: int | None) -> float:
    """The share of a heading's words that the passage has."""
    if heading is None:
        return 0.0
    source = passage.annotated.source
    wanted = _stems(one_line(source.blocks[heading].body.of(source.text)))
    return len(wanted & _stems(passage.words)) / len(wanted) if wanted else 0.0


def _stems(words: str) -> frozenset[str]:
    return frozenset(word.lower()[:6] for word in _WORD.findall(words))
