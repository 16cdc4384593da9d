"""All twelve development topics: every card, option and fact is walked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from adfontes.evidence import gather, resolve
from adfontes.language import annotate
from adfontes.sources import read_source
from adfontes.study import compose
from adfontes.values.citations import Citation
from adfontes.values.course import CourseContent
from adfontes.values.study import Statement

pytestmark = [pytest.mark.topics, pytest.mark.slow]


@pytest.fixture(scope="module")
def courses(topics: list[Path]) -> dict[str, CourseContent]:
    found = {}
    for folder in topics:
        files = sorted(folder.glob("source_*.txt"))
        resolved = resolve([annotate(read_source(path, path.name)) for path in files])
        found[folder.name] = compose(resolved, gather(resolved))
    return found


def statements(course: CourseContent) -> list[Statement]:
    found = [said for fact in course.facts for said in (fact.statement, *fact.further)]
    found += [entry.statement for entry in course.timeline] + [card.back for card in course.cards]
    return found + [said for entry in course.names for said in entry.statements] + [q.statement for q in course.quiz]


def citations(course: CourseContent) -> list[Citation]:
    found = [citation for said in statements(course) for citation in said.citations]
    found += [citation for entry in course.names for citation in entry.mentions]
    return found + [citation for q in course.quiz for option in q.options for citation in option.citations]


def test_every_citation_of_every_topic_stands_in_its_source(courses: dict[str, CourseContent]) -> None:
    for course in courses.values():
        texts = {entry.source.name: entry.source.text for entry in course.sources}
        for citation in citations(course):
            citation.check(texts[citation.source])
            assert len(citation.quote) <= 300


def test_no_citation_stands_in_page_furniture(courses: dict[str, CourseContent]) -> None:
    for topic, course in courses.items():
        furniture = {
            entry.source.name: [block.span for block in entry.source.blocks if block.kind == "furniture"]
            for entry in course.sources
        }
        for said in statements(course):
            for citation in said.citations:
                inside = [span for span in furniture[citation.source] if span.contains(citation.span)]
                assert not inside, f"{topic}: {citation.quote}"


def test_every_statement_names_the_sources_that_it_cites(courses: dict[str, CourseContent]) -> None:
    for course in courses.values():
        for said in statements(course):
            assert {citation.source for citation in said.citations} == set(said.sources)


def test_every_topic_has_facts_dates_cards_and_a_quiz(courses: dict[str, CourseContent]) -> None:
    for topic, course in courses.items():
        assert len(course.facts) >= 20, topic
        assert len(course.timeline) >= 10, topic
        assert len(course.cards) >= 25, topic
        assert len(course.quiz) >= 8, topic  # a topic with few persons and dates has few fair wrong options


def test_keys_are_unique_within_a_section(courses: dict[str, CourseContent]) -> None:
    for course in courses.values():
        for section in (course.facts, course.timeline, course.cards, course.quiz):
            keys = [item.key for item in section]
            assert len(keys) == len(set(keys))


def test_no_front_gives_its_back_away(courses: dict[str, CourseContent]) -> None:
    for course in courses.values():
        for card in course.cards:
            if card.kind in ("date", "quantity", "name"):
                assert card.back.text.lower() not in card.front.lower()
                assert not set(re.findall(r"\d{4}", card.back.text)) & set(re.findall(r"\d{4}", card.front))


def test_every_question_ends_as_one(courses: dict[str, CourseContent]) -> None:
    for course in courses.values():
        for front in [card.front for card in course.cards if card.kind != "source_card"]:
            assert "_____" in front or front.endswith(("?", "”")), front
            assert not re.search(r"\s[,.?]|\?\?|  ", front), front


def test_options_are_of_one_type(courses: dict[str, CourseContent]) -> None:
    for topic, course in courses.items():
        for question in course.quiz:
            texts = [option.text for option in question.options]
            right = next(option.text for option in question.options if option.right)
            shapes = {re.sub(r"[A-Z][a-z]+", "M", re.sub(r"\d+", "0", text)) for text in texts}
            if re.fullmatch(r"(\d+ )?[A-Z][a-z]+ \d{3,4}", right) or question.stem.startswith("In which year"):
                assert len(shapes) == 1, f"{topic}: {texts}"
            assert len(set(texts)) == len(texts) >= 3
            assert [option.right for option in question.options].count(True) == 1
