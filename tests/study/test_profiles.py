"""Profiles of sources: kind, standing, slips, references, and how to cite them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from adfontes.study.citing import cite_as
from adfontes.values.course import CourseContent
from adfontes.values.study import SourceProfile

Build = Callable[[Mapping[str, str]], CourseContent]


@pytest.fixture(scope="module")
def sums(build: Build) -> CourseContent:
    page = """# The Danish debt

In 1860 Denmark had to pay 100 million crowns in five yearly payments of 30 million. The envoys met on Monday 4 May 1911
in Arden. The regency of 1820-1830 (20 years) was quiet.
"""
    other = "# The Danish debt\n\nThe envoys met on Thursday 4 May 1911 in Arden. Denmark paid.\n"
    return build({"page.md": page, "other.md": other})


BRIDGES = "# The {0} bridge\n\nThe bridge at Ely was opened on {1} May 1871. {2}\n"


def profile(course: CourseContent, name: str) -> SourceProfile:
    return next(profile for profile in course.profiles if profile.source == name)


def test_each_source_has_a_profile_in_the_order_of_the_letters(course: CourseContent) -> None:
    assert [profile.source for profile in course.profiles] == [entry.source.name for entry in course.sources]


def test_the_kind_is_told_by_layout_and_words(course: CourseContent) -> None:
    assert profile(course, "cards.txt").kind == "flashcards"
    assert profile(course, "notes.txt").kind == "notes"


@pytest.fixture(scope="module")
def bridges(build: Build) -> CourseContent:
    return build(
        {
            "a.md": BRIDGES.format("Ely", 3, "It is made of iron."),
            "b.md": BRIDGES.format("old", 3, "Carts used it for years."),
            "c.md": BRIDGES.format("long", 9, "Ships pass below it."),
        }
    )


def test_a_value_that_the_others_contradict_is_a_likely_slip(bridges: CourseContent) -> None:
    (slip,) = profile(bridges, "c.md").slips
    assert "9 May 1871" in slip.reason
    assert "3 May 1871" in slip.reason
    assert slip.contradicted_by[0].support == 2
    assert not profile(bridges, "a.md").slips


def test_arithmetic_and_weekdays_are_checked(sums: CourseContent) -> None:
    reasons = " ".join(slip.reason for slip in profile(sums, "page.md").slips)
    assert "does not make the sum" in reasons
    assert "4 May 1911 was a Thursday" in reasons
    assert "from 1820 to 1830 is 10" in reasons
    assert profile(sums, "other.md").slips == ()


def test_a_bibliography_entry_is_taken_apart(course: CourseContent) -> None:
    (reference,) = profile(course, "article.md").references
    assert reference.authors == ("J. Smith",)
    assert reference.year == "1994"
    assert reference.title == "Iron and wind"
    assert reference.publisher == "Journal of Bridges"


def test_agreement_and_dispute_are_counted_between_sources(bridges: CourseContent) -> None:
    assert profile(bridges, "a.md").disagrees == {"c.md": 1}
    assert set(profile(bridges, "c.md").disagrees) == {"a.md", "b.md"}


def test_what_only_one_source_says_stands_in_its_profile(course: CourseContent) -> None:
    alone = " ".join(statement.text for statement in profile(course, "article.md").alone)
    assert "Henry Rothery" in alone
    assert "About 75 people" not in alone


def test_a_page_is_cited_in_three_styles() -> None:
    cited = cite_as("The bridge", ["Anna van Dyk"], "2017-03-29", "Bridges Online", "https://example.org/b")
    assert cited["MHRA"] == "Anna van Dyk, ‘The bridge’, Bridges Online, 29 March 2017 <https://example.org/b>"
    assert cited["Chicago"] == "van Dyk, Anna. “The bridge.” Bridges Online. March 29, 2017. https://example.org/b"
    assert cited["APA"] == "van Dyk, A. (2017, March 29). The bridge. Bridges Online. https://example.org/b"


def test_what_a_source_does_not_say_is_left_out_or_n_d() -> None:
    cited = cite_as("Was it safe?", [], "")
    assert cited == {"MHRA": "‘Was it safe?’", "Chicago": "“Was it safe?” n.d.", "APA": "Was it safe? (n.d.)."}


def test_a_body_is_not_turned_round_and_two_authors_are_joined() -> None:
    assert cite_as("T", ["Ely Museum Team"], "2020")["APA"].startswith("Ely Museum Team. (2020).")
    assert cite_as("T", ["Ann Lee", "Bo Ek"], "2020")["APA"].startswith("Lee, A., & Ek, B. (2020).")
    assert cite_as("T", ["Ann Lee", "Bo Ek"], "2020")["Chicago"].startswith("Lee, Ann and Bo Ek.")


def test_another_estimate_is_no_slip(build: Build) -> None:
    flood = "# The Ely flood\n\nIn 1871 the flood at Ely drowned {0} people.{1}\n"
    course = build(
        {
            "a.md": flood.format("400", " The mill fell."),
            "b.md": flood.format("400", " The bridge stood."),
            "c.md": flood.format("400", " Boats came from the coast."),
            "d.md": flood.format("an estimated 900", " Cattle were lost."),
        }
    )
    assert not [slip for profile in course.profiles for slip in profile.slips]


def test_what_any_site_has_around_its_pages_makes_no_newspaper(build: Build) -> None:
    page = "The bridge\n\nBy Ann Moor\n6 min read\n\nThe bridge at Ely was opened on 3 May 1871. Carts used it.\n\n"
    course = build({"page.txt": page + "Sign up to our newsletter\n\nFollow us on Facebook\n"})
    assert profile(course, "page.txt").kind == "article"
