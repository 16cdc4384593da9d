"""The passages of a course: sentences that can be quoted and understood on their own, with what was found in them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from adfontes.study.mentions import typed_mentions, within
from adfontes.study.words import EMPTY_LEMMAS, POINTING, STRUCTURAL
from adfontes.values.annotations import AnnotatedSource, NameMention, QuantityMention, Sentence, TimeMention
from adfontes.values.citations import Citation, cite
from adfontes.values.sources import Block, Source
from adfontes.values.spans import Span
from adfontes.values.study import Statement

LONGEST_QUOTE = 300
"""No citation of a course is longer, in code points: a reader must find the words at a glance."""

LONGEST_CONTEXT = 120
"""A longer heading or lead-in explains no more than it hides."""

CONTENT_POS = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ"})
_CONNECTIVE = re.compile(
    r"(however|nevertheless|nonetheless|furthermore|further|moreover|therefore|thus|hence|consequently|besides|also|"
    r"in addition|as a result|for example|for instance|on the other hand|in fact|still|then|finally|instead)\s?,\s*",
    re.IGNORECASE,
)
"""Openings that lean on a sentence which is not shown; the quotation begins after them."""
_DATELINE = re.compile(r"[A-Z][A-Z .'’-]+,? [^\n]{0,40}?\s?[-–—]\s+(?=[A-Z“\"])")
"""Place and day at the head of a news report ("LONDON, 3 May 1926 (Agency) - "): of the report, not of its event."""
_REFERENCE = re.compile(
    r"https?://|www\.|\bISBN\b|\bdoi:|\bpp?\. ?\d|\(\d{4}[a-z]?\)\.|\bRetrieved\b|\bUniversity Press\b|©|"
    r"\b\d+ ?[(/] ?\d+\)?: ?\d+\s?[-–]\s?\d+|"
    r"^(written|published|posted|uploaded|edited) (by|on)\b|"
    r"\blast (updated|edited|modified|changed|studied|saved)\b|\b(typed|written|made) up by\b|"
    r"\bmin(ute)?s? read\b|\buploaded\b|[★☆]|"
    r"^(people also|more from|for (the|other) [^.]{3,80}, see)\b|\(\d+ (terms|cards)\)|\bmore from the archive\b|"
    r"\b(all rights reserved|trademark|sign up|log in|subscribe|continue reading)\b|"
    r"\b(weeks?|months?|years?|days?|hours?) ago by\b",
    re.IGNORECASE,
)
"""Bibliography entries, and the lines in which a page speaks of itself."""


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """One quotable sentence, bullet or card side, with its context and its contents."""

    annotated: AnnotatedSource
    sentence: Sentence
    block: Block
    citation: Citation
    """At most 300 characters: the sentence, or the stretch of it with the most typed values."""
    words: str
    """The quotation on one line; an ellipsis where the sentence goes on."""
    context: str
    terms: frozenset[str]
    """Content lemmas in lower case and keys of names, its context's too where that is shown."""
    times: tuple[TimeMention, ...]
    """Those of its own sentence, not of the one that may be quoted before it."""
    quantities: tuple[QuantityMention, ...]
    names: tuple[NameMention, ...]
    claims: tuple[str, ...] = ()
    complete: bool = True
    """Whether it has a subject of its own and a verb."""
    plain: bool = True
    """Whether it can be read alone, with its context."""

    @property
    def source(self) -> str:
        """Name of the source."""
        return self.annotated.source.name

    @property
    def order(self) -> tuple[str, int]:
        """Where it stands in the course: by source name, then by place."""
        return (self.source, self.citation.start)

    @property
    def text(self) -> str:
        """The words with their context before them."""
        return join_context(self.context, self.words)

    def statement(self) -> Statement:
        """What this one source says here."""
        return Statement(
            text=self.text, citations=(self.citation,), sources=(self.source,), claims=self.claims, context=self.context
        )


