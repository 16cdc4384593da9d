"""Which parts of an HTML page are shown, and which carry its navigation."""

from __future__ import annotations

import enum
import re

from lxml import etree

_LEFT_OUT = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "canvas",
        "audio",
        "video",
        "select",
        "option",
        "datalist",
        "textarea",
        "input",
        "head",
        "title",
        "meta",
        "link",
        "base",
        "map",
        "area",
        "frameset",
        "applet",
        "progress",
        "meter",
    )
)
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_NOTE_MARK = re.compile(r"\s*\[\s*(?:\d{1,3}|[a-z]|note \d{1,3}|n \d{1,3})\s*\]\s*$", re.IGNORECASE)
_ROLES = {"navigation", "contentinfo", "search", "menu", "menubar", "toolbar", "alertdialog", "dialog", "tablist"}
# Whole words of class names and ids; "article-share-buttons" has three.
_NAMED = frozenset(
    (
        "nav",
        "navbar",
        "navigation",
        "menu",
        "breadcrumb",
        "breadcrumbs",
        "share",
        "sharing",
        "social",
        "cookie",
        "cookies",
        "consent",
        "gdpr",
        "newsletter",
        "subscribe",
        "signup",
        "login",
        "pagination",
        "pager",
        "sidebar",
        "advert",
        "advertisement",
        "ad",
        "ads",
        "sponsor",
        "sponsored",
        "promo",
        "related",
        "recommended",
        "footer",
        "toolbar",
        "skip",
        "rating",
        "ratings",
        "widget",
        "popup",
        "modal",
        "paywall",
        "editsection",
        "noprint",
        "catlinks",
        "navbox",
        "metadata",
        "hatnote",
        "cta",
    )
)
VISITORS = frozenset(("comment", "comments", "commentlist", "respond", "replies"))
"""Words for what visitors of a page wrote below it."""
_DOUBTFUL_WORDS = frozenset(
    ("aside", "header", "banner", "masthead", "toc", "meta", "byline", "tags", "utility", "author")
)
_WORD = re.compile(r"[a-z]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_STEMS = (
    *("advert", "breadcrumb", "cookie", "footer", "navigat", "newsletter", "outbrain", "paginat", "related"),
    *("recommend", "sharedaddy", "sharing", "sidebar", "social", "sponsor", "subscri", "taboola", "teaser"),
)
"""How words of class names begin that are written together ("relatedposts")."""
_BLOCK_TAGS = frozenset(
    (
        "p",
        "div",
        "ul",
        "ol",
        "dl",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "blockquote",
        "pre",
        "section",
        "article",
        "form",
        "hr",
    )
)


class Region(enum.Enum):
    """How surely a part of the page is not content."""

    CONTENT = "content"
    DOUBTFUL = "doubtful"
    NAMED = "named as navigation by its class or id"
    FURNITURE = "furniture by its tag or role"


def controlled_ids(root: etree._Element) -> frozenset[str]:
    """Elements that a button opens (answers of an accordion): shown to readers although they start hidden."""
    found: set[str] = set()
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        for name in ("aria-controls", "data-target", "data-bs-target"):
            for target in (element.get(name) or "").split():
                found.add(target.lstrip("#"))
    return frozenset(found)


def is_left_out(element: etree._Element, controlled: frozenset[str]) -> bool:
    """Whether a browser shows nothing of an element, or only a mark of the page's own (a footnote's number)."""
    tag = element.tag
    if tag in _LEFT_OUT:
        return True
    attributes = element.attrib
    if not attributes and tag != "sup":
        return False
    if tag == "sup":
        return len(element) > 0 and bool(_NOTE_MARK.match("".join(map(str, element.itertext()))[:20]))
    if "mw-editsection" in attributes.get("class", ""):
        return True
    if "hidden" in attributes or _HIDDEN_STYLE.search(attributes.get("style", "")):
        return attributes.get("id", "") not in controlled and tag not in {"html", "body"}
    return False


def signal_of(element: etree._Element, controlled: frozenset[str]) -> tuple[Region, str]:
    """What an element's tag, role, class and id say of the part of the page that it opens, and by which word."""
    tag, attributes = element.tag, element.attrib
    role = attributes.get("role", "").lower() if attributes else ""
    if tag in {"nav", "footer"} or role in _ROLES:
        return Region.FURNITURE, tag
    if tag == "button":
        opens = "aria-controls" in attributes or "aria-expanded" in attributes or "data-bs-target" in attributes
        return (Region.CONTENT if opens else Region.FURNITURE), tag
    if tag in {"html", "body", "main"} or _H_TAG.match(tag):
        return Region.CONTENT, ""
    if not attributes:
        return (Region.DOUBTFUL if tag in {"aside", "header"} else Region.CONTENT), tag
    names = _CAMEL.sub(" ", f"{attributes.get('class', '')} {attributes.get('id', '')}").lower()
    words = _WORD.findall(names)
    for word in words:
        if word in _NAMED or word in VISITORS or word.startswith(_STEMS):
            if attributes.get("id", "") in controlled:
                break
            return Region.NAMED, word
    if tag in {"aside", "header"} or role in {"banner", "complementary"}:
        return Region.DOUBTFUL, tag
    doubtful = next((word for word in words if word in _DOUBTFUL_WORDS), "")
    return (Region.DOUBTFUL if doubtful else Region.CONTENT), doubtful


_H_TAG = re.compile(r"h[1-6]$")


def data_tables(root: etree._Element) -> frozenset[int]:
    """Which tables (counted from 1) hold rows of data: no cell holds a table, a list or a heading."""
    tables: set[int] = set()
    layout: set[int] = set()
    open_tables: list[int] = []
    waiting: list[tuple[etree._Element, bool]] = [(root, True)]
    while waiting:
        element, entering = waiting.pop()
        if not entering:
            open_tables.pop()
            continue
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if tag == "table":
            if open_tables:
                layout.add(open_tables[-1])
            number = len(tables) + 1
            tables.add(number)
            if element.get("role") in {"presentation", "none"}:
                layout.add(number)
            open_tables.append(number)
            waiting.append((element, False))
        elif open_tables and tag in _BLOCK_TAGS and tag not in {"p", "div"}:
            layout.add(open_tables[-1])
        waiting.extend((child, True) for child in reversed(element))
    return frozenset(tables - layout)
