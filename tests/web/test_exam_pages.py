"""Exam practice in the browser: choose a board, see its paper, write an answer, read the feedback; without script."""

from __future__ import annotations

from lxml import html


def words_of(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def first_question(browser, paper: str = "board=aqa-gcse&paper=1") -> html.HtmlElement:
    page = browser.get(f"/course/fire/exam?{paper}")
    link = page.xpath("//a[starts-with(normalize-space(.), 'Write an answer')]")[0]
    return browser.get(link.get("href"))


def test_a_learner_chooses_a_board_and_sees_its_paper_with_marks_and_minutes(browser) -> None:
    page = browser.get("/course/fire/exam")
    boards = {link.rpartition("=")[2]: link for link in page.xpath("//a[contains(@href, '?board=')]/@href")}
    assert "aqa-gcse" in boards and "ap-world" in boards
    page = browser.get(boards["aqa-gcse"])
    options = page.xpath("//select[@name='board']/option/@value")
    assert set(options) == set(boards)
    shown = words_of(page.get_element_by_id("main"))
    assert "Paper 1: Understanding the modern world" in shown
    assert "the board's paper: 84 marks, 120 minutes" in shown
    assert "Describe two features of the Great Fire of London." in shown
    assert "4 marks · 5 minutes" in shown
    assert "not an official paper" in shown


def test_documents_of_a_paper_are_quoted_and_open_their_source(browser) -> None:
    page = browser.get("/course/fire/exam?board=aqa-gcse&paper=1")
    quote = page.find_class("quote")[0]
    source = browser.get(quote.xpath(".//a[@class='words']/@href")[0])
    assert source.xpath("//a[contains(., 'Back to the paper')]")


def test_the_indicative_answer_is_hidden_until_it_is_asked_for(browser) -> None:
    page = first_question(browser)
    details = page.xpath("//details[summary[contains(., 'Show what an answer could hold')]]")[0]
    assert details.get("open") is None
    assert details.find_class("statement") and details.find_class("letter")
    assert "not an official one" in words_of(page.get_element_by_id("main"))


def test_an_answer_gets_feedback_with_reasons_and_stays_on_the_page(browser) -> None:
    page = browser.get("/course/fire/exam?board=aqa-gcse&paper=1")
    asked = next(one for one in page.find_class("asked") if "Describe two features" in words_of(one))
    page = browser.get(asked.xpath(".//a[starts-with(normalize-space(.), 'Write')]/@href")[0])
    answer = "The fire broke out on 2 September 1666. It destroyed 13,200 houses."
    response = browser.submit(page.forms[0], answer=answer)
    assert response.status_code == 200
    marked = html.document_fromstring(response.content.decode())
    feedback = words_of(marked.get_element_by_id("feedback"))
    assert "Practice feedback, not an official mark." in feedback
    assert marked.xpath("//textarea")[0].text.strip() == answer
    assert marked.get_element_by_id("feedback").find_class("letter")


def test_a_question_of_the_learner_s_own_is_marked_in_the_form_of_a_board(browser) -> None:
    page = browser.get("/course/fire/exam")
    page = browser.get(page.xpath("//a[contains(., 'a question of your own')]/@href")[0])
    asked, answer = "Describe the fire.", "The fire broke out on 2 September 1666. It destroyed 13,200 houses."
    response = browser.submit(page.forms[0], question=asked, answer=answer, board="aqa-gcse")
    shown = html.document_fromstring(response.content.decode())
    assert "Practice feedback, not an official mark." in words_of(shown.get_element_by_id("feedback"))
    assert "Nearest question of AQA GCSE" in words_of(shown.get_element_by_id("main"))
    assert [box.text.strip() for box in shown.xpath("//textarea")] == [asked, answer]
    assert shown.xpath("//option[@value='aqa-gcse']/@selected")


def test_a_question_of_one_s_own_without_words_is_asked_for_in_one_sentence(browser) -> None:
    page = browser.get("/course/fire/exam/own")
    response = browser.submit(page.forms[0], question=" ", answer="The fire broke out in 1666.")
    shown = html.document_fromstring(response.content.decode())
    assert "say which question the answer is to" in words_of(shown.find_class("problem")[0])


def test_what_is_typed_is_kept_by_a_script_of_the_page_itself(browser) -> None:
    page = first_question(browser)
    assert page.xpath("//textarea[@data-keep]") and page.xpath("//script[contains(@src, 'keep.js')]")


def test_an_empty_answer_is_asked_for_in_one_sentence(browser) -> None:
    page = first_question(browser)
    response = browser.submit(page.forms[0], answer="   ")
    assert response.status_code == 200
    shown = html.document_fromstring(response.content.decode())
    assert "write at least a sentence" in words_of(shown.find_class("problem")[0])


def test_an_answer_without_the_token_of_its_page_is_refused(browser) -> None:
    page = first_question(browser)
    assert browser.client.post(page.forms[0].action, {"answer": "x"}).status_code == 403


def test_what_is_not_there_is_not_found(browser) -> None:
    browser.get("/course/fire/exam?board=aqa-gcse&paper=9", status=404)
    browser.get("/course/fire/exam/aqa-gcse/1/exam-nothing", status=404)
    browser.get("/course/fire/exam/nobody/1/exam-nothing", status=404)
    browser.get("/boards/nobody", status=404)
    assert browser.get("/course/fire/exam?board=nobody").xpath("//a[contains(@href, '?board=aqa-gcse')]")


def test_a_board_is_shown_with_its_questions_levels_and_how_far_to_trust_them(browser) -> None:
    listed = browser.get("/boards/")
    link = next(one for one in listed.xpath("//main//a") if "Edexcel GCSE" in words_of(one))
    page = browser.get(link.get("href"))
    shown = words_of(page.get_element_by_id("main"))
    assert "looked at on 2026-11-22" in shown and "docs/exam-boards.md" in shown
    assert "Paper 2: Period study and British depth study" in shown and "64 marks · 110 minutes" in shown
    assert "At most 12 The top level needs something beyond the two given points." in shown
    assert "likely, but do not rely on it" in shown