def join_context(context: str, words: str) -> str:
    """Put a heading, question or lead-in before the words that stand under it."""
    if not context:
        return words
    return f"{context} {words}" if context[-1] in "?!:…" else f"{context.rstrip('.')}: {words}"


def one_line(words: str) -> str:
    """The words with every run of white space as one space."""
    return " ".join(words.split())


def without_marks(words: str) -> str:
    """The words on one line, without footnote numbers and the asterisks of bold type."""
    return one_line(re.sub(r"\[(\d+|note \d+|citation needed)\]|\*\*", "", words))


def excerpt(source: Source, span: Span, focus: Span | None = None) -> Citation:
    """Cite ``span``, or the stretch of at most 300 characters around ``focus`` that ends at clauses.

    Raises:
        CitationError: nothing but white space stands there.
    """
    whole = cite(source, span)
    if len(whole.quote) <= LONGEST_QUOTE:
        return whole
    middle = focus or Span(whole.start, whole.start)
    cuts = [whole.start, *_clause_ends(source.text, whole.span), whole.end]
    best: Span | None = None
    for index, start in enumerate(cuts):
        if start > middle.start:
            break
        ends = [end for end in cuts[index + 1 :] if end - start <= LONGEST_QUOTE and end >= middle.end]
        if ends and (best is None or ends[-1] - start > len(best)):
            best = Span(start, ends[-1])
    return cite(source, best or _window(source.text, whole.span, middle))


def _clause_ends(text: str, span: Span) -> list[int]:
    """Places after a semicolon, dash, comma or colon where a quotation may be cut."""
    return [span.start + match.end() for match in re.finditer(r"[;,:–—]\s+", span.of(text))]


