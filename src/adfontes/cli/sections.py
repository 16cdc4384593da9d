"""Each section of a course as the terminal shows it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from rich.table import Table
from rich.text import Text

from adfontes.cli import study_sections as study
from adfontes.cli.json_forms import disputes_of
from adfontes.cli.terminal import Letters, clean, dispute, hand, marks
from adfontes.guide.saying import NAME_KINDS, kind_of_source, language_of, plural, readable, sentence_of
from adfontes.values.evidence import Words
from adfontes.values.quantities import Quantity
from adfontes.values.time import TimeSpan

if TYPE_CHECKING:
    from rich.console import Console

    from adfontes.course import CourseFile
    from adfontes.values.evidence import Value


WIDE: Final = 60
"""From this many columns on, dates stand in one line."""


def show_sources(course: CourseFile, console: Console) -> None:
    """Letter, title, kind and file name of each source, and what reading it brought to light."""
    letters = Letters(course)
    table = Table.grid(padding=(0, 2))
    for entry in course.sources:
        source = entry.source
        title = Text(clean(source.title))
        for note in source.notes:
            title.append(f"\n{sentence_of(clean(note))}", style="dim")
        table.add_row(letters.of([source.name]), title, kind_of_source(source), Text(clean(source.name), style="dim"))
    console.print(table)
    console.print()


def show_timeline(course: CourseFile, console: Console) -> None:
    """What happened when."""
    letters = Letters(course)
    table = Table.grid(padding=(0, 1), expand=True)
    table.add_column(no_wrap=console.width > WIDE, style="bold")
    table.add_column(ratio=1, overflow="fold")
    table.add_column(justify="right", no_wrap=True)
    for entry in course.timeline:
        table.add_row(
            entry.label,
            Text(clean(readable(entry.statement.text))).append_text(hand(entry)),
            marks(entry.statement, letters),
        )
    console.print(table if course.timeline else "The sources give no dates.")


def show_facts(course: CourseFile, console: Console) -> None:
    """What a test may ask for, with who says it."""
    letters = Letters(course)
    table = Table.grid(padding=(0, 1), expand=True)
    table.add_column(width=1)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(justify="right", no_wrap=True)
    for fact in course.facts:
        table.add_row(
            "•", Text(clean(readable(fact.statement.text))).append_text(hand(fact)), marks(fact.statement, letters)
        )
        for further in fact.further:
            table.add_row("", Text(f"↳ {clean(readable(further.text))}", style="dim"), marks(further, letters))
    console.print(table if course.facts else "No facts were found in the sources.")


def show_disputes(course: CourseFile, console: Console) -> None:
    """Each disagreement with both sides."""
    letters = Letters(course)
    for finding in disputes_of(course):
        console.print(dispute(finding, letters, console.width))
    if not disputes_of(course):
        console.print("The sources do not disagree on a date, number, name or place.")


def show_names(course: CourseFile, console: Console) -> None:
    """Every name with the others of the same thing."""
    for kind, heading in NAME_KINDS.items():
        entries = [entry for entry in course.names if entry.name.kind == kind]
        if not entries:
            continue
        console.print(heading, style="bold")
        for entry in entries:
            line = Text("  " + clean(entry.name.canonical))
            for alias in entry.name.aliases:
                told = [language_of(alias.language), "general knowledge" if alias.origin == "background" else ""]
                words = ", ".join(word for word in told if word)
                line.append(f" = {clean(alias.text)}" + (f" ({words})" if words else ""), style="dim")
            console.print(line.append_text(hand(entry)))
        console.print()
    if not course.names:
        console.print("No names were found in the sources.")


def show_claims(course: CourseFile, console: Console) -> None:
    """Every single value that a source states, with the words that state it."""
    letters = Letters(course)
    for claim in course.claims:
        value = Text(_plain(claim.value), style="bold")
        value.append(f"  {claim.slot}: {clean(claim.about.label or claim.about.event)}", style="not bold dim")
        if claim.modality != "asserted" or not claim.polarity:
            value.append(f"  ({_manner(claim.modality, claim.polarity, claim.reported_by)})", style="not bold dim")
        console.print(value)
        console.print(letters.quote(claim.citation, claim.focus))
    console.print(plural(len(course.claims), "value") + " in all", style="dim")


def _manner(modality: str, polarity: bool, reported_by: str) -> str:
    words = [modality] if modality != "asserted" else []
    if reported_by:
        words.append(f"by {clean(reported_by)}")
    if not polarity:
        words.append("said not to be so")
    return " ".join(words)


def _plain(value: Value) -> str:
    """A value in plain words."""
    from adfontes.values import quantities, time  # noqa: PLC0415

    if isinstance(value, TimeSpan):
        return time.label_time(value)
    if isinstance(value, Quantity):
        return quantities.label_quantity(value)
    assert isinstance(value, Words)
    return clean(value.text)


SHOW: Final[dict[str, Callable[[CourseFile, Console], None]]] = {
    "sources": show_sources,
    "timeline": show_timeline,
    "facts": show_facts,
    "terms": study.show_terms,
    "topic_cards": study.show_topic_cards,
    "causes": study.show_causes,
    "arguments": study.show_arguments,
    "disputes": show_disputes,
    "agreed": study.show_agreed,
    "names": show_names,
    "questions": study.show_questions,
    "profiles": study.show_profiles,
    "claims": show_claims,
}
"""By the name of the section on the command line."""
