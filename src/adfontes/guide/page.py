"""The guide as one HTML page that carries its style, its pictures and its script with it."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from adfontes.guide import saying
from adfontes.guide.contents import show_sections
from adfontes.guide.places import InPage, ReadableCourse
from adfontes.guide.reading import collect_notes, read_source
from adfontes.guide.revising import show_cards, show_quiz
from adfontes.guide.showing import Showing

STYLES = ("tokens.css", "pieces.css", "study.css", "reader.css", "revise.css", "layout.css")


@cache
def environment() -> Environment:
    """The templates, with every value escaped."""
    made = Environment(
        loader=PackageLoader("adfontes.guide"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    made.globals.update(words=saying)
    return made


def read_style(*names: str) -> str:
    """Style sheets of the package, one after the other."""
    folder = files("adfontes.guide") / "style"
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in names)


def render_guide(course: ReadableCourse) -> str:
    """The guide as HTML: everything to read, and cards and quiz that keep their answers in the browser."""
    showing = Showing(course, InPage())
    notes = collect_notes(showing)
    readers = [
        (listed, read_source(showing, source, notes))
        for listed, source in zip(showing.sources(), course.sources, strict=True)
    ]
    script = read_script() if course.cards or course.quiz else ""
    return environment().get_template("guide.html").render(
        title=course.title,
        style=Markup(read_style(*STYLES)),  # noqa: S704 - our own file, not a source's text
        script=Markup(script),  # noqa: S704 - our own file
        script_hash=hash_script(script),
        sources=showing.sources(),
        facts=len(course.facts),
        disputes=len(showing.disputed),
        shown=show_sections(showing),
        deck=show_cards(showing),
        questions=show_quiz(showing),
        readers=readers,
        back=None,
    )  # fmt: skip


def read_script() -> str:
    """The scripts that ask the cards and the quiz and read aloud, as they stand on the page."""
    return "".join(read_one_script(name) for name in ("revise.js", "speech.js"))


def read_one_script(name: str) -> str:
    """One of them; the web pages have reading aloud too."""
    return (files("adfontes.guide") / "script" / name).read_text(encoding="utf-8")


def hash_script(script: str) -> str:
    """The script's digest as a Content-Security-Policy names it: no other script may run on the page."""
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"
