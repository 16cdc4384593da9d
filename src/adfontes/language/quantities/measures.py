"""A number with its unit or currency: "155 km", "£6,600 million", "5 ft 6 in", "£1 4s 6d", "14 per cent"."""

from __future__ import annotations

from typing import NamedTuple

from adfontes.language.quantities import lexicon
from adfontes.language.quantities.guards import FURTHER, measured_time
from adfontes.language.quantities.lexemes import Text
from adfontes.language.quantities.lexicon import Unit
from adfontes.language.quantities.nouns import is_plural
from adfontes.language.quantities.numerals import Numeral, and_a_half, read_numeral
from adfontes.language.quantities.vocabulary import words
from adfontes.values.quantities import Dimension
from adfontes.values.units import conversion

_PENNIES_A_SHILLING = 12
_SHILLINGS_A_POUND = 20
COUNT = Unit("", "count")
SHARE = Unit("", "share")


class Measure(NamedTuple):
    """A number with its unit, before approximation and ranges."""

    numeral: Numeral
    unit: Unit
    start: int
    """Index of its first lexeme."""
    end: int
    """Index of the lexeme after it."""
    of_one: int = 0
    """Index of the noun inside "one worker in four"."""

    @property
    def dimension(self) -> Dimension:
        """What kind of quantity it is."""
        return self.unit.dimension


def read_measure(text: Text, index: int) -> Measure | None:
    """The number with its unit that starts at lexeme ``index``."""
    sign = _currency_before(text, index)
    if sign is not None:
        currency, at = sign
        numeral = read_numeral(text, at, money=True)
        if numeral is None:
            return None
        return _sterling(text, Measure(numeral, Unit(currency, "money"), index, numeral.end))
    numeral = read_numeral(text, index)
    if numeral is None:
        return _single(text, index)
    if numeral.form == "fraction" and (one_in := numeral.low) < 1 and not _fraction_of_unit(text, numeral):
        return Measure(numeral._replace(low=one_in), SHARE, index, numeral.end)
    found = (
        _shillings(text, index, numeral)
        or one_in_some(text, index, numeral)
        or _age(text, index, numeral)
        or _unit(text, index, numeral)
        or _currency(text, numeral)
    )
    if found is None:
        return Measure(numeral, COUNT, index, numeral.end)
    return _compound(text, found)


def _single(text: Text, index: int) -> Measure | None:
    """One unit and its part, or one stretch of time that is measured: "a century and a half", "nearly an hour"."""
    unit = lexicon.UNITS.get(text.lower(index + 1))
    if unit is None or text.lower(index) not in ("a", "an") or text.lower(index + 1) != unit.name:
        return None
    whole = Numeral(1.0, 1.0, index + 2, "words")
    numeral = and_a_half(text, whole)
    if numeral == whole and not (unit.dimension == "duration" and measured_time(text, index)):
        return None
    return Measure(numeral, unit, index, numeral.end)


def _fraction_of_unit(text: Text, numeral: Numeral) -> bool:
    """Whether a vulgar fraction measures ("¾ mile") and is no share."""
    return text.lower(numeral.end) in lexicon.UNITS or text.lower(numeral.end) in ("per", "%")


def _currency_before(text: Text, index: int) -> tuple[str, int] | None:
    """A currency sign or code before a number: "US$", "£", "USD 5"."""
    lexeme = text[index]
    if lexeme.text in lexicon.CURRENCY_SIGNS:
        return lexicon.CURRENCY_SIGNS[lexeme.text], index + 1
    if lexeme.kind != "word":
        return None
    if text.lower(index + 1) == "$" and lexeme.lower in lexicon.CURRENCY_PREFIXES and text.joined(index + 1):
        return lexicon.CURRENCY_PREFIXES[lexeme.lower], index + 2
    if lexeme.text.isupper() and lexeme.lower in lexicon.CURRENCY_CODES and text[index + 1].kind == "digits":
        return lexicon.CURRENCY_CODES[lexeme.lower], index + 1
    return None


def _sterling(text: Text, measure: Measure) -> Measure:
    """Add shillings and pence after a pound sign: "£1 4s 6d", "£1 4s. 6d.", "£2/10/6"."""
    if measure.unit.name != "GBP" or measure.numeral.scaled:
        return measure
    if text.lower(measure.end) == "/" and text.joined(measure.end):
        return _stroked(text, measure)
    shillings, at = _suffixed(text, measure.end, "s", _SHILLINGS_A_POUND)
    pence, at = _suffixed(text, at, "d", _PENNIES_A_SHILLING)
    if at == measure.end:
        return measure
    value = measure.numeral.low + (shillings * _PENNIES_A_SHILLING + pence) / (_PENNIES_A_SHILLING * _SHILLINGS_A_POUND)
    return measure._replace(numeral=measure.numeral._replace(low=value, high=value), end=at)


