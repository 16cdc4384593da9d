"""What two sources state in other words without a number or date, and which statement is the more exact."""

from __future__ import annotations

import pytest

from adfontes.evidence import findings_json, gather, resolve
from adfontes.evidence.crowds import Crowds
from adfontes.evidence.restated import stem
from adfontes.evidence.values import label
from adfontes.language import annotate
from adfontes.sources import read_bytes
from adfontes.values.evidence import Evidence


def gathered(*texts: str) -> Evidence:
    named = enumerate(texts, start=1)
    return gather(resolve([annotate(read_bytes(text.encode(), f"source_{n}.txt")) for n, text in named]))


def restated(*texts: str) -> list[tuple[str, ...]]:
    """The words of each agreement of statements."""
    return [
        tuple(mention.quote for mention in finding.sides[0].mentions)
        for finding in gathered(*texts).findings
        if finding.slot == "polarity" and finding.kind == "corroborated"
    ]


ALIKE = [
    ("The millers poisoned the wells of Larkmoor.", "Millers put poison in the wells at Larkmoor."),
    ("The neutrality of Veldania was guaranteed by the powers.", "The powers guaranteed that Veldania was neutral."),
    ("Torvald outlawed opium and gambling.", "Opium and gambling were forbidden by Torvald."),
]


@pytest.mark.parametrize(("ours", "theirs"), ALIKE)
def test_the_same_statement_in_other_words_is_corroborated(ours: str, theirs: str):
    assert restated(ours, theirs)


APART = [
    ("The millers poisoned the wells of Larkmoor.", "The millers never poisoned the wells of Larkmoor."),
    ("Ottilie was crowned queen at Larkmoor.", "Brunhild was crowned queen at Larkmoor."),
    ("In 1702 the guild burned the mill.", "In 1755 the guild burned the mill."),
    ("The guild lowered the tax on salt.", "The guild raised the tax on salt."),
    ("The weavers loved feasts and music.", "The harbour froze in the winter."),
]


@pytest.mark.parametrize(("ours", "theirs"), APART)
def test_what_is_denied_or_said_of_others_is_no_agreement(ours: str, theirs: str):
    assert not restated(ours, theirs)


def test_a_short_answer_agrees_with_a_sentence():
    cards = "Q: Which guild burned the salt mill of Larkmoor?\nA: The weavers\n\nQ: Who was Torvald?\nA: A miller\n"
    assert restated(cards, "The weavers burned the salt mill of Larkmoor.")


def test_two_answers_to_one_question_are_no_agreement():
    ours = "Q: Which guild burned the salt mill of Larkmoor?\nA: The weavers\n\nQ: Who was Torvald?\nA: A miller\n"
    theirs = "Q: Which guild burned the salt mill of Larkmoor?\nA: The tanners\n\nQ: Who was Ottilie?\nA: A nun\n"
    assert not restated(ours, theirs)


def test_a_statement_with_a_date_more_refines_another():
    evidence = gathered("The weavers burned the salt mill.", "On 4 May 1702 the weavers burned the salt mill.")
    found = findings_json(evidence.claims, evidence.findings)["refinements"]
    assert [mention["source"] for mention in found[0]["mentions"]] == ["source_2.txt", "source_1.txt"]


def test_a_refinement_pairs_the_day_with_each_less_exact_date():
    evidence = gathered(
        "The Treaty of Larkmoor was signed in 1702.",
        "The Treaty of Larkmoor was signed in May 1702.",
        "The Treaty of Larkmoor was signed on 4 May 1702.",
    )
    found = findings_json(evidence.claims, evidence.findings)["refinements"]
    pairs = {tuple(mention["quote"] for mention in pair["mentions"]) for pair in found}
    assert {("4 May 1702", "May 1702"), ("4 May 1702", "1702")} <= pairs


