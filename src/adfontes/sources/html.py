"""HTML: the text that a browser would show, block by block, each with the way back to its element."""

from __future__ import annotations

import re

from lxml import etree

from adfontes.errors import UnreadableSource
from adfontes.sources.decoding import decode
from adfontes.sources.html_blocks import read_blocks
from adfontes.sources.html_deep import parse_deep
from adfontes.sources.html_metadata import read_metadata
from adfontes.sources.pieces import Format, Reading, Sample, check_length

_DOCUMENT = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(
    r"</?(?:html|head|body|div|p|span|a|table|ul|ol|h[1-6]|br|script|meta|section|article)\b[^<>]*>", re.IGNORECASE
)
_CHARSET = re.compile(
    rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]+encoding=[\"']([\w.:-]+)", re.IGNORECASE
)


def _recognise(sample: Sample) -> bool:
    if _DOCUMENT.match(_opening(sample)):
        return True
    return sample.suffix in FORMAT.suffixes and bool(_TAG.search(_opening(sample)))


def _opening(sample: Sample) -> str:
    """The first characters; an encoding that only the document itself tells does not hide its tags."""
    try:
        return sample.opening
    except UnreadableSource:
        head = sample.data[:4096]
        if b"\0" in head:
            raise
        opening = head.decode("latin-1")
        if not _DOCUMENT.match(opening):
            raise
        return opening


def _read(sample: Sample) -> Reading:
    declared = _CHARSET.search(sample.data[:4096])
    name = (declared[1] or declared[2]).decode("ascii") if declared else None
    decoded = decode(sample.data, name)
    check_length(decoded.text)
    root = parse(decoded.text)
    kept = list(
        root.iter()
    )  # lxml walks up to the root for each element whose Python side is freed: quadratic in depth
    title, metadata = read_metadata(root)
    text, pieces = read_blocks(root)
    del kept  # from the last to the first, so that each still finds its parent alive
    return Reading(
        text=text,
        pieces=pieces,
        title=title,
        encoding=decoded.encoding,
        notes=list(decoded.notes),
        metadata=metadata,
    )


def parse(markup: str) -> etree._Element:
    """The element tree of a page, however broken its markup.

    Raises:
        UnreadableSource: there is no element in it at all.
    """
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(markup.replace("\0", "\ufffd").encode("utf-8", "replace"), parser)
    except etree.ParserError:
        root = None
    except etree.XMLSyntaxError as error:
        raise UnreadableSource("the HTML cannot be parsed; save the page again from the browser") from error
    if any("depth" in entry.message for entry in parser.error_log):
        root = parse_deep(markup)
    if root is None:
        raise UnreadableSource("there is no element in this HTML; save the page again from the browser")
    return root


FORMAT = Format(
    name="an HTML page",
    media_type="text/html",
    suffixes=(".html", ".htm", ".xhtml"),
    recognise=_recognise,
    read=_read,
)
