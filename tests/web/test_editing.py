"""A teacher corrects a course in the browser, without any script."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from adfontes.course.editing import EDITABLE
from adfontes.course.overlay import overlay_path, read_overlay


def words_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def form_of(page: html.HtmlElement, action: str, number: int = 0) -> html.HtmlElement:
    found = [form for form in page.forms if form.xpath(f'.//*[@name="action" and @value="{action}"]')]
    return found[number]


def test_a_correction_shows_on_every_page_with_name_and_day_and_can_be_taken_back(browser, folder: Path) -> None:
    page = browser.get("/course/fire/edit?section=facts")
    answer = browser.submit(form_of(page, "correct", 4), text="The Lord Mayor refused.", by="Ms Lee")
    assert answer.status_code == 302 and answer["Location"] == "/course/fire/edit?section=facts"
    fact = browser.get("/course/fire/facts").get_element_by_id("fact-5")
    assert "The Lord Mayor refused." in words_of(fact) and "Corrected by Ms Lee" in words_of(fact)
    guide = html.document_fromstring(browser.client.get("/course/fire/guide.html").content.decode())
    assert "Corrected by Ms Lee" in words_of(guide.get_element_by_id("fact-5"))
    assert [edit.by for edit in read_overlay(folder / "fire.adf")] == ["Ms Lee"]
    assert browser.submit(form_of(browser.get("/course/fire/edit"), "undo")).status_code == 302
    assert "refused" not in words_of(browser.get("/course/fire/facts"))
    assert not overlay_path(folder / "fire.adf").exists()


def test_items_are_hidden_approved_and_added(browser) -> None:
    page = browser.get("/course/fire/edit?section=facts")
    browser.submit(form_of(page, "hide"), action="hide")
    page = browser.get("/course/fire/edit?section=facts")
    browser.submit(form_of(page, "approve"), action="approve", by="Mr Ode")
    page = browser.get("/course/fire/edit?section=facts")
    browser.submit(
        form_of(page, "add"), text="Somebody was to blame.", quote="looked for somebody to blame", by="Mr Ode"
    )
    facts = words_of(browser.get("/course/fire/facts").get_element_by_id("main"))
    assert "broke out on Sunday" not in facts
    assert "Approved by Mr Ode" in facts and "Somebody was to blame." in facts and "Added by Mr Ode" in facts


def test_what_cannot_be_done_is_said_and_what_was_typed_stays(browser, folder: Path) -> None:
    page = browser.get("/course/fire/edit?section=timeline")
    answer = browser.submit(form_of(page, "add"), title="one day", text="It ended.", quote="no such words", by="Ms Lee")
    shown = html.document_fromstring(answer.content.decode())
    assert "no source has these exact words" in words_of(shown.find_class("problem")[0])
    assert shown.get_element_by_id("add-text").text == "It ended."
    for wrong in ({"by": " "}, {"action": "destroy"}, {"action": "undo", "number": "9999999"}):
        assert browser.submit(form_of(page, "add"), **{"by": "Ms Lee", **wrong}).status_code == 200
    assert not overlay_path(folder / "fire.adf").exists()


def test_every_section_that_can_be_corrected_has_its_page(browser) -> None:
    for section in EDITABLE:
        page = browser.get(f"/course/fire/edit?section={section}")
        assert page.find_class("editable")[0].xpath("./li"), section
    assert browser.get("/course/fire/edit?section=nonsense").find_class("editable")


def test_a_form_without_its_token_changes_nothing(browser, folder: Path) -> None:
    answer = browser.client.post("/course/fire/edit", {"action": "hide", "section": "facts", "key": "fact-begin"})
    assert answer.status_code == 403 and not overlay_path(folder / "fire.adf").exists()
