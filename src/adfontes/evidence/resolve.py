"""Over all sources: which names are one, and which day "the end of the war" was."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from adfontes.values.annotations import AnnotatedSource
from adfontes.values.names import Name


class ResolvedSources(msgspec.Struct, frozen=True, kw_only=True):
    """All sources with their names bound to one key each; the same for any order of the sources."""

    sources: tuple[AnnotatedSource, ...]
    """Sorted by name."""
    names: tuple[Name, ...]
    """Sorted by key."""


def resolve(annotated: Sequence[AnnotatedSource]) -> ResolvedSources:
    """Bind the names and dates of all sources."""
    sources = []
    names: dict[str, Name] = {}
    for one in sorted(annotated, key=lambda a: a.source.name):
        bound = tuple(replace(mention, key=_key(mention.text)) for mention in one.names)
        for mention in bound:
            names.setdefault(mention.key, Name(key=mention.key, canonical=mention.text, kind=mention.kind))
        sources.append(replace(one, names=bound))
    return ResolvedSources(sources=tuple(sources), names=tuple(names[key] for key in sorted(names)))


def _key(text: str) -> str:
    return re.sub(r"\W+", "-", text.lower()).strip("-")
