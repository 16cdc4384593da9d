"""What mentions say together: ranges, deadlines, and named days that the text itself dates."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from adfontes.language.dates.meanings import Event, Located
from adfontes.language.dates.placing import hedged
from adfontes.values.annotations import TimeMention
from adfontes.values.time import after, before, from_to, on_or_after, on_or_before

_RANGE_LINKS = frozenset({"-", "–", "—", "‑", "to", "until", "till", "through", "up to", "thru"})
_SKIPPED = frozenset({"the", "about", "c", ".", "circa", "in"})
_BOUNDS = {"by": "ON_OR_BEFORE", "before": "BEFORE", "after": "AFTER", "since": "ON_OR_AFTER"}
_DOUBT = frozenset({"probably", "perhaps", "possibly", "maybe", "allegedly"})
_LATEST = ("at", "the", "latest")
_EARLIEST = ("at", "the", "earliest")
_SPANS = {"ON_OR_BEFORE": on_or_before, "BEFORE": before, "AFTER": after, "ON_OR_AFTER": on_or_after}
_NAMING = frozenset(
    {"(", ")", ",", "known", "as", "called", "the", "on", "or", "-", "–", "—", "so", "also", "was", "of"}
)


def link(mentions: list[TimeMention], located: Sequence[Located]) -> list[TimeMention]:
    """Give ranges their whole, deadlines their open end, and named days the date that the text gives them."""
    mentions = _named_days(mentions, located)
    for index in range(len(mentions) - 1):
        first, last = mentions[index], mentions[index + 1]
        if first.time is None or last.time is None or first.whole is not None or not is_range(located[index]):
            continue
        try:
            whole = from_to(first.time, last.time)
        except ValueError:
            continue  # it runs backwards: not a range after all
        mentions[index] = msgspec.structs.replace(first, whole=whole)
        mentions[index + 1] = msgspec.structs.replace(last, whole=whole)
    return [_bounded(mention, item) for mention, item in zip(mentions, located, strict=True)]


def is_range(item: Located) -> bool:
    """Whether a mention and the next are the ends of a range: "March to June", "between 10 and 12 May"."""
    if item.opens_range:
        return True
    if item.before[-1] in _BOUNDS and item.before[-1] != "since":
        return False
    link_words = [word for word in item.gap if word not in _SKIPPED]
    if len(link_words) != 1:
        return False
    return link_words[0] in _RANGE_LINKS or (link_words[0] == "and" and "between" in item.before)


def _bounded(mention: TimeMention, item: Located) -> TimeMention:
    """Open the far end of a deadline: "by 1950", "before March", "in 1952 at the latest"."""
    if mention.time is None or mention.type not in {"DATE", "TIME"}:
        return mention
    if _DOUBT.intersection(item.before):
        mention = msgspec.structs.replace(mention, time=hedged(mention.time, uncertain=True))
    if mention.whole is not None or mention.time is None:
        return mention
    ahead = item.after[:3]
    bound = "ON_OR_BEFORE" if ahead == _LATEST else "ON_OR_AFTER" if ahead == _EARLIEST else ""
    if not bound:
        near = item.before[-1] if item.before[-1] not in {"the", "about"} else item.before[-2]
        bound = _BOUNDS.get(near, "")
    if not bound:
        return mention
    return msgspec.structs.replace(mention, mod=mention.mod or bound, time=_SPANS[bound](mention.time))


def _named_days(mentions: list[TimeMention], located: Sequence[Located]) -> list[TimeMention]:
    """Date "D-Day" wherever the text says its day beside it once: "6 June 1944 (known as D-Day)"."""
    dated: dict[str, TimeMention] = {}
    for index, item in enumerate(located):
        if not (isinstance(item.meaning, Event) and item.meaning.is_day) or item.meaning.name in dated:
            continue
        for first, other in ((index - 1, index - 1), (index, index + 1)):
            beside = first >= 0 and 0 <= other < len(located) and _NAMING.issuperset(located[first].gap)
            if beside and mentions[other].time is not None and located[other].sentence == item.sentence:
                dated.setdefault(item.meaning.name, mentions[other])
    return [
        msgspec.structs.replace(mention, value=dated[item.meaning.name].value, time=dated[item.meaning.name].time)
        if isinstance(item.meaning, Event) and item.meaning.name in dated
        else mention
        for mention, item in zip(mentions, located, strict=True)
    ]
