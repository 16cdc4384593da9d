"""The guide as one file in a real browser: it revises, keeps the answers, and works without script or storage."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from adfontes.guide import write_guide
from browsing import assert_accessible
from made_study import full_course

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The guide of a course with something in every section."""
    path = tmp_path_factory.mktemp("guide") / "fire.html"
    write_guide(full_course(), path)
    return path


def test_every_section_is_accessible_and_fits_the_screen(page: Page, guide: Path) -> None:
    page.goto(guide.as_uri())
    assert_accessible(page)
    for summary in page.locator("main summary").all():
        if summary.is_visible():
            summary.click()
    assert_accessible(page)


def test_cards_are_asked_by_keyboard_and_the_answers_are_there_again_after_closing(page: Page, guide: Path) -> None:
    page.goto(guide.as_uri())
    progress, cards = page.locator("#revise .progress"), page.locator(".deck .card:visible")
    expect(progress).to_contain_text("0 of 11 cards known for now")
    expect(cards).to_have_count(1)
    page.locator(".deck .reveal summary:visible").click()
    page.locator(".deck .ratings button:visible").nth(2).click()
    for rating in ("3", "4", "1"):
        front = page.locator(".deck .front:visible")
        expect(front).to_be_focused()
        before = front.inner_text()
        page.keyboard.press("Space")
        expect(page.locator(".deck .back-side:visible")).to_have_count(1)
        page.keyboard.press(rating)
        expect(page.locator(".deck .front:visible")).not_to_have_text(before)
    expect(progress).to_contain_text("3 of 11 cards known for now · 1 due again, 7 not yet seen")
    expect(page.locator(".deck .count")).to_have_text("7 cards to go · 3 answered")
    page.reload()
    expect(progress).to_contain_text("3 of 11 cards known for now · 1 due again, 7 not yet seen")
    page.get_by_role("button", name="Forget my answers").click()
    page.get_by_role("button", name="Press again").click()
    expect(progress).to_contain_text("0 of 11 cards known for now")


def test_a_known_card_comes_back_on_its_day_and_later_each_time(page: Page, guide: Path) -> None:
    page.clock.install(time="2027-03-01T09:00:00")
    page.goto(guide.as_uri())
    first = page.locator(".deck .front:visible").inner_text()
    for wait, said in ((0, "tomorrow"), (1, "in 3 days"), (3, "in 7 days")):
        page.clock.fast_forward(wait * 24 * 60 * 60 * 1000)
        page.reload()
        expect(page.locator(".deck .front:visible")).to_have_text(first)
        page.locator(".deck .reveal summary:visible").click()
        expect(page.locator(".deck .ratings button:visible").nth(2)).to_contain_text(f"Known {said}")
        page.locator(".deck .ratings button:visible").nth(2).click()
        page.reload()
        expect(page.locator(".deck .front:visible")).not_to_have_text(first)


def test_a_question_is_marked_at_once_with_the_sentence_it_rests_on(page: Page, guide: Path) -> None:
    page.goto(guide.as_uri())
    question = page.locator(".quizzing .asked:visible")
    question.locator("label").nth(1).click()
    expect(question.locator("p.verdict")).to_have_text("✗ Not what the sources say.")
    expect(question.locator(".quote:visible")).to_have_count(1)
    page.get_by_role("button", name="Next question").click()
    expect(page.locator(".quizzing .count")).to_have_text("Question 2 of 6")
    question.locator("label").first.click()
    expect(question.locator("p.verdict")).to_have_text("✓ Right.")
    expect(page.locator("#revise .progress")).to_contain_text("in the quiz 1 of 2 right")
    assert_accessible(page)


def test_a_browser_that_keeps_nothing_says_so_and_still_asks(page: Page, guide: Path) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } });")
    page.goto(guide.as_uri())
    expect(page.locator("#revise .progress")).to_contain_text("This browser does not keep your answers")
    page.locator(".deck .reveal summary:visible").click()
    page.locator(".deck .ratings button:visible").nth(3).click()
    expect(page.locator(".deck .count")).to_have_text("9 cards to go · 1 answered")


def test_storage_with_nonsense_in_it_does_no_harm(page: Page, guide: Path) -> None:
    page.goto(guide.as_uri())
    page.evaluate("localStorage.setItem('adfontes guide: The Great Fire of London', '{\"cards\": 7, \"quiz\": null}')")
    page.reload()
    expect(page.locator("#revise .progress")).to_contain_text("0 of 11 cards known for now")


def test_without_script_the_cards_are_a_list_with_the_answers_folded(chromium: Browser, guide: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(guide.as_uri())
    assert page.locator(".deck .card:visible").count() == 11
    assert page.locator(".ratings:visible").count() == page.locator("#revise button:visible").count() == 0
    page.locator(".deck .reveal summary").nth(2).click()
    assert page.locator(".deck .found:visible").inner_text() == "Thomas Farriner"
    context.close()


def test_the_organiser_prints_on_two_pages(page: Page, tmp_path: Path) -> None:
    write_guide(full_course(), tmp_path / "organiser.html", organiser=True)
    page.goto((tmp_path / "organiser.html").as_uri())
    assert_accessible(page)
    assert len(pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))) <= 2
