"""How near the sentences of a course are to a question in meaning, where the sentence model is installed.

Vectors are worked out once for each text of sentences and kept in the user's own cache folder, never in the course
file; losing them costs time and nothing else.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final

from adfontes.ask.reading import Passage, Reading
from adfontes.cache import cache_folder

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

MOST_SEARCHED: Final = 100_000
"""Sentences; in a larger course only what the words of a question find is compared by meaning."""
MOST_BYTES: Final = 500_000_000
"""When the vectors in the cache take more, those used longest ago are removed; a sentence takes 768 bytes."""
_AT_ONCE: Final = 256
_QUESTIONS_KEPT: Final = 256
_READINGS_KEPT: Final = 4

Progress = Callable[[int, int], None]
"""Told how many of how many sentences have been read."""


class SentenceVectors:
    """The vectors of a course, in the order of its passages."""

    def __init__(self, reading: Reading, progress: Progress | None = None) -> None:
        self._reading: Final = reading
        self._searched: Final = len(reading.passages) <= MOST_SEARCHED
        self._numbers: Final = list(reading.passages) if self._searched else []
        self._places: Final = {number: place for place, number in enumerate(self._numbers)}
        self._matrix: Final = _matrix(reading, progress) if self._searched else None
        self.near: Final = lru_cache(maxsize=_QUESTIONS_KEPT)(self._near)
        """How near everything is to a text."""

    def _near(self, text: str) -> Nearness:
        from adfontes.ask.minilm import load_minilm  # noqa: PLC0415 (numpy and onnxruntime, 0.4 s)

        vector = load_minilm().encode([text])[0]
        if self._matrix is None:
            return Nearness(self._reading, vector)
        found = self._matrix @ vector
        return Nearness(self._reading, vector, dict(zip(self._numbers, found.tolist(), strict=True)))


class Nearness:
    """How near the passages are to one text: the cosine of their vectors, from -1 to 1."""

    def __init__(
        self, reading: Reading, vector: npt.NDArray[np.float32], known: dict[int, float] | None = None
    ) -> None:
        self._reading: Final = reading
        self._vector: Final = vector
        self._known: Final = known if known is not None else {}
        self._searched: Final = known is not None

    def best(self, count: int) -> list[int]:
        """The numbers of the nearest passages, the nearest first; none where the course is too large to search."""
        if not self._searched:
            return []
        import heapq  # noqa: PLC0415

        return heapq.nlargest(count, self._known, key=lambda number: (self._known[number], -number))

    def of(self, number: int) -> float:
        """The nearness of one passage."""
        if number not in self._known:
            from adfontes.ask.minilm import load_minilm  # noqa: PLC0415

            vector = load_minilm().encode([self._reading.passages[number].text])[0]
            self._known[number] = float(vector @ self._vector)
        return self._known[number]


def prepare(reading: Reading, progress: Progress | None = None) -> None:
    """Work out the vectors of a course, where they are not yet in the cache, and keep them there.

    Args:
        reading: the course.
        progress: told how far it is.

    Raises:
        ModelError: the sentence model is not installed, or is not the expected one.
    """
    SentenceVectors(reading, progress)


def are_ready(reading: Reading) -> bool:
    """Whether the sentence model is installed and the vectors of a course are in the cache, so that nobody waits."""
    from adfontes.ask.minilm import is_installed  # noqa: PLC0415

    if not is_installed() or len(reading.passages) > MOST_SEARCHED:
        return False
    return all(_path(texts).exists() for texts in _texts(reading))


@lru_cache(maxsize=_READINGS_KEPT)
def sentence_vectors(reading: Reading) -> SentenceVectors | None:
    """The vectors of a course; None where the sentence model is not installed."""
    from adfontes.ask.minilm import is_installed  # noqa: PLC0415

    return SentenceVectors(reading) if is_installed() else None


def nearness_to(reading: Reading, text: str) -> Nearness | None:
    """How near the passages of a course are to a text; None where the sentence model is not installed."""
    vectors = sentence_vectors(reading)
    return vectors.near(text) if vectors is not None else None


def _matrix(reading: Reading, progress: Progress | None) -> npt.NDArray[np.float32]:
    import numpy as np  # noqa: PLC0415

    parts = []
    done, whole = 0, len(reading.passages)
    for texts in _texts(reading):
        path = _path(texts)
        stored = _load(path, len(texts))
        if stored is None:
            stored = _encode(texts, lambda count, done=done: progress(done + count, whole) if progress else None)  # type: ignore[misc]
            _store(path, stored)
        parts.append(stored)
        done += len(texts)
    return np.concatenate(parts).astype(np.float32) if parts else np.zeros((0, 0), np.float32)


def _texts(reading: Reading) -> Iterator[list[str]]:
    """What the model reads of each source."""
    for _, group in groupby(reading.passages.values(), key=lambda passage: passage.entry.source.name):
        yield [said_of(passage) for passage in group]


def said_of(passage: Passage) -> str:
    """What of a passage the model reads."""
    return " ".join(passage.text.split())


def _encode(texts: Sequence[str], told: Callable[[int], None]) -> npt.NDArray[np.float16]:
    import numpy as np  # noqa: PLC0415

    from adfontes.ask.minilm import load_minilm  # noqa: PLC0415

    model = load_minilm()
    parts = []
    for start in range(0, len(texts), _AT_ONCE):
        parts.append(model.encode(texts[start : start + _AT_ONCE]).astype(np.float16))
        told(min(start + _AT_ONCE, len(texts)))
    return np.concatenate(parts)


def _path(texts: Iterable[str]) -> Path:
    from adfontes.ask.minilm import MODEL  # noqa: PLC0415

    key = hashlib.sha256("\0".join(texts).encode("utf-8", "surrogatepass")).hexdigest()
    return cache_folder().parent / "vectors" / MODEL / f"{key}.npy"


def _load(path: Path, count: int) -> npt.NDArray[np.float16] | None:
    import numpy as np  # noqa: PLC0415

    try:
        found: npt.NDArray[np.float16] = np.load(path, allow_pickle=False)
        os.utime(path)
    except (OSError, ValueError, EOFError):
        return None
    return found if found.ndim == 2 and len(found) == count and found.dtype == np.float16 else None


def _store(path: Path, vectors: npt.NDArray[np.float16]) -> None:
    """Keep vectors; a cache that cannot be written is done without."""
    import numpy as np  # noqa: PLC0415

    part = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
            part = Path(file.name)
            np.save(file, vectors)
        part.replace(path)
        _prune(path.parent)
    except OSError:
        return
    finally:
        if part is not None:
            part.unlink(missing_ok=True)


def _prune(folder: Path) -> None:
    """Remove what was used longest ago until the rest fits."""
    room = MOST_BYTES
    files = sorted(folder.glob("*.npy"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in files:
        room -= path.stat().st_size
        if room < 0:
            path.unlink(missing_ok=True)
