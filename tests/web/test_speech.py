"""Reading aloud and spoken answers, in a real browser whose voice and ear are stood in for: test machines have none."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from adfontes.course import open_course
from adfontes.guide import write_guide

pytestmark = pytest.mark.browser

VOICE = """
window.spoken = [];
window.SpeechSynthesisUtterance = class extends EventTarget { constructor(words) { super(); this.text = words; } };
Object.defineProperty(window, "speechSynthesis", { value: {
  speak(one) { window.spoken.push(one.text); window.speaking = one; },
  cancel() { window.speaking = null; },
} });
"""
EAR = """
window.webkitSpeechRecognition = window.SpeechRecognition = class extends EventTarget {
  start() { window.ear = this; }
  stop() { this.dispatchEvent(new Event("end")); }
};
window.hear = (words) => {
  const event = new Event("result");
  event.results = [[{ transcript: words }]];
  window.ear.dispatchEvent(event);
  window.ear.stop();
};
"""


def test_a_card_is_read_aloud_and_a_second_press_stops(page: Page, serve) -> None:
    page.add_init_script(VOICE)
    page.goto(f"{serve().address}course/fire/cards")
    button = page.get_by_role("button", name="Read aloud").first
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    stop = page.get_by_role("button", name="Stop reading")
    expect(stop).to_have_attribute("aria-pressed", "true")
    front = page.locator("#front").inner_text()
    assert page.evaluate("window.spoken") == [front.replace("_____", "blank")]
    stop.click()
    expect(page.get_by_role("button", name="Stop reading")).to_have_count(0)
    assert page.evaluate("window.speaking") is None


def test_reading_another_thing_stops_the_first_and_the_end_frees_the_button(page: Page, serve) -> None:
    page.add_init_script(VOICE)
    page.goto(f"{serve().address}course/fire/quiz")
    buttons = page.locator(".aloud button")
    buttons.nth(0).click()
    buttons.nth(1).click()
    expect(buttons.nth(0)).to_have_text("Read aloud")
    expect(buttons.nth(1)).to_have_text("Stop reading")
    first_option = page.locator(".asked").nth(1).locator(".option span").first.inner_text()
    assert first_option in page.evaluate("window.spoken[1]")
    page.evaluate("window.speaking.dispatchEvent(new Event('end'))")
    expect(buttons.nth(1)).to_have_text("Read aloud")


def test_a_browser_without_a_voice_says_so(page: Page, serve) -> None:
    page.add_init_script(VOICE)
    page.goto(f"{serve().address}course/fire/cards")
    page.locator(".aloud button").first.click()
    page.evaluate("window.speaking.dispatchEvent(Object.assign(new Event('error'), {error: 'synthesis-failed'}))")
    expect(page.locator(".aloud button").first).to_have_text("This browser has no voice")


def test_a_spoken_answer_goes_into_the_field(page: Page, serve) -> None:
    page.add_init_script(EAR)
    page.goto(f"{serve().address}course/fire/tutor")
    page.get_by_role("button", name="Say it").click()
    expect(page.get_by_role("button", name="Stop listening")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".heard")).to_contain_text("Listening")
    page.evaluate("window.hear('in Pudding Lane')")
    expect(page.locator("#said")).to_have_value("in Pudding Lane")
    expect(page.get_by_role("button", name="Say it")).to_be_visible()


def test_in_the_guide_a_card_is_read_and_what_was_said_stands_beside_it(
    page: Page, folder: Path, tmp_path: Path
) -> None:
    with open_course(folder / "fire.adf") as course:
        write_guide(course, tmp_path / "guide.html")
    page.add_init_script(VOICE + EAR)
    page.goto((tmp_path / "guide.html").as_uri())
    card = page.locator(".deck .card:visible")
    card.get_by_role("button", name="Read aloud").first.click()
    assert page.evaluate("window.spoken.length") == 1
    card.get_by_role("button", name="Say it").click()
    page.evaluate("window.hear('fourteen years')")
    expect(card.locator(".heard")).to_have_text("You said: fourteen years")


def test_without_such_a_browser_there_are_no_empty_buttons(page: Page, serve) -> None:
    page.add_init_script("delete window.SpeechRecognition; delete window.webkitSpeechRecognition;")
    page.goto(f"{serve().address}course/fire/tutor")
    expect(page.locator(".dictate")).to_be_hidden()
