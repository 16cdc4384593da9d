"""Extracts of the course's own sources, to stand before a question: whole sentences, cited, with their origin."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import combinations
from typing import Final

import msgspec

from adfontes.exams.material import FOOTNOTE, Material, is_prose
from adfontes.exams.subjects import Subject
from adfontes.exams.tellings import JUDGING, LEANS, Telling, content_words, is_task, is_whole
from adfontes.exams.wording import one_line
from adfontes.values.citations import Citation, cite
from adfontes.values.course import CourseSource
from adfontes.values.exams import Document
from adfontes.values.sources import Block
from adfontes.values.spans import Span

FEWEST_WORDS: Final = 40
"""A shorter extract gives too little to work with."""
SHORT, LONG = 90, 160
"""Words of an extract for a short question and for an essay on sources."""
LEAST_KIN: Final = 4
"""Names and rarer words that two extracts must share to be compared."""
CANDIDATES: Final = 10
"""Extracts of each source among which those are looked for that speak of the same."""
COMMON: Final = 0.12
"""Share of a course's statements above which a word tells nothing of what they have in common."""
_FURNITURE = re.compile(
    r"\b(?:Redirected from|welcome|click|subscribe|flashcards|this page|this site|terms in this set|also studied|"
    r"read more|comments? (?:below|closed)|posted (?:by|on|in)|share this|learning (?:goals|objectives)|"
    r"check your understanding|your teacher|your answer|essay|sign up|sponsored|advertisement|"
    r"letters? to the editor|here is what|this (?:week|article|post|column)|the writer (?:is|teaches|was))\b",
    re.IGNORECASE,
)


