"""The tutor in the browser by plain forms: it hints before it tells, and every answer is kept."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from adfontes.learners import open_learners


def words_of(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def reply(browser, page: html.HtmlElement, **values: str) -> html.HtmlElement:
    response = browser.submit(page.forms[-1], **values)
    assert response.status_code == 200
    return html.document_fromstring(response.content.decode())


def test_a_wrong_answer_brings_a_hint_and_no_quote(browser) -> None:
    page = browser.get("/course/fire/tutor")
    asked = words_of(page.get_element_by_id("asked"))
    page = reply(browser, page, said="no idea")
    assert words_of(page.get_element_by_id("asked")) == asked
    assert words_of(page.find_class("learner-says")[0]) == "You: no idea"
    assert words_of(page.find_class("tutor-says")[1]).startswith("Hint")
    assert not page.find_class("quote")


def test_asking_shows_the_answer_with_its_sentence_and_keeps_that_it_was_not_known(browser, folder: Path) -> None:
    page = browser.get("/course/fire/tutor")
    page = reply(browser, page, wish="answer")
    assert page.find_class("quote")
    assert [review.rating for review in open_learners(folder).reviews("fire.adf")] == [1]


def test_two_hints_then_the_source_then_the_answer(browser) -> None:
    page = browser.get("/course/fire/tutor")
    seen = []
    for _ in range(4):
        page = reply(browser, page, said="no idea")
        seen.append(bool(page.find_class("quote")))
    assert seen == [False, False, True, True]


def test_the_same_page_sent_twice_counts_once(browser, folder: Path) -> None:
    form = browser.get("/course/fire/tutor").forms[-1]
    for _ in range(2):
        assert browser.submit(form, wish="answer").status_code == 200
    assert len(open_learners(folder).reviews("fire.adf")) == 1


def test_a_dialogue_that_was_changed_by_hand_is_refused(browser) -> None:
    form = browser.get("/course/fire/tutor").forms[-1]
    assert browser.submit(form, dialogue="changed", said="1666").status_code == 409


def test_going_on_asks_another_question(browser) -> None:
    page = reply(browser, browser.get("/course/fire/tutor"), wish="answer")
    asked = words_of(page.get_element_by_id("asked"))
    response = browser.submit(page.forms[-1], next="1")
    assert response.status_code == 302
    assert words_of(browser.get(response.headers["Location"]).get_element_by_id("asked")) != asked


def test_what_a_learner_writes_is_shown_as_text(browser) -> None:
    page = reply(browser, browser.get("/course/fire/tutor"), said="<script>alert(1)</script>")
    assert not page.find_class("learner-says")[0].findall(".//script")
