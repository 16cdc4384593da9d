"""Labels that must agree before two values may be compared: which one, which part, which period, per what.

A scope label is written ``dimension=value``. Two claims are apart when both have labels of one dimension, none shared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from adfontes.evidence.clauses import Clause, noun_phrase, subject_of
from adfontes.evidence.concepts import thing
from adfontes.evidence.layout import Setting
from adfontes.evidence.subjects import Words
from adfontes.values.annotations import TimeMention
from adfontes.values.quantities import Quantity
from adfontes.values.spans import Span

ORDER = {
    "first": "first",
    "earliest": "first",
    "second": "second",
    "third": "third",
    "fourth": "fourth",
    "fifth": "fifth",
    "last": "last",
    "final": "last",
    "latest": "last",
    "next": "next",
    "another": "next",
    "further": "next",
}
_PART = {
    "total": "whole",
    "whole": "whole",
    "entire": "whole",
    "altogether": "whole",
    "overall": "whole",
    "all": "whole",
    "rest": "rest",
    "remainder": "rest",
    "remaining": "rest",
    "other": "rest",
}
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_NAMED = {"place": "place", "state": "place", "people": "place", "person": "person"}
_LASTING = frozenset({"duration", "age"})
_WITHIN = ("in", "within", "over", "in only", "in just", "in those", "in these", "over the", "in the")
_ITEM = re.compile(r" [\w-]+(?: [\w-]+)?,? and (?:of )?")
_YEAR = re.compile(r"\b[12]\d{3}\b")
_FROM = re.compile(r"\bfrom\s+(?:about\s+|some\s+|only\s+)?$", re.IGNORECASE)
_TO_NUMBER = re.compile(r"[^.;]{0,14}\bto\s+(?:about\s+|some\s+|only\s+)?[\d$£€]", re.IGNORECASE)
_FROM_NUMBER = re.compile(r"\bfrom\s+(?:about\s+)?[$£€]?\d[\d,.]*[^.;]{0,14}\bto\s+(?:about\s+)?$", re.IGNORECASE)
_LIMITS = {"until": "end", "till": "end", "since": "begin", "from": "begin"}


def scope_of(
    words: Words,
    setting: Setting,
    index: int,
    *,
    clause: Clause,
    inner: Iterable[int],
    span: Span,
    quantity: Quantity | None,
) -> tuple[str, ...]:
    """The scope labels of one value in the sentence with this index."""
    tokens = words.annotated.tokens
    near = set(clause.near)
    found = set() if quantity is not None else {f"limit={limit}" for limit in _limits(words, span)}
    for i in clause.near:
        word = tokens[i].lemma.lower()
        if word in ORDER:
            found.add(f"order={ORDER[word]}")
        if word in _PART and quantity is not None:
            found.add(f"part={_PART[word]}")
    if quantity is not None:
        if quantity.per:
            found.add(f"per={quantity.per}")
        found |= {f"period={edtf}" for edtf in _periods(words, near, span)}
        found |= {f"around={edtf}" for edtf in _around(words, setting, index, span)}
        found |= {f"during={length}" for length in _lengths(words, near, span)}
        if _is_item(words, span, quantity):
            found.add("part=item")
        found |= {f"limit={limit}" for limit in _change(words.annotated.source.text, span)}
    elif clause.verb is None and _beside_number(words, near):
        found.add("stands=period")
    if words.annotated.source.blocks[words.annotated.sentences[index].block].kind in {"title", "heading"}:
        found.add("stands=heading")
    found |= {f"agent={name}" for name in _agents(words, index, clause)}
    for i in inner:
        if tokens[i].lemma.lower() in _WEEKDAYS:
            found.add(f"weekday={tokens[i].lemma.lower()}")
        if i in words.names and words.names[i].kind in _NAMED:
            name = words.names[i]
            found.add(f"{_NAMED[name.kind]}={name.key or name.text.lower()}")
    return tuple(sorted(found))


def _agents(words: Words, index: int, clause: Clause) -> Iterable[str]:
    """The names in the subject of the value's verb."""
    if clause.verb is None:
        return
    tokens = words.annotated.tokens
    subject = subject_of(tokens, clause.verb, *words.annotated.sentences[index].tokens)
    for i in noun_phrase(tokens, subject, clause.near) if subject is not None else ():
        if i in words.names and words.names[i].kind in _NAMED and not _in_apposition(words, i, subject):
            yield words.names[i].key or words.names[i].text.lower()


