"""A real browser for tests: how Chromium is started, on what screens, and what every page must pass."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--no-first-run", "--no-sandbox"]  # fmt: skip
SCREENS = {
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "color_scheme": "dark"},
    "desk": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
}


@contextmanager
def started() -> Iterator[Browser]:
    """Chromium; the test is left out where there is none, unless it must run."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        if os.environ.get("ADFONTES_REQUIRE_BROWSER"):
            pytest.fail("no Chromium was found; set CHROMIUM to its path")
        pytest.skip("no Chromium was found")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, screen: str) -> Iterator[Page]:
    """A page that must not say anything on its console, and asks no other host for anything."""
    context = browser.new_context(**SCREENS[screen])
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    hosts: set[str] = set()
    page.on("request", lambda sent: hosts.add(urlsplit(sent.url).hostname or "file"))
    yield page
    context.close()
    assert hosts <= {"127.0.0.1", "file"}
    # A page that cannot be opened answers with its status, which the console reports; nothing else may stand there.
    assert [words for words in complaints if "Failed to load resource" not in words] == []


def assert_accessible(page: Page) -> None:
    """Axe finds nothing, and nothing is wider than the screen."""
    found: Any = Axe().run(page)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0, f"{page.url} is {overflow} px wider than the screen"
