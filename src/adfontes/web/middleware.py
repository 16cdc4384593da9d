"""What every answer of the server carries, and what a page says when something is wrong."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from adfontes.errors import AdfontesError
from adfontes.web.pages import explain

Answer = Callable[[HttpRequest], HttpResponse]

POLICY = "; ".join(
    [
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
"""Content-Security-Policy Level 3: styles and scripts are files of ours, and nothing else is ever asked for."""


def secure_headers(get_response: Answer) -> Answer:
    """Forbid everything that the pages do not need."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers["Content-Security-Policy"] = POLICY
        response.headers["Permissions-Policy"] = "camera=(), microphone=(self), geolocation=(), browsing-topics=()"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        if "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-store" if request.method == "POST" else "no-cache"
        return response

    return answer


class ExplainErrors:
    """Shows a known error as its sentence."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as ever."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Turn what the user can mend into a page; everything else stays an error."""
        if isinstance(exception, AdfontesError):
            return explain(request, "This did not work", str(exception), status=500)
        return None
