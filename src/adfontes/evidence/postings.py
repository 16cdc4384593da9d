"""An inverted index: which claims are filed under a key, kept in two sorted columns (keys and owners).

A library of a million claims has tens of millions of entries; as columns they take twelve bytes each.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping

import numpy as np
import numpy.typing as npt

Keys = npt.NDArray[np.uint64]
Owners = npt.NDArray[np.int32]


def key_of(*words: str) -> int:
    """A key of 64 bits for some words; the same on every machine."""
    return int.from_bytes(hashlib.blake2b("\n".join(words).encode(), digest_size=8).digest(), "little")


def key_of_both(first: int, second: int) -> int:
    """A key for two keys in either order."""
    low, high = min(first, second), max(first, second)
    return (low * 0x9E3779B97F4A7C15 + high) & 0xFFFFFFFFFFFFFFFF


class Postings:
    """Keys with those that are filed under them."""

    def __init__(self) -> None:
        self._keys: Keys = np.empty(0, np.uint64)
        self._owners: Owners = np.empty(0, np.int32)

    def __len__(self) -> int:
        return len(self._keys)

    def change(self, gone: Collection[int], filed: Mapping[int, Collection[int]], most: int = 0) -> set[int]:
        """Take out everything filed by ``gone`` and by the owners in ``filed``, and file those anew.

        Returns:
            All that are filed under a key which now has more than ``most`` and had not before, or the other way round.
        """
        added = np.fromiter((key for keys in filed.values() for key in keys), np.uint64)
        owners = np.repeat(np.fromiter(filed, np.int32, len(filed)), [len(keys) for keys in filed.values()])
        out = self._filed_by([*gone, *filed])
        touched = np.unique(np.concatenate([self._keys[out], added]))
        before = self.sizes(touched) > most
        kept, keepers = (self._keys[~out], self._owners[~out]) if out.any() else (self._keys, self._owners)
        order = np.lexsort((owners, added))
        added, owners = added[order], owners[order]
        places = np.searchsorted(kept, added, side="right")
        self._keys, self._owners = np.insert(kept, places, added), np.insert(keepers, places, owners)
        return self.under(touched[before != (self.sizes(touched) > most)])

    def _filed_by(self, owners: Collection[int]) -> npt.NDArray[np.bool_]:
        """Which entries belong to some owners."""
        if not len(self._owners):
            return np.zeros(0, np.bool_)
        chosen = np.fromiter(owners, np.int64, len(owners))
        among = np.zeros(max(int(self._owners.max()), int(chosen.max(initial=0))) + 1, np.bool_)
        among[chosen] = True
        return among[self._owners]

    def sizes(self, keys: Keys) -> npt.NDArray[np.int64]:
        """How many are filed under each key."""
        return np.searchsorted(self._keys, keys, side="right") - np.searchsorted(self._keys, keys, side="left")

    def under(self, keys: Keys, most: int | None = None) -> set[int]:
        """All that are filed under any of some keys; a key with more than ``most`` is passed over."""
        low, high = np.searchsorted(self._keys, keys, side="left"), np.searchsorted(self._keys, keys, side="right")
        found: set[int] = set()
        for start, stop in zip(low.tolist(), high.tolist(), strict=True):
            if most is None or stop - start <= most:
                found.update(self._owners[start:stop].tolist())
        return found
