"""What a reader of the picture of causes can count on."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from adfontes.guide.chains import find_chains, find_layers
from adfontes.guide.graph import draw_tall_graph, draw_wide_graph
from adfontes.guide.places import InPage
from adfontes.guide.showing import Showing
from adfontes.values.study import CausalLink
from made_study import full_course

COURSE = full_course()


def link(number: int, cause: str, effect: str) -> CausalLink:
    """A link between two things called by their keys."""
    said = COURSE.facts[0].statement
    return CausalLink(
        key=f"cause-{number}", cause=msgspec.structs.replace(said, text=f"Thing {cause}"),
        effect=msgspec.structs.replace(said, text=f"Thing {effect}"), cause_node=cause, effect_node=effect,
        statement=said, part="cause",
    )  # fmt: skip


pairs = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), min_size=1, max_size=14)


def links_of(ways: list[tuple[str, str]]) -> tuple[CausalLink, ...]:
    return tuple(link(number, *way) for number, way in enumerate(ways))


@given(pairs)
def test_a_cause_stands_before_its_effect_even_where_the_sources_run_in_circles(ways: list[tuple[str, str]]) -> None:
    for chain in find_chains(links_of(ways)):
        place = {key: number for number, key in enumerate(chain)}
        layer = {key: number for number, keys in enumerate(find_layers(chain)) for key in keys}
        for key, node in chain.items():
            assert all(place[key] < place[after] and layer[key] < layer[after] for after in node.after)


@given(pairs)
def test_everything_that_is_named_is_drawn_once_and_no_two_boxes_touch(ways: list[tuple[str, str]]) -> None:
    showing = Showing(msgspec.structs.replace(COURSE, causes=links_of(ways)), InPage())
    for picture in (draw_wide_graph(showing), draw_tall_graph(showing)):
        if picture is None:
            continue
        assert sorted(" ".join(box.lines) for box in picture.boxes) == sorted(
            {f"Thing {one}" for way in ways for one in way}
        )
        for number, one in enumerate(picture.boxes):
            assert one.x >= 0 and one.x + one.width <= picture.width + 0.1
            assert one.y >= 0 and one.y + one.height <= picture.height + 0.1
            for other in picture.boxes[:number]:
                apart = one.x + one.width <= other.x or other.x + other.width <= one.x
                assert apart or one.y + one.height <= other.y or other.y + other.height <= one.y


def test_a_thing_says_what_it_led_to() -> None:
    picture = draw_wide_graph(Showing(COURSE, InPage()))
    assert picture
    names = [box.name for box in picture.boxes]
    assert any(name.startswith("The fire broke out") and "(trigger). Led to: It destroyed" in name for name in names)
    assert {box.href for box in picture.boxes} <= {f"#cause-{number}" for number in range(1, 6)}


def test_the_same_links_in_the_same_words_are_drawn_once() -> None:
    (chain,) = find_chains((link(1, "a", "b"), link(2, "a", "b"), link(3, "b", "a")))
    assert {key: node.after for key, node in chain.items()} == {"a": ["b"], "b": []}
