"""What a course gives to ask about: its statements in one pool, and what each of them is good for in an answer."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final

import msgspec
from msgspec.structs import replace

from adfontes.course import CourseFile
from adfontes.exams.wording import one_line
from adfontes.values.citations import Citation, cite
from adfontes.values.sources import Block
from adfontes.values.spans import Span
from adfontes.values.study import Statement
from adfontes.values.time import TimeSpan, civil_date

CAUSE: Final = re.compile(
    r"\b(because|caus\w+|led to|leads to|due to|owing to|result(?:ed|s)? (?:in|from)|in order to|so that|reasons?|"
    r"wanted|hoped|feared?|needed|aimed|wished|sought|demanded|afraid|resent\w+|anger\w*|provok\w+|trigger\w*|"
    r"prompt\w+|forced|pressure|tension\w*|hatred|weak\w*|failed|threat\w*|worried|discontent|grievances?)\b",
    re.IGNORECASE,
)
"""Words that give or lead up to a reason."""
EFFECT: Final = re.compile(
    r"\b(as a result|result(?:ed|s|ing)?|consequences?|effects?|impact|led to|leads? to|therefore|thus|so that|"
    r"meant that|left|became|chang\w+|transform\w+|ended|end of|after(?:wards)?|later|abolish\w+|replac\w+|"
    r"creat\w+|rose|fell|collaps\w+|weaken\w+|strengthen\w+|lost|gain\w+|destroy\w+|ruin\w+|paved the way|"
    r"legacy|influenc\w+|never again|no longer|for the first time)\b",
    re.IGNORECASE,
)
"""Words that tell what came of something."""
OUTCOME: Final = re.compile(
    r"\b(as a result|result(?:ed|s|ing)? (?:in|of)|consequences?|effects? (?:of|on)|impact|led to|leads? to|meant that|"
    r"turning point|changed?|transform\w+|abolish\w+|replac\w+|weaken\w+|strengthen\w+|paved the way|legacy|"
    r"no longer|never again|for the first time|because of|in the longe?r? (?:run|term))\b",
    re.IGNORECASE,
)
"""Words that tell so plainly."""
AGAINST: Final = re.compile(
    r"\b(however|although|but|despite|in spite of|nevertheless|yet|still|remained|continued|fail\w+|only|not|never|"
    r"unable|limited|few|little|refus\w+|without|even so)\b",
    re.IGNORECASE,
)
"""Words that limit or turn against what was said."""
JUDGING: Final = re.compile(
    r"\b(most|greatest|main|mainly|chief|importan\w+|significan\w+|turning point|success\w*|fail\w+|disaster\w*|"
    r"triumph\w*|mistake|blame\w*|responsib\w+|argu\w+|believ\w+|historians?|arguably|perhaps|benefit\w*|"
    r"advantage\w*|unfair|humiliat\w+|weak\w*|strong\w*|greatly|crucial|decisive|inevitable|better|worse|best|"
    r"worst)\b",
    re.IGNORECASE,
)
"""Words by which a writer judges."""

MID_DECADE = 5
"""Years that "the 1950s" counts from their first one."""
SHORTEST, LONGEST = 40, 330
"""Code points of a statement that can stand in an answer."""
_SENTENCE = re.compile(r"[A-Z“\"'(].*[.!?][”\"')]*$", re.DOTALL)
LEANS = re.compile(
    r"(?:He|She|It|They|We|You|I|His|Her|Its|Their|This|That|These|Those|There|Here|But|And|So|Or|Yet|However|Then|"
    r"Thus|Such|Both|Another|Also|Instead|Nevertheless|Meanwhile|Later|Soon|Moreover|Furthermore|In addition|Still|"
    r"Once again|As a result|Not until|(?:For|In|At|After|Because of|By) (?:this|that|these|those|which|it)|"
    r"(?:One|Some|Many|Most) of them)\b"
)
"""Beginnings that need the sentence before."""
_TASK = re.compile(
    r"(?:Photo|Image|Picture|Figure|Credit)\b.*|(?:Discuss|Explain|Analy[sz]e|Evaluate|Describe|Compare|Assess|Identify|Outline)\b[^:?]*[.?]?"
)
"""Tasks that a page sets, and captions; they say nothing."""
_NOTES = re.compile(
    r"[→=|•*_#]|\?$|:.*:|^(?-i:[A-Z]{2,}):|\b(?:click|flashcards?|quiz|revision|gcse|a-level|paper \d|worksheet)\b",
    re.IGNORECASE,
)


class Telling(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A statement of the course with what is known of it."""

    statement: Statement
    keys: tuple[str, ...]
    """Keys of the course's items that hold it."""
    when: TimeSpan | None = None
    cause: bool = False
    """It gives a reason for something."""
    effect: bool = False
    outcome: bool = False
    """It says plainly what came of something."""
    against: bool = False
    """It limits, or turns against what was said."""
    judging: bool = False
    whole: bool = True
    """It is a sentence, not a note."""
    chosen: bool = True
    """A section of the course has it; it is not only a sentence of a source."""

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Every year that it gives, and that in which its event begins; sorted."""
        given = re.findall(r"(?<![\d,.$£€])(1\d{3}|20\d\d)(s?)(?!\d|,\d|%)", self.statement.text)
        found = {int(year) + (MID_DECADE if decade else 0) for year, decade in given}
        return tuple(sorted(found | ({self.year} if self.year is not None else set())))

    @property
    def year(self) -> int | None:
        """The (astronomical) year in which it begins."""
        return civil_date(self.when.earliest)[0] if self.when and self.when.earliest is not None else None

    @property
    def weight(self) -> float:
        """How good it is for an answer: whole sentences that several sources support come first."""
        exact = bool(re.search(r"\d", self.statement.text))
        return 2 * self.whole + self.chosen + 0.5 * min(self.statement.support, 3) + 0.2 * exact


class Material:
    """A course as the questions are made from it; read once."""

    def __init__(self, course: CourseFile) -> None:
        self.course: Final = course

    @cached_property
    def pool(self) -> tuple[Telling, ...]:
        """Every statement once, in the order of the course's sections; those that say the same words are one."""
        merged: dict[str, tuple[Statement, list[str], TimeSpan | None]] = {}
        for key, said, when in self._said():
            words = one_line(said.text).casefold()
            if not SHORTEST <= len(words) <= LONGEST or _TASK.fullmatch(one_line(said.text)):
                continue
            kept = merged.get(words)
            if kept is None:
                merged[words] = (said, [key], when)
            else:
                kept[1].append(key)
                merged[words] = (kept[0], kept[1], kept[2] or when)
        chosen = [_telling(said, tuple(dict.fromkeys(keys)), when) for said, keys, when in merged.values()]
        quoted = [cited for telling in chosen for cited in telling.statement.citations]
        return (*chosen, *self._further(quoted))

    def _further(self, quoted: list[Citation]) -> Iterator[Telling]:
        """Sentences of the sources that no section took, where they can be understood alone."""
        taken: dict[str, list[Span]] = defaultdict(list)
        for cited in quoted:
            taken[cited.source].append(cited.span)
        for entry in self.course.sources:
            text = entry.source.text
            for sentence in entry.sentences:
                words = one_line(sentence.span.of(text))
                if not is_prose(entry.source.blocks[sentence.block]) or not SHORTEST <= len(words) <= LONGEST:
                    continue
                if LEANS.match(words) or any(span.overlaps(sentence.span) for span in taken[entry.source.name]):
                    continue
                cited = cite(entry.source, sentence.span)
                said = Statement(text=words, citations=(cited,), sources=(cited.source,))
                telling = replace(_telling(said, (), None), chosen=False)
                if telling.whole:
                    yield telling

    def _said(self) -> Iterator[tuple[str, Statement, TimeSpan | None]]:
        course = self.course
        for fact in course.facts:
            yield from ((fact.key, said, None) for said in (fact.statement, *fact.further))
        for entry in course.timeline:
            yield entry.key, entry.statement, entry.when
        for link in course.causes:
            yield from ((link.key, said, None) for said in (link.statement, link.cause, link.effect))
        for argument in course.arguments:
            for point in (*argument.supporting, *argument.opposing):
                yield from ((argument.key, said, None) for said in (point.statement, *point.answered_by))
        for card in course.topic_cards:
            yield from ((card.key, said, None) for line in card.lines for said in (*line.said, *line.kept))
        for term in course.terms:
            yield from ((term.key, said, None) for said in (term.definition, *term.further))
        for name in course.names:
            yield from ((name.key, said, None) for said in name.statements)
        for question in course.questions:
            yield from ((question.key, said, None) for said in question.answers)

    @cached_property
    def running_text(self) -> str:
        """The paragraphs and list items of all sources, for counting how a name is used."""
        return "\n".join(
            block.body.of(entry.source.text)
            for entry in self.course.sources
            for block in entry.source.blocks
            if is_prose(block)
        )


