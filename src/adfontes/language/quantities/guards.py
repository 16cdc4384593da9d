"""What looks like a number and is none of anything: years, dates, labels, scores, versions, names."""

from __future__ import annotations

from adfontes.language.quantities.lexemes import Text
from adfontes.language.quantities.lexicon import MONTHS, Unit
from adfontes.language.quantities.nouns import is_plural
from adfontes.language.quantities.numerals import Numeral
from adfontes.language.quantities.vocabulary import words

_LABELS = words("labels")
_YEAR_BEFORE = words("year before")
_SEASONS = words("year of")
_ERAS = frozenset(("ad", "bc", "bce", "ce", "ah"))
_CLOCK = frozenset(("am", "pm", "a.m", "p.m", "o'clock", "o’clock", "oclock", "hrs"))
_ORDINAL_ENDS = frozenset(("st", "nd", "rd", "th", "s", "d"))
_FIRST_YEAR, _LAST_YEAR = 1000, 2100


def is_no_quantity(text: Text, index: int, numeral: Numeral) -> bool:
    """Whether the number at ``index`` counts or measures nothing, so far as the words beside it tell.

    Called for a number without unit or currency; what stands with a unit is judged by its unit.
    """
    return (
        glued(text, index, numeral)
        or (text.lower(index - 1) == "per" and numeral.form == "digits")
        or _list_mark(text, index, numeral)
        or _clock(text, index, numeral)
        or _date(text, index, numeral)
        or (_label(text, index) and not numeral.scaled)
        or _enumerator(text, index, numeral)
        or _signed_or_scale(text, index, numeral)
        or _in_name(text, index, numeral)
    )


def glued(text: Text, index: int, numeral: Numeral) -> bool:
    """Part of a word or code: "T-34", "14th", "#5", "COVID-19", "2/3", "3:1", "v2"."""
    before, after = text.lower(index - 1), text[numeral.end]
    if text.joined(index) and not (before == "." and text.lower(index - 2) in ("c", "ca", "approx")):
        earlier = text[index - 2]
        if before in ("/", "#", "@", "_", "\\", ".", "'", "’", "°", "=", "&"):
            return True
        if before == ":" and earlier.kind == "digits":
            return True
        if before in ("-", "–", "+") and text.joined(index - 1) and (earlier.kind == "word" or earlier.text in ")/+"):
            return numeral.form == "digits" and earlier.lower not in ("mid",)
        if text[index - 1].kind == "word" and numeral.form == "digits":
            return True
    if text.joined(numeral.end) and numeral.form == "digits":
        if after.lower in _ORDINAL_ENDS or after.text in ("/", "_", "@", "°", "\\", "="):
            return True
        if after.text == ":" and text[numeral.end + 1].kind == "digits" and text.joined(numeral.end + 1):
            return True
        if after.kind == "word":
            return True
    return False


def year_like(text: Text, index: int, numeral: Numeral) -> bool:
    """Whether the digits have the shape of a year: four of them without a separator, 1000 to 2100."""
    digits = text[index].text
    return (
        numeral.form == "digits"
        and len(digits) == 4
        and digits.isdigit()
        and not numeral.scaled
        and _FIRST_YEAR <= numeral.low <= _LAST_YEAR
    )


def _word_before(text: Text, index: int) -> str:
    """The word before lexeme ``index``, past the point of "c."."""
    before = text.lower(index - 1)
    return text.lower(index - 2) if before == "." and text.joined(index - 1) else before


def year_context(text: Text, index: int, counted: tuple[str, ...]) -> bool:
    """Whether the words around a four-digit number make it a year rather than a count."""
    before = _word_before(text, index)
    if before == "of":
        return text.lower(index - 2) in _SEASONS or text.lower(index - 2) in MONTHS
    if before in ("the", "and", "to", "or", "about", "around", "for", "from", "between", ",", ":", "("):
        # "the 1848 revolutions"; "about 1500 men" is decided by the noun
        return before in ("the", "from", "between", "(")
    if text.starts_sentence(index):
        return _MANNED.isdisjoint(counted) and not _round(text, index)
    return before in _YEAR_BEFORE or before in MONTHS


def _round(text: Text, index: int) -> bool:
    """Whether four digits are a round number, as counts are and few years: "1000 plantations", "1200 wagons"."""
    number = int(text[index].text)
    return number % 500 == 0 or (number % 100 == 0 and number < _FEW_YEARS_BEFORE)


_FEW_YEARS_BEFORE = 1500
"""Round years before it seldom stand as an adjective ("1848 revolutions")."""
_MANNED = words("manned")
"""What four digits that open a sentence may count ("1500 men"); else they are a year ("1848 revolutions")."""


