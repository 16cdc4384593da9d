"""Rules for what points from where the narrative stands: "the same day", "three years later", "next spring", "now"."""

from __future__ import annotations

from adfontes.language.dates.grammar import Found, Grammar
from adfontes.language.dates.meanings import Fixed, Pointer, Reading, Shift
from adfontes.language.dates.numbers import read_amount, read_mod, read_weekday
from adfontes.language.dates.rules_lengths import unit_code
from adfontes.language.dates.shapes import AMOUNT, HEDGE, PART, POINTING, is_capital, read_day_part, read_which
from adfontes.language.dates.vocabulary import UNIT, words

_LONG_UNIT = "unit=( day | week | month | year | decade | century | millennium )"
_FORWARD = frozenset({"later", "afterwards", "afterward", "hence", "thereafter", "after", "following"})
_SHIFTS = """later | afterwards | afterward | hence | thereafter | earlier | before | previously | beforehand |
    prior | ago | after | following"""
_NOUN_OPENERS = words("the a an his her their its this that these those he she they it we")
_PERIOD_CUES = words("during until to since from before around about on after throughout through within")
_AFTER_OVERNIGHT = words("and but the from to by on in he she they it a as when while until")
_NOT_A_NOUN = words("a an the was were is had has have and of to in on by for or , . ; : ) as with")


def add_pointer_rules(grammar: Grammar) -> None:
    """Add the rules for shifts, pointers and references."""
    _add_shifts(grammar)
    _add_units(grammar)
    _add_periods(grammar)
    _add_references(grammar)


