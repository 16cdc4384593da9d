"""Labels that must agree before two values may be compared: which one, which part, which period, per what.

A scope label is written ``dimension=value``. Two claims are apart when both have labels of one dimension and share none.
"""

from __future__ import annotations

from collections.abc import Iterable

from adfontes.evidence.clauses import Clause
from adfontes.evidence.subjects import Words
from adfontes.values.quantities import Quantity
from adfontes.values.spans import Span

_ORDER = {
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
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_NAMED = {"place": "place", "state": "place", "people": "place", "person": "person"}
_LIMITS = {"until": "end", "till": "end", "since": "begin", "from": "begin"}


def scope_of(
    words: Words, clause: Clause, inner: Iterable[int], span: Span, quantity: Quantity | None
) -> tuple[str, ...]:
    """The scope labels of one value."""
    tokens = words.annotated.tokens
    near = set(clause.near)
    found = set() if quantity is not None else {f"limit={limit}" for limit in _limits(words, span)}
    for i in clause.near:
        word = tokens[i].lemma.lower()
        if word in _ORDER:
            found.add(f"order={_ORDER[word]}")
        if word in _PART and quantity is not None:
            found.add(f"part={_PART[word]}")
    if quantity is not None:
        if quantity.per:
            found.add(f"per={quantity.per}")
        found |= {f"period={edtf}" for edtf in _periods(words, near, span)}
    for i in inner:
        if tokens[i].lemma.lower() in _WEEKDAYS:
            found.add(f"weekday={tokens[i].lemma.lower()}")
        if i in words.names and words.names[i].kind in _NAMED:
            name = words.names[i]
            found.add(f"{_NAMED[name.kind]}={name.key or name.text.lower()}")
    return tuple(sorted(found))


def _limits(words: Words, span: Span) -> Iterable[str]:
    """Whether a time is the first or the last of a stretch: "1929-1941", "since March"."""
    text = words.annotated.source.text
    before = text[max(0, span.start - 12) : span.start].lower().split()
    if before and before[-1] in _LIMITS:
        yield _LIMITS[before[-1]]
    for mention in words.annotated.times:
        if mention.span == span and mention.whole is not None and mention.time is not None:
            yield "begin" if mention.time.earliest == mention.whole.earliest else "end"


def _periods(words: Words, near: set[int], span: Span) -> Iterable[str]:
    """Times in the same clause as a quantity: the period or day that it holds for.

    A time that only the narrative places ("that night") counts by its day alone where its year is stated nearby.
    """
    tokens = words.annotated.tokens
    if not near:
        return
    low = min(tokens[i].start for i in near)
    high = max(tokens[i].end for i in near)
    for mention in words.annotated.times:
        if mention.time is None or mention.span.overlaps(span) or not low - 20 <= mention.span.start < high + 20:
            continue
        if "/" not in mention.time.edtf:
            yield mention.time.edtf.rstrip("~?%")
