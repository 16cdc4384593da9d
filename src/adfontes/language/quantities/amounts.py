"""Amounts: measures with their range, approximation and rate: "between 10,000 and 12,000", "over £5 million a year"."""

from __future__ import annotations

from typing import NamedTuple

from adfontes.language.quantities import guards, lexicon
from adfontes.language.quantities.lexemes import Text
from adfontes.language.quantities.lexicon import Unit
from adfontes.language.quantities.measures import COUNT, Measure, read_measure
from adfontes.language.quantities.numerals import read_numeral
from adfontes.language.quantities.vocabulary import words

_RANGE_MARKS = frozenset(("-", "–", "—"))
_CHANGE = words("change")
_CHANGE_REACH = 10
"""Words before "from 5,000 to 12,000" in which a verb of change makes two amounts of it and no range."""


class Amount(NamedTuple):
    """Everything the words say about how much, before what is counted is attached."""

    low: float | None
    high: float | None
    unit: Unit
    approximate: bool
    per: str
    start: int
    """Index of its first lexeme."""
    end: int
    """Index of the lexeme after its last one, the rate left out."""
    span_end: int
    """The same with the rate."""
    form: str
    of_one: int = 0
    """Index of the noun inside "one worker in four"."""


def read_amount(text: Text, index: int, floor: int) -> Amount | None:
    """The amount whose first number or currency sign is lexeme ``index``.

    Args:
        text: the text.
        index: where the number starts.
        floor: the first lexeme that no earlier amount has taken.
    """
    first = read_measure(text, index)
    if first is None:
        return None
    first = first._replace(start=index)
    second = _range_end(text, first)
    if second is not None:
        first, second = _share_unit(text, first, second)
    last = second or first
    if _no_amount(text, first, second):
        return None
    low, high, approximate = _bounds(first, second)
    start, sense = _approximators(text, index, floor)
    if (
        last.dimension == "duration"
        and sense == "above"
        and text.lower(start) == "over"
        and _in_the_course(text, start)
    ):
        start, sense = index, ""
    elif sense == "above" and last.dimension != "duration" and _belongs_to_verb(text, start):
        start, sense = _approximators(text, index, start + 1)
    if last.dimension == "temperature" and _is_minus(text, start) and low is not None:
        start, low, high = start - 1, -low, None if high is None else -high
    end = last.end
    if second is not None and text.lower(start - 1) in ("between", "from") and start > floor:
        start -= 1
        start, outer = _approximators(text, start, floor)
        sense = sense or outer
    after = _after(text, end)
    if after is not None:
        words, after_sense = after
        end += words
        approximate = approximate or sense == "about"
        sense = _stronger(after_sense, sense)
        if last.unit == COUNT and (unit := _late_unit(text, end)) is not None:
            last, end = last._replace(unit=unit[0]), unit[1]
    low, high, approximate = _apply(sense, low, high, approximate)
    per, span_end = _rate(text, end, last.unit)
    return Amount(low, high, last.unit, approximate, per, start, end, span_end, first.numeral.form, first.of_one)


_MORE_THAN = words("over")


def _in_the_course(text: Text, start: int) -> bool:
    """Whether "over" before a stretch of time means "in the course of": "paid over 39 years"."""
    return not (text.starts_sentence(start) or text.lower(start - 1) in _MORE_THAN)


def _belongs_to_verb(text: Text, start: int) -> bool:
    """Whether "over" is the verb's and says nothing of the number: "ruled over nearly 30 million"."""
    return text.lower(start) == "over" and text.lower(start - 1) in _RULED


_RULED = words("ruled over")


def _is_minus(text: Text, start: int) -> bool:
    """Whether a sign of minus stands before lexeme ``start``: "-40°C"."""
    return text.lower(start - 1) in ("-", "−", "–", "minus") and not text.joined(start - 1)


def _late_unit(text: Text, index: int) -> tuple[Unit, int] | None:
    """A unit after "odd" or "or so": "twenty-odd miles"."""
    unit = lexicon.UNITS.get(text.lower(index))
    return (unit, index + 1) if unit is not None else None


