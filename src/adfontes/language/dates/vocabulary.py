"""The words of time, as data. A year's worth of spelling lives here and nowhere else."""

from __future__ import annotations

from adfontes.values.time import MONTHS


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
SEASONS = {"springs": "SP", "summers": "SU", "autumns": "FA", "winters": "WI"}
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
PRESENT = ("now", "nowadays", "currently", "today", "presently", "current")
PAST = ("former", "formerly", "recent", "recently", "lately")
FUTURE = ("future",)
HOLIDAY = {
    "christmas": (12, 25),
    "xmas": (12, 25),
    "epiphany": (1, 6),
    "candlemas": (2, 2),
    "midsummer": (6, 24),
    "michaelmas": (9, 29),
    "martinmas": (11, 11),
    "hallowe'en": (10, 31),
    "halloween": (10, 31),
}
"""Feasts that fall on the same day each year; movable ones come from the calendar."""

WORD_CLASSES: dict[str, tuple[str, ...]] = {
    "month": tuple(MONTH),
    "short_month": tuple(SHORT_MONTH),
    "weekday": tuple(WEEKDAY),
    "short_weekday": tuple(SHORT_WEEKDAY),
    "season": tuple(SEASON),
    "seasons": tuple(SEASONS),
    "cardinal": tuple(CARDINAL),
    "magnitude": tuple(MAGNITUDE),
    "ordinal_word": tuple(ORDINAL_WORD),
    "unit": tuple(UNIT),
    "units": tuple(UNITS),
    "day_part": (*DAY_PART, "night"),
    "decade_word": tuple(DECADE_WORD),
    "adverb_set": tuple(ADVERB_SET),
    "present": PRESENT,
    "past_word": PAST,
    "holiday": tuple(HOLIDAY),
    "article": ("a", "an"),
    "early": ("early", "late", "mid", "earlier", "later", "middle"),
    "edge": ("end", "start", "beginning", "middle", "close", "outset", "onset", "opening", "eve"),
    "rest": ("rest", "remainder", "whole", "course", "duration", "entirety"),
    "this": ("this", "that", "these", "those"),
    "next": ("next", "following", "coming", "subsequent", "succeeding", "ensuing"),
    "previous": ("last", "previous", "preceding", "past", "prior"),
    "few": ("few", "several", "many", "some", "couple", "numerous", "countless", "various"),
    "later": ("later", "afterwards", "afterward", "after", "hence", "on"),
    "before": ("earlier", "before", "previously", "beforehand", "prior"),
    "circa": ("circa", "ca", "approximately", "about", "around", "roughly", "approx", "perhaps", "probably"),
    "and": ("and", "or"),
    "up_to": ("to", "until", "till", "through", "thru", "til", "and", "or"),
    "short": ("short", "long", "brief", "considerable"),
    "period": ("period", "time", "era", "stage", "juncture"),
}
