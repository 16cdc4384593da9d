"""What single time expressions mean."""

import pytest
from edtf import parse_edtf

from adfontes.language import find_dates
from adfontes.values.time import day_number, label_time


def only(text):
    (mention,) = find_dates(text)
    return mention


TWENTY_STYLES = [
    "on 14 February 1950",
    "on 14th February 1950",
    "on the 14th of February, 1950",
    "on the 14th of february 1950",
    "on February 14, 1950",
    "on February 14th, 1950",
    "on February the 14th, 1950",
    "on Feb. 14, 1950",
    "on Feb 14 1950",
    "on 14 Feb. 1950",
    "on 14 FEBRUARY 1950",
    "on 14-Feb-1950",
    "on Tuesday 14 February 1950",
    "on Tuesday, February 14, 1950",
    "on Tues 14th Feb 1950",
    "on 14/2/1950",
    "on 14/02/1950",
    "on 14.2.1950",
    "on 14-02-1950",
    "on 1950-02-14",
    "on 1950/02/14",
    "on 2/14/1950",
    "on the 14th day of February 1950",
    "on February 14 of 1950",
    "on 14 February, 1950",
]


@pytest.mark.parametrize("words", TWENTY_STYLES)
def test_a_day_written_in_any_style_is_the_same_day(words):
    mention = only(f"They signed it {words} in the city.")
    assert mention.value == "1950-02-14"
    assert mention.time.edtf == "1950-02-14"
    assert mention.time.earliest == mention.time.latest == day_number(1950, 2, 14)


@pytest.mark.parametrize(
    ("words", "value", "edtf", "label"),
    [
        ("in February 1950", "1950-02", "1950-02", "February 1950"),
        ("in Feb. 1950", "1950-02", "1950-02", "February 1950"),
        ("in 1950", "1950", "1950", "1950"),
        ("in the 1950s", "195", "195X", "the 1950s"),
        ("in the 1950's", "195", "195X", "the 1950s"),
        ("in the '50s", "195", "195X", "the 1950s"),
        ("in the fifties", "195", "195X", "the 1950s"),
        ("in the nineteen-fifties", "195", "195X", "the 1950s"),
        ("in the 1700s", "17", "17XX", "the 18th century"),
        ("in the 19th century", "18", "18XX", "the 19th century"),
        ("in the nineteenth century", "18", "18XX", "the 19th century"),
        ("in the twenty-first century", "20", "20XX", "the 21st century"),
        ("in 480 BC", "BC0480", "-0479", "480 BC"),
        ("in 480 B.C.", "BC0480", "-0479", "480 BC"),
        ("in 480 BCE", "BC0480", "-0479", "480 BC"),
        ("in August 480 BC", "BC0480-08", "-0479-08", "August 480 BC"),
        ("on 15 March 44 BC", "BC0044-03-15", "-0043-03-15", "15 March 44 BC"),
        ("in 1 BC", "BC0001", "0000", "1 BC"),
        ("in AD 79", "0079", "0079", "AD 79"),
        ("in 410 CE", "0410", "0410", "410"),
        ("in 911", "0911", "0911", "911"),
        ("c. 480 BC", "BC0480", "-0479~", "about 480 BC"),
        ("circa 1350", "1350", "1350~", "about 1350"),
        ("in the 470s BC", "BC047", "-0478/-0469", "the 470s BC"),
        ("in the 5th century BC", "BC04", "-0499/-0400", "the 5th century BC"),
        ("in the summer of 1955", "1955-SU", "1955-22", "summer 1955"),
        ("in the fall of 1955", "1955-FA", "1955-23", "autumn 1955"),
        ("on Christmas Day 1914", "1914-12-25", "1914-12-25", "25 December 1914"),
        ("on Easter Monday 1916", "1916-04-24", "1916-04-24", "24 April 1916"),
        ("at 9.30 pm on 4 May 1926", None, None, None),
    ],
)
def test_times_of_every_size(words, value, edtf, label):
    mentions = find_dates(f"It happened {words}, as they say.")
    if value is None:
        assert mentions[0].value == "1926-05-04T21:30"
        return
    (mention,) = mentions
    assert (mention.value, mention.time.edtf, label_time(mention.time)) == (value, edtf, label)
    parse_edtf(mention.time.edtf)


@pytest.mark.parametrize(
    ("words", "mod", "label"),
    [
        ("early 1950", "START", "early 1950"),
        ("mid-1950", "MID", "mid-1950"),
        ("late 1950", "END", "late 1950"),
        ("the end of 1950", "END", "late 1950"),
        ("the beginning of March 1950", "START", "early March 1950"),
        ("mid-March 1950", "MID", "mid-March 1950"),
        ("the late 1950s", "END", "the late 1950s"),
        ("the early nineteenth century", "START", "the early 19th century"),
    ],
)
def test_parts_of_a_time_are_a_third_of_it(words, mod, label):
    mention = only(f"Prices rose in {words}.")
    assert mention.mod == mod
    assert label_time(mention.time) == label
    parse_edtf(mention.time.edtf)


