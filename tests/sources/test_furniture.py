"""What a page carries around its content is told from the content; a true statement is never dropped."""

from __future__ import annotations

from pathlib import Path

import pytest

from adfontes.sources import read_bytes, read_source
from adfontes.sources.furniture import is_furniture
from adfontes.values.sources import Source

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "sino-soviet-treaty-1950"
BODY = "\n\nFive towns on the northern coast founded the league in 1312, and its council met every spring.\n\n"


def read(text: str) -> Source:
    return read_bytes(text.encode(), "page.txt")


def furniture(source: Source) -> list[str]:
    return [block.span.of(source.text) for block in source.blocks if block.kind == "furniture"]


@pytest.mark.parametrize(
    "line",
    [
        "Scroll to the answer",
        "Sign Up It's free",
        "No comments have yet been made",
        "Download the app: 4.7 ★ App Store · 4.6 ★ Google Play",
        "Similar resources: Guilds (quiz) · Town laws (flashcards)",
        "24 cards · 91% of learners passed",
        "LearnTown › History › Medieval › Trade",
        "Home > Medieval > Trade leagues",
        "Was this page helpful?  Yes / No       Related: What was a staple town?",
        "How well did you know this?   1 Not at all 2 3 4 5 Perfectly",
        "Share this:  Facebook  Twitter     Leave a comment     Older posts >",
        "Tags: trade, guilds, coast     Leave a Reply     Previous: Salt roads",
        "We use cookies to improve this website",
        "Page 2 of 6",
        "Rating: ★★★★☆ (12 ratings)",
        "« previous | contents | next »",
        "Most read: 1. Ships and sails   2. Who owned the salt pans?",
        "© LearnTown 2011-2020     Advertise | Contact",
    ],
)
def test_lines_of_navigation_are_furniture(line: str) -> None:
    assert furniture(read(f"The Harbour League{BODY}{line}\n")) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "By 1412 two towns had left",
        "By April 1412 the war was over.",
        "- by 1412 two towns had left",
        "Salt > grain > wool",
        "Next the king demanded a toll of 40 florins from every ship.",
        "The council voted to share the cost of the war.",
        "More towns joined in 1340.",
        "Related towns, such as those on the river, paid half of the toll.",
        "Home rule was granted to the towns in 1340.",
        "History remembers the league for its 40 ships.",
        "1312 | Oath of the five towns",
        "About 200 people were killed at the harbour gate.",
        "136 votes were cast in the council.",
        "Search parties found 30 survivors.",
        "Print shops were opened in all five towns in 1480.",
        "Formal alliance of the five",
    ],
)
def test_statements_that_begin_like_navigation_are_kept(line: str) -> None:
    source = read(f"The Harbour League{BODY}{line}\n\nThe league was dissolved in 1489, after its last war was lost.\n")
    assert furniture(source) == []


def test_the_advertising_of_an_app_at_the_end_is_furniture_to_its_last_line() -> None:
    tail = "Scroll to the answer\nWelcome to LearnTown!\n\nBoost your history revision with our new app!\n\n"
    tail += "Year 9\nCIE\n\nSign up\n"
    source = read(f"The Harbour League{BODY}{tail}")
    assert len(furniture(source)) == 6
    assert source.blocks[1].kind == "paragraph"


def test_a_list_at_the_end_is_no_advertising() -> None:
    source = read(f"The Harbour League{BODY}Towns:\n• Old Haven\n• Saltmouth\n\nPrint\nSign up\n")
    assert furniture(source) == ["Print", "Sign up"]


def test_author_and_date_of_a_page_are_metadata_and_no_evidence() -> None:
    source = read(f"LearnTown encyclopaedia\n\nThe Harbour League\n\nMay 4, 2019 © Rosa Ames{BODY}")
    assert source.title == "The Harbour League"
    assert source.metadata == {"author": "Rosa Ames", "date": "May 4, 2019", "publisher": "LearnTown encyclopaedia"}
    assert "May 4, 2019 © Rosa Ames" in furniture(source)


