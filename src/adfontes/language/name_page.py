"""One source while names are sought in it: its words, and what the document as a whole shows."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from adfontes.language.background import ACRONYM
from adfontes.language.name_words import CALENDAR_WORDS, HEADS, STUDY_WORDS
from adfontes.language.scripts import FOREIGN
from adfontes.values.annotations import Sentence, Token
from adfontes.values.sources import Source
from adfontes.values.spans import Span

INITIAL = re.compile(r"[A-Z]\.|[JS]r\.")


class Page:
    """One source while names are sought in it: its words, and what the document as a whole shows."""

    def __init__(
        self, source: Source, tokens: Sequence[Token], sentences: Sequence[Sentence], dates: Sequence[Span] = ()
    ) -> None:
        self.source = source
        self.dates = dates
        self.text = source.text
        self.tokens = tokens
        self.sentences = sentences

    def word(self, index: int) -> str:
        """The token as it stands in the text."""
        return self.text[self.tokens[index].start : self.tokens[index].end]

    def between(self, first: int, end: int) -> str:
        """The text from one token up to another, its white space made single spaces."""
        return " ".join(self.text[self.tokens[first].start : self.tokens[end - 1].end].split())

    def touches(self, index: int) -> bool:
        """Whether a token follows the one before it without a space."""
        return index > 0 and self.tokens[index - 1].end == self.tokens[index].start

    def is_capital(self, index: int) -> bool:
        """Whether a word starts with a capital letter that it does not owe to a date ("May")."""
        word = self.word(index)
        plain = word.lower() not in STUDY_WORDS and not FOREIGN.match(word)
        return word[0].isupper() and plain and index not in self.dated

    def span(self, first: int, end: int) -> Span:
        """Where a name of some tokens stands, without a dash or stop that the tokeniser left at its last word."""
        words = self.word(end - 1)
        left = words if ACRONYM.fullmatch(words) or INITIAL.fullmatch(words) else words.rstrip("-–—.,;:'’\"")
        return Span(self.tokens[first].start, self.tokens[end - 1].start + len(left or words))

    def gap(self, index: int) -> bool:
        """Whether a token stands far from the one before it, as in a row of links or columns."""
        between = self.text[self.tokens[index - 1].end : self.tokens[index].start]
        return len(between) > 1 or between == "\t"

    @cached_property
    def dated(self) -> frozenset[int]:
        """Tokens of dates, but for the month in a name ("October Revolution")."""
        starts = [token.start for token in self.tokens]
        inside = {
            index
            for span in self.dates
            for index in range(bisect_left(starts, span.start), bisect_left(starts, span.end))
        }
        return frozenset(
            index for index in inside if self.word(index).lower() in CALENDAR_WORDS and not self._names_event(index)
        )

    def _names_event(self, index: int) -> bool:
        word, following = self.word(index), self.word(index + 1) if index + 1 < len(self.tokens) else ""
        if word.lower() in HEADS and index and self.word(index - 1)[0].isupper():
            return True  # "the ... Spring of 1848"
        return following.istitle() and following.lower() in HEADS

    @cached_property
    def plain_words(self) -> frozenset[str]:
        """Words that the document also writes without a capital: ordinary ones."""
        return frozenset(self.word(index) for index in range(len(self.tokens)) if self.word(index)[0].islower())

    @cached_property
    def inner_capitals(self) -> frozenset[str]:
        """Words that have their capital in running text, where only a name has one."""
        return frozenset(
            self.word(index)
            for sentence in self.sentences
            if not self.is_title_case(sentence)
            for index in range(sentence.tokens[0] + 1, sentence.tokens[1])
            if self.is_capital(index) and self.tokens[index].pos in ("PROPN", "ADJ", "NOUN")
            if not self.opens(sentence, index)
        )

    def opens(self, sentence: Sentence, index: int) -> bool:
        """Whether any word would have a capital here: at the start, or after a colon, a quotation mark or a dash."""
        return index == sentence.tokens[0] or self.word(index - 1)[-1] in ":\"“”‘'([–—-•*|/;?!."

    def is_title_case(self, sentence: Sentence) -> bool:
        """Whether capitals say nothing here: a heading in title case or in capitals."""
        words = [self.word(i) for i in range(*sentence.tokens) if self.word(i).isalpha() and len(self.word(i)) > 3]
        if not words:
            return True
        capitals = sum(word[0].isupper() for word in words)
        heading = self.source.blocks[sentence.block].kind in ("title", "heading", "table_row")
        return capitals >= (0.6 if heading else 0.9) * len(words)

    def has_no_capitals(self, sentence: Sentence) -> bool:
        """Whether a sentence is written without capitals, as notes are."""
        return not any(self.is_capital(i) and not ACRONYM.fullmatch(self.word(i)) for i in range(*sentence.tokens))
