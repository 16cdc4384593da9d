"""What kind of source a document is, by its layout and by the words in which it speaks of itself."""

from __future__ import annotations

import re
from typing import Literal

from adfontes.values.sources import Source

Kind = Literal[
    "textbook", "encyclopaedia", "notes", "flashcards", "study app", "news", "primary", "article", "not known"
]

_WORDS: tuple[tuple[Kind, re.Pattern[str], float], ...] = (
    (
        "flashcards",
        re.compile(
            r"flash ?cards?\b|\bcards? \(\d+|\bdecks?\b|\bflip\b.{0,12}\bcards?|how well did you know", re.IGNORECASE
        ),
        2.0,
    ),
    (
        "encyclopaedia",
        re.compile(
            r"encyclop(a?e|æ)dia|cyclop(a?e|æ)dia|\bwiki(pedia)?\b|\w+pedia\b|jump to[: ]\s?navigation|"
            r"\[edit\]|redirected from|this page was last edited|\bcategories:",
            re.IGNORECASE,
        ),
        2.0,
    ),
    (
        "study app",
        re.compile(
            r"must[- ]know facts|review questions|study guide|ace your exams|AI tutor|learn with|content "
            r"team|key takeaways|practice quiz|\bAP®?\b",
            re.IGNORECASE,
        ),
        1.5,
    ),
    (
        "notes",
        re.compile(
            r"\b(revision|class|lecture|study|my) notes\b|notes?,? (uploaded|by)\b|uploaded by|created by|"
            r"get ?revising|mind map|summary sheet|timeline created|studied by|last edited by|studymode|"
            r"sample essay|essays?\b ›",
            re.IGNORECASE,
        ),
        1.5,
    ),
    (
        "news",
        re.compile(
            r"\b(correspondent|reuters|agency|breaking|today in history|"
            r"factbox|opinion)\b|\([A-Z]{2,4}\) [-–—]|^[A-Z ]{3,},? .{0,20}\([A-Z]",
            re.IGNORECASE | re.MULTILINE,
        ),
        0.7,
    ),
    (
        "textbook",
        re.compile(
            r"\b(chapter|unit) [\divxl]+\b|learning (objectives|outcomes)|section summary|key "
            r"terms\b.{0,40}\bsummary|e-?text edition|for schools|check your understanding|course ?book|"
            r"textbook",
            re.IGNORECASE,
        ),
        1.5,
    ),
    (
        "primary",
        re.compile(
            r"\bhereby\b|\bwhereas\b|\bhigh contracting part(y|ies)\b|\bdone at \w+|in witness whereof|"
            r"^article [ivx\d]+\b|dear (sir|comrade|friend)|your (majesty|excellency|obedient)",
            re.IGNORECASE | re.MULTILINE,
        ),
        2.0,
    ),
    (
        "article",
        re.compile(
            r"\bfiled under\b|\d+ comments?\b|\bblog\b|\bshare this\b|\bleave a comment\b|\bread next\b|"
            r"\brelated:|\bposted (to|by|on)\b|\bmin read\b|\bnewsletter\b|\bfollow us\b",
            re.IGNORECASE,
        ),
        0.8,
    ),
)
MOST_HITS = 2
"""A word that stands often tells no more than one that stands twice."""
ENOUGH = 1.0
SHORT = 20_000
"""A document in the words of its time is looked through as a whole where it is no longer than this."""
HEAD = 900
"""Code points at either end of a text where it speaks of itself."""


def kind_of(source: Source) -> Kind:
    """What sort of document this is; "not known" where nothing tells."""
    told = f"{source.name} {source.title} {source.metadata.get('publisher', '')}"
    ends = source.text[:HEAD] + "\n" + source.text[-HEAD:]
    scores: dict[Kind, float] = {}
    for kind, words, weight in _WORDS:
        hits = len(words.findall(told)) * 2 + len(
            words.findall(source.text if kind == "primary" and len(source.text) < SHORT else ends)
        )
        scores[kind] = weight * min(hits, MOST_HITS) if hits else 0.0
    blocks = [block for block in source.blocks if block.kind not in ("furniture", "title", "heading")]
    share = {kind: sum(block.kind == kind for block in blocks) / (len(blocks) or 1) for kind in _LAYOUT}
    if share["question"] + share["answer"] >= 0.6:
        scores["flashcards"] += 1.5
    if share["list_item"] >= 0.5:
        scores["notes"] += 1.2
    if share["paragraph"] >= 0.5:
        scores["article"] += 1.0
    if len(source.text) > 30_000 and share["paragraph"] >= 0.4:
        scores["textbook"] += 1.5
    best = max(scores, key=lambda kind: (scores[kind], -_ORDER[kind]))
    return best if scores[best] >= ENOUGH else "not known"


_LAYOUT = ("question", "answer", "list_item", "paragraph")
_ORDER: dict[Kind, int] = {kind: place for place, (kind, _, _) in enumerate(_WORDS)}
