"""Rules for how long and how often: "three months", "ten-day", "26 years of age", "per week", "daily"."""

from __future__ import annotations

from adfontes.language.dates.grammar import Found, Grammar
from adfontes.language.dates.meanings import Fixed, Length, Reading, Recurring
from adfontes.language.dates.numbers import amount_mod, read_amount
from adfontes.language.dates.shapes import AMOUNT, HEDGE
from adfontes.language.dates.vocabulary import ADVERB_SET, UNIT, UNITS, words

_CODES = UNIT | UNITS
_SAID_AS = {"F": (2, "W"), "N": (1, "D"), "WE": (2, "D"), "G": (30, "Y"), "ML": (1000, "Y")}
"""Units that TIMEX3 has no letters for, as so many of one that it has; a generation is thirty years."""
_BEFORE_VAGUE = words("for within in after lasted and of over took through during spent into lasting many these those")
_NOT_A_RATE = words("was is has as this lasts takes its his gives goes leaves perhaps almost less plus")


def duration_value(count: float | None, code: str) -> str:
    """TIMEX3 value of a length: ``P3M``, ``PT24H``, ``PXD`` where the count is vague."""
    if code in _SAID_AS:
        factor, code = _SAID_AS[code]
        count = count * factor if count is not None else None
    number = "X" if count is None else f"{count:.15g}" if count < 1e15 else str(int(count))
    return f"PT{number}{code[1:]}" if code.startswith("T") else f"P{number}{code}"


def unit_code(word: str) -> str:
    """TIMEX3 letters of a unit, singular or plural."""
    return _CODES[word]


def add_length_rules(grammar: Grammar) -> None:
    """Add the rules for lengths, ages and sets."""
    _add_set_rules(grammar)
    _add_counted(grammar)
    _add_vague(grammar)


