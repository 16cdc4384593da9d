"""The words of the pages: plain, for a reader of fifteen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from msgspec.structs import replace

from adfontes.values.edits import ByPerson
from adfontes.values.evidence import Finding, Side
from adfontes.values.sources import Source

DISPUTED = ("disputed", "interpretive")
SINGLE = ("corroborated", "refined")
_FILE_NAME = re.compile(r"\S*\w\.[a-z]{2,5}\d?\s")
VALUED = ("time", "quantity")
"""Slots of a finding whose value can be told in a word."""
KINDS = {
    "text/html": "web page",
    "application/pdf": "PDF",
    "text/markdown": "notes in Markdown",
    "text/plain": "plain text",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word document",
}
NAME_KINDS = {
    "person": "People",
    "state": "States",
    "party": "Parties",
    "organisation": "Organisations",
    "place": "Places",
    "people": "Peoples",
    "agreement": "Treaties and agreements",
    "event": "Events",
    "work": "Books and documents",
    "other": "Other names",
}
SHAPES = {
    "agreement": "Agreement",
    "war": "War",
    "battle": "Battle",
    "crisis": "Crisis",
    "reform": "Reform",
    "epidemic": "Epidemic",
    "economy": "Economic event",
    "revolution": "Revolution",
    "disaster": "Disaster",
}
SECTIONS = {
    "timeline": "Timeline",
    "facts": "Must know",
    "terms": "Key terms",
    "topic_cards": "Agreements and events",
    "causes": "Causes and consequences",
    "arguments": "For and against",
    "disputes": "Disagreements",
    "agreed": "Said by several",
    "names": "Names",
    "questions": "Questions and answers",
    "profiles": "About the sources",
}
"""What is read in a course, in the order in which it is shown, and what each section is called."""
COUNTED = {
    "timeline": ("date", "dates"),
    "facts": ("fact", "facts"),
    "terms": ("term", "terms"),
    "topic_cards": ("summary", "summaries"),
    "causes": ("cause with its effect", "causes with their effects"),
    "arguments": ("question to judge", "questions to judge"),
    "disputes": ("question that the sources answer differently", "questions that the sources answer differently"),
    "agreed": ("statement", "statements"),
    "names": ("name", "names"),
    "questions": ("question", "questions"),
    "profiles": ("source", "sources"),
}
LEADS = {
    "facts": "What matters most first. The letters are those who say it.",
    "terms": "What the sources mean by the words that a test uses.",
    "topic_cards": "What was agreed, fought or suffered, line by line. Where something was promised, what came of it.",
    "causes": "What the sources say led to what.",
    "arguments": "The evidence on both sides of questions that ask you to judge, and what answers it.",
    "agreed": "What more than one source says, and where one of them is more exact.",
    "profiles": "What sort of source each is, how it stands to the others, and how to cite it.",
}
"""A sentence under the heading, where one helps."""
EMPTY = {
    "timeline": "The sources give no dates.",
    "facts": "No facts were found in the sources.",
    "terms": "No key terms were found in the sources.",
    "topic_cards": "No agreement, battle or crisis with terms or figures was found in the sources.",
    "causes": "The sources do not say what led to what.",
    "arguments": "The sources carry no evidence for and against a question of judgement.",
    "disputes": "No disagreement was found between the sources. That does not prove that they are right.",
    "agreed": "No date, number, name or place stands in more than one source.",
    "names": "No names were found in the sources.",
    "questions": "The sources carry no questions, and none were made.",
    "profiles": "Nothing more is known of the sources.",
}
"""What a face says where a section has nothing."""
OUTCOMES = {"kept": "Kept", "broken": "Broken", "partly": "Kept in part", "not said": "The sources do not say"}
REACHES = {"long-term": "long-term", "short-term": "short-term", "trigger": "trigger", "not said": ""}
LANGUAGES = {"zh": "Chinese", "ru": "Russian", "fr": "French", "de": "German", "la": "Latin", "es": "Spanish",
             "ja": "Japanese", "ar": "Arabic", "el": "Greek", "it": "Italian", "pl": "Polish"}  # fmt: skip


def kind_of_source(source: Source) -> str:
    """What sort of document it is: "web page", "Word document"."""
    return KINDS.get(source.media_type, source.media_type.rpartition("/")[2])


def join_words(words: Sequence[str]) -> str:
    """``A, B and C``."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def plural(count: int, one: str, many: str = "") -> str:
    """``1 source``, ``2 sources``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def support(letters: Sequence[str], independent: int, of: int, *, disputed: bool = False) -> str:
    """How many say it, where that needs a word: who stands alone, and who copy one another.

    Args:
        letters: the sources that say it.
        independent: how many of them count, those that copy one another once.
        of: how many sources the course has; a course of one says nothing about support.
        disputed: some of them may stand on another side, so that fewer than all does not mean copying.
    """
    if of < 2:
        return ""
    if len(letters) == 1:
        return f"Only {letters[0]} says this"
    if independent < len(letters) and disputed:
        return ""
    if independent < len(letters):
        return f"Counts as {plural(independent, 'source')}: some copy one another"
    return f"{plural(len(letters), 'source')} agree"


def count_of(section: str, count: int) -> str:
    """How much a section holds: "12 facts"."""
    return plural(count, *COUNTED[section])


class HasFindings(Protocol):
    """A course, however it was opened."""

    @property
    def findings(self) -> Sequence[Finding]: ...  # noqa: D102 - as in CourseContent


def agreed_findings(course: HasFindings) -> list[Finding]:
    """What several sources say alike, and what one says more exactly, the best supported first.

    Sentences that agree about a day or a number are shown once, with it.
    """
    found = [finding for finding in course.findings if finding.kind in SINGLE]
    valued = [_places(finding) for finding in found if finding.slot in VALUED]
    found = [one for one in found if one.slot in VALUED or not any(_places(one) <= other for other in valued)]
    return sorted(found, key=lambda one: (-max(side.support for side in one.sides), -one.score, one.key))


def _places(finding: Finding) -> set[tuple[str, int]]:
    """Where the sentences of a finding stand."""
    return {(said.source, said.start) for side in finding.sides for said in side.statements}


def sides_of_agreed(finding: Finding) -> tuple[Side, ...]:
    """The sides of what sources agree about; a statement needs no value beside it, as it says all."""
    if finding.slot in VALUED:
        return finding.sides
    return tuple(replace(side, value="") for side in finding.sides)


def in_days(when: str) -> str:
    """The day of a moment in words: "22 November 2026"; what is no moment stays as it is."""
    try:
        day = datetime.fromisoformat(when)
    except ValueError:
        return when
    return f"{day.day} {day.strftime('%B %Y')}"


def by_hand(mark: ByPerson | None) -> str:
    """That an item is a person's: "Corrected by Ms Lee, 22 November 2026"; empty where it is not."""
    if mark is None:
        return ""
    before = f"; before: “{mark.was}”" if mark.was else ""
    return f"{sentence_of(mark.action)} by {mark.by}, {in_days(mark.when)}{before}"


