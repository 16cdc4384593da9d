"""What two sources state in other words without a number or date, and which statement is the more exact."""

from __future__ import annotations

import pytest

from adfontes.evidence import findings_json, gather, resolve
from adfontes.evidence.restated import stem
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