def test_entries_of_a_bibliography_are_no_evidence() -> None:
    entry = 'Ames, Rosa (1987). "Salt and Wool", Journal of Northern Trade 12: 3-19.'
    assert furniture(read(f"The Harbour League{BODY}Further reading:\n{entry}\n")) == ["Further reading:", entry]


def test_what_visitors_wrote_is_no_evidence() -> None:
    source = read(f"The Harbour League{BODY}2 comments:\n\nlia said... it began in 1300!\n\nbo: thanks\n")
    assert len(furniture(source)) == 3


@pytest.mark.parametrize(
    ("name", "statement"),
    [
        ("advantages-and-disadvantages.txt", "gave credits of $300 million"),
        ("class-notes.docx", "In 1950, when the CCP had won the Civil War, Mao was asked to come to Moscow."),
        ("encyclopaedia.pdf", "Talks began in January"),
        ("key-term.md", "The Treaty was signed on 14 February 1950"),
        ("questions-and-answers.html", "The USSR was to lend the PRC $300 million."),
        ("questions-and-answers.html", "Mao deeply distrusted Stalin."),
    ],
)
def test_no_statement_of_the_shipped_example_is_taken_for_furniture(name: str, statement: str) -> None:
    source = read_source(EXAMPLE / name, name)
    start = source.text.index(statement)
    holding = [one for one in source.blocks if one.span.start < start + len(statement) and start < one.span.end]
    assert holding and all(block.kind != "furniture" for block in holding)


@pytest.mark.slow
@pytest.mark.topics
def test_no_statement_that_the_gold_files_quote_is_taken_for_furniture(topics: list[Path]) -> None:
    import msgspec

    quotes = [
        quote for topic in topics for quote in _quotes(topic, msgspec.json.decode((topic / "gold.json").read_bytes()))
    ]
    dropped = []
    for path, quote in quotes:
        source = read_source(path, path.name)
        start = source.text.find(quote)
        blocks = [b for b in source.blocks if b.span.start < start + len(quote) and start < b.span.end]
        if any(block.kind == "furniture" for block in blocks):
            dropped.append((path.parent.name, quote))
    assert len(quotes) > 500
    # Three traps of one topic quote a byline and a bibliography, which are no evidence.
    assert len(dropped) <= 3, dropped


def _quotes(topic: Path, node: object) -> set[tuple[Path, str]]:
    found: set[tuple[Path, str]] = set()
    waiting = [node]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            if "quote" in item and "source" in item:
                found.add((topic / item["source"], item["quote"]))
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)
    return found


@pytest.mark.parametrize(
    "line",
    [
        "Know 0 Still learning 28 Shuffle",
        "1 Again 2 Hard 3 Good 4 Easy",
        "Page 2 of 6 | Order a custom paper",
        "Share this: Facebook, Twitter, Email",
        "★★★★☆ 4.2 (12 ratings)",
        "12 likes 3 comments",
        "Viewed 2k times",
        "Asked by towncrier9",
        "towncrier9 · 3 yr. ago",
        "Terms in this set (28)",
        "Card 1 of 28",
        "4.5 out of 5 stars",
    ],
)
def test_buttons_and_counters_of_study_sites_are_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Good",
        "Easy",
        "Hard 1788",
        "14 points",
        "Asked by parliament",
        "Back in 1312",
        "Good harvests, easy trade",
        "Asked by the king to stay, he left in 1412.",
        "Page 2 of the oath names five towns",
        "Votes: 1312 to 40",
    ],
)
def test_statements_that_begin_like_buttons_stay(line: str) -> None:
    assert not is_furniture(line)


@pytest.mark.parametrize(
    "line", ["HW: finish the table on p. 44. Test on Fri!!", "- Homework: learn the dates", "h/w - read chapter 3"]
)
def test_what_is_to_be_done_at_home_is_no_evidence(line: str) -> None:
    source = read(f"The Harbour League{BODY}- five towns swore an oath\n- the king was angry\n\n{line}\n")
    assert furniture(source) == [line]


def test_homework_that_was_done_long_ago_is_a_statement() -> None:
    assert furniture(read(f"The Harbour League{BODY}Homework was done by candle light in every town.\n")) == []
