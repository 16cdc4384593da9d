"""Reading a course in the browser, without any script."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from adfontes.course import write_course
from adfontes.guide.saying import SECTIONS
from adfontes.web.addresses import way_back
from great_fire import great_fire

PARTS = ["", *SECTIONS, "sources", "ask", "cards", "quiz", "progress", "edit"]
PAGES = ["/", "/nowhere", *(f"/course/fire/{part}" for part in PARTS), "/course/fire/sources/D?at=74",
         "/course/fire/ask?q=When+did+the+fire+begin%3F"]  # fmt: skip


def words_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_ours_alone_and_needs_no_inline_style_or_script(browser, address: str) -> None:
    response = browser.client.get(address)
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["Referrer-Policy"] == "same-origin"
    page = html.document_fromstring(response.content.decode())
    assert not page.xpath("//style | //script[not(@src)] | //@style | //@*[starts-with(name(), 'on')]")
    for link in page.xpath("//@href | //@src | //@action"):
        assert link.startswith(("/", "#")) and not link.startswith("//")


@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_a_name_a_language_landmarks_and_a_skip_link(browser, address: str) -> None:
    page = html.document_fromstring(browser.client.get(address).content.decode())
    assert page.get("lang") == "en" and page.findtext(".//title").endswith("adfontes")
    assert len(page.xpath("//main")) == len(page.xpath("//h1")) == 1
    assert page.find_class("skip")[0].get("href") == "#main"
    identities = page.xpath("//@id")
    assert len(identities) == len(set(identities))


@pytest.mark.parametrize("part", PARTS)
def test_every_link_of_a_course_leads_to_a_page_and_to_its_place_on_it(browser, part: str) -> None:
    seen: dict[str, html.HtmlElement] = {}
    for link in set(browser.get(f"/course/fire/{part}").xpath("//a/@href")):
        address, _, anchor = link.partition("#")
        if not address or address.endswith("guide.html"):
            continue
        page = seen.setdefault(address, browser.get(address))
        assert not anchor or page.get_element_by_id(anchor) is not None


def test_the_library_lists_each_course_with_what_it_holds(browser) -> None:
    course = browser.get("/").find_class("volume")[0]
    assert words_of(course) == (
        "The Great Fire of London 4 sources · 5 facts to know · 3 disagreements · fire.adf 10 cards to revise now"
    )


def test_courses_that_are_added_rebuilt_and_removed_show_without_a_restart(browser, folder: Path) -> None:
    def titles() -> list[str]:
        return [words_of(heading) for heading in browser.get("/").iter("h2")]

    write_course(msgspec.structs.replace(great_fire(), title="Fire again"), folder / "again.adf")
    assert titles() == ["Fire again", "The Great Fire of London"]
    write_course(msgspec.structs.replace(great_fire(), title="Fire rebuilt"), folder / "again.adf")
    assert titles() == ["Fire rebuilt", "The Great Fire of London"]
    (folder / "again.adf").unlink()
    assert titles() == ["The Great Fire of London"]


@pytest.mark.parametrize("damage", ["junk", "cut off", "edited", "empty"])
def test_a_course_that_cannot_be_opened_is_shown_with_the_reason_and_the_rest_work(browser, folder, damage) -> None:
    whole = (folder / "fire.adf").read_bytes()
    middle = len(whole) // 2
    broken = {
        "junk": os.urandom(4096), "cut off": whole[:middle], "empty": b"",
        "edited": whole.replace(b"Pudding Lane", b"Pudding Land"),
    }[damage]  # fmt: skip
    (folder / "broken.adf").write_bytes(broken)
    library = browser.get("/")
    assert "Cannot be opened:" in words_of(library) and str(folder) + "/broken" not in words_of(library)
    assert browser.client.get("/course/broken/").status_code == 500
    assert "broken.adf" in words_of(browser.get("/course/broken/", status=500))
    assert browser.client.get("/course/fire/").status_code == 200


def test_an_empty_folder_says_how_to_build_a_course(browser, folder: Path) -> None:
    (folder / "fire.adf").unlink()
    assert "adfontes build" in words_of(browser.get("/"))


def test_a_course_with_a_strange_name_can_be_opened(browser, folder: Path) -> None:
    (folder / "fire.adf").rename(folder / "大火 & 50% #1?.adf")
    link = browser.get("/").xpath("//h2/a/@href")[0]
    assert words_of(browser.get(link).find(".//h1")) == "The Great Fire of London"
    source = browser.get(link + "facts").xpath('//p[contains(@class, "says")]/a/@href')[0]
    back = browser.get(source).find_class("back")[0].find("a").get("href")
    assert browser.get(back).find_class("fact")


def test_a_statement_opens_the_source_at_its_sentence_and_back_returns_to_the_very_place(browser) -> None:
    fact = browser.get("/course/fire/facts").get_element_by_id("fact-3")
    link = fact.xpath('.//p[contains(@class, "says")]/a/@href')[0]
    page = browser.get(link)
    (chosen,) = page.xpath('//*[contains(@class, "sentence") and contains(@class, "chosen")]')
    assert chosen.text_content() == "Only 6 people are recorded as having died."
    assert chosen.get("id") == link.partition("#")[2]
    note = page.find_class("note")[0]
    assert "Says otherwise Source B at least 9 people" in words_of(note)
    back = note.xpath(".//a")[0]
    assert back.text_content() == "← Back to Must know 3"
    assert browser.get(back.get("href")).get_element_by_id(back.get("href").partition("#")[2]) is not None


def test_a_source_without_a_sentence_asked_for_shows_its_whole_text(browser) -> None:
    text = browser.get("/course/fire/sources/D").find_class("text")[0]
    course = great_fire()
    for block in course.sources[3].source.blocks:
        assert block.span.of(course.sources[3].source.text) in text.text_content()
    assert not text.find_class("chosen")


@pytest.mark.parametrize("at", ["-5", "abc", "99999999", "9" * 400, "²", ""])
def test_an_offset_that_makes_no_sense_still_shows_the_source(browser, at: str) -> None:
    assert browser.get(f"/course/fire/sources/D?at={at}").find_class("text")


def test_what_does_not_exist_is_not_found_in_plain_words(browser) -> None:
    for address in ("/nowhere", "/course/none/", "/course/fire/sources/Z", "/assets/0/secrets"):
        assert "library" in words_of(browser.get(address, status=404))


@given(st.text() | st.from_regex(r"(//|https?:|javascript:|\.\./|facts|ask\?q=)[a-z/#?.-]*", fullmatch=True))
def test_the_way_back_never_leads_out_of_the_course(place: str) -> None:
    link = way_back("fire", place)
    if link:
        path = link.href.partition("?")[0].partition("#")[0]
        assert path.startswith("/course/fire/") and path.count("/") == 3 and "." not in path


def test_the_guide_can_be_kept_as_a_file(browser) -> None:
    response = browser.client.get("/course/fire/guide.html")
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert b"The Great Fire of London" in response.content


def test_another_host_name_is_refused(browser) -> None:
    assert browser.client.get("/", SERVER_NAME="evil.example").status_code == 400


def test_the_first_page_weighs_less_than_100_kilobytes_with_all_that_it_loads(browser) -> None:
    response = browser.client.get("/")
    page = html.document_fromstring(response.content.decode())
    files = page.xpath("//link/@href | //script/@src")
    weights = [len(browser.client.get(file).content) for file in files]
    assert files and len(response.content) + sum(weights) < 100_000


def test_files_of_the_page_are_kept_by_the_browser_and_have_another_name_when_they_change(browser) -> None:
    from adfontes.web.assets import asset_address

    response = browser.client.get(asset_address("style.css"))
    assert "immutable" in response.headers["Cache-Control"] and response.headers["Content-Type"].startswith("text/css")
    assert asset_address("style.css") != asset_address("keys.js")


def test_asking_shows_both_sides_of_a_dispute(browser) -> None:
    page = browser.get("/course/fire/ask?q=How+many+people+died%3F")
    assert page.get_element_by_id("q").get("value") == "How many people died?"
    assert {words_of(side[0]) for side in page.find_class("side")} == {"6 people", "at least 9 people"}
    link = page.xpath('//a[contains(@class, "words")]/@href')[0]
    back = browser.get(link).find_class("back")[0].find("a")
    assert back.text_content() == "← Back to your question"
    assert browser.get(back.get("href")).get_element_by_id("q").get("value") == "How many people died?"


def test_asking_answers_in_the_words_of_a_source(browser) -> None:
    page = browser.get("/course/fire/ask?q=How+high+is+the+Monument%3F")
    assert "202 feet" in words_of(page.find_class("found")[0]) and page.find_class("quote")


def test_what_the_sources_do_not_say_is_said_to_be_so(browser) -> None:
    page = browser.get("/course/fire/ask?q=Who+won+the+football+world+cup+in+Brazil%3F")
    assert words_of(page.get_element_by_id("answer-heading")) == "The sources do not say this"


def test_a_question_full_of_markup_stays_text(browser) -> None:
    page = browser.get("/course/fire/ask?q=%3Cscript%3Ealert(1)%3C/script%3E%22%20OR%20*")
    assert all(one.get("src", "").startswith("/assets/") and not one.text for one in page.xpath("//script"))
    assert page.get_element_by_id("q").get("value").startswith("<script>")
