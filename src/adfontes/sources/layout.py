"""The layout of plain text and Markdown: lines become headings, paragraphs, items, cards, rows.

Every rule looks at the shape of a line and of those beside it, never at its subject. Roles that depend on the whole
document (furniture, questions without a label, the title) are given later, in ``roles.py``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from adfontes.sources import labels
from adfontes.sources.pieces import Piece

_LINE = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_RULE = re.compile(r"(?:([-*_=~#·•—–.])\s*)\1*(?:\s*\1){2,}$|[-|+:=\s]{3,}$")
_HASH_HEADING = re.compile(r"(?P<marks>#{1,6})[ \t]+(?=\S)")
_BOLD_LINE = re.compile(r"(\*\*|__)(?P<words>[^*_]{2,100})\1:?$")
_EDIT_LINK = re.compile(r"(?<=\S)\s*\[\s*edit(?: source)?(?:\s*\|\s*edit source)?\s*\]$", re.IGNORECASE)
_CAPTION = re.compile(r"(?:photo|image|figure|fig\.|picture|illustration|caption|map)(?:\s\d+)?[.:]\s", re.IGNORECASE)
_COLUMNS = re.compile(r"\S\s{3,}\S")
_UNDERLINE = re.compile(r"(=+|-+)$")
_FENCE = re.compile(r"(```|~~~)")
_BOTH_SIDES = re.compile(
    r"(?P<q>(?:\d+[.)]\s*)?(?:Q|Question)\s?\d*[.:)])\s+(?P<asked>\S.*?\S)\s+(?P<a>(?:A|Ans|Answer)\s?\d*[.:)])\s+(?P<said>\S.*)$"
)
_QUOTATION = re.compile(r">+\s?(?=[^\s<>])")
_FIELD = re.compile(r"(?!https?:)[A-Z][\w'’]*(?:[ /-][\w'’()]+){0,5}:\s+\S")
_STOP = re.compile(r"[.!;,…]['\"’”)\]]*$")
_SENTENCE_END = re.compile(r"[.!?:]['\"’”)\]]*$")
_DEFINITION = re.compile(r"[A-Z]{2,6}\s?[-–—=:]|.*\s[–—=]\s")
_ANY_STOP = re.compile(r"[.!?:;…]['\"’”)\]*_]*$")
_NUMBERED_SECTION = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVX]{1,4}\."
    r"|(?:chapter|part|section|unit|lesson|topic)\s+\w+[.:]?)\s+\S",
    re.I,
)

LONGEST_HEADING = 90
"""Characters; 99 of 100 headings of the development pages are shorter (2026-11-22)."""
_LONGEST_WRAPPED = 130
_SHORTEST_WRAPPED = 45
_SHORTEST_CONTINUED = 20
_MOST_JOINED = 200
"""Lines that are put together at most; the next ones make a further paragraph."""


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    words: str
    indent: int
    gap: bool
    """Whether an empty line (or the start) stands before it."""
    anew: bool | None = None
    """Whether it cannot continue the line before, once that was asked."""


def lay_out(text: str, start: int, end: int, *, markdown: bool = False) -> list[Piece]:
    """The pieces of layout in ``text[start:end]``: sorted, disjoint, covering all that is not white space.

    Args:
        text: the whole text that offsets count in.
        start: where to begin.
        end: where to stop.
        markdown: whether fences and indented code keep their lines, and underlines make headings everywhere.
    """
    lines = _lines(text, start, end)
    has_cards = _has_cards(lines)
    pieces: list[Piece] = []
    at = 0
    while at < len(lines):
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


def _lines(text: str, start: int, end: int) -> list[_Line]:
    lines: list[_Line] = []
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
        lines.append(_Line(begin, begin + len(words), words, len(raw[:lead].expandtabs(4)), gap))
        previous_end = begin + len(words)
    return lines


def _has_cards(lines: list[_Line]) -> bool:
    """Whether both sides of labelled cards occur, so that a lone "A." is an answer rather than a choice or a name."""
    sides = {card[0] for line in lines if len(line.words) < 2000 and (card := labels.card_label(line.words))}
    return len(sides) == 2


def _next_piece(lines: list[_Line], at: int, markdown: bool, has_cards: bool) -> tuple[int, list[Piece]]:
    """The piece (a card on one line makes two) that begins at line ``at``, and the line after it."""
    line = lines[at]
    for rule in (_code, _heading_with_marks, _ruled, _table_row, _quotation):
        if made := rule(lines, at, markdown):
            return made
    if both := _card_on_one_line(line):
        return at + 1, both
    if has_cards and (card := labels.card_label(line.words)):
        return _card(lines, at, card)
    if pair := _term_pair(lines, at):
        return at + 1, pair
    marked = labels.list_label(line.words)
    if marked and not _is_numbered_heading(lines, at):
        return _item(lines, at, marked)
    if _CAPTION.match(line.words):
        return at + 1, [_piece(line, "caption")]
    if _is_heading(lines, at) or _is_dated_heading(lines, at):
        piece = _piece(line, "heading", level=_heading_level(line))
        if marked and labels.is_number(marked.label):
            piece.label, piece.inner = marked.label, (line.start + marked.length, line.end)
        return at + 1, [piece]
    if labels.DATED.match(line.words):
        after = _join(lines, at)
        return after, [_piece(line, "list_item", end=lines[after - 1].end, level=1)]
    if _is_field(lines, at):
        return at + 1, [_piece(line, "table_row")]
    after = _join(lines, at)
    return after, [_piece(line, "paragraph", end=lines[after - 1].end)]


def _piece(line: _Line, kind: str, *, end: int | None = None, level: int = 0) -> Piece:
    return Piece(line.start, end or line.end, kind=kind, level=level, indent=line.indent, gap=line.gap)  # type: ignore[arg-type]  # literal kinds


def _code(lines: list[_Line], at: int, markdown: bool) -> tuple[int, list[Piece]] | None:
    if not markdown or not (fence := _FENCE.match(lines[at].words)):
        return None
    for after in range(at + 1, len(lines)):
        if lines[after].words.startswith(fence.group()):
            return after + 1, [_piece(lines[at], "furniture", end=lines[after].end)]
    return None


def _heading_with_marks(lines: list[_Line], at: int, markdown: bool) -> tuple[int, list[Piece]] | None:
    line = lines[at]
    if marks := _HASH_HEADING.match(line.words):
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


def _ruled(lines: list[_Line], at: int, markdown: bool) -> tuple[int, list[Piece]] | None:
    """A line drawn with characters carries no content."""
    del markdown
    line = lines[at]
    return (at + 1, [_piece(line, "furniture")]) if len(line.words) < 400 and _RULE.match(line.words) else None


def _columns(words: str) -> tuple[str, int]:
    """The separator and number of columns of a line."""
    if "\t" in words:
        return "\t", len([cell for cell in words.split("\t") if cell.strip()])
    if words.startswith("|"):
        return "|", words.strip("|").count("|") + 1
    if " | " in words:
        return " | ", words.count(" | ") + 1
    return "", 1


def _table_row(lines: list[_Line], at: int, markdown: bool) -> tuple[int, list[Piece]] | None:
    """A row of columns beside another of as many; two columns divided by a tab are the sides of a card."""
    del markdown
    line = lines[at]
    separator, columns = _columns(line.words)
    if columns < 2:
        return None
    if separator != "|" or not line.words.endswith("|"):
        beside = [lines[i] for i in (at - 1, at + 1) if 0 <= i < len(lines)]
        if (separator, columns) not in [_columns(other.words) for other in beside]:
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


def _quotation(lines: list[_Line], at: int, markdown: bool) -> tuple[int, list[Piece]] | None:
    del markdown
    line = lines[at]
    found = _QUOTATION.match(line.words)
    if not found:
        return None
    piece = _piece(line, "quotation")
    piece.label, piece.inner = found.group().strip(), (line.start + found.end(), line.end)
    return at + 1, [piece]


def _card(lines: list[_Line], at: int, card: tuple[bool, labels.Marked]) -> tuple[int, list[Piece]]:
    """A labelled side of a card; a label alone takes the text after it, but not a list."""
    line = lines[at]
    is_question, marked = card
    kind = "question" if is_question else "answer"
    if marked.length < len(line.words):
        after = _join(lines, at)
        piece = _piece(line, kind, end=lines[after - 1].end)
        piece.label, piece.inner = marked.label, (line.start + marked.length, piece.end)
        return after, [piece]
    following = lines[at + 1] if at + 1 < len(lines) else None
    if following is None or labels.list_label(following.words) or labels.card_label(following.words):
        return at + 1, [_piece(line, "furniture")]
    after = _join(lines, at + 1)
    piece = _piece(line, kind, end=lines[after - 1].end)
    piece.label, piece.inner = marked.label, (following.start, piece.end)
    return after, [piece]


def _card_on_one_line(line: _Line) -> list[Piece] | None:
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


def _term_pair(lines: list[_Line], at: int) -> list[Piece] | None:
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


def _item(lines: list[_Line], at: int, marked: labels.Marked) -> tuple[int, list[Piece]]:
    line = lines[at]
    following = lines[at + 1] if at + 1 < len(lines) else None
    dates = following is not None and following.indent > line.indent and not labels.list_label(following.words)
    if dates and labels.is_date(line.words[marked.length :]):
        piece = _piece(line, "heading", level=5)
        piece.label, piece.inner = marked.label, (line.start + marked.length, line.end)
        return at + 1, [piece]
    after = _join(lines, at)
    piece = _piece(line, "list_item", end=lines[after - 1].end, level=1)
    piece.label, piece.inner = marked.label, (line.start + marked.length, piece.end)
    return after, [piece]


def _starts_anew(line: _Line) -> bool:
    """Whether a line cannot continue the one before it."""
    words = line.words
    if line.anew is not None:
        return line.anew
    line.anew = bool(
        line.gap
        or labels.list_label(words)
        or _HASH_HEADING.match(words)
        or _QUOTATION.match(words)
        or (len(words) < 2000 and labels.card_label(words))
        or _columns(words)[1] > 1
        or labels.DATED.match(words)
        or (len(words) <= 200 and _COLUMNS.search(words))
        or (len(words) <= 80 and _FIELD.match(words))
    )
    return line.anew


def _join(lines: list[_Line], at: int) -> int:
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


def _ends_sentence(run: list[_Line]) -> bool:
    """Whether most lines of a run end like sentences: then each is a statement of its own, not a part of one."""
    complete = sum(bool(_SENTENCE_END.search(line.words)) for line in run[:-1])
    return 2 * complete > len(run) - 1


def _continues(line: _Line, following: _Line, width: int) -> bool:
    column = line.indent + len(line.words)
    if following.words[0].islower() and not _ANY_STOP.search(line.words) and len(line.words) >= _SHORTEST_CONTINUED:
        return True
    if width < _SHORTEST_WRAPPED:
        return False
    first_word = following.words.split(maxsplit=1)[0]
    return column + 1 + len(first_word) > width and len(line.words) >= _SHORTEST_WRAPPED // 2


def _heading_level(line: _Line) -> int:
    """Capitals and chapters above plain headings."""
    if line.words.isupper():
        return 2
    return 3


def _is_numbered_heading(lines: list[_Line], at: int) -> bool:
    """A numbered line that heads: "2. The armies" above text or bullets of another kind is a heading, beside "3. The Witan chose" an item."""
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


def _looks_like_heading(line: _Line) -> bool:
    words = line.words
    if len(words) > LONGEST_HEADING or len(words.split()) > 14 or _STOP.search(words):
        return False
    letters = [char for char in words if char.isalpha()]
    return bool(letters) and not letters[0].islower()


def _is_heading(lines: list[_Line], at: int, chain: int = 1) -> bool:
    """Whether a line without marks heads what follows; ``chain`` headings may stand between."""
    line = lines[at]
    following = lines[at + 1] if at + 1 < len(lines) else None
    if following is None or not _looks_like_heading(line) or _join(lines, at) > at + 1:
        return False
    opens_list = bool(labels.list_label(following.words))
    if line.words.endswith(":"):
        return opens_list and len(line.words.split()) <= 5
    if line.words.endswith("?") or labels.DATED.match(line.words) or _is_field(lines, at):
        return False
    if line.words.isupper() and len(line.words) > 3:
        return line.gap or not following.words.isupper()
    if not line.gap:
        return opens_list and not labels.list_label(lines[at - 1].words) and following.indent >= line.indent
    if opens_list or (_NUMBERED_SECTION.match(line.words) and following.gap):
        return True
    if _DEFINITION.match(line.words):
        return False
    return not _looks_like_heading(following) or (following.gap and chain > 0 and _is_heading(lines, at + 1, chain - 1))


def _is_dated_heading(lines: list[_Line], at: int) -> bool:
    """A date alone on its line dates what stands below it."""
    following = lines[at + 1] if at + 1 < len(lines) else None
    if at and lines[at - 1].words.endswith("?"):
        return False  # it answers a question
    return following is not None and labels.is_date(lines[at].words) and not labels.is_date(following.words)


def _is_field(lines: list[_Line], at: int) -> bool:
    """A line "Date: 14 October" beside another of its kind, as in the box of facts of an encyclopaedia."""
    if len(lines[at].words) > 300 or not _FIELD.match(lines[at].words):
        return False
    beside = [lines[at - 1]] if at and not lines[at].gap else []
    if at + 1 < len(lines) and not lines[at + 1].gap:
        beside.append(lines[at + 1])
    return any(_FIELD.match(other.words) for other in beside)


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
