"""Quantities are read from historical English: value, unit, what is counted, and what is none."""

from __future__ import annotations

import pytest

from adfontes.language import find_quantities
from adfontes.values.quantities import Quantity


def only(text: str) -> Quantity:
    """The one quantity of a text."""
    found = find_quantities(text)
    assert len(found) == 1, [mention.span.of(text) for mention in found]
    return found[0].quantity


def words_of(text: str) -> list[str]:
    """The words that carry the quantities of a text."""
    return [mention.span.of(text) for mention in find_quantities(text)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("10,000 men", 10_000),
        ("10 000 men", 10_000),
        ("1.250.000 men", 1_250_000),
        ("14.000 men", 14_000),
        ("one million men", 1e6),
        ("two and a half million men", 2.5e6),
        ("a million and a half men", 1.5e6),
        ("half a million men", 5e5),
        ("three quarters of a million men", 7.5e5),
        ("4½ million men", 4.5e6),
        ("three hundred and sixty-five men", 365),
        ("thirty-five thousand five hundred men", 35_500),
        ("fifteen hundred men", 1_500),
        ("two dozen men", 24),
        ("half a dozen men", 6),
        ("3.5 thousand million men", 3.5e9),
        ("6.6bn men", 6.6e9),
        ("5m men", 5e6),
        ("1500 men", 1500),
    ],
)
def test_a_number_is_read_in_every_way_it_is_written(words: str, value: float) -> None:
    quantity = only(f"They sent {words}.")
    assert (quantity.low, quantity.high, quantity.dimension, quantity.of) == (value, value, "count", "man")


@pytest.mark.parametrize(
    ("words", "low", "high", "approximate"),
    [
        ("some 3,000 horses", 3000, 3000, True),
        ("about 3,000 horses", 3000, 3000, True),
        ("nearly 3,000 horses", 3000, 3000, True),
        ("3,000 or so horses", 3000, 3000, True),
        ("thirty-odd horses", 30, 30, True),
        ("over 20,000 horses", 20_000, None, False),
        ("at least 136 horses", 136, None, False),
        ("no fewer than 200 horses", 200, None, False),
        ("20,000+ horses", 20_000, None, False),
        ("up to 15,000 horses", None, 15_000, False),
        ("fewer than 100 horses", None, 100, False),
        ("between 10,000 and 12,000 horses", 10_000, 12_000, False),
        ("between 75 and 200 million horses", 75e6, 200e6, False),
        ("10-12,000 horses", 10_000, 12_000, False),
        ("two to three million horses", 2e6, 3e6, False),
        ("two or three horses", 2, 3, False),
        ("40,000–50,000 horses", 40_000, 50_000, False),
        ("dozens of horses", 24, None, True),
        ("tens of thousands of horses", 20_000, None, True),
        ("several hundred horses", 200, 900, True),
        ("a couple of hundred horses", 200, 200, True),
    ],
)
def test_words_of_approximation_open_or_widen_the_value(
    words: str, low: float | None, high: float | None, approximate: bool
) -> None:
    quantity = only(f"They lost {words}.")
    assert (quantity.low, quantity.high, quantity.approximate, quantity.of) == (low, high, approximate, "horse")


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("£6,600 million", 6.6e9, "GBP"),
        ("£6m", 6e6, "GBP"),
        ("US$300 million", 3e8, "USD"),
        ("thirty billion dollars", 3e10, "USD"),
        ("132 billion gold marks", 1.32e11, "gold mark"),
        ("21 million silver dollars", 2.1e7, "silver dollar"),
        ("450 million taels", 4.5e8, "tael"),
        ("5,000 Venetian ducats", 5000, "Venetian ducat"),
        ("24bn RM", 2.4e10, "Reichsmark"),
        ("500m gold marks", 5e8, "gold mark"),
        ("£1 4s 6d", 1.225, "GBP"),
        ("£2/10/6", 2.525, "GBP"),
        ("1s 6d", 1.5, "shilling"),
        ("4 cents", 4, "US cent"),
    ],
)
def test_money_keeps_its_currency_and_scale(words: str, value: float, unit: str) -> None:
    quantity = only(f"They had to pay {words}.")
    assert (quantity.low, quantity.high, quantity.dimension, quantity.unit) == (value, value, "money", unit)


