"""Decks of cards typed without labels."""

from __future__ import annotations

from pathlib import Path

import pytest

from adfontes.sources import read_source

INDENTED = """The tunnel under the hill (revision deck)
Cards (6)

  • When was the tunnel begun?
    In 1805

  • First engineer
    Jacob Stone

  • How long is it? (2 marks)
    Nearly a mile

  • Name of the company
    Hill Tunnel Proprietors
"""

PAIRED = """The grain riots flashcards

Who led the crowd?
A miller called Thorn.

The Corn Square
The market where the carts were stopped.

Name two towns that joined in.
Wells and Frome.

What did bread cost?
Nine pence a loaf.
"""


def _cards(tmp_path: Path, text: str) -> list[tuple[str, str]]:
    path = tmp_path / "deck.txt"
    path.write_text(text, encoding="utf-8")
    source = read_source(path, path.name)
    return [(block.kind, block.body.of(source.text)) for block in source.blocks if block.kind in ("question", "answer")]


def test_a_front_that_does_not_ask_keeps_its_own_back(tmp_path: Path) -> None:
    cards = _cards(tmp_path, INDENTED)
    assert cards[2:4] == [("question", "First engineer"), ("answer", "Jacob Stone")]
    assert [kind for kind, _ in cards] == ["question", "answer"] * 4


def test_a_question_may_end_with_its_marks_in_brackets(tmp_path: Path) -> None:
    assert ("question", "How long is it? (2 marks)") in _cards(tmp_path, INDENTED)


def test_pairs_of_lines_between_empty_lines_are_cards(tmp_path: Path) -> None:
    cards = _cards(tmp_path, PAIRED)
    assert ("question", "The Corn Square") in cards
    assert ("question", "Name two towns that joined in.") in cards
    assert ("question", "The grain riots flashcards") not in cards


def test_bulleted_notes_with_broken_lines_are_no_cards(tmp_path: Path) -> None:
    notes = "Notes on the mill\n\n" + "".join(
        f"- the wheel of mill number {number} was driven by the water of the upper pond, which\n  froze in the winter\n"
        for number in range(5)
    )
    assert _cards(tmp_path, notes) == []


def test_a_deck_that_does_not_say_so_is_one_where_some_of_its_fronts_ask(tmp_path: Path) -> None:
    deck = "The tunnel under the hill\n\n  • When was the tunnel begun?\n    In 1805\n\n" + "".join(
        f"  • Engineer number {number}\n    Jacob Stone the {number}th\n\n" for number in range(2, 5)
    )
    assert [kind for kind, _ in _cards(tmp_path, deck)] == ["question", "answer"] * 4


def test_a_list_of_which_no_line_asks_is_no_deck(tmp_path: Path) -> None:
    outline = "The tunnel under the hill\n\n" + "".join(
        f"  • Shaft number {number}\n    Sunk by Jacob Stone\n\n" for number in range(4)
    )
    assert _cards(tmp_path, outline) == []


@pytest.mark.parametrize("next_line", ["which the owners had built", "Arnfeld Proprietors had built"])
def test_lines_broken_by_their_width_are_no_cards_beside_a_question(tmp_path: Path, next_line: str) -> None:
    broken = "the wheel of mill number {} was driven by the water of a pond that the"
    notes = "Notes on the mill\n\n- Who built the mill?\n  Jacob Stone\n" + "".join(
        f"- {broken.format(number)}\n  {next_line}\n" for number in range(3)
    )
    assert not any(words.startswith("the wheel") for _, words in _cards(tmp_path, notes))


def test_a_chronology_in_two_columns_is_a_list_under_its_heading(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(
        "The canal\n\nThe canal was dug by hand and paid for by its owners for many years.\n\nA short chronology\n"
        "  1790        Survey of the valley\n  May 1794    First boat reaches the town\n  1801    Company bankrupt\n",
        encoding="utf-8",
    )
    source = read_source(path, path.name)
    kinds = {block.body.of(source.text): block.kind for block in source.blocks}
    assert kinds["A short chronology"] == "heading"
    assert kinds["May 1794    First boat reaches the town"] == "list_item"


def test_the_name_of_a_site_above_the_headline_is_no_title(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(
        "CardNest\nThe Potato Riots        34 terms    Last studied: today\n\nThe riots began when carts were "
        "stopped. The riots ended in May, and the price of a potato fell.\n",
        encoding="utf-8",
    )
    assert read_source(path, path.name).title == "The Potato Riots"
