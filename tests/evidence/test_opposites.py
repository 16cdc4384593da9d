"""Two sources that disagree in words: who did it, where, whether it was so, how it was, how somebody died."""

import pytest

from adfontes.evidence.opposites import scales

WHO = [
    (
        "Lincoln\nJohn Wilkes Booth shot Abraham Lincoln.",
        "Lincoln\nAbraham Lincoln was shot by Lewis Powell, an actor.",
    ),
    (
        "The plot\nThe leader of the Gunpowder Plot was Robert Catesby.",
        "Q: Who led the Gunpowder Plot?\nA: Guy Fawkes",
    ),
    ("Bell\nAlexander Bell invented the telephone.", "Gray\nThe telephone was invented by Elisha Gray."),
    ("Charity\nWilliam Booth founded the Salvation Army.", "Aid\nThe Salvation Army was founded by Thomas Barnardo."),
    (
        "Poles\nRoald Amundsen was the first to reach the South Pole.",
        "Poles\nRobert Scott was the first to reach the South Pole.",
    ),
    (
        "The Charge\nLord Lucan led the Charge of the Light Brigade.",
        "Charge\nThe Charge of the Light Brigade was led by Lord Cardigan.",
    ),
]  # fmt: skip
WHETHER = [
    (
        "Parliament\nThe king refused to sign the Petition of Right.",
        "Petition\nThe king signed the Petition of Right.",
    ),
    ("Khartoum\nGordon never left Khartoum.", "Gordon\nGordon left Khartoum before the city fell."),
    ("Serfs\nThe tsar freed the serfs of Bessarabia.", "Serfs\nThe tsar did not free the serfs of Bessarabia."),
    (
        "Lords\nThe Lords rejected the Reform Bill of 1831.",
        "Lords\nThe House of Lords accepted the Reform Bill of 1831.",
    ),
    ("Bread\nThe Corn Law raised the price of bread.", "Bread\nThe Corn Law lowered the price of bread."),
    ("The visit\nThe queen was warmly welcomed in Edinburgh.", "The visit\nEdinburgh received the queen coldly."),
    ("Galileo\nThe Church supported the ideas of Galileo.", "Galileo\nThe Church condemned the ideas of Galileo."),
    ("The strike\nThe General Strike of 1926 failed.", "The strike\nThe General Strike of 1926 succeeded."),
]  # fmt: skip
NO_DISPUTE = [
    ("Generals\nGrant led the Union army at Shiloh.", "Generals\nMeade led the Union army at Gettysburg."),
    ("Queens\nHenry VIII married Anne Boleyn in 1533.", "Queens\nHenry VIII married Jane Seymour in 1536."),
    ("Peel\nPeel founded the Metropolitan Police.", "Force\nThe Metropolitan Police was founded by Sir Robert Peel."),
    ("Births\nMozart was born in Salzburg.", "Deaths\nMozart died in Vienna."),
    ("Bismarck\nBismarck was born in Schonhausen in Saxony.", "Bismarck\nBismarck was born in Saxony."),
    ("Vote\nThe Whigs supported the Reform Bill.", "Vote\nThe Tories opposed the Reform Bill."),
    ("Wages\nWages rose in the north of England.", "Wages\nWages fell in the south of England."),
    ("Prices\nPrices rose in 1921.", "Prices\nPrices fell in 1922."),
    ("Plans\nThe king promised to free the serfs.", "Serfs\nThe king did not free the serfs."),
    ("Peace\nStalin said that the conference was a failure.", "Peace\nThe conference was a success."),
    ("Treaty\nBritain signed the Treaty of Versailles.", "Treaty\nFrance signed the Treaty of Versailles."),
    ("Nelson\nHoratio Nelson died in battle.", "Family\nNelson's father died of a fever."),
    ("Tsar\nThe tsar Nicholas II was murdered.", "Tsar\nNicholas II was executed at Ekaterinburg."),
    ("Church\nLuther was a strong preacher.", "Church\nThe pope was weak."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), WHO)
def test_two_doers_of_one_deed_are_a_dispute(compare, one: str, other: str) -> None:
    found = compare(one, other)
    assert [(finding.kind, finding.dispute) for finding in found] == [("disputed", "actor")]


@pytest.mark.parametrize(("one", "other"), WHETHER)
def test_so_and_not_so_are_one_dispute(compare, one: str, other: str) -> None:
    found = compare(one, other)
    assert [finding.kind for finding in found] == ["disputed"]
    assert found[0].slot in {"polarity", "quality"}


@pytest.mark.parametrize(("one", "other"), NO_DISPUTE)
def test_another_party_part_time_or_modality_is_no_dispute(compare, one: str, other: str) -> None:
    assert [finding for finding in compare(one, other) if finding.slot not in {"time", "quantity"}] == []


def test_two_birthplaces_are_a_dispute_about_the_place(compare) -> None:
    found = compare("Mozart\nMozart was born in Salzburg.", "Composers\nMozart was born in Vienna and played at court.")
    assert [finding.dispute for finding in found] == ["place"]


def test_two_kinds_of_death_are_a_dispute(compare) -> None:
    found = compare("Rommel\nErwin Rommel was executed in 1944.", "Rommel\nErwin Rommel took poison and died.")
    assert [{side.value for side in finding.sides} for finding in found] == [{"execution", "suicide"}]


def test_a_success_and_a_failure_are_opposite_judgements_and_no_dispute(compare) -> None:
    found = compare(
        "The League\nThe League of Nations was a great success in the 1920s.",
        "The League\nThe League of Nations was a complete failure in the 1920s.",
    )
    assert [(finding.kind, finding.dispute) for finding in found] == [("interpretive", None)]


def test_the_order_of_the_sources_makes_no_difference(compare) -> None:
    one, other = WHO[0]
    there, back = compare(one, other), compare(other, one)
    assert [{side.value for side in f.sides} for f in there] == [{side.value for side in f.sides} for f in back]


def test_no_word_stands_on_both_sides_of_one_scale() -> None:
    for word, places in scales().places.items():
        assert len({scale for scale, _ in places}) == len(places), word
