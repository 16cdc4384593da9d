"""Key terms, facts, timeline and questions of a small course of our own."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from adfontes.building import build_course
from adfontes.values.course import CourseContent
from adfontes.values.study import KeyTerm

CHAPTER = """# The Valley of Arden

## The coming of the mills

The valley of Arden grew flax long before it had a mill. Families spun at home under the putting-out system, a way of
working in which a merchant brought the flax and fetched the yarn. In 1794
Josiah Pell built the first mill on the river.
The mill drew hundreds of families from the hills. The putting-out system died within twenty years.

## The strike

The owners paid in truck, tokens that only the owners' shops would take. The weavers hated truck more
than the long hours.
The Reapers' League, known as the "Hay Men", had shown them how to stand together. The strike of 1831 lasted
nine weeks.
In the end the owners gave way, and Parliament passed the Truck Act in 1833. The Truck Act required that wages be
paid in coin. Nobody was hanged.

## After the strike

Weavers founded a friendly society. A friendly society was a club whose members paid in each week and were helped when
they fell ill. The valley became quiet after 1840, when the railway passed it by.
"""

QUIZ = """# Arden: review questions

Q: What was the putting-out system?
A: Spinning at home for a merchant who brought the flax.

Q: When was the Truck Act passed?
A: In 1833.

