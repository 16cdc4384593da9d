"""Writing what a course gives: a guide in any format, the knowledge organiser, a calendar; whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Final

from adfontes.errors import OutputError
from adfontes.guide.contents import choose_sections
from adfontes.guide.places import ReadableCourse
from adfontes.sources.own import is_own

FORMATS: Final = ("html", "pdf", "docx", "md", "ics")


def write_guide(
    course: ReadableCourse,
    out: Path,
    form: str = "",
    *,
    sections: Collection[str] = (),
    organiser: bool = False,
) -> None:
    """Write the guide to ``out``; what stood there before stays whole until the new one is complete.

    Args:
        course: a course that was opened or composed.
        out: the file.
        form: one of :data:`FORMATS`; empty for what the file's name says, or HTML.
        sections: names of :data:`~adfontes.guide.contents.CHOICES`; all without any.
        organiser: two pages of A4 to hand out, instead of everything.

    Raises:
        OutputError: it cannot be written there, or something else than a guide stands there: a learner who mixes up
            the names must not lose a source. Or there is no such format or section.
    """
    out = Path(out)
    form = form or form_of(out)
    make = maker(form, organiser=organiser)
    check_destination(out, form)
    write_whole(out, make(choose_sections(course, sections) if sections else course))


def form_of(out: Path) -> str:
    """The format that a file's name asks for; HTML where it does not say."""
    ending = out.suffix.lower().lstrip(".")
    return {"htm": "html", "markdown": "md"}.get(ending, ending if ending in FORMATS else "html")


def maker(form: str, *, organiser: bool) -> Callable[[ReadableCourse], bytes]:
    """What makes a format; each loads its library when it is asked for.

    Raises:
        OutputError: there is no such format.
    """
    if organiser:
        if form not in ("html", "pdf"):
            raise OutputError("the knowledge organiser is made for printing; choose --format pdf or html")
        return _organiser_pdf if form == "pdf" else _organiser_html
    made = {"html": _html, "pdf": _pdf, "docx": _docx, "md": _markdown, "ics": _calendar}
    if form not in made:
        raise OutputError(f"there is no format {form!r}; choose from {', '.join(FORMATS)}")
    return made[form]


def _html(course: ReadableCourse) -> bytes:
    from adfontes.guide.page import render_guide  # noqa: PLC0415

    return render_guide(course).encode()


def _pdf(course: ReadableCourse) -> bytes:
    from adfontes.formats.pdf import write_pdf  # noqa: PLC0415
    from adfontes.guide.document import make_document  # noqa: PLC0415

    return write_pdf(make_document(course))


def _docx(course: ReadableCourse) -> bytes:
    from adfontes.formats.docx import write_docx  # noqa: PLC0415
    from adfontes.guide.document import make_document  # noqa: PLC0415

    return write_docx(make_document(course))


def _markdown(course: ReadableCourse) -> bytes:
    from adfontes.formats.markdown import write_markdown  # noqa: PLC0415
    from adfontes.guide.document import make_document  # noqa: PLC0415

    return write_markdown(make_document(course))


def _calendar(course: ReadableCourse) -> bytes:
    from adfontes.formats.icalendar import write_calendar  # noqa: PLC0415
    from adfontes.guide.calendar import make_events  # noqa: PLC0415

    return write_calendar(course.title, make_events(course))


def _organiser_pdf(course: ReadableCourse) -> bytes:
    from adfontes.guide.organiser import organiser_pdf  # noqa: PLC0415

    return organiser_pdf(course)


def _organiser_html(course: ReadableCourse) -> bytes:
    from adfontes.guide.organiser import organiser_html  # noqa: PLC0415

    return organiser_html(course).encode()


def write_whole(out: Path, content: bytes) -> None:
    """Write a file that takes its name when it is complete.

    Raises:
        OutputError: it cannot be written there.
    """
    unfinished = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(out)
    except OSError as error:
        raise OutputError(
            f"{out} cannot be written ({error.strerror}); check the folder's rights and the free space"
        ) from error
    finally:
        unfinished.unlink(missing_ok=True)


def check_destination(out: Path, form: str = "html") -> None:
    """Make sure that a guide may be written to ``out``.

    Raises:
        OutputError: its folder does not exist, or something else than a guide stands there.
    """
    if not out.parent.is_dir():
        raise OutputError(f"the folder {out.parent} does not exist; make it first or choose another place")
    if out.is_dir():
        raise OutputError(f"{out} is a folder; give the name of a file, such as {out / f'guide.{form}'}")
    if out.is_file() and out.stat().st_size and not is_own(out):
        raise OutputError(f"{out} is there already and is not a guide of adfontes; choose another name with -o")
