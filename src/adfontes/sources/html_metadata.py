"""What an HTML page says of itself: title, author, date, publisher, language, address."""

from __future__ import annotations

import json
from typing import Any

from lxml import etree

_META = {
    "author": ("author", "article:author", "dc.creator", "citation_author", "parsely-author"),
    "date": (
        "article:published_time",
        "datepublished",
        "date",
        "dc.date",
        "citation_publication_date",
        "article:modified_time",
    ),
    "publisher": ("og:site_name", "publisher", "dc.publisher", "application-name"),
    "language": ("language", "dc.language", "og:locale"),
    "url": ("og:url",),
    "title": ("og:title", "dc.title", "citation_title"),
}
_SCHEMA = {
    "author": "author",
    "datePublished": "date",
    "publisher": "publisher",
    "inLanguage": "language",
    "headline": "title",
}
_LONGEST = 300


def read_metadata(root: etree._Element) -> tuple[str, dict[str, str]]:
    """The title of a parsed page (from its h1, meta data or ``<title>``) and its other meta data."""
    found: dict[str, str] = {}
    said: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").lower()
        said.setdefault(name, _tidy(meta.get("content") or ""))
    for key, names in _META.items():
        value = next((said[name] for name in names if said.get(name)), "")
        if value:
            found[key] = value
    for script in root.iter("script"):
        if (script.get("type") or "").lower() == "application/ld+json":
            for key, value in _from_json(script.text or "").items():
                found.setdefault(key, value)
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            found.setdefault("url", _tidy(link.get("href") or ""))
    language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    if language:
        found["language"] = _tidy(language)
    title = found.pop("title", "")
    heading = next((words for h1 in root.iter("h1") if (words := _tidy("".join(map(str, h1.itertext()))))), "")
    page = next((words for node in root.iter("title") if (words := _tidy(node.text or ""))), "")
    return heading or title or page, found


def _from_json(script: str) -> dict[str, str]:
    """Schema.org values in a JSON-LD script, whichever of its objects holds them."""
    try:
        waiting: list[Any] = [json.loads(script)]
    except (ValueError, RecursionError):
        return {}
    found: dict[str, str] = {}
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(reversed(node))
        elif isinstance(node, dict):
            waiting.extend(value for value in node.values() if isinstance(value, dict | list))
            for name, key in _SCHEMA.items():
                if value := _plain(node.get(name)):
                    found.setdefault(key, value)
    return found


def _plain(value: object) -> str:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("name")
    return _tidy(value) if isinstance(value, str) and not value.startswith("http") else ""


def _tidy(words: str) -> str:
    return " ".join(words.split())[:_LONGEST]
