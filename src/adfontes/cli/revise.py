"""``adfontes revise``: flashcards in the terminal, with the same data as the browser."""

from __future__ import annotations

import time
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from adfontes.errors import AdfontesError

if TYPE_CHECKING:
    from rich.console import Console

    from adfontes.cli.terminal import Letters
    from adfontes.course import CourseFile
    from adfontes.learners.records import LearnerRecords
    from adfontes.values.practice import Aim, Rating
    from adfontes.values.study import Card

EXAMPLES = """[bold]Examples[/bold]

  adfontes revise treaty.adf

  adfontes revise treaty.adf --exam-date 2027-05-20

  adfontes revise treaty.adf --json
"""
STOPPED = 130
ANSWERS = {1: "not known", 2: "hard", 3: "known", 4: "easy"}
MOST_QUOTES = 4
NO_DATE = "none"


class BadDate(AdfontesError):
    """The exam date is not a date, or lies in the past."""


def revise(
    topic: Annotated[Path, typer.Argument(metavar="TOPIC.adf", help="A course file.")],
    exam_date: Annotated[
        str | None,
        typer.Option("--exam-date", metavar="YYYY-MM-DD", help="Aim the cards at this day; 'none' takes it back."),
    ] = None,
    cards: Annotated[int, typer.Option("--cards", min=1, max=200, help="How many cards in this sitting.")] = 10,
    json: Annotated[bool, typer.Option("--json", help="Print what is due and known as JSON, and ask nothing.")] = False,
) -> None:
    """Revise with flashcards. Every answer is kept at once; Ctrl-C stops at any time."""
    from adfontes.course import open_course  # noqa: PLC0415
    from adfontes.learners import open_learners, place_of  # noqa: PLC0415

    now = datetime.now().astimezone()
    exam = _read_date(exam_date, now.date()) if exam_date is not None else None
    with open_course(topic) as course:
        folder, name = place_of(topic)
        records = open_learners(folder)
        if exam_date is not None:
            records.set_exam(name, exam)
        records.follow(name, course.cards)
        if json:
            _print_state(course, records, name, now)
            return
        _sit(course, records, name, cards)


def _read_date(words: str, today: date) -> date | None:
    if words.strip().lower() == NO_DATE:
        return None
    try:
        exam = date.fromisoformat(words.strip())
    except ValueError as error:
        raise BadDate(f"{words!r} is no date; write the day of the exam like 2027-05-20, or 'none'") from error
    if exam <= today:
        raise BadDate(f"{exam:%d %B %Y} is not ahead; give a later day, or 'none'")
    return exam


def _print_state(course: CourseFile, records: LearnerRecords, name: str, now: datetime) -> None:
    from adfontes.cli.json_forms import print_json  # noqa: PLC0415
    from adfontes.practice import progress  # noqa: PLC0415

    memories = records.memories(name)
    aim = records.aim(name)
    state = progress(course.cards, memories, now)
    print_json(
        {
            "course": name,
            "title": course.title,
            "exam_date": aim.exam,
            "wanted_recall": aim.retention,
            "cards": state.cards,
            "new": state.new,
            "due": state.due,
            "later": state.later,
            "next_due": state.next_due,
            "reviews": len(records.reviews(name)),
            "states": [
                {
                    "card": card.key,
                    "front": card.front,
                    "kind": card.kind,
                    "due": memories[card.key].due,
                    "stability_days": memories[card.key].stability,
                    "difficulty": memories[card.key].difficulty,
                    "last_review": memories[card.key].last_review,
                }
                for card in course.cards
                if card.key in memories
            ],
        }
    )


def _sit(course: CourseFile, records: LearnerRecords, name: str, size: int) -> None:
    """One sitting: the chosen cards, and again those that were not known."""
    from adfontes.cli.terminal import Letters, make_console  # noqa: PLC0415
    from adfontes.practice import answer_card, choose_cards, comes_back  # noqa: PLC0415

    console, letters = make_console(), Letters(course)
    queue = list(choose_cards(course.cards, records.memories(name), _now(), size))
    if not queue:
        console.print(_nothing_due(course, records, name))
        return
    console.print(_opening(course, records.aim(name), len(queue)))
    kept = 0
    try:
        while queue:
            card = queue.pop(0)
            began = time.monotonic()
            rating = _ask(card, console, letters, records, name, left=len(queue))
            took = int((time.monotonic() - began) * 1000)
            memory = answer_card(records, name, card, rating, _now(), took=took)
            kept += 1
            if comes_back(memory, _now()):
                queue.append(card)
    except (KeyboardInterrupt, EOFError):
        console.print(f"\nStopped. {_kept(kept)}")
        raise typer.Exit(STOPPED) from None
    console.print(f"\n{_kept(kept)}\n{_nothing_due(course, records, name)}")


def _now() -> datetime:
    return datetime.now().astimezone()


def _kept(count: int) -> str:
    if count == 0:
        return "No card was answered."
    return "1 answer is kept." if count == 1 else f"{count} answers are kept."


def _opening(course: CourseFile, aim: Aim, size: int) -> str:
    exam = f" · exam on {aim.exam.day} {aim.exam:%B %Y}" if aim.exam else ""
    cards = "1 card" if size == 1 else f"{size} cards"
    return f"{course.title} · {cards}{exam}\nEnter shows the answer; Ctrl-C stops, and everything answered is kept."


def _nothing_due(course: CourseFile, records: LearnerRecords, name: str) -> str:
    from adfontes.practice import in_words, progress  # noqa: PLC0415

    now = _now()
    state = progress(course.cards, records.memories(name), now)
    if state.cards == 0:
        return "This course has no cards: its sources say too little that can be asked."
    if state.due or state.new:
        return f"{state.due} due, {state.new} not seen yet. The same command goes on."
    assert state.next_due is not None
    return f"Nothing is due now. The next card comes up {in_words(state.next_due, now)}."


def _ask(card: Card, console: Console, letters: Letters, records: LearnerRecords, name: str, *, left: int) -> Rating:
    """Show one card and read the answer."""
    from adfontes.cli.terminal import clean  # noqa: PLC0415
    from adfontes.practice import in_words, next_dates  # noqa: PLC0415

    console.rule(f"{left} more after this" if left else "the last one", style="dim", align="left")
    console.print(clean(card.front), style="bold")
    console.input("[Enter] ")
    for line in card.back.text.splitlines():
        console.print(clean(line))
    if card.note:
        console.print(clean(card.note), style="bold")
    for citation in card.back.citations[:MOST_QUOTES]:
        console.print(letters.quote(citation))
    more = len(card.back.citations) - MOST_QUOTES
    if more > 0:
        console.print(f"  and {more} more", style="dim")
    now = _now()
    dates = next_dates(card.key, records.memories(name).get(card.key), now, records.aim(name))
    console.print()
    for rating, word in ANSWERS.items():
        console.print(f"  {rating}  {word:<10}{in_words(dates[cast('Rating', rating)], now)}")
    while True:
        typed = console.input("1-4: ").strip()
        if typed in {"1", "2", "3", "4"}:
            return cast("Rating", int(typed))
        console.print("Type 1, 2, 3 or 4 and Enter.", style="dim")
