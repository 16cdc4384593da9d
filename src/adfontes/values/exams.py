"""Exam boards as dated, cited data, and the practice questions that are set in their form."""

from __future__ import annotations

import datetime
from typing import Literal

import msgspec

from adfontes.values.citations import Citation
from adfontes.values.study import Statement

Confidence = Literal["A", "B", "C", "unsure"]
"""A: confirmed in 2026 from a page of the board or regulator, or from two independent pages; B: from one page of
somebody else; C: general knowledge that was not checked again; unsure: likely, but do not rely on it."""
Form = Literal[
    "describe",
    "account",
    "explain why",
    "causes",
    "consequences",
    "significance",
    "change",
    "compare",
    "two reasons",
    "how far agree",
    "main factor",
    "source stance",
    "source inference",
    "source useful",
    "source value",
    "source enquiry",
    "source message",
    "source compare",
    "source support",
    "view differs",
    "why views differ",
    "view convincing",
    "view agree",
    "view identify",
    "short answer",
    "document essay",
    "long essay",
    "source essay",
    "importance",
]
"""What a question asks the learner to do, whatever a board calls it: each form has a rule that sets such questions."""
CapRule = Literal["one side", "stimulus only", "sources only", "no source", "one reason", "one region", "outside dates"]
RowTest = Literal[
    "part answered",
    "thesis",
    "context",
    "documents used",
    "documents support",
    "outside evidence",
    "sourcing",
    "examples",
    "evidence supports",
    "reasoning",
    "complexity",
    "two points",
]

PRACTICE_ONLY = "Practice feedback, not an official mark."
"""Stands beside everything that is set or marked in the form of a board."""


class Basis(msgspec.Struct, frozen=True, kw_only=True):
    """Where a fact about a board comes from, when it was looked at, and how far to trust it."""

    document: str
    place: str = ""
    """Page, section or heading of the document."""
    checked: datetime.date
    confidence: Confidence
    note: str = ""
    """What is not settled, in a sentence."""


class Level(msgspec.Struct, frozen=True, kw_only=True):
    """A level of response: a range of marks and what an answer in it does, in our own words."""

    number: int
    low: int
    high: int
    """Marks, both included; a level of one mark has ``low == high``."""
    descriptor: str
    rungs: tuple[int, ...] = ()
    """The rungs of the general ladder (1 assert, 2 describe, 3 explain one side, 4 explain several, 5 judge) that lie
    in the level. A rung may be in two levels where the board splits it by how securely it is done."""


class Cap(msgspec.Struct, frozen=True, kw_only=True):
    """A limit that a board sets on answers which leave something out; each rule can be checked by counting."""

    rule: CapRule
    at_most: int
    """The highest mark that such an answer can reach."""
    reason: str
    """For the learner, in a sentence."""


class RubricStep(msgspec.Struct, frozen=True, kw_only=True):
    """How many marks of a row are earned when something is counted at least so often."""

    marks: int
    test: RowTest
    at_least: int = 1
    earned_when: str
    """In our own words."""


class RubricRow(msgspec.Struct, frozen=True, kw_only=True):
    """An independent row of a rubric (AP): its marks are added to those of the other rows."""

    key: str
    name: str
    marks: int
    """The most that the row gives."""
    steps: tuple[RubricStep, ...]
    """The best step that is reached counts."""


