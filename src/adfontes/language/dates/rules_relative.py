"""Rules for what points from where the narrative stands: "the same day", "three years later", "now", "that afternoon"."""

from __future__ import annotations

from adfontes.language.dates.grammar import Found, Grammar
from adfontes.language.dates.meanings import Calendar, Fixed, Pointer, Reading, Shift, Which
from adfontes.language.dates.numbers import read_amount, read_mod, read_weekday
from adfontes.language.dates.rules_calendar import PART, which
from adfontes.language.dates.rules_duration import AMOUNT, HEDGE
from adfontes.language.dates.vocabulary import DAY_PART, SEASON, UNIT, UNITS

_POINTING = """pointed=( (?: the )? (?: very )? next | (?: the )? previous | (?: the | this | that )? (?: very )? same | this | that )"""
_UNIT_WORDS = UNIT | UNITS


def unit_code(word: str) -> str:
    """TIMEX3 letters of a unit, singular or plural."""
    return _UNIT_WORDS[word]


def add_relative_rules(grammar: Grammar) -> None:
    """Add the rules for shifts, pointers and references."""
    _add_shift_rules(grammar)
    _add_pointer_rules(grammar)
    _add_day_part_rules(grammar)
    _add_references(grammar)


def _add_shift_rules(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule(
        f"{HEDGE} {AMOUNT} (?: word )? unit=( unit | units ) (?: or (?: so | more ) )? how=( later | afterwards | afterward | hence | thereafter | on | earlier | before | previously | beforehand | prior | ago | after | following | since )"
    )
    def shift(found: Found) -> list[Reading]:
        return _shift(found)

    @rule("only? unit=units how=( later | afterwards | earlier | before | previously | ago | after )")
    def vague_shift(found: Found) -> list[Reading]:
        return _shift(found)

    @rule(
        "the unit=( day | night | week | month | year | morning | evening | afternoon ) how=( before | after | following | previous )"
    )
    def the_day_before(found: Found) -> list[Reading]:
        forward = found.text("how") in {"after", "following"}
        unit = found.text("unit")
        part = DAY_PART.get(unit, "NI" if unit == "night" else "")
        return found.reading(Shift(count=1, unit="D" if part else UNIT[unit], forward=forward, day_part=part))

    @rule("(?: shortly | soon | immediately | sometime | just ) (?: after | afterwards | afterward | thereafter )")
    def shortly_after(found: Found) -> list[Reading]:
        if found.token(found.last) == "after" and found.token(found.last + 1)[:1].isalnum():
            return []
        return found.reading(Shift(count=None, unit="D", forward=True))


def _shift(found: Found) -> list[Reading]:
    how, words = found.text("how"), found.texts("amount")
    unit = found.texts("unit")[0]
    code = unit_code(unit)
    if how in {"on", "since"}:
        return []
    if how in {"after", "before", "following"} and unit == "times":
        return []
    count = read_amount(words) if words else None
    forward = how in {"later", "afterwards", "afterward", "hence", "thereafter", "after", "following"}
    mod = "LESS_THAN" if "less than" in found.text("hedge") else ""
    return found.reading(Shift(count=count, unit=code, forward=forward, spoken=how in {"ago", "hence"}, mod=mod))


def _add_pointer_rules(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule(f"""{PART} (?: later | earlier | early | late )? (?: in | on )? {_POINTING} (?: calendar )?
        unit=( day | week | month | year | decade | century | weekend | millennium )""")
    def pointed_unit(found: Found) -> list[Reading]:
        return _pointer(found)

    @rule(
        "pointed=( the following | the next | the previous | the preceding ) unit=( day | week | month | year | decade | century )"
    )
    def the_next_unit(found: Found) -> list[Reading]:
        return _pointer(found)

    @rule(f"""(?: part=( the? (?: early | edge | later | earlier ) (?: part )? of? in? | the? (?: latter | first | second | last | closing | early | later ) (?: part | half | days | weeks | months ) of ) )
        (?: the | this | that ) unit=( day | week | month | year | decade | century )""")
    def part_of_the_unit(found: Found) -> list[Reading]:
        words = found.texts("part")
        mod = "" if {"later", "earlier"} & set(words[:1]) else read_mod(words)
        return found.reading(Pointer(which="same", unit=UNIT[found.text("unit")], mod=mod))

    @rule(
        "(?: later | earlier ) (?: in )? (?: the | that | this ) (?: same )? unit=( day | week | month | year | decade | century )"
    )
    def later_that(found: Found) -> list[Reading]:
        return found.reading(Pointer(which="same", unit=UNIT[found.text("unit")]))

    @rule(
        f"(?: later | earlier | early | late )? (?: on )? (?: {_POINTING} )? weekday=weekday daypart=( day_part | night )?"
    )
    def weekday(found: Found) -> list[Reading]:
        return _weekday(found)

    @rule("(?: the )? pointed=( same | very same ) (?: time | moment )")
    def same_time(found: Found) -> list[Reading]:
        if found.token(found.first) != "the":
            return []
        return found.reading(Pointer(which="same", unit="time"))

    @rule("(?: the )? pointed=( this | that | same ) period=( period | era )")
    def this_period(found: Found) -> list[Reading]:
        return found.reading(Fixed(value=""))

    @rule("pointed=( this | that ) period=( time | point | juncture | date )")
    def this_time(found: Found) -> list[Reading]:
        before = found.token(found.first - 1)
        if before in {"at", "by"} and found.text("period") == "time":
            return found.reading(Fixed(value="PRESENT_REF"))
        if before in {"during", "until", "to", "since", "from", "before", "around", "about", "on", "after"}:
            return found.reading(Fixed(value=""))
        return []


def _pointer(found: Found) -> list[Reading]:
    words, unit = found.texts("pointed"), found.text("unit")
    pointing = which(words)
    assert pointing is not None
    lead = found.token(found.first)
    if words == ["past"] or (words[-1] == "past" and unit in {"day"}):
        return []
    if words == ["next"] and found.token(found.first - 1) in {"very"}:
        return []
    # "the last century" and "the past year" are lengths; "the previous century" is a place in time
    if words == ["the", "past"]:
        return []
    if words in (["following"], ["same"], ["subsequent"], ["coming"]):
        return []
    mod = read_mod(found.texts("part")) if lead not in {"later", "earlier"} else ""
    spoken = words in (["last"], ["next"], ["this"])
    return found.reading(Pointer(which=pointing, unit=UNIT[unit], mod=mod, spoken=spoken))


def _weekday(found: Found) -> list[Reading]:
    place = found.place("weekday")[0]
    written = found.raw(place)
    if not written[:1].isupper():
        return []
    before = found.raw(place - 1)
    if (
        "pointed" not in found
        and before[:1].isupper()
        and before.lower() not in {"on", "by", "the", "every", "each", "from", "until", "last", "next"}
    ):
        return []  # Black Thursday, Bloody Sunday: names of events
    part = _part(found.texts("daypart"))
    pointing: Which = which(found.texts("pointed")) or "this"
    day = read_weekday(found.token(place))
    return found.reading(Pointer(which=pointing, unit="weekday", detail=str(day), day_part=part))


def _part(words: list[str]) -> str:
    return next((DAY_PART.get(word, "NI") for word in words if word in DAY_PART or word == "night"), "")


def _add_day_part_rules(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule(f"(?: (?: later | early | late | earlier ) )? {_POINTING} part=( day_part | night )")
    def pointed_part(found: Found) -> list[Reading]:
        pointing = which(found.texts("pointed"))
        assert pointing is not None
        if found.texts("pointed") in (["following"], ["same"]):
            return []
        mod = "START" if found.token(found.first) == "early" else "END" if found.token(found.first) == "late" else ""
        detail = _part(found.texts("part"))
        if found.texts("pointed") == ["last"]:
            return found.reading(Pointer(which="previous", unit="D", day_part=detail, spoken=True))
        return found.reading(Pointer(which=pointing, unit="D", day_part=detail, mod=mod))

    @rule("(?: early | late )? (?: in | on )? the (?: early | late )? part=day_part (?: hours )?")
    def the_part(found: Found) -> list[Reading]:
        if found.token(found.last + 1) == "of":
            return []
        if found.token(found.first) in {"in", "on"}:
            return []
        return found.reading(Pointer(which="this", unit="D", day_part=_part(found.texts("part"))))

    @rule("part=( night | midnight | nightfall | noon | midday | dawn | dusk | sunset | sunrise | daybreak )")
    def bare_part(found: Found) -> list[Reading]:
        detail = _part(found.texts("part"))
        if found.text("part") == "night":
            return found.reading(Fixed(value="XXXX-XX-XXTNI", type="TIME"))
        if found.token(found.first - 1) not in {
            "at",
            "by",
            "before",
            "after",
            "until",
            "around",
            "about",
            "till",
            "since",
            "from",
            "to",
        }:
            return []
        return found.reading(Pointer(which="this", unit="D", day_part=detail))

    @rule("tonight")
    def tonight(found: Found) -> list[Reading]:
        return found.reading(Fixed(value="XXXX-XX-XXTNI", type="TIME"))

    @rule("yesterday | tomorrow")
    def yesterday(found: Found) -> list[Reading]:
        forward = found.token(found.first) == "tomorrow"
        return found.reading(Shift(count=1, unit="D", forward=forward, spoken=True))

    @rule("time=clock ampm=( am | pm | a dot m dot? | p dot m dot? | hours | hrs | o apostrophe clock )?")
    def clock(found: Found) -> list[Reading]:
        return _clock(found)

    @rule("time=( n12 | cardinal ) ampm=( am | pm | a dot m dot? | p dot m dot? | o apostrophe clock )")
    def hour(found: Found) -> list[Reading]:
        return _clock(found)


def _clock(found: Found) -> list[Reading]:
    from adfontes.language.dates.vocabulary import CARDINAL  # noqa: PLC0415

    text = found.text("time")
    half = "".join(found.texts("ampm")).replace(".", "")
    if half == "am" and found.raw(found.last) == "am" and found.raw(found.first - 1) == "I":
        return []
    hour, _, minute = text.replace(".", ":").partition(":")
    number = int(hour) if hour.isdigit() else CARDINAL[hour]
    if number > 24 or (half and half != "hours" and number > 12 and half in {"am", "oclock"}):
        return []
    if half == "pm" and number < 12:
        number += 12
    if half == "am" and number == 12:
        number = 0
    return found.reading(Calendar(clock=f"{number:02d}:{minute[:2] or '00'}"))


def _add_references(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule(
        "right? now | nowadays | current | currently | today | presently | (?: the )? present day | these days | the time being | the present (?: day | time )? | at present | at the moment"
    )
    def present(found: Found) -> list[Reading]:
        if found.text_span() in {"at present", "at the moment"}:
            return [Reading(found.first + 1, found.last, Fixed(value="PRESENT_REF"))]
        return found.reading(Fixed(value="PRESENT_REF"))

    @rule("former | formerly | recent | recently | lately")
    def past(found: Found) -> list[Reading]:
        return found.reading(Fixed(value="PAST_REF"))

    @rule("the? past")
    def the_past(found: Found) -> list[Reading]:
        if (
            found.token(found.first) != "the"
            or found.token(found.first - 1) != "in"
            or found.token(found.last + 1)[:1].isalnum()
        ):
            return []
        return found.reading(Fixed(value="PAST_REF"))

    @rule("(?: the )? (?: near )? future")
    def future(found: Found) -> list[Reading]:
        return found.reading(Fixed(value="FUTURE_REF"))


_SEASONS = SEASON
