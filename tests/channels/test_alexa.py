"""The Alexa endpoint, spoken to with requests in Amazon's form that are signed here."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from adfontes.channels.alexa import AlexaSkill, interaction_model, read_intent
from adfontes.channels.alexa_request import AlexaGate, check_chain_url
from adfontes.channels.talk import Talk
from adfontes.errors import RequestRefused
from signing import NOW, SKILL, URL, Signer, make_signer

DAY = datetime.timedelta(days=1)


def request(kind: str = "LaunchRequest", intent: dict[str, Any] | None = None, **changed: Any) -> dict[str, Any]:
    """A request as Alexa sends it."""
    return {
        "version": "1.0",
        "session": {
            "new": True,
            "sessionId": "amzn1.echo-api.session.1",
            "application": {"applicationId": changed.get("skill", SKILL)},
            "attributes": changed.get("attributes", {}),
            "user": {"userId": "amzn1.ask.account.1"},
        },
        "context": {"System": {"application": {"applicationId": SKILL}}},
        "request": {
            "type": kind,
            "requestId": "amzn1.echo-api.request.1",
            "timestamp": changed.get("timestamp", "2026-11-22T11:59:30Z"),
            "locale": "en-GB",
            **({"intent": intent} if intent else {}),
        },
    }


def intent(called: str, /, **slots: str) -> dict[str, Any]:
    return {"name": called, "slots": {key: {"name": key, "value": value} for key, value in slots.items()}}


@pytest.fixture
def gate(signer: Signer) -> AlexaGate:
    return AlexaGate(SKILL, signer.root, lambda url: signer.chain, lambda: NOW)


@pytest.fixture
def ask(folder: Path, gate: AlexaGate, signer: Signer) -> Callable[[dict[str, Any]], dict[str, Any]]:
    skill = AlexaSkill(Talk(folder), gate)

    def send(message: dict[str, Any]) -> dict[str, Any]:
        body = json.dumps(message).encode()
        return skill.answer(signer.headers(body), body)

    return send


def speech(answer: dict[str, Any]) -> str:
    return str(answer["response"]["outputSpeech"]["text"])


def test_the_skill_greets_answers_and_quizzes_within_one_session(ask: Callable[..., dict[str, Any]]) -> None:
    launched = ask(request())
    assert "The Great Fire of London" in speech(launched) and launched["response"]["reprompt"]
    answered = ask(request("IntentRequest", intent("HowIntent", rest="high is the monument")))
    assert "202 feet" in speech(answered) and "says:" in speech(answered)
    quiz = ask(request("IntentRequest", intent("QuizIntent")))
    assert "Question 1 of" in speech(quiz)
    marked = ask(request("IntentRequest", intent("ChoiceIntent", choice="A"), attributes=quiz["sessionAttributes"]))
    assert speech(marked).startswith("That is") and "Question 2 of" in speech(marked)
    ended = ask(request("IntentRequest", intent("AMAZON.StopIntent")))
    assert ended["response"]["shouldEndSession"] is True
    assert ask(request("SessionEndedRequest"))["response"] == {}


def test_what_alexa_did_not_understand_is_asked_again_and_the_quiz_stays(ask: Callable[..., dict[str, Any]]) -> None:
    quiz = ask(request("IntentRequest", intent("QuizIntent")))
    lost = ask(request("IntentRequest", intent("AMAZON.FallbackIntent"), attributes=quiz["sessionAttributes"]))
    assert "not understood" in speech(lost) and lost["sessionAttributes"] == quiz["sessionAttributes"]
    odd = ask(request("IntentRequest", intent("QuizIntent"), attributes={"talk": {"course": 7}}))
    assert "Question 1" in speech(odd)


def test_a_letter_heard_as_another_word_is_taken_as_the_letter_that_it_stands_for() -> None:
    known = [{"status": {"code": "ER_SUCCESS_MATCH"}, "values": [{"value": {"name": "B"}}]}]
    slot = {"name": "choice", "value": "bee", "resolutions": {"resolutionsPerAuthority": known}}
    heard = {"name": "ChoiceIntent", "slots": {"choice": slot}}
    assert read_intent(heard) == "B"
    assert read_intent(intent("WhenIntent", rest="did it begin")) == "when did it begin?"
    assert read_intent(intent("CourseIntent", name="fire")) == "use fire"
    assert read_intent(intent("AskIntent")) is None


def test_the_interaction_model_names_only_intents_that_are_answered() -> None:
    model = json.loads(interaction_model())["interactionModel"]["languageModel"]
    for one in model["intents"]:
        slots = {slot["name"]: "b" for slot in one.get("slots", [])}
        fallback = one["name"] == "AMAZON.FallbackIntent"
        assert (read_intent(intent(one["name"], **slots)) is None) == fallback, one["name"]


@pytest.mark.parametrize(
    "url",
    [
        "https://s3.amazonaws.com/echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com:443/echo.api/echo-api-cert.pem",
        "HTTPS://S3.amazonaws.com/echo.api/../echo.api/echo-api-cert.pem",
    ],
)
def test_a_chain_is_fetched_from_where_amazon_keeps_it(url: str) -> None:
    assert check_chain_url(url) == URL


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://s3.amazonaws.com/echo.api/echo-api-cert.pem",
        "https://notamazon.com/echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com/EcHo.aPi/echo-api-cert.pem",
        "https://s3.amazonaws.com/invalid.path/echo-api-cert.pem",
        "https://s3.amazonaws.com/echo.api/../mine/cert.pem",
        "https://s3.amazonaws.com/echo.api/%2e%2e/mine/cert.pem",
        "https://s3.amazonaws.com:563/echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com@evil.example/echo.api/cert.pem",
        "https://user@s3.amazonaws.com/echo.api/cert.pem",
        "https://s3.amazonaws.com:port/echo.api/cert.pem",
    ],
)
def test_a_chain_from_anywhere_else_is_refused_before_it_is_fetched(url: str, signer: Signer) -> None:
    fetched: list[str] = []
    gate = AlexaGate(SKILL, signer.root, lambda at: fetched.append(at) or signer.chain, lambda: NOW)
    body = json.dumps(request()).encode()
    with pytest.raises(RequestRefused):
        gate.admit(signer.headers(body, url), body)
    assert not fetched


def test_a_request_that_was_changed_on_its_way_is_refused(gate: AlexaGate, signer: Signer) -> None:
    body = json.dumps(request()).encode()
    headers = signer.headers(body)
    assert gate.admit(headers, body)
    with pytest.raises(RequestRefused, match="does not belong"):
        gate.admit(headers, body + b" ")
    with pytest.raises(RequestRefused, match="no signature"):
        gate.admit({**headers, "signature-256": ""}, body)
    with pytest.raises(RequestRefused, match="base64"):
        gate.admit({**headers, "signature-256": "~~"}, body)


@pytest.mark.parametrize(
    ("made", "trusted"),
    [
        ({}, False),
        ({"name": "echo-api.example.com"}, True),
        ({"end": NOW - DAY}, True),
        ({"start": NOW + DAY}, True),
    ],
    ids=["unknown root", "another name", "run out", "not yet valid"],
)
def test_a_certificate_that_is_not_amazons_is_refused(made: dict[str, Any], trusted: bool, signer: Signer) -> None:
    theirs = make_signer(**made)
    gate = AlexaGate(SKILL, theirs.root if trusted else signer.root, lambda url: theirs.chain, lambda: NOW)
    body = json.dumps(request()).encode()
    with pytest.raises(RequestRefused, match="not one of Amazon's"):
        gate.admit(theirs.headers(body), body)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"timestamp": "2026-11-22T11:57:00Z"}, "last 150 seconds"),
        ({"timestamp": "2026-11-22T12:03:00Z"}, "last 150 seconds"),
        ({"timestamp": "yesterday"}, "in the form"),
        ({"timestamp": None}, "in the form"),
        ({"skill": "amzn1.ask.skill.other"}, "another skill"),
    ],
)
def test_an_old_strange_or_misdirected_request_is_refused(
    gate: AlexaGate, signer: Signer, changed: dict[str, Any], why: str
) -> None:
    body = json.dumps(request(**changed)).encode()
    with pytest.raises(RequestRefused, match=why):
        gate.admit(signer.headers(body), body)


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"\xff", b'{"request": 3}'])
def test_a_signed_body_that_makes_no_sense_is_refused(gate: AlexaGate, signer: Signer, body: bytes) -> None:
    with pytest.raises(RequestRefused, match="in the form"):
        gate.admit(signer.headers(body), body)


def test_the_chain_is_fetched_once_and_junk_is_not_kept(signer: Signer) -> None:
    answers = [b"no certificate", signer.chain]
    fetched: list[str] = []

    def fetch(url: str) -> bytes:
        fetched.append(url)
        return answers[len(fetched) - 1]

    gate = AlexaGate(SKILL, signer.root, fetch, lambda: NOW)
    body = json.dumps(request()).encode()
    with pytest.raises(RequestRefused):
        gate.admit(signer.headers(body), body)
    for _ in range(3):
        assert gate.admit(signer.headers(body), body)
    assert len(fetched) == 2
