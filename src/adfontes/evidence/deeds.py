"""Who did it, and who came to hold it: claims about deeds that only one can have done.

A deed is read from every wording that sources use: "X led the rising", "the rising was led by X", "X, who led it",
"its leader was X", "the rebel leader X", "Commander of the fleet: X", "the fleet under X", "X's murder of Y", and from
cards that ask who. What it was done to is kept apart from who did it, so that claims meet by their object alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from adfontes.evidence.clauses import VERBAL, noun_phrase, subject_of
from adfontes.evidence.concepts import EVENT_PREFIX
from adfontes.evidence.deed_lexicon import LAND, SELF, SHARED, deeds, deeds_of_doer, deeds_of_noun, deeds_of_verb
from adfontes.evidence.layout import Setting
from adfontes.evidence.opposites import when_and_where
from adfontes.evidence.scopes import ORDER
from adfontes.evidence.statements import Stated
from adfontes.evidence.subjects import Words, sentence_indices, terms
from adfontes.language.attribution import Clause, modality_of
from adfontes.values import evidence as values
from adfontes.values.evidence import About, Slot
from adfontes.values.spans import Span

_ACTING = frozenset({"person", "state", "people", "party", "organisation", "place", "other"})
_BODIES = frozenset({"state", "people"})
_ASKING = ("who ", "whom ", "by whom", "which ", "what was the name of the ", "whose ")
_NUMBERED = re.compile(r"^[\W\d_]+|^q ?[:.] ?")
"""What stands before a card's question: "[28]", "Q:", a bullet."""
_PARTS = frozenset({"part", "half", "most", "some", "bit", "piece", "rest", "third", "north", "south", "east", "west"})
_SMALL_VERBS = frozenset({"be", "become", "remain"})
_REFLEXIVES = frozenset({"himself", "herself", "themselves", "itself"})
_OFTEN = frozenset({"lead", "defeat", "win", "conquer", "condemn", "betray", "rescue", "kill", "arrest", "refuse"})
"""What befalls a state or people more than once, so that the object alone does not tell which time is meant."""
_NOT_QUITE = frozenset({"vice", "deputy", "former", "acting", "assistant", "future", "next", "would-be"})
"""Words that make a leader another person than the leader."""
_LABEL_MARKS = frozenset({":", "=", "–", "—", "-"})
LONGEST_LABEL = 8
"""Words before the colon of "Commander of the fleet: X"."""


class Deed(NamedTuple):
    """One deed in the words of a source; all words by token index."""

    deed: str
    doers: tuple[int, ...]
    objects: tuple[int, ...]
    root: int
    """The word that names the deed, whose clause says how it stands."""


def acted(words: Words, around: Sequence[Setting]) -> Iterator[tuple[int, Stated]]:
    """Every deed that one source tells, with the index of its sentence."""
    annotated = words.annotated
    for index, sentence in enumerate(annotated.sentences):
        block = annotated.source.blocks[sentence.block]
        if block.kind in {"question", "title", "furniture"} or sentence.span.of(annotated.source.text).endswith("?"):
            continue
        reading = _Deeds(words, around[index], index)
        clauses = modality_of(annotated, sentence)
        for deed in reading.found():
            clause = next(clause for clause in clauses if deed.root in clause.words or deed.root == clause.head)
            if clause.polarity and clause.modality == "asserted" and not clause.reported_by:
                claim = reading.stated(deed, clause)
                if claim is not None:
                    yield index, claim


