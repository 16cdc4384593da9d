"""One identity behind many names."""

from __future__ import annotations

from typing import Literal

import msgspec

NameKind = Literal["person", "state", "party", "organisation", "place", "people", "agreement", "event", "work", "other"]
AliasOrigin = Literal["source", "abbreviation", "background"]


class Alias(msgspec.Struct, frozen=True, order=True):
    """Another name of the same thing, and how we know."""

    text: str
    language: str = "en"
    """BCP 47: ``en``, ``zh-Hant``, ``zh-Hans``, ``zh-Latn-pinyin``, ``ru`` ..."""
    origin: AliasOrigin = "source"
    """``background`` marks general knowledge that no source states; it is never cited as a source."""


class Name(msgspec.Struct, frozen=True, kw_only=True):
    """A person, state, party, place ... with every name that the course knows for it."""

    key: str
    """Stable and readable: the canonical name in lower case with hyphens (``soviet-union``)."""
    canonical: str
    kind: NameKind
    aliases: tuple[Alias, ...] = ()
