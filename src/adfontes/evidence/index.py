"""All claims of a course with what was found in them, kept so that a new source is compared with what it touches only.

A course that is built at once and one that grew source by source hold the same findings: the index is a function of
its sources. What one more source can change is small: its own links; the links of claims that have a term whose weight
has changed, or that stand in a drawer which has become overfull; and the findings of all these.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np

from adfontes.evidence.candidates import Drawers
from adfontes.evidence.components import Components
from adfontes.evidence.corroborate import finding_of
from adfontes.evidence.grouping import group_links
from adfontes.evidence.independence import Independence
from adfontes.evidence.links import Comparison, Link, by_strength
from adfontes.evidence.matching import Matching
from adfontes.evidence.postings import Postings, key_of
from adfontes.evidence.restated import Rarity
from adfontes.evidence.restating import Meetings, Restating, Statements
from adfontes.evidence.singles import single
from adfontes.evidence.weights import EXACT, Weights, terms_of_statements
from adfontes.values.evidence import Claim, Finding

_TYPED = frozenset({"time", "quantity"})


def corroborate(claims: Iterable[Claim]) -> tuple[Finding, ...]:
    """Compare all claims with one another; the order in which they come makes no difference."""
    sources: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        sources[claim.citation.source].append(claim)
    index = ClaimIndex()
    index.put(sources)
    return index.findings()


class ClaimIndex:
    """Claims and findings of a growing course.

    Args:
        exact: statements up to which all weights are exact, so that every source has all claims compared anew.
    """

    def __init__(self, exact: int = EXACT) -> None:
        self.claims: dict[int, Claim] = {}
        self._next = 0
        self._of_source: dict[str, list[int]] = {}
        self._weights = Weights(exact=exact)
        self._rarity = Rarity(exact=exact)
        self._by_term, self._by_unit = Postings(), Postings()
        self._statements = Statements(self.claims, self._rarity)
        self._comparison = Comparison(self.claims, self._weights)
        self._compared = Matching(self.claims, Drawers(self._weights), self._comparison)
        self._restating = Restating(self.claims, self._statements)
        self._restated = Matching(self.claims, Meetings(self._statements), self._restating)
        self._independence = Independence(self._quotes)
        self._components = Components()
        self._found: dict[int, list[Finding]] = {}
        """Findings by the component in which they stand."""

    def findings(self) -> tuple[Finding, ...]:
        """All findings, sorted by key."""
        return tuple(sorted((one for found in self._found.values() for one in found), key=lambda one: one.key))

    def put(self, sources: Mapping[str, Sequence[Claim]]) -> None:
        """Take in all claims of some sources, in place of those they had; none for a source that is gone.

        Args:
            sources: by the name that the citations of the claims give.
        """
        gone = [one for source in sorted(sources) for one in self._of_source.pop(source, ())]
        new: dict[int, Claim] = {}
        for source in sorted(sources):
            found = sorted(sources[source], key=lambda claim: claim.key)
            numbers = range(self._next, self._next + len(found))
            self._next += len(found)
            self._of_source[source] = list(numbers)
            new.update(zip(numbers, found, strict=True))
            self._independence.forget(source)
        weighed, stated = self._weigh(gone, new, sources)
        self._comparison.forget()
        self._statements.weigh_anew()
        altered = self._compared.update(gone, weighed) | self._restated.update(gone, stated)
        self._components.replace(gone, {source: self._of_source[source] for source in sources}, self.claims)
        self._regroup(altered)

    def _weigh(
        self, gone: Sequence[int], new: Mapping[int, Claim], sources: Iterable[str]
    ) -> tuple[list[int], list[int]]:
        """Count the terms and units; claims, and statements in words, that are new or weigh otherwise than before."""
        old = [self.claims[one] for one in gone]
        left, come = terms_of_statements(old), terms_of_statements(new.values())
        terms = sorted(set().union(*left, *come))
        before, total = [self._weights.seen(term) for term in terms], self._weights.total
        for sign, statements in ((-1, left), (1, come)):
            for found in statements:
                self._weights.add(found, sign)
        weighed = {term for term, seen in zip(terms, before, strict=True) if self._weights.seen(term) != seen}
        stated = self._exchange(gone, new, sources)
        if self._weights.total != total:
            return sorted(self.claims), stated
        anew = self._by_term.under(np.array([key_of(term) for term in sorted(weighed)], np.uint64))
        return sorted({*new, *anew} & self.claims.keys()), stated

    def _exchange(self, gone: Sequence[int], new: Mapping[int, Claim], sources: Iterable[str]) -> list[int]:
        """Put the new claims in the place of those that are gone; statements in words that weigh otherwise."""
        left = [self._statements.units(one) for one in gone if self.claims[one].slot == "polarity"]
        for one in gone:
            del self.claims[one]
        self.claims.update(new)
        self._statements.exchange(gone, {source: self._of_source[source] for source in sources})
        said = [one for one, claim in new.items() if claim.slot == "polarity"]
        come = [self._statements.units(one) for one in said]
        every = [*left, *come]
        before, total = [self._rarity.standing(one) for one in every], self._rarity.total
        for sign, statements in ((-1, left), (1, come)):
            for units in statements:
                self._rarity.add(units, sign)
        changed = {
            unit
            for units, was in zip(every, before, strict=True)
            for unit, standing in self._rarity.standing(units).items()
            if was[unit] != standing
        }
        filed = {one: [key_of(unit) for unit in self._rarity.standing(self._statements.units(one))] for one in said}
        self._by_term.change(gone, {one: _terms(claim) for one, claim in new.items()})
        self._by_unit.change(gone, filed)
        if self._rarity.total != total:
            return sorted(one for one, claim in self.claims.items() if claim.slot == "polarity")
        anew = self._by_unit.under(np.array([key_of(unit) for unit in sorted(changed)], np.uint64))
        return sorted({*said, *anew})

    def _quotes(self, source: str) -> Iterable[str]:
        return (self.claims[one].citation.quote for one in self._of_source[source])

    def _values(self, source: str) -> Iterable[Claim]:
        return (self.claims[one] for one in self._statements.values_of(source))

    def _regroup(self, altered: Collection[int]) -> None:
        """Find anew what stands in the components of claims whose links have changed."""
        removed, formed = self._components.reform(altered, self._linked)
        for name in removed:
            self._found.pop(name, None)
        for name, members in formed.items():
            found = self._find(members)
            if found:
                self._found[name] = found

    def _linked(self, one: int) -> Iterable[int]:
        """The claims that a claim is linked with."""
        return {*self._compared.kept.get(one, ()), *self._restated.kept.get(one, ())}

    def _find(self, members: Sequence[int]) -> list[Finding]:
        """The findings of one component."""
        ordered = sorted(members, key=lambda one: self.claims[one].key)
        place = {one: index for index, one in enumerate(ordered)}
        claims = [self.claims[one] for one in ordered]
        compared = [link for one in ordered for link in self._compared.kept.get(one, {}).values() if link.first == one]
        opposed = {
            self._ends(link)
            for link in compared
            if link.sense == "conflict" and self.claims[link.first].slot not in _TYPED
        }
        links = compared
        for one in ordered:
            for link in self._restated.kept.get(one, {}).values():
                if link.first == one:
                    same = [link, *self._restating.values_of(link)]
                    links = [*links, *(each for each in same if self._ends(each) not in opposed)]
        placed = sorted((_placed(link, place) for link in links), key=by_strength)
        found = [finding_of(claims, group, self._independence, self._values) for group in group_links(claims, placed)]
        return single(finding for finding in found if finding is not None)

    def _ends(self, link: Link) -> frozenset[tuple[str, int]]:
        """The two statements of a link: what they dispute in words they do not agree about."""
        ends = (self.claims[link.first].citation, self.claims[link.second].citation)
        return frozenset((citation.source, citation.start) for citation in ends)


def _placed(link: Link, place: Mapping[int, int]) -> Link:
    first, second = sorted((place[link.first], place[link.second]))
    return link._replace(first=first, second=second)


def _terms(claim: Claim) -> list[int]:
    about = claim.about
    return [key_of(term) for term in sorted({*about.terms, *about.heads, *about.nearby, *about.context})]