@pytest.mark.parametrize(
    ("words", "value", "dimension", "unit"),
    [
        ("14 per cent", 14, "share", "per cent"),
        ("3%", 3, "share", "per cent"),
        ("two-thirds", 2 / 3, "share", ""),
        ("one in five", 0.2, "share", ""),
        ("nine out of ten", 0.9, "share", ""),
        ("155 km", 155, "length", "kilometre"),
        ("5 ft 6 in", 5.5, "length", "foot"),
        ("half a mile", 0.5, "length", "mile"),
        ("121,000 km²", 121_000, "area", "square kilometre"),
        ("2,500 sq. miles", 2500, "area", "square mile"),
        ("600 tons", 600, "weight", "ton"),
        ("4 million hectares", 4e6, "area", "hectare"),
        ("1.2 billion litres", 1.2e9, "volume", "litre"),
        ("872 days", 872, "duration", "day"),
        ("two years and three months", 27, "duration", "month"),
        ("60 mph", 60, "speed", "mile per hour"),
        ("-40°C", -40, "temperature", "degree Celsius"),
        ("14 years old", 14, "age", "year"),
    ],
)
def test_measures_carry_their_dimension_and_unit(words: str, value: float, dimension: str, unit: str) -> None:
    quantity = only(f"It was {words}.")
    assert quantity.low == quantity.high == pytest.approx(value)
    assert (quantity.dimension, quantity.unit) == (dimension, unit)


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Over 20,000 Soviet advisers left.", "soviet adviser"),
        ("60,000 French and Belgian soldiers marched in.", "french belgian soldier"),
        ("Bunkers: 22", "bunker"),
        ("Total length: 155 km", "total length"),
        ("watchtowers | 302", "watchtower"),
        ("Number of towers: 302", "tower"),
        ("How many were killed?\nApprox 130", "killed"),
        ("Q: How many were killed? A: Approx 130", "killed"),
        ("136 died trying to get over it.", "died"),
        ("Some 3,000 were wounded or captured.", "wounded captured"),
        ("About 137 civilians were killed.", "civilian killed"),
        ("2.5 million taken prisoner", "captured"),
        ("The population had shrunk to around 50,000.", "population"),
        ("The death toll stood at 136.", "death toll"),
        ("An army of 7,000 crossed.", "army"),
        ("A 50,000-strong army crossed.", "army"),
        ("a loan of $300 million", "loan"),
        ("a $300 million loan", "loan"),
        ("The siege lasted nearly 900 days.", "siege"),
        ("after a 6 week siege", "siege"),
        ("1200 lb (544 kg) of iron", "iron"),
        ("one worker in four", "worker"),
        ("40 per cent. of the land", "land"),
    ],
)
def test_what_is_counted_is_attached_from_before_or_behind(text: str, of: str) -> None:
    found = find_quantities(text)
    assert found
    assert {mention.quantity.of for mention in found} == {of}


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("It cost £5 million a year.", "year"),
        ("They earned 9s. a week.", "week"),
        ("3,000 people a day fled.", "day"),
        ("It sold 50,000 copies at £5 each.", "each"),
        ("The pay was 5 shillings per head.", "person"),
        ("Each got 5 per cent per annum.", "year"),
        ("There were 34 deaths per 1,000.", "1000"),
    ],
)
def test_a_rate_is_told_from_a_total(text: str, per: str) -> None:
    assert find_quantities(text)[-1].quantity.per == per


@pytest.mark.parametrize(
    "text",
    [
        "In 1914 war broke out; by 1918 it was over.",
        "On 14 February 1950 and on February 15th, 1950",
        "Oct. 24, 1929 and 13–15 November",
        "the 1848 revolutions, the 1920s, the war of 1914-18",
        "Henry VIII and Louis XVI; the 38th parallel; 20th-century Europe",
        "See page 5, pp. 12-14, Article 231, Chapter 3, Figure 2.1, Nos. 4 and 5.",
        "the Fourteen Points, the Five-Year Plan, the Six-Day War, the Thirty Years' War, the Big Three",
        "T-34, B-29, MI5, COVID-19, WW2, Boeing 747, Apollo 11, 4x4, v2.0.1",
        "at 10:30, 5.30 a.m., 9 o'clock, 1400 hours",
        "They won 3-1; a ratio of 3 to 1; 9/11; 24/7.",
        "call +44 20 7946 0958",
        "three years later; ten years ago; two weeks before the battle",
        "one of them, one day, once, second to none",
        "1. The causes\n2. The course",
        "[12] [10 marks] (8 marks)",
        "1 2 3 4 5",
        "They came three times; it rose 5x.",
        "AD 476, 480 BC, in 911, A.D. 800",
        "http://example.org/1234 essay 461302",
    ],
)
def test_years_dates_names_labels_and_scores_are_no_quantities(text: str) -> None:
    assert words_of(text) == []