def _add_shifts(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule(f"{HEDGE} {AMOUNT} (?: LOWER )? unit=( UNIT | UNITS ) (?: or (?: so | more ) )? how=( {_SHIFTS} )")
    def shift(found: Found) -> list[Reading]:
        return _shift(found)

    @rule(f"(?: only | just | some )? unit=UNITS how=( {_SHIFTS} )")
    def vague_shift(found: Found) -> list[Reading]:
        if found.token(found.last + 1) in {"that", "this"} and found.text("how") in {"before", "after"}:
            return []
        return _shift(found)

    @rule(
        """(?: only | just )? a (?: short | long | brief ) (?: time | while ) (?: later | after | afterwards |
            before | earlier )"""
    )
    def a_short_time_after(found: Found) -> list[Reading]:
        forward = found.token(found.last) not in {"before", "earlier"}
        return found.reading(Shift(count=None, unit="D", forward=forward))

    @rule(
        """the unit=( day | night | week | month | year | morning | evening | afternoon ) how=( before | after
            | following | previous )"""
    )
    def the_day_before(found: Found) -> list[Reading]:
        unit = found.text("unit")
        part = read_day_part([unit])
        forward = found.text("how") in {"after", "following"}
        meaning = Shift(
            count=1, unit="D" if part else UNIT[unit], forward=forward, day_part=part, anchored=_goes_on(found)
        )
        return found.reading(meaning)

    @rule("yesterday | tomorrow")
    def yesterday(found: Found) -> list[Reading]:
        forward = found.token(found.first) == "tomorrow"
        return found.reading(Shift(count=1, unit="D", forward=forward, spoken=True))


def _shift(found: Found) -> list[Reading]:
    how, words = found.text("how"), found.texts("amount")
    count = read_amount(words) if words else None
    mod = "APPROX" if found.text("hedge") in {"about", "around", "almost", "nearly", "roughly"} else ""
    hedge = found.text("hedge")
    if hedge in {"less than", "more than"} and unit_code(found.texts("unit")[0]) in {"D", "W", "M"}:
        count = None
    return found.reading(
        Shift(
            count=count,
            unit=unit_code(found.texts("unit")[0]),
            forward=how in _FORWARD,
            spoken=how in {"ago", "hence"},
            anchored=_goes_on(found),
            mod=mod,
        )
    )


def _goes_on(found: Found) -> bool:
    """Whether the words say from what they count: "after the vote", but not "a year after, he ..."."""
    if found.token(found.last) not in {"after", "before", "following"}:
        return False
    following = found.raw(found.last + 1)
    if following in {"that", "this", "which", "it"} and not found.token(found.last + 2)[:1].isalpha():
        return False
    return following[:1].isupper() or following[:1].isdigit() or following in _NOUN_OPENERS


def _add_units(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule(f"{PART} (?: (?: later | earlier | early | late ) (?: in )? )? {POINTING} {_LONG_UNIT}")
    def pointed_unit(found: Found) -> list[Reading]:
        return _pointer(found)

    @rule(
        f"""part=( the? (?: EARLY | EDGE ) (?: part )? (?: of | in ) | the? (?: later | earlier ) in
        | the? SHARE (?: part | half | days | weeks | months | years ) of )
        (?: the | this | that ) {_LONG_UNIT}"""
    )
    def part_of_the_unit(found: Found) -> list[Reading]:
        words = found.texts("part")
        mod = "" if {"later", "earlier"} & set(words[:1]) else read_mod(words)
        return found.reading(Pointer(which="same", unit=UNIT[found.text("unit")], mod=mod))

    @rule("the quality=LOWER LOWER? unit=( day | week | month | year )")
    def superlative(found: Found) -> list[Reading]:
        quality = found.text("quality")
        if not (quality.endswith("est") or quality in {"key", "crucial", "decisive", "pivotal", "fateful"}):
            return []
        return found.reading(Pointer(which="same", unit=UNIT[found.text("unit")]))

    @rule("the turn of the century")
    def turn_of_the_century(found: Found) -> list[Reading]:
        return found.reading(Pointer(which="same", unit="turn", mod="APPROX"))

    @rule("overnight")
    def overnight(found: Found) -> list[Reading]:
        following = found.token(found.last + 1)
        if following[:1].isalpha() and following not in _AFTER_OVERNIGHT:
            return []  # "an overnight success"
        return found.reading(Pointer(which="this", unit="D", day_part="NI"))

    @rule(f"(?: {POINTING} )? weekday=WEEKDAY part=( DAY_PART | night )? (?! DAY_OF_MONTH | COMMA? MONTH )")
    def weekday(found: Found) -> list[Reading]:
        return _weekday(found)


def _pointer(found: Found) -> list[Reading]:
    words, unit = found.texts("pointed"), found.text("unit")
    pointing = read_which(words)
    assert pointing is not None
    if words[-1] == "past" or words in (["following"], ["same"], ["subsequent"], ["coming"], ["prior"], ["very"]):
        return []
    if found.token(found.last + 1) == "of" and words[-1] == "last":
        return []
    mod = "" if found.token(found.first) in {"later", "earlier"} else read_mod(found.texts("part"))
    if not mod and found.token(found.first) in {"early", "late"}:
        mod = read_mod([found.token(found.first)])
    spoken = words in (["last"], ["next"], ["this"])
    return found.reading(Pointer(which=pointing, unit=UNIT[unit], mod=mod, spoken=spoken))


def _weekday(found: Found) -> list[Reading]:
    place = found.place("weekday")[0]
    if not is_capital(found, place):
        return []
    return found.reading(
        Pointer(
            which=read_which(found.texts("pointed")) or "this",
            unit="weekday",
            detail=str(read_weekday(found.token(place))),
            day_part=read_day_part(found.texts("part")),
        )
    )


def _add_periods(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule("the (?: very )? same (?: time | moment )")
    def same_time(found: Found) -> list[Reading]:
        return found.reading(Pointer(which="same", unit="time"))

    @rule("(?: the )? (?: very )? THIS (?: same )? (?: period | era ) | the same period")
    def this_period(found: Found) -> list[Reading]:
        return found.reading(Fixed(value=""))

    @rule("(?: this | that ) word=( time | point | juncture | date | stage )")
    def this_time(found: Found) -> list[Reading]:
        before = found.token(found.first - 1)
        if before == "at" and found.text("word") == "time":
            return found.reading(Fixed(value="PRESENT_REF"))
        if before in _PERIOD_CUES and found.text("word") in {"time", "date"}:
            return found.reading(Fixed(value=""))
        return []

    @rule("(?<= at ) the time")
    def at_the_time(found: Found) -> list[Reading]:
        return found.reading(Fixed(value="PRESENT_REF"))

    @rule("the (?: time | day ) of (?: the | his | her | their | its ) (?: LOWER | CAPITAL ){1,3}")
    def the_time_of(found: Found) -> list[Reading]:
        return found.reading(Fixed(value=""))


def _add_references(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule(
        """right? now | nowadays | currently | current | today | presently | the? present ANY_DASH? day | these
            days | the present (?: time )? | the time being"""
    )
    def present(found: Found) -> list[Reading]:
        if found.text("present") == "the present" and found.token(found.last + 1)[:1].isalpha():
            return []
        return found.reading(Fixed(value="PRESENT_REF"))

    @rule("(?<= to ) (?: date | this day ) | (?<= at ) present")
    def to_date(found: Found) -> list[Reading]:
        return found.reading(Fixed(value="PRESENT_REF"))

    @rule("former | formerly | recent | recently | lately")
    def past(found: Found) -> list[Reading]:
        following = found.token(found.last + 1)
        if found.text_span() == "former" and found.token(found.first - 1) == "the" and following in _NOT_A_NOUN:
            return []
        if found.text_span() == "recently" and following == "as":
            return []
        return found.reading(Fixed(value="PAST_REF"))

    @rule("(?<= in ) the past (?= COMMA | DOT | CLOSE | and )")
    def the_past(found: Found) -> list[Reading]:
        return found.reading(Fixed(value="PAST_REF"))

    @rule("(?: the )? (?: near )? future")
    def future(found: Found) -> list[Reading]:
        return found.reading(Fixed(value="FUTURE_REF"))
