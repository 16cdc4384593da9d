"""A line that a topic card may have, and the words by which a passage belongs on it.

A line is filled by what stands under a heading, question or row label that names it, or by a sentence with its cue and
the value that it needs.
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec

Need = Literal["places", "date", "count", "money", "person", "sides", "place", "amount", "duration", "rate"]
"""What a passage must hold beside the cue."""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """How one line of a card is found."""

    label: str
    cue: re.Pattern[str]
    heading: re.Pattern[str] | None = None
    """Headings, questions and row labels under which everything belongs on the line."""
    need: frozenset[Need] = frozenset()
    """One of these at least, where the set is not empty."""
    reject: re.Pattern[str] | None = None
    promise: bool = False
    """Whether the line is a term that may be kept or broken."""
    named: bool = False
    """Whether the passage itself must name the thing."""
    subject: bool = False
    """Whether the thing must be what the sentence is about."""
    rest: bool = False
    """Whether only what stands on no other line belongs here."""
    near: bool = False
    """Whether the amount must stand beside the cue ("60 were killed")."""
    most: int = 3


def line(
    label: str,
    cue: str,
    heading: str = "",
    need: str = "",
    reject: str = "",
    *,
    promise: bool = False,
    named: bool = False,
    subject: bool = False,
    rest: bool = False,
    near: bool = False,
    most: int = 3,
) -> Line:
    """A line from the words of its regular expressions, matched from the start of a word and in any case.

    Args:
        label: what the line tells.
        cue: in a sentence.
        heading: in a heading, question or row label.
        need: what a passage must hold, the words of :data:`Need`.
        reject: in a sentence that does not belong there after all.
        promise: see :class:`Line`, as the rest.
        named: the passage must name the thing.
        subject: the thing must be what the sentence is about.
        rest: only what stands on no other line.
        near: the amount must stand beside the cue.
        most: how many statements the line shows.
    """
    needs: list[Need] = need.split()  # type: ignore[assignment]  # the words below are the literals
    return Line(
        label=label,
        cue=re.compile(rf"\b({cue})", re.IGNORECASE),
        heading=re.compile(rf"\b({heading})\b", re.IGNORECASE) if heading else None,
        need=frozenset(needs),
        reject=re.compile(rf"\b({reject})", re.IGNORECASE) if reject else None,
        promise=promise,
        named=named,
        subject=subject,
        rest=rest,
        near=near,
        most=most,
    )
