"""Which lines head what stands below them, told by their shape and their neighbours."""

from __future__ import annotations

import re

from adfontes.sources import labels
from adfontes.sources.lines import FIELD, Line, end_of_paragraph

_STOP = re.compile(r"[.!;,…]['\"’”)\]]*$")
_DEFINITION = re.compile(r"[A-Z]{2,6}\s?[-–—=:]|.*\s[–—=]\s")
_NUMBERED_SECTION = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVX]{1,4}\."
    r"|(?:chapter|part|section|unit|lesson|topic)\s+\w+[.:]?)\s+\S",
    re.I,
)
LONGEST_HEADING = 90
"""Characters; 99 of 100 headings of the development pages are shorter (2026-11-22)."""


def heading_level(line: Line) -> int:
    """Capitals and chapters above plain headings."""
    if line.words.isupper():
        return 2
    return 3


def is_numbered_heading(lines: list[Line], at: int) -> bool:
    """Whether a numbered line heads what follows: "2. The armies" above bullets does, beside "3. Salt" it does not."""
    line = lines[at]
    marked = labels.list_label(line.words)
    if not marked or not marked.label[0].isdigit() or not _looks_like_heading(line):
        return False
    following = lines[at + 1] if at + 1 < len(lines) else None
    if following is None:
        return False
    next_marked = labels.list_label(following.words)
    if next_marked:
        return not labels.is_number(next_marked.label) and following.indent <= line.indent + 4
    return following.indent <= line.indent and (following.gap or len(following.words) > len(line.words))


def _looks_like_heading(line: Line) -> bool:
    words = line.words
    if len(words) > LONGEST_HEADING or len(words.split()) > 14 or _STOP.search(words):
        return False
    letters = [char for char in words if char.isalpha()]
    return bool(letters) and not letters[0].islower()


def is_heading(lines: list[Line], at: int, chain: int = 1) -> bool:
    """Whether a line without marks heads what follows; ``chain`` headings may stand between."""
    line = lines[at]
    following = lines[at + 1] if at + 1 < len(lines) else None
    if following is None or not _looks_like_heading(line) or end_of_paragraph(lines, at) > at + 1:
        return False
    opens_list = bool(labels.list_label(following.words) or labels.DATED.match(following.words))
    if line.words.endswith(":"):
        return opens_list and len(line.words.split()) <= 5
    if line.words.endswith("?") or labels.DATED.match(line.words) or is_field(lines, at):
        return False
    if line.words.isupper() and len(line.words) > 3:
        return line.gap or not following.words.isupper()
    if not line.gap:
        return opens_list and not labels.list_label(lines[at - 1].words) and following.indent >= line.indent
    if opens_list or (_NUMBERED_SECTION.match(line.words) and following.gap):
        return True
    if _DEFINITION.match(line.words):
        return False
    return not _looks_like_heading(following) or (following.gap and chain > 0 and is_heading(lines, at + 1, chain - 1))


def is_dated_heading(lines: list[Line], at: int) -> bool:
    """A date alone on its line dates what stands below it."""
    following = lines[at + 1] if at + 1 < len(lines) else None
    if at and lines[at - 1].words.endswith("?"):
        return False  # it answers a question
    if is_field(lines, at):
        return False
    return following is not None and labels.is_date(lines[at].words) and not labels.is_date(following.words)


def is_field(lines: list[Line], at: int) -> bool:
    """A line "Date: 14 October" beside another of its kind, as in the box of facts of an encyclopaedia."""
    if len(lines[at].words) > 300 or not FIELD.match(lines[at].words):
        return False
    beside = [lines[at - 1]] if at and not lines[at].gap else []
    if at + 1 < len(lines) and not lines[at + 1].gap:
        beside.append(lines[at + 1])
    return any(FIELD.match(other.words) for other in beside)
