"""HTML is read block by block, with the way back to each element and the page's navigation set apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adfontes.errors import SourceError
from adfontes.sources import read_bytes
from adfontes.sources.html import parse
from adfontes.values.sources import Source

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The Harbour League | LearnTown</title>
<meta property="og:site_name" content="LearnTown"><style>p { color: red }</style>
<script type="application/ld+json">{"@type": "Article", "datePublished": "2019-05-04",
"author": {"name": "R. Ames"}}</script>
</head><body>
<header><a href="/">LearnTown</a>
<nav><ul><li><a href="1">Home</a></li><li><a href="2">Trade</a></li></ul></nav></header>
<main><article><h1>The Harbour&nbsp;League</h1>
<p>The   league was founded
in <b>1312</b> by five towns.<sup><a href="#n1">[1]</a></sup> Its council<!-- who? --> met every spring.</p>
<h2>Trade <span class="mw-editsection">[edit]</span></h2>
<ul><li>Salt<ul><li>from the south</li></ul></li><li>Wool was sold for 40 florins.</li></ul>
<ol start="3"><li><p>Oath</p></li><li>War</li></ol>
<table><tr><th>Year</th><th>Event</th></tr><tr><td>1312</td><td>Oath<br>of the towns</td></tr></table>
<dl><dt>Staple</dt><dd>A town where goods had to be offered.</dd></dl>
<details><summary>When did it end?</summary><p>In 1489, after the war.</p></details>
<h3><button aria-controls="answer1">Who led it?</button></h3><div id="answer1" hidden>A council of five.</div>
<p>Q: What was sold?<br>A: Mostly wool.</p>
<blockquote><p>We meet each spring.</p></blockquote>
<figure><img src="x" alt="not shown"><figcaption>The old harbour in 1400.</figcaption></figure>
<div style="display: none">unseen</div><script>var unseen = 1;</script><p hidden>unseen</p></article></main>
<div class="share-buttons"><a href="#">Tweet</a></div>
<div id="cookie-banner">We keep cookies to make your visit better. They stay for a year on your machine.</div>
<footer>LearnTown, Harbour Street 5</footer></body></html>"""


def read(markup: str) -> Source:
    return read_bytes(markup.encode(), "page.html")


def content(source: Source) -> list[tuple[str, str]]:
    return [(b.kind, b.body.of(source.text)) for b in source.blocks if b.kind != "furniture"]


def test_a_page_is_read_as_a_browser_shows_it_without_its_navigation() -> None:
    assert content(read(PAGE)) == [
        ("title", "The Harbour\xa0League"),
        ("paragraph", "The league was founded in 1312 by five towns. Its council met every spring."),
        ("heading", "Trade"),
        ("list_item", "Salt"),
        ("list_item", "from the south"),
        ("list_item", "Wool was sold for 40 florins."),
        ("list_item", "Oath"),
        ("list_item", "War"),
        ("table_row", "Year | Event"),
        ("table_row", "1312 | Oath of the towns"),
        ("question", "Staple"),
        ("answer", "A town where goods had to be offered."),
        ("question", "When did it end?"),
        ("answer", "In 1489, after the war."),
        ("question", "Who led it?"),
        ("answer", "A council of five."),
        ("question", "What was sold?"),
        ("answer", "Mostly wool."),
        ("quotation", "We meet each spring."),
        ("caption", "The old harbour in 1400."),
    ]


def test_what_is_hidden_is_left_out() -> None:
    text = read(PAGE).text
    for unseen in ("unseen", "color", "not shown", "who?", "[1]"):
        assert unseen not in text


def test_numbers_and_depth_of_items_are_kept() -> None:
    source = read(PAGE)
    items = [(block.label, block.level) for block in source.blocks if block.kind == "list_item"]
    assert items == [("•", 1), ("•", 2), ("•", 1), ("3.", 1), ("4.", 1)]


def test_the_page_tells_its_title_author_date_and_site() -> None:
    source = read(PAGE)
    assert source.title == "The Harbour League"
    assert source.metadata == {"author": "R. Ames", "date": "2019-05-04", "language": "en", "publisher": "LearnTown"}


def test_the_place_of_each_block_is_a_path_to_its_element() -> None:
    root = parse(PAGE)
    for block in (source := read(PAGE)).blocks:
        (element,) = root.xpath(block.place)
        shown = " ".join("".join(element.itertext()).split())
        if block.kind == "furniture":
            continue  # it keeps no label apart from its words
        first_word = block.body.of(source.text).split()[0]
        assert first_word in shown


def test_a_page_that_is_all_one_suspect_class_is_still_read() -> None:
    source = read(
        "<body><div class='related widget'><p>Five towns founded the league in 1312, as the chronicle says.</p></div>"
    )
    assert content(source) == [("paragraph", "Five towns founded the league in 1312, as the chronicle says.")]


def test_the_declared_charset_is_believed() -> None:
    page = "<html><head><meta charset='windows-1251'></head><body><p>Пять городов.</p></body></html>"
    source = read_bytes(page.encode("cp1251"), "page.html")
    assert (source.text, source.encoding) == ("Пять городов.", "cp1251")


@pytest.mark.parametrize(
    "tag",
    ["div", *(pytest.param(tag, marks=pytest.mark.slow) for tag in ("b", "ul><li", "table><tr><td", "blockquote"))],
)
def test_twenty_thousand_nested_tags_are_read_whole(tag: str) -> None:
    source = read("<body>" + "".join(f"<{tag}>word{number} " for number in range(20_000)))
    words = source.text.replace("•", " ").replace("|", " ").split()
    assert words == [f"word{number}" for number in range(20_000)]


def test_tables_for_layout_are_read_as_blocks() -> None:
    source = read(
        "<body><table><tr><td><h2>Trade</h2><p>Salt came.</p></td>"
        "<td><table><tr><td>Wool</td><td>40</td></tr></table></td></tr></table>"
    )
    assert ("table_row", "Wool | 40") in content(source)
    assert ("paragraph", "Salt came.") in content(source)


MARKUP = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<div class=nav>",
            "</div>",
            "<table>",
            "<tr>",
            "<td>",
            "</table>",
            "<ul>",
            "<li>",
            "<ol start=x>",
            "<dl>",
            "<dt>",
            "<b>",
            "</b>",
            "<br>",
            "<pre>",
            "<!-- ",
            "-->",
            "<![CDATA[",
            "<script>",
            "</script>",
            "&nbsp;",
            "&#0;",
            "&#xd800;",
            "<svg>",
            "<a href=x>",
            "<details><summary>",
            "<body hidden>",
            "<sup><a>[1]</a></sup>",
            "words here",
            " ",
            "\n",
            "? ",
            "<h1>",
            "<H2 ID=É>",
            "<x:y z>",
            "\x00",
        ]
    )
    | st.text(max_size=8),
    max_size=40,
)


@given(MARKUP)
def test_any_markup_is_read_or_refused_in_a_sentence(parts: list[str]) -> None:
    try:
        source = read("<html>" + "".join(parts))
    except SourceError:
        return
    end = 0
    for block in source.blocks:
        assert block.span.start >= end
        assert not source.text[end : block.span.start].strip()
        end = block.span.end
    assert not source.text[end:].strip()
