"""The course file: one SQLite database, written whole, opened read-only, its every quote behind a gate."""

from adfontes.course.check import check_course
from adfontes.course.folder import CourseFolder
from adfontes.course.read import CourseFile, hold_course, open_course
from adfontes.course.search import Hit
from adfontes.course.write import check_destination, copy_course, write_course

__all__ = [
    "CourseFile",
    "CourseFolder",
    "Hit",
    "check_course",
    "check_destination",
    "copy_course",
    "hold_course",
    "open_course",
    "write_course",
]
