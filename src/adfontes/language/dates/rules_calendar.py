"""Rules for what the calendar names: dates, months, seasons, years, decades, centuries."""

from __future__ import annotations

from dataclasses import dataclass

from adfontes.language.dates.calendars import easter_sunday  # noqa: F401
from adfontes.language.dates.grammar import Found, Grammar
from adfontes.language.dates.meanings import Calendar, Reading, Which, Years
from adfontes.language.dates.numbers import (
    read_mod,
    read_month,
    read_ordinal,
    read_ordinal_words,
    read_weekday,
    read_year,
)
from adfontes.language.dates.vocabulary import DAY_PART, DECADE_WORD, HOLIDAY, SEASON
from adfontes.values.time import days_in_month

_AD_BEFORE = "(?: ad | a dot d dot? )"
_ERA = "(?: bc | bce | ad | ce | b dot c dot? (?: e dot? )? | a dot d dot? | c dot e dot? )"
YEAR = f"""year=( {_AD_BEFORE} any_year | any_year comma? {_ERA} | year4 slash two_digits | year4 slash year4
    | year4 question? | apostrophe two_digits )"""
PART = """(?: part=(
      the? very? early (?: dash? (?: to | and ) dash? early )? dash?
        (?: (?: part | parts | days | weeks | months | years | stages | period ) of )? in? of? the?
    | (?: at | by )? the? very? edge of the?
    | the (?: latter | first | second | last | closing | opening | early | later | middle | final ) dash?
        (?: part | half | quarter | days | weeks | months | years | third ) of the? ) )?"""
YEAR_REF = """(?: of | in )? yref=( (?: this | that | (?: the | this | that ) same | the? next | the? previous ) (?: same )? year )"""
_DOT = "(?: (?<= short_month ) dot )?"
_STYLE = """(?: style=( open? (?: o dot s dot? | os | old style | n dot s dot? | ns | new style
    | (?: in | by | on )? (?: the )? julian (?: calendar )? | gregorian (?: calendar )? ) close? ) )?"""
DAY_PART_OF = """(?: daypart=( (?: early | late )? in? the? (?: very )? (?: early | late )? (?: day_part | night )
    (?: hours )? ) (?: of | on )? (?: the )? )?"""
CIRCA = "(?: circa=( c dot? | circa dot? ) )?"


def which(words: list[str]) -> Which | None:
    """How a pointing phrase points."""
    if not words:
        return None
    if "same" in words or "that" in words or "this" in words or "these" in words or "those" in words:
        return "same" if "same" in words else "this"
    if any(word in {"next", "following", "coming", "subsequent", "succeeding", "ensuing"} for word in words):
        return "next"
    return "previous"


def _date(found: Found, day: int | None, *, month: int | None = None, with_year: bool = True) -> Calendar | None:
    """The calendar point that the groups of a match name."""
    year = read_year(found.texts("year")) if with_year and "year" in found else None
    if "year" in found and year is None:
        return None
    if "month" in found and month is None:
        month = read_month(found.texts("month")[0])
    limit = 29 if month == 2 else days_in_month(2000, month or 1)
    if day is not None and not 1 <= day <= limit:
        return None
    style = found.text("style")
    return Calendar(
        year=year.value if year else None,
        month=month,
        day=day,
        weekday=read_weekday(found.texts("weekday")[0]) if "weekday" in found else None,
        day_part=_day_part(found.texts("daypart")),
        mod=read_mod(found.texts("part")) if "part" in found else read_mod(found.texts("daypart")),
        year_from=which(found.texts("yref")),
        bce=bool(year and year.bce),
        short_year=bool(year and year.short),
        approximate="circa" in found,
        uncertain=bool(year and year.uncertain),
        julian="julian" in style or "old" in style or style.strip("( )").startswith("o"),
        old_style_year=bool(year and year.double),
    )


def _day_part(words: list[str]) -> str:
    return next((DAY_PART.get(word, "NI") for word in words if word in DAY_PART or word == "night"), "")


def _days(found: Found) -> list[Reading]:
    """One reading for each day of "6, 7 and 8 May" or "April 6-8"; the first takes what stands before it."""
    places = [found.place(name)[0] for name in ("day", "day2", "day3") if name in found]
    month_first = found.place("month")[0] < places[0]
    readings = []
    for index, place in enumerate(places):
        meaning = _date(found, read_ordinal(found.token(place)))
        if meaning is None:
            return []
        first = found.first if index == 0 else place
        last = found.last if index == len(places) - 1 else place
        if month_first and index == 0 and len(places) > 1:
            last = place
        between = found.token(places[index + 1] - 1) if index + 1 < len(places) else ""
        ranged = between in {"to", "-", "–", "—", "‑", "until"} or (between == "the" and False)
        readings.append(Reading(first, last, meaning, joins_next=bool(between), opens_range=ranged))
    return readings


