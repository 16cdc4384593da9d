"""The layout of plain text and Markdown: lines become headings, paragraphs, items, cards, rows.

Every rule looks at the shape of a line and of those beside it, never at its subject. Roles that depend on the whole
document (furniture, questions without a label, the title) are given later, in ``roles.py``.
"""

from __future__ import annotations

import re

from adfontes.sources import labels
from adfontes.sources.decks import card_fronts
from adfontes.sources.headings import (
    LONGEST_HEADING,
    heading_level,
    is_dated_heading,
    is_field,
    is_heading,
    is_numbered_heading,
)
from adfontes.sources.lines import HASH_HEADING, QUOTATION, Line, columns_of, end_of_paragraph, split_lines
from adfontes.sources.pieces import Piece

_RULE = re.compile(r"(?:([-*_=~#·•—–.])\s*)\1*(?:\s*\1){2,}$|[-|+:=\s]{3,}$")
_BOLD_LINE = re.compile(r"(\*\*|__)(?P<words>[^*_]{2,100})\1:?$")
_EDIT_LINK = re.compile(r"(?<=\S)\s*\[\s*edit(?: source)?(?:\s*\|\s*edit source)?\s*\]$", re.IGNORECASE)
_CAPTION = re.compile(r"(?:photo|image|figure|fig\.|picture|illustration|caption|map)(?:\s\d+)?[.:]\s", re.IGNORECASE)
_UNDERLINE = re.compile(r"(=+|-+)$")
_FENCE = re.compile(r"(```|~~~)")
_BOTH_SIDES = re.compile(
    r"(?P<q>(?:\d+[.)]\s*)?(?:Q|Question)\s?\d*[.:)])\s+(?P<asked>\S.*?\S)\s+(?P<a>(?:A|Ans|Answer)\s?\d*[.:)])\s+(?P<said>\S.*)$"
)


def lay_out(text: str, start: int, end: int, *, markdown: bool = False) -> list[Piece]:
    """The pieces of layout in ``text[start:end]``: sorted, disjoint, covering all that is not white space.

    Args:
        text: the whole text that offsets count in.
        start: where to begin.
        end: where to stop.
        markdown: whether fences and indented code keep their lines, and underlines make headings everywhere.
    """
    lines = split_lines(text, start, end)
    has_cards = _has_cards(lines)
    fronts = {} if markdown else card_fronts(lines)
    pieces: list[Piece] = []
    at = 0
    while at < len(lines):
        if at in fronts:
            pieces.extend(_unlabelled_card(lines, at, fronts[at]))
            at = fronts[at]
            continue
        at, piece = _next_piece(lines, at, markdown, has_cards)
        pieces.extend(piece)
    _nest(pieces)
    return pieces


def lay_out_paragraphs(text: str, pieces: list[Piece]) -> list[Piece]:
    """Plain paragraphs may still hold typed bullets, cards and lines; they are laid out as plain text is."""
    made: list[Piece] = []
    run: list[Piece] = []
    for piece in [*pieces, None]:
        if piece is not None and piece.kind == "paragraph":
            run.append(piece)
            continue
        if run:
            made.extend(_relaid(text, run))
            run = []
        if piece is not None:
            made.append(piece)
    return made


def _relaid(text: str, run: list[Piece]) -> list[Piece]:
    """Lay out a run of plain paragraphs; each new piece keeps the place of the paragraph that it begins in."""
    made = lay_out(text, run[0].start, run[-1].end)
    origin = 0
    for piece in made:
        while origin + 1 < len(run) and run[origin + 1].start <= piece.start:
            origin += 1
        piece.place, piece.page = run[origin].place, run[origin].page
    return made


def _has_cards(lines: list[Line]) -> bool:
    """Whether both sides of labelled cards occur, so that a lone "A." is an answer rather than a choice or a name."""
    sides = {card[0] for line in lines if len(line.words) < 2000 and (card := labels.card_label(line.words))}
    return len(sides) == 2


