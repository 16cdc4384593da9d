"""Quantities: how much of what, as exactly as the words allow."""

from __future__ import annotations

from typing import Literal

import msgspec

Dimension = Literal[
    "count",
    "money",
    "share",
    "rate",
    "duration",
    "length",
    "area",
    "weight",
    "volume",
    "speed",
    "temperature",
    "age",
    "ordinal",
]


class Quantity(msgspec.Struct, frozen=True, kw_only=True, tag="quantity"):
    """A number or range with its unit; ``low`` and ``high`` are equal for an exact one, None for an open end."""

    low: float | None
    high: float | None
    dimension: Dimension
    unit: str = ""
    """Base unit of the words, singular: ``metre``, ``USD``, ``per cent``, ``year``; empty for a bare count."""
    of: str = ""
    """What is counted or measured, as lemmas: ``soviet adviser``; empty where the words do not say."""
    per: str = ""
    """``year``, ``day`` ... for "a year"; empty for "in all"."""
    approximate: bool = False