class Extract(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A stretch of one source."""

    entry: CourseSource
    citation: Citation
    words: int
    sentences: tuple[Telling, ...]
    """Those of its sentences that can be quoted as points."""
    judging: int
    """How many different words of judgement it holds."""
    about: bool
    """Whether it names the subject."""

    @property
    def score(self) -> float:
        """How much it gives to work with."""
        dense = min(len(self.sentences), 6)
        return 2 * self.about + dense + 0.5 * min(self.judging, 4) + min(self.words, SHORT) / SHORT

    @cached_property
    def names(self) -> frozenset[str]:
        """The keys of the names in it."""
        return frozenset(name.key for name in self.entry.names if name.key and self.citation.span.contains(name.span))

    @cached_property
    def content(self) -> frozenset[str]:
        """Its content words."""
        return content_words(self.citation.quote)


class Documents:
    """Finds extracts in the sources of a course."""

    def __init__(self, material: Material) -> None:
        self.material: Final = material
        self._read_before: Final[dict[tuple[int, str], tuple[Extract, ...]]] = {}

    def find(
        self,
        subject: Subject | None,
        count: int,
        longest: int = SHORT,
        *,
        judging: bool = False,
        besides: Sequence[Extract] = (),
    ) -> list[Extract]:
        """The best extracts about a subject, in the order of their quality.

        Args:
            subject: what they should be about; None for anything of the course.
            count: how many at most.
            longest: words of each at most.
            judging: those that judge come first.
            besides: extracts that stand in the paper already; nothing of them is taken again.

        Returns:
            One of each source before a second one of any.
        """
        ranked = self._ranked(subject, longest, judging=judging)
        chosen: list[Extract] = []
        for again in (False, True):
            for one in ranked:
                taken = [other for other in (*besides, *chosen) if other.citation.source == one.citation.source]
                free = not any(other.citation.span.overlaps(one.citation.span) for other in taken)
                if len(chosen) < count and free and (again or not taken):
                    chosen.append(one)
        return chosen

    def groups(
        self, subject: Subject | None, count: int, longest: int = SHORT, *, judging: int = 0
    ) -> Iterator[tuple[Extract, ...]]:
        """Extracts of different sources that speak of the same, those with most in common first.

        Args:
            subject: what they should be about.
            count: how many are set side by side.
            longest: words of each at most.
            judging: words of judgement that each must hold.
        """
        ranked = [one for one in self._ranked(subject, longest, judging=judging > 0) if one.judging >= judging]
        seen: Counter[str] = Counter()
        few: list[Extract] = []
        for one in ranked:
            seen[one.citation.source] += 1
            if seen[one.citation.source] <= CANDIDATES:
                few.append(one)
        pairs = [
            (self.kinship(one, other) + 0.5 * (one.score + other.score), one, other)
            for one, other in combinations(few, 2)
            if one.citation.source != other.citation.source and self.kinship(one, other) >= LEAST_KIN
        ]
        pairs.sort(key=lambda pair: (-pair[0], pair[1].citation, pair[2].citation))
        used: list[Extract] = []
        for _, one, other in pairs:
            if any(_overlap(one, known) or _overlap(other, known) for known in used):
                continue
            group = [one, other]
            rest = sorted(few, key=lambda third: (-sum(self.kinship(third, known) for known in group), third.citation))
            for third in rest:
                apart = all(third.citation.source != known.citation.source for known in group)
                if len(group) < count and apart and self.kinship(third, group[0]) >= LEAST_KIN - 1:
                    group.append(third)
            if len(group) == count:
                used += group
                yield tuple(group)

    def kinship(self, one: Extract, other: Extract) -> float:
        """How many names and rarer words two extracts share."""
        names = (one.names & other.names) - self._common_names
        return len(names) + len((one.content & other.content) - self._common)

    @cached_property
    def _common_names(self) -> frozenset[str]:
        counted = Counter(key for telling in self.material.everything for key in telling.names)
        return frozenset(key for key, count in counted.items() if count > COMMON * len(self.material.everything))

    @cached_property
    def _common(self) -> frozenset[str]:
        counted = Counter(word for telling in self.material.everything for word in telling.words)
        return frozenset(word for word, count in counted.items() if count > COMMON * len(self.material.everything))

    def around(self, citation: Citation, longest: int = SHORT) -> Extract | None:
        """The extract around a quotation; None where it stands in no running text."""
        entry = next(one for one in self._entries if one.source.name == citation.source)
        windows = [span for span in self._windows(entry, longest) if span.contains(citation.span)]
        if not windows:
            return None
        middle = (citation.start + citation.end) // 2
        best = min(windows, key=lambda span: (-len(span) // 200, abs((span.start + span.end) // 2 - middle), span))
        return self._read(entry, best, None)

    def extract_of(self, citation: Citation, subject: Subject | None = None) -> Extract:
        """The extract that a citation holds."""
        entry = next(one for one in self._entries if one.source.name == citation.source)
        return self._read(entry, citation.span, subject)

    @cached_property
    def _entries(self) -> tuple[CourseSource, ...]:
        return self.material.course.sources

    def _ranked(self, subject: Subject | None, longest: int, *, judging: bool) -> list[Extract]:
        """Every extract about a subject, the best first."""
        key = (longest, subject.phrase if subject else "")
        if key not in self._read_before:
            spans = ((entry, span) for entry in self._entries for span in self._windows(entry, longest))
            self._read_before[key] = tuple(self._read(entry, span, subject) for entry, span in spans)
        return sorted(
            (one for one in self._read_before[key] if len(one.sentences) > 1),
            key=lambda one: (-one.score - (2.0 * min(one.judging, 3) if judging else 0.0), one.citation),
        )

    def _read(self, entry: CourseSource, span: Span, subject: Subject | None) -> Extract:
        citation = cite(entry.source, span)
        words = one_line(citation.quote)
        inside = (one.span for one in entry.sentences if span.contains(one.span))
        told = (self.material.sentence(entry, one) for one in inside)
        return Extract(
            entry=entry,
            citation=citation,
            words=len(words.split()),
            sentences=tuple(one for one in told if one.clean),
            judging=len({found.lower() for found in JUDGING.findall(words)}),
            about=subject is not None and any(form in words for form in subject.forms),
        )

    def _windows(self, entry: CourseSource, longest: int) -> Iterator[Span]:
        """Runs of whole sentences under one heading, from each sentence on as far as the length allows."""
        for run in _runs(entry):
            text = entry.source.text
            counts = [len(span.of(text).split()) for span in run]
            for first in range(len(run)):
                total, last = 0, first
                while last < len(run) and total + counts[last] <= longest:
                    total += counts[last]
                    last += 1
                taken = run[first:last]
                if total >= FEWEST_WORDS and _reads_well([one_line(span.of(text)) for span in taken]):
                    yield Span(taken[0].start, taken[-1].end)


def _overlap(one: Extract, other: Extract) -> bool:
    return one.citation.source == other.citation.source and one.citation.span.overlaps(other.citation.span)


def _runs(entry: CourseSource) -> Iterator[list[Span]]:
    """Sentences of running text that follow one another with no heading between them."""
    run: list[Span] = []
    before: int | None = None
    for sentence in entry.sentences:
        block = entry.source.blocks[sentence.block]
        joined = before is None or sentence.block in (before, before + 1)
        if not _fits(block) or not joined:
            if run:
                yield run
            run = []
        if _fits(block):
            run.append(sentence.span)
        before = sentence.block
    if run:
        yield run


def _fits(block: Block) -> bool:
    return is_prose(block) and block.kind != "list_item"


def _reads_well(sentences: Sequence[str]) -> bool:
    """Whether an extract is prose from its first sentence to its last, and can be read without what stands before."""
    words = [FOOTNOTE.sub("", one) for one in sentences]
    if LEANS.match(words[0]) or any(_FURNITURE.search(one) or is_task(one) for one in words):
        return False
    return all(is_whole(one.replace("?", ".")) for one in words)


def label_documents(extracts: Sequence[Extract], material: Material, labels: Sequence[str]) -> tuple[Document, ...]:
    """Extracts as documents, with a label (``Source A``) for each."""
    return tuple(
        Document(label=label, citation=one.citation, provenance=provenance(one.entry, material))
        for one, label in zip(extracts, labels, strict=True)
    )


_KINDS: Final = {
    "textbook": "a textbook",
    "encyclopaedia": "an encyclopaedia",
    "notes": "a set of notes",
    "flashcards": "a set of flashcards",
    "study app": "a study site",
    "news": "a newspaper",
    "primary": "a source from the time",
    "article": "an article",
}


def provenance(entry: CourseSource, material: Material) -> str:
    """What is known of a source, from itself and from its profile only."""
    source, profile = entry.source, None
    for one in material.course.profiles:
        if one.source == source.name:
            profile = one
    kind = _KINDS.get(profile.kind, "") if profile else ""
    title = one_line(source.title or source.name)
    author = " and ".join(profile.authors) if profile and profile.authors else source.metadata.get("author", "")
    date = source.metadata.get("date", "") or (profile.date if profile else "")
    told = [f"From {kind}, “{title}”" if kind else f"From “{title}”"]
    told += [f"by {one_line(author)}"] if author else []
    told += [one_line(date)] if date else []
    return f"{', '.join(told)} (your source {entry.letter})."
