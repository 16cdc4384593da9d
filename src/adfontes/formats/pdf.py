"""A document as PDF, set by Typst: tagged for screen readers (PDF/UA-1), fonts embedded, nothing fetched."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

import fontpkg_fira_sans
import msgspec
import pylopdf_fonts_zh_cn
import typst

from adfontes.errors import OutputError

if TYPE_CHECKING:
    from adfontes.formats.document import Document

NO_GLYPH: Final = re.compile(r'the text `"(.+?)"` could not be displayed')
ESCAPE: Final = re.compile(r"\\u\{([0-9a-f]+)\}")
STAND_IN: Final = "□"
"""Takes the place of a character for which no font has a letterform."""
DATE: Final = 0
"""No clock stands in a file: the same course gives the same bytes."""


def write_pdf(document: Document) -> bytes:
    """The document as the bytes of a PDF.

    Raises:
        OutputError: Typst cannot set it.
    """
    return set_pages("document.typ", msgspec.json.encode(document).decode())


def set_pages(template: str, data: str) -> bytes:
    """What a template makes of data, as a PDF.

    Characters that our fonts lack are looked for in the system's; those that it lacks too are shown as a box, and the
    last line says which they are.

    Args:
        template: a ``.typ`` file of this room that reads ``sys.inputs.document``.
        data: JSON for it; an object with a field ``closing``.

    Raises:
        OutputError: Typst cannot set it.
    """
    missing: set[str] = set()
    for system in (False, True, True):
        try:
            made = _compiler(template, data, system=system).compile(
                format="pdf", pdf_standards=["ua-1"], timestamp=DATE
            )
        except typst.TypstError as error:
            lacked = _lacked(f"{error.diagnostic} {error.message}")
            if not lacked:
                raise OutputError(f"the PDF cannot be set ({error.message}); choose another format") from error
            if system:
                missing |= lacked
                data = _without(data, missing)
        else:
            assert isinstance(made, bytes)
            return made
    raise OutputError(f"the PDF cannot be set: no font has {''.join(sorted(missing))[:40]}; choose another format")


def _lacked(message: str) -> set[str]:
    """The characters that Typst names as without a letterform; what cannot be printed it writes as an escape."""
    found = (ESCAPE.sub(lambda code: chr(int(code.group(1), 16)), words) for words in NO_GLYPH.findall(message))
    return {letter for words in found for letter in words if not letter.isascii()}


def _without(data: str, missing: set[str]) -> str:
    """The data with a box for each letter that no font has, and a last line that says so."""
    table = {ord(letter): STAND_IN for letter in missing}
    found = json.loads(data.translate(table))
    codes = ", ".join(f"U+{ord(letter):04X}" for letter in sorted(missing)[:20])
    found["closing"] = f"{found['closing']} Shown as {STAND_IN}, because no font here has them: {codes}."
    return json.dumps(found, ensure_ascii=False)


def _compiler(template: str, data: str, *, system: bool) -> typst.Compiler:
    source = (files("adfontes.formats") / "typst" / template).read_bytes()
    return typst.Compiler(
        source, font_paths=_fonts(system), ignore_system_fonts=not system, sys_inputs={"document": data}
    )


@cache
def _fonts(system: bool) -> typst.Fonts:
    """Fira Sans for our voice, Typst's Libertinus for the sources', Noto for Han characters; then the system's."""
    folders = [Path(fontpkg_fira_sans.__file__).parent / "files", Path(pylopdf_fonts_zh_cn.__file__).parent]
    return typst.Fonts(include_system_fonts=system, font_paths=[str(folder) for folder in folders])
