"""The course files of a folder, noticed anew with every request and opened once for each version."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from threading import Lock

from adfontes.course import CourseFile, open_course
from adfontes.course.overlay import overlay_path
from adfontes.errors import AdfontesError
from adfontes.guide.contents import count_sections
from adfontes.guide.places import Shelf
from adfontes.guide.saying import DISPUTED

SUFFIX = ".adf"


@dataclass(frozen=True)
class Volume:
    """A course file on the shelf: open, or the reason why not."""

    path: Path
    course: CourseFile | None
    problem: str = ""
    facts: int = 0
    disputes: int = 0
    sources: int = 0

    @cached_property
    def shelf(self) -> Shelf:
        """Its sources, ready to be linked to."""
        return Shelf(self.course.sources if self.course else ())

    @cached_property
    def held(self) -> dict[str, int]:
        """How many items each section that can be read holds."""
        return count_sections(self.course) if self.course else {}

    @property
    def slug(self) -> str:
        """Its name in addresses: the file's name without the ending."""
        return self.path.stem

    @property
    def name(self) -> str:
        """Its name in the learner's records: the path relative to the folder."""
        return self.path.name


class Library:
    """All courses in a folder.

    A file is known by its time and size, and so are its corrections: one that was added, built again, corrected, broken
    or mended shows at the next request.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._known: dict[Path, tuple[tuple[int, ...], Volume]] = {}
        self._lock = Lock()

    def volumes(self) -> list[Volume]:
        """Every course file, sorted by name."""
        paths = sorted(path for path in self.folder.iterdir() if path.suffix == SUFFIX and path.name[0] != ".")
        with self._lock:
            self._known = {path: known for path, known in self._known.items() if path in paths}
            return [self._volume(path) for path in paths]

    def volume(self, slug: str) -> Volume | None:
        """The course of this name, None where there is none."""
        return next((volume for volume in self.volumes() if volume.slug == slug), None)

    def _volume(self, path: Path) -> Volume:
        try:
            version = (*state_of(path), *state_of(overlay_path(path)))
        except OSError as error:
            return Volume(path, None, f"{path.name} cannot be read ({error.strerror}); check that you may open it")
        known = self._known.get(path)
        if known is None or known[0] != version:
            known = version, read_volume(path)
            self._known[path] = known
        return known[1]


def state_of(path: Path) -> tuple[int, int]:
    """Time and size of a file, noughts where there is none: corrections need not be there, and a course may just go."""
    try:
        state = path.stat()
    except FileNotFoundError:
        return 0, 0
    return state.st_mtime_ns, state.st_size


def read_volume(path: Path) -> Volume:
    """Open a course and count what it holds, or say why it cannot be opened."""
    try:
        course = open_course(path)
        disputes = sum(finding.kind in DISPUTED for finding in course.findings)
        return Volume(path, course, "", len(course.facts), disputes, len(course.sources))
    except AdfontesError as error:
        return Volume(path, None, str(error).replace(f"{path.parent}/", ""))


@cache
def library_of(folder: Path) -> Library:
    """The library of a folder; one for each process."""
    return Library(folder)
