"""A learner's answer, read as one more source: sentences, parts, dates, quantities, names and claims."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

import msgspec
from msgspec.structs import replace

from adfontes.course import CourseFile
from adfontes.evidence import claims_of
from adfontes.language import annotate
from adfontes.language.background import folded, key_of, look_up
from adfontes.values.annotations import AnnotatedSource, NameMention
from adfontes.values.evidence import Claim
from adfontes.values.sources import Block, Source
from adfontes.values.spans import Span

_PARAGRAPH: Final = re.compile(r"\S[^\n]*(?:\n(?!\s*\n|\s*[-•*\d]+[.)]?\s)[^\n]*\S[^\n]*)*")
_SPLIT: Final = re.compile(
    r"\s*[;:–—]\s+|,?\s+(?:because|although|whereas|while|so that|since)\s+|,\s+(?:and|but|so|which|who|where|as)\s+"
    r"|,?\s+and\s+(?=(?:it|this|he|she|they|the)\s)",
    re.IGNORECASE,
)
LEAST_WORDS: Final = 4
"""A part of a sentence with fewer words says too little to be looked for by itself."""
_SHORTEST_NAME: Final = 4
_COURSES_KEPT: Final = 4


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence of the answer, or a part of one that can be true or false by itself."""

    span: Span
    text: str
    sentence: int
    """Its place among the sentences."""
    whole: bool
    """Whether it is the whole sentence."""
    claims: tuple[Claim, ...]
    names: tuple[NameMention, ...]


class AnswerReading(msgspec.Struct, frozen=True, kw_only=True):
    """An answer and what was found in it."""

    text: str
    annotated: AnnotatedSource
    sentences: tuple[Span, ...]
    paragraphs: tuple[Span, ...]
    parts: tuple[Part, ...]
    claims: tuple[Claim, ...]
    """Dates and quantities."""

    def paragraph_of(self, span: Span) -> int:
        """The place of the paragraph in which a span begins."""
        return max((i for i, one in enumerate(self.paragraphs) if one.start <= span.start), default=0)


def read_answer(course: CourseFile, answer: str) -> AnswerReading:
    """Read an answer with the names that the course knows.

    Args:
        course: whose names count.
        answer: the learner's words; not empty.
    """
    annotated = bind_names(annotate(source_of(answer, "answer")), course_names(course))
    claims = tuple(claim for claim in claims_of(annotated) if claim.slot in ("time", "quantity"))
    sentences = tuple(sentence.span for sentence in annotated.sentences)
    parts = []
    for place, sentence in enumerate(sentences):
        pieces = _pieces(answer, sentence)
        parts += [
            Part(
                span=piece,
                text=piece.of(answer),
                sentence=place,
                whole=piece == sentence,
                claims=tuple(claim for claim in claims if piece.contains(claim.focus.span)),
                names=tuple(name for name in annotated.names if piece.contains(name.span)),
            )
            for piece in [sentence, *(pieces if len(pieces) > 1 else [])]
        ]
    return AnswerReading(
        text=answer,
        annotated=annotated,
        sentences=sentences,
        paragraphs=tuple(block.span for block in annotated.source.blocks),
        parts=tuple(parts),
        claims=claims,
    )


def source_of(text: str, name: str) -> Source:
    """Text that stands in no file as a source of paragraphs; nothing in it is taken for a page's furniture."""
    spans = [Span(found.start(), found.end()) for found in _PARAGRAPH.finditer(text)]
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    return Source(
        name=name,
        title="",
        media_type="text/plain",
        text=text,
        version=digest,
        blocks=tuple(Block(kind="paragraph", span=span) for span in spans),
        original=b"",
        checksum=digest,
    )


def _pieces(text: str, sentence: Span) -> list[Span]:
    """The parts of a sentence that have enough words of their own; a short one stays with the part before it."""
    starts = [sentence.start]
    for found in _SPLIT.finditer(text, sentence.start, sentence.end):
        before, after = text[starts[-1] : found.start()], text[found.end() : sentence.end]
        if min(len(before.split()), len(after.split())) >= LEAST_WORDS:
            starts.append(found.start())
    ends = [*starts[1:], sentence.end]
    pieces = []
    for start, end in zip(starts, ends, strict=True):
        words = text[start:end]
        lead = len(words) - len(words.lstrip(" \t\n,;:–—"))
        pieces.append(Span(start + lead, end))
    return pieces


# Names ----------------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=_COURSES_KEPT)
def course_names(course: CourseFile) -> Mapping[str, str]:
    """The key of every form of a name in the course; a surname where one person only has it."""
    forms: dict[str, set[str]] = {}
    for entry in course.names:
        name = entry.name
        for form in (name.canonical, *(alias.text for alias in name.aliases)):
            forms.setdefault(folded(form.removeprefix("the ").removeprefix("The ")), set()).add(name.key)
        if name.kind == "person" and " " in name.canonical:
            forms.setdefault(folded(name.canonical.split()[-1]), set()).add(name.key)
    for source in course.sources:
        for mention in source.names:
            if mention.key:
                forms.setdefault(folded(mention.text.removeprefix("the ").removeprefix("The ")), set()).add(mention.key)
    return {form: next(iter(keys)) for form, keys in forms.items() if len(keys) == 1 and form}


def bind_names(annotated: AnnotatedSource, known: Mapping[str, str]) -> AnnotatedSource:
    """Give each name the key that the course has for it; names written without capitals are found as well."""
    mentions = [replace(mention, key=_key(mention.text, known)) for mention in annotated.names]
    taken = [mention.span for mention in mentions]
    for span in _unmarked(annotated, known):
        if not any(span.overlaps(other) for other in taken):
            text = span.of(annotated.source.text)
            mentions.append(NameMention(span=span, text=text, kind="other", key=known[folded(text)]))
    return replace(annotated, names=tuple(sorted(mentions, key=lambda mention: mention.span)))


def _key(text: str, known: Mapping[str, str]) -> str:
    plain = text.removeprefix("the ").removeprefix("The ").removesuffix("'s").removesuffix("’s")
    if folded(plain) in known:
        return known[folded(plain)]
    found = look_up(plain)
    return found[0].key if found else key_of(plain)


def _unmarked(annotated: AnnotatedSource, known: Mapping[str, str]) -> Iterable[Span]:
    """Proper nouns that the model saw and the finder of names did not, where the course knows them."""
    for token in annotated.tokens:
        words = annotated.source.text[token.start : token.end]
        proper = token.pos == "PROPN" or token.entity
        if proper and len(words) >= _SHORTEST_NAME and folded(words) in known:
            yield Span(token.start, token.end)
