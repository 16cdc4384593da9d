"""Which cards and questions a sitting holds."""

from datetime import UTC, datetime, timedelta

import pytest

from adfontes.practice import choose_cards, choose_questions, comes_back, mark, progress, review
from adfontes.values.practice import Memory, QuizAnswer
from made_cards import make_card, make_question

NOW = datetime(2027, 3, 1, 18, 0, tzinfo=UTC)


def known(days_overdue: float) -> Memory:
    due = NOW - timedelta(days=days_overdue)
    last = due - timedelta(days=3)
    return Memory(phase="review", step=None, stability=3.0, difficulty=5.0, due=due, last_review=last)


def test_a_sitting_begins_with_the_longest_overdue_cards_and_fills_up_with_new_ones_in_order() -> None:
    cards = [make_card(key) for key in ("new-1", "late", "new-2", "later", "not-yet")]
    memories = {"late": known(1), "later": known(5), "not-yet": known(-2)}
    assert [card.key for card in choose_cards(cards, memories, NOW, 3)] == ["later", "late", "new-1"]
    assert "not-yet" not in [card.key for card in choose_cards(cards, memories, NOW, 10)]


def test_a_sitting_has_ten_cards_unless_told_otherwise() -> None:
    assert len(choose_cards([make_card(f"card-{number}") for number in range(30)], {}, NOW)) == 10


def test_a_card_not_known_comes_back_in_the_same_sitting_and_an_easy_one_does_not() -> None:
    assert comes_back(review("card", None, 1, NOW), NOW)
    assert not comes_back(review("card", None, 4, NOW), NOW)


def test_progress_counts_new_due_and_later_cards() -> None:
    cards = [make_card(key) for key in ("a", "b", "c", "d")]
    state = progress(cards, {"a": known(1), "b": known(-2), "gone": known(3)}, NOW)
    assert (state.cards, state.new, state.due, state.later) == (4, 2, 1, 1)
    assert state.next_due == known(-2).due


def test_a_quiz_asks_what_was_not_asked_then_what_was_wrong_then_the_longest_unasked() -> None:
    questions = [make_question(key) for key in ("right-long-ago", "wrong", "right-lately", "fresh")]
    answers = [
        QuizAnswer(question="right-lately", chosen="1874", right=True, when=NOW),
        QuizAnswer(question="wrong", chosen="1874", right=True, when=NOW - timedelta(days=9)),
        QuizAnswer(question="wrong", chosen="1869", right=False, when=NOW - timedelta(days=2)),
        QuizAnswer(question="right-long-ago", chosen="1874", right=True, when=NOW - timedelta(days=5)),
    ]
    chosen = [question.key for question in choose_questions(questions, answers, 4)]
    assert chosen == ["fresh", "wrong", "right-long-ago", "right-lately"]
    assert len(choose_questions([make_question(str(number)) for number in range(9)], [])) == 5


def test_a_wrong_option_is_marked_wrong_and_the_right_one_named() -> None:
    marked = mark(make_question("q"), 0)
    assert (marked.right, marked.chosen.text, marked.answer.text) == (False, "1869", "1874")
    assert mark(make_question("q"), 1).right


def test_an_option_that_is_not_there_is_refused() -> None:
    with pytest.raises(IndexError, match="3 options"):
        mark(make_question("q"), 3)
    with pytest.raises(IndexError):
        mark(make_question("q"), -1)