Q: What was the putting-out system?
A: Spinning at home for a merchant who brought the flax.
"""


@pytest.fixture(scope="module")
def arden(tmp_path_factory: pytest.TempPathFactory) -> CourseContent:
    folder = tmp_path_factory.mktemp("arden")
    (folder / "chapter.md").write_text(CHAPTER, "utf-8")
    (folder / "quiz.md").write_text(QUIZ, "utf-8")
    return build_course(sorted(folder.iterdir())).content


def named(course: CourseContent, words: str) -> KeyTerm:
    return next(term for term in course.terms if words in term.term.lower())


def test_a_term_that_is_explained_after_a_comma_has_that_for_a_definition(arden: CourseContent) -> None:
    assert "a way of" in named(arden, "putting-out system").definition.text


def test_a_term_that_is_said_to_be_something_has_that_for_a_definition(arden: CourseContent) -> None:
    definition = named(arden, "friendly society").definition
    assert definition.text.lower().startswith("friendly society: a club whose members paid in each week")
    assert definition.context.lower() == "friendly society"


def test_the_quotation_of_a_definition_is_the_words_after_the_term(arden: CourseContent) -> None:
    texts = {source.source.name: source.source.text for source in arden.sources}
    for term in arden.terms:
        for citation in term.definition.citations:
            assert texts[citation.source][citation.start : citation.end] == citation.quote
            assert len(citation.quote) <= 300


def test_persons_and_numbers_are_no_key_terms(arden: CourseContent) -> None:
    terms = {term.term for term in arden.terms}
    assert not {"Josiah Pell", "1833", "1831"} & terms


def test_no_term_is_listed_twice(arden: CourseContent) -> None:
    terms = [term.term.lower() for term in arden.terms]
    assert len(terms) == len(set(terms))


def test_every_section_of_a_chapter_has_facts(arden: CourseContent) -> None:
    text = next(source.source.text for source in arden.sources if source.source.name == "chapter.md")
    starts = [text.index("## The coming"), text.index("## The strike"), text.index("## After"), len(text)]
    places = [
        fact.statement.citations[0].start for fact in arden.facts if fact.statement.citations[0].source == "chapter.md"
    ]
    for start, end in pairwise(starts):
        assert any(start <= place < end for place in places)


def test_the_year_of_an_event_puts_it_on_the_timeline(arden: CourseContent) -> None:
    assert any(entry.label == "1831" and "nine weeks" in entry.statement.text for entry in arden.timeline)


def test_a_question_of_a_source_keeps_its_own_answer_and_says_where_it_is_asked(arden: CourseContent) -> None:
    question = next(q for q in arden.questions if q.question == "When was the Truck Act passed?")
    assert question.origin == "source"
    assert question.answers[0].text == "In 1833."
    assert question.asked_in[0].quote == "When was the Truck Act passed?"


def test_a_question_that_is_asked_twice_stands_once_with_both_places(arden: CourseContent) -> None:
    asked = [q for q in arden.questions if q.question == "What was the putting-out system?"]
    assert len(asked) == 1
    assert len(asked[0].asked_in) == 2
    assert len(asked[0].answers) == 1


def test_questions_are_made_of_what_the_sources_state(arden: CourseContent) -> None:
    made = [question for question in arden.questions if question.origin == "made"]
    assert made
    assert all(question.answers and question.answers[0].citations for question in made)


def test_a_definition_is_no_relative_clause_and_no_half_bracket(tmp_path: Path) -> None:
    words = (
        "# The war of the dams\n\nThe Dyke War was a revolt against the water lords led by Anna Holm (Frisian: Ane; "
        "also Anneke). The lords sent an ultimatum, which was ignored by the farmers. The ultimatum named a day. "
        "The Dyke War ended with the ultimatum of spring. The Dyke War cost many lives.\n"
    )
    (tmp_path / "dams.md").write_text(words, "utf-8")
    terms = build_course([tmp_path / "dams.md"]).content.terms
    told = {term.term.lower().removeprefix("the "): term.definition.text for term in terms}
    assert told["dyke war"].endswith("a revolt against the water lords led by Anna Holm")
    assert not told.get("ultimatum", "").startswith("ultimatum: which")


def test_a_long_model_answer_of_a_source_is_kept_whole_and_cited_by_sentence(tmp_path: Path) -> None:
    answer = (
        "The Truck Act changed the wages of the valley because every owner had to pay in coin at the end of the week. "
        "The shops of the owners lost their customers, who could now buy their bread wherever it was cheapest. "
        "However, the hours of work stayed as long as before, and the weavers learned that one law does not end a "
        "quarrel which had lasted for twenty years."
    )
    words = f"# Arden\n\nReview questions\n\nQ: How did the Truck Act change the valley?\nA: {answer}\n"
    (tmp_path / "review.md").write_text(words, "utf-8")
    asked = next(q for q in build_course([tmp_path / "review.md"]).content.questions if q.origin == "source")
    assert [said.text for said in asked.answers] == [answer]
    assert all(len(citation.quote) <= 300 for citation in asked.answers[0].citations)
    assert " ".join(citation.quote for citation in asked.answers[0].citations) == answer


def test_only_the_opening_of_an_answer_is_told_under_its_question(tmp_path: Path) -> None:
    words = (
        "# Arden cards\n\nQ: When did the strike of the weavers begin?\n"
        "A: The weavers struck in May 1831. The railway reached Arden in 1840.\n"
    )
    (tmp_path / "cards.md").write_text(words, "utf-8")
    told = [fact.statement.text for fact in build_course([tmp_path / "cards.md"]).content.facts]
    assert "When did the strike of the weavers begin? The weavers struck in May 1831." in told
    assert "The railway reached Arden in 1840." in told


def test_a_list_after_a_comma_defines_nothing(tmp_path: Path) -> None:
    words = (
        "# The fever of Arden\n\nThe fever was a sickness of the marshes that killed half of the valley. It began "
        "with blisters at the elbow, the knee or the throat. Doctors blamed foul vapours, the stars, or an excess of "
        "bile. The governor fled with his deputy, the Count of Holm.\n"
    )
    (tmp_path / "fever.md").write_text(words, "utf-8")
    told = {term.term.lower(): term.definition.text for term in build_course([tmp_path / "fever.md"]).content.terms}
    assert not {"elbow", "foul vapours", "deputy"} & told.keys()


def test_laws_that_are_called_something_are_its_definition(tmp_path: Path) -> None:
    words = (
        "# The dykes\n\nRules that made every farmer mend the dyke before his field were called the spade laws. "
        "The spade laws were hated. Farmers paid the dykegraves, officers who walked the dykes in spring and autumn. "
        "The dykegraves took their pay in grain.\n"
    )
    (tmp_path / "dykes.md").write_text(words, "utf-8")
    told = {term.term.lower(): term.definition.text for term in build_course([tmp_path / "dykes.md"]).content.terms}
    assert "Rules that made every farmer mend the dyke before his field" in told["spade laws"]
    assert told["dykegraves"].endswith("officers who walked the dykes in spring and autumn")


def test_what_a_source_asks_or_lists_as_a_term_is_defined_by_its_answer(tmp_path: Path) -> None:
    cards = (
        "Ely flashcards\n\nQ: What is a barn court?\nA: A court of farmers that met in a barn\n\n"
        "Q: What was the limit?\nA: Barns worth under ten pounds a year\n\nQ: When did the barn burn?\nA: In 1832\n"
    )
    glossary = (
        "Ely notes\n\nThe barns of Ely were full in 1831.\n\nKey terms\n"
        "Corn Rent - a rent that was paid in corn\nDyke Court - a court of farmers for the care of the dykes\n"
    )
    (tmp_path / "cards.txt").write_text(cards, "utf-8")
    (tmp_path / "notes.txt").write_text(glossary, "utf-8")
    told = {term.term.lower(): term.definition.text for term in build_course(sorted(tmp_path.iterdir())).content.terms}
    assert told["barn court"].endswith(": A court of farmers that met in a barn")
    assert told["corn rent"].endswith(": a rent that was paid in corn")
    assert told["dyke court"].endswith(": a court of farmers for the care of the dykes")
    assert "limit" not in told


def test_a_short_course_lists_no_persons_places_or_words_that_are_only_mentioned(tmp_path: Path) -> None:
    words = (
        "# The Corn Revolt\n\nThe Corn Revolt was a rising of farmers in Ely. Their leader, a miller named John Pell, "
        "spoke at the mill. The barns at Ely were burned. "
        "Cardinal Morley asked for pardon. The Duke of Ely refused it. "
        "Free barns, gifts of the church, were spared. It was a cruel revolt, mostly fire and murder.\n"
    )
    (tmp_path / "revolt.md").write_text(words, "utf-8")
    terms = {term.term.lower() for term in build_course([tmp_path / "revolt.md"]).content.terms}
    assert "corn revolt" in terms
    assert not terms & {"leader", "barns", "cardinal morley", "duke of ely", "cruel revolt", "mill", "pardon"}
