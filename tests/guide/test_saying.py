"""The words on the pages."""

from __future__ import annotations

import msgspec
import pytest

from adfontes.guide.saying import balance, language_of, plural, sentence_of, support
from great_fire import great_fire


@pytest.mark.parametrize(
    ("letters", "independent", "disputed", "words"),
    [
        ("A", 1, False, "Only A says this"),
        ("ABC", 3, False, "3 sources agree"),
        ("ABC", 2, False, "Counts as 2 sources: some copy one another"),
        ("ABC", 1, True, ""),
        ("A", 1, True, "Only A says this"),
    ],
)
def test_support_is_told_in_plain_words(letters: str, independent: int, disputed: bool, words: str) -> None:
    assert support(list(letters), independent, 5, disputed=disputed) == words


def test_a_course_of_one_source_says_nothing_of_support() -> None:
    assert support(["A"], 1, 1) == ""


def test_the_balance_of_a_dispute_names_both_sides_or_all() -> None:
    dispute = great_fire().findings[0]
    assert balance(dispute) == "3 sources against 1"
    three = msgspec.structs.replace(dispute, sides=(*dispute.sides, dispute.sides[1]))
    assert balance(three) == "3 answers, from 3, 1 and 1 sources"
    even = msgspec.structs.replace(dispute, sides=(dispute.sides[1],) * 3)
    assert balance(even) == "3 answers, each from 1 source"


def test_languages_and_numbers_are_words_of_a_reader() -> None:
    assert [language_of(tag) for tag in ("en", "zh-Hans", "zh-Latn-pinyin", "ru", "tlh")] == [
        "",
        "Chinese",
        "Chinese in Latin letters",
        "Russian",
        "",
    ]
    assert (plural(1, "source"), plural(13200, "house")) == ("1 source", "13,200 houses")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("two sources say 1783.", "Two sources say 1783."),
        ("fire-page.html says both 1666 and 1667.", "fire-page.html says both 1666 and 1667."),
        ("c. 500 men fell", "C. 500 men fell"),
    ],
)
def test_a_sentence_begins_with_a_capital_unless_it_begins_with_the_name_of_a_file(words: str, told: str) -> None:
    assert sentence_of(words) == told
