"""The schedule: FSRS, and the exam."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adfontes.practice import in_words, next_dates, recall, review
from adfontes.practice.schedule import LAST_DAYS
from adfontes.values.practice import Aim, Memory, Rating

NOW = datetime(2027, 3, 1, 18, 0, tzinfo=UTC)
ratings = st.sampled_from([1, 2, 3, 4])
zones = st.sampled_from([UTC, ZoneInfo("Europe/London"), ZoneInfo("Asia/Tokyo"), ZoneInfo("America/Los_Angeles")])


def answered(*given_ratings: Rating, start: datetime = NOW, aim: Aim | None = None) -> Memory:
    memory, now = None, start
    for rating in given_ratings:
        memory = review("card", memory, rating, now, aim)
        now = memory.due
    assert memory is not None
    return memory


def test_a_card_answered_well_comes_up_later_each_time() -> None:
    gaps = [answered(*[3] * count) for count in (2, 3, 4)]
    waits = [memory.due - memory.last_review for memory in gaps]
    assert waits[0] < waits[1] < waits[2]


def test_a_card_not_known_comes_up_within_minutes() -> None:
    assert answered(3, 3, 3, 1).due - answered(3, 3, 3, 1).last_review <= timedelta(minutes=10)


def test_the_same_answers_give_the_same_dates() -> None:
    assert answered(3, 2, 4, 3) == answered(3, 2, 4, 3)


def test_a_better_answer_never_brings_the_card_up_sooner() -> None:
    dates = next_dates("card", answered(3, 3), NOW + timedelta(days=4))
    assert dates[1] <= dates[2] <= dates[3] <= dates[4]


@given(
    history=st.lists(st.tuples(ratings, st.integers(0, 60 * 24 * 40)), min_size=1, max_size=12),
    days=st.integers(1, 400),
    zone=zones,
    card=st.text(min_size=1, max_size=8),
)
def test_no_card_is_scheduled_past_the_beginning_of_the_exam_day(
    history: list[tuple[Rating, int]], days: int, zone: ZoneInfo, card: str
) -> None:
    now = NOW.astimezone(zone)
    exam = now.date() + timedelta(days=days)
    begins = datetime.combine(exam, time(), tzinfo=zone)
    memory = None
    for rating, minutes in history:
        now = (now.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(zone)
        memory = review(card, memory, rating, now, Aim(exam=exam))
        assert memory.due > now.astimezone(UTC)
        if now.date() < exam:
            assert memory.due <= begins


@given(days=st.integers(LAST_DAYS + 1, 30), card=st.text(min_size=1, max_size=8))
def test_a_well_known_card_comes_up_once_more_in_the_last_days_before_the_exam(days: int, card: str) -> None:
    exam = (NOW + timedelta(days=days)).date()
    memory = review(card, None, 4, NOW, Aim(exam=exam))
    memory = review(card, memory, 4, NOW + timedelta(hours=1), Aim(exam=exam))
    latest = datetime.combine(exam - timedelta(days=1), time(), tzinfo=UTC)
    assert memory.due <= latest


def test_the_last_looks_before_an_exam_are_spread_over_several_days() -> None:
    exam = date(2027, 3, 21)
    known = answered(4, 4, 4)
    days = {review(f"card-{number}", known, 4, NOW, Aim(exam=exam)).due.date() for number in range(40)}
    assert days == {date(2027, 3, 18), date(2027, 3, 19), date(2027, 3, 20)}


def test_from_the_day_of_the_exam_on_the_exam_no_longer_matters() -> None:
    exam = NOW.date()
    assert review("card", answered(4, 4), 4, NOW, Aim(exam=exam)) == review("card", answered(4, 4), 4, NOW)


def test_a_higher_wanted_recall_brings_cards_up_sooner() -> None:
    known = answered(3, 3, 3)
    later = known.due
    assert review("c", known, 3, later, Aim(retention=0.95)).due < review("c", known, 3, later, Aim(retention=0.8)).due


def test_recall_falls_with_time() -> None:
    memory = answered(3, 3, 3)
    assert recall(memory, memory.due) > recall(memory, memory.due + timedelta(days=30)) > 0


def test_a_time_without_its_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        review("card", None, 3, datetime(2027, 3, 1))


@pytest.mark.parametrize(
    ("ahead", "words"),
    [
        (timedelta(minutes=1), "in 1 minute"),
        (timedelta(minutes=10), "in 10 minutes"),
        (timedelta(hours=2), "later today"),
        (timedelta(hours=20), "tomorrow"),
        (timedelta(days=3), "in 3 days"),
        (timedelta(days=40), "on 10 April"),
        (timedelta(days=400), "on 4 April 2028"),
    ],
)
def test_the_next_date_is_said_in_plain_words(ahead: timedelta, words: str) -> None:
    assert in_words(NOW + ahead, NOW) == words
