"""What is asked of two statements grows with the course."""

from __future__ import annotations

from msgspec.structs import replace

from adfontes.evidence.chance import by_chance, look_alikes
from adfontes.evidence.weights import Weights
from adfontes.values.citations import Citation
from adfontes.values.evidence import About, Claim
from adfontes.values.time import year_span

HERE = Citation("a.txt", "0" * 64, 0, 4, "1881")
ONE = Claim(
    key="1",
    slot="time",
    value=year_span(1881),
    about=About(terms=("fleet", "herring", "storm")),
    citation=HERE,
    focus=HERE,
)
OTHER = replace(ONE, key="2", value=year_span(1882))


def test_in_a_thin_folder_nothing_is_chance() -> None:
    assert not by_chance(replace(ONE, about=About()), OTHER, Weights(300, {}))


def test_common_words_of_a_large_library_are_chance() -> None:
    common = Weights(10_000, {"fleet": 900, "herring": 700, "storm": 800})
    assert look_alikes(ONE, OTHER, common) > 0
    assert by_chance(ONE, OTHER, common)


def test_rare_words_of_a_large_library_are_none() -> None:
    assert not by_chance(ONE, OTHER, Weights(10_000, {"fleet": 40, "herring": 5, "storm": 90}))


def test_more_is_asked_of_a_larger_course() -> None:
    share = {"fleet": 0.09, "herring": 0.12, "storm": 0.4}
    asked = [by_chance(ONE, OTHER, Weights(n, {t: int(n * s) for t, s in share.items()})) for n in (400, 1000, 10_000)]
    assert asked == sorted(asked)
    assert asked[-1]
