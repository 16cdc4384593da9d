"""Rules for days and months: "14 February 1950", "Feb. 14th", "13/9/61", "early March", "the night of 3-4 May"."""

from __future__ import annotations

from adfontes.language.dates.grammar import Found, Grammar
from adfontes.language.dates.meanings import Calendar, Reading
from adfontes.language.dates.numbers import Year, read_mod, read_month, read_ordinal, read_weekday, read_year
from adfontes.language.dates.shapes import PART, YEAR, YEAR_REF, is_capital, read_day_part, read_which
from adfontes.values.time import days_in_month

LATEST_BC_MONTH = 1000
"""Before this year nobody knows the month of anything: "April 1838 bc" is a note that goes on with "because"."""
_STOP = "(?: (?<= SHORT_MONTH ) DOT )?"
_STYLE_WORDS = """(?: o DOT s DOT? | os | old style | n DOT s DOT? | ns | new style
    | (?: (?: in | by | on ) the )? (?: julian | gregorian ) calendar? )"""
_STYLE = f"(?: style=( OPEN {_STYLE_WORDS} CLOSE | {_STYLE_WORDS} ) )?"
_DAY_PART_OF = """(?: daypart=( (?: (?: early | late ) in? )? the? (?: early | late )? (?: DAY_PART | hours of? )+
    (?: hours )? ) (?: of | on )? the? )?"""
_YEAR_AFTER = f"(?: COMMA? ANY_DASH? of? (?: the year )? {YEAR} | COMMA? {YEAR_REF} )?"
_LINK = "(?: ANY_DASH | SLASH | and | or | to | until | COMMA and? ) the?"
_NO_DAY_AFTER = frozenset({"%", "hundred", "thousand", "million", "per", "percent"})
_MONTH_OPENERS = frozenset(
    {"in", "by", "since", "until", "from", "during", "early", "late", "on", "and", "to", "before", "after"}
)
_RANGE_WORDS = frozenset({"to", "until", "-", "–", "—", "‑", "‐"})


def add_date_rules(grammar: Grammar) -> None:
    """Add the rules for days and months."""
    _add_days(grammar)
    _add_months(grammar)


