"""Money carried on without its currency: "demanded 150 million francs ... cut the debt to 60 million"."""

from __future__ import annotations

import re

import msgspec

from adfontes.language.quantities.vocabulary import words
from adfontes.values.annotations import QuantityMention

_SENTENCE_END = re.compile(r"[.!?]['’”\")]*\s+(?=[A-Z\"“‘'0-9])|\n\s*\n")
_WORD = re.compile(r"[^\W\d_]+")
_SCALE = re.compile(r"\b(?:hundred|thousand|million|milliard|billion|trillion|m|bn)\b|[0-9],[0-9]{3}\b")
_REACH = 300
"""Characters from the money to what carries it on; a sentence and the next, at most."""
_SUMS = words("sums")
_CHANGE = words("change")
_CARRY_ON = frozenset(("to", "from", "by"))


def carry_on(mention: QuantityMention, money: QuantityMention | None, text: str, offset: int) -> QuantityMention:
    """The mention, as money where it carries on the currency of the money before it.

    A large number that counts nothing does so where its clause speaks of a sum (in the same sentence or the next), or
    where the same sentence changes one amount into another ("150 million francs, later reduced to 60 million").

    Args:
        mention: a mention of the text.
        money: the last mention of money before it, itself carried on or not.
        text: the text of the block.
        offset: where the block starts in its source.
    """
    if money is None or not _bare_and_large(mention, text, offset):
        return mention
    between = text[money.span.end - offset : mention.span.start - offset]
    ends = list(_SENTENCE_END.finditer(between))
    if len(between) > _REACH or len(ends) > 1:
        return mention
    clause = [word.lower() for word in _WORD.findall(between[ends[-1].end() if ends else 0 :])]
    of_sum = not _SUMS.isdisjoint(clause)
    changed = not ends and clause[-1:] and clause[-1] in _CARRY_ON and not _CHANGE.isdisjoint(clause)
    if not (of_sum or changed):
        return mention
    carried = msgspec.structs.replace(mention.quantity, dimension="money", unit=money.quantity.unit)
    return msgspec.structs.replace(mention, quantity=carried)


def _bare_and_large(mention: QuantityMention, text: str, offset: int) -> bool:
    quantity = mention.quantity
    written = text[mention.span.start - offset : mention.span.end - offset]
    counts_nothing = not quantity.of or not _SUMS.isdisjoint(quantity.of.split())
    return quantity.dimension == "count" and counts_nothing and _SCALE.search(written) is not None
