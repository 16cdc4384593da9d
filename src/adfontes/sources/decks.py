"""Decks typed without labels: a front, and its back indented under it or on the next line of a pair.

Only what is laid out so again and again, and asks at least now and then, is a deck; anything else keeps its layout.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from adfontes.sources import labels
from adfontes.sources.lines import HASH_HEADING, QUOTATION, Line, columns_of

LEAST_CARDS = 3
LONGEST_FRONT = 160
LONGEST_BACK = 300
ASKING = 0.2
"""The share of fronts that ask, or the fewest cards where the page itself speaks of cards (16 topics, 2026-11-22)."""
ROOM_LEFT = 8
"""Columns that must be left on a front's line beside the next word: else the line was broken by its width."""
_SPEAKS_OF_CARDS = re.compile(r"\bflash ?cards?\b|\bcards?\b|\bterms\b|\bdeck\b", re.IGNORECASE)
_OPENING = 6
_STOP = re.compile(r"[.!;,…]['\"’”]*$")
_TASK = re.compile(r"(?:name|list|give|state|fill (?:in )?the gap)\b", re.IGNORECASE)


def card_fronts(lines: list[Line]) -> dict[int, int]:
    """The lines that are fronts of cards, each with the line after its back.

    A front that is only a date is left to head what happened on it.

    Args:
        lines: of the whole text.
    """
    announced = any(_SPEAKS_OF_CARDS.search(line.words) for line in lines[:_OPENING] if len(line.words) < 200)
    found: dict[int, int] = {}
    for cards in (*_runs(list(_indented(lines))), *_runs(list(_paired(lines)))):
        asking = sum(bool(re.search(r"\?\s*(\([^)]*\))?$", lines[front].words)) for front, _ in cards)
        if len(cards) >= LEAST_CARDS and asking >= (1 if announced else max(1, ASKING * len(cards))):
            found.update({front: after for front, after in cards if front not in found})
    return {front: after for front, after in found.items() if not labels.is_date(lines[front].words)}


def _runs(cards: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Cards that follow one another with at most one line between."""
    run: list[tuple[int, int]] = []
    for card in cards:
        if run and card[0] > run[-1][1] + 1:
            yield run
            run = []
        run.append(card)
    if run:
        yield run


def _indented(lines: list[Line]) -> Iterator[tuple[int, int]]:
    """A short line with unmarked lines indented under it: "• Name of the canal", "    the Grand Junction"."""
    for at, line in enumerate(lines):
        after = at + 1
        while after < len(lines) and lines[after].indent > line.indent and not lines[after].gap:
            after += 1
        under = lines[at + 1 : after]
        if (
            under
            and _is_front(line)
            and not any(_is_marked(other, dates=False) for other in under)
            and not _is_broken(line, under)
        ):
            yield at, after


def _paired(lines: list[Line]) -> Iterator[tuple[int, int]]:
    """Two lines of one indent between empty lines, of which the first does not end like a sentence."""
    for at in range(1, len(lines) - 1):  # the first line of a text is its title
        line, back = lines[at], lines[at + 1]
        alone = at + 2 == len(lines) or lines[at + 2].gap
        if not (line.gap and not back.gap and alone and line.indent == back.indent):
            continue
        if _is_front(line) and not _is_marked(line) and not _is_marked(back) and not _is_broken(line, [back]):
            yield at, at + 2


def _is_front(line: Line) -> bool:
    words = line.words
    ends = _STOP.search(words) is not None and not _TASK.match(words)
    return len(words) <= LONGEST_FRONT and not ends and labels.card_label(words) is None


def _is_marked(line: Line, *, dates: bool = True) -> bool:
    words = line.words
    return bool(
        labels.list_label(words)
        or labels.card_label(words)
        or HASH_HEADING.match(words)
        or QUOTATION.match(words)
        or columns_of(words)[1] > 1
        or (dates and labels.DATED.match(words))
    )


def _is_broken(line: Line, under: list[Line]) -> bool:
    """Whether a line goes on in the next: its first word would not have fitted, or it is a long text."""
    if sum(len(other.words) for other in under) > LONGEST_BACK:
        return True
    if line.words.endswith("?"):
        return False
    if under[0].words[0].islower() and len(line.words) > 45:
        return True
    width = max(other.indent + len(other.words) for other in (line, *under))
    needed = line.indent + len(line.words) + 1 + len(under[0].words.split(maxsplit=1)[0])
    return len(line.words) > 60 and needed + ROOM_LEFT > width
