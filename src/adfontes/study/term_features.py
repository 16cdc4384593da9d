"""What speaks for a candidate being a key term: how it is introduced, how it is spread, how rare its words are.

The weights are those of a logistic regression over the candidates of the even chapters of four textbooks (us-history,
world-history-1 and -2, american-government; 581 glossary terms among 45,000 candidates), 2026-11-22. With each book
left out in turn, and the weights fitted on the other three, they found 0.28 of a chapter's N terms among its first N
and 0.57 among its first 5 N.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from adfontes.study.term_candidates import Candidate, Occurrence
from adfontes.study.word_frequencies import commonness
from adfontes.study.words import EMPTY_OPENINGS, INSTITUTIONS
from adfontes.values.annotations import AnnotatedSource, Token
from adfontes.values.names import Name

_CONSTANT = -6.67
_WEIGHTS: Mapping[str, float] = {
    # how it is introduced, at its first place and at any
    "first_called": 0.928,
    "first_gloss": 1.224,
    "first_means": 1.093,
    "first_this": 0.874,
    "called": 2.451,
    "class": 1.811,
    "opens": 0.7,
    "a": 0.416,
    "quoted": 0.308,
    "heading": 0.787,
    "explained_few": 0.297,
    "explained_lower": 1.318,
    # how often, where
    "count": 0.197,
    "count_lower_many": 0.325,
    "count_one": -0.221,
    "once": -1.407,
    "twice": -0.353,
    "burst": 0.544,
    "spread": -1.673,
    "whole": 0.804,
    "longer": -0.354,
    "of_head": 0.438,
    # its words
    "common_max": -0.093,
    "common_mean": -0.166,
    "one": -0.25,
    "one_common": -0.556,
    "two": 0.344,
    "three": 0.502,
    "many": -0.441,
    "ism": 1.919,
    "institution": 0.846,
    "upper_many": 0.909,
    "is_state": -1.161,
    "is_person": -0.363,
}
_IN_SOURCES = 0.8
"""For the logarithm of how many sources have it. The textbooks say nothing of this, as each stands alone (by eye)."""
_USUAL_SPREAD = 0.25
"""What a source without sections counts as, where how many sections have a term cannot be told."""
_FEWEST_SECTIONS = 3
_TOO_COMMON = 5.2
"""A single word as common as "report" on the Zipf scale is no term."""
_WIDTH = 60

_MARKS = "[“\"‘'*]{0,2}"
_END = '[”"’*]{0,3}'
_GLOSS = re.compile(
    _END + r"(?: \([^)]{2,40}\))?(?:,| [–—-]|—|–)\s?(?:or|an?|the|(in )?which|where|whereby|meaning|that is|known|also|"
    r"those|people|when|any|one)\b"
)
_MEANS = re.compile(
    _END
    + r",? (?:refer|mean|describe|occur|involve|require|allow|hold|held|provide|state|prohibit|gave|call|seek|sought|"
    r"consist)(?:s|ed|red|d|t)?\b"
)
_BRACKET = re.compile(_END + r" \(")
_STRIKING = re.compile(_END + r"(?:\s?:|\s[-–—]\s|[–—]|=)")
_STOPS = re.compile(_END + r"[,.;:)—]")
_NAMING = (
    r"called|known as|known \w+ as|termed|dubbed|labell?ed|referred to as|refer to as|nicknamed|so-called|the terms?|"
    r"the names?|the phrase|the words?"
)
_OPENING = r"\s(?:the |an? |its |their |his )?" + _MARKS + "$"
_CALLED = re.compile(rf"(?:{_NAMING}){_OPENING}")
_LOOSELY_CALLED = re.compile(
    rf"(?:{_NAMING}|named|styled|described as|considered|as|became|to be called|call|calls|"
    r"what \w+ called|is|are|was|were)" + _OPENING
)
_CLASS = re.compile(
    r"\b(?:concept|idea|doctrine|practice|system|policy|process|principle|theory|form|type|kind|era|period|act|method|"
    r"philosophy|ideology|notion|movement|belief|rise|use|age|spirit|right)s? of (?:the |an? )?" + _MARKS + "$"
)
_OR = re.compile(r",? or (?:the |an? )?" + _MARKS + "$")
_COMMA = re.compile(r"(?:,|—|–|:) (?:the |an? )?" + _MARKS + "$")
_THIS = re.compile(r"\b(?:this|these|such) $", re.IGNORECASE)
_A = re.compile(r"\ban? $", re.IGNORECASE)
_ARTICLES = frozenset({"", "the", "a", "an"})


class Setting:
    """What the candidates of a course are weighed against."""

    def __init__(
        self,
        sources: Sequence[AnnotatedSource],
        names: Sequence[Name],
        found: Mapping[tuple[str, ...], Candidate],
    ) -> None:
        self.sources = sources
        self.found = found
        self.sections: dict[tuple[int, int], int] = {}
        """The section of each sentence, by source and place."""
        self.in_source: Counter[int] = Counter()
        for number, annotated in enumerate(sources):
            self._read_sections(number, annotated)
        kinds = {name.key: name.kind for name in names}
        self.kinds = {
            (number, mention.span.start, mention.span.end): kinds.get(mention.key, mention.kind)
            for number, annotated in enumerate(sources)
            for mention in annotated.names
        }
        self.longer: Counter[tuple[str, ...]] = Counter()
        for key, candidate in found.items():
            parts = {key[first:last] for first in range(len(key)) for last in range(first + 1, len(key) + 1)} - {key}
            for part in parts:
                self.longer[part] = max(self.longer[part], len(candidate.places))
        self.parses = [_Parse(annotated.tokens) for annotated in sources]

    def _read_sections(self, number: int, annotated: AnnotatedSource) -> None:
        blocks = annotated.source.blocks
        highest = min((block.level for block in blocks if block.kind == "heading"), default=0)
        section, opened = 0, -1
        for place, sentence in enumerate(annotated.sentences):
            block = blocks[sentence.block]
            if block.kind == "heading" and block.level == highest and sentence.block != opened:
                section, opened = section + 1, sentence.block
            self.sections[number, place] = section
        self.in_source[number] = section + 1

    def block_kind(self, place: Occurrence) -> str:
        """The kind of block that an occurrence stands in."""
        annotated = self.sources[place.source]
        return annotated.source.blocks[annotated.sentences[place.sentence].block].kind

    def around(self, place: Occurrence) -> tuple[str, str]:
        """The words of the sentence before and after an occurrence."""
        annotated = self.sources[place.source]
        sentence, text = annotated.sentences[place.sentence], annotated.source.text
        before = text[max(sentence.span.start, place.span.start - _WIDTH) : place.span.start]
        return before, text[place.span.end : min(sentence.span.end, place.span.end + _WIDTH)]


class _Parse:
    """What the parse of a source says of the words that end at a place."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._at = {token.end: index for index, token in enumerate(tokens)}
        self._apposed = {token.head for token in tokens if token.dep == "appos"}
        self._equated = {token.head for token in tokens if token.dep == "attr"}

    def explains(self, end: int, after: str, before: str) -> bool:
        """Whether the words are explained there: by an apposition, "is a ...", "or", "called"."""
        index = self._at.get(end)
        token = self._tokens[index] if index is not None else None
        if token is not None and index in self._apposed and re.match(_END + " ?[,(:—–]", after):
            return True
        if token is not None and token.dep == "appos" and _STOPS.match(after):
            return True
        if token is not None and token.dep in ("nsubj", "nsubjpass") and token.head in self._equated:
            return True
        return bool(_GLOSS.match(after) or _CALLED.search(before) or (_OR.search(before) and _STOPS.match(after)))


