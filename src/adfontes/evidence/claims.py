"""From annotated sources to claims: every typed value with what it is said of and the words that say it."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from msgspec.structs import replace

from adfontes.evidence.about import describe
from adfontes.evidence.cards import answered
from adfontes.evidence.deeds import acted
from adfontes.evidence.durations import counted_time, duration_of
from adfontes.evidence.layout import settings
from adfontes.evidence.resolve import ResolvedSources
from adfontes.evidence.statements import Stated, stated
from adfontes.evidence.subjects import Words, read_words
from adfontes.language.attribution import clause_at, modality_of
from adfontes.values.annotations import AnnotatedSource, QuantityMention
from adfontes.values.citations import Citation, cite
from adfontes.values.evidence import Claim, Slot, Value
from adfontes.values.quantities import Quantity
from adfontes.values.sources import Source
from adfontes.values.spans import Span
from adfontes.values.time import TimeSpan

_AGED = re.compile(r"\baged?\s+(?:of\s+)?(?:about\s+|only\s+)?$", re.IGNORECASE)
_PERSON_IS = re.compile(r"\b(?:was|is|were|turned|,)\s+(?:only\s+|just\s+|about\s+|barely\s+)?$", re.IGNORECASE)
_MILLIONS = re.compile(r"(?:m|b|tr)illion", re.IGNORECASE)
_SOON = 120
"""Code points over which a currency carries on."""
_WHEN = re.compile(r"\s*(?:when|at|,|\))", re.IGNORECASE)
LONGEST_QUOTE = 300
"""Code points: a citation is a statement that can be read at a glance."""


def extract_claims(resolved: ResolvedSources) -> tuple[Claim, ...]:
    """Every claim with a typed value that the sources make, sorted by key."""
    found = [claim for source in resolved.sources for claim in claims_of(source)]
    return tuple(sorted(found, key=lambda claim: claim.key))


def claims_of(annotated: AnnotatedSource) -> list[Claim]:
    """The claims of one source; they depend on no other source but through the keys of names."""
    words = read_words(annotated)
    around = settings(annotated)
    starts = [sentence.span.start for sentence in annotated.sentences]
    seen: Counter[str] = Counter()
    found = []
    for slot, value, span in typed_values(annotated):
        index = bisect_right(starts, span.start) - 1
        if index < 0 or not annotated.sentences[index].span.contains(span):
            continue
        quantity = value if isinstance(value, Quantity) else None
        about, _ = describe(words, around[index], index, span=span, slot=slot, quantity=quantity)
        stance = clause_at(modality_of(annotated, annotated.sentences[index]), span, annotated)
        said = Stated(slot, value, span, about, stance)
        found.append(_claim(words, index, said, seen))
    for index, one in (*stated(words, around), *answered(words, around), *acted(words, around)):
        found.append(_claim(words, index, one, seen))
    return found


def typed_values(annotated: AnnotatedSource) -> Iterator[tuple[Slot, Value, Span]]:
    """Times and quantities in the order of the text; of two that overlap, the one that takes in more words.

    A bare number below 1000 that could be either is a quantity.
    """
    counted = [mention.span for mention in annotated.quantities]
    dated = []
    for mention in annotated.times:
        if mention.type == "DURATION" and not any(span.overlaps(mention.span) for span in counted):
            quantity = duration_of(mention, annotated.source.text[mention.span.start : mention.span.end + 8])
            if quantity is not None:
                dated.append(mention.span)
                yield "quantity", quantity, mention.span
        if mention.time is None:
            continue
        rivals = [span for span in counted if span.overlaps(mention.span)]
        if any(len(span) > len(mention.span) or _is_small_year(mention.time) for span in rivals):
            continue
        dated.append(mention.span)
        yield "time", mention.time, mention.span
    sums: QuantityMention | None = None
    for found in sorted(annotated.quantities, key=lambda mention: mention.span):
        if any(span.overlaps(found.span) for span in dated):
            continue
        if found.quantity.dimension == "money":
            sums = found
        quantity = _in_money(annotated, found, sums) or counted_time(age_or_count(annotated, found))
        yield "quantity", quantity, found.span


def _in_money(annotated: AnnotatedSource, mention: QuantityMention, sums: QuantityMention | None) -> Quantity | None:
    """A bare number of millions soon after a sum of money is money too: "$2 billion, and Norland 3 billion"."""
    quantity, text = mention.quantity, annotated.source.text
    if sums is None or quantity.dimension != "count" or quantity.of or not _MILLIONS.search(mention.span.of(text)):
        return None
    between = text[sums.span.end : mention.span.start]
    if len(between) > _SOON or "\n" in between:
        return None
    return replace(quantity, dimension="money", unit=sums.quantity.unit)


def age_or_count(annotated: AnnotatedSource, mention: QuantityMention) -> Quantity:
    """A bare number that a person is, is an age: "he was only 16 when"."""
    quantity = mention.quantity
    if quantity.dimension != "count" or quantity.of or quantity.low is None or not 1 <= quantity.low <= 110:
        return quantity
    text = annotated.source.text
    before, after = text[max(0, mention.span.start - 24) : mention.span.start], text[mention.span.end :][:8]
    if _AGED.search(before) or (_PERSON_IS.search(before) and _WHEN.match(after)):
        return replace(quantity, dimension="age", unit="year")
    return quantity


def _is_small_year(time: TimeSpan) -> bool:
    return time.edtf.rstrip("~?").isdigit() and int(time.edtf.rstrip("~?")) < 1000


def _claim(words: Words, index: int, said: Stated, seen: Counter[str]) -> Claim:
    slot, value, span, about, stance = said
    source = words.annotated.source
    statement, focus = quote(source, words.annotated.sentences[index].span, span), cite(source, span)
    identity = f"{source.name}\n{slot}\n{statement.quote}\n{focus.quote}"
    seen[identity] += 1
    return Claim(
        key=hashlib.sha256(f"{identity}\n{seen[identity]}".encode()).hexdigest()[:16],
        slot=slot,
        value=value,
        about=about,
        citation=statement,
        focus=focus,
        polarity=stance.polarity,
        modality=stance.modality,
        reported_by=stance.reported_by,
    )


def quote(source: Source, sentence: Span, focus: Span) -> Citation:
    """The statement around ``focus``: the whole sentence, or as much of a long one as a quotation may hold."""
    if len(sentence) <= LONGEST_QUOTE:
        return cite(source, sentence)
    start = max(sentence.start, min(focus.start - LONGEST_QUOTE // 2, sentence.end - LONGEST_QUOTE))
    end = min(sentence.end, max(start + LONGEST_QUOTE, focus.end))
    text = source.text
    while start > sentence.start and start < focus.start and not text[start - 1].isspace():
        start += 1
    while end < sentence.end and end > focus.end and not text[end].isspace():
        end -= 1
    return cite(source, Span(start, min(end, start + LONGEST_QUOTE)))
