"""What can be asked about a passage: dates, amounts, people, reasons and definitions, each with its answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import dropwhile
from typing import Literal

import msgspec

from adfontes.study.mentions import is_written_date
from adfontes.study.names import subject_of
from adfontes.study.passages import Passage, join_context, one_line
from adfontes.study.placing import tells_event
from adfontes.study.questions import (
    LEFT_OUT,
    LONGEST_FRONT,
    Clause,
    ask,
    cloze,
    finish,
    governor,
    read_clause,
    sentence_tokens,
    subtree_span,
)
from adfontes.study.words import LIGHT_VERBS, TELLING
from adfontes.values.annotations import NameMention, QuantityMention, TimeMention, Token
from adfontes.values.quantities import Quantity, label_quantity
from adfontes.values.spans import Span
from adfontes.values.time import TimeSpan, label_time

_NAMES_SOMETHING = re.compile(r"[a-z,;] [“\"(]?[A-Z]\w|^[A-Z]\w+( [A-Z]\w+)+|^[A-Z]\w+ [a-z]+s\b.*[A-Z]|(\w+\W+){5}\w")
"""A line of a chronology that names what it tells of, or is long enough to point to it."""
_OPENS_LEANING = re.compile(r"(\w+\W+){0,4}(he|she|they|it|this|these|those|both|others?)\b", re.IGNORECASE)
Kind = Literal["date", "quantity", "name", "fact"]
_WHO = {"person": "Who", "state": "Which country", "party": "Which party"}


_LEANING = re.compile(
    r"[;:(]|^did |\b(he|she|his|her|him|they|them|their|it|its|this|that time|these|those|there|such)\b|"
    r"\b(next|same|that|following) (day|night|morning|week|month|year)\b|\b(before|later)$",
    re.IGNORECASE,
)
"""A predicate with these cannot be asked about without the sentence before it."""


LEAST_REASON = 4
"""Words of a reason with its "because"."""
_LEANING_GAP = re.compile(r"\b(it|he|she|followed)\b[^.;]{0,8}_____", re.IGNORECASE)
"""A gap in what is said of a thing that another sentence names."""
LEAST_WHEN = 6
"""Words of a question for a date; a shorter one ("When did the king accept?") says too little of most verbs."""
_ENDINGS = frozenset(
    {"die", "fall", "resign", "abdicate", "surrender", "end", "begin", "start", "collapse", "sign", "build", "found"}
)
_WHEN = {"until": "Until when", "till": "Until when", "since": "Since when", "by": "By when"}
_NOT_WHEN = frozenset({"before", "after", "from", "to", "between", "of", "for", "within", "towards"})
"""Prepositions whose date is not the date of the verb."""
_VAGUE_AMOUNT = re.compile(r"\b(few|several|many|dozens|scores|hundreds|thousands|millions|most)\b", re.IGNORECASE)
LONGEST_PREPOSITION = 14
"""Code points that a date's phrase may have beside the date ("in the night of"); more is a part of the sentence."""
TELLING_WORDS = 7
"""Words that a predicate needs to point to one person where it names nothing else ("Who left the coast?" does not)."""
LEAST_GAP_COUNT = 5
"""Smaller counts ("two nations", "three reasons") are the shape of a sentence and not a thing to know."""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A question that one passage answers."""

    kind: Kind
    front: str
    answer: str
    focus: Span
    """The words that answer."""
    value: TimeSpan | Quantity | str
    """What the answer is; a string is the key of a name or the answering words."""
    cloze: bool = False


def questions_of(passage: Passage) -> Iterator[Asked]:
    """All questions that the passage can answer by itself, well-worded ones before those with a gap."""
    if not passage.plain:
        return
    found = [asked for asked in _all_questions(passage) if not gives_away(asked)]
    yield from (asked for asked in found if not asked.cloze)
    yield from (asked for asked in found if asked.cloze)


def _all_questions(passage: Passage) -> Iterator[Asked]:
    for time in passage.times:
        if is_written_date(passage.annotated.source, time):
            yield from _date_questions(passage, time)
    for amount in passage.quantities:
        if amount.quantity.dimension not in ("ordinal", "age") and amount.quantity.low is not None:
            yield from _quantity_questions(passage, amount)
    for name in passage.names:
        yield from _name_questions(passage, name)
    yield from _reason_questions(passage)


def gives_away(asked: Asked) -> bool:
    """Whether the front holds the answer: its words, its year or its figures."""
    front = asked.front.lower()
    if asked.answer.lower() in front:
        return True
    figures = re.findall(r"\d[\d.,]*\d|\d", asked.answer)
    told = set(re.findall(r"\d[\d.,]*\d|\d", front))
    if asked.kind == "date":
        return any(len(figure) >= 3 and figure in told for figure in figures)
    return asked.kind == "quantity" and any(figure in told for figure in figures)


def _date_questions(passage: Passage, mention: TimeMention) -> Iterator[Asked]:
    assert mention.time is not None
    open_ended = mention.time.earliest is None or mention.time.latest is None
    answer = one_line(mention.span.of(passage.annotated.source.text)) if open_ended else label_time(mention.time)
    front = _heads_the_line(passage, mention) or _when(passage, mention)
    if front:
        yield Asked(kind="date", front=front, answer=answer, focus=mention.span, value=mention.time)
    telling = [
        other.span
        for other in passage.times
        if _same_year(other, mention) and is_written_date(passage.annotated.source, other)
    ]
    exact = mention.time.granularity not in ("decade", "century", "millennium", "era") and not open_ended
    exact = exact and _dates_the_sentence(passage, mention)
    front = _gap_front(passage, mention.span, telling) if exact else None
    if front:
        yield Asked(kind="date", front=front, answer=answer, focus=mention.span, value=mention.time, cloze=True)


def _when(passage: Passage, mention: TimeMention) -> str | None:
    """Ask "When was the treaty signed?", or "Until when ..." where the preposition says so."""
    assert mention.time is not None
    hung = governor(passage, mention.span)
    if hung is None or mention.time.granularity == "span":
        return None
    verb, phrase = hung
    rivals = (governor(passage, other.span) for other in passage.times if other is not mention)
    if any(rival is not None and rival[0] == verb for rival in rivals):
        return None  # "in Belgium in June and in Ireland in September": which place goes with which date?
    opening = phrase.of(passage.annotated.source.text).split()[0].lower()
    if len(phrase) > len(mention.span) + LONGEST_PREPOSITION:
        return None
    word = _WHEN.get(opening, "When" if opening not in _NOT_WHEN else None)
    clause = read_clause(passage, verb) if word else None
    if word is None or clause is None or not clause.complements or not _is_told_plainly(passage, clause):
        return None
    others = [other.span for other in passage.times if other is not mention]
    front = ask(passage, word, clause, [phrase, mention.span], others)
    short = front is not None and len(front.split()) < LEAST_WHEN and clause.verb.lemma not in _ENDINGS
    return None if short else front


def _is_told_plainly(passage: Passage, clause: Clause) -> bool:
    """Whether a clause is a sentence's own, told in the past, and no headline whose verb may be a participle."""
    text = passage.annotated.source.text
    if "," in text[clause.subject_span.end : clause.verb.start]:
        return False  # "The line, opened in May, was never used" opens nothing
    if clause.auxiliary is not None and clause.auxiliary.lemma == "have":
        return False
    if passage.words.rstrip(' "”’)').endswith((".", "!", ";")) or clause.auxiliary is not None:
        return True
    if clause.subject.split()[0].lower() in ("the", "a", "an", "his", "her", "their"):
        return True  # headlines have no article
    tokens = passage.annotated.tokens
    return any(tokens[index].dep in ("dobj", "attr", "acomp") for index, _ in clause.complements)