def is_prose(block: Block) -> bool:
    """Whether a block tells something, and is no heading, caption or furniture."""
    return block.kind in ("paragraph", "list_item", "answer", "quotation")


def _telling(said: Statement, keys: tuple[str, ...], when: TimeSpan | None) -> Telling:
    words = one_line(said.text)
    return Telling(
        statement=said,
        keys=keys,
        when=when,
        cause=bool(CAUSE.search(words)),
        effect=bool(EFFECT.search(words) or OUTCOME.search(words)),
        outcome=bool(OUTCOME.search(words)),
        against=bool(AGAINST.search(words)),
        judging=bool(JUDGING.search(words)),
        whole=bool(_SENTENCE.fullmatch(words)) and not _NOTES.search(words) and "…" not in words,
    )


def by_weight(tellings: Iterable[Telling]) -> list[Telling]:
    """The tellings, the best for an answer first."""
    return sorted(tellings, key=lambda one: -one.weight)


def best(tellings: Iterable[Telling], most: int) -> tuple[Telling, ...]:
    """The first tellings, no two of which say nearly the same."""
    chosen: list[Telling] = []
    for one in tellings:
        if len(chosen) == most:
            break
        if not any(_alike(one, other) for other in chosen):
            chosen.append(one)
    return tuple(chosen)


REPEATED = 0.6
"""Two statements with this share of their words in common say nearly the same."""


def _alike(one: Telling, other: Telling) -> bool:
    words, others = _content(one.statement.text), _content(other.statement.text)
    return len(words & others) >= REPEATED * min(len(words), len(others))


def _content(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"\w+", text.lower()) if len(word) > 3 or word.isdigit())
