"""Flashcards: from facts, dates, amounts, names and disputes, and those that the sources bring themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from adfontes.study.asking import Asked
from adfontes.study.facts import is_fact, passage_score
from adfontes.study.fair import Fairness
from adfontes.study.own_questions import cleaned, question_alone
from adfontes.study.passages import LONGEST_QUOTE, Passage, excerpt, is_content, is_structural, one_line, sentence_terms
from adfontes.study.questions import GAP
from adfontes.study.reading import Reading, owned_claims, stable_key
from adfontes.study.wording import best_first
from adfontes.values.annotations import AnnotatedSource
from adfontes.values.citations import Citation
from adfontes.values.evidence import Finding
from adfontes.values.sources import Block
from adfontes.values.spans import Span
from adfontes.values.study import Card, Fact, Statement

MOST_CARDS = 120
"""A deck that a learner can know in two weeks of ten new cards a day, about."""
MOST_EXAMINED = 400
"""Passages that are asked about, the most important first: a large course costs no more than a textbook chapter."""
CARDS_OF_A_PASSAGE = 2
GAPS, FEWEST_GAPS = 0.5, 10
"""Sentences with a gap for each card that asks, and the fewest that are kept where few cards ask."""
LONGEST_BACK = 600
FEW_POINTS, MANY_POINTS = 2, 6
"""A list of fewer points is no list, one of more is not learnt by heart."""

MOST_ANSWERS = 8
_LISTS = re.compile(
    r"\b(causes|reasons|results|effects|terms|aims|demands|consequences|reforms|problems|weaknesses|strengths|"
    r"advantages|disadvantages|methods|changes|factors|rights|beliefs|grievances|losses|gains|symptoms|measures|members|"
    r"impacts?|features|stages|types|areas|powers|goals|motives)\b",
    re.IGNORECASE,
)
"""A heading that names a list, which can be asked for."""

_CLEAR = re.compile(
    r"(When|Where|Who|Why|What|Which|How|Until|Since|By) (?!or what)|[“\"]?[A-Z](?=([^\w_]*[^\W_]+[^\w]+){6})"
)
_UNCLEAR = re.compile(r"\b(there|he|she|they|it|this|these|those|here|then)\b|^“_____|\n", re.IGNORECASE)
"""What the question of a dispute must and must not be, to be asked on a card."""
SHORT = 12
_BARE_ANSWER = re.compile(r"\W*(yes|no|none|never|nobody|nothing|true|false)\W*", re.IGNORECASE)
"""An answer that is guessed half the time."""
_TELLING = re.compile(r"\w{6,}|\b[A-Z]\w{2,}.*\b[A-Z]\w+|(\w+\W+){3}\w")
"""What a front needs to point to something: a long word, two names or four words."""
ONLY_ONE = "Only one source says this."
SHARED = 0.34
"""A sentence of another source with this share of the weight of an answer's words may say the same: then adfontes does
not claim that only one source does (by eye on three topics, 2026-11-23)."""


def compose_cards(reading: Reading, facts: Sequence[Fact], sources: Sequence[AnnotatedSource]) -> tuple[Card, ...]:
    """The cards of a course: disputes, then facts by importance mixed with what the sources ask themselves.

    Plain questions come before sentences with a gap.
    """
    cards: list[Card] = []
    fronts: set[str] = set()
    several = len(sources) > 1
    own = [card for annotated in sources for card in _source_cards(reading, annotated, several)]
    asked = list(_fact_cards(reading, facts, several))
    plain = [card for card in asked if GAP not in card.front]
    gapped = [card for card in asked if GAP in card.front]
    asked = [*plain, *gapped[: max(FEWEST_GAPS, round(GAPS * (len(plain) + len(own))))]][:MOST_CARDS]
    for card in (*_dispute_cards(reading), *_interleaved(asked, own)):
        front = one_line(card.front).lower()
        if front not in fronts:
            fronts.add(front)
            cards.append(card)
    return tuple(cards[:MOST_CARDS])


def _interleaved(first: Sequence[Card], second: Sequence[Card]) -> Iterator[Card]:
    """Two of the first for one of the second, so that neither is cut off where a course is large."""
    rest = iter(second)
    for place, card in enumerate(first):
        yield card
        if place % 2:
            yield from (taken for taken in [next(rest, None)] if taken is not None)
    yield from rest


def _fact_cards(reading: Reading, facts: Sequence[Fact], several: bool) -> Iterator[Card]:
    """Cards of the facts in their order, then of the other passages that can be asked about."""
    by_citation = {passage.citation: index for index, passage in enumerate(reading.passages)}
    ranked = [(fact.statement, by_citation[fact.statement.citations[0]]) for fact in facts]
    ranked += [(further, by_citation[further.citations[0]]) for fact in facts for further in fact.further]
    known = {index for _, index in ranked}
    others = sorted(
        (index for index, passage in enumerate(reading.passages) if index not in known and is_fact(passage)),
        key=lambda index: (-passage_score(reading, index), reading.passages[index].order),
    )
    ranked += [(reading.passages[index].statement(), index) for index in others]
    fairness = Fairness(reading)
    for statement, index in ranked[:MOST_EXAMINED]:
        passage = reading.passages[index]
        made = 0
        focuses: list[Span] = []
        for asked in fairness.questions(passage):
            if made == CARDS_OF_A_PASSAGE or any(asked.focus.overlaps(focus) for focus in focuses):
                continue
            card = fact_card(reading, passage, asked, statement, several)
            if card is not None:
                focuses.append(asked.focus)
                made += 1
                yield card


def fact_card(reading: Reading, passage: Passage, asked: Asked, statement: Statement, several: bool) -> Card | None:
    """The card of one question; None where the evidence favours another answer, or none (the dispute is taught)."""
    answering = reading.claims_at(passage, asked.focus)
    disputed = reading.disputed(answering)
    notes = []
    for finding in disputed:
        if finding.favoured is None:
            return None
        right = finding.sides[finding.favoured]
        if not set(right.claims) & set(answering):
            return None
        notes.append(_other_sides(reading, finding))
    support = _support(reading, statement, passage, asked, answering)
    if several and len(support.sources) == 1 and not notes:
        notes.append(ONLY_ONE)
    back = Statement(
        text=asked.answer,
        citations=support.citations,
        sources=support.sources,
        support=support.support,
        disputes=tuple(finding.key for finding in disputed),
        claims=support.claims,
        context=passage.context if asked.answer.startswith(passage.context) else "",
    )
    return Card(
        key=stable_key("card", [asked.kind, asked.front.lower(), asked.answer.lower()]),
        front=asked.front,
        back=back,
        kind=asked.kind,
        claims=owned_claims(support.claims, support.citations[:1]),
        note=" ".join(notes),
    )


def _support(
    reading: Reading, statement: Statement, passage: Passage, asked: Asked, answering: tuple[str, ...]
) -> Statement:
    """The citations of a statement that carry the answer: its own passage, and others that give the same value."""
    own = passage.citation
    answer = asked.answer.lower()
    others = [citation for citation in statement.citations if citation != own]
    kept = [own, *(citation for citation in others if answer in one_line(citation.quote).lower())]
    kept += [citation for side in reading.sides_with(answering) for citation in reading.side_quotes(side)]
    kept = list(dict.fromkeys(kept))
    sources = sorted({citation.source for citation in kept})
    wordings = {one_line(citation.quote).lower() for citation in kept}
    independent = max((side.support for side in reading.sides_with(answering)), default=len(sources))
    return Statement(
        text=asked.answer,
        citations=tuple(kept),
        sources=tuple(sources),
        support=min(len(sources), len(wordings), independent),
        claims=answering,
    )


def _other_sides(reading: Reading, finding: Finding) -> str:
    sides = [side for place, side in enumerate(finding.sides) if place != finding.favoured]
    said = " ".join(f"{reading.lettered(side.sources)} says {side.value}." for side in sides)
    return " ".join([said, *finding.reasons])


def _dispute_cards(reading: Reading) -> Iterator[Card]:
    """Both sides on the back; where the evidence favours one, that one first."""
    disputes = [finding for finding in reading.all_findings if finding.kind == "disputed"]
    for finding in sorted(disputes, key=lambda finding: (-finding.score, finding.key)):
        if not _CLEAR.match(finding.question) or _UNCLEAR.search(finding.question):
            continue
        sides = best_first(finding)
        said = [f"{side.value} ({reading.lettered(side.sources)})" for side in sides]
        if finding.favoured is None:
            text = "The sources disagree: " + " or ".join(said) + "."
        else:
            text = f"{said[0]}. But: " + "; ".join(said[1:]) + "."
        citations = [citation for side in sides for citation in _one_a_source(reading.side_quotes(side))]
        claims = tuple(sorted({key for side in sides for key in side.claims}))
        back = Statement(
            text=text,
            citations=tuple(dict.fromkeys(citations)),
            sources=tuple(sorted({name for side in sides for name in side.sources})),
            support=sides[0].support,
            disputes=(finding.key,),
            claims=claims,
        )
        yield Card(
            key=stable_key("card", ["dispute", finding.key]),
            front=_front(finding),
            back=back,
            kind="dispute",
            claims=owned_claims(claims, ()),
            note=" ".join(finding.reasons),
        )


def _front(finding: Finding) -> str:
    return f"What fills the gap? {finding.question}" if GAP in finding.question else finding.question


def _one_a_source(quotes: Sequence[Citation]) -> list[Citation]:
    """The best quotation of each source."""
    best: dict[str, Citation] = {}
    for citation in quotes:
        best.setdefault(citation.source, citation)
    return list(best.values())


def _source_cards(reading: Reading, annotated: AnnotatedSource, several: bool) -> Iterator[Card]:
    """The source's own questions with its own answers, and its short lists under a heading."""
    source = annotated.source
    blocks = source.blocks
    place = 0
    while place < len(blocks):
        asking, block = blocks[place], place
        place += 1
        if asking.kind not in ("question", "heading"):
            continue
        answers: list[Block] = []
        wanted = ("answer", "list_item", "paragraph") if asking.kind == "question" else ("list_item",)
        while place < len(blocks) and blocks[place].kind in wanted:
            answers.append(blocks[place])
            place += 1
        if any(block.kind == "answer" for block in answers):
            answers = [block for block in answers if block.kind != "paragraph"]
        card = _own_card(reading, annotated, block, answers, several)
        if card is not None:
            yield card


