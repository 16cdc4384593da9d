"""Quantities in historical English: numbers, money, shares, measures, with what they count."""

from __future__ import annotations

from adfontes.language.quantities.finding import find_quantities, find_source_quantities

__all__ = ["find_quantities", "find_source_quantities"]
