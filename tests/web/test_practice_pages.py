"""Revising in the browser by plain forms: nothing that was answered is lost, nothing counts twice."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import msgspec
from lxml import html

from adfontes.course import write_course
from adfontes.learners import open_learners
from great_fire import great_fire


def words_of(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def answer_card(browser, page: html.HtmlElement, rating: str) -> html.HtmlElement:
    """Answer the card of the page and follow to the next one."""
    response = browser.submit(page.forms[0], rating=rating)
    assert response.status_code == 302
    return browser.get(response.headers["Location"])


def test_a_card_shows_its_question_then_its_answer_with_the_sentence_and_four_next_dates(browser) -> None:
    page = browser.get("/course/fire/cards")
    assert words_of(page.get_element_by_id("front")) == "When did the Great Fire of London begin?"
    details = page.find_class("reveal")[0]
    assert details.get("open") is None
    assert "“The fire broke out on Sunday" in words_of(details.find_class("quote")[0])
    buttons = page.find_class("ratings")[0].xpath("button")
    assert [button.findtext("b") for button in buttons] == ["Not known", "Hard", "Known", "Easy"]
    assert all(button.findtext("span") for button in buttons)


def test_a_sitting_is_ten_cards_and_every_answer_is_kept(browser, folder: Path) -> None:
    page, fronts = browser.get("/course/fire/cards"), []
    while page.find_class("card"):
        fronts.append(words_of(page.get_element_by_id("front")))
        page = answer_card(browser, page, "4")
        assert len(open_learners(folder).reviews("fire.adf")) == len(fronts)
    assert len(fronts) == len(set(fronts)) == 10
    assert words_of(page.find(".//main")).startswith("10 cards answered 1 more card can be revised now.")


def test_a_card_that_was_not_known_comes_back_before_the_sitting_ends(browser) -> None:
    page = browser.get("/course/fire/cards")
    first = words_of(page.get_element_by_id("front"))
    page, seen = answer_card(browser, page, "1"), []
    while page.find_class("card"):
        seen.append(words_of(page.get_element_by_id("front")))
        page = answer_card(browser, page, "4")
    assert seen[-1] == first and len(seen) == 10


def test_the_same_page_sent_twice_counts_once(browser, folder: Path) -> None:
    form = browser.get("/course/fire/cards").forms[0]
    first, second = (browser.submit(form, rating="3") for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert len(open_learners(folder).reviews("fire.adf")) == 1


def test_a_form_without_its_token_is_refused_and_nothing_is_kept(browser, folder: Path) -> None:
    key = browser.get("/course/fire/cards").forms[0].fields["card"]
    response = browser.client.post("/course/fire/cards", {"card": key, "rating": "3", "seen": ""})
    assert response.status_code == 403 and b"Your answer was not kept" in response.content
    assert open_learners(folder).reviews("fire.adf") == ()


def test_a_rating_that_does_not_exist_is_refused(browser, folder: Path) -> None:
    form = browser.get("/course/fire/cards").forms[0]
    for rating in ("0", "5", "", "easy", "³"):
        assert browser.submit(form, rating=rating).status_code == 400
    assert open_learners(folder).reviews("fire.adf") == ()


def test_a_card_that_a_rebuild_took_away_is_explained(browser, folder: Path) -> None:
    form = browser.get("/course/fire/cards").forms[0]
    content = great_fire()
    write_course(msgspec.structs.replace(content, cards=content.cards[3:]), folder / "fire.adf")
    response = browser.submit(form, rating="3")
    assert response.status_code == 409 and b"This card is gone" in response.content


def test_an_address_of_a_sitting_that_makes_no_sense_starts_anew(browser) -> None:
    page = browser.get("/course/fire/cards?done=-1&again=%00+nothing")
    assert words_of(page.find_class("count")[0]) == "10 cards to go"


def test_the_quiz_asks_five_questions_and_marks_them_with_the_sentence_they_rest_on(browser, folder: Path) -> None:
    page = browser.get("/course/fire/quiz")
    questions = page.find_class("asked")
    assert len(questions) == 5
    form = page.forms[0]
    names = sorted({field.get("name") for field in form.inputs if field.get("type") == "radio"})
    response = browser.submit(form, **dict.fromkeys(names, "0"))
    page = browser.get(response.headers["Location"])
    assert words_of(page.find(".//h2")) == "5 of 5 right"
    assert all(asked.find_class("quote") for asked in page.find_class("asked"))
    answers = open_learners(folder).answers("fire.adf")
    assert len(answers) == 5 and all(answer.right for answer in answers)


def test_a_wrong_answer_is_shown_with_the_right_one_and_where_its_words_come_from(browser) -> None:
    form = browser.get("/course/fire/quiz").forms[0]
    name = next(field.get("name") for field in form.inputs if field.get("type") == "radio")
    page = browser.get(browser.submit(form, **{name: "1"}).headers["Location"])
    assert words_of(page.find(".//h2")) == "0 of 1 right"
    told = [words_of(option) for option in page.find_class("told")]
    assert told[0].endswith("✓ right") and "✗ your answer These words stand elsewhere:" in told[1]


def test_questions_that_were_answered_rightly_come_last(browser) -> None:
    form = browser.get("/course/fire/quiz").forms[0]
    names = {field.get("name") for field in form.inputs if field.get("type") == "radio"}
    browser.submit(form, **dict.fromkeys(names, "0"))
    again = browser.get("/course/fire/quiz").forms[0]
    first = next(field.get("name") for field in again.inputs if field.get("type") == "radio")
    assert first not in names


def test_an_empty_or_forged_quiz_keeps_nothing(browser, folder: Path) -> None:
    form = browser.get("/course/fire/quiz").forms[0]
    for values in ({}, {"q-nothing": "0"}, {"q-quiz-card-00": "77"}, {"q-quiz-card-00": "-1"}):
        assert browser.submit(form, **values).headers["Location"] == "/course/fire/quiz"
    assert open_learners(folder).answers("fire.adf") == ()


def test_progress_counts_what_is_known_and_shows_the_last_answers(browser) -> None:
    answer_card(browser, browser.get("/course/fire/cards"), "4")
    page = browser.get("/course/fire/progress")
    rows = [words_of(row) for row in page.find_class("figures")[0].iter("tr")]
    assert rows == ["Known for now 1", "Due again 0", "Not yet seen 10", "All cards 11"]
    assert "1 answer so far." in words_of(page)
    assert "When did the Great Fire of London begin? Easy" in words_of(page.find_class("last")[0])


def test_the_day_of_the_exam_is_kept_and_can_be_taken_back(browser, folder: Path) -> None:
    exam = date.today() + timedelta(days=30)
    for value, kept in ((exam.isoformat(), exam), ("", None)):
        form = browser.get("/course/fire/progress").find_class("exam")[0]
        assert browser.submit(form, exam=value).status_code == 302
        assert open_learners(folder).aim("fire.adf").exam == kept


def test_a_day_that_is_no_date_or_past_is_refused_in_a_sentence(browser, folder: Path) -> None:
    for words in ("soon", "1950-02-14", "2026-13-45"):
        form = browser.get("/course/fire/progress").find_class("exam")[0]
        assert b'role="alert"' in browser.submit(form, exam=words).content
    assert open_learners(folder).aim("fire.adf").exam is None
