"""How a text's own time carries from mention to mention, and through the blocks of a source."""

import hashlib

from adfontes.language import find_dates
from adfontes.language.dates import find_source_dates
from adfontes.values.sources import Block, Source
from adfontes.values.spans import Span
from adfontes.values.time import day_span


def values(text, **more):
    return [mention.value for mention in find_dates(text, **more)]


def test_a_month_after_the_turn_of_the_year_is_in_the_next_one():
    text = "In November 1811 they crossed the river. By January the army was gone, and in March the king fled."
    assert values(text) == ["1811-11", "1812-01", "1812-03"]


def test_a_flashback_does_not_move_the_narrative():
    text = (
        "On 2 June 1864 the siege began. The fort, built in 1790, had never fallen. "
        "Papers released in 1951 say why.\n\n"
        "On 9 June the walls were breached. On 1 July 1864 it was over."
    )
    assert values(text) == ["1864-06-02", "1790", "1951", "1864-06-09", "1864-07-01"]


def test_what_comes_next_helps_to_place_a_month():
    text = "The talks of late 1921 failed, as in May 1911. In April there were riots. On 3 May 1922 the city was taken."
    assert values(text)[2] == "1922-04"


def test_relative_times_count_from_where_the_text_stands():
    text = (
        "The duke landed on 28 September 1488. The next day he marched inland. Three days later he took the town. "
        "That night it burned. The following month he was crowned, and two years later he died."
    )
    assert values(text) == ["1488-09-28", "1488-09-29", "1488-10-02", "1488-10-02TNI", "1488-11", "1490"]


def test_that_year_and_the_same_month_point_back():
    text = "A law of May 1833 freed them. In the same month a bill failed. In December of that year it passed."
    assert values(text) == ["1833-05", "1833-05", "1833-12"]


def test_a_relative_time_beside_its_date_is_that_date():
    assert values("The plague came in 1347. Thirty years later, in 1381, they rose.") == ["1347", "1381", "1381"]


def test_years_before_christ_go_on_without_their_era():
    text = "The league was founded in 478 BC. In 454 its treasure was moved, and peace came in 446."
    assert values(text) == ["BC0478", "BC0454", "BC0446"]


def test_seasons_follow_one_another():
    text = "In the autumn of 1709 the harvest failed. The winter was hard. In spring the war went on."
    assert values(text) == ["1709-FA", "1710-WI", "1710-SP"]


def test_a_named_day_is_dated_by_the_text_that_dates_it():
    mentions = find_dates("The bank closed on 9 May 1873 (Black Friday). Black Friday was long remembered.")
    assert [mention.value for mention in mentions] == ["1873-05-09"] * 3
    assert mentions[2].anchor == "black friday"


def test_the_reference_is_when_the_text_speaks_from():
    assert values("It happened on 3 March.", reference=day_span(1871, 5, 1)) == ["1871-03-03"]
    assert values("It happened on 3 March.") == ["XXXX-03-03"]


def test_a_length_before_an_event_is_an_anchor_and_no_guess():
    (mention,) = [
        m for m in find_dates("On 4 May 1702 war came. It fell three days after the coronation.") if m.anchor
    ][:1]
    assert mention.time is None
    assert "coronation" in mention.anchor


def test_a_date_is_counted_from_the_date_it_names():
    assert values("He died two days after 6 June 1762.")[0] == "1762-06-08"


def source(*blocks):
    text, spans = "", []
    for kind, words in blocks:
        spans.append(Block(kind=kind, span=Span(len(text), len(text) + len(words))))
        text += words + "\n"
    data = text.encode()
    version = hashlib.sha256(data).hexdigest()
    return Source(
        name="a.txt",
        title="A",
        media_type="text/plain",
        text=text,
        version=version,
        blocks=tuple(spans),
        original=data,
        checksum=version,
    )


def test_a_heading_dates_what_stands_below_it_and_furniture_is_skipped():
    made = source(
        ("heading", "The crisis of 1911"),
        ("furniture", "Posted 3 August 2021"),
        ("list_item", "- 1 July: a gunboat arrives"),
        ("list_item", "- 4 November: the treaty"),
        ("heading", "1912"),
        ("list_item", "- 2 March: it is ratified"),
    )
    mentions = find_source_dates(made)
    assert [m.value for m in mentions] == ["1911", "1911-07-01", "1911-11-04", "1912", "1912-03-02"]
    assert [m.span.of(made.text) for m in mentions][1:3] == ["1 July", "4 November"]


def test_a_card_with_a_dated_question_dates_its_answer():
    made = source(("question", "Q: Sunday 14th October 1066"), ("answer", "A: The battle; on 25 December the crown"))
    assert [m.value for m in find_source_dates(made)] == ["1066-10-14", "1066-12-25"]


def test_a_weekday_tells_the_year_of_a_day():
    text = "The siege of 1565\n\nA council had met in 1552. On Tuesday 18 September the fleet sailed."
    assert values(text) == ["1565", "1552", "1565-09-18"]


def test_a_mistaken_weekday_does_not_move_a_day_from_its_neighbours():
    text = "On 10 October 1911 they rose. On Monday, October 23 the fort fell. The law of 1916 came too late."
    assert values(text) == ["1911-10-10", "1911-10-23", "1916"]


def test_a_weekday_may_stand_before_the_bare_day():
    assert values("In October 1911 they rose. The orders came on Monday the 23rd.")[1] == "1911-10-23"


def test_what_a_speaker_calls_next_year_moves_nothing():
    text = "In 1816 he said: “We shall rest tomorrow, as we did last year.” The next year came the end."
    assert values(text) == ["1816", "FUTURE_REF", "1815", "1817"]


def test_the_next_year_follows_the_day_told_before_even_an_aside():
    text = (
        "Rule of the queen (1788)\n\nShe came on 3 February 1787. The regent resigned on 9 November 1787. "
        "The crown was hers on January 3 of the next year. In 1788 there was peace."
    )
    assert values(text)[3] == "1788-01-03"


def test_ago_is_not_counted_from_the_story_where_it_leads_before_all_of_it():
    text = "1823: how towns were lit\n\nA hundred years ago lamps burned oil. In 1814 came gas, in 1824 the works."
    assert values(text) == ["1823", "PAST_REF", "1814", "1824"]


def test_the_year_of_a_heading_dates_a_first_day_without_year():
    assert values("The pact of 1850\n\nOn 14 February the two signed. In 1917 a book told of it.")[1] == "1850-02-14"
