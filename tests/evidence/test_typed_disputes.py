"""What dates and numbers are said of, and which of them are set against one another."""

from __future__ import annotations

import pytest

from adfontes.evidence import claims_of, extract_claims, gather, resolve
from adfontes.evidence.crowds import Crowds
from adfontes.evidence.guards import REPORTED, apart
from adfontes.language import annotate
from adfontes.sources import read_bytes
from adfontes.values.evidence import Claim
from adfontes.values.quantities import Quantity
from adfontes.values.time import TimeSpan


def typed(text: str, name: str = "one.txt") -> list[Claim]:
    found = claims_of(annotate(read_bytes(text.encode(), name)))
    return [claim for claim in found if claim.slot in {"time", "quantity"}]


def disputed(*texts: str) -> list[set[str]]:
    sources = [annotate(read_bytes(text.encode(), f"{number}.txt")) for number, text in enumerate(texts, 1)]
    found = gather(resolve(sources)).findings
    return [{side.value for side in one.sides} for one in found if one.kind == "disputed"]


def test_a_number_of_years_that_a_card_asks_for_is_a_duration():
    (claim,) = typed("Q: For how many years did the siege of Norwick go on?\nA: Five")
    assert isinstance(claim.value, Quantity)
    assert (claim.value.dimension, claim.value.unit, claim.value.low) == ("duration", "year", 5.0)


def test_who_speaks_for_an_hour_speaks_and_stands_for_nobody():
    claims = typed("In the evening the chancellor spoke to the guilds for forty minutes.")
    assert "~speak" in claims[-1].about.events


def test_who_spared_the_houses_did_not_box():
    (claim,) = typed("Of the farms of Norland, 31 were spared because they paid.")
    assert "~acquit" in claim.about.events
    assert "~spar" not in claim.about.events


def test_what_a_relative_clause_goes_on_with_is_said_of_the_same_people():
    claims = typed("We owe much to the Veddans, who went from door to door in Norwick and gave $710.")
    assert any("veddans" in term or "veddan" in term for term in claims[-1].about.terms)


def test_a_date_of_when_dates_what_happened_then():
    claims = typed("When the clouds opened on 3 May 1871, a balloon crossed the harbour.")
    assert "balloon" in claims[0].about.terms


def test_what_only_explains_a_subject_is_no_other_party():
    claims = typed("The army, that pride of Austria, was reduced to 30,000 men.")
    assert not any(label.startswith("agent=") for label in claims[-1].about.scope)


def test_what_historians_reckon_is_a_number_like_any_other():
    ours = typed("The fire of Norwick killed 900 people.")[0]
    theirs = typed("Younger historians say that the fire of Norwick killed 400 people.", "two.txt")[0]
    assert theirs.reported_by
    assert apart(ours, theirs) != REPORTED


def test_what_a_minister_says_is_still_his_own_number():
    ours = typed("The fire of Norwick killed 900 people.")[0]
    theirs = typed("The minister later claimed that the fire of Norwick killed 400 people.", "two.txt")[0]
    assert apart(ours, theirs) == REPORTED


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The Veddans collected $170 for the starving of Norwick.",
            "The Veddans collected $710 for Norwick's starving.",
        ),
        ("The last guards left the fort of Norwick in 1830.", "The last guards had left the fort of Norwick by 1829."),
        ("Queen Ilsa visited Norwick in August 1849.", "Queen Ilsa came to Norwick in May 1849."),
    ],
)
def test_two_values_of_one_thing_are_disputed(one, other):
    assert len(disputed(one, other)) == 1


def test_other_values_of_the_same_shape_make_a_crowd():
    sources = [
        annotate(read_bytes(text.encode(), name))
        for name, text in (
            ("a.txt", "The toll brought £300. The tithe brought £350. The salt tax brought £90,000."),
            ("b.txt", "The toll brought £320. Harbour dues brought £410."),
        )
    ]
    claims = extract_claims(resolve(sources))
    by_words = {claim.focus.quote: claim for claim in claims if claim.slot == "quantity"}
    crowds = Crowds(claims)
    assert crowds.around(by_words["£300"], by_words["£320"]) == 2
    assert crowds.around(by_words["£90,000"], by_words["£320"]) == 3


def test_a_note_that_goes_on_with_because_is_not_before_christ():
    (claim,) = typed("The mill was sold in April 1838 bc the stream ran dry")
    assert isinstance(claim.value, TimeSpan)
    assert claim.value.edtf == "1838-04"
