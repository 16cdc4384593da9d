"""Which sentences of the course say what a part of an answer says, by meaning and not by words.

A part and a sentence are compared by their words (each weighted by how rare it is in the course, another word of the
same class of meaning counting less), by the names in them, and, where the sentence model is installed, by the nearness
of their vectors. Dates and numbers are left out here: whether they agree is asked afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

import msgspec

from adfontes.ask.meanings import meanings_of
from adfontes.ask.questions import STOP
from adfontes.ask.reading import Passage, Reading, read
from adfontes.ask.vectors import sentence_vectors
from adfontes.ask.words import folded, stem_of, words_of
from adfontes.course import CourseFile
from adfontes.values.annotations import NameMention
from adfontes.values.spans import Span

SAME_MEANING: Final = 0.7
"""How much another word of the same class counts."""
AROUND: Final = 0.6
"""How much a word counts that stands not in a sentence but above or before it."""
_ARGUING: Final = """
    because therefore however thus hence although though whereas while despite also another first second third finally
    furthermore moreover addition conclusion overall important importance significant significance reason reasons cause
    causes caused factor factors main major key result results resulted led lead leading mean meant means show shows
    showed shown made makes making become became impact effect effects consequence consequences argue argued argument
    view agree disagree extent largely mainly mostly partly really clear clearly evidence example instance suggests
    suggest further even without since due problem problems thing things very way ways lot big large great huge bad good
    source sources historian historians interpretation useful
"""
_LIGHT: Final = frozenset(stem_of(word) for word in _ARGUING.split())
"""Words of argument: a source that says the same need not have them."""
LIGHT_WEIGHT: Final = 0.25
_CARRYING: Final = """
    january february march april may june july august september october november december jan feb mar apr jun jul aug
    sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday hundred thousand million billion
    trillion per cent percent percentage dollar dollars pound pounds year years month months week weeks day days early
    late mid spring summer autumn winter century decade one two three four five six seven eight nine ten eleven twelve
    thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    half dozen
