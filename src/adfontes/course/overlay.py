"""The overlay file: a person's corrections beside a course, ``topic.overlay.json`` beside ``topic.adf``.

Building never touches it. Whenever the course is opened, each change finds its item again: by its key, or else, as a
learner's cards do, by the claims and quotations that it rested on. A change whose item is gone is kept and reported.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from adfontes.course.additions import make_item
from adfontes.errors import CitationError, CourseError
from adfontes.values.edits import Anchor, ByPerson, Edit, FollowedEdit, Overlay
from adfontes.values.sources import Source

SUFFIX: Final = ".overlay.json"
FORM: Final = 1
SHARED: Final = 0.5
"""Share of what an item rested on that another must rest on too, to be taken for the same after a rebuild."""
FIELDS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "facts": {"text": ("statement", "text")},
    "timeline": {"text": ("statement", "text"), "date": ("label",)},
    "terms": {"text": ("definition", "text"), "term": ("term",)},
    "topic_cards": {"text": ("name",)},
    "causes": {"text": ("statement", "text")},
    "arguments": {"text": ("judgement",), "question": ("question",)},
    "findings": {"text": ("question",)},
    "names": {"text": ("name", "canonical")},
    "questions": {"text": ("answers", "text"), "question": ("question",)},
    "profiles": {},
    "cards": {"text": ("back", "text"), "question": ("front",)},
    "quiz": {"text": ("stem",)},
}
"""What a person may correct in the items of each section, and where it stands; of several answers, the first."""
DRILLS: Final = {"cards": "back", "quiz": "statement"}
"""Sections that practise what others tell: nothing is drilled that a person hid or corrected."""


def overlay_path(course: Path) -> Path:
    """Where the corrections of a course stand."""
    return course.with_name(course.stem + SUFFIX)


def read_overlay(course: Path) -> tuple[Edit, ...]:
    """The corrections of a course, none where there is no file.

    Raises:
        CourseError: the file is there and cannot be understood.
    """
    path = overlay_path(course)
    try:
        overlay = msgspec.json.decode(path.read_bytes(), type=Overlay)
    except FileNotFoundError:
        return ()
    except (OSError, msgspec.MsgspecError, UnicodeError) as error:
        raise CourseError(
            f"the corrections in {path} cannot be read ({error}); mend the file or move it away"
        ) from error
    if overlay.form > FORM:
        raise CourseError(f"the corrections in {path} were written by a newer adfontes; install that to open them")
    unknown = [edit.section for edit in overlay.edits if edit.section not in FIELDS]
    if unknown:
        raise CourseError(f"the corrections in {path} name a section {unknown[0]!r} that no course has; mend the file")
    return overlay.edits


def write_overlay(course: Path, edits: Sequence[Edit]) -> None:
    """Keep the corrections of a course, whole or not at all; without any the file goes.

    Raises:
        CourseError: the file cannot be written.
    """
    path = overlay_path(course)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        if not edits:
            path.unlink(missing_ok=True)
            return
        written = msgspec.json.format(msgspec.json.encode(Overlay(form=FORM, edits=tuple(edits))), indent=2)
        part.write_bytes(written + b"\n")
        part.replace(path)
    except OSError as error:
        raise CourseError(f"{path} cannot be written ({error.strerror}); check the folder's rights") from error
    finally:
        part.unlink(missing_ok=True)


def apply_edits(
    section: str, items: Sequence[Any], edits: Iterable[Edit], sources: Mapping[str, Source]
) -> tuple[tuple[Any, ...], tuple[FollowedEdit, ...]]:
    """The items of a section as a person wants them, and what became of each change to it.

    Args:
        section: a field of :class:`~adfontes.values.course.CourseContent`.
        items: as they were built.
        edits: all changes to the course, in their order.
        sources: by name; what was added is cited from them anew.
    """
    kept: dict[str, Any] = {item.key: item for item in items}
    hidden: set[str] = set()
    fates: list[FollowedEdit] = []
    for edit in edits:
        if edit.section != section:
            continue
        if edit.action == "add":
            fates.append(_add(edit, kept, sources))
            continue
        key = find_again(edit, kept)
        if not key:
            fates.append(FollowedEdit(edit=edit, fate="gone"))
            continue
        fates.append(FollowedEdit(edit=edit, fate="applied" if key == edit.key else "moved", key=key))
        if edit.action == "hide":
            hidden.add(key)
        else:
            kept[key] = _changed(edit, kept[key])
    withheld = _withheld(section, edits)
    shown = (item for item in kept.values() if item.key not in hidden)
    return tuple(item for item in shown if not _drills(section, item, withheld)), tuple(fates)


def find_again(edit: Edit, items: Mapping[str, Any]) -> str:
    """The key of the item that a change is about; empty where it is gone."""
    if edit.key in items:
        return edit.key
    wanted = {*edit.claims, *edit.anchors}
    shares: dict[str, int] = {}
    for key, item in items.items():
        claims, anchors = what_it_rests_on(item)
        shared = len(wanted & {*claims, *anchors})
        if shared >= SHARED * len(wanted) and shared:
            shares[key] = shared
    return max(shares, key=lambda key: (shares[key], key), default="")


def what_it_rests_on(item: Any) -> tuple[tuple[str, ...], tuple[Anchor, ...]]:  # noqa: ANN401 (an item of any section)
    """The keys of the claims of an item and the quotations in it, each once, in their order."""
    claims: dict[str, None] = {}
    anchors: dict[Anchor, None] = {}

    def gather(value: Any) -> None:  # noqa: ANN401
        if isinstance(value, dict):
            if "quote" in value and "source" in value:
                anchors[Anchor(value["source"], value["quote"])] = None
            for name, inner in value.items():
                if name == "claims":
                    claims.update(dict.fromkeys(inner))
                else:
                    gather(inner)
        elif isinstance(value, list | tuple):
            for inner in value:
                gather(inner)

    gather(msgspec.to_builtins(item))
    return tuple(claims), tuple(anchors)


def read_field(item: Any, path: Sequence[str]) -> str:  # noqa: ANN401
    """What stands in a field; of several answers, in the first."""
    for name in path:
        item = item[0] if isinstance(item, tuple) else item
        item = getattr(item, name)
    return str(item)


def _put(item: Any, path: Sequence[str], text: str) -> Any:  # noqa: ANN401
    """The item with other words in a field."""
    if isinstance(item, tuple):
        return (_put(item[0], path, text), *item[1:])
    inner = text if len(path) == 1 else _put(getattr(item, path[0]), path[1:], text)
    return msgspec.structs.replace(item, **{path[0]: inner})


def _changed(edit: Edit, item: Any) -> Any:  # noqa: ANN401
    """The item corrected or approved, with the name of who did it."""
    if edit.action == "approve":
        mark = ByPerson(action="approved", by=edit.by, when=edit.when)
        return item if item.by_person else msgspec.structs.replace(item, by_person=mark)
    path = FIELDS[edit.section].get(edit.field)
    if path is None:
        return item
    mark = ByPerson(action="corrected", by=edit.by, when=edit.when, was=read_field(item, path))
    return msgspec.structs.replace(_put(item, path, edit.text), by_person=mark)


def _add(edit: Edit, items: dict[str, Any], sources: Mapping[str, Source]) -> FollowedEdit:
    try:
        items[edit.key] = make_item(edit, sources)
    except CitationError:
        return FollowedEdit(edit=edit, fate="gone")
    return FollowedEdit(edit=edit, fate="applied", key=edit.key)


def _withheld(section: str, edits: Iterable[Edit]) -> set[Anchor]:
    """The quotations of facts that a person hid or corrected."""
    if section not in DRILLS:
        return set()
    return {
        edit.anchors[0]
        for edit in edits
        if edit.section == "facts" and edit.action in ("hide", "correct") and edit.anchors
    }


def _drills(section: str, item: Any, withheld: set[Anchor]) -> bool:  # noqa: ANN401
    if not withheld or item.by_person:
        return False
    citation = getattr(item, DRILLS[section]).citations[0]
    return Anchor(citation.source, citation.quote) in withheld
