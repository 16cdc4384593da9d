"""Every address of the server."""

from __future__ import annotations

from django.urls import path

from adfontes.guide.saying import SECTIONS
from adfontes.web import assets, editing, examining, pages, practising, tutoring

urlpatterns = [
    path("", pages.library, name="library"),
    path("assets/<str:digest>/<str:name>", assets.asset),
    path("course/<str:slug>/", pages.overview),
    *(path(f"course/<str:slug>/{name}", pages.section, {"name": name}) for name in SECTIONS),
    path("course/<str:slug>/sources", pages.sources),
    path("course/<str:slug>/sources/<str:letter>", pages.source),
    path("course/<str:slug>/ask", pages.ask),
    path("course/<str:slug>/guide.html", pages.guide),
    path("course/<str:slug>/edit", editing.edit),
    path("course/<str:slug>/cards", practising.cards),
    path("course/<str:slug>/quiz", practising.quiz),
    path("course/<str:slug>/tutor", tutoring.tutor),
    path("course/<str:slug>/exam", examining.exam),
    path("course/<str:slug>/exam/own", examining.own_question),
    path("course/<str:slug>/exam/<str:board>/<str:paper>/<str:key>", examining.question),
    path("boards/", examining.boards),
    path("boards/<str:key>", examining.board),
    path("course/<str:slug>/progress", practising.progress_page),
]
handler400 = "adfontes.web.pages.bad_request"
handler404 = "adfontes.web.pages.not_found"
handler500 = "adfontes.web.pages.server_error"
