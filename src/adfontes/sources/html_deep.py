"""Parses HTML nested deeper than libxml2 allows (2,048 elements), with the tokeniser of the standard library."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from lxml import etree

_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
# What a start tag ends, if it is still open (HTML Living Standard, "optional tags").
_ENDS = {
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "tr": {"tr", "td", "th"},
    "td": {"td", "th"},
    "th": {"td", "th"},
    "option": {"option"},
}
_ENDS_PARAGRAPH = frozenset(f"h{level}" for level in range(1, 7)) | {
    *("address", "article", "aside", "blockquote", "div", "dl", "footer", "form"),
    *("header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul"),
}
_NAME = re.compile(r"[A-Za-z][\w.-]*$", re.ASCII)
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class _Builder(HTMLParser):
    """Builds the tree with a stack of open elements; no call is nested."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = etree.Element("html")
        self._open = [self.root]
        self._counts: dict[str, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element below the innermost open one."""
        if tag in {"html", "body"} or not _NAME.match(tag):
            return
        last = str(self._open[-1].tag)
        if len(self._open) > 1 and (last in _ENDS.get(tag, ()) or (last == "p" and tag in _ENDS_PARAGRAPH)):
            self._close()
        kept = {name: _NOT_XML.sub("", value or "") for name, value in attrs if _NAME.match(name)}
        element = etree.SubElement(self._open[-1], tag, kept)
        if tag not in _VOID:
            self._open.append(element)
            self._counts[tag] = self._counts.get(tag, 0) + 1

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost open element of that name, and what is open in it."""
        if not self._counts.get(tag):
            return
        while self._close() != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Append text where it stands."""
        data = _NOT_XML.sub("\ufffd", data)
        parent = self._open[-1]
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + data
        else:
            parent.text = (parent.text or "") + data

    def _close(self) -> str:
        tag = str(self._open.pop().tag)
        self._counts[tag] -= 1
        return tag


def parse_deep(markup: str) -> etree._Element:
    """The element tree of a page, however deep its nesting."""
    builder = _Builder()
    builder.feed(markup)
    builder.close()
    return builder.root
