"""Names, pronouns and named days over a whole course."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adfontes.evidence.resolve import resolve
from adfontes.evidence.resolve_matching import edit_distance, is_slip, same_person, same_title
from adfontes.language import annotate
from adfontes.sources import find_files, read_source
from made_pages import page

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "sino-soviet-treaty-1950"


def course(*texts: str):
    return resolve([annotate(page(text, f"{number}.txt")) for number, text in enumerate(texts)])


def keys(resolved) -> dict[str, str]:
    return {mention.text: mention.key for source in resolved.sources for mention in source.names}


def test_names_that_background_knowledge_joins_have_one_key_and_say_so():
    resolved = course("The USSR agreed.", "The Soviet Union agreed with the Guomindang.", "The KMT left Petrograd.")
    bound = keys(resolved)
    assert bound["USSR"] == bound["Soviet Union"] == "soviet-union"
    assert bound["Guomindang"] == bound["KMT"] == "kuomintang"
    name = next(name for name in resolved.names if name.key == "soviet-union")
    assert {alias.origin for alias in name.aliases if alias.text == "USSR"} == {"background"}


def test_an_abbreviation_is_learnt_from_one_source_and_understood_in_another():
    bound = keys(course("VRL-Vesland Rural League", "In 1921 the VRL won the vote.", "The Vesland Rural League won."))
    assert bound["VRL"] == bound["Vesland Rural League"]


def test_an_abbreviation_that_fits_one_full_name_of_the_course_is_joined():
    bound = keys(course("In 1921 the VRL won.", "In 1921 the Vesland Rural League won the vote."))
    assert bound["VRL"] == bound["Vesland Rural League"]


def test_an_abbreviation_that_fits_two_full_names_stays_apart():
    bound = keys(course("In 1921 the VRL won.", "The Vesland Rural League lost to the Vester Royal League."))
    assert len({bound["VRL"], bound["Vesland Rural League"], bound["Vester Royal League"]}) == 3


def test_a_surname_is_joined_to_the_only_full_name():
    bound = keys(course("In May General Olaf Brandt landed.", "They say Brandt refused."))
    assert bound["Brandt"] == bound["Olaf Brandt"] == "olaf-brandt"


def test_a_surname_that_two_bear_stays_apart():
    bound = keys(course("In May General Olaf Brandt met Minister Erik Brandt.", "They say that Brandt refused."))
    assert len({bound["Brandt"], bound["Olaf Brandt"], bound["Erik Brandt"]}) == 3


def test_a_slip_in_a_long_name_is_mended_and_a_short_difference_is_not():
    bound = keys(
        course(
            "In May Minister Olaf Kristoffersen spoke. Then Kristoffersen left with King Harold.",
            "In May Kristofersen spoke to King Harald.",
        )
    )
    assert bound["Kristofersen"] == bound["Olaf Kristoffersen"]
    assert bound["Harold"] != bound["Harald"]


def test_a_long_title_and_a_short_one_are_one_treaty():
    bound = keys(
        course("The Anglo-Danish Treaty of Salt and Trade was signed.", "In May the Anglo-Danish Treaty ended.")
    )
    assert len(set(bound.values())) == 1


def test_a_name_in_another_script_has_the_key_of_its_name():
    bound = keys(course("They lost Port Arthur (today's Lüshunkou 旅顺口) in May.", "Port Arthur fell."))
    assert bound["旅顺口"] == bound["Port Arthur"] == bound["Lüshunkou"]


def test_a_name_is_found_in_notes_without_capitals_and_at_the_start_of_a_sentence():
    resolved = course("In May they met King Torvald again.", "- torvald refused the crown\n- Torvald was ill.")
    assert [mention.text for mention in resolved.sources[1].names] == ["torvald", "Torvald"]


def test_a_pronoun_means_the_plain_subject_and_nothing_where_two_fit():
    resolved = course("King Torvald landed in May. He won.", "King Torvald and King Sigurd landed in May. He won.")
    assert [(one.source, one.text, one.key) for one in resolved.references] == [("0.txt", "He", "torvald")]


def test_a_named_day_has_the_date_that_stands_beside_it_anywhere():
    resolved = course("On Black Friday (11 May 1866) a bank failed.", "People lost all on Black Friday.")
    mention = next(one for one in resolved.sources[1].times if one.anchor)
    assert mention.time is not None
    assert mention.time.edtf == "1866-05-11"


TEXTS = (
    "In 1501 Queen Runa of Vesland met the Hanseatic League (Hansa).",
    "Queen Runa left. The Hansa stayed, and General Brandt too.",
    "Olaf Brandt and Erik Brandt quarrelled. VRL - Vesland Rural League",
    "The VRL, as runa said, was the Vesland Royal League.",
)


def test_the_order_of_the_sources_makes_no_difference():
    annotated = [annotate(page(text, f"{number}.txt")) for number, text in enumerate(TEXTS)]
    results = [resolve(order) for order in itertools.permutations(annotated)]
    assert all(result == results[0] for result in results)


def test_every_mention_has_a_key_of_the_list_of_names_and_none_is_idle():
    resolved = course(*TEXTS)
    used = {mention.key for source in resolved.sources for mention in source.names}
    assert used == {name.key for name in resolved.names}
    assert [name.key for name in resolved.names] == sorted(used)


letters = st.text(st.sampled_from("abcd"), max_size=8)


@given(letters, letters)
@settings(max_examples=200)
def test_the_distance_of_two_words_is_symmetric_and_nothing_only_for_equals(one, other):
    distance = edit_distance(one, other, most=8)
    assert distance == edit_distance(other, one, most=8)
    assert (distance == 0) == (one == other)
    assert distance <= max(len(one), len(other))


def test_matching_rules_tell_the_like_from_the_same():
    assert same_title("Second World War", "World War II")
    assert not same_title("Treaty of Salt", "Treaty of Ribe and Trade")
    assert same_person("Brandt", "Olaf Brandt")
    assert not same_person("Olaf Brandt Museum", "Olaf Brandt")
    assert is_slip("Kristofersen", "Kristoffersen")
    assert not is_slip("Edwin", "Edwig")


def assert_same_in_any_order(annotated):
    resolved = resolve(annotated)
    assert resolve(annotated[::-1]) == resolved
    assert resolved.names
    for source in resolved.sources:
        assert all(mention.span.of(source.source.text).split() == mention.text.split() for mention in source.names)


def test_the_shipped_example_resolves_alike_in_any_order():
    assert_same_in_any_order([annotate(read_source(one.path, one.name)) for one in find_files([EXAMPLE])])


@pytest.mark.slow
@pytest.mark.topics
def test_the_development_topics_resolve_alike_in_any_order(topics):
    for topic in topics:
        paths = sorted(topic.glob("source_*.txt"))
        assert_same_in_any_order([annotate(page(path.read_text("utf-8"), path.name)) for path in paths])
