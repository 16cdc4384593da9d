"""The course as one page: HTML that needs no network and no script, and the pieces that the web pages share with it.

``places`` knows where a citation stands and where a reader comes back to, ``saying`` has the words, ``showing`` and
``reading`` turn a course into what a template prints, ``picture`` draws the timeline, ``page`` writes the file.
"""

from __future__ import annotations

from adfontes.guide.page import render_guide, write_guide

__all__ = ["render_guide", "write_guide"]
