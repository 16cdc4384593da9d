"""The TIMEX3 view of mentions, for exchange with other tools."""

from __future__ import annotations

from collections.abc import Iterable

from adfontes.values.annotations import TimeMention

_DAY_NAMES = ("day", "eve")


def timexes(text: str, mentions: Iterable[TimeMention]) -> list[dict[str, object]]:
    """Mentions as TIMEX3 attributes with offsets; what TIMEX3 counts as an event and not as a time is left out.

    "After the armistice" is a time to a reader of history and is kept as an anchor; TimeML tags it as an EVENT.
    """
    return [_timex(text, mention) for mention in mentions if not _is_event(text, mention)]


def _timex(text: str, mention: TimeMention) -> dict[str, object]:
    timex: dict[str, object] = {
        "start": mention.span.start,
        "end": mention.span.end,
        "type": mention.type,
        "value": mention.value,
        "text": mention.span.of(text),
    }
    return timex | ({"mod": mention.mod} if mention.mod else {})


def _is_event(text: str, mention: TimeMention) -> bool:
    """Whether the words name nothing but an event: no day, no length before it."""
    if not mention.anchor or mention.value:
        return False
    words = " ".join(mention.span.of(text).lower().split())
    named_day = any(word.endswith(_DAY_NAMES) for word in mention.anchor.split())
    return mention.anchor in words and not named_day