def _heads_the_line(passage: Passage, mention: TimeMention) -> str | None:
    """Ask of a line of a chronicle, "26 July 1956 The canal company is nationalised", when it was."""
    quoted = passage.citation
    if mention.span.start != quoted.start or passage.block.kind not in ("list_item", "paragraph", "table_row"):
        return None
    rest = passage.annotated.source.text[mention.span.end : quoted.end]
    told = one_line(rest).lstrip(" :;,.–—-→=").rstrip()
    if rest[:1] == "," or len(told.split()) < 3 or not (told[0].isupper() or rest.lstrip()[:1] in ":–—-"):
        return None
    if any(other is not mention and _same_year(other, mention) for other in passage.times):
        return None
    if not _NAMES_SOMETHING.search(told) or _LEANING.search(told) or not tells_event(passage):
        return None
    return f"When was this? “{told[0].upper()}{told[1:]}”"


def _same_year(one: TimeMention, other: TimeMention) -> bool:
    """Whether one date would tell the other's year."""
    return one.time is not None and other.time is not None and one.time.edtf[:4] == other.time.edtf[:4]


def _may_have_gap(passage: Passage) -> bool:
    """Whether a passage is one plain sentence, in which a gap can be filled by whoever knows the topic."""
    if _OPENS_LEANING.match(passage.words):
        return False
    whole = passage.complete and "…" not in passage.words and "[" not in passage.words
    return (
        whole
        and not passage.context.endswith("?")
        and passage.words[:1].isupper()
        and passage.words.rstrip(' "”’)').endswith((".", "!"))
    )


