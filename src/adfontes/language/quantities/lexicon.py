"""Words for units, currencies, approximation and rates, and what each means."""

from __future__ import annotations

from typing import NamedTuple

from adfontes.values.quantities import Dimension


class Unit(NamedTuple):
    """A unit of measure as :mod:`adfontes.values.units` names it."""

    name: str
    dimension: Dimension


def _table(dimension: Dimension, rows: str) -> dict[str, Unit]:
    """Rows "name: spelling, spelling" to a table of spellings; the name and its regular plural are added."""
    table = {}
    for row in rows.strip().splitlines():
        name, _, spellings = row.strip().partition(":")
        unit = Unit(name, dimension)
        for spelling in (name, name + "s", *(part.strip() for part in spellings.split(",") if part.strip())):
            table[spelling] = unit
    return table


UNITS: dict[str, Unit] = (
    _table(
        "length",
        """millimetre: mm, millimeter, millimeters
        centimetre: cm, cms, centimeter, centimeters
        metre: meter, meters
        kilometre: km, kms, kilometer, kilometers
        inch: inches
        foot: feet, ft
        yard: yd, yds
        pace:
        fathom:
        furlong:
        mile: mi
        league:
        li:
        verst:
        cubit:
        ell:""",
    )
    | _table(
        "area",
        """square centimetre: cm², sq cm
        square metre: m², sq m, sq metres, square meter, square meters
        square kilometre: km², sq km, square km, square kilometer, square kilometers
        square foot: square feet, sq ft
        square yard:
        square mile: sq mile, sq miles, sq mi
        acre:
        hectare: ha
        mu:""",
    )
    | _table(
        "weight",
        """milligram: mg
        gram: gramme, grammes
        kilogram: kg, kgs, kilo, kilos, kilogramme, kilogrammes
        tonne: metric ton, metric tons
        ton:
        hundredweight: cwt
        pound: lb, lbs
        ounce: oz
        quintal:
        pood:
        picul:
        catty: catties""",
    )
    | _table(
        "volume",
        """millilitre: ml
        litre: liter, liters
        hectolitre:
        cubic metre: m³, cubic meter, cubic meters
        cubic foot: cubic feet
        pint:
        quart:
        gallon:
        bushel:
        barrel:
        koku:
        hogshead:""",
    )
    | _table(
        "duration",
        """second: sec, secs
        minute: min, mins
        hour: hr, hrs
        day:
        night:
        week: wk, wks
        fortnight:
        month:
        year: yr, yrs
        decade:
        century: centuries
        millennium: millennia
        generation:""",
    )
    | _table(
        "speed",
        """mile per hour: mph, miles per hour, miles an hour
        kilometre per hour: kph, kmph, km/h, kilometres per hour, kilometres an hour
        knot:""",
    )
    | _table(
        "temperature",
        """degree Celsius: degrees celsius, degrees centigrade, °c
        degree Fahrenheit: degrees fahrenheit, °f
        degree:""",
    )
    | _table(
        "share",
        """per cent: %, percent, per cent, pc
        percentage point:""",
    )
    | {"nautical mile": Unit("nautical mile", "length"), "nautical miles": Unit("nautical mile", "length")}
)
del UNITS["minutes"], UNITS["per cents"]
UNITS |= {"minutes": Unit("minute", "duration")}

DIGIT_UNITS: dict[str, Unit] = {
    "m": Unit("metre", "length"),
    "g": Unit("gram", "weight"),
    "t": Unit("tonne", "weight"),
    "l": Unit("litre", "volume"),
    "h": Unit("hour", "duration"),
}
"""Letters that are units only right after digits."""

LONGEST_UNIT = 3
"""Lexemes in the longest spelling above."""

AMBIGUOUS_UNITS = frozenset(
    ("second", "seconds", "degree", "degrees", "knot", "stone", "mi", "min", "minute", "li", "mu", "pc")
)
"""Units only after a number that is not one or an article: "second", "stone" have other meanings."""