def _add_counted(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule(f"(?: the )? {HEDGE} {AMOUNT} ANY_DASH? unit=( UNIT | UNITS ) ANY_DASH? (?: old | of age )")
    def age(found: Found) -> list[Reading]:
        return _length(found)

    @rule("(?: aged | age ) number=( CARDINAL DASH? CARDINAL? | N12 | N31 | N99 )")
    def aged(found: Found) -> list[Reading]:
        first, last = found.place("number")
        count = read_amount(found.texts("number"))
        return [Reading(first, last, Length(value=duration_value(count, "Y")))] if count else []

    @rule("a ANY_DASH? unit=UNIT")
    def a_unit(found: Found) -> list[Reading]:
        return _a_unit(found)

    @rule(f"""(?: the )? ANOTHER (?: of the )? {HEDGE} {AMOUNT} (?: LOWER (?= UNITS ) )? unit=( UNIT | UNITS )
        (?: long )?""")
    def first_few(found: Found) -> list[Reading]:
        return _length(found)

    @rule(
        f"""(?: the | these | those )? (?: NEXT | PREVIOUS ) {HEDGE} {AMOUNT} (?: LOWER (?= UNITS ) )? unit=(
            UNIT | UNITS )"""
    )
    def next_few(found: Found) -> list[Reading]:
        return _length(found)

    @rule(f"""(?: the | these | those )? (?: same )? {HEDGE} {AMOUNT} ANY_DASH?
        (?: (?: LOWER | NEXT | PREVIOUS | short | long | full | whole | final ) (?= UNITS ) )? unit=( UNIT | UNITS )
        (?: ANY_DASH? long )? (?: ANY_DASH? period )?""")
    def length(found: Found) -> list[Reading]:
        return _length(found)


def _add_vague(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule("the (?: NEXT | PREVIOUS | first | final | last | early | opening | closing | later | SHARE ) unit=UNITS")
    def following_days(found: Found) -> list[Reading]:
        return found.reading(Length(value=duration_value(None, unit_code(found.text("unit")))))

    @rule("the (?: past | first | last ) unit=( decade | century | year | month | week ) (?: of )?")
    def the_first_year(found: Found) -> list[Reading]:
        ends_in_of = found.token(found.last) == "of"
        if found.token(found.first + 1) != "past" and not ends_in_of:
            return []
        last = found.last - ends_in_of
        return [Reading(found.first, last, Length(value=duration_value(1, unit_code(found.text("unit")))))]

    @rule("unit=UNIT ANY_DASH? long")
    def unit_long(found: Found) -> list[Reading]:
        return found.reading(Length(value=duration_value(1, unit_code(found.text("unit")))))

    @rule("(?: the years | unit=UNITS )")
    def bare_units(found: Found) -> list[Reading]:
        return _bare_units(found)

    @rule("""(?: a | the )? (?: short | long | brief | considerable | prolonged | ANOTHER | whole | entire )? (?:
        LOWER | CAPITAL )?
        (?: period | era | periods ) (?: of time )?""")
    def period(found: Found) -> list[Reading]:
        alone = found.first == found.last
        if alone and (not found.token(found.first).startswith("period") or found.token(found.last + 1) == ":"):
            return []
        return found.reading(Fixed(value=""))

    @rule("a (?: short | long | brief | considerable ) (?: time | while )")
    def a_long_time(found: Found) -> list[Reading]:
        return found.reading(Fixed(value=""))

    @rule("the duration of the (?: CAPITAL | LOWER )")
    def the_duration(found: Found) -> list[Reading]:
        return found.reading(Fixed(value=""))


def _add_set_rules(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule(
        """(?: each | every ) (?: other | single | count=CARDINAL )? unit=( UNIT | UNITS | morning | evening |
            afternoon | weekend | season )"""
    )
    def every(found: Found) -> list[Reading]:
        code = _CODES.get(found.text("unit"), "D")
        count = read_amount(found.texts("count")) or (2 if found.token(found.first + 1) == "other" else 1)
        return found.reading(Recurring(value=duration_value(count, code)))

    @rule("(?: per | SLASH ) unit=UNIT")
    def per(found: Found) -> list[Reading]:
        first = found.first + (found.token(found.first) == "/")
        if first > found.first and not found.token(found.first - 1)[:1].isdigit():
            return []
        return [Reading(first, found.last, Recurring(value=duration_value(1, unit_code(found.text("unit")))))]

    @rule("how=OFTEN")
    def adverb(found: Found) -> list[Reading]:
        return found.reading(Recurring(value=ADVERB_SET[found.text("how")]))


def _a_unit(found: Found) -> list[Reading]:
    before, unit = found.token(found.first - 1), found.text("unit")
    if unit in {"second", "night"}:
        return []
    rate = before[:1].isdigit() or before in {"times", "once", "twice", "%", "million", "billion", "m", "bn"}
    rate = rate or (before.endswith("s") and len(before) > 3 and before not in _NOT_A_RATE)
    value = duration_value(1, unit_code(unit))
    return found.reading(Recurring(value=value) if rate else Length(value=value))


def _length(found: Found) -> list[Reading]:
    words, unit = found.texts("amount"), found.texts("unit")[0]
    count = read_amount(words)
    if unit == "second" or (unit in UNIT and words[0] in {"some", "many", "several"}):
        return []
    if unit in UNIT and words == ["one"] and found.token(found.last + 1) == "of":
        return []
    if unit == "night" and words[0] in {"a", "some"}:
        return []
    return found.reading(Length(value=duration_value(count, unit_code(unit)), mod=amount_mod(found.texts("hedge"))))


def _bare_units(found: Found) -> list[Reading]:
    before, after, unit = found.token(found.first - 1), found.token(found.last + 1), found.token(found.last)
    if unit in {"nights", "seconds", "weekends"}:
        return []
    if before in _BEFORE_VAGUE or after == "of":
        return found.reading(Length(value=duration_value(None, unit_code(unit))))
    return []
