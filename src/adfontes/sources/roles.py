"""What the pieces of a reading are for: title, question, answer, furniture. The same rules for every format."""

from __future__ import annotations

import re
from collections import Counter

from adfontes.sources import furniture
from adfontes.sources.bylines import read_byline
from adfontes.sources.pieces import Piece, Reading

LONGEST_QUESTION = 250
"""Characters; longer pieces that end in a question mark are prose."""
_TASK = re.compile(
    r"(?:discuss|explain|evaluate|describe|analy[sz]e|assess|compare|contrast|name|list|state|define|outline|identify|give|examine|summari[sz]e"
    r"|to what extent|how far|fill (?:in )?the gap)\b",
    re.IGNORECASE,
)
_QUESTION_END = re.compile(r"\?\s*(?:\([^()]{1,30}\))?$")
"""A question may say at its end what is meant or how many points it is worth."""
_SECOND_SENTENCE = re.compile(r"[a-z)][.!]\s+[A-Z]")
_TRUE_OR_FALSE = re.compile(
    r"(?:\bTRUE\s*/\s*FALSE|\bT\s*/\s*F|(?i:\btrue\s+or\s+false\?|\(true\s*(?:/|or)\s*false\)))\W*$|^(?i:true\s+or\s+false)\s*[:?]"
)
_ANSWER_LABEL = re.compile(
    r"(?:(?:model|sample|correct|right) )?(?:answer|ans|solution)\s*[:.]\s+(?=\S)", re.IGNORECASE
)
_VERDICT = re.compile(r"(?:answer\s*:\s*)?(?:true|false)\b", re.IGNORECASE)
_REFERENCES = re.compile(
    r"(?:(?:further|suggested|recommended|additional)\s+reading|references?(?:\s+and\s+notes)?|bibliography|works\s+cited|notes\s+and\s+references"
    r"|external\s+links|citations|footnotes|sources?\s+(?:cited|used))\s*:?$",
    re.IGNORECASE,
)
_CITED = re.compile(
    r"\((?:1[5-9]|20)\d\d\)|\bpp?\.\s?\d|\b(?:Journal|Press|Review|Quarterly|Vol\.|ed\.|eds\.|ISBN|doi|https?:|Retrieved)\b|[“\"'].+[”\"'].+\d{4}"
)
_INNER_LABEL = re.compile(r"(?P<label>(?:references|bibliography|further reading)\s*:)\s", re.IGNORECASE)
_GENERIC = re.compile(
    r"\W*(?:summary|overview|introduction|definition|background|contents|abstract"
    r"|key (?:features|terms|facts|points|takeaways))\W*$",
    re.IGNORECASE,
)
_CARD_NUMBER = re.compile(r"#?\d{1,3}[.)]?$")
_COMMENTS = re.compile(r"(?:\d+\s+)?(?:comments?|replies|responses)\s*(?:\(\d+\))?\s*:?$", re.IGNORECASE)
_COMMENT = re.compile(r"[\w.@-]{2,30}(?:\s[\w.-]+){0,2}\s*(?:\bsaid\b|\bsays\b|\bwrote\b|[:•|])")

_COLUMN = re.compile(r"\s{3,}|\t")
_MENU_COLUMNS = 4
_MOST_TITLES = 3
_LABELLED = re.compile(r"[A-Z][a-z]+(?: [a-z]+)?: ")
_TOLD, _NAMED, _MOSTLY = 2, 0.2, 0.5
"""Times that a word is found again below the title, and the share of such words that keeps a first line as the title,
and that a later one needs to take its place (58 pages, 2026-11-22)."""
_STEM = 6
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_CHAPTER = re.compile(r"(?:chapter|unit|lesson|part|lecture|section)\s+\w+\W?", re.IGNORECASE)
_LARGEST_TAIL = 60
"""Pieces at the end among which an app's advertising is looked for."""


