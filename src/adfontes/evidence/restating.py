"""Statements in words that say the same: which of them meet, and which pairs are kept.

What two statements have in common is weighed in ``restated``. Besides, what numbers and dates two such statements have
in common agrees as well, however little else would tell so.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np

from adfontes.evidence import restated
from adfontes.evidence.finer import within_reach
from adfontes.evidence.links import COMPATIBLE, NEAR_BEST, Link, Ranks, Sense
from adfontes.evidence.postings import Postings, key_of
from adfontes.evidence.restated import Rarity, Units, units
from adfontes.evidence.similarity import NOTHING_ALIKE
from adfontes.evidence.values import family, relate_claims
from adfontes.values.evidence import Claim, Value
from adfontes.values.quantities import Quantity
from adfontes.values.time import Relation

RAREST = 7
"""Units of a statement by which it is filed; it meets others under each two of them."""
DRAWER = 40
"""Statements that may share two units; more make a commonplace of them."""
MOST_UNITS = 100_000
"""Statements of which the units are kept at a time."""


class Statements:
    """The statements of a course taken apart, and the numbers and dates that stand within each."""

    def __init__(self, claims: Mapping[int, Claim], rarity: Rarity) -> None:
        self._claims = claims
        self.rarity = rarity
        self._units: dict[int, Units] = {}
        self._masses: dict[int, float] = {}
        self._values: dict[str, tuple[list[int], list[int]]] = {}
        """By source, where numbers and dates begin, and their claims."""
        self._said: Counter[str] = Counter()

    def exchange(self, gone: Iterable[int], sources: Mapping[str, Iterable[int]]) -> None:
        """Take out claims, and take in all claims of some sources."""
        for one in gone:
            self._units.pop(one, None)
        for source, claims in sources.items():
            kept = [(self._claims[one].focus.start, self._claims[one].key, one) for one in claims]
            typed = sorted(found for found in kept if self._claims[found[2]].slot in {"time", "quantity"})
            self._values[source] = ([start for start, _, _ in typed], [one for _, _, one in typed])
            self._said[source] = sum(self._claims[one].slot == "polarity" for one in claims)

    def units(self, one: int) -> Units:
        """What a statement is made of."""
        found = self._units.get(one)
        if found is None:
            if len(self._units) > MOST_UNITS:
                self._units.clear()
            found = self._units[one] = units(self._claims[one])
        return found

    def mass(self, one: int) -> float:
        """The weight of a whole statement."""
        if one not in self._masses:
            self._masses[one] = self.rarity.mass(self.units(one))
        return self._masses[one]

    def weigh_anew(self) -> None:
        """Forget the weights of statements: the course has changed."""
        self._masses.clear()

    def values_within(self, one: int) -> list[int]:
        """The claims with a number or date whose words stand within a statement."""
        focus = self._claims[one].focus
        starts, typed = self._values[focus.source]
        return typed[bisect_left(starts, focus.start) : bisect_left(starts, focus.end)]

    def values_of(self, source: str) -> list[int]:
        """All claims of a source with a number or date, in the order of its text."""
        return self._values[source][1]

    def length(self, a: Claim, b: Claim) -> float:
        """By how much two sources are longer than short ones, on a logarithmic scale."""
        said = math.sqrt(self._said[a.citation.source] * self._said[b.citation.source])
        return math.log(max(1.0, said / restated.SHORT))


class Meetings:
    """Statements that share two of their rarest units meet."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements
        self._postings = Postings()

    def refile(self, claims: Mapping[int, Claim], gone: Collection[int], changed: Collection[int]) -> set[int]:
        """See :class:`~adfontes.evidence.candidates.Filing`."""
        return {*changed, *self._postings.change(gone, {one: self._keys(one) for one in changed}, DRAWER)}

    def partners(self, claims: Mapping[int, Claim], one: int) -> set[int]:
        """See :class:`~adfontes.evidence.candidates.Filing`."""
        found = self._postings.under(np.array(self._keys(one), np.uint64), DRAWER)
        found.discard(one)
        return found

    def _keys(self, one: int) -> list[int]:
        rarity = self._statements.rarity
        rarest = sorted(self._statements.units(one).all, key=lambda unit: (-rarity.of(unit), unit))[:RAREST]
        return [key_of(*pair) for pair in combinations(sorted(rarest), 2)]