"""
_VALUES: Final = frozenset(_CARRYING.split())
"""Words that carry dates and numbers."""
_COURSES_KEPT: Final = 4
MOST_LOOKED_AT: Final = 40
MOST_NEAREST: Final = 30
PARTS_KEPT: Final = 1000
"""Parts of answers whose sentences are remembered: several steps of marking ask for the same."""
_DIGIT: Final = re.compile(r"\d")


class Concept(msgspec.Struct, frozen=True):
    """A telling word or name: its stem or key, its classes of meaning, and its weight."""

    form: str
    meanings: frozenset[str]
    weight: float


class Alike(msgspec.Struct, frozen=True, kw_only=True):
    """How a part of an answer stands to a sentence of the course."""

    passage: Passage
    covered: float
    """Share of the part that the sentence and what stands around it hold."""
    back: float
    """Share of the sentence that the part holds."""
    near: float | None
    """Cosine of their vectors, where the sentence model is installed."""
    mass: float
    """Weight of the words that both have in the same form or meaning."""

    @property
    def score(self) -> float:
        """From 0 to 1: how surely they speak of the same thing."""
        if self.near is None:
            return 0.68 * self.covered + 0.32 * self.back
        return 0.38 * self.covered + 0.17 * self.back + 0.45 * max(0.0, min(1.0, self.near))


class Support:
    """The sentences of a course, ready to be compared with parts of answers."""

    def __init__(self, reading: Reading) -> None:
        self.reading: Final = reading
        self.vectors: Final = sentence_vectors(reading)
        self._numbers: Final = [n for n, passage in reading.passages.items() if tells(passage)]
        self._bags: Final[dict[int, tuple[frozenset[str], frozenset[str]]]] = {}
        self._own: Final[dict[int, list[Concept]]] = {}
        self._found: Final[dict[tuple[str, tuple[tuple[int, int, str], ...]], list[Alike]]] = {}
        self._telling: Final = frozenset(self._numbers)
        self._index: Final[dict[str, list[int]]] = {}
        for number in self._numbers:
            forms, meanings = self._known(number)
            for form in (*forms, *meanings):
                self._index.setdefault(form, []).append(number)
        self._holding: Final = {form: len(numbers) for form, numbers in self._index.items()}

    def weight(self, form: str) -> float:
        """Between 0.15 (in nearly every sentence) and 1 (in one only)."""
        rarest = self.reading.rarity(1) or 1.0
        return max(0.15, min(1.0, self.reading.rarity(self._holding.get(form, 0)) / rarest))

    def concepts(self, text: str, names: Sequence[NameMention], start: int = 0) -> list[Concept]:
        """The telling words and names of a text, each once.

        Args:
            text: the words.
            names: the names in them, placed in a text that begins ``start`` code points earlier.
            start: where the text begins there.
        """
        spans = [(Span(max(0, n.span.start - start), max(0, n.span.end - start)), n.key) for n in names if n.key]
        found: dict[str, Concept] = {}
        words = list(words_of(text))
        near = frozenset(word.stem for word in words)
        for _, key in spans:
            found[f"@{key}"] = Concept(f"@{key}", frozenset(), self.weight(f"@{key}"))
        for word in words:
            said = folded(text[word.start : word.end])
            if said in STOP or said in _VALUES or _DIGIT.search(said) or len(said) < 2:
                continue
            if any(span.start <= word.start < span.end for span, _ in spans):
                continue
            weight = self.weight(word.stem) * (LIGHT_WEIGHT if word.stem in _LIGHT else 1.0)
            found[word.stem] = Concept(word.stem, meanings_of(word.stem, near), weight)
        return list(found.values())

    def find(self, text: str, names: Sequence[NameMention], start: int = 0, most: int = 8) -> list[Alike]:
        """The sentences that speak of the same as a text, best first."""
        spans = ((name.span.start - start, name.span.end - start, name.key) for name in names)
        key = (text, tuple(spans))
        if key not in self._found:
            if len(self._found) >= PARTS_KEPT:
                self._found.clear()
            self._found[key] = self._find(text, self.concepts(text, names, start))
        return self._found[key][:most]

    def _find(self, text: str, concepts: Sequence[Concept]) -> list[Alike]:
        if not concepts:
            return []
        whole = sum(concept.weight for concept in concepts)
        masses: dict[int, float] = {}
        for concept in concepts:
            exact = self._index.get(concept.form, ())
            for number in exact:
                masses[number] = masses.get(number, 0.0) + concept.weight
            others = {number for meaning in concept.meanings for number in self._index.get(meaning, ())}
            for number in others.difference(exact):
                masses[number] = masses.get(number, 0.0) + SAME_MEANING * concept.weight
        best = sorted(masses, key=lambda number: (-masses[number], number))[:MOST_LOOKED_AT]
        nearness = self.vectors.near(text) if self.vectors is not None else None
        if nearness is not None:
            best = list(dict.fromkeys([*best, *(n for n in nearness.best(MOST_NEAREST) if n in self._telling)]))
        found = []
        for number in best:
            covered = masses.get(number, 0.0)
            covered += self._around(number, concepts)
            found.append(
                Alike(
                    passage=self.reading.passages[number],
                    covered=min(1.0, covered / whole),
                    back=self._back(number, concepts),
                    near=nearness.of(number) if nearness is not None else None,
                    mass=masses.get(number, 0.0),
                )
            )
        return sorted(found, key=lambda one: (-one.score, one.passage.number))

    def compare(self, text: str, names: Sequence[NameMention], number: int, start: int = 0) -> Alike | None:
        """The same for one sentence; None where it tells nothing."""
        if number not in self._telling:
            return None
        concepts = self.concepts(text, names, start)
        whole = sum(concept.weight for concept in concepts) or 1.0
        mass = sum(c.weight * self._hit(number, c) for c in concepts)
        nearness = self.vectors.near(text) if self.vectors is not None else None
        return Alike(
            passage=self.reading.passages[number],
            covered=min(1.0, (mass + self._around(number, concepts)) / whole),
            back=self._back(number, concepts),
            near=nearness.of(number) if nearness is not None else None,
            mass=mass,
        )

    def _hit(self, number: int, concept: Concept) -> float:
        forms, meanings = self._known(number)
        return 1.0 if concept.form in forms else SAME_MEANING if concept.meanings & meanings else 0.0

    def _around(self, number: int, concepts: Iterable[Concept]) -> float:
        """What headings, the question above and the sentence before add."""
        found = 0.0
        shares = self.reading.around(number)
        for concept in concepts:
            hit = self._hit(number, concept)
            for other, share in shares:
                hit_there = AROUND * min(1.0, share * 1.5) * self._hit(other, concept)
                if hit_there > hit:
                    found += (hit_there - hit) * concept.weight
                    hit = hit_there
        return found

    def _back(self, number: int, concepts: Sequence[Concept]) -> float:
        """The share of the sentence's own telling words that the part has."""
        forms = {concept.form for concept in concepts}
        meanings = frozenset().union(*(concept.meanings for concept in concepts))
        whole = held = 0.0
        if number not in self._own:
            passage = self.reading.passages[number]
            self._own[number] = self.concepts(passage.text, passage.names, passage.sentence.span.start)
        for concept in self._own[number]:
            whole += concept.weight
            if concept.form in forms:
                held += concept.weight
            elif concept.meanings & meanings:
                held += SAME_MEANING * concept.weight
        return held / whole if whole else 0.0

    def _known(self, number: int) -> tuple[frozenset[str], frozenset[str]]:
        """Forms and meanings of any sentence, a heading too."""
        if number not in self._bags:
            self._bags[number] = self._of(self.reading.passages[number])
        return self._bags[number]

    def _of(self, passage: Passage) -> tuple[frozenset[str], frozenset[str]]:
        stems = passage.stems
        forms = {f"@{key}" for key in passage.keys} | stems
        meanings = frozenset(meaning for stem in stems for meaning in meanings_of(stem, stems))
        return frozenset(forms), meanings


def tells(passage: Passage) -> bool:
    """Whether a sentence states something: no title, no question."""
    text = passage.text.rstrip()
    return passage.block.kind not in ("title", "heading", "question", "furniture") and not text.endswith(("?", ":"))


@lru_cache(maxsize=_COURSES_KEPT)
def support_of(course: CourseFile) -> Support:
    """The sentences of a course, kept for the next answer."""
    return Support(read(course))
