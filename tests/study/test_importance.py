"""Who and what is named counts for how much a sentence matters."""

from __future__ import annotations

import math

import pytest
from msgspec.structs import replace

from adfontes.evidence import resolve
from adfontes.language import annotate
from adfontes.sources import read_bytes
from adfontes.study.importance import passage_features, passage_importance
from adfontes.study.passages import Passage, read_passages
from adfontes.study.similarity import Similarity

PAGE = """The weavers

Josiah Crane and Martha Lund met the weavers in Lancaster.

The weavers asked the owners of the mills for higher wages.

Martha Lund wrote a letter, and in the evening Martha Lund read it aloud.
"""


def _read(page: str) -> list[Passage]:
    return read_passages(resolve([annotate(read_bytes(page.encode(), "page.txt"))]).sources, {"page.txt": []})


@pytest.fixture(scope="module")
def passages() -> list[Passage]:
    return _read(PAGE)


def _named(passages: list[Passage], opening: str) -> float:
    features = passage_features(passages, Similarity(passages))
    (found,) = [one["named"] for one, place in zip(features, passages, strict=True) if place.words.startswith(opening)]
    return found


def test_each_name_counts_once_however_often_it_stands(passages: list[Passage]) -> None:
    assert _named(passages, "Josiah") == pytest.approx(math.log1p(3))
    assert _named(passages, "The weavers asked") == 0
    assert _named(passages, "Martha") == pytest.approx(math.log1p(1))


def test_a_sentence_matters_more_for_the_person_that_it_names(passages: list[Passage]) -> None:
    place = next(at for at, one in enumerate(passages) if one.words.startswith("Martha"))
    nobody = [*passages[:place], replace(passages[place], names=()), *passages[place + 1 :]]
    with_name, without = (passage_importance(one, Similarity(one), [0.0] * len(one)) for one in (passages, nobody))
    assert with_name[place] > without[place]