def assign_roles(reading: Reading) -> None:
    """Give the pieces of ``reading`` their final kinds, and its title, author and date where its text tells them."""
    text, pieces = reading.text, reading.pieces
    _mark_furniture(text, pieces)
    byline = _mark_bylines(reading)
    _mark_ends(text, pieces)
    _mark_comments(text, pieces)
    _mark_references(text, pieces)
    _mark_title(reading, byline)
    _mark_questions(text, pieces)
    _mark_lone_numbers(text, pieces)


def _mark_furniture(text: str, pieces: list[Piece]) -> None:
    seen: dict[str, int] = {}
    for piece in pieces:
        if piece.end - piece.start <= furniture.LONGEST_LINE:
            words = text[piece.start : piece.end]
            seen[words] = seen.get(words, 0) + 1
    opening = True
    for piece in pieces:
        if piece.kind == "title" or piece.end - piece.start > furniture.LONGEST_LINE:
            opening = False
            continue
        words = text[piece.start : piece.end] if piece.kind != "heading" else piece.body(text)
        if furniture.sets_homework(words):
            _discard(piece)
            continue
        if _is_protected(piece):
            continue
        opening = opening and not furniture.is_content(words)
        if piece.kind == "table_row" and (piece.place or "|" in words or "\t" in words):
            if furniture.names_links(words) or (
                words.strip("| ").lower().startswith("home") and furniture.is_furniture(words)
            ):
                _discard(piece)
        elif (
            furniture.is_furniture(words)
            or ((opening or "›" in words or words.startswith("Home ")) and furniture.is_trail(words))
            or _repeats(words, seen.get(words, 0))
        ):
            _discard(piece)


def _is_protected(piece: Piece) -> bool:
    """Items, rows and cards are content by their form, unless they are links or stand among a page's navigation."""
    by_form = piece.kind in {"list_item", "question", "answer", "quotation", "caption"}
    return by_form and piece.linked < 0.5 and not piece.doubtful


def _repeats(words: str, times: int) -> bool:
    """Whether a short line that states nothing stands on the page again and again, as buttons do."""
    return (
        times >= 3
        and len(words.split()) <= 8
        and not furniture.is_content(words)
        and not words.endswith("?")
        and "|" not in words
    )


def _discard(piece: Piece) -> None:
    piece.kind, piece.level, piece.label, piece.inner = "furniture", 0, "", None


def _mark_bylines(reading: Reading) -> Piece | None:
    """Lines near the top that name the author or the day of writing; gives the first of them."""
    first = None
    looked = 0
    for piece in reading.pieces:
        if looked >= 8:
            break
        words = reading.text[piece.start : piece.end]
        if len(words) > 200 or piece.kind in {"list_item", "table_row", "question", "answer"}:
            looked += 1
            continue
        looked += piece.kind != "furniture"
        found = read_byline(words)
        if found:
            for key, value in found.items():
                reading.metadata.setdefault(key, value)
            _discard(piece)
            first = first or piece
    return first


def _mark_ends(text: str, pieces: list[Piece]) -> None:
    """An app's advertising after the last statement, a page's notices before the first."""
    tail = 0
    while tail < min(len(pieces), _LARGEST_TAIL) and not _states(text, pieces[-1 - tail]):
        tail += 1
    ending = pieces[len(pieces) - tail :]
    cues = [index for index, piece in enumerate(ending) if piece.kind == "furniture"]
    if len(cues) >= 2 and len(cues) * 4 >= len(ending) - cues[0]:
        for piece in ending[cues[0] :]:
            _discard(piece)
    for piece in pieces[:3]:
        if piece.kind == "paragraph" and furniture.is_promotion(text[piece.start : piece.end]):
            _discard(piece)