def test_a_dated_heading_dates_what_stands_under_it():
    timeline = (
        "The War of Larkmoor\n\n  • May 4, 1702\n    Treaty of Larkmoor\n    The war was over.\n\n"
        "  • Jun 9, 1703\n    The queen fled to Veldania\n\n  • Jul 1, 1704\n    The harbour froze\n"
    )
    found = gathered(timeline, "The Treaty of Larkmoor was concluded on 4 May 1702.").findings
    assert any(
        finding.slot == "time" and finding.kind == "corroborated" and finding.sides[0].value == "4 May 1702"
        for finding in found
    )


@pytest.mark.parametrize(
    ("word", "other"), [("neutrality", "neutral"), ("poisoning", "poison"), ("Larks".lower(), "lark")]
)
def test_parts_of_speech_share_a_stem(word: str, other: str):
    assert stem(word) == stem(other)


def test_a_line_of_three_words_only_names_what_another_source_tells_of():
    listed = "Defence\n- The shield wall\n- The feigned flight"
    assert not restated(listed, "Larkmoor\nHis axemen stood behind the shield wall until dusk.")


def refined(*texts: str) -> set[tuple[str, ...]]:
    evidence = gathered(*texts)
    found = findings_json(evidence.claims, evidence.findings)["refinements"]
    return {tuple(mention["quote"] for mention in pair["mentions"]) for pair in found}


def test_a_day_with_its_weekday_refines_the_same_day():
    ours = "The Treaty of Larkmoor was signed on 4 May 1702."
    theirs = "The Treaty of Larkmoor was signed on Thursday 4 May 1702."
    assert ("Thursday 4 May 1702", "4 May 1702") in refined(ours, theirs)


def test_a_stated_day_refines_one_that_the_narrative_gives():
    ours = "The queen set out on 3 May 1702. The Treaty of Larkmoor was signed the next day."
    theirs = "The Treaty of Larkmoor was signed on 4 May 1702."
    assert ("4 May 1702", "the next day") in refined(ours, theirs)


def test_the_same_day_in_the_same_words_refines_nothing():
    assert not refined(
        "The Treaty of Larkmoor was signed on 4 May 1702.", "The Treaty of Larkmoor was concluded on 4 May 1702."
    )


ONLY_DAY = "The congress of Larkmoor first met on 4 May 1702, with Veldania, Ostmark and the guilds of the coast."
CROWDED = (
    ONLY_DAY + " The harbour froze on 2 May 1702. The mill burned on 7 May 1702. The millers rose on 9 May 1702."
    " The queen fled on 11 May 1702. The tax fell on 20 May 1702."
)


def test_a_month_is_refined_more_readily_by_the_only_day_that_a_source_gives_in_it():
    crowds = [Crowds(gathered(text, "It opened in May 1702.").claims) for text in (ONLY_DAY, CROWDED)]
    times = [claim for claim in gathered(ONLY_DAY, "It opened in May 1702.").claims if claim.slot == "time"]
    day, month = sorted(times, key=lambda claim: len(label(claim.value)), reverse=True)
    assert [crowd.within(day, month) for crowd in crowds] == [0, 5]


def test_a_denial_and_what_it_denies_refine_nothing():
    cards = "Q: Was the queen of Larkmoor crowned?\nA: No\n\nQ: Who was Torvald?\nA: A miller\n"
    assert not refined(cards, "In May 1702 the queen of Larkmoor was crowned at Veldania.")


ROUGHLY = [("about 452,000", False), ("about 465,000", True), ("some 500,000", True)]


@pytest.mark.parametrize(("rough", "fits"), ROUGHLY)
def test_a_rough_number_agrees_with_the_exact_one_that_it_rounds(rough: str, fits: bool):
    found = gathered(
        f"The census of Larkmoor counted {rough} weavers.", "The census of Larkmoor counted 465,429 weavers."
    )
    pooled = [f for f in found.findings if f.slot == "quantity" and len(f.sides) == 1 and len(f.sides[0].sources) == 2]
    assert bool(pooled) == fits
