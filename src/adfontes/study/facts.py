"""Must-know facts: the statements that matter most for a test, each once, with all who say it."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from adfontes.study.passages import Passage
from adfontes.study.reading import Reading, quantities_agree, same_measure, stable_key, times_agree
from adfontes.values.quantities import Quantity
from adfontes.values.study import Fact, Statement

FEWEST_FACTS = 60
MOST_FACTS = 150
PASSAGES_PER_FACT = 8
"""A topic has 60 facts, a long chapter one for every eight sentences: more is no longer "must know"."""
REPEATING = 1.5
"""What a fact loses, in standard deviations of importance, where chosen ones hold all that it says (MMR: Carbonell and
Goldstein 1998; chosen with the weights of importance, 2026-11-22)."""
CROWDING = 0.5
"""What a fact loses as its section gets more than its share, so that every part of a long text has facts."""
CORROBORATED = 0.5
"""What each further source that says so is worth, up to three."""

SAME = 0.62
"""Two passages say the same where each holds this share of the other's weight."""
SAME_VALUE = 0.4
"""The same where a finding joins their values already."""
SAME_EXACT = 0.2
"""The same where they give an equal value that is exact enough to be no chance: a day, money, a number from 20."""
LEAST_REPEATED = 0.1
"""Less in common is no repetition."""
WITHIN = 0.8
LEAST_SHARED = 4
"""A short passage is said by a longer one of another source that holds this share of its weight, in so many terms."""
WHOLE = 0.2
"""What being a whole sentence is worth beside being held by the others, in choosing the words of a fact."""
NEW_TERMS = 0.3
"""A passage adds something where this share of its weight is not in the representative."""

_QUESTION_OR_CALL = re.compile(
    r"[?]$|[?] (?=[A-Z])|^(click|sign up|log in|download|share|see also|read more)\b", re.IGNORECASE
)
_HEDGE = re.compile(r"\b(perhaps|maybe|possibly|it is said|some (say|believe|historians))\b", re.IGNORECASE)


