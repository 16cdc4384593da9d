"""Rules for years and longer: "1949-62", "c. 480 BC", "the late 1950s", "the fifties", "the 19th century"."""

from __future__ import annotations

from adfontes.language.dates.grammar import Found, Grammar
from adfontes.language.dates.meanings import Calendar, Reading, Years
from adfontes.language.dates.numbers import read_mod, read_ordinal_words, read_roman, read_year
from adfontes.language.dates.shapes import ERA, PART, YEAR, is_capital
from adfontes.language.dates.vocabulary import DECADE_WORD, ORDINAL_WORD, words

_CIRCA = "(?: circa=( c DOT? | ca DOT? | circa | CIRCA ) )?"
_CIRCA2 = _CIRCA.replace("circa=", "circa2=")
_LEAD = f"{PART} (?: the? (?: years | year ) )? {_CIRCA}"
_NTH = "number=( NTH31 | NTH | CARDINAL DASH? ORDINAL_WORD | ORDINAL_WORD )"
_NOT_YEARS = words(
    "men people soldiers troops km miles metres meters feet tons tonnes ships dead killed wounded casualties civilians "
    "prisoners horses guns women children acres hectares kilometres kilometers yards pounds dollars marks francs "
    "workers members students pages lb lbs kg cm mm ft oz pd yd sq square percent per years months weeks days hours "
    "million thousand"
)
_COUNT_BEFORE = frozenset({"#", "£", "$", "€", "¥"}) | words("no nos number page pp p vol chapter resolution")
_YEAR_CUES = words(
    "in by since from until till before after during of to and between circa c about around year years early late mid "
    "throughout through ca summer winter spring autumn"
)
_BODIES = words(
    "garrison army force crew fleet total crowd mob host band company regiment contingent congregation population "
    "sum average height weight length range speed area altitude depth"
)
"""What is of so many: "a garrison of 1700"."""
_SUFFERED = words("captured taken missing drowned executed injured arrested deported dead homeless died fled")
"""What befell so many: "1000 captured"; not "in 1453 captured"."""
_APPROXIMATE_COUNT = words("some over nearly than almost least")
_AFTER_OLD_YEAR = words(
    "the a an he she it they and when but was were his her their its this that there with by king emperor to who after "
    "before while as at on from under both all no new another war peace"
)
_OLD_YEAR_CUES = words("in since until till circa year c by from to")
_LAST_CENTURY = 22
_HUNDREDS = {"sixteen": 1600, "seventeen": 1700, "eighteen": 1800, "nineteen": 1900}
_OWNERS = frozenset({"his", "her", "their", "my", "your"})


def add_year_rules(grammar: Grammar) -> None:
    """Add the rules for years, ranges of years, decades, centuries and millennia."""
    _add_years(grammar)
    _add_decades(grammar)


