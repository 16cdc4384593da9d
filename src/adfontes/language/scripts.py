"""Which language a name in another script is in, as a BCP 47 tag."""

from __future__ import annotations

import re

_CYRILLIC = "[\u0400-\u052f]+"
_SPACED = "[\u0370-\u03ff\u1f00-\u1fff\u0530-\u05ff\u0600-\u06ff\u10a0-\u10ff\uac00-\ud7af]+"
_HAN = "[\u3040-\u30ff\u3400-\u9fff]+"
FOREIGN = re.compile(rf"{_HAN}|{_CYRILLIC}(?:(?:[\s-]|,\s){_CYRILLIC})*|{_SPACED}(?:[\s-]{_SPACED})*")
"""A stretch in Greek, Cyrillic, Hebrew, Arabic, Georgian, Armenian, kana, Han or Hangul."""

LABELS = {
    "arabic": "ar", "chinese": "zh", "czech": "cs", "danish": "da", "dutch": "nl", "french": "fr", "german": "de",
    "greek": "el", "haitian creole": "ht", "hebrew": "he", "hungarian": "hu", "italian": "it", "japanese": "ja",
    "korean": "ko", "latin": "la", "old english": "ang", "persian": "fa", "pinyin": "zh-Latn-pinyin", "polish": "pl",
    "portuguese": "pt", "russian": "ru", "serbian": "sr", "spanish": "es", "swedish": "sv", "turkish": "tr",
    "ukrainian": "uk", "hindi": "hi",
    "wade-giles": "zh-Latn-wadegile", "vietnamese": "vi", "irish": "ga", "welsh": "cy", "afrikaans": "af",
}  # fmt: skip
"""Languages that a source names before a form: "(French: ...)"."""

_SCRIPTS = (
    ("el", "\u0370", "\u03ff"),
    ("el", "\u1f00", "\u1fff"),
    ("he", "\u0590", "\u05ff"),
    ("ar", "\u0600", "\u06ff"),
    ("ka", "\u10a0", "\u10ff"),
    ("hy", "\u0530", "\u058f"),
    ("ja", "\u3040", "\u30ff"),
    ("ko", "\uac00", "\ud7af"),
)


def language_of(name: str, around: str) -> str:
    """The language of a name in another script.

    Args:
        name: letters of one script.
        around: the text that it stands in; tells Japanese from Chinese where the characters do not.
    """
    if any("\u0400" <= letter <= "\u052f" for letter in name):
        return "uk" if any(letter in "іїєґІЇЄҐ" for letter in name) else "ru"
    for language, first, last in _SCRIPTS:
        if any(first <= letter <= last for letter in name):
            return language
    if around.count("Japan") > around.count("Chin"):
        return "ja"
    simplified, traditional = _encodes(name, "gb2312"), _encodes(name, "big5")
    if simplified != traditional:
        return "zh-Hans" if simplified else "zh-Hant"
    return "zh" if simplified else "ja"


def romanisation(language: str) -> str:
    """The tag of Latin letters that stand for a name in ``language`` ("zh-Latn-pinyin")."""
    base = language.split("-", maxsplit=1)[0]
    return "zh-Latn-pinyin" if base == "zh" else f"{base}-Latn"


def _encodes(name: str, encoding: str) -> bool:
    try:
        name.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
