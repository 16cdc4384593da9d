"""The page for correcting a course: its items with forms to correct, hide, approve, add and take back."""

from __future__ import annotations

import getpass
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from adfontes.course.additions import TITLED
from adfontes.course.editing import ADDABLE, EDITABLE, add_item, choose_item, edit_item, items_of, take_back, words_of
from adfontes.course.overlay import FIELDS, read_field, read_overlay, write_overlay
from adfontes.errors import EditError
from adfontes.guide.saying import SECTIONS, by_hand, in_days
from adfontes.web.addresses import course_address
from adfontes.web.pages import open_volume, show

if TYPE_CHECKING:
    from adfontes.course import CourseFile
    from adfontes.values.edits import Action, Edit
    from adfontes.web.library import Volume

HEADINGS = {**SECTIONS, "cards": "Cards", "quiz": "Quiz"}
DONE = {"correct": "Corrected", "hide": "Hidden", "add": "Added", "approve": "Approved"}
FATES = {"applied": "", "moved": "found again after a rebuild", "gone": "its item is no longer in the course"}


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the items of a section with forms, or make a change and show them again."""
    volume, course = open_volume(slug)
    asked = (request.POST if request.method == "POST" else request.GET).get("section", "facts")
    section = asked if asked in EDITABLE else "facts"
    problem = ""
    if request.method == "POST":
        try:
            change(request, volume, course, section)
        except EditError as error:
            problem = str(error)
        else:
            return HttpResponseRedirect(course_address(volume.slug, f"edit?{urlencode({'section': section})}"))
    edits = read_overlay(volume.path)
    return show(
        request, volume, "edit", problem=problem, chosen=section, headings={name: HEADINGS[name] for name in EDITABLE},
        items=[listed(section, item) for item in items_of(course, section)], addable=section in ADDABLE,
        titled=TITLED.get(section, ""), name=request.POST.get("by", "") or (edits[-1].by if edits else user_name()),
        typed={name: request.POST.get(name, "") for name in ("key", "title", "text", "quote")},
        edits=[(DONE[one.edit.action], words(one.edit), one.edit.by, in_days(one.edit.when), FATES[one.fate])
               for one in course.edits],
    )  # fmt: skip


def listed(section: str, item: Any) -> dict[str, Any]:  # noqa: ANN401 (an item of any section)
    """An item with what can be corrected in it."""
    fields = FIELDS["findings" if section == "disputes" else section]
    return {
        "key": item.key,
        "words": words_of(section, item),
        "hand": by_hand(item.by_person),
        "fields": [(name, read_field(item, path)) for name, path in fields.items()],
    }


def words(made: Edit) -> str:
    """What a correction is about, in a line."""
    if made.action == "add":
        return made.text
    return f"{made.was} → {made.text}" if made.action == "correct" else made.was


def change(request: HttpRequest, volume: Volume, course: CourseFile, section: str) -> None:
    """Make the change that a form asks for.

    Raises:
        EditError: it cannot be made.
    """
    form, edits = request.POST, read_overlay(volume.path)
    action = form.get("action", "")
    if action == "undo":
        number = form.get("number", "")
        write_overlay(volume.path, take_back(edits, int(number) if number.isdecimal() and len(number) < 6 else 0))
        return
    by, when = form.get("by", "").strip(), datetime.now().astimezone().isoformat(timespec="seconds")
    if not by:
        raise EditError("a correction needs the name of whoever makes it")
    if action == "add":
        made = add_item(
            course, section, text=form.get("text", ""), quote=form.get("quote", ""), title=form.get("title", ""),
            by=by, when=when,
        )  # fmt: skip
    elif action in ("correct", "hide", "approve"):
        item = choose_item(course, section, form.get("key", ""))
        made = edit_item(
            course, cast("Action", action), section, item, by=by, when=when, field=form.get("field", ""),
            text=form.get("text", ""),
        )  # fmt: skip
    else:
        raise EditError("this page did not understand the form; load it again")
    write_overlay(volume.path, (*edits, made))


def user_name() -> str:
    """The name of whoever sits at the computer, to begin with."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
