"""Why one side of a dispute is better supported: what can be reckoned, how exact and how near it is."""

from __future__ import annotations

from adfontes.evidence import gather, resolve
from adfontes.language import annotate
from adfontes.sources import read_bytes
from adfontes.values.evidence import Finding


def disputes(*texts: str) -> list[Finding]:
    read = [annotate(read_bytes(text.encode(), f"source_{number}.txt")) for number, text in enumerate(texts, start=1)]
    return [finding for finding in gather(resolve(read)).findings if finding.kind == "disputed"]


def test_two_dates_tell_how_long_something_lasted():
    found = disputes(
        "The siege of Drevno lasted nine weeks, from 16 December 1649 to 14 February 1650.",
        "The siege of Drevno lasted three months.",
    )
    assert len(found) == 1
    assert any("60 days, about 9 weeks: that fits 9 weeks, not 3 months" in reason for reason in found[0].reasons)
    assert found[0].favoured is not None
    assert found[0].sides[found[0].favoured].value == "9 weeks"


def test_dates_and_a_length_may_stand_in_two_sentences():
    found = disputes(
        "The siege of Drevno went on from 16 December 1649 to 14 February 1650. The siege of Drevno lasted nine weeks.",
        "The siege of Drevno lasted three months.",
    )
    assert any("that fits 9 weeks" in reason for finding in found for reason in finding.reasons)


def test_parts_are_added_up_against_a_total():
    found = disputes(
        "In all 450 ships sailed from Harnholm: 300 ships to the north and 150 ships to the south.",
        "In all 520 ships sailed from Harnholm.",
    )
    reasons = [reason for finding in found for reason in finding.reasons]
    assert any("300 and 150 add up to 450: that fits 450, not 520" in reason for reason in reasons)


def test_what_fits_neither_side_is_not_told():
    found = disputes(
        "The siege of Drevno lasted five weeks, from 16 December 1649 to 20 December 1649.",
        "The siege of Drevno lasted three months.",
    )
    assert not any("days" in reason for finding in found for reason in finding.reasons)


def test_reckoning_is_not_outvoted_in_silence():
    found = disputes(
        "The siege of Drevno lasted nine weeks, from 16 December 1649 to 14 February 1650.",
        "The siege of Drevno lasted three months.",
        "The siege of Drevno went on for three months.",
        "For three months the siege of Drevno lasted.",
    )
    assert found
    best = found[0].favoured
    assert best is None or found[0].sides[best].value == "9 weeks"


def test_what_was_written_at_the_time_is_said_to_be_nearer():
    def page(year: int, text: str) -> bytes:
        return f'<html><head><meta name="date" content="{year}"></head><body><p>{text}</p></body></html>'.encode()

    pages = (
        page(1850, "The Treaty of Larkmoor was signed on 4 May 1849 by both dukes."),
        page(2019, "The Treaty of Larkmoor was signed on 4 May 1848 by both dukes."),
    )
    read = [annotate(read_bytes(data, f"page_{number}.html")) for number, data in enumerate(pages, start=1)]
    found = [finding for finding in gather(resolve(read)).findings if finding.kind == "disputed"]
    assert len(found) == 1
    assert any("page_1.html" in reason and "4 May 1849" in reason for reason in found[0].reasons)
