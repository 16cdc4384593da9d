"""Rules for times of day: "11:30 a.m.", "at 3 o'clock", "that afternoon", "the next morning", "at night"."""

from __future__ import annotations

from adfontes.language.dates.grammar import Found, Grammar
from adfontes.language.dates.meanings import Calendar, Fixed, Pointer, Reading
from adfontes.language.dates.numbers import read_mod
from adfontes.language.dates.shapes import POINTING, read_day_part, read_which
from adfontes.language.dates.vocabulary import CARDINAL, words

_HALF = "(?: am | pm | a DOT m DOT? | p DOT m DOT? )"
_TIME_CUES = words("at by before after until around about till since from to towards toward just")


def add_clock_rules(grammar: Grammar) -> None:
    """Add the rules for clock times and parts of the day."""
    rule = grammar.rule

    @rule(f"time=CLOCK half=( {_HALF} | hours | hrs | o APOSTROPHE clock )?")
    def clock(found: Found) -> list[Reading]:
        return _clock(found)

    @rule(f"time=( N12 | CARDINAL ) half=( {_HALF} | o APOSTROPHE clock )")
    def hour(found: Found) -> list[Reading]:
        return _clock(found)

    @rule(f"when=( early | late | later | earlier )? {POINTING} part=( DAY_PART | night )")
    def pointed_part(found: Found) -> list[Reading]:
        pointed = found.texts("pointed")
        if pointed in (["following"], ["same"], ["prior"]):
            return []
        which = read_which(pointed)
        assert which is not None
        day_part, mod = read_day_part(found.texts("part")), read_mod(found.texts("when"))
        spoken = pointed == ["last"]
        return found.reading(Pointer(which=which, unit="D", day_part=day_part, mod=mod, spoken=spoken))

    @rule("(?: when=( early | late ) in )? the when2=( early | late )? part=DAY_PART (?! of | hours )")
    def the_part(found: Found) -> list[Reading]:
        mod = read_mod(found.texts("when") or found.texts("when2"))
        return found.reading(Pointer(which="this", unit="D", day_part=read_day_part(found.texts("part")), mod=mod))

    @rule("night (?: ANY_DASH? time )?")
    def night(found: Found) -> list[Reading]:
        return found.reading(Fixed(value="XXXX-XX-XXTNI", type="TIME"))

    @rule("part=DAY_PART")
    def bare_part(found: Found) -> list[Reading]:
        if found.token(found.first - 1) not in _TIME_CUES or found.token(found.last + 1) in {"of", "on"}:
            return []
        return found.reading(Pointer(which="this", unit="D", day_part=read_day_part(found.texts("part"))))

    @rule("tonight")
    def tonight(found: Found) -> list[Reading]:
        return found.reading(Fixed(value="XXXX-XX-XXTNI", type="TIME"))


def _clock(found: Found) -> list[Reading]:
    half = "".join(found.texts("half")).replace(".", "")
    hour, _, minute = found.text("time").replace(".", ":").partition(":")
    number = int(hour) if hour.isdigit() else CARDINAL[hour]
    if number > 24 or (half and half not in {"hours", "hrs"} and number > 12):
        return []
    if half == "pm" and number < 12:
        number += 12
    if half == "am" and number == 12:
        number = 0
    return found.reading(Calendar(clock=f"{number:02d}:{minute[:2] or '00'}"))
