"""Time expressions in historical English: found, placed in time, and written as EDTF and TIMEX3.

The way of the data: :mod:`.tokens` cuts a text into tokens and gives each a letter; :mod:`.grammar` finds what the
rules (:mod:`.rules_calendar`, :mod:`.rules_relative`, :mod:`.rules_duration`) describe and reads a meaning
(:mod:`.meanings`); :mod:`.narrative` places each meaning from where the text stands; :mod:`.find` says it.
"""

from __future__ import annotations

from adfontes.language.dates.find import find_dates, find_source_dates

__all__ = ["find_dates", "find_source_dates"]
