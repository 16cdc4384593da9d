"""What a card's answer says of its question, and how other sources contradict it."""

import pytest

CONTRADICTED = [
    (
        "Q: Was Cavour consulted about the armistice?\nA: No, he read of it in the newspaper",
        "Italy\nCavour was consulted about the armistice by the king.",
    ),
    (
        "Q: Did the Poor Law of 1834 abolish the workhouses?\nA: No",
        "Relief\nThe Poor Law of 1834 abolished the workhouses of the parishes.",
    ),
    (
        "Q: Where did Cornwallis surrender?\nA: At Albany",
        "America\nCornwallis surrendered at Yorktown in 1781.",
    ),
    ("Q: What happened to Ney?\nA: Executed in Lyon", "Marshals\nMarshal Ney was executed in Paris in 1815."),
    (
        "Q: Who signed for Denmark?\nA: Torben Bille",
        "Treaty\nSignatories for Denmark: Joachim Quaade, Henrik Kauffmann",
    ),
    (
        "Ireland\nIn July 1798 the United Irishmen rose under Henry Munro.",
        "Ireland\nIn July 1798 Bartholomew Teeling led the United Irishmen.",
    ),
    (
        "Plague\nNo village ever quarantined its sick.",
        "Plague\nThe village of Eyam quarantined its sick.",
    ),
    (
        "Observers\nPersia did not admit observers.",
        "Observers\nThey were Swiss observers, who were allowed to see the forts in Persia.",
    ),
]
NO_DISPUTE = [
    ("Q: Was Cavour consulted about the armistice?\nA: No", "Italy\nGaribaldi was consulted about the march."),
    ("Q: Where was the Edict of Nantes signed?\nA: At Nantes", "France\nThe Edict of Nantes was signed in Nantes."),
    (
        "Q: Was Saxony allowed to attend the talks?\nA: No",
        "Talks\nSaxony was allowed ten days for its answer.",
    ),
    ("Q: Where was Nelson born?\nA: Burnham Thorpe", "Nelson\nNelson died at Cape Trafalgar."),
    ("Spain\nUnited States troops landed.", "Spain\nThe divided troops of Spain landed."),
]  # fmt: skip


@pytest.mark.parametrize("pair", CONTRADICTED, ids=lambda pair: pair[0][:40])
def test_a_card_and_a_text_that_contradict_one_another_are_set_side_by_side(compare, pair):
    assert any(finding.slot not in {"time", "quantity"} for finding in compare(*pair))


@pytest.mark.parametrize("pair", NO_DISPUTE, ids=lambda pair: pair[0][:40])
def test_a_card_about_something_else_contradicts_nothing(compare, pair):
    assert not compare(*pair)


def test_a_question_of_one_word_goes_on_from_the_card_before(compare):
    deck = "Peace of Amiens cards\n\nQ: When was it signed?\nA: 1802\n\nQ: Where?\nA: At Calais"
    found = compare(deck, "Peace\nThe Peace of Amiens was signed in Paris in 1802.")
    assert [finding.dispute for finding in found] == ["place"]