def _range_end(text: Text, first: Measure) -> Measure | None:
    """The second measure of a range that starts with ``first``."""
    if not _joins_range(text, first):
        return None
    second = read_measure(text, first.end + 1)
    if second is None or "vague" in (first.numeral.form, second.numeral.form):
        return None
    second = second._replace(start=first.end + 1)
    if first.dimension != second.dimension and COUNT not in (first.unit, second.unit):
        return None
    if first.unit != COUNT and second.unit == COUNT and first.end > first.numeral.end:
        return None  # "fell 12 per cent to 260"
    low, high = _scaled_low(first, second), second.numeral.low
    if text.lower(first.end) == "or" and high > 2 * low + 1:
        return None
    return second if low < high else None


def _joins_range(text: Text, first: Measure) -> bool:
    """Whether the word or mark after ``first`` may join it to the upper end of a range."""
    at = first.end
    mark, before = text.lower(at), text.lower(first.start - 1)
    if mark in _RANGE_MARKS:
        if text[at + 1].kind != text[first.start].kind and "mark" not in (text[at + 1].kind, text[first.start].kind):
            return False
        return first.numeral.form == "digits" or (text.joined(at) and text.joined(at + 1))
    if mark == "to":
        return before != "from" or not _changes(text, first.start)
    if mark == "and":
        return "between" in (before, text.lower(first.start - 2))
    return mark == "or"


def _changes(text: Text, index: int) -> bool:
    """Whether a verb of change stands before "from": the two ends are then amounts of their own."""
    for step in range(2, _CHANGE_REACH):
        word = text.lower(index - step)
        if word in _CHANGE:
            return True
        if word in (".", ";", ""):
            return False
    return False


def _scaled_low(first: Measure, second: Measure) -> float:
    """The lower end of "10-12,000" and "two to three million": it shares the scale of the upper one."""
    low, high = first.numeral.low, second.numeral.low
    if first.numeral.scaled or first.unit.dimension not in ("count", "money"):
        return low
    scale = second.numeral.scale
    if scale == 1.0 and second.numeral.scaled and low < 1000 <= high:
        scale = 1000.0
    return low * scale if scale > 1 and low * scale < high else low


def _share_unit(text: Text, first: Measure, second: Measure) -> tuple[Measure, Measure]:
    low = _scaled_low(first, second)
    first = first._replace(numeral=first.numeral._replace(low=low, high=low))
    if second.unit == COUNT and first.unit != COUNT:
        second = second._replace(unit=first.unit)
    elif first.unit == COUNT:
        first = first._replace(unit=second.unit)
    return first, second


def _no_amount(text: Text, first: Measure, second: Measure | None) -> bool:
    """Whether the number is a year, a label, a score ... rather than an amount."""
    last = second or first
    if guards.glued(text, first.start, first.numeral):
        cold = last.dimension == "temperature" and _is_minus(text, first.start)
        return last.unit == COUNT or (text.joined(first.start) and not cold)
    if last.unit.dimension in ("share", "money", "age", "temperature", "speed"):
        return False
    if last.unit != COUNT:
        return guards.no_measure(text, first.start, first.numeral, last.end, last.unit)
    numerals = [(first.start, first.numeral)] + ([(second.start, second.numeral)] if second else [])
    if second is not None and all(guards.year_like(text, *pair) for pair in numerals):
        return True
    if second is None and (_half_of_score(text, first) or _half_of_odds(text, first)):
        return True
    return any(guards.is_no_quantity(text, *pair) for pair in numerals)


def _half_of_score(text: Text, measure: Measure) -> bool:
    """One end of "3-1" or "1914-18", which is no range of amounts."""
    if measure.numeral.form != "digits":
        return False
    after = text.lower(measure.end) in _RANGE_MARKS and text.joined(measure.end) and text.joined(measure.end + 1)
    before = text.lower(measure.start - 1) in _RANGE_MARKS and text.joined(measure.start)
    return (after and text[measure.end + 1].kind == "digits") or (before and text[measure.start - 2].kind == "digits")


