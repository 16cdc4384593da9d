"""Rules for seasons, feasts and named days: "the summer of 1955", "Christmas Day", "D-Day", "the seventh day"."""

from __future__ import annotations

from adfontes.language.dates.grammar import Found, Grammar
from adfontes.language.dates.meanings import Calendar, Event, Fixed, Pointer, Reading, Which
from adfontes.language.dates.numbers import read_mod, read_year
from adfontes.language.dates.shapes import PART, POINTING, YEAR, YEAR_REF, is_capital, read_day_part, read_which
from adfontes.language.dates.vocabulary import FEAST, MONTH, MOVABLE_FEAST, SEASON

_YEAR_AFTER = f"(?: COMMA? of? (?: the year )? {YEAR} | COMMA? {YEAR_REF} )?"
_SEASON_OPENERS = frozenset(
    {"the", "in", "by", "early", "late", "mid", "that", "this", "next", "last", "of", "during", "until"}
)
_NOT_A_SEASON_BEFORE = frozenset({"to", "hot", "would", "will", "could"})


def add_season_rules(grammar: Grammar) -> None:
    """Add the rules for seasons, feasts and named days."""
    rule = grammar.rule

    @rule(f"""{PART} (?: {POINTING} )? (?: the (?: LOWER ){{0,2}} )? season=( SEASON | fall )
        ANY_DASH? COMMA? (?: of | in )? (?: the year )? {YEAR}
        (?: (?: ANY_DASH | SLASH ) TWO_DIGITS )?""")
    def season_of_year(found: Found) -> list[Reading]:
        return _season(found)

    @rule(f"{PART} (?: the )? season=( SEASON | fall ) COMMA? {YEAR_REF}")
    def season_of_that_year(found: Found) -> list[Reading]:
        return _season(found)

    @rule("the season=SEASON how=( before | after | following | previous )")
    def season_before(found: Found) -> list[Reading]:
        which: Which = "next" if found.text("how") in {"after", "following"} else "previous"
        return found.reading(Calendar(season=SEASON[found.text("season")], year_from=which))

    @rule(f"{PART} {POINTING} season=( SEASON | fall )")
    def pointed_season(found: Found) -> list[Reading]:
        return _season(found)

    @rule(f"{PART} (?: the (?: LOWER | CAPITAL ){{0,2}} )? season=SEASON (?: season )?")
    def bare_season(found: Found) -> list[Reading]:
        return _season(found) if _is_season(found) else []

    @rule("(?<= in ) the? season=fall (?= COMMA | DOT | the | CAPITAL )")
    def in_the_fall(found: Found) -> list[Reading]:
        return _season(found)

    @rule("season=fall (?= campaign | campaigns | offensive | fighting | semester | term | harvest )")
    def fall_campaign(found: Found) -> list[Reading]:
        return _season(found)

    @rule(
        """(?: the )? (?: NEXT | PREVIOUS )? (?: dry | wet | rainy | monsoon | campaigning | growing | harvest
            | hunting ) season"""
    )
    def other_season(found: Found) -> list[Reading]:
        return found.reading(Fixed(value=""))

    _add_feasts(grammar)
    _add_named_days(grammar)


def _season(found: Found) -> list[Reading]:
    year = read_year(found.texts("year"))
    if "year" in found and year is None:
        return []
    pointed = found.texts("pointed")
    return found.reading(
        Calendar(
            year=year.value if year else None,
            season=SEASON.get(found.texts("season")[0], "FA"),
            mod=read_mod(found.texts("part")),
            year_from=read_which(found.texts("yref")) or read_which(pointed),
            bce=bool(year and year.bce),
            short_year=bool(year and year.short),
        )
    )


def _is_season(found: Found) -> bool:
    """Not the Prague Spring, a hot spring, to spring."""
    place = found.place("season")[0]
    before = found.token(place - 1)
    if is_capital(found, place) and is_capital(found, place - 1) and before not in _SEASON_OPENERS:
        return False
    if found.token(place) == "spring" and before == "a" and found.token(place + 1) in {"of", ",", ".", "and"}:
        return False
    return found.token(place) != "spring" or before not in _NOT_A_SEASON_BEFORE


def _add_feasts(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule(
        f"""(?: the )? feast=( FEAST (?: eve | day )? | new year (?: APOSTROPHE s )? (?: eve | day ) | all
            saints APOSTROPHE? day | boxing day ) {_YEAR_AFTER}"""
    )
    def fixed_feast(found: Found) -> list[Reading]:
        words = found.texts("feast")
        if not _is_feast(found):
            return []
        month, day = FEAST.get(words[0], {"new": (1, 1), "all": (11, 1), "boxing": (12, 26)}.get(words[0], (0, 0)))
        if "eve" in words:
            month, day = (12, 31) if words[0] == "new" else (month, day - 1)
        return _feast(found, Calendar(month=month, day=day))

    @rule(
        f"""(?: the )? feast=( MOVABLE_FEAST (?: sunday | monday | week )? | good friday | ash wednesday | palm
            sunday | whit sunday ) {_YEAR_AFTER}"""
    )
    def movable_feast(found: Found) -> list[Reading]:
        words = found.texts("feast")
        if not _is_feast(found):
            return []
        days = {"good": -2, "ash": -46, "palm": -7, "whit": 49}.get(words[0], MOVABLE_FEAST.get(words[0], 0))
        return _feast(found, Calendar(feast=str(days + (words[-1] == "monday"))))


def _is_feast(found: Found) -> bool:
    """Not the song or a family of that name: "White Christmas"."""
    before = found.raw(found.first - 1)
    return is_capital(found, found.place("feast")[0]) and (
        not before[:1].isupper() or before.lower() in _SEASON_OPENERS | {"on", "at", "before", "after", "since"}
    )


def _feast(found: Found, meaning: Calendar) -> list[Reading]:
    year = read_year(found.texts("year"))
    return found.reading(
        Calendar(
            year=year.value if year else None,
            month=meaning.month,
            day=meaning.day,
            feast=meaning.feast,
            year_from=read_which(found.texts("yref")),
            short_year=bool(year and year.short),
            bce=bool(year and year.bce),
        )
    )


def _add_named_days(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule("(?: the )? name=( (?: CAPITAL | d | v | ve | vj ) (?: DASH (?: CAPITAL | e | j ) )? ANY_DASH? day )")
    def named_day(found: Found) -> list[Reading]:
        last = found.place("name")[1]
        if not is_capital(found, last) or found.token(last) != "day" or found.token(found.place("name")[0]) in MONTH:
            return []
        return found.reading(Event(name=found.text("name").replace(" - ", "-"), is_day=True))

    @rule("(?: the )? name=( CAPITAL WEEKDAY YEAR4? )")
    def named_weekday(found: Found) -> list[Reading]:
        if not is_capital(found, found.place("name")[0] + 1):
            return []
        return found.reading(Event(name=found.text("name"), is_day=True))

    @rule("the name=( (?: NTH31 | NTH | CARDINAL DASH ORDINAL_WORD | ORDINAL_WORD ) (?: year )? anniversary ) of?")
    def anniversary(found: Found) -> list[Reading]:
        last = found.last if found.token(found.last) == "anniversary" else found.last - 1
        return [Reading(found.first, last, Pointer(which="same", unit="D", detail="anniversary"))]

    @rule(
        """(?: EDGE of )? the order=( NTH31 | ORDINAL_WORD | final | last | opening ) part=( day | night |
            morning | evening | afternoon )"""
    )
    def nth_day(found: Found) -> list[Reading]:
        return found.reading(Pointer(which="this", unit="some day", day_part=read_day_part(found.texts("part"))))