def _window(text: str, span: Span, focus: Span) -> Span:
    """A stretch of whole words around ``focus`` where no clause is short enough."""
    room = LONGEST_QUOTE - min(len(focus), LONGEST_QUOTE)
    start = max(span.start, focus.start - room // 2)
    end = min(span.end, start + LONGEST_QUOTE)
    if start > span.start:
        start = min(focus.start, _next_space(text, start, end))
    if end < span.end:
        cut = text.rfind(" ", start, end)
        end = cut if cut > max(focus.end, start) else end
    return Span(start, end)


def _next_space(text: str, start: int, end: int) -> int:
    place = text.find(" ", start, end)
    return place + 1 if place >= 0 else start


def read_passages(sources: Sequence[AnnotatedSource], claims: dict[str, list[tuple[Span, str]]]) -> list[Passage]:
    """All passages of a course in order.

    Args:
        sources: the sources, sorted by name.
        claims: for each source name the spans of its claims' statements with the claims' keys.
    """
    found: list[Passage] = []
    for annotated in sources:
        found.extend(_source_passages(annotated, claims.get(annotated.source.name, [])))
    return found


def _source_passages(annotated: AnnotatedSource, claims: list[tuple[Span, str]]) -> Iterator[Passage]:
    contexts = block_contexts(annotated.source)
    in_block: dict[int, list[Sentence]] = defaultdict(list)
    for sentence in annotated.sentences:
        in_block[sentence.block].append(sentence)
    previous: Sentence | None = None
    for sentence in annotated.sentences:
        block = annotated.source.blocks[sentence.block]
        span = content_span(sentence, block)
        text = annotated.source.text
        opening = _CONNECTIVE.match(text, span.start, span.end) or _DATELINE.match(text, span.start, span.end)
        before, previous = previous, sentence
        if block.kind in _NOT_STATEMENTS or not len(span) or _REFERENCE.search(span.of(annotated.source.text)):
            continue
        points_back = _points_back(annotated, sentence)
        leaned_on = None
        if points_back and before is not None and before.block == sentence.block:
            joined = Span(content_span(before, block).start, span.end)
            if len(joined) <= LONGEST_QUOTE and not _points_back(annotated, before):
                span, points_back, opening, leaned_on = joined, False, None, before
        if opening is not None:
            span = Span(opening.end(), span.end)
        span = _without_note_marks(text, span)
        context = contexts[sentence.block]
        passage = _passage(annotated, sentence, span, context.words, points_back=points_back, claims=claims)
        also = [leaned_on] if leaned_on else in_block[context.block] if passage.context and context.block else []
        yield msgspec.structs.replace(passage, terms=passage.terms.union(*(sentence_terms(annotated, s) for s in also)))


def _passage(
    annotated: AnnotatedSource,
    sentence: Sentence,
    span: Span,
    context: str,
    *,
    points_back: bool,
    claims: list[tuple[Span, str]],
) -> Passage:
    block = annotated.source.blocks[sentence.block]
    own = content_span(sentence, block)
    own = Span(max(own.start, span.start), own.end)
    times, quantities = typed_mentions(annotated, own)
    names = within(annotated.names, own)
    focus = times[0].span if times else quantities[0].span if quantities else None
    quoted = excerpt(annotated.source, span, focus)
    if block.kind == "list_item" and times and times[0].span.start == own.start and not context.endswith(":"):
        context = ""  # a line of a chronology says when; its heading says nothing more
    tokens = annotated.tokens[sentence.tokens[0] : sentence.tokens[1]]
    has_subject = any(
        token.dep in ("nsubj", "nsubjpass", "expl") and annotated.tokens[token.head].dep not in _UNDER_A_NOUN
        for token in tokens
    )
    complete = has_subject and any(token.pos in ("VERB", "AUX") for token in tokens) and not points_back
    return Passage(
        annotated=annotated,
        sentence=sentence,
        block=block,
        citation=quoted,
        words=_shown(quoted, span, annotated.source),
        context=context if not complete or _introduced(block, context, opens=own.start <= block.body.start) else "",
        terms=_terms(annotated, sentence, names),
        times=times,
        quantities=quantities,
        names=names,
        claims=tuple(sorted({key for place, key in claims if place.overlaps(quoted.span)})),
        complete=complete,
    )


_UNDER_A_NOUN = frozenset({"relcl", "acl"})
"""Clauses that only sort a noun: "carters who were to be paid" is no statement."""
_NOT_STATEMENTS = frozenset({"furniture", "title", "heading", "question"})


def _introduced(block: Block, context: str, *, opens: bool) -> bool:
    """Whether a full sentence needs its context all the same: a point its lead-in, the start of an answer its question.

    What follows the first sentence of an answer tells more, and seldom answers the question by itself.
    """
    return context.endswith(":") or (opens and block.kind == "answer")


def content_span(sentence: Sentence, block: Block) -> Span:
    """The sentence without the bullet, number or card label of its block."""
    start = max(sentence.span.start, block.body.start)
    return Span(start, max(start, min(sentence.span.end, block.body.end)))


def _without_note_marks(text: str, span: Span) -> Span:
    """The sentence without the footnote numbers at its end."""
    mark = re.search(r"(\[\d+\])+\s*$", span.of(text))
    return Span(span.start, span.start + mark.start()) if mark and mark.start() else span


def _shown(quoted: Citation, span: Span, source: Source) -> str:
    """The quotation on one line; a small letter left by a dropped "However," becomes a capital."""
    before = "… " if quoted.start > span.start + 2 else ""
    after = " …" if quoted.end < span.end - 2 else ""
    words = without_marks(quoted.quote)
    if not before and source.text[max(0, span.start - 2) : span.start].startswith(","):
        words = words[0].upper() + words[1:]
    return before + words + after


def _points_back(annotated: AnnotatedSource, sentence: Sentence) -> bool:
    """Whether the subject is a pronoun or "this ...", so that the sentence needs the one before it."""
    first, last = sentence.tokens
    for token in annotated.tokens[first:last]:
        word = annotated.source.text[token.start : token.end].lower()
        if token.dep in ("nsubj", "nsubjpass") and annotated.tokens[token.head].dep == "ROOT":
            return token.pos in ("PRON", "DET") and word in POINTING
        if token.start == sentence.span.start and word in POINTING and token.dep in ("det", "poss"):
            return True
    return False


def sentence_terms(annotated: AnnotatedSource, sentence: Sentence) -> frozenset[str]:
    """The content lemmas and keys of names of one sentence, by which passages are compared."""
    span = content_span(sentence, annotated.source.blocks[sentence.block])
    return _terms(annotated, sentence, within(annotated.names, span))


def _terms(annotated: AnnotatedSource, sentence: Sentence, names: Sequence[NameMention]) -> frozenset[str]:
    named = [mention.span for mention in names]
    keys = {mention.key or mention.text.lower() for mention in names}
    first, last = sentence.tokens
    for token in annotated.tokens[first:last]:
        inside = any(span.start <= token.start < span.end for span in named)
        lemma = token.lemma.lower()
        if token.pos in CONTENT_POS and not inside and len(lemma) > 1 and lemma not in EMPTY_LEMMAS:
            keys.add(lemma)
    return frozenset(keys)


class Context(msgspec.Struct, frozen=True):
    """What a block stands under: the words as shown, and the block that carries them."""

    words: str = ""
    block: int | None = None


def block_contexts(source: Source) -> list[Context]:
    """For each block the question, lead-in or heading that it stands under; empty where there is none."""
    found: list[Context] = []
    heading = question = lead_in = Context()
    lead = source.blocks[0] if source.blocks else None
    for place, block in enumerate(source.blocks):
        words = one_line(block.body.of(source.text))
        if block.kind in ("title", "heading"):
            heading = Context(_label(words).rstrip(":"), place) if block.kind == "heading" else Context()
            question = lead_in = Context()
            found.append(Context())
            continue
        if block.kind == "question":
            question, lead_in = Context(_label(words), place), Context()
            found.append(heading)
            continue
        is_point = block.kind in ("list_item", "answer")
        if lead is not None and (not is_point or (block.kind == lead.kind and block.level <= lead.level)):
            lead_in = Context()
        if block.kind in ("paragraph", "caption", "table_row"):
            question = Context()
        above = (lead_in, question) if question.block is not None else (lead_in, heading)
        found.append(next((context for context in above if context.words), Context()))
        if words.endswith(":"):
            lead_in, lead = Context(_label(re.split(r"(?<=[.!?])\s", words)[-1]), place), block
    return found


_LEANING_LABEL = re.compile(
    r"\b(I|he|she|it|its|they|him|his|her|them|their|this|that|these|those|we|us|our|you|your)\b(?! ?[’'])|"
    r"^(discuss|evaluate|explain|compare|describe|assess|analy[sz]e|name|list|outline|to what extent|and)\b",
    re.IGNORECASE,
)
"""A label with these says too little by itself, or sets a task."""
_MARKS = re.compile(r"\s*\((learn|\d+ marks?|\d+)[^)]*\)$|^\[?\d+[\].)]\s*|^[A-Z] = ", re.IGNORECASE)


def _label(words: str) -> str:
    words = _MARKS.sub("", words.strip("#*=_ ")).strip()
    words = words[:1].upper() + words[1:]
    leans = _LEANING_LABEL.search(re.sub(r"\b(US|UK|USA)\b", "", words))
    return "" if leans or len(words) > LONGEST_CONTEXT or _REFERENCE.search(words) or is_structural(words) else words


def is_content(words: str) -> bool:
    """Whether words are more than white space, a bibliography entry, or a page speaking of itself."""
    return bool(words.strip()) and not _REFERENCE.search(words)


def is_structural(heading: str) -> bool:
    """Whether a heading names a part of the page ("Key points", "5 facts for your test") and not a thing."""
    return STRUCTURAL.issuperset(re.findall(r"[^\W\d_]+", heading.lower()))
