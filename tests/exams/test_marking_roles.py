"""Wrong names and turned roles: found by what stands beside them, and not where the sources bear the answer out."""

from __future__ import annotations

import pytest

import adfontes

BOOK = """The war of the tolls

On 3 March 1702 Norland invaded Suthmark. General Ada Krone led the army of Norland across the river at Lisbon.
The first toll road joined Lisbon with Porto in 1698. Minister Pell announced the new tolls in the market of Porto.
Prince Ruben handed his seal to Bishop Odo on 9 June 1704. Queen Mara died at Lisbon in May 1705.
"""
NOTES = """My notes on the tolls

Norland's soldiers entered Suthmark in March 1702. The toll road from Lisbon to Porto opened in 1698.
Ada Krone was the leader of the army that crossed the river. Mara passed away in Lisbon in 1705.
The town of Madrid lies far from the sea. Colonel Brask kept the bridge of Madrid.
"""
QUESTION = "Describe the war of the tolls."


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> adfontes.Course:
    folder = tmp_path_factory.mktemp("tolls")
    (folder / "book.txt").write_text(BOOK, encoding="utf-8")
    (folder / "notes.txt").write_text(NOTES, encoding="utf-8")
    return adfontes.build(folder, folder / "tolls.adf")


@pytest.mark.parametrize(
    ("answer", "wrote"),
    [
        ("Colonel Brask led the army of Norland across the river at Lisbon.", "Brask"),
        ("The first toll road joined Lisbon with Madrid in 1698.", "Madrid"),
        ("Queen Mara died at Madrid in May 1705.", "Madrid"),
    ],
)
def test_a_name_in_the_place_of_another_is_a_slip_by_what_stands_beside_it(course, answer: str, wrote: str) -> None:
    slips = course.mark(QUESTION, answer).slips
    assert [wrote in slip.wrote for slip in slips] == [True]


def test_two_sides_turned_round_are_a_slip_that_says_so(course) -> None:
    slips = course.mark(QUESTION, "Suthmark invaded Norland on 3 March 1702.").slips
    assert len(slips) == 1
    assert "the wrong way round" in slips[0].message
    assert any("Norland invaded Suthmark" in " ".join(one.quote.split()) for one in slips[0].citations)


@pytest.mark.parametrize(
    "answer",
    [
        "Norland invaded Suthmark on 3 March 1702.",
        "Suthmark was invaded by Norland in 1702.",
        "The army of Norland entered Suthmark.",
        "It was Ada Krone who led the army across the river.",
        "Ada Krone was the leader of the army of Norland.",
        "The first toll road joined Lisbon with Porto in 1698.",
        "Queen Mara died at Lisbon in May 1705.",
        "Prince Ruben handed his seal to Bishop Odo on 9 June 1704.",
        "Colonel Brask kept the bridge of Madrid.",
    ],
)
def test_what_the_sources_bear_out_in_other_roles_of_grammar_is_no_slip(course, answer: str) -> None:
    assert course.mark(QUESTION, answer).slips == ()
