"""Words for units, currencies, approximation and rates, and what each means."""

from __future__ import annotations

from typing import NamedTuple

from adfontes.language.quantities.vocabulary import pairs, phrases, words
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
    code.lower(): code for code in ("USD", "GBP", "EUR", "JPY", "DEM", "FRF", "CHF", "CNY", "AUD", "CAD", "ITL", "ATS")
} | {"rm": "Reichsmark", "dm": "DEM"}
CURRENCIES = pairs("currencies")
QUALIFIED_DOLLARS = {"us": "USD", "american": "USD", "u.s": "USD"}
STERLING_ADJECTIVES = frozenset(("british", "english", "sterling"))
CURRENCY_METALS = words("metals")

APPROXIMATORS: dict[tuple[str, ...], str] = {
    phrase: sense
    for sense in ("about", "least", "above", "most", "below")
    for phrase in phrases(f"approximators {sense}")
}
"""Words before a number to their sense."""
LONGEST_APPROXIMATOR = max(map(len, APPROXIMATORS))
LAST_OF_APPROXIMATOR = frozenset(phrase[-1] for phrase in APPROXIMATORS)

AFTER_NUMBER: dict[tuple[str, ...], str] = {
    ("or", "so"): "about",
    ("or", "thereabouts"): "about",
    ("or", "more"): "least",
    ("or", "even", "more"): "least",
    ("or", "possibly", "more"): "least",
    ("or", "perhaps", "more"): "least",
    ("or", "probably", "more"): "least",
    ("or", "even", "less"): "most",
    ("or", "even", "fewer"): "most",
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

PERIODS = pairs("periods")
PERIOD_ADVERBS = {"annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day",
                  "hourly": "hour", "each": "each", "apiece": "each"}  # fmt: skip

MONTHS = words("months")
