"""What is shown away from its place can be read there: no loose pronouns, no furniture, no silly questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from adfontes.values.course import CourseContent

Build = Callable[[Mapping[str, str]], CourseContent]

ARTICLE = """# The Weavers' Strike of 1826

The Weavers' Strike was a stoppage of work in the mills of Calder. In addition, the strike closed nine mills in Calder
on 3 May 1826. Before 1826 no weaver of Calder had ever stopped work. Martha Lund spoke to the weavers at every mill of
the valley. She was arrested on 9 June 1826 and taken to Lancaster.

Josiah Crane lowered the wages of the weavers in March 1826. This decision angered every family in the valley. My own
great-grandfather marched with the crowd in May 1826.

## What happened, year by year

- 1790: first mill opened by Josiah Crane in Calder
- 1826: "Black Monday"
- 1827: Martha Lund released from Lancaster Castle
"""
DECK = """The Weavers' Strike (8 cards)

  • When did the Weavers' Strike begin?
    3 May 1826

  • Leader of the weavers
    Martha Lund

  • Where was she locked up?
    Lancaster Castle

  • And in 1827?
    Set free

  • Who owned the mills?
    Josiah Crane
"""


@pytest.fixture(scope="module")
def strike(build: Build) -> CourseContent:
    return build({"article.md": ARTICLE, "deck.txt": DECK})


def _facts(course: CourseContent) -> list[str]:
    return [said.text for fact in course.facts for said in (fact.statement, *fact.further)]


def test_a_fact_does_not_open_with_a_connective(strike: CourseContent) -> None:
    assert any(text.startswith("The strike closed nine mills") for text in _facts(strike))
    assert not any(text.lower().startswith("in addition") for text in _facts(strike))


def test_a_pronoun_is_told_in_brackets_or_with_the_sentence_before(strike: CourseContent) -> None:
    arrested = [text for text in _facts(strike) if "arrested" in text]
    assert arrested
    assert all("Lund" in text for text in arrested)


def test_a_statement_that_points_away_is_quoted_with_what_it_points_to(strike: CourseContent) -> None:
    angered = [text for text in _facts(strike) if "angered" in text]
    assert all("lowered the wages" in text for text in angered)


def test_a_writer_speaking_of_himself_states_no_fact(strike: CourseContent) -> None:
    assert not any("great-grandfather" in text for text in _facts(strike))


def test_a_line_of_a_chronology_stands_without_its_date_and_without_its_heading(strike: CourseContent) -> None:
    told = {(entry.label, entry.statement.text) for entry in strike.timeline}
    assert ("1827", "Martha Lund released from Lancaster Castle") in told
    assert ("1790", "First mill opened by Josiah Crane in Calder") in told
    assert not any("Black Monday" in text for _, text in told)


def test_a_date_before_which_nothing_happened_places_nothing(strike: CourseContent) -> None:
    assert not any("ever stopped work" in entry.statement.text for entry in strike.timeline)


def test_a_cards_date_is_told_as_a_statement(strike: CourseContent) -> None:
    assert any(entry.statement.text.startswith("The Weavers' Strike began") for entry in strike.timeline) or any(
        "deck.txt" in entry.statement.sources for entry in strike.timeline if entry.label == "3 May 1826"
    )


def test_a_front_is_asked_with_what_its_pronoun_means(strike: CourseContent) -> None:
    fronts = [card.front for card in strike.cards]
    assert "Where was she [Martha Lund] locked up?" in fronts


def test_a_front_that_goes_on_from_the_card_before_is_left_out(strike: CourseContent) -> None:
    assert not any(card.front.startswith("And ") for card in strike.cards)
    assert not any(question.question.startswith("And ") for question in strike.questions)


def test_a_term_and_its_definition_are_one_card(strike: CourseContent) -> None:
    backs = {card.front: card.back.text for card in strike.cards}
    assert backs["Leader of the weavers"] == "Martha Lund"


def test_a_headline_is_not_read_as_a_deed(build: Build) -> None:
    course = build(
        {
            "events.txt": "Chronology\n\n1865: Lincoln shot in Washington\n1881: Garfield shot in Washington\n"
            "1901: McKinley shot in Buffalo\n"
        }
    )
    assert not any(card.front.startswith("Who shot") for card in course.cards)


def test_two_dates_of_one_verb_ask_nothing(build: Build) -> None:
    course = build(
        {"a.txt": "The moth\n\nThe moth was found in Norland in May 1862 and in Suthmark in August of the same year.\n"}
    )
    assert not any(card.front.startswith("When was the moth found in Norland") for card in course.cards)


def test_no_wrong_date_of_a_quiz_lies_within_days_of_the_right_one(build: Build) -> None:
    page = (
        "# The lock at Calder\n\nThe lock was opened by Martha Lund on 3 May 1826. The bridge was burnt by "
        "Josiah Crane on 4 May 1826. The mill was sold by Ruben Pell on 9 June 1829. The school was founded by Ada "
        "Krone on 2 July 1831.\n"
    )
    asked = [question.options for question in build({"a.md": page}).quiz]
    right = [options for options in asked if any(one.right and one.text == "3 May 1826" for one in options)]
    dates = [{one.text for one in options} for options in right]
    assert dates
    assert not any("4 May 1826" in options for options in dates)