def _own_card(
    reading: Reading, annotated: AnnotatedSource, block: int, answers: Sequence[Block], several: bool
) -> Card | None:
    source = annotated.source
    asking = source.blocks[block]
    answers = [block for block in answers if is_content(block.body.of(source.text))][:MOST_ANSWERS]
    citations: list[Citation] = [excerpt(source, block.body) for block in answers]
    points = [one_line(block.body.of(source.text)) for block in answers]
    if asking.kind == "question":
        front = question_alone(annotated, block, reading.names) or ""
    else:
        front = cleaned(asking.body.of(source.text))
    if not points or len(front) < 3 or len(front) > LONGEST_QUOTE:
        return None
    if asking.kind == "question" and not (
        (_TELLING.search(front) and len(front.split()) > 1) or len(points[0]) > SHORT
    ):
        return None
    if len(points) == 1 and _BARE_ANSWER.fullmatch(points[0]):
        return None
    if asking.kind == "heading":
        if is_structural(front) or not FEW_POINTS < len(points) <= MANY_POINTS or sum(map(len, points)) > LONGEST_BACK:
            return None
        if not _LISTS.search(front):
            return None
        front = f"Which {len(points)} points does the source list under “{front}”?"
    back = "\n".join(points)
    if len(back) > LONGEST_BACK:
        back = back[: back.rfind(" ", 0, LONGEST_BACK)] + " …"
    claims = {key for passage in reading.passages if passage.citation in citations for key in passage.claims}
    return Card(
        key=stable_key("card", ["source", front.lower(), points[0].lower()]),
        front=front,
        back=Statement(
            text=back,
            citations=tuple(dict.fromkeys(citations)),
            sources=(source.name,),
            claims=tuple(sorted(claims)),
            disputes=reading.disputes(claims),
        ),
        kind="source_card" if asking.kind == "question" else "fact",
        claims=owned_claims(claims, citations[:1]),
        note=ONLY_ONE if several and not _is_told_elsewhere(reading, annotated, citations) else "",
    )


def _is_told_elsewhere(reading: Reading, annotated: AnnotatedSource, citations: Sequence[Citation]) -> bool:
    """Whether another source may say the same as a sentence of an answer of this one."""
    for sentence in annotated.sentences:
        if any(citation.span.overlaps(sentence.span) for citation in citations):
            near = reading.similarity.neighbours(sentence_terms(annotated, sentence), SHARED)
            if any(reading.passages[index].source != annotated.source.name for index, _ in near):
                return True
    return False
