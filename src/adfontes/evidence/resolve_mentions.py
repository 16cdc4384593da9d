"""Names that one source shows to be names, found again where their capital said nothing or was left out.

"Marlowe was willing" opens a sentence, "marlowe refused" stands in notes without capitals: the source alone cannot
tell a name there, the course can.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from adfontes.language.background import folded
from adfontes.values.annotations import AnnotatedSource, NameMention
from adfontes.values.names import NameKind
from adfontes.values.spans import Span

SHORTEST = 4
"""Letters of the shortest name that is sought again; shorter ones are too often words."""


def mention_again(sources: Sequence[AnnotatedSource]) -> list[AnnotatedSource]:
    """The sources with such mentions added."""
    ordinary = {
        word
        for source in sources
        for token in source.tokens
        if (word := source.source.text[token.start : token.end])[:1].islower() and token.pos != "PROPN"
    }
    known: dict[str, NameKind] = {}
    for source in sources:
        for mention in source.names:
            name = folded(mention.text)
            if " " not in name and len(name) >= SHORTEST and mention.kind != "other" and name not in ordinary:
                known.setdefault(name, mention.kind)
    return [_with_more(source, known) for source in sources]


def _with_more(source: AnnotatedSource, known: dict[str, NameKind]) -> AnnotatedSource:
    taken = [mention.span for mention in source.names]
    more = []
    covered = {place for span in taken for place in range(span.start, span.end)}
    for token in source.tokens:
        text = source.source.text[token.start : token.end]
        kind = known.get(folded(text)) if token.start not in covered and text.isalpha() else None
        if kind is not None:
            more.append(NameMention(span=Span(token.start, token.end), text=text, kind=kind))
    if not more:
        return source
    return replace(source, names=tuple(sorted([*source.names, *more], key=lambda mention: mention.span)))