def _next_piece(lines: list[Line], at: int, markdown: bool, has_cards: bool) -> tuple[int, list[Piece]]:
    """The piece (a card on one line makes two) that begins at line ``at``, and the line after it."""
    line = lines[at]
    for rule in (_code, _heading_with_marks, _ruled, _table_row, _quotation):
        if made := rule(lines, at, markdown):
            return made
    if both := _card_on_one_line(line):
        return at + 1, both
    if has_cards and (card := labels.card_label(line.words)):
        return _card(lines, at, card)
    if at and (pair := _term_pair(lines, at)):
        return at + 1, pair
    marked = labels.list_label(line.words)
    if marked and not is_numbered_heading(lines, at):
        return _item(lines, at, marked)
    if _CAPTION.match(line.words):
        return at + 1, [_piece(line, "caption")]
    if is_heading(lines, at) or is_dated_heading(lines, at):
        piece = _piece(line, "heading", level=heading_level(line))
        if marked and labels.is_number(marked.label):
            piece.label, piece.inner = marked.label, (line.start + marked.length, line.end)
        return at + 1, [piece]
    if labels.DATED.match(line.words):
        after = end_of_paragraph(lines, at)
        return after, [_piece(line, "list_item", end=lines[after - 1].end, level=1)]
    if is_field(lines, at):
        return at + 1, [_piece(line, "table_row")]
    after = end_of_paragraph(lines, at)
    return after, [_piece(line, "paragraph", end=lines[after - 1].end)]


def _piece(line: Line, kind: str, *, end: int | None = None, level: int = 0) -> Piece:
    return Piece(line.start, end or line.end, kind=kind, level=level, indent=line.indent, gap=line.gap)  # type: ignore[arg-type]  # literal kinds


def _code(lines: list[Line], at: int, markdown: bool) -> tuple[int, list[Piece]] | None:
    if not markdown or not (fence := _FENCE.match(lines[at].words)):
        return None
    for after in range(at + 1, len(lines)):
        if lines[after].words.startswith(fence.group()):
            return after + 1, [_piece(lines[at], "furniture", end=lines[after].end)]
    return None


def _heading_with_marks(lines: list[Line], at: int, markdown: bool) -> tuple[int, list[Piece]] | None:
    line = lines[at]
    if marks := HASH_HEADING.match(line.words):
        piece = _piece(line, "heading", level=len(marks["marks"]))
        words_end = line.start + len(line.words.rstrip("# \t"))
        piece.label, piece.inner = marks["marks"], (line.start + marks.end(), max(words_end, line.start + marks.end()))
        if piece.inner[0] == piece.inner[1]:
            piece.inner = None
        return at + 1, [piece]
    following = lines[at + 1] if at + 1 < len(lines) else None
    if following and not following.gap and _UNDERLINE.match(following.words) and len(line.words) <= 2 * LONGEST_HEADING:
        least = 1 if markdown else 3
        if len(following.words) >= least and not labels.list_label(line.words):
            piece = _piece(line, "heading", end=following.end, level=1 if following.words[0] == "=" else 2)
            piece.inner = (line.start, line.end)
            return at + 2, [piece]
    if edit := _EDIT_LINK.search(line.words):
        piece = _piece(line, "heading", level=2)
        piece.inner = (line.start, line.start + edit.start())
        return at + 1, [piece]
    if bold := _BOLD_LINE.match(line.words):
        piece = _piece(line, "heading", level=3)
        piece.inner = (line.start + bold.start("words"), line.start + bold.end("words"))
        return at + 1, [piece]
    return None


def _ruled(lines: list[Line], at: int, markdown: bool) -> tuple[int, list[Piece]] | None:
    """A line drawn with characters carries no content."""
    del markdown
    line = lines[at]
    return (at + 1, [_piece(line, "furniture")]) if len(line.words) < 400 and _RULE.match(line.words) else None


def _table_row(lines: list[Line], at: int, markdown: bool) -> tuple[int, list[Piece]] | None:
    """A row of columns beside another of as many; two columns divided by a tab are the sides of a card."""
    del markdown
    line = lines[at]
    separator, columns = columns_of(line.words)
    if columns < 2:
        return None
    if separator != "|" or not line.words.endswith("|"):
        beside = [lines[i] for i in (at - 1, at + 1) if 0 <= i < len(lines)]
        if (separator, columns) not in [columns_of(other.words) for other in beside]:
            return None
    if separator == "\t" and columns == 2:
        left = line.words.split("\t", 1)[0].rstrip()
        right = line.end - len(line.words.split("\t", 1)[1].strip())
        if labels.list_label(line.words) or len(left) < 2:
            return None
        question = Piece(line.start, line.start + len(left), kind="question", indent=line.indent, gap=line.gap)
        return at + 1, [question, Piece(right, line.end, kind="answer", indent=line.indent)]
    piece = _piece(line, "table_row")
    inner = line.words.strip("| \t")
    if separator == "|" and inner:
        offset = line.start + line.words.index(inner)
        piece.inner = (offset, offset + len(inner))
    return at + 1, [piece]