def _stroked(text: Text, measure: Measure) -> Measure:
    """Pounds, shillings and pence parted by strokes: "£1/10/6", "£2/10/-"."""
    at = measure.end + 1
    value, end = measure.numeral.low, measure.end
    for part in (_SHILLINGS_A_POUND, _SHILLINGS_A_POUND * _PENNIES_A_SHILLING):
        if not text.joined(at) or not (text.lower(at).isdigit() or text.lower(at) == "-"):
            break
        value += (float(text.lower(at)) if text.lower(at).isdigit() else 0.0) / part
        end = at + 1
        if text.lower(end) != "/":
            break
        at = end + 1
    return measure._replace(numeral=measure.numeral._replace(low=value, high=value), end=end)


def _suffixed(text: Text, index: int, letter: str, below: int) -> tuple[float, int]:
    """Digits directly before ``letter``: the "4s" of "£1 4s"."""
    at = index + 1 if text.lower(index) == "," else index
    if text[at].kind != "digits":
        return 0.0, index
    numeral = read_numeral(text, at)
    if numeral is None or numeral.low >= below:
        return 0.0, index
    if text.lower(numeral.end) != letter or not text.joined(numeral.end):
        return 0.0, index
    end = numeral.end + 1
    if text.lower(end) == "." and text.joined(end) and text[end + 1].kind == "digits":
        end += 1
    return numeral.low, end


def _shillings(text: Text, index: int, numeral: Numeral) -> Measure | None:
    """Shillings and pence alone: "4s 6d"; a single "6d" only where a rate follows ("6d a day")."""
    if numeral.form != "digits" or text.lower(index - 1) in ("the", "his", "her", "their", "in"):
        return None
    shillings, at = _suffixed(text, index, "s", 1000)
    pence, end = _suffixed(text, at, "d", 1000)
    if end == at and at == index:
        return None
    both = at > index and end > at
    if text.lower(end) == "." and text.joined(end) and text.lower(end + 1) in _RATES:
        end += 1
    if not both and not text.sterling and text.lower(end) not in _RATES:
        return None
    value = shillings + pence / _PENNIES_A_SHILLING
    unit, value = ("shilling", value) if at > index else ("penny", pence)
    return Measure(Numeral(value, value, end, "digits"), Unit(unit, "money"), index, end)


_RATES = frozenset(("a", "an", "per", "each"))


def one_in_some(text: Text, index: int, numeral: Numeral) -> Measure | None:
    """As in "One in five", "nine out of ten", "1 in every 3"."""
    at = numeral.end
    if numeral.scaled or numeral.low < 1 or numeral.low != int(numeral.low):
        return None
    noun = 0
    if numeral.low == 1 and text[at].kind == "word" and text.lower(at + 1) == "in":
        noun = at  # "one worker in four"
        at += 1
    if text.lower(at) == "out" and text.lower(at + 1) == "of":
        at += 2
    elif text.lower(at) == "in":
        at += 1
    else:
        return None
    if text.lower(at) == "every":
        at += 1
    whole = read_numeral(text, at)
    if whole is None or whole.low <= numeral.low or whole.form not in ("digits", "words") or whole.low > 10000:
        return None
    four_digits = whole.form == "digits" and not whole.scaled and whole.low >= 1000
    if four_digits or text.lower(whole.end) in lexicon.UNITS or text[whole.end].lower in lexicon.MONTHS:
        return None
    if noun and is_plural(text.lower(whole.end)):
        return None  # "one fort in three towns"
    share = numeral.low / whole.low
    return Measure(Numeral(share, share, whole.end, "fraction"), SHARE, index, whole.end, noun)


def _age(text: Text, index: int, numeral: Numeral) -> Measure | None:
    """As in "Aged 14", "14 years old", "14-year-old", "the age of 14"."""
    if numeral.low > 150:
        return None
    at = numeral.end
    hyphen = text.lower(at) == "-"
    if hyphen:
        at += 1
    if text.lower(at) in ("year", "years", "month", "months"):
        unit = Unit(lexicon.UNITS[text.lower(at)].name, "age")
        tail = at + 2 if text.lower(at + 1) == "-" else at + 1
        if text.lower(tail) in ("old", "olds"):
            return Measure(numeral, unit, index, tail + 1)
        if text.lower(at + 1) == "of" and text.lower(at + 2) == "age":
            return Measure(numeral, unit, index, at + 3)
    before = text.lower(index - 1)
    if _is_of_age(text, index, numeral):
        return Measure(numeral, Unit("year", "age"), index, numeral.end)
    if before == "between" and text.lower(index - 2) == "aged":
        before = "aged"
    if before == "aged" or (before == "of" and text.lower(index - 2) in ("age", "ages")) or before in ("age", "ages"):
        return Measure(numeral, Unit("year", "age"), index, numeral.end)
    return None


