"""The tutor in the browser: one dialogue a page, carried by its own form, so that nothing of it is kept in between."""

from __future__ import annotations

from typing import Literal

import msgspec
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from adfontes.course import CourseFile
from adfontes.guide.places import NOWHERE
from adfontes.guide.showing import Quote, Showing
from adfontes.practice import answer_card
from adfontes.tutor import ask_for, begin, say
from adfontes.tutor.judging import judge
from adfontes.tutor.model import ModelWording, settings_from
from adfontes.tutor.tasks import choose_tasks, make_task
from adfontes.values.tutor import Attempt, DialogueState, Request, Task, Turn
from adfontes.web.addresses import course_address
from adfontes.web.library import Volume
from adfontes.web.pages import explain, show, shown
from adfontes.web.practising import now, records_of

LONGEST_REPLY = 2000
MOST_MOVES = 40
WISHES: dict[str, Request] = {"hint": "hint", "answer": "answer", "why": "why", "compare": "compare"}


class Move(msgspec.Struct, frozen=True):
    """What the learner did: an answer with its judgement, or a wish."""

    attempt: Attempt | None = None
    wish: Request | None = None


class Carried(msgspec.Struct, frozen=True):
    """A dialogue as its form carries it, signed."""

    card: str
    seen: str
    """When the card was last answered, so that a page that is sent twice counts once."""
    moves: tuple[Move, ...] = ()


class Line(msgspec.Struct, frozen=True):
    """A line of the dialogue as the page shows it."""

    who: Literal["tutor", "learner"]
    kind: str
    text: str
    quotes: tuple[Quote, ...] = ()


@require_http_methods(["GET", "POST"])
def tutor(request: HttpRequest, slug: str) -> HttpResponse:
    """A question, and the dialogue about it as far as it has come."""
    volume, showing = shown(slug, "tutor")
    assert volume.course
    records = records_of(volume)
    if request.method == "POST" and "next" in request.POST:
        return HttpResponseRedirect(course_address(volume.slug, "tutor"))
    if request.method == "POST":
        carried = _read(request.POST.get("dialogue", ""))
        task = _task(volume.course, carried.card) if carried else None
        if carried is None or task is None:
            words = "The course was built again, or the page was too old. What you answered so far is safe."
            return explain(request, "This question is gone", words, status=409)
        return _page(request, volume, showing, task, _reply(request, volume, task, carried))
    chosen = choose_tasks(volume.course, records.memories(volume.name), now(), 1)
    if not chosen:
        return show(request, volume, "tutor", task=None, lines=(), done=False, dialogue="")
    memory = records.memories(volume.name).get(chosen[0].card.key)
    carried = Carried(chosen[0].card.key, memory.last_review.isoformat() if memory else "")
    return _page(request, volume, showing, chosen[0], carried)


def _reply(request: HttpRequest, volume: Volume, task: Task, carried: Carried) -> Carried:
    """Take what was written or wished; where that ends the question, the card's answer is on disk when this returns."""
    assert volume.course
    state = _state(task, carried)
    wish = WISHES.get(request.POST.get("wish", ""))
    if len(carried.moves) >= MOST_MOVES or (state.step == "done" and not wish):
        return carried
    said = " ".join(request.POST.get("said", "").split())[:LONGEST_REPLY]
    move = Move(wish=wish) if wish else Move(attempt=judge(volume.course, task, said))
    carried = Carried(carried.card, carried.seen, (*carried.moves, move))
    after = _state(task, carried)
    if after.step == "done" and state.step != "done":
        assert after.rating is not None
        records = records_of(volume)
        memory = records.memories(volume.name).get(task.card.key)
        if carried.seen == (memory.last_review.isoformat() if memory else ""):
            answer_card(records, volume.name, task.card, after.rating, now())
    return carried


def _page(request: HttpRequest, volume: Volume, showing: Showing, task: Task, carried: Carried) -> HttpResponse:
    state, lines = _play(task, carried, showing)
    if carried.moves:
        lines = _enriched(state, lines, task, carried, showing)
    return show(
        request, volume, "tutor", task=task, lines=lines, done=state.step == "done", has_why=bool(task.why),
        dialogue=signing.dumps(msgspec.json.encode(carried).decode(), salt="tutor", compress=True),
    )  # fmt: skip


def _play(task: Task, carried: Carried, showing: Showing) -> tuple[DialogueState, list[Line]]:
    """The dialogue from its beginning: a pure function of the task and the moves."""
    state, turns = begin(task)
    lines = [_line(turn, showing) for turn in turns]
    for move in carried.moves:
        if move.attempt is not None:
            lines.append(Line("learner", "said", move.attempt.text or "(nothing)"))
        state, turns = _moved(state, move)
        lines += [_line(turn, showing) for turn in turns]
    return state, lines


def _state(task: Task, carried: Carried) -> DialogueState:
    state, _ = begin(task)
    for move in carried.moves:
        state, _ = _moved(state, move)
    return state


def _moved(state: DialogueState, move: Move) -> tuple[DialogueState, tuple[Turn, ...]]:
    if move.attempt is not None:
        return say(state, move.attempt)
    return ask_for(state, move.wish) if move.wish else (state, ())


def _enriched(state: DialogueState, lines: list[Line], task: Task, carried: Carried, showing: Showing) -> list[Line]:
    """The last turn in richer words, where the user has set a language model; earlier ones stay as they were."""
    settings = settings_from()
    if settings is None:
        return lines
    before = _state(task, Carried(carried.card, carried.seen, carried.moves[:-1]))
    _, turns = _moved(before, carried.moves[-1])
    worded = ModelWording(settings)(state, turns)
    return [*lines[: len(lines) - len(turns)], *(_line(turn, showing) for turn in worded)]


def _line(turn: Turn, showing: Showing) -> Line:
    return Line("tutor", turn.kind, turn.text, tuple(showing.quote(one, NOWHERE) for one in turn.citations[:4]))


def _task(course: CourseFile, key: str) -> Task | None:
    card = next((one for one in course.cards if one.key == key), None)
    return make_task(course, card, {claim.key: claim for claim in course.claims}) if card else None


def _read(words: str) -> Carried | None:
    """The dialogue that a form carries; None where it was changed or is not one."""
    try:
        return msgspec.json.decode(signing.loads(words, salt="tutor"), type=Carried)
    except (signing.BadSignature, msgspec.MsgspecError, TypeError, ValueError):
        return None
