"""Likely slips of a source: a value that others contradict, a sum that fails, a weekday or length that does not fit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from adfontes.language.dates.calendars import falls_on
from adfontes.study.passages import Passage
from adfontes.study.reading import Reading
from adfontes.values.evidence import Finding, Side
from adfontes.values.quantities import Quantity
from adfontes.values.study import Slip, Statement
from adfontes.values.time import MONTHS, TimeSpan, civil_date

LEAST_AGAINST = 2
"""Independent sources that must contradict a value before it is called a likely slip."""

LEAST_AGAINST_ROUGH = 3
"""The same for "about 200", and for a year against a day."""
ROUNDING = 0.1
"""By how much of the smaller two amounts may differ and still be one in round figures."""
LEAST_SURE = 0.4
"""Findings less sure than this are seldom of one thing (read on 25 of the development topics, 2026-11-22)."""

_ESTIMATED = re.compile(
    r"\b(estimat\w+|likel(y|iest)|thought|believed|perhaps|possibly|some (say|have said)|reckon\w*|guess\w*)\b",
    re.IGNORECASE,
)
"""Estimates differ; a source that gives another one has made no slip."""
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)}),?\s+(?:the\s+)?$", re.IGNORECASE)
_TOTAL = re.compile(
    r"\b(?P<number>two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?:yearly |annual |equal "
    r"|monthly )?(?:payments|instal?lments) of "
    r"(?P<each>[\d.,]+) (?P<scale>million|billion|thousand)?",
    re.IGNORECASE,
)
_NUMBERS = {
    word: place
    for place, word in enumerate(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 2)
}
_LENGTH = re.compile(r"\((?P<years>\d{1,3}) years?\)|\bfor (?P<words>\d{1,3}) years,? (?:from )?", re.IGNORECASE)


def find_slips(reading: Reading) -> dict[str, list[Slip]]:
    """The likely slips of each source, by its name."""
    found: dict[str, list[Slip]] = {name: [] for name in reading.sources}
    for finding in reading.all_findings:
        for side in _outvoted(reading, finding):
            for source in side.sources:
                found[source].append(_contradicted(reading, finding, side, source))
    for passage in reading.passages:
        found[passage.source] += [
            Slip(statement=passage.statement(), reason=reason)
            for reason in (*_wrong_weekdays(passage), *_wrong_totals(passage), *_wrong_lengths(passage))
        ]
    return found


def _outvoted(reading: Reading, finding: Finding) -> Iterator[Side]:
    """Sides of one source against two or more that agree; three where the value is only rough."""
    if finding.kind != "disputed" or finding.slot not in ("time", "quantity") or len(finding.sides) != 2:
        return
    best = max(finding.sides, key=lambda side: side.support)
    measures = {_measure(side.value) for side in finding.sides}
    if finding.score < LEAST_SURE or (finding.slot == "quantity" and len(measures) > 1):
        return
    if finding.slot == "quantity" and _are_near(reading, finding):
        return
    if finding.slot == "quantity" and any(
        _ESTIMATED.search(quote.quote) for side in finding.sides for quote in reading.side_quotes(side)
    ):
        return
    for side in finding.sides:
        if side is best or side.support != 1 or set(side.sources) & set(best.sources):
            continue
        exact = "about" not in side.value and len({_grain(reading, one) for one in finding.sides}) == 1
        if best.support >= (LEAST_AGAINST if exact else LEAST_AGAINST_ROUGH):
            yield side


def _are_near(reading: Reading, finding: Finding) -> bool:
    """Whether two amounts may be one, told once exactly and once in round figures."""
    values = [reading.claims[side.claims[0]].value for side in finding.sides]
    lows = [value.low for value in values if isinstance(value, Quantity) and value.low]
    return len(lows) > 1 and max(lows) <= (1 + ROUNDING) * min(lows)


def _grain(reading: Reading, side: Side) -> str:
    """How exactly the best claim of a side dates; the same for all amounts."""
    value = reading.claims[side.claims[0]].value
    return value.granularity if isinstance(value, TimeSpan) else ""


def _measure(value: str) -> str:
    """What a written amount is measured in: values in hours and in weeks are seldom of one thing."""
    return re.sub(r"[\d.,\s–-]+|\b(about|over|under|nearly|to|million|billion|thousand|hundred)\b", "", value).strip()


def _contradicted(reading: Reading, finding: Finding, side: Side, source: str) -> Slip:
    best = max(finding.sides, key=lambda other: other.support)
    return Slip(
        statement=_side_statement(reading, finding, side, source),
        reason=f"It says {side.value}; {best.support} independent sources say {best.value}.",
        contradicted_by=(_side_statement(reading, finding, best, None),),
    )


def _side_statement(reading: Reading, finding: Finding, side: Side, source: str | None) -> Statement:
    quotes = [quote for quote in reading.side_quotes(side) if source is None or quote.source == source]
    quotes = quotes or list(reading.side_quotes(side))
    names = (source,) if source else side.sources
    return Statement(
        text=" ".join(quotes[0].quote.split()),
        citations=tuple(quotes),
        sources=names,
        support=1 if source else side.support,
        disputes=(finding.key,),
        claims=tuple(sorted(side.claims)),
    )


def _wrong_weekdays(passage: Passage) -> Iterator[str]:
    """As in "Monday 11 November 1918" where the day was, in either calendar, no Monday."""
    text = passage.annotated.source.text
    for mention in passage.times:
        time = mention.time
        if time is None or time.granularity != "day" or time.earliest is None or time.earliest != time.latest:
            continue
        if not re.search(r"\d{4}|\d{3}\b", mention.span.of(text)):
            continue
        told = _WEEKDAY.search(text[max(0, mention.span.start - 16) : mention.span.start])
        inside = re.match(rf"({'|'.join(_WEEKDAYS)})\b", mention.span.of(text), re.IGNORECASE)
        word = (told.group(1) if told else inside.group(1) if inside else "").capitalize()
        year, month, day = civil_date(time.earliest)
        if word and time.calendar == "gregorian" and not falls_on(year, month, day, _WEEKDAYS.index(word) + 1):
            right = _WEEKDAYS[(time.earliest - 1) % 7]
            yield f"It says {word}; {day} {MONTHS[month - 1]} {year} was a {right}."


def _wrong_totals(passage: Passage) -> Iterator[str]:
    """As in "150 million in five payments of 20 million"."""
    span = passage.sentence.span
    told = _TOTAL.search(passage.annotated.source.text, span.start, span.end)
    if told is None:
        return
    money = [m.quantity.low for m in passage.quantities if m.quantity.dimension == "money" and m.quantity.low]
    number = int(told["number"]) if told["number"].isdigit() else _NUMBERS[told["number"].lower()]
    scale = {"million": 1e6, "billion": 1e9, "thousand": 1e3}.get((told["scale"] or "").lower(), 1.0)
    each = float(told["each"].rstrip(".,").replace(",", "")) * scale
    wholes = [sum_ for sum_ in money if abs(sum_ - each) > 1e-6 * each]
    if len(wholes) == 1 and abs(wholes[0] - number * each) > 0.02 * wholes[0]:
        each_told = f"{told['each']} {told['scale'] or ''}".strip()
        yield f"{told['number'].capitalize()} times {each_told} does not make the sum that it gives."


def _wrong_lengths(passage: Passage) -> Iterator[str]:
    """As in "1914 to 1918 (6 years)"."""
    text, quoted = passage.annotated.source.text, passage.citation
    for mention in passage.times:
        time = mention.time
        if time is None or time.earliest is None or time.latest is None or "/" not in time.edtf or time.part:
            continue
        told = re.match(r"\s*\((\d{1,3}) years?\)", text[mention.span.end : quoted.end])
        if told is None:
            continue
        years = civil_date(time.latest)[0] - civil_date(time.earliest)[0]
        if abs(years - int(told.group(1))) > 1:
            ends = f"from {civil_date(time.earliest)[0]} to {civil_date(time.latest)[0]}"
            yield f"It says {told.group(1)} years; {ends} is {years}."