def add_calendar_rules(grammar: Grammar) -> None:
    """Add the rules for full and partial dates."""
    rule = grammar.rule
    year = f"(?: comma? any_dash? of? (?: in )? (?: the year )? {YEAR} | comma? {YEAR_REF} )?"
    join = "(?: any_dash | slash | and | or | to | until | comma and? )"

    @rule("stamp=iso")
    def iso_date(found: Found) -> list[Reading]:
        text = found.text("stamp")
        year, month, day = (int(piece) for piece in text[:10].split("-"))
        if not (year and 1 <= month <= 12 and 1 <= day <= days_in_month(year, month)):
            return []
        return found.reading(Calendar(year=year, month=month, day=day, clock=text[11:16]))

    @rule("stamp=numeric")
    def numeric_date(found: Found) -> list[Reading]:
        return _numeric(found)

    @rule(
        f"""{PART} {DAY_PART_OF} (?: weekday=any_weekday dot? comma? )? (?: the )?
        day=dom (?: {join} the? day2=dom )? (?: {join} the? day3=dom )?
        (?: day )? of? any_dash? month=any_month {_DOT} {year} {_STYLE}"""
    )
    def day_month_year(found: Found) -> list[Reading]:
        if found.raw(found.last) in {"'", "’"}:
            return []
        return _days(found)

    @rule(
        f"""{PART} {DAY_PART_OF} (?: weekday=any_weekday dot? comma? )? (?: the )?
        month=any_month {_DOT} (?: the )? any_dash? day=dom (?: {join} the? day2=dom (?! dot? any_month ) )?
        (?: {join} the? day3=dom (?! dot? any_month ) )? {year} {_STYLE}"""
    )
    def month_day_year(found: Found) -> list[Reading]:
        following = found.token(found.last + 1)
        if following in {"%", "hundred", "thousand", "million", "per", "percent"}:
            return []
        return _days(found)

    @rule(
        f"{PART} {CIRCA} (?: the )? (?: month of )? month=any_month {_DOT} comma? of? any_dash? (?: in | the year )? {YEAR}"
    )
    def month_year(found: Found) -> list[Reading]:
        meaning = _date(found, None)
        return found.reading(meaning) if meaning else []

    @rule(f"{PART} (?: the )? (?: month of )? month=any_month {_DOT} comma? {YEAR_REF}")
    def month_of_that_year(found: Found) -> list[Reading]:
        meaning = _date(found, None)
        return found.reading(meaning) if meaning else []

    @rule(
        f"{PART} (?: the )? (?: month of )? (?: pointed=( this | that | the? same | next | last | (?: the )? following | the previous ) )? month=month"
    )
    def bare_month(found: Found) -> list[Reading]:
        name = found.written("month")
        place = found.place("month")[0]
        before, after = found.token(place - 1), found.token(place + 1)
        if name in {"May", "March"} or name.isupper():
            if name.lower() == "may" and (before in {"", ".", "\n"} or not before.strip()) and after[:1].islower():
                return []
            if name.lower() == "march" and (
                after in {"on", "to", "of", "past", "into"} or before in {"the", "long", "a"}
            ):
                if found.first == place or before == "the":
                    return []
        if not name[:1].isupper():
            return []
        meaning = _date(found, None)
        assert meaning is not None
        if "pointed" in found:
            return found.reading(_repoint(meaning, which(found.texts("pointed"))))
        return found.reading(meaning)

    _add_season_rules(grammar)
    _add_year_rules(grammar)
    _add_long_rules(grammar)


def _repoint(meaning: Calendar, pointing: Which | None) -> Calendar:
    import msgspec  # noqa: PLC0415

    return msgspec.structs.replace(meaning, year_from=pointing)


