"""The words of time, as data. A year's worth of spelling lives here and nowhere else."""

from __future__ import annotations

from adfontes.values.time import MONTHS


def words(listed: str) -> frozenset[str]:
    """A set of words from a list of them with spaces between."""
    return frozenset(listed.split())


def _count(words: str, first: int = 1, step: int = 1) -> dict[str, int]:
    return {word: first + step * index for index, word in enumerate(words.split())}


MONTH = _count(" ".join(MONTHS).lower())
SHORT_MONTH = _count("jan feb mar apr jun jul aug sep oct nov dec") | {"jun": 6, "jul": 7, "aug": 8, "sep": 9}
SHORT_MONTH |= {"oct": 10, "nov": 11, "dec": 12, "sept": 9}
AMBIGUOUS_MONTHS = frozenset({"may", "march", "mar", "dec", "sep", "jan"})
"""In lower case these are common words (or nothing): months only beside a day or a year."""
WEEKDAY = _count("monday tuesday wednesday thursday friday saturday sunday")
SHORT_WEEKDAY = _count("mon tue wed thu fri sat sun") | {"tues": 2, "weds": 3, "thur": 4, "thurs": 4}
SEASON = {"spring": "SP", "springtime": "SP", "summer": "SU", "summertime": "SU", "autumn": "FA", "winter": "WI"}
SEASON |= {"wintertime": "WI", "midsummer": "SU", "midwinter": "WI"}
CARDINAL = _count(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen",
    first=0,
) | _count("twenty thirty forty fifty sixty seventy eighty ninety", first=20, step=10)
MAGNITUDE = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
ORDINAL_WORD = _count(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
) | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100}
UNIT = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "N",
    "week": "W",
    "fortnight": "F",
    "month": "M",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "millennium": "ML",
    "weekend": "WE",
    "generation": "G",
}
"""Unit to its letters in a TIMEX3 duration; hours, minutes and seconds stand behind a T."""
UNITS = {f"{word}s": code for word, code in UNIT.items()} | {
    "centuries": "CE",
    "millennia": "ML",
    "yrs": "Y",
    "hrs": "TH",
    "mins": "TM",
    "secs": "TS",
    "wks": "W",
}
del UNITS["centurys"], UNITS["millenniums"]
DAY_PART = {
    "morning": "MO",
    "dawn": "MO",
    "daybreak": "MO",
    "sunrise": "MO",
    "noon": "MI",
    "midday": "MI",
    "afternoon": "AF",
    "evening": "EV",
    "dusk": "EV",
    "sunset": "EV",
    "nightfall": "EV",
    "nighttime": "NI",
    "midnight": "NI",
}
DECADE_WORD = _count("twenties thirties forties fifties sixties seventies eighties nineties", first=20, step=10)
ADVERB_SET = {
    "daily": "XXXX-XX-XX",
    "nightly": "XXXX-XX-XXTNI",
    "weekly": "XXXX-WXX",
    "fortnightly": "P2W",
    "monthly": "XXXX-XX",
    "quarterly": "P3M",
    "yearly": "XXXX",
    "annually": "XXXX",
    "annual": "XXXX",
    "biennial": "P2Y",
    "everyday": "XXXX-XX-XX",
}
FEAST = {
    "christmas": (12, 25),
    "xmas": (12, 25),
    "epiphany": (1, 6),
    "candlemas": (2, 2),
    "michaelmas": (9, 29),
    "martinmas": (11, 11),
}
"""Feasts that fall on the same day each year."""
MOVABLE_FEAST = {"easter": 0, "pentecost": 49, "whitsun": 49, "shrovetide": -47}
"""Days from Easter Sunday."""

_EVENTS = words(
    "war wars armistice revolution siege battle treaty famine blockade crisis conference congress reign strike "
    "occupation coup uprising rebellion revolt invasion ceasefire truce surrender election elections plague "
    "depression crash coronation conquest crusade massacre referendum airlift putsch mutiny abdication"
)
WORD_CLASSES: dict[str, tuple[str, ...]] = {
    "MONTH_NAME": tuple(MONTH),
    "SHORT_MONTH": tuple(SHORT_MONTH),
    "WEEKDAY": tuple(WEEKDAY),
    "SHORT_WEEKDAY": tuple(SHORT_WEEKDAY),
    "SEASON": tuple(SEASON),
    "CARDINAL": tuple(CARDINAL),
    "MAGNITUDE": tuple(MAGNITUDE),
    "ORDINAL_WORD": tuple(ORDINAL_WORD),
    "UNIT": tuple(UNIT),
    "UNITS": tuple(UNITS),
    "DAY_PART": (*DAY_PART, "night"),
    "DECADE_WORD": tuple(DECADE_WORD),
    "OFTEN": tuple(ADVERB_SET),
    "FEAST": tuple(FEAST),
    "MOVABLE_FEAST": tuple(MOVABLE_FEAST),
    "EARLY": ("early", "late", "mid"),
    "EDGE": ("end", "start", "beginning", "middle", "close", "outset", "onset", "opening", "eve"),
    "SHARE": ("latter", "first", "second", "last", "closing", "opening", "early", "late", "later", "middle", "final"),
    "THIS": ("this", "that", "these", "those"),
    "NEXT": ("next", "following", "coming", "subsequent", "succeeding", "ensuing", "intervening"),
    "PREVIOUS": ("last", "previous", "preceding", "past", "prior"),
    "ANOTHER": ("first", "final", "early", "opening", "closing", "other", "same", "remaining", "initial", "last"),
    "PERIOD": ("period", "time", "era", "stage", "juncture"),
    "AROUND_EVENT": ("after", "before", "until", "since", "during", "following"),
    "EVENT_NOUN": tuple(sorted(_EVENTS)),
    "CIRCA": ("circa", "ca", "approximately", "about", "around", "roughly", "approx"),
    "BEFORE_MONTH": ("in", "by", "since", "until", "from", "during", "of", "and", "to", "early", "late"),
    "JOIN": ("to", "until", "till", "through", "thru", "til", "and", "or"),
}
"""Class of the grammar: its words. Classes are written in capitals, plain words in lower case."""
