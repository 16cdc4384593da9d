"""The course as one page, and on paper: HTML that needs no network, and the pieces that the web pages share with it.

``places`` knows where a citation stands and where a reader comes back to, ``saying`` has the words, ``showing``,
``sections``, ``contents`` and ``reading`` turn a course into what a template prints, ``picture`` draws the timeline and
``graph`` the causes, ``page`` makes the HTML, ``document`` what PDF, DOCX and Markdown are made from, ``organiser`` the
two pages to hand out; ``writing`` writes the file.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from adfontes.guide.page import render_guide
    from adfontes.guide.writing import write_guide

__all__ = ["render_guide", "write_guide"]
_HOMES = {"render_guide": "adfontes.guide.page", "write_guide": "adfontes.guide.writing"}


def __getattr__(name: str) -> object:
    """Load the page and its templates when a page is asked for: the terminal wants the words only."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