def _add_days(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule("stamp=ISO")
    def iso_date(found: Found) -> list[Reading]:
        text = found.text("stamp")
        year, month, day = (int(piece) for piece in text[:10].split("-"))
        if not (year and 1 <= month <= 12 and 1 <= day <= days_in_month(year, month)):
            return []
        return found.reading(Calendar(year=year, month=month, day=day, clock=text[11:16]))

    @rule("(?: ANY_WEEKDAY DOT? COMMA? )? (?: the )? stamp=NUMERIC")
    def numeric_date(found: Found) -> list[Reading]:
        return _numeric(found)

    @rule(
        f"""{PART} {_DAY_PART_OF} (?: (?: that | this | the )? weekday=ANY_WEEKDAY DOT? COMMA? )? (?: the )?
        day=DAY_OF_MONTH (?: {_LINK} day2=DAY_OF_MONTH )? (?: {_LINK} day3=DAY_OF_MONTH )?
        (?: day )? of? ANY_DASH? month=MONTH {_STOP} {_YEAR_AFTER} {_STYLE}"""
    )
    def day_month_year(found: Found) -> list[Reading]:
        return _days(found)

    @rule(
        f"""{PART} {_DAY_PART_OF} (?: (?: that | this | the )? weekday=ANY_WEEKDAY DOT? COMMA? )? (?: the )?
        month=MONTH {_STOP} (?: the )? ANY_DASH? day=DAY_OF_MONTH (?: {_LINK} day2=DAY_OF_MONTH (?! of? MONTH ) )?
        (?: {_LINK} day3=DAY_OF_MONTH (?! of? MONTH ) )? {_YEAR_AFTER} {_STYLE}"""
    )
    def month_day_year(found: Found) -> list[Reading]:
        return [] if found.token(found.last + 1) in _NO_DAY_AFTER else _days(found)


def _add_months(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule(
        f"""{PART} (?: circa=( c DOT? | CIRCA ) )? (?: the )? (?: month of )? month=MONTH {_STOP} COMMA? of?
            ANY_DASH? (?: in | the year )? {YEAR}"""
    )
    def month_year(found: Found) -> list[Reading]:
        return _whole(found)

    @rule(f"{PART} (?: the )? (?: month of )? month=MONTH {_STOP} COMMA? {YEAR_REF}")
    def month_of_that_year(found: Found) -> list[Reading]:
        return _whole(found)

    @rule(f"""{PART} (?: the )? (?: month of )?
        (?: yref=( this | that | the? same | next | last | (?: the )? following | the previous ) )? month=MONTH_NAME""")
    def bare_month(found: Found) -> list[Reading]:
        return _whole(found) if _is_month(found) else []

    @rule("(?<= BEFORE_MONTH ) month=SHORT_MONTH DOT?")
    def short_month(found: Found) -> list[Reading]:
        return _whole(found) if is_capital(found, found.first) else []

    @rule(f"{_DAY_PART_OF} weekday=WEEKDAY COMMA? the day=NTH31 (?! of | ANY_DASH | and? DAY_OF_MONTH )")
    def weekday_the_nth(found: Found) -> list[Reading]:
        return found.reading(
            Calendar(
                day=read_ordinal(found.text("day")),
                weekday=read_weekday(found.texts("weekday")[0]),
                day_part=read_day_part(found.texts("daypart")),
            )
        )

    @rule(f"{_DAY_PART_OF} the day=NTH31 (?! of | ANY_DASH | and? DAY_OF_MONTH )")
    def the_nth(found: Found) -> list[Reading]:
        openers = {"on", "by", "until", "from", "before", "after"}
        if "daypart" not in found and found.token(found.first - 1) not in openers:
            return []
        following = found.raw(found.last + 1)
        if following[:1].isalpha() and following not in {"the", "he", "they", "she", "it", "a", "and", "to", "when"}:
            return []
        day_part = read_day_part(found.texts("daypart"))
        return found.reading(Calendar(day=read_ordinal(found.text("day")), day_part=day_part))


def _numeric(found: Found) -> list[Reading]:
    """14/2/1950, 14.2.50, 1950/2/14; day first unless only the American order is possible."""
    text = found.text("stamp")
    separator = next(character for character in text if not character.isdigit())
    pieces = text.split(separator)
    first, second, third = (int(piece) for piece in pieces)
    if len(pieces[0]) == 4 and len(pieces[2]) <= 2:
        year, month, day, short = first, second, third, False
    elif len(pieces[0]) <= 2 and len(pieces[2]) in {2, 4}:
        day, month, year, short = first, second, third, len(pieces[2]) == 2
        if month > 12 >= day:
            day, month = month, day
    else:
        return []
    if not 1 <= month <= 12 or not 1 <= day <= days_in_month(2000, month) or (not short and not 1000 <= year < 2200):
        return []
    return found.reading(Calendar(year=year, month=month, day=day, short_year=short))


def _whole(found: Found) -> list[Reading]:
    meaning = _date(found, None)
    return found.reading(meaning) if meaning else []


def _date(found: Found, day: int | None) -> Calendar | None:
    """The point of the calendar that the groups of a match name; None where there is no such day."""
    year = read_year(found.texts("year"))
    if "year" in found and year is None:
        return None
    month = read_month(found.texts("month")[0])
    if year is not None and year.bce and year.value <= 1 - LATEST_BC_MONTH:
        year = Year(1 - year.value)
    if day is not None and not 1 <= day <= days_in_month(2000, month):
        return None
    style = found.text("style").strip("([ )]")
    day_part = found.texts("daypart")
    return Calendar(
        year=year.value if year else None,
        month=month,
        day=day,
        weekday=read_weekday(found.texts("weekday")[0]) if "weekday" in found else None,
        day_part=read_day_part(day_part),
        mod=read_mod(found.texts("part") or day_part),
        year_from=read_which(found.texts("yref")),
        bce=bool(year and year.bce),
        short_year=bool(year and year.short),
        approximate="circa" in found,
        uncertain=bool(year and year.uncertain),
        julian="julian" in style or style.startswith("o") or bool(year and year.double and day),
    )


def _days(found: Found) -> list[Reading]:
    """One reading for each day of "6, 7 and 8 May" or "April 6-8"; the first takes what stands before it."""
    places = [found.place(name)[0] for name in ("day", "day2", "day3") if name in found]
    month_first = found.place("month")[0] < places[0]
    readings = []
    for index, place in enumerate(places):
        meaning = _date(found, read_ordinal(found.token(place)))
        if meaning is None:
            return []
        final = index == len(places) - 1
        first = found.first if index == 0 else place
        last = found.last if final else place
        if not final and not month_first and index and found.token(place - 1) == "the":
            first = place - 1
        link = "" if final else found.token(place + 1)
        ranged = link in _RANGE_WORDS or (link == "and" and found.token(found.first - 1) == "between")
        readings.append(Reading(first, last, meaning, opens_range=ranged))
    return readings


def _is_month(found: Found) -> bool:
    """Whether a month's name alone is meant as a month: not "May he rest", "the long March on the capital"."""
    place = found.place("month")[0]
    name, before, after = found.raw(place), found.token(place - 1), found.raw(place + 1)
    if not is_capital(found, place):
        return False
    if name == "May" and (not before or before in {".", "!", "?", '"', "“"} or not before.strip()):
        return not after[:1].islower() or after in {"was", "saw", "brought", "and", "to", "marked"}
    if found.is_kind(place - 1, "CAPITAL") and (after[:1].isupper() or after in {"von", "de", "the"}):
        return False  # a person's name
    if name == "March" and "part" not in found:
        return not _is_a_march(found, place)
    return True


def _is_a_march(found: Found, place: int) -> bool:
    """Whether "March" is people on the march: "the Long March", "his March to the Sea"."""
    before, after, beyond = found.token(found.first - 1), found.token(place + 1), found.token(place + 2)
    owned = found.first < place or before in {"a", "his", "her", "their", "the", "this"}
    if owned and "yref" not in found and not after[:1].isalpha():
        return True
    if after in {"on", "of", "past", "into", "for"} or (after in {"to", "through"} and beyond == "the"):
        return True
    previous = found.raw(found.first - 1)
    return previous[:1].isupper() and previous.lower() not in _MONTH_OPENERS
