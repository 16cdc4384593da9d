"""Every error that adfontes raises on purpose.

    AdfontesError                   what a user can mend; the command line prints it and exits with 2
    ├── SourceError                 one source cannot be read
    │   ├── EmptySource             it holds no text
    │   ├── UnreadableSource        its bytes are not what its format promises
    │   ├── ProtectedSource         it is encrypted
    │   └── UnsupportedSource       no reader knows its format
    ├── NothingToRead               none of the given paths held a readable source
    ├── CitationError               a quote does not stand where its citation says
    ├── CourseError                 a course file cannot be opened or written
    │   └── DamagedCourse           it was opened, and what it holds is broken
    ├── EditError                   a correction cannot be made as it was asked for
    ├── OutputError                 a file that was asked for cannot be written
    ├── ServerError                 the folder or the port cannot be served
    ├── RequestRefused              a request of voice or chat is not from the service it claims to be from
    ├── BoardError                  a file that describes an exam board is wrong, or there is no such board
    ├── AnswerError                 an answer cannot be marked: it is empty, too long, or has no question
    ├── LearnerDataError            the learner's records cannot be read or written
    └── ModelError                  a language model that adfontes needs is absent or not the expected one

Each message is one sentence that says what is wrong and what to do next, in plain words and without a traceback.
"""

from __future__ import annotations


class AdfontesError(Exception):
    """The root of the tree: something that the user can mend."""


class SourceError(AdfontesError):
    """One source cannot be read; the others can."""


class EmptySource(SourceError):
    """The source holds no text (an empty file, a scanned PDF without a text layer)."""


class UnreadableSource(SourceError):
    """The bytes are not what the format promises (binary junk, a broken encoding, a truncated file)."""


class ProtectedSource(SourceError):
    """The source is encrypted and opens only with a password."""


class UnsupportedSource(SourceError):
    """No reader knows this format."""


class NothingToRead(AdfontesError):
    """None of the given paths held a readable source."""


class CitationError(AdfontesError):
    """A quote does not stand where its citation says; nothing without its quote is ever stored."""


class CourseError(AdfontesError):
    """A course file cannot be opened or written."""


class DamagedCourse(CourseError):
    """A course file was opened, and what it holds is broken (truncated, edited, not a course)."""


class EditError(AdfontesError):
    """A correction of a course cannot be made as it was asked for."""


class OutputError(AdfontesError):
    """A file that was asked for (a guide, an export) cannot be written."""


class ServerError(AdfontesError):
    """The folder or the port cannot be served."""


class RequestRefused(AdfontesError):
    """A request to a voice or chat endpoint is not signed by its service, is too old, or makes no sense."""


class BoardError(AdfontesError):
    """A file that describes an exam board is wrong, or there is no board of the name that was given."""


class AnswerError(AdfontesError):
    """An answer cannot be marked: it is empty, too long, or it is not said what it answers."""


class LearnerDataError(AdfontesError):
    """The learner's records cannot be read or written."""


class ModelError(AdfontesError):
    """A language model that adfontes needs is absent or not the expected one."""
