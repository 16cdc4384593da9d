"""Who says it, and how: is a statement asserted, planned, promised, demanded, possible, denied or reported?

Two calls serve the rest:

* :func:`modality_of` divides a sentence into :class:`Clause` values, each with its words, modality, reporter and
  polarity. Every word belongs to exactly one clause.
* :func:`clause_at` picks the clause of a span, such as the words that carry a date.

Reports ("the minister later claimed that the loan was never paid") give ``reported`` with
``reported_by="the minister"`` and, for the clause reported, ``polarity=False``. The categories follow FactBank and the
reporting, implicative and modal classes of event factuality (Saurí and Pustejovsky 2009), reduced to what a learner
needs. The parse is that of the language model, so a wrong parse gives a wrong clause: known gap.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from adfontes.language.stance_words import (
    CONDITIONS,
    DEMANDS,
    DENIALS,
    FAILURES,
    MODALS,
    NEGATIONS,
    NOUNS,
    PLANS,
    PROMISES,
    REPORTS,
    SOURCES_OF_REPORTS,
    SUPPOSITIONS,
)
from adfontes.values.annotations import AnnotatedSource, Modality, Sentence
from adfontes.values.spans import Span

CONTENT = frozenset({"ccomp", "xcomp", "acl", "advcl", "dobj", "obj", "pobj", "pcomp", "nsubjpass", "oprd", "prep"})
"""Relations by which a verb of speech or will governs what is said or wanted."""
_CLAUSE = frozenset({"ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "parataxis", "pcomp", "csubj", "csubjpass"})
IMPERSONAL = frozenset({"it", "there"})
"""Subjects that name nobody: "it is said that"."""
_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "agent", "expl"})


class Clause(msgspec.Struct, frozen=True, kw_only=True):
    """A verb (or a heading's noun) with the words that depend on it directly, and how it is stated."""

    span: Span
    """From the first of its words to the last; spans of clauses nest ("..., which he refused, ...")."""
    words: tuple[int, ...]
    """Indexes in :attr:`AnnotatedSource.tokens`, sorted."""
    head: int
    """Index of its verb or root."""
    modality: Modality = "asserted"
    reported_by: str = ""
    """The words that name who says so; empty for the source itself."""
    polarity: bool = True
    """False where it is said *not* to be so: "not", "never", "no", "refused to", "failed to"."""


def modality_of(annotated: AnnotatedSource, sentence: Sentence) -> tuple[Clause, ...]:
    """The clauses of a sentence in the order of their first words."""
    return _Reading(annotated, sentence).clauses()


def clause_at(clauses: Sequence[Clause], span: Span, annotated: AnnotatedSource) -> Clause:
    """The clause that carries a span: that of the span's first word.

    Raises:
        ValueError: no word of the clauses stands in the span.
    """
    for index in sorted(index for clause in clauses for index in clause.words):
        token = annotated.tokens[index]
        if token.start < span.end and span.start < token.end:
            clause = next(clause for clause in clauses if index in clause.words)
            return _under_noun(annotated, index, clause)
    raise ValueError(f"no word of the sentence stands at {span.start}-{span.end}")


def _under_noun(annotated: AnnotatedSource, index: int, clause: Clause) -> Clause:
    """The clause as it holds for one of its words: what hangs on "a promise of" or "the demand for" is not yet so."""
    while index != clause.head and clause.modality == "asserted":
        index = annotated.tokens[index].head
        lemma = annotated.tokens[index].lemma.lower()
        if lemma in NOUNS and annotated.tokens[index].pos == "NOUN":
            return replace(clause, modality=NOUNS[lemma])
    return clause


class _Reading:
    """One sentence while it is read: its words, who depends on whom, and what is in quotation marks."""

    def __init__(self, annotated: AnnotatedSource, sentence: Sentence) -> None:
        self.text = annotated.source.text
        self.tokens = annotated.tokens
        self.first, self.end = sentence.tokens
        self.children: dict[int, list[int]] = {}
        for index in range(self.first, self.end):
            if self.tokens[index].head != index:
                self.children.setdefault(self.tokens[index].head, []).append(index)
        self.quoted = self._quoted()

    def clauses(self) -> tuple[Clause, ...]:
        words: dict[int, list[int]] = {}
        for index in range(self.first, self.end):
            words.setdefault(self._clause_head(index), []).append(index)
        return tuple(self._clause(head, members) for head, members in words.items())

    def _clause(self, head: int, words: list[int]) -> Clause:
        modality, reporter, polarity = self._stance(head)
        reporter = reporter or self._according_to(words) or self._as_told(head)
        if not reporter and self.quoted and all(index in self.quoted for index in words if self._is_word(index)):
            reporter = self._speaker()
        if reporter and modality == "asserted":
            modality = "reported"
        if reporter.lower() in IMPERSONAL:
            reporter = ""
        return Clause(
            span=Span(self.tokens[words[0]].start, self.tokens[words[-1]].end),
            words=tuple(words),
            head=head,
            modality=modality,
            reported_by=reporter,
            polarity=polarity,
        )

    def _stance(self, head: int) -> tuple[Modality, str, bool]:
        """Modality, reporter and polarity of the clause at ``head``, from its own words and from what governs it."""
        polarity = not self._is_negated(head)
        modality: Modality = self._own_modality(head)
        reporter = ""
        for governor, relation in self._governors(head):
            lemma = self.tokens[governor].lemma.lower()
            if lemma in FAILURES and relation in CONTENT:
                polarity = not polarity
            elif lemma in DENIALS and relation in CONTENT:
                modality, reporter = "denied", reporter or self._subject(governor)
            elif modality in ("asserted", "possible") and relation in CONTENT:
                modality = self._willed(lemma, modality)
            if lemma in REPORTS and relation in ("ccomp", "acl", "parataxis", "advcl") and not reporter:
                reporter = self._subject(governor)
            if relation in CONTENT and relation != "advcl" and self._is_negated(governor) and lemma not in REPORTS:
                polarity = not polarity
        return modality, reporter, polarity

    def _own_modality(self, head: int) -> Modality:
        """What auxiliaries and conjunctions of the clause itself say."""
        for child in self.children.get(head, ()):
            token = self.tokens[child]
            lemma = token.lemma.lower()
            if token.dep == "aux" and lemma in MODALS:
                return MODALS[lemma]
            if token.dep == "mark" and lemma in CONDITIONS:
                return "possible"
            if token.dep == "advmod" and lemma in SUPPOSITIONS:
                return "possible"
            if token.dep == "advcl" and self._is_conditional(child) and self._has_auxiliary(head, "would"):
                return "possible"
        return self._willed(self.tokens[head].lemma.lower(), "asserted", own=True)

    def _is_conditional(self, head: int) -> bool:
        return any(self.tokens[child].lemma.lower() in CONDITIONS for child in self.children.get(head, ()))

    def _has_auxiliary(self, head: int, word: str) -> bool:
        return any(
            self.tokens[child].dep == "aux" and self._word(child) == word for child in self.children.get(head, ())
        )

    def _willed(self, lemma: str, modality: Modality, *, own: bool = False) -> Modality:
        """The modality that a governing verb or noun of will gives to what it governs.

        A verb states its own object too ("demanded $5 million", "promised aid"); a noun only what hangs on it.
        """
        if lemma in PLANS:
            return "planned"
        if lemma in PROMISES:
            return "promised"
        if lemma in DEMANDS:
            return "demanded"
        if not own and lemma in SUPPOSITIONS:
            return "possible"
        if not own and lemma in NOUNS:
            return NOUNS[lemma]
        return modality

    def _governors(self, head: int) -> Iterator[tuple[int, str]]:
        """Each word above ``head`` with the relation through which it is reached; a conjunct passes on its first's."""
        index = head
        while self.tokens[index].head != index:
            relation = self.tokens[index].dep
            index = self.tokens[index].head
            if relation == "conj":
                continue
            yield index, relation

    def _clause_head(self, index: int) -> int:
        """The verb (or root) whose clause the word belongs to."""
        while True:
            token = self.tokens[index]
            if token.head == index or token.dep in _CLAUSE:
                return index
            if token.dep == "conj" and token.pos in ("VERB", "AUX"):
                return index
            index = token.head

    def _is_negated(self, head: int) -> bool:
        """Whether the clause says "not", "never", "without", or has "no" with its subject or object.

        "Not until May" says that it was so in May.
        """
        if any(self._word(child) == "until" for child in self.children.get(head, ())):
            return False
        for child in self.children.get(head, ()):
            token = self.tokens[child]
            if token.dep == "neg" or (token.dep in ("advmod", "det", "preconj") and token.lemma.lower() in NEGATIONS):
                return True
            if token.dep in ("nsubj", "nsubjpass", "dobj", "attr"):
                if token.lemma.lower() in ("nobody", "none", "nothing", "neither"):
                    return True
                if any(self.tokens[c].lemma.lower() in ("no", "neither") for c in self.children.get(child, ())):
                    return True
        token = self.tokens[head]
        return token.dep == "pcomp" and self.tokens[token.head].lemma.lower() == "without"

    def _subject(self, verb: int) -> str:
        """The words that name who does what the verb says, "" where nobody is named."""
        index = verb
        while True:
            for child in self.children.get(index, ()):
                if self.tokens[child].dep in _SUBJECT and self.tokens[child].pos != "SCONJ":
                    return self._phrase(child)
                if self.tokens[child].dep in ("poss", "compound") and self.tokens[index].pos == "NOUN":
                    return self._phrase(child)
            if self.tokens[index].dep not in ("conj", "xcomp"):
                return ""
            index = self.tokens[index].head

    def _according_to(self, words: Sequence[int]) -> str:
        """Whose account the clause itself names: "according to X", "in the view of X", "as X wrote"."""
        lowered = [self.tokens[index].lemma.lower() for index in words]
        for place, lemma in enumerate(lowered):
            if (lemma == "accord" or self._word(words[place]) == "according") and "to" in lowered[
                place + 1 : place + 2
            ]:
                objects = self.children.get(words[place + 1], ())
                if objects:
                    return self._phrase(objects[0])
            if lemma in SOURCES_OF_REPORTS and "in" in map(self._word, words[max(0, place - 2) : place]):
                return self._holder(words[place])
        return ""

    def _as_told(self, head: int) -> str:
        """The teller of "as X wrote", which hangs on the clause at ``head``."""
        for child in self.children.get(head, ()):
            tells = self.tokens[child].lemma.lower() in REPORTS and self.tokens[child].dep == "advcl"
            if tells and any(self._word(mark) == "as" for mark in self.children.get(child, ())):
                return self._subject(child)
        return ""

    def _holder(self, noun: int) -> str:
        """Whose view: "in X's view", "in the view of X"."""
        for child in self.children.get(noun, ()):
            if self.tokens[child].dep == "poss":
                return self._phrase(child)
            if self._word(child) == "of":
                return next((self._phrase(grandchild) for grandchild in self.children.get(child, ())), "")
        return ""

    def _quoted(self) -> frozenset[int]:
        """Words inside quotation marks, where more than three stand in them (fewer are a name or a scare quote)."""
        inside: set[int] = set()
        opened: int | None = None
        for index in range(self.first, self.end):
            word = self.text[self.tokens[index].start : self.tokens[index].end]
            if word in '"“”«»„':
                if opened is None:
                    opened = index
                else:
                    if index - opened > 4:
                        inside.update(range(opened, index + 1))
                    opened = None
        return frozenset(inside)

    def _speaker(self) -> str:
        """Who utters the words in quotation marks: the subject of a verb of speech outside of them."""
        for index in range(self.first, self.end):
            if index not in self.quoted and self.tokens[index].lemma.lower() in REPORTS:
                return self._subject(index)
        return ""

    def _phrase(self, head: int) -> str:
        """The words of a noun phrase without clauses that hang on it."""
        below = [head]
        members = []
        while below:
            index = below.pop()
            members.append(index)
            below += [
                child
                for child in self.children.get(index, ())
                if self.tokens[child].dep
                not in ("relcl", "acl", "appos", "punct", "conj", "cc", "case", "advcl", "prep")
                or (self.tokens[child].dep == "prep" and self._word(child) == "of")
            ]
        return " ".join(self.text[self.tokens[min(members)].start : self.tokens[max(members)].end].split())

    def _word(self, index: int) -> str:
        token = self.tokens[index]
        return self.text[token.start : token.end].lower()

    def _is_word(self, index: int) -> bool:
        return self.tokens[index].pos != "PUNCT"