class Restating:
    """How statements are compared, for :class:`~adfontes.evidence.matching.Matching`."""

    def __init__(self, claims: Mapping[int, Claim], statements: Statements) -> None:
        self._claims, self._statements = claims, statements

    def compare(self, one: int, other: int) -> Link | None:
        """A possible link of two statements of different sources, scored by its probability."""
        a, b = self._claims[one], self._claims[other]
        if a.citation.source == b.citation.source or restated.told_apart(a, b):
            return None
        ours, theirs = self._statements.units(one), self._statements.units(other)
        common, rarity = restated.shared(ours, theirs), self._statements.rarity
        if len(common.names) + len(common.words) + bool(common.events) < restated.LEAST_SHARED:
            return None
        if any(end.answer and not end.answer & common.all for end in (ours, theirs)):
            return None  # both ask the same, and answer it differently
        within = [self._statements.values_within(end) for end in (one, other)]
        bonus = restated.values_tell(self._claims, *within)
        if bonus is None:
            return None
        dice = (
            2 * (rarity.mass(common) + bonus) / (self._statements.mass(one) + self._statements.mass(other) + 2 * bonus)
        )
        told_by_more = common.words - restated.TITLE_STEMS or common.events or bonus or dice >= restated.ONLY_NAMES
        if not told_by_more and (not rarity.are_linked(common) or restated.other_events(ours, theirs)):
            return None
        likely = restated.chance(common, rarity, dice, bonus, self._statements.length(a, b))
        doubtful = not bonus and (
            restated.other_events(ours, theirs) or restated.only_named(a) or restated.only_named(b)
        )
        least = restated.SURELY if doubtful else restated.LIKELY
        return Link(one, other, "same", likely, "equal", NOTHING_ALIKE) if likely >= least else None

    def keep(self, link: Link, ranks: Ranks) -> Link | None:
        """The link, where each is among the other's best partners in its source."""
        here, there = (self._claims[end].citation.source for end in (link.first, link.second))
        best = max(ranks[link.first, there][0][0], ranks[link.second, here][0][0])
        return link if link.score >= NEAR_BEST * best else None

    def values_of(self, link: Link) -> Iterator[Link]:
        """Links between what numbers and dates two statements that say the same have in common."""
        within = [self._statements.values_within(end) for end in (link.first, link.second)]
        for one, other, relation in common_values(self._claims, *within):
            sense: Sense = "same" if relation == "equal" else "finer"
            yield Link(one, other, sense, link.score, relation, NOTHING_ALIKE)


def common_values(
    claims: Mapping[int, Claim], ours: Sequence[int], theirs: Sequence[int]
) -> Iterator[tuple[int, int, Relation]]:
    """The one pair of compatible values of each kind; where several might be meant, none."""
    for kind in sorted({family(claims[i]) for i in ours} & {family(claims[i]) for i in theirs}):
        pairs = [(i, k) for i in ours for k in theirs if family(claims[i]) == family(claims[k]) == kind]
        related = [(i, k, relate_claims(claims[i], claims[k])) for i, k in pairs]
        fitting = [found for found in related if found[2] == "equal"]
        fitting = fitting or [
            f for f in related if f[2] in COMPATIBLE and _reach(claims[f[0]].value, claims[f[1]].value)
        ]
        if len(fitting) == 1:
            yield fitting[0]


def _reach(a: Value, b: Value) -> bool:
    return not isinstance(a, Quantity) or not isinstance(b, Quantity) or within_reach(a, b)