def compose_facts(reading: Reading) -> tuple[Fact, ...]:
    """The facts of a course, the most important first: any number of them from the top are the best so many."""
    scores = [_with_parts(reading, index) for index in range(len(reading.passages))]
    ranked = sorted(
        (index for index, passage in enumerate(reading.passages) if is_fact(passage)),
        key=lambda index: (-scores[index], reading.passages[index].order),
    )
    taken: set[int] = set()
    groups: list[list[int]] = []
    for index in ranked:
        if index not in taken:
            group = [index, *(other for other in _same_as(reading, index) if other not in taken)]
            taken.update(group, (part for member in group for part in _parts_of(reading, member)))
            groups.append(group)
    most = max(FEWEST_FACTS, min(MOST_FACTS, len(reading.passages) // PASSAGES_PER_FACT))
    return tuple(_fact(reading, group) for group in _choose(reading, groups, scores, most))


def _with_parts(reading: Reading, index: int) -> float:
    """The importance of a passage; one that quotes another wholly says more, and goes before it."""
    whole = reading.passages[index].citation.span
    parts = [part for part in _parts_of(reading, index) if whole.contains(reading.passages[part].citation.span)]
    return max([reading.importance[index], *(reading.importance[part] + 0.01 for part in parts)])


def _choose(reading: Reading, groups: Sequence[list[int]], importance: Sequence[float], most: int) -> list[list[int]]:
    """The best groups in order: important, said by many, unlike those before them, from every section."""
    scores = {group[0]: importance[group[0]] + _corroboration(reading, group) for group in groups}
    left = {group[0]: group for group in groups}
    repeated: dict[int, float] = dict.fromkeys(left, 0.0)
    sizes = Counter(place.section for place in reading.sections)
    picked: Counter[tuple[str, int]] = Counter()
    chosen: list[list[int]] = []

    def worth(index: int) -> float:
        section = reading.sections[index].section
        share = most * sizes[section] / len(reading.passages)
        return scores[index] - REPEATING * repeated[index] - CROWDING * math.log1p(picked[section] / max(1.0, share))

    while left and len(chosen) < most:
        best = max(left, key=lambda index: (round(worth(index), 6), -index))
        chosen.append(left.pop(best))
        picked[reading.sections[best].section] += 1
        terms = reading.passages[best].terms
        mass = reading.similarity.mass(terms)
        for other, held in reading.similarity.neighbours(terms, LEAST_REPEATED):
            if other in left:
                own = reading.similarity.mass(reading.passages[other].terms)
                repeated[other] = max(repeated[other], min(1.0, held * mass / own) if own > 0 else 0.0)
    return chosen


def is_fact(passage: Passage) -> bool:
    """Whether a passage can be taught: it says something, and it can be understood where it is shown."""
    if (
        not passage.plain
        or _QUESTION_OR_CALL.search(passage.words)
        or passage.words.endswith(":")
        or len(passage.terms) < 2
    ):
        return False
    if passage.complete:
        return len(passage.terms) >= 3
    has_verb = any(
        token.pos == "VERB"
        for token in passage.annotated.tokens[passage.sentence.tokens[0] : passage.sentence.tokens[1]]
    )
    opens = bool(passage.times) and passage.times[0].span.start == passage.citation.start
    return (
        (bool(passage.context) or opens)
        and len(passage.words.split()) >= 3
        and (has_verb or bool(passage.times or passage.quantities))
    )


def passage_score(reading: Reading, index: int) -> float:
    """How much a passage matters for a test: central, specific, self-contained (weights set by eye, 2026-11-22)."""
    passage = reading.passages[index]
    exact = any(mention.time is not None for mention in passage.times)
    counted = any(mention.quantity.dimension != "ordinal" for mention in passage.quantities)
    named = any(mention.kind in ("person", "state", "agreement", "event") for mention in passage.names)
    specific = 0.4 * exact + 0.4 * counted + 0.2 * named
    standing = 0.0 if passage.complete else -0.25
    hedged = -0.2 if _HEDGE.search(passage.words) else 0.0
    cut = -0.1 if "…" in passage.words else 0.0
    return reading.centrality[index] + 0.5 * specific + standing + hedged + cut


def _corroboration(reading: Reading, group: Sequence[int]) -> float:
    sources = {reading.passages[index].source for index in group}
    return CORROBORATED * min(len(sources) - 1, 3)


def _same_as(reading: Reading, index: int) -> list[int]:
    """Passages that say the same as this one, and contradict it in no typed value."""
    passage = reading.passages[index]
    found = []
    for other, held in reading.similarity.neighbours(passage.terms, SAME_EXACT):
        candidate = reading.passages[other]
        if other == index or overlap(passage, candidate) or not is_fact(candidate):
            continue
        if contradict(passage, candidate) or opposed(reading, passage, candidate):
            continue
        back = reading.similarity.containment(candidate.terms, passage.terms)
        other_source = candidate.source != passage.source
        shared = len(passage.terms & candidate.terms)
        alike = min(held, back) >= SAME or (max(held, back) >= WITHIN and shared >= LEAST_SHARED and other_source)
        joined = max(held, back) >= SAME_VALUE and _share_finding(reading, passage, candidate)
        exact = other_source and max(held, back) >= SAME_EXACT and share_exact_value(passage, candidate)
        if alike or joined or exact:
            found.append(other)
    return found


def _parts_of(reading: Reading, index: int) -> list[int]:
    """The passages beside this one whose words it quotes too."""
    beside = [other for other in (index - 1, index + 1) if 0 <= other < len(reading.passages)]
    return [other for other in beside if overlap(reading.passages[index], reading.passages[other])]


def overlap(one: Passage, other: Passage) -> bool:
    """Whether two passages quote some of the same words."""
    return one.source == other.source and one.citation.span.overlaps(other.citation.span)


def _share_finding(reading: Reading, one: Passage, other: Passage) -> bool:
    keys = set(other.claims)
    return any(
        keys.intersection(side.claims)
        for key in one.claims
        for finding in reading.findings.get(key, ())
        if finding.kind in ("corroborated", "refined")
        for side in finding.sides
    )


def opposed(reading: Reading, one: Passage, other: Passage) -> bool:
    """Whether the passages stand on different sides of a dispute."""
    theirs = set(other.claims)
    return any(
        theirs.intersection(side.claims)
        for finding in reading.disputed(one.claims)
        for side in finding.sides
        if not set(one.claims).intersection(side.claims)
    )


def share_exact_value(one: Passage, other: Passage) -> bool:
    """Whether two passages give an equal day, sum of money or larger number."""
    days = [{m.time.edtf for m in p.times if m.time and m.time.granularity == "day"} for p in (one, other)]
    if days[0] & days[1]:
        return True
    amounts = [{_exact(m.quantity) for m in p.quantities} - {None} for p in (one, other)]
    return bool(amounts[0] & amounts[1])


def _exact(quantity: Quantity) -> tuple[str, str, float] | None:
    if quantity.low is None or quantity.low != quantity.high or quantity.dimension == "ordinal":
        return None
    telling = quantity.dimension == "money" or quantity.low >= 20
    return (quantity.dimension, quantity.unit, quantity.low) if telling else None


def contradict(one: Passage, other: Passage) -> bool:
    """Whether two passages give values that cannot both be true of one thing.

    Values are compared only where both passages give just one of the kind: with several, nothing says which is which.
    """
    dates = [[m.time for m in passage.times if m.time is not None] for passage in (one, other)]
    if len(dates[0]) == len(dates[1]) == 1 and not times_agree(dates[0][0], dates[1][0]):
        return True
    for mention in one.quantities:
        rivals = [m.quantity for m in other.quantities if same_measure(m.quantity, mention.quantity)]
        if rivals and not any(quantities_agree(rival, mention.quantity) for rival in rivals):
            return True
    return False


def _fact(reading: Reading, group: Sequence[int]) -> Fact:
    """One fact: its representative is the passage that the others hold most of, so that nobody is made to say more."""
    members = [reading.passages[index] for index in group]

    def covered(passage: Passage) -> float:
        others = [other for other in members if other.source != passage.source] or members
        return sum(reading.similarity.containment(passage.terms, other.terms) for other in others) / len(others)

    best = max(
        members,
        key=lambda passage: (round(covered(passage) + WHOLE * passage.complete, 6), -len(passage.words), passage.order),
    )
    saying = [
        passage
        for passage in members
        if passage is best
        or reading.similarity.containment(best.terms, passage.terms) >= SAME
        or _says_value(passage, best)
    ]
    further = [
        passage
        for passage in members
        if passage is not best and (passage not in saying or adds(reading, passage, best))
    ]
    statement = merged(reading, best, saying)
    return Fact(
        key=stable_key("fact", statement.claims or [citation.quote for citation in statement.citations[:1]]),
        statement=statement,
        further=tuple(merged(reading, passage, [passage]) for passage in sorted(further, key=lambda p: p.order)),
    )


def _says_value(passage: Passage, best: Passage) -> bool:
    """Whether the passage gives every value that the representative does, and it gives one."""
    days = {m.time.edtf for m in best.times if m.time}
    amounts = {_exact(m.quantity) for m in best.quantities}
    told = {m.time.edtf for m in passage.times if m.time}, {_exact(m.quantity) for m in passage.quantities}
    exact = share_exact_value(best, passage)
    return exact and days <= told[0] and amounts <= told[1]


def adds(reading: Reading, passage: Passage, known: Passage) -> bool:
    """Whether a passage gives a value or enough other terms that ``known`` does not."""
    dates = {mention.time.edtf for mention in known.times if mention.time}
    amounts = [mention.quantity for mention in known.quantities]
    new_value = any(mention.time and mention.time.edtf not in dates for mention in passage.times) or any(
        not any(same_measure(mention.quantity, amount) and mention.quantity.low == amount.low for amount in amounts)
        for mention in passage.quantities
    )
    return new_value or reading.similarity.containment(passage.terms, known.terms) < 1 - NEW_TERMS


def merged(reading: Reading, best: Passage, saying: Sequence[Passage]) -> Statement:
    """The words of ``best``, cited from every passage that says so; copies count once as support."""
    ordered = [best, *sorted((passage for passage in saying if passage is not best), key=lambda p: p.order)]
    claims = tuple(sorted({key for passage in ordered for key in passage.claims}))
    sources = {passage.source for passage in ordered}
    wordings = {passage.words.lower() for passage in ordered}
    return Statement(
        text=best.text,
        citations=tuple(dict.fromkeys(passage.citation for passage in ordered)),
        sources=tuple(sorted(sources)),
        support=min(len(sources), len(wordings)),
        disputes=reading.disputes(best.claims),
        claims=claims,
        context=best.context,
    )