def short_year_context(text: Text, index: int) -> bool:
    """Whether three digits stand where a year would: "in 911", "since 476"."""
    digits = text[index].text
    if text.lower(index + 1) == "in" and text[index + 2].kind == "digits":
        return False
    return digits.isdigit() and len(digits) == 3 and _word_before(text, index) in _SHORT_YEAR_BEFORE


_SHORT_YEAR_BEFORE = frozenset(("in", "by", "since", "until", "till", "circa", "c", "from", "after", "before"))


def _list_mark(text: Text, index: int, numeral: Numeral) -> bool:
    """A number that opens a line or a bracket: "1. The causes", "(2) ...", "[12]"."""
    if numeral.form != "digits" or numeral.scaled:
        return False
    after = text.lower(numeral.end)
    before = text.lower(index - 1)
    if before == "[" and after in ("]", ",", "-", "–"):
        return True
    if before == "(" and after == ")":
        return numeral.low < 100 or _FIRST_YEAR <= numeral.low <= _LAST_YEAR
    if text.starts_line(index):
        return after in (".", ")") and numeral.low < 1000 and not text.starts_line(numeral.end + 1)
    return False


def _clock(text: Text, index: int, numeral: Numeral) -> bool:
    after = text.lower(numeral.end)
    if after in _CLOCK or (
        after in ("a", "p") and text.lower(numeral.end + 1) == "." and text.lower(numeral.end + 2) == "m"
    ):
        return True
    if after in ("o", "in") and numeral.low <= 24:
        tail = [text.lower(numeral.end + step) for step in (1, 2, 3)]
        return tail[0] in ("'", "’") or tail[:2] in (["the", "morning"], ["the", "afternoon"], ["the", "evening"])
    return numeral.form == "digits" and after == "hours" and len(text[index].text) == 4 and numeral.low <= 2400


def _date(text: Text, index: int, numeral: Numeral) -> bool:
    """Day or year of a date, so far as this room guards itself; find_dates knows the rest."""
    after, before = text.lower(numeral.end), text.lower(index - 1)
    if after in _ERAS or before in _ERAS or _after_anno_domini(text, index):
        return True
    if numeral.scaled or numeral.form != "digits" or numeral.low > _LAST_YEAR:
        return False
    if numeral.low <= 31 and _month_after(text, numeral.end):
        return True
    month = index - 2 if before == "." else index - 1
    if text.lower(month) in MONTHS and text[month].text[0].isupper() and numeral.low <= 31:
        return True
    if (
        before == ","
        and numeral.low >= _FIRST_YEAR
        and (text[index - 2].kind == "digits" or text.lower(index - 2) in MONTHS)
    ):
        return True
    if (
        before in ("in", "by", "since", "until", "c", "circa")
        and numeral.low >= 100
        and text[numeral.end].kind != "word"
    ):
        return not text.string[text[index].start : text[index].end].count(",")
    return False


def _after_anno_domini(text: Text, index: int) -> bool:
    """As in "A.D. 476"."""
    return [text.lower(index - step) for step in (4, 3, 2, 1)] == ["a", ".", "d", "."]


def _month_after(text: Text, end: int) -> bool:
    """As in "14 February", "14 and 15 February", "14-16 February", "14th or 15 of May"."""
    at = end
    for _ in range(3):
        if text.lower(at) in MONTHS and text[at].text[0].isupper():
            return True
        if text.lower(at) == "of" and text.lower(at + 1) in MONTHS:
            return True
        if text.lower(at) in ("and", "or", "to", "-", "–", "—", "/", ",") and text[at + 1].kind == "digits":
            at += 2
        else:
            return False
    return False


def _label(text: Text, index: int) -> bool:
    """A page, article, card or resolution: the number names a place in an order."""
    at = index - 1
    if text.lower(at) == "." and text.joined(at):
        at -= 1
    if text.lower(at) in ("-", "–", "and", "to", ",", "&") and text[at - 1].kind == "digits":
        at -= 2
        if text.lower(at) == "." and text.joined(at):
            at -= 1
    word = text.lower(at)
    if word not in _LABELS or (at < index - 1 and word in ("and", "to")):
        return False
    # "a number: 300", "casualties of part one" keep their colon or their noun
    return text.lower(index - 1) != ":"


_LINE_REACH = 60
"""Lexemes that are looked back over for the item before "2."."""


def _enumerator(text: Text, index: int, numeral: Numeral) -> bool:
    """The "2." of a list that runs on in its line, and the "2 of 6" of a page."""
    if numeral.form != "digits" or numeral.scaled or numeral.low > 999:
        return False
    if text.lower(index + 1) == "of" and text[index + 2].kind == "digits" and text.starts_line(index):
        return True
    if text.lower(index - 1) == "of" and text[index - 2].kind == "digits":
        return text.starts_line(index - 2) or text.lower(index - 3) in _LABELS
    if text.lower(index + 1) not in (".", ")") or not 1 < numeral.low < 30:
        return False
    wanted = str(int(numeral.low) - 1)
    for at in range(index - 1, max(-1, index - _LINE_REACH), -1):
        if text[at].text == wanted and text.lower(at + 1) == text.lower(index + 1):
            return True
        if text.starts_line(at):
            return False
    return False


