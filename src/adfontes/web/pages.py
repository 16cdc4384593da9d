"""The pages for reading: the library, a course and its parts, the source reader, and asking."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from adfontes.course import CourseFile
from adfontes.errors import CourseError
from adfontes.guide import render_guide
from adfontes.guide.contents import show_section
from adfontes.guide.places import NOWHERE
from adfontes.guide.reading import collect_notes, read_source
from adfontes.guide.showing import Showing
from adfontes.web.addresses import WebLinks, course_address, way_back
from adfontes.web.library import Volume, library_of

LONGEST_QUESTION = 500


def open_volume(slug: str) -> tuple[Volume, CourseFile]:
    """The course of an address.

    Raises:
        Http404: the folder has no such file.
        CourseError: it cannot be opened.
    """
    volume = library_of(settings.ADFONTES_FOLDER).volume(slug)
    if volume is None:
        raise Http404(f"there is no course {slug}")
    if volume.course is None:
        raise CourseError(volume.problem)
    return volume, volume.course


def show(
    request: HttpRequest,
    volume: Volume,
    section: str,
    *,
    page: str = "",
    **context: Any,  # noqa: ANN401
) -> HttpResponse:
    """A page of a course, with the way to its other pages.

    Args:
        request: what the browser asked for.
        volume: the course.
        section: the page's name in addresses; empty for the overview.
        page: its template, where that has another name.
        context: what the template needs besides.
    """
    assert volume.course
    context |= {
        "title": volume.course.title,
        "base": course_address(volume.slug),
        "section": section,
        "volume": volume,
        "course": volume.course,
        "held": volume.held,
    }
    return render(request, f"web/{page or section or 'overview'}.html", context)


def shown(slug: str, here: str = "") -> tuple[Volume, Showing]:
    """A course and how this face shows it."""
    volume, course = open_volume(slug)
    return volume, Showing(course, WebLinks(volume.slug, here), volume.shelf)


def library(request: HttpRequest) -> HttpResponse:
    """All courses in the folder."""
    from adfontes.web.practising import due_cards  # noqa: PLC0415 - practising stands upon these pages

    folder = library_of(settings.ADFONTES_FOLDER)
    volumes = folder.volumes()
    due = {volume.slug: due_cards(volume) for volume in volumes if volume.course}
    addresses = {volume.slug: course_address(volume.slug) for volume in volumes}
    context = {"volumes": volumes, "due": due, "addresses": addresses, "folder": str(folder.folder)}
    return render(request, "web/library.html", context)


def overview(request: HttpRequest, slug: str) -> HttpResponse:
    """What the course holds and where to begin."""
    from adfontes.web.practising import due_cards  # noqa: PLC0415

    volume, showing = shown(slug)
    return show(
        request, volume, "", sources=showing.sources(), facts=showing.facts(5), disputes=showing.disputes()[:1],
        due=due_cards(volume),
    )  # fmt: skip


def section(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """One section of the course: timeline, facts, terms, causes ..."""
    volume, showing = shown(slug, name)
    return show(request, volume, name, page="section", shown=show_section(showing, name))


def sources(request: HttpRequest, slug: str) -> HttpResponse:
    """The sources with their letters."""
    volume, showing = shown(slug, "sources")
    return show(request, volume, "sources", sources=showing.sources())


def source(request: HttpRequest, slug: str, letter: str) -> HttpResponse:
    """A source's whole text, at the sentence that was asked for."""
    volume, showing = shown(slug)
    found = showing.shelf.lettered(letter)
    if found is None:
        raise Http404(f"the course has no source {letter}")
    asked = request.GET.get("at", "")
    chosen = showing.shelf.sentence_at(letter, int(asked)) if asked.isdecimal() and len(asked) < 12 else -1
    back = way_back(volume.slug, request.GET.get("back", ""))
    # Whoever goes on to another source from here can still return to the first place.
    showing.links = WebLinks(volume.slug, request.GET.get("back", "") if back else "")
    stretches = read_source(showing, found, collect_notes(showing), chosen)
    return show(request, volume, "source", listed=showing.source(found), stretches=stretches, back=back)


def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """A question to the sources, and what they say to it."""
    from adfontes.ask import answer  # noqa: PLC0415 - the other pages do not need it
    from adfontes.ask.reading import read  # noqa: PLC0415
    from adfontes.ask.vectors import are_ready  # noqa: PLC0415

    question = " ".join(request.GET.get("q", "").split())[:LONGEST_QUESTION]
    volume, showing = shown(slug, f"ask?{urlencode({'q': question}, quote_via=quote)}" if question else "ask")
    assert volume.course
    # Meanings only where they were read before: a large course would keep a reader waiting for most of a minute.
    found = answer(volume.course, question, vectors=are_ready(read(volume.course))) if question else None
    if found is None:
        return show(request, volume, "ask", question="", answer=None, quotes=(), sides=(), nearest=())
    return show(
        request, volume, "ask", question=question, answer=found,
        quotes=[showing.quote(one, NOWHERE) for one in found.citations],
        sides=[showing.side(side, NOWHERE, favoured=False) for side in found.sides],
        nearest=[showing.quote(one, NOWHERE) for one in found.nearest],
    )  # fmt: skip


def guide(request: HttpRequest, slug: str) -> HttpResponse:
    """The guide as a file to keep, to print or to give away."""
    volume, course = open_volume(slug)
    response = HttpResponse(render_guide(course))
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(volume.slug)}.html"
    return response


def explain(request: HttpRequest, heading: str, words: str, status: int) -> HttpResponse:
    """A page that says in a sentence what is wrong and what to do next."""
    return render(request, "web/explain.html", {"heading": heading, "explanation": words}, status=status)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Nothing stands at this address."""
    words = "There is no page at this address. It may be that a course was renamed; the library shows all there are."
    return explain(request, "Not found", words, status=404)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The browser asked for something that makes no sense."""
    return explain(request, "Not understood", "The address cannot be read. Begin again from the library.", status=400)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form was sent without its token (CSRF)."""
    words = "Your answer was not kept, because the page was too old. Go back, load it again, and answer once more."
    return explain(request, "The page was too old", words, status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Something is wrong that is not the reader's fault."""
    words = "adfontes made a mistake here. Your answers so far are safe. The window where it was started says more."
    return explain(request, "A mistake of ours", words, status=500)