def _mark_comments(text: str, pieces: list[Piece]) -> None:
    """What visitors wrote below "2 comments:" is not the page's own."""
    inside = False
    for piece in pieces[len(pieces) // 2 :]:
        words = text[piece.start : piece.end] if piece.end - piece.start <= 1000 else ""
        if len(words) < 40 and _COMMENTS.match(words):
            inside = True
            _discard(piece)
        elif inside and (_COMMENT.match(words) or piece.kind == "furniture"):
            _discard(piece)
        else:
            inside = False


def _states(text: str, piece: Piece) -> bool:
    """Whether a piece may carry evidence, so that no tail reaches over it."""
    if piece.kind == "furniture":
        return False
    words = piece.body(text)
    if piece.kind in {"list_item", "answer", "question", "table_row", "quotation"}:
        return not furniture.is_promotion(words)
    return len(words) > furniture.LONGEST_LINE or furniture.is_content(words) or bool(re.search(r"\b1\d{3}\b", words))


def _mark_references(text: str, pieces: list[Piece]) -> None:
    """Entries of a bibliography: the years in them are those of books."""
    inside = False
    for piece in pieces:
        words = piece.body(text)
        if piece.end - piece.start < 60 and _REFERENCES.match(words):
            inside = True
            _discard(piece)
        elif inside and (piece.kind == "heading" or (piece.end - piece.start < 2000 and not _CITED.search(words))):
            inside = False
        elif inside or (piece.end - piece.start < 1000 and _INNER_LABEL.match(words) and _CITED.search(words)):
            _discard(piece)


def _mark_title(reading: Reading, byline: Piece | None) -> None:
    """The short line above the byline, or the first of the content; what stands above the title names the site."""
    text, pieces = reading.text, reading.pieces
    if any(piece.kind == "title" for piece in pieces[:12]):
        chosen = next(piece for piece in pieces if piece.kind == "title")
        reading.title = reading.title or chosen.body(text)
        return
    candidates: list[Piece] = []
    trail = ""
    for position, piece in enumerate(pieces[:10]):
        if piece.kind == "furniture":
            words = text[piece.start : piece.end]
            if not candidates and not reading.title and furniture.is_trail(words):
                trail = furniture.last_step(words)
            if piece is byline and candidates:
                break
            continue
        opening = text[piece.start : min(piece.end, piece.start + 200)]
        if not candidates and (furniture.is_banner(opening) or len(_COLUMN.split(opening)) >= _MENU_COLUMNS):
            _discard(piece)
            continue
        if not _may_be_title(piece, text, pieces[position + 1 :]):
            break
        candidates.append(piece)
    if not candidates or _GENERIC.match(candidates[0].body(text)):
        reading.title = reading.title or trail
        return
    chosen = candidates[0]
    if byline is not None and len(candidates) == 2 and candidates[-1].gap and candidates[-1].end <= byline.start:
        chosen = candidates[-1]
        reading.metadata.setdefault("publisher", " ".join(candidates[0].body(text).split()))
        _discard(candidates[0])
    else:
        chosen = _most_told(text, candidates)
    if chosen.kind == "heading" and chosen.level > 1 and reading.title:
        return
    chosen.kind, chosen.level = "title", 1
    reading.title = reading.title or _heading_words(chosen.body(text))


def _most_told(text: str, candidates: list[Piece]) -> Piece:
    """The first line that names what the text goes on to speak of: the name of a site or class is not spoken of."""
    below = Counter(word[:_STEM] for word in _LONG_WORD.findall(text[candidates[0].end :].lower()))

    def told(piece: Piece) -> float:
        words = {word[:_STEM] for word in _LONG_WORD.findall(_heading_words(piece.body(text)).lower())}
        return sum(below[word] >= _TOLD for word in words) / len(words) if words else 0.0

    if told(candidates[0]) < _NAMED:
        for place, piece in enumerate(candidates[1:_MOST_TITLES], 1):
            if told(piece) >= _MOSTLY and _is_headline(text, piece):
                for above in candidates[:place]:
                    _discard(above)
                return piece
    return candidates[0]


def _is_headline(text: str, piece: Piece) -> bool:
    """Whether a line may head a page, and is no menu, row, question or label of a list."""
    words = piece.body(text)
    after = re.match(r"\s*\n[ \t]*([-*•–▸]|\d+[.)])\s", text[piece.end : piece.end + 40])
    lists = after is not None or words.endswith("?") or "|" in words or bool(_LABELLED.match(words))
    return not lists and piece.kind != "list_item" and len(_LONG_WORD.findall(words)) > 1


def _heading_words(words: str) -> str:
    """A title without what stands in columns beside it ("34 terms", "last changed: ...")."""
    columns = _COLUMN.split(words.strip())
    kept = 2 if _CHAPTER.fullmatch(columns[0]) else 1
    return " ".join(" ".join(columns[:kept]).split())


def _may_be_title(piece: Piece, text: str, following: list[Piece]) -> bool:
    if piece.kind == "heading":
        return not piece.label[:1].isalnum()
    words = piece.body(text) if piece.end - piece.start <= 150 else ""
    dated = piece.kind == "list_item" and not piece.label and following[:1] != [] and following[0].kind != "list_item"
    return (
        (piece.kind == "paragraph" or dated) and bool(following and words) and not words.endswith((".", "!", ":", ";"))
    )


def _mark_questions(text: str, pieces: list[Piece]) -> None:
    """A piece that ends in a question mark, or sets a task, above one that answers it."""
    content = [piece for piece in pieces if piece.kind != "furniture"]
    _mark_true_or_false(text, content)
    for number, piece in enumerate(content[:-1]):
        following = content[number + 1]
        if piece.kind not in {"paragraph", "heading", "list_item"} or following.kind not in {
            "paragraph",
            "list_item",
            "quotation",
        }:
            continue
        words = piece.body(text) if piece.end - piece.start <= LONGEST_QUESTION else ""
        asks = bool(_QUESTION_END.search(words)) and not _SECOND_SENTENCE.search(words)
        sets_task = bool(_TASK.match(words)) and piece.kind == "list_item"
        if not (asks or sets_task) or _asks(text, following):
            continue
        nested = following.level > piece.level or following.indent > piece.indent
        if piece.kind == "list_item" and not nested and (following.kind == "list_item" or following.gap):
            continue
        if following.kind == "list_item" and piece.kind != "list_item":
            piece.kind = "question"  # its answer is the list below
        elif asks or nested:
            piece.kind, following.kind = "question", "answer"
            _label_answer(text, following)


def _label_answer(text: str, piece: Piece) -> None:
    """The word "Answer:" before an answer is its label, no part of what it says."""
    start, end = piece.inner or (piece.start, piece.end)
    if not piece.label and (found := _ANSWER_LABEL.match(text, start, end)):
        piece.label, piece.inner = found.group().strip(), (found.end(), end)


def _mark_true_or_false(text: str, content: list[Piece]) -> None:
    """A statement to be judged ("TRUE / FALSE") says nothing itself: it asks, and the next piece may answer."""
    for number, piece in enumerate(content):
        if piece.kind not in {"paragraph", "list_item"} or not _TRUE_OR_FALSE.search(piece.body(text)):
            continue
        piece.kind = "question"
        following = content[number + 1] if number + 1 < len(content) else None
        if following and following.kind in {"paragraph", "list_item"} and _VERDICT.match(following.body(text)):
            following.kind = "answer"


def _asks(text: str, piece: Piece) -> bool:
    return piece.end - piece.start <= LONGEST_QUESTION and piece.body(text).endswith("?")


def _mark_lone_numbers(text: str, pieces: list[Piece]) -> None:
    """The number of a card on a line of its own."""
    for number, piece in enumerate(pieces[:-1]):
        if piece.end - piece.start > 5 or piece.kind not in {"paragraph", "heading"}:
            continue
        if pieces[number + 1].kind == "question" and _CARD_NUMBER.match(text[piece.start : piece.end]):
            _discard(piece)