def _signed_or_scale(text: Text, index: int, numeral: Numeral) -> bool:
    """As in "+11", "-2", and the digits of a rating scale or row of pages: "1 2 3 4 5"."""
    if numeral.form != "digits" or numeral.scaled:
        return False
    if text.joined(index) and text.lower(index - 1) in ("+", "-", "−") and not text.joined(index - 1):
        return True
    return _beside_digits(text, index - 1, index) or _beside_digits(text, numeral.end, numeral.end)


def _beside_digits(text: Text, other: int, second: int) -> bool:
    """Whether lexeme ``other`` is digits that one space parts from a number: a scale, a telephone number."""
    if text[other].kind != "digits" or not text[other].text.isdigit() or year_like_digits(text, other):
        return False
    gap = text.string[text[second - 1].end : text[second].start]
    return bool(gap) and not gap.strip(" ")


def _in_name(text: Text, index: int, numeral: Numeral) -> bool:
    """As in "Big Three", "Seven Years War", "Apollo 11", "Louis 16": a number inside a name."""
    first, before, after = text[index], text[index - 1], text[numeral.end]
    if after.text == "-" and text.joined(numeral.end):
        after = text[numeral.end + 1]
    if numeral.form == "digits":
        if (
            before.kind != "word"
            or not before.text[0].isupper()
            or numeral.scaled
            or before.lower.endswith(("'s", "’s"))
        ):
            return False
        if len(before.text) > 1 and before.text.isupper():
            return not is_plural(after.lower)
        return not text.starts_sentence(index - 1) and numeral.low < 1000 and after.kind != "word"
    if not first.text[0].isupper():
        return False
    capital_after = after.kind == "word" and after.text[0].isupper()
    capital_before = before.kind == "word" and before.text[0].isupper()
    return (capital_after or capital_before) and not text.starts_sentence(index)


_RELATIVE = words("relative")
_RELATIVE_LINKS = frozenset(("before", "after", "since", "from", "prior"))
_LASTING = words("lasting")


def no_measure(text: Text, index: int, numeral: Numeral, end: int, unit: Unit) -> bool:
    """Whether a number with a unit of time is a moment ("three years later", "one day") or the whole is a name."""
    if unit.dimension != "duration":
        return _in_name(text, index, numeral) and numeral.form == "words"
    after, before = text.lower(end), text.lower(index - 1)
    if numeral.form == "words" and numeral.low == 1 and unit.name in _INDEFINITE and before in _INDEFINITE_BEFORE:
        return True
    if after in _RELATIVE or (after in _RELATIVE_LINKS and not _lasts(text, index, end)):
        return True
    return before in MONTHS or (year_like(text, index, numeral) and before in _YEAR_BEFORE)


def _lasts(text: Text, index: int, end: int) -> bool:
    """Whether a stretch of time before "after" is none of its distance: "for nearly three weeks after"."""
    if any(text.lower(at) in FURTHER for at in range(index, end)):
        return True  # "three more days before"
    at = index - 1
    while text.lower(at) in _HEDGES and at > index - _MOST_HEDGES:
        at -= 1
    return text.lower(at) in _LASTING


FURTHER = words("further")
_HEDGES = words("hedges")
_MOST_HEDGES = 4
_INDEFINITE = frozenset(("day", "night", "minute", "second", "hour"))
_INDEFINITE_BEFORE = frozenset(
    (".", "", ",", "and", "then", ":", "—", "–", ";", "that", "this", "the", "at", "from", "on", "of")
)


def year_like_digits(text: Text, index: int) -> bool:
    """Whether lexeme ``index`` is written as a year is: "1848", not "1,848"."""
    digits = text[index].text
    return (
        text[index].kind == "digits"
        and len(digits) == 4
        and digits.isdigit()
        and _FIRST_YEAR <= int(digits) <= _LAST_YEAR
    )


def measured_time(text: Text, index: int) -> bool:
    """Whether the words before "an hour" measure it; "a year" alone is no more than a noun."""
    if text.lower(index - 1) in _EXACTLY:
        return True
    return text.lower(index + 1) in _LONG_OR_SHORT and text.lower(index - 1) in _LASTED


_EXACTLY = frozenset(("nearly", "almost", "about", "around", "than", "least", "under", "over", "roughly", "barely"))
_LONG_OR_SHORT = frozenset(("hour", "century", "decade", "fortnight", "generation", "millennium"))
_LASTED = frozenset(("for", "lasted", "lasting", "lasts", "took", "takes", "within"))