def _dates_the_sentence(passage: Passage, mention: TimeMention) -> bool:
    """Whether the date hangs on a main verb, and not on a thing ("the crop of 1847") or an aside."""
    hung = governor(passage, mention.span)
    if hung is None:
        return False
    return hung[1].of(passage.annotated.source.text).split()[0].lower() not in _NOT_WHEN


def _gap_front(passage: Passage, gap: Span, also: Iterable[Span] = ()) -> str | None:
    quoted = passage.annotated.source.text[passage.citation.start : gap.start]
    spoken = quoted.count('"') % 2 == 1 or quoted.count("“") > quoted.count("”")
    gapped = cloze(passage, gap, also) if _may_have_gap(passage) and not spoken else None
    if gapped is None or LEFT_OUT in gapped or _LEANING_GAP.search(gapped):
        return None
    front = join_context(passage.context, gapped)
    return front if len(front) <= LONGEST_FRONT + 80 else None


def _quantity_questions(passage: Passage, mention: QuantityMention) -> Iterator[Asked]:
    quantity = mention.quantity
    answer = label_quantity(quantity)
    if answer.startswith("0."):
        answer = one_line(mention.span.of(passage.annotated.source.text))
    front = _how_many(passage, mention) if quantity.dimension == "count" else None
    if front:
        yield Asked(kind="quantity", front=front, answer=answer, focus=mention.span, value=quantity)
    text = passage.annotated.source.text
    few = quantity.dimension == "count" and (quantity.low or 0) < LEAST_GAP_COUNT
    few = few or text[mention.span.end : mention.span.end + 1] in ("-", "/") or text[mention.span.start - 1] == "("
    few = few or _is_particle(passage, mention.span)  # "handed over £5"
    few = few or bool(_VAGUE_AMOUNT.search(mention.span.of(text)))
    front = None if few else _gap_front(passage, mention.span)
    if front:
        yield Asked(kind="quantity", front=front, answer=answer, focus=mention.span, value=quantity, cloze=True)


def _is_particle(passage: Passage, span: Span) -> bool:
    """Whether the first word of an amount belongs to the verb before it."""
    tokens = passage.annotated.tokens
    return any(
        tokens[i].start == span.start and tokens[i].dep in ("prt", "advmod") and tokens[i].tag == "RP"
        for i in sentence_tokens(passage)
    )


def _how_many(passage: Passage, mention: QuantityMention) -> str | None:
    """Ask "How many projects did the engineers build in the 1950s?"; the counted noun is subject or object."""
    tokens, text = passage.annotated.tokens, passage.annotated.source.text
    numbers = [
        index
        for index in sentence_tokens(passage)
        if tokens[index].pos == "NUM" and mention.span.start <= tokens[index].start < mention.span.end
    ]
    if not numbers or tokens[numbers[-1]].dep not in ("nummod", "compound"):
        return None
    noun_index = tokens[numbers[-1]].head
    noun = tokens[noun_index]
    if noun.tag != "NNS" and noun.lemma != "people":
        return None
    last_number = tokens[numbers[-1]]
    whole = subtree_span(passage, noun_index)
    counted = one_line(text[last_number.end : whole.end])
    if not counted or len(counted) > 60 or counted.isupper() or re.search(r"[,;:()\d]| and ", counted):
        return None
    verb_index = noun.head
    clause = read_clause(passage, verb_index)
    if clause is None:
        return None
    if not is_past(clause) or not _is_told_plainly(passage, clause):
        return None
    if noun.dep in ("nsubj", "nsubjpass") and clause.subject_span.overlaps(whole):
        return finish(f"How many {counted} {_predicate(passage, clause.subject_span, clause.end)}")
    if noun.dep == "dobj":
        return ask(passage, f"How many {counted}", clause, [whole])
    return None


