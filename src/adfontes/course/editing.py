"""Making a person's corrections: which item is meant, what may be changed in it, what an addition needs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import msgspec

from adfontes.course.additions import MAKE, TITLED, added_key, find_quote, make_item
from adfontes.course.overlay import FIELDS, read_field, what_it_rests_on
from adfontes.errors import CitationError, EditError
from adfontes.values.edits import Action, Anchor, Edit

if TYPE_CHECKING:
    from adfontes.course.read import CourseFile

EDITABLE: Final = tuple("disputes" if name == "findings" else name for name in FIELDS)
"""The sections that a person may correct, as faces call them."""
ADDABLE: Final = tuple(MAKE)


def stored_section(section: str) -> str:
    """The field of the course in which a section stands.

    Raises:
        EditError: there is no such section to correct.
    """
    if section not in EDITABLE:
        raise EditError(f"{section!r} is no section that can be corrected; choose from {', '.join(EDITABLE)}")
    return "findings" if section == "disputes" else section


def items_of(course: CourseFile, section: str) -> tuple[Any, ...]:
    """The items of a section as they are shown now, corrections applied.

    Raises:
        EditError: there is no such section to correct.
    """
    items: tuple[Any, ...] = getattr(course, stored_section(section))
    if section == "disputes":
        return tuple(item for item in items if item.kind in ("disputed", "interpretive"))
    return items


def words_of(section: str, item: Any) -> str:  # noqa: ANN401 (an item of any section)
    """What an item says, in a line."""
    fields = FIELDS[stored_section(section)]
    if not fields:
        return str(getattr(item, "source", item.key))
    return " · ".join(
        dict.fromkeys(filter(None, (read_field(item, path) for path in reversed(tuple(fields.values())))))
    )


def choose_item(course: CourseFile, section: str, wanted: str) -> Any:  # noqa: ANN401
    """The item that a person means.

    Args:
        course: the course.
        section: one of :data:`EDITABLE`.
        wanted: its number in the section from 1, its key, or words that stand in it alone.

    Raises:
        EditError: no item is meant, or several.
    """
    items = items_of(course, section)
    if wanted.isdecimal():
        if 1 <= int(wanted) <= len(items):
            return items[int(wanted) - 1]
        raise EditError(f"{section} has items 1 to {len(items)}, not {wanted}; list them first")
    found = [item for item in items if item.key == wanted]
    found = found or [item for item in items if wanted.casefold() in words_of(section, item).casefold()]
    if len(found) == 1:
        return found[0]
    if not found:
        raise EditError(f"nothing in {section} says {wanted!r}; list the section to see its items")
    raise EditError(f"{len(found)} items in {section} say {wanted!r}; give more words or the number")


def edit_item(
    course: CourseFile,
    action: Action,
    section: str,
    item: Any,  # noqa: ANN401 (an item of any section)
    *,
    by: str,
    when: str,
    field: str = "",
    text: str = "",
) -> Edit:
    """Correct, hide or approve an item.

    Args:
        course: the course.
        action: not ``add``.
        section: one of :data:`EDITABLE`.
        item: one that :func:`choose_item` found.
        by: who does it.
        when: ISO 8601.
        field: what is corrected; ``text`` where empty.
        text: the new words.

    Raises:
        EditError: the section has no such field, or there are no new words.
    """
    stored = stored_section(section)
    fields = FIELDS[stored]
    field = (field or "text") if action == "correct" else ""
    if action == "correct":
        if field not in fields:
            known = ", ".join(fields) or "nothing"
            raise EditError(f"in {section} one can correct {known}, not {field}")
        if not text.strip():
            raise EditError("a correction needs the new words; to leave an item out, hide it")
    earlier = [edit for edit in course.edits if edit.key == item.key and edit.edit.section == stored]
    claims, anchors = what_it_rests_on(item)
    return Edit(
        action=action, section=stored, key=earlier[-1].edit.key if earlier else item.key, by=by, when=when, field=field,
        text=" ".join(text.split()), was=words_of(section, item), claims=claims, anchors=anchors,
    )  # fmt: skip


def add_item(
    course: CourseFile, section: str, *, text: str, quote: str, by: str, when: str, title: str = "", source: str = ""
) -> Edit:
    """Add an item that rests on the words of a source.

    Args:
        course: the course.
        section: one of :data:`ADDABLE`.
        text: what it says.
        quote: the exact words of a source that say so.
        by: who adds it.
        when: ISO 8601.
        title: the date of a timeline entry, the term, or the question.
        source: name or letter of the source, where several have the words.

    Raises:
        EditError: something is missing, or no source has the words: nothing stands in a course without a quotation.
    """
    if section not in ADDABLE:
        raise EditError(f"one can add to {', '.join(ADDABLE)}, not to {section}")
    if not text.strip() or (section in TITLED and not title.strip()):
        needs = f"its words and its {TITLED[section]}" if section in TITLED else "its words"
        raise EditError(f"what is added to {section} needs {needs}")
    named = {entry.letter: entry.source.name for entry in course.sources}
    name = named.get(source, source)
    sources = {entry.source.name: entry.source for entry in course.sources}
    if name and name not in sources:
        raise EditError(f"the course has no source {source!r}; give a letter or the name of a file")
    anchor = Anchor(name, quote.strip())
    citation = find_quote(anchor, {name: sources[name]} if name else sources) if anchor.quote else None
    if citation is None:
        raise EditError("no source has these exact words; copy the quotation from the source, letter by letter")
    anchor = Anchor(citation.source, citation.quote)
    text, title = " ".join(text.split()), " ".join(title.split())
    edit = Edit(action="add", section=section, key=added_key(section, text, anchor), by=by, when=when, text=text,
                title=title, anchors=(anchor,))  # fmt: skip
    try:
        make_item(edit, sources)
    except CitationError as error:
        raise EditError(f"{error}; write it like 14 February 1950, February 1950 or 1950") from error
    return edit


def take_back(edits: Sequence[Edit], number: int) -> tuple[Edit, ...]:
    """The corrections without one of them.

    Raises:
        EditError: there is no correction of this number.
    """
    if not 1 <= number <= len(edits):
        count = f"is {len(edits)} correction" if len(edits) == 1 else f"are {len(edits)} corrections"
        raise EditError(f"there {count}, and none with the number {number}; list them first")
    return tuple(edit for place, edit in enumerate(edits, start=1) if place != number)


def same_edit(one: Edit, other: Edit) -> bool:
    """Whether two changes are alike but for the time: pressing a button twice changes nothing."""
    return msgspec.structs.replace(one, when=other.when, was=other.was) == other
