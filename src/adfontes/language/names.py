"""Names in one source: who and what it speaks of.

The model's own entities are weak on history, so they are only a vote. Candidates are what background knowledge knows,
runs of capitals, and patterns ("Treaty of ...", "the ... War"); the kind is decided over the whole document, so that a
name is the same kind wherever it stands (one sense per discourse: Gale, Church and Yarowsky 1992).
"""

from __future__ import annotations

from collections.abc import Sequence

from adfontes.language.background import folded
from adfontes.language.name_kinds import decide_kinds
from adfontes.language.name_links import find_definitions, find_links
from adfontes.language.name_page import Page
from adfontes.language.name_runs import find_runs, is_trusted
from adfontes.values.annotations import NameLink, NameMention, Sentence, Token
from adfontes.values.sources import Source
from adfontes.values.spans import Span


def find_names(
    source: Source, tokens: Sequence[Token], sentences: Sequence[Sentence], dates: Sequence[Span] = ()
) -> tuple[tuple[NameMention, ...], tuple[NameLink, ...]]:
    """The names that a source mentions, in order, and those that it equates itself.

    Args:
        source: what is read.
        tokens: its words.
        sentences: its sentences.
        dates: where dates stand; their words name nothing.
    """
    page = Page(source, tokens, sentences, dates)
    runs = [run for number in range(len(sentences)) for run in find_runs(page, number)]
    found = [run for run in runs if is_trusted(page, run)]
    kinds = decide_kinds(page, found)
    mentions = [
        NameMention(span=page.span(run.first, run.end), text=run.text, kind=kinds[folded(run.text)]) for run in found
    ]
    defined, definitions = find_definitions(page)
    taken = {place for mention in definitions for place in range(mention.span.start, mention.span.end)}
    mentions = [mention for mention in mentions if taken.isdisjoint(range(mention.span.start, mention.span.end))]
    mentions = sorted([*mentions, *definitions], key=lambda mention: mention.span)
    links, foreign = find_links(page, mentions)
    return tuple(sorted([*mentions, *foreign], key=lambda mention: mention.span)), (*defined, *links)
