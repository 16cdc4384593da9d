"""The tutor's dialogue about one question, as a pure state machine.

    asked ─▶ hint ─▶ narrower hint ─▶ source ─▶ done
      └────────┴───────── right ─────────┴───────▲

A wrong answer moves one step; a right one ends it from anywhere; so does asking for the answer. The source's sentence
and the answer are shown only when the learner has asked for them or has answered in vain after both hints.
"""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from adfontes.values.practice import Rating
from adfontes.values.study import Statement
from adfontes.values.tutor import Attempt, DialogueState, Request, Task, Turn, Verdict

_RATINGS: Final[dict[str, Rating]] = {"asked": 3, "hint": 2, "narrower hint": 1, "source": 1}
"""How well it was known by the step at which it was answered; asking for the answer counts as not known."""


def begin(task: Task) -> tuple[DialogueState, tuple[Turn, ...]]:
    """Ask the question."""
    return DialogueState(task=task), (Turn(kind="question", text=task.question, rests_on=task.answer.sources),)


def say(state: DialogueState, attempt: Attempt) -> tuple[DialogueState, tuple[Turn, ...]]:
    """Take an answer that was judged.

    Args:
        state: where the dialogue stands; one that is done stays as it is.
        attempt: what was written and what it is worth.
    """
    if state.step == "done":
        return state, ()
    known = replace(state, attempts=(*state.attempts, attempt))
    if attempt.verdict == "right":
        return _done(known, _RATINGS[state.step], Turn(
            kind="right", text=_right(state.task), citations=state.task.answer.citations
        ))  # fmt: skip
    if state.step in ("hint", "narrower hint"):
        known = replace(known, failed_hints=known.failed_hints + 1)
    return _further(known, attempt)


def ask_for(state: DialogueState, wanted: Request) -> tuple[DialogueState, tuple[Turn, ...]]:
    """Take a wish of the learner: a hint, the answer, why it was so, how the sources compare."""
    if wanted in ("why", "compare"):
        return state, _after(state, wanted)
    if state.step == "done":
        return state, ()
    if wanted == "answer":
        return _reveal(replace(state, asked_for_answer=True))
    if state.step == "asked":
        return _further(state, None)
    if state.step == "hint":
        return _hint(state, "narrower hint", "")
    return state, (Turn(kind="try", text="There is no further hint. Write what you think, or ask for the answer."),)


def _further(state: DialogueState, attempt: Attempt | None) -> tuple[DialogueState, tuple[Turn, ...]]:
    """One step on, with what can be said of a wrong answer."""
    opening = _opening(attempt)
    if state.step == "asked":
        return _hint(state, "hint", opening)
    if state.step == "hint":
        return _hint(state, "narrower hint", opening)
    if state.step == "narrower hint" and state.may_reveal:
        words = f"{opening}Here is the sentence of a source. What does it say to the question?"
        turn = Turn(kind="source", text=words, citations=state.task.answer.citations[:1])
        return replace(state, step="source"), (turn,)
    if state.step == "narrower hint":  # the first hint was passed over: one more try
        again = Turn(kind="try", text=f"{opening}Try once more with the hint: {state.task.hints[1]}")
        return state, (again,)
    return _reveal(state)


def _hint(state: DialogueState, step: str, opening: str) -> tuple[DialogueState, tuple[Turn, ...]]:
    sources = state.task.answer.sources
    if step == "hint":
        turn = Turn(kind="hint", text=opening + state.task.hints[0], rests_on=sources)
        return replace(state, step="hint"), (turn,)
    turn = Turn(kind="narrower hint", text=opening + state.task.hints[1], rests_on=sources)
    return replace(state, step="narrower hint"), (turn,)


def _opening(attempt: Attempt | None) -> str:
    if attempt is None or attempt.verdict == "nothing":
        return ""
    words = "That is part of it." if attempt.verdict == "partly" else "That is not what the sources say."
    return f"{attempt.remark or words} "


def _reveal(state: DialogueState) -> tuple[DialogueState, tuple[Turn, ...]]:
    answer = state.task.answer
    wrong = [attempt.text for attempt in state.attempts if attempt.verdict == "wrong"]
    mistake = f"You wrote “{wrong[-1]}”. " if wrong else ""
    words = f"{mistake}{_told(answer)}"
    return _done(state, 1, Turn(kind="answer", text=words, citations=answer.citations))


def _done(state: DialogueState, rating: Rating, turn: Turn) -> tuple[DialogueState, tuple[Turn, ...]]:
    done = replace(state, step="done", rating=rating)
    return done, (turn, *_after(done, "compare"))


def _after(state: DialogueState, wanted: Request) -> tuple[Turn, ...]:
    """What may be asked when the answer is known: to compare the sources, and why it was so."""
    if state.step != "done":
        return (Turn(kind="try", text="First the question itself. Write what you think, or ask for a hint."),)
    said = state.task.compare if wanted == "compare" else state.task.why
    if not said:
        return ()
    citations = tuple(citation for one in said for citation in one.citations[:1])
    if wanted == "why":
        return (Turn(kind="why", text=f"{_who(said[0])} why: {said[0].text}", citations=citations),)
    words = "The sources disagree here. Which would you rather trust, and what would you look up to find out?"
    return (Turn(kind="compare", text=words, citations=citations),)


def _right(task: Task) -> str:
    note = f" {task.card.note}" if task.card.note else ""
    return f"Yes. {_told(task.answer)}{note}"


def _told(answer: Statement) -> str:
    """The answer with how many say it; a dispute tells that itself."""
    return answer.text if answer.text.startswith("The sources disagree") else f"{_who(answer)}: {answer.text}"


def _who(said: Statement) -> str:
    return "One source says" if len(said.sources) == 1 else f"{len(said.sources)} sources say"


__all__ = ["Verdict", "ask_for", "begin", "say"]