CURRENCY_SIGNS = {"£": "GBP", "$": "USD", "€": "EUR", "¥": "JPY", "₤": "GBP", "₽": "rouble", "₹": "rupee", "₣": "franc"}
CURRENCY_PREFIXES = {
    "us": "USD", "a": "AUD", "hk": "HKD", "c": "CAD", "nz": "NZD", "mex": "Mexican dollar",
}  # fmt: skip
"""Letters before a dollar sign."""
CURRENCY_CODES = {
    code.lower(): code for code in "USD GBP EUR JPY DEM FRF CHF RMB CNY AUD CAD ITL ATS RM DM".split()
} | {"rm": "Reichsmark", "dm": "DEM"}
CURRENCIES = {
    "dollar": "USD",
    "pound": "GBP",
    "sterling": "GBP",
    "shilling": "shilling",
    "penny": "penny",
    "pence": "penny",
    "guinea": "guinea",
    "cent": "US cent",
    "euro": "EUR",
    "yen": "JPY",
    "yuan": "yuan",
    "renminbi": "yuan",
    "rouble": "rouble",
    "ruble": "rouble",
    "kopeck": "kopeck",
    "taels": "tael",
    "lire": "lira",
    "reales": "real",
    "pfennige": "pfennig",
    "écu": "écu",
    "akçe": "akçe",
    "akce": "akçe",
    "reichsmark": "Reichsmark",
    "rentenmark": "Rentenmark",
    "papiermark": "paper mark",
    "goldmark": "gold mark",
    "deutschmark": "DEM",
    "denarii": "denarius",
    "sesterces": "sesterce",
    "kronor": "krona",
    "kroner": "krone",
    "groschen": "groschen",
    "maravedís": "maravedí",
    "ryo": "ryō",
    "ryō": "ryō",
} | {
    name: name
    for name in (
        "tael mark franc ducat florin crown livre guilder thaler lira peso maravedi rupee drachma bezant solidus "
        "sesterce denarius rial riyal dinar dirham piastre kurus zloty krona krone forint pfennig sou centime groat farthing "
        "sequin scudo gourde shekel sovereign doubloon aspers asper hyperpyron escudo cruzado schilling baht won"
    ).split()
}  # fmt: skip
QUALIFIED_DOLLARS = {"us": "USD", "american": "USD", "u.s": "USD"}
STERLING_ADJECTIVES = frozenset(("british", "english", "sterling"))
CURRENCY_METALS = frozenset(("gold", "silver", "paper", "copper", "old", "new", "golden"))
NOT_CURRENCY = frozenset(("crown", "mark", "marks", "sovereign", "sovereigns", "real", "sou", "won", "asper", "pound"))
"""Also ordinary words: money only with a scale, a thousands separator, a qualifier, a plural, or a number above one."""

APPROXIMATORS: dict[tuple[str, ...], str] = {}
"""Words before a number, in lower case, to their sense: about, least, above, most, below, nearly."""
for _sense, _phrases in {
    "about": "about|around|approximately|approx|approx .|roughly|some|circa|c|c .|ca|ca .|~|≈|estimated|an estimated|an average of"
    "|perhaps|maybe|in the region of|in the order of|on the order of|of the order of|somewhere around|close to|or about|nearly"
    "|almost|just over|just under|a little over|a little under|slightly over|slightly under|slightly more than|just above|little more than|little less than|little over|little under"
    "|just below|slightly less than|a little more than|a little less than|just more than|just less than|an estimate of|probably|possibly"
    "|virtually|practically|something like|an approximate|±|not far short of|barely|only about|or so|well nigh",
    "least": "at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum|upwards of|upward of|from at least|≥",
    "above": "over|more than|above|in excess of|exceeding|greater than|well over|far more than|well above|>|higher than"
    "|longer than|larger than|beyond|an excess of|upwards from|rather more than|considerably more than|many more than|far over",
    "most": "up to|at most|no more than|not more than|at the most|a maximum of|maximum|as many as|as much as|≤|not exceeding|as high as",
    "below": "under|less than|fewer than|below|lower than|<|well under|far fewer than|far less than|smaller than|not quite|well below"
    "|shorter than",
}.items():
    for _phrase in _phrases.split("|"):
        APPROXIMATORS[tuple(_phrase.split())] = _sense
LONGEST_APPROXIMATOR = max(map(len, APPROXIMATORS))
LAST_OF_APPROXIMATOR = frozenset(words[-1] for words in APPROXIMATORS)

AFTER_NUMBER: dict[tuple[str, ...], str] = {
    ("or", "so"): "about",
    ("or", "thereabouts"): "about",
    ("or", "more"): "least",
    ("or", "over"): "least",
    ("and", "more"): "least",
    ("and", "over"): "least",
    ("or", "less"): "most",
    ("or", "fewer"): "most",
    ("or", "under"): "most",
    ("at", "least"): "least",
    ("at", "most"): "most",
    ("at", "the", "most"): "most",
    ("approx",): "about",
    ("approximately",): "about",
    ("-", "odd"): "about",
    ("odd",): "about",
    ("+",): "least",
    ("-", "plus"): "least",
    ("-", "ish"): "about",
}

PERIODS = {
    "year": "year", "annum": "year", "month": "month", "week": "week", "day": "day", "hour": "hour", "minute": "minute",
    "second": "second", "head": "person", "person": "person", "capita": "person", "man": "person", "family": "family",
    "household": "household", "night": "night", "acre": "acre", "ton": "ton", "tonne": "tonne", "century": "century", "decade": "decade",
    "pound": "pound", "hectare": "hectare", "mile": "mile", "ounce": "ounce", "share": "share", "child": "child", "barrel": "barrel",
    "kilo": "kilogram", "loaf": "loaf", "soldier": "soldier", "worker": "worker",
}  # fmt: skip
PERIOD_ADVERBS = {"annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day",
                  "hourly": "hour", "each": "each", "apiece": "each"}  # fmt: skip

MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept "
    "oct nov dec brumaire thermidor vendémiaire frimaire nivôse pluviôse ventôse germinal floréal prairial messidor fructidor".split()
)