def _numeric(found: Found) -> list[Reading]:
    """14/2/1950, 14.2.50, 1950/2/14; day first unless only the American order is possible."""
    text = found.text("stamp")
    separator = next(character for character in text if not character.isdigit())
    first, second, third = (int(piece) for piece in text.split(separator))
    lengths = [len(piece) for piece in text.split(separator)]
    if lengths[0] == 4 and lengths[2] <= 2:
        year, month, day, short = first, second, third, False
    elif lengths[0] <= 2 and lengths[2] in {2, 4}:
        day, month, year, short = first, second, third, lengths[2] == 2
        if month > 12 >= day:
            day, month = month, day
    else:
        return []
    if not 1 <= month <= 12 or not 1 <= day <= days_in_month(2000, month) or (not short and not 1000 <= year < 2200):
        return []
    return found.reading(Calendar(year=year, month=month, day=day, short_year=short))


def _add_season_rules(grammar: Grammar) -> None:
    rule = grammar.rule
    pointing = "(?: pointed=( (?: the | this | that )? (?: this | that | same | next | previous ) ) )?"

    @rule(
        f"{PART} {pointing} (?: the (?: word ){{0,2}} )? season=season any_dash? (?: of | in )? comma? (?: the year )? {YEAR}"
    )
    def season_year(found: Found) -> list[Reading]:
        return _season(found)

    @rule(f"{PART} (?: the )? season=season any_dash? (?: comma )? {YEAR_REF}")
    def season_of_that_year(found: Found) -> list[Reading]:
        return _season(found)

    @rule(f"{PART} the? (?: season=fall ) of {YEAR}")
    def fall_of_year(found: Found) -> list[Reading]:
        return _season(found)

    @rule(f"season=fall {YEAR}")
    def fall_year(found: Found) -> list[Reading]:
        return _season(found)

    @rule(f"{PART} pointed=( (?: the | this | that )? (?: this | that | same | next | previous ) ) season=season")
    def pointed_season(found: Found) -> list[Reading]:
        return _season(found)

    @rule(f"{PART} (?: the (?: word | capital ){{0,2}} )? season=season")
    def bare_season(found: Found) -> list[Reading]:
        place = found.place("season")[0]
        before = found.raw(place - 1)
        if (
            found.raw(place)[:1].isupper()
            and before[:1].isupper()
            and before.lower() not in {"the", "in", "by", "early", "late"}
        ):
            return []
        if found.token(place) == "spring" and found.token(place - 1) in {"to", "hot", "would", "will", "could"}:
            return []
        return _season(found)


def _season(found: Found) -> list[Reading]:
    year = read_year(found.texts("year")) if "year" in found else None
    if "year" in found and year is None:
        return []
    word = found.token(found.place("season")[0])
    return found.reading(
        Calendar(
            year=year.value if year else None,
            season=SEASON.get(word, "FA"),
            mod=read_mod(found.texts("part")),
            year_from=which(found.texts("yref")) or which(found.texts("pointed")),
            bce=bool(year and year.bce),
            short_year=bool(year and year.short),
        )
    )


_YEAR_CUES = frozenset(
    "in by since from until till before after during of to and between circa c about around year years early late mid "
    "throughout through ca for".split()
)
_NOT_YEARS = frozenset(
    "men people soldiers troops km miles metres meters feet tons tonnes ships dead killed wounded casualties civilians "
    "prisoners horses guns men's women children acres hectares kilometres kilometers yards pounds dollars marks francs "
    "workers members students pages sq square percent".split()
)
_MONEY_OR_NUMBER = frozenset({"£", "$", "€", "¥", "no", "nos", "number", "page", "pp", "p", "vol", "chapter", "#"})


def _is_year_number(found: Found, place: int) -> bool:
    """Whether a bare number of four digits is a year and not a count."""
    value = int(found.token(place))
    before, after, written = found.token(place - 1), found.token(place + 1), found.raw(place + 1)
    if before in _MONEY_OR_NUMBER or after in _NOT_YEARS or after == "%":
        return False
    if before == "." and found.token(place - 2) in _MONEY_OR_NUMBER:
        return False
    plural = written.islower() and after.endswith("s") and len(after) > 3 and after not in {"was", "this", "its", "as"}
    if value % 100 == 0 and plural:
        return False
    if value % 50 == 0 and plural and before not in _YEAR_CUES:
        return False
    if before in {"some", "about", "around", "over", "nearly", "than", "almost", "approximately"} and written.islower():
        return after in {"and", "to", "the", "when", "he", "a", "they", "but", "was", "it", "in", "by", "with", "as"}
    return True


_AFTER_SHORT_YEAR = frozenset(
    "the a an he she it they and when but was were his her their there with by king emperor to".split()
)


