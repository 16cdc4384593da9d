"""Where something stands: half-open ranges of Python code points."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """A half-open range ``[start, end)`` of code points in one text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a range that runs backwards or starts before the text."""
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, not {self.start}, {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether the other range lies wholly within this one."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The words that stand in this range of ``text``."""
        return text[self.start : self.end]
