"""Points of an answer stand alone and answer what is asked; a question that cannot be made well is not made."""

from __future__ import annotations

from pathlib import Path

import pytest

import adfontes
from adfontes.course import CourseFile
from adfontes.exams import load_boards
from adfontes.exams.drafts import Setting
from adfontes.exams.questions import set_questions
from adfontes.exams.tellings import stands_alone
from adfontes.values.exams import ExamQuestion


@pytest.mark.parametrize(
    "words",
    [
        "The canal of Arnfeld was closed for six months in 1871.",
        "As a result of the fire the council of Arnfeld raised a new tax.",
        "When farmers lost their carts in 1871, they asked the guild of Arnfeld for help.",
        "By the end of 1874 the council had rebuilt the lock.",
        "The fire led to reform: after 1874 the council met every year.",
    ],
)
def test_a_sentence_that_names_what_it_speaks_of_stands_alone(words: str) -> None:
    assert stands_alone(words)


@pytest.mark.parametrize(
    "words",
    [
        "On that day the carters burnt the lock at Steinau.",
        "The following summer a new bridge was opened.",
        "They found coal in it, and let the boat go.",
        "When it was over the council met again in the town hall.",
        "How many people dug the canal? About three thousand.",
        "FROM THE ARCHIVE: how the canal of Arnfeld was built",
        "Carters and canals 34 terms created by a friendly teacher",
        "canal closed bc of the fire, six months.",
        "Born a carter. Later the head of the guild.",
        "Explain why the canal of Arnfeld was closed in 1871.",
        "May 1871 – the lock at Steinau is burnt.",
    ],
)
def test_what_leans_on_other_words_or_belongs_to_the_page_does_not(words: str) -> None:
    assert not stands_alone(words)


@pytest.fixture(scope="module")
def setting(salt: CourseFile) -> Setting:
    return Setting(salt)


@pytest.fixture(scope="module")
def asked(setting: Setting) -> list[ExamQuestion]:
    boards = load_boards().values()
    kinds = [(board, kind) for board in boards for kind in board.question_types]
    return [one for board, kind in kinds for one in set_questions(setting, board, kind)]


def test_every_point_of_every_question_stands_alone(asked: list[ExamQuestion]) -> None:
    for question in asked:
        for point in question.indicative.points:
            assert stands_alone(" ".join(point.statement.text.split())), (question.text, point.statement.text)


def test_an_account_tells_its_steps_in_order_of_time(asked: list[ExamQuestion]) -> None:
    texts = [point.statement.text for one in asked if one.form == "account" for point in one.indicative.points]
    rising = next(place for place, text in enumerate(texts) if "began in March 1742" in text)
    assert any("In 1740" in text for text in texts[:rising])
    assert "Sandby followed in August 1742" in " ".join(texts[rising:])


def test_prompts_are_named_in_the_points_of_their_question(asked: list[ExamQuestion]) -> None:
    given = [one for one in asked if one.prompts and one.form in ("account", "explain why")]
    assert given
    for question in given:
        said = " ".join(point.statement.text for point in question.indicative.points).lower()
        for prompt in question.prompts:
            key = prompt.lower().removeprefix("the policy of ").removeprefix("the part played by ")
            assert key.removeprefix("the ")[:3] in said or key in ("taxation", "famine"), (question.text, prompt)


def test_what_a_document_says_is_quoted_from_the_document_itself(asked: list[ExamQuestion]) -> None:
    quoting = 0
    for question in asked:
        by_label = {f"{one.label} says": one.citation for one in question.documents}
        for point in question.indicative.points:
            if point.heading in by_label:
                document, quoted = by_label[point.heading], point.statement.citations[0]
                quoting += 1
                assert quoted.source == document.source and document.span.contains(quoted.span)
    assert quoting


def test_views_are_asked_for_only_where_both_texts_judge(asked: list[ExamQuestion]) -> None:
    for question in asked:
        if question.form in ("view differs", "why views differ"):
            assert len({one.citation.source for one in question.documents}) == len(question.documents)


def test_what_came_after_an_event_in_words_alone_is_none_of_its_causes(tmp_path: Path) -> None:
    (tmp_path / "pact.txt").write_text(
        "The Pact of Sandby\n\nThe Pact of Sandby was signed on 4 May 1801. Arnfeld wanted a pact because it feared "
        "Danmark in 1800. In 1799 the harbour of Sandby was shelled by a fleet. Tensions between Arnfeld and Sandby "
        "began to grow shortly after the Pact of Sandby, because the tolls were high. In 1803 the Pact of Sandby was "
        "broken when Arnfeld closed the harbour.\n",
        encoding="utf-8",
    )
    course = adfontes.build(tmp_path, tmp_path / "pact.adf")
    setting = Setting(course.file)
    causes = " ".join(one.text for one in setting.causes(setting.events[0]))
    assert "feared" in causes and "Tensions" not in causes and "1803" not in causes
    course.close()
