"""Causes and consequences: what the sources say led to what, as the links of a graph."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec
from msgspec.structs import replace

from adfontes.study.causal_clauses import Parse, Reach, causal_pairs
from adfontes.study.mentions import within
from adfontes.study.passages import CONTENT_POS, LONGEST_QUOTE, Passage, content_span, excerpt, one_line
from adfontes.study.reading import stable_key
from adfontes.study.shapes import Topic, find_topics
from adfontes.study.telling import Desk, tell
from adfontes.study.why import asked_effect
from adfontes.study.words import EMPTY_LEMMAS
from adfontes.values.annotations import AnnotatedSource, Sentence
from adfontes.values.citations import Citation, cite
from adfontes.values.spans import Span
from adfontes.values.study import CausalLink, Statement
from adfontes.values.time import civil_date

Part = Literal["cause", "consequence"]

MOST_LINKS = 60
SAME_NODE = 0.62
"""Two clauses are one node where each holds this share of the other's weight (by eye, 2026-11-22)."""
LEAST_TERMS = 1
YEARS_LONG = 10
"""A cause this many years before the event is a long-term one."""

_CAUSES = re.compile(
    r"^((main|key|long[- ]term|short[- ]term|immediate|underlying|political|economic|social|military|religious) )*"
    r"(causes?|reasons?|origins|triggers?)( (of|for|behind) (?P<of>.{3,60}))?$",
    re.IGNORECASE,
)
_EFFECTS = re.compile(
    r"^((main|key|long[- ]term|short[- ]term|immediate|political|economic|social|military|religious) )*"
    r"(effects?|consequences?|results?|impacts?|legacy|aftermath|what came after|what changed)( (of|on) (?P<of>.{3,60}))?$",
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
_HEDGED = re.compile(r"\b(perhaps|possibly|probably|maybe|may have|might have|it is said)\b", re.IGNORECASE)
_FROM_BEFORE = re.compile(
    r"(as a (result|consequence)|therefore|thus|consequently|hence|because of this|for this reason|so),?\s+",
    re.IGNORECASE,
)
_EMPTY = re.compile(r"^(this|that|it|which|there|these|those|what|all this)\b[^\[]*$|^\W*$", re.IGNORECASE)


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One cause and effect as a source tells it."""

    cause: Statement
    effect: Statement
    cause_terms: frozenset[str]
    effect_terms: frozenset[str]
    statement: Statement
    part: Part | None = None
    reach: Reach = "not said"
    years: tuple[int, ...] = ()
    weight: float = 0.0


def compose_causes(desk: Desk, title: str) -> tuple[CausalLink, ...]:
    """The links of the course, the best supported of each part first."""
    topic = next((topic for topic in find_topics(desk, title) if topic.main), None)
    told: list[Told] = []
    for index, passage in enumerate(desk.reading.passages):
        told += _in_sentence(desk, index, passage)
        told += _under_heading(desk, index, passage, topic, title)
    kept = sorted(told, key=lambda one: (-one.weight, one.statement.citations[0]))
    return _links(desk, _without_repeats(kept), topic)


# What one sentence tells ----------------------------------------------------------------------------------------------


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
        effect = _clause(desk, annotated, pair.effect)
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


class Clause(msgspec.Struct, frozen=True):
    """The words of a cause or effect, where they stand, and what they are about."""

    text: str
    citation: Citation
    terms: frozenset[str]


def _clause(desk: Desk, annotated: AnnotatedSource, span: Span, known: str = "") -> Clause | None:
    words = tell(desk, annotated, span, known=known)
    if words is None or _EMPTY.match(words) or len(span) > LONGEST_QUOTE:
        return None
    terms = _terms(annotated, span)
    if len(terms) < LEAST_TERMS:
        return None
    words = re.sub(r"\bso (\w+(?: \w+)?)$", r"\1", re.sub(r"^because (?!of)", "", words, flags=re.IGNORECASE))
    return Clause(words[0].upper() + words[1:].rstrip(" .,;:"), excerpt(annotated.source, span), terms)


def _whole(desk: Desk, annotated: AnnotatedSource, sentence: Sentence | None) -> Clause | None:
    if sentence is None:
        return None
    span = content_span(sentence, annotated.source.blocks[sentence.block])
    tokens = annotated.tokens[sentence.tokens[0] : sentence.tokens[1]]
    if not any(token.dep in ("nsubj", "nsubjpass") for token in tokens):
        return None
    return _clause(desk, annotated, span)


def _joined(desk: Desk, annotated: AnnotatedSource, doer: Clause, joint: str, rest: Span) -> Clause | None:
    """ "The army" and "turn back", as "The army had to turn back"."""
    words = tell(desk, annotated, rest, known=doer.text)
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
        years=tuple(
            sorted(civil_date(m.time.earliest)[0] for m in passage.times if m.time and m.time.earliest is not None)
        ),
        weight=reading.centrality[index],
    )


# What a heading or question makes of the words below it -----------------------------------------------------------------


def _under_heading(desk: Desk, index: int, passage: Passage, topic: Topic | None, title: str) -> Iterator[Told]:
    annotated = passage.annotated
    standing = desk.above[passage.source][passage.sentence.block]
    above = standing.words.strip(" :")
    if not above or standing.block is None or passage.block.kind not in ("list_item", "answer", "paragraph"):
        return
    span = content_span(passage.sentence, passage.block)
    first = passage.sentence.span.start <= passage.block.body.start
    listed = passage.block.kind in ("list_item", "answer")
    asked = asked_effect(annotated, standing.block, topic) if above.endswith("?") and first else None
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
    reach = _heading_reach(above)
    if asked or lead:
        words = asked or (lead["effect"] if lead else "")
        effect = Clause(words, heading, _terms(annotated, heading.span))
        yield _told(desk, index, passage, item, effect, reach=reach)
    elif causes or effects:
        match = causes or effects
        assert match is not None
        named = match["of"] or (topic.name if topic else title)
        event = Clause(named[0].upper() + named[1:], heading, topic.keys if topic and not match["of"] else frozenset())
        event = event if event.terms else replace(event, terms=_terms(annotated, heading.span))
        if causes:
            yield _told(desk, index, passage, item, event, part="cause", reach=reach)
        else:
            yield _told(desk, index, passage, event, item, part="consequence", reach=reach)


def _heading_reach(above: str) -> Reach:
    if _TRIGGER.search(above):
        return "trigger"
    return "long-term" if _LONG.search(above) else "short-term" if _SHORT.search(above) else "not said"


# One graph ------------------------------------------------------------------------------------------------------------


def _without_repeats(told: Sequence[Told]) -> list[Told]:
    """Of links that quote the same words, the first."""
    kept: list[Told] = []
    places: dict[str, list[tuple[Span, Span]]] = defaultdict(list)
    for one in told:
        cause, effect = one.cause.citations[0], one.effect.citations[0]
        same = [
            (cause.span.overlaps(first) and effect.span.overlaps(second))
            or (cause.span.overlaps(second) and effect.span.overlaps(first))
            for first, second in places[cause.source]
        ]
        if not any(same):
            places[cause.source].append((cause.span, effect.span))
            kept.append(one)
    return kept


def _links(desk: Desk, told: Sequence[Told], topic: Topic | None) -> tuple[CausalLink, ...]:
    nodes = _Nodes(desk, topic)
    merged: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for one in told:
        ends = nodes.key(one.cause_terms, one.cause), nodes.key(one.effect_terms, one.effect)
        if ends[0] != ends[1]:
            merged[ends].append(one)
    year = _main_year(desk, topic)
    dated = {ends: [_dated(desk, one) for one in group] for ends, group in merged.items()}
    parts = _parts(merged, dated, year, nodes.main)
    links = [
        _link(ends, group, parts[ends], _reach(group, parts[ends], year))
        for ends, group in list(merged.items())[:MOST_LINKS]
    ]
    order = {"cause": 0, "consequence": 1}
    return tuple(sorted(links, key=lambda link: order[link.part]))


class _Nodes:
    """Things that clauses speak of, each with one key."""

    def __init__(self, desk: Desk, topic: Topic | None) -> None:
        self._similarity = desk.reading.similarity
        self._topic = topic
        self._known: list[tuple[frozenset[str], str]] = []
        self.main = stable_key("node", ["main event"])

    def key(self, terms: frozenset[str], statement: Statement) -> str:
        if self._topic and (terms <= self._topic.keys | {self._topic.noun} or self._is_main(statement.text)):
            return self.main
        for other, key in self._known:
            if terms & other:
                held = self._similarity.containment(terms, other), self._similarity.containment(other, terms)
                if min(held) >= SAME_NODE:
                    return key
        key = stable_key("node", [statement.text.lower()])
        self._known.append((terms, key))
        return key

    def _is_main(self, text: str) -> bool:
        assert self._topic is not None
        plain = re.sub(r"^(the|a|an) ", "", text.lower())
        plain = re.sub(r" (was fought|took place|broke out|began|happened|started|was signed)$", "", plain)
        return plain in (self._topic.name.lower().removeprefix("the "), self._topic.noun)


def _main_year(desk: Desk, topic: Topic | None) -> int | None:
    """The year that the sources give most often beside the main event's name."""
    if topic is None:
        return None
    years: Counter[int] = Counter()
    for passage in desk.reading.passages:
        if topic.name.lower() in passage.text.lower() or any(m.key in topic.keys for m in passage.names):
            years.update(
                civil_date(m.time.earliest)[0] for m in passage.times if m.time and m.time.earliest is not None
            )
    return min(years, key=lambda year: (-years[year], year)) if years else None


def _dated(desk: Desk, one: Told) -> Told:
    """With the years of passages that tell of the same effect, where its own sentence gives none."""
    if one.years:
        return one
    years = [
        civil_date(mention.time.earliest)[0]
        for place, _ in desk.reading.similarity.neighbours(one.effect_terms, SAME_NODE)
        for mention in desk.reading.passages[place].times
        if mention.time and mention.time.earliest is not None
    ]
    return replace(one, years=tuple(sorted(years)))


def _parts(
    merged: dict[tuple[str, str], list[Told]], dated: dict[tuple[str, str], list[Told]], year: int | None, main: str
) -> dict[tuple[str, str], Part]:
    """Which links lie before the main event: said so, dated so, or leading on to one that does."""
    parts: dict[tuple[str, str], Part] = {}
    for ends, group in merged.items():
        part = next((one.part for one in group if one.part), None)
        years = [place for one in dated[ends] for place in one.years]
        if part is None and main in ends:
            part = "cause" if ends[1] == main else "consequence"
        if part is None and year is not None and years:
            part = "cause" if max(years) < year else "consequence" if min(years) > year else None
        if part:
            parts[ends] = part
    for _ in range(3):
        leading = {ends[0] for ends, part in parts.items() if part == "cause"}
        for ends in merged:
            if ends not in parts and ends[1] in leading:
                parts[ends] = "cause"
    return {ends: parts.get(ends, "consequence") for ends in merged}


def _reach(group: Sequence[Told], part: Part, year: int | None) -> Reach:
    said = next((one.reach for one in group if one.reach != "not said"), None)
    if said:
        return said
    years = [place for one in group for place in one.years]
    if year is None or not years:
        return "not said"
    apart = year - max(years) if part == "cause" else min(years) - year
    return "long-term" if apart >= YEARS_LONG else "short-term" if 0 <= apart <= 1 else "not said"


def _link(ends: tuple[str, str], group: Sequence[Told], part: Part, reach: Reach) -> CausalLink:
    best = group[0]

    def together(statements: Sequence[Statement]) -> Statement:
        sources = sorted({source for statement in statements for source in statement.sources})
        return replace(
            statements[0],
            citations=tuple(dict.fromkeys(c for statement in statements for c in statement.citations)),
            sources=tuple(sources),
            support=min(len(sources), len({statement.text.lower() for statement in statements})),
            disputes=tuple(sorted({key for statement in statements for key in statement.disputes})),
            claims=tuple(sorted({key for statement in statements for key in statement.claims})),
        )

    return CausalLink(
        key=stable_key("cause", [best.cause.text.lower(), best.effect.text.lower()]),
        cause=together([one.cause for one in group]),
        effect=together([one.effect for one in group]),
        cause_node=ends[0],
        effect_node=ends[1],
        statement=together([one.statement for one in group]),
        part=part,
        reach=reach,
    )
