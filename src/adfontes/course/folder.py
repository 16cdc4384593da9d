"""A folder of course files, for those who may be asked about any of them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from adfontes.course.read import CourseFile, open_course
from adfontes.errors import CourseError

ENDING: Final = ".adf"


class CourseFolder:
    """The courses of a folder, looked up anew each time and opened when they are asked for.

    Args:
        path: where the course files (``*.adf``) are.

    Raises:
        CourseError: there is no such folder.
    """

    def __init__(self, path: Path) -> None:
        if not path.is_dir():
            raise CourseError(f"there is no folder {path}; give the folder that holds your courses (*{ENDING})")
        self._path: Final = path

    def files(self) -> dict[str, Path]:
        """The course files by their names without the ending, sorted; hidden ones are left out."""
        found = (path for path in self._path.iterdir() if path.suffix == ENDING and not path.name.startswith("."))
        return {path.stem: path for path in sorted(found)}

    def open(self, name: str) -> CourseFile:
        """Open a course by its name.

        Raises:
            CourseError: there is no such course, or it cannot be opened.
        """
        files = self.files()
        if name not in files:
            raise CourseError(f"there is no course {name!r}; there are: {', '.join(files) or 'none'}")
        return open_course(files[name])
