"""Whatever the text, quantities stand in order and inside it; numbers in words come back; time stays linear."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adfontes.language import find_quantities

_SMALL = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
PIECES = [
    "10,000", "1914", "£", "$", "4s", "6d", "%", "km", "men", "of", "a", "half", "million", "and", "to", "-", "–",
    "between", "about", "over", "one", "two", "hundred", "in", "five", ".", ",", "1.250.000", "½", "°C", "\n", " ",
    "(", ")", "per", "year", "old", "killed", "/", "dozens", "½d", "+", "\u00a0", "🏰", "م", "٣", "十", "\u0000", "'",
]  # fmt: skip


def in_words(number: int) -> str:
    """British number words below a thousand million."""
    for scale, name in ((1_000_000, "million"), (1_000, "thousand")):
        if number >= scale:
            rest = number % scale
            link = "" if not rest else " and " if rest < 100 else " "
            return f"{in_words(number // scale)} {name}{link}{in_words(rest) if rest else ''}"
    if number >= 100:
        rest = number % 100
        return f"{_SMALL[number // 100]} hundred{f' and {in_words(rest)}' if rest else ''}"
    if number >= 20:
        return _TENS[number // 10] + (f"-{_SMALL[number % 10]}" if number % 10 else "")
    return _SMALL[number]


@given(st.integers(2, 999_999_999))
def test_a_number_in_words_comes_back(number: int) -> None:
    text = f"They counted {in_words(number)} sheep."
    (mention,) = find_quantities(text)
    assert mention.quantity.low == mention.quantity.high == number
    assert mention.span.of(text) == in_words(number)


@given(st.integers(10_000, 10**12))
def test_digits_with_commas_come_back(number: int) -> None:
    (mention,) = find_quantities(f"They counted {number:,} sheep.")
    assert mention.quantity.low == number
    assert mention.quantity.of == "sheep"


PIECED = st.lists(st.sampled_from(PIECES), max_size=40)


@settings(max_examples=300)
@given(st.one_of(st.text(), PIECED.map(" ".join), PIECED.map("".join)))
def test_any_text_gives_sorted_separate_spans_inside_it(text: str) -> None:
    end = 0
    for mention in find_quantities(text):
        assert end <= mention.span.start < mention.span.end <= len(text)
        assert mention.span.of(text) == mention.span.of(text).strip()
        end = mention.span.end
        low, high = mention.quantity.low, mention.quantity.high
        assert low is not None or high is not None
        assert low is None or high is None or low <= high


@pytest.mark.slow
@pytest.mark.parametrize(
    "make",
    [
        lambda size: "1" * size,
        lambda size: "1," * (size // 2),
        lambda size: "," * size,
        lambda size: "1.000" * (size // 5),
        lambda size: "10 000 " * (size // 7),
        lambda size: "one " * (size // 4),
        lambda size: "hundred thousand " * (size // 17),
        lambda size: "a million and a half " * (size // 21),
        lambda size: "about over at least " * (size // 20),
        lambda size: "£1 4s 6d " * (size // 9),
        lambda size: "between 1 and " * (size // 14),
        lambda size: "twenty-" * (size // 7),
        lambda size: "3. 2. " * (size // 6),
        lambda size: "killed and wounded or " * (size // 22),
        lambda size: "1 of the army of " * (size // 17),
        lambda size: "5 km, " * (size // 6),
        lambda size: "(" * size,
        lambda size: "a" * size,
    ],
)
def test_time_grows_with_the_length_of_the_text_alone(make: Callable[[int], str]) -> None:
    """Four times the text takes about four times the time; a square would take sixteen."""

    def timed(text: str) -> float:
        return min(_once(text) for _ in range(3))

    def _once(text: str) -> float:
        start = time.process_time()
        find_quantities(text)
        return time.process_time() - start

    small, large = timed(make(8_000)), timed(make(32_000))
    assert large < 10 * small + 0.05
