"""What becomes of a learner's cards when a course is built again: matched by the claims that they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from adfontes.values.practice import Descent
from adfontes.values.study import Card


class KnownCard(msgspec.Struct, frozen=True, kw_only=True):
    """A card as the learner's records remember it."""

    key: str
    kind: str
    claims: tuple[str, ...]


def follow_cards(known: Sequence[KnownCard], cards: Sequence[Card]) -> tuple[Descent, ...]:
    """Match the cards that a learner knows to those of the course as it is now.

    A card with its key in the course is kept. Another goes to the new cards of its kind that share its claims: one is
    "kept" under a new key, several are a "split", and one that two old cards come to is "merged". Where nothing is
    shared it is "gone": its history stays, and a later build may bring it back.
    """
    present = {card.key for card in cards}
    owners: dict[tuple[str, str], list[str]] = defaultdict(list)
    for card in cards:
        for claim in card.claims:
            owners[card.kind, claim].append(card.key)
    remembered = {card.key for card in known}
    heirs: dict[str, list[str]] = {}
    for old in sorted(known, key=lambda card: card.key):
        shared: dict[str, int] = defaultdict(int)
        for claim in old.claims:
            for key in owners.get((old.kind, claim), ()):
                shared[key] += 1
        fresh = [key for key in shared if key not in remembered]
        chosen = [old.key] if old.key in present else (fresh or list(shared))
        heirs[old.key] = sorted(chosen, key=lambda key: (-shared[key], key))
    incoming: dict[str, int] = defaultdict(int)
    for chosen in heirs.values():
        for key in chosen:
            incoming[key] += 1
    return tuple(descent for old, chosen in heirs.items() for descent in _descents(old, chosen, incoming))


def _descents(old: str, chosen: Sequence[str], incoming: Mapping[str, int]) -> list[Descent]:
    if not chosen:
        return [Descent(old=old, new="", fate="gone")]
    if len(chosen) > 1:
        return [Descent(old=old, new=new, fate="split") for new in chosen]
    merged = incoming[chosen[0]] > 1 and chosen[0] != old
    return [Descent(old=old, new=chosen[0], fate="merged" if merged else "kept")]
