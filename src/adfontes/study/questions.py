"""Wording questions from a parsed sentence: "When was the treaty signed?" from "The treaty was signed on 14 February".

Only sentences of a few plain shapes are turned into questions; the rest are asked by leaving out the words that
answer (a cloze), which is always as grammatical as the source is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from adfontes.study.passages import Passage, content_span, one_line, without_marks
from adfontes.study.words import TELLING, VAGUE
from adfontes.values.annotations import Token
from adfontes.values.spans import Span

GAP = "_____"
LEFT_OUT = "…"
"""Stands for words that would give the answer away but are not asked for."""
LONGEST_FRONT = 220
LEAST_WORDS = 4
"""Words that must stand around a gap."""

NAMED_ENTITIES = frozenset({"PERSON", "NORP", "GPE", "LOC", "ORG", "FAC", "EVENT", "LAW", "WORK_OF_ART"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CORE = frozenset({"dobj", "acomp", "attr", "oprd", "xcomp", "ccomp", "dative", "agent"})
"""Complements without which the verb says something else."""
_COMPLEMENTS = frozenset(
    {"dobj", "prep", "prt", "acomp", "attr", "oprd", "xcomp", "agent", "dative", "pobj", "npadvmod", "ccomp"}
)
_OPEN_CLASS_BE = frozenset({"was", "were", "is", "are"})


_LOOSE_END = re.compile(r"\b(and|or|but|of|to|in|at|by|with|for|from|the|an?)$", re.IGNORECASE)
_UNFIT = re.compile(r"[→=+*|•/\[\]\"“”…]|\b(he|she|him|it|they|them|this|these|those|there|we|us|you)\b", re.IGNORECASE)
"""Signs of notes, and pronouns that a question alone leaves without their noun."""


class Clause(msgspec.Struct, frozen=True, kw_only=True):
    """A main clause in the parts that questions are made of."""

    subject: str
    subject_span: Span
    subject_head: Token
    verb: Token
    auxiliary: Token | None
    complements: tuple[tuple[int, Span], ...]
    """Index of the head token of each complement, and the words that it governs, in order."""
    end: int
    """Where the clause ends in the text (before the next co-ordinated clause)."""


def read_clause(passage: Passage, verb_index: int) -> Clause | None:
    """The clause of the verb at ``verb_index`` in the source's tokens, or None where its shape is not plain."""
    tokens = passage.annotated.tokens
    verb = tokens[verb_index]
    children = list(_children(passage, verb_index))
    if (
        verb.pos not in ("VERB", "AUX")
        or verb.tag == "VBG"
        or any(tokens[child].dep in ("neg", "expl", "csubj") for child in children)
    ):
        return None
    subjects = [child for child in children if tokens[child].dep in _SUBJECTS]
    if verb.dep == "conj" and not subjects:
        parent = verb.head
        subjects = [child for child in _children(passage, parent) if tokens[child].dep in _SUBJECTS]
    elif verb.dep not in ("ROOT", "conj"):
        return None
    if len(subjects) != 1:
        return None
    head = subjects[0]
    span = subtree_span(passage, head)
    subject = one_line(span.of(passage.annotated.source.text))
    vague = subject.split()[0].lower().strip("'’\"“") in VAGUE
    if vague or len(subject) > 90 or re.search(r"[;:()“”\"]|,.*,.*,", subject):
        return None
    if subject.count(",") == 1 and " and " not in subject:
        return None
    if tokens[head].pos not in ("NOUN", "PROPN") or tokens[_first_token(passage, span)].pos in ("VERB", "AUX"):
        return None
    if _lacks_article(passage, head):
        return None
    auxiliaries = [child for child in children if tokens[child].dep in ("aux", "auxpass") and child < verb_index]
    if len(auxiliaries) > 1:
        return None
    complements = tuple(
        (child, subtree_span(passage, child))
        for child in children
        if child > verb_index and (tokens[child].dep in _COMPLEMENTS or _is_adverb(passage, child))
    )
    return Clause(
        subject=lower_first(subject, tokens[_first_token(passage, span)]),
        subject_span=span,
        subject_head=tokens[head],
        verb=verb,
        auxiliary=tokens[auxiliaries[0]] if auxiliaries else None,
        complements=complements,
        end=max([verb.end, *(span.end for _, span in complements)]),
    )


def _lacks_article(passage: Passage, head: int) -> bool:
    """A singular common noun without an article is the style of notes, and gives a question in that style."""
    tokens = passage.annotated.tokens
    openers = ("det", "poss", "nummod", "predet")
    return tokens[head].tag == "NN" and not any(tokens[child].dep in openers for child in _children(passage, head))


def _is_adverb(passage: Passage, index: int) -> bool:
    """An adverb that belongs to the verb ("came ashore", "put low"), not to the telling ("already", "however")."""
    token = passage.annotated.tokens[index]
    return token.dep == "advmod" and token.pos == "ADV" and token.lemma.lower() not in TELLING


