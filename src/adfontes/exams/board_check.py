"""What is wrong with a board's data: sums that do not come out, levels with gaps, questions that nothing asks for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from adfontes.exams.stems import SLOTS, slots_of
from adfontes.values.exams import Board, Paper, QuestionType, RubricRow

NEED_DOCUMENTS = ("source", "view", "document")
"""Beginnings of the forms that stand on documents."""
RUNGS = frozenset(range(1, 6))


def check_board(board: Board) -> list[str]:
    """Every problem of the board, each in a sentence; none where it holds together."""
    problems = [f"two papers have the key {key!r}" for key in _twice(paper.key for paper in board.papers)]
    problems += [f"two questions have the key {key!r}" for key in _twice(kind.key for kind in board.question_types)]
    if not board.papers:
        problems.append("it has no paper")
    for kind in board.question_types:
        problems += [f"question {kind.key}: {problem}" for problem in _check_question(board, kind)]
    for paper in board.papers:
        problems += [f"paper {paper.key}: {problem}" for problem in _check_paper(board, paper)]
    asked = {key for paper in board.papers for section in paper.sections for key in section.questions}
    problems += [f"question {kind.key} stands in no paper" for kind in board.question_types if kind.key not in asked]
    return problems


def _twice(keys: Iterator[str]) -> list[str]:
    return sorted(key for key, count in Counter(keys).items() if count > 1)


def _check_question(board: Board, kind: QuestionType) -> Iterator[str]:
    if kind.marks < 1 or kind.minutes <= 0 or kind.extra_marks < 0:
        yield "marks and minutes must be above 0"
    for stem in (kind.stem, *kind.other_stems):
        yield from _check_stem(stem)
    if kind.objectives and abs(sum(kind.objectives.values()) - 1) > 0.005:
        yield f"the shares of its objectives make {sum(kind.objectives.values()):.2f}, not 1"
    for key in kind.objectives:
        if key not in board.objectives:
            yield f"the board has no objective {key}"
    if kind.levels and kind.rows:
        yield "it has both levels and rows; marks are either placed or counted"
    if kind.levels:
        yield from _check_levels(kind)
    if kind.rows:
        yield from _check_rows(kind.rows, kind.marks)
    for cap in kind.caps:
        if not 0 < cap.at_most < kind.marks:
            yield f"the cap {cap.rule!r} at {cap.at_most} does not lie below {kind.marks} marks"
    if kind.form.startswith(NEED_DOCUMENTS) and not kind.documents:
        yield f"the form {kind.form!r} needs documents"
    yield from _check_sittings(kind.first_sitting, kind.last_sitting)


def _check_stem(stem: str) -> Iterator[str]:
    try:
        unknown = slots_of(stem) - SLOTS.keys()
    except ValueError as error:
        yield f"the stem {stem!r} cannot be read ({error})"
        return
    for slot in sorted(unknown):
        yield f"the stem has a slot {{{slot}}} that nothing fills; there are: {', '.join(SLOTS)}"


def _check_levels(kind: QuestionType) -> Iterator[str]:
    expected = 1
    for level in kind.levels:
        if level.low != expected or level.high < level.low:
            yield f"level {level.number} has the marks {level.low} to {level.high}; it must begin at {expected}"
        expected = level.high + 1
    if expected != kind.marks + 1:
        yield f"the levels end at {expected - 1} and the question has {kind.marks} marks"
    rungs = [rung for level in kind.levels for rung in level.rungs]
    if rungs != sorted(rungs) or set(rungs) != RUNGS:
        yield "the rungs of its levels must rise from 1 to 5, with none left out"


def _check_rows(rows: tuple[RubricRow, ...], marks: int) -> Iterator[str]:
    if sum(row.marks for row in rows) != marks:
        yield f"its rows make {sum(row.marks for row in rows)} marks, not {marks}"
    for row in rows:
        steps = [step.marks for step in row.steps]
        if steps != sorted(set(steps)) or not steps or steps[-1] != row.marks:
            yield f"the steps of row {row.key} must rise to its {row.marks} marks"


def _check_sittings(first: int | None, last: int | None) -> Iterator[str]:
    if first is not None and last is not None and last < first:
        yield f"its last sitting ({last}) is before its first ({first})"


def _check_paper(board: Board, paper: Paper) -> Iterator[str]:
    yield from _check_sittings(paper.first_sitting, paper.last_sitting)
    if not 0 <= paper.share <= 1:
        yield f"its share is {paper.share}; write 40% as 0.4"
    marks, minutes = 0, 0.0
    for section in paper.sections:
        kinds = [board.question_type(key) for key in section.questions]
        for key, kind in zip(section.questions, kinds, strict=True):
            if kind is None:
                yield f"{section.name} asks for {key!r}, which is no question of the board"
        known = [kind for kind in kinds if kind]
        if section.answer > len(known) or section.answer < 0:
            yield f"{section.name} wants {section.answer} answers to {len(known)} questions"
        if section.answer and len({(kind.full_marks, kind.minutes) for kind in known}) > 1:
            yield f"{section.name} offers a choice between questions of different marks or minutes"
        answered = known[: section.answer] if section.answer else known
        marks += sum(kind.full_marks for kind in answered)
        minutes += sum(kind.minutes for kind in answered)
    if marks != paper.marks:
        yield f"its questions make {marks} marks, not {paper.marks}"
    if minutes > paper.minutes:
        yield f"its questions take {minutes:g} minutes, more than the {paper.minutes} of the paper"
