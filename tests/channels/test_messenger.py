"""The Messenger webhook and the server around both endpoints, with requests signed here."""

from __future__ import annotations

import hashlib
import hmac
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest
from click.testing import Result
from typer.testing import CliRunner

from adfontes.channels.messenger import MessengerPage
from adfontes.channels.serving import LARGEST_REQUEST, SECRETS, handle_messenger, make_application
from adfontes.channels.talk import Talk
from adfontes.cli.main import app
from adfontes.errors import RequestRefused

SECRET = "the app's secret"
TOKEN = "a word of ours"


def event(text: str | None, key: str = "m_1", sender: str = "42", **message: Any) -> bytes:
    """A message as Messenger sends it."""
    told = {"mid": key, **({"text": text} if text is not None else {}), **message}
    one = {"sender": {"id": sender}, "recipient": {"id": "7"}, "timestamp": 1, "message": told}
    return json.dumps({"object": "page", "entry": [{"id": "7", "time": 1, "messaging": [one]}]}).encode()


def sign(body: bytes) -> dict[str, str]:
    return {"x-hub-signature-256": "sha256=" + hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()}


class Chat:
    """A page and what it sent."""

    def __init__(self, folder: Path) -> None:
        self.sent: list[dict[str, Any]] = []
        self.page = MessengerPage(Talk(folder), SECRET, TOKEN, self.sent.append)

    def tell(self, body: bytes) -> str:
        self.page.receive(sign(body), body)
        return str(self.sent[-1]["message"]["text"]) if self.sent else ""


@pytest.fixture
def chat(folder: Path) -> Chat:
    return Chat(folder)


def test_the_handshake_gives_the_challenge_back_to_whoever_knows_the_token(chat: Chat) -> None:
    query = {"hub.mode": "subscribe", "hub.verify_token": TOKEN, "hub.challenge": "1158201444"}
    assert chat.page.shake_hands(query) == "1158201444"
    for wrong in ({**query, "hub.verify_token": "guess"}, {**query, "hub.mode": "other"}, {}):
        with pytest.raises(RequestRefused):
            chat.page.shake_hands(wrong)


def test_a_question_is_answered_to_the_one_who_asked(chat: Chat) -> None:
    assert "202 feet" in chat.tell(event("How high is the Monument?"))
    assert chat.sent[-1]["recipient"] == {"id": "42"} and chat.sent[-1]["messaging_type"] == "RESPONSE"


def test_each_learner_has_a_quiz_of_their_own_with_a_button_for_each_option(chat: Chat) -> None:
    assert "Question 1" in chat.tell(event("quiz me", "m_1", "42"))
    buttons = chat.sent[-1]["message"]["quick_replies"]
    assert [one["title"] for one in buttons][:2] == ["A", "B"]
    assert "Question 1" in chat.tell(event("quiz me", "m_2", "43"))
    assert "Question 2" in chat.tell(event("A", "m_3", "42", quick_reply={"payload": "A"}))
    assert "Question 2" in chat.tell(event("b", "m_4", "43"))


def test_a_message_that_comes_twice_is_answered_once(chat: Chat) -> None:
    chat.tell(event("quiz me"))
    chat.tell(event("quiz me"))
    assert len(chat.sent) == 1


def test_what_is_no_text_is_passed_over(chat: Chat) -> None:
    for body in (event(None, attachments=[{"type": "image"}]), event("my own words", is_echo=True)):
        chat.tell(body)
    assert not chat.sent


@pytest.mark.parametrize("signature", ["", "sha256=", "sha256=" + "0" * 64, "sha1=abc", "ÿ"])
def test_a_request_without_the_right_signature_is_refused(chat: Chat, signature: str) -> None:
    body = event("hello")
    with pytest.raises(RequestRefused):
        chat.page.receive({"x-hub-signature-256": signature}, body)
    with pytest.raises(RequestRefused):
        chat.page.receive(sign(body), body + b" ")
    assert not chat.sent


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"object": "user"}', b'{"object": "page", "entry": [3]}'])
def test_a_signed_body_that_makes_no_sense_is_refused(chat: Chat, body: bytes) -> None:
    with pytest.raises(RequestRefused):
        chat.page.receive(sign(body), body)


def call(chat: Chat, method: str, path: str = "/messenger", body: bytes = b"", **more: str) -> tuple[str, str]:
    application = make_application("/messenger", handle_messenger(chat.page))
    environ: dict[str, Any] = {"REQUEST_METHOD": method, "PATH_INFO": path, "CONTENT_LENGTH": str(len(body)), **more}
    setup_testing_defaults(environ)
    environ["wsgi.input"] = io.BytesIO(body)
    status: list[str] = []
    answer = b"".join(application(environ, lambda line, headers, error=None: status.append(line)))  # type: ignore[arg-type,return-value]
    return status[0][:3], answer.decode()


def test_the_endpoint_answers_at_its_path_and_nowhere_else(chat: Chat) -> None:
    query = "hub.mode=subscribe&hub.verify_token=a%20word%20of%20ours&hub.challenge=99"
    assert call(chat, "GET", QUERY_STRING=query) == ("200", "99")
    assert call(chat, "GET", QUERY_STRING="hub.mode=subscribe")[0] == "403"
    body = event("How high is the Monument?")
    signature = sign(body)["x-hub-signature-256"]
    assert call(chat, "POST", body=body, HTTP_X_HUB_SIGNATURE_256=signature) == ("200", "EVENT_RECEIVED")
    assert len(chat.sent) == 1
    assert call(chat, "POST", body=body)[0] == "403"
    assert call(chat, "PUT", body=body)[0] == "405"
    assert call(chat, "POST", "/", body)[0] == "404"
    assert call(chat, "POST", body=b"x" * (LARGEST_REQUEST + 1))[0] == "413"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs the command with no secret set but those given."""
    for name in SECRETS.values():
        monkeypatch.delenv(name, raising=False)
    return lambda *words, **secrets: CliRunner().invoke(app, ["channel", *words], env=secrets)


def test_nothing_starts_without_a_skill_or_the_secrets(folder: Path, run: Callable[..., Result]) -> None:
    alexa = run("alexa", str(folder))
    assert alexa.exit_code == 2 and "--skill-id" in alexa.stderr
    page = run("messenger", str(folder), ADFONTES_MESSENGER_APP_SECRET="x")
    assert page.exit_code == 2 and "ADFONTES_MESSENGER_VERIFY_TOKEN" in page.stderr and "APP_SECRET" not in page.stderr
    nowhere = run("messenger", str(folder / "none"))
    assert nowhere.exit_code == 2 and "there is no folder" in nowhere.stderr


def test_the_command_prints_the_interaction_model(run: Callable[..., Result]) -> None:
    assert json.loads(run("alexa", "--model").stdout)["interactionModel"]
