"""The pages for revising: cards, the quiz, progress. Every answer is on disk before the next page is shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import cast
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from adfontes.guide.places import NOWHERE
from adfontes.guide.showing import Quote, ShownStatement
from adfontes.learners import learners_path, open_learners
from adfontes.learners.records import LearnerRecords
from adfontes.practice import (
    answer_card,
    choose_cards,
    choose_questions,
    comes_back,
    in_words,
    mark,
    next_dates,
    progress,
)
from adfontes.practice.session import SESSION
from adfontes.values.practice import QuizAnswer, Rating
from adfontes.values.study import Option, QuizQuestion
from adfontes.web.addresses import course_address
from adfontes.web.library import Volume
from adfontes.web.pages import explain, open_volume, show, shown

ANSWERS: dict[Rating, str] = {1: "Not known", 2: "Hard", 3: "Known", 4: "Easy"}
LAST_REVIEWS = 20


def now() -> datetime:
    """The learner's own time, with its zone."""
    return datetime.now().astimezone()


def records_of(volume: Volume) -> LearnerRecords:
    """The learner's records, with the cards of a rebuilt course carried over."""
    records = open_records()
    if volume.course:
        records.follow(volume.name, volume.course.cards)
    return records


def open_records() -> LearnerRecords:
    """The learner's records of the folder that is served."""
    path = learners_path(settings.ADFONTES_FOLDER)
    return _open_records(settings.ADFONTES_FOLDER, path.stat().st_ino if path.exists() else 0)


@cache
def _open_records(folder: Path, file: int) -> LearnerRecords:
    return open_learners(folder)


def due_cards(volume: Volume) -> int:
    """How many cards a sitting would hold now."""
    if volume.course is None:
        return 0
    return len(choose_cards(volume.course.cards, records_of(volume).memories(volume.name), now()))


@dataclass(frozen=True)
class Sitting:
    """How far a sitting is, as its address carries it: nothing of it is kept between two pages."""

    done: int
    again: tuple[str, ...]
    """Cards that come back before the sitting ends."""

    @classmethod
    def of(cls, request: HttpRequest) -> Sitting:
        """Read the address; what makes no sense counts as a new sitting."""
        done = request.GET.get("done", "0")
        again = tuple(key for key in request.GET.get("again", "").split(" ") if key)
        return cls(int(done) if done.isdecimal() and len(done) < 4 else 0, again[:SESSION])

    @property
    def query(self) -> str:
        """The same for an address."""
        if not self.done and not self.again:
            return ""
        return "?" + urlencode({"done": self.done, **({"again": " ".join(self.again)} if self.again else {})})


@require_http_methods(["GET", "POST"])
def cards(request: HttpRequest, slug: str) -> HttpResponse:
    """One card at a time, ten in a sitting."""
    sitting = Sitting.of(request)
    volume, showing = shown(slug, f"cards{sitting.query}")
    assert volume.course
    records = records_of(volume)
    if request.method == "POST":
        return answer(request, volume, records, sitting)
    moment, memories = now(), records.memories(volume.name)
    by_key = {card.key: card for card in volume.course.cards}
    left = max(SESSION - sitting.done, 0)
    queue = choose_cards(volume.course.cards, memories, moment, left) if left else ()
    again = [by_key[key] for key in sitting.again if key in by_key]
    waiting = [card for card in queue if card.key not in sitting.again] + again
    state = progress(volume.course.cards, memories, moment)
    next_due = in_words(state.next_due, moment) if state.next_due else ""
    if not waiting:
        return show(request, volume, "cards", card=None, sitting=sitting, state=state, next_due=next_due)
    card = waiting[0]
    memory = memories.get(card.key)
    dates = next_dates(card.key, memory, moment, records.aim(volume.name))
    back = showing.statement(card.back)
    return show(
        request, volume, "cards", card=card, back_side=back, sitting=sitting, left=len(waiting),
        seen=memory.last_review.isoformat() if memory else "", state=state,
        ratings=[(rating, words, in_words(dates[rating], moment)) for rating, words in ANSWERS.items()],
    )  # fmt: skip


def answer(request: HttpRequest, volume: Volume, records: LearnerRecords, sitting: Sitting) -> HttpResponse:
    """Keep an answer to a card and go on to the next."""
    assert volume.course
    key, rating = request.POST.get("card", ""), request.POST.get("rating", "")
    card = next((one for one in volume.course.cards if one.key == key), None)
    if rating not in {str(one) for one in ANSWERS}:
        return HttpResponseBadRequest("an answer is 1, 2, 3 or 4")
    if card is None:
        words = "The course was built again and no longer has this card. Your answers so far are safe."
        return explain(request, "This card is gone", words, status=409)
    memory = records.memories(volume.name).get(key)
    again = [one for one in sitting.again if one != key]
    # A page that is sent twice (a double click, a reload) counts once: it names the answer that it stood upon.
    if request.POST.get("seen", "") == (memory.last_review.isoformat() if memory else ""):
        moment = now()
        memory = answer_card(records, volume.name, card, cast("Rating", int(rating)), moment)
        if comes_back(memory, moment) and rating == "1":
            again.append(key)
    done = sitting.done + (key not in sitting.again)
    query = Sitting(done, tuple(again)).query
    return HttpResponseRedirect(course_address(volume.slug, f"cards{query}"))


