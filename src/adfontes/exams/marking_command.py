"""What type of question the words of a question make: "Explain why", "How far do you agree" ..."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from adfontes.values.exams import Board, Form, QuestionType


class Command(NamedTuple):
    """The type of a question, and the words that told it."""

    form: Form
    words: str


_COMMANDS: Final[tuple[tuple[str, Form], ...]] = (
    (r"how useful|usefulness|make use of sources?", "source useful"),
    (r"(?:assess|what is|explain) the value of (?:the |these |this )?sources?|value and limitations", "source value"),
    (r"why (?:do|might|would|have) .*(?:interpretation|historian|author|view|source)s?\b.*differ", "why views differ"),
    (r"why .*(?:interpretation|historian|author|source)s? .*(?:different|disagree)", "why views differ"),
    (r"how (?:do|does|far do) .*(?:interpretation|historian|extract|view)s? .*differ", "view differs"),
    (r"main difference between", "view differs"),
    (r"how convincing|more convincing|convincing is", "view convincing"),
    (r"how far (?:do|does) (?:the )?(?:these |this )?(?:sources?|documents?) .*support", "source support"),
    (r"compare and contrast|compare (?:the )?(?:sources?|documents?)", "source compare"),
    (r"what is the message|what message", "source message"),
    (r"(?:infer|inference|learn from source)", "source inference"),
    (r"(?:more|most) important (?:reason|cause|factor)|which .* more important", "main factor"),
    (r"main (?:reason|cause|factor)", "main factor"),
    (r"how far (?:do you agree|would you agree|is it true|was|were|did|is|are|can|does)|how far\b", "how far agree"),
    (r"to what extent|how (?:successful|significant|important|serious|effective|much)\b", "how far agree"),
    (r"do you agree|agree with (?:this|the) (?:view|statement|claim)|assess the validity|discuss\b", "how far agree"),
    (r"evaluate the extent|develop an argument|evaluate\b|assess\b|examine\b", "long essay"),
    (r"write an? (?:account|narrative)|narrative (?:account|analys)|account of|give an account", "account"),
    (r"consequences?|results? of|effects? of|impact of|affected", "consequences"),
    (r"explain (?:two|three|the) causes|causes of", "causes"),
    (r"significance|explain the importance|why .* important|importance of", "significance"),
    (r"similar|different|differences?|compare\b", "compare"),
    (r"changed?\b|continuity", "change"),
    (r"explain (?:two|three|one) reasons?", "two reasons"),
    (r"explain (?:why|how|the reasons?)|why\b|what caused|for what reasons?|what were the reasons?", "explain why"),
    (r"describe|outline|what (?:was|were|happened|did)|who\b|give two|features?", "describe"),
    (r"identify|name\b|state\b|list\b|when\b|where\b|how many", "short answer"),
)  # fmt: skip
"""The first that fits counts: what asks for a judgement or for sources comes before what merely explains."""

JUDGED: Final[frozenset[Form]] = frozenset(
    {"how far agree", "main factor", "long essay", "document essay", "source essay", "source useful", "source value",
     "source support", "view convincing", "view agree", "importance"}
)  # fmt: skip
"""Forms that ask for a judgement."""
ON_SOURCES: Final[frozenset[Form]] = frozenset(
    {"source stance", "source inference", "source useful", "source value", "source enquiry", "source message",
     "source compare", "source support", "view differs", "why views differ", "view convincing", "view agree",
     "view identify", "source essay", "document essay"}
)  # fmt: skip
"""Forms that stand on sources or interpretations."""
TOLD: Final[frozenset[Form]] = frozenset({"describe", "short answer"})
"""Forms that ask for facts and no more."""


def command_of(question: str) -> Command:
    """The type of a question; a question with no command word that is known is taken to ask for an explanation."""
    text = " ".join(question.lower().split())
    for pattern, form in _COMMANDS:
        found = re.search(pattern, text)
        if found:
            return Command(form, found.group())
    return Command("explain why", "")


_NEAR: Final[tuple[frozenset[Form], ...]] = (
    frozenset({"explain why", "causes", "consequences", "significance", "two reasons", "importance", "account"}),
    frozenset({"how far agree", "main factor", "long essay", "importance", "source essay", "view agree"}),
    frozenset({"describe", "short answer", "two reasons"}),
    frozenset({"source useful", "source value", "source enquiry", "source support", "source compare", "source stance"}),
    frozenset({"view differs", "why views differ", "view convincing", "view agree", "view identify"}),
)  # fmt: skip


def question_type_for(board: Board, question: str) -> QuestionType | None:
    """The question type of a board that a question in free words comes nearest to.

    The same form counts most, then the wording of the stem, then a form of the same kind; None where the board sets
    nothing of the kind.
    """
    form = command_of(question).form
    words = set(re.findall(r"[a-z]+", question.lower()))

    def shared(kind: QuestionType) -> int:
        return len(words & set(re.findall(r"[a-z]+", kind.stem.lower())))

    same = [kind for kind in board.question_types if kind.form == form]
    near = [kind for kind in board.question_types for group in _NEAR if form in group and kind.form in group]
    return max(same or near, key=lambda kind: (shared(kind), -kind.marks), default=None)