def _is_old_year(found: Found, place: int) -> bool:
    """Whether a number of three digits is a year: "in 911 Charles", "by 632,"."""
    before, written = found.token(place - 1), found.raw(place + 1)
    if before not in {"in", "since", "until", "till", "before", "after", "circa", "year", "c", "by", "from", "between"}:
        return False
    return not written or not written[0].isalnum() or written[0].isupper() or written in _AFTER_SHORT_YEAR


def _add_year_rules(grammar: Grammar) -> None:
    rule = grammar.rule
    circa = "(?: circa=( c dot? | circa ) )?"
    lead = f"{PART} (?: the )? (?: years | year )? {circa}"

    @rule(
        f"{lead} first=( any_year ) (?: any_dash | slash | to | until | through | and | or ) {circa.replace('circa=', 'circa2=')} last=( any_year ) era=( comma? {_ERA} )"
    )
    def era_years(found: Found) -> list[Reading]:
        return _two_years(found)

    @rule(
        f"{lead} first=year4 (?: any_dash | slash | to ) apostrophe? last=( n12 | n31 | n99 | zero2 ) (?! percent | slash | any_dash two_digits | dot two_digits | any_month )"
    )
    def short_range(found: Found) -> list[Reading]:
        first, last = int(found.text("first")), int(found.text("last"))
        digits = len(found.text("last"))
        end = first // 10**digits * 10**digits + last
        if digits == 1 and first % 10 >= last:
            return []
        if end <= first:
            if digits != 2 or first % 100 < 70 or last > 30:
                return []
            end += 100
        if not _is_year_number(found, found.place("first")[0]):
            return []
        return _year_pair(found, first, end)

    @rule(f"{lead} {YEAR}")
    def year_only(found: Found) -> list[Reading]:
        return _single_year(found)

    @rule(f"{PART} (?: the )? (?: years | year ) {circa} number=any_year")
    def year_number(found: Found) -> list[Reading]:
        value = int(found.text("number"))
        return found.reading(Calendar(year=value, bare_number=value < 1000, mod=read_mod(found.texts("part"))))

    @rule(f"{circa} number=n999 (?! comma number )")
    def old_year(found: Found) -> list[Reading]:
        place = found.place("number")[0]
        if "circa" not in found and not _is_old_year(found, place):
            return []
        return found.reading(Calendar(year=int(found.text("number")), bare_number=True, approximate="circa" in found))


def _single_year(found: Found) -> list[Reading]:
    year = read_year(found.texts("year"))
    if year is None:
        return []
    words = found.texts("year")
    if any(word in {"ad", "ce"} for word in words) and not any(
        found.raw(index).isupper() for index in range(found.first, found.last + 1)
    ):
        return []
    plain = len(words) == 1
    if plain and not _is_year_number(found, found.place("year")[0]):
        return []
    if year.short and found.token(found.first - 1) not in _YEAR_CUES:
        return []
    mod, half = _part_of_year(found.texts("part"))
    return found.reading(
        Calendar(
            year=year.value,
            bce=year.bce,
            short_year=year.short,
            uncertain=year.uncertain,
            mod=mod,
            half=half,
            approximate="circa" in found,
            old_style_year=year.double,
        )
    )


def _part_of_year(words: list[str]) -> tuple[str, str]:
    if "half" in words:
        return "", "H1" if "first" in words else "H2"
    if "quarter" in words:
        return "", {"first": "Q1", "second": "Q2", "third": "Q3"}.get(words[1], "Q4")
    return read_mod(words), ""


def _two_years(found: Found) -> list[Reading]:
    first, last = int(found.text("first")), int(found.text("last"))
    if "b" in found.text("era"):
        if len(found.text("last")) < len(found.text("first")) and last < first:
            width = 10 ** len(found.text("last"))
            candidate = first // width * width + last
            last = (
                candidate
                if candidate < first
                and len(found.text("last")) == 2
                and first > 99
                and last < 100
                and first % width > last
                else last
            )
        return _year_pair(found, 1 - first, 1 - last, bce=True)
    return _year_pair(found, first, last)


def _year_pair(found: Found, first: int, last: int, *, bce: bool = False) -> list[Reading]:
    mod = read_mod(found.texts("part"))
    middle = found.place("first")[1]
    start = found.place("last")[0]
    joined = found.token(middle + 1) in {"and", "or"} and found.token(found.first - 1) != "between"
    return [
        Reading(
            found.first,
            middle,
            Calendar(year=first, bce=bce, mod=mod, approximate="circa" in found),
            joins_next=True,
            opens_range=not joined,
        ),
        Reading(start, found.last, Calendar(year=last, bce=bce, approximate="circa2" in found)),
    ]