def termhood(setting: Setting, candidate: Candidate) -> float | None:
    """The log-odds of being a key term; None for what cannot be one."""
    places, words = candidate.places, re.findall(r"[^\W_]+", candidate.form)
    swallowed = setting.longer[candidate.key] >= 0.7 * len(places)
    if not words or words[0].lower() in EMPTY_OPENINGS or (not any(place.whole for place in places) and swallowed):
        return None
    scale = [commonness(word) for word in words]
    if len(words) == 1 and (scale[0] > _TOO_COMMON or words[0].isdigit()):
        return None
    contexts = [setting.around(place) for place in places]
    if len(places) == 1 and not _is_introduced(setting, places[0], *contexts[0]):
        return None
    found = _word_features(words, scale) | _place_features(setting, candidate) | _cues(setting, candidate, contexts)
    sources = len({place.source for place in places})
    return _CONSTANT + _IN_SOURCES * math.log(sources) + sum(_WEIGHTS[name] * value for name, value in found.items())


def _is_introduced(setting: Setting, place: Occurrence, before: str, after: str) -> bool:
    shown = place.quoted or place.marked or setting.block_kind(place) in ("heading", "title", "question")
    behind = _GLOSS.match(after) or _MEANS.match(after) or _BRACKET.match(after) or _STRIKING.match(after)
    ahead = _LOOSELY_CALLED.search(before) or _CLASS.search(before) or _OR.search(before)
    apposed = _COMMA.search(before) and _STOPS.match(after)
    return bool(
        shown or behind or ahead or apposed or setting.parses[place.source].explains(place.span.end, after, before)
    )


