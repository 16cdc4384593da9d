"""Where a sentence stands: under which title, headings, question and list, and after which sentence.

Learners' sources seldom name the subject beside its value. "165 km long" answers a card's question, "Bunkers: 22"
stands under a heading, "It lasted" goes on from the sentence before. Each sentence therefore knows its setting.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from adfontes.values.annotations import AnnotatedSource
from adfontes.values.sources import Block

_HEADS = frozenset({"title", "heading"})
_ITEMS = frozenset({"list_item", "table_row"})
MOST_BELOW = 2
"""Sentences under a dated heading that tell what happened then."""


class Setting(NamedTuple):
    """Indices of the sentences around one sentence; empty where there is none."""

    title: tuple[int, ...] = ()
    headings: tuple[int, ...] = ()
    """Outermost first."""
    question: tuple[int, ...] = ()
    """The question of the card that the sentence answers."""
    lead: tuple[int, ...] = ()
    """The line that introduces the list in which the sentence stands."""
    earlier: tuple[int, ...] = ()
    """Sentences before it in the same block, nearest first."""
    later: tuple[int, ...] = ()
    """Sentences after it in the same block, nearest first."""
    before: tuple[int, ...] = ()
    """The card before this one, or the last sentence of the block before under the same heading."""
    below: tuple[int, ...] = ()
    """Of a heading: the first sentences that stand directly under it."""


class _Walk:
    """What is open while the blocks are read from the top."""

    def __init__(self) -> None:
        self.title: tuple[int, ...] = ()
        self.headings: list[tuple[int, tuple[int, ...]]] = []
        self.question: tuple[int, ...] = ()
        self.leads: list[tuple[int, tuple[int, ...]]] = []
        self.last: tuple[int, ...] = ()
        self.before: tuple[int, ...] = ()

    def enter(self, block: Block, inside: tuple[int, ...]) -> Setting:
        """The setting of a block's sentences, before the block itself opens anything."""
        level = block.level if block.kind in _ITEMS else 0
        self.before = () if block.kind in _HEADS else self.before
        if block.kind == "question":
            self.before = (*self.question, *self.last[:1])
        elif block.kind in {"paragraph", "list_item"} and not self.question:
            self.before = self.last[-1:]
        if block.kind in _HEADS:
            self.headings = [open_ for open_ in self.headings if open_[0] < max(block.level, 1)]
            self.question, self.leads = (), []
        elif block.kind in {"question", "paragraph"}:
            self.question, self.leads = (), []
        elif block.kind in _ITEMS:
            self.leads = [lead for lead in self.leads if lead[0] < max(level, 1)]
        lead = self.leads[-1][1] if self.leads and block.kind in _ITEMS else ()
        setting = Setting(
            title=self.title,
            headings=tuple(index for _, found in self.headings for index in found),
            question=self.question,
            lead=lead,
            before=self.before,
        )
        self.last = () if block.kind in _HEADS else inside
        self._open(block, inside, level)
        return setting

    def _open(self, block: Block, inside: tuple[int, ...], level: int) -> None:
        if block.kind == "title" and not self.title:
            self.title = inside
        elif block.kind in _HEADS:
            self.headings.append((max(block.level, 1), inside))
        elif block.kind == "question":
            self.question = inside
        elif block.kind in {"paragraph", "answer", *_ITEMS}:
            self.leads = [lead for lead in self.leads if lead[0] < level]
            self.leads.append((level, inside[-1:]))


def _below(blocks: Sequence[Block], inside: Mapping[int, list[int]], following: Sequence[int]) -> tuple[int, ...]:
    """The first sentences of some blocks, up to the next heading."""
    found: list[int] = []
    for number in following:
        if blocks[number].kind in _HEADS:
            break
        found += inside[number]
    return tuple(found[:MOST_BELOW])


def settings(annotated: AnnotatedSource) -> list[Setting]:
    """The setting of every sentence, in the order of the sentences."""
    blocks = annotated.source.blocks
    inside: dict[int, list[int]] = {}
    for index, sentence in enumerate(annotated.sentences):
        inside.setdefault(sentence.block, []).append(index)
    found = [Setting()] * len(annotated.sentences)
    walk = _Walk()
    told = [number for number in range(len(blocks)) if number in inside]
    for place_in, number in enumerate(told):
        block, here = blocks[number], inside[number]
        setting = walk.enter(block, tuple(here))
        if block.kind == "heading":
            setting = setting._replace(below=_below(blocks, inside, told[place_in + 1 :][:MOST_BELOW]))
        for place, index in enumerate(here):
            found[index] = setting._replace(
                earlier=tuple(reversed(here[:place])),
                later=tuple(here[place + 1 :]),
            )
    return found
