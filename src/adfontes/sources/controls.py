"""Rows of buttons and counters that study sites and forums carry, as they look when a page is pasted as plain text."""

from __future__ import annotations

import re

_BUTTON = r"""(?:
    still\slearning | know | learning | again | hard | good | easy | shuffle | mastered
    | flip(?:\scard)? | (?:click|tap)\s(?:the\scard\s)?to\s(?:flip|reveal)
    | show\sanswer | next | prev(?:ious)? | back | skip | undo | options | autoplay | full\s?screen
    | share(?:\s(?:this|on|via))? | tweet | pin | e-?mail | facebook | twitter | x
    | whatsapp | reddit | linkedin | pinterest | telegram
    | print | save | copy(?:\slink)? | embed | upvotes? | downvotes? | reply | replies | report | follow(?:ers?)?
    | likes? | comments? | views? | answers? | votes?
)"""
_COUNT = r"\d{1,3}(?:[.,]\d+)?k?"
_ROW = re.compile(rf"\W*(?:(?:{_BUTTON}|{_COUNT})(?:[\s,;:|·•()/+-]+|$))+", re.VERBOSE | re.IGNORECASE)
_EACH = re.compile(rf"(?<![\w'’])(?:(?P<button>{_BUTTON})|{_COUNT})(?![\w'’])", re.VERBOSE | re.IGNORECASE)
_LONGEST_ROW = 160

_LINE = re.compile(
    r"""\W*(?:
      (?:[★☆⭐✩✪]\s?)+\s*[\d.]*\s*(?:\(?[\d,.]+k?\s?(?:ratings?|reviews?|votes?)?\)?)?
    | \d(?:\.\d+)?\s(?:out\sof|/)\s(?:5|10)\s(?:stars?|ratings?)
    | (?:asked|answered|viewed|active|edited|modified|commented)\s(?:[\d,.]+k?\stimes|.{1,14}\sago|today|yesterday)
    | (?:asked|answered|submitted|uploaded)\sby:?\s(?=\S*[\d_@])[\w.@-]+
    | (?:best|accepted|top|verified)\sanswers?
    | [\w.-]{2,24}\s[·•]\s\d+\s?(?:y|yr|mo|d|h|m|min|years?|months?|days?|hours?)\.?(?:\sago)?
    | terms\sin\sthis\sset\s\(\d+\) | (?:students|people)\salso\s(?:viewed|studied|asked) | card\s\d+\s(?:of|/)\s\d+
    | still\slearning\s\(\d+\) | know\s\(\d+\) | views:\s[\d,.]+k? | word\scount:\s[\d,.]+
    | upgrade\sto\sremove\sads | remove\sads | add\sto\s(?:library|folder|favou?rites)
    | (?:order|buy|get)\s(?:a|your)\s(?:custom|unique|original)\s(?:paper|essay)(?:\snow)?
    | hire\s(?:a|an|our)\s(?:writer|expert)s?
    | (?:get|need)\shelp\swith\syour\s(?:essay|paper|assignment|homework)s?
    | only\s[£$€][\d.]+\s?(?:/|per|a)\s?(?:page|month|week|year)
    )\W*""",
    re.VERBOSE | re.IGNORECASE,
)


def is_control(words: str) -> bool:
    """Whether a line is a row of buttons and counters, or one line of a site's machinery.

    A single button word proves nothing ("Good" may be an answer); two of them with their counts and nothing else
    on the line do. Numbers of four digits are never counters, because they may be years.

    >>> is_control("Know 0 Still learning 28 Shuffle"), is_control("Hard 1788")
    (True, False)
    """
    if len(words) > _LONGEST_ROW:
        return False
    if _LINE.fullmatch(words):
        return True
    if not _ROW.fullmatch(words):
        return False
    return sum(bool(item["button"]) for item in _EACH.finditer(words)) >= 2
