"""What a person adds to a course: cited like everything else, or refused."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Any, Final

from adfontes.errors import CitationError
from adfontes.values.citations import Citation, cite
from adfontes.values.edits import Anchor, ByPerson, Edit
from adfontes.values.sources import Source
from adfontes.values.spans import Span
from adfontes.values.study import Card, Fact, KeyTerm, Statement, StudyQuestion, TimelineEntry


def make_item(edit: Edit, sources: Mapping[str, Source]) -> Any:  # noqa: ANN401 (an item of any section)
    """The item that a person added, its quotation found in the sources as they are now.

    Raises:
        CitationError: no source has the words any more, or the date of a timeline entry cannot be read.
    """
    citation = find_quote(edit.anchors[0], sources) if edit.anchors else None
    if citation is None:
        raise CitationError("no source has the words that it was to rest on")
    statement = Statement(text=edit.text, citations=(citation,), sources=(citation.source,))
    mark = ByPerson(action="added", by=edit.by, when=edit.when)
    return MAKE[edit.section](edit, statement, mark)


def find_quote(anchor: Anchor, sources: Mapping[str, Source]) -> Citation | None:
    """The words in the source that the anchor names, or else in the first other one that has them."""
    named = sources.get(anchor.source)
    for source in (*([named] if named else []), *(one for one in sources.values() if one is not named)):
        start = source.text.find(anchor.quote)
        if start >= 0:
            return cite(source, Span(start, start + len(anchor.quote)))
    return None


def added_key(section: str, text: str, anchor: Anchor) -> str:
    """The key of an added item: the same words on the same quotation are the same item."""
    return f"added-{hashlib.sha256(f'{section} {text} {anchor.source} {anchor.quote}'.encode()).hexdigest()[:16]}"


def _fact(edit: Edit, statement: Statement, mark: ByPerson) -> Fact:
    return Fact(key=edit.key, statement=statement, by_person=mark)


def _date(edit: Edit, statement: Statement, mark: ByPerson) -> TimelineEntry:
    from adfontes.language.dates import find_dates  # noqa: PLC0415 (only who adds a date needs its rules)
    from adfontes.values.time import label_time  # noqa: PLC0415

    when = next((mention.time for mention in find_dates(edit.title) if mention.time), None)
    if when is None:
        raise CitationError(f"{edit.title!r} is no date")
    return TimelineEntry(key=edit.key, when=when, label=label_time(when), statement=statement, by_person=mark)


def _term(edit: Edit, statement: Statement, mark: ByPerson) -> KeyTerm:
    return KeyTerm(key=edit.key, term=edit.title, definition=statement, by_person=mark)


def _question(edit: Edit, statement: Statement, mark: ByPerson) -> StudyQuestion:
    return StudyQuestion(key=edit.key, question=edit.title, answers=(statement,), origin="made", by_person=mark)


def _card(edit: Edit, statement: Statement, mark: ByPerson) -> Card:
    return Card(key=edit.key, front=edit.title, back=statement, kind="fact", claims=(edit.key,), by_person=mark)


MAKE: Final[Mapping[str, Callable[[Edit, Statement, ByPerson], Any]]] = {
    "facts": _fact,
    "timeline": _date,
    "terms": _term,
    "questions": _question,
    "cards": _card,
}
"""The sections that a person may add to."""
TITLED: Final = {"timeline": "date", "terms": "term", "questions": "question", "cards": "question"}
"""What an added item needs besides its words and its quotation."""
