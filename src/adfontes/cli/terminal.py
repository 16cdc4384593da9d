"""How a course looks in the terminal: letters in colour, what a source says indented and dim, nothing too wide."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from adfontes.guide.saying import VALUED, balance, by_hand, kind_of_dispute, sentence_of

if TYPE_CHECKING:
    from adfontes.course import CourseFile
    from adfontes.values.citations import Citation
    from adfontes.values.evidence import Finding, Side
    from adfontes.values.study import Statement

COLOURS: Final = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#d55e00", "#56b4e9", "#f0e442", "#999999")
"""Okabe and Ito (2008), in the order of the pages, so that a source has the same colour everywhere."""
LIGHT_TEXT_ON: Final = COLOURS[0]
MOST_QUOTES: Final = 3
"""Quotes shown for one side of a dispute; the rest are counted."""
NARROW: Final = 72
"""Below this many columns the sides of a dispute stand under one another."""


def make_console() -> Console:
    """What answers are printed on. Colour is left out where it is not wanted (``NO_COLOR``) or not seen (a pipe)."""
    return Console(highlight=False, markup=False, emoji=False)


def say(words: str) -> None:
    """Say something beside the answer: a warning, a hint; on standard error, so that pipes carry answers only."""
    console = Console(file=sys.stderr, highlight=False, markup=False, emoji=False)
    console.print(words, soft_wrap=not console.is_terminal)


def clean(words: str) -> str:
    """Words of a source in one line, without characters that would steer the terminal."""
    return "".join(letter for letter in " ".join(words.split()) if unicodedata.category(letter) not in ("Cc", "Cs"))


class Letters:
    """The letters of a course's sources, each in its colour."""

    def __init__(self, course: CourseFile) -> None:
        self._letters = {entry.source.name: entry.letter for entry in course.sources}
        self._sources = {entry.source.name: entry.source for entry in course.sources}
        self._colours = {name: COLOURS[number % len(COLOURS)] for number, name in enumerate(self._letters)}

    def of(self, names: Iterable[str]) -> Text:
        """The letters of these sources, in order."""
        shown = sorted(set(names), key=list(self._letters).index)
        return Text(" ").join(self._letter(name) for name in shown)

    def _letter(self, name: str) -> Text:
        colour = self._colours[name]
        ink = "white" if colour == LIGHT_TEXT_ON else "black"
        return Text(self._letters[name], style=f"bold {ink} on {colour}")

    def quote(self, citation: Citation, focus: Citation | None = None) -> RenderableType:
        """What a source says: its letter, then its words, indented and dim; the words that matter stand out.

        The answer of a card stands behind its question: "201 billion" alone says nothing.
        """
        table = Table.grid(padding=(0, 1))
        said = _quoted(citation, focus)
        if focus is not None and (front := self._sources[citation.source].card_front(citation.start)):
            said = Text.assemble((f"{clean(front)} ", "dim"), said)
        table.add_row(self.of([citation.source]), said)
        return Padding(table, (0, 0, 0, 2))


def _quoted(citation: Citation, focus: Citation | None) -> Text:
    words = citation.quote
    inside = focus is not None and focus.source == citation.source and citation.span.contains(focus.span)
    if focus is None or not inside:
        return Text(f"“{clean(words)}”", style="dim italic")
    start, end = focus.start - citation.start, focus.end - citation.start
    before, after = clean(words[:start] + "|")[:-1], clean("|" + words[end:])[1:]
    return Text.assemble(
        ("“" + before, "dim italic"), (f"[{clean(words[start:end])}]", "bold"), (after + "”", "dim italic")
    )


def marks(said: Statement, letters: Letters) -> Text:
    """Who says it, and a sign where the sources disagree about it."""
    line = Text("≠ ", style="bold") if said.disputes else Text()
    line.append_text(letters.of(said.sources))
    return line


def hand(item: Any) -> Text:  # noqa: ANN401 (an item of any section)
    """That an item is a person's, dim, on a line of its own; nothing where it is not."""
    return Text(f"\n  ✎ {clean(by_hand(item.by_person))}" if item.by_person else "", style="not bold dim")


def dispute(finding: Finding, letters: Letters, width: int) -> RenderableType:
    """A disagreement: the question, the sides, and why one may be better."""
    kind = f"Sources disagree ≠ {kind_of_dispute(finding)}".rstrip()
    head = Text.assemble((clean(finding.question), "bold"), "  ", kind)
    reasons = [sentence_of(clean(reason)).rstrip(".") for reason in finding.reasons]
    said = any("against" in reason for reason in reasons)
    foot = Text(" · ".join(reasons if said else [balance(finding), *reasons]))
    head.append_text(hand(finding))
    return Group(head, side_panels(finding.sides, letters, width), foot, Text())


def side_panels(sides: Sequence[Side], letters: Letters, width: int) -> RenderableType:
    """Both sides beside one another where there is room, else under one another."""
    panels = [_side(side, letters) for side in sides]
    if width < NARROW or len(panels) != 2:
        return Group(*panels)
    table = Table.grid(expand=True, padding=(0, 1))
    table.add_column(ratio=1, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    table.add_row(*panels)
    return table


def _side(side: Side, letters: Letters) -> Panel:
    shown = list(zip(side.statements, side.mentions, strict=True))[:MOST_QUOTES]
    rows: list[RenderableType] = [letters.of(side.sources)]
    rows += [letters.quote(said, mention) for said, mention in shown]
    if len(side.statements) > len(shown):
        rows.append(Text(f"  and {len(side.statements) - len(shown)} more", style="dim"))
    return Panel(Group(*rows), title=Text(clean(side.value), style="bold"), title_align="left")


def agreed_lines(finding: Finding, letters: Letters) -> RenderableType:
    """An agreement or a refinement: what it is, each value and who gives it, and their words."""
    heading = clean(finding.question)
    line = Text(heading, style="bold")
    for side in finding.sides:
        line.append(
            "  " if finding.slot not in VALUED or side.value in heading else f"  {clean(side.value)} ", style="not dim"
        )
        line.append_text(letters.of(side.sources))
    said = [pair for side in finding.sides for pair in zip(side.statements, side.mentions, strict=True)]
    first = {statement.source: (statement, mention) for statement, mention in reversed(said)}
    quotes = [letters.quote(*pair) for pair in said if first[pair[0].source] == pair]
    return Group(Padding(line, (0, 0, 0, 1)), *quotes, Text())
