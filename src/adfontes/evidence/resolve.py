"""Over all sources: which names are one, whom a pronoun means, and which day "D-Day" was."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from adfontes.evidence.resolve_dates import bind_dates
from adfontes.evidence.resolve_mentions import mention_again
from adfontes.evidence.resolve_names import resolve_names
from adfontes.evidence.resolve_pronouns import Reference, bind_pronouns
from adfontes.evidence.resolve_years import settle_years
from adfontes.values.annotations import AnnotatedSource
from adfontes.values.names import Name


class ResolvedSources(msgspec.Struct, frozen=True, kw_only=True):
    """All sources with their names bound to one key each; the same for any order of the sources."""

    sources: tuple[AnnotatedSource, ...]
    """Sorted by name."""
    names: tuple[Name, ...]
    """Sorted by key."""
    references: tuple[Reference, ...] = ()
    """Pronouns whose meaning is plain, in the order of the sources and of their places."""


def resolve(annotated: Sequence[AnnotatedSource]) -> ResolvedSources:
    """Bind the names, the pronouns and the named days of a course.

    Args:
        annotated: every source of the course, in any order.
    """
    ordered = sorted(annotated, key=lambda one: one.source.name)
    complete = mention_again(ordered)
    resolution = resolve_names(complete)
    kinds = {name.key: name.kind for name in resolution.names}
    bound = []
    for one in complete:
        names = []
        for mention in one.names:
            key = resolution.key(one.source.name, mention.text)
            kind = kinds[key] if mention.kind != "people" else mention.kind
            names.append(replace(mention, key=key, kind=kind))
        bound.append(replace(one, names=tuple(names)))
    used = {mention.key for one in bound for mention in one.names}
    dated = bind_dates(settle_years(bound))
    references = tuple(reference for one in dated for reference in bind_pronouns(one))
    named = tuple(name for name in resolution.names if name.key in used)
    return ResolvedSources(sources=tuple(dated), names=named, references=references)
