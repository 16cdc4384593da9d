"""What a teacher's corrections do, what becomes of them when the course is built again, and what is given away."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from adfontes.course import check_course, open_course, write_course
from adfontes.course.editing import add_item, choose_item, edit_item, take_back
from adfontes.course.overlay import overlay_path, read_overlay, write_overlay
from adfontes.course.publishing import GAP, publish_content
from adfontes.errors import CourseError, EditError
from adfontes.values.course import CourseContent
from made_study import full_course

WHEN = "2026-11-22T10:00:00+01:00"
WHO: dict[str, Any] = {"by": "Ms Lee", "when": WHEN}


@pytest.fixture
def course(tmp_path: Path) -> Path:
    write_course(full_course(), tmp_path / "fire.adf")
    return tmp_path / "fire.adf"


def change(path: Path, action: str, section: str, wanted: str, **more: str) -> None:
    with open_course(path) as course:
        edit = edit_item(course, action, section, choose_item(course, section, wanted), **WHO, **more)  # type: ignore[arg-type]
    write_overlay(path, (*read_overlay(path), edit))


def add(path: Path, section: str, **more: str) -> None:
    with open_course(path) as course:
        edit = add_item(course, section, **WHO, **more)
    write_overlay(path, (*read_overlay(path), edit))


def test_a_correction_shows_in_the_course_with_its_author_and_what_stood_there(course: Path) -> None:
    before = course.read_bytes()
    change(course, "correct", "facts", "Lord Mayor", text="The Lord Mayor refused to pull houses down.")
    with open_course(course) as opened:
        fact = opened.facts[4]
        assert fact.statement.text == "The Lord Mayor refused to pull houses down."
        assert fact.by_person and fact.by_person.action == "corrected" and fact.by_person.by == "Ms Lee"
        assert fact.by_person.was == "The Lord Mayor thought little of it and went back to bed."
        assert fact.statement.citations == full_course().facts[4].statement.citations
    assert course.read_bytes() == before and check_course(course) == []


def test_what_is_hidden_is_nowhere_and_what_it_taught_is_not_drilled(course: Path) -> None:
    change(course, "hide", "facts", "3")
    with open_course(course) as opened:
        assert [fact.key for fact in opened.facts] == ["fact-begin", "fact-houses", "fact-wall", "fact-mayor"]
        assert "How many people died?" not in [card.front for card in opened.cards]
        assert len(opened.cards) == len(full_course().cards) - 1
    with open_course(course, overlay=False) as opened:
        assert len(opened.facts) == 5


@pytest.mark.parametrize(
    ("section", "field", "read"),
    [
        ("timeline", "date", lambda item: item.label),
        ("terms", "term", lambda item: item.term),
        ("topic_cards", "text", lambda item: item.name),
        ("causes", "text", lambda item: item.statement.text),
        ("arguments", "question", lambda item: item.question),
        ("disputes", "text", lambda item: item.question),
        ("names", "text", lambda item: item.name.canonical),
        ("questions", "text", lambda item: item.answers[0].text),
        ("cards", "question", lambda item: item.front),
        ("quiz", "text", lambda item: item.stem),
    ],
)
def test_every_section_can_be_corrected(course: Path, section: str, field: str, read: Any) -> None:
    change(course, "correct", section, "1", field=field, text="Other words")
    with open_course(course) as opened:
        item = choose_item(opened, section, "1")
        assert read(item) == "Other words" and item.by_person.action == "corrected"


def test_an_approved_item_says_so_and_a_correction_is_not_overwritten_by_it(course: Path) -> None:
    change(course, "approve", "profiles", "2")
    change(course, "correct", "facts", "1", text="It began.")
    change(course, "approve", "facts", "1")
    with open_course(course) as opened:
        assert opened.profiles[1].by_person and opened.profiles[1].by_person.action == "approved"
        assert opened.facts[0].by_person and opened.facts[0].by_person.action == "corrected"


def test_an_addition_is_cited_like_everything_else_or_refused(course: Path) -> None:
    add(course, "facts", text="Parliament wanted a culprit.", quote="Parliament looked for somebody to blame")
    add(course, "timeline", text="The wall fell.", title="5 September 1666", quote="old Roman wall", source="B")
    with open_course(course) as opened:
        fact, date = opened.facts[-1], opened.timeline[-1]
        citation = fact.statement.citations[0]
        assert citation.quote == opened.source("encyclopaedia.pdf").text[citation.start : citation.end]
        assert fact.by_person and fact.by_person.action == "added"
        assert (date.label, date.when.edtf) == ("5 September 1666", "1666-09-05")
        for wrong, message in (
            ({"quote": "words of nobody"}, "no source has these exact words"),
            ({"quote": "Pudding Lane", "source": "Z"}, "no source 'Z'"),
            ({"quote": ""}, "no source has these exact words"),
        ):
            with pytest.raises(EditError, match=message):
                add_item(opened, "facts", text="More", **WHO, **wrong)
        with pytest.raises(EditError, match="is no date"):
            add_item(opened, "timeline", text="More", title="one day", quote="Pudding Lane", **WHO)
        with pytest.raises(EditError, match="needs its words and its term"):
            add_item(opened, "terms", text="More", quote="Pudding Lane", **WHO)


def rebuilt(content: CourseContent, **keys: str) -> CourseContent:
    """The course as another build might make it: some facts with other keys, one gone."""
    facts = tuple(
        msgspec.structs.replace(fact, key=keys.get(fact.key, fact.key))
        for fact in content.facts
        if keys.get(fact.key) != ""
    )
    return msgspec.structs.replace(content, facts=facts)


def test_corrections_find_their_items_again_after_a_rebuild_or_say_that_they_are_gone(course: Path) -> None:
    change(course, "correct", "facts", "Lord Mayor", text="He refused.")
    change(course, "hide", "facts", "6 people")
    change(course, "approve", "facts", "brick")
    add(course, "facts", text="More", quote="around 1670")
    write_course(rebuilt(full_course(), **{"fact-mayor": "new-key", "fact-dead": ""}), course)
    with open_course(course) as opened:
        assert [(followed.fate, followed.key) for followed in opened.edits][:3] == [
            ("moved", "new-key"), ("gone", ""), ("applied", "fact-wall"),
        ]  # fmt: skip
        assert opened.edits[3].fate == "applied"
        assert next(fact for fact in opened.facts if fact.key == "new-key").statement.text == "He refused."
    assert len(read_overlay(course)) == 4


def test_an_addition_whose_source_was_taken_out_is_reported_and_kept(course: Path) -> None:
    add(course, "facts", text="More", quote="around 1670 most streets")
    content = full_course()
    bare = {name: () for name in content.__struct_fields__ if name not in ("title", "sources")}
    write_course(msgspec.structs.replace(content, sources=content.sources[:2], **bare), course)
    with open_course(course) as opened:
        assert opened.facts == () and [followed.fate for followed in opened.edits] == ["gone"]
    assert len(read_overlay(course)) == 1


def test_a_second_correction_of_the_same_item_holds_and_each_can_be_taken_back(course: Path) -> None:
    change(course, "correct", "facts", "1", text="First.")
    change(course, "correct", "facts", "First.", text="Second.")
    with open_course(course) as opened:
        assert opened.facts[0].statement.text == "Second."
    write_overlay(course, take_back(read_overlay(course), 2))
    with open_course(course) as opened:
        assert opened.facts[0].statement.text == "First."
    write_overlay(course, take_back(read_overlay(course), 1))
    assert not overlay_path(course).exists()
    with pytest.raises(EditError, match="none with the number 1"):
        take_back((), 1)


@pytest.mark.parametrize(
    ("section", "wanted", "message"),
    [
        ("fact", "1", "'fact' is no section that can be corrected; choose from facts"),
        ("facts", "9", "facts has items 1 to 5, not 9"),
        ("facts", "nobody", "nothing in facts says 'nobody'"),
        ("facts", "1", "needs the new words"),
        ("timeline", "the", r"\d items in timeline say 'the'"),
        ("profiles", "1", "in profiles one can correct nothing, not text"),
    ],
)
def test_what_cannot_be_corrected_is_said_in_a_sentence(course: Path, section: str, wanted: str, message: str) -> None:
    with pytest.raises(EditError, match=message):
        change(course, "correct", section, wanted)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("not JSON", "cannot be read"),
        ('{"form": 99}', "a newer adfontes"),
        ('{"edits": [{"action": "hide", "section": "x", "key": "k", "by": "b", "when": "w"}]}', "a section 'x'"),
    ],
)
def test_a_broken_overlay_is_reported_and_the_course_is_whole(course: Path, content: str, message: str) -> None:
    overlay_path(course).write_text(content)
    with pytest.raises(CourseError, match=message):
        open_course(course)
    assert check_course(course) == []


def test_a_published_course_has_no_originals_and_only_what_it_quotes(course: Path, tmp_path: Path) -> None:
    with open_course(course) as opened:
        content = publish_content(opened.edited_content)
    write_course(content, tmp_path / "shared.adf")
    assert check_course(tmp_path / "shared.adf") == []
    with open_course(tmp_path / "shared.adf") as shared:
        assert shared.original("textbook.html") == b""
        text = shared.source("textbook.html").text
        assert len(text) == len(full_course().sources[3].source.text)
        assert "Sign in" not in text and "Share this page" not in text and "St Paul's Cathedral burnt" in text
        assert "What it destroyed" in text and any("left out" in note for note in shared.source("textbook.html").notes)
        assert [fact.statement.text for fact in shared.facts] == [f.statement.text for f in full_course().facts]
        assert shared.search("cathedral") and not shared.search("Menu")


def test_a_published_course_marks_what_is_left_out_and_has_the_corrections_in_it(course: Path) -> None:
    change(course, "correct", "facts", "Lord Mayor", text="He refused.")
    with open_course(course) as opened:
        content = opened.edited_content
        only = msgspec.structs.replace(
            content, **{name: () for name in content.__struct_fields__ if name not in ("title", "sources", "facts")},
            facts=content.facts[4:],
        )  # fmt: skip
        cut = publish_content(only)
    text = cut.sources[3].source.text
    assert "The Lord Mayor thought little of it" in text and "Pudding Lane" not in text and "Monument" not in text
    paragraph = next(line for line in text.splitlines() if "Lord Mayor" in line)
    assert paragraph.startswith(GAP) and paragraph.count(GAP) == 1
    assert cut.facts[0].by_person and not cut.sources[2].source.text.strip()
    assert publish_content(cut).facts == cut.facts
