"""What every section of a course starts from: the passages, how central each is, and the findings they take part in."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec

from adfontes.study.importance import passage_importance
from adfontes.study.passages import Passage, excerpt, one_line, read_passages
from adfontes.study.plain import read_plainly
from adfontes.study.pronouns import Referents, read_referents
from adfontes.study.sections import Place, places_of
from adfontes.study.similarity import Similarity
from adfontes.values import quantities as quantity_values
from adfontes.values import time as time_values
from adfontes.values.citations import Citation
from adfontes.values.evidence import Claim, Evidence, Finding, Side
from adfontes.values.names import Name
from adfontes.values.quantities import Quantity
from adfontes.values.sources import Source
from adfontes.values.spans import Span
from adfontes.values.time import TimeSpan

if TYPE_CHECKING:
    from adfontes.evidence.resolve import ResolvedSources


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A course as its composer reads it; made once, used by every section."""

    passages: tuple[Passage, ...]
    similarity: Similarity
    centrality: tuple[float, ...]
    """For each passage from 0 to 1, the most central of the course being 1."""
    importance: tuple[float, ...]
    """For each passage how much it matters beside the others (:mod:`adfontes.study.importance`)."""
    sections: tuple[Place, ...]
    """For each passage where it stands."""
    findings: dict[str, tuple[Finding, ...]]
    """Findings by the key of a claim that takes part."""
    all_findings: tuple[Finding, ...]
    claims: dict[str, Claim]
    holding: dict[str, tuple[int, ...]]
    """The passages whose quotation holds a claim, by its key."""
    by_source: dict[str, tuple[int, ...]]
    """The passages of each source, in order."""
    names: dict[str, Name]
    sources: dict[str, Source]
    letters: dict[str, str]
    referents: Referents
    """What the pronouns of the sources mean."""

    def disputes(self, claims: Iterable[str]) -> tuple[str, ...]:
        """Keys of the disputed findings that the claims take part in, sorted."""
        return tuple(sorted({finding.key for finding in self.disputed(claims)}))

    def disputed(self, claims: Iterable[str]) -> list[Finding]:
        """The disputed findings that the claims take part in."""
        found = [finding for key in claims for finding in self.findings.get(key, ())]
        keyed = {finding.key: finding for finding in found if finding.kind == "disputed"}
        return [keyed[key] for key in sorted(keyed)]

    def claims_at(self, passage: Passage, focus: Span) -> tuple[str, ...]:
        """The passage's claims whose value stands in ``focus``."""
        return tuple(key for key in passage.claims if self.claims[key].focus.span.overlaps(focus))

    def sides_with(self, claims: Iterable[str]) -> list[Side]:
        """The sides of corroborated and disputed findings that hold one of the claims: all who give the same value."""
        keys = set(claims)
        findings = {finding.key: finding for key in keys for finding in self.findings.get(key, ())}
        return [
            side
            for _, finding in sorted(findings.items())
            if finding.kind in ("corroborated", "disputed")
            for side in finding.sides
            if keys.intersection(side.claims)
        ]

    def side_quotes(self, side: Side) -> tuple[Citation, ...]:
        """The sentences of a side, each cut to the stretch around the words that carry the value."""
        quotes = []
        for mention, statement in zip(side.mentions, side.statements, strict=True):
            source = self.sources[statement.source]
            inside = statement.start <= mention.start and mention.end <= statement.end
            quotes.append(excerpt(source, statement.span, mention.span if inside else None))
        return tuple(dict.fromkeys(quotes))

    def lettered(self, names: Iterable[str]) -> str:
        """The letters of sources, as a support row has them: "A, B"."""
        return ", ".join(sorted((self.letters[name] for name in names), key=lambda letter: (len(letter), letter)))


def read_course(resolved: ResolvedSources, evidence: Evidence, title: str) -> Reading:
    """Read the resolved sources and their evidence for composing a course of this title."""
    places: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for claim in evidence.claims:
        places[claim.citation.source].append((claim.focus.span, claim.key))
    findings: dict[str, list[Finding]] = defaultdict(list)
    for finding in evidence.findings:
        for key in sorted({key for side in finding.sides for key in side.claims}):
            findings[key].append(finding)
    referents = read_referents(resolved, title)
    passages = list(read_plainly(read_passages(resolved.sources, places), referents))
    holding: dict[str, list[int]] = defaultdict(list)
    for index, passage in enumerate(passages):
        for key in passage.claims:
            holding[key].append(index)
    by_source: dict[str, list[int]] = defaultdict(list)
    for index, passage in enumerate(passages):
        by_source[passage.source].append(index)
    similarity = Similarity(passages)
    central = similarity.centrality()
    most = max(central, default=0.0) or 1.0
    central = [value / most for value in central]
    return Reading(
        passages=tuple(passages),
        similarity=similarity,
        centrality=tuple(central),
        importance=tuple(passage_importance(passages, similarity, central)),
        sections=tuple(places_of(passages)),
        findings={key: tuple(value) for key, value in findings.items()},
        all_findings=evidence.findings,
        holding={key: tuple(places) for key, places in holding.items()},
        by_source={name: tuple(inside) for name, inside in by_source.items()},
        claims={claim.key: claim for claim in evidence.claims},
        names={name.key: name for name in resolved.names},
        sources={annotated.source.name: annotated.source for annotated in resolved.sources},
        referents=referents,
        letters={annotated.source.name: letter(place) for place, annotated in enumerate(resolved.sources)},
    )


def letter(place: int) -> str:
    """The letter of the source at ``place`` (from 0): A ... Z, AA, AB ..."""
    found = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def stable_key(kind: str, parts: Sequence[str]) -> str:
    """A key that depends on nothing but ``parts``: the same quotations or claims give the same item again."""
    return f"{kind}-{hashlib.sha256(chr(31).join(parts).encode()).hexdigest()[:16]}"


def quotation_key(citation: Citation) -> str:
    """A key for words that no claim was made of; the same words keep it wherever they stand."""
    return stable_key("quote", [one_line(citation.quote).lower()])


def owned_claims(claims: Iterable[str], citations: Sequence[Citation]) -> tuple[str, ...]:
    """What a card owns, for matching it after a rebuild: its claims and its quotations."""
    return tuple(sorted({*claims, *(quotation_key(citation) for citation in citations)}))


def times_agree(one: TimeSpan, other: TimeSpan) -> bool:
    """Whether both may be true of one event (or nothing can be said)."""
    return time_values.relate(one, other) != "incompatible"


def quantities_agree(one: Quantity, other: Quantity) -> bool:
    """Whether both may be true of one attribute (or nothing can be said)."""
    return quantity_values.relate(one, other) != "incompatible"


def same_measure(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities measure in the same dimension and unit."""
    return one.dimension == other.dimension and one.unit == other.unit and one.per == other.per
