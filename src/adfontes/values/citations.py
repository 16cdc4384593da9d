"""The gate of the first rule: no statement without a quote (W3C Web Annotation: text position and text quote)."""

from __future__ import annotations

import msgspec

from adfontes.errors import CitationError
from adfontes.values.sources import Source
from adfontes.values.spans import Span


class Citation(msgspec.Struct, frozen=True, order=True):
    """The exact words of one source: a text position selector and a text quote selector in one.

    Make one with :func:`cite`, which cannot make a wrong one; :meth:`check` tests one that was read from elsewhere.
    """

    source: str
    """Name of the source."""
    version: str
    """SHA-256 of the stored text that the offsets count in."""
    start: int
    end: int
    quote: str

    @property
    def span(self) -> Span:
        """The range of code points in the source's text."""
        return Span(self.start, self.end)

    def check(self, text: str) -> None:
        """Raise :class:`CitationError` unless the quote stands at its place in ``text``."""
        if not self.quote.strip() or text[self.start : self.end] != self.quote:
            raise CitationError(
                f"the quote {self.quote[:60]!r} does not stand at {self.start}-{self.end} of {self.source}; "
                "build the course again from its sources"
            )


def cite(source: Source, span: Span) -> Citation:
    """Cite the words of ``source`` in ``span``, without white space at either end.

    Raises:
        CitationError: nothing but white space stands there.
    """
    words = span.of(source.text)
    start = span.start + len(words) - len(words.lstrip())
    quote = words.strip()
    if not quote:
        raise CitationError(f"nothing stands at {span.start}-{span.end} of {source.name} to be cited")
    return Citation(source.name, source.version, start, start + len(quote), quote)
