"""Plain text and Markdown: stored as they are, their layout told from the shape of their lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adfontes.errors import EmptySource, UnreadableSource
from adfontes.sources import read_bytes
from adfontes.values.sources import Source


def read(text: str, name: str = "notes.txt") -> Source:
    return read_bytes(text.encode(), name)


def kinds(source: Source) -> list[tuple[str, str]]:
    return [(block.kind, block.body.of(source.text)) for block in source.blocks]


def assert_blocks_cover(source: Source) -> None:
    end = 0
    for block in source.blocks:
        assert block.span.start >= end, "blocks are sorted and disjoint"
        assert not source.text[end : block.span.start].strip(), "only white space stands between blocks"
        assert block.span.contains(block.body)
        assert block.body.of(source.text).strip()
        end = block.span.end
    assert not source.text[end:].strip()


LAYOUT = st.lists(
    st.one_of(
        st.text(max_size=40),
        st.sampled_from(
            [
                "• one",
                "- two",
                "  * three",
                "1. four",
                "Q: who?",
                "A: me",
                "A:",
                "Term :: meaning",
                "a\tb",
                "| a | b |",
                "# Head",
                "HEAD",
                "Head",
                "====",
                "---",
                "Who was it?",
                "1312",
                "12 May 1312 - it began",
                "> quoted",
                "Sign up",
                "2 comments:",
                "References",
                "",
                "",
                "Date: 1312",
                "Share  Print  Tweet",
                "By 1312",
            ]
        ),
    ),
    max_size=25,
)


@given(LAYOUT, st.sampled_from(["\n", "\r\n", "\n\n", "\r"]), st.sampled_from(["n.txt", "n.md"]))
def test_blocks_are_sorted_disjoint_and_cover_all_that_is_no_space(lines: list[str], end: str, name: str) -> None:
    text = end.join(lines)
    if "\0" in text or not text.strip(" \t\r\n\ufeff"):
        return
    try:
        source = read_bytes(text.encode(), name)
    except EmptySource:
        assert not text.strip()
        return
    except UnreadableSource as error:
        assert "binary" in str(error)
        return
    assert source.text == text.removeprefix("\ufeff") or "HTML" in str(source.notes)
    assert_blocks_cover(source)


def test_the_stored_text_is_the_file_and_line_ends_are_kept() -> None:
    source = read("The league\r\n\r\nFive towns founded it in 1312.\r\n")
    assert source.text == "The league\r\n\r\nFive towns founded it in 1312.\r\n"
    assert kinds(source) == [("title", "The league"), ("paragraph", "Five towns founded it in 1312.")]


def test_lines_broken_at_a_fixed_width_are_one_paragraph() -> None:
    source = read(
        "The harbour league was founded by five towns on the northern\n"
        "coast, and in the spring of every year its council met in the\n"
        "oldest of them to settle the price of salt.\n\nA second paragraph stands here."
    )
    assert [kind for kind, _ in kinds(source)] == ["paragraph", "paragraph"]


def test_statements_on_lines_of_their_own_stay_apart() -> None:
    source = read("Five towns founded the league in 1312.\nIts council met every spring in the oldest.\nIt ended late.")
    assert len(source.blocks) == 3


def test_bullets_nest_by_indent_and_lose_their_marks() -> None:
    source = read("Trade:\n• Salt\n   - from the south\n• Wool\n")
    assert [(b.kind, b.level, b.label, b.body.of(source.text)) for b in source.blocks[1:]] == [
        ("list_item", 1, "•", "Salt"),
        ("list_item", 2, "-", "from the south"),
        ("list_item", 1, "•", "Wool"),
    ]


def test_headings_are_told_by_their_shape() -> None:
    source = read(
        "The Harbour League\n\nBEGINNINGS\n- five towns\n- one council\n\nThe long decline\n\n"
        "In the fifteenth century the herring left the coast, and with them went the trade of the towns.\n\n"
        "3. The end\n- dissolved after the war\n"
    )
    assert [body for kind, body in kinds(source) if kind == "heading"] == ["BEGINNINGS", "The long decline", "The end"]


def test_a_numbered_list_is_no_row_of_headings() -> None:
    source = read("Facts\n\n1. Salt came from the south\n2. Wool went to the west\n3. Grain stayed\n")
    assert [block.kind for block in source.blocks] == ["title", "list_item", "list_item", "list_item"]


@pytest.mark.parametrize(
    "text",
    [
        "League cards\n\nQ: Who led it?\nA: A council of five.\n",
        "League cards\n\nQ  Who led it?\nA  A council of five.\n",
        "League cards\n\nQuestion 1: Who led it?\nAnswer 1: A council of five.\n",
        "League cards\n\nQ. Who led it?   A. A council of five.\n",
        "League cards\n\nWho led it?\nA council of five.\n",
        "League cards\n\nWho led it? :: A council of five.\n",
        "League cards\n\nWho led it?\tA council of five.\nWho paid?\tThe towns.\n",
        "League cards\n\n• Who led it?\n    A council of five.\n",
        "League cards\n\n• Who led it?\n   • A council of five.\n",
    ],
)
def test_cards_of_many_styles_give_question_and_answer(text: str) -> None:
    assert kinds(read(text))[1:3] == [("question", "Who led it?"), ("answer", "A council of five.")]


@pytest.mark.parametrize("marks", ["TRUE / FALSE", "True or false?", "(true/false)", "T / F"])
def test_a_statement_to_be_judged_true_or_false_is_a_question(marks: str) -> None:
    text = (
        "The League\n\nFive towns founded it in 1312.\n\nQuick quiz\n"
        f" a) The king led the League.   {marks}\n    Answer: false. A council of five led it.\n"
        f" b) The League had ships.   {marks}\n    Answer: true.\n"
    )
    assert kinds(read(text))[-4:] == [
        ("question", f"The king led the League.   {marks}"),
        ("answer", "Answer: false. A council of five led it."),
        ("question", f"The League had ships.   {marks}"),
        ("answer", "Answer: true."),
    ]


@pytest.mark.parametrize("label", ["Answer:", "Model answer:", "Ans.", "Solution:"])
def test_the_label_of_an_answer_is_no_part_of_what_it_says(label: str) -> None:
    text = (
        f"# The League\n\n## Review questions\n\n1. Who led it?\n   {label} A council of five.\n2. When did it end?\n"
    )
    assert ("answer", "A council of five.") in kinds(read(text, "chapter.md"))


def test_a_sentence_that_calls_something_true_or_false_is_no_question() -> None:
    source = read("The League\n\nNobody knew whether the report was true or false. The council met in 1340.\n")
    assert kinds(source)[1][0] == "paragraph"


def test_the_letter_a_before_a_sentence_is_no_answer() -> None:
    source = read("The League\n\nA council of five led it. A fleet of 40 ships kept the peace.\n")
    assert kinds(source)[1][0] == "paragraph"


def test_the_number_of_a_card_is_furniture() -> None:
    source = read("League cards\n\n1\nQ: Who led it?\nA: A council.\n\n2\nQ: When?\nA: In 1312.\n")
    assert [b.kind for b in source.blocks] == [
        "title",
        "furniture",
        "question",
        "answer",
        "furniture",
        "question",
        "answer",
    ]


def test_lines_of_a_chronology_are_items_and_a_date_alone_is_a_heading() -> None:
    source = read(
        "The League\n\n3 May 1312 - Five towns swear an oath\nJune 1340: war with the king\n\n1489\nThe last council.\n"
    )
    assert [kind for kind, _ in kinds(source)] == ["title", "list_item", "list_item", "heading", "paragraph"]


def test_a_date_below_a_question_is_its_answer() -> None:
    source = read("League cards\n\nWhen was it founded?\n12 May 1312\n\nWhen did it end?\n1489\n")
    assert kinds(source)[1:] == [
        ("question", "When was it founded?"),
        ("answer", "12 May 1312"),
        ("question", "When did it end?"),
        ("answer", "1489"),
    ]


def test_markdown_marks_are_told_from_content() -> None:
    source = read(
        "---\nauthor: R. Ames\ntitle: League notes\n---\n# The League\n\n## Trade ##\n\n* salt\n\n"
        "> We meet in spring.\n\n"
        "| Year | Event |\n|------|-------|\n| 1312 | Oath |\n\nTowns\n-----\n\nFive of them.\n",
        "a.md",
    )
    assert source.title == "League notes"
    assert source.metadata["author"] == "R. Ames"
    assert [pair for pair in kinds(source) if pair[0] != "furniture"] == [
        ("title", "The League"),
        ("heading", "Trade"),
        ("list_item", "salt"),
        ("quotation", "We meet in spring."),
        ("table_row", "Year | Event"),
        ("table_row", "1312 | Oath"),
        ("heading", "Towns"),
        ("paragraph", "Five of them."),
    ]


def test_a_paragraph_too_long_for_one_block_is_cut_after_sentences() -> None:
    source = read("The council met again in the spring. " * 5000)
    assert_blocks_cover(source)
    assert max(len(block.span) for block in source.blocks) <= 50_000
    assert all(block.body.of(source.text).rstrip().endswith(".") for block in source.blocks)