@pytest.mark.parametrize(
    ("words", "first", "last", "whole"),
    [
        ("from 1945 to 1953", "1945", "1953", "1945/1953"),
        ("1945-1953", "1945", "1953", "1945/1953"),
        ("1949–62", "1949", "1962", "1949/1962"),
        ("1899-02", "1899", "1902", "1899/1902"),
        ("from March to June 1919", "1919-03", "1919-06", "1919-03/1919-06"),
        ("from November to March 1919", "1918-11", "1919-03", "1918-11/1919-03"),
        ("1 Oct 1949 to 14 Feb 1950", "1949-10-01", "1950-02-14", "1949-10-01/1950-02-14"),
        ("6-7 May 1945", "1945-05-06", "1945-05-07", "1945-05-06/1945-05-07"),
        ("April 6–9, 1941", "1941-04-06", "1941-04-09", "1941-04-06/1941-04-09"),
        ("between 1861 and 1865", "1861", "1865", "1861/1865"),
        ("499–493 BC", "BC0499", "BC0493", "-0498/-0492"),
    ],
)
def test_both_ends_of_a_range_know_the_whole(words, first, last, whole):
    mentions = find_dates(f"It went on {words}.")
    assert [mention.value for mention in mentions] == [first, last]
    assert {mention.whole.edtf for mention in mentions} == {whole}
    parse_edtf(whole)


@pytest.mark.parametrize(
    ("words", "mod", "edtf"),
    [
        ("by 1950", "ON_OR_BEFORE", "../1950"),
        ("in 1952 at the latest", "ON_OR_BEFORE", "../1952"),
        ("before May 1940", "BEFORE", "../1940-04-30"),
        ("after 1945", "AFTER", "1946-01-01/.."),
        ("since 1949", "ON_OR_AFTER", "1949/.."),
    ],
)
def test_deadlines_are_open_at_their_far_end(words, mod, edtf):
    mention = only(f"They had left {words}.")
    assert (mention.mod, mention.time.edtf) == (mod, edtf)


@pytest.mark.parametrize(
    ("words", "type", "value", "mod"),
    [
        ("for three months", "DURATION", "P3M", ""),
        ("for thirty years", "DURATION", "P30Y", ""),
        ("a ten-day visit", "DURATION", "P10D", ""),
        ("over nine hours", "DURATION", "PT9H", "MORE_THAN"),
        ("nearly a century", "DURATION", "P1CE", "LESS_THAN"),
        ("for a few weeks", "DURATION", "PXW", ""),
        ("two and a half hours", "DURATION", "PT2.5H", ""),
        ("aged 21", "DURATION", "P21Y", ""),
        ("every year", "SET", "P1Y", ""),
        ("120 trains a day", "SET", "P1D", ""),
        ("paid annually", "SET", "XXXX", ""),
    ],
)
def test_lengths_and_sets(words, type, value, mod):
    mention = only(f"It was {words}.")
    assert (mention.type, mention.value, mention.mod) == (type, value, mod)
    assert mention.time is None


@pytest.mark.parametrize(
    "text",
    [
        "They may march to the sea.",
        "1500 men and 2000 of them died.",
        "The Long March on the capital began.",
        "It cost $1950 and weighed 1200 lb.",
        "Prince Karl August von Hohenfeld spoke.",
        "She drank from a hot spring and would spring up.",
        "Second, he fell behind; the sun sat low.",
        "Chapter 1914 of the code, resolution 1483.",
        "The decade's 3.14 ratio, 10.0.0.1 and 1/2 cup.",
    ],
)
def test_what_is_no_time_is_left_alone(text):
    assert [mention for mention in find_dates(text) if mention.time is not None] == []


def test_old_style_days_are_named_and_converted():
    mention = only("The palace fell on 25 October 1917 (O.S.) at last.")
    assert mention.value == "1917-10-25"
    assert mention.time.calendar == "julian"
    assert mention.time.edtf == "1917-11-07"
    assert label_time(mention.time) == "25 October 1917 (Julian calendar)"


def test_a_day_in_a_double_year_is_old_style_and_of_the_later_year():
    mention = only("The king was tried on 20 January 1648/49.")
    assert mention.value == "1649-01-20"
    assert (mention.time.calendar, mention.time.edtf) == ("julian", "1649-01-30")


def test_an_uncertain_year_keeps_its_question_mark_out_of_questions():
    assert only("He was born in Ulm (1412?) and died poor.").time.uncertain
    assert not only("What happened in 1412?").time.uncertain
    assert only("He was probably born in 1412.").time.uncertain


def test_events_stand_as_anchors():
    mentions = find_dates("Trade grew after the armistice. By the end of the war it was over.")
    assert [mention.anchor for mention in mentions] == ["the armistice", "the war"]
    assert all(mention.time is None for mention in mentions)


def test_offsets_are_code_points_of_the_text():
    text = "🕰️ “Früh” – on 3 May 1791 — 🙂 and then 1792."
    assert [mention.span.of(text) for mention in find_dates(text)] == ["3 May 1791", "1792"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Painters of the XVth century came.", "14XX"),
        ("It was built in the XIX century.", "18XX"),
        ("They lived at the turn of the twentieth century.", "1900~"),
    ],
)
def test_centuries_are_read_in_roman_numerals_and_at_their_turn(text, edtf):
    assert only(text).time.edtf == edtf


def test_two_roman_centuries_are_two():
    found = find_dates("Towns of the XVI and XVII centuries were walled.")
    assert [mention.time.edtf for mention in found] == ["15XX", "16XX"]


@pytest.mark.parametrize(
    "text",
    [
        "The mortar threw a stone of 1200 lb.",
        "2000 of them were taken.",
        "It stood at 1320 per guilder.",
        "They had 1812 guns.",
        "A garrison of 1700 held the gate.",
        "The MIX century is no date.",
        "They lost 899 wounded and 1000 captured.",
    ],
)
def test_counts_are_not_taken_for_years(text):
    assert find_dates(text) == ()


def test_regnal_years_stand_as_anchors():
    found = find_dates(
        "In the tenth year of the reign of Queen Mathilda they fought; in the third year of his reign he fell."
    )
    assert [mention.anchor for mention in found] == [
        "the tenth year of the reign of queen mathilda",
        "the third year of his reign",
    ]