def _is_of_age(text: Text, index: int, numeral: Numeral) -> bool:
    """As in "She was 16 when", "He was only 21."."""
    at = index - 1
    if text.lower(at) in ("only", "just", "still", "barely", "about", "nearly", "almost"):
        at -= 1
    if text.lower(at) not in ("was", "is", "turned") or not 1 < numeral.low <= 110:
        return False
    after = text[numeral.end]
    if after.lower == "when":
        return True
    return text.lower(at - 1) in ("he", "she", "who") and after.lower in (".", ",", ";", "and", "at", ")", "")


def _unit(text: Text, index: int, numeral: Numeral) -> Measure | None:
    """A unit of measure after the number, hyphenated or not."""
    at = numeral.end
    if text.lower(at) in ("-", "–") and text.joined(at) and text.joined(at + 1):
        at += 1
    elif text.lower(at) in FURTHER and (more := lexicon.UNITS.get(text.lower(at + 1))) and more.dimension != "share":
        at += 1  # "20 more years"
    lexeme = text[at]
    if lexeme.lower in lexicon.DIGIT_UNITS and numeral.form == "digits" and lexeme.text.islower():
        if text.joined(at) or (lexeme.lower in ("m", "t") and text[at + 1].kind != "digits"):
            return Measure(numeral, lexicon.DIGIT_UNITS[lexeme.lower], index, at + 1)
        return None
    if lexeme.lower == "°":
        name = {"c": "degree Celsius", "f": "degree Fahrenheit"}.get(text.lower(at + 1))
        return Measure(numeral, Unit(name, "temperature"), index, at + 2) if name else None
    if (
        lexeme.lower in ("sq", "cu")
        and text.lower(at + 1) == "."
        and (squared := lexicon.UNITS.get(f"sq {text.lower(at + 2)}"))
    ):
        return Measure(numeral, squared, index, at + 3)
    for length in range(lexicon.LONGEST_UNIT, 0, -1):
        spelling = " ".join(text.lower(at + step) for step in range(length))
        unit = lexicon.UNITS.get(spelling)
        if unit is not None and not _no_unit(text, index, at, length, numeral):
            if unit.name == "foot" and _foot_soldiers(text, at, numeral):
                return None
            return Measure(numeral, _weight_or_money(text, unit, numeral, at), index, at + length)
    return None


def _foot_soldiers(text: Text, at: int, numeral: Numeral) -> bool:
    """Whether "foot" are soldiers ("40,000 foot and 10,000 horse")."""
    return text.lower(at) == "foot" and text.lower(at - 1) != "-" and numeral.low >= _FEWEST_FOOT


_FEWEST_FOOT = 100


def _no_unit(text: Text, index: int, at: int, length: int, numeral: Numeral) -> bool:
    word = text.lower(at)
    if (
        length == 1
        and word in lexicon.AMBIGUOUS_UNITS
        and (numeral.low == 1 or not (word.endswith("s") or numeral.form == "digits"))
    ):
        return True
    # "Seven Years War": a capital inside a sentence makes a name of it
    return text[at].text[0].isupper() and numeral.form == "words" and text[index].text[0].isupper()


def _weight_or_money(text: Text, unit: Unit, numeral: Numeral, at: int) -> Unit:
    """As in "Pounds" weigh where something is weighed, and are money elsewhere."""
    if unit.name != "pound" or text.lower(at) in ("lb", "lbs"):
        return unit
    if text.lower(at + 1) == "of" and text.lower(at + 2) not in ("debt", "aid", "gold", "silver", "damage"):
        return unit
    if text.lower(at - 1) == "-" and text.lower(at) == "pound":
        return unit if text.lower(at + 1) not in _PAID else Unit("GBP", "money")
    near = {text.lower(at + step) for step in range(-6, 4)}
    return (
        unit if near & {"weigh", "weighed", "weighing", "weighs", "weight", "heavy", "loaf"} else Unit("GBP", "money")
    )


_PAID = words("paid")
"""What a "five-pound ..." is money in; elsewhere it is a weight."""