def _add_years(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule(f"""{_LEAD} first=YEAR_NUMBER (?: ANY_DASH | SLASH | to | until | through | and | or ) {_CIRCA2}
        last=YEAR_NUMBER era=( COMMA? {ERA} )""")
    def years_of_an_era(found: Found) -> list[Reading]:
        return _years_of_an_era(found)

    @rule(f"""{_LEAD} first=YEAR4 (?: ANY_DASH | SLASH | to ) APOSTROPHE? last=TWO_DIGITS
        (?! PERCENT | SLASH | ANY_DASH TWO_DIGITS | DOT TWO_DIGITS | MONTH | MAGNITUDE )""")
    def short_range(found: Found) -> list[Reading]:
        return _short_range(found)

    @rule(f"{_LEAD} {YEAR}")
    def year(found: Found) -> list[Reading]:
        return _year(found)

    @rule(f"(?: the )? (?: years | year ) {_CIRCA} number=( N999 | N99 )")
    def numbered_year(found: Found) -> list[Reading]:
        return found.reading(Calendar(year=int(found.text("number")), bare_number=True))

    @rule(f"{_LEAD} number=N999 (?! COMMA NUMBER | PERCENT )")
    def old_year(found: Found) -> list[Reading]:
        if not _is_old_year(found):
            return []
        mod = read_mod(found.texts("part"))
        return found.reading(
            Calendar(year=int(found.text("number")), bare_number=True, mod=mod, approximate="circa" in found)
        )


def _add_decades(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule(f"{PART} (?: the )? number=DECADE era=( COMMA? {ERA} )?")
    def decade(found: Found) -> list[Reading]:
        return _decade(found)

    @rule(f"{PART} (?: the )? (?: hundreds=CARDINAL DASH? | roaring | swinging | hungry )? number=DECADE_WORD")
    def decade_in_words(found: Found) -> list[Reading]:
        hundreds = _HUNDREDS.get(found.text("hundreds"), 0)
        if not hundreds and ("hundreds" in found or found.token(found.first - 1) in _OWNERS):
            return []
        value = DECADE_WORD[found.text("number")] + hundreds
        return found.reading(_decade_years(value, read_mod(found.texts("part")), short=not hundreds))

    @rule(f"{PART} {_CIRCA} (?: the )? {_NTH} (?: ANY_DASH | SLASH )? (?: century | centuries ) era=( COMMA? {ERA} )?")
    def century(found: Found) -> list[Reading]:
        return _long(found, 100)

    @rule(f"{PART} {_CIRCA} (?: the )? number=( CAPITAL | LOWER ) ANY_DASH? (?: century | centuries )")
    def roman_century(found: Found) -> list[Reading]:
        return _roman_centuries(found, "number")

    @rule(f"""{PART} {_CIRCA} (?: the )? number=CAPITAL (?: and | to | or | ANY_DASH ) (?: the )? second=CAPITAL
        (?: centuries | century )""")
    def roman_centuries(found: Found) -> list[Reading]:
        return _roman_centuries(found, "number", "second")

    @rule(f"the turn of the {_NTH} ANY_DASH? century")
    def turn_of_a_century(found: Found) -> list[Reading]:
        number = read_ordinal_words([word for word in found.texts("number") if word[0].isalnum()])
        return found.reading(Calendar(year=(number - 1) * 100, approximate=True)) if 2 <= number <= 22 else []

    @rule(f"{PART} {_CIRCA} (?: the )? {_NTH} (?= DASH? (?: ANY_DASH | and | to | or | COMMA ) )")
    def century_of_several(found: Found) -> list[Reading]:
        return _long(found, 100) if _century_follows(found) else []

    @rule(f"{PART} {_CIRCA} (?: the )? {_NTH} ANY_DASH? (?: millennium | millennia ) era=( COMMA? {ERA} )?")
    def millennium(found: Found) -> list[Reading]:
        return _long(found, 1000)


def _years_of_an_era(found: Found) -> list[Reading]:
    first, last = int(found.text("first")), int(found.text("last"))
    if "b" in found.text("era"):
        return _pair(found, 1 - first, 1 - last, bce=True)
    return _pair(found, first, last)


def _short_range(found: Found) -> list[Reading]:
    """1949-62, 1899-02; a single digit only where it goes up ("1914-8")."""
    first, last = int(found.text("first")), int(found.text("last"))
    width = 10 ** len(found.text("last"))
    end = first // width * width + last
    if end <= first:
        if width != 100 or first % 100 < 70 or last > 30:
            return []
        end += 100
    if not _counts_years(found, found.place("first")[0], found.last):
        return []
    return _pair(found, first, end)


def _pair(found: Found, first: int, last: int, *, bce: bool = False) -> list[Reading]:
    middle, start = found.place("first")[1], found.place("last")[0]
    link = found.token(middle + 1)
    opens = link not in {"and", "or"} or found.token(found.first - 1) == "between"
    mod = read_mod(found.texts("part"))
    early = Calendar(year=first, bce=bce, mod=mod, approximate="circa" in found)
    late = Calendar(year=last, bce=bce, approximate="circa2" in found)
    return [Reading(found.first, middle, early, opens_range=opens), Reading(start, found.last, late)]


def _year(found: Found) -> list[Reading]:
    written = found.texts("year")
    year = read_year(written)
    if year is None:
        return []
    place = found.place("year")[0]
    in_capitals = any(found.raw(index).isupper() for index in range(place, found.last + 1))
    if {"ad", "ce"}.intersection(written) and not in_capitals:
        return []  # "1950 ad campaigns"
    if len(written) == 1 and not _counts_years(found, place, found.last):
        return []
    if year.short and found.token(place - 1) not in _YEAR_CUES:
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
        )
    )


def _part_of_year(words: list[str]) -> tuple[str, str]:
    """TIMEX3 mod, and the half or quarter ("the second half of 1950")."""
    if "half" in words:
        return "", "H1" if "first" in words else "H2"
    if "quarter" in words:
        order = next((ORDINAL_WORD[word] for word in words if word in ORDINAL_WORD), 4)
        return "", f"Q{min(order, 4)}"
    return read_mod(words), ""


def _counts_years(found: Found, place: int, last: int) -> bool:
    """Whether a bare number of four digits is a year and not a count ("1500 men", "$2000")."""
    value = int(found.token(place))
    before, written = found.token(place - 1), found.raw(last + 1)
    after = written.lower()
    if before in _COUNT_BEFORE or after in _NOT_YEARS or after in {"%", "°"}:
        return False
    if before == "." and found.token(place - 2) in _COUNT_BEFORE:
        return False
    if before == "of" and found.token(place - 2) in _BODIES:
        return False
    if after in _SUFFERED and before not in _OLD_YEAR_CUES:
        return False
    if value % 100 == 0 and after == "of" and found.token(last + 2) in {"them", "these", "whom", "the", "his", "their"}:
        return False
    plural = written.islower() and after.endswith("s") and len(after) > 3 and after not in {"this", "towards"}
    if plural and (value % 100 == 0 or (value % 50 == 0 and before not in _YEAR_CUES)):
        return False
    if before in _APPROXIMATE_COUNT or "circa" in found:
        return not (written.islower() and written.isalpha() and after not in _AFTER_OLD_YEAR | _OLD_YEAR_CUES)
    return True


