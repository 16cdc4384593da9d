"""The style sheet, the script and the icon: files of the package, named by their content, so that they can be kept."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

from django.http import Http404, HttpRequest, HttpResponse

from adfontes.guide.page import STYLES, read_one_script, read_style

KINDS = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}
FOR_EVER = "public, max-age=31536000, immutable"


@cache
def asset_text(name: str) -> str:
    """What a file holds; the style sheet is the guide's and the web's own in one.

    Raises:
        Http404: there is no such file.
    """
    folder = files("adfontes.web") / "static"
    if name == "style.css":
        return read_style(*STYLES) + (folder / "web.css").read_text(encoding="utf-8")
    if name == "speech.js":
        return read_one_script(name)
    if name not in ("keys.js", "keep.js", "icon.svg"):
        raise Http404(name)
    return (folder / name).read_text(encoding="utf-8")


@cache
def asset_address(name: str) -> str:
    """Where a page finds the file; another content has another address."""
    return f"/assets/{hashlib.sha256(asset_text(name).encode()).hexdigest()[:12]}/{name}"


def asset(request: HttpRequest, digest: str, name: str) -> HttpResponse:
    """Serve a file."""
    response = HttpResponse(asset_text(name), content_type=KINDS[name.rpartition(".")[2]])
    response.headers["Cache-Control"] = FOR_EVER
    return response
