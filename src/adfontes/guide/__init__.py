"""The course as one page: HTML that needs no network and no script, and the pieces that the web pages share with it.

``places`` knows where a citation stands and where a reader comes back to, ``saying`` has the words, ``showing`` and
``reading`` turn a course into what a template prints, ``picture`` draws the timeline, ``page`` writes the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from adfontes.guide.page import render_guide, write_guide

__all__ = ["render_guide", "write_guide"]


def __getattr__(name: str) -> object:
    """Load the page and its templates when a page is asked for: the terminal wants the words only."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from adfontes.guide import page  # noqa: PLC0415

    return getattr(page, name)
