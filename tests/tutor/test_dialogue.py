"""The tutor never tells before it may, in any order of answers and wishes."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from adfontes.tutor import ask_for, begin, say
from adfontes.tutor.hints import leaks
from adfontes.values.tutor import REVEALING, Attempt, DialogueState, Task, Turn
from tutor.made_tasks import task

HARBOUR = "The harbour of Norhaven was opened on 3 May 1851 by Queen Ingrid. It had cost 240,000 crowns."
TASKS = (
    task("When was the harbour of Norhaven opened?", "3 May 1851", HARBOUR),
    task("What did the harbour cost?", "240,000 crowns", HARBOUR, "quantity"),
    task("Who opened the harbour?", "Queen Ingrid", HARBOUR, "name", why="The old quay had burnt, so she paid for it."),
    task("What happened to the old quay?", "It burnt down in a single night", HARBOUR, "fact"),
)
VERDICTS = ("right", "partly", "wrong", "nothing")
WISHES = ("hint", "answer", "why", "compare")


def run(chosen: Task, moves: list[str]) -> list[tuple[DialogueState, Turn]]:
    """Play a dialogue; each turn with the state after it."""
    state, turns = begin(chosen)
    said = [(state, turn) for turn in turns]
    for move in moves:
        if move in VERDICTS:
            state, turns = say(state, Attempt(text="an answer", verdict=move))  # type: ignore[arg-type]
        else:
            state, turns = ask_for(state, move)  # type: ignore[arg-type]
        said += [(state, turn) for turn in turns]
    return said


def check(chosen: Task, moves: list[str]) -> None:
    """No turn tells before two hints have failed or the learner has asked or answered; each statement is cited."""
    hints = failed = 0
    asked = right = False
    state, turns = begin(chosen)
    for move in ["", *moves]:
        if move in VERDICTS:
            if state.step in ("hint", "narrower hint") and move != "right":
                failed += 1
            right = right or (move == "right" and state.step != "done")
            state, turns = say(state, Attempt(text="an answer", verdict=move))  # type: ignore[arg-type]
        elif move:
            asked = asked or move == "answer"
            state, turns = ask_for(state, move)  # type: ignore[arg-type]
        for turn in turns:
            hints += turn.kind in ("hint", "narrower hint")
            if turn.kind in REVEALING:
                assert asked or right or (hints >= 2 and failed >= 2), (turn, moves)
                assert turn.citations, turn
            else:
                assert not turn.citations, turn
                assert not leaks(turn.text, chosen.secrets), (turn, chosen.secrets)
            assert turn.citations or turn.rests_on or turn.kind == "try", turn


def test_in_a_thousand_simulated_dialogues_the_answer_never_comes_early_and_nothing_is_uncited() -> None:
    chance = random.Random(1666)
    for number in range(1000):
        check(TASKS[number % len(TASKS)], chance.choices([*VERDICTS, *WISHES], k=chance.randint(1, 12)))


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(TASKS), st.lists(st.sampled_from([*VERDICTS, *WISHES]), max_size=15))
def test_no_order_of_moves_brings_the_answer_early(chosen: Task, moves: list[str]) -> None:
    check(chosen, moves)


def test_a_wrong_answer_goes_from_hint_to_narrower_hint_to_the_source_to_the_answer() -> None:
    kinds = [turn.kind for _, turn in run(TASKS[0], ["wrong", "wrong", "wrong", "wrong"])]
    assert kinds == ["question", "hint", "narrower hint", "source", "answer"]


def test_a_mistake_is_named_beside_what_the_sources_say() -> None:
    _, last = run(TASKS[0], ["wrong", "answer"])[-1]
    assert last.text == "You wrote “an answer”. One source says: 3 May 1851"
    assert last.citations[0].quote == HARBOUR


def test_the_rating_falls_with_every_hint() -> None:
    ratings = [run(TASKS[0], [*["wrong"] * count, "right"])[-1][0].rating for count in range(4)]
    assert ratings == [3, 2, 1, 1]


def test_asking_for_the_answer_counts_as_not_known() -> None:
    assert run(TASKS[0], ["answer"])[-1][0].rating == 1


def test_when_the_answer_is_known_the_learner_may_ask_why() -> None:
    assert [turn.kind for _, turn in run(TASKS[2], ["right", "why"])] == ["question", "right", "why"]
    assert [turn.kind for _, turn in run(TASKS[2], ["why"])] == ["question", "try"]


def test_hints_show_the_shape_and_not_the_words() -> None:
    assert TASKS[0].hints[1] == "It looks like this: _ M__ 18__"
    assert TASKS[1].hints[1] == "It looks like this: 2__,0__ c_____"


@given(st.text(alphabet="abcde 0123456789.,-'", min_size=1, max_size=60))
def test_a_hint_never_holds_a_word_of_the_answer_that_the_question_has_not(words: str) -> None:
    if words.strip():
        made = task("When was it?", words, HARBOUR, "fact")
        assert not any(leaks(hint, made.secrets) for hint in made.hints)