@dataclass(frozen=True)
class AskedQuestion:
    """A question of the quiz, before or after it was answered."""

    question: QuizQuestion
    statement: ShownStatement
    options: tuple[tuple[Option, tuple[Quote, ...]], ...]
    chosen: int | None


@require_http_methods(["GET", "POST"])
def quiz(request: HttpRequest, slug: str) -> HttpResponse:
    """Five questions on one page, then the same page marked."""
    query = request.META.get("QUERY_STRING", "") if "answers" in request.GET else ""
    volume, showing = shown(slug, f"quiz?{query}" if query else "quiz")
    assert volume.course
    records = records_of(volume)
    by_key = {question.key: question for question in volume.course.quiz}
    if request.method == "POST":
        return mark_quiz(request, volume, records, by_key)
    given = read_answers(request.GET.get("answers", ""), by_key)
    chosen = [by_key[key] for key in given] or choose_questions(volume.course.quiz, records.answers(volume.name))
    asked = [
        AskedQuestion(
            question,
            showing.statement(question.statement),
            tuple((one, tuple(showing.quote(c, NOWHERE) for c in one.citations[:1])) for one in question.options),
            given.get(question.key),
        )
        for question in chosen
    ]
    right = sum(question.options[given[question.key]].right for question in chosen if question.key in given)
    return show(request, volume, "quiz", asked=asked, marked=bool(given), right=right, missing=False)


def mark_quiz(
    request: HttpRequest, volume: Volume, records: LearnerRecords, questions: dict[str, QuizQuestion]
) -> HttpResponse:
    """Keep the answers and show them marked."""
    answers = read_answers(
        " ".join(f"{key.removeprefix('q-')}~{value}" for key, value in request.POST.items() if key[:2] == "q-"),
        questions,
    )
    if not answers:
        return HttpResponseRedirect(course_address(volume.slug, "quiz"))
    for key, chosen in answers.items():
        marked = mark(questions[key], chosen)
        records.keep_answer(
            volume.name, QuizAnswer(question=key, chosen=marked.chosen.text, right=marked.right, when=now())
        )
    query = urlencode({"answers": " ".join(f"{key}~{chosen}" for key, chosen in answers.items())})
    return HttpResponseRedirect(course_address(volume.slug, f"quiz?{query}"))


def read_answers(words: str, questions: dict[str, QuizQuestion]) -> dict[str, int]:
    """Questions and the option chosen in each, from ``key~0 key~2``; what makes no sense is left out."""
    answers: dict[str, int] = {}
    for word in words.split(" "):
        key, _, chosen = word.rpartition("~")
        question = questions.get(key)
        if question and chosen.isdecimal() and len(chosen) < 3 and int(chosen) < len(question.options):
            answers[key] = int(chosen)
    return answers


@require_http_methods(["GET", "POST"])
def progress_page(request: HttpRequest, slug: str) -> HttpResponse:
    """What was answered, what is due, and the day of the exam."""
    volume, course = open_volume(slug)
    records = records_of(volume)
    problem = ""
    if request.method == "POST":
        problem = set_exam(records, volume, request.POST.get("exam", ""))
        if not problem:
            return HttpResponseRedirect(course_address(volume.slug, "progress"))
    moment = now()
    reviews = records.reviews(volume.name)
    answers = records.answers(volume.name)
    state = progress(course.cards, records.memories(volume.name), moment)
    fronts = {card.key: card for card in course.cards}
    return show(
        request, volume, "progress", state=state, problem=problem, exam=records.aim(volume.name).exam,
        next_due=in_words(state.next_due, moment) if state.next_due else "", reviews=len(reviews),
        right=sum(one.right for one in answers), answered=len(answers), today=moment.date(),
        last=[(fronts.get(one.card), ANSWERS[one.rating], one.when.astimezone())
              for one in reversed(reviews[-LAST_REVIEWS:])],
    )  # fmt: skip


def set_exam(records: LearnerRecords, volume: Volume, words: str) -> str:
    """Aim the course at a day; what is wrong with it in a sentence, or nothing."""
    try:
        exam = date.fromisoformat(words) if words else None
    except ValueError:
        return f"{words[:40]!r} is no date; write the day of the exam like 2027-05-20."
    if exam and exam <= now().date():
        return "That day is not ahead; give a later one, or none."
    records.set_exam(volume.name, exam)
    return ""
