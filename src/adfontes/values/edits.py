"""What a person changed in a course: kept beside the course file, applied whenever it is opened."""

from __future__ import annotations

from typing import Literal

import msgspec

Action = Literal["correct", "hide", "add", "approve"]
Fate = Literal["applied", "moved", "gone"]


class ByPerson(msgspec.Struct, frozen=True, kw_only=True):
    """That an item of a course is a person's: corrected, added or approved by them."""

    action: Literal["corrected", "added", "approved"]
    by: str
    when: str
    """ISO 8601, with the zone."""
    was: str = ""
    """What stood there before it was corrected."""


class Anchor(msgspec.Struct, frozen=True, order=True):
    """Words that an item rests on, by which it is found again when the course was built anew."""

    source: str
    quote: str


class Edit(msgspec.Struct, frozen=True, kw_only=True):
    """One change by a person."""

    action: Action
    section: str
    """The field of :class:`~adfontes.values.course.CourseContent`; disputes are ``findings``."""
    key: str
    """Of the item when it was changed; an added one has its own."""
    by: str
    when: str
    field: str = ""
    """What of the item was corrected: ``text``, ``front``, ``term`` ..."""
    text: str = ""
    """The new words."""
    was: str = ""
    """The item's words when it was changed."""
    title: str = ""
    """Of an added item: its date, term, or question."""
    claims: tuple[str, ...] = ()
    """Keys of the claims that the item rested on."""
    anchors: tuple[Anchor, ...] = ()
    """The quotations that it rested on, the main one first."""


class Overlay(msgspec.Struct, frozen=True, kw_only=True):
    """All changes to one course, in the order in which they were made."""

    form: int = 1
    """Raised when the file changes in a way that older programs cannot read."""
    edits: tuple[Edit, ...] = ()


class FollowedEdit(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a change in the course as it is now."""

    edit: Edit
    fate: Fate
    """``moved``: the item has another key since the course was built anew; ``gone``: it is no longer there."""
    key: str = ""
    """Of the item now; empty where it is gone."""
