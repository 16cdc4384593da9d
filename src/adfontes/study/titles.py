"""The title of a course, from the titles of its sources."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from adfontes.study.passages import is_structural, one_line
from adfontes.values.annotations import AnnotatedSource

LONGEST_TITLE = 80
COMMON_ENOUGH = 0.45
"""A word belongs in the title where this share of titles, and a third as heavily texts, has it (by eye, 2026-11-22)."""
SHARED = 0.1
"""What each word of a stretch gains from each further title that has all of it (by eye, sixteen topics, 2026-11-22)."""
MOST_WORDS = 7
"""Words of the stretches of a title that are tried by themselves."""

_PARTS = re.compile(r"\s+[-–—|›»/·•]\s+|:\s+")
_WORD = re.compile(r"[^\W\d_]{3,}|\d{3,4}")
_JOINING_WORDS = "and or of in on at to for from by with the a an how why what when who was were is are did"
_JOINING = frozenset(_JOINING_WORDS.split())
"""Words that no stretch of a title begins or ends with."""
_COMMON = frozenset({"the", "and", "for", "with", "from", "into", "was", "were", "what", "how", "why", "who", "did"})


def compose_title(sources: Sequence[AnnotatedSource]) -> str:
    """The stretch of a source's title whose words most of the other titles, and the texts, have too."""
    lines = [(annotated, _lines(annotated)) for annotated in sources]
    candidates = sorted({phrase for _, found in lines for line in found for phrase in _phrases(line)})
    if not candidates:
        return sources[0].source.name if sources else "Course"
    heads: Counter[str] = Counter()
    texts: Counter[str] = Counter()
    for annotated, found in lines:
        heads.update({word for line in found for word in _words(line)})
        texts.update(_words(annotated.source.text))

    def fitness(phrase: str) -> float:
        words = _words(phrase)
        gains = [(3 * heads[word] + texts[word]) / (4 * len(sources)) - COMMON_ENOUGH for word in sorted(words)]
        whole = sum(any(phrase.lower() in line.lower() for line in found) for _, found in lines)
        gains.append(SHARED * (whole - 1) * len(words))
        named = sum(word[0].isupper() or word[0].isdigit() for word in phrase.split()) / len(phrase.split())
        return sum(gains) * (0.5 + 0.5 * named)

    best = max(candidates, key=lambda phrase: (round(fitness(phrase), 6), -len(phrase), phrase))
    return _in_small_letters(best) if best.isupper() else best


def _in_small_letters(phrase: str) -> str:
    """A line in capitals as a title is written."""
    words = phrase.lower().split()
    return " ".join(word if at and word in _JOINING else word[:1].upper() + word[1:] for at, word in enumerate(words))


def _words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)} - _COMMON


def _lines(annotated: AnnotatedSource) -> list[str]:
    """The source's title in its parts; its first heading's where it has none."""
    source = annotated.source
    stem = source.name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    title = one_line(source.title)
    if not title or title in (source.name, stem):
        heads = (one_line(b.body.of(source.text)) for b in source.blocks if b.kind in ("title", "heading"))
        title = next(heads, "")
    lines = [title] if title else []
    return [part.strip(" .#*:;,·-–?!") for line in lines for part in _PARTS.split(line)]


def _phrases(line: str) -> Iterator[str]:
    """The line, and its stretches that begin and end with a name or year."""
    words = line.split()
    if len(line) <= LONGEST_TITLE and _words(line) and not is_structural(line):
        yield line
    for start, first in enumerate(words):
        for end in range(start + 2, min(len(words), start + MOST_WORDS) + 1):
            phrase = " ".join(words[start:end]).strip(".,;:()'\"“”")
            ends = (first, words[end - 1])
            if {end.lower() for end in ends} & _JOINING:
                continue
            if all(word[0].isupper() or word.isdigit() for word in ends) and _words(phrase) and "(" not in phrase:
                yield phrase