def balance(finding: Finding) -> str:
    """How the sources stand against one another: "3 sources against 1"."""
    counts = [max(side.support, 1) for side in finding.sides]
    if len(counts) == 2:
        return f"{plural(counts[0], 'source')} against {counts[1]}"
    if len(set(counts)) == 1:
        return f"{len(counts)} answers, each from {plural(counts[0], 'source')}"
    return f"{len(counts)} answers, from {join_words([str(count) for count in counts])} sources"


def kind_of_dispute(finding: Finding) -> str:
    """What they disagree about, in a word; empty where the question says it all."""
    if finding.kind == "interpretive":
        return "judgement"
    words = {"date": "date", "quantity": "number", "money": "money", "duration": "how long", "actor": "who",
             "place": "place", "polarity": "yes or no"}  # fmt: skip
    return words.get(finding.dispute or "", "")


def readable(words: str) -> str:
    """A table row as it reads aloud: ``1953 | Stocks fall`` is "1953: Stocks fall". For display only, never quoted."""
    cells = [cell.strip() for cell in words.split("|")] if " | " in words or words.startswith("|") else []
    cells = [cell for cell in cells if cell]
    if len(cells) < 2:
        return words
    return f"{cells[0].rstrip(':')}: {'; '.join(cells[1:])}"


def sentence_of(words: str) -> str:
    """The same words with a capital first, but for the name of a file, which keeps its letters."""
    return words if _FILE_NAME.match(words) else words[:1].upper() + words[1:]


def language_of(tag: str) -> str:
    """The language of a name in words, empty for English and for what has no common name."""
    language = LANGUAGES.get(tag.partition("-")[0], "")
    return f"{language} in Latin letters".lstrip() if "Latn" in tag else language