def test_a_rise_has_two_ends_and_is_no_range() -> None:
    assert words_of("The number rose from 5,000 to 12,000.") == ["5,000", "12,000"]
    assert words_of("Estimates run from 5,000 to 12,000 men.") == ["from 5,000 to 12,000"]


def test_over_a_stretch_of_time_is_in_the_course_of_it_unless_something_lasts() -> None:
    assert only("It was paid over 39 years.").high == 39
    assert only("It lasted over nine hours.").high is None


def test_words_of_approximation_unit_and_rate_belong_to_the_mention() -> None:
    assert words_of("It earned well over £5 million a year, and some 3,000 men.") == [
        "well over £5 million a year",
        "some 3,000",
    ]


def test_a_table_row_gives_each_cell() -> None:
    assert words_of("Strength | 45,000 | 60,000") == ["45,000", "60,000"]


def test_an_age_is_read_where_no_unit_stands() -> None:
    assert only("She was 16 when she married.").dimension == "age"
    assert only("The vote went to men over 21.").dimension == "age"


def test_pounds_weigh_or_are_money_as_the_words_show() -> None:
    assert only("a 600-pound ball").dimension == "weight"
    assert only("20 pounds of butter").dimension == "weight"
    assert only("a fine of 20 pounds").dimension == "money"


@pytest.mark.parametrize(
    ("words", "low", "high", "dimension", "unit"),
    [
        ("The siege went on for 20 more years.", 20, 20, "duration", "year"),
        ("They waited three more days before the tide turned.", 3, 3, "duration", "day"),
        ("The canal was dug over 43,1 km of marsh.", 43.1, None, "length", "kilometre"),
        ("Prices rose 12,5 % in a week.", 12.5, 12.5, "share", "per cent"),
        ("Crossings: 5.043", 5043, 5043, "count", ""),
        ("They counted 5.043 crossings.", 5043, 5043, "count", ""),
        ("Mean depth: 3.625 m", 3.625, 3.625, "length", "metre"),
        ("Forty million or even more fell ill.", 40e6, None, "count", ""),
        ("Some 40 million, or even more, fell ill.", 40e6, None, "count", ""),
        ("Five-eighths of the fields lay waste.", 5 / 8, 5 / 8, "share", ""),
        ("They held four-elevenths of the seats.", 4 / 11, 4 / 11, "share", ""),
        ("The march took 2 weeks and 3 days.", 17, 17, "duration", "day"),
        ("The regency lasted 12 years, 4 months.", 148, 148, "duration", "month"),
        ("The voyage lasted 3 months 10 days.", 101, 101, "duration", "day"),
        ("1000 orchards, and they burned them all.", 1000, 1000, "count", ""),
        ("The bridge held for an hour.", 1, 1, "duration", "hour"),
        ("For a century and a half the family ruled.", 1.5, 1.5, "duration", "century"),
        ("The duke ruled over nearly 30 million subjects.", 30e6, 30e6, "count", ""),
        ("The town had over 30 wells.", 30, None, "count", ""),
    ],
)
def test_numbers_are_read_as_chroniclers_write_them(
    words: str, low: float, high: float | None, dimension: str, unit: str
) -> None:
    quantity = only(words)
    assert (quantity.low, quantity.high, quantity.dimension, quantity.unit) == (low, high, dimension, unit)


def test_what_is_rounded_into_a_smaller_unit_is_approximate() -> None:
    assert only("The voyage lasted 3 months 10 days.").approximate
    assert not only("The voyage lasted 3 weeks 2 days.").approximate


@pytest.mark.parametrize(
    "words",
    [
        "The envoys demanded 90 million florins. Two years later the treasurer cut the debt to 60 million.",
        "They owed 90 million florins, later reduced to 60 million.",
    ],
)
def test_money_is_carried_on_without_its_currency(words: str) -> None:
    assert [mention.quantity.unit for mention in find_quantities(words)] == ["florin", "florin"]


def test_a_list_of_losses_is_read_to_its_end() -> None:
    found = find_quantities("4 killed, 20 wounded and 1 captured")
    assert [mention.quantity.of for mention in found] == ["killed", "wounded", "captured"]


def test_people_after_money_are_no_money() -> None:
    found = find_quantities("The town owed 90 million florins. It had 60 million people and lost 3 million.")
    assert [mention.quantity.dimension for mention in found] == ["money", "count", "count"]


@pytest.mark.parametrize(
    "words",
    [
        "Nearly 90 years after the flood, the mill was rebuilt.",
        "A year and a half later they left.",
        "It grew five-fold.",
    ],
)
def test_distances_in_time_and_multiples_are_no_quantities(words: str) -> None:
    assert words_of(words) == []
