"""What becomes of a learner's cards when a course is built again."""

from adfontes.learners.lineage import KnownCard, follow_cards
from adfontes.values.practice import Descent
from made_cards import make_card


def known(key: str, *claims: str, kind: str = "date") -> KnownCard:
    return KnownCard(key=key, kind=kind, claims=claims)


def test_a_card_with_its_key_in_the_new_course_is_kept() -> None:
    assert follow_cards([known("a", "one")], [make_card("a", "two")]) == (Descent(old="a", new="a", fate="kept"),)


def test_a_reworded_card_is_found_by_the_claims_it_shares() -> None:
    new = [make_card("b", "one", "two"), make_card("c", "three")]
    assert follow_cards([known("a", "one", "two")], new) == (Descent(old="a", new="b", fate="kept"),)


def test_a_card_of_another_kind_does_not_inherit() -> None:
    new = [make_card("b", "one", kind="quantity")]
    assert follow_cards([known("a", "one")], new) == (Descent(old="a", new="", fate="gone"),)


def test_a_card_whose_claims_are_now_on_two_cards_is_split() -> None:
    new = [make_card("b", "one"), make_card("c", "two", "three")]
    steps = follow_cards([known("a", "one", "two", "three")], new)
    assert steps == (Descent(old="a", new="c", fate="split"), Descent(old="a", new="b", fate="split"))


def test_two_cards_that_come_to_one_are_merged() -> None:
    steps = follow_cards([known("a", "one"), known("b", "two")], [make_card("c", "one", "two")])
    assert {(step.old, step.new, step.fate) for step in steps} == {("a", "c", "merged"), ("b", "c", "merged")}


def test_a_card_that_nothing_shares_is_gone() -> None:
    assert follow_cards([known("a", "one")], [make_card("b", "two")]) == (Descent(old="a", new="", fate="gone"),)


def test_the_order_of_cards_changes_nothing() -> None:
    old = [known("a", "one", "two"), known("b", "two", "three"), known("c", "nine")]
    new = [make_card("d", "one"), make_card("e", "two", "three"), make_card("f", "four")]
    assert follow_cards(old, new) == follow_cards(old[::-1], new[::-1])
