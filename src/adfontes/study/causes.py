"""Causes and consequences: what the sources say led to what, as the links of a graph."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from adfontes.study.causal_clauses import causal_pairs
from adfontes.study.causal_graph import Part, Told, days_of, join_links, without_repeats
from adfontes.study.causal_parse import Parse, Reach
from adfontes.study.mentions import within
from adfontes.study.passages import CONTENT_POS, LONGEST_QUOTE, Passage, content_span, excerpt, one_line
from adfontes.study.pronouns import tell
from adfontes.study.shapes import Topic, find_topics
from adfontes.study.telling import Desk
from adfontes.study.why import asked_effect
from adfontes.study.words import EMPTY_LEMMAS
from adfontes.values.annotations import AnnotatedSource, Sentence
from adfontes.values.citations import Citation, cite
from adfontes.values.spans import Span
from adfontes.values.study import CausalLink, Statement

MOST_TOLD = 400
"""Causes and effects that are compared with one another; the graph shows fewer."""

_CAUSES = re.compile(
    r"^((main|key|long[- ]term|short[- ]term|immediate|underlying|political|economic|social|military|religious) )*"
    r"(causes?|reasons?|origins|triggers?)( (of|for|behind) (?P<of>.{3,60}))?$",
    re.IGNORECASE,
)
_EFFECTS = re.compile(
    r"^((main|key|long[- ]term|short[- ]term|immediate|political|economic|social|military|religious) )*"
    r"(effects?|consequences?|results?|impacts?|legacy|aftermath|what came after|what changed)( "
    r"(of|on) (?P<of>.{3,60}))?$",
    re.IGNORECASE,
)
_REASONS_LEAD = re.compile(
    r"^(?P<effect>.{12,}?),? (for|because of|due to) (the following|\w+|\d+) (main |key )?reasons?:?$"
)
_LONG = re.compile(
    r"\blong[- ]term|underlying|for (many )?(years|decades|centuries)|over (many )?(decades|centuries)\b", re.IGNORECASE
)
_SHORT = re.compile(r"\bshort[- ]term|immediate(ly)?\b", re.IGNORECASE)
_TRIGGER = re.compile(r"\btriggers?\b|\bspark", re.IGNORECASE)
_HEDGED = re.compile(
    r"\b(perhaps|possibly|probably|maybe|may have|might have|it is said|would have|not because|"
    r"reasons? for)\b|^\W*if\b",
    re.IGNORECASE,
)
_FROM_BEFORE = re.compile(
    r"(as a (result|consequence)(?! of)|therefore|thus|consequently|hence|because of this(?=,)|"
    r"for this reason(?=,)|so),?\s+"
    r"(?!many\b|much\b|few\b|little\b|far\b|long\b|great\b|\w+ (was|were)\b)",
    re.IGNORECASE,
)
_HALF = re.compile(r"(while|although|though|when|whereas|if|once|after|before) [^,]*$", re.IGNORECASE)
"""A subordinate clause without its main one."""
_DECIDING = frozenset(
    {"refuse", "reject", "decide", "choose", "agree", "fail", "hesitate", "decline", "avoid", "delay"}
)
_WANTING = frozenset({"fear", "want", "hope", "worry", "need", "wish", "intend", "dread"})
_ROW = re.compile(r"[^:.]{2,40}:\s")
"""As in "Pensions: 5 pounds"."""
_EMPTY = re.compile(r"^(this|that|it|which|there|these|those|what|all this)\b[^\[]*$|^\W*$", re.IGNORECASE)


def compose_causes(desk: Desk) -> tuple[CausalLink, ...]:
    """The links of the course, the best supported of each part first."""
    topic = next((topic for topic in find_topics(desk) if topic.main), None)
    told: list[Told] = []
    for index, passage in enumerate(desk.reading.passages):
        told += _in_sentence(desk, index, passage)
        told += _motive(desk, index, passage)
        told += _under_heading(desk, index, passage, topic)
    kept = sorted(told, key=lambda one: (-one.weight, one.statement.citations[0]))[:MOST_TOLD]
    return join_links(desk, without_repeats(kept), topic)


# What one sentence tells ---------------------------------------------------------------------------------------------


def _in_sentence(desk: Desk, index: int, passage: Passage) -> Iterator[Told]:
    annotated = passage.annotated
    span = content_span(passage.sentence, passage.block)
    words = span.of(annotated.source.text)
    if len(span) > 2 * LONGEST_QUOTE or words.rstrip().endswith((":", "?")) or _HEDGED.search(words):
        return
    parse = Parse(annotated, passage.sentence, span)
    before = _sentence_before(passage)
    for pair in causal_pairs(parse):
        if pair.noun and not _may_mean(annotated, pair.noun, before, passage.sentence):
            continue
        cause = _clause(desk, annotated, pair.cause) if pair.cause else _whole(desk, annotated, before)
        effect = _clause(desk, annotated, pair.effect, part=pair.rest is not None)
        if effect is not None and pair.rest is not None:
            effect = _joined(desk, annotated, effect, pair.joint, pair.rest)
        if cause is None or effect is None:
            continue
        reach = pair.reach if pair.reach != "not said" else _said_reach(span.of(annotated.source.text))
        also = before if pair.cause is None else None
        yield _told(desk, index, passage, cause, effect, also=also, reach=reach)
    opening = _FROM_BEFORE.match(annotated.source.text, span.start, span.end)
    if opening and before is not None:
        cause = _whole(desk, annotated, before)
        effect = _clause(desk, annotated, Span(opening.end(), span.end))
        if cause is not None and effect is not None and _is_clause(passage):
            yield _told(desk, index, passage, cause, effect, also=before, reach="not said")


def _may_mean(annotated: AnnotatedSource, noun: str, before: Sentence | None, here: Sentence) -> bool:
    """Whether "this support" may mean the sentence before: it stands in the same paragraph, or has the noun."""
    if before is None:
        return False
    return before.block == here.block or noun in before.span.of(annotated.source.text).lower()


def _is_clause(passage: Passage) -> bool:
    tokens = passage.annotated.tokens[passage.sentence.tokens[0] : passage.sentence.tokens[1]]
    return any(token.dep in ("nsubj", "nsubjpass", "expl") for token in tokens)


def _motive(desk: Desk, index: int, passage: Passage) -> Iterator[Told]:
    """As in "The king refused to pay. He feared a revolt": what the same one wanted or feared in the next sentence."""
    before = _sentence_before(passage)
    if before is None or before.block != passage.sentence.block:
        return
    annotated = passage.annotated
    decided, wanted = _root(annotated, before), _root(annotated, passage.sentence)
    if decided is None or wanted is None:
        return
    if annotated.tokens[decided].lemma not in _DECIDING or annotated.tokens[wanted].lemma not in _WANTING:
        return
    doers = [
        _doer(desk, annotated, sentence, root) for sentence, root in ((before, decided), (passage.sentence, wanted))
    ]
    if not doers[0] or doers[0] != doers[1]:
        return
    cause = _clause(desk, annotated, content_span(passage.sentence, passage.block))
    effect = _whole(desk, annotated, before)
    if cause is not None and effect is not None:
        yield _told(desk, index, passage, cause, effect, also=before)


def _root(annotated: AnnotatedSource, sentence: Sentence) -> int | None:
    return next((i for i in range(*sentence.tokens) if annotated.tokens[i].dep == "ROOT"), None)


def _doer(desk: Desk, annotated: AnnotatedSource, sentence: Sentence, root: int) -> str:
    """Key of the name that is the subject of a sentence, or that its subject stands for; empty where there is none."""
    for index in range(*sentence.tokens):
        token = annotated.tokens[index]
        if token.head == root and token.dep == "nsubj":
            place = Span(token.start, token.end)
            named = [m.key for m in within(annotated.names, sentence.span) if m.span.overlaps(place)]
            meant = [r.key for r in desk.referents.references[annotated.source.name] if r.span == place]
            return next(iter([*named, *meant]), "")
    return ""


class Clause(msgspec.Struct, frozen=True):
    """The words of a cause or effect, where they stand, and what they are about."""

    text: str
    citation: Citation
    terms: frozenset[str]


def _clause(
    desk: Desk, annotated: AnnotatedSource, span: Span, known: str = "", *, part: bool = False
) -> Clause | None:
    """The words as a cause or effect; ``part`` where they are only the doer of one."""
    words = tell(desk.referents, annotated, span, known=known)
    if words is None or _EMPTY.match(words) or len(span) > LONGEST_QUOTE:
        return None
    terms = _terms(annotated, span)
    if not terms or not (part or _tells_enough(annotated, span, terms)):
        return None
    if _HALF.match(words) or re.search(r"\bbecause\b", words[8:]):
        return None
    words = re.sub(r", an? \w+$", "", words)
    words = re.sub(r"\bso (\w+(?: \w+)?)$", r"\1", re.sub(r"^because (?!of)", "", words, flags=re.IGNORECASE))
    return Clause(words[0].upper() + words[1:].rstrip(" .,;:"), excerpt(annotated.source, span), terms)


def _tells_enough(annotated: AnnotatedSource, span: Span, terms: frozenset[str]) -> bool:
    """Whether the words say something by themselves: a clause, an event by its name, or a noun with what it is of.

    "The episode" and "a war" do not, nor does a bare name: who does something is no cause of it.
    """
    first = bisect_left(annotated.tokens, span.start, key=lambda token: token.start)
    last = bisect_left(annotated.tokens, span.end, key=lambda token: token.start)
    if any(token.pos in ("VERB", "AUX") for token in annotated.tokens[first:last]):
        return True
    names = within(annotated.names, span)
    if any(mention.kind in ("event", "agreement") for mention in names):
        return True
    return len(terms) - len({mention.key or mention.text.lower() for mention in names}) >= (1 if names else 2)


def _whole(desk: Desk, annotated: AnnotatedSource, sentence: Sentence | None) -> Clause | None:
    if sentence is None:
        return None
    span = content_span(sentence, annotated.source.blocks[sentence.block])
    tokens = annotated.tokens[sentence.tokens[0] : sentence.tokens[1]]
    if not any(token.dep in ("nsubj", "nsubjpass") for token in tokens):
        return None
    return _clause(desk, annotated, span)


def _joined(desk: Desk, annotated: AnnotatedSource, doer: Clause, joint: str, rest: Span) -> Clause | None:
    """As in "The army" and "turn back", as "The army had to turn back"."""
    words = tell(desk.referents, annotated, rest, known=doer.text, beside=doer.citation.span)
    if words is None:
        return None
    text = f"{doer.text} {joint} {words[0].lower()}{words[1:]}".rstrip(" .,;:")
    whole = excerpt(annotated.source, Span(doer.citation.start, rest.end))
    return Clause(text, whole, doer.terms | _terms(annotated, rest))


def _sentence_before(passage: Passage) -> Sentence | None:
    """The sentence before, in the same block or the list item above."""
    sentences = passage.annotated.sentences
    place = bisect_left(sentences, passage.sentence.span.start, key=lambda sentence: sentence.span.start)
    before = sentences[place - 1] if place else None
    if before is None or before.block == passage.sentence.block:
        return before
    blocks = passage.annotated.source.blocks
    listed = blocks[before.block].kind == blocks[passage.sentence.block].kind == "list_item"
    return before if listed and before.block == passage.sentence.block - 1 else None


def _terms(annotated: AnnotatedSource, span: Span) -> frozenset[str]:
    names = within(annotated.names, span)
    terms = {mention.key or mention.text.lower() for mention in names}
    first = bisect_left(annotated.tokens, span.start, key=lambda token: token.start)
    for token in annotated.tokens[first:]:
        if token.start >= span.end:
            break
        lemma = token.lemma.lower()
        named = any(mention.span.start <= token.start < mention.span.end for mention in names)
        if token.pos in CONTENT_POS and not named and len(lemma) > 1 and lemma not in EMPTY_LEMMAS:
            terms.add(lemma)
    return frozenset(terms)


def _said_reach(words: str) -> Reach:
    return "long-term" if _LONG.search(words) else "trigger" if _TRIGGER.search(words) else "not said"


def _told(
    desk: Desk,
    index: int,
    passage: Passage,
    cause: Clause,
    effect: Clause,
    *,
    also: Sentence | None = None,
    part: Part | None = None,
    reach: Reach = "not said",
) -> Told:
    reading = desk.reading
    citations = [excerpt(passage.annotated.source, content_span(passage.sentence, passage.block))]
    if also is not None:
        source = passage.annotated.source
        citations.insert(0, excerpt(source, content_span(also, source.blocks[also.block])))
    text = " ".join(one_line(citation.quote) for citation in citations)
    claims = tuple(
        key for key in passage.claims if any(c.span.overlaps(reading.claims[key].focus.span) for c in citations)
    )

    def stated(clause: Clause) -> Statement:
        held = tuple(key for key in claims if clause.citation.span.overlaps(reading.claims[key].focus.span))
        return Statement(
            text=clause.text,
            citations=(clause.citation,),
            sources=(passage.source,),
            disputes=reading.disputes(held),
            claims=held,
        )

    return Told(
        cause=stated(cause),
        effect=stated(effect),
        cause_terms=cause.terms,
        effect_terms=effect.terms,
        statement=Statement(
            text=text,
            citations=tuple(citations),
            sources=(passage.source,),
            disputes=reading.disputes(claims),
            claims=claims,
        ),
        part=part,
        reach=reach,
        days=days_of(passage),
        weight=reading.centrality[index],
    )


# What a heading or question makes of the words below it --------------------------------------------------------------


def _under_heading(desk: Desk, index: int, passage: Passage, topic: Topic | None) -> Iterator[Told]:
    annotated = passage.annotated
    standing = desk.above[passage.source][passage.sentence.block]
    above = standing.words.strip(" :")
    if not above or standing.block is None or passage.block.kind not in ("list_item", "answer", "paragraph"):
        return
    span = content_span(passage.sentence, passage.block)
    first = passage.sentence.span.start <= passage.block.body.start
    listed = passage.block.kind in ("list_item", "answer")
    why = above.endswith("?") and above.lower().startswith("why")
    asked = asked_effect(annotated, standing.block, topic) if why and first else None
    lead = _REASONS_LEAD.match(above) if first else None
    causes, effects = _CAUSES.match(above), _EFFECTS.match(above)
    if not (asked or lead or (listed and first and causes) or effects):
        return
    heading = cite(annotated.source, annotated.source.blocks[standing.block].body)
    if not (listed or passage.complete) or len(heading.quote) > LONGEST_QUOTE:
        return
    item = _clause(desk, annotated, span, known=above if asked else "")
    if item is None or not (_is_clause(passage) or listed):
        return
    if not (asked or lead) and _is_aside(passage, first=first):
        return
    reach = _heading_reach(above)
    if asked or lead:
        words = asked or (lead["effect"] if lead else "")
        effect = Clause(words, heading, _terms(annotated, heading.span))
        yield _told(desk, index, passage, item, effect, reach=reach)
    elif causes or effects:
        match = causes or effects
        assert match is not None
        named = match["of"] or (topic.name if topic else desk.title)
        event = Clause(named[0].upper() + named[1:], heading, topic.keys if topic and not match["of"] else frozenset())
        event = event if event.terms else replace(event, terms=_terms(annotated, heading.span))
        if causes:
            yield _told(desk, index, passage, item, event, part="cause", reach=reach)
        else:
            yield _told(desk, index, passage, event, item, part="consequence", reach=reach)


def _is_aside(passage: Passage, *, first: bool) -> bool:
    """Whether a line below "Effects" tells none: a doubt, a mere figure, or what a point goes on to say of itself."""
    goes_on = passage.block.kind == "list_item" and not first
    is_figure = bool(_ROW.match(passage.words)) and bool(passage.quantities) and not passage.complete
    return goes_on or is_figure or bool(_HEDGED.search(passage.words))


def _heading_reach(above: str) -> Reach:
    if _TRIGGER.search(above):
        return "trigger"
    return "long-term" if _LONG.search(above) else "short-term" if _SHORT.search(above) else "not said"