class QuestionType(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of question that a board sets."""

    key: str
    form: Form
    stem: str
    """The board's own wording with slots: ``{event}``, ``{happened}``, ``{claim}``, ``{topic}`` ..."""
    other_stems: tuple[str, ...] = ()
    """Further wordings of the same question."""
    command: str
    """The command word or phrase: "Explain why"."""
    marks: int
    """Without :attr:`extra_marks`."""
    minutes: float
    extra_marks: int = 0
    """Marks for spelling, punctuation, grammar and special terms, on top of ``marks``."""
    objectives: dict[str, float] = {}
    """Assessment objective ("AO1"): its share of the marks, all together 1."""
    levels: tuple[Level, ...] = ()
    """Empty where the marks are counted by rows."""
    rows: tuple[RubricRow, ...] = ()
    caps: tuple[Cap, ...] = ()
    points: int = 0
    """How many features, causes, comparisons ... it asks for; 0 where it names no number."""
    stimulus: int = 0
    """How many prompts ("You may use ...") stand under it."""
    documents: int = 0
    """How many sources or interpretations stand before it."""
    top: str = ""
    """What the best answers do, in our own words."""
    first_sitting: int | None = None
    """Year of the first exam that it holds for; None where not known."""
    last_sitting: int | None = None
    basis: Basis

    @property
    def full_marks(self) -> int:
        """All marks that can be had."""
        return self.marks + self.extra_marks


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a paper: some questions, of which all or some are answered."""

    name: str
    questions: tuple[str, ...]
    """Keys of question types in their order; a key may stand twice."""
    answer: int = 0
    """How many of them are answered; 0 for all."""
    shares_documents: bool = False
    """Whether the documents of the first question serve the others too."""


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """An exam paper, or a part of one that is sat by itself."""

    key: str
    """A number or short name: "1", "2", "saq"."""
    name: str
    marks: int
    """Of the questions that adfontes sets; see :attr:`left_out`."""
    minutes: int
    share: float = 0.0
    """Of the whole qualification, from 0 to 1; 0 where not known."""
    sections: tuple[Section, ...]
    left_out: str = ""
    """What the board's paper has that is not set here, in a sentence ("55 multiple-choice questions")."""
    first_sitting: int | None = None
    last_sitting: int | None = None
    basis: Basis


class Board(msgspec.Struct, frozen=True, kw_only=True):
    """A qualification in history of one exam board, as far as it is known."""

    key: str
    """``aqa-gcse``: what ``--board`` takes."""
    name: str
    code: str = ""
    """The board's own number of the specification: "8145"."""
    ages: str = ""
    """For whom, in plain words."""
    papers: tuple[Paper, ...]
    question_types: tuple[QuestionType, ...]
    objectives: dict[str, str] = {}
    """Assessment objective: what it asks for, in our own words."""
    notes: tuple[str, ...] = ()
    """What a learner or teacher should know before relying on this."""
    checked: datetime.date
    basis: Basis

    def paper(self, key: str) -> Paper | None:
        """The paper of this key, None where there is none."""
        return next((paper for paper in self.papers if paper.key == key), None)

    def question_type(self, key: str) -> QuestionType | None:
        """The question type of this key, None where there is none."""
        return next((kind for kind in self.question_types if kind.key == key), None)


# Questions that are set from a course ---------------------------------------------------------------------------------


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A cited extract that stands before a question. The words are the source's own."""

    label: str
    """"Source A", "Interpretation B", "Document 3"."""
    citation: Citation
    provenance: str
    """What is known of the source ("From a revision page, Canal notes"), from its own metadata only."""


class IndicativePoint(msgspec.Struct, frozen=True, kw_only=True):
    """Something a good answer may say, with the sources that say it."""

    statement: Statement
    side: Literal["for", "against", "point"] = "point"
    """Of the question's claim; "point" where the question has no sides."""
    heading: str = ""
    """The factor, feature or document that it belongs to, in a few words."""


class IndicativeAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What an answer could hold. Points are cited; criteria and advice are our own words."""

    points: tuple[IndicativePoint, ...]
    advice: tuple[str, ...] = ()
    """What the form asks of an answer ("Test both sources against what you know")."""
    criteria: tuple[str, ...] = ()
    """What a judgement should weigh; empty where no judgement is asked for."""
    judgement: str = ""
    """A possible judgement with its reason, over the counted evidence; empty where none is asked for."""


class ExamQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """A practice question in the form of a board; never one of the board's own."""

    key: str
    board: str
    """Key of the board."""
    paper: str = ""
    """Key of the paper that it was set for."""
    question_type: str
    """Key of the :class:`QuestionType`."""
    form: Form
    text: str
    """The whole question as a learner reads it, without documents and prompts."""
    parts: tuple[str, ...] = ()
    """Parts (a), (b), (c) where it has them."""
    prompts: tuple[str, ...] = ()
    """Stimulus points, or the two reasons to choose between."""
    marks: int
    extra_marks: int = 0
    minutes: float
    documents: tuple[Document, ...] = ()
    indicative: IndicativeAnswer
    rule: str
    """How the question was made, in a sentence: the form that it follows and what of the course it stands on."""
    rests_on: tuple[str, ...] = ()
    """Keys of the course's items (facts, findings, topic cards, arguments ...) that it was made from."""

    @property
    def label(self) -> str:
        """What stands beside the question."""
        return f"Practice question in the form of {self.board}; not an official one."


class SetSection(msgspec.Struct, frozen=True, kw_only=True):
    """A section of a practice paper."""

    name: str
    questions: tuple[ExamQuestion, ...]
    answer: int = 0
    """How many of them are answered; 0 for all."""


class PracticePaper(msgspec.Struct, frozen=True, kw_only=True):
    """A timed paper from a course in the form of a board's paper."""

    board: str
    paper: str
    title: str
    sections: tuple[SetSection, ...]
    marks: int
    """Of the questions that could be set and are to be answered."""
    minutes: int
    board_marks: int
    """Of the board's own paper."""
    board_minutes: int
    missing: tuple[str, ...] = ()
    """What could not be set from these sources, each in a sentence."""