class _Deeds:
    """One sentence while its deeds are read."""

    def __init__(self, words: Words, setting: Setting, index: int) -> None:
        self.words, self.setting, self.index = words, setting, index
        self.tokens, self.text = words.annotated.tokens, words.annotated.source.text
        self.first, self.last = words.annotated.sentences[index].tokens
        self.children: dict[int, list[int]] = {}
        for i in range(self.first, self.last):
            if self.tokens[i].head != i:
                self.children.setdefault(self.tokens[i].head, []).append(i)

    def found(self) -> Iterator[Deed]:
        """All deeds of the sentence."""
        asked = self._answer()
        if asked is not None:
            yield asked
            return
        for i in range(self.first, self.last):
            lemma = self.tokens[i].lemma.lower()
            if self.tokens[i].pos == "VERB":
                yield from self._by_verb(i, lemma)
            elif self.tokens[i].pos in {"NOUN", "PROPN"}:
                yield from self._by_doer(i, lemma)
                yield from self._by_noun(i, lemma)
                yield from self._under(i)
        yield from self._by_label()

    def stated(self, deed: Deed, clause: Clause) -> Stated | None:
        """The claim that a deed makes; nothing where its doer or its object is not named."""
        named = [i for i in deed.doers if self._key(i, bare=True)]
        keys = sorted({self._key(i, bare=True) for i in named})
        about = set(terms(self.words, deed.objects)) | {self._key(i) for i in deed.objects if i not in self.words.names}
        about = {term for term in about if term and not term.startswith(EVENT_PREFIX)}
        if not keys or not about or (deed.deed not in SELF and set(keys) & self._names(deed.objects)):
            return None
        span = Span(min(self.tokens[i].start for i in named), max(self.tokens[i].end for i in named))
        annotated = self.words.annotated
        here = set(terms(self.words, [i for i in range(self.first, self.last) if i not in named])) - about
        far = [*self.setting.question, *self.setting.lead, *self.setting.headings, *self.setting.title]
        around = set(terms(self.words, sentence_indices(annotated, [*far, *self.setting.earlier[:1]])))
        slot: Slot = "recipient" if deed.deed in LAND else "actor"
        kinds = {self.words.names[i].kind for i in named if i in self.words.names} or {"person"}
        scope = {f"deed={deed.deed}", *(f"kind={kind}" for kind in kinds)}
        scope |= {f"named={key}" for key in self._names(deed.objects)}
        scope |= when_and_where(self.words, clause)
        scope |= {f"order={ORDER[w]}" for i in deed.objects if (w := self.tokens[i].lemma.lower()) in ORDER}
        return Stated(
            slot=slot,
            value=values.Words(key="+".join(keys), text=" ".join(span.of(self.text).split())),
            span=span,
            about=About(
                event=deed.deed,
                events=(EVENT_PREFIX + deed.deed,),
                heads=tuple(sorted(about)),
                terms=tuple(sorted(about | {EVENT_PREFIX + deed.deed})),
                nearby=tuple(sorted(term for term in here if not term.startswith(EVENT_PREFIX))),
                context=tuple(sorted(term for term in around - here - about if not term.startswith(EVENT_PREFIX))),
                scope=tuple(sorted(scope)),
                label=self._phrase(deed.objects),
            ),
            clause=clause,
        )

    def _by_verb(self, verb: int, lemma: str) -> Iterator[Deed]:
        near = {self.tokens[i].lemma.lower() for i in self._below(verb)}
        passive = self._child(verb, "agent")
        subject = self._subject(verb)
        objects = self._child(verb, "dobj", "obj")
        if passive is not None or any(self.tokens[i].dep == "nsubjpass" for i in self.children.get(verb, ())):
            doer = self._child(passive, "pobj") if passive is not None else None
            objects, subject = (self.tokens[verb].head if self.tokens[verb].dep == "acl" else subject), doer
        if any(self.tokens[i].dep in {"xcomp", "ccomp"} for i in self.children.get(verb, ())):
            return  # "led the party to try": a cause, not a leader
        for deed in deeds_of_verb(lemma, near - {lemma}):
            if objects is not None and subject is not None and objects != subject:
                yield from self._made(deed, self._doers(subject, bare=True), self._object(objects), verb)
        yield from self._behind(verb, lemma, subject)
        yield from self._first(verb)
        yield from self._transferred(verb, lemma, passive is not None)

    def _behind(self, verb: int, lemma: str, subject: int | None) -> Iterator[Deed]:
        """By "under" or "behind": "the peasants rose under X"; who rose is what X led."""
        if lemma not in deeds().under or subject is None:
            return
        below = self._below(verb)
        for i in (k for k in below if self.tokens[k].lemma.lower() in {"under", "behind"}):
            who = self._child(i, "pobj")
            if who is not None and self.tokens[who].pos == "PRON":
                who = self._child(subject, "poss") or who  # "X's men took to the field behind him"
            name = self.words.names.get(who) if who is not None else None
            if who is not None and (name.kind == "person" if name else who in self.words.pronouns):
                led = self._names([who])
                objects = tuple(k for k in self._object(subject) if self._names([k]) != led and k < i)
                yield from self._made("lead", self._doers(who), objects, verb)

    def _first(self, verb: int) -> Iterator[Deed]:
        """Who was the first to do what the verb says ("the first to reach Y"): a deed of its own for every verb."""
        at = self.tokens[verb].head
        ordinals = [i for i in (at, *self.children.get(at, ())) if self.tokens[i].lemma.lower() == "first"]
        done = self._child(verb, "dobj", "obj")
        if self.tokens[verb].dep in {"acl", "relcl", "xcomp"} and ordinals and done is not None:
            copula = self.tokens[at].head if self.tokens[at].dep == "attr" else at
            subject = self._subject(copula)
            if subject is not None:
                deed = f"first {self.tokens[verb].lemma.lower()}"
                yield from self._made(deed, self._doers(subject, bare=True), self._object(done), verb)

    def _transferred(self, verb: int, lemma: str, passive: bool) -> Iterator[Deed]:
        """Who came to hold it: "Y was given to X", "they gave Y to X", "Y went to X", "Y was joined to X"."""
        if lemma not in deeds().transfers or passive:
            return
        given = self._child(verb, "dobj", "obj", "nsubjpass")
        if given is None and lemma in {"go", "pass", "fall", "return"}:
            given = self._subject(verb)
        for i in self.children.get(verb, ()):
            joined = {"to", "with"} if lemma in {"join", "unite", "attach"} else {"to"}
            if (
                self.tokens[i].dep in {"prep", "dative"}
                and self.tokens[i].lemma.lower() in joined
                and given is not None
            ):
                receiver = self._child(i, "pobj")
                if receiver is not None and receiver != given:
                    yield from self._made("receive", self._doers(receiver), self._object(given), verb)

    def _by_doer(self, noun: int, lemma: str) -> Iterator[Deed]:
        """By a noun for the doer: "X was the leader of Y", "X, leader of Y", "the rebel leader X"."""
        token = self.tokens[noun]
        if any(self.tokens[i].lemma.lower() in _NOT_QUITE for i in self.children.get(noun, ())):
            return
        for deed in deeds_of_doer(lemma):
            objects = tuple(
                i for i in self._below(noun) if (i != noun and self._nearest_noun(i) == noun) or self._under_of(i, noun)
            )
            who: int | None = None
            if token.dep == "attr" and self.tokens[token.head].lemma.lower() in _SMALL_VERBS:
                who = self._subject(token.head)
            elif token.dep in {"nsubj"} and self.tokens[token.head].lemma.lower() in _SMALL_VERBS:
                who = self._child(token.head, "attr")
            elif token.dep == "appos":
                who = token.head
            elif token.dep == "compound" and self.tokens[token.head].pos == "PROPN":
                who = token.head
                siblings = [i for i in self.children.get(who, ()) if i < noun]
                objects = tuple(sorted({*objects, *siblings}))
            else:
                who = self._child(noun, "appos")
            if who is not None and self._key(who):
                doers = self._doers(who)
                kept = tuple(
                    i for i in objects if i not in doers and i != who and self._names([i]) != self._names(doers)
                )
                yield from self._made(deed, doers, kept, noun)

    def _by_noun(self, noun: int, lemma: str) -> Iterator[Deed]:
        """By a noun for the deed: "the murder of Y by X", "X's murder of Y"."""
        for deed in deeds_of_noun(lemma):
            done = [self._child(i, "pobj") for i in self.children.get(noun, ()) if self.tokens[i].lemma.lower() == "of"]
            by = [self._child(i, "pobj") for i in self.children.get(noun, ()) if self.tokens[i].lemma.lower() == "by"]
            who = next((i for i in by if i is not None), self._child(noun, "poss"))
            if who is not None and done and done[0] is not None and done[0] != who:
                yield from self._made(deed, self._doers(who), self._object(done[0]), noun)

    def _under(self, noun: int) -> Iterator[Deed]:
        """By "under": "an army under X", "the fleet under the command of X"."""
        for i in self.children.get(noun, ()):
            who = self._child(i, "pobj") if self.tokens[i].lemma.lower() == "under" else None
            if who is not None and "lead" in deeds_of_noun(self.tokens[who].lemma.lower()):
                of = next((k for k in self.children.get(who, ()) if self.tokens[k].lemma.lower() == "of"), None)
                who = self._child(of, "pobj") if of is not None else None
            if who is not None and who in self.words.names and self.words.names[who].kind == "person":
                below = set(self._below(i))
                yield from self._made(
                    "lead", self._doers(who), tuple(k for k in self._below(noun) if k not in below), noun
                )

    def _by_label(self) -> Iterator[Deed]:
        """By a label: "Commander of the fleet: X"."""
        for at in range(self.first + 1, min(self.last - 1, self.first + LONGEST_LABEL)):
            if self._word(at) not in _LABEL_MARKS:
                continue
            label = range(self.first, at)
            for i in label:
                for deed in deeds_of_doer(self.tokens[i].lemma.lower()):
                    objects = tuple(k for k in label if k != i)
                    who = next((k for k in range(at + 1, min(at + 5, self.last)) if self._key(k)), None)
                    if who is not None and objects:
                        yield from self._made(deed, self._doers(who), objects, i)
            return

    def _answer(self) -> Deed | None:
        """The names that answer a card which asks who did it."""
        if not self.setting.question or self.setting.earlier:
            return None
        annotated = self.words.annotated
        asked = sentence_indices(annotated, self.setting.question)
        question = _NUMBERED.sub("", " ".join(self._word(i) for i in asked))
        if not question.startswith(_ASKING):
            return None
        lemmas = {self.tokens[i].lemma.lower() for i in asked}
        for i in asked:
            token = self.tokens[i]
            found = (
                deeds_of_verb(token.lemma.lower(), lemmas)
                if token.pos == "VERB"
                else deeds_of_doer(token.lemma.lower())
            )
            if not found:
                continue
            objects = tuple(k for k in asked if k > i and self.tokens[k].pos in {"NOUN", "PROPN", "ADJ"})
            who = next((k for k in range(self.first, min(self.last, self.first + 6)) if self._key(k, bare=True)), None)
            loose = found[0] in LAND and any(k not in self.words.names for k in objects)
            if objects and who is not None and not loose:
                return Deed(found[0], self._doers(who, bare=True), objects, self._root())
        return None

    def _made(self, deed: str, doers: tuple[int, ...], objects: tuple[int, ...], root: int) -> Iterator[Deed]:
        if deed in SELF and len(objects) == 1 and self._word(objects[0]) in _REFLEXIVES:
            objects = doers
        elif set(doers) & set(objects):
            return
        if not doers or not objects:
            return
        if deed in LAND:
            names = {self.words.names[i].kind for i in objects if i in self.words.names}
            loose = [i for i in objects if i not in self.words.names and self.tokens[i].pos in {"NOUN", "ADJ"}]
            receivers = {self.words.names[i].kind for i in doers if i in self.words.names}
            if not names or loose or len(self._names(objects)) != 1 or not receivers & _BODIES:
                return
        if deed in _OFTEN and self._is_of_state(objects):
            return
        if deed in SHARED and len(self._names(doers)) < 2:
            return
        yield Deed(deed, doers, objects, root)

    def _is_of_state(self, objects: tuple[int, ...]) -> bool:
        """Whether the object is but a state ("the Prussian general"), which has many leaders at a time."""
        told = [i for i in objects if self.tokens[i].pos in {"NOUN", "PROPN", "ADJ"}]
        named = [self.words.names.get(i) for i in told]
        return all(name is not None and name.kind in {"state", "people", "place"} for name in named)

    def _doers(self, head: int, *, bare: bool = False) -> tuple[int, ...]:
        """The names in a noun phrase that can act: its head and what is joined to it by "and"."""
        heads = [head]
        for i in heads:
            heads += [k for k in self.children.get(i, ()) if self.tokens[k].dep == "conj" and k not in heads]
        found: list[int] = []
        for i in heads:
            if not self._key(i, bare=bare):
                named = [k for k in self.children.get(i, ()) if self.tokens[k].dep == "appos" and self._key(k)]
                found += [m for k in named for m in self._whole(k)]
            else:
                found += self._whole(i)
        return tuple(sorted(set(found)))

    def _whole(self, i: int) -> list[int]:
        """All words of the name that a word is part of."""
        name = self.words.names.get(i)
        if name is None:
            following = range(i, min(i + 3, self.last)) if self.tokens[i].pos != "PRON" else ()
            return [k for k in following if self.tokens[k].pos == "PROPN"] or [i]
        return [k for k in range(self.first, self.last) if self.words.names.get(k) is name]

    def _object(self, head: int) -> tuple[int, ...]:
        """The words of what the deed was done to; the words of a card's question for "it"."""
        whole = noun_phrase(self.tokens, head, range(self.first, self.last))
        if self.tokens[head].pos == "PRON" and head not in self.words.pronouns and self.setting.question:
            asked = sentence_indices(self.words.annotated, self.setting.question)
            named = tuple(i for i in asked if i in self.words.names)
            return named if len(self._names(named)) == 1 else ()
        return whole

    def _names(self, indices: Sequence[int]) -> set[str]:
        return {self._key(i) for i in indices if self._key(i)}

    def _key(self, i: int, *, bare: bool = False) -> str:
        """The key of the name that a word is part of or a pronoun means, where it is one that can act."""
        name = self.words.names.get(i)
        if name is not None:
            return (name.key or name.text.lower()) if name.kind in _ACTING else ""
        if bare and self.tokens[i].pos == "PROPN":
            return "-".join(self._word(k) for k in self._whole(i))
        return self.words.pronouns.get(i, "")

    def _subject(self, verb: int) -> int | None:
        subject = subject_of(self.tokens, verb, self.first, self.last)
        if subject is not None and self._word(subject) in {"who", "which", "that"} and self.tokens[verb].dep == "relcl":
            return self.tokens[verb].head
        return subject

    def _below(self, head: int) -> list[int]:
        return list(noun_phrase(self.tokens, head, range(self.first, self.last)))

    def _nearest_noun(self, i: int) -> int:
        return self.tokens[i].head

    def _under_of(self, i: int, noun: int) -> bool:
        """Whether a word hangs on a noun through "of"."""
        at = i
        for _ in range(12):
            up = self.tokens[at].head
            if up == noun:
                return self.tokens[at].lemma.lower() == "of" and at != i
            if up == at:
                return False
            at = up
        return False

    def _child(self, head: int, *relations: str) -> int | None:
        return next((i for i in self.children.get(head, ()) if self.tokens[i].dep in relations), None)

    def _root(self) -> int:
        return next((i for i in range(self.first, self.last) if self.tokens[i].pos in VERBAL), self.first)

    def _phrase(self, indices: Sequence[int]) -> str:
        low, high = min(self.tokens[i].start for i in indices), max(self.tokens[i].end for i in indices)
        return " ".join(self.text[low:high].split())[:80]

    def _word(self, i: int) -> str:
        return self.text[self.tokens[i].start : self.tokens[i].end].lower()
