"""What is found when sources of our own are compared: every kind of finding, every guard against a false one."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adfontes.evidence import findings_json, gather, resolve
from adfontes.language import annotate
from adfontes.sources import read_bytes
from adfontes.values.annotations import AnnotatedSource
from adfontes.values.evidence import Evidence, Finding

_READ: dict[str, AnnotatedSource] = {}


def read(name: str, text: str) -> AnnotatedSource:
    key = f"{name}\n{text}"
    if key not in _READ:
        _READ[key] = annotate(read_bytes(text.encode(), name))
    return _READ[key]


def gathered(*texts: str) -> Evidence:
    return gather(resolve([read(f"source_{number}.txt", text) for number, text in enumerate(texts, start=1)]))


def disputes(*texts: str) -> list[Finding]:
    return [finding for finding in gathered(*texts).findings if finding.kind == "disputed"]


def values(finding: Finding) -> set[str]:
    return {side.value for side in finding.sides}


def test_two_dates_of_one_signing_are_disputed():
    found = disputes(
        "The Treaty of Larkmoor was signed on 4 May 1702 in the old palace.",
        "The Treaty of Larkmoor was signed on 4 May 1703, after a long winter.",
    )
    assert [values(finding) for finding in found] == [{"4 May 1702", "4 May 1703"}]
    assert found[0].dispute == "date"


def test_the_same_date_in_other_words_is_corroborated():
    found = gathered(
        "The Treaty of Larkmoor was signed on 4 May 1702 in the old palace.",
        "On May 4th, 1702 the Treaty of Larkmoor was concluded.",
    ).findings
    agreeing = [finding for finding in found if finding.kind == "corroborated" and finding.slot == "time"]
    assert [finding.sides[0].support for finding in agreeing] == [2]


@pytest.mark.parametrize(("pointing", "agreed"), [("The two towns", 0), ("Two towns", 1)])
def test_a_small_number_that_only_points_back_is_no_count_to_agree_about(pointing: str, agreed: int):
    found = gathered(
        f"{pointing} were now allies in due form.",
        f"However, Larkmoor lived by the trade of others, and this was a weakness when {pointing.lower()} fell out.",
    ).findings
    assert len([finding for finding in found if finding.slot == "quantity"]) == agreed


def test_a_day_refines_a_year():
    found = gathered(
        "The Treaty of Larkmoor was signed in 1702.", "The Treaty of Larkmoor was signed on 4 May 1702."
    ).findings
    refined = [finding for finding in found if finding.kind == "refined"]
    assert [finding.sides[0].value for finding in refined] == ["4 May 1702"]


def test_two_counts_of_one_thing_are_disputed():
    found = disputes("The fortress had 40 bastions on its walls.", "Bastions of the fortress: 52")
    assert [values(finding) for finding in found] == [{"40", "52"}]


def test_a_card_question_is_the_subject_of_its_answer():
    found = disputes(
        "Q: How many ships sailed from Harnholm?\nA: 30\n\nQ: Who paid for them?\nA: The guild of weavers",
        "In all 45 ships sailed from Harnholm that spring.",
    )
    assert [values(finding) for finding in found] == [{"30", "45"}]


def test_two_sums_for_one_debt_are_disputed():
    found = disputes(
        "Under the Peace of Drevno the city paid an indemnity of 20 million crowns.",
        "Under the Peace of Drevno the city paid an indemnity of 35 million crowns.",
    )
    assert len(found) == 1


def test_opposite_statements_are_disputed():
    found = disputes(
        "The council of Drevno paid the indemnity to the duke.", "The council of Drevno never paid the indemnity."
    )
    assert {finding.dispute for finding in found} == {"polarity"}


@pytest.mark.parametrize(
    ("guard", "first", "second"),
    [
        (
            "steps of one process",
            "The Treaty of Larkmoor was signed on 4 May 1702.",
            "The Treaty of Larkmoor was ratified on 9 June 1702.",
        ),
        (
            "start against end",
            "The siege of Drevno began on 3 March 1644.",
            "The siege of Drevno ended on 9 July 1644.",
        ),
        (
            "planned against done",
            "The bridge was planned to be finished by 1850.",
            "The bridge was finished in 1861.",
        ),
        (
            "another unit",
            "The wall of Drevno was 12 metres high.",
            "The wall of Drevno was 39 feet high.",
        ),
        (
            "another thing measured",
            "The wall of Drevno was 12 metres high.",
            "The wall of Drevno was 3 metres thick.",
        ),
        (
            "another party",
            "Under the plan Norland received 300 million crowns in aid.",
            "Under the plan Sudland received 450 million crowns in aid.",
        ),
        (
            "first against second",
            "The first Treaty of Larkmoor was signed in 1702.",
            "The second Treaty of Larkmoor was signed in 1715.",
        ),
        (
            "a rate against a total",
            "The mint struck 500 coins a day.",
            "The mint struck 90,000 coins in all.",
        ),
        (
            "killed against wounded",
            "In the battle of Drevno 400 soldiers were killed.",
            "In the battle of Drevno 900 soldiers were wounded.",
        ),
        (
            "a date known less exactly",
            "The Treaty of Larkmoor was signed in May 1702.",
            "The Treaty of Larkmoor was signed on 4 May 1702.",
        ),
        (
            "a rounded number",
            "Some 5,000 sailors served in the fleet.",
            "5,043 sailors served in the fleet.",
        ),
        (
            "reported against asserted",
            "Bishop Aldhelm claimed that the Treaty of Larkmoor was signed in 1690.",
            "The Treaty of Larkmoor was signed in 1702.",
        ),
        (
            "how a guest was met against what a treaty was",
            "All in all the treaty was a bad failure for Orlov.",
            "Orlov was received warmly and was a guest when the treaty was celebrated.",
        ),
    ],
)
def test_what_only_looks_alike_is_not_disputed(guard: str, first: str, second: str):
    assert disputes(first, second) == [], guard


def test_two_modern_years_of_different_things_are_never_disputed():
    assert disputes("The republic was founded in 1919.", "The harbour was bombed in 1945.") == []


@pytest.mark.parametrize("word", ["However", "Whereas", "But", "On the contrary"])
def test_a_word_of_contrast_alone_is_no_dispute(word: str):
    texts = ("The mill at Drevno ground wheat.", f"{word}, the mill at Drevno also ground rye.")
    assert disputes(*texts) == []


def test_pages_that_copy_one_another_count_once():
    copied = (
        "The great mill of Drevno, which stood for centuries beside the slow river, was built in 1480 by the monks of "
        "the abbey, who ground the corn of nine villages there and kept every tenth sack for themselves in return."
    )
    own = "The great mill of Drevno was built in 1480."
    found = [f for f in gathered(copied, copied, own).findings if f.slot == "time" and f.kind == "corroborated"]
    assert [finding.sides[0].support for finding in found] == [2]
    assert len(found[0].sides[0].sources) == 3


def test_the_better_supported_side_is_named_with_its_reasons():
    found = disputes(
        "The Treaty of Larkmoor was signed on 4 May 1702 by both dukes.",
        "It was on 4 May 1702 that the Treaty of Larkmoor was signed.",
        "The Treaty of Larkmoor was signed on 4 May 1703.",
    )
    assert len(found) == 1
    best = found[0].favoured
    assert best is not None
    assert found[0].sides[best].value == "4 May 1702"
    assert found[0].reasons


def test_every_quotation_stands_at_its_place():
    texts = {
        "source_1.txt": "The Treaty of Larkmoor was signed on 4 May 1702. Forty ships had come.",
        "source_2.txt": "The Treaty of Larkmoor was signed on 4 May 1703. Sixty ships had come.",
    }
    evidence = gathered(*texts.values())
    assert evidence.claims
    for claim in evidence.claims:
        claim.citation.check(texts[claim.citation.source])
        claim.focus.check(texts[claim.focus.source])
        assert len(claim.citation.quote) <= 300


def test_the_json_form_points_at_the_words_that_carry_the_value():
    text = "The Treaty of Larkmoor was signed on 4 May 1702."
    evidence = gathered(text, "The Treaty of Larkmoor was signed on 4 May 1703.")
    form = findings_json(evidence.claims, evidence.findings)
    mentions = [m for side in form["disagreements"][0]["sides"] for m in side["mentions"]]
    first = next(m for m in mentions if m["source"] == "source_1.txt")
    assert text[first["start"] : first["end"]] == "4 May 1702"


TEXTS = (
    "The Treaty of Larkmoor was signed on 4 May 1702. Forty ships lay in the harbour.",
    "The Treaty of Larkmoor was signed on 4 May 1703. The harbour held 60 ships.",
    "In 1702 the Treaty of Larkmoor was concluded. It promised 20 million crowns.",
    "The treaty promised 25 million crowns. It was signed in May 1702.",
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(order=st.sampled_from(sorted(permutations(range(len(TEXTS))))))
def test_the_order_of_the_sources_makes_no_difference(order: tuple[int, ...]):
    sources = [read(f"source_{number}.txt", TEXTS[number]) for number in order]
    assert gather(resolve(sources)) == gather(resolve(sorted(sources, key=lambda one: one.source.name)))


def test_the_year_in_a_title_takes_no_side():
    (found,) = disputes(
        "# The Karlsund Treaty of 1911\n\nThe Karlsund Treaty was signed on 3 May 1911 by Norland and Sudmark.\n",
        "# Karlsund Treaty 1911\n\nNorland and Sudmark signed the Karlsund Treaty on 3 May 1912 after long talks.\n",
    )
    quoted = {mention.quote for side in found.sides for mention in side.mentions}
    assert "3 May 1911" in quoted
    assert "3 May 1912" in quoted
    assert "1911" not in quoted
