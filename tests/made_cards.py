"""Cards and questions made by hand, for the tests of practice and of learners' data."""

from adfontes.values.citations import Citation
from adfontes.values.study import Card, Option, QuizQuestion, Statement

QUOTE = Citation("notes.txt", "0" * 64, 0, 31, "The bridge was opened in 1874.")


def make_card(key: str, *claims: str, kind: str = "date", front: str = "When was the bridge opened?") -> Card:
    back = Statement(text="1874", citations=(QUOTE,), sources=("notes.txt",), claims=claims)
    return Card(key=key, front=front, back=back, kind=kind, claims=claims)  # type: ignore[arg-type]


def make_question(key: str) -> QuizQuestion:
    options = tuple(Option(text=text, right=text == "1874", citations=(QUOTE,)) for text in ("1869", "1874", "1881"))
    back = Statement(text="The bridge was opened in 1874.", citations=(QUOTE,), sources=("notes.txt",))
    return QuizQuestion(key=key, stem="When was the bridge opened?", options=options, statement=back, claims=())
