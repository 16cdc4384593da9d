"""Terms, topic cards, causes, arguments, questions and profiles as the terminal shows them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from adfontes.cli.terminal import NARROW, Letters, agreed_lines, clean, hand, marks
from adfontes.guide.saying import EMPTY, OUTCOMES, REACHES, SHAPES, agreed_findings, plural, readable, sentence_of

if TYPE_CHECKING:
    from rich.console import Console

    from adfontes.course import CourseFile
    from adfontes.values.study import CardLine, Point, SourceProfile, Statement

MOST_ALONE = 5
"""Statements shown that only one source makes; the rest are counted."""


def show_terms(course: CourseFile, console: Console) -> None:
    """Key terms with what the sources say they mean."""
    letters = Letters(course)
    for term in course.terms:
        head = Text(clean(term.term), style="bold")
        if term.other_names:
            head.append(f"  = {' · '.join(map(clean, term.other_names))}", style="not bold dim")
        console.print(head.append_text(hand(term)))
        console.print(_said([term.definition], letters))
        if term.further:
            console.print(_said(term.further, letters, style="dim"))
        console.print()
    if not course.terms:
        console.print(EMPTY["terms"])


def show_topic_cards(course: CourseFile, console: Console) -> None:
    """Agreements, battles, crises ... line by line; of a promise, what came of it."""
    letters = Letters(course)
    for card in course.topic_cards:
        console.print(Text.assemble((clean(card.name), "bold"), (f"  {SHAPES[card.shape]}", "dim"), hand(card)))
        for line in card.lines:
            _show_line(line, letters, console)
        console.print()
    if not course.topic_cards:
        console.print(EMPTY["topic_cards"])


def _show_line(line: CardLine, letters: Letters, console: Console) -> None:
    party = f" ({clean(line.party)})" if line.party else ""
    console.print(f"  {clean(line.label)}{party}")
    console.print(Padding(_said(line.said, letters), (0, 0, 0, 2)))
    if line.working:
        console.print(f"    {clean(line.working)}", style="dim")
    if line.outcome != "not said" or (line.promise and not line.kept):
        console.print(f"    → {OUTCOMES[line.outcome]}", style="dim" if line.outcome == "not said" else "")
    if line.kept:
        console.print(Padding(_said(line.kept, letters), (0, 0, 0, 4)))


def show_causes(course: CourseFile, console: Console) -> None:
    """What the sources say led to what."""
    letters = Letters(course)
    for link in course.causes:
        reach = REACHES[link.reach]
        kind = reach if reach == "trigger" else f"{reach} {link.part}".strip()
        way = Text.assemble(
            (clean(readable(link.cause.text)), "bold"), " → ", (clean(readable(link.effect.text)), "bold")
        )
        console.print(way.append_text(hand(link)))
        console.print(Text(f"  {sentence_of(kind)}", style="dim"))
        console.print(_said([link.statement], letters))
        console.print()
    if not course.causes:
        console.print(EMPTY["causes"])


def show_arguments(course: CourseFile, console: Console) -> None:
    """Questions of judgement with the evidence on both sides."""
    letters = Letters(course)
    for argument in course.arguments:
        console.print(Text.assemble((clean(argument.question), "bold"), hand(argument)))
        sides = [("For", argument.supporting), ("Against", argument.opposing)]
        if console.width >= NARROW:
            table = Table.grid(expand=True, padding=(0, 2))
            table.add_column(ratio=1, overflow="fold")
            table.add_column(ratio=1, overflow="fold")
            table.add_row(*(_side(name, points, letters) for name, points in sides))
            console.print(table)
        else:
            for name, points in sides:
                console.print(_side(name, points, letters))
        if argument.interpretations:
            console.print("How the sources judge")
            console.print(_said(argument.interpretations, letters))
        if argument.criteria:
            console.print(f"To weigh: {'; '.join(map(clean, argument.criteria))}")
        for words in (argument.judgement, argument.would_change):
            if words:
                console.print(clean(words))
        console.print()
    if not course.arguments:
        console.print(EMPTY["arguments"])


def _side(name: str, points: Iterable[Point], letters: Letters) -> Table:
    table = Table.grid(expand=True, padding=(0, 1))
    table.add_column(ratio=1, overflow="fold")
    table.add_column(justify="right", no_wrap=True)
    table.add_row(Text(name, style="bold underline"), "")
    for point in points:
        table.add_row(Text(clean(readable(point.statement.text))), marks(point.statement, letters))
        for answer in point.answered_by:
            table.add_row(Text(f"  However: {clean(readable(answer.text))}", style="dim"), marks(answer, letters))
    return table


def show_questions(course: CourseFile, console: Console) -> None:
    """Questions with their answers; which ones a source asks itself is said."""
    letters = Letters(course)
    for question in course.questions:
        head = Text(clean(question.question), style="bold")
        if question.origin == "source":
            head.append("  asked by ", style="not bold dim")
            head.append_text(letters.of(citation.source for citation in question.asked_in))
        console.print(head.append_text(hand(question)))
        console.print(_said(question.answers, letters))
        console.print()
    if not course.questions:
        console.print(EMPTY["questions"])


def show_agreed(course: CourseFile, console: Console) -> None:
    """What several sources say alike, and what one says more exactly."""
    letters = Letters(course)
    found = agreed_findings(course)
    for kind, heading in (("corroborated", "Said by several"), ("refined", "More exact in one than in another")):
        lines = [finding for finding in found if finding.kind == kind]
        if lines:
            console.print(heading, style="bold")
            for finding in lines:
                console.print(agreed_lines(finding, letters))
            console.print()
    if not found:
        console.print(EMPTY["agreed"])


def show_profiles(course: CourseFile, console: Console) -> None:
    """What sort of source each is, how it stands to the others, and how to cite it."""
    letters = Letters(course)
    for profile in course.profiles:
        _show_profile(profile, course, letters, console)
        console.print()
    if not course.profiles:
        console.print(EMPTY["profiles"])


def _show_profile(profile: SourceProfile, course: CourseFile, letters: Letters, console: Console) -> None:
    known = ["" if profile.kind == "not known" else profile.kind, ", ".join(profile.authors), profile.date]
    about = " · ".join(clean(one) for one in known if one)
    title = clean(course.source(profile.source).title or profile.source)
    console.print(
        Text.assemble(letters.of([profile.source]), " ", (title, "bold"), (f"  {about}", "dim"), hand(profile))
    )
    for words, others in (("Agrees with", profile.agrees), ("Disagrees with", profile.disagrees)):
        line = Text(f"  {words}")
        for name, count in others.items():
            line.append(" ").append_text(letters.of([name])).append(f" {count}")
        if others:
            console.print(line)
    for slip in profile.slips:
        console.print(f"  Likely a slip: {clean(slip.reason)}")
        console.print(_said([slip.statement], letters))
        console.print(_said(slip.contradicted_by, letters, style="dim"))
    if profile.alone:
        console.print(f"  Only this source says ({plural(len(profile.alone), 'statement')}):")
        console.print(_said(profile.alone[:MOST_ALONE], letters))
    if profile.references:
        console.print(f"  {plural(len(profile.references), 'entry', 'entries')} in its own bibliography", style="dim")
    for style, words in sorted(profile.cite_as.items()):
        console.print(Text.assemble((f"  {style}: ", "dim"), clean(words)))


def _said(them: Iterable[Statement], letters: Letters, style: str = "") -> Padding:
    """Statements with who says them, indented."""
    table = Table.grid(expand=True, padding=(0, 1))
    table.add_column(ratio=1, overflow="fold")
    table.add_column(justify="right", no_wrap=True)
    for statement in them:
        table.add_row(Text(clean(readable(statement.text)), style=style), marks(statement, letters))
    return Padding(table, (0, 0, 0, 2))
