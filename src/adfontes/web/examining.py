"""The pages for exams: the boards, a practice paper, one question with its time, and feedback on an answer."""

from __future__ import annotations

from functools import lru_cache

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from adfontes.course import CourseFile
from adfontes.errors import AnswerError
from adfontes.exams import find_board, levels_of, load_boards, mark, question_type_for, set_paper
from adfontes.exams.printing import Lettered, grouped_points, heading_of, how_many, new_documents
from adfontes.exams.words import TRUST, marks_of, sittings, stem_in_words
from adfontes.guide.places import NOWHERE
from adfontes.guide.showing import Showing
from adfontes.values.exams import PRACTICE_ONLY, Board, ExamQuestion, PracticePaper
from adfontes.web.library import Volume
from adfontes.web.pages import show, shown

LONGEST_ANSWER = 60_000
LONGEST_QUESTION = 2_000
PAPERS_KEPT = 32


def boards(request: HttpRequest) -> HttpResponse:
    """Every board that adfontes knows."""
    return render(request, "web/boards.html", {"boards": load_boards()})


def board(request: HttpRequest, key: str) -> HttpResponse:
    """One board: its papers, its questions with their levels, and how far each line is to be trusted."""
    one = _board(key)
    context = {
        "board": one, "trust": TRUST, "sittings": sittings, "marks_of": marks_of, "stem": stem_in_words,
        "levels_of": levels_of,
    }  # fmt: skip
    return render(request, "web/board.html", context)


def exam(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose a board and a paper; then the paper."""
    volume, showing = shown(slug, "exam")
    wanted, key = request.GET.get("board", ""), request.GET.get("paper", "")
    known = load_boards()
    if wanted not in known:
        return show(request, volume, "exam", boards=known, chosen=None, paper=None)
    chosen = known[wanted]
    paper = _paper(volume, chosen, key or chosen.papers[0].key)
    return show(
        request, volume, "exam", boards=known, chosen=chosen, paper=paper, heading_of=heading_of, how_many=how_many,
        new_documents=new_documents, marks_of=marks_of, quote=lambda one: showing.quote(one, NOWHERE),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def question(request: HttpRequest, slug: str, board: str, paper: str, key: str) -> HttpResponse:
    """One question: write an answer, see what it could hold, and get feedback."""
    volume, showing = shown(slug, f"exam?board={board}&paper={paper}")
    assert volume.course
    chosen = _board(board)
    asked = next((one for one in _questions(_paper(volume, chosen, paper)) if one.key == key), None)
    if asked is None:
        raise Http404(f"the paper has no question {key}")
    answer = request.POST.get("answer", "")[:LONGEST_ANSWER]
    marking, problem = None, ""
    if request.method == "POST":
        try:
            marking = mark(volume.course, asked, answer, chosen.question_type(asked.question_type))
        except AnswerError as error:
            problem = str(error)
    return show(
        request, volume, "exam", page="exam_question", board=chosen, paper=paper, question=asked, answer=answer,
        marking=marking, problem=problem, marks_of=marks_of, points=_points(showing, asked),
        letters=Lettered(volume.course), practice_only=PRACTICE_ONLY,
        quote=lambda one: showing.quote(one, NOWHERE), said=showing.statement,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def own_question(request: HttpRequest, slug: str) -> HttpResponse:
    """Feedback on an answer to any question that the learner brings."""
    volume, showing = shown(slug, "exam")
    assert volume.course
    known = load_boards()
    asked, answer = request.POST.get("question", "")[:LONGEST_QUESTION], request.POST.get("answer", "")[:LONGEST_ANSWER]
    wanted = request.POST.get("board", "")
    chosen = find_board(wanted) if wanted in known else None
    kind = question_type_for(chosen, asked) if chosen is not None and asked.strip() else None
    marking, problem = None, ""
    if request.method == "POST":
        try:
            marking = mark(volume.course, asked, answer, kind)
        except AnswerError as error:
            problem = str(error)
    return show(
        request, volume, "exam", page="exam_own", boards=known, chosen=chosen, kind=kind, asked=asked, answer=answer,
        marking=marking, problem=problem, marks_of=marks_of, practice_only=PRACTICE_ONLY,
        quote=lambda one: showing.quote(one, NOWHERE), said=showing.statement,
    )  # fmt: skip


def _points(showing: Showing, asked: ExamQuestion) -> dict[str, list[object]]:
    return {
        heading: [showing.statement(point.statement) for point in points]
        for heading, points in grouped_points(asked).items()
    }


def _board(key: str) -> Board:
    if key not in load_boards():
        raise Http404(f"there is no board {key}")
    return find_board(key)


def _questions(paper: PracticePaper) -> list[ExamQuestion]:
    return [one for section in paper.sections for one in section.questions]


def _paper(volume: Volume, board: Board, key: str) -> PracticePaper:
    assert volume.course
    if board.paper(key) is None:
        raise Http404(f"{board.name} has no paper {key}")
    return _set(volume.course, board.key, key)


@lru_cache(maxsize=PAPERS_KEPT)
def _set(course: CourseFile, board: str, key: str) -> PracticePaper:
    """A paper is the same as long as its course is; a course that was built again is another one."""
    return set_paper(course, find_board(board), key)
