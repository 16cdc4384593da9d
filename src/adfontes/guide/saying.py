"""The words of the pages: plain, for a reader of fifteen."""

from __future__ import annotations

from collections.abc import Sequence

from adfontes.values.evidence import Finding
from adfontes.values.sources import Source

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


def sentence_of(words: str) -> str:
    """The same words with a capital first."""
    return words[:1].upper() + words[1:]


def language_of(tag: str) -> str:
    """The language of a name in words, empty for English and for what has no common name."""
    language = LANGUAGES.get(tag.partition("-")[0], "")
    return f"{language} in Latin letters".lstrip() if "Latn" in tag else language
