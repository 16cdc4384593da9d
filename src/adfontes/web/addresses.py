"""Addresses within a course, and the way back from a source to the very place that one came from."""

from __future__ import annotations

import re
from urllib.parse import quote

from adfontes.guide.places import ANCHORS, Place, sentence_anchor
from adfontes.guide.saying import SECTIONS
from adfontes.guide.showing import Link

WORDS = {
    "": "the overview",
    **SECTIONS,
    "disputes": "Disagreement",
    "names": "Name",
    "sources": "Sources",
    "ask": "your question",
    "cards": "the card",
    "quiz": "the quiz",
    "tutor": "the tutor",
    "exam": "the paper",
    "progress": "your progress",
}
BACK = re.compile(r"(?P<page>[a-z_]*)(?P<query>\?[^#\s]*)?(?:#(?P<kind>[a-z]+)-(?P<number>\d+))?")
"""A place within the course: page, query and anchor, and nothing that could lead out of it."""


def course_address(slug: str, page: str = "") -> str:
    """A page of a course."""
    return f"/course/{quote(slug, safe='')}/{page}"


class WebLinks:
    """Links from the pages of a course.

    Args:
        slug: the course's name in addresses.
        here: page and query that a reader who has no more exact place comes back to (``ask?q=...``).
    """

    def __init__(self, slug: str, here: str = "") -> None:
        self.slug = slug
        self.here = here

    def sentence(self, letter: str, start: int, back: Place) -> str:
        """The source, opened at the sentence."""
        place = f"{back.section}#{back.anchor}" if back.section else self.here
        way_back = f"&back={quote(place, safe='')}" if place else ""
        return course_address(
            self.slug, f"sources/{quote(letter)}?at={start}{way_back}#{sentence_anchor(letter, start)}"
        )

    def place(self, place: Place) -> str:
        """The statement, dispute, date or name on its page."""
        return course_address(self.slug, f"{place.section}#{place.anchor}")

    def source(self, letter: str) -> str:
        """The source from its beginning."""
        return course_address(self.slug, f"sources/{quote(letter)}")


def way_back(slug: str, place: str) -> Link | None:
    """The link back to where a reader came from; None where the words name no place of the course."""
    found = BACK.fullmatch(place)
    if not place or not found or found["page"] not in WORDS:
        return None
    words = WORDS[found["page"]]
    if found["kind"] and ANCHORS.get(found["page"]) == found["kind"]:
        words = f"{words} {found['number']}"
    return Link(course_address(slug, place), f"Back to {words}")