def _quotation(lines: list[Line], at: int, markdown: bool) -> tuple[int, list[Piece]] | None:
    del markdown
    line = lines[at]
    found = QUOTATION.match(line.words)
    if not found:
        return None
    piece = _piece(line, "quotation")
    piece.label, piece.inner = found.group().strip(), (line.start + found.end(), line.end)
    return at + 1, [piece]


def _card(lines: list[Line], at: int, card: tuple[bool, labels.Marked]) -> tuple[int, list[Piece]]:
    """A labelled side of a card; a label alone takes the text after it, but not a list."""
    line = lines[at]
    is_question, marked = card
    kind = "question" if is_question else "answer"
    if marked.length < len(line.words):
        after = end_of_paragraph(lines, at)
        piece = _piece(line, kind, end=lines[after - 1].end)
        piece.label, piece.inner = marked.label, (line.start + marked.length, piece.end)
        return after, [piece]
    following = lines[at + 1] if at + 1 < len(lines) else None
    if following is None or labels.list_label(following.words) or labels.card_label(following.words):
        return at + 1, [_piece(line, "furniture")]
    after = end_of_paragraph(lines, at + 1)
    piece = _piece(line, kind, end=lines[after - 1].end)
    piece.label, piece.inner = marked.label, (following.start, piece.end)
    return after, [piece]


def _unlabelled_card(lines: list[Line], at: int, after: int) -> list[Piece]:
    """A front and its back, which take the place of a label."""
    line = lines[at]
    question = _piece(line, "question")
    if marked := labels.list_label(line.words):
        question.label, question.inner = marked.label, (line.start + marked.length, line.end)
    return [question, _piece(lines[at + 1], "answer", end=lines[after - 1].end)]


def _card_on_one_line(line: Line) -> list[Piece] | None:
    """``Q. ... A. ...`` on the same line."""
    found = _BOTH_SIDES.match(line.words) if len(line.words) < 2000 else None
    if not found:
        return None
    start = line.start
    question = Piece(
        start, start + found.end("asked"), kind="question", label=found["q"], indent=line.indent, gap=line.gap
    )
    question.inner = (start + found.start("asked"), question.end)
    answer = Piece(start + found.start("a"), line.end, kind="answer", label=found["a"], indent=line.indent)
    answer.inner = (start + found.start("said"), line.end)
    return [question, answer]


def _term_pair(lines: list[Line], at: int) -> list[Piece] | None:
    line = lines[at]
    if len(line.words) > 1000 or not (pair := labels.term_pair(line.words)):
        return None
    term_end, sign = pair
    start = line.start
    term_label = labels.list_label(line.words)
    question = Piece(start, start + term_end, kind="question", indent=line.indent, gap=line.gap)
    if term_label and term_label.length < term_end:
        question.label, question.inner = term_label.label, (start + term_label.length, start + term_end)
    sign_start = start + line.words.index(sign.label, term_end)
    answer = Piece(
        sign_start, line.end, kind="answer", label=sign.label, inner=(start + term_end + sign.length, line.end)
    )
    return [question, answer]


def _item(lines: list[Line], at: int, marked: labels.Marked) -> tuple[int, list[Piece]]:
    line = lines[at]
    following = lines[at + 1] if at + 1 < len(lines) else None
    dates = following is not None and following.indent > line.indent and not labels.list_label(following.words)
    if dates and labels.is_date(line.words[marked.length :]):
        piece = _piece(line, "heading", level=5)
        piece.label, piece.inner = marked.label, (line.start + marked.length, line.end)
        return at + 1, [piece]
    after = end_of_paragraph(lines, at)
    piece = _piece(line, "list_item", end=lines[after - 1].end, level=1)
    piece.label, piece.inner = marked.label, (line.start + marked.length, piece.end)
    return after, [piece]


def _nest(pieces: list[Piece]) -> None:
    """Set the level of list items by their indent within one list."""
    indents: list[int] = []
    for piece in pieces:
        if piece.kind == "heading":
            indents = []
        if piece.kind != "list_item":
            continue
        while indents and indents[-1] > piece.indent:
            indents.pop()
        if not indents or piece.indent > indents[-1]:
            indents.append(piece.indent)
        piece.level = len(indents)
