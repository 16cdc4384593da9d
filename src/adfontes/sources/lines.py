"""The lines of a text: where they stand, and which of them make up one paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

from adfontes.sources import labels

_LINE = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_COLUMNS = re.compile(r"\S\s{3,}\S")
_SENTENCE_END = re.compile(r"[.!?:]['\"’”)\]]*$")
_ANY_STOP = re.compile(r"[.!?:;…]['\"’”)\]*_]*$")
_LONGEST_WRAPPED = 130
_SHORTEST_WRAPPED = 45
_SHORTEST_CONTINUED = 20
_MOST_JOINED = 200
"""Lines that are put together at most; the next ones make a further paragraph."""
HASH_HEADING = re.compile(r"(?P<marks>#{1,6})[ \t]+(?=\S)")
QUOTATION = re.compile(r">+\s?(?=[^\s<>])")
FIELD = re.compile(r"(?!https?:)[A-Z][\w'’]*(?:[ /-][\w'’()]+){0,5}:\s+\S")


@dataclass(slots=True)
class Line:
    """One line that is not empty, without the white space at its ends."""

    start: int
    end: int
    words: str
    indent: int
    gap: bool
    """Whether an empty line (or the start) stands before it."""
    anew: bool | None = None
    """Whether it cannot continue the line before, once that was asked."""


def split_lines(text: str, start: int, end: int) -> list[Line]:
    """The lines of ``text[start:end]`` that are not empty."""
    lines: list[Line] = []
    previous_end = start
    for found in _LINE.finditer(text, start, end):
        raw = found.group()
        words = raw.strip()
        if not words:
            continue
        lead = len(raw) - len(raw.lstrip())
        begin = found.start() + lead
        between = text[previous_end : found.start()]
        gap = not lines or between.count("\n") > 1 or (between.count("\r") > 1 and "\n" not in between)
        lines.append(Line(begin, begin + len(words), words, len(raw[:lead].expandtabs(4)), gap))
        previous_end = begin + len(words)
    return lines


def columns_of(words: str) -> tuple[str, int]:
    """The separator and number of columns of a line."""
    if "\t" in words:
        return "\t", len([cell for cell in words.split("\t") if cell.strip()])
    if words.startswith("|"):
        return "|", words.strip("|").count("|") + 1
    if " | " in words:
        return " | ", words.count(" | ") + 1
    return "", 1


def _starts_anew(line: Line) -> bool:
    """Whether a line cannot continue the one before it."""
    words = line.words
    if line.anew is not None:
        return line.anew
    line.anew = bool(
        line.gap
        or labels.list_label(words)
        or HASH_HEADING.match(words)
        or QUOTATION.match(words)
        or (len(words) < 2000 and labels.card_label(words))
        or columns_of(words)[1] > 1
        or labels.DATED.match(words)
        or (len(words) <= 200 and _COLUMNS.search(words))
        or (len(words) <= 80 and FIELD.match(words))
    )
    return line.anew


def end_of_paragraph(lines: list[Line], at: int) -> int:
    """The line after the paragraph that begins at ``at``: lines broken at a fixed width belong together.

    A line was broken by width where the first word of the next would not have fitted into the widest line of the run.
    """
    last = at + 1
    if len(lines[at].words) < _SHORTEST_CONTINUED:
        return last
    while (
        last < len(lines)
        and last - at < _MOST_JOINED
        and not _starts_anew(lines[last])
        and len(lines[last].words) <= _LONGEST_WRAPPED
    ):
        last += 1
    if last == at + 1 or len(lines[at].words) > _LONGEST_WRAPPED:
        return at + 1
    if _ends_sentence(lines[at:last]) or _COLUMNS.search(lines[at].words):
        return at + 1
    if last == at + 2 and lines[at + 1].words[0].isupper() and not _ANY_STOP.search(lines[at + 1].words):
        return at + 1  # two lines that both end without a stop are two headings rather than one sentence
    width = max(line.indent + len(line.words) for line in lines[at:last])
    for number in range(at, last - 1):
        line, following = lines[number], lines[number + 1]
        if not _continues(line, following, width):
            return number + 1
    return last


def _ends_sentence(run: list[Line]) -> bool:
    """Whether most lines of a run end like sentences: then each is a statement of its own, not a part of one."""
    complete = sum(bool(_SENTENCE_END.search(line.words)) for line in run[:-1])
    return 2 * complete > len(run) - 1


def _continues(line: Line, following: Line, width: int) -> bool:
    column = line.indent + len(line.words)
    if following.words[0].islower() and not _ANY_STOP.search(line.words) and len(line.words) >= _SHORTEST_CONTINUED:
        return True
    if width < _SHORTEST_WRAPPED:
        return False
    first_word = following.words.split(maxsplit=1)[0]
    return column + 1 + len(first_word) > width and len(line.words) >= _SHORTEST_WRAPPED // 2
