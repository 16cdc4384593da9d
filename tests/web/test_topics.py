"""On the development topics: whatever a page shows opens at its words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html

from adfontes.ask import answer
from adfontes.building import build_course
from adfontes.course import CourseFile, open_course
from adfontes.guide.places import NOWHERE, Shelf
from adfontes.guide.showing import Showing
from adfontes.values.citations import Citation
from adfontes.web.addresses import WebLinks

QUESTIONS = 12
"""Questions of each topic that are asked."""


def cited(course: CourseFile, questions: list[str]) -> Iterator[tuple[str, tuple[Citation, ...]]]:
    """Everything that a page shows, with what it is cited to."""
    for fact in course.facts:
        for statement in (fact.statement, *fact.further):
            yield f"fact {fact.key}", statement.citations
    for entry in course.timeline:
        yield f"date {entry.label}", entry.statement.citations
    for finding in course.findings:
        for side in finding.sides:
            yield f"side {side.value}", side.statements
    for name in course.names:
        yield f"name {name.name.canonical}", name.mentions
    for card in course.cards:
        yield f"card {card.front}", card.back.citations
    for question in course.quiz:
        yield f"question {question.stem}", question.statement.citations
        for option in question.options:
            yield f"option {option.text} of {question.stem}", option.citations
    for words in questions:
        found = answer(course, words)
        if found.status != "not in the sources":
            yield f"answer to {words}", found.citations


@pytest.mark.topics
@pytest.mark.slow
def test_every_fact_card_option_and_answer_opens_at_its_words(
    tmp_path: Path, topics: list[Path], configure: Any
) -> None:
    for topic in topics:
        build_course(sorted(topic.glob("source_*")), tmp_path / f"{topic.name}.adf", processes=2)
    with configure(tmp_path):
        from django.test import Client

        client = Client(SERVER_NAME="localhost")
        for topic in topics:
            with open_course(tmp_path / f"{topic.name}.adf") as course:
                questions = json.loads((topic / "questions.json").read_text(encoding="utf-8"))["questions"]
                asked = [question["q"] for question in questions[:QUESTIONS]]
                walk(client, course, topic.name, asked)


def walk(client: Any, course: CourseFile, slug: str, questions: list[str]) -> None:
    """Open every citation of a course."""
    showing = Showing(course, WebLinks(slug), Shelf(course.sources))
    sentences: dict[str, dict[str, str]] = {}
    for what, citations in cited(course, questions):
        assert citations, f"{slug}: {what} is cited to nothing"
        for citation in citations:
            address = urlsplit(showing.letter(citation, NOWHERE).href)
            if address.path not in sentences:
                sentences[address.path] = read_sentences(client, address.path)
            start = int(parse_qs(address.query)["at"][0])
            words = sentences[address.path][address.fragment]
            length = min(len(words) - (citation.start - start), len(citation.quote))
            assert length > 0 and words[citation.start - start :][:length] == citation.quote[:length], (slug, what)


def read_sentences(client: Any, path: str) -> dict[str, str]:
    """The words at every anchor of a source's page; line ends are a browser's."""
    response = client.get(path)
    assert response.status_code == 200
    page = html.document_fromstring(response.content.decode())
    return {one.get("id"): one.text_content() for one in page.find_class("sentence")}
