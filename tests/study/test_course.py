"""What is composed from three sources on the fall of a bridge."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest

from adfontes.study.reading import letter
from adfontes.values.citations import Citation
from adfontes.values.course import CourseContent
from adfontes.values.study import Fact, Statement
from adfontes.values.time import TimeSpan, relate

Build = Callable[[Mapping[str, str]], CourseContent]


def statements(course: CourseContent) -> list[Statement]:
    found = [fact.statement for fact in course.facts] + [more for fact in course.facts for more in fact.further]
    found += [entry.statement for entry in course.timeline] + [card.back for card in course.cards]
    found += [said for entry in course.names for said in entry.statements]
    return found + [question.statement for question in course.quiz]


def citations(course: CourseContent) -> list[Citation]:
    found = [citation for said in statements(course) for citation in said.citations]
    found += [citation for entry in course.names for citation in entry.mentions]
    return found + [citation for q in course.quiz for option in q.options for citation in option.citations]


def fact_with(course: CourseContent, words: str) -> Fact:
    return next(fact for fact in course.facts if words in fact.statement.text)


def test_every_citation_stands_in_its_source_and_is_short(course: CourseContent) -> None:
    texts = {entry.source.name: entry.source.text for entry in course.sources}
    assert citations(course)
    for citation in citations(course):
        citation.check(texts[citation.source])
        assert len(citation.quote) <= 300


def test_every_statement_cites_the_sources_that_it_names(course: CourseContent) -> None:
    for said in statements(course):
        assert said.citations
        assert {citation.source for citation in said.citations} == set(said.sources)
        assert 1 <= said.support <= len(said.sources)


def test_letters_follow_the_names_of_the_sources(course: CourseContent) -> None:
    assert [(entry.letter, entry.source.name) for entry in course.sources] == [
        ("A", "article.md"),
        ("B", "cards.txt"),
        ("C", "notes.txt"),
    ]
    assert [letter(place) for place in (0, 25, 26, 27, 51, 52, 701, 702)] == [
        "A", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA",
    ]  # fmt: skip


def test_the_title_is_what_the_sources_titles_share(course: CourseContent) -> None:
    assert course.title == "Tay Bridge"


def test_what_two_sources_say_in_other_words_is_one_fact_with_both(course: CourseContent) -> None:
    assert fact_with(course, "75 people").statement.sources == ("article.md", "notes.txt")
    assert len([fact for fact in course.facts if "75 people" in fact.statement.text]) == 1


def test_what_one_source_adds_is_a_further_term_of_that_source_alone(course: CourseContent) -> None:
    fact = fact_with(course, "knighted by Queen Victoria")
    assert [(more.sources, "June 1879" in more.text) for more in fact.further] == [(("article.md",), True)]


def test_values_that_exclude_one_another_are_never_one_fact(course: CourseContent) -> None:
    fallen = [fact for fact in course.facts if "28 December" in fact.statement.text]
    assert {fact.statement.sources for fact in fallen} == {("article.md",), ("notes.txt",)}


def test_bibliography_and_page_furniture_are_no_facts_and_no_events(course: CourseContent) -> None:
    words = " ".join(said.text for said in statements(course))
    assert "Iron and wind" not in words
    assert "Sign up" not in words
    assert "1994" not in " ".join(entry.label for entry in course.timeline)


def test_a_sentence_that_leans_on_the_one_before_is_quoted_with_it(course: CourseContent) -> None:
    leaning = [
        said for fact in course.facts for said in (fact.statement, *fact.further) if "It was opened" in said.text
    ]
    assert leaning
    assert all(said.text.startswith("The first Tay Bridge was a railway bridge") for said in leaning)


def test_an_answer_is_shown_with_its_question(course: CourseContent) -> None:
    said = fact_with(course, "3,264").statement
    assert (said.context, said.text) == (
        "How long was the first bridge?",
        "How long was the first bridge? It was 3,264 metres long",
    )
    assert said.citations[0].quote == "It was 3,264 metres long"


def test_the_timeline_is_sorted_and_merges_an_event_that_several_sources_date_alike(course: CourseContent) -> None:
    days = [entry.when.earliest or entry.when.latest or 0 for entry in course.timeline]
    assert days == sorted(days)
    opened = [entry for entry in course.timeline if entry.label == "1 June 1878"]
    assert [entry.statement.sources for entry in opened] == [("article.md", "cards.txt", "notes.txt")]


def test_each_side_of_a_disputed_date_has_an_entry_of_its_own(course: CourseContent) -> None:
    labels = [entry.label for entry in course.timeline]
    assert labels.count("28 December 1879") == 1
    assert labels.count("28 December 1880") == 1


def test_names_say_who_mentions_them_first_and_what_is_said_of_them(course: CourseContent) -> None:
    bouch = next(entry for entry in course.names if "Bouch" in entry.name.canonical)
    assert {citation.source for citation in bouch.mentions} == {"article.md", "notes.txt"}
    assert any("designed the bridge" in said.text for said in bouch.statements)


@pytest.mark.parametrize(
    ("front", "back"),
    [
        (
            "When did the bridge fall in a storm?",
            "The sources disagree: 28 December 1880 (C) or 28 December 1879 (A).",
        ),
        ("How many people were killed?", "about 75"),
        ("Who designed the bridge?", "Thomas Bouch"),
        ("Until when did the inquiry sit?", "April 1880"),
        ("How many carriages did the train have?", "6"),
        ("When was the second bridge finished?", "1887"),
        ("The first bridge cost _____.", "£300,000"),
        ("Who designed the second bridge?", "William Barlow. He had seen the ruins of the first one"),
    ],
)
def test_a_card_asks_a_plain_question(course: CourseContent, front: str, back: str) -> None:
    assert back in [card.back.text for card in course.cards if card.front == front]


def test_a_source_s_own_question_is_kept_as_its_own(course: CourseContent) -> None:
    own = [card.front for card in course.cards if card.kind == "source_card"]
    assert own == [
        "When was the first Tay Bridge opened?",
        "How long was the first bridge?",
        "Who designed the second bridge?",
    ]


def test_a_card_that_one_source_alone_supports_says_so(course: CourseContent) -> None:
    notes = {card.front: card.note for card in course.cards}
    assert notes["Who designed the bridge?"] == "Only one source says this."
    assert notes["How many people were killed?"] == ""


def test_a_source_s_own_card_claims_to_stand_alone_only_where_no_other_source_may_say_the_same(
    course: CourseContent,
) -> None:
    notes = {card.front: card.note for card in course.cards if card.kind == "source_card"}
    assert notes["How long was the first bridge?"] == "Only one source says this."
    assert notes["Who designed the second bridge?"] == ""
    assert notes["When was the first Tay Bridge opened?"] == ""


def test_no_front_gives_its_back_away(course: CourseContent) -> None:
    for card in course.cards:
        if card.kind in ("date", "quantity", "name"):
            assert card.back.text.lower() not in card.front.lower()
            years = re.findall(r"\d{4}", card.back.text)
            assert not any(year in card.front for year in years)


def test_a_quiz_question_has_one_right_option_and_at_least_two_others_all_cited(course: CourseContent) -> None:
    assert len(course.quiz) >= 4
    for question in course.quiz:
        assert [option.right for option in question.options].count(True) == 1
        assert len(question.options) >= 3
        assert len({option.text for option in question.options}) == len(question.options)
        assert all(option.citations for option in question.options)


def test_no_quiz_question_has_an_answer_that_the_sources_dispute(course: CourseContent) -> None:
    disputed = {"28 December 1879", "28 December 1880"}
    right = {option.text for question in course.quiz for option in question.options if option.right}
    assert right
    assert not right & disputed


def test_the_same_sources_in_any_order_give_an_equal_course(build: Build, course: CourseContent) -> None:
    from bridge import FILES

    assert build(dict(reversed(FILES.items()))) == course


def test_a_new_source_keeps_the_keys_of_what_it_says_nothing_about(build: Build, course: CourseContent) -> None:
    from bridge import FILES

    more = build({**FILES, "zoo.txt": "Zoo notes\n\nThe zoo of the town was opened on 3 May 1911 by Anna Lind.\n"})
    kept = {card.key for card in course.cards} & {card.key for card in more.cards}
    assert len(kept) >= 0.8 * len(course.cards)


def test_one_small_source_alone_gives_ten_cards_where_it_has_the_material(build: Build) -> None:
    from bridge import ARTICLE, NOTES

    alone = build({"article.md": ARTICLE + "\n" + NOTES})
    assert len(alone.cards) >= 10
    assert not any(card.note for card in alone.cards if not card.back.disputes)


def test_a_source_without_a_statement_gives_an_empty_course_and_no_error(build: Build) -> None:
    empty = build({"hello.txt": "Hello.\n"})
    assert (empty.facts, empty.timeline, empty.cards, empty.quiz) == ((), (), (), ())


def test_equal_dates_are_told_apart_from_overlapping_ones(course: CourseContent) -> None:
    whens: list[TimeSpan] = [entry.when for entry in course.timeline if entry.statement.sources == ("notes.txt",)]
    assert all(relate(one, other) != "equal" for one in whens for other in whens if one is not other)