def ask(
    passage: Passage, question_word: str, clause: Clause, without: Iterable[Span], besides: Iterable[Span] = ()
) -> str | None:
    """Put the clause as a question after ``question_word`` ("When was the treaty signed?"), leaving out the answer.

    ``besides`` are left out too, but only where the verb does not need them.
    """
    text = passage.annotated.source.text
    left_out = list(without)
    if any(span.overlaps(clause.subject_span) for span in left_out):
        return None
    rest = _complement_words(passage, clause, left_out, list(besides))
    if rest is None:
        return None
    verb = text[clause.verb.start : clause.verb.end]
    if clause.verb.lemma == "be" and clause.auxiliary is None:
        named = any(passage.annotated.tokens[index].dep == "attr" for index, _ in clause.complements)
        if verb not in _OPEN_CLASS_BE or not rest or named:
            return None
        words = [question_word, verb, clause.subject, rest]
    elif clause.auxiliary is not None:
        auxiliary = text[clause.auxiliary.start : clause.auxiliary.end].lower()
        if auxiliary not in {"was", "were", "had", "has", "have", "could", "would"}:
            return None
        words = [question_word, auxiliary, clause.subject, verb, rest]
    elif clause.verb.tag == "VBD":
        words = [question_word, "did", clause.subject, clause.verb.lemma, rest]
    else:
        return None
    return finish(" ".join(part for part in words if part))


def _complement_words(passage: Passage, clause: Clause, left_out: list[Span], besides: list[Span]) -> str | None:
    """The words after the verb; None where one that the verb needs would have to be left out."""
    text, tokens = passage.annotated.source.text, passage.annotated.tokens
    kept: list[str] = []
    length = 0
    for index, span in clause.complements:
        words = one_line(span.of(text))
        needed = tokens[index].dep in _CORE
        if any(out.overlaps(span) for out in left_out):
            if needed and not any(out.contains(span) for out in left_out):
                return None
            continue
        if not needed and any(out.overlaps(span) for out in besides):
            continue
        if length + len(words) > 110 or re.search(r"[;:()“”\"]", words):
            if needed or length + len(words) <= 110:
                return None
            break
        kept.append(words.rstrip(" ,"))
        length += len(words)
    return " ".join(kept)


def finish(words: str) -> str | None:
    """A question with one mark at its end; None where it is too long or brackets and quotation marks do not pair."""
    cleaned = re.sub(r"\s+([,.])", r"\1", one_line(words)).rstrip(" ,.;:–—-")
    if _LOOSE_END.search(cleaned):
        return None
    if len(cleaned) > LONGEST_FRONT or len(cleaned.split()) < 3 or _UNFIT.search(cleaned):
        return None
    return f"{cleaned[0].upper()}{cleaned[1:]}?"


def lower_first(words: str, first: Token) -> str:
    """The words with a small first letter, unless they begin with a proper name."""
    named = first.pos == "PROPN" or first.entity in NAMED_ENTITIES
    if named or words[:2].isupper() or not words:
        return words if first.pos != "DET" else words[0].lower() + words[1:]
    return words[0].lower() + words[1:]


def cloze(passage: Passage, gap: Span, also: Iterable[Span] = ()) -> str | None:
    """The passage with a gap for ``gap`` and without ``also``, or None where the gap stands outside the quotation."""
    quoted = passage.citation
    if not quoted.span.contains(gap):
        return None
    text = passage.annotated.source.text
    gaps = sorted({gap, *(span for span in also if quoted.span.contains(span) and not span.overlaps(gap))})
    pieces, place = [], quoted.start
    for span in gaps:
        if span.start < place:
            continue
        pieces += [text[place : span.start], GAP if span == gap else LEFT_OUT]
        place = span.end
    pieces.append(text[place : quoted.end])
    words = re.sub(rf"{LEFT_OUT},? {GAP}|{GAP},? {LEFT_OUT}", GAP, one_line("".join(pieces)))
    words = without_marks(words)
    words = words[0].upper() + words[1:]
    return words if len(re.findall(r"\w{2,}", words.replace(GAP, ""))) >= LEAST_WORDS else None


def governor(passage: Passage, span: Span) -> tuple[int, Span] | None:
    """The verb that a time or place phrase hangs on, and the whole phrase with its preposition."""
    tokens = passage.annotated.tokens
    inside = [index for index in sentence_tokens(passage) if span.start <= tokens[index].start < span.end]
    if not inside:
        return None
    top = next((index for index in inside if tokens[index].head not in inside), inside[0])
    head = tokens[top].head
    climbed = 0
    while tokens[top].dep in ("pobj", "pcomp", "nummod", "compound", "nmod", "advmod") and climbed < 3:
        if tokens[head].pos in ("VERB", "AUX"):
            break
        top, head = head, tokens[head].head
        climbed += 1
        if tokens[top].dep not in ("prep", "pobj", "pcomp", "npadvmod", "advmod"):
            return None
    if tokens[head].pos not in ("VERB", "AUX") or tokens[top].dep not in ("prep", "npadvmod", "advmod", "nmod"):
        return None
    return head, subtree_span(passage, top)


def sentence_tokens(passage: Passage) -> range:
    """Indices of the passage's tokens in its source."""
    return range(*passage.sentence.tokens)


def subtree_span(passage: Passage, index: int) -> Span:
    """The stretch from the first to the last word that a token governs, within the passage's sentence."""
    tokens = passage.annotated.tokens
    members = {index}
    indices = sentence_tokens(passage)
    changed = True
    while changed:
        grown = {other for other in indices if tokens[other].head in members}
        changed = not grown <= members
        members |= grown
    words = [tokens[member] for member in members if tokens[member].dep != "punct" or member == index]
    body = content_span(passage.sentence, passage.block)
    start = max(body.start, min(word.start for word in words))
    return Span(start, max(start, *(word.end for word in words)))


def _children(passage: Passage, index: int) -> Iterable[int]:
    tokens = passage.annotated.tokens
    return (child for child in sentence_tokens(passage) if tokens[child].head == index and child != index)


def _first_token(passage: Passage, span: Span) -> int:
    tokens = passage.annotated.tokens
    return next(index for index in sentence_tokens(passage) if tokens[index].start >= span.start)
