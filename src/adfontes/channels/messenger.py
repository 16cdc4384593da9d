"""A Messenger page: the webhook's handshake and signature, messages in, replies out by the Send API."""

from __future__ import annotations

import hashlib
import hmac
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from threading import Lock
from typing import Any, Final, TypeVar

import msgspec

from adfontes.channels.speaking import clip
from adfontes.channels.talk import Reply, State, Talk
from adfontes.errors import RequestRefused

LONGEST_MESSAGE: Final = 2000
"""Characters; Messenger's limit."""
LONGEST_CHOICE: Final = 20
MOST_TALKS: Final = 1000
"""Conversations remembered at once, the latest; a forgotten one begins anew."""
MOST_MESSAGES: Final = 2000
PREFIX: Final = "sha256="

_Value = TypeVar("_Value")

Send = Callable[[dict[str, Any]], None]


class MessengerPage:
    """Answers the messages of a page. Where each talk stands is kept in memory only, and no message is stored.

    Args:
        talk: the conversation.
        app_secret: of the Meta app; it signs every request.
        verify_token: a word of one's own that the handshake must repeat.
        send: hands a message to the Send API; the only thing here that may use the network.
    """

    def __init__(self, talk: Talk, app_secret: str, verify_token: str, send: Send) -> None:
        self._talk: Final = talk
        self._secret: Final = app_secret.encode()
        self._token: Final = verify_token.encode()
        self._send: Final = send
        self._states: OrderedDict[str, State] = OrderedDict()
        self._seen: OrderedDict[str, None] = OrderedDict()
        self._lock: Final = Lock()

    def shake_hands(self, query: Mapping[str, str]) -> str:
        """The challenge, given back to whoever knows the token.

        Raises:
            RequestRefused: the token is another.
        """
        knows = hmac.compare_digest(query.get("hub.verify_token", "").encode(), self._token)
        if query.get("hub.mode") != "subscribe" or not knows:
            raise RequestRefused("the handshake does not give the token that was set")
        return query.get("hub.challenge", "")

    def receive(self, headers: Mapping[str, str], body: bytes) -> None:
        """Answer the messages of a request.

        Args:
            headers: of the request, their names in lower case.
            body: its bytes, untouched.

        Raises:
            RequestRefused: it is not signed with the app's secret, or is nothing that Messenger sends.
        """
        self._check(headers.get("x-hub-signature-256", ""), body)
        try:
            event = msgspec.json.decode(body, type=dict[str, Any])
            messages = list(_messages(event))
        except (msgspec.DecodeError, KeyError, TypeError, AttributeError) as error:
            raise RequestRefused("the request is not in the form that Messenger sends") from error
        for sender, key, words in messages:
            if not self._is_new(key):
                continue
            with self._lock:
                state = self._states.get(sender, State())
            reply = self._talk.say(state, words)
            with self._lock:
                _remember(self._states, sender, reply.state, MOST_TALKS)
            self._send(written(sender, reply))

    def _check(self, signature: str, body: bytes) -> None:
        right = PREFIX + hmac.new(self._secret, body, hashlib.sha256).hexdigest()
        if not hmac.compare_digest(signature.encode(), right.encode()):
            raise RequestRefused("the signature does not belong to the request")

    def _is_new(self, key: str) -> bool:
        """Whether a message was not answered before: Messenger sends one again when the answer was slow."""
        if not key:
            return True
        with self._lock:
            if key in self._seen:
                return False
            _remember(self._seen, key, None, MOST_MESSAGES)
            return True


def _messages(event: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Sender, message key and words of each message; what is no text (a sticker, an echo, a receipt) is left out."""
    if event.get("object") != "page":
        raise KeyError("object")
    for entry in event.get("entry") or ():
        for one in entry.get("messaging") or ():
            message = one.get("message") or {}
            postback = one.get("postback") or {}
            words = postback.get("payload") or message.get("text")
            if isinstance(words, str) and words and not message.get("is_echo"):
                yield str(one["sender"]["id"]), str(message.get("mid") or postback.get("mid") or ""), words


def _remember(kept: OrderedDict[str, _Value], key: str, value: _Value, most: int) -> None:
    kept[key] = value
    kept.move_to_end(key)
    while len(kept) > most:
        kept.popitem(last=False)


def written(recipient: str, reply: Reply) -> dict[str, Any]:
    """A reply in the form of the Send API."""
    message: dict[str, Any] = {"text": clip(reply.words, LONGEST_MESSAGE)}
    if reply.choices:
        message["quick_replies"] = [
            {"content_type": "text", "title": choice[:LONGEST_CHOICE], "payload": choice} for choice in reply.choices
        ]
    return {"recipient": {"id": recipient}, "messaging_type": "RESPONSE", "message": message}
