"""Causes and consequences: only what is said outright, in words that can be read alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest

from adfontes.study.past_forms import past_form
from adfontes.values.course import CourseContent
from adfontes.values.study import CausalLink

Build = Callable[[Mapping[str, str]], CourseContent]

PAGE = """# The Corn Revolt of 1832

The Corn Revolt of 1832 began in Ely. The harvest of 1831 failed because of heavy rain. High prices led to hunger in
the eastern counties. The wells were dry, so the farmers sold their cattle. The new corn tax forced many tenants to
leave the land. The mills were burned in order to stop the export of corn. King William may have caused the panic.

The government sent soldiers to Ely in 1832. As a result, the leaders of the revolt fled to France.

Lord Ashby refused to pay his soldiers. Ashby feared a second revolt.

The losses of the landlords were so heavy that Parliament lowered the tax in 1834.

## Consequences of the Corn Revolt

- The price of bread fell
- Parliament passed a new corn law in 1835
"""
CARDS = """The Corn Revolt flashcards

Q: Why did the farmers of Ely join the revolt?
A: They could not pay their rents

Q: Why was the bridge at Ely guarded?
A: The rebels had tried to cross it
"""


@pytest.fixture(scope="module")
def course(build: Build) -> CourseContent:
    return build({"page.md": PAGE, "cards.txt": CARDS})


def link(course: CourseContent, effect: str) -> CausalLink:
    found = [link for link in course.causes if effect in link.effect.text]
    assert found, [(link.cause.text, link.effect.text) for link in course.causes]
    return found[0]


@pytest.mark.parametrize(
    ("effect", "cause"),
    [
        ("The harvest of 1831 failed", "Heavy rain"),
        ("Hunger in the eastern counties", "High prices"),
        ("The farmers sold their cattle", "The wells were dry"),
        ("Many tenants had to leave the land", "The new corn tax"),
        ("The mills were burned", "In order to stop the export of corn"),
        ("The leaders of the revolt fled to France", "The government sent soldiers to Ely in 1832"),
        ("Parliament lowered the tax in 1834", "The losses of the landlords were heavy"),
        ("The farmers of Ely joined the revolt", "They could not pay their rents"),
        ("Lord Ashby refused to pay his soldiers", "Ashby feared a second revolt"),
        ("The bridge at Ely was guarded", "The rebels had tried to cross it"),
    ],
)
def test_cause_and_effect_are_told_apart(course: CourseContent, effect: str, cause: str) -> None:
    assert link(course, effect).cause.text == cause


def test_what_may_have_been_is_no_link(course: CourseContent) -> None:
    assert not any("King William" in link.cause.text for link in course.causes)


def test_what_stands_under_consequences_follows_from_the_main_event(course: CourseContent) -> None:
    bread = link(course, "The price of bread fell")
    assert bread.part == "consequence"
    assert bread.cause_node == link(course, "a new corn law").cause_node


def test_figures_doubts_and_second_thoughts_below_a_heading_of_effects_are_none(build: Build) -> None:
    notes = """The Corn Revolt of 1832

The Corn Revolt of 1832 began in Ely. The Corn Revolt was put down by soldiers.

EFFECTS
- Parliament lowered the tax. Only a tenth of it was ever paid
- fines: under 3 pounds
- Wages were perhaps a little higher
- Many landlords sold their mills
"""
    cards = """The Corn Revolt flashcards

Q: When did Lord Ashby flee?
A: 1833, in the middle of the night

Q: Why was the bridge at Ely guarded?
A: The rebels had tried to cross it
"""
    found = build({"notes.txt": notes, "cards.txt": cards}).causes
    effects = [link.effect.text for link in found]
    assert "Many landlords sold their mills" in effects
    assert "Parliament lowered the tax" in effects
    assert "The bridge at Ely was guarded" in effects
    assert not [text for text in effects if re.search("tenth|fines|Wages|fle", text)]


def test_a_word_after_so_that_only_tells_which_is_no_effect(build: Build) -> None:
    page = "# The Corn Revolt\n\nIt began in Ely in 1832. Of 52 barns so counted, 17 were burnt in a week.\n"
    assert build({"page.md": page}).causes == ()


def test_what_is_dated_before_the_event_is_a_cause(course: CourseContent) -> None:
    assert link(course, "The harvest of 1831 failed").part == "cause"
    assert link(course, "lowered the tax in 1834").part == "consequence"


def test_a_link_cites_the_words_of_both_its_ends(course: CourseContent) -> None:
    texts = {entry.source.name: entry.source.text for entry in course.sources}
    for one in course.causes:
        for statement in (one.cause, one.effect, one.statement):
            for citation in statement.citations:
                assert texts[citation.source][citation.start : citation.end] == citation.quote
                assert len(citation.quote) <= 300


def test_the_past_tense_of_a_verb() -> None:
    assert [past_form(verb) for verb in ("join", "carry", "leave", "invade", "step", "go")] == [
        "joined",
        "carried",
        "left",
        "invaded",
        "stepped",
        "went",
    ]
