"""Rules for how long and how often: durations, ages, sets."""

from __future__ import annotations

from adfontes.language.dates.grammar import Found, Grammar
from adfontes.language.dates.meanings import Length, Reading, Recurring
from adfontes.language.dates.numbers import amount_mod, read_amount
from adfontes.language.dates.vocabulary import ADVERB_SET, UNIT, UNITS

_NUMBER = "(?: cardinal any_dash? cardinal? (?: magnitude )? | digits (?: magnitude )? )"
AMOUNT = f"""amount=( {_NUMBER} (?: (?: to | or | any_dash ) {_NUMBER} )? (?: and a half )? | article? (?: few | dozen ) (?: of )?
    | half article | article (?: magnitude )? | (?: a )? (?: hundreds | thousands | dozens | scores ) of )"""
HEDGE = """(?: hedge=( (?: well )? over | (?: no | little | much )? (?: more | less | fewer ) than | under | nearly | almost | at least | up to | about | around | approximately
    | roughly | only | just | some | barely | exactly | at most ) )?"""
_LIMITS = "(?: the )? (?: next | previous | first | last | final | early | opening | closing | other | same )"


def duration_value(count: float | None, code: str) -> str:
    """TIMEX3 value of a length: ``P3M``, ``PT24H``, ``PXD`` where the count is vague."""
    number = "X" if count is None else f"{count:g}" if count < 1e6 else str(int(count))
    if code.startswith("T"):
        return f"PT{number}{code[1:]}"
    if code in {"F", "N", "WE", "G", "ML"} and count is not None:
        factor, unit = {"F": (2, "W"), "N": (1, "D"), "WE": (2, "D"), "G": (30, "Y"), "ML": (1000, "Y")}[code]
        return f"P{count * factor:g}{unit}"
    return f"P{number}{ {'F': 'W', 'N': 'D', 'WE': 'D', 'G': 'Y', 'ML': 'Y'}.get(code, code) }"


def _code(found: Found) -> str:
    word = found.texts("unit")[0]
    return UNIT.get(word) or UNITS[word]


def add_duration_rules(grammar: Grammar) -> None:
    """Add the rules for lengths, ages and sets."""
    rule = grammar.rule

    @rule(
        "(?: each | every ) (?: other | single )? unit=( unit | morning | night | evening | afternoon | weekday | season )"
    )
    def every(found: Found) -> list[Reading]:
        word = found.text("unit")
        codes = {"day": "P1D", "week": "P1W", "month": "P1M", "year": "P1Y", "hour": "PT1H"}
        return found.reading(Recurring(value=codes.get(word, duration_value(1, UNIT.get(word, "D")))))

    @rule("per unit=unit")
    def per(found: Found) -> list[Reading]:
        return found.reading(Recurring(value=duration_value(1, _code(found))))

    @rule("how=adverb_set")
    def adverb(found: Found) -> list[Reading]:
        return found.reading(Recurring(value=ADVERB_SET[found.text("how")]))

    @rule("unit=unit by unit")
    def unit_by_unit(found: Found) -> list[Reading]:
        return []

    @rule(f"{HEDGE} {AMOUNT} any_dash? unit=( unit | units ) any_dash? (?: old | of age )")
    def age(found: Found) -> list[Reading]:
        return _length(found)

    @rule(f"{HEDGE} amount=( article ) any_dash? unit=unit")
    def a_unit(found: Found) -> list[Reading]:
        return _a_unit(found)

    @rule(
        f"{HEDGE} {AMOUNT} any_dash? (?: (?: word | next | previous ) (?= units ) )? unit=( unit | units ) (?: any_dash? long )? (?: any_dash? (?: period | old ) )?"
    )
    def length(found: Found) -> list[Reading]:
        return _length(found)

    @rule(f"{_LIMITS} {HEDGE} {AMOUNT} (?: word (?= units ) )? unit=( unit | units )")
    def next_few(found: Found) -> list[Reading]:
        return _length(found)

    @rule(f"{_LIMITS} unit=units")
    def following_days(found: Found) -> list[Reading]:
        if found.token(found.first) in {"same", "other", "next"}:
            return []
        return found.reading(Length(value=duration_value(None, _code(found))))

    @rule("the past unit=( decade | century | year | month | week )")
    def the_past_unit(found: Found) -> list[Reading]:
        return found.reading(Length(value=duration_value(1, _code(found))))

    @rule("unit=unit any_dash long")
    def unit_long(found: Found) -> list[Reading]:
        return found.reading(Length(value=duration_value(1, _code(found))))

    @rule("unit=units")
    def bare_units(found: Found) -> list[Reading]:
        before, after = found.token(found.first - 1), found.token(found.last + 1)
        if found.text("unit") in {"nights", "seconds", "quarters", "weekends"}:
            return []
        if (
            before in {"for", "within", "in", "after", "lasted", "and", "of", "over", "took", "through"}
            or after == "of"
        ):
            return found.reading(Length(value=duration_value(None, _code(found))))
        return []


def _a_unit(found: Found) -> list[Reading]:
    before = found.token(found.first - 1)
    unit = found.text("unit")
    if unit in {"second", "night"}:
        return []
    rate = before[:1].isdigit() or (before.endswith("s") and before not in {"was", "is", "has", "as", "this", "lasts"})
    if rate and "hedge" not in found:
        return found.reading(Recurring(value=duration_value(1, _code(found))))
    return _length(found)


def _length(found: Found) -> list[Reading]:
    words = found.texts("amount")
    unit = found.texts("unit")[0]
    count = read_amount(words)
    if unit in UNIT and words == ["one"] and found.token(found.last + 1) == "of":
        return []
    if unit in UNIT and not (
        words[-1:] in (["a"], ["an"], ["one"], ["half"], ["hundred"], ["thousand"]) or found.raw(found.first) or True
    ):
        return []
    if unit == "second" or (unit in {"minutes"} and False):
        return []
    if count is None and not any(word[0].isalpha() for word in words):
        return []
    return found.reading(Length(value=duration_value(count, _code(found)), mod=amount_mod(found.texts("hedge"))))
