"""Two quantities are compared as a careful reader would, and said in plain words."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adfontes.language import find_quantities
from adfontes.values.quantities import Quantity, label_quantity, relate
from adfontes.values.units import FACTORS, conversion

MIRROR = {"contains": "within", "within": "contains"}


def read(text: str) -> Quantity:
    """The first quantity of a text."""
    return find_quantities(text)[0].quantity


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        ("136 men", "136 men", "equal"),
        ("136 men", "239 men", "incompatible"),
        ("140 men", "136 men", "incompatible"),
        ("some 5,000 men", "5,043 men", "contains"),
        ("5,000 men", "5,043 men", "contains"),
        ("5,043 men", "5,000 men", "within"),
        ("some 5,000 men", "9,000 men", "incompatible"),
        ("between 10,000 and 12,000 men", "11,000 men", "contains"),
        ("between 10,000 and 12,000 men", "11,000 to 15,000 men", "overlaps"),
        ("over 20,000 men", "25,000 men", "contains"),
        ("at least 136 men", "130 men", "incompatible"),
        ("up to 15,000 men", "8,000 men", "contains"),
        ("dozens of men", "136 men", "contains"),
        ("2 weeks", "14 days", "equal"),
        ("27 miles", "43 km", "equal"),
        ("27 miles", "60 km", "incompatible"),
        ("£6.6 billion", "£6,600 million", "equal"),
        ("132 billion gold marks", "132 billion marks", "equal"),
        ("a third of the men", "33 per cent of the men", "contains"),
        ("a third of the men", "half of the men", "incompatible"),
        ("$5 million", "£5 million", "unknown"),
        ("£5 million a year", "£5 million", "unknown"),
        ("5 miles", "5 days", "unknown"),
    ],
)
def test_relations_follow_the_words(first: str, second: str, relation: str) -> None:
    a, b = read(first), read(second)
    assert relate(a, b) == relation
    assert relate(b, a) == MIRROR.get(relation, relation)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("$300 million", "$300 million"),
        ("about 2.5 million men", "about 2.5 million"),
        ("at least 136 men", "at least 136"),
        ("up to 15,000 men", "up to 15,000"),
        ("10-12,000 men", "10,000 to 12,000"),
        ("£1 4s 6d", "£1 4s 6d"),
        ("£2.50", "£2.50"),
        ("132 billion gold marks", "132 billion gold marks"),
        ("a third of the men", "a third"),
        ("two-fifths of the men", "two fifths"),
        ("14 per cent", "14 per cent"),
        ("155 km", "155 kilometres"),
        ("1 mile", "1 mile"),
        ("6 feet", "6 feet"),
        ("£5 million a year", "£5 million a year"),
        ("£5 each", "£5 each"),
        ("aged 14", "14 years old"),
        ("60 mph", "60 miles per hour"),
        ("two centuries", "2 centuries"),
        ("4,210,500,000,000 marks", "4.2105 trillion marks"),
        ("1,234,567 men", "1,234,567"),
    ],
)
def test_labels_are_plain_words(text: str, label: str) -> None:
    assert label_quantity(read(text)) == label


def quantities() -> st.SearchStrategy[Quantity]:
    """Any quantity of a convertible or plain unit."""
    units = [(dimension, unit) for dimension, sizes in FACTORS.items() for unit in sizes] + [("count", "")]
    number = st.one_of(st.none(), st.integers(0, 10**12).map(float), st.floats(0, 1e9))

    def build(ends: tuple[float | None, float | None], unit: tuple[Any, str], approximate: bool) -> Quantity:
        low, high = ends if None in ends else sorted(ends)  # type: ignore[type-var]  # no None among them
        return Quantity(low=low, high=high, dimension=unit[0], unit=unit[1], approximate=approximate)

    return st.builds(build, st.tuples(number, number), st.sampled_from(units), st.booleans())


@given(quantities(), quantities())
def test_a_relation_seen_from_the_other_side_is_its_mirror(a: Quantity, b: Quantity) -> None:
    there, back = relate(a, b), relate(b, a)
    assert back == MIRROR.get(there, there)


@given(quantities())
def test_every_quantity_equals_itself_and_has_a_label(quantity: Quantity) -> None:
    if quantity.low is not None or quantity.high is not None:
        assert relate(quantity, quantity) == "equal"
    assert label_quantity(quantity)


def test_units_of_one_dimension_convert_both_ways() -> None:
    for dimension, sizes in FACTORS.items():
        for unit in sizes:
            for other in sizes:
                there, back = conversion(dimension, unit, other), conversion(dimension, other, unit)
                assert there is not None
                assert back is not None
                assert there * back == pytest.approx(1)
    assert conversion("money", "GBP", "USD") is None