def _is_old_year(found: Found) -> bool:
    """Whether a number of three digits is a year: "in 911 Charles", "by 632,", "c. 750"."""
    place = found.place("number")[0]
    written, before = found.raw(place + 1), found.token(found.first - 1)
    if found.text("circa").startswith("c"):
        return not (written.islower() and written not in _AFTER_OLD_YEAR)
    if before not in _OLD_YEAR_CUES or "circa" in found:
        return False
    if before in {"by", "from", "to", "until"} and not is_capital(found, place + 1) and written not in {",", "."}:
        return False
    return not written or not written[0].isalnum() or written[0].isupper() or written in _AFTER_OLD_YEAR


def _decade(found: Found) -> list[Reading]:
    digits = "".join(character for character in found.texts("number")[0] if character.isdigit())
    value, mod, bce = int(digits), read_mod(found.texts("part")), "b" in found.text("era")
    if value % 10 or not value:
        return []
    if bce:
        first, last = 1 - (value + 9), 1 - value
        return found.reading(Years(first=first, last=last, unit="decade", value=f"BC{value // 10:03d}", mod=mod))
    if len(digits) == 2:
        return [] if found.token(found.first - 1) in _OWNERS else found.reading(_decade_years(value, mod, short=True))
    if len(digits) < 4 and "era" not in found and value < 300:
        return []
    if value % 100 == 0:
        return found.reading(Years(first=value, last=value + 99, unit="century", value=f"{value // 100:02d}", mod=mod))
    return found.reading(_decade_years(value, mod))


def _decade_years(value: int, mod: str, *, short: bool = False) -> Years:
    return Years(first=value, last=value + 9, unit="decade", value=f"{value // 10:03d}", mod=mod, short=short)


def _century_follows(found: Found) -> bool:
    """Whether "12th and" goes on to "13th centuries"."""
    for ahead in range(found.last + 1, found.last + 9):
        word = found.token(ahead)
        if word in {"century", "centuries"}:
            return True
        if word in {"the", "-", "–", "early", "late", "mid", "and", "to", "or", ","} or word in ORDINAL_WORD:
            continue
        if not word[:1].isdigit() or word.isdigit():
            return False
    return False


def _long(found: Found, length: int) -> list[Reading]:
    """A century or millennium: the 19th is 1800 to 1899, as people mean it; the 5th BC is 500 to 401."""
    number = read_ordinal_words([word for word in found.texts("number") if word[0].isalnum()])
    if not 1 <= number <= (40 if length == 100 else 12):
        return []
    prefix = f"{number - 1:02d}" if length == 100 else f"{number - 1}"
    bce = "b" in found.text("era") or (_later_era(found) if "era" not in found else False)
    if bce:
        first, last, value = 1 - number * length, -(number - 1) * length, "BC" + prefix
    else:
        first, last, value = max(1, (number - 1) * length), number * length - 1, prefix
    return found.reading(
        Years(
            first=first,
            last=last,
            unit="century" if length == 100 else "millennium",
            value=value,
            mod=read_mod(found.texts("part")),
            approximate="circa" in found,
        )
    )


def _roman_centuries(found: Found, *groups: str) -> list[Reading]:
    """Centuries in Roman numerals: "the XIX century", "the XVth", "the xvi and xvii centuries"."""
    numbers = [read_roman(found.written(group)) for group in groups]
    if not all(0 < number <= _LAST_CENTURY for number in numbers):
        return []
    readings = []
    for index, number in enumerate(numbers):
        first = found.first if index == 0 else found.place(groups[index])[0]
        last = found.last if index == len(numbers) - 1 else found.place(groups[index])[1]
        start = max(1, (number - 1) * 100)
        readings.append(
            Reading(
                first,
                last,
                Years(
                    first=start,
                    last=number * 100 - 1,
                    unit="century",
                    value=f"{number - 1:02d}",
                    mod=read_mod(found.texts("part")) if index == 0 else "",
                    approximate="circa" in found,
                ),
            )
        )
    return readings


def _later_era(found: Found) -> bool:
    """Whether the last of several centuries says BC ("the 5th and 4th centuries BC")."""
    for ahead in range(found.last + 1, found.last + 9):
        if found.token(ahead) in {"century", "centuries"}:
            return found.token(ahead + 1) in {"bc", "bce"}
    return False