def _in_apposition(words: Words, i: int, subject: int | None) -> bool:
    """Whether a word stands in what only explains a subject: "The army, that pride of Norland"."""
    tokens = words.annotated.tokens
    for _ in range(12):
        if i == subject or tokens[i].head == i:
            return False
        if tokens[i].dep == "appos":
            return True
        i = tokens[i].head
    return False


def _limits(words: Words, span: Span) -> Iterable[str]:
    """Whether a time is the first or the last of a stretch: "1929-1941", "since March"."""
    text = words.annotated.source.text
    before = text[max(0, span.start - 12) : span.start].lower().split()
    if before and before[-1] in _LIMITS:
        yield _LIMITS[before[-1]]
    for mention in words.annotated.times:
        if mention.span == span and mention.whole is not None and mention.time is not None:
            yield "begin" if mention.time.earliest == mention.whole.earliest else "end"


def _around(words: Words, setting: Setting, index: int, span: Span) -> Iterable[str]:
    """The time that the narrative has reached: the last one before the quantity, in its sentence or the one before."""
    annotated = words.annotated
    for number in (index, *setting.earlier[:1]):
        sentence = annotated.sentences[number].span
        found = [m for m in annotated.times if m.time and sentence.contains(m.span) and m.span.start < span.start]
        dated = [m for m in found if _YEAR.search(m.span.of(annotated.source.text))]
        if found:
            yield _point((dated or found)[-1])
            return


def _beside_number(words: Words, near: set[int]) -> bool:
    """Whether a date stands in a verbless phrase with a number: "1 mark in 1919"."""
    tokens = words.annotated.tokens
    if not near:
        return False
    low, high = tokens[min(near)].start, tokens[max(near)].end
    return any(
        low <= mention.span.start < high
        and mention.quantity.dimension not in _LASTING
        and not any(tokens[i].start == mention.span.start and i in words.names for i in near)
        for mention in words.annotated.quantities
    )


def _lengths(words: Words, near: set[int], span: Span) -> Iterable[str]:
    """How long a quantity took: "in one day", "within two years"."""
    tokens, text = words.annotated.tokens, words.annotated.source.text
    if not near:
        return
    low, high = tokens[min(near)].start, tokens[max(near)].end
    for mention in words.annotated.times:
        within = text[max(0, mention.span.start - 14) : mention.span.start].lower().rstrip().endswith(_WITHIN)
        inside = low <= mention.span.start < high and not mention.span.overlaps(span)
        if mention.type == "DURATION" and inside and within:
            yield mention.value


def _is_item(words: Words, span: Span, quantity: Quantity) -> bool:
    """Whether a number stands in a list of things of one kind that make a sum: "two frigates and two sloops"."""
    kind = thing((quantity.of.lower().split() or [""])[-1])
    for other in words.annotated.quantities:
        first, second = sorted((span, other.span))
        same = kind and kind == thing((other.quantity.of.lower().split() or [""])[-1])
        if same and first != second and _ITEM.fullmatch(words.annotated.source.text[first.end : second.start]):
            return True
    return False


def _change(text: str, span: Span) -> Iterable[str]:
    """The two ends of a change: "from 130 to 200"."""
    if _FROM.search(text[max(0, span.start - 30) : span.start]) and _TO_NUMBER.match(text[span.end : span.end + 25]):
        yield "begin"
    if _FROM_NUMBER.search(text[max(0, span.start - 40) : span.start]):
        yield "end"


def _point(mention: TimeMention) -> str:
    if mention.whole is not None:
        return mention.whole.edtf
    return mention.time.edtf.split("/")[0].rstrip("~?%") if mention.time else ""


def _periods(words: Words, near: set[int], span: Span) -> Iterable[str]:
    """Times in the same clause as a quantity: the period or day that it holds for.

    A time that only the narrative places ("that night") counts by its day alone where its year is stated nearby.
    """
    tokens = words.annotated.tokens
    if not near:
        return
    low, high = tokens[min(near)].start, tokens[max(near)].end
    for mention in words.annotated.times:
        if mention.time is None or mention.span.overlaps(span) or not low <= mention.span.start < high:
            continue
        if not any(tokens[i].start < mention.span.end and mention.span.start < tokens[i].end for i in near):
            continue
        if mention.whole is not None:
            yield mention.whole.edtf
        elif "/" not in mention.time.edtf:
            yield mention.time.edtf.rstrip("~?%")