def _word_features(words: Sequence[str], scale: Sequence[float]) -> dict[str, float]:
    count, last = len(words), words[-1].lower()
    return {
        "common_max": max(scale) - 4,
        "common_mean": sum(scale) / count - 4,
        "one": float(count == 1),
        "one_common": float(count == 1) * (scale[0] - 4),
        "two": float(count == 2),
        "three": float(count == 3),
        "many": float(count > 3),
        "ism": float(last.endswith(("ism", "isms"))),
        "institution": float(count > 1 and last in INSTITUTIONS),
    }


def _place_features(setting: Setting, candidate: Candidate) -> dict[str, float]:
    places, count = candidate.places, len(candidate.places)
    sections = Counter((place.source, setting.sections[place.source, place.sentence]) for place in places)
    shares = [
        sum(1 for number, _ in sections if number == source) / setting.in_source[source]
        for source in sorted({place.source for place in places})
        if setting.in_source[source] >= _FEWEST_SECTIONS
    ]
    kinds = Counter(setting.kinds.get((place.source, place.span.start, place.span.end), "") for place in places)
    head = setting.found.get(candidate.key[-1:]) if len(candidate.key) > 1 else None
    upper = sum(_is_capitalised(setting, place) for place in places) / count
    lower = candidate.form.islower()
    return {
        "count": math.log1p(count),
        "count_lower_many": math.log1p(count) * (lower and len(candidate.key) > 1),
        "count_one": math.log1p(count) * (len(candidate.key) == 1),
        "once": float(count == 1),
        "twice": float(count == 2),
        "burst": max(sections.values()) / count,
        "spread": sum(shares) / len(shares) if shares else _USUAL_SPREAD,
        "whole": sum(place.whole for place in places) / count,
        "longer": math.log1p(setting.longer[candidate.key]) - math.log1p(count),
        "of_head": count / max(count, len(head.places) if head else 1) if len(candidate.key) > 1 else 0.0,
        "upper_many": upper * (len(candidate.key) > 1),
        "is_state": kinds["state"] / count,
        "is_person": kinds["person"] / count,
        "heading": math.log1p(sum(setting.block_kind(place) in ("heading", "title") for place in places)),
        "quoted": float(any(place.quoted for place in places)),
    }


def _is_capitalised(setting: Setting, place: Occurrence) -> bool:
    """Whether the words are written as a name, and not only because they open a sentence or a heading."""
    annotated = setting.sources[place.source]
    if setting.block_kind(place) in ("heading", "title"):
        return False
    words = [word for word in place.span.of(annotated.source.text).split() if word[:1].isalpha() and len(word) > 3]
    opens = place.span.start == annotated.sentences[place.sentence].span.start
    words = words[1:] if opens else words
    return bool(words) and all(word[0].isupper() for word in words)


def _cues(setting: Setting, candidate: Candidate, contexts: Sequence[tuple[str, str]]) -> dict[str, float]:
    places = candidate.places
    called = sum(bool(_CALLED.search(before)) for before, _ in contexts)
    opens = sum(before.strip().lower() in _ARTICLES for before, _ in contexts)
    explained = sum(
        setting.parses[place.source].explains(place.span.end, after, before)
        for place, (before, after) in zip(places, contexts, strict=True)
    )
    first_before, first_after = contexts[0]
    one = math.log1p(1)
    return {
        "first_called": one * bool(_LOOSELY_CALLED.search(first_before)),
        "first_gloss": one * bool(_GLOSS.match(first_after)),
        "first_means": one * bool(_MEANS.match(first_after)),
        "first_this": one * bool(_THIS.search(first_before)),
        "called": math.log1p(called),
        "class": math.log1p(sum(bool(_CLASS.search(before)) for before, _ in contexts)),
        "opens": math.log1p(opens),
        "a": math.log1p(sum(bool(_A.search(before)) for before, _ in contexts)),
        "explained_few": float(explained > 0 and len(places) in (2, 3)),
        "explained_lower": float(explained > 0 and candidate.form.islower()),
    }
