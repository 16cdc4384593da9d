"""Who wrote a page and when, from the line that says so."""

from __future__ import annotations

import re

from adfontes.sources.labels import DATE

_WRITER = re.compile(
    r"\W*(?i:(?:written|posted|created|published|edited|reviewed|timeline created"
    r"|essay|notes?|article|story|mind map(?: / note)?)\s+by:?"
    r"|authors?(?:\(s\))?:|by)\s+(?i:the\s+)?(?P<author>[^\W\d][\w.'’_-]*(?:\s+[^\W\d][\w.'’_&-]*){0,5}?)"
    r"(?=\s*(?:$|[|•·(,]|\s{2,}|\s+(?:in|on|last|updated|published|\d)))"
)
_BARE = re.compile(r"\W*by\s", re.IGNORECASE)
_DATE = re.compile(DATE, re.IGNORECASE)
_AFTER_NAME = re.compile(r"\s*(?:$|[|•·(,–—]|\s{2,}|(?:last|updated|published|reviewed)\b)")
_WHEN = re.compile(
    rf"(?:(?P<sign>(?:last\s+)?(?:updated|modified|edited|revised|published|posted|created|written)(?:\s+on)?:?)\s+)(?P<date>{DATE})",
    re.IGNORECASE,
)
_ONLY_DATE = re.compile(
    rf"\W*(?:\w{{3,9}}day,?\s+|(?:mon|tue|wed|thu|fri|sat|sun),?\s+)?(?P<date>{DATE})\s*(?P<rest>.*)$", re.IGNORECASE
)
_CREDIT = re.compile(r"©\s*(?:\d{4}\s*)?(?P<author>[^\W\d][\w.'’ -]{2,60})$")
_MODERN = re.compile(r"\b(?:199\d|20\d\d)\b")
_READ_TIME = re.compile(
    r"(?:\d+\s?min(?:ute)?s?(?:\s+read)?|\d{1,2}:\d\d(?:\s?[ap]m)?|filed under.*|\d+ votes?|[\s•|·©,.-])+",
    re.IGNORECASE,
)


def read_byline(words: str) -> dict[str, str]:
    """Author and date of writing in a line that says nothing else; empty where it may say more.

    A date counts as that of writing only after a word like "updated" or in a year that has had web pages, so that a
    chronology's days are never taken for it.
    """
    if len(words) > 200:
        return {}
    found: dict[str, str] = {}
    writer = _WRITER.match(words)
    if writer and (
        _DATE.match(writer["author"]) or (_BARE.match(words) and not _is_signature(words, writer.end("author")))
    ):
        writer = None  # "By April 1412 the war was over"
    when = _WHEN.search(words)
    if writer and (len(words.split()) <= 8 or when or "•" in words or "|" in words or "  " in words):
        found["author"] = writer["author"].strip()
    if when and (writer or when.start() < 3) and _MODERN.search(when["date"]):
        found["date"] = when["date"].strip()
    if found:
        return found
    alone = _ONLY_DATE.match(words)
    if alone and _MODERN.search(alone["date"]):
        credit = _CREDIT.match(alone["rest"])
        if credit:
            return {"date": alone["date"].strip(), "author": credit["author"].strip()}
        if not alone["rest"] or _READ_TIME.fullmatch(alone["rest"]):
            return {"date": alone["date"].strip()}
    return {}


def _is_signature(words: str, end: int) -> bool:
    """Whether a line "By ..." names a person with a capital and ends there, or goes on with a sign between."""
    return (
        bool(re.match(r"\W*\w+\s+(?:the\s+)?[A-Z]", words))
        and bool(_AFTER_NAME.match(words, end))
        and not words.endswith(".")
    )
