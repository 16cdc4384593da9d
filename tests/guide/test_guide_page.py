"""What a reader of the guide can count on."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from lxml import html

from adfontes.errors import OutputError
from adfontes.guide import render_guide, write_guide
from adfontes.guide.contents import choose_sections
from adfontes.guide.page import STYLES, read_style
from adfontes.guide.reading import placed_statements
from adfontes.guide.saying import SECTIONS
from adfontes.values.course import CourseContent
from great_fire import TEXTBOOK
from made_study import full_course

COURSE = full_course()
PAGE = render_guide(COURSE)


@pytest.fixture(scope="module")
def page() -> html.HtmlElement:
    return html.document_fromstring(PAGE)


def words_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def cited_sentences(content: CourseContent) -> set[tuple[str, str]]:
    """Letter and words of every sentence that a statement of the course rests on."""
    statements = [statement for _, statement in placed_statements(content)]
    assert {statement.text for statement in statements} >= {fact.statement.text for fact in content.facts}
    letters = {source.source.name: source.letter for source in content.sources}
    cited = {(letters[one.source], one.quote) for statement in statements for one in statement.citations}
    sides = [side for finding in content.findings if finding.kind == "disputed" for side in finding.sides]
    return cited | {(letters[one.source], one.quote) for side in sides for one in side.statements}


def test_every_link_within_the_page_leads_somewhere(page: html.HtmlElement) -> None:
    links = [link.get("href") for link in page.iter("a")]
    assert links and all(link.startswith("#") for link in links)
    identities = {element.get("id") for element in page.iter() if element.get("id")}
    assert {link[1:] for link in links} <= identities


def test_no_two_things_have_the_same_id(page: html.HtmlElement) -> None:
    counts = Counter(element.get("id") for element in page.iter() if element.get("id"))
    assert [identity for identity, times in counts.items() if times > 1] == []


def test_a_link_to_a_sentence_leads_to_its_very_words(page: html.HtmlElement) -> None:
    reached = {(anchor.get("id")[0], anchor.text_content()) for anchor in page.find_class("used") if anchor.get("id")}
    assert cited_sentences(COURSE) <= reached


def test_every_source_stands_on_the_page_to_the_character() -> None:
    page = html.document_fromstring(PAGE)
    for source in COURSE.sources:
        reader = page.get_element_by_id(f"source-{source.letter}").find_class("text")[0]
        for note in reader.find_class("note"):
            note.drop_tree()
        shown = reader.text_content()
        for block in source.source.blocks:
            assert block.span.of(source.source.text) in shown


def test_statements_open_the_sentence_and_the_sentence_leads_back(page: html.HtmlElement) -> None:
    fact = page.get_element_by_id("fact-3")
    link = fact.xpath('.//p[contains(@class, "says")]/a')[0]
    sentence = page.get_element_by_id(link.get("href")[1:])
    note = sentence.getnext()
    assert sentence.text_content() == "Only 6 people are recorded as having died."
    assert "#fact-3" in [back.get("href") for back in note.iter("a")]


def test_a_sentence_that_is_disputed_names_who_says_otherwise(page: html.HtmlElement) -> None:
    sentence = next(one for one in page.find_class("used") if one.text_content().startswith("Only 6 people"))
    assert "Says otherwise Source B at least 9 people" in words_of(sentence.getnext())


def test_what_one_source_says_alone_says_so(page: html.HtmlElement) -> None:
    assert "Only D says this" in words_of(page.get_element_by_id("fact-5"))
    assert "Only" not in words_of(page.get_element_by_id("fact-2").find_class("who")[0])


def test_a_disputed_fact_opens_its_dispute(page: html.HtmlElement) -> None:
    differ = page.get_element_by_id("fact-3").find_class("differ")[0]
    assert words_of(page.get_element_by_id(differ.get("href")[1:])).startswith("How many people died?")


def test_both_sides_of_a_dispute_stand_side_by_side_values_first(page: html.HtmlElement) -> None:
    dispute = page.get_element_by_id("dispute-1")
    sides = dispute.find_class("side")
    assert [words_of(side[0]) for side in sides] == ["2 September 1666", "2 September 1665"]
    assert [words_of(mark) for mark in dispute.iter("mark")] == [
        "2 September 1666",
        "2 to 6 September 1666",
        "1666",
        "2 September 1665",
    ]
    assert "3 sources against 1." in words_of(dispute) and "Likely a slip in A." in words_of(dispute)


def test_where_nothing_speaks_for_a_side_the_page_says_so(page: html.HtmlElement) -> None:
    reasons = words_of(page.get_element_by_id("dispute-2").find_class("reasons")[0])
    assert reasons == "1 source against 1. Nothing in the sources speaks for either side."


def test_every_dot_is_a_link_with_a_name_and_every_date_is_in_the_table(page: html.HtmlElement) -> None:
    for picture in page.find_class("timeline"):
        names = [event.get("aria-label") for event in picture.find_class("event")]
        assert len(names) == len(COURSE.timeline)
        assert "2 September 1665: It began on 2 September 1665. Only A says this. Sources disagree." in names
    rows = page.find_class("dates")[0].xpath(".//tbody/tr")
    assert [words_of(row[0]) for row in rows] == [entry.label for entry in COURSE.timeline]


def test_a_name_from_general_knowledge_says_so_and_a_chinese_one_names_its_language(page: html.HtmlElement) -> None:
    name = page.get_element_by_id("name-1")
    assert "Also: 倫敦大火 (Chinese)" in words_of(name)
    assert "General knowledge, not from the sources: Fire of London" in words_of(name)
    assert name.xpath('.//bdi[@lang="zh-Hant"]')[0].text == "倫敦大火"


def test_what_a_page_carries_around_its_text_is_shown_as_left_out(page: html.HtmlElement) -> None:
    left_out = page.get_element_by_id("source-D").find_class("furniture")
    assert [words_of(one[0]) for one in left_out] == ["Left out: what the page carries around its text"] * 2


def test_the_page_asks_the_network_for_nothing_and_runs_its_own_script_only(page: html.HtmlElement) -> None:
    assert not page.xpath("//img | //iframe | //link | //@src | //@*[starts-with(name(), 'on')] | //@style")
    assert not re.search(r"url\(|@import|https?://|fetch\(|XMLHttpRequest|eval\(", PAGE.replace("http-equiv", ""))
    (script,) = page.xpath("//script")
    digest = base64.b64encode(hashlib.sha256(script.text.encode()).digest()).decode()
    policy = page.xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')[0]
    assert policy == f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"


def test_markup_in_a_source_stays_text() -> None:
    hostile = "<script>alert(1)</script> & \"quotes\" 'n' </style><b>"
    content = msgspec.structs.replace(COURSE, title=hostile)
    shown = html.document_fromstring(render_guide(content))
    assert shown.find(".//h1").text_content() == hostile
    assert len(shown.xpath("//script")) == 1
    assert not shown.xpath("//b[not(ancestor::*[@class='note' or @class='ratings'])]")
    assert "<near>" in dict.fromkeys(text for _, text in TEXTBOOK) or "&lt;near&gt;" in PAGE


def test_the_page_has_landmarks_a_skip_link_a_language_and_headings_in_order(page: html.HtmlElement) -> None:
    assert page.get("lang") == "en"
    assert page.find(".//main").get("id") == page.find_class("skip")[0].get("href")[1:]
    assert page.find(".//nav").get("aria-label") and page.find(".//header") is not None
    levels = [int(heading.tag[1]) for heading in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1 and all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_a_course_of_one_source_shows_no_support_and_no_empty_section() -> None:
    empty = {name: () for name in COURSE.__struct_fields__ if name not in ("title", "sources")}
    only = msgspec.structs.replace(COURSE, sources=COURSE.sources[3:], **empty)
    shown = html.document_fromstring(render_guide(only))
    assert [words_of(heading) for heading in shown.iter("h2")] == ["Sources", "The sources in full"]
    assert words_of(shown.find_class("summary")[0]).startswith("From 1 source")
    assert not shown.xpath("//script")


def test_every_section_of_the_course_stands_on_the_page_under_its_heading(page: html.HtmlElement) -> None:
    headings = [words_of(heading) for heading in page.iter("h2")]
    assert headings == ["Sources", *SECTIONS.values(), "Revise", "The sources in full"]
    assert [words_of(link) for link in page.xpath("//nav//a")] == [*headings[:-1], "Full texts"]


def test_a_promise_says_what_came_of_it_or_that_the_sources_do_not_say(page: html.HtmlElement) -> None:
    rows = page.get_element_by_id("topic-1").xpath(".//tbody/tr")
    assert [words_of(row.find_class("outcome")[0]) for row in rows] == ["Kept", "The sources do not say"]
    assert not page.get_element_by_id("topic-2").find_class("outcome")


def test_points_for_and_against_answer_one_another_line_by_line(page: html.HtmlElement) -> None:
    first, second = page.get_element_by_id("argument-1").xpath(".//tbody/tr")
    assert "A dry summer" in words_of(first[0]) and "However The Lord Mayor" in words_of(first[0])
    assert "The Lord Mayor" in words_of(first[1])
    assert words_of(second[1]) == "" and "Two statements speak for chance" in words_of(
        first.getparent().getparent().getparent()
    )


def test_a_course_with_chosen_sections_has_these_alone_and_no_link_leads_into_nothing() -> None:
    chosen = html.document_fromstring(render_guide(choose_sections(COURSE, ["facts", "causes"])))
    assert [words_of(heading) for heading in chosen.iter("h2")][1:-1] == ["Must know", "Causes and consequences"]
    identities = {element.get("id") for element in chosen.iter() if element.get("id")}
    assert {link.get("href")[1:] for link in chosen.iter("a")} <= identities
    with pytest.raises(OutputError, match="no section 'fact'; choose from timeline, facts"):
        choose_sections(COURSE, ["fact"])


def test_the_same_course_gives_the_same_page() -> None:
    assert render_guide(full_course()) == PAGE


def test_writing_leaves_the_whole_page_and_nothing_else(tmp_path: Path) -> None:
    write_guide(COURSE, tmp_path / "guide.html")
    assert [path.name for path in tmp_path.iterdir()] == ["guide.html"]
    assert (tmp_path / "guide.html").read_text(encoding="utf-8") == PAGE


def test_a_guide_that_cannot_be_written_leaves_the_old_one_whole(tmp_path: Path) -> None:
    write_guide(COURSE, tmp_path / "guide.html")
    before = (tmp_path / "guide.html").read_bytes()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "replace", full_disk)
        with pytest.raises(OutputError, match="No space left"):
            write_guide(COURSE, tmp_path / "guide.html")
    assert [path.name for path in tmp_path.iterdir()] == ["guide.html"]
    assert (tmp_path / "guide.html").read_bytes() == before


def full_disk(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_guide_is_never_written_over_a_source_or_into_nowhere(tmp_path: Path) -> None:
    source = tmp_path / "page.html"
    source.write_text("<html><head><title>My own notes</title></head></html>")
    for place in (source, tmp_path, tmp_path / "none" / "guide.html"):
        with pytest.raises(OutputError):
            write_guide(COURSE, place)
    assert "My own notes" in source.read_text()


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_letters_and_words_can_be_read_on_their_grounds(scheme: str) -> None:
    light, dark = read_style("tokens.css").split("prefers-color-scheme: dark")
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light[: light.index(".c1")] if ".c1" in light else light))
    if scheme == "dark":
        colours |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", dark[: dark.index(".c1 ")]))
    for number in range(1, 9):
        letter = colours.get(f"on-c{number}", "#000000")
        assert contrast(colours[f"c{number}"], letter) >= 4.5, number
    for ground in ("paper", "wash"):
        assert contrast(colours["ink"], colours[ground]) >= 7
        assert contrast(colours["soft"], colours[ground]) >= 4.5


def test_no_style_sheet_is_left_out_or_fetches_anything() -> None:
    assert all(read_style(name).strip() for name in STYLES)
    assert "url(" not in read_style(*STYLES)
