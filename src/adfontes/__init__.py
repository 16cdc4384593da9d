"""adfontes: a cited revision course from your own sources, with every disagreement shown.

    import adfontes

    course = adfontes.build(["notes.txt", "chapter.pdf"], "topic.adf")
    for dispute in course.disputes:
        print(dispute.question, [side.value for side in dispute.sides])
    print(course.ask("When was the treaty signed?").answer)

What comes from the outside and cannot be used raises an :class:`AdfontesError` whose message is one sentence.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from adfontes.api import Course, build, open
    from adfontes.errors import (
        AdfontesError,
        CitationError,
        CourseError,
        DamagedCourse,
        EditError,
        LearnerDataError,
        ModelError,
        NothingToRead,
        OutputError,
        ServerError,
        SourceError,
    )
    from adfontes.values.answers import Answer

__all__ = [
    "AdfontesError",
    "Answer",
    "CitationError",
    "Course",
    "CourseError",
    "DamagedCourse",
    "EditError",
    "LearnerDataError",
    "ModelError",
    "NothingToRead",
    "OutputError",
    "ServerError",
    "SourceError",
    "build",
    "open",
]

_HOMES = {
    "Answer": "adfontes.values.answers",
    "Course": "adfontes.api",
    "build": "adfontes.api",
    "open": "adfontes.api",
}


def __getattr__(name: str) -> object:
    """Load what is asked for when it is first asked for: importing adfontes costs nothing."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES.get(name, "adfontes.errors")), name)


def __dir__() -> list[str]:
    return __all__
