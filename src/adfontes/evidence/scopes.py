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
_LIMITS = {
    "until": "end",
    "till": "end",
    "to": "end",
    "by": "end",
    "before": "end",
    "since": "begin",
    "from": "begin",
    "after": "begin",
}
_DEPTH = 3


def scope_of(
    words: Words, clause: Clause, inner: Iterable[int], span: Span, quantity: Quantity | None
) -> tuple[str, ...]:
    """The scope labels of one value."""
    found: set[str] = set()
    tokens = words.annotated.tokens
    near = set(clause.near)
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
    places = {
        words.names[i].key or words.names[i].text.lower()
        for i in inner
        if i in words.names and words.names[i].kind in {"place", "state", "people"}
    }
    found |= {f"place={place}" for place in places}
    return tuple(sorted(found))


def _periods(words: Words, near: set[int], span: Span) -> Iterable[str]:
    """Times stated in the same clause as a quantity: the period or day that it holds for."""
    tokens = words.annotated.tokens
    if not near:
        return
    low = min(tokens[i].start for i in near)
    high = max(tokens[i].end for i in near)
    for mention in words.annotated.times:
        if mention.time is not None and low - 20 <= mention.span.start < high + 20 and not mention.span.overlaps(span):
            yield mention.time.edtf
