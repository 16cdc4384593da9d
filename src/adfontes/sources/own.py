"""Files that adfontes itself wrote: they are no sources, and only they may be written over."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Final

HEAD: Final = 4096
MARKS: Final[dict[str, bytes]] = {
    ".html": b'<meta name="generator" content="adfontes">',
    ".htm": b'<meta name="generator" content="adfontes">',
    ".pdf": b"/Author(adfontes)",
    ".md": b"*Made by adfontes from the sources above and nothing else.*",
    ".ics": b"PRODID:-//adfontes//",
}
"""What a guide says of itself, by the ending of its file; a page and a calendar say it within their first bytes."""
OVERLAY: Final = ".overlay.json"


def is_own(path: Path) -> bool:
    """Whether adfontes wrote a file: a guide of any format, or the corrections of a course.

    False where it cannot be read. A course is known by its own header, which its readers check.
    """
    ending = path.suffix.lower()
    if path.name.endswith(OVERLAY):
        return True
    if ending not in (*MARKS, ".docx") or not path.is_file():
        return False
    try:
        if ending == ".docx":
            with zipfile.ZipFile(path) as parts:
                return b"<dc:creator>adfontes</dc:creator>" in parts.read("docProps/core.xml")
        with path.open("rb") as file:
            content = file.read(HEAD) if ending in (".html", ".htm", ".ics") else file.read()
    except (OSError, KeyError, zipfile.BadZipFile):
        return False
    return MARKS[ending] in content
