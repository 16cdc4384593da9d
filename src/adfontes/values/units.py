"""Units of measure that can be converted into one another, and by how much.

Factors are exact where the unit is defined (international yard and pound, 1959), customary otherwise. Units that
differed from place to place (league, li, verst, picul) stand here with their usual modern value: good enough to see
whether two sources agree, and :func:`adfontes.values.quantities.relate` widens what it compares by the rounding of the
words. Money has no factors, as no rate holds from one year to the next; pounds, shillings and pence are the exception.
"""

from __future__ import annotations

_LENGTH = {  # metres
    "millimetre": 0.001,
    "centimetre": 0.01,
    "metre": 1.0,
    "kilometre": 1000.0,
    "inch": 0.0254,
    "foot": 0.3048,
    "yard": 0.9144,
    "pace": 0.75,
    "fathom": 1.8288,
    "furlong": 201.168,
    "mile": 1609.344,
    "nautical mile": 1852.0,
    "league": 4828.032,
    "li": 500.0,
    "verst": 1066.8,
    "cubit": 0.4572,
    "ell": 1.143,
}
_AREA = {  # square metres
    "square centimetre": 0.0001,
    "square metre": 1.0,
    "square kilometre": 1e6,
    "square foot": 0.09290304,
    "square yard": 0.83612736,
    "square mile": 2589988.110336,
    "acre": 4046.8564224,
    "hectare": 10000.0,
    "mu": 666.67,
}
_WEIGHT = {  # kilograms
    "milligram": 1e-6,
    "gram": 0.001,
    "kilogram": 1.0,
    "tonne": 1000.0,
    "ton": 1016.0469088,
    "hundredweight": 50.80234544,
    "stone": 6.35029318,
    "pound": 0.45359237,
    "ounce": 0.028349523125,
    "quintal": 100.0,
    "pood": 16.3805,
    "picul": 60.4789,
    "catty": 0.604789,
}
_VOLUME = {  # litres
    "millilitre": 0.001,
    "litre": 1.0,
    "hectolitre": 100.0,
    "cubic metre": 1000.0,
    "cubic foot": 28.316846592,
    "pint": 0.56826125,
    "quart": 1.1365225,
    "gallon": 4.54609,
    "bushel": 36.36872,
    "barrel": 158.987294928,
    "koku": 180.39,
    "hogshead": 238.669,
}
_DURATION = {  # days; months and years are the mean Gregorian ones
    "second": 1 / 86400,
    "minute": 1 / 1440,
    "hour": 1 / 24,
    "day": 1.0,
    "night": 1.0,
    "week": 7.0,
    "fortnight": 14.0,
    "month": 30.436875,
    "year": 365.2425,
    "decade": 3652.425,
    "century": 36524.25,
    "millennium": 365242.5,
}
_SPEED = {"kilometre per hour": 1.0, "mile per hour": 1.609344, "knot": 1.852, "metre per second": 3.6}
_SHARE = {"per cent": 0.01, "percentage point": 0.01, "": 1.0}
_STERLING = {"GBP": 240.0, "shilling": 12.0, "penny": 1.0, "guinea": 252.0}

FACTORS: dict[str, dict[str, float]] = {
    "length": _LENGTH,
    "area": _AREA,
    "weight": _WEIGHT,
    "volume": _VOLUME,
    "duration": _DURATION,
    "age": _DURATION,
    "speed": _SPEED,
    "share": _SHARE,
    "rate": _SHARE,
    "money": _STERLING,
}
"""Dimension, then unit, to its size in the first convertible unit of that dimension."""


def conversion(dimension: str, unit: str, other: str) -> float | None:
    """How many of ``other`` one ``unit`` is; None where the two cannot be converted.

    >>> conversion("length", "mile", "kilometre")
    1.609344
    """
    if unit == other:
        return 1.0
    sizes = FACTORS.get(dimension, {})
    if unit not in sizes or other not in sizes:
        return None
    return sizes[unit] / sizes[other]
