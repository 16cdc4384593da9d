"""One endpoint on this machine: WSGI under waitress. HTTPS and the public name are the proxy's before it."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.error import URLError
from urllib.parse import parse_qsl
from urllib.request import HTTPRedirectHandler, Request, build_opener

from adfontes.channels.alexa import AlexaSkill
from adfontes.channels.alexa_request import AlexaGate
from adfontes.channels.messenger import MessengerPage
from adfontes.channels.talk import Talk
from adfontes.errors import AdfontesError, RequestRefused, ServerError

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

HOST: Final = "127.0.0.1"
THREADS: Final = 4
LARGEST_REQUEST: Final = 256 * 1024
"""Bytes; the services send a few kilobytes."""
LARGEST_CHAIN: Final = 64 * 1024
PATIENCE: Final = 5.0
"""Seconds to wait for another's server: Alexa itself waits eight for ours."""
SEND_API: Final = "https://graph.facebook.com/v25.0/me/messages"
SECRETS: Final = {
    "app_secret": "ADFONTES_MESSENGER_APP_SECRET",
    "verify_token": "ADFONTES_MESSENGER_VERIFY_TOKEN",
    "page_token": "ADFONTES_MESSENGER_PAGE_TOKEN",
}
"""Where the secrets of a page are read: the environment, as the words of a command are seen by all users."""

Handler = Callable[[str, Mapping[str, str], Mapping[str, str], bytes], tuple[int, str, str]]
"""Method, query, headers, body -> status, media type, text."""
STATUS: Final = {200: "200 OK", 403: "403 Forbidden", 404: "404 Not Found", 405: "405 Method Not Allowed",
                 413: "413 Content Too Large", 400: "400 Bad Request"}  # fmt: skip


def handle_alexa(skill: AlexaSkill) -> Handler:
    """The skill behind its address. What is not Amazon's gets 400, as Amazon asks for."""

    def handle(method: str, query: Mapping[str, str], headers: Mapping[str, str], body: bytes) -> tuple[int, str, str]:
        if method != "POST":
            return 405, "text/plain", "POST only"
        try:
            return 200, "application/json", json.dumps(skill.answer(headers, body), ensure_ascii=False)
        except RequestRefused as error:
            return 400, "text/plain", str(error)

    return handle


def handle_messenger(page: MessengerPage) -> Handler:
    """The page's webhook behind its address."""

    def handle(method: str, query: Mapping[str, str], headers: Mapping[str, str], body: bytes) -> tuple[int, str, str]:
        try:
            if method == "GET":
                return 200, "text/plain", page.shake_hands(query)
            if method != "POST":
                return 405, "text/plain", "GET or POST only"
            page.receive(headers, body)
        except RequestRefused as error:
            return 403, "text/plain", str(error)
        return 200, "text/plain", "EVENT_RECEIVED"

    return handle


def make_application(path: str, handler: Handler) -> WSGIApplication:
    """A WSGI application that answers at one path and nowhere else."""

    def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        status, media, text = 404, "text/plain", "nothing is here"
        if environ.get("PATH_INFO") == path:
            length = str(environ.get("CONTENT_LENGTH") or "0")
            size = int(length) if length.isdecimal() else LARGEST_REQUEST + 1
            if size > LARGEST_REQUEST:
                status, text = 413, "the request is too large"
            else:
                headers = {key[5:].replace("_", "-").lower(): str(value)
                           for key, value in environ.items() if key.startswith("HTTP_")}  # fmt: skip
                query = dict(parse_qsl(str(environ.get("QUERY_STRING", ""))))
                body = environ["wsgi.input"].read(size)
                status, media, text = handler(str(environ["REQUEST_METHOD"]), query, headers, body)
        answer = text.encode()
        start_response(
            STATUS[status],
            [("Content-Type", f"{media}; charset=utf-8"), ("Content-Length", str(len(answer))),
             ("X-Content-Type-Options", "nosniff"), ("Cache-Control", "no-store")],
        )  # fmt: skip
        return [answer]

    return application


def serve_alexa(folder: Path, skill: str, port: int, *, announce: Callable[[str], None]) -> None:
    """Answer as an Alexa skill until Ctrl-C.

    Args:
        folder: where the course files are.
        skill: the skill's identifier, ``amzn1.ask.skill...``.
        port: 0 for any free one.
        announce: is told the address.

    Raises:
        CourseError: there is no such folder.
        ServerError: the port is taken.
        AdfontesError: the extra ``channels`` is not installed.
    """
    talk = Talk(folder)
    try:
        import certifi  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise AdfontesError(
            "the Alexa endpoint needs an extra; install it with: pip install 'adfontes[channels]'"
        ) from error
    gate = AlexaGate(skill, Path(certifi.where()).read_bytes(), fetch_chain, lambda: datetime.now(UTC))
    run(make_application("/alexa", handle_alexa(AlexaSkill(talk, gate))), "alexa", port, announce)


def serve_messenger(folder: Path, port: int, *, announce: Callable[[str], None]) -> None:
    """Answer as a Messenger page until Ctrl-C; its secrets are read from the environment.

    Raises:
        CourseError: there is no such folder.
        ServerError: a secret is not set, or the port is taken.
    """
    talk = Talk(folder)
    missing = [name for name in SECRETS.values() if not os.environ.get(name)]
    if missing:
        raise ServerError(
            f"{', '.join(missing)} must be set in the environment; docs/channels.md says where they are from"
        )
    secret, token, page_token = (os.environ[name] for name in SECRETS.values())
    page = MessengerPage(talk, secret, token, lambda message: send_message(message, page_token))
    run(make_application("/messenger", handle_messenger(page)), "messenger", port, announce)


def run(application: WSGIApplication, path: str, port: int, announce: Callable[[str], None]) -> None:
    """Serve until Ctrl-C, on this machine only."""
    import waitress  # noqa: PLC0415

    try:
        server = waitress.create_server(
            application, host=HOST, port=port, threads=THREADS, ident="adfontes",
            max_request_body_size=LARGEST_REQUEST,
        )  # fmt: skip
    except OSError as error:
        raise ServerError(f"port {port} cannot be used ({error.strerror}); give another one with --port") from error
    announce(f"http://{HOST}:{server.effective_port}/{path}")
    server.run()


class _NoRedirect(HTTPRedirectHandler):
    """An address that was checked is not left for another one."""

    def redirect_request(self, *_: Any, **__: Any) -> None:  # noqa: ANN401 - as the standard library has it
        return None


def fetch_chain(url: str) -> bytes:
    """Get Amazon's certificate chain; the address was checked before.

    Raises:
        RequestRefused: it cannot be fetched.
    """
    try:
        with build_opener(_NoRedirect).open(url, timeout=PATIENCE) as answer:
            return bytes(answer.read(LARGEST_CHAIN))
    except (URLError, TimeoutError, OSError) as error:
        raise RequestRefused("the certificate of the request cannot be fetched") from error


def send_message(message: dict[str, Any], page_token: str) -> None:
    """Hand a message to the Send API. One that fails is told on standard error: Messenger would only ask again."""
    request = Request(
        SEND_API,
        data=json.dumps(message).encode(),
        headers={"Content-Type": "application/json", "Authorization": f"Bearer {page_token}"},
    )
    try:
        with build_opener(_NoRedirect).open(request, timeout=PATIENCE) as answer:
            answer.read(LARGEST_CHAIN)
    except (URLError, TimeoutError, OSError) as error:
        print(f"adfontes: a reply could not be sent ({error})", file=sys.stderr)
