"""Cardinal number words and how they add up: "two hundred and forty thousand"."""

from __future__ import annotations

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "milliard": 1e9,
    "trillion": 1e12,
    "quadrillion": 1e15,
    "quintillion": 1e18,
    "dozen": 12.0,
}
ORDINALS = {
    "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40,
    "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
    "thousandth": 1000, "millionth": 1_000_000,
}  # fmt: skip
"""Ordinals that are the lower part of a fraction: "five eighths"."""
LARGEST = 1e24
"""No text means a number from here on."""


class WordCount:
    """Adds number words up: units and tens gather, hundreds multiply them, scales close them."""

    def __init__(self) -> None:
        self._total = self._current = 0.0
        self.last = ""
        self.scale = 1.0

    @property
    def value(self) -> float:
        """The number so far."""
        return self._total + self._current

    def add(self, word: str) -> bool:
        """Take one more word; False where it does not continue the number."""
        if word in UNITS and self._takes_unit(UNITS[word]):
            self._current += UNITS[word]
            self.last, self.scale = ("unit" if UNITS[word] < 10 else "teen"), 1.0
        elif word in TENS and self.last not in ("unit", "teen", "ten"):
            self._current += TENS[word]
            self.last, self.scale = "ten", 1.0
        elif word == "hundred" and self.last not in ("hundred", "scale"):
            self._current = (self._current or 1.0) * 100
            self.last = "hundred"
            self.scale = 100.0
        elif word in SCALES and word != "hundred" and self.value < LARGEST:
            self._close(SCALES[word])
            self.last = "scale"
            self.scale = SCALES[word] if word != "dozen" else 1.0
        else:
            return False
        return True

    def _takes_unit(self, unit: int) -> bool:
        return self.last not in ("unit", "teen") and not (self.last == "ten" and not 1 <= unit <= 9)

    def _close(self, scale: float) -> None:
        if self.last == "scale" and not self._current:
            self._total *= scale
        else:
            self._total, self._current = self._total + (self._current or 1.0) * scale, 0.0