def is_past(clause: Clause) -> bool:
    """Whether the clause tells of the past; the present of notes and chronicles makes poor questions."""
    return clause.verb.tag == "VBD" or (clause.auxiliary is not None and clause.auxiliary.tag == "VBD")


def _predicate(passage: Passage, subject: Span, end: int) -> str:
    """The words after the subject up to the end of its clause."""
    return one_line(passage.annotated.source.text[subject.end : end])


def _name_questions(passage: Passage, mention: NameMention) -> Iterator[Asked]:
    tokens, text = passage.annotated.tokens, passage.annotated.source.text
    heads = [index for index in sentence_tokens(passage) if tokens[index].dep == "ROOT"]
    if not mention.key or not heads or not subject_of(passage, mention):
        return
    clause = read_clause(passage, heads[0])
    if clause is None:
        return
    answer = one_line(mention.span.of(text))
    definition = _definition(passage, clause.verb, heads[0])
    if (
        definition is not None
        and mention.kind not in ("state", "place", "people")
        and len(clause.subject) <= len(answer) + 6
    ):
        verb = text[clause.verb.start : clause.verb.end]
        asked = finish(f"{'Who' if mention.kind == 'person' else 'What'} {verb} {clause.subject}")
        if asked:
            words = one_line(definition.of(text))
            yield Asked(kind="name", front=asked, answer=words, focus=definition, value=words)
        return
    word = _WHO.get(mention.kind)
    plural = clause.subject_head.tag in ("NNS", "NNPS") or any(
        tokens[index].dep == "conj" and clause.subject_span.start <= tokens[index].start < clause.subject_span.end
        for index in sentence_tokens(passage)
    )
    if (
        word
        and is_past(clause)
        and _is_told_plainly(passage, clause)
        and not plural
        and clause.subject_span.end <= mention.span.end + 2
    ):
        predicate = _predicate(passage, clause.subject_span, clause.end)
        predicate = " ".join(dropwhile(lambda spoken: spoken.lower().strip(",") in TELLING, predicate.split()))
        asked = finish(f"{word} {predicate}")
        if (
            asked
            and _points_to_one(passage, clause, predicate)
            and predicate[0].isalnum()
            and len(predicate.split()) >= 3
            and len(predicate) <= 130
            and not _LEANING.search(predicate)
        ):
            yield Asked(kind="name", front=asked, answer=answer, focus=mention.span, value=mention.key)


def _points_to_one(passage: Passage, clause: Clause, predicate: str) -> bool:
    """Whether a predicate tells who is meant: it names something, is long, or says what was done to what."""
    after = [mention.span.start for mention in passage.names]
    named = any(clause.subject_span.end <= start < clause.end for start in after)
    tokens = passage.annotated.tokens
    done = any(tokens[index].dep == "dobj" for index, _ in clause.complements) and clause.verb.lemma not in LIGHT_VERBS
    return named or done or len(predicate.split()) >= TELLING_WORDS


def _definition(passage: Passage, verb: Token, verb_index: int) -> Span | None:
    """What the subject is said to be: "a 1950 agreement between China and the Soviet Union"."""
    if verb.lemma != "be":
        return None
    tokens = passage.annotated.tokens
    for index in sentence_tokens(passage):
        if tokens[index].head == verb_index and tokens[index].dep == "attr" and tokens[index].pos in ("NOUN", "PROPN"):
            span = subtree_span(passage, index)
            words = span.of(passage.annotated.source.text).split()
            return span if len(words) >= 4 and words[0].lower() in ("a", "an", "the", "one") else None
    return None


def _reason_questions(passage: Passage) -> Iterator[Asked]:
    """Ask "Why did ...?" of "... because ..."."""
    tokens, text = passage.annotated.tokens, passage.annotated.source.text
    for index in sentence_tokens(passage):
        if tokens[index].dep != "advcl":
            continue
        span = subtree_span(passage, index)
        words = one_line(span.of(text))
        clause = read_clause(passage, tokens[index].head)
        if clause is None or not words.lower().startswith("because ") or len(words.split()) < LEAST_REASON:
            continue
        if not _is_told_plainly(passage, clause):
            continue
        front = ask(passage, "Why", clause, [span])
        if front:
            yield Asked(kind="fact", front=front, answer=words[0].upper() + words[1:], focus=span, value=words)
