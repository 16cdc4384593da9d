"""Cards and questions as the guide shows them: it keeps what was answered under their keys, in the reader's browser."""

from __future__ import annotations

from dataclasses import dataclass

from adfontes.guide.places import Place
from adfontes.guide.saying import by_hand
from adfontes.guide.showing import Showing, ShownStatement
from adfontes.values.study import Option


@dataclass(frozen=True)
class ShownCard:
    """A flashcard."""

    place: Place
    key: str
    front: str
    back: ShownStatement
    note: str
    hand: str


@dataclass(frozen=True)
class ShownQuizQuestion:
    """A question of the quiz."""

    place: Place
    key: str
    stem: str
    options: tuple[Option, ...]
    answer: str
    statement: ShownStatement
    hand: str


def show_cards(showing: Showing) -> list[ShownCard]:
    """The flashcards of the course."""
    return [
        ShownCard(
            Place("cards", number), card.key, card.front, showing.statement(card.back), card.note,
            by_hand(card.by_person),
        )
        for number, card in enumerate(showing.course.cards, start=1)
    ]  # fmt: skip


def show_quiz(showing: Showing) -> list[ShownQuizQuestion]:
    """The quiz of the course."""
    return [
        ShownQuizQuestion(
            Place("quiz", number), one.key, one.stem, one.options,
            " / ".join(option.text for option in one.options if option.right), showing.statement(one.statement),
            by_hand(one.by_person),
        )
        for number, one in enumerate(showing.course.quiz, start=1)
    ]  # fmt: skip
