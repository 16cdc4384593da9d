"""A learner's way through the app in a real browser, on a phone and on a desk, and what axe says of every page."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from adfontes.building import build_course
from adfontes.course import open_course
from adfontes.guide import write_guide
from adfontes.guide.saying import SECTIONS
from browsing import assert_accessible

pytestmark = pytest.mark.browser

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "sino-soviet-treaty-1950"


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped example, built."""
    path = tmp_path_factory.mktemp("example") / "treaty.adf"
    os.environ["ADFONTES_CACHE"] = str(path.parent / "cache")
    build_course([EXAMPLE], path)
    return path


@pytest.fixture
def courses(folder: Path, example: Path) -> Path:
    """The course made by hand, the example, and one that cannot be opened."""
    shutil.copy(example, folder / "treaty.adf")
    (folder / "broken.adf").write_bytes(b"this is no course")
    return folder


def test_axe_sees_what_is_wrong(page: Page) -> None:
    page.set_content("<html><body><img src='data:,'><a href='/'></a></body></html>")
    with pytest.raises(AssertionError, match="image-alt"):
        assert_accessible(page)


def in_view(page: Page, selector: str) -> bool:
    """Whether the element stands on the screen."""
    box = page.locator(selector).bounding_box()
    size = page.viewport_size
    return bool(box and size and box["y"] + box["height"] > 0 and box["y"] < size["height"])


def test_a_learner_reads_asks_revises_and_finds_it_all_again_after_a_restart(page: Page, courses, serve) -> None:
    server = serve()
    page.goto(server.address)
    page.get_by_role("link", name="The Great Fire of London").click()
    page.get_by_role("navigation").get_by_role("link", name="Disagreements").click()

    page.locator("#dispute-2 .words").first.click()
    chosen = page.locator(".sentence.chosen")
    expect(chosen).to_have_text("Only 6 people are recorded as having died.")
    assert in_view(page, ".sentence.chosen")
    expect(page.locator(".note.chosen")).to_contain_text("at least 9 people")
    page.locator(".note.chosen").get_by_role("link", name="Back to Disagreement 2").click()
    assert page.url.endswith("/disputes#dispute-2") and in_view(page, "#dispute-2")

    page.get_by_role("navigation").get_by_role("link", name="Ask").click()
    page.get_by_label("Your question").fill("How high is the Monument?")
    page.get_by_role("button", name="Ask").click()
    expect(page.locator(".reply")).to_contain_text("202 feet")

    page.get_by_role("navigation").get_by_role("link", name="Cards").click()
    for rating in (3, 4, 1, 2, 3):
        front = page.locator("#front").inner_text()
        page.keyboard.press("Space")
        expect(page.locator(".back-side")).to_be_visible()
        page.keyboard.press(str(rating))
        expect(page.locator("#front")).not_to_have_text(front)
    expect(page.locator(".count")).to_contain_text("5 answered")

    page.get_by_role("navigation").get_by_role("link", name="Quiz").click()
    for question in page.locator(".asked").all():
        question.locator("label").first.click()
    page.get_by_role("button", name="Mark my answers").click()
    expect(page.locator("main h2").first).to_have_text("5 of 5 right")

    assert server.stop() == 0
    again = serve()
    page.goto(f"{again.address}course/fire/progress")
    expect(page.locator("main")).to_contain_text("5 answers so far; in quizzes 5 of 5 right.")
    expect(page.locator(".last tbody tr")).to_have_count(5)


def test_axe_finds_nothing_on_any_page(page: Page, courses, serve) -> None:
    server = serve()
    parts = ["", *SECTIONS, "sources", "sources/A", "sources/C", "ask", "cards", "quiz",
             "progress", "edit", "edit?section=cards", "ask?q=When+was+the+treaty+signed%3F",
             "ask?q=Who+won+the+world+cup%3F"]  # fmt: skip
    addresses = [f"course/{slug}/{part}" for slug in ("fire", "treaty") for part in parts]
    for address in [
        "",
        "nowhere",
        "course/broken/",
        "course/fire/sources/D?at=74&back=facts%23fact-1#D-74",
        *addresses,
    ]:
        page.goto(server.address + address)
        assert_accessible(page)
    page.goto(f"{server.address}course/fire/cards")
    page.get_by_text("Show the answer").click()
    assert_accessible(page)
    page.goto(f"{server.address}course/fire/quiz")
    page.locator(".asked label").nth(1).click()
    page.evaluate("document.querySelector('form').noValidate = true")
    page.get_by_role("button", name="Mark my answers").click()
    assert_accessible(page)


def test_what_is_typed_into_an_exam_answer_is_still_there_after_a_reload_and_gone_when_cleared(
    page: Page, courses, serve
) -> None:
    server = serve()
    page.goto(f"{server.address}course/treaty/exam?board=aqa-gcse")
    page.locator("a[href*='/exam/aqa-gcse/']").first.click()
    answer = page.get_by_label("Your answer")
    answer.fill("The treaty was signed in Moscow\non 14 February 1950.")
    page.reload()
    expect(answer).to_have_value("The treaty was signed in Moscow\non 14 February 1950.")
    expect(page.locator(".kept")).to_contain_text("kept in this browser only")
    asked = page.url

    page.goto(f"{server.address}course/treaty/exam/own")
    expect(page.get_by_label("Your answer")).to_have_value("")
    page.goto(asked)
    expect(answer).to_have_value("The treaty was signed in Moscow\non 14 February 1950.")
    answer.fill("")
    page.reload()
    expect(answer).to_have_value("")


def test_the_guide_is_accessible_and_a_statement_leads_to_its_sentence_and_back(page, example: Path, tmp_path) -> None:
    with open_course(example) as course:
        write_guide(course, tmp_path / "guide.html")
    page.goto((tmp_path / "guide.html").as_uri())
    assert_accessible(page)
    page.locator("#fact-2 .says a").first.click()
    target = page.locator(".sentence:target")
    assert target.count() == 1 and in_view(page, ".sentence:target")
    expect(page.locator(".sentence:target + .note")).to_be_visible()
    assert_accessible(page)
    page.locator(".sentence:target + .note").get_by_role("link", name="Must know 2", exact=True).click()
    assert page.url.endswith("#fact-2") and in_view(page, "#fact-2")


def test_everything_in_the_timeline_can_be_reached_by_keyboard_and_has_a_name(page: Page, courses, serve) -> None:
    page.goto(f"{serve().address}course/fire/timeline")
    names = []
    for _ in range(200):
        page.keyboard.press("Tab")
        name = page.evaluate(
            "document.activeElement.closest('svg') ? document.activeElement.getAttribute('aria-label') : ''"
        )
        if name:
            names.append(name)
        elif names:
            break
    assert len(names) == 9 and all(": " in name for name in names)


def test_a_course_can_be_read_and_revised_with_script_switched_off(chromium: Browser, courses, serve) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{serve().address}course/fire/cards")
    page.get_by_text("Show the answer").click()
    page.get_by_role("button", name="Known", exact=False).nth(1).click()
    assert "1 answered" in page.locator(".count").inner_text()
    page.get_by_role("navigation").get_by_role("link", name="Must know").click()
    page.locator("#fact-3 .says a").click()
    assert page.locator(".note.chosen").is_visible()
    context.close()
