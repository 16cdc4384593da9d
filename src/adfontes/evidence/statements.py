"""Claims without a number or a date: that something is so or not, on which side of a scale, and who did it where.

Every clause of a source is read once. It yields a ``polarity`` claim (so, or not so), a ``quality`` claim for each word
that stands on a scale of opposites ("superior", "badly"), an ``actor`` claim for who did it and a ``place`` claim for
where. Most of them find no partner in any source and are dropped again (see :func:`adfontes.evidence.gather`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from adfontes.evidence.clauses import CONTENT, VERBAL, noun_phrase, subject_of
from adfontes.evidence.concepts import EVENT_PREFIX
from adfontes.evidence.fates import fate_of
from adfontes.evidence.layout import Setting
from adfontes.evidence.opposites import between_semicolons, roles, scales, when_and_where
from adfontes.evidence.scopes import ORDER
from adfontes.evidence.subjects import Words, events, sentence_indices, terms
from adfontes.language.attribution import Clause, modality_of
from adfontes.values import evidence as values
from adfontes.values.evidence import About, Slot
from adfontes.values.spans import Span

LONGEST_FOCUS = 110
"""Code points of a clause that is shown as the words that carry a statement."""
NAMED_ONLY, MOST_NAMING = "form=named only", 4
"""Scope label of a line of at most so many words without a verb or a sign that tells what its things are to one
another ("=", ":", a number): it may only name what another source tells of."""
LEAST_WORDS = 2
"""Content words that a clause must have to state anything."""
_OBJECTS = frozenset({"dobj", "obj", "nsubjpass", "attr", "pobj", "oprd"})
_PLACES = frozenset({"in", "at", "on", "near", "to", "from", "into", "off", "outside"})
_SITES = frozenset({"GPE", "LOC", "FAC"})
"""Entity labels of the model for places."""
_AIMS = frozenset(
    {"aim", "aims", "goal", "goals", "want", "wanted", "plan", "planned", "promise", "promised", "intend"}
)
_ACTING = frozenset({"person", "state", "people", "party", "organisation", "place"})


class Stated(NamedTuple):
    """What a clause states, before it becomes a claim."""

    slot: Slot
    value: values.Value
    span: Span
    about: About
    clause: Clause


def stated(words: Words, around: Sequence[Setting]) -> Iterator[tuple[int, Stated]]:
    """Everything that the clauses of one source state, with the index of the sentence."""
    annotated = words.annotated
    for index, sentence in enumerate(annotated.sentences):
        block = annotated.source.blocks[sentence.block]
        if block.kind in {"question", "title", "furniture"} or sentence.span.of(annotated.source.text).endswith("?"):
            continue
        for clause in modality_of(annotated, sentence):
            reading = ClauseReading(words, around[index], index, clause)
            if reading.tells:
                yield from ((index, found) for found in reading.statements())


class ClauseReading:
    """One clause with its subject, its terms and its setting."""

    def __init__(self, words: Words, setting: Setting, index: int, clause: Clause) -> None:
        self.words, self.setting, self.index, self.clause = words, setting, index, clause
        annotated = words.annotated
        self.tokens, self.text = annotated.tokens, annotated.source.text
        first, last = annotated.sentences[index].tokens
        self.subject: tuple[int, ...] = ()
        self.lent: tuple[int, ...] = ()
        if self.tokens[clause.head].pos in VERBAL:
            found = subject_of(self.tokens, clause.head, first, last)
            if found is not None:
                self.subject = noun_phrase(self.tokens, found, range(first, last))
            elif clause.head == next((i for i in clause.words if self.tokens[i].pos in CONTENT), -1):
                self.lent = self.subject = self._lent()
        governor = self.tokens[clause.head].head
        above = (governor,) if self.tokens[clause.head].dep in {"relcl", "acl"} else ()
        self.inner = sorted({*clause.words, *self.subject, *above})
        self.outer = [i for i in range(first, last) if i not in set(self.inner)]
        self.verbs = (clause.head, *self._completed())
        self.happened = frozenset(events(words, self.verbs, self.inner))
        self.orders = [f"order={ORDER[w]}" for i in clause.words if (w := self.tokens[i].lemma.lower()) in ORDER]
        self.said_of = self._said_of()
        self.asked = self._asked()
        asked = " ".join(annotated.sentences[i].span.of(self.text).lower() + " " for i in setting.question)
        self.asks_aim = bool(_AIMS & set(asked.replace("?", " ").split()))

    def _lent(self) -> tuple[int, ...]:
        """The name that a card asks about, as the subject of an answer without one: "What became of X? Drowned"."""
        if not self.setting.question or self.setting.earlier:
            return ()
        asked = sentence_indices(self.words.annotated, self.setting.question)
        named = tuple(i for i in asked if i in self.words.names)
        return named if len({self._named_by(i) for i in named}) == 1 else ()

    @property
    def tells(self) -> bool:
        """Whether the clause has enough words of its own, none of which asks."""
        known = scales().places
        telling = [i for i in self.inner if self.tokens[i].pos in CONTENT or self.tokens[i].lemma.lower() in known]
        return len(telling) >= LEAST_WORDS or (bool(self.asked) and bool(telling))

    def statements(self) -> Iterator[Stated]:
        """The claims of the clause."""
        focus = self._focus()
        if self.clause.modality not in {"demanded", "possible"} and not self.asks_aim:
            answer = "yes" if self.clause.polarity else "no"
            value = values.Words(key=answer, text=focus.of(self.text))
            form = (NAMED_ONLY,) if self._only_names(focus) else ()
            made = self.made("polarity", value, focus, frozenset(), (*self._details(), *form))
            yield made._replace(about=replace(made.about, links=self._links()))
        yield from self._qualities()
        yield from self._places()
        for key, i in fate_of(self.words, self.clause):
            span = Span(self.tokens[i].start, self.tokens[i].end)
            kind = values.Words(key=key, text=key.partition(":")[2])
            made = self.made("quality", kind, span, frozenset())
            died = EVENT_PREFIX + "die"
            said = tuple(sorted({died, *(t for t in made.about.terms if not t.startswith(EVENT_PREFIX))}))
            dying = replace(made.about, event="die", events=(died,), terms=said)
            yield made._replace(about=dying, clause=replace(self.clause, modality="asserted"))

    def _asked(self) -> list[int]:
        """The words of the card question that the clause answers in short, or of the line above a bare item."""
        block = self.words.annotated.source.blocks[self.words.annotated.sentences[self.index].block]
        if self.setting.earlier or any(self.tokens[i].pos == "VERB" for i in self.clause.words):
            return []
        lead = self.setting.lead if block.kind == "list_item" else ()
        return sentence_indices(self.words.annotated, self.setting.question or lead)

    def _only_names(self, focus: Span) -> bool:
        """Whether the words shown only name something, and answer nothing."""
        if self.asked or any(self.tokens[i].pos in VERBAL for i in self.clause.words):
            return False
        shown = focus.of(self.text)
        return len(shown.split()) <= MOST_NAMING and not any(sign.isdigit() or sign in "=:→" for sign in shown)

    def _details(self) -> Iterator[str]:
        """The names, times and quantities of the clause, as scope labels: they make a statement more exact."""
        yield from (f"named={key}" for i in self.inner if (key := self._named_by(i)))
        yield from (f"asked-named={key}" for i in self.asked if (key := self._named_by(i)))
        yield from (f"asked={term}" for term in terms(self.words, self.asked))
        first = max(bisect_left(self.words.starts, self.clause.span.start) - 1, 0)
        for span in self.words.values[first : bisect_left(self.words.starts, self.clause.span.end)]:
            if self.clause.span.overlaps(span):
                yield f"valued={' '.join(span.of(self.text).split())}"

    def _links(self) -> tuple[str, ...]:
        """Pairs of terms that hang on one another, or as subject and object on one verb."""
        telling = {i: found for i in self.inner if (found := self._telling(i))}
        above = {i: self._above(i, telling) for i in telling}
        pairs = [(i, up) for i, up in above.items() if up is not None]
        for up in sorted({up for up in above.values() if up is not None and self.tokens[up].pos in VERBAL}):
            below = [i for i in above if above[i] == up]
            pairs += [(i, k) for i in below for k in below if i < k]
        joined = {"|".join(sorted((a, b))) for i, k in pairs for a in telling[i] for b in telling[k] if a != b}
        return tuple(sorted(joined))

    def _telling(self, i: int) -> tuple[str, ...]:
        """The name that a word is part of or stands for, or its own terms."""
        named = self._named_by(i)
        return (named,) if named else terms(self.words, [i], self.inner)

    def _named_by(self, i: int) -> str:
        if i in self.words.names:
            return self.words.names[i].key or self.words.names[i].text.lower()
        return self.words.pronouns.get(i, "")

    def _above(self, i: int, telling: Container[int]) -> int | None:
        """The nearest telling word that a word hangs on; what "and" joins hangs on the same."""
        at = i
        for _ in range(6):
            up = self.tokens[at].head
            if up == at:
                return None
            joined = self.tokens[at].dep == "conj"
            at = up
            if at in telling and not joined and self._named_by(at) != (self._named_by(i) or "-"):
                return at
        return None

    def _completed(self) -> list[int]:
        """Verbs that complete the head ("had the treaties revised") within the clause."""
        return [i for i in self.clause.words if self.tokens[i].pos == "VERB" and i != self.clause.head]

    def _focus(self) -> Span:
        """The clause, or as much of a long one as begins with its verb."""
        low = min(self.tokens[i].start for i in self.clause.words)
        high = max(self.tokens[i].end for i in self.clause.words)
        if high - low > LONGEST_FOCUS:
            low = max(low, self.tokens[self.clause.head].start - LONGEST_FOCUS // 3)
            low = min((self.tokens[i].start for i in self.clause.words if self._begins(i, low)), default=low)
            ends = [self.tokens[i].end for i in self.clause.words if self.tokens[i].end - low <= LONGEST_FOCUS]
            high = max(ends, default=high)
        return Span(low, max(high, low + 1))

    def _begins(self, i: int, low: int) -> bool:
        """Whether a word may open what is shown of a long clause."""
        return self.tokens[i].start >= low and self.tokens[i].pos not in {"PUNCT", "CCONJ", "SPACE"}

    def made(
        self, slot: Slot, value: values.Words, span: Span, without: frozenset[int], scope: tuple[str, ...] = ()
    ) -> Stated:
        """A statement about what is left of the clause when the value's own words are taken out."""
        inner = [i for i in self.inner if i not in without]
        annotated = self.words.annotated
        second = [*self.outer, *sentence_indices(annotated, [*self.setting.question, *self.setting.lead])]
        third = sentence_indices(
            annotated, [*self.setting.headings, *self.setting.earlier[:1], *self.setting.title, *self.setting.before]
        )
        happened = self.happened
        if without & set(self.verbs):  # an opposite verb is no other event
            happened = frozenset(events(self.words, [i for i in self.verbs if i not in without], inner))
        inner_terms = set(terms(self.words, inner)) | happened
        near_terms = set(terms(self.words, second)) - inner_terms
        heads = {
            term
            for i in inner
            if self.tokens[i].dep in _OBJECTS
            for term in terms(self.words, [i])
            if not term.startswith(EVENT_PREFIX)
        }
        return Stated(
            slot=slot,
            value=value,
            span=span,
            about=About(
                event=min(happened, default="").removeprefix(EVENT_PREFIX),
                events=tuple(sorted(happened)),
                heads=tuple(sorted(heads)),
                terms=tuple(sorted(inner_terms)),
                nearby=tuple(sorted(near_terms)),
                context=tuple(sorted(set(terms(self.words, third)) - inner_terms - near_terms)),
                scope=tuple(sorted({*scope, *self.orders, *self.said_of})),
                label=" ".join(span.of(self.text).split())[:80],
            ),
            clause=self.clause,
        )

    def _said_of(self) -> set[str]:
        """What the clause speaks of and when, so that only statements about one thing are opposed."""
        within = range(*self.words.annotated.sentences[self.index].tokens)
        spoken = set(roles(self.words, self.clause.head, within))
        if self.lent:
            done = any(label.startswith("theme") for label in spoken)
            role = "doer" if done else "theme"
            spoken |= {f"{role}={term}" for term in terms(self.words, self.lent) if not term.startswith(EVENT_PREFIX)}
            spoken |= {f"{role}-name={self._named_by(i)}" for i in self.lent}
        return {*spoken, *when_and_where(self.words, self.clause)}

    def _qualities(self) -> Iterator[Stated]:
        """Words that stand on a scale of opposites, each with its side there."""
        table = scales().places
        within = between_semicolons(
            self.words, self.clause.head, range(*self.words.annotated.sentences[self.index].tokens)
        )
        for i in (i for i in self.clause.words if i in within and i not in self.words.names):
            lemma = self.tokens[i].lemma.lower()
            word = self.text[self.tokens[i].start : self.tokens[i].end].lower()
            if self.tokens[i].pos in VERBAL:
                lemma = next((phrase for phrase in self._phrasal(i) if phrase in table), lemma)
            for scale, side in sorted(table.get(lemma, table.get(word, frozenset()))):
                attributive = self.tokens[i].dep in {"amod", "compound"}
                facing = side if self.clause.polarity or attributive else 1 - side
                span = Span(self.tokens[i].start, self.tokens[i].end)
                manner = (
                    ("manner=adverb",)
                    if self.tokens[i].head == self.clause.head and self.tokens[i].pos == "ADV"
                    else ()
                )
                yield self.made(
                    "quality",
                    values.Words(key=f"{scale}:{facing}", text=word),
                    span,
                    frozenset({i}),
                    (*manner, f"word={lemma}"),
                )

    def _phrasal(self, verb: int) -> Iterator[str]:
        """A verb with each of its particles: "vote+down"."""
        for i in self.clause.words:
            if self.tokens[i].head == verb and self.tokens[i].dep in {"prt", "advmod", "prep"}:
                yield f"{self.tokens[verb].lemma.lower()}+{self.tokens[i].lemma.lower()}"

    def _places(self) -> Iterator[Stated]:
        """Where it happened: names of places behind a preposition that hangs on the verb."""
        for i in self.clause.words:
            token = self.tokens[i]
            if token.dep in {"prep", "agent"} and token.lemma.lower() in _PLACES and token.head == self.clause.head:
                where = tuple(k for k in noun_phrase(self.tokens, i, self.clause.words) if k != i)
                kinds = tuple(sorted({f"kind={self._kind(k)}" for k in where if self._kind(k) in {"place", "state"}}))
                yield from self._named("place", where, frozenset({"place", "state"}), token.lemma.lower(), kinds)

    def _named(
        self, slot: Slot, indices: Sequence[int], kinds: frozenset[str], role: str = "", scope: tuple[str, ...] = ()
    ) -> Iterator[Stated]:
        named = [i for i in indices if self._kind(i) in kinds]
        if not named or not self.happened:
            return
        keys = sorted({self._key(i, named) for i in named})
        low = min(self.tokens[i].start for i in named)
        high = max(self.tokens[i].end for i in named)
        side = {"into": "to", "at": "in", "on": "in", "near": "in", "outside": "in", "off": "in"}.get(role, role)
        key = f"{side}|{'+'.join(keys)}" if side else "+".join(keys)
        yield self.made(
            slot, values.Words(key=key, text=Span(low, high).of(self.text)), Span(low, high), frozenset(named)
        )

    def _kind(self, i: int) -> str:
        if i in self.words.names:
            return self.words.names[i].kind
        return "place" if self.tokens[i].entity in _SITES and self.tokens[i].pos == "PROPN" else ""

    def _key(self, i: int, named: Sequence[int]) -> str:
        """The key of the name that a word is part of; unbound capitals go by their own words."""
        if i in self.words.names:
            return self.words.names[i].key or self.words.names[i].text.lower()
        return "-".join(self.tokens[k].lemma.lower() for k in named if k not in self.words.names)
