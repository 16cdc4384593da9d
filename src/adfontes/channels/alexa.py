"""An Alexa custom skill: intents become words of the conversation, and its reply is spoken."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources
from typing import Any, Final

import msgspec

from adfontes.channels.alexa_request import AlexaGate
from adfontes.channels.speaking import clip
from adfontes.channels.talk import Reply, State, Talk

LONGEST_SPEECH: Final = 1500
"""Characters. Alexa takes 8,000; nobody listens to that."""
REPROMPT: Final = "Ask a question, say “quiz me”, or “stop”."
COMMANDS: Final = {
    "QuizIntent": "quiz me",
    "DisagreementsIntent": "disagreements",
    "CoursesIntent": "courses",
    "DontKnowIntent": "i don't know",
    "AMAZON.HelpIntent": "help",
    "AMAZON.NavigateHomeIntent": "help",
    "AMAZON.StopIntent": "stop",
    "AMAZON.CancelIntent": "stop",
    "AMAZON.YesIntent": "yes",
    "AMAZON.NoIntent": "no",
}
"""Intents that stand for fixed words."""
QUESTIONS: Final = ("When", "Who", "What", "Which", "Where", "Why", "How", "Did", "Was", "Were", "Is", "Are")
"""An intent each, as Alexa keeps the carrier phrase of a free question to itself: ``WhenIntent`` with the rest."""

Answer = dict[str, Any]


class AlexaSkill:
    """Answers Amazon's requests.

    Args:
        talk: the conversation.
        gate: lets Amazon's requests through.
    """

    def __init__(self, talk: Talk, gate: AlexaGate) -> None:
        self._talk: Final = talk
        self._gate: Final = gate

    def answer(self, headers: Mapping[str, str], body: bytes) -> Answer:
        """The response to a request, ready for JSON.

        Raises:
            RequestRefused: the request is not Amazon's.
        """
        request = self._gate.admit(headers, body)
        kind = request["request"].get("type", "")
        if kind == "SessionEndedRequest":
            return {"version": "1.0", "response": {}}
        state = read_state(request)
        words = "help" if kind == "LaunchRequest" else read_intent(request["request"].get("intent") or {})
        if words is None:
            return spoken(Reply(words=f"That was not understood. {REPROMPT}", state=state))
        return spoken(self._talk.say(state, words))


def read_state(request: Mapping[str, Any]) -> State:
    """Where the conversation stands, as the session carries it; a new one where that makes no sense."""
    kept = ((request.get("session") or {}).get("attributes") or {}).get("talk", {})
    try:
        return msgspec.convert(kept, State)
    except msgspec.ValidationError:
        return State()


def read_intent(intent: Mapping[str, Any]) -> str | None:
    """What a learner said, as words; None where Alexa understood nothing."""
    name = str(intent.get("name", ""))
    if name in COMMANDS:
        return COMMANDS[name]
    slots = intent.get("slots") or {}
    said = next((words for words in map(_slot_value, slots.values()) if words), "")
    if not said:
        return None
    if name == "CourseIntent":
        return f"use {said}"
    asked = name.removesuffix("Intent")
    return f"{asked.lower()} {said}?" if asked in QUESTIONS else said


def _slot_value(slot: Mapping[str, Any]) -> str:
    """A slot's value: the one of our own list that it stands for ("B" for "bee"), or else as it was heard."""
    for authority in (slot.get("resolutions") or {}).get("resolutionsPerAuthority") or ():
        for found in authority.get("values") or ():
            return str(found["value"]["name"])
    return str(slot.get("value") or "")


def spoken(reply: Reply) -> Answer:
    """A reply in the form that Alexa speaks; plain text, so that no word of a source is taken for markup."""
    words = clip(reply.words, LONGEST_SPEECH)
    response: Answer = {
        "outputSpeech": {"type": "PlainText", "text": words},
        "card": {"type": "Simple", "title": "adfontes", "content": words},
        "shouldEndSession": reply.ends,
    }
    if not reply.ends:
        response["reprompt"] = {"outputSpeech": {"type": "PlainText", "text": REPROMPT}}
    return {"version": "1.0", "sessionAttributes": {"talk": msgspec.to_builtins(reply.state)}, "response": response}


def interaction_model() -> str:
    """The skill's interaction model as JSON, to paste into the developer console."""
    return resources.files("adfontes.channels").joinpath("alexa_model.json").read_text(encoding="utf-8")