def _half_of_odds(text: Text, measure: Measure) -> bool:
    """One end of "3 to 1", a ratio; a fall "from 600 to 200" is none."""
    if measure.numeral.scaled or measure.numeral.form == "vague":
        return False
    for at, ahead in ((measure.end, True), (measure.start - 1, False)):
        other = at + 1 if ahead else at - 1
        if text.lower(at) != "to" or text[other].kind != text[measure.start].kind:
            continue
        opener = measure.start - 1 if ahead else other - 1
        plain = read_numeral(text, other)
        if plain is not None and not plain.scaled and text.lower(opener) != "from" and not _changes(text, opener):
            return (plain.low < measure.numeral.low) if ahead else (plain.low > measure.numeral.low)
    return False


def _bounds(first: Measure, second: Measure | None) -> tuple[float | None, float | None, bool]:
    if second is not None:
        return first.numeral.low, second.numeral.low, False
    vague = first.numeral.form in ("vague", "rounded")
    return first.numeral.low, first.numeral.high, vague


def _approximators(text: Text, index: int, floor: int) -> tuple[int, str]:
    """Where the words of approximation before lexeme ``index`` start, and the strongest sense among them."""
    sense = ""
    for _ in range(3):
        if text.lower(index - 1) not in lexicon.LAST_OF_APPROXIMATOR:
            break
        for length in range(min(lexicon.LONGEST_APPROXIMATOR, index - floor), 0, -1):
            words = tuple(text.lower(index - length + step) for step in range(length))
            found = lexicon.APPROXIMATORS.get(words)
            if found is not None and not (words == ("some",) and text.lower(index - 2) in ("of",)):
                index, sense = index - length, _stronger(found, sense)
                break
        else:
            break
    return index, sense


def _stronger(outer: str, inner: str) -> str:
    """A bound says more than "about": "perhaps fifty million or more" has an open end."""
    return outer if inner in ("", "about") else inner


def _after(text: Text, end: int) -> tuple[int, str] | None:
    """How many lexemes behind the number say how exact it is, and in what sense: "or more", ", or even more"."""
    comma = text.lower(end) == "," and text.lower(end + 1) == "or"
    end += comma
    for length in (3, 2, 1):
        sense = lexicon.AFTER_NUMBER.get(tuple(text.lower(end + step) for step in range(length)))
        if sense is not None and not (text.lower(end) == "+" and text[end + 1].kind == "digits"):
            return length + comma, sense
    return None


def _apply(
    sense: str, low: float | None, high: float | None, approximate: bool
) -> tuple[float | None, float | None, bool]:
    if sense == "about":
        return low, high, True
    if sense in ("least", "above"):
        return low, None, approximate
    if sense in ("most", "below"):
        return None, high if high is not None else low, approximate
    return low, high, approximate


def _rate(text: Text, end: int, unit: Unit) -> tuple[str, int]:
    """As in "A year", "per head", "each", "daily" directly after the amount."""
    word = text.lower(end)
    if word in lexicon.PERIOD_ADVERBS:
        return lexicon.PERIOD_ADVERBS[word], end + 1
    if word in ("a", "an", "per", "every", "each", "the", "/") and (word != "the" or unit.dimension == "money"):
        period = lexicon.PERIODS.get(text.lower(end + 1))
        if word == "per" and text[end + 1].kind == "digits":
            return text[end + 1].text.replace(",", ""), end + 2
        if period is not None and not (
            word in ("a", "an", "the") and text.lower(end + 2) in ("later", "earlier", "ago", "before", "after")
        ):
            return period, end + 2
    return "", end


def rate_after(text: Text, index: int) -> tuple[str, int]:
    """The rate that follows the counted noun: "3,000 people a day"."""
    return _rate(text, index, COUNT)
