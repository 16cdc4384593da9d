"""How to cite a source, in three styles, from what it says of itself.

The forms follow the MHRA Style Guide (4th edn, 2024), the Chicago Manual of Style (notes and bibliography, 18th edn,
2024) and the Publication Manual of the APA (7th edn, 2020) for a page of a website, and for a document without an
address. What the source does not say is left out; a missing date is "n.d." in APA and Chicago, and is left out in MHRA.
Accepted gaps: the day on which a page was read is not known here, nor can plain words be in italics, and titles keep
the capitals that the source gives them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from adfontes.values.time import MONTHS

_GROUP = re.compile(
    r"\b(team|staff|content|editors?|group|society|association|university|press|agency|committee|bbc|museum|writer)\b",
    re.IGNORECASE,
)
"""Words of a body that wrote something; its name is not turned round."""
_PARTICLES = frozenset({"van", "von", "de", "der", "den", "du", "da", "di", "la", "le", "del", "bin", "al"})


def cite_as(title: str, authors: Sequence[str], date: str, publisher: str = "", url: str = "") -> dict[str, str]:
    """The reference to a source in each style.

    Args:
        title: of the source.
        authors: as the source writes them, in order.
        date: when it was published, as EDTF (``2017-03-29``, ``2025-09``, ``2017``); empty where it does not say.
        publisher: the site, series or house; empty where it does not say.
        url: its address; empty where it has none.
    """
    title = " ".join(title.split()).rstrip(".")
    return {
        "MHRA": _mhra(title, authors, date, publisher, url),
        "Chicago": _chicago(title, authors, date, publisher, url),
        "APA": _apa(title, authors, date, publisher, url),
    }


def _mhra(title: str, authors: Sequence[str], date: str, publisher: str, url: str) -> str:
    """First name first; title in quotation marks, the site in italics (here plain); the address in angle brackets."""
    parts = [*([_listed(authors)] if authors else []), f"‘{_inner(title, '‘’')}’"]
    parts += [part for part in (publisher, _written_day(date)) if part]
    return f"{', '.join(parts)}{f' <{url}>' if url else ''}"


def _chicago(title: str, authors: Sequence[str], date: str, publisher: str, url: str) -> str:
    """Bibliography form: the first author turned round, parts ended by full stops."""
    names = [_turned(author) if place == 0 else author for place, author in enumerate(authors)]
    parts = [
        *([_listed(names)] if names else []),
        f"“{_inner(title, '“”')}{'' if title.endswith(('?', '!')) else '.'}”",
    ]
    told = " ".join(f"{_ended(part)}" for part in parts)
    rest = [part for part in (publisher, _american_day(date) or "n.d.", url) if part]
    return f"{told} {' '.join(_ended(part) for part in rest)}"


def _apa(title: str, authors: Sequence[str], date: str, publisher: str, url: str) -> str:
    """Author, date, title; without an author the title stands first."""
    names = [_initialled(author) for author in authors]
    when = f"({_apa_day(date) or 'n.d.'})."
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])}, & {names[-1]}" if names else ""
    ended = title if title.endswith(("?", "!")) else f"{title}."
    head = [_ended(listed), when, ended] if listed else [ended, when]
    tail = [f"{publisher}." if publisher and publisher not in authors else "", url]
    return " ".join(part for part in (*head, *tail) if part)


def _ended(part: str) -> str:
    return part if part.endswith((".", "?", "!", ".”", "?”", "!”")) or part.startswith("http") else f"{part}."


def _inner(title: str, marks: str) -> str:
    """The title with quotation marks inside it as the other kind."""
    inner = "“”" if marks == "‘’" else "‘’"
    return re.sub(r"[\"“]([^\"”]*)[\"”]", rf"{inner[0]}\1{inner[1]}", title) if marks != inner else title


def _listed(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return (
        f"{', '.join(names[:-1])} and {names[-1]}" if len(names) == 2 else f"{', '.join(names[:-1])}, and {names[-1]}"
    )


def _is_body(author: str) -> bool:
    """Whether a name is of a body, a user or one word, which is not turned round."""
    return bool(_GROUP.search(author)) or len(author.split()) < 2 or bool(re.search(r"[\d_@]", author)) or "," in author


def _split(author: str) -> tuple[str, str]:
    """First names and surname; "van", "de" ... belong to the surname."""
    words = author.split()
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    return " ".join(words[:start]), " ".join(words[start:])


def _turned(author: str) -> str:
    if _is_body(author):
        return author
    first, last = _split(author)
    return f"{last}, {first}"


def _initialled(author: str) -> str:
    if _is_body(author):
        return author
    first, last = _split(author)
    initials = " ".join("-".join(f"{part[0]}." for part in name.split("-") if part) for name in first.split())
    return f"{last}, {initials}"


def _parts(date: str) -> list[int]:
    """Year, month and day, as far as the date goes."""
    found = re.match(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$", date)
    return [int(part) for part in found.groups() if part] if found else []


def _written_day(date: str) -> str:
    parts = _parts(date)
    words = [str(parts[0])] if parts else []
    if len(parts) > 1:
        words.insert(0, MONTHS[parts[1] - 1])
    if len(parts) > 2:
        words.insert(0, str(parts[2]))
    return " ".join(words)


def _american_day(date: str) -> str:
    parts = _parts(date)
    if len(parts) > 2:
        return f"{MONTHS[parts[1] - 1]} {parts[2]}, {parts[0]}"
    return _written_day(date)


def _apa_day(date: str) -> str:
    parts = _parts(date)
    if len(parts) < 2:
        return str(parts[0]) if parts else ""
    return f"{parts[0]}, {MONTHS[parts[1] - 1]}{f' {parts[2]}' if len(parts) > 2 else ''}"
