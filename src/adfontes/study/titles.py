"""The title of a course, from the titles of its sources."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from adfontes.study.passages import one_line
from adfontes.values.annotations import AnnotatedSource

LONGEST_TITLE = 80

_PARTS = re.compile(r"\s+[-–—|›»/·•]\s+|:\s+")
_WORD = re.compile(r"[^\W\d_]{3,}|\d{3,4}")
_COMMON = frozenset(
    [
        "the",
        "and",
        "for",
        "with",
        "from",
        "into",
        "was",
        "were",
        "what",
        "how",
        "why",
        "who",
        "did",
        "does",
        "all",
        "your",
        "our",
    ]
)


def compose_title(sources: Sequence[AnnotatedSource]) -> str:
    """The part of a source's title or first heading whose words most sources use in theirs."""
    candidates = sorted({part for annotated in sources for part in _candidates(annotated)})
    use: Counter[str] = Counter()
    for annotated in sources:
        use.update(_words(annotated.source.text))
    heads: Counter[str] = Counter()
    for annotated in sources:
        heads.update({word for part in _candidates(annotated) for word in _words(part)})

    def fitness(part: str) -> float:
        words = _words(part)
        if not words:
            return 0.0
        shared = sum((2 * heads[word] + min(use[word], len(sources))) for word in words) / len(words)
        return shared * math.sqrt(min(len(words), 4)) * (0.5 if part.endswith("?") else 1.0)

    if not candidates:
        return sources[0].source.name if sources else "Course"
    return max(candidates, key=lambda part: (round(fitness(part), 6), -len(part), part))


def _words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)} - _COMMON


def _candidates(annotated: AnnotatedSource) -> list[str]:
    source = annotated.source
    heads = [block.body.of(source.text) for block in source.blocks if block.kind in ("title", "heading")][:2]
    found = []
    for line in (source.title, *heads):
        for part in (one_line(line), *_PARTS.split(one_line(line))):
            cleaned = re.sub(r"\s*\(\d+\)$", "", part).strip(" .#*:;,·-–")
            if 4 <= len(cleaned) <= LONGEST_TITLE and cleaned != source.name:
                found.append(cleaned)
    return found
