"""Topic cards: one shape each, lines that the sources fill, promises against what was done."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from adfontes.study.shapes import shape_of
from adfontes.values.course import CourseContent
from adfontes.values.study import CardLine, TopicCard

Build = Callable[[Mapping[str, str]], CourseContent]

TREATY_PAGE = """# The Treaty of Arden 1911

The Treaty of Arden was a 1911 agreement between Norvia and Sweden. The treaty was signed on 4 May 1911 in Arden.

The treaty, valid for twenty years, promised military aid if either party was attacked by Russia.

In a second document, Sweden granted Norway a loan of $200 million, repayable until 1921 at an interest rate of 2 per
cent. Swedish troops would withdraw from Narvik.

Norway spent the loan on railways. In 1913 the Swedish troops left Narvik.
""".replace("Norvia", "Norway")
TREATY_NOTES = """The Treaty of Arden - notes

Terms of the treaty:
- Norway would receive a loan of $200 million from Sweden.
- The treaty set up a joint mining company in Lapland.
- A secret clause banned all foreign ships from Narvik.

Sweden refused to give help against Denmark.
"""
BATTLE_PAGE = """# The Battle of Marlow

Date: 3 June 1644
Place: Marlow Heath, near Reading
Outcome: Royalist victory
Strength: Royalists 6,000; Parliament 4,500
Losses: Royalists 300 killed; Parliament 1,200 killed

The Battle of Marlow was fought between the army of King Charles and the army of Parliament. The royal army was led by
Prince Rupert. It lasted six hours.
"""
BATTLE_CARDS = """Battle of Marlow flashcards

Q: When was the Battle of Marlow fought?
A: On 3 June 1644

Q: Who won?
A: The Royalists

Q: How long did the battle last?
A: Six hours
"""


@pytest.fixture(scope="module")
def treaty(build: Build) -> TopicCard:
    return main_card(build({"page.md": TREATY_PAGE, "notes.txt": TREATY_NOTES}))


@pytest.fixture(scope="module")
def battle(build: Build) -> TopicCard:
    return main_card(build({"page.md": BATTLE_PAGE, "cards.txt": BATTLE_CARDS}))


def main_card(course: CourseContent) -> TopicCard:
    assert course.topic_cards
    return course.topic_cards[0]


def line(card: TopicCard, label: str) -> CardLine:
    found = [line for line in card.lines if line.label == label]
    assert found, [line.label for line in card.lines]
    return found[0]


def said(card: TopicCard, label: str) -> str:
    return " | ".join(statement.text for statement in line(card, label).said)


def test_the_head_noun_of_a_name_tells_its_shape() -> None:
    assert shape_of("Treaty of the Great War") == ("agreement", "treaty")
    assert shape_of("War of the Two Treaties") == ("war", "war")
    assert shape_of("The Great Exhibition") is None


def test_a_treaty_has_its_parties_date_and_validity(treaty: TopicCard) -> None:
    assert treaty.shape == "agreement"
    assert "between Norway and Sweden" in said(treaty, "Parties")
    assert "4 May 1911" in said(treaty, "Signed")
    assert "valid for twenty years" in said(treaty, "Validity")


def test_terms_stand_on_lines_of_their_own(treaty: TopicCard) -> None:
    assert "attacked by Russia" in said(treaty, "Mutual defence")
    assert "joint mining company" in said(treaty, "Joint companies")
    assert "secret clause" in said(treaty, "Secret terms")
    assert "refused to give help" in said(treaty, "Refused or left out")


def test_an_amount_that_two_sources_give_is_one_statement_with_both(treaty: TopicCard) -> None:
    first = line(treaty, "Loan").said[0]
    assert set(first.sources) == {"page.md", "notes.txt"}


def test_the_repayment_is_reckoned_from_the_cited_values(treaty: TopicCard) -> None:
    assert "2 per cent of $200 million is $4 million" in line(treaty, "Loan").working


def test_a_promise_is_set_against_what_was_done(treaty: TopicCard) -> None:
    handover = line(treaty, "Handovers and withdrawals")
    assert "withdraw from Narvik" in handover.said[0].text
    assert any("left Narvik" in statement.text for statement in handover.kept)
    assert handover.outcome == "kept"
    assert line(treaty, "Secret terms").outcome == "not said"


def test_the_rows_of_a_fact_box_fill_the_lines_of_a_battle(battle: TopicCard) -> None:
    assert battle.shape == "battle"
    assert "Marlow Heath" in said(battle, "Where")
    assert "6,000" in said(battle, "Strengths")
    assert "1,200 killed" in said(battle, "Losses")
    assert "Royalist victory" in said(battle, "Outcome")
    assert "Prince Rupert" in said(battle, "Commanders and leaders")


def test_flashcards_fill_lines_with_their_question_as_context(battle: TopicCard) -> None:
    assert any("How long did the battle last? Six hours" in s.text for s in line(battle, "Duration").said)


def test_every_line_is_cited_briefly(treaty: TopicCard, battle: TopicCard) -> None:
    for card in (treaty, battle):
        for one in card.lines:
            for statement in (*one.said, *one.kept):
                assert statement.citations
                assert all(len(citation.quote) <= 300 for citation in statement.citations)


def test_a_course_on_no_event_has_no_card(build: Build) -> None:
    pages = {"one.md": "# Windmills\n\nA windmill grinds corn. Most windmills have four sails.\n"}
    assert build(pages).topic_cards == ()


def test_an_epidemic_is_told_by_its_words_where_its_name_does_not(build: Build) -> None:
    page = """# The Sweat

The Sweat was a disease. The epidemic began in London in 1485. Infected people had a high fever. About 1,500
people died.
"""
    notes = """The Sweat - notes

- The disease came back in 1508
- symptoms: fever and headache
- nobody knew the cause of the epidemic, and doctors bled the infected
"""
    card = main_card(build({"page.md": page, "notes.txt": notes}))
    assert card.shape == "epidemic"
    assert "1,500 people died" in said(card, "Toll")


def test_a_chapter_that_names_a_war_in_passing_makes_no_card_of_it(build: Build) -> None:
    towns = "\n\n".join(
        f"The town of Ely grew by {number} houses. Its market was held on the square, and mills stood by the river."
        for number in range(101, 185)
    )
    page = f"# Towns of the fens\n\n{towns}\n\nAfter the Boer War the army left. In the Boer War 40 men of Ely died.\n"
    assert build({"page.md": page}).topic_cards == ()