def _currency(text: Text, numeral: Numeral) -> Measure | None:
    """A currency after the number, with what qualifies it: "marks", "gold marks", "Mexican silver dollars"."""
    start = numeral.end
    if text[start].text.isupper() and text.lower(start) in lexicon.CURRENCY_CODES:
        return Measure(numeral, Unit(lexicon.CURRENCY_CODES[text.lower(start)], "money"), -1, start + 1)
    if text.lower(start) == "-" and text.joined(start) and text.joined(start + 1):
        start += 1
    for skipped in range(3):
        at = start + skipped
        name = _currency_name(text.lower(at))
        if name is not None:
            if text.lower(numeral.end - 2) in ("(", "[") and text.lower(at + 1) in (")", "]"):
                return None  # "[10 marks]" of an examination
            qualifiers = [text[start + step] for step in range(skipped)]
            if any(word.kind != "word" for word in qualifiers):
                return None
            unit = _qualified(name, [word.lower for word in qualifiers], text.lower(at + 1))
            end = at + 2 if text.lower(at + 1) == "sterling" else at + 1
            begin = numeral.end - 1
            return Measure(numeral, Unit(unit, "money"), begin, end)._replace(start=-1)
        lexeme = text[at]
        if lexeme.kind != "word" or not (lexeme.lower in lexicon.CURRENCY_METALS or lexeme.text[0].isupper()):
            return None
    return None


def _currency_name(word: str) -> str | None:
    if word in lexicon.CURRENCIES:
        return lexicon.CURRENCIES[word]
    return lexicon.CURRENCIES.get(word[:-1]) if word.endswith("s") else None


def _qualified(name: str, qualifiers: list[str], after: str) -> str:
    if name == "USD" and (not qualifiers or qualifiers[-1] in lexicon.QUALIFIED_DOLLARS):
        return "USD"
    if name == "GBP" and (after == "sterling" or not qualifiers or qualifiers[-1] in lexicon.STERLING_ADJECTIVES):
        return "GBP"
    plain = {"USD": "dollar", "GBP": "pound"}.get(name, name)
    kept = [word if word in lexicon.CURRENCY_METALS else word.capitalize() for word in qualifiers]
    return " ".join([*kept, plain])


def _compound(text: Text, first: Measure) -> Measure:
    """Join what follows in smaller units of the same dimension: "5 ft 6 in", "two years, three months and a day".

    Lengths, weights and money keep the larger unit. A duration takes the smaller one, which says it in whole numbers:
    "2 weeks and 3 days" are 17 days; where the units have no whole ratio ("3 months 10 days") it is approximate.
    """
    if first.dimension not in ("length", "weight", "duration", "money") or first.numeral.high != first.numeral.low:
        return first
    whole = first
    smallest = first
    while (second := _smaller(text, whole.end, smallest)) is not None:
        factor = conversion(first.dimension, second.unit.name, whole.unit.name)
        assert factor is not None
        if first.dimension == "duration":
            value, unit = round(whole.numeral.low / factor + second.numeral.low, 6), second.unit
        else:
            value, unit = whole.numeral.low + second.numeral.low * factor, whole.unit
        whole = whole._replace(numeral=whole.numeral._replace(low=value, high=value), unit=unit, end=second.end)
        smallest = second
    days = float(round(whole.numeral.low))
    if smallest is not first and first.dimension == "duration" and whole.numeral.low != days:
        whole = whole._replace(numeral=whole.numeral._replace(low=days, high=days, form="rounded"))
    return whole


def _smaller(text: Text, at: int, larger: Measure) -> Measure | None:
    """The measure at lexeme ``at`` where it carries on ``larger`` in a smaller unit, less than one of the larger."""
    if text.lower(at) in ("and", ",") and text.lower(at + 1) != "a":
        at += 1
        at += text.lower(at) == "and"
    if text[at].kind not in ("digits", "word"):
        return None
    numeral = read_numeral(text, at)
    if numeral is None or numeral.high != numeral.low or numeral.form == "fraction":
        return None
    inches = text.lower(numeral.end) in ("in", "ins") and larger.unit.name == "foot"
    second = (
        Measure(numeral, lexicon.UNITS["inch"], at, numeral.end + 1)
        if inches
        else _unit(text, at, numeral) or _currency(text, numeral)
    )
    if second is None or second.dimension != larger.dimension:
        return None
    factor = conversion(larger.dimension, second.unit.name, larger.unit.name)
    return second if factor is not None and factor < 1 and numeral.low * factor < 1 else None