@dataclass(frozen=True)
class _Unused:
    """Nothing."""


def _add_long_rules(grammar: Grammar) -> None:
    """Decades, centuries, millennia."""
    rule = grammar.rule
    nth = "number=( nth31 | nth | cardinal any_dash? ordinal_word | ordinal_word )"

    @rule(f"{PART} (?: the )? number=( decade4 | decade2 ) era=( comma? {_ERA} )?")
    def decade(found: Found) -> list[Reading]:
        return _decade(found)

    @rule(f"{PART} (?: the )? (?: cardinal | roaring | swinging | hungry )? number=decade_word")
    def decade_in_words(found: Found) -> list[Reading]:
        hundreds = {"eighteen": 1800, "nineteen": 1900, "seventeen": 1700, "sixteen": 1600}
        before = next((hundreds[w] for i in range(found.first, found.last) if (w := found.token(i)) in hundreds), None)
        if before is None and found.token(found.place("number")[0] - 1) in {"his", "her", "their", "my", "your"}:
            return []
        decade = DECADE_WORD[found.text("number")] + (before or 0)
        return found.reading(_decade_years(decade, read_mod(found.texts("part")), short=before is None))

    @rule(
        f"{PART} {CIRCA} (?: the )? {nth} (?: any_dash | slash )? (?: century | centuries | cent ) era=( comma? {_ERA} )?"
    )
    def century(found: Found) -> list[Reading]:
        return _century(found, "century")

    @rule(f"{PART} {CIRCA} (?: the )? {nth} (?: any_dash )? (?= any_dash | and | to | or ) ")
    def century_before_another(found: Found) -> list[Reading]:
        for ahead in range(found.last + 2, found.last + 8):
            word = found.token(ahead)
            if word in {"century", "centuries"}:
                return _century(found, "century")
            if not (word in {"the", "-", "–", "early", "late", "mid", "and", "to"} or word[:1].isdigit()):
                try:
                    read_ordinal(word)
                except ValueError:
                    return []
        return []

    @rule(f"{PART} {CIRCA} (?: the )? {nth} (?: any_dash )? millennium era=( comma? {_ERA} )?")
    def millennium(found: Found) -> list[Reading]:
        return _century(found, "millennium")


def _decade(found: Found) -> list[Reading]:
    digits = "".join(character for character in found.texts("number")[0] if character.isdigit())
    value, mod = int(digits), read_mod(found.texts("part"))
    if value % 10:
        return []
    bce = "b" in found.text("era")
    if len(digits) == 2 and not bce:
        if found.token(found.place("number")[0] - 1) in {"his", "her", "their", "my", "your"}:
            return []
        return found.reading(_decade_years(value, mod, short=True)) if value else []
    if bce:
        return found.reading(
            Years(first=1 - (value + 9), last=1 - value, unit="decade", value=f"BC{value // 10:03d}", mod=mod)
        )
    if value % 100 == 0:
        return found.reading(Years(first=value, last=value + 99, unit="century", value=f"{value // 100:02d}", mod=mod))
    return found.reading(_decade_years(value, mod))


def _decade_years(value: int, mod: str, *, short: bool = False) -> Years:
    return Years(first=value, last=value + 9, unit="decade", value=f"{value // 10:03d}", mod=mod, short=short)


def _century(found: Found, unit: str) -> list[Reading]:
    number = read_ordinal_words([word for word in found.texts("number") if word not in {"-", "–", "—"}])
    mod, bce, approximate = read_mod(found.texts("part")), "b" in found.text("era"), "circa" in found
    length = 100 if unit == "century" else 1000
    if not 1 <= number <= (40 if unit == "century" else 12):
        return []
    prefix = f"{number - 1:02d}" if unit == "century" else f"{number - 1}"
    if bce:
        first, last = 1 - number * length, 1 - ((number - 1) * length + 1)
        value = "BC" + prefix
    else:
        first, last, value = max(1, (number - 1) * length), number * length - 1, prefix
    kind = "century" if unit == "century" else "millennium"
    return found.reading(
        Years(first=first, last=last, unit=kind, value=value, mod=mod, approximate=approximate)  # type: ignore[arg-type]
    )
