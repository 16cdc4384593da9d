"""What a card's answer says of its question: yes or no, and where.

"Was the bridge mended? No" says that the bridge was not mended, and "Where was the pact sealed? At Altdorf" where it
was sealed; neither answer has the words of a statement. A question of one word ("Where?") goes on from the card before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from adfontes.evidence.clauses import VERBAL
from adfontes.evidence.layout import Setting
from adfontes.evidence.opposites import ASKED, when_and_where
from adfontes.evidence.statements import LONGEST_FOCUS, ClauseReading, Stated
from adfontes.evidence.subjects import Words, sentence_indices
from adfontes.language.attribution import Clause, modality_of
from adfontes.values import evidence as values
from adfontes.values.spans import Span

YES, NO = frozenset({"yes", "true"}), frozenset({"no", "false", "never"})
ASKS_WHETHER = frozenset({"did", "was", "were", "is", "are", "had", "has", "have", "do", "does", "could", "can"})
_WH = frozenset({"who", "whom", "whose", "what", "why", "how", "when", "where", "which"})
CARDS_BACK = 2
"""Cards before one whose question has no verb that may tell what it goes on from."""
_SITES = frozenset({"place", "state", "other", "organisation"})


def answered(words: Words, around: Sequence[Setting]) -> Iterator[tuple[int, Stated]]:
    """What the answers of one source's cards state, with the index of the answer's sentence."""
    for index, setting in enumerate(around):
        if (
            setting.question
            and not setting.earlier
            and not words.annotated.sentences[index].span.of(words.annotated.source.text).endswith("?")
        ):
            card = _Card(words, around, index)
            yield from ((index, said) for said in (*card.whether(), *card.where()))


class _Card:
    """A question and the first sentence of its answer."""

    def __init__(self, words: Words, around: Sequence[Setting], index: int) -> None:
        self.words, self.around, self.index = words, around, index
        self.tokens, self.text = words.annotated.tokens, words.annotated.source.text
        self.asked = around[index].question[-1]
        self.answer = range(*words.annotated.sentences[index].tokens)
        self.opening = next((w for i in self._within(self.asked) if (w := self._word(i)) in ASKS_WHETHER | _WH), "")

    def whether(self) -> Iterator[Stated]:
        """The answer to "Did ...?", as the question's own statement, said or denied."""
        said = next((w for i in self.answer if (w := self._word(i)).isalpha()), "")
        if said not in YES | NO or self.opening not in ASKS_WHETHER:
            return
        clause = self._clause(self.asked)
        if clause is not None:
            reading = ClauseReading(self.words, self.around[self.asked], self.asked, clause)
            agrees = (said in YES) == clause.polarity
            value = values.Words(key="yes" if agrees else "no", text=said)
            made = reading.made("polarity", value, self._focus(), frozenset(), (ASKED,))
            yield made._replace(clause=replace(clause, modality="asserted", reported_by="", polarity=agrees))

    def where(self) -> Iterator[Stated]:
        """The places that answer "Where ...?"."""
        if self.opening != "where":
            return
        named = [i for i in self.answer if i in self.words.names and self.words.names[i].kind in _SITES]
        named = named or [i for i in self.answer if self.tokens[i].pos == "PROPN" and i not in self.words.names]
        asked = self._with_verb()
        clause = self._clause(asked) if asked is not None else None
        if not named or asked is None or clause is None:
            return
        reading = ClauseReading(self.words, self.around[asked], asked, clause)
        first, last = min(named), max(named)
        span = Span(self.tokens[first].start, self.tokens[last].end)
        keys = sorted({self._key(i) for i in named})
        made = reading.made(
            "place", values.Words(key=f"in|{'+'.join(keys)}", text=span.of(self.text)), span, frozenset()
        )
        when = when_and_where(self.words, self._answering())
        scope = {*made.about.scope, *(label for label in when if label.startswith("year"))}
        if not any(label.startswith("theme") for label in scope):
            scope |= self._of_title()
        about = replace(made.about, scope=tuple(sorted(scope)))
        yield made._replace(about=about, clause=replace(clause, modality="asserted", reported_by="", polarity=True))

    def _of_title(self) -> set[str]:
        """The one name of a deck's title, of which a card without a subject speaks."""
        title = sentence_indices(self.words.annotated, self.around[self.asked].title)
        keys = {self._key(i) for i in title if i in self.words.names}
        return {f"theme-name={key}" for key in keys} if len(keys) == 1 else set()

    def _with_verb(self) -> int | None:
        """The question itself, or one of the cards before it, where it has no verb of its own."""
        cards = [self.asked]
        for index in range(self.asked - 1, -1, -1):
            if len(cards) > CARDS_BACK or self.around[index].headings != self.around[self.asked].headings:
                break
            if self.words.annotated.sentences[index].span.of(self.text).endswith("?"):
                cards.append(index)
        return next((card for card in cards if any(self.tokens[i].pos in VERBAL for i in self._within(card))), None)

    def _clause(self, asked: int) -> Clause | None:
        """The main clause of a question."""
        clauses = modality_of(self.words.annotated, self.words.annotated.sentences[asked])
        return next((clause for clause in clauses if self.tokens[clause.head].pos in VERBAL), None)

    def _answering(self) -> Clause:
        return modality_of(self.words.annotated, self.words.annotated.sentences[self.index])[0]

    def _focus(self) -> Span:
        whole = self.words.annotated.sentences[self.index].span
        low = min(self.tokens[i].start for i in self.answer)
        ends = [self.tokens[i].end for i in self.answer if self.tokens[i].end - low <= LONGEST_FOCUS]
        return Span(low, max([*ends, min(low + 1, whole.end)]))

    def _within(self, sentence: int) -> range:
        return range(*self.words.annotated.sentences[sentence].tokens)

    def _key(self, i: int) -> str:
        name = self.words.names.get(i)
        return (name.key or name.text.lower()) if name is not None else self._word(i)

    def _word(self, i: int) -> str:
        return self.text[self.tokens[i].start : self.tokens[i].end].lower()
