"""Find every quantity of a text or source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from adfontes.language.quantities import lexicon
from adfontes.language.quantities.amounts import Amount, read_amount
from adfontes.language.quantities.carried import carry_on
from adfontes.language.quantities.counted import Counted, attach
from adfontes.language.quantities.guards import short_year_context, year_context, year_like_digits
from adfontes.language.quantities.lexemes import Lexeme, Text
from adfontes.language.quantities.measures import COUNT
from adfontes.language.quantities.numerals import starts_numeral
from adfontes.language.quantities.parses import NO_PARSE, Parse
from adfontes.language.quantities.phrases import KINDS
from adfontes.language.quantities.vocabulary import words
from adfontes.values.annotations import QuantityMention, Token
from adfontes.values.quantities import Quantity
from adfontes.values.sources import Block, Source
from adfontes.values.spans import Span

_INTEREST = frozenset(("interest", "annum", "rate", "rates"))


def find_quantities(text: str) -> tuple[QuantityMention, ...]:
    """Find the quantities of a text, without a parser.

    Args:
        text: any English text, with or without sentences.

    Returns:
        The mentions in the order of the text, never overlapping; spans count code points of ``text``. A mention covers
        the words of approximation, the number, its unit and its rate ("over £5 million a year"), not what is counted.
    """
    return tuple(_mentions(text, 0, NO_PARSE, "", ()))


def find_source_quantities(
    source: Source, tokens: Sequence[Token] = (), excluded: Sequence[Span] = ()
) -> tuple[QuantityMention, ...]:
    """Find the quantities of a source, block by block; furniture and labels ("1.", "Q:") are left out.

    Args:
        source: the source as it was read.
        tokens: its parse; what is counted is then attached by lemma and part of speech.
        excluded: ranges that are dates or times of day; a count or duration that overlaps one is dropped.
    """
    places = {token.start: index for index, token in enumerate(tokens)}
    closed = sorted(excluded)
    found: list[QuantityMention] = []
    question = ""
    for block in source.blocks:
        words = block.body.of(source.text)
        if block.kind != "furniture":
            context = question if _answers(block, question) else ""
            parse = Parse(tokens, places, block.body.start)
            found += _mentions(words, block.body.start, parse, context, closed)
        question = words if words.rstrip().endswith("?") or block.kind == "question" else ""
    return tuple(found)


def _answers(block: Block, question: str) -> bool:
    return bool(question) and block.kind in ("answer", "paragraph", "list_item")


def _mentions(
    string: str, offset: int, parse: Parse, context: str, excluded: Sequence[Span]
) -> Iterator[QuantityMention]:
    """The mentions of one block; ``offset`` is where it starts in its source."""
    text = Text(string)
    floor = index = 0
    money: QuantityMention | None = None
    while index < len(text):
        if not _may_start(text[index]):
            index += 1
            continue
        amount = read_amount(text, index, floor)
        if amount is None:
            index += 1
            continue
        counted = attach(text, amount, parse, context if floor == 0 else "")
        mention = _mention(text, index, amount, counted, offset)
        if mention is None or _is_moment(mention, excluded):
            index = max(index + 1, amount.end if mention is not None else index + 1)
            continue
        mention = carry_on(mention, money, string, offset)
        money = mention if mention.quantity.dimension == "money" else money
        yield mention
        floor = index = max(index + 1, amount.end)
        while index < len(text) and text[index].start + offset < mention.span.end:
            index = floor = index + 1


def _may_start(lexeme: Lexeme) -> bool:
    if lexeme.kind == "digits":
        return True
    if lexeme.kind == "mark":
        return lexeme.text in lexicon.CURRENCY_SIGNS
    return (
        starts_numeral(lexeme.lower)
        or lexeme.lower in lexicon.CURRENCY_PREFIXES
        or (lexeme.lower in lexicon.CURRENCY_CODES and lexeme.text.isupper())
    )


def _is_moment(mention: QuantityMention, excluded: Sequence[Span]) -> bool:
    """Whether the words are a date: they overlap one, and could be a year, a day or a distance in time."""
    quantity = mention.quantity
    end = quantity.high if quantity.high is not None else quantity.low
    dated = quantity.dimension in ("duration", "age") or (quantity.dimension == "count" and (end or 0.0) < _NO_YEAR)
    return dated and not quantity.per and _overlaps(mention.span, excluded)


_NO_YEAR = 10_000
"""A count from here on is no year, whatever a reader of dates makes of it."""


def _overlaps(span: Span, excluded: Sequence[Span]) -> bool:
    """Whether a mention overlaps a closed range; the ranges are sorted and do not overlap."""
    at = bisect_left(excluded, Span(span.start, span.start))
    return any(span.overlaps(other) for other in excluded[max(0, at - 1) : at + 2])


def _mention(text: Text, index: int, amount: Amount, counted: Counted, offset: int) -> QuantityMention | None:
    dimension, unit = amount.unit.dimension, amount.unit.name
    if amount.unit == COUNT and not _counts(text, index, amount, counted):
        return None
    if amount.unit == COUNT and _is_age(text, amount, counted):
        dimension, unit = "age", "year"
    if dimension == "share" and _is_interest(text, amount):
        dimension = "rate"
    # The rate behind a counted noun belongs to the value, but its words stand apart from the number.
    end = amount.span_end if amount.per else amount.end
    return QuantityMention(
        span=Span(offset + text[amount.start].start, offset + text[end - 1].end),
        quantity=Quantity(
            low=amount.low,
            high=amount.high,
            dimension=dimension,
            unit=unit,
            of=counted.of,
            per=amount.per or counted.per,
            approximate=amount.approximate,
        ),
    )


def _counts(text: Text, index: int, amount: Amount, counted: Counted) -> bool:
    """Whether a bare number counts something: years, lone ones and long unbroken digits do not."""
    low = amount.low if amount.low is not None else amount.high
    if text[amount.end].lower in ("times", "marks", "mark", "fold"):
        return False
    if text.lower(amount.end) == "-" and text.lower(amount.end + 1) == "fold":
        return False
    if year_like_digits(text, index):
        of_them = text.lower(amount.end) == "of" and text.lower(amount.end + 1) in _OF_THEM
        return (counted.plural or of_them) and not year_context(text, index, counted.ahead)
    if short_year_context(text, index) and not amount.per:
        return counted.plural and text[amount.end].text.islower()
    if low == 1 and amount.high == 1:
        if text[index].kind == "digits" and counted.ahead and counted.ahead[0] in KINDS.values():
            return True  # "20 wounded and 1 captured"
        return text.lower(index - 1) in ("only", "just", "exactly", "least") and counted.plural
    if low == 0 or (text[index].text.isdigit() and len(text[index].text) > _LONGEST_UNBROKEN):
        return counted.plural
    return True


_LONGEST_UNBROKEN = 4
"""Digits without separator: longer runs count only before a noun ("essay 461302" is an identifier)."""


_OF_THEM = frozenset(("them", "these", "those", "whom", "the", "his", "their", "its", "which"))


def _is_age(text: Text, amount: Amount, counted: Counted) -> bool:
    """Whether a bare number is an age: "men over 21", "the average age was 24"."""
    ends = [end for end in (amount.low, amount.high) if end is not None]
    if "age" in counted.of.split() and not counted.ahead and max(ends) <= _OLDEST:
        return True
    return not counted.ahead and max(ends) <= _OLDEST and text.lower(amount.start - 1) in _AGED and len(ends) == 1


_AGED = words("aged")
_OLDEST = 110


def _is_interest(text: Text, amount: Amount) -> bool:
    """Whether a percentage is a rate of interest."""
    near = (
        text.lower(amount.end),
        text.lower(amount.end + 1),
        text.lower(amount.start - 2),
        text.lower(amount.start - 3),
    )
    return any(word in _INTEREST for word in near)
