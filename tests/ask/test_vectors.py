"""Sentence vectors: how texts are cut into pieces, how the graph is built and read, and that all works without them."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

np = pytest.importorskip("numpy", reason="spaCy brings it")

from adfontes.ask import answer, minilm, vectors  # noqa: E402
from adfontes.ask.matching import gather  # noqa: E402
from adfontes.ask.questions import analyse  # noqa: E402
from adfontes.ask.ranking import rank  # noqa: E402
from adfontes.ask.reading import read  # noqa: E402
from adfontes.ask.wordpiece import WordPieces  # noqa: E402
from adfontes.course import hold_course  # noqa: E402
from adfontes.errors import ModelError  # noqa: E402
from made_course import make_course  # noqa: E402

PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "canal", "##s", "open", "##ed", "cafe", "-", "中", "!"]


@pytest.fixture
def pieces(tmp_path: Path) -> WordPieces:
    (tmp_path / "vocab.txt").write_text("\n".join(PIECES) + "\n", encoding="utf-8")
    return WordPieces(tmp_path / "vocab.txt")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The canals opened!", ["[CLS]", "the", "canal", "##s", "open", "##ed", "!", "[SEP]"]),
        ("café-中中", ["[CLS]", "cafe", "-", "中", "中", "[SEP]"]),
        ("unheard of", ["[CLS]", "[UNK]", "[UNK]", "[SEP]"]),
        ("", ["[CLS]", "[SEP]"]),
    ],
)
def test_a_text_is_cut_into_the_longest_pieces(pieces: WordPieces, text: str, expected: list[str]) -> None:
    assert [PIECES[number] for number in pieces.numbers(text, 128)] == expected


@given(text=st.text(max_size=80), most=st.integers(3, 40))
def test_any_text_has_a_start_an_end_and_at_most_so_many_pieces(
    tmp_path_factory: pytest.TempPathFactory, text: str, most: int
) -> None:
    path = tmp_path_factory.mktemp("pieces") / "vocab.txt"
    path.write_text("\n".join(PIECES), encoding="utf-8")
    numbers = WordPieces(path).numbers(unicodedata.normalize("NFC", text), most)
    assert 2 <= len(numbers) <= most
    assert (PIECES[numbers[0]], PIECES[numbers[-1]]) == ("[CLS]", "[SEP]")


def write_weights(path: Path, width: int = 12, layers: int = 2) -> None:
    """A tiny model of the same make, its weights drawn from a fixed seed."""
    chance = np.random.default_rng(7)
    shapes = {
        "embeddings.word_embeddings.weight": (len(PIECES), width),
        "embeddings.position_embeddings.weight": (64, width),
        "embeddings.token_type_embeddings.weight": (2, width),
        "embeddings.LayerNorm.weight": (width,),
        "embeddings.LayerNorm.bias": (width,),
    }
    for layer in range(layers):
        name = f"encoder.layer.{layer}."
        dense = {f"attention.self.{part}": (width, width) for part in ("query", "key", "value")}
        dense |= {"attention.output.dense": (width, width)}
        dense |= {"intermediate.dense": (2 * width, width), "output.dense": (width, 2 * width)}
        for part, shape in dense.items():
            shapes |= {f"{name}{part}.weight": shape, f"{name}{part}.bias": shape[:1]}
        for part in ("attention.output.LayerNorm", "output.LayerNorm"):
            shapes |= {f"{name}{part}.{end}": (width,) for end in ("weight", "bias")}
    header: dict[str, object] = {"__metadata__": {"format": "pt"}}
    numbers = b""
    for name, shape in shapes.items():
        values = chance.normal(size=shape).astype("<f4").tobytes()
        header[name] = {
            "dtype": "F32",
            "shape": list(shape),
            "data_offsets": [len(numbers), len(numbers) + len(values)],
        }
        numbers += values
    told = json.dumps(header).encode()
    path.write_bytes(len(told).to_bytes(8, "little") + told + numbers)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> minilm.MiniLM:
    pytest.importorskip("onnxruntime", reason="vectors are an option; script/environment installs it")
    pytest.importorskip("onnx", reason="vectors are an option; script/environment installs it")
    from adfontes.ask.minilm_graph import build_graph

    folder = tmp_path_factory.mktemp("model")
    write_weights(folder / "model.safetensors")
    (folder / "vocab.txt").write_text("\n".join(PIECES), encoding="utf-8")
    build_graph(folder / "model.safetensors", folder / "model.onnx", heads=2)
    return minilm.MiniLM(folder)


def test_a_vector_has_length_one_and_does_not_depend_on_what_is_read_with_it(tiny: minilm.MiniLM) -> None:
    together = tiny.encode(["the canal", "the canals opened the canal", "café"])
    alone = np.concatenate([tiny.encode([text]) for text in ("the canal", "the canals opened the canal", "café")])
    assert np.linalg.norm(together, axis=1) == pytest.approx(1.0, abs=1e-4)
    assert together == pytest.approx(alone, abs=0.05)  # 8-bit steps follow the largest number of a batch


def test_vectors_are_kept_in_the_cache_and_a_broken_one_is_made_again(
    tiny: minilm.MiniLM, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADFONTES_CACHE", str(tmp_path))
    monkeypatch.setattr(minilm, "load_minilm", lambda: tiny)
    reading = read(hold_course(make_course()))
    told: list[tuple[int, int]] = []
    vectors.prepare(reading, lambda done, whole: told.append((done, whole)))
    assert told[-1] == (len(reading.passages), len(reading.passages))
    files = sorted(tmp_path.rglob("*.npy"))
    assert files
    stored = files[0].read_bytes()
    files[0].write_bytes(stored[:50])
    vectors.prepare(reading)
    assert files[0].read_bytes() == stored


def test_what_is_nearest_is_looked_at_too(tiny: minilm.MiniLM, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADFONTES_CACHE", str(tmp_path))
    monkeypatch.setattr(minilm, "load_minilm", lambda: tiny)
    reading = read(hold_course(make_course()))
    nearness = vectors.SentenceVectors(reading).near("the canal opened")
    asked = analyse("Gibberish unheard of?", [])
    ranked = rank(reading, asked, gather(reading, asked, nearness), nearness)
    assert nearness.best(1)[0] in [one.passage.number for one in ranked]
    assert all(one.nearness is not None and -1.01 <= one.nearness <= 1.01 for one in ranked)


def test_without_the_model_asking_compares_words_and_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADFONTES_CACHE", str(tmp_path))
    monkeypatch.setattr(minilm, "PACKAGE", "no_such_package_of_weights")
    assert not minilm.is_installed()
    minilm.load_minilm.cache_clear()
    with pytest.raises(ModelError, match="--no-deps"):
        minilm.load_minilm()
    found = answer(hold_course(make_course()), "How much did barges pay a mile?")
    assert found.answer == "Barges paid a toll of three pence a mile."
